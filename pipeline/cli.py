"""The console script `waqai`."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from pipeline.errors import WaqaiError
from pipeline.workspace import PROJECT, Workspace

if TYPE_CHECKING:
    from pipeline.extract.names import Ner

P = ParamSpec("P")
R = TypeVar("R")

#: Bytes that `extract` reads of a file: what it finds is held in memory.
_MAX_INPUT = 256 * 1024 * 1024
_FOLDER = click.Path(file_okay=False, path_type=Path)
_warehouse = click.option(
    "--warehouse", type=_FOLDER, default=PROJECT / "warehouse", show_default="warehouse/ of this project", help="Folder of the warehouse."
)

_ner = click.option(
    "--ner",
    type=click.Choice(["default", "camel"]),
    default="default",
    show_default=True,
    help="Who recognises names: our tagger, or camel-tools' recogniser where it is installed.",
)


def _told(command: Callable[P, R]) -> Callable[P, R]:
    """End with exit code 1 and the message alone on errors that are the user's to mend."""

    @wraps(command)
    def wrapped(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return command(*args, **kwargs)
        except WaqaiError as error:
            raise click.ClickException(str(error)) from error

    return wrapped


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(package_name="waqai")
def main() -> None:
    """Every number in Arabic news as a row, with the sentence it stands on."""


@main.command()
@click.option("--raw", type=_FOLDER, default=PROJECT / "raw", show_default="raw/ of this project", help="Folder of raw documents.")
@_warehouse
@_ner
@_told
def run(raw: Path, warehouse: Path, ner: "Ner") -> None:
    """Raw documents to a checked and published release.

    Exit code 0 only if a release was published, or the current one already holds exactly this.
    """
    from assets.run import materialize
    from pipeline.console.summary import failed_check_lines, input_lines, reuse_line, table_lines

    space = Workspace(raw.resolve(), warehouse.resolve())
    _must_be_folder(space.raw)
    if ner == "camel":
        _must_have_camel()
    with _progress():
        outcome = materialize(space, ner)
    if space.stage("source_texts", "files").exists():
        _print(input_lines(space))
    if not outcome.success:
        _print(failed_check_lines(space))
        raise click.ClickException("\n".join(outcome.errors) or f"Run {outcome.run_id} failed; see it with: waqai ui")
    click.echo(reuse_line(space))
    _print(table_lines(space))
    latest = space.releases / "latest"
    click.echo(f"release      {latest.resolve()}")


def _must_be_folder(raw: Path) -> None:
    if not raw.is_dir():
        raise click.ClickException(f"{raw} is not a folder. Give the folder of your documents with --raw.")


def _must_have_camel() -> None:
    """Say at once what camel-tools lacks, not after all files are read: without its recogniser nothing runs, without its analyser lemmas are simplemma's."""
    from pipeline.extract.names.camel.data import recogniser_folder
    from pipeline.facts.lemma import analyser_is_missing

    recogniser_folder()
    if (missing := analyser_is_missing()) is not None:
        click.echo(f"{missing} (lemmas come from simplemma until then)", err=True)


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(line, color=True)  # or else `click` takes escape sequences out of data


@contextmanager
def _progress() -> Iterator[None]:
    """Show what `pipeline.progress` reports, on a terminal."""
    from pipeline.progress import watched

    columns = (SpinnerColumn(), TextColumn("{task.description:<10}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        tasks: dict[str, Any] = {}

        def show(what: str, done: int, total: int) -> None:
            if what not in tasks:
                tasks[what] = progress.add_task(what, total=total or None)
            progress.update(tasks[what], completed=done, total=total or None)

        with watched(show):
            yield


@main.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path, allow_dash=True))
@click.option("--published", type=click.DateTime(["%Y-%m-%d"]), help="Day of publication, for relative dates (records may carry their own).")
@click.option("--format", "form", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)
@_ner
@_told
def extract(files: tuple[Path, ...], published: datetime | None, form: str, ner: "Ner") -> None:
    """Extraction alone, without a warehouse.

    FILES are texts, or JSONL with a record {"id", "text", "published"?} a line; `-` (the default) is standard input.
    """
    from pipeline.console.records import as_json, as_table, read_records

    console = Console()
    for file in files or (Path("-"),):
        for record in read_records(str(file), _content(file), published.date() if published else None):
            if record.note:
                click.echo(record.note, err=True)
            if form == "jsonl":
                click.echo(as_json(record, ner))
            else:
                console.print(as_table(record, ner))


def _content(file: Path) -> bytes:
    try:
        with click.open_file(str(file), "rb") as stream:
            content: bytes = stream.read(_MAX_INPUT + 1)
    except OSError as error:
        raise click.ClickException(f"{file}: {error.strerror}") from error
    if len(content) > _MAX_INPUT:
        raise click.ClickException(f"{file} has more than {_MAX_INPUT >> 20} MiB; put it into a folder and use waqai run")
    return content


@main.command()
@click.option("--port", type=int, default=3000, show_default=True, help="Port on this machine.")
def ui(port: int) -> None:
    """Dagster's UI and daemon on this project; schedules and sensors are live."""
    from assets.run import serve

    serve(port)


@main.command()
@click.argument("query")
@click.option("--format", "form", type=click.Choice(["table", "csv", "jsonl"]), default="table", show_default=True)
@_warehouse
@_told
def sql(query: str, form: str, warehouse: Path) -> None:
    """Ask the current warehouse, read-only."""
    from pipeline.console.query import ask

    _print(ask(Workspace(PROJECT / "raw", warehouse).database, query, form))


@main.command()
@click.argument("fact_id")
@_warehouse
@_told
def explain(fact_id: str, warehouse: Path) -> None:
    """One fact: its sentence, its rule, who says it, who agrees or differs, the checks it passed."""
    from pipeline.console.explain import explain as explained

    Console().print(explained(Workspace(PROJECT / "raw", warehouse).database, fact_id))


@main.command()
@_warehouse
@click.option("--yes", is_flag=True, help="Do not ask.")
@_told
def unlock(warehouse: Path, yes: bool) -> None:
    """Free what a killed run left locked, after showing it."""
    from assets.run import killed_runs
    from assets.run import unlock as free

    space = Workspace(PROJECT / "raw", warehouse.resolve())
    runs = killed_runs(space)
    if not runs:
        click.echo("Nothing is locked.")
        return
    _print(f"killed run {run_id}" for run_id in runs)
    if yes or click.confirm("Mark them as failed and free what they hold?"):
        free(space, runs)
        click.echo("Freed.")


@main.group(invoke_without_command=True)
@_warehouse
@click.pass_context
def releases(context: click.Context, warehouse: Path) -> None:
    """What is published: list, verify, diff."""
    context.obj = warehouse
    if context.invoked_subcommand is None:
        context.invoke(list_)


@releases.command("list")
@click.pass_obj
@_told
def list_(warehouse: Path) -> None:
    """The published versions."""
    from pipeline.console.releases import version_lines

    _print(version_lines(Workspace(PROJECT / "raw", warehouse).releases))


@releases.command()
@click.argument("release", type=click.Path(exists=True, file_okay=False, path_type=Path))
@_told
def verify(release: Path) -> None:
    """Check a release's checksums, schema and row counts; exit code 1 where something is wrong."""
    from pipeline.release import verify as problems_of

    problems = problems_of(release)
    _print(f"{problem.file}: {problem.message}" for problem in problems)
    if problems:
        raise click.ClickException(f"{release} is not as it was published: {len(problems)} problem(s).")
    click.echo(f"{release} is as it was published.")


@releases.command()
@click.argument("old", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("new", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--format", "form", type=click.Choice(["table", "csv", "jsonl"]), default="table", show_default=True)
@_told
def diff(old: Path, new: Path, form: str) -> None:
    """Rows added, removed and changed between two releases."""
    from pipeline.console.query import rendered
    from pipeline.release import diff as differences

    _print(rendered(differences(old, new), form))


if __name__ == "__main__":
    main()

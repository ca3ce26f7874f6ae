"""A checked warehouse to a release: made aside, complete and on disk before it gets its name."""

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import get_args

import duckdb
import pyarrow as pa

from pipeline.errors import ReleaseError
from pipeline.release.about import REDISTRIBUTABLE
from pipeline.release.card import write_card
from pipeline.release.changelog import write_changelog
from pipeline.release.changes import Tally, changes_query, tally
from pipeline.release.checksums import write_sums
from pipeline.release.croissant import write_croissant
from pipeline.release.datapackage import read_datapackage, write_datapackage
from pipeline.release.dictionary import write_dictionary
from pipeline.release.parquet import read_description, write_parquet
from pipeline.release.verifying import verify
from pipeline.release.versions import BUILDING, exclusive, latest, next_version, point_latest, sync, versions
from pipeline.schema import CHANGES, TABLES, Table
from pipeline.schema.ddl import quote
from pipeline.schema.values import Action

REPORT = "quality.html"
_MEMORY = "1GB"


@dataclass(frozen=True, slots=True)
class Published:
    """A release as it stands: new, or the one that already holds exactly this."""

    version: str
    path: Path
    is_new: bool
    previous: str | None
    rows: Mapping[str, int]
    changes: tuple[Tally, ...]

    @property
    def summary(self) -> str:
        """One line for people: what the release holds and what changed."""
        holds = f"{self.version}: {self.rows['facts']} facts in {self.rows['documents']} documents"
        if not self.is_new:
            return f"{holds}; nothing changed, so nothing new was published"
        counts = {action: sum(one.rows for one in self.changes if one.action == action) for action in get_args(Action)}
        changed = ", ".join(f"{rows} rows {action}" for action, rows in counts.items() if rows) or "no row changed, but the description of tables"
        return f"{holds}; {changed} {f'since {self.previous}' if self.previous else 'in this first release'}"


def publish(database: Path, releases: Path, *, code: str, report: str) -> Published:
    """Publish the checked warehouse `database` as the next version in the folder `releases`, and let `latest` name it.

    `code` names the code that made the warehouse, `report` is the HTML of its quality report. Where the previous release holds the same
    rows under the same descriptions, nothing is published and that one is returned. Until the very end the last release stays what `latest` names.

    Raises `ReleaseError` where the warehouse is unchecked, failed a blocking check, holds no documents or cannot be read, or where the
    folder cannot be written; `LockedError` where another run is publishing.
    """
    if not database.is_file():
        raise ReleaseError(f"there is no warehouse at {database}: run `waqai run` first")
    with _mended(database, releases):
        releases.mkdir(parents=True, exist_ok=True)
        with exclusive(releases):
            work = Path(tempfile.mkdtemp(prefix=BUILDING, dir=releases))
            try:
                with _open(database, work) as con:
                    return _publish(con, work, releases, code, report)
            finally:
                shutil.rmtree(work, ignore_errors=True)


@contextmanager
def _mended(database: Path, releases: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, duckdb.Error, pa.ArrowException) as error:
        raise ReleaseError(
            f"cannot publish {database} to {releases}: {error}. Nothing was published and the last release is unchanged. "
            "See that the folder can be written and its disk has space, and that the warehouse is whole, then run again"
        ) from error


@contextmanager
def _open(database: Path, work: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The warehouse, read-only as the schema `w`, with bounded memory that spills into `work`."""
    settings: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": _MEMORY,
        "temp_directory": str(work / "spill"),
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
    }
    with duckdb.connect(config=settings) as con:
        con.execute(f"ATTACH {quote(str(database))} AS w (READ_ONLY)")
        yield con


def _publish(con: duckdb.DuckDBPyConnection, work: Path, releases: Path, code: str, report: str) -> Published:
    _refuse_unfit(con)
    folder = work / "release"
    folder.mkdir()
    rows = {name: write_parquet(con, table, _source(table), folder / f"{name}.parquet") for name, table in TABLES.items()}
    previous = _previous(releases)
    is_same_code = previous is not None and read_datapackage(previous)["code"] == code
    changes = folder / f"{CHANGES.name}.parquet"
    rows[CHANGES.name] = write_parquet(con, CHANGES, changes_query(con, previous, folder, is_same_code=is_same_code), changes)
    if previous and not rows[CHANGES.name] and _is_described_alike(previous, folder):
        if latest(releases) != previous.name:
            point_latest(releases, previous.name)
        return _published(previous, is_new=False)
    version = next_version(releases)
    tallies = tally(con, changes)
    write_changelog(folder, version, previous, tallies, con)
    write_dictionary(folder)
    write_card(folder, version, rows, con)
    (folder / REPORT).write_text(report, encoding="utf-8")
    write_croissant(folder, version)
    write_datapackage(folder, version, code, previous.name if previous else None, rows)
    write_sums(folder)
    _name(folder, releases, version)
    return _published(releases / version, is_new=True, changes=tallies)


def _refuse_unfit(con: duckdb.DuckDBPyConnection) -> None:
    documents, checks = (con.execute(f"SELECT count(*) FROM w.{name}").fetchall()[0][0] for name in ("documents", "quality"))
    if not documents:
        raise ReleaseError("the warehouse holds no documents, so there is nothing to publish: see in the table files why each was quarantined")
    if not checks:
        raise ReleaseError("the warehouse has not been checked (its table quality is empty): run the checks, then publish")
    failed = con.execute("SELECT DISTINCT check_name FROM w.quality WHERE severity = 'blocking' AND NOT success ORDER BY 1").fetchall()
    if failed:
        raise ReleaseError(f"blocking checks failed: {', '.join(name for (name,) in failed)}. Nothing was published; the table quality shows the rows")


def _source(table: Table) -> str:
    """The rows of a table as they may be published: without the texts that their rights do not allow to pass on."""
    if table.name != "documents":
        return f"w.{table.name}"
    allowed = f"regexp_full_match(upper(replace(trim(rights), ' ', '-')), {quote(REDISTRIBUTABLE)})"
    return f"(SELECT * REPLACE (CASE WHEN {allowed} THEN text END AS text) FROM w.documents)"


def _previous(releases: Path) -> Path | None:
    """The newest release that is whole; a damaged one is neither compared with nor taken for current."""
    return next((releases / version for version in reversed(versions(releases)) if not verify(releases / version)), None)


def _is_described_alike(previous: Path, folder: Path) -> bool:
    paths = [previous / f"{name}.parquet" for name in TABLES]
    return all(path.exists() and read_description(path) == read_description(folder / path.name) for path in paths)


def _name(folder: Path, releases: Path, version: str) -> None:
    """Give a finished release its name: all of it on disk first, then the folder, then `latest`, each in one step."""
    problems = verify(folder)
    if problems:
        raise ReleaseError(
            f"the release does not verify and was not published: {problems[0].file} {problems[0].message}. See that the disk is sound, then run again"
        )
    for path in folder.iterdir():
        path.chmod(0o444)
        sync(path)
    sync(folder)
    folder.rename(releases / version)
    sync(releases)
    point_latest(releases, version)


def _published(path: Path, *, is_new: bool, changes: tuple[Tally, ...] = ()) -> Published:
    package = read_datapackage(path)
    rows = {resource["name"]: resource["rows"] for resource in package["resources"]}
    return Published(path.name, path, is_new, package.get("previous") or None, MappingProxyType(rows), changes)

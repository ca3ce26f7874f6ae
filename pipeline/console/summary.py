"""The closing lines of `waqai run`."""

from collections.abc import Iterator

import polars as pl

from pipeline.errors import WarehouseError
from pipeline.stages import STAGE_OF, read_quality
from pipeline.warehouse import readable
from pipeline.workspace import Workspace


def input_lines(space: Workspace) -> Iterator[str]:
    """What was read and what was quarantined, with reasons."""
    files = space.read(STAGE_OF["files"], "files")
    bad = files.filter(pl.col("status") == "quarantined")
    reasons = ", ".join(f"{count} {reason}" for reason, count in bad.group_by("reason").len().sort("reason").iter_rows())
    yield f"inputs       {files.height} read, {bad.height} quarantined" + (f" ({reasons})" if reasons else "")


def reuse_line(space: Workspace) -> str:
    """What of the run before was used again."""
    kept = {
        "source_texts": "texts of {} of {} files",
        "text_structures": "structure and signatures of {} of {}",
        "extractions": "extraction of {} of {} documents",
    }
    return "reused       " + ", ".join(told.format(*space.read(stage, "reuse").row(0)) for stage, told in kept.items())


def table_lines(space: Workspace) -> Iterator[str]:
    """What the published warehouse holds and how its checks went."""
    with readable(space.database) as connection:
        counts = {
            name: connection.sql(f"SELECT count(*) FROM {name}").fetchall()[0][0]
            for name in ("documents", "duplicates", "entities", "timexes", "facts", "claims")
        }
        copies = connection.sql("SELECT count(*) FROM documents WHERE NOT is_representative").fetchall()[0][0]
        quality = connection.sql("SELECT severity, success FROM quality").pl()
    yield f"documents    {counts['documents']} ({copies} copies or versions of others, {counts['duplicates']} linked pairs)"
    yield f"entities     {counts['entities']}"
    yield f"facts        {counts['facts']} in {counts['claims']} claims; {counts['timexes']} time expressions"
    yield _checks(quality)


def failed_check_lines(space: Workspace) -> Iterator[str]:
    """The checks that the unpublished build failed."""
    try:
        quality = read_quality(space)
    except WarehouseError:
        return
    for row in quality.filter(~pl.col("success")).iter_rows(named=True):
        yield f"  {row['severity']}: {row['table_name']}.{row['check_name']}: {row['observed'] or ''} {row['sample'] or ''}".rstrip()


def _checks(quality: pl.DataFrame) -> str:
    failed = quality.filter(~pl.col("success"))
    text = f"checks       {quality.height - failed.height} passed, {failed.height} failed"
    return text + (
        f" ({', '.join(f'{count} {severity}' for severity, count in failed.group_by('severity').len().sort('severity').iter_rows())})" if failed.height else ""
    )

"""What changed between two releases, row by row, and whether other inputs or other code did it."""

from dataclasses import dataclass
from pathlib import Path

import duckdb
import polars as pl
import pyarrow.parquet as pq

from pipeline.errors import ReleaseError
from pipeline.release.about import DATA_TABLES
from pipeline.release.checksums import digest
from pipeline.release.datapackage import read_datapackage
from pipeline.release.parquet import read_description
from pipeline.schema import CHANGES
from pipeline.schema.ddl import quote

#: Tables whose rows come from one document alone, so that no other document can add or remove one.
_OF_ONE_DOCUMENT = ("sentences", "mentions", "timexes", "facts")


@dataclass(frozen=True, slots=True)
class Tally:
    """How many rows of a table were added, removed or changed, and by what."""

    table_name: str
    action: str
    cause: str
    rows: int


@dataclass(frozen=True, slots=True)
class _Side:
    """One release's rows of a table, None where it has no such table."""

    path: Path | None

    @property
    def types(self) -> dict[str, str]:
        return {field.name: str(field.type) for field in pq.read_schema(self.path)} if self.path else {}

    @property
    def key(self) -> list[str]:
        return list(read_description(self.path)["key"]) if self.path else []


def _side(release: Path | None, table: str) -> _Side:
    path = release / f"{table}.parquet" if release else None
    return _Side(path if path and path.exists() else None)


def _rows(side: _Side, other: _Side) -> str:
    """The rows of a side; of an absent one, no rows of the other's columns."""
    path = side.path or other.path
    return f"(SELECT *, true AS is_there FROM read_parquet({quote(str(path))}) WHERE {str(side.path is not None).lower()})"


def _differing(old: _Side, new: _Side, key: list[str]) -> str:
    """SQL: the names of the columns in both that differ, separated by spaces. Where a type changed, what is written counts."""
    before, after = old.types, new.types
    names = []
    for name in after:
        if name in before and name not in key:
            cast = "" if before[name] == after[name] else "::VARCHAR"
            names.append(f"CASE WHEN o.{name}{cast} IS DISTINCT FROM n.{name}{cast} THEN '{name}' END")
    return f"concat_ws(' ', {', '.join(names)})" if names else "''"


def _compared(table: str, old: _Side, new: _Side, cause: str) -> str:
    """SQL: the changes of a table whose key is the same on both sides."""
    key = new.key or old.key
    columns = new.types or old.types
    given = [f"coalesce(n.{name}, o.{name}) AS {name}" for name in ("doc_id", "other_doc_id", "path", "record") if name in columns]
    row_key = ", ".join(f"'{name}', coalesce(n.{name}, o.{name})" for name in key)
    return (
        f"SELECT '{table}' AS table_name, row_key, action, CASE action WHEN 'changed' THEN differing END AS changed_columns, {cause} AS cause FROM ("
        f"SELECT json_object({row_key})::VARCHAR AS row_key, {''.join(part + ', ' for part in given)}"
        f"{_differing(old, new, key)} AS differing, "
        "CASE WHEN o.is_there IS NULL THEN 'added' WHEN n.is_there IS NULL THEN 'removed' ELSE 'changed' END AS action "
        f"FROM {_rows(old, new)} o FULL JOIN {_rows(new, old)} n ON {' AND '.join(f'o.{name} = n.{name}' for name in key)}"
        ") WHERE action <> 'changed' OR differing <> ''"
    )


def _cause(table: str, columns: dict[str, str]) -> str:
    """SQL: the cause of a change, where inputs and code are both new."""
    if table == "files":
        touched = "(path, record) IN (SELECT (path, record) FROM touched)"
        return f"CASE WHEN {touched} THEN 'inputs' ELSE 'code' END"
    ids = [name for name in ("doc_id", "other_doc_id") if name in columns]
    if not ids:
        return "'both'"
    touched = " OR ".join(f"{name} IN (SELECT doc_id FROM touched WHERE doc_id IS NOT NULL)" for name in ids)
    alone = "action <> 'changed'" if table in _OF_ONE_DOCUMENT else "false"
    return f"CASE WHEN {touched} THEN 'inputs' WHEN {alone} THEN 'code' ELSE 'both' END"


def _one_cause(con: duckdb.DuckDBPyConnection, old: Path | None, new: Path, is_same_code: bool) -> str | None:
    """The cause of every change, or None where each row must be asked; then the table `touched` holds the records that came, went or changed."""
    if old is None or is_same_code:
        return "inputs"
    before, after = (f"(SELECT path, record, sha256, doc_id FROM read_parquet({quote(str(release / 'files.parquet'))}))" for release in (old, new))
    changed = "SELECT path, record, sha256 FROM {} EXCEPT SELECT path, record, sha256 FROM {}"
    con.execute(
        "CREATE OR REPLACE TEMP TABLE touched AS "
        f"SELECT path, record, doc_id FROM {after} SEMI JOIN ({changed.format(after, before)}) USING (path, record) UNION ALL "
        f"SELECT path, record, doc_id FROM {before} SEMI JOIN ({changed.format(before, after)}) USING (path, record)"
    )
    return None if con.execute("SELECT 1 FROM touched LIMIT 1").fetchall() else "code"


def changes_query(con: duckdb.DuckDBPyConnection, old: Path | None, new: Path, *, is_same_code: bool) -> str:
    """A bracketed query whose rows are those of the table `changes`, from the folder `old` (None: nothing) to the folder `new`."""
    cause = _one_cause(con, old, new, is_same_code)
    queries = []
    names = {path.stem for release in (old, new) if release for path in release.glob("*.parquet")} - {"quality", CHANGES.name}
    for table in sorted(names):
        before, after = _side(old, table), _side(new, table)
        if before.path and after.path and digest(before.path) == digest(after.path):
            continue
        pairs = [(before, after)]
        if before.path and after.path and before.key != after.key:
            pairs = [(before, _Side(None)), (_Side(None), after)]
        for one, other in pairs:
            queries.append(_compared(table, one, other, f"'{cause}'" if cause else _cause(table, other.types or one.types)))
    nothing = "SELECT " + ", ".join(f"''::VARCHAR AS {name}" for name in CHANGES.names) + " WHERE false"
    return "(" + " UNION ALL ".join(queries or [nothing]) + ")"


def tally(con: duckdb.DuckDBPyConnection, changes: Path) -> tuple[Tally, ...]:
    """How many rows of which table changed how and why, by a file of changes; in the order of the tables."""
    rows = con.execute(f"SELECT table_name, action, cause, count(*) FROM read_parquet({quote(str(changes))}) GROUP BY ALL ORDER BY ALL").fetchall()
    order = list(DATA_TABLES)
    return tuple(
        sorted((Tally(*row) for row in rows), key=lambda one: (order.index(one.table_name) if one.table_name in order else len(order), one.table_name))
    )


def diff(old: Path, new: Path) -> pl.DataFrame:
    """The rows that differ between two release folders: `table_name`, `row_key` (JSON), `action`, `changed_columns`, `cause`, sorted by table and key.

    Raises `ReleaseError` where a folder is not a release or cannot be read.
    """
    is_same_code = read_datapackage(old)["code"] == read_datapackage(new)["code"]
    try:
        with duckdb.connect() as con:
            query = changes_query(con, old, new, is_same_code=is_same_code)
            changed: pl.DataFrame = con.sql(f"SELECT {', '.join(CHANGES.names)} FROM {query} ORDER BY table_name, row_key").pl()
            return changed
    except (OSError, ValueError, KeyError, duckdb.Error) as error:
        raise ReleaseError(f"cannot compare {old} with {new}: {error}. Run `waqai releases verify` on both; a damaged release must be fetched again") from error

"""Build the next warehouse from stage tables, and put it in place."""

from collections.abc import Mapping
from pathlib import Path

import duckdb
import polars as pl

from pipeline.errors import WarehouseError
from pipeline.schema import COLUMNS, TABLES, Table, conform
from pipeline.schema.ddl import column_conditions, quote, schema_sql
from pipeline.warehouse.database import writable

#: Views for people, each after those it stands on.
VIEWS = ("facts_readable", "timeline", "conflicting_claims", "country_months", "speakers", "said_about")
_VIEWS = Path(__file__).resolve().parents[2] / "warehouse" / "views"
_FILLED_LATER = "quality"


def build(path: Path, tables: Mapping[str, pl.DataFrame]) -> None:
    """Make a new DuckDB file at `path` from all tables but `quality`, with keys, checks, comments and views.

    Raises `WarehouseError` where a row breaks the schema or the disk refuses.
    """
    discard(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    with writable(path) as connection:
        connection.execute(f"BEGIN; {schema_sql()} COMMIT")  # one commit: each of its three hundred statements would sync the disk
        for name in TABLES:
            if name != _FILLED_LATER:
                connection.register("incoming", conform(TABLES[name], tables[name]).to_arrow())
                _insert(connection, TABLES[name])
                connection.unregister("incoming")
        _create_views(connection)


def _create_views(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the views. A column not described in its view's SQL is described as in `facts_readable`, on which the others stand, or as declared."""
    known = {name: column.comment for name, column in COLUMNS.items()}
    connection.execute("BEGIN")
    for view in VIEWS:
        connection.execute((_VIEWS / f"{view}.sql").read_text("utf8"))
        rows = connection.execute("SELECT column_name, comment FROM duckdb_columns() WHERE table_name = ? ORDER BY column_index", [view]).fetchall()
        told = {name: comment or known[name] for name, comment in rows}
        connection.execute("".join(f"COMMENT ON COLUMN {view}.{name} IS {quote(comment)};" for name, comment in told.items()))
        if view == VIEWS[0]:
            known |= told
    connection.execute("COMMIT")


def _insert(connection: duckdb.DuckDBPyConnection, table: Table) -> None:
    try:
        connection.execute(f"INSERT INTO {table.name} BY NAME SELECT * FROM incoming")
    except duckdb.ConstraintException as error:
        conditions = [condition for field in table.fields for condition in column_conditions(field.name, field.column).values()]
        conditions += [rule.condition for rule in table.rules]
        broken = next((condition for condition in conditions if connection.execute(f"FROM incoming WHERE NOT ({condition})").fetchone()), None)
        rows = connection.execute(f"SELECT {', '.join(table.key)} FROM incoming WHERE NOT ({broken}) LIMIT 5").fetchall() if broken else []
        raise WarehouseError(
            f"{table.name} breaks the schema: {broken or str(error).splitlines()[0]} {rows or ''}. This is a fault of the code that made the rows, not of the inputs; "
            "please report it with these keys. The last release is as it was."
        ) from error


def fill_quality(path: Path, quality: pl.DataFrame) -> None:
    """Replace the check results in a built warehouse."""
    with writable(path) as connection:
        connection.register("incoming", conform(TABLES[_FILLED_LATER], quality).to_arrow())
        connection.execute("BEGIN; DELETE FROM quality; INSERT INTO quality BY NAME SELECT * FROM incoming; COMMIT")


def replace(build_path: Path, database: Path) -> None:
    """Put a built warehouse in the place of the current one in one move; open readers keep what they have."""
    try:
        database.with_name(database.name + ".wal").unlink(missing_ok=True)  # of an older file: DuckDB would refuse the new one
        build_path.replace(database)
    except OSError as error:
        raise WarehouseError(f"Cannot replace {database}: {error.strerror}. The old warehouse is as it was.") from error


def discard(path: Path) -> None:
    """Remove what an earlier run left of a build."""
    for leftover in (path, path.with_name(path.name + ".wal")):
        leftover.unlink(missing_ok=True)

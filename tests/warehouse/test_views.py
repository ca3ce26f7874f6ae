"""Views for people: each column described, and the figures of a fact as its table has them."""

from collections.abc import Iterator

import duckdb
import pytest

from pipeline.schema import COLUMNS
from pipeline.schema.ddl import schema_sql
from pipeline.warehouse.build import VIEWS
from pipeline.workspace import PROJECT


@pytest.fixture(scope="module")
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        connection.execute(schema_sql())
        for view in VIEWS:
            connection.execute((PROJECT / "warehouse" / "views" / f"{view}.sql").read_text("utf8"))
        yield connection


def columns(connection: duckdb.DuckDBPyConnection, view: str) -> dict[str, str | None]:
    return dict(connection.execute("SELECT column_name, comment FROM duckdb_columns() WHERE table_name = ?", [view]).fetchall())


@pytest.mark.parametrize("view", VIEWS)
def test_what_no_table_declares_is_described(connection: duckdb.DuckDBPyConnection, view: str):
    known = COLUMNS.keys() | columns(connection, "facts_readable").keys()
    assert [name for name, comment in columns(connection, view).items() if not comment and name not in known] == []


@pytest.mark.parametrize("view", ["facts_readable", "timeline", "conflicting_claims", "country_months", "speakers"])
def test_bounds_stand_beside_the_value(connection: duckdb.DuckDBPyConnection, view: str):
    names = list(columns(connection, view))
    at = names.index("value")
    assert names[at : at + 3] == ["value", "value_low", "value_high"]

"""Run the checks on a warehouse and say what was found, as rows of `quality`."""

import json
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
import polars as pl

from pipeline.checks.check import CHECKED_TABLES, CheckSpec, Measure, RowCheck, ShapeCheck
from pipeline.checks.domain import COMPARED
from pipeline.checks.expect import Validator, told
from pipeline.checks.outcomes import Outcome, Session, counted_outcomes, failed, loaded_outcomes, measure_outcomes, shape_outcome
from pipeline.checks.registry import CHECKS, RUNNABLE
from pipeline.schema import TABLES, Table, frame
from pipeline.warehouse.database import readable

#: Larger tables are not loaded: DuckDB counts the rows that break each check, and the expectations are on the counts.
_LOADED_ROWS = 20_000


def run_checks(source: duckdb.DuckDBPyConnection | Path, previous: Path | None, *, checks: Collection[CheckSpec] = CHECKS) -> pl.DataFrame:
    """Run `checks` on a warehouse (an open connection, committed, or the path of its file); rows of `quality`.

    `previous` is the folder of the last release, whose Parquet files tell how many rows there were. Nothing is raised for what is
    wrong in the data: a check that cannot be run is a failed blocking check whose `observed` holds the error. Raises
    `WarehouseError` where the file cannot be opened.
    """
    with _cursor(source) as cursor:
        _register_previous(cursor, previous)
        session = Session(cursor, Validator())
        outcomes = [outcome for name in CHECKED_TABLES for outcome in _table_outcomes(session, TABLES[name], checks)]
    return frame(TABLES["quality"], [_quality_row(outcome) for outcome in outcomes])


@contextmanager
def _cursor(source: duckdb.DuckDBPyConnection | Path) -> Iterator[duckdb.DuckDBPyConnection]:
    if isinstance(source, Path):
        with readable(source) as connection:
            yield connection
    else:
        with source.cursor() as cursor:  # has its own temporary names
            yield cursor


def _register_previous(cursor: duckdb.DuckDBPyConnection, previous: Path | None) -> None:
    """Make `previous_<table>`; one that cannot be read stays away, so that the checks that need it fail and say so."""
    for table, columns in COMPARED.items():
        rows = frame(TABLES[table], []).select(columns)
        if previous is not None:
            try:
                rows = pl.read_parquet(previous / f"{table}.parquet", columns=list(columns), glob=False)
            except (OSError, pl.exceptions.PolarsError):
                continue
        cursor.register(f"previous_{table}", rows.to_arrow())


def _table_outcomes(session: Session, table: Table, wanted: Collection[CheckSpec]) -> Iterator[Outcome]:
    checks = [check for check in RUNNABLE if check.spec.table == table.name and check.spec in wanted]
    yield from (shape_outcome(session, table, check) for check in checks if isinstance(check, ShapeCheck))
    yield from measure_outcomes(session, [check for check in checks if isinstance(check, Measure)])
    yield from _row_outcomes(session, table, [check for check in checks if isinstance(check, RowCheck)])


def _row_outcomes(session: Session, table: Table, checks: Sequence[RowCheck]) -> list[Outcome]:
    if not checks:
        return []
    try:
        (n_rows,) = session.cursor.sql(f"SELECT count(*) FROM {table.name}").fetchall()[0]
        return (loaded_outcomes if n_rows <= _LOADED_ROWS else counted_outcomes)(session, table, checks)
    except duckdb.Error:  # one by one, so that only those that cannot be run are lost
        return [_alone(session, table, check) for check in checks]


def _alone(session: Session, table: Table, check: RowCheck) -> Outcome:
    try:
        return counted_outcomes(session, table, [check])[0]
    except duckdb.Error as error:
        return failed(check, told(error))


def _quality_row(outcome: Outcome) -> dict[str, Any]:
    spec = outcome.check.spec
    return {
        "check_name": spec.name,
        "table_name": spec.table,
        "column_name": spec.column,
        "severity": "blocking" if outcome.errored else spec.severity,
        "success": outcome.success,
        "observed": outcome.observed,
        "n_unexpected": outcome.n_unexpected,
        "sample": json.dumps(outcome.sample, ensure_ascii=False) if outcome.sample else None,
    }

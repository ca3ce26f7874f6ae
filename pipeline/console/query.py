"""`waqai sql`: a query's result as a table, CSV or JSONL."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import polars as pl

from pipeline.console.shown import CONTROLS, STAND_IN, amount
from pipeline.errors import InputError
from pipeline.warehouse import is_damage, readable

_ROWS, _WIDTH = 200, 60


def ask(database: Path, query: str, form: str) -> Iterator[str]:
    """Lines of the result; raises `InputError` where the query is not a valid one."""
    with readable(database) as connection:
        try:
            relation = connection.sql(query)
            data = relation.pl() if relation is not None else pl.DataFrame()
        except duckdb.Error as error:
            if is_damage(error):
                raise
            raise InputError(str(error)) from error
    yield from rendered(data, form)


def rendered(data: pl.DataFrame, form: str) -> Iterator[str]:
    """Lines of a frame as `table`, `csv` or `jsonl`."""
    if form == "csv":
        yield data.write_csv().rstrip("\n")
    elif form == "jsonl":
        if not data.is_empty():
            yield data.write_ndjson().rstrip("\n")
    else:
        with pl.Config(tbl_rows=_ROWS, tbl_cols=-1, fmt_str_lengths=_WIDTH, tbl_width_chars=-1, tbl_hide_column_data_types=True, tbl_hide_dataframe_shape=True):
            yield str(data.with_columns(pl.col(pl.Float64).map_elements(amount, pl.String), pl.col(pl.String).str.replace_all(CONTROLS, STAND_IN)))
        yield f"{data.height} rows" + (f", the first {_ROWS} shown; --format csv gives all" if data.height > _ROWS else "")

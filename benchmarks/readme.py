"""Write README's table of results from the current warehouse: `python -m benchmarks.readme` after `make release`."""

import re
from pathlib import Path

import polars as pl

from pipeline.release.markdown import grid
from pipeline.warehouse import readable
from pipeline.workspace import PROJECT

README = PROJECT / "README.md"
_TABLE = re.compile(r"\| published \|.*?(?=\n\n)", re.DOTALL)


def query_of(text: str) -> str:
    """The query that README's table shows the result of."""
    found = re.search(r'waqai sql "(SELECT.*?)"', text, re.DOTALL)
    if found is None:
        raise ValueError("README has no query for its table of results")
    return found[1]


def table_of(database: Path, query: str) -> str:
    """The result of a query as a Markdown table."""
    with readable(database) as connection:
        data: pl.DataFrame = connection.sql(query).pl()
    return grid(data.columns, data.iter_rows())


def main() -> None:
    """Replace the table."""
    text = README.read_text("utf8")
    README.write_text(_TABLE.sub(lambda _: table_of(PROJECT / "warehouse" / "waqai.duckdb", query_of(text)), text, count=1), "utf8")


if __name__ == "__main__":
    main()

"""`README.md` of a release: the dataset card, in English and Arabic, with figures and facts of this release."""

import json
from collections.abc import Mapping
from pathlib import Path
from string import Template

import duckdb

from pipeline.errors import ReleaseError
from pipeline.release.about import REDISTRIBUTABLE_NAMES, RELEASED
from pipeline.release.markdown import cell, grid
from pipeline.schema.ddl import quote

CARD = "README.md"
_TEMPLATE = Path(__file__).with_name("card.md")
#: Measured accuracy, if the repository has it: a list of flat objects, one per row, whose names are the head of the table.
_ACCURACY = Path(__file__).parents[2] / "docs" / "accuracy.json"
_ENGLISH = """
## Accuracy

Measured on documents that were annotated by hand; `make accuracy` prints these figures. The rules were developed with all of these documents at hand: on text
that nobody has looked at, expect less.
"""
_ARABIC = """
## الدقة

الأرقام التي في الجدول أعلاه (Accuracy) مقيسة على وثائق وُسمت يدويًا، وقد طُوِّرت القواعد على هذه الوثائق كلها؛ فالمتوقَّع في نص لم ينظر فيه أحد من قبل أقلُّ منها.
"""

_SAMPLE = ("surface", "value", "value_low", "value_high", "qualifier", "unit", "item", "place", "time_edtf", "attribution")
#: The fullest facts, of each kind in turn, figures before words and ordinals last: a reader should see what a row can hold.
_SAMPLE_QUERY = """
SELECT {columns} FROM (
  SELECT *, row_number() OVER (PARTITION BY kind ORDER BY filled DESC, fact_id) AS turn FROM (
    SELECT *, (item IS NOT NULL)::INT + (place IS NOT NULL)::INT + (time_edtf IS NOT NULL)::INT + (attribution IS NOT NULL)::INT
      + 2 * regexp_matches(surface, '\\p{{Nd}}')::INT AS filled
    FROM read_parquet({facts}) WHERE length(surface) <= 60 AND coalesce(length(item), 0) <= 60 AND coalesce(length(attribution), 0) <= 60
  )
) ORDER BY turn, kind = 'ordinal', filled DESC, fact_id LIMIT 8
"""


def _configs() -> str:
    lines = []
    for name in ("facts", *(other for other in RELEASED if other != "facts")):
        lines += [f"- config_name: {name}", f"  data_files: {name}.parquet"] + ["  default: true"] * (name == "facts")
    return "\n".join(lines)


def _sample(folder: Path, con: duckdb.DuckDBPyConnection) -> str:
    facts = quote(str(folder / "facts.parquet"))
    rows = con.execute(_SAMPLE_QUERY.format(columns=", ".join(_SAMPLE), facts=facts)).fetchall()
    return grid(list(_SAMPLE), rows) if rows else "This release holds no facts."


def _with_text(folder: Path, con: duckdb.DuckDBPyConnection) -> int:
    return int(con.execute(f"SELECT count(text) FROM read_parquet({quote(str(folder / 'documents.parquet'))})").fetchall()[0][0])


def _accuracy() -> str:
    """The figures as a table, without those of which a set holds nothing; empty where there are none."""
    if not _ACCURACY.exists():
        return ""
    try:
        rows = json.loads(_ACCURACY.read_text(encoding="utf-8"))
        head = list(rows[0])
        return grid([cell(name) for name in head], [[row[name] for name in head] for row in rows if row.get("n") != 0])
    except (ValueError, KeyError, IndexError, TypeError, AttributeError) as error:
        raise ReleaseError(f"{_ACCURACY} is not a list of objects with the same names ({error!r}): write it again with the benchmark") from error


def write_card(folder: Path, version: str, rows: Mapping[str, int], con: duckdb.DuckDBPyConnection) -> None:
    """Write the card of the tables in `folder`; raises `ReleaseError` where the figures for accuracy are malformed."""
    with_text, accuracy = _with_text(folder, con), _accuracy()
    card = Template(_TEMPLATE.read_text(encoding="utf-8")).substitute(
        version=version,
        configs=_configs(),
        facts=rows["facts"],
        documents=rows["documents"],
        sample=_sample(folder, con),
        counts=grid(["table", "rows", "what it holds"], [(name, rows[name], table.description) for name, table in RELEASED.items()]),
        licences=REDISTRIBUTABLE_NAMES,
        with_text=with_text,
        without_text=rows["documents"] - with_text,
        accuracy=f"{_ENGLISH}\n{accuracy}\n" if accuracy else "",
        arabic_accuracy=_ARABIC if accuracy else "",
    )
    (folder / CARD).write_text(card, encoding="utf-8")

"""Records for `waqai extract`: texts in, one JSON object per record out."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from rich.table import Table
from rich.text import Text

from pipeline.console.shown import amount, harmless
from pipeline.errors import InputError
from pipeline.extract import extract
from pipeline.extract.names import Ner
from pipeline.extract.records import Extraction
from pipeline.facts.assemble import quantity_values, record_values
from pipeline.ingest import Refused, decode, parse_day, parse_record, record_content


@dataclass(frozen=True, slots=True)
class Record:
    """A text to extract from, and what is wrong with its metadata."""

    id: str
    text: str
    published: date | None
    note: str | None = None


def read_records(name: str, content: bytes, published: date | None) -> Iterator[Record]:
    """The records of a file: JSONL where its name or first character says so, else one text. Raises `InputError`."""
    try:
        text = decode(content).text
    except Refused as refused:
        raise InputError(f"{name}: {refused}") from refused
    if not (name.endswith(".jsonl") or text.lstrip()[:1] == "{"):
        yield Record(name, text, published)
        return
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield _record(line, name, number, published)


def _record(line: str, name: str, number: int, published: date | None) -> Record:
    try:
        fields = parse_record(line, number)
        text, is_page = record_content(fields, number)
    except Refused as refused:
        raise InputError(f'{name}: {refused}; one JSON object a line, with "id" and "text"') from refused
    if is_page:
        raise InputError(f"{name}: line {number} is a page; put it into a folder and use waqai run")
    said = str(fields.get("published") or "")
    own = parse_day(said)
    note = f"{name}, line {number}: published {said[:40]!r} is no day; relative dates stay open" if said and own is None and published is None else None
    return Record(str(fields.get("id", f"{name}, line {number}")), text, own or published, note)


def extraction_values(record: Record, found: Extraction) -> dict[str, Any]:
    """One record's extraction in the column names of the tables."""
    return {
        "id": record.id,
        "quantities": [quantity_values(quantity) for quantity in found.quantities],
        "timexes": [record_values("timexes", timex) for timex in found.timexes],
        "mentions": [record_values("mentions", mention) for mention in found.mentions],
    }


def as_json(record: Record, ner: Ner = "default") -> str:
    """One line of JSONL."""
    return json.dumps(extraction_values(record, extract(record.text, record.published, ner)), ensure_ascii=False, default=_plain)


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Path):
        return str(value)
    raise TypeError(f"{type(value)} does not go into JSON")


def as_table(record: Record, ner: Ner = "default") -> Table:
    """Quantities and time expressions of a record, to look at."""
    found = extract(record.text, record.published, ner)
    table = Table(
        title=f"{record.id}: {len(found.quantities)} quantities, {len(found.timexes)} time expressions, {len(found.mentions)} names", title_justify="left"
    )
    for heading in ("surface", "kind", "value", "unit", "qualifier", "item", "place", "time", "attribution"):
        table.add_column(heading)
    for quantity in found.quantities:
        values = quantity_values(quantity)
        value = amount(values["value"]) or "–".join(amount(values[name]) for name in ("value_low", "value_high"))
        cells = (
            values["surface"],
            values["kind"],
            value,
            values["unit"],
            values["qualifier"],
            values["item"],
            values["place"],
            values["time"],
            values["attribution"],
        )
        table.add_row(*(Text(harmless(cell or "")) for cell in cells))
    for timex in found.timexes:
        table.add_row(Text(harmless(timex.surface)), timex.type, Text(timex.edtf or ""))
    return table

"""JSONL: one document a line, read as a stream; a broken line costs that line."""

import codecs
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain

from pipeline.ingest.decode import decode, refuse_binary, wide_encoding
from pipeline.ingest.draft import LINES, Draft, Origin, Outcome
from pipeline.ingest.limits import MAX_BROKEN_LINES, MAX_CONTENT
from pipeline.ingest.lines import Line, read_lines
from pipeline.ingest.listing import escape
from pipeline.ingest.metadata import UNKNOWN, Metadata, read_metadata
from pipeline.ingest.refusal import Refused

_MAX_ID_CHARS = 200


def read_jsonl(
    path: str, chunks: Iterable[bytes], given: Metadata = UNKNOWN, defaults: Metadata = UNKNOWN, notes: tuple[str, ...] = ()
) -> Iterator[Draft | Outcome]:
    """A `Draft` for each record, an `Outcome` for each line that holds none; empty lines are none.

    `Refused` where the stream as a whole is binary, empty, or breaks off; the lines before that have been given out.
    """
    names: set[str] = set()
    broken = number = 0
    try:
        encoding, lines = _open(chunks)
        for line in lines:
            number = line.number
            if line.data is not None and not line.data.strip(b" \t\r\n\0"):
                continue
            item = _read_line(line, Origin(path, number, "", line.sha256, line.size, LINES, encoding), names, given, defaults)
            broken += isinstance(item, Outcome)
            yield replace(item, notes=(*item.notes, *notes)) if notes else item
            if broken == MAX_BROKEN_LINES:
                raise Refused("bad_json", f"{broken} lines hold no document; the rest is not read")
    except Refused as refused:
        raise Refused(refused.reason, f"{refused.detail} (after line {number})") if number else refused from refused
    if not names:
        raise Refused("empty", "no lines")


def _open(chunks: Iterable[bytes]) -> tuple[str | None, Iterator[Line]]:
    """The encoding of a stream, where its start tells, and its lines."""
    stream = iter(chunks)
    head = next(stream, b"")
    wide = wide_encoding(head)
    if wide is None:
        head = head.removeprefix(codecs.BOM_UTF8)
        if not head.lstrip().startswith(b"{"):
            refuse_binary(head)
        return None, read_lines(chain([head], stream))
    if wide == "utf-16":
        wide, head = ("utf-16-le" if head[0] == 0xFF else "utf-16-be"), head[2:]
    return wide, read_lines(chain([head], stream), "\n".encode(wide))


def _read_line(line: Line, origin: Origin, names: set[str], given: Metadata, defaults: Metadata) -> Draft | Outcome:
    record: dict[str, object] = {}
    try:
        text, encoding = _decode(line, origin.encoding)
        origin = replace(origin, encoding=encoding)
        record = parse_record(text, line.number)
        content, is_page = record_content(record, line.number)
    except Refused as refused:
        return Outcome(replace(origin, record=_name(record, line.number, names)), refused=refused)
    own, notes = read_metadata(record)
    return Draft(replace(origin, record=_name(record, line.number, names)), content, is_page, own.filled_from(given), defaults, tuple(notes))


def _decode(line: Line, wide: str | None) -> tuple[str, str]:
    if line.data is None:
        raise Refused("too_large", f"line {line.number} has {line.size} bytes; the limit is {MAX_CONTENT}")
    try:
        if wide:
            return line.data.decode(wide), wide
        decoded = decode(line.data)
    except UnicodeDecodeError as error:
        raise Refused("undecodable", f"line {line.number}: not {wide} at byte {error.start}: {error.reason}") from error
    except Refused as refused:
        raise Refused(refused.reason, f"line {line.number}: {refused.detail}") from refused
    return decoded.text, decoded.encoding


def parse_record(text: str, number: int) -> dict[str, object]:
    """The object of a line; raises `Refused` where it is none."""
    try:
        record = json.loads(text)
    except json.JSONDecodeError as error:
        raise Refused("bad_json", f"line {number}, column {error.colno}: {error.msg}") from error
    except (ValueError, RecursionError) as error:
        raise Refused(
            "bad_json", f"line {number}, column 1: {'nested too deep' if isinstance(error, RecursionError) else 'a number too long to read'}"
        ) from error
    if not isinstance(record, dict):
        raise Refused("bad_json", f"line {number}, column 1: not an object with the document's fields")
    return record


def record_content(record: Mapping[str, object], number: int) -> tuple[str, bool]:
    """The text of a record, else its page, and whether it is a page; raises `Refused` where it has neither."""
    for name in ("id", "title", "publisher", "url", "rights", "text", "html"):
        _refuse_surrogates(name, record.get(name), number)
    for name in ("text", "html"):
        value = record.get(name)
        if value is not None and not isinstance(value, str):
            raise Refused("missing_text", f"line {number}: {name} is {type(value).__name__}, not a string")
    if record.get("text") is None and record.get("html") is None:
        raise Refused("missing_text", f"line {number} has neither text nor html")
    text, page = str(record.get("text") or ""), str(record.get("html") or "")
    return (text, False) if text.strip() or not page else (page, True)


def _refuse_surrogates(name: str, value: object, number: int) -> None:
    """Half a character, which JSON can write as an escape and no encoding can store."""
    if isinstance(value, str):
        try:
            value.encode("utf-8")
        except UnicodeEncodeError as error:
            raise Refused("undecodable", f"line {number}: lone surrogate \\u{ord(value[error.start]):04x} in {name} at character {error.start}") from error


def _name(record: Mapping[str, object], number: int, names: set[str]) -> str:
    """The id of a record, or its line where it has no usable one; never the same twice in a file."""
    given = record.get("id")
    usable = isinstance(given, str | int) and not isinstance(given, bool)
    name = escape(str(given).strip()) if usable else ""
    if not name or len(name) > _MAX_ID_CHARS:
        name = f"line {number}"
    while name in names:
        name += f" (line {number})"
    names.add(name)
    return name

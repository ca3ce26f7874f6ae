"""What is known about a document besides its text, from records, side files and pages; values are checked, never guessed."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from email.utils import parsedate_to_datetime

from pipeline.ingest.limits import MAX_FIELD_CHARS
from pipeline.text.fold import fold

_ISO = re.compile(r"(\d{4})([-/.]?)(\d{1,2})\2(\d{1,2})(?:[t ].{0,40})?")
_DAY_FIRST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?:[t ,].{0,40})?")
_NAMED = re.compile(r"[a-z]{3}, \d{1,2} [a-z]{3} \d{4} .{0,40}")
#: Earlier years are placeholders of content systems (0001, 1753), not news.
_FIRST_YEAR = 1900
#: No headline has them, and a terminal obeys them. Those from 0x80 on are left: misread UTF-8 holds them, and is mended by them.
_CONTROLS = re.compile(r"[\x00-\x1f\x7f]")
_WEB_ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What comes with a document; `None` where nothing is known. The `language` is what it is said to be: the text decides what it is."""

    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: date | None = None
    rights: str | None = None
    language: str | None = None

    def filled_from(self, other: "Metadata") -> "Metadata":
        """Its own values, and those of `other` where it has none."""
        missing = {field.name: getattr(other, field.name) for field in fields(self) if getattr(self, field.name) is None}
        return replace(self, **missing) if missing else self


#: Nothing is known.
UNKNOWN = Metadata()


def read_metadata(values: Mapping[str, object]) -> tuple[Metadata, list[str]]:
    """Metadata from the fields of a record or side file, and notes on the values that cannot be used, which stay empty."""
    notes: list[str] = []
    texts = {name: _text(name, values.get(name), notes) for name in ("title", "publisher", "url", "published", "rights", "language")}
    if texts["url"] and not is_web_address(texts["url"]):
        notes.append("url is not a web address, left empty")
        texts["url"] = None
    written = texts.pop("published")
    published = parse_day(written) if written else None
    if written and not published:
        notes.append(f"published {written[:40]!r} is not a day such as 2024-01-28 or 28/01/2024, left empty")
    return Metadata(**texts, published=published), notes


def first_known(candidates: Iterable[Metadata]) -> Metadata:
    """The fields of several sources, earlier ones before later ones."""
    known = Metadata()
    for candidate in candidates:
        known = known.filled_from(candidate)
    return known


def is_web_address(value: str | None) -> bool:
    """Whether a value is an http or https address, which a reader may follow."""
    return value is not None and _WEB_ADDRESS.fullmatch(value) is not None


def parse_day(written: str) -> date | None:
    """The day that a metadata value states with year, month and day: ISO 8601, day/month/year or RFC 2822; else `None`.

    A time of day and its zone are left out: the day is the one the publisher wrote.
    """
    written = fold(written).text.strip()
    if match := _ISO.fullmatch(written):
        return _day(match[1], match[3], match[4])
    if match := _DAY_FIRST.fullmatch(written):
        return _day(match[4], match[3], match[1])
    if _NAMED.fullmatch(written):
        try:
            return parsedate_to_datetime(written).date()
        except ValueError:
            return None
    return None


def _day(year: str, month: str, day: str) -> date | None:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found if found.year >= _FIRST_YEAR else None


def _text(name: str, value: object, notes: list[str]) -> str | None:
    """A metadata value as trimmed text; a note where it is no text or too long."""
    if value is None:
        return None
    if isinstance(value, date):
        return value.isoformat()
    if not isinstance(value, str):
        notes.append(f"{name} is no text, left empty")
        return None
    if len(value) > MAX_FIELD_CHARS:
        notes.append(f"{name} is longer than {MAX_FIELD_CHARS} characters, left empty")
        return None
    return " ".join(_CONTROLS.sub(" ", value).split()) or None

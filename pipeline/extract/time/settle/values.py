"""Values of time expressions."""

from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.extract.time.settle.spans import Span, year_span
from pipeline.schema.values import Anchor

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Reference:
    """The day of speaking and where it is known from."""

    day: date | None
    anchor: Anchor | None


@dataclass(frozen=True, slots=True)
class Settled:
    """A value; `anchored` where it rests on the day of speaking, `told` where it rests on an earlier expression of the text."""

    edtf: str | None = None
    earliest: date | None = None
    latest: date | None = None
    anchored: bool = False
    told: bool = False


def of_span(span: Span | None, edtf: str | None, *, anchored: bool) -> Settled:
    """A value with the days of a span."""
    return Settled(edtf, span[0], span[1], anchored) if span else Settled(edtf, anchored=anchored)


def calendar_year(year: int, *, anchored: bool = False) -> Settled:
    """A Gregorian year; open where it has not four digits."""
    return of_span(year_span(year), f"{year:04d}", anchored=anchored) if year >= 1000 else Settled()


def long_period(unit: str, number: int, *, anchored: bool = False) -> Settled:
    """A decade (197) or a century (19) by its number."""
    years = 10 if unit == "decade" else 100
    if not 10 <= number * years < 9900:
        return Settled()
    edtf = f"{number:03d}X" if unit == "decade" else f"{number:02d}XX"
    return of_span((date(number * years, 1, 1), date(number * years + years - 1, 12, 31)), edtf, anchored=anchored)


def on_day(day: date) -> Settled:
    """A single day told from the day of speaking."""
    return Settled(day.isoformat(), day, day, True)

"""Parts of a year, decades and centuries."""

from datetime import date, timedelta

from pipeline.extract.time.settle.dates import distance
from pipeline.extract.time.settle.spans import quarter_edtf
from pipeline.extract.time.settle.values import Reference, Settled, long_period, of_span
from pipeline.extract.time.when import When

_SOON = timedelta(days=45)


def settle_period(when: When, reference: Reference) -> Settled:
    """A season, quarter, half, decade or century."""
    kind, number = when.period or ("season", 21)
    if kind in ("century", "decade"):
        return long_period(kind, number)
    if kind == "decade_of":
        return _decade(when, number, reference)
    if kind == "season" and when.year is None and when.shift is None and reference.day is not None:
        return _open_season(number, when.direction, reference.day)
    if kind == "quarter" and when.year is None and when.shift is None and reference.day is not None:
        return _open_quarter(number, when.direction, reference.day)
    year, anchored = _year_of(when, reference)
    longer = when.shift is not None and when.shift[0] != "year"  # a quarter of a century
    if year is None or longer or (kind != "season" and when.year is None and when.shift is None):
        return Settled()
    return of_span(*quarter_edtf(year, number), anchored=anchored)


def _year_of(when: When, reference: Reference) -> tuple[int | None, bool]:
    if when.year is not None:
        return when.year, False
    if reference.day is None:
        return None, False
    return reference.day.year + (when.shift[1] if when.shift and when.shift[0] == "year" else 0), True


def _open_season(number: int, direction: int | None, today: date) -> Settled:
    options = [quarter_edtf(year, number) for year in (today.year - 1, today.year, today.year + 1)]
    if direction == -1:
        options = [each for each in options if each[0][1] < today][-1:]
    elif direction == 1:
        options = [each for each in options if each[0][0] > today][:1]
    span, edtf = min(options, key=lambda each: distance(each[0], today))
    return of_span(span, edtf, anchored=True)


def _open_quarter(number: int, direction: int | None, today: date) -> Settled:
    """A quarter without its year: the last one that has begun or is about to, unless the next is told."""
    options = [quarter_edtf(year, number) for year in (today.year - 1, today.year, today.year + 1)]
    begun = [each for each in options if each[0][0] <= today]
    near = [each for each in options if each[0][0] - today <= _SOON]
    span, edtf = next(each for each in options if each not in begun) if direction == 1 else near[-1]
    return of_span(span, edtf, anchored=True)


def _decade(when: When, tens: int, reference: Reference) -> Settled:
    """`الستينيات`: of the century that is named, else of the twentieth."""
    century, anchored = 19, False
    if when.shift and when.shift[0] == "century" and reference.day:
        if when.shift[1] == 0 and reference.day.year % 100 < tens * 10:  # `ستينيات هذا القرن`, said of the one before
            return long_period("decade", (reference.day.year // 100 - 1) * 10 + tens, anchored=True)
        century, anchored = reference.day.year // 100 + when.shift[1], True
    elif when.shift and when.shift[0] == "century":
        century = 20 + when.shift[1]
    return long_period("decade", century * 10 + tens, anchored=anchored)

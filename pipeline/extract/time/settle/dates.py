"""Dates of the calendar, Gregorian and Hijri, whose year may be open."""

from dataclasses import replace
from datetime import date, timedelta

from pipeline.extract.time.settle.spans import LAST_HIJRI, Span, hijri_span, month_span, span_edtf
from pipeline.extract.time.settle.values import DAY, Reference, Settled, of_span
from pipeline.extract.time.when import When


def settle_hijri(when: When, reference: Reference) -> Settled:
    """Hijri dates have no EDTF value; their Gregorian days are settled where the year is."""
    year, anchored = when.year, False
    if year is None and reference.day and when.month:
        year, anchored = _hijri_year(when, reference.day), True
    if year and year > LAST_HIJRI:  # a Hijri month of a Gregorian year: `رمضان 2019`
        year = _hijri_year(replace(when, year=None, direction=1), date(min(year, 9999), 1, 1) - DAY)
    span = hijri_span(year, when.month, when.day) if year else None
    return of_span(span, None, anchored=anchored and span is not None)


def _hijri_year(when: When, today: date) -> int | None:
    """The year in which the month or day is nearest to the day of speaking, on the side that the words tell."""
    guess = int((today.year - 622) * 33 / 32)
    spans = [(year, span) for year in range(guess - 1, guess + 3) if (span := hijri_span(year, when.month, when.day))]
    if when.shift and when.shift[0] == "year":
        here = [year for year in range(guess - 1, guess + 3) if (span := hijri_span(year, None, None)) and span[0] <= today <= span[1]]
        return here[0] + when.shift[1] if here else None
    if when.direction == -1:
        spans = [each for each in spans if each[1][0] <= today]
        return spans[-1][0] if spans else None
    if when.direction == 1:
        spans = [each for each in spans if each[1][1] > today]
        return spans[0][0] if spans else None
    return min(spans, key=lambda each: abs(each[1][0] - today))[0] if spans else None


def settle_date(when: When, reference: Reference) -> Settled:
    """A Gregorian month or a day of it."""
    year, month, anchored = when.year, when.month or 1, False
    if year is None and reference.day is not None:
        year, anchored = _open_year(when, reference.day), True
    if year is None:
        return Settled(f"XXXX-{month:02d}-{when.day:02d}" if when.day else f"XXXX-{month:02d}")
    span = month_span(year, month, when.day)
    return of_span(span, span_edtf(span, day=when.day is not None), anchored=anchored) if span else Settled()


def _open_year(when: When, today: date) -> int:
    """The year of a date without one: what the words tell, else the weekday's, else the nearest to the day of speaking."""
    if when.shift and when.shift[0] == "year":
        return today.year + when.shift[1]
    month = when.month or 1
    candidates = [(year, span) for year in (today.year - 1, today.year, today.year + 1) if (span := month_span(year, month, when.day))]
    if not candidates:
        return today.year
    if when.direction == -1:
        candidates = [each for each in candidates if each[1][1 if when.day is None else 0] < today] or candidates
        return candidates[-1][0]
    if when.past:
        candidates = [each for each in candidates if each[1][0] <= today] or candidates
        return candidates[-1][0]
    if when.direction == 1 or (when.coming and when.direction is None and when.weekday is None):
        coming = [each for each in candidates if each[1][0] > today or (when.direction is None and (each[0], month) == (today.year, today.month))]
        candidates = coming or candidates
        return candidates[0][0]
    if when.weekday is not None and when.day:
        candidates = [each for each in candidates if each[1][0].weekday() == when.weekday] or candidates
    return min(candidates, key=lambda each: distance(each[1], today))[0]


def distance(span: Span, today: date) -> timedelta:
    """Time between a day and the nearest day of a span."""
    return max(span[0] - today, today - span[1], timedelta(0))


def add_months(today: date, months: int) -> tuple[int, int]:
    """Year and month so many months after a day."""
    index = today.year * 12 + today.month - 1 + months
    return index // 12, index % 12 + 1

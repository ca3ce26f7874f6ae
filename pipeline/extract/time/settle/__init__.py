"""Settle what a time expression means: its EDTF value and its first and last Gregorian day."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from pipeline.extract.time.settle.dates import add_months, settle_date, settle_hijri
from pipeline.extract.time.settle.periods import settle_period
from pipeline.extract.time.settle.relative import settle_anaphor, settle_relative, settle_several
from pipeline.extract.time.settle.spans import month_span, nth_span
from pipeline.extract.time.settle.values import DAY, Reference, Settled, calendar_year, of_span, on_day
from pipeline.extract.time.when import When, hour_of_day

__all__ = ["Reference", "Settled", "reference_of", "settle"]


def reference_of(whens: Sequence[When], published: date | None) -> Reference:
    """The day of publication, else the day that the text itself dates: `غدا الخميس 17 نوفمبر 2016`."""
    if published:
        return Reference(published, "published")
    for when in whens:
        if when.shift and when.shift[0] == "day" and when.count is None and not when.same and when.year and when.month and when.day and when.era != "hijri":
            day = month_span(when.year, when.month, when.day)
            if day:
                return Reference(day[0] - when.shift[1] * DAY, "text")
    return Reference(None, None)


def settle(when: When, reference: Reference, before: Settled | None = None) -> Settled:
    """The value of an expression; `before` is the last one of the text that has a value."""
    if when.every:
        return Settled()
    if when.until is not None:
        return _interval(when, when.until, reference, before)
    if when.hour is not None and not _dated(when):
        return Settled(edtf=_clock(when))
    return _clocked(when, _date(when, reference, before))


def _interval(when: When, until: When, reference: Reference, before: Settled | None) -> Settled:
    until = _with_rest(when, until)
    one = settle(replace(when, until=None), reference, before)
    two = settle(until, reference, before)
    if when.weekday is not None and until.weekday is not None and when.day is None and one.latest and two.latest:
        gap = (until.weekday - when.weekday) % 7 * DAY  # the days of one week, whatever today is
        later = when.coming or when.direction == 1
        one, two = (one, on_day(one.latest + gap)) if later else (on_day(two.latest - gap), two)
    if one.earliest and two.latest and one.earliest > two.latest:
        one, two = two, one
    edtf = f"{one.edtf}/{two.edtf}" if one.edtf and two.edtf else None
    return Settled(edtf, one.earliest, two.latest, one.anchored or two.anchored)


def _with_rest(when: When, until: When) -> When:
    """The end with what is said once for both: `الأشهر الخمسة الأولى من العام الماضي`."""
    if when.day is None and (when.month == 1 or until.month == 12) and until.year is None and until.shift is None and until.day is None:
        return replace(until, year=when.year, shift=when.shift, era=when.era, direction=when.direction)
    if when.day == 1 and until.month is None and until.shift is None and until.weekday is None:
        return replace(until, year=when.year, month=when.month, shift=when.shift, era=when.era, direction=when.direction)
    return until


def _dated(when: When) -> bool:
    return any(part is not None for part in (when.year, when.month, when.day, when.weekday, when.shift, when.nth))


def _clock(when: When) -> str:
    return f"T{hour_of_day(when.hour or 0, when.daytime):02d}:{when.minute or 0:02d}" + ("Z" if when.utc else "")


def _clocked(when: When, settled: Settled) -> Settled:
    """The date with its clock time, where the date is a day."""
    if when.hour is None:
        return settled
    edtf = f"{settled.edtf}{_clock(when)}" if settled.edtf and settled.earliest == settled.latest is not None else _clock(when)
    return replace(settled, edtf=edtf)


def _weekday_or_nothing(when: When, reference: Reference) -> Settled:
    if when.weekday is not None and when.day is not None and reference.day:
        months = [add_months(reference.day, number) for number in (0, -1, 1)]
        spans = [span for year, month in months if (span := month_span(year, month, when.day)) and span[0].weekday() == when.weekday]
        return on_day(spans[0][0]) if spans else Settled()
    return settle_relative(replace(when, day=None), reference) if when.weekday is not None or when.shift is not None else Settled()


def _nth(when: When, reference: Reference) -> Settled:
    """The n-th day, week or weekday of a month or year."""
    number, what = when.nth or (1, "day")
    whole = _date(replace(when, nth=None), reference, None)
    if whole.earliest is None or whole.latest is None:
        return Settled()
    span = nth_span((whole.earliest, whole.latest), number, what)
    day = nth_span((whole.earliest, whole.latest), number, "day")
    if what.isdecimal() and number > 0 and day and day[0].weekday() == int(what):  # `الأربعاء الخامس من أغسطس` is a date where it can be one
        span = day
    if span is None:
        return Settled()
    edtf = "{}-W{:02d}".format(*span[0].isocalendar()[:2]) if what == "week" else span[0].isoformat()
    return of_span(span, None if when.era == "hijri" else edtf, anchored=whole.anchored)


def _day_of_month(when: When, reference: Reference) -> Settled:
    """A day whose month is told from now, or only by the weekday that the day is."""
    if when.shift is not None and when.shift[0] == "month" and reference.day:
        year, month = add_months(reference.day, when.shift[1])
        return replace(settle_date(replace(when, year=year, month=month, shift=None), reference), anchored=True)
    return _weekday_or_nothing(when, reference)


#: How each kind of expression is settled; the first that fits.
_KINDS: tuple[tuple[Callable[[When], bool], Callable[[When, Reference, Settled | None], Settled]], ...] = (
    (lambda when: when.era in ("amazigh", "bc"), lambda _when, _reference, _before: Settled()),
    (lambda when: when.nth is not None, lambda when, reference, _before: _nth(when, reference)),
    (lambda when: when.era == "hijri", lambda when, reference, _before: settle_hijri(when, reference)),
    (lambda when: bool(when.same), lambda when, reference, before: settle_anaphor(when, before, reference.day)),
    (lambda when: when.period is not None, lambda when, reference, _before: settle_period(when, reference)),
    (lambda when: when.count is not None, lambda when, reference, _before: settle_several(when, reference)),
    (lambda when: when.month is not None, lambda when, reference, _before: settle_date(when, reference)),
    (lambda when: when.day is not None, lambda when, reference, _before: _day_of_month(when, reference)),
    (lambda when: when.year is not None, lambda when, _reference, _before: calendar_year(when.year or 0)),
    (lambda _when: True, lambda when, reference, _before: settle_relative(when, reference)),
)


def _told_year(when: When, before: Settled | None) -> When:
    """With the year told before in place of `نفس العام`, where the expression is a part of it."""
    part = when.month is not None or when.period is not None or when.nth is not None
    if not (when.same and part and when.shift and when.shift[0] == "year" and before and before.earliest):
        return when
    return replace(when, year=before.earliest.year + when.shift[1], shift=None, same=None)


def _date(when: When, reference: Reference, before: Settled | None) -> Settled:
    when = _told_year(when, before)
    return next(kind(when, reference, before) for fits, kind in _KINDS if fits(when))

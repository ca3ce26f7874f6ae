"""Clock times: `الساعة 6:00 صباحا`, `العاشرة والنصف مساء`, `16:30 بتوقيت غرينتش`."""

from pipeline.extract.time.reading import Reading
from pipeline.extract.time.rule import Piece, Place, Rule, context
from pipeline.extract.time.when import When, hour_of_day

_NOT_AFTER_DIGITS = context("clock")["not_after_digits"]


def _spoken(reading: Reading, index: int, rule: str) -> Piece | None:
    """`الساعة الثامنة والنصف مساء`, `الساعة 6:00`, `العاشرة صباحا`: an hour after its name or before a part of the day."""
    head = reading.tag(index, "clock")
    if head is not None and reading.form(head.last)[-6:] != "الساعه":
        return None
    at = head.last + 1 if head else index
    at += bool(head) and reading.form(at) == "ال"
    parsed = _digits(reading, at) or _words(reading, at) or (_middle(reading, at) if head else None)
    if parsed is None:
        return None
    hour, minute, last, exact = parsed
    daytime, utc, last = _daytime(reading, last)
    if head is None and not exact and (daytime is None or _is_length(reading, at, last, hour)) and utc is None:
        return None
    place: Place = "alone"
    if head is None and not exact and utc is None and not _bare_hour(reading, at, last, daytime):
        if not _of_day(reading, at, last):
            return None
        place = "before"
    hour_word = reading.tag(at, "hour")
    skip = head.skip if head else hour_word.skip if hour_word else 0
    return Piece(index, last, skip, When(hour=hour_of_day(hour, daytime), minute=minute, daytime=daytime, utc=utc), rule, place)


def _is_length(reading: Reading, at: int, last: int, hour: int) -> bool:
    """`العرض: 17.56 م`: metres, where a clock of twelve hours has no such hour or a length is announced."""
    return reading.form(last) == "م" and (hour > _NOON or any(reading.form(at - back).lstrip("وب").removeprefix("ال") in _LENGTHS for back in (1, 2)))


_NOON = 12
_LENGTHS = frozenset({"طول", "عرض", "ارتفاع", "عمق", "علو", "طوله", "طولها", "عرضه", "عرضها", "ارتفاعه", "ارتفاعها", "مسافه"})


def _bare_hour(reading: Reading, at: int, last: int, daytime: str | None) -> bool:
    """Whether a number without `الساعة` is an hour: an ordinal or digits with a part of the day right after them."""
    tag = reading.tag(at, "hour")
    after = reading.form(last)
    return daytime is not None and (tag.article if tag else (len(after) > 1 and after not in _NOT_AFTER_DIGITS) or "." in reading.form(at))


def _of_day(reading: Reading, at: int, last: int) -> bool:
    """`التاسعة` in `التاسعة من صباح اليوم`."""
    tag = reading.tag(at, "hour")
    return tag is not None and tag.article and reading.form(last + 1) == "من" and reading.tag(last + 2, "part", inner=True) is not None


def _digits(reading: Reading, at: int) -> tuple[int, int, int, bool] | None:
    """`6:00`, `16.30`, `0553`, `20 و35 دق`, `3`: hour, minute, last word, whether the form alone tells a time."""
    form = reading.form(at)
    if not form[:1].isdecimal() or len(form) > 5:
        return None
    if not form.isdecimal():
        hour, _, minutes = form.replace(",", ".").partition(".")
        return _valid(int(hour), int(minutes), at, exact=False) if len(hour) <= 2 and len(minutes) == 2 else None
    if len(form) == 4:
        return _valid(int(form[:2]), int(form[2:]), at, exact=False)
    return _two_groups(reading, form, at) if len(form) <= 2 else None


def _two_groups(reading: Reading, form: str, at: int) -> tuple[int, int, int, bool] | None:
    """`6:00`, the wires' `33ر06` with the hour behind, `20 و35 دق`, a mere hour."""
    second = reading.form(at + 2)
    if second.isdecimal() and len(second) == 2 and reading.words.touches(at + 2):
        if reading.form(at + 1) == ":":
            return _valid(int(form), int(second), _seconds(reading, at + 2), exact=True)
        if reading.form(at + 1) == "ر" and reading.words.touches(at + 1):
            return _valid(int(second), int(form), at + 2, exact=False)
    minute, last = _minutes(reading, at + 1, at)
    return _valid(int(form) - (minute < 0), minute, last, exact=False)


def _seconds(reading: Reading, last: int) -> int:
    more = reading.form(last + 1) == ":" and reading.form(last + 2).isdecimal() and len(reading.form(last + 2)) == 2
    return last + 2 if more else last


def _words(reading: Reading, at: int) -> tuple[int, int, int, bool] | None:
    """`الثامنة والنصف`, `الثانية عشرة إلا ربعا`, `ثلاثة وثلث`."""
    tag = reading.tag(at, "hour")
    if tag is None:
        return None
    count = reading.counts.get(at)
    if count and count.last > tag.last and count.form == "ordinal" and reading.tag(count.last + 1, "minute", inner=True):
        return _valid(int(tag.code), count.value - int(tag.code), count.last + 1, exact=False)
    minute, last = _minutes(reading, tag.last + 1, tag.last)
    return _valid(int(tag.code) - (minute < 0), minute, last, exact=False)


def _middle(reading: Reading, at: int) -> tuple[int, int, int, bool] | None:
    """`الساعة منتصف النهار`."""
    tag = reading.tag(at, "daytime", inner=True)
    if tag is None or tag.last == at or tag.code not in ("noon", "midnight"):
        return None
    minute, last = _minutes(reading, tag.last + 1, tag.last)
    return _valid(12 if tag.code == "noon" else 0, minute, last, exact=True)


def _minutes(reading: Reading, at: int, last: int) -> tuple[int, int]:
    """Minutes after the hour (negative for `إلا`) and the last word."""
    minus = reading.tag(at, "minus", inner=True) is not None
    joined = reading.form(at) == "و"
    start = at + (minus or joined)
    tag = reading.tag(start, "minutes")
    if tag and (minus or joined or tag.skip):
        return (-int(tag.code) if minus else int(tag.code)), tag.last
    count = reading.count(start)
    if count is None or not (minus or joined or count.skip) or not 0 < count.value < 60:
        return 0, last
    unit = reading.tag(count.last + 1, "minute", inner=True)
    if unit is None:
        return 0, last
    return (-count.value if minus else count.value), unit.last


def _valid(hour: int, minute: int, last: int, *, exact: bool) -> tuple[int, int, int, bool] | None:
    return (hour, minute % 60, last, exact) if 0 <= hour <= 24 and minute < 60 else None


def _daytime(reading: Reading, last: int) -> tuple[str | None, bool | None, int]:
    """The part of the day and the time zone after an hour."""
    daytime: str | None = None
    at = last + 1
    at += reading.form(at) == "دقيقه"
    tag = reading.tag(at, "late", "daytime", "tonight", inner=True) or reading.tag(at, "part", "part_word", inner=True)
    if tag and (tag.cls in ("daytime", "late") or tag.article or _closes(reading, tag.last + 1)):
        daytime, last = tag.code, tag.last
    zone = reading.tag(last + 1, "zone")
    comma = reading.form(last + 1) in ("،", "(")
    zone = zone or (reading.tag(last + 2, "zone") if comma and reading.form(last + 1) == "(" else None)
    if zone is None:
        return daytime, None, last
    closing = comma and reading.form(zone.last + 1) == ")"
    return daytime, zone.code == "utc", zone.last + closing


def _closes(reading: Reading, at: int) -> bool:
    """Whether the part of the day before `at` stands by itself and is not the construct of a following day."""
    return reading.tag(at, "deictic", "weekday", "unit") is None


RULES = (Rule("clock.hour", ("clock", "number", "hour"), _spoken),)

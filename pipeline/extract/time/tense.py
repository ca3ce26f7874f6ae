"""The tense of the sentence around an expression that leaves open which of its days is meant."""

from dataclasses import replace

from pipeline.extract.time.ranges import Found
from pipeline.extract.time.reading import Reading
from pipeline.extract.time.rule import context
from pipeline.extract.time.when import When
from pipeline.text.words import SENTENCE_ENDS

_LOOK_BACK = 14
_FUTURE_PREFIXES = ("سي", "ست", "سن")
#: Beginnings of nouns and past verbs that look like a future verb.
_NO_VERBS = tuple(sorted(context("days")["no_future_verb"]))


def with_tense(reading: Reading, found: Found) -> When:
    """What the expression says, turned to the future where its sentence is: after a future verb, or where nothing else is said."""
    when = found.when
    if _told_of(reading, found):
        return replace(when, past=True)
    settled = when.year is not None or when.direction is not None or when.shift is not None or when.same
    if settled or (when.weekday is None and when.month is None) or not (_alone(reading, found) or _future(reading, found.first)):
        return when
    if when.weekday is not None and when.month is None and _alone(reading, found):
        return replace(when, direction=1)
    return replace(when, coming=True, until=replace(when.until, coming=True) if when.until else None)


def _told_of(reading: Reading, found: Found) -> bool:
    """Whether a month without a year stands right behind a verb in the past (`التقرير الذي صدر في يناير`)."""
    when = found.when
    if when.month is None or when.year or when.direction is not None or when.shift or when.weekday is not None or when.until or when.same:
        return False
    if reading.form(found.first - 1) in ("منذ", "ومنذ"):
        return True
    at = found.first - 1
    while at >= 0 and (reading.form(at) in _LEADING or reading.tag(at, "modifier")):
        at -= 1
    return any(reading.form(near).lstrip("و") in _PAST for near in (at, at - 1))


_LEADING = frozenset(("في", "خلال", "منذ", "بتاريخ", "يوم", "شهر", "ال", "مع", "من"))
_PAST = context("days")["past_verb"]


def _alone(reading: Reading, found: Found) -> bool:
    """Whether the text is the expression and no more than a preposition: an entry of a diary, not a report."""
    return found.first <= 1 and found.last >= len(reading.words) - 1


def _future(reading: Reading, first: int) -> bool:
    for index in range(first - 1, max(-1, first - _LOOK_BACK), -1):
        form = reading.form(index)
        if form[0] in SENTENCE_ENDS:
            return False
        if reading.tag(index, "future") or (form[:2] in _FUTURE_PREFIXES and len(form) > 4 and not form.startswith(_NO_VERBS)):
            return True
    return False

"""What lasts: `7 سنوات سجنا`, `ولاية من أربع سنوات`, `عامين من العمل`."""

from pipeline.extract.roles.items.predicates import is_frame, predicate
from pipeline.extract.roles.syntax.classes import proclitics, rows
from pipeline.extract.roles.syntax.sentence import Range, Sentence, phrase_from, phrase_to
from pipeline.text.clitics import is_definite

_ROOM = "pipeline.extract.roles.items"


def lasting(sentence: Sentence, at: Range, start: int) -> Range | None:
    """The event or state whose duration stands at `at`; `start` is the first word behind the number before."""
    return _behind(sentence, at[1] + 1) or _before(sentence, at[0] - 1, start) or _served(sentence, at[0], start)


def _served(sentence: Sentence, first: int, start: int) -> Range | None:
    """`بالسجن المشدد 15 سنة`, `حبس المتهم 4 أيام`, `فترة سماح 5 سنوات`: the term right before its length."""
    for at in range(first - 1, max(start, first - _TERM_REACH) - 1, -1):
        if sentence.classes[at] != "noun":
            return None
        form = sentence.forms[at]
        stem = form[proclitics(form) :].removeprefix("ال").removesuffix("ه")
        if stem in _TERMS or (form[0] in "بلو" and stem[1:] in _TERMS):
            return phrase_from(sentence, at, first)
    return None


_TERMS = frozenset(("سجن", "حبس", "حبسا", "سجنا", "ايقاف", "حرمان", "فتر", "مد"))
_TERM_REACH = 3


def _behind(sentence: Sentence, index: int) -> Range | None:
    """Behind the unit an accusative of the thing, or `من` with a definite noun."""
    forms, end = sentence.forms, len(sentence.forms)
    for at in range(index, min(index + 2, end)):  # a compound ends on its unit
        if sentence.classes[at] == "noun" and rows(_ROOM, "announcing").get(forms[at]) == "served":
            return at, at
    for at in (index, index + 1):
        if at + 1 < end and forms[at] == "من" and is_definite(forms[at + 1]):
            return phrase_from(sentence, at + 1, end, longest=3)
    return None


def _before(sentence: Sentence, index: int, start: int) -> Range | None:
    """The noun phrase before what announces how long it lasts."""
    announcing = rows(_ROOM, "announcing")
    lasts = False
    while index >= start and announcing.get(sentence.forms[index]) in ("lasting", "qualifying"):
        lasts = lasts or announcing[sentence.forms[index]] == "lasting"
        index -= 1
    if index < start or not lasts or announcing.get(sentence.forms[index]) == "dating":
        return None
    if sentence.classes[index] == "noun" and not is_frame(sentence.forms[index]) and predicate(sentence.forms[index]) is None:
        return phrase_to(sentence, index, start)
    return None

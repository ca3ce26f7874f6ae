"""When a quantity holds: the time expression that governs it in its sentence."""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from pipeline.extract.records import Quantity, Timex
from pipeline.extract.roles.items.units import after_unit
from pipeline.extract.roles.speakers.said import Said
from pipeline.extract.roles.syntax.sentence import Sentence, is_part
from pipeline.extract.roles.times.dated import Dated, breaks, contrasts, leads_to, of_speech, within_clause
from pipeline.text.lexicon import Lexicon, load

#: A time before its number stands at most so many words away, unless it opens the sentence.
_REACH = 9
_OPENING = 3
#: A time this near before the number is its own, whatever stands behind.
_BESIDE = 3
_SET_REACH = 7
#: The words with which the lexicon of comparisons starts.
_COMPARED = frozenset(("علي", "من", "بالمقارنه"))
_TIMELESS = frozenset(("age", "ordinal"))
#: What stands behind these took place at another time.
_LATER = frozenset(("بعد", "عقب", "قبل"))
_SINCE = frozenset(("منذ", "خلال", "قبل", "في"))
#: After these a time is no time of the number before it.
_OUTSIDE = frozenset(("قبل", "بعد", "عن", "حتي", "كاس"))


@cache
def _comparisons() -> Lexicon[str]:
    return load(files(__package__) / "comparisons.tsv", lambda row: row["form"])


def find_times(sentence: Sentence, quantities: Sequence[Quantity], dated: Sequence[Dated], said: list[Said]) -> list[Timex | None]:
    """For each number of the sentence the time that governs it."""
    free = [one for one in dated if not of_speech(sentence, one, said) and not _numbers_an_act(sentence, one)]
    found: list[Timex | None] = [None] * len(quantities)
    for index in range(len(quantities) - 1, -1, -1):
        if quantities[index].kind in _TIMELESS:
            continue
        found[index] = _period(sentence, index, quantities) or _own(sentence, index, quantities[index - 1] if index else None, quantities[index], free)
        if found[index] is None and _shares(sentence, index, quantities, found):
            found[index] = found[index + 1]
    for index in range(1, len(found)):
        if found[index] is None and quantities[index].kind == "count" and (is_part(sentence, index) or _goes_on(sentence, index, quantities, found)):
            found[index] = found[index - 1]
    return found


def _numbers_an_act(sentence: Sentence, one: Dated) -> bool:
    """`القضية رقم 475 لسنة 2013`: the year belongs to the number of a law or a case."""
    first = one.at[0]
    return sentence.forms[first].startswith("ل") and "رقم" in sentence.forms[max(0, first - 3) : first]


def _goes_on(sentence: Sentence, index: int, quantities: Sequence[Quantity], found: Sequence[Timex | None]) -> bool:
    """`تسبب حادث صباح السبت في وفاة 2 وجرح 9`: the second toll of one event, whose time stands before the first."""
    timex, before = found[index - 1], sentence.numbers[index - 1]
    first = sentence.numbers[index][0]
    if timex is None or quantities[index - 1].kind != "count" or first - before[1] > _TOLL or timex.start_char > quantities[index - 1].start_char:
        return False
    between = sentence.forms[before[1] + 1 : first]
    joined = any(form.startswith(_TOLLS) for form in between)
    return joined and not breaks(sentence, before[1] + 1, first) and not contrasts(sentence, before[1] + 1, first)


_TOLL = 8
_TOLLS = ("واصاب", "واصيب", "وجرح", "ومقتل", "ووفاه", "وقتل", "وفقدان", "واعتقال", "وايقاف", "وحجز", "وانقاذ")


def _until(sentence: Sentence, index: int, within: Dated | None = None) -> int:
    """Where the number after number `index` starts, but for one that is part of the time `within`."""
    for first, _ in sentence.numbers[index + 1 :]:
        if within is None or not within.at[0] <= first <= within.at[1]:
            return first
    return len(sentence.forms)


def _adjoins(sentence: Sentence, index: int, quantity: Quantity, one: Dated) -> bool:
    """`17 مليارا في سنة 2021`, `2.3% هذا العام`: the time stands right behind the number's unit or noun, with no more than its preposition between."""
    first = after_unit(sentence, sentence.numbers[index][1], quantity)
    between = sentence.classes[first : one.at[0]]
    if quantity.unit is None:
        between = between[1:] if between[:1] == ["noun"] else between
    conjoined = any(form[0] == "و" for form in sentence.forms[first : one.at[0]])
    return first <= one.at[0] and not conjoined and between in ([], ["prep"]) and sentence.forms[one.at[0] - 1] not in _OUTSIDE


def _period(sentence: Sentence, index: int, quantities: Sequence[Quantity]) -> Timex | None:
    """`على أساس سنوي`, `منذ أربعة أعوام` behind the unit: a time that names no date."""
    first, until = after_unit(sentence, sentence.numbers[index][1], quantities[index]), _until(sentence, index)
    for at in range(first, min(first + 3, until)):
        if sentence.forms[at] not in _COMPARED:
            continue
        hit = _comparisons().longest(sentence.words, sentence.offset + at)
        if hit is not None:
            return _undated(sentence, hit.first - sentence.offset, hit.last - sentence.offset, "roles.comparison")
    following = index + 1
    if (
        quantities[index].kind == "count"
        and following < len(quantities)
        and quantities[following].kind == "duration"
        and sentence.forms[until - 1] in _SINCE
        and until - first <= 2
    ):
        last = after_unit(sentence, sentence.numbers[following][1], quantities[following]) - 1
        return _undated(sentence, until - 1, min(last, len(sentence.forms) - 1), "roles.since")
    return None


def _undated(sentence: Sentence, first: int, last: int, rule_id: str) -> Timex:
    phrase = sentence.phrase(first, last)
    return Timex(phrase.start_char, phrase.end_char, phrase.surface, "SET", None, None, None, None, "gregorian", None, rule_id)


def _own(sentence: Sentence, index: int, before_it: Quantity | None, quantity: Quantity, dated: Sequence[Dated]) -> Timex | None:
    """The time behind the number in its clause, else the one before it."""
    behind, before = _behind(sentence, index, quantity, dated), _before(sentence, index, before_it, dated)
    first = sentence.numbers[index][0]
    beside = before is not None and first - before.at[1] <= _BESIDE
    if quantity.kind == "duration":
        behind = None
        before = before if before and beside and not contrasts(sentence, before.at[1], first) else None
    if quantity.kind == "rank":
        before = None
    chosen = before if beside or not behind else behind
    return chosen.timex if chosen else None


def _behind(sentence: Sentence, index: int, quantity: Quantity, dated: Sequence[Dated]) -> Dated | None:
    last, until = sentence.numbers[index][1], _until(sentence, index)
    behind = [one for one in dated if last < one.at[0] <= until]
    if quantity.kind == "rate" and len(behind) > 1 and behind[0].timex.type == "SET":
        behind = behind[1:]  # `180 ألف برميل يوميا في سبتمبر`: the day is the rate's
    one = next(iter(behind), None)
    if one is not None and one.at[0] == until:
        until = _until(sentence, index, one)
        one = one if one.at[1] >= sentence.numbers[index + 1][0] else None
    if one is not None and _adjoins(sentence, index, quantity, one) and not _leads_to_number(sentence, one):
        return one
    if one is None or contrasts(sentence, last + 1, one.at[0]) or breaks(sentence, last + 1, one.at[0]) or within_clause(sentence, last + 1, one):
        return None
    if one.timex.type == "SET" and one.at[0] - last > _SET_REACH:
        return None
    if quantity.change and _is_compared(sentence, last, quantity):
        return None
    if sentence.forms[one.at[0] - 1] in _OUTSIDE or (_is_year(one) and sentence.classes[one.at[0] - 1] == "noun"):
        return None
    return None if _announces(sentence, one, until) else one


def _is_compared(sentence: Sentence, last: int, quantity: Quantity) -> bool:
    """`بزيادة 4% عن محصول عام 2015`: behind the size of a change `عن` leads to what it is compared with."""
    unit = after_unit(sentence, last, quantity)
    return sentence.forms[unit : unit + 1] == ["عن"]


def _leads_to_number(sentence: Sentence, one: Dated) -> bool:
    """`في عام 2013 الذي بلغ 54`, `أمس 20 شخصا`: a number stands right behind the time, or a relative clause that tells one."""
    following = sentence.classes[one.at[1] + 1 : one.at[1] + 2]
    return following in (["number"], ["relative"])


def _is_year(one: Dated) -> bool:
    return one.timex.surface.isdecimal()


def _announces(sentence: Sentence, one: Dated, until: int) -> bool:
    """Whether the time belongs to the number after it: `في عام 2013 الذي بلغ 54`, `، وفي مارس 20`."""
    following = one.at[1] + 1
    if not following <= until < len(sentence.forms):
        return False
    if sentence.forms[following].startswith(("لت", "لي")):
        return False
    return until - following <= (sentence.forms[following] != "و") or sentence.classes[following] == "relative"


def _before(sentence: Sentence, index: int, before_it: Quantity | None, dated: Sequence[Dated]) -> Dated | None:
    """The nearest time before the number that no number before it has taken and no new clause parts from it."""
    first = sentence.numbers[index][0]
    one = next((one for one in reversed(dated) if one.at[1] < first and one.timex.type != "SET"), None)
    if one is None or sentence.forms[one.at[0]] == "الساعه" or any(sentence.classes[at] == "that" for at in range(one.at[1] + 1, first)):
        return None
    if leads_to(sentence, one.at[1] + 1, first):
        return one
    if before_it is not None and one.at[0] > sentence.numbers[index - 1][1] and not _leads_to_number(sentence, one):
        reached = before_it.change is not None and sentence.forms[one.at[1] + 1] == "الي"
        if _adjoins(sentence, index - 1, before_it, one) and not reached:
            return None
    start = max(0, one.at[0] - 2)
    opening = one.at[0] <= _OPENING or not {"sign", "that"}.isdisjoint(sentence.classes[start : one.at[0]])
    if not opening and (first - one.at[1] > _REACH or breaks(sentence, one.at[1] + 1, first) or any(one.at[1] < at[0] for at in sentence.numbers[:index])):
        return None
    taken = any(one.at[0] > at[1] and not contrasts(sentence, at[1] + 1, one.at[0]) for at in sentence.numbers[:index])
    return one if not taken or _announces(sentence, one, first) else None


def _shares(sentence: Sentence, index: int, quantities: Sequence[Quantity], found: list[Timex | None]) -> bool:
    """Whether number `index` has the time of the next one, which stands behind both."""
    if index + 1 >= len(quantities) or quantities[index].kind == "duration":
        return False
    timex, following = found[index + 1], sentence.numbers[index + 1]
    if timex is None or timex.type == "SET" or timex.start_char < sentence.phrase(*following).end_char:
        return False
    between = sentence.forms[sentence.numbers[index][1] + 1 : following[0]]
    if quantities[index].kind == quantities[index + 1].kind == "count" and breaks(sentence, sentence.numbers[index][1] + 1, following[0]):
        return False
    return not contrasts(sentence, sentence.numbers[index][1] + 1, following[0]) and _LATER.isdisjoint(between)

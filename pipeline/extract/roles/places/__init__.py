"""Where a quantity holds: a place behind a preposition of place in the number's clause. Most quantities have none."""

from collections.abc import Sequence

from pipeline.extract.records import Phrase, Quantity
from pipeline.extract.roles.items.predicates import is_frame
from pipeline.extract.roles.items.units import after_unit
from pipeline.extract.roles.places.find import Names, Placed, find_place_phrases, is_place, place_from
from pipeline.extract.roles.syntax.classes import is_common, rows
from pipeline.extract.roles.syntax.sentence import Range, Sentence, is_part
from pipeline.extract.roles.times.dated import breaks, contrasts, leads_to

_LAND = frozenset(("الارض", "الاراضي"))
_HOLDING = frozenset(("يضم", "تضم", "ضم", "ضمت", "يحتوي", "تحتوي", "يشمل", "تشمل", "يتكون", "تتكون"))
#: How many words behind the unit a place may stand, by kind; other kinds have no place.
_REACH = {"count": 14, "money": 4, "percent": 6, "measure": 10, "rate": 6}
_SEEING = frozenset(("شهدت", "سجلت", "عرفت", "يسكن", "يقطن", "تشهد", "تسجل", "سكان", "وشهدت"))
_SEEN = 3
#: A preposition and the act.
_ACT = 2
_OPENING = 3
_COMMA_WITHIN = 3
_NEXT_NUMBER = 9
_NEAR = 5
_NEAR_ACT = 10
_HOLDER_REACH = 16


def find_places(sentence: Sentence, quantities: Sequence[Quantity], subjects: Sequence[Range | None], names: Names) -> list[Phrase | None]:
    """For each number of the sentence its place; `names` are the words at which names of places start.

    A place that has the quantity (`صدرت قطر 7 ملايين طن`) is where it holds, unless the text names another.
    """
    found: list[Placed | None] = [None] * len(quantities)
    if all(quantity.kind not in _REACH and quantity.kind != "rank" for quantity in quantities):
        return [None] * len(quantities)
    places = find_place_phrases(sentence, names)
    for index in range(len(quantities) - 1, -1, -1):
        if quantities[index].kind in _REACH:
            found[index] = (
                _behind(sentence, index, quantities[index], places)
                or _shared(sentence, index, found)
                or _opening(sentence, index, places)
                or _before(sentence, index, places)
                or _holder(sentence, index, names)
            )
            found[index] = found[index] or _subject(sentence, subjects[index], names)
    for index, quantity in enumerate(quantities):
        if quantity.kind == "rank":
            found[index] = _scope(sentence, sentence.numbers[index][1] + 1)
        elif found[index] is None and is_part(sentence, index):
            found[index] = found[index - 1]
    found = [_of_land(sentence, one, names) if one else None for one in found]
    return [sentence.phrase(*one.at, skip=one.skip) if one else None for one in found]


def _scope(sentence: Sentence, index: int) -> Placed | None:
    """`في المركز الـ 45 عالميا`: among whom a rank holds."""
    scoped = index < len(sentence.forms) and sentence.forms[index] in rows(__package__, "scopes")
    return Placed(index, (index, index), 0) if scoped else None


def _of_land(sentence: Sentence, one: Placed, names: Names) -> Placed:
    """The country that the sentence names, where the place is its land (`في العراق … على الأراضي العراقية`)."""
    land = sentence.forms[one.at[0]] in _LAND and one.at[1] == one.at[0] + 1
    stem = sentence.forms[one.at[1]].removesuffix("ه").removesuffix("ي")
    at = next((at for at, skip in names.items() if sentence.forms[at][skip:].rstrip("اه") == stem), None) if land else None
    return one if at is None else Placed(at, (at, at), names[at])


def _subject(sentence: Sentence, subject: Range | None, names: Names) -> Placed | None:
    if subject is None or subject[0] not in names or sentence.forms[subject[0]][names[subject[0]] :] in rows(__package__, "governments"):
        return None
    return Placed(subject[0], subject, names[subject[0]])


def _behind(sentence: Sentence, index: int, quantity: Quantity, places: Sequence[Placed]) -> Placed | None:
    first = after_unit(sentence, sentence.numbers[index][1], quantity)
    until = sentence.numbers[index + 1][0] if index + 1 < len(sentence.numbers) else len(sentence.forms)
    one = next((place for place in places if first <= place.before < min(until, first + _REACH[quantity.kind])), None)
    if one is None or breaks(sentence, first, one.before) or contrasts(sentence, first, one.before):
        return None
    return None if any(form in "،؛" for form in sentence.forms[first : one.before - 1]) else one


def _shared(sentence: Sentence, index: int, found: Sequence[Placed | None]) -> Placed | None:
    """The place of the next number, which stands behind both (`6 قتلى و10 جرحى في …`)."""
    if index + 1 >= len(found):
        return None
    one, last, following = found[index + 1], sentence.numbers[index][1], sentence.numbers[index + 1]
    if one is None or one.before < following[1] or following[0] - last > _NEXT_NUMBER or contrasts(sentence, last + 1, following[0]):
        return None
    return None if any(form in "،؛" for form in sentence.forms[last + 1 : following[0]]) else one


def _opening(sentence: Sentence, index: int, places: Sequence[Placed]) -> Placed | None:
    """`وفي السوق المركزية، بلغ …`: a place with which the sentence opens holds for it all."""
    one = places[0] if places else None
    if one is None or one.before > _OPENING or one.at[1] >= sentence.numbers[index][0]:
        return None
    following = sentence.forms[one.at[1] + 1 : one.at[1] + _COMMA_WITHIN]
    told = sentence.classes[one.at[1] + 1] == "verb" and one.before < one.at[0]
    return one if told or "،" in following or following[:1] == [":"] else None


def _before(sentence: Sentence, index: int, places: Sequence[Placed]) -> Placed | None:
    """`السعر في آسيا بلغ 10`, `في مصنع … الذي ينتج نحو 60 ألف`: a place with only the predicate between."""
    first = sentence.numbers[index][0]
    one = next((place for place in reversed(places) if place.at[1] < first), None)
    if one is None:
        return None
    if leads_to(sentence, one.at[1] + 1, first):
        return one
    if _leads_by_an_act(sentence, one.at[1] + 1, first):
        return one
    between = [at for at in range(one.at[1] + 1, first) if sentence.classes[at] != "time"]
    if len(between) >= _NEAR:
        return None
    return one if all(sentence.classes[at] in ("verb", "relative", "prep") or is_frame(sentence.forms[at]) for at in between) else None


def _leads_by_an_act(sentence: Sentence, first: int, end: int) -> bool:
    """`بولاية سوسة من إيقاف 15`, `في بيروت إلى مقتل 200`: between place and number stands no more than what was done."""
    if end - first > _NEAR_ACT:
        return False
    between = [at for at in range(first, end) if sentence.classes[at] != "time" and sentence.forms[at] not in "،,"]
    if len(between) != _ACT or sentence.forms[between[0]] not in ("من", "الي", "عن"):
        return False
    return sentence.classes[between[1]] == "noun" and is_common(sentence.forms[between[1]])


def _holder(sentence: Sentence, index: int, names: Names) -> Placed | None:
    """`ويضم المنتزه 7 بوابات`: what holds the things is where they are."""
    first = sentence.numbers[index][0]
    for at in range(first - 2, max(-1, first - _HOLDER_REACH), -1):
        form = sentence.forms[at]
        if (form in _HOLDING or form[1:] in _HOLDING) and sentence.classes[at + 1] == "noun" and is_place(sentence, at + 1, names):
            return place_from(sentence, at, at + 1, names)
        if (form in _SEEING or form[1:] in _SEEING) and at + 1 in names and first - at <= _SEEN:
            return Placed(at, (at + 1, at + 1), names[at + 1])
    return None

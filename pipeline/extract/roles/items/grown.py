"""What grew or shrank, where it stands behind the size of the change: `زيادة بنسبة 5% في الصادرات`, `خصم 30 دينارا في أسعار التذاكر`."""

from pipeline.extract.records import Quantity
from pipeline.extract.roles.items.predicates import MEASURING, is_frame, predicate
from pipeline.extract.roles.items.units import after_unit
from pipeline.extract.roles.syntax.classes import is_common, proclitics, rows
from pipeline.extract.roles.syntax.sentence import Range, Sentence, phrase_from

_ITEMS, _PLACES, _SPEAKERS = "pipeline.extract.roles.items", "pipeline.extract.roles.places", "pipeline.extract.roles.speakers"
#: Nouns of a stretch of time or of trading: when or where something changed, not what.
_SETTINGS = frozenset("ختام نهايه بدايه مستهل تعاملات تداولات جلسه افتتاح اغلاق متوسط فتره مده مرحله ربع نصف فصل عام سنه شهر وقت ظرف ظل اطار موسم".split())


def grown(sentence: Sentence, at: Range, quantity: Quantity, found: Range | None, carried: Range | None) -> Range | None:
    """The noun phrase behind `في` that follows the unit of a change, where the words before the number name no other thing.

    `found` is what they seem to name, `carried` what the number before measures; a body that reports and the change itself are no such things.
    """
    index, end = after_unit(sentence, at[1], quantity), len(sentence.forms)
    if quantity.change is None or index + 1 >= end or sentence.forms[index] != "في" or not _is_open(sentence, found, carried):
        return None
    first = index + 1
    while first < end and sentence.forms[first] in _MEASURES:
        first += 1
    thing = phrase_from(sentence, first, end, longest=4)
    return thing if thing and (first > index + 1 or _is_thing(sentence.forms[first])) else None


_MEASURES = MEASURING | {"اسعار", "اعداد", "معدل", "معدلات", "قيم", "كميه", "مستوي"}


def _is_open(sentence: Sentence, found: Range | None, carried: Range | None) -> bool:
    if found is None or found == carried:
        return True
    form = sentence.forms[found[0]]
    return predicate(form) == "noun" or any(form in rows(room, name) for room, name in ((_ITEMS, "payers"), (_SPEAKERS, "reporting")))


def _is_thing(form: str) -> bool:
    """Whether a noun names a thing that has a size, and no time or place."""
    stem = form[proclitics(form) :].removeprefix("ال")
    known = is_common(stem) or is_common(form)
    return known and not (is_frame(form) or stem in _SETTINGS or stem in rows(_PLACES, "nouns"))

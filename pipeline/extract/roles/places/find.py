"""The places of a sentence that stand behind a preposition of place."""

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.extract.roles.syntax.classes import rows
from pipeline.extract.roles.syntax.sentence import Range, Sentence, phrase_from
from pipeline.text.clitics import is_definite
from pipeline.text.memo import Memo

_IN = frozenset(("في", "داخل", "قرب", "ب", "شمال", "جنوب", "شرق", "غرب", "شمالي", "جنوبي", "شرقي", "غربي", "وسط", "فوق"))
_ON = frozenset(("علي", "قباله", "بالقرب"))
_STRIKING = frozenset(("ضرب", "ضربت", "يضرب", "تضرب", "هز", "هزت", "اصابت", "ضربها"))
_ALL = frozenset(
    ("كافه", "جميع", "كل", "نفس", "عرض", "هذه", "هذا", "مختلف", "عموم", "مستوي", "صعيد", "محيط", "اقصي", "بكافه", "بجميع", "بنفس", "بعموم", "بمختلف", "باقصي")
)
_CHAINED = frozenset(("في", "من", "ب", "علي", "شمال", "جنوب", "شرق", "غرب", "شمالي", "جنوبي", "شرقي", "غربي", "وسط", "قرب"))
_CLITICS = ("", "ال", "ب", "بال", "لل", "وب", "وبال")
_LONGEST = 4
#: `حكم عليه بالسجن`: what he is sentenced to, not where he is.
_PUNISHMENT = frozenset(("بالسجن", "وبالسجن", "بسجن"))

#: The words at which names of places start, each with the letters of its proclitics.
Names = Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Placed:
    """A place at the words `at`, without `skip` leading letters; `before` is its preposition, or its own first word."""

    before: int
    at: Range
    skip: int


def _is_noun_of_place(form: str) -> bool:
    nouns = rows(__package__, "nouns")
    return any(form.removeprefix(clitic) in nouns for clitic in _CLITICS)


_NOUNS: Memo[bool] = Memo(_is_noun_of_place)


def is_place(sentence: Sentence, index: int, names: Names) -> bool:
    """Whether a name of a place, or a noun for one, stands at a word."""
    return index in names or _NOUNS[sentence.forms[index]]


def find_place_phrases(sentence: Sentence, names: Names) -> list[Placed]:
    """The places behind a preposition of place, each with what refines it (`في مدينة … من ولاية …`)."""
    found: list[Placed] = []
    for index in _LEADS.where(sentence.forms):
        if not found or index > found[-1].at[1]:
            place = _place_at(sentence, index, names)
            if place is not None:
                found.append(place)
    return found


def _leads(form: str) -> bool:
    """Whether a word can be, or bear, a preposition before a place."""
    bare = form[1:] if form[0] == "و" else form
    return form in _IN or bare in _IN or bare in _ON or form in _STRIKING or form in _ALL or bare.startswith("ب")


_LEADS: Memo[bool] = Memo(_leads)


def _place_at(sentence: Sentence, index: int, names: Names) -> Placed | None:
    first = index if index in names and sentence.forms[index] in _IN else _behind_preposition(sentence, index)
    if first is None:
        if not _has_preposition(sentence, index, names):
            return None
        first = index
    if first >= len(sentence.forms) or sentence.classes[first] != "noun" or not is_place(sentence, first, names):
        return None
    if first in names and sentence.forms[index] in _ON:
        return None
    return place_from(sentence, index, first, names)


def place_from(sentence: Sentence, before: int, first: int, names: Names) -> Placed | None:
    """The place whose noun phrase starts at word `first`, with its refinement; a number behind it makes it a measure."""
    found = phrase_from(sentence, first, len(sentence.forms), longest=_LONGEST)
    bare = (
        found is not None
        and found[0] == found[1]
        and (first not in names or sentence.forms[first] == "بقطر")
        and (before == first or sentence.forms[first] == "حدود")
    )
    unnamed = found is not None and found[0] == found[1] and first not in names and not _tells(sentence, first, names)
    if found is None or unnamed or (bare and sentence.classes[min(found[1] + 1, len(sentence.classes) - 1)] == "number"):
        return None
    skip = names[first] if first in names else _clitic(sentence, first)
    return Placed(before, (first, _refined(sentence, found[1], names)), skip)


def _tells(sentence: Sentence, first: int, names: Names) -> bool:
    """Whether a noun for a place says which one: by its article or pronoun, or by what refines it."""
    form = sentence.forms[first]
    return is_definite(form) or form.endswith(("ها", "هم")) or _refined(sentence, first, names) > first


def _clitic(sentence: Sentence, index: int) -> int:
    form, nouns = sentence.forms[index], rows(__package__, "nouns")
    clitic = next((clitic for clitic in _CLITICS if form.removeprefix(clitic) in nouns), "")
    return len(clitic.removesuffix("ال"))


def _behind_preposition(sentence: Sentence, index: int) -> int | None:
    form = sentence.forms[index]
    bare = form[1:] if form[0] == "و" else form
    if not (form in _IN or bare in _IN or bare in _ON or form in _STRIKING or form in _ALL):
        return None
    first = index + 1
    while first < len(sentence.forms) and sentence.forms[first] in _ALL:
        first += 1
    return first if form not in _ALL or form.startswith("ب") else None


def _has_preposition(sentence: Sentence, index: int, names: Names) -> bool:
    """`بمدينة`, `بباريس`: a preposition written onto the place."""
    form = sentence.forms[index]
    if sentence.classes[index] != "noun" or not form.startswith(("ب", "وب")):
        return False
    return "ب" in form[: names[index]] if index in names else form not in rows(__package__, "nouns") and form not in _PUNISHMENT


def _refined(sentence: Sentence, last: int, names: Names) -> int:
    following = last + 1
    if following + 1 >= len(sentence.forms):
        return last
    if sentence.forms[following] in _CHAINED and is_place(sentence, following + 1, names):
        found = phrase_from(sentence, following + 1, len(sentence.forms), longest=_LONGEST)
        return found[1] if found else last
    return following if _has_preposition(sentence, following, names) and is_place(sentence, following, names) else last

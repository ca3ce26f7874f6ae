"""Whose age it is: `سائقا يبلغ من العمر 24 سنة`, `شاب آخر (18 عاما)`, `عن عمر ناهز 69 عاما توفي الرسام`."""

from pipeline.extract.roles.items.predicates import is_frame
from pipeline.extract.roles.syntax.classes import is_common, rows
from pipeline.extract.roles.syntax.sentence import Range, Sentence, phrase_from, phrase_to

_REACH = 14
_AHEAD = 8
_LONGEST_NAME = 4
_AGES = frozenset(("العمر", "عمره", "عمرها", "بعمر", "عمر", "سن", "عاما", "عام", "سنه", "ربيعا", "عمرهم", "اعمارهم", "سنها", "سنا", "اعمار"))
_BRACKETS = frozenset("(-،,")


def aged(sentence: Sentence, at: Range, start: int) -> Range | None:
    """The person before the age, no further back than word `start`; behind it where the sentence opens with the age."""
    first, last = at
    start = max(start, first - _REACH)
    if first > 0 and sentence.forms[first - 1] in _BRACKETS and (named := phrase_to(sentence, first - 2, start)) and not _says_age(sentence.forms[named[1]]):
        return named
    if _opens(sentence, first):
        return _behind(sentence, last)
    person = _person(sentence, first - 1, start)
    if person is not None:
        return person
    for index in range(first - 1, start - 1, -1):
        if (
            sentence.classes[index] == "noun"
            and not is_frame(sentence.forms[index])
            and not _says_age(sentence.forms[index])
            and (found := phrase_to(sentence, index, start))
        ):
            return found
    return None


def _says_age(form: str) -> bool:
    return form in _AGES or form.removeprefix("و").removeprefix("ب").startswith(("البالغ", "بالغ", "بلغ", "يبلغ", "تبلغ", "ناهز"))


def _opens(sentence: Sentence, first: int) -> bool:
    """`عن عمر ناهز …`, with nobody named before."""
    return "عن" in sentence.forms[max(0, first - 4) : first] and all(
        kind != "noun" or _says_age(form) for form, kind in zip(sentence.forms[:first], sentence.classes, strict=False)
    )


def _behind(sentence: Sentence, last: int) -> Range | None:
    for index in range(last + 2, min(len(sentence.forms), last + 2 + _AHEAD)):
        if sentence.classes[index] == "verb" and (found := phrase_from(sentence, index + 1, len(sentence.forms))):
            return found
    return None


def _with_name(sentence: Sentence, found: Range, until: int) -> Range:
    """`النجمة سلوى الهادي`: the proper name behind the noun."""
    last = found[1]
    while last + 1 < until and last - found[0] < _LONGEST_NAME and sentence.classes[last + 1] == "noun" and not is_common(sentence.forms[last + 1]):
        last += 1
    return found[0], last


def _person(sentence: Sentence, index: int, start: int) -> Range | None:
    persons = rows("pipeline.extract.roles.items", "persons")
    for at in range(index, start - 1, -1):
        form = sentence.forms[at]
        if form in _AGES:
            continue
        if form in persons or (form[1:] in persons and form[0] in "ولب"):
            until = next((end for end in range(at + 1, index + 1) if _says_age(sentence.forms[end])), index + 1)
            return _with_name(sentence, phrase_from(sentence, at, until, longest=4) or (at, at), until)
    return None

"""What is ordered: `الدورة السابعة`, `أول مكتبة رقمية`, `ثورة ثانية`."""

from pipeline.extract.roles.syntax.classes import is_adjective, is_common
from pipeline.extract.roles.syntax.sentence import Range, Sentence, phrase_from, phrase_to
from pipeline.text.clitics import is_definite

_LONGEST = 2
_POSSESSIVE = ("ه", "ها", "هم", "نا")


def ordered(sentence: Sentence, at: Range) -> Range | None:
    """The noun that an ordinal agrees with before it, or the noun it stands before in construct."""
    first, last = at
    form = sentence.forms[first].removeprefix("و")
    following = phrase_from(sentence, last + 1, len(sentence.forms), longest=3)
    before = _before(sentence, first)
    if is_definite(form) or form[0].isdecimal() or (first > 0 and sentence.forms[first - 1] == "ال"):
        return before
    adjectival = form.endswith(("ه", "ا")) or (before is not None and is_common(sentence.forms[before[1]]) and not is_definite(sentence.forms[before[1]]))
    return before or following if adjectival else following or before


def _before(sentence: Sentence, first: int) -> Range | None:
    index = first - 1
    while index >= 0 and (sentence.forms[index] in ("ال", "-", "ـ", "رقم") or sentence.classes[index] == "quote"):
        index -= 1
    if index < 0 or sentence.classes[index] != "noun":
        return None
    found = phrase_to(sentence, index, 0, longest=3)
    if found is None or not is_definite(sentence.forms[index]):
        return found if found is None or found[1] - found[0] < _LONGEST else (found[1] - 1, found[1])
    noun = next((at for at in range(found[1], found[0] - 1, -1) if not (is_definite(sentence.forms[at]) and is_adjective(sentence.forms[at]))), found[1])
    governs = noun < found[1] and not is_definite(sentence.forms[noun]) and not sentence.forms[noun].endswith(_POSSESSIVE)
    return noun + governs, found[1]

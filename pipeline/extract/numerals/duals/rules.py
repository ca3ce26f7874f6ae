"""Duals of counted nouns (`عامين`, `هدفان`, `طائرتين`): the noun itself says two."""

from pipeline.extract.numerals.duals.nouns import HAMZA
from pipeline.extract.numerals.numeral import Numeral
from pipeline.extract.numerals.readings import read
from pipeline.text.words import Words

_TENS = frozenset({"عشرين", "ثلاثين", "اربعين", "خمسين", "ستين", "سبعين", "ثمانين", "تسعين", "بين"})


def _agrees(before: str, form: str) -> bool:
    """`مديرين عامين`: behind a noun in the plural or dual the word is its adjective; `البالغين فنجانين`: only one has the article."""
    alike = before.startswith("ال") == form.startswith("ال")
    return alike and len(before) > 4 and before.endswith("ين") and form.endswith("ين") and before not in _TENS and form[0] != "و"


_DUAL, _CONSTRUCT = frozenset({"dual"}), frozenset({"construct"})
_NO_NOUNS = frozenset(
    "من في علي الي عن مع او ثم لا لم لن ما هو هي قد كان كانت التي الذي هذه هذا تلك كل منذ عند لدي بعد قبل حتي بين كما حيث وهو وهي غير".split()
)


def _governs(words: Words, at: int) -> bool:
    """Whether an indefinite noun stands at word `at`, as far as its letters tell."""
    form = words.forms[at] if at < len(words) else ""
    if form.endswith(("ين", "ان")) and read(words, at, _DUAL):
        return False
    return form[:1].isalpha() and len(form) > 2 and form not in _NO_NOUNS and not form.startswith(("ال", "لل", "بال", "وال", "ف", "ب", "ل", "و", "س"))


def _describes(words: Words, index: int, skip: int) -> bool:
    """Whether a dual behind a dual is its adjective; `دبابتين وناقلتين` are two nouns, `مدينتين كبيرتين وجميلتين` is one."""
    behind = read(words, index - 1, _DUAL) is not None
    joined = skip > 0 and words.forms[index][0] == "و" and (index < 2 or read(words, index - 2, _DUAL) is None)
    return behind and not joined


def find_dual(words: Words, index: int) -> Numeral | None:
    """The dual noun at word `index`; a dual behind a dual is its adjective (`دولتين كبيرتين`)."""
    if (construct := read(words, index, _CONSTRUCT)) is not None:
        return Numeral(index, index, construct.skip, 2.0, None, None, "dual", "numerals.dual", 0.8, 2.0) if _governs(words, index + 1) else None
    reading = read(words, index, _DUAL)
    if reading is None or (index and (_describes(words, index, reading.skip) or _agrees(words.forms[index - 1], words.forms[index]))):
        return None
    if reading.flag in HAMZA and "ئ" not in words.surface(index, index):
        return None
    return Numeral(index, index, reading.skip, 2.0, None, None, "dual", "numerals.dual", 0.85, 2.0, definite=reading.article)

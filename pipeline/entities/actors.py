"""Capitals that act: `أعلنت واشنطن` is the United States, `في واشنطن` is the city."""

from functools import lru_cache
from importlib.resources import files
from typing import Final

from pipeline.extract.names.lexicon import verbs
from pipeline.text.fold import fold_word
from pipeline.text.lexicon import read_table
from pipeline.text.words import forms_before, split_words

#: Code points looked at on either side of a mention.
WINDOW: Final = 60
_WITH: Final = frozenset({"مع", "علي", "ضد"})
_BETWEEN: Final = frozenset({"بين", "وبين", "لبين"})
_THAT: Final = frozenset({"ان", "بان", "لان", "وان", "لكن", "ولكن", "كانت", "وكانت", "اذا"})
#: What may begin a clause of which a capital is the subject: `أن واشنطن قد لا تمانع`.
_CLAUSE: Final = frozenset({"قد", "لا", "لم", "لن", "لديها", "ليست", "هي", "سوف", "كانت", "ما", "مستعده", "ملتزمه", "تملك"})
_FUTURE: Final = ("ست", "لت")
_LONG: Final = 5


@lru_cache(maxsize=1)
def _governing() -> dict[str, frozenset[str]]:
    """Words whose complement acts, by kind: nouns and verbs (`before`), and those after which it does with `مع` or `على`."""
    found: dict[str, set[str]] = {}
    for form, row in read_table(files(__package__) / "actors.tsv", columns=("kind",)):
        folded = fold_word(form)
        found.setdefault(row["kind"], set()).update({folded, *(clitic + folded for clitic in "وفبل"), "لل" + folded.removeprefix("ال")})
    return {kind: frozenset(words) for kind, words in found.items()}


def _is_clause(words: list[str]) -> bool:
    """Whether a verb follows, of which a capital can be the subject."""
    first = words[0] if words else ""
    return first in _CLAUSE or (first.startswith(_FUTURE) and len(first) >= _LONG)


def acts(text: str, start: int, end: int, capitals: frozenset[str]) -> bool:
    """Whether the capital at `[start, end)` stands for its state; `capitals` are the folded names of capitals."""
    before = forms_before(text, start, WINDOW)
    after = split_words(text[end : end + WINDOW]).forms
    joined = start > 0 and text[start - 1].isalpha()
    clitic = before.pop() if joined and before else ""
    if clitic in {"ب", "لب", "وب"}:
        return False
    earlier, previous, following = before[-2] if len(before) > 1 else "", before[-1] if before else "", after[0] if after else ""
    governed = previous in _governing()["before"] or (previous in _WITH and earlier in _governing()["with"])
    subject = previous in verbs("f") or following in verbs("f") or ((previous in _THAT or not previous.isalpha()) and _is_clause(after))
    if governed or subject:
        return True
    if clitic == "و" and previous in capitals:
        return earlier in _BETWEEN | _THAT | verbs("f")
    return following.startswith("و") and (previous in _BETWEEN or (previous in _THAT and following[1:] in capitals))

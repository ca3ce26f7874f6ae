"""What is said, and the cue that says so."""

from dataclasses import dataclass
from typing import Final

from pipeline.extract.records import Phrase
from pipeline.extract.roles.syntax.classes import rows
from pipeline.extract.roles.syntax.sentence import Range, Sentence
from pipeline.text.memo import Memo

ROOM: Final = "pipeline.extract.roles.speakers"
TITLE: Final = "title"
_SUPERLATIVE: Final = frozenset(("ابرز", "اوضح", "اكد", "رد", "ذكر", "وصف", "بين"))
_WITHOUT: Final = frozenset(("عدم", "دون", "بعدم"))


@dataclass(frozen=True, slots=True)
class Said:
    """`speaker` says the words `first..end-1`; None is who spoke before. `cue` is a word, `weight` 1 for verbs and 0 for `according`."""

    cue: int
    speaker: Range | None
    first: int
    end: int
    weight: int


def _cue_kind(form: str) -> str:
    """The kind of a one-word cue, with or without a conjunction before it, empty for other words; a colon may close a title."""
    if form == ":":
        return TITLE
    table = rows(ROOM, "cues")
    return table.get(form) or (table.get(form[1:], "") if form[0] in "وف" else "")


CUES: Memo[str] = Memo(_cue_kind)


def is_noun_of_speech(sentence: Sentence, index: int) -> bool:
    """Whether what looks like a verb of speech is a noun: `طلب عدم ذكر اسمه`, `إن أبرز التحفظات`."""
    if index == 0:
        return False
    before, form = sentence.classes[index - 1], sentence.forms[index]
    if sentence.forms[index - 1] in _WITHOUT or (form in _SUPERLATIVE and before in ("that", "prep")):
        return True
    return (form == "بين" and before in ("noun", "verb", "number", "relative")) or (form == "ابرز" and before == "verb")


def is_joined(form: str) -> bool:
    """Whether a cue bears a conjunction."""
    return form not in rows(ROOM, "cues") and form != ":"


def cue_phrase(sentence: Sentence, said: Said) -> Phrase:
    """The cue as written, without a conjunction."""
    return sentence.phrase(said.cue, said.cue, skip=int(is_joined(sentence.forms[said.cue])))

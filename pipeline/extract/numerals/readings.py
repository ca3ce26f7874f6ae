"""What a word can be in a number expression, looked up once per form."""

from dataclasses import dataclass
from importlib.resources import files
from itertools import chain

from pipeline.extract.numerals.duals.nouns import construct_reading, dual_readings
from pipeline.text.clitics import before_article, has_article
from pipeline.text.clitics import readings as proclitic_readings
from pipeline.text.fold import fold_word
from pipeline.text.lexicon import read_table
from pipeline.text.memo import Memo
from pipeline.text.words import Words

_LONGEST = 32
_TABLES = ("cardinals", "ordinals", "fractions", "vague")


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a word: its proclitics and the number word after them."""

    clitic: str
    kind: str
    value: float
    high: float | None = None
    flag: str = ""

    @property
    def article(self) -> bool:
        """Whether the article stands before the number word."""
        return has_article(self.clitic)

    @property
    def skip(self) -> int:
        """How many characters of the word stand before the number, the article being a part of the number."""
        return before_article(self.clitic)


def _lexicon() -> dict[str, list[Reading]]:
    found: dict[str, list[Reading]] = {}
    root = files("pipeline.extract.numerals")
    for form, row in chain.from_iterable(read_table(root / family / "lexicon.tsv", columns=("class", "value", "flag")) for family in _TABLES):
        high = float(row["high"]) if row.get("high") else None
        reading = Reading("", row["class"], float(row["value"]), high, row["flag"])
        found.setdefault(fold_word(form), []).append(reading)
    return found


_DIGITS = (Reading("", "digits", 0.0),)
_LEXICON = _lexicon()
_NEVER = frozenset(fold_word(form) for form, _ in read_table(files("pipeline.extract.numerals") / "cardinals" / "never.tsv", columns=()))


def _readings(form: str) -> tuple[Reading, ...]:
    """The number words that a folded word can be."""
    if form[0].isdecimal():
        return _DIGITS if form.isascii() or len(form) > _LONGEST else ()
    if len(form) > _LONGEST or form in _NEVER:
        return ()
    numbers = tuple(
        Reading(clitic, known.kind, known.value, known.high, known.flag) for clitic, rest in proclitic_readings(form) for known in _LEXICON.get(rest, ())
    )
    if numbers:
        return numbers
    if construct := construct_reading(form):
        return (Reading(construct[0], "construct", 2.0, None, construct[1]),)
    return tuple(Reading(clitic, "dual", 2.0, None, kind) for clitic, kind in dual_readings(form))


READINGS = Memo(_readings)

BARE = frozenset({"", "ال"})
JOINED = frozenset({"و", "وال"})


def read(words: Words, index: int, kinds: frozenset[str], clitics: frozenset[str] | None = None) -> Reading | None:
    """The first reading of word `index` as one of `kinds`, with one of `clitics` before it (any where it is `None`)."""
    if index >= len(words):
        return None
    for reading in READINGS[words.forms[index]]:
        if reading.kind in kinds and (clitics is None or reading.clitic in clitics) and _spelt(words, index, reading):
            return reading
    return None


def _spelt(words: Words, index: int, reading: Reading) -> bool:
    """Whether the source has the letter that folding united with another one, where that makes another word."""
    if reading.flag == "hamza":
        return "ئ" in words.surface(index, index)
    if reading.flag == "bare":
        return "أ" not in words.surface(index, index)
    if reading.flag == "placed":
        return any(form.lstrip("و") in _PLACING for form in words.forms[max(0, index - 2) : index])
    if reading.flag == "maksura":
        return words.folded.source[words.span(index, index)[1] - 1] != "ي"
    return True


#: Verbs behind which `ثانيا` is a place.
_PLACING = frozenset({"حل", "حلت", "جاء", "جاءت", "ياتي", "تاتي", "صنف", "صنفت", "انهي", "انهت", "يحل", "تحل"})


def definite(form: str) -> bool:
    """Whether a folded word has the article; function words that begin alike have none."""
    return form.startswith("ال") and form not in _NO_ARTICLE


_NO_ARTICLE = frozenset(
    {"الي", "الا", "الان", "الذي", "التي", "الذين", "الف", "الاف", "الفا", "الفي", "الفان", "الفين", "الله", "الم", "اليك", "اليه", "اليها", "اليهم"}
)


def after_and(words: Words, index: int) -> tuple[int, frozenset[str]] | None:
    """Where a number joined by `و` to what ends before `index` would stand, and the clitics it must have."""
    if index >= len(words):
        return None
    form = words.forms[index]
    if form == "و":
        return index + 1, BARE
    return (index, JOINED) if form[0] == "و" else None

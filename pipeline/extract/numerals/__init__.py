"""Number expressions of a text: what is written, not yet what it counts."""

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from itertools import compress

from pipeline.extract.numerals.cardinals.rules import STARTS, find_cardinal
from pipeline.extract.numerals.digits.rules import read_split
from pipeline.extract.numerals.duals.rules import find_dual
from pipeline.extract.numerals.fractions.rules import find_fraction
from pipeline.extract.numerals.numeral import Form, Numeral
from pipeline.extract.numerals.ordinals.rules import find_ordinal
from pipeline.extract.numerals.readings import READINGS
from pipeline.extract.numerals.vague.rules import find_vague
from pipeline.text.words import Words

__all__ = ["Form", "Numeral", "find_numerals"]


def _find_split(words: Words, index: int) -> Numeral | None:
    pair = read_split(words, index) if words.folded.offsets is not None else None
    return Numeral(index, index, 0, None, pair[0], pair[1], "digits", "numerals.split", 0.8) if pair else None


Finder = Callable[[Words, int], Numeral | None]
_DIGITS: tuple[Finder, ...] = (_find_split, find_cardinal)
_FAMILIES: tuple[tuple[Finder, frozenset[str]], ...] = (
    (find_fraction, frozenset({"fraction", "sign", "unit"})),
    (find_ordinal, frozenset({"ordinal", "ordinal_first", "eleven", "one"})),
    (find_vague, frozenset({"vague"})),
    (find_cardinal, STARTS),
    (find_dual, frozenset({"dual", "construct"})),
)


@lru_cache(maxsize=16_384)
def _families(form: str) -> tuple[Finder, ...]:
    """The families that can begin with a word."""
    kinds = {reading.kind for reading in READINGS[form]}
    return tuple(family for family, starts in _FAMILIES if starts & kinds)


def find_numerals(words: Words) -> list[Numeral]:
    """All number expressions of a text in its order, none overlapping another; linear in its length.

    Years, dates, names and codes are among them: they are number expressions, and it is for others to tell what they are.
    """
    found: list[Numeral] = []
    free = 0
    for index in list(compress(range(len(words.forms)), map(READINGS.__getitem__, words.forms))):
        if index < free:
            continue
        numeral = _longest(words, index)
        if numeral is not None:
            found.append(numeral)
            free = numeral.last + 1
    return found


def _longest(words: Words, index: int) -> Numeral | None:
    """The longest reading at a word; the family named first wins between equals."""
    best: Numeral | None = None
    form = words.forms[index]
    for family in _DIGITS if form[0].isdecimal() else _families(form):
        numeral = family(words, index)
        if numeral and (best is None or numeral.last > best.last):
            best = numeral
    return best if best is None or best.form == "vague" else _signed(words, best)


def _signed(words: Words, numeral: Numeral) -> Numeral:
    """With the minus sign that touches it and nothing else."""
    before = numeral.first - 1
    if before < 0 or numeral.value is None or numeral.skip or not words.forms[numeral.first][0].isdecimal():
        return numeral
    sign, free = words.forms[before], not words.touches(before) or words.forms[before - 1] in _PREFIXES
    if sign == "." and free and words.touches(numeral.first) and words.forms[numeral.first].isdecimal() and numeral.scale == 1:
        value = float(f".{words.forms[numeral.first]}")
        return (
            _signed(words, replace(numeral, first=before, value=value, base=value, confidence=0.8))
            if before == 0 or words.forms[before - 1] != "."
            else numeral
        )
    if sign != "-" or not free or not (words.touches(numeral.first) or (before == 0 and words.forms[-1].startswith("درج"))):
        return numeral
    return replace(numeral, first=before, value=-numeral.value, base=-numeral.base)


_PREFIXES = frozenset({"و", "ب", "ال", "ل", "(", "الي", "«", '"'})

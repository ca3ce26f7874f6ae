"""Characters of many texts at once, as arrays: folded, each of a class, with the lines and words they form.

The characters of a batch become one array of code points whose classes and folded letters come from a table made with
`pipeline.text.fold`; lines are those of `pipeline.text.paragraphs`, words are runs of letters or of digits, as in `pipeline.text.words`.
Nothing depends on the process or the machine.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from pipeline.text.fold import INVISIBLE, MARKS, fold
from pipeline.text.paragraphs import split_paragraphs

Indices = NDArray[np.int64]
Flags = NDArray[np.bool_]
Points = NDArray[np.uint16]
_Classes = NDArray[np.uint8]

#: Classes of characters, in the order of what they show: the end of a line, nothing, a mark on a letter, a sign, a sign inside numbers, a letter, a digit.
_END, _HIDDEN, _BLANK, _MARK, _SIGN, _LABEL, _POINT, _COMMA, _LETTER, _DIGIT = range(10)
#: Signs that pages use in labels and addresses, hardly ever in a report.
_LABELS = frozenset("#@©®")
_TEXT_END = "\x00"
_LIGATURE = re.compile("[\ufbea-\ufdff\ufe70-\ufe7f\ufef5-\ufefc]")
_FIRST_LIGATURE = 0xFBEA
#: A mark alone folds to a blank, but shows something.
_SHOWN_BLANK = "\u0640 "
#: What lies beyond the basic plane.
BEYOND = re.compile("[\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a batch of texts that show something: text `i` has `counts[i]` of them, each the characters `starts:ends` of `joined`.

    Which of them are `stopped` by a full stop, and which hold a sign of labels and addresses.
    """

    joined: str
    counts: Indices
    starts: Indices
    ends: Indices
    stopped: Flags
    labelled: Flags

    def __getitem__(self, line: int) -> str:
        return self.joined[self.starts[line] : self.ends[line]].lstrip(_margin())


@dataclass(frozen=True, slots=True)
class Runs:
    """The words in a row of code points without marks: where each starts and ends, which are numbers, and with which word each line starts."""

    points: Points
    starts: Indices
    ends: Indices
    numbers: Flags
    offsets: Indices


def split_texts(texts: Sequence[str]) -> tuple[Lines, Runs]:
    """Lines and words of `texts`; linear in their length."""
    joined, points = _code_points(texts)
    kinds = _kinds().take(points)
    ends = np.flatnonzero(kinds == _END)
    starts = np.concatenate([np.zeros(1, np.int64), ends[:-1] + 1])[: len(ends)]
    shown = np.flatnonzero(np.maximum.reduceat(kinds, starts) >= _MARK) if len(ends) else ends
    owners = np.cumsum(points[ends] == 0)[shown] - (points[ends][shown] == 0)
    labelled = np.zeros(len(ends), np.bool_)
    labelled[np.searchsorted(ends, np.flatnonzero(kinds == _LABEL))] = True
    starts, ends = starts[shown], ends[shown]
    for line in np.flatnonzero(kinds[ends - 1] < _MARK).tolist():
        ends[line] = starts[line] + len(joined[starts[line] : ends[line]].rstrip(_margin()))
    lines = Lines(joined, np.bincount(owners, minlength=len(texts)), starts, ends, points[ends - 1] == ord("."), labelled[shown])
    return lines, _split(points, kinds, shown)


def _split(points: Points, kinds: _Classes, shown: Indices) -> Runs:
    """The words of the lines numbered `shown` (no other line has any)."""
    left_out = (kinds == _MARK) | (kinds == _HIDDEN)
    if left_out.any():
        points, kinds = points[~left_out], kinds[~left_out]
    points, kinds = _join_numbers(points, kinds)
    edges = np.flatnonzero(np.diff(kinds, prepend=np.uint8(_END)))
    runs = np.flatnonzero(kinds[edges] >= _LETTER)
    starts, ends = edges[runs], edges[runs + 1]
    before = np.searchsorted(starts, np.flatnonzero(kinds == _END))
    return Runs(points, starts, ends, kinds[starts] == _DIGIT, np.concatenate([np.zeros(1, np.int64), before[shown]]))


def _join_numbers(points: Points, kinds: _Classes) -> tuple[Points, _Classes]:
    """A point between two digits becomes a part of the number, a comma is dropped."""
    inner = np.flatnonzero((kinds == _POINT) | (kinds == _COMMA))
    inner = inner[(kinds[inner - 1] == _DIGIT) & (kinds[inner + 1] == _DIGIT)]
    commas = inner[kinds[inner] == _COMMA]
    kinds[inner] = _DIGIT
    return (np.delete(points, commas), np.delete(kinds, commas)) if len(commas) else (points, kinds)


@lru_cache(maxsize=1)
def folded_letters() -> Points:
    """For each code point of the basic plane the folded one; presentation forms are folded before."""
    return _plane()[0]


@lru_cache(maxsize=1)
def _margin() -> str:
    """All that shows nothing, which lines lose at both ends."""
    return "".join(map(chr, np.flatnonzero((_kinds() == _HIDDEN) | (_kinds() == _BLANK)).tolist()))


def _kinds() -> _Classes:
    return _plane()[1]


@lru_cache(maxsize=1)
def _plane() -> tuple[Points, _Classes]:
    plane = "".join(" " if 0xD800 <= c < 0xE000 or c == 0xFFFF else chr(c) for c in range(0x10000))
    letters, kinds = np.zeros(0x10000, np.uint16), np.full(0x10000, _MARK, np.uint8)
    folded = fold(plane)
    for letter, source in zip(folded.text, folded.offsets or range(len(plane)), strict=False):
        letters[source] = ord(letter)
        kinds[source] = _kind(letter, plane[source])
    for hidden in INVISIBLE - MARKS:
        kinds[ord(hidden)] = _HIDDEN
    kinds[0xD800:0xE000] = kinds[0xFFFF] = _SIGN
    return letters, kinds


def _kind(letter: str, source: str) -> int:
    if letter.isalpha():
        return _LETTER
    if letter.isdecimal():
        return _DIGIT
    if not split_paragraphs(source):
        return _BLANK if len(split_paragraphs(f".{source}.")) == 1 and source != _TEXT_END else _END
    return _POINT if letter == "." else _COMMA if letter in ",،" else _LABEL if letter in _LABELS else _SIGN


def _code_points(texts: Sequence[str]) -> tuple[str, Points]:
    """All texts in one row, a zero after each and nowhere else; presentation forms folded, what lies beyond the basic plane as U+FFFF."""
    joined = "".join([text + _TEXT_END for text in texts])
    if joined.count(_TEXT_END) != len(texts):
        joined = "".join([text.replace(_TEXT_END, " ") + _TEXT_END for text in texts])
    points = _utf16(joined)
    if len(points) != len(joined):
        joined = BEYOND.sub("\uffff", joined)
        points = _utf16(joined)
    if (points >= _FIRST_LIGATURE).any() and _LIGATURE.search(joined):
        joined = _LIGATURE.sub(lambda form: fold(form[0]).text.replace(" ", _SHOWN_BLANK), joined)
        points = _utf16(joined)
    return joined, points


def _utf16(text: str) -> Points:
    return np.frombuffer(text.encode("utf-16-le", "surrogatepass"), np.uint16)

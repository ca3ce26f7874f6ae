"""Numbers of documents of candidate pairs, one document at a time."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress

import numpy as np
import polars as pl

from pipeline.clean.characters import BEYOND, Flags, Indices
from pipeline.clean.contents import Contents, Shingles
from pipeline.clean.numbers import DECIMAL_SIGN, Items, changed_numbers, number_words, read_items, read_number
from pipeline.clean.overlaps import overlaps
from pipeline.clean.vectors import Hashes, are_among, mix, word_arrays
from pipeline.text.fold import INVISIBLE, MARKS, fold
from pipeline.text.paragraphs import paragraph_texts

_REMEMBERED = 8192
#: `4،2` is how papers of the Maghreb write 4.2.
_DECIMAL_COMMA = re.compile(r"(?<=\d)،(?=\d)")
_IN_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
#: Folding changes nothing else that stands in a number.
_AROUND_DIGITS = re.compile(r"\d[\d.,،٫٬" + "".join(map(re.escape, sorted(MARKS | INVISIBLE))) + "]*")


@dataclass(frozen=True, slots=True)
class _Numbers:
    """How often each number, in digits or as a word, occurs in a document, and all of them with the words before and after."""

    counts: Counter[int]
    found: list[tuple[int, int, int]]


class Reader:
    """Reads documents by their row number and remembers the last few thousand."""

    def __init__(self, texts: pl.Series, contents: Contents) -> None:
        self._texts = texts
        self._contents = contents
        spelled = number_words()
        hashes = word_arrays([*spelled, DECIMAL_SIGN]).words
        self._spelled = dict(zip(hashes.tolist(), spelled.values(), strict=False))
        self._decimal_sign = int(hashes[-1])
        self._at = np.flatnonzero(contents.numbers | are_among(contents.words, np.sort(hashes[:-1])))
        self._offsets = np.searchsorted(self._at, contents.offsets)
        self._before, self._after = _neighbours(contents, self._at)
        self._numbers = lru_cache(maxsize=_REMEMBERED)(self._read_numbers)
        self._items = lru_cache(maxsize=_REMEMBERED)(self._read_items)

    def differ(self, pairs: Indices) -> Flags:
        """Which of the pairs of documents each have a number that the other has not, or has less often."""
        sizes = overlaps(self._counted(), pairs)
        differing: Flags = sizes.common < sizes.shorter
        return differing

    def _counted(self) -> Shingles:
        """The numbers of all documents, the same one each time it occurs in a document as another."""
        numbers = self._contents.words[self._at]
        order = np.lexsort((numbers, np.repeat(np.arange(len(self._offsets) - 1), np.diff(self._offsets))))
        numbers = numbers[order]
        fresh = np.ones(len(numbers), np.bool_)
        fresh[1:] = numbers[1:] != numbers[:-1]
        fresh[self._offsets[:-1][self._offsets[:-1] < len(numbers)]] = True
        first = np.flatnonzero(fresh)
        times = np.arange(len(numbers)) - np.repeat(first, np.diff(first, append=len(numbers)))
        return Shingles(mix(numbers + times.astype(np.uint64)), self._offsets)

    def _read_numbers(self, doc: int) -> _Numbers:
        first, last = self._offsets[doc : doc + 2]
        columns = (self._contents.words[self._at[first:last]], self._before[first:last], self._after[first:last])
        found = list(zip(*(column.tolist() for column in columns), strict=True))
        return _Numbers(Counter(columns[0].tolist()), found)

    def _read_items(self, doc: int) -> Items:
        start, end = self._contents.offsets[doc : doc + 2]
        at = self._at[slice(*self._offsets[doc : doc + 2])]
        digits = iter(self._digits(doc))
        words = self._contents.words[start:end].tolist()
        read = (
            (place, read_number(next(digits, "")) if in_digits else self._spelled[words[place]])
            for place, in_digits in zip((at - start).tolist(), self._contents.numbers[at].tolist(), strict=True)
        )
        return read_items(words, [(place, number) for place, number in read if number], self._decimal_sign)

    def _digits(self, doc: int) -> list[str]:
        """The numbers in digits, folded, as `word_arrays` takes them to be."""
        first, last = self._contents.bounds[doc : doc + 2]
        filled = (np.diff(self._contents.lines[first : last + 1]) > 0).tolist()
        lines = "\n".join(compress(paragraph_texts(self._texts[doc]), filled))
        digits = "\n".join(_AROUND_DIGITS.findall(lines))
        return _IN_DIGITS.findall(_DECIMAL_COMMA.sub(",", BEYOND.sub(" ", fold(digits).text)))

    def changes(self, other: int, this: int) -> list[tuple[str, str]]:
        """The numbers that differ at the same place, as (other, this)."""
        here, there = self._numbers(this), self._numbers(other)
        gained, lost = here.counts - there.counts, there.counts - here.counts
        if not gained or not lost:
            return []
        neighbours = {word for number, *around in there.found if number in lost for word in around}
        if not any(number in gained and not neighbours.isdisjoint(around) for number, *around in here.found):
            return []
        return changed_numbers(self._items(other), self._items(this))


def _neighbours(contents: Contents, at: Indices) -> tuple[Hashes, Hashes]:
    """The words before and after the places `at`, 0 at the ends; all numbers in digits count as one word."""
    found = []
    for beside in (at - 1, at + 1):
        inside = (beside >= 0) & (beside < len(contents.words))
        words = np.zeros(len(at), np.uint64)
        words[inside] = np.where(contents.numbers[beside[inside]], np.uint64(1), contents.words[beside[inside]])
        found.append(words)
    return found[0], found[1]

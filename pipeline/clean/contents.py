"""What documents say, as arrays: their words without boilerplate, and runs of them, for comparison with each other."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipeline.clean.characters import Flags, Indices
from pipeline.clean.lines import LineArrays
from pipeline.clean.vectors import ODD, Hashes, is_number, mix, offsets_of

_SAMPLED = 4
_BLOCK = 1 << 16


@dataclass(frozen=True, slots=True)
class Contents:
    """The words of documents without boilerplate: document `i` has `words[offsets[i]:offsets[i + 1]]`.

    Its paragraphs are those numbered `bounds[i]:bounds[i + 1]`; paragraph `p` has the words `lines[p]:lines[p + 1]`, none where it is boilerplate.
    """

    words: Hashes
    numbers: Flags
    offsets: Indices
    lines: Indices
    bounds: Indices


@dataclass(frozen=True, slots=True)
class Shingles:
    """Hashes of words, of stems (32 bits) or of words in a row: number `i` has `hashes[offsets[i]:offsets[i + 1]]`."""

    hashes: NDArray[Any]
    offsets: Indices

    def of(self, rows: Indices) -> "Shingles":
        """Those numbered `rows`, in that order."""
        counts = np.diff(self.offsets)[rows]
        return Shingles(self.hashes[ranges(self.offsets[rows], counts)], offsets_of(counts))


def select_lines(lines: LineArrays, kept: Flags) -> Contents:
    """The contents of the documents: the lines that are `kept`."""
    counts = lines.words.counts
    edges = np.flatnonzero(np.diff(kept, prepend=False, append=False)).reshape(-1, 2)
    words = np.concatenate([np.zeros(0, np.uint64), *(lines.words.words[start:end] for start, end in lines.words.offsets[edges].tolist())])
    offsets = offsets_of(np.where(kept, counts, 0))
    return Contents(words, is_number(words), offsets[lines.bounds], offsets, lines.bounds)


def ranges(starts: Indices, counts: Indices) -> Indices:
    """So many numbers from each of `starts` on, one range after the other."""
    before = offsets_of(counts)
    return np.arange(before[-1]) + np.repeat(starts - before[:-1], counts)


def doubles(contents: Contents) -> Shingles:
    """All two words in a row, all numbers in digits as one word; the last two stand there twice, so that there are as many as words."""
    words, numbers, offsets = contents.words, contents.numbers, contents.offsets
    hashes = np.empty(len(words), np.uint64)
    for start in range(0, len(words), _BLOCK):
        some = words[start : start + _BLOCK + 1].copy()
        some[numbers[start : start + _BLOCK + 1]] = 1
        hashes[start : start + _BLOCK] = mix(some[:_BLOCK] * ODD + np.append(some[1:], np.uint64(0))[:_BLOCK])
    counts = np.diff(offsets)
    last, only = offsets[1:][counts > 1] - 1, offsets[:-1][counts == 1]
    hashes[last], hashes[only] = hashes[last - 1], words[only]
    return Shingles(hashes, offsets)


def sampled_quadruples(pairs: Shingles) -> Shingles:
    """A quarter of all four words in a row, from the word pairs `pairs` (`doubles`): the same ones of each text."""
    sampled = np.flatnonzero(pairs.hashes.view(np.uint8)[::8] & np.uint8(_SAMPLED - 1) == 0)
    inside = sampled + 3 < np.repeat(pairs.offsets[1:], np.diff(np.searchsorted(sampled, pairs.offsets)))
    sampled = sampled[inside]
    return Shingles(mix(pairs.hashes[sampled] * ODD + pairs.hashes[sampled + 2]), np.searchsorted(sampled, pairs.offsets))


def doubles_with_figures(contents: Contents, pairs: Shingles) -> tuple[Shingles, Shingles]:
    """The word pairs that hold a number in digits: as they are in `pairs` (`doubles`), and hashed with that number."""
    words, numbers = contents.words, contents.numbers
    holding = np.append(numbers[:-1] | numbers[1:], False)
    holding[contents.offsets[1:][np.diff(contents.offsets) > 0] - 1] = False
    at = np.flatnonzero(holding[: len(words)])
    offsets = np.searchsorted(at, pairs.offsets)
    return Shingles(pairs.hashes[at], offsets), Shingles(mix(words[at] * ODD + words[at + 1]), offsets)

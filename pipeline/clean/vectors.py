"""Words of many texts at once, as arrays of hashes: what comparisons of thousands of documents work on.

A hash stands for a word: equal words have equal hashes, different words different ones but for one chance in 2**63.
Its last bit tells whether the word is a number in digits. Nothing depends on the process or the machine.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipeline.clean.characters import Flags, Indices, Lines, Runs, folded_letters, split_texts

Hashes = NDArray[np.uint64]

_BATCH = 1 << 16
#: An odd number without pattern in its bits; a hash times it tells its place among others.
ODD = np.uint64(0x9E3779B97F4A7C15)
#: Of a polynomial over the letters of a word; odd, so that it has an inverse.
_BASE = 0x5851F42D4C957F2D
_BASE_INVERSE = pow(_BASE, -1, 1 << 64)


@dataclass(frozen=True, slots=True)
class WordArrays:
    """The words of a sequence of texts or lines: number `i` has the words `offsets[i]:offsets[i + 1]`."""

    words: Hashes
    offsets: Indices

    @property
    def numbers(self) -> Flags:
        """Which words are numbers in digits."""
        return is_number(self.words)

    @property
    def counts(self) -> Indices:
        """Number of words of each text."""
        return np.diff(self.offsets)


def is_number(words: Hashes) -> Flags:
    """Which of `words` are numbers in digits."""
    found: Flags = (words.view(np.uint8)[::8] & np.uint8(1)).view(np.bool_)
    return found


def mix(values: Hashes) -> Hashes:
    """Spread hashes over all 64 bits (the finaliser of SplitMix64)."""
    mixed = values ^ (values >> np.uint64(30))
    mixed *= np.uint64(0xBF58476D1CE4E5B9)
    mixed ^= mixed >> np.uint64(27)
    mixed *= np.uint64(0x94D049BB133111EB)
    mixed ^= mixed >> np.uint64(31)
    return mixed


def word_arrays(texts: Sequence[str]) -> WordArrays:
    """Split all `texts` into words; linear in their length."""
    parts = [(hash_words(runs), runs.offsets[offsets_of(lines.counts)]) for lines, runs in in_batches(texts, split_texts)]
    counts = np.concatenate([np.diff(offsets) for _, offsets in parts])
    return WordArrays(np.concatenate([words for words, _ in parts]), offsets_of(counts))


def in_batches(texts: Sequence[str], split: Callable[[Sequence[str]], tuple[Lines, Runs]]) -> Iterator[tuple[Lines, Runs]]:
    """`split` batches of `texts` that stay in the processor's cache; at least one batch."""
    start, size = 0, 0
    for index, text in enumerate(texts):
        size += len(text)
        if size >= _BATCH:
            yield split(texts[start : index + 1])
            start, size = index + 1, 0
    if start < len(texts) or not texts:
        yield split(texts[start:])


def are_among(values: Hashes, few: Hashes, bits: int = 16) -> Flags:
    """Which of many `values` are among `few` (sorted): by so many of their first bits, then exactly."""
    first, rest = np.zeros(1 << bits, np.bool_), np.uint64(64 - bits)
    first[few >> rest] = True
    found: Flags = first.take((values >> rest).view(np.int64))
    some = values[found]
    found[found] = few.take(np.searchsorted(few, some), mode="clip") == some
    return found


def offsets_of(counts: NDArray[Any]) -> Indices:
    """Where each of so many things starts, and the last ends, when they stand in one row."""
    return np.concatenate([np.zeros(1, np.int64), np.cumsum(counts, dtype=np.int64)])


def hash_words(runs: Runs) -> Hashes:
    """One hash per word; its last bit is set for numbers."""
    hashes = hash_runs(letter_values(runs), runs.starts, runs.ends)
    return (hashes & ~np.uint64(1)) | runs.numbers


def line_keys(arrays: WordArrays) -> Hashes:
    """One hash per text of its words in their order; 0 for a text without words."""
    keys = hash_runs(arrays.words, arrays.offsets[:-1], arrays.offsets[1:])
    keys[arrays.counts == 0] = 0
    return keys


def hash_runs(values: Hashes, starts: Indices, ends: Indices) -> Hashes:
    """One hash for each run `starts:ends` of `values`: a polynomial over its values, from running sums over all of them."""
    powers, inverses = _powers(len(values))
    sums = np.zeros(len(values) + 1, np.uint64)
    np.multiply(values, powers[: len(values)], out=sums[1:])
    np.cumsum(sums, out=sums)
    return mix((sums[ends] - sums[starts]) * inverses[starts])


def letter_values(runs: Runs) -> Hashes:
    """For each code point the random number that stands for its folded letter."""
    return _noise().take(runs.points)


@lru_cache(maxsize=1)
def _noise() -> Hashes:
    """The random number of the folded letter of each code point of the basic plane."""
    return mix((folded_letters().astype(np.uint64) + np.uint64(1)) * ODD)


def _powers(count: int) -> tuple[Hashes, Hashes]:
    """Powers of the base and of its inverse, at least `count + 1` of each."""
    return _many_powers(2 * _BATCH) if count < 2 * _BATCH else _many_powers.__wrapped__(count + 1)


@lru_cache(maxsize=1)
def _many_powers(count: int) -> tuple[Hashes, Hashes]:
    bases = (np.full(count, base, np.uint64) for base in (_BASE, _BASE_INVERSE))
    first, second = (np.multiply.accumulate(np.concatenate([np.ones(1, np.uint64), base[1:]])) for base in bases)
    return first, second

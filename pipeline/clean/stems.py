"""Stems of the words of many lines, as arrays of hashes: what derived and inflected forms of a word mostly share."""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from pipeline.clean.characters import Flags, Indices, Runs, folded_letters, split_texts
from pipeline.clean.contents import Shingles
from pipeline.clean.vectors import Hashes, hash_runs, in_batches, letter_values, offsets_of

_PREFIXES = ("وبال", "وكال", "ولل", "وال", "فال", "بال", "كال", "لل", "ال", "و", "ف", "ب", "ل")
_SUFFIXES = ("تهم", "تها", "ها", "هم", "ات", "ون", "ين", "ان", "يه", "نا", "ه", "ي", "ا")
_WEAK = "اوي"


def read_stems(texts: Sequence[str]) -> Shingles:
    """The stems of all lines of `texts`, line by line, as hashes of 32 bits of which the last tells a number in digits.

    A stem is the word without affixes and long vowels; numbers stay whole; a word of which less than two letters would be left has none.
    """
    parts = [_stem(runs) for _, runs in in_batches(texts, split_texts)]
    return Shingles(np.concatenate([part.hashes for part in parts]), offsets_of(np.concatenate([np.diff(part.offsets) for part in parts])))


def _stem(runs: Runs) -> Shingles:
    letters, values = folded_letters().take(runs.points), letter_values(runs)
    starts = _strip(letters, runs.starts, runs.ends, _PREFIXES, front=True)
    ends = _strip(letters, runs.starts, runs.ends, _SUFFIXES, front=False)
    is_kept = _is_strong().take(letters)
    before = offsets_of(is_kept)
    first, last = np.where(runs.numbers, runs.starts, before[starts]), np.where(runs.numbers, runs.ends, before[ends])
    hashes = np.empty(len(first), np.uint64)
    for some, row in ((runs.numbers, values), (~runs.numbers, values[is_kept])):
        hashes[some] = hash_runs(row, first[some], last[some])
    shown = np.flatnonzero(runs.numbers | (last - first >= 2))
    short = (hashes[shown] >> np.uint64(32)).astype(np.uint32) & ~np.uint32(1) | runs.numbers[shown]
    return Shingles(short, np.searchsorted(shown, runs.offsets))


@lru_cache(maxsize=1)
def _is_strong() -> Flags:
    """Which code points are no long vowels."""
    strong = np.ones(0x10000, np.bool_)
    strong[[ord(letter) for letter in _WEAK]] = False
    return strong


def _strip(letters: NDArray[np.uint16], starts: Indices, ends: Indices, affixes: Sequence[str], *, front: bool) -> Indices:
    """Where each word starts (ends) without the longest of `affixes` that leaves it three letters."""
    edge = (starts if front else ends).copy()
    lengths = ends - starts
    outer = np.zeros(0x10000, np.bool_)
    outer[[ord(affix[0 if front else -1]) for affix in affixes]] = True
    free = np.flatnonzero((lengths > 3) & outer.take(letters.take(starts if front else ends - 1)))
    packed = _packed(letters, starts[free] if front else ends[free] - 1, 1 if front else -1)
    lengths = lengths[free]
    stripped = np.zeros(len(free), np.int64)
    for affix in reversed(affixes):
        value = sum(ord(letter) << (16 * place) for place, letter in enumerate(affix if front else affix[::-1]))
        mask = np.uint64((1 << (16 * len(affix))) - 1)
        stripped[((packed & mask) == np.uint64(value)) & (lengths >= len(affix) + 3)] = len(affix)
    edge[free] += stripped if front else -stripped
    return edge


def _packed(letters: NDArray[np.uint16], at: Indices, step: int) -> Hashes:
    """Four letters from each place on, in one number."""
    packed = letters.take(at).astype(np.uint64)
    for place in range(1, 4):
        packed |= letters.take(at + step * place).astype(np.uint64) << np.uint64(16 * place)
    return packed

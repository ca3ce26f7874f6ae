"""How much two sets have in common, exactly, for many pairs of them."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import polars as pl
import pyarrow as pa
from numpy.typing import NDArray

from pipeline.clean.characters import Flags, Indices
from pipeline.clean.contents import Shingles

#: How many hashes are compared at a time.
_AT_ONCE = 1 << 22


@dataclass(frozen=True, slots=True)
class Overlaps:
    """For each pair of sets: how many different elements each has, and how many both."""

    left: Indices
    right: Indices
    common: Indices

    def __getitem__(self, rows: Flags | Indices) -> "Overlaps":
        return Overlaps(self.left[rows], self.right[rows], self.common[rows])

    @property
    def shorter(self) -> Indices:
        """Size of the smaller set."""
        return np.minimum(self.left, self.right)

    @property
    def longer(self) -> Indices:
        """Size of the larger set."""
        return np.maximum(self.left, self.right)

    @property
    def of_both(self) -> NDArray[np.float64]:
        """Share in common of both (Dice)."""
        share: NDArray[np.float64] = 2 * self.common / np.maximum(1, self.left + self.right)
        return share

    @property
    def of_shorter(self) -> NDArray[np.float64]:
        """Share of the smaller set that the larger one has."""
        share: NDArray[np.float64] = self.common / np.maximum(1, self.shorter)
        return share


def overlaps(sets: Shingles, pairs: Indices) -> Overlaps:
    """Of the sets that each row of `pairs` numbers."""
    offsets = pa.array(sets.offsets)
    lists = pl.Series("set", pa.LargeListArray.from_arrays(offsets, pa.array(sets.hashes)))
    sizes = np.zeros(len(lists), np.int64)
    named = np.unique(pairs)
    counts = np.diff(sets.offsets)
    for some in _chunks(counts[named]):
        sizes[named[some]] = lists.gather(named[some]).list.n_unique().to_numpy()
    common = np.zeros(len(pairs), np.int64)
    for some in _chunks(counts[pairs].sum(axis=1)):
        both = pl.DataFrame({"left": lists.gather(pairs[some, 0]), "right": lists.gather(pairs[some, 1])})
        common[some] = both.select(pl.col("left").list.set_intersection("right").list.len()).to_series().to_numpy()
    return Overlaps(sizes[pairs[:, 0]], sizes[pairs[:, 1]], common)


def _chunks(sizes: Indices) -> Iterator[slice]:
    """Rows in a row whose `sizes` together stay small; at least one row each."""
    totals = np.cumsum(sizes)
    start = 0
    while start < len(sizes):
        before = totals[start - 1] if start else 0
        end = max(start + 1, int(np.searchsorted(totals, before + _AT_ONCE)))
        yield slice(start, end)
        start = end

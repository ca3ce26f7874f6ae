"""Paragraphs that say what a paragraph of an earlier document says, in the same or in other words."""

import numpy as np
import polars as pl
from numpy.typing import NDArray

from pipeline.clean.candidates import Pairs, similar_pairs
from pipeline.clean.characters import Flags, Indices
from pipeline.clean.contents import Shingles
from pipeline.clean.overlaps import overlaps
from pipeline.clean.signed import LEAST_STEMS, Signed

#: Shares of stems in common that make two paragraphs the same statement: of both (Dice), or of the shorter one inside a longer one.
SAME, SAME_SHORTER, SAME_LEAST = 0.6, 0.8, 0.45
#: A paragraph of fewer different stems is not looked for inside another one.
_LEAST_PART = 10
_CANDIDATE = 0.25
#: Of all stems in other words.
_ALMOST = 0.9999


def find_reuse(texts: pl.DataFrame, paragraphs: pl.DataFrame, signed: Signed) -> pl.DataFrame:
    """`paragraphs` (of `texts`) with `reuse_of` and `similarity`: the first paragraph of an earlier document that says the same.

    `signed` is what the texts say by themselves; all three in one order. Earlier is by day of publication (unknown days last), then by `doc_id`.
    Paragraphs are compared by their stems, so that a reworded statement is found that keeps names and numbers; one whose numbers differ is not
    the same. `similarity` is the share of stems in common, 1 for the same words. Boilerplate is left out.
    """
    lines, stems = signed.lines, signed.stems
    order = _order(texts)[lines.owners]
    pairs = _candidates(signed, (paragraphs["role"] != "boilerplate").to_numpy(), order)
    kept, similarity = _same(stems, pairs)
    same_words = lines.keys[pairs[:, 0]] == lines.keys[pairs[:, 1]]
    shown = np.where(same_words, 1.0, np.minimum(similarity, _ALMOST).round(4))
    links = pl.DataFrame({"row": pairs[kept, 1], "earlier": pairs[kept, 0], "order": order[pairs[kept, 0]], "similarity": shown[kept]})
    first = links.sort("row", "order", "earlier").unique("row", keep="first", maintain_order=True)
    named = paragraphs.select("doc_id", "paragraph_index")[first["earlier"]]
    found = first.select("row", named.select(pl.format("{}:{}", "doc_id", "paragraph_index")).to_series().alias("reuse_of"), "similarity")
    numbered = paragraphs.drop("reuse_of", "similarity").with_columns(row=pl.int_range(pl.len()))
    return numbered.join(found, on="row", how="left", maintain_order="left").drop("row")


def _candidates(signed: Signed, chosen: Flags, order: Indices) -> Pairs:
    """Pairs (earlier, later) of the `chosen` lines of different documents that may say the same."""
    places = np.flatnonzero(chosen[signed.signed_lines])
    rows = signed.signed_lines[places]
    by_day = np.argsort(order[rows], kind="stable")
    rows, places = rows[by_day], places[by_day]
    pairs = rows[similar_pairs(signed.line_signatures[places], np.arange(len(rows)), _CANDIDATE)]
    apart: Flags = order[pairs[:, 0]] != order[pairs[:, 1]]
    return pairs[apart]


def _order(texts: pl.DataFrame) -> Indices:
    """The place of each document among all, by day, then by id."""
    ordered = texts.select("published", "doc_id", at=pl.int_range(pl.len())).sort("published", "doc_id", nulls_last=True)["at"].to_numpy()
    order = np.empty(len(ordered), np.int64)
    order[ordered] = np.arange(len(ordered))
    return order


def _same(stems: Shingles, pairs: Pairs) -> tuple[Flags, NDArray[np.float64]]:
    """Which of the pairs say the same, and the share of their stems in common."""
    sizes, numbers = overlaps(stems, pairs), overlaps(_numbers(stems), pairs)
    share = sizes.of_both
    part = (share >= SAME_LEAST) & (sizes.shorter >= _LEAST_PART) & (sizes.of_shorter >= SAME_SHORTER)
    same = (sizes.shorter >= LEAST_STEMS) & ((share >= SAME) | part) & (2 * numbers.common >= numbers.shorter)
    return same, share


def _numbers(stems: Shingles) -> Shingles:
    at = np.flatnonzero(stems.hashes & np.uint32(1))
    return Shingles(stems.hashes[at], np.searchsorted(at, stems.offsets))

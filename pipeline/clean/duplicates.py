"""Documents that are copies, parts or updates of each other. Numbers count: an update with a new toll is no copy."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from pipeline.clean.boilerplate import learned_lines
from pipeline.clean.candidates import Pairs, Signatures, shared_pairs, sign, similar_pairs, widespread
from pipeline.clean.characters import Flags, Indices
from pipeline.clean.clusters import cluster_documents
from pipeline.clean.contents import Contents, Shingles, doubles, doubles_with_figures, sampled_quadruples, select_lines
from pipeline.clean.lines import read_lines
from pipeline.clean.overlaps import Overlaps, overlaps
from pipeline.clean.reader import Reader
from pipeline.clean.signed import Signed
from pipeline.schema import TABLES, conform, polars_schema
from pipeline.schema.values import Relation

#: Shares of word pairs in common, figures aside, that make two documents versions of one text: of both (Dice) and of the shorter one.
#: Reports made from one form (weather, telegrams) stay below; a copy with one word in seven changed and its end cut off is above.
NEAR, NEAR_SHORTER = 0.5, 0.6
#: Where the figures count, versions have this share in common, or else agree in nearly all that is no figure.
NEAR_EXACT, NEARLY_ALL = 0.55, 0.85
#: Share of the shorter text's word pairs that a text containing it holds, and how long the shorter one may be against the longer.
CONTAINED, PART = 0.7, 0.6
#: A contained text of fewer words is a phrase.
_SHORTEST_PART = 20
#: What makes a pair a candidate: estimated Jaccard similarity, or so many sampled shingles of four words and such a share of them.
_CANDIDATE = 0.25
_LEAST_HITS, _LEAST_SHARE = 3, 0.3
#: Four words in a row that stand in reports of so many days are a form (telegrams, forecasts, sentences), which tells no event apart. Two documents have but
#: a form in common where it is most of what they share, and most of the rest is not shared.
_DAYS, _OF_FORM, _OWN = 5, 0.7, 0.8


@dataclass(frozen=True, slots=True)
class Duplicates:
    """`pairs` is the table `duplicates`; `clusters` has `doc_id`, `cluster_id`, `is_representative` for every document.

    Similarity is the share of word pairs in common: of both texts for `near` and `update` (Dice), of the contained one for `contains`.
    In a group of more than six documents that share a text, each is paired with the first and the next, not with all.
    """

    pairs: pl.DataFrame
    clusters: pl.DataFrame


@dataclass(frozen=True, slots=True)
class _Found:
    """Linked documents (left before right by id), how they are, and whether they are versions of one text."""

    pairs: Pairs
    is_part: Flags
    sizes: Overlaps
    similarity: NDArray[np.float64]

    def of(self, rows: Flags) -> "_Found":
        """Those numbered `rows`."""
        return _Found(self.pairs[rows], self.is_part[rows], self.sizes[rows], self.similarity[rows])


def find_duplicates(texts: pl.DataFrame, signed: Signed | None = None) -> Duplicates:
    """Link the documents of `texts` (columns of `documents`): candidates by MinHash and shared shingles, each verified exactly.

    `signed` is what `sign_documents` says of the texts, in the order of `doc_id`; without it they are read here.
    """
    texts = texts.sort("doc_id")
    lines = signed.lines if signed else read_lines(texts["text"])
    learned = learned_lines(texts, lines)
    contents = select_lines(lines, ~(lines.worded | learned))
    known = None if signed is None else (signed.signatures, np.unique(lines.owners[learned & ~lines.worded]))
    del lines
    pairs_of_words = doubles(contents)
    sample = sampled_quadruples(pairs_of_words)
    found = _verify(contents, pairs_of_words, _candidates(contents, pairs_of_words, sample, known))
    found = found.of(~_share_a_form(sample, texts["published"], found.pairs))
    same_story = ~found.is_part | (2 * found.sizes.shorter >= found.sizes.longer)
    clusters = cluster_documents(texts, map(tuple, found.pairs[same_story].tolist()))
    return Duplicates(_table(texts, found, Reader(texts["text"], contents)), clusters)


def _candidates(contents: Contents, pairs_of_words: Shingles, sample: Shingles, known: tuple[Signatures, Indices] | None) -> Pairs:
    with ThreadPoolExecutor(1) as beside:
        within = beside.submit(shared_pairs, sample, np.diff(contents.offsets), _LEAST_HITS, _LEAST_SHARE)
        alike = similar_pairs(_signatures(pairs_of_words, known), np.flatnonzero(np.diff(pairs_of_words.offsets)), _CANDIDATE)
        return np.unique(np.concatenate([alike, within.result()]), axis=0)


def _signatures(pairs_of_words: Shingles, known: tuple[Signatures, Indices] | None) -> Signatures:
    """Of all documents: the `known` ones, but for those numbered beside them, which were signed with lines that the collection left out."""
    if known is None:
        return sign(pairs_of_words)
    signatures, stale = known[0].copy(), known[1]
    signatures[stale] = sign(pairs_of_words.of(stale))
    return signatures


def _verify(contents: Contents, pairs_of_words: Shingles, candidates: Pairs) -> _Found:
    """Those of the candidates that are versions or parts of each other, by all their word pairs."""
    rough = overlaps(pairs_of_words, candidates)
    is_part, is_near = _is_part(rough), _is_near(rough)
    some = np.flatnonzero(is_part | is_near)
    pairs, is_part, rough = candidates[some], is_part[some], rough[some]
    plain, figured = (overlaps(shingles, pairs) for shingles in doubles_with_figures(contents, pairs_of_words))
    exact = Overlaps(*(getattr(rough, side) - getattr(plain, side) + getattr(figured, side) for side in ("left", "right", "common")))
    kept = is_part | (exact.of_both >= NEAR_EXACT) | (rough.of_both >= NEARLY_ALL)
    return _Found(pairs, is_part, rough, np.where(is_part, exact.of_shorter, exact.of_both)).of(kept)


def _share_a_form(sample: Shingles, published: pl.Series, pairs: Pairs) -> Flags:
    """Which pairs have little more in common than the form of a report that comes again and again."""
    days = published.rank("dense").fill_null(0).cast(pl.Int64).to_numpy()
    own = np.flatnonzero(~widespread(sample, days, _DAYS))
    whole, rest = overlaps(sample, pairs), overlaps(Shingles(sample.hashes[own], np.searchsorted(own, sample.offsets)), pairs)
    mostly_form = whole.common - rest.common >= np.maximum(1, _OF_FORM * whole.common)
    shares: Flags = mostly_form & (rest.common < (1 - _OWN) * rest.shorter)
    return shares


def _is_near(sizes: Overlaps) -> Flags:
    return (sizes.of_both >= NEAR) & (sizes.of_shorter >= NEAR_SHORTER)


def _is_part(sizes: Overlaps) -> Flags:
    return (sizes.shorter >= _SHORTEST_PART) & (sizes.shorter < PART * sizes.longer) & (sizes.of_shorter >= CONTAINED)


def _table(texts: pl.DataFrame, found: _Found, reader: Reader) -> pl.DataFrame:
    this, other = _directed(texts, found)
    may_differ = ~found.is_part & reader.differ(found.pairs)
    changes = [reader.changes(*pair) if differ else [] for *pair, differ in zip(other.tolist(), this.tolist(), may_differ.tolist(), strict=True)]
    relations: list[Relation] = ["contains" if part else "update" if changed else "near" for part, changed in zip(found.is_part, changes, strict=True)]
    table = pl.DataFrame(
        {
            "doc_id": texts["doc_id"].gather(this),
            "other_doc_id": texts["doc_id"].gather(other),
            "relation": relations,
            "similarity": found.similarity.round(4),
            "changed_numbers": ["; ".join(f"{old}→{new}" for old, new in changed) or None for changed in changes],
        },
        schema=polars_schema(TABLES["duplicates"]),
    )
    return conform(TABLES["duplicates"], table)


def _directed(texts: pl.DataFrame, found: _Found) -> tuple[Indices, Indices]:
    """The pairs as (this, other): the containing and the contained one, or the later and the earlier one (by day, then by id)."""
    days = texts["published"].cast(pl.Int64).fill_null(np.iinfo(np.int64).min).to_numpy()
    left, right = found.pairs[:, 0], found.pairs[:, 1]
    left_first = np.where(found.is_part, found.sizes.left >= found.sizes.right, days[left] > days[right])
    return np.where(left_first, left, right), np.where(left_first, right, left)

"""Boilerplate learned from a collection: the same line at the top or the end of many unlike documents of one publisher."""

from urllib.parse import urlsplit

import numpy as np
import polars as pl

from pipeline.clean.characters import Flags
from pipeline.clean.lines import LineArrays
from pipeline.clean.patterns import LONGEST_LINE, is_caption, is_dateline, read_line

#: How many paragraphs at the top and at the end of a document are looked at.
_TOP, _TAIL = 3, 4
_LONGEST = 60
_SHORT = 12
#: A paragraph of fewer words tells no story apart.
_FEWEST = 4
#: So short a line at the top may be a byline or a dateline.
_BYLINE = 6
#: Least number of unlike documents and least share of the publisher's documents, per class of line: a short line without number
#: and full stop; any other without number; one with a number (what it says may be a fact).
_LEAST = {"byline": ((5, 0.2),), "label": ((5, 0.2), (10, 0.01)), "sentence": ((10, 0.05),), "number": ((20, 0.1),)}


def learn_boilerplate(texts: pl.DataFrame, paragraphs: pl.DataFrame, lines: LineArrays) -> pl.DataFrame:
    """`paragraphs` with the role `boilerplate` for lines that the collection shows to be none of a report.

    `lines` are those of `texts`, `paragraphs` the same ones in the same order. A line is learned per publisher (per host of the address where the
    publisher is unknown), from documents whose most distinctive paragraphs differ, so that copies of one story teach nothing. Titles, captions
    and datelines stay what they are.
    """
    at = np.flatnonzero(learned_lines(texts, lines))
    rows = zip(at.tolist(), lines.owners[at].tolist(), paragraphs[at].select("start_char", "end_char", "role").iter_rows(), strict=True)
    found = [row for row, text, (start, end, role) in rows if role in {"body", "heading"} and not _is_known(texts["text"][text][start:end])]
    role = pl.when(pl.int_range(pl.len()).is_in(found)).then(pl.lit("boilerplate")).otherwise("role").alias("role")
    return paragraphs.with_columns(role)


def _is_known(line: str) -> bool:
    read = read_line(line[:LONGEST_LINE])
    return is_dateline(read) or is_caption(read)


def _publishers() -> pl.Expr:
    """Who published a document, as far as its row says: the publisher, else the host of the address."""
    host = pl.col("url").map_elements(lambda url: urlsplit(url).netloc, return_dtype=pl.String)
    return pl.coalesce("publisher", host, pl.lit("")).alias("group")


def _table(texts: pl.DataFrame, lines: LineArrays) -> pl.DataFrame:
    """One row per line: its document, the place in it from both ends, the words' hash and what class of line it is."""
    numeric = np.zeros(len(lines.keys), np.bool_)
    numeric[np.searchsorted(lines.words.offsets, np.flatnonzero(lines.words.numbers), "right") - 1] = True
    table = pl.DataFrame({"doc": lines.owners, "key": lines.keys, "words": lines.words.counts, "numeric": numeric, "stopped": lines.stopped})
    place = pl.int_range(pl.len()).over("doc")
    kind = (
        pl.when("numeric")
        .then(pl.lit("number"))
        .when(pl.col("stopped") | (pl.col("words") > _SHORT))
        .then(pl.lit("sentence"))
        .when((place < _TOP) & (pl.col("words") <= _BYLINE))
        .then(pl.lit("byline"))
        .otherwise(pl.lit("label"))
    )
    groups = texts.select(_publishers().rank("dense")).to_series().gather(lines.owners)
    return table.with_columns(kind=kind, top=place, tail=pl.len().over("doc") - 1 - place, group=groups)


def learned_lines(texts: pl.DataFrame, arrays: LineArrays) -> Flags:
    """Which of the lines of `texts` are boilerplate of their publisher."""
    lines = _table(texts, arrays)
    at_edge = ((pl.col("top") < _TOP) | (pl.col("tail") < _TAIL)) & pl.col("words").is_between(1, _LONGEST)
    spread = lines.group_by("group", "key").agg(spread=pl.col("doc").n_unique())
    distinct = [pl.col("words") < _FEWEST, pl.col("spread"), -pl.col("words")]
    story = lines.join(spread, on=["group", "key"]).group_by("doc").agg(story=pl.col("key").sort_by(*distinct, "key").first())
    sizes = lines.group_by("group").agg(size=pl.col("doc").n_unique())
    counted = (
        lines.filter(at_edge)
        .join(story, on="doc")
        .group_by("group", "key", "kind")
        .agg(unlike=pl.col("story").n_unique())
        .filter(pl.col("unlike") >= min(least for (least, _), *_ in _LEAST.values()))
        .join(sizes, on="group")
    )
    enough = pl.lit(value=False)
    for kind, bars in _LEAST.items():
        for least, share in bars:
            enough |= (pl.col("kind") == kind) & (pl.col("unlike") >= least) & (pl.col("unlike") >= share * pl.col("size"))
    marked = lines.join(counted.filter(enough).select("group", "key", "kind", learned=True), on=["group", "key", "kind"], how="left", maintain_order="left")
    return marked.select((pl.col("learned").fill_null(value=False) & at_edge).alias("learned")).to_series().to_numpy()

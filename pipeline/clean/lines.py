"""What each text says by itself, line by line, as arrays: its words, and what kind of lines they are."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import polars as pl

from pipeline.clean.characters import Flags, Indices, Lines, split_texts
from pipeline.clean.patterns import boilerplate_kind, read_line, telling_phrases
from pipeline.clean.vectors import ODD, Hashes, WordArrays, are_among, hash_words, in_batches, line_keys, mix, offsets_of, word_arrays

_THREADS = 2
_PART = 2_000
#: Longer lines are not looked at for the wording of boilerplate here (code points).
_LONGEST = 160
_REMEMBERED = 8192


@dataclass(frozen=True, slots=True)
class LineArrays:
    """The lines of texts: text `i` has those numbered `bounds[i]:bounds[i + 1]`; `words` are theirs, line by line.

    Lines are the paragraphs of `split_paragraphs`. `keys` are their `line_keys`; `stopped` ones end with a full stop; `worded` ones are
    boilerplate by their wording.
    """

    words: WordArrays
    bounds: Indices
    keys: Hashes
    stopped: Flags
    worded: Flags

    @property
    def owners(self) -> Indices:
        """The text of each line."""
        return np.repeat(np.arange(len(self.bounds) - 1), np.diff(self.bounds))


def read_lines(texts: pl.Series) -> LineArrays:
    """The lines of `texts`, in their order; linear in their length."""
    with ThreadPoolExecutor(_THREADS) as pool:
        parts = list(pool.map(lambda start: list(_read(texts.slice(start, _PART).to_list())), range(0, max(1, len(texts)), _PART)))
    return _join([part for some in parts for part in some])


def _read(texts: Sequence[str]) -> Iterator[LineArrays]:
    for lines, runs in in_batches(texts, split_texts):
        words = WordArrays(hash_words(runs), runs.offsets)
        yield LineArrays(words, offsets_of(lines.counts), line_keys(words), lines.stopped, _worded(lines, words))


def _join(parts: list[LineArrays]) -> LineArrays:
    words = WordArrays(np.concatenate([part.words.words for part in parts]), offsets_of(np.concatenate([part.words.counts for part in parts])))
    counts = np.concatenate([np.diff(part.bounds) for part in parts])
    keys, stopped, worded = (np.concatenate(column) for column in zip(*((part.keys, part.stopped, part.worded) for part in parts), strict=True))
    return LineArrays(words, offsets_of(counts), keys, stopped, worded)


def _worded(lines: Lines, words: WordArrays) -> Flags:
    """Which lines are boilerplate by their wording."""
    found = _suspected(lines, words)
    for line in np.flatnonzero(found).tolist():
        found[line] = _is_boilerplate(lines[line])
    return found


@lru_cache(maxsize=_REMEMBERED)
def _is_boilerplate(line: str) -> bool:
    return boilerplate_kind(read_line(line)) is not None


def _suspected(lines: Lines, words: WordArrays) -> Flags:
    """Which lines may be boilerplate by their wording: a quick look at their first words and at telling words and signs."""
    starts, pairs, anywhere = _telling()
    suspected: Flags = lines.labelled | (words.counts == 0)
    suspected[np.searchsorted(words.offsets, np.flatnonzero(are_among(words.words, anywhere)), "right") - 1] = True
    filled = np.flatnonzero(words.counts)
    first = words.words[words.offsets[filled]]
    suspected[filled] |= words.numbers[words.offsets[filled]] | are_among(first, starts)
    two = filled[words.counts[filled] > 1]
    suspected[two] |= are_among(_pair(words.words[words.offsets[two]], words.words[words.offsets[two] + 1]), pairs)
    suspected &= lines.ends - lines.starts <= _LONGEST
    return suspected


def _pair(first: Hashes, second: Hashes) -> Hashes:
    return mix(first * ODD + second)


@lru_cache(maxsize=1)
def _telling() -> tuple[Hashes, Hashes, Hashes]:
    """The hashes of single first words of boilerplate, of its first two words, and of words that tell it anywhere; each sorted."""
    firsts, anywhere = telling_phrases()
    words = word_arrays(sorted(firsts))
    ones, twos = words.offsets[:-1][words.counts == 1], words.offsets[:-1][words.counts == 2]
    return np.sort(words.words[ones]), np.sort(_pair(words.words[twos], words.words[twos + 1])), np.sort(word_arrays(sorted(anywhere)).words)

"""Lexicons: phrases of one or more words, read from tables that a linguist can edit, found in a text's words.

A table is a UTF-8 file of tab-separated values with a header; the column `form` holds the phrase as people write it, forms
that share the other columns may stand in one cell separated by `|`. Lines that start with `#` are comments.
Folding happens here, so a table holds each spelling once.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources.abc import Traversable
from typing import Generic, TypeVar

from pipeline.errors import WaqaiError
from pipeline.text.clitics import readings
from pipeline.text.memo import Memo
from pipeline.text.words import Words, split_words

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Hit(Generic[T]):
    """A phrase found at words `first..last` (both included); `skip` characters of the first word are its proclitics."""

    first: int
    last: int
    skip: int
    entry: T


@dataclass(slots=True)
class _Node(Generic[T]):
    entry: T | None = None
    words: "dict[str, _Node[T]]" = field(default_factory=dict)


class Lexicon(Generic[T]):
    """Phrases with their entries; looks up the longest phrase that starts at a word."""

    def __init__(self, entries: Iterable[tuple[str, T]], *, clitics: frozenset[str] | None = None) -> None:
        """Build from (phrase, entry) pairs; later pairs do not replace earlier ones.

        `clitics` are the proclitics allowed before a phrase (folded), all of them where it is `None`.
        """
        self._root: _Node[T] = _Node()
        self._clitics = clitics
        self._starts = Memo(self._first)
        for phrase, entry in entries:
            node = self._root
            for form in split_words(phrase).forms:
                node = node.words.setdefault(form, _Node())
            if node.entry is None and node is not self._root:
                node.entry = entry

    def longest(self, words: Words, index: int, *, article: bool = True) -> Hit[T] | None:
        """The longest phrase that starts at word `index`; a reading with fewer proclitics wins between equals.

        With `article`, the words after the first may carry `ال` that the lexicon's phrase has not.
        """
        best: Hit[T] | None = None
        for skip, node in self._starts[words.forms[index]]:
            hit = _walk(words, index, skip, node, article)
            if hit and (best is None or hit.last > best.last):
                best = hit
        return best

    def _first(self, form: str) -> tuple[tuple[int, _Node[T]], ...]:
        """Where the readings of a word start: characters of its proclitics, node."""
        return tuple(
            (len(clitic), self._root.words[rest])
            for clitic, rest in readings(form)
            if rest in self._root.words and (not clitic or self._clitics is None or clitic in self._clitics)
        )


def _walk(words: Words, first: int, skip: int, node: _Node[T], article: bool) -> Hit[T] | None:
    best = None
    for last in range(first, len(words)):
        if last > first:
            form = words.forms[last]
            step = node.words.get(form)
            if step is None and article and form.startswith("ال"):
                step = node.words.get(form[2:])
            if step is None:
                break
            node = step
        if node.entry is not None:
            best = Hit(first, last, skip, node.entry)
    return best


def split_table(text: str, name: str, columns: Sequence[str] = ()) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield (line from 0, cells by column) for each line of a table; raises `WaqaiError` with `name` and line where it is malformed."""
    header: list[str] | None = None
    for number, line in enumerate(text.split("\n")):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if header is None:
            header = cells
            if missing := {"form", *columns} - set(header):
                raise WaqaiError(f"{name}: the header lacks {', '.join(sorted(missing))}")
            continue
        if len(cells) > len(header):
            raise WaqaiError(f"{name}, line {number + 1}: {len(cells)} cells, but the header has {len(header)}; cells are separated by tabs")
        yield number, dict(zip(header, cells + [""] * (len(header) - len(cells)), strict=True))


def read_table(path: Traversable, *, columns: Sequence[str]) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Yield (form, row) for each form of a lexicon table; raises `WaqaiError` with file and line where it is malformed."""
    for _, row in split_table(path.read_text("utf8"), str(path), columns):
        for form in row["form"].split("|"):
            yield form.strip(), row


def load(path: Traversable, entry: Callable[[Mapping[str, str]], T], *, columns: Sequence[str] = (), clitics: frozenset[str] | None = None) -> Lexicon[T]:
    """A lexicon from a table: `entry` makes a row's value from its cells."""
    return Lexicon(((form, entry(row)) for form, row in read_table(path, columns=columns)), clitics=clitics)

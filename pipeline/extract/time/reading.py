"""A text as the time rules see it: which words are time words, which are numbers."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources
from itertools import compress
from typing import NamedTuple

from pipeline.extract.numerals import Numeral
from pipeline.text.clitics import has_article, readings
from pipeline.text.lexicon import Lexicon, read_table
from pipeline.text.memo import Memo
from pipeline.text.words import Words, split_words

FAMILIES = ("dates", "days", "clock", "periods", "sets")
_ARTICLES = {"any": (True, False), "the": (True,), "bare": (False,)}
_REACH = 40


class Lexeme(NamedTuple):
    """A row of a family's lexicon; `articles` are the states (with the article or without) in which the word counts."""

    cls: str
    code: str
    articles: tuple[bool, ...]


class Tag(NamedTuple):
    """A time word at `first..last`; `skip` folded characters of its first word are conjunctions and prepositions."""

    cls: str
    code: str
    first: int
    last: int
    skip: int
    article: bool


class Count(NamedTuple):
    """A number at `first..last`, in digits, as cardinal or as ordinal word."""

    value: int
    first: int
    last: int
    skip: int
    form: str


def _entries() -> dict[str, tuple[Lexeme, ...]]:
    """All rows of all families by folded phrase: a phrase may belong to several classes."""
    entries: dict[str, tuple[Lexeme, ...]] = {}
    for family in FAMILIES:
        table = resources.files("pipeline.extract.time") / family / "lexicon.tsv"
        for form, row in read_table(table, columns=("class", "code", "article")):
            key = " ".join(split_words(form).forms)
            lexeme = Lexeme(row["class"], row["code"], _ARTICLES[row["article"]])
            entries[key] = (*entries.get(key, ()), lexeme)
    return entries


_ENTRIES = _entries()
_LEXICON: Lexicon[tuple[Lexeme, ...]] = Lexicon(_ENTRIES.items())
_FIRST_WORDS = frozenset(phrase.split(" ")[0] for phrase in _ENTRIES)
_OPEN = frozenset(phrase.split(" ")[0] for phrase in _ENTRIES if " " in phrase)


_FURTHER: tuple[Tag, ...] = (Tag("further", "", 0, 0, 0, article=False),)


def _known(form: str) -> tuple[Tag, ...]:
    """What a word says by itself: its time words, nothing, or `_FURTHER` where the words after it matter."""
    firsts = [rest for _, rest in readings(form) if rest in _FIRST_WORDS]
    if any(rest in _OPEN for rest in firsts) or form[0].isdecimal():
        return _FURTHER
    return _tags(split_words(form), 0) if firsts else ()


_KNOWN = Memo(_known)


@dataclass(frozen=True, slots=True)
class Reading:
    """The words of a text with their time words and number words by position."""

    words: Words
    tags: dict[int, tuple[Tag, ...]]
    counts: dict[int, Count]
    tagged: list[int]

    def near_tag(self, index: int) -> bool:
        """Whether a time word stands in the next words, as far as a list of numbers before it may reach."""
        at = bisect_right(self.tagged, index)
        return at < len(self.tagged) and self.tagged[at] - index <= _REACH

    def tag(self, index: int, *classes: str, inner: bool = False) -> Tag | None:
        """The time word of one of the classes at `index`; `inner` forbids a conjunction or preposition written onto it."""
        for tag in self.tags.get(index, ()):
            if tag.cls in classes and not (inner and tag.skip):
                return tag
        return None

    def count(self, index: int) -> Count | None:
        """The whole number at `index`."""
        form = self.form(index)
        if form.isdecimal():
            return Count(int(form), index, index, 0, "digits") if len(form) <= 4 else None
        return self.counts.get(index)

    def form(self, index: int) -> str:
        """The folded word at `index`, empty outside the text."""
        return self.words.forms[index] if 0 <= index < len(self.words.forms) else ""


def read(words: Words, numerals: Sequence[Numeral]) -> Reading:
    """Look up the time words and index the numbers; one dictionary access for each other word."""
    tags: dict[int, tuple[Tag, ...]] = {}
    known_words = _KNOWN.each(words.forms)
    for index in list(compress(range(len(known_words)), known_words)):
        known = known_words[index]
        if known is not _FURTHER:
            tags[index] = tuple([Tag(tag.cls, tag.code, index, index, tag.skip, tag.article) for tag in known])
        elif (found := _tags(words, index)) or words.forms[index][0].isdecimal():
            tags[index] = found
    counts = {}
    for numeral in numerals:
        if numeral.value is not None and numeral.value == int(numeral.value) and numeral.value < 10_000:
            counts[numeral.first] = Count(int(numeral.value), numeral.first, numeral.last, numeral.skip, numeral.form)
    return Reading(words, tags, counts, [index for index, found in tags.items() if found])


def _tags(words: Words, index: int) -> tuple[Tag, ...]:
    hit = None if words.forms[index][0].isdecimal() else _LEXICON.longest(words, index)
    if hit is None:
        return ()
    clitics = words.forms[index][: hit.skip]
    article = has_article(clitics)
    skip = hit.skip - (2 if clitics.endswith("ال") else 1 if article else 0)
    return tuple(Tag(lexeme.cls, lexeme.code, index, hit.last, skip, article) for lexeme in hit.entry if article in lexeme.articles)

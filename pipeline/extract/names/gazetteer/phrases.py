"""Phrases of one or more words, looked up with all their readings; one dictionary look-up a word where nothing starts."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from pipeline.text.clitics import readings
from pipeline.text.memo import Memo
from pipeline.text.words import Words, split_words

T = TypeVar("T")
#: The article is part of a name, and no name follows a future tense.
_NO_NAME = ("ال", "وس")
_PLAIN = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """Values of a phrase at words `first..last` (both included); `skip` characters of the first word are proclitics."""

    first: int
    last: int
    skip: int
    values: tuple[T, ...]


def unclitic(form: str) -> list[tuple[int, str]]:
    """The ways to read a folded word as (number of proclitic characters, name), the whole word first.

    `لل` takes the place of a preposition and the article, which is given back to the name.
    """
    return [(len(clitic), "ال" + rest if clitic.endswith("لل") else rest) for clitic, rest in readings(form) if not clitic.endswith(_NO_NAME)]


class Phrases(Memo[tuple[tuple[int, str], ...]], Generic[T]):
    """Phrases with their values; as a mapping it gives the readings of a folded word that start a phrase: skip, first word."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        """Build from (folded phrase, value) pairs; a phrase may have several values, which keep their order."""
        super().__init__(self._starts)
        #: The values of each phrase, and none for the beginnings of phrases that are not phrases themselves.
        self._values: dict[str, tuple[T, ...]] = {}
        for phrase, value in entries:
            key = phrase if _PLAIN.fullmatch(phrase) else " ".join(split_words(phrase).forms)
            known = self._values.get(key, ())
            if not known:
                self._values[key] = (value,)
                self._begin(key)
            elif value not in known:
                self._values[key] = (*known, value)

    def _begin(self, phrase: str) -> None:
        """Remember all beginnings of a phrase, up to one that is known."""
        start, space, _ = phrase.rpartition(" ")
        while space and start not in self._values:
            self._values[start] = ()
            start, space, _ = start.rpartition(" ")

    def _starts(self, form: str) -> tuple[tuple[int, str], ...]:
        """The readings of a word that start a phrase: itself, and what follows its proclitics."""
        return tuple((skip, rest) for skip, rest in unclitic(form) if rest in self._values)

    def of(self, phrase: str) -> tuple[T, ...]:
        """The values of a whole folded phrase, none where it is not one."""
        return self._values.get(phrase, ())

    def phrases(self) -> Iterator[str]:
        """All phrases, folded."""
        return (phrase for phrase, values in self._values.items() if values)

    def at(self, words: Words, index: int) -> list[Found[T]]:
        """All phrases that start at word `index`, longest first; the reading with fewer proclitics comes first between equals."""
        found = []
        forms, known = words.forms, self._values
        for skip, start in self[forms[index]]:
            key, last = start, index
            while (values := known.get(key)) is not None:
                if values:
                    found.append(Found(index, last, skip, values))
                last += 1
                if last == len(forms):
                    break
                key = f"{key} {forms[last]}"
        if len(found) > 1:
            found.sort(key=lambda hit: (-hit.last, hit.skip))
        return found

"""Sentences as ranges of words, quick and rough: enough for reading names."""

from collections.abc import Iterator
from typing import Final

from pipeline.text.words import Words

_END: Final = frozenset(".؟?!…")


def sentences(words: Words) -> Iterator[tuple[int, int]]:
    """Half-open word ranges of the sentences with the signs that end them; a dot that touches the next word ends none."""
    start = 0
    for index, form in enumerate(words.forms):
        if form[0] == "\n":
            if start < index:
                yield start, index
            start = index + 1
        elif form in _END and not (form == "." and words.touches(index + 1)):
            yield start, index + 1
            start = index + 1
    if start < len(words):
        yield start, len(words)

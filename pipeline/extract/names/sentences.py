"""Sentences as ranges of words, quick and rough: enough for reading names."""

from collections.abc import Iterator

from pipeline.text.words import Words


def sentences(words: Words) -> Iterator[tuple[int, int]]:
    """Half-open word ranges of the sentences with the signs that end them, without line ends."""
    start = 0
    for last in words.sentence_ends():
        end = last + (words.forms[last][0] != "\n")
        if start < end:
            yield start, end
        start = last + 1
    if start < len(words):
        yield start, len(words)

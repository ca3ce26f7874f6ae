"""Exact spans found and missed on an annotated corpus: `python -m pipeline.extract.names.tagger.evaluate FILE [--part NAME]`."""

import argparse
import sys
from bisect import bisect
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate
from pathlib import Path

from pipeline.extract.names.known import find_by_patterns, scan
from pipeline.extract.names.sentences import sentences
from pipeline.extract.names.spans import Span
from pipeline.extract.names.tagger.corpus import TYPES, Sentence, part, read_sentences
from pipeline.extract.names.tagger.evidence import Known, evidence
from pipeline.extract.names.tagger.model import TYPES as KINDS
from pipeline.extract.names.tagger.tagging import Tagged, Tagger, packaged
from pipeline.tally import Tally, tally
from pipeline.text.words import Words, split_words

#: Sentences that are read as one text: the corpora do not mark where an article ends.
_TEXT = 30
Name = tuple[int, int, int, str]
#: What finds the names of a text, of types that the corpora have.
Finder = Callable[[Words], Iterable[Span | Tagged]]


def known_names(words: Words) -> list[Known]:
    """What the gazetteer and the patterns know of a text."""
    found = scan(words)
    return evidence(found.sure, found.weak, find_by_patterns(words))


def found_names(find: Finder, sentences: Sequence[Sentence]) -> set[Name]:
    """Names found: sentence, first token, last token, type. Sentences are put together, one a line, into texts."""
    names: set[Name] = set()
    for start in range(0, len(sentences), _TEXT):
        some = sentences[start : start + _TEXT]
        begins = list(accumulate((len(sentence.words) + 1 for sentence in some), initial=0))
        for name in find(split_words("\n".join(sentence.words.folded.source.rstrip() for sentence in some))):
            at = bisect(begins, name.first) - 1
            names.add((start + at, *some[at].to_tokens(name.first - begins[at], name.last - begins[at]), TYPES[name.type]))
    return names


def tagged_by(tagger: Tagger) -> Finder:
    """A finder of the names that a tagger finds by itself."""
    return lambda words: tagger.tag(words, list(sentences(words)), known_names(words))


def score(found: set[Name], there: set[Name]) -> dict[str, Tally]:
    """The tally for each type and for `all`."""
    kinds: dict[str, Tally] = {kind: tally({n for n in found if n[3] == kind}, {n for n in there if n[3] == kind}) for kind in KINDS}
    return {**kinds, "all": tally(found, there)}


def lines(tagger: Tagger, corpus: Sequence[Sentence]) -> Iterator[str]:
    """Precision, recall and F1 in percent, for each type and for `all`; of names within names only the outermost count."""
    there = {(i, *name) for i, sentence in enumerate(corpus) for name in sentence.outermost()}
    for kind, one in score(found_names(tagged_by(tagger), corpus), there).items():
        yield f"{kind:4} P {100 * one.precision:5.1f}  R {100 * one.recall:5.1f}  F1 {100 * one.f1:5.1f}  ({one.there} names)\n"


def main() -> None:
    """Print the scores of the packaged model."""
    parser = argparse.ArgumentParser(description="Score the packaged tagger on an annotated corpus.")
    parser.add_argument("file", type=Path)
    parser.add_argument("--part", choices=("all", "train", "dev", "heldout"), default="all", help="which part of the corpus, by place in the file")
    arguments = parser.parse_args()
    corpus = part(list(read_sentences(arguments.file)), arguments.part)
    sys.stdout.writelines(lines(packaged(), corpus))


if __name__ == "__main__":
    main()

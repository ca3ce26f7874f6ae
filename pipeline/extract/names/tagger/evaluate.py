"""Exact spans found and missed on an annotated corpus: `python -m pipeline.extract.names.tagger.evaluate FILE [--part NAME]`."""

import argparse
import sys
from bisect import bisect
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from pipeline.extract.names.known import find_by_patterns, scan
from pipeline.extract.names.sentences import sentences
from pipeline.extract.names.spans import Span
from pipeline.extract.names.tagger.corpus import TYPES, Sentence, part, read_sentences
from pipeline.extract.names.tagger.evidence import Known, evidence
from pipeline.extract.names.tagger.model import TYPES as KINDS
from pipeline.extract.names.tagger.tagging import Tagged, Tagger, packaged
from pipeline.text.words import Words, split_words

#: Sentences that are read as one text: the corpora do not mark where an article ends.
_TEXT = 30
Name = tuple[int, int, int, str]
#: What finds the names of a text, of types that the corpora have.
Finder = Callable[[Words], Iterable[Span | Tagged]]


@dataclass(frozen=True, slots=True)
class Score:
    """Names found, names there, and names that are both."""

    found: int
    there: int
    both: int

    def line(self) -> str:
        """Precision, recall and F1 in percent."""
        precision, recall = 100 * self.both / max(self.found, 1), 100 * self.both / max(self.there, 1)
        f1 = 200 * self.both / max(self.found + self.there, 1)
        return f"P {precision:5.1f}  R {recall:5.1f}  F1 {f1:5.1f}  ({self.there} names)"


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


def score(tagger: Tagger, corpus: Sequence[Sentence]) -> dict[str, Score]:
    """The score for each type and for `all`; of names within names only the outermost count."""
    there = {(i, *name) for i, sentence in enumerate(corpus) for name in sentence.outermost()}
    found = found_names(tagged_by(tagger), corpus)
    kinds: dict[str, tuple[set[Name], set[Name]]] = {kind: ({n for n in found if n[3] == kind}, {n for n in there if n[3] == kind}) for kind in KINDS}
    kinds["all"] = found, there
    return {kind: Score(len(f), len(t), len(f & t)) for kind, (f, t) in kinds.items()}


def main() -> None:
    """Print the scores of the packaged model."""
    parser = argparse.ArgumentParser(description="Score the packaged tagger on an annotated corpus.")
    parser.add_argument("file", type=Path)
    parser.add_argument("--part", choices=("all", "train", "dev", "heldout"), default="all", help="which part of the corpus, by place in the file")
    arguments = parser.parse_args()
    corpus = part(list(read_sentences(arguments.file)), arguments.part)
    for kind, result in score(packaged(), corpus).items():
        sys.stdout.write(f"{kind:4} {result.line()}\n")


if __name__ == "__main__":
    main()

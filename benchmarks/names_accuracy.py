"""How many names are found and right, on annotated corpora beside the checkout: `python -m benchmarks.names_accuracy`.

Exact spans and types; a state, region or building counts as a place (LOC). Sentences are put together, one a line, into texts of thirty.
ANERcorp has no names within names, so of ours the outermost count; Wojood has them, so all count. The tagger
has rows of its own: what it finds follows ANERcorp's conventions, what is published follows the product's. A set that is absent is left out.
"""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.shared import SHARED
from pipeline.extract.names import find_mentions
from pipeline.extract.names.combined import find_combined
from pipeline.extract.names.gazetteer import gazetteer
from pipeline.extract.names.tagger.corpus import TYPES, Part, Sentence, part, read_sentences
from pipeline.extract.names.tagger.evaluate import Name, found_names, score, tagged_by
from pipeline.extract.names.tagger.tagging import packaged
from pipeline.extract.records import Mention
from pipeline.text.fold import fold_word
from pipeline.text.words import Words, split_words

_ANERCORP = Path("data/anercorp/ANERCorp_CamelLab_train.txt")
_WOJOOD = Path("data/wojood/val.txt")


@dataclass(frozen=True, slots=True)
class Corpus:
    """A part of an annotated corpus: the column prefix, its file, how it is read."""

    name: str
    path: Path
    part: Part
    nested: bool
    #: Whether the tagger, with what gazetteer and patterns know as evidence, is asked alone, before its names are merged with theirs.
    alone: bool = False


_CORPORA = (
    Corpus("ANERcorp, ninth tenth (seen in training)", _ANERCORP, "dev", False),
    Corpus("ANERcorp, held-out tenth", _ANERCORP, "heldout", False),
    Corpus("ANERcorp, held-out tenth, tagger", _ANERCORP, "heldout", False, alone=True),
    Corpus("Wojood sample, val", _WOJOOD, "all", True),
)


def found(corpus: Corpus, sentences: Sequence[Sentence]) -> set[Name]:
    """The names that `find_combined`, or the tagger alone, finds in the sentences."""
    if corpus.alone:
        return found_names(tagged_by(packaged()), sentences)
    names = found_names(lambda words: [name for name in find_combined(words) if name.type in TYPES], sentences)
    return names if corpus.nested else set(_outermost(names))


def _outermost(names: set[Name]) -> Iterator[Name]:
    """The names that lie within no longer one."""
    for name in names:
        if not any(o[0] == name[0] and o[1] <= name[1] and name[2] <= o[2] and o[1:3] != name[1:3] for o in names):
            yield name


def corpus_rows(corpus: Corpus) -> Iterator[dict[str, Any]]:
    """A row for each type, and one for all."""
    sentences = part(list(read_sentences(SHARED / corpus.path)), corpus.part)
    there = {(i, *name) for i, sentence in enumerate(sentences) for name in (sentence.names if corpus.nested else sentence.outermost())}
    for column, one in score(found(corpus, sentences), there).items():
        yield {"set": corpus.name, "column": column, **one.figures()}


def seeds_row(find: Callable[[Words], list[Mention]] = find_mentions) -> dict[str, Any]:
    """Names that a careful reader lists in the seed articles, and how many of them are found; the list is not complete, so there is no precision."""
    texts = {path.name[:3]: path.read_text("utf8") for path in sorted((SHARED / "corpus" / "seeds").glob("*.txt"))}
    mentions = {doc: find(split_words(text)) for doc, text in texts.items()}
    listed = [json.loads(line) for line in (SHARED / "gold" / "seeds_entities.jsonl").read_text("utf8").splitlines()]
    hits = sum(_is_found(row["name"], mentions[row["doc"]]) for row in listed)
    return {"set": "seed articles", "column": "entities", "precision": None, "recall": hits / max(len(listed), 1), "f1": None, "n": len(listed)}


def _is_found(name: str, mentions: Sequence[Mention]) -> bool:
    """Whether the entity is mentioned, by this name or another that the gazetteer has."""
    entities = {alias.entry.id for alias in gazetteer().names.of(fold_word(name))}
    return any(fold_word(one.surface) == fold_word(name) or one.entity_id in entities for one in mentions)


def names_rows() -> list[dict[str, Any]]:
    """The figures of every set at hand: set, column, precision, recall, f1 (fractions; None where they cannot be told), n."""
    rows = [row for corpus in _CORPORA if (SHARED / corpus.path).is_file() for row in corpus_rows(corpus)]
    return [*rows, seeds_row()] if (SHARED / "gold" / "seeds_entities.jsonl").is_file() else rows


def main() -> None:
    """Print the figures, and which sets are absent."""
    for row in names_rows():
        cells = " ".join(f"{name} {'  -  ' if row[name] is None else format(row[name], '.3f')}" for name in ("precision", "recall", "f1"))
        print(f"{row['set']:42}{row['column']:9}{cells}  n {row['n']}")
    for path in {corpus.path: None for corpus in _CORPORA} | {Path("gold/seeds_entities.jsonl"): None}:
        if not (SHARED / path).is_file():
            sys.stderr.write(f"{SHARED.name}/{path} is not there: left out\n")


if __name__ == "__main__":
    main()

"""From the labels of camel-tools' recogniser to names with exact spans and our types."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from pipeline.extract.names.known import TYPES, choose, known_as
from pipeline.extract.names.spans import Span
from pipeline.extract.names.tagger.vocabulary import vocabulary
from pipeline.schema.values import EntityType
from pipeline.text.words import Words

_TYPES: Final[Mapping[str, tuple[EntityType, ...]]] = MappingProxyType(
    {**TYPES, "PERS": TYPES["PER"], "MISC": ("NORP", "EVENT", "FAC", "ORG", "LOC", "GPE", "PER")}
)
_MIXED: Final = "MISC"
#: The recogniser gives no scores; of ten names that it finds in news it gets about eight right.
_CONFIDENCE: Final = 0.83

#: First and last word (both included) and a label without its `B-` or `I-`.
Named = tuple[int, int, str]


def named(labels: Sequence[str]) -> Iterator[Named]:
    """The names in the labels of a sentence; an `I-` without its beginning begins a name."""
    first, kind = 0, ""
    for index, label in enumerate((*labels, "O")):
        place, _, now = label.partition("-")
        if kind and (place != "I" or now != kind):
            yield first, index - 1, kind
            kind = ""
        if now and not kind:
            first, kind = index, now


def spans(words: Words, names: Iterable[Named]) -> list[Span]:
    """Names as spans of words, without signs around them and without proclitics; those of no type of ours are left out."""
    found = (_span(words, *name) for name in names)
    return [span for span in found if span is not None]


def _span(words: Words, first: int, last: int, label: str) -> Span | None:
    while first <= last and not words.forms[first][0].isalnum():
        first += 1
    while last >= first and not words.forms[last][0].isalnum():
        last -= 1
    allowed = _TYPES.get(label, ())
    if first > last or not allowed or not any(words.forms[i][0].isalpha() for i in range(first, last + 1)):
        return None
    if (hit := known_as(words, first, last, allowed)) is not None:
        entry, _ = choose(hit.values)
        return Span(first, last, hit.skip, entry.type, "camel", _CONFIDENCE, entry)
    if label == _MIXED:
        return None
    return Span(first, last, vocabulary().split(words.forms[first])[0], allowed[0], "camel", _CONFIDENCE)

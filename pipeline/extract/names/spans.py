"""Names as spans of words, before they become spans of characters."""

from dataclasses import dataclass

from pipeline.extract.names.gazetteer import Entry
from pipeline.extract.records import Mention
from pipeline.schema.values import EntityType, Method
from pipeline.text.words import Words


@dataclass(frozen=True, slots=True)
class Span:
    """A name at words `first..last` (both included), without `skip` proclitic characters.

    `entry` is who the gazetteer says it is, `headed` tells that the first word says what kind of thing it is (`جامعة`).
    """

    first: int
    last: int
    skip: int
    type: EntityType
    method: Method
    confidence: float
    entry: Entry | None = None
    headed: bool = False


def mention(words: Words, span: Span) -> Mention:
    """The span as a mention of the source text."""
    start, end = words.span(span.first, span.last, skip=span.skip)
    surface = words.folded.source[start:end]
    return Mention(start, end, surface, span.type, span.method, span.confidence, span.entry.id if span.entry else None)


def mentions(words: Words, spans: list[Span]) -> list[Mention]:
    """Mentions of the spans in the order of the text, an outer one before those within it, one for each place and type."""
    found = {(m.start_char, -m.end_char, m.type): m for m in reversed([mention(words, span) for span in spans])}
    return [found[key] for key in sorted(found)]

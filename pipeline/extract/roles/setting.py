"""What was found in a text before roles are assigned, by its words."""

from bisect import bisect_left, bisect_right
from collections.abc import Container, Sequence
from dataclasses import dataclass
from operator import attrgetter

from pipeline.extract.records import Mention, Phrase, Quantity, Timex
from pipeline.extract.roles.syntax.sentence import Range
from pipeline.extract.roles.times.dated import Dated
from pipeline.schema.values import PLACES
from pipeline.text.fold import fold_word
from pipeline.text.words import Words

_SPEAKING = frozenset(("ORG", "PER"))


@dataclass(frozen=True, slots=True)
class Setting:
    """Quantities and time expressions with the words they stand on (both ends included), and where names of places start.

    `places` are pairs of a word and the number of its letters before the name, `placed` all the words of these names, in order.
    """

    words: Words
    quantities: Sequence[Quantity]
    numbers: list[Range]
    timexes: Sequence[Timex]
    dated: list[Range]
    places: list[tuple[int, int]]
    placed: list[int]
    names: list[Mention]

    def times_in(self, bounds: Range) -> range:
        """Which of the time expressions start within the half-open `bounds`."""
        return range(bisect_left(self.dated, (bounds[0], 0)), bisect_left(self.dated, (bounds[1], 0)))

    def dated_in(self, bounds: Range) -> list[Dated]:
        """The time expressions of a sentence, by its own words."""
        return [Dated(self.timexes[at], (self.dated[at][0] - bounds[0], self.dated[at][1] - bounds[0])) for at in self.times_in(bounds)]

    def places_in(self, bounds: Range) -> dict[int, int]:
        """The words of a sentence at which names of places start, by its own words."""
        first, last = bisect_left(self.places, (bounds[0], 0)), bisect_left(self.places, (bounds[1], 0))
        return {at - bounds[0]: skip for at, skip in self.places[first:last]}

    def placed_in(self, bounds: Range) -> list[int]:
        """The words of a sentence that names of places stand on, by its own words."""
        first, last = bisect_left(self.placed, bounds[0]), bisect_left(self.placed, bounds[1])
        return [at - bounds[0] for at in self.placed[first:last]]

    def whole(self, phrase: Phrase, heads: Container[str]) -> Phrase:
        """A speaker with the whole of the names that it starts or ends in, without a noun of speech before the name (`بيانات سيبري`)."""
        start, end = phrase.start_char, phrase.end_char
        at = bisect_left(self.names, end, key=attrgetter("start_char")) - 1
        if at >= 0 and self.names[at].end_char > end:
            end = self.names[at].end_char
        at = bisect_left(self.names, start, key=attrgetter("start_char"))
        if at < len(self.names) and (named := self.names[at].start_char) < end:
            before = fold_word(self.words.folded.source[start:named].strip())
            start = named if len(before) == 1 or before in heads else start
        return Phrase(start, end, self.words.folded.source[start:end])


def read_setting(words: Words, quantities: Sequence[Quantity], timexes: Sequence[Timex], mentions: Sequence[Mention]) -> Setting:
    """The findings of a text by its words; each sequence stands in the order of the text."""
    places: list[tuple[int, int]] = []
    placed: list[int] = []
    for mention in mentions:
        if mention.type in PLACES:
            start = _folded(words, mention.start_char)
            first = max(0, bisect_right(words.starts, start) - 1)
            places.append((first, start - words.starts[first]))
            last = bisect_left(words.starts, _folded(words, mention.end_char), first + 1)
            placed += range(max(first, placed[-1] + 1 if placed else first), last)
    return Setting(
        words, quantities, [_range(words, one) for one in quantities], timexes, [_range(words, one) for one in timexes], places, placed, _outermost(mentions)
    )


def _outermost(mentions: Sequence[Mention]) -> list[Mention]:
    """The names of bodies and persons, without those within others."""
    found: list[Mention] = []
    for mention in mentions:
        if mention.type in _SPEAKING and (not found or mention.end_char > found[-1].end_char):
            found.append(mention)
    return found


def _range(words: Words, record: Quantity | Timex) -> Range:
    """The words that a span touches, both included."""
    start, end, offsets = record.start_char, record.end_char, words.folded.offsets
    if offsets is not None:
        start, end = bisect_left(offsets, start), bisect_left(offsets, end)
    first = bisect_right(words.starts, start) - 1
    if first < 0:
        return 0, 0
    last = bisect_left(words.starts, end, first) - 1
    return first, last if last > first else first


def _folded(words: Words, offset: int) -> int:
    """The offset in the folded text of what stands at `offset` of the source, or first after it."""
    offsets = words.folded.offsets
    return offset if offsets is None else bisect_left(offsets, offset)

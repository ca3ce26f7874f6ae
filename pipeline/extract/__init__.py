"""A text to its quantities, time expressions and names."""

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date

from pipeline.extract.names import Ner, find_mentions
from pipeline.extract.numerals import find_numerals
from pipeline.extract.quantities import find_quantities
from pipeline.extract.records import Extraction, Mention, Timex
from pipeline.extract.roles import assign_roles
from pipeline.extract.time import find_timexes
from pipeline.text.words import split_words


def extract(text: str, published: date | None = None, ner: Ner = "default") -> Extraction:
    """Find what `text` states: quantities with their roles, time expressions, and names.

    `published` is the day of publication, against which relative dates are resolved. Offsets are half-open code points of
    `text`. Works in time linear in the length of the text; never raises on any string, but `WaqaiError` with `ner="camel"` where
    camel-tools' recogniser of names is not installed.
    """
    words = split_words(text)
    numerals = find_numerals(words)
    timexes = find_timexes(words, numerals, published)
    mentions = _outside_times(find_mentions(words, ner), timexes)
    quantities = assign_roles(words, find_quantities(words, numerals, timexes), timexes, mentions)
    return Extraction(tuple(quantities), tuple(timexes), tuple(mentions))


def _outside_times(mentions: Sequence[Mention], timexes: Sequence[Timex]) -> list[Mention]:
    """The mentions without those that the tagger alone sees within a time expression: `أبريل (نيسان)`."""
    starts = [timex.start_char for timex in timexes]

    def is_time(one: Mention) -> bool:
        at = bisect_right(starts, one.start_char) - 1
        return one.method == "tagger" and one.entity_id is None and at >= 0 and one.end_char <= timexes[at].end_char

    return [one for one in mentions if not is_time(one)]

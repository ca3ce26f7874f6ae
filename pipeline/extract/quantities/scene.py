"""A text as the quantity rules see it."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate

from pipeline.extract.numerals import Numeral
from pipeline.extract.quantities.cues import CUES
from pipeline.extract.quantities.money.rules import countries_of
from pipeline.extract.records import Timex
from pipeline.text.words import STOPS, Words

_PLAIN_SIGNS = frozenset("،,;؛|()[]\n")
_BACK, _AHEAD, _DENSE = 12, 8, 4


@dataclass
class Scene:
    """The words of a text, its numerals, and which of them are parts of time expressions."""

    words: Words
    numerals: Sequence[Numeral]
    timexes: Sequence[Timex]
    settled: set[str] = field(default_factory=set)
    last_code: str | None = None
    last_money: int = -1
    scored: bool = False
    numbered: int = -9
    forms: list[str] = field(init=False, repr=False)
    count: int = field(init=False)

    def __post_init__(self) -> None:
        """Keep what every look at a word needs at hand."""
        self.forms = self.words.forms
        self.count = len(self.words.forms)

    @cached_property
    def countries(self) -> Counter[str]:
        """How often the text speaks of each country; read only when a currency needs it."""
        return countries_of(self.words)

    @cached_property
    def claims(self) -> list[Timex | None]:
        """The time expression that each numeral stands in."""
        result: list[Timex | None] = []
        pointer = 0
        for numeral in self.numerals:
            start, end = self.words.span(numeral.first, numeral.last, skip=numeral.skip)
            while pointer < len(self.timexes) and self.timexes[pointer].end_char <= start:
                pointer += 1
            hit = pointer < len(self.timexes) and self.timexes[pointer].start_char < end
            result.append(self.timexes[pointer] if hit else None)
        return result

    def after_claim(self, numeral: Numeral) -> bool:
        """Whether a time expression ends at the word before `numeral`, or at the one before `و` or a dash."""
        at = self._positions.get(numeral.first, 0) - 1
        return at >= 0 and self.claims[at] is not None and numeral.first - self.numerals[at].last <= 2

    def doubled(self, numeral: Numeral) -> bool:
        """Whether a dual that counts stands right before a number (`كيلومترين اثنين`)."""
        at = self._positions.get(numeral.first, 0) - 1
        return at >= 0 and self.numerals[at].form == "dual" and self.numerals[at].last == numeral.first - 1

    def in_a_list(self, numeral: Numeral) -> bool:
        """Whether the number before is one less, or the one behind one more, and the same sign follows it (`1. … 2. …`)."""
        at, sign = self._positions.get(numeral.first, 0), self.form(numeral.last + 1)
        for other, step in ((at - 1, -1), (at + 1, 1)):
            if 0 <= other < len(self.numerals) and numeral.value is not None:
                neighbour = self.numerals[other]
                if neighbour.value == numeral.value + step and self.form(neighbour.last + 1) == sign:
                    return True
        return False

    def after_clock(self, index: int) -> bool:
        """Whether numeral `index` follows a clock time (`الساعة السابعة مساء و36 دقيقة`)."""
        first = self.numerals[index].first
        if self.form(first)[:1] != "و" and self.form(first - 1) != "و":
            return False
        start = self.words.span(first, first)[0]
        return any(timex.type == "TIME" and 0 <= start - timex.end_char <= 8 for timex in self.timexes[max(0, self._before(start)) : self._before(start) + 1])

    def _before(self, start: int) -> int:
        """The index of the last time expression that begins before `start`."""
        return bisect_left(self.timexes, start, key=lambda timex: timex.start_char) - 1

    @cached_property
    def _positions(self) -> dict[int, int]:
        return {numeral.first: index for index, numeral in enumerate(self.numerals)}

    def form(self, index: int) -> str:
        """The folded word at `index`, empty outside of the text."""
        return self.forms[index] if 0 <= index < self.count else ""

    def sentence_start(self, index: int, reach: int) -> int:
        """The first word of the sentence before `index`, at most `reach` words away."""
        borders = self._borders
        at = bisect_right(borders, index)
        return max(borders[at - 1], index - reach)

    @cached_property
    def _borders(self) -> list[int]:
        """The first words of the sentences."""
        return [0, *(at + 1 for at, form in enumerate(self.forms) if form[0] in STOPS)]

    def quiet(self, numeral: Numeral) -> bool:
        """Whether only numbers and signs stand around a number, as in a table: then no word tells what it is."""
        if self._telling is None:
            return False
        low, high = max(numeral.first - _BACK, 0), min(numeral.last + 1 + _AHEAD, self.count)
        return self._telling[high] == self._telling[low]

    @cached_property
    def _telling(self) -> list[int] | None:
        """How many words that tell something stand before each word; `None` for texts that have few numbers."""
        if len(self.numerals) * _DENSE < self.count:
            return None
        return [0, *accumulate(form not in _PLAIN_SIGNS and not form[0].isdecimal() for form in self.forms)]

    def near(self, index: int, cue: str, reach: int = 12, ahead: int = 0) -> bool:
        """Whether a word of `cue` stands in the sentence up to `reach` words before `index`, or up to `ahead` words behind it."""
        table, forms = CUES[cue], self.forms
        for form in forms[self.sentence_start(index, reach) : index]:
            if table[form]:
                return True
        return bool(ahead) and any(table[form] for form in forms[index + 1 : index + 1 + ahead])

"""How well each label suits each word: the weights of a form are added up once and kept, so a word costs a few look-ups."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.extract.names.tagger.features import EDGE, Form, describe, known
from pipeline.extract.names.tagger.model import ZERO, Scores, Weights, add
from pipeline.extract.names.tagger.vocabulary import Vocabulary
from pipeline.text.memo import Memo

_NOTHING = ZERO + ZERO


@dataclass(frozen=True, slots=True)
class Scored:
    """A form with what it adds to its own scores and to those of the words one and two places before and after it."""

    form: Form
    here: Scores
    one_before: Scores
    one_after: Scores
    two_before: Scores
    two_after: Scores


class Scorer:
    """The scores of words in their sentences; `forms` has those of each folded word."""

    def __init__(self, vocabulary: Vocabulary, weights: Weights) -> None:
        self._vocabulary = vocabulary
        self._here, self._near, self._far = weights.at("0"), weights.beside("+1", "-1"), weights.beside("+2", "-2")
        self._weights = weights
        self.forms = Memo(self._scored)
        self._known: dict[tuple[str, ...], Scores] = {}

    def _scored(self, form: str) -> Scored:
        described = describe(form, self._vocabulary)
        near, far = add(self._near, described.near, _NOTHING), add(self._far, described.far, _NOTHING)
        half = len(ZERO)
        return Scored(described, add(self._here, described.here, ZERO), near[:half], near[half:], far[:half], far[half:])

    def _of_known(self, names: tuple[str, ...]) -> Scores:
        found = self._known.get(names)
        if found is None:
            found = self._known[names] = self._weights.of(known(*names))
        return found

    def scores(self, forms: Sequence[str], spans: Sequence[str]) -> list[list[float]]:
        """The score of each label for each word of a sentence; `spans` says for each word what is known there."""
        words = [EDGE, EDGE, *forms, EDGE, EDGE]
        rows = self.forms.each(words)
        sure = zip((EDGE, *spans), spans, (*spans, EDGE)[1:], strict=False)
        vectors = zip(rows, rows[1:], rows[2:], rows[3:], rows[4:], sure, strict=False)
        return [[*map(_add, a.two_after, b.one_after, here.here, c.one_before, d.two_before, self._of_known(names))] for a, b, here, c, d, names in vectors]


def _add(a: float, b: float, c: float, d: float, e: float, f: float) -> float:
    return a + b + c + d + e + f

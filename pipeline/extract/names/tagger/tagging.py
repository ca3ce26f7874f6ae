"""The tagger on a text: sentence by sentence, then once more with what the whole text has told."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipeline.extract.names.tagger.decode import Guess, guesses
from pipeline.extract.names.tagger.emissions import Scorer
from pipeline.extract.names.tagger.evidence import Known, codes
from pipeline.extract.names.tagger.memory import remember
from pipeline.extract.names.tagger.model import EntityType, Weights, weights
from pipeline.extract.names.tagger.vocabulary import Vocabulary, vocabulary
from pipeline.text.words import Words

#: Longer sentences are read in pieces of so many words.
_LONGEST = 400


#: A name must not score much worse than no name: a label that only the words beside it ask for is none.
_LEAST = -1.5


@dataclass(frozen=True, slots=True)
class Tagged:
    """A name at words `first..last` (both included) without `skip` leading folded characters; `confidence` lies between 0 and 1."""

    first: int
    last: int
    skip: int
    type: EntityType
    confidence: float


class Tagger:
    """A vocabulary and weights, ready to tag."""

    def __init__(self, vocabulary: Vocabulary, weights: Weights) -> None:
        self._scorer = Scorer(vocabulary, weights)
        self._step = weights.step

    def tag(self, words: Words, ranges: Sequence[tuple[int, int]], known: Sequence[Known] = ()) -> list[Tagged]:
        """Names within the half-open word ranges, which are the sentences of one text, in their order; they do not overlap.

        A sentence without any Arabic word has none.

        `known` are names found by other means, as `evidence` gives them: they count as evidence, no more.
        """
        spans = codes(len(words), known)
        pieces = [(at, min(at + _LONGEST, end)) for start, end in ranges for at in range(start, end, _LONGEST)]
        pieces = [(start, end) for start, end in pieces if any(_is_arabic(form) for form in words.forms[start:end])]
        scored = [self._scorer.scores(words.forms[start:end], spans[start:end]) for start, end in pieces]
        first = [guesses(rows, self._step) for rows in scored]
        forms = [[self._scorer.forms[form].form.name for form in words.forms[start:end]] for start, end in pieces]
        changed = remember(forms, scored, first)
        final = [guesses(rows, self._step) if again else found for rows, found, again in zip(scored, first, changed, strict=True)]
        return [self._tagged(words, start, guess) for (start, _), found in zip(pieces, final, strict=True) for guess in found if guess.margin > _LEAST]

    def _tagged(self, words: Words, start: int, guess: Guess) -> Tagged:
        first, last = start + guess.first, start + guess.last
        skip = self._scorer.forms[words.forms[first]].form.skip
        confidence = 1 / (1 + math.exp(-max(min(guess.margin, 30.0), -30.0)))
        return Tagged(first, last, skip, guess.type, round(confidence, 3))


def _is_arabic(form: str) -> bool:
    """Whether the word is one that the tagger can have learnt."""
    return "ء" <= form[0] <= "ي"


@lru_cache(maxsize=1)
def packaged() -> Tagger:
    """The tagger with the model that comes with the package, loaded once."""
    return Tagger(vocabulary(), weights())


def tag(words: Words, ranges: Sequence[tuple[int, int]], known: Sequence[Known] = ()) -> list[Tagged]:
    """`Tagger.tag` of the packaged tagger."""
    return packaged().tag(words, ranges, known)

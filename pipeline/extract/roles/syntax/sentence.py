"""Sentences with numbers, and the noun phrases in them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.extract.records import Phrase
from pipeline.extract.roles.syntax.classes import CLASSES, Class, bare, describes, is_adjective, proclitics, takes_preposition
from pipeline.text.clitics import is_definite
from pipeline.text.words import Words

#: A sentence without an end is cut here, so that no rule sees more (words).
LONGEST_SENTENCE = 240
_LONGEST_PHRASE = 5
_AGREEING = ("ا", "ه", "ين", "ون", "ات", "ان", "ي")
#: Words that make a number a part of the one before.
_PART = frozenset(("بينهم", "بينها", "بينهن", "منهم", "منها", "منهن", "ضمنهم", "ضمنها"))
_PART_REACH = 3
_SHORTEST_JOINED = 5
_MARKS = frozenset('«»“”″"')

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence by its words, which have the indices `0..len(forms)-1` here; word 0 is word `offset` of the text.

    `numbers` are the words of its quantities, in order, both ends included; their words have the class `number`.
    """

    words: Words
    offset: int
    forms: list[str]
    classes: list[Class]
    numbers: tuple[Range, ...]

    def phrase(self, first: int, last: int, *, skip: int = 0) -> Phrase:
        """The words `first..last` as a phrase of the source, without `skip` leading letters."""
        start, end = self.words.span(self.offset + first, self.offset + last, skip=skip)
        return Phrase(start, end, self.words.folded.source[start:end])

    def noun_phrase(self, found: Range) -> Phrase:
        """A noun phrase without the proclitics of its first word."""
        return self.phrase(*found, skip=proclitics(self.forms[found[0]]))


def read_sentence(words: Words, start: int, end: int, numbers: Sequence[Range] = (), times: Sequence[Range] = (), names: Iterable[int] = ()) -> Sentence:
    """The sentence of the words `[start, end)`; `numbers` and `times` in the text's word indices, `names` (of places) in its own."""
    forms = words.forms[start:end]
    classes = CLASSES.each(forms)
    for index in names:
        classes[index] = "noun"
    for first, last in times:
        classes[max(0, first - start) : last + 1 - start] = ["time"] * (min(last + 1, end) - max(first, start))
    own = tuple((first - start, min(last, end - 1) - start) for first, last in numbers)
    for first, last in own:
        classes[first : last + 1] = ["number"] * (last + 1 - first)
    return Sentence(words, start, forms, classes, own)


def sentences(words: Words) -> Iterator[Range]:
    """Half-open word ranges of the sentences, without the sign that ends them; linear in the text."""
    start = 0
    for index in words.sentence_ends():
        yield from _pieces(start, index)
        start = index + 1
    yield from _pieces(start, len(words))


def sentences_before(words: Words, start: int, most: int) -> Iterator[Range]:
    """At most `most` sentences before word `start`, from the last to the first, each cut to the longest that rules see."""
    end = start
    while end > 0 and most > 0:
        first = end - 1
        least = max(0, end - LONGEST_SENTENCE)
        while first > least and not words.ends_sentence(first - 1):
            first -= 1
        if end - first > 1:
            most -= 1
            yield first, end
        end = first


def _pieces(start: int, end: int) -> Iterator[Range]:
    while start < end:
        yield start, min(end, start + LONGEST_SENTENCE)
        start += LONGEST_SENTENCE


def extends(sentence: Sentence, index: int) -> bool:
    """Whether word `index` is an adjective or genitive of the noun phrase that the word before it is in."""
    if sentence.classes[index] != "noun" or sentence.classes[index - 1] != "noun":
        return False
    form, before = sentence.forms[index], sentence.forms[index - 1]
    if _joins_adjectives(before, form):
        return True
    if takes_preposition(form) or bare(form) != form or (before[-1] == "ا" and _is_accusative(before) and not form.endswith(_AGREEING)):
        return False
    if is_definite(form):
        return proclitics(form) == 0 and (is_adjective(form) if is_definite(before) else not before.endswith("ا"))
    return not is_definite(before) and (not describes(before) or is_adjective("ال" + form) or is_adjective("ال" + form.removesuffix("ا")))


def _joins_adjectives(before: str, form: str) -> bool:
    """`ريفية وحضرية`, `الطبيعية والقيصرية`: an adjective with a conjunction behind another one."""
    if form[0] != "و" or len(form) < _SHORTEST_JOINED or is_definite(before) != is_definite(form):
        return False
    article = "" if is_definite(form) else "ال"
    return is_adjective(article + before) and is_adjective(article + form[1:])


def _is_accusative(form: str) -> bool:
    """`شخصا`, `كتابا`: an indefinite accusative governs no genitive, so only adjectives follow it."""
    return len(form) > 3 and not form.endswith(("يا", "وا", "ها")) and not is_definite(form)


def phrase_from(sentence: Sentence, first: int, end: int, *, longest: int = _LONGEST_PHRASE) -> Range | None:
    """The noun phrase that starts at word `first` and ends before `end`; quotation marks within it are passed over."""
    first = after_quotes(sentence, first, end)
    if first >= end or sentence.classes[first] != "noun":
        return None
    last = first
    while last + 1 < end and last + 1 - first < longest:
        if extends(sentence, last + 1):
            last += 1
        elif last + 2 < end and sentence.forms[last + 1] in '«“"' and sentence.classes[last + 2] == "noun" and last + 2 - first < longest:
            last += 2
        else:
            break
    return first, last


def phrase_to(sentence: Sentence, last: int, start: int, *, longest: int = _LONGEST_PHRASE) -> Range | None:
    """The noun phrase that ends at word `last` and starts at `start` or later; closing marks after it are passed over."""
    while last >= start and sentence.classes[last] in ("quote", "sign"):
        last -= 1
    if last < start or sentence.classes[last] != "noun":
        return None
    head = last
    while head - 1 >= start and last - head + 1 < longest:
        if extends(sentence, head) and not takes_preposition(sentence.forms[head]):
            head -= 1
        elif _is_quoted(sentence, head) and head - 2 >= start and sentence.classes[head - 2] == "noun":
            head -= 2
        else:
            break
    return head, last


def _is_quoted(sentence: Sentence, head: int) -> bool:
    """Whether a quotation mark stands before a word that needs no preposition, so that its phrase may go on before the mark."""
    return sentence.forms[head - 1] in _MARKS and not takes_preposition(sentence.forms[head])


def is_part(sentence: Sentence, index: int) -> bool:
    """Whether number `index` counts some of what the number before it counts (`3500 جندي …، بينهم 2500 أميركي`), and so holds where and when that does."""
    start = max(sentence.numbers[index - 1][1] + 1, sentence.numbers[index][0] - _PART_REACH) if index else 0
    return index > 0 and not _PART.isdisjoint(sentence.forms[start : sentence.numbers[index][0]])


def after_quotes(sentence: Sentence, index: int, end: int) -> int:
    """The first word from `index` on that is no quotation mark, bracket or dash."""
    while index < end and (sentence.classes[index] == "quote" or sentence.forms[index] in ("-", "ـ", "ال")):
        index += 1
    return index

"""What the tagger sees that can be no name, or only in part: formulas, kinds of bodies, scraps of words and signs."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipeline.extract.names.gazetteer import gazetteer
from pipeline.extract.names.lexicon import Form, forms, heads, nonames, titles
from pipeline.extract.names.tagger import Tagged
from pipeline.text.words import Words

_SHORTEST = 3


def without_doubts(words: Words, tagged: Iterable[Tagged]) -> Iterator[Tagged]:
    """The tagger's names without signs and function words at their ends, as far as they can be names."""
    for one in tagged:
        name = _cut(words, one)
        if name is not None and not is_formula(words, name.first) and not (name.first == name.last and _is_no_name(words, name)):
            yield name


def _cut(words: Words, one: Tagged) -> Tagged | None:
    """The name up to a word that never belongs to one, without signs around it; `None` where nothing is left."""
    first, last = one.first, one.last
    end = next((index for index in range(first, last + 1) if forms()[words.forms[index]] & Form.STOP), last + 1)
    while first < end and not words.forms[first][0].isalnum():
        first += 1
    while end > first and not words.forms[end - 1][0].isalnum():
        end -= 1
    if first == end:
        return None
    return one if (first, end - 1) == (one.first, one.last) else replace(one, first=first, last=end - 1, skip=one.skip if first == one.first else 0)


def is_formula(words: Words, first: int) -> bool:
    """Whether a formula begins at word `first` or right before and covers it: `إن شاء الله`, `رحمه الله`."""
    return any(hit.last >= first for index in (first - 1, first) if index >= 0 for hit in nonames().at(words, index))


def _is_no_name(words: Words, name: Tagged) -> bool:
    """Whether a single word is only a title or the kind of a body, an ordinary word whose first letter was taken for a proclitic, or a scrap."""
    form = words.forms[name.first]
    bare = form[name.skip :]
    if not "ء" <= bare[0] <= "ي":
        return False
    if any(forms()[form[cut:]] & Form.LISTED for cut in range(name.skip)) and not any(not alias.weak for alias in gazetteer().names.of(bare)):
        return True
    return not gazetteer().names.of(bare) and (len(bare) < _SHORTEST or bool(titles().of(form) or heads().of(form)))

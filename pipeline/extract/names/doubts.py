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
    """The name up to a word that never belongs to one, without such words and signs before it; `None` where nothing is left."""
    first = one.first
    while first <= one.last and (_is_sign(words, first) or _is_stop(words, first)):
        first += 1
    end = next((index for index in range(first, one.last + 1) if _is_stop(words, index)), one.last + 1)
    while end > first and _is_sign(words, end - 1):
        end -= 1
    if first == end:
        return None
    return one if (first, end - 1) == (one.first, one.last) else replace(one, first=first, last=end - 1, skip=one.skip if first == one.first else 0)


def _is_sign(words: Words, index: int) -> bool:
    return not words.forms[index][0].isalnum()


def _is_stop(words: Words, index: int) -> bool:
    """Whether a name ends at the word; the kind of a body (`شركة`) may begin one."""
    form = words.forms[index]
    return bool(forms()[form] & Form.STOP) and not heads().of(form)


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

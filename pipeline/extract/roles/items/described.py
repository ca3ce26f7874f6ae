"""A predicate adjective is no thing that is measured: `تهب الرياح من الشرق معتدلة من 20 إلى 30 كلم`."""

from pipeline.extract.roles.syntax.classes import is_adjective, is_listed_adjective
from pipeline.extract.roles.syntax.sentence import Range, Sentence
from pipeline.text.clitics import is_definite

_REACH = 12
_BEHIND = frozenset({"من", "الي", "في", "علي"})


def described(sentence: Sentence, item: Range, at: Range) -> Range | None:
    """The noun that an item of one indefinite adjective before the number describes, `None` where there is none; any other item as it is."""
    first, last = item
    form = sentence.forms[first]
    if first != last or last > at[0] or not is_listed_adjective(form):
        return item
    for index in range(first - 1, max(-1, first - _REACH), -1):
        if sentence.classes[index] == "number" or sentence.forms[index] in ".؛":
            return None
        if _is_noun(sentence, index):
            return index, index
    return None


def _is_noun(sentence: Sentence, index: int) -> bool:
    """Whether a definite noun stands there that is no adjective, behind no preposition and no genitive."""
    form = sentence.forms[index]
    if sentence.classes[index] != "noun" or not is_definite(form) or is_adjective(form):
        return False
    if index == 0:
        return True
    before = sentence.forms[index - 1]
    return before not in _BEHIND and (is_definite(before) or sentence.classes[index - 1] != "noun")

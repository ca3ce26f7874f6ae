"""Who has the quantity: the subject of a verb of having, getting or giving right before it. Most quantities have none."""

from collections.abc import Container

from pipeline.extract.records import Quantity
from pipeline.extract.roles.items.predicates import is_frame
from pipeline.extract.roles.syntax.classes import is_common, rows
from pipeline.extract.roles.syntax.sentence import Range, Sentence, phrase_from, phrase_to
from pipeline.text.clitics import is_definite

_KINDS = frozenset(("count", "money", "measure", "rank", "rate"))
_REACH = 10
_JOINED = 4
_RANKS = frozenset(("المرتبه", "المركز", "الصف", "المراكز", "الترتيب"))
_PASSED = frozenset(("قد", "وقد", "لا", "زال", "زالت"))


def find_subject(sentence: Sentence, index: int, quantity: Quantity, names: Container[int]) -> Range | None:
    """The subject of the verb whose object is number `index` of the sentence; `names` are the words at which names of places start."""
    if quantity.kind not in _KINDS:
        return None
    first = sentence.numbers[index][0]
    if quantity.kind == "rank" and (ranked := _ranked(sentence, _first_rank(sentence, index), names)):
        return ranked
    start = max(sentence.numbers[index - 1][1] + 1 if index else 0, first - _REACH)
    verb = next((at for at in range(first - 1, start - 1, -1) if sentence.classes[at] == "verb" and not is_frame(sentence.forms[at])), None)
    if verb is None or not _owns(sentence.forms[verb]):
        return None
    limit = next((at for at in range(verb + 1, first) if sentence.forms[at] in _RANKS), first)
    behind = phrase_from(sentence, verb + 1, limit)
    if behind is not None:
        return behind if _leads_to(sentence, behind[1] + 1, first) and _can_be_subject(sentence, behind, names) else None
    return _before(sentence, verb, start) if _leads_to(sentence, verb + 1, first) else None


def _first_rank(sentence: Sentence, index: int) -> int:
    """Where the rank starts, or the one that it is joined to (`في المرتبة الـ38 قاريا والسادسة محليا`)."""
    first = sentence.numbers[index][0]
    joined = index > 0 and sentence.forms[first][0] == "و" and first - sentence.numbers[index - 1][1] <= _JOINED
    return sentence.numbers[index - 1][0] if joined else first


def _ranked(sentence: Sentence, first: int, names: Container[int]) -> Range | None:
    """`وجاء العراق في المرتبة الثامنة`, `ويضع التقرير الجامعة في المركز الـ 38`: what stands right before the rank has it."""
    at = first - 1
    while at > 0 and (sentence.forms[at] == "ال" or sentence.classes[at] == "quote"):
        at -= 1
    if at < 2 or sentence.forms[at].removeprefix("ب") not in _RANKS:
        return None
    last = at - 1 if sentence.forms[at][0] == "ب" else at - 2
    if last == at - 2 and sentence.forms[at - 1] != "في":
        return None
    start = next((at + 1 for at in range(last - 1, -1, -1) if sentence.classes[at] == "quote"), 0)
    found = phrase_to(sentence, last, start) if sentence.classes[last] == "noun" else None
    named = found is not None and (is_definite(sentence.forms[last]) or found[0] in names or not is_common(sentence.forms[last]))
    return found if found and named and found[0] > 0 and sentence.classes[found[0] - 1] in ("verb", "quote", "relative") else None


def _owns(form: str) -> bool:
    table = rows(__package__, "owning")
    return form in table or (form[0] in "وفس" and form[1:] in table)


def _leads_to(sentence: Sentence, first: int, end: int) -> bool:
    """Whether only words that announce the number stand between."""
    if first < end and sentence.forms[first] == "من":
        return False
    return all(is_frame(sentence.forms[at]) or sentence.classes[at] in ("quote", "time") or sentence.forms[at] in _RANKS for at in range(first, end))


def _can_be_subject(sentence: Sentence, found: Range, names: Container[int]) -> bool:
    """An indefinite noun behind the verb is likelier its object; names bear no article and are no common nouns."""
    form = sentence.forms[found[0]]
    if any(is_frame(sentence.forms[at]) for at in range(found[0], found[1] + 1)):
        return False
    last = sentence.forms[found[1]]
    return form not in _RANKS and (found[0] in names or is_definite(form) or is_definite(last) or not is_common(last))


def _before(sentence: Sentence, verb: int, start: int) -> Range | None:
    """The noun phrase before the verb, where it opens the sentence or what is said."""
    if sentence.forms[verb] not in rows(__package__, "owning"):
        return None
    last = verb - 1
    while last >= start and sentence.forms[last] in _PASSED:
        last -= 1
    found = phrase_to(sentence, last, start) if last >= start and sentence.classes[last] in ("noun", "quote") else None
    return found if found and (found[0] == 0 or sentence.classes[found[0] - 1] in ("that", "sign", "conj")) else None

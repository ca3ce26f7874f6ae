"""The item of a quantity: what is counted, measured, ordered, aged or lasts."""

from collections.abc import Sequence

from pipeline.extract.records import Phrase, Quantity
from pipeline.extract.roles.items.aged import aged
from pipeline.extract.roles.items.counted import counted, dual
from pipeline.extract.roles.items.described import described
from pipeline.extract.roles.items.grown import grown
from pipeline.extract.roles.items.lasting import lasting
from pipeline.extract.roles.items.measured import in_form_of, measured, numbered, of_whole
from pipeline.extract.roles.items.ordered import ordered
from pipeline.extract.roles.items.predicates import is_frame, predicate, predicated
from pipeline.extract.roles.items.units import after_unit
from pipeline.extract.roles.syntax.sentence import Range, Sentence

_MEASURED = frozenset(("money", "percent", "measure", "rate"))
#: Between two counts of the same thing stand at most so many words (`مليون زائر، أي أكثر من 900 ألف`).
_SAME_COUNT = 10
_SAME_RANK = 4
_ANNOUNCED = 4
_MOVED = 8


def find_items(sentence: Sentence, quantities: Sequence[Quantity]) -> list[Phrase | None]:
    """The items of the quantities of one sentence, which stand at `sentence.numbers`."""
    found: list[Phrase | None] = []
    own, carried, behind = 0, None, 0
    count: Range | None = None
    whole: Range | None = None
    ranked: tuple[Range, int] | None = None
    for quantity, at in zip(quantities, sentence.numbers, strict=True):
        item = (count if _is_owned(sentence, at, quantity) else None) or _next_to(sentence, at, quantity, behind)
        if quantity.kind in _MEASURED:
            whole_of = (carried or count) if quantity.kind == "percent" and _is_of_them(sentence, at[1], quantity) else None
            item = item or whole_of or measured(sentence, at, quantity, own, carried) or (count if quantity.kind == "percent" else None)
            item = grown(sentence, at, quantity, item, carried) or item
            item = described(sentence, item, at) if item else None
            own, carried = after_unit(sentence, at[1], quantity), item
        elif quantity.kind == "count":
            near = count if count and at[0] - count[1] <= _SAME_COUNT and not _is_governed(sentence, at[0] - 1) else None
            if near and whole and not _is_part(sentence, at[0], behind):
                near = whole
            item = item or numbered(sentence, at[0], behind) or near or predicated(sentence, at[0] - 1, max(own, at[0] - _SAME_COUNT), carried)
            whole = (whole or count) if _is_part(sentence, at[0], behind) else None if item != near else whole
            count = item
        elif quantity.kind == "duration" and item is None and _is_measured(sentence, at[0], behind):
            item = measured(sentence, at, quantity, own, carried)
        elif quantity.kind == "rank" and ranked and _is_ranked_too(sentence, ranked[1], at[0]):
            item = ranked[0]
        ranked = (item, at[1]) if quantity.kind == "rank" and item else None
        behind = at[1] + 1
        found.append(_phrase(sentence, item, at, quantity) if item else None)
    return found


def _is_ranked_too(sentence: Sentence, before: int, first: int) -> bool:
    """`المرتبة الـ38 قاريا والسادسة محليا`: a second rank joined to the one that ends at word `before`."""
    return first - before <= _SAME_RANK and (sentence.forms[first][0] == "و" or sentence.forms[first - 1] == "و")


def _is_of_them(sentence: Sentence, last: int, quantity: Quantity) -> bool:
    """`و55% منهم راضون`: a share of what was measured or counted before."""
    behind = after_unit(sentence, last, quantity)
    return sentence.forms[behind : behind + 1] in (["منهم"], ["منها"], ["منهن"])


def _is_owned(sentence: Sentence, at: Range, quantity: Quantity) -> bool:
    """`4 آلاف وافد، نصفهم نساء`: the share says by its pronoun whose it is."""
    return quantity.kind == "percent" and at[0] == at[1] and sentence.forms[at[0]].endswith(("هم", "هن", "ها")) and sentence.forms[at[0]][0].isalpha()


def _is_part(sentence: Sentence, first: int, start: int) -> bool:
    """`26 لاعبا، بينهم 5 حراس، وغاب 3`: the number counts a part of those before, which goes on to be what is counted."""
    return not _AMONG.isdisjoint(sentence.forms[max(start, first - _PART_REACH) : first])


_AMONG = frozenset(("بينهم", "بينها", "منهم", "منها", "ضمنهم", "ضمنها"))
_PART_REACH = 3


def _is_governed(sentence: Sentence, index: int) -> bool:
    """`وجرح العشرات`: the number is the genitive of a noun, so it counts nothing that was counted before."""
    return sentence.classes[index] == "noun" and not is_frame(sentence.forms[index]) and sentence.forms[index] != "اصل"


def _is_measured(sentence: Sentence, first: int, start: int) -> bool:
    """`تستغرق ما بين 10 و15 سنة`: a verb of measure announces the duration."""
    if first == 0 or sentence.forms[first - 1] in _DATING:
        return False
    if sentence.forms[first - 1] in ("الي", "من") and any(predicate(form) in ("noun", "object") for form in sentence.forms[max(start, first - _MOVED) : first]):
        return True
    if not _LASTING.isdisjoint(sentence.forms[max(start, first - _MOVED - _ANNOUNCED) : first]):
        return True
    return any(sentence.classes[at] == "verb" and predicate(sentence.forms[at]) == "verb" for at in range(max(start, first - _ANNOUNCED), first))


_LASTING = frozenset(("يستغرق", "تستغرق", "استغرق", "استغرقت", "ستستغرق", "سيستغرق", "واستغرق", "واستغرقت", "ويستغرق", "وتستغرق"))


_DATING = frozenset(("قبل", "بعد", "منذ", "خلال", "كل", "طوال", "طيله", "مدي", "غضون", "مرور", "في"))


def _phrase(sentence: Sentence, item: Range, at: Range, quantity: Quantity) -> Phrase:
    """The item as a phrase; a dual starts where its number does."""
    if item[0] != at[0]:
        return sentence.noun_phrase(item)
    end = sentence.phrase(*item).end_char
    return Phrase(quantity.start_char, end, sentence.words.folded.source[quantity.start_char : end])


def _next_to(sentence: Sentence, at: Range, quantity: Quantity, behind: int) -> Range | None:
    """The item that the words next to the number tell; `behind` is the first word after the number before."""
    match quantity.kind:
        case "rank" | "ordinal":
            return ordered(sentence, at)
        case "count":
            return dual(sentence, at, quantity) or counted(sentence, at)
        case "duration":
            return lasting(sentence, at, behind)
        case "age":
            return aged(sentence, at, behind)
        case "score":
            return None
        case _:
            return of_whole(sentence, at, quantity) or in_form_of(sentence, at, quantity)

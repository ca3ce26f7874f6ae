"""What is measured: the thing that a predicate, a construct or a preposition before the number names, else the one measured before."""

from pipeline.extract.records import Quantity
from pipeline.extract.roles.items.predicates import MEASURING, antecedent, head, is_frame, predicate, predicated, subject_at
from pipeline.extract.roles.items.refused import acts, is_setting, is_term, restates
from pipeline.extract.roles.items.units import after_unit
from pipeline.extract.roles.syntax.classes import takes_preposition
from pipeline.extract.roles.syntax.sentence import Range, Sentence, phrase_from, phrase_to
from pipeline.text.clitics import is_definite

#: How many words before a number the predicate that tells its thing may stand.
_REACH = 34
_SHARED_BY = frozenset(("توالي", "التوالي", "تواليا", "الترتيب"))
_NUMBERS = frozenset(("عدد", "اعداد", "حصيله", "بعدد", "اجمالي", "مجموع"))
_AWAY = frozenset(("بعد", "مسافه", "بعيد", "بعيدا", "بعيده", "تبعد", "يبعد", "لمسافه", "بمسافه", "ابعد"))
_NUMBERED = 14
_ACQUIRING = ("لشراء", "لاقتناء", "لبناء", "لتطوير", "لانجاز", "لتمويل", "لدعم", "لانشاء", "لصيان", "لتاهيل", "لترميم", "لاستيراد", "للاستحواذ")
#: Dimensions and prices that describe the noun before them.
_DESCRIBING = frozenset(
    (
        "بقيمه",
        "بكلفه",
        "بتكلفه",
        "بسعر",
        "بقوه",
        "بمساحه",
        "بطول",
        "بعرض",
        "بوزن",
        "بسعه",
        "بسرعه",
        "بحجم",
        "بعمق",
        "بثمن",
        "قيمته",
        "قيمتها",
        "البالغ",
        "البالغه",
        "المقدره",
        "المقدر",
        "مساحته",
        "مساحتها",
        "طوله",
        "طولها",
        "وزنه",
        "وزنها",
        "قوته",
        "قوتها",
    )
)
_AMOUNTING = frozenset(("قدره", "قدرها", "مقداره", "مقدارها"))
_DEGREES = frozenset(("الادني", "الاقصي", "الاعلي", "ادني", "اقصي"))
_PERIODS = frozenset(("اسبوع", "شهر", "عام", "سنه", "قبل", "يوم", "جهه", "جانب", "خلال"))
#: What a deficit or a debt is compared with.
_SCALES = frozenset(("الناتج", "ناتج"))
_JOINING = frozenset(("و", "او", "ثم"))


def of_whole(sentence: Sentence, at: Range, quantity: Quantity) -> Range | None:
    """`2.35 مليون طن من الذرة`, `58٪ من الناخبين`, `ثلث السكان`: the whole that the number is a part of."""
    index, end = after_unit(sentence, at[1], quantity), len(sentence.forms)
    if quantity.kind == "percent" and sentence.forms[at[1]][0].isalpha() and index == at[1] + 1:
        return phrase_from(sentence, _past(sentence, index, MEASURING), end, longest=3)
    if quantity.kind == "measure" and _is_away(sentence, at[0]):
        return _distance(sentence, at[0])
    if quantity.kind == "measure" and quantity.unit in _OF_STUFF and index < end and _is_stuff(sentence, index):
        return phrase_from(sentence, index, end, longest=2)
    if index < end and sentence.forms[index] == "من":
        found = phrase_from(sentence, _past(sentence, index + 1, MEASURING), end, longest=4)
        return found if found and sentence.forms[found[0]] not in _PERIODS | _SCALES else None
    return None


def _is_stuff(sentence: Sentence, index: int) -> bool:
    """`14 طن دقيق`, `300 جرام بانجو`: an indefinite noun right behind the unit of a mass."""
    form = sentence.forms[index]
    return sentence.classes[index] == "noun" and not (is_definite(form) or takes_preposition(form) or form[0] == "و" or is_frame(form) or predicate(form))


_OF_STUFF = frozenset(("t", "kg", "g", "mg", "l", "ml", "quintal"))


def _is_away(sentence: Sentence, first: int) -> bool:
    """`على بعد 20 كلم من العاصمة`: a distance, which is no part of a whole."""
    return not _AWAY.isdisjoint(sentence.forms[max(0, first - 4) : first])


def _distance(sentence: Sentence, first: int) -> Range | None:
    """`على بعد`, `على مسافة`: the noun that the number is the size of, where it stands in the four words before."""
    for at in range(first - 1, max(0, first - 4), -1):
        if sentence.forms[at] in ("بعد", "مسافه") and sentence.forms[at - 1] == "علي":
            return at, at
        if sentence.forms[at] in ("يبعد", "تبعد"):
            relative = at - 1 if sentence.classes[at - 1] == "relative" else at
            return phrase_to(sentence, relative - 1, 0)
    return None


def _past(sentence: Sentence, index: int, passed: frozenset[str]) -> int:
    while index < len(sentence.forms) and sentence.forms[index] in passed:
        index += 1
    return index


def in_form_of(sentence: Sentence, at: Range, quantity: Quantity) -> Range | None:
    """`كدفعة مقدمة`, `على شكل تسبيقات`: what money is, behind its unit."""
    index, end = after_unit(sentence, at[1], quantity), len(sentence.forms)
    if index + 2 < end and sentence.forms[index] in ("علي", "في") and sentence.forms[index + 1] in ("شكل", "اطار", "هييه", "صوره"):
        return phrase_from(sentence, index + 2, end)
    as_what = index < end and sentence.forms[index][0] == "ك" and takes_preposition(sentence.forms[index])
    return phrase_from(sentence, index, end) if as_what else None


def _bought(sentence: Sentence, at: Range, quantity: Quantity) -> Range | None:
    """`لشراء شركة`: what the money is for, behind its unit."""
    index, end = after_unit(sentence, at[1], quantity), len(sentence.forms)
    if quantity.kind != "money" or index >= end or not sentence.forms[index].startswith(_ACQUIRING):
        return None
    return phrase_from(sentence, index, end)


def measured(sentence: Sentence, at: Range, quantity: Quantity, own: int, carried: Range | None) -> Range | None:
    """The words of the thing that the number at `at` measures.

    `own` is the first word behind the last measured number before it, `carried` what that one measures.
    """
    index = _before_frames(sentence, at[0] - 1, own)
    if index < own:
        return _second(sentence, at, carried) or carried
    if sentence.classes[index] == "relative":
        told = antecedent(sentence, index, own)
        return None if told and is_term(sentence, told[0]) else told
    aside = _told(sentence, index, at[0], own) or (_conjunct(sentence, index, own) if carried is not None else None)
    if aside:
        return aside
    if quantity.kind == "measure" and index > own and sentence.forms[index] == "بارتفاع":
        index -= 1
    start = max(own, at[0] - _REACH)
    if _is_described(sentence, index, at[0]) and (described := _nearest(sentence, index, start)) and not is_term(sentence, described[0]):
        return described
    if carried and restates(sentence, at[0]):
        return carried
    bought = _bought(sentence, at, quantity) if index == at[0] - 1 else None
    return predicated(sentence, index, start, carried) or bought or _before(sentence, index, start, quantity, carried) or carried


def _told(sentence: Sentence, index: int, first: int, start: int) -> Range | None:
    """`حققت الشركة أرباحا صافية بلغت 12`: an indefinite noun right before the verb that tells its amount."""
    if index + 1 >= first or sentence.forms[index + 1] not in _AMOUNTS:
        return None
    found = phrase_to(sentence, index, start)
    if found is None or found[0] <= start or predicate(sentence.forms[found[0]]) or is_term(sentence, found[0]):
        return None
    form = sentence.forms[found[0]]
    object_of = form.endswith(("ا", "ات")) and sentence.classes[found[0] - 1] == "noun" and is_definite(sentence.forms[found[0] - 1])
    return found if object_of and not is_definite(form) else None


_AMOUNTS = frozenset(("بلغ", "بلغت", "يبلغ", "تبلغ", "تجاوز", "تجاوزت", "ناهز", "ناهزت", "فاق", "فاقت"))


def _before(sentence: Sentence, index: int, start: int, quantity: Quantity, carried: Range | None) -> Range | None:
    """The subject of the verb that reaches the number, else the noun phrase next before it, where that is a thing."""
    behind = sentence.forms[index + 1]
    reached = sentence.classes[index] == "noun" and sentence.classes[index + 1] == "verb" and predicate(behind) == "verb" and behind[0] not in "ولف"
    if reached and (subject := subject_at(sentence, index, start)):
        return subject
    nearest = _nearest(sentence, index, start)
    if nearest is None or acts(sentence, nearest, quantity) or (carried and is_setting(sentence, nearest[0])):
        return None
    return nearest


def _is_described(sentence: Sentence, index: int, first: int) -> bool:
    """`أدوية بقيمة 850`, `الكمية البالغة 480`, `بصبيب 250`: the number describes the noun phrase right before it."""
    if sentence.classes[index] != "noun":
        return False
    if index == first - 1:
        return sentence.forms[index][0] == "ب" and not is_frame(sentence.forms[index])
    if sentence.forms[index + 1] in _AMOUNTING and (index + 2 == first or is_frame(sentence.forms[index + 2])):
        return True
    return any(form in _DESCRIBING for form in sentence.forms[index + 1 : first])


def numbered(sentence: Sentence, first: int, start: int) -> Range | None:
    """`عدد المشاركين بـ 1800`: the noun that the number before word `first` is said to be the number of."""
    for at in range(first - 2, max(start, first - _NUMBERED) - 1, -1):
        if sentence.forms[at].removeprefix("و").removeprefix("ال") in _NUMBERS and (found := phrase_from(sentence, at + 1, first)):
            return found
    return None


def _before_frames(sentence: Sentence, index: int, own: int) -> int:
    while index >= own and (
        (is_frame(sentence.forms[index]) and not _is_adjective(sentence, index))
        or sentence.classes[index] in ("sign", "quote", "held", "time")
        or sentence.forms[index] in _JOINING
    ):
        index -= 1
    return index


def _is_adjective(sentence: Sentence, index: int) -> bool:
    """`الحد الأدنى`: a word of measure that describes the noun before it."""
    return sentence.forms[index] in _DEGREES and sentence.forms[index - 1] in ("الحد", "حده", "حدها", "السعر")


def _conjunct(sentence: Sentence, index: int, own: int) -> Range | None:
    """`… و“الأبناك” بنسبة 2`: a thing of its own, joined to the one measured before."""
    first = own
    while first <= index and sentence.classes[first] in ("sign", "quote"):
        first += 1
    if first > index or sentence.forms[first][0] != "و" or predicate(sentence.forms[first]):
        return None
    first = first + 1 if sentence.forms[first] == "و" else first
    found = phrase_from(sentence, first, index + 1)
    return found if found and index - found[1] <= 1 else None


def _second(sentence: Sentence, at: Range, carried: Range | None) -> Range | None:
    """The second of two things that share a predicate, where the sentence says that the numbers stand in their order."""
    if carried is None or not _SHARED_BY.intersection((*sentence.forms[at[1] + 1 : at[1] + 7], *sentence.forms[max(0, at[0] - 14) : at[0]])):
        return None
    for index in range(carried[1] + 1, min(carried[1] + 6, at[0])):
        form = sentence.forms[index]
        if form[0] == "و" and sentence.classes[index] != "verb":
            return phrase_from(sentence, index + 1 if form == "و" else index, at[0])
    return None


def _nearest(sentence: Sentence, index: int, start: int) -> Range | None:
    """The noun phrase next before the number: `خسائر بمليارات`, `منزل في القرية بقيمة …`."""
    if sentence.classes[index] == "noun":
        return head(sentence, index, start) if predicate(sentence.forms[index]) is None else None
    for at in range(index, max(start, index - 6) - 1, -1):
        if sentence.classes[at] == "verb":
            return phrase_from(sentence, at + 1, index + 1)
    return None

"""Durations and ages."""

from dataclasses import replace

from pipeline.extract.numerals import Numeral
from pipeline.extract.quantities.cues import CUES
from pipeline.extract.quantities.draft import Draft
from pipeline.extract.quantities.money.rules import find_money
from pipeline.extract.quantities.ranks.rules import OF_LIFE
from pipeline.extract.quantities.scene import Scene
from pipeline.extract.quantities.units.rules import UNITS, find_dual_code, find_unit
from pipeline.extract.quantities.units.scales import ratio
from pipeline.extract.records import Timex
from pipeline.text.words import split_words

_FRACTIONS = {"نصف": 0.5, "ونصف": 0.5, "وربع": 0.25, "وثلث": 1 / 3, "نص": 0.5, "ونص": 0.5}


def counts_period(scene: Scene, numeral: Numeral, claim: Timex) -> bool:
    """Whether a numeral inside a time expression is also the length of a period (`السنوات العشر الماضية`, `العامين الماضيين`)."""
    hours = scene.form(_noun_at(scene, numeral)) == "الساعات" or scene.form(numeral.last + 1) in {"ساعه", "ساعات"}
    if (claim.type == "TIME" and not hours) or numeral.form in {"ordinal", "fraction"}:
        return False
    if numeral.form == "dual":
        return True
    unit = find_unit(scene.words, numeral.last + 1)
    counted = unit is not None and unit.kind == "duration" and numeral.value is not None and numeral.value < 100
    return (counted and _inside(scene, unit.last if unit else 0, claim)) or (
        bool(CUES["period"][scene.form(_noun_at(scene, numeral))]) and (scene.form(numeral.first - 1) == "ال" or scene.form(numeral.first).startswith("ال"))
    )


def _noun_at(scene: Scene, numeral: Numeral) -> int:
    """The word before a number, an article of its own left out (`الساعات الـ24`)."""
    return numeral.first - 1 - (scene.form(numeral.first - 1) == "ال")


def _inside(scene: Scene, last: int, claim: Timex) -> bool:
    return scene.words.span(last, last)[1] <= claim.end_char


def compound(scene: Scene, index: int, draft: Draft) -> tuple[Draft, int]:
    """`سنتين وثمانية أشهر` in the smaller unit, `شهرين ونصف` as 2.5; the draft and how many numerals it takes."""
    one = after_one(scene, draft, fraction=scene.numerals[index].form == "fraction")
    if one is None and draft.kind not in {"duration", "measure"}:
        return draft, 1
    draft, used = one or draft, 1
    while draft.value is not None and (longer := _half(scene, draft) or _joined(scene, index + used, draft)):
        draft, used = longer, used + 1
    return draft, used


def _joined(scene: Scene, at: int, draft: Draft) -> Draft | None:
    """With the numeral at `at`, where it follows by `و` and counts a smaller unit: `18 ساعة و47 دقيقة و9 ثوان`."""
    if at >= len(scene.numerals) or scene.claims[at] is not None or draft.value is None:
        return None
    part = scene.numerals[at]
    attached = scene.form(part.first)[: part.skip] == "و" and part.first == draft.end + 1
    if not attached and not (scene.form(draft.end + 1) == "و" and part.first == draft.end + 2):
        return None
    unit = find_unit(scene.words, part.last + 1) if part.form != "dual" else None
    code = unit.code if unit else find_dual_code(scene, part)
    factor = ratio(draft.unit, code)
    if factor is None or part.value is None or part.value >= factor * 2:
        return None
    end = unit.last if unit else part.last
    value = round(draft.value * factor + part.value, 6)
    return replace(draft, value=value, unit=code, last=end, end=end, rule_id="quantities.compound")


def after_one(scene: Scene, draft: Draft, *, fraction: bool) -> Draft | None:
    """`سنة وثمانية أشهر`, `ساعة ونصف`, `متر وربع المتر`, `دينارا ونصف الدينار`: the first part is one, and says so by its noun alone."""
    at = draft.first - 1
    if scene.form(at) == "و":
        at -= 1
    elif scene.form(draft.first)[: draft.skip] != "و":
        return None
    clitic = _singular(scene.form(at)) if at >= 0 else None
    if clitic is None or draft.value is None:
        return None
    noun = split_words(scene.form(at)[clitic:])
    money, unit = find_money(noun, 0), find_unit(noun, 0)
    code = draft.unit if money and money.family in _families(scene, draft) else unit.code if unit else None
    joined = replace(draft, first=at, left=at, skip=clitic, rule_id="quantities.after_one")
    if draft.kind == "percent" and draft.rule_id == "quantities.share" and unit:
        end = draft.last + 1 if scene.form(draft.last + 1).removeprefix("ال") == noun.forms[0] else draft.last
        return replace(joined, kind=unit.kind, unit=unit.code, value=1 + draft.value / 100, last=end, end=end)
    if fraction and draft.unit is not None and code == draft.unit and draft.value < 1:
        return replace(joined, value=1 + draft.value, last=draft.end)
    factor = ratio(code, draft.unit) if draft.kind in {"duration", "measure"} else None
    return replace(joined, value=factor + draft.value, last=draft.end) if factor and draft.value < factor else None


def _singular(form: str) -> int | None:
    """How many letters stand before a unit in the singular (`بسنة ونصف`), `None` for other words."""
    return next((skip for skip in (0, 1) if form[skip:] in _SINGULAR and form[:skip] in _WRITTEN_ON), None)


_WRITTEN_ON = frozenset({"", "ب", "ل", "و"})


def _families(scene: Scene, draft: Draft) -> tuple[str, ...]:
    money = find_money(scene.words, draft.last + 1) if draft.kind == "money" else None
    return (money.family,) if money else ()


_SINGULAR = frozenset(
    "سنه عام عاما شهر شهرا اسبوع اسبوعا يوم يوما ساعه دقيقه متر مترا كيلومتر كيلومترا قدم قدما طن طنا كيلوغرام كيلوغراما كيلو لتر لترا"
    " درهم درهما دينار دينارا ريال ريالا دولار دولارا جنيه جنيها يورو ليره".split()
)


def _half(scene: Scene, draft: Draft) -> Draft | None:
    after = scene.form(draft.end + 1)
    last = draft.end + 1
    if after == "و" and scene.form(draft.end + 2) in {"نصف", "نص", "ربع", "ثلث"}:
        after, last = "و" + scene.form(draft.end + 2), draft.end + 2
    part = _FRACTIONS.get(after) if after.startswith("و") else None
    if part is None or draft.value is None:
        return None
    own = UNITS.longest(scene.words, last + 1) if last + 1 < len(scene.words) else None
    if own and own.entry.code == draft.unit:
        last = own.last
    elif draft.kind != "duration" and scene.form(last + 1)[:1].isalpha() and scene.form(last + 1) not in _ENDS:
        return None
    return replace(draft, value=draft.value + part, last=last, end=last, rule_id="quantities.half")


_ENDS = frozenset({"في", "من", "علي", "عن", "الي", "تقريبا", "بعد", "قبل", "خلال", "و", "او", "عند", "تحت", "فوق"})


def as_age(scene: Scene, draft: Draft) -> Draft:
    """A number of years as an age, where the words around say so; a bare number after `العمر` counts years."""
    at = draft.left - 1
    while scene.form(at) == "ال":
        at -= 1
    before = scene.form(at)
    bare = draft.kind == "count" and draft.unit is None
    if (draft.kind != "duration" and not bare) or draft.unit in _OF_A_DAY:
        return draft
    of_life = scene.form(draft.end + 1) == "من" and scene.form(draft.end + 2) in OF_LIFE
    if of_life or _aged(scene, draft):
        return replace(draft, kind="age", unit=draft.unit or "year", rule_id="quantities.age", confidence=draft.confidence * 0.98)
    if draft.kind == "duration" and draft.unit in {"year", "month"}:
        people = before.endswith("وا") and draft.value is not None and draft.value >= _ADULT
        if (
            CUES["aged"][before]
            or (before in _BOUNDS and draft.unit == "year" and draft.rule_id == "quantities.duration")
            or (CUES["exceeding"][before] and (people or scene.near(at, "person", 4)))
        ):
            return replace(draft, kind="age", rule_id="quantities.age")
        if before == "عن" and scene.near(at, "died", 6):
            return replace(draft, kind="age", rule_id="quantities.age")
        if before in _BEFORE_AGE and scene.form(draft.end + 1) == _BEFORE_AGE[before] and (before == "(" or _names_person(scene, draft)):
            return replace(draft, kind="age", rule_id="quantities.age_in_brackets", confidence=draft.confidence * 0.95)
    return draft


_OF_A_DAY = frozenset({"hour", "minute", "second"})
#: `من تجاوزوا 65 سنة`: so many years that people reach are an age.
_ADULT = 15
#: `من هم دون 18 عاما`, `منتخب تحت 21 سنة`.
_BOUNDS = frozenset({"دون", "تحت", "فوق"})
#: What stands before and behind an age that is only put in (`فاطمة (30 عاما)`, `الحارس، 25 عاما،`).
_BEFORE_AGE = {"(": ")", "،": "،", ",": ",", "-": "-"}


def _names_person(scene: Scene, draft: Draft) -> bool:
    """Whether a noun with article, or a name behind one, stands before the comma, and no other number."""
    before = scene.words.forms[scene.sentence_start(draft.left, 4) : draft.left - 1]
    return draft.kind == "duration" and any(form.startswith("ال") for form in before) and all(form.isalpha() for form in before)


def _aged(scene: Scene, draft: Draft) -> bool:
    start = max(scene.sentence_start(draft.left, 5), 0)
    window = scene.words.forms[start : draft.left]
    if draft.kind == "count":
        window = window[-3:]
    for position in range(len(window) - 1, -1, -1):
        form = window[position]
        if form[0].isdecimal() or form in "،,":
            return False
        if CUES["age"][form]:
            return True
    return False

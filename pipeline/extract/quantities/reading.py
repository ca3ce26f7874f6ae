"""From numerals to quantities: one pass from left to right, each rule family asked in turn."""

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from pipeline.extract.numerals import Numeral
from pipeline.extract.quantities.changes.rules import CHANGES, find_change
from pipeline.extract.quantities.counts.rules import counted_noun
from pipeline.extract.quantities.draft import Draft
from pipeline.extract.quantities.durations.rules import as_age, compound, counts_period
from pipeline.extract.quantities.ellipsis import with_unit_of_the_last
from pipeline.extract.quantities.exclusions.rules import is_no_plain_number, is_no_quantity, is_numbered
from pipeline.extract.quantities.measuring import measured, with_cents
from pipeline.extract.quantities.qualifiers.rules import find_qualifier
from pipeline.extract.quantities.ranges.rules import Pair, one_or_two, pair_up, split_score
from pipeline.extract.quantities.ranks.rules import as_numbered, as_ordinal
from pipeline.extract.quantities.scene import Scene
from pipeline.extract.quantities.units.rules import bare_unit, below_zero, find_dual_unit
from pipeline.extract.records import Timex
from pipeline.schema.values import Change
from pipeline.text.words import Words

_REACHING = frozenset({"الي", "ليصل", "لتصل", "ليبلغ", "لتبلغ", "مسجلا", "مسجله", "ليسجل", "لتسجل"})
#: `خسر 3 مباريات` lessens nothing.
_PLAYED = frozenset({"مباراه", "مباريات", "لقاءات", "مواجهات", "جولات", "اشواط", "مواجهه"})
_OWN_AMOUNT = frozenset({"قدره", "قدرها", "قيمته", "قيمتها", "مقدارها", "مقداره"})
_LENGTHS = frozenset({"m", "km", "ft", "cm"})
_ALONE, _YEARLIKE = 0.88, 0.75
_CHANGEABLE = frozenset({"percent", "money", "count", "measure", "rate", "duration"})


def read_quantities(words: Words, numerals: Sequence[Numeral], timexes: Sequence[Timex]) -> list[Draft]:
    """The quantities among the numerals, in the order of the text."""
    scene = Scene(words, numerals, timexes)
    found: list[Draft] = []
    index = free = 0
    if not numerals and (alone := bare_unit(words)):
        return [alone]
    while index < len(numerals):
        draft, used = _read(scene, index, free, found)
        if draft is not None:
            while found and found[-1].last >= draft.first:  # `ثانية إلى ثانيتين`: what was read as an ordinal begins a range
                found.pop()
            found.append(draft)
            free = draft.end + 1
        index += used
        while index < len(numerals) and numerals[index].first < free:
            index += 1
    return found


def _read(scene: Scene, index: int, free: int, found: list[Draft]) -> tuple[Draft | None, int]:
    """The quantity at numeral `index`, and how many numerals it takes."""
    numeral, claim = scene.numerals[index], scene.claims[index]
    if claim is not None and not counts_period(scene, numeral, claim):
        return None, 1
    if numeral.form == "ordinal":
        ordinal = as_ordinal(scene, numeral)
        return (_hedged(scene, ordinal, free, index + 1) if ordinal and ordinal.kind == "age" else ordinal), 1
    if numeral.form == "digits" and numeral.value is None:
        return split_score(scene, numeral), 1
    if numeral.form == "digits" and scene.quiet(numeral):
        return (None if is_no_plain_number(scene, numeral) else replace(_count(numeral), confidence=numeral.confidence * _ALONE)), 1
    pair = pair_up(scene, index)
    if pair:
        draft, used = (None if is_numbered(scene, numeral) else _paired(scene, pair)), 2
    else:
        draft, used = _single(scene, index, found)
    if draft is None or draft.kind in {"rank", "ordinal"}:
        return draft, used
    draft = as_age(scene, below_zero(scene, draft))
    return _weighed(scene, _hedged(scene, _changed(scene, draft, found), free, index + used)), used


def _weighed(scene: Scene, draft: Draft) -> Draft:
    """With less confidence where a bare number counts nothing that is named, and still less where it could be a year."""
    if draft.rule_id != "quantities.count" or counted_noun(scene.words, draft.last + 1) is not None:
        return draft
    year = draft.first == draft.last and draft.value is not None and 1300 <= draft.value <= 2100
    return replace(draft, confidence=draft.confidence * (_YEARLIKE if year else _ALONE))


def _single(scene: Scene, index: int, before: list[Draft]) -> tuple[Draft | None, int]:
    """One numeral with its unit, and with the smaller units that follow."""
    numeral = scene.numerals[index]
    numbered = as_numbered(scene, numeral)
    if numbered or is_no_quantity(scene, numeral):
        return numbered, 1
    if paired := one_or_two(scene, numeral):
        return paired, 1
    draft = _plain(scene, numeral, _shared_unit(scene, index))
    draft = with_unit_of_the_last(scene, numeral, draft, before) if draft else None
    if draft is None or (draft.unit in {"minute", "second"} and scene.after_clock(index)):
        return None, 1
    return with_cents(scene, index, draft) if draft.kind == "money" and numeral.form != "fraction" else compound(scene, index, draft)


def _count(numeral: Numeral) -> Draft:
    first, last = numeral.first, numeral.last
    return Draft(first, last, numeral.skip, first, last, "count", numeral.value, numeral.low, numeral.high, "quantities.count", numeral.confidence)


def _plain(scene: Scene, numeral: Numeral, at: int) -> Draft | None:
    draft = _count(numeral)
    if numeral.value is None:
        draft = replace(draft, qualifier="vague", rule_id="quantities.vague")
    return measured(scene, numeral, draft, at)


def _paired(scene: Scene, pair: Pair) -> Draft | None:
    first, second = pair.first, pair.second
    draft = Draft(first.first, second.last, first.skip, pair.left, second.last, "count", None, pair.low, pair.high, pair.rule_id, pair.confidence)
    if pair.score:
        return replace(draft, kind="score")
    if pair.quotient is not None:
        return measured(scene, second, replace(draft, value=pair.quotient, low=None, high=None), second.last + 1)
    ranged = measured(scene, second, replace(draft, qualifier="range"), second.last + 1)
    if ranged and pair.unit:
        return replace(ranged, unit=pair.unit)
    alone = find_dual_unit(scene, first, draft) if ranged and first.form == "dual" and ranged.unit is None else None
    return replace(ranged, kind=alone.kind, unit=alone.unit) if ranged and alone else ranged


def _shared_unit(scene: Scene, index: int) -> int:
    """Where the unit of numeral `index` stands: behind the next one in `من 330 ألفا إلى 470 ألف دينار`."""
    first = scene.numerals[index]
    if index + 1 < len(scene.numerals) and scene.form(first.last + 1) == "الي" and scene.numerals[index + 1].first == first.last + 2:
        return scene.numerals[index + 1].last + 1
    return first.last + 1


def _changed(scene: Scene, draft: Draft, before: list[Draft]) -> Draft:
    if draft.kind not in _CHANGEABLE or _owns(scene, draft, before) or (draft.kind in {"count", "duration"} and _no_change(scene, draft)):
        return draft
    clitic = scene.form(draft.left)[: draft.skip] if draft.left == draft.first else ""
    left = draft.left
    if scene.form(left - 1) in {"ب", "وب"}:
        clitic, left = "ب", left - 1
    found = find_change(scene.words, left, clitic, moved=_leads_on(scene, draft), percent=draft.kind == "percent")
    if (draft.unit in _LENGTHS or scene.form(draft.end + 1).startswith("طابق") or scene.form(draft.end + 1) == "طوابق") and scene.near(left, "height", 3):
        return draft
    if found is None:
        return _traded(scene, draft) or _like_the_last(scene, draft, before)
    if draft.rule_id == "quantities.share" and not found[1] and not any(CHANGES[form] for form in scene.words.forms[max(0, left - 3) : left]):
        return draft
    change, linked = found
    if draft.kind == "count" and not linked and not CHANGES[scene.form(left - 1)] and not scene.near(left, "loses", 3):
        return draft
    return replace(draft, change=change, confidence=draft.confidence if linked else draft.confidence * 0.97)


def _owns(scene: Scene, draft: Draft, before: list[Draft]) -> bool:
    """`… بتراجع 25%، وتوزيعات قدرها 31 مليون دولار`: behind a comma the amount is that of the noun before it."""
    amount = draft.kind == "money" and scene.form(draft.left - 1) in _OWN_AMOUNT
    return amount and bool(before) and before[-1].change is not None and "،" in scene.forms[before[-1].end : draft.left]


def _no_change(scene: Scene, draft: Draft) -> bool:
    """`خسر 3 مباريات`, `خسر بهدفين`, `حافلة تقل 5 ركاب`: the verb tells of a game or of a ride."""
    at = draft.left - 1
    lost_by = scene.form(at) in {"ب", "بحوالي", "بنحو", "بفارق", "بقرابه"} or (draft.left == draft.first and scene.form(draft.left)[: draft.skip].endswith("ب"))
    return scene.form(draft.end + 1) in _PLAYED or scene.form(at).lstrip("و") == "تقل" or (lost_by and scene.near(draft.left, "defeated", 6))


def _traded(scene: Scene, draft: Draft) -> Draft | None:
    """`ربح المؤشر 0.8 في المئة`, `فقد السهم 43 درهما`: what a market's values win and lose."""
    if draft.kind not in {"percent", "money", "measure"} or (draft.kind == "measure" and draft.unit != "point"):
        return None
    if draft.kind == "money" and not scene.near(draft.left, "market", 6):
        return None
    for cue, change in (("gain", "up"), ("lose", "down")):
        if scene.near(draft.left, cue, 6):
            return replace(draft, change=cast(Change, change), confidence=draft.confidence * 0.95)
    return None


def _leads_on(scene: Scene, draft: Draft) -> bool:
    """`انخفضت الفضة 37 سنتا أو 2.4% إلى 15.79`: what it came to stands behind the size of the change."""
    for at in range(draft.end + 1, min(draft.end + 9, len(scene.words) - 1)):
        form = scene.form(at)
        if form in _REACHING:
            return scene.form(at + 1)[0].isdecimal() or scene.form(at + 2)[:1].isdecimal()
        if form in {".", "،", "؛"} or form[0] == "\n":
            return False
    return False


def _like_the_last(scene: Scene, draft: Draft, before: list[Draft]) -> Draft:
    """`انخفاضا بنسبة 1.8 و0.6 بالمئة على التوالي`: a coordinated size has the direction of the one before it."""
    if not before or not before[-1].change or before[-1].kind not in {draft.kind, "money", "measure"} or draft.first - before[-1].end > 12:
        return draft
    last, between = before[-1], scene.words.forms[before[-1].end + 1 : draft.first]
    for form, after in zip(between, scene.words.forms[before[-1].end + 2 : draft.first + 1], strict=True):
        if form in {".", "؛", "مقابل"} or form[0] == "\n" or (form == "،" and not after.startswith("و") and after not in {"او", "اي"}):
            return draft
    joined = between[-1:] in (["و"], ["او"], ["اي"]) and len(between) <= 5
    repeated = between[-1:] == ["بنسبه"] and any(form.startswith("و") for form in between) and draft.kind == last.kind
    return replace(draft, change=last.change) if joined or repeated else draft


def _next(scene: Scene, draft: Draft, following: int) -> int:
    """The first word of the number that stands next behind a quantity and its unit."""
    for one in scene.numerals[following : following + 3]:
        if one.first > draft.end and one.form != "ordinal" and not one.weak:
            return one.first
    return len(scene.words)


def _hedged(scene: Scene, draft: Draft, free: int, following: int) -> Draft:
    if draft.kind == "score" or draft.value is None or draft.qualifier == "vague":
        return draft
    found = find_qualifier(scene.words, draft, free, _next(scene, draft, following))
    if found is None:
        return draft
    qualifier, end = found
    low = draft.value if qualifier in {"more_than", "at_least"} else None
    high = draft.value if qualifier in {"less_than", "at_most"} else None
    return replace(draft, qualifier=qualifier, low=low, high=high, end=max(end, draft.end))

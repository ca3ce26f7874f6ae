"""Amounts that leave out a unit which an amount before them in the sentence has."""

from dataclasses import replace

from pipeline.extract.numerals import Numeral
from pipeline.extract.quantities.counts.rules import counted_noun
from pipeline.extract.quantities.cues import CUES
from pipeline.extract.quantities.draft import Draft
from pipeline.extract.quantities.scene import Scene

_KINDS = frozenset({"money", "measure", "rate", "percent"})
_REACH, _TIMES = 18, 40.0
_FORMS = frozenset({"digits", "words", "mixed"})
_SURE = 0.78


def with_unit_of_the_last(scene: Scene, numeral: Numeral, draft: Draft, before: list[Draft]) -> Draft:
    """`8200 جنيه، من 7000`, `288 مليون متر مكعب مقابل 121 مليونا`: the number counts what the one before it counts."""
    if draft.kind != "count" or draft.unit is not None or draft.rule_id != "quantities.count" or not before or numeral.form not in _FORMS:
        return draft
    start = scene.sentence_start(draft.first, _REACH)
    last = next((one for one in before[:-3:-1] if one.kind in _KINDS and one.end >= start and _alike(one, draft)), None)
    if last is None or _has_noun(scene, draft) or not (numeral.scale >= 1000 or _compared(scene, draft)):
        return draft
    return replace(draft, kind=last.kind, unit=last.unit, rule_id="quantities.ellipsis", confidence=_SURE)


def _alike(last: Draft, draft: Draft) -> bool:
    size = last.value if last.value is not None else last.low
    return bool(size) and draft.value is not None and abs(size or 0) / _TIMES <= abs(draft.value) <= abs(size or 0) * _TIMES


def _has_noun(scene: Scene, draft: Draft) -> bool:
    """Whether the number counts a noun of its own; `من` with a definite noun tells a part behind an accusative (`120 ألفا من القمح`)."""
    after = draft.last + 1
    if scene.form(after) == "من" and scene.form(after + 1).startswith("ال"):
        return scene.form(draft.last) in {"الاف", "ملايين", "مليارات"}
    noun = counted_noun(scene.words, after)
    return noun is not None and not meant_for(scene, after)


def meant_for(scene: Scene, after: int) -> bool:
    """`و75 مليارا لمحافظة البصرة`: behind the accusative of a scale a preposition counts nothing."""
    form = scene.form(after)
    return scene.form(after - 1) in {"مليارا", "مليونا", "الفا", "تريليونا"} and form[:1] in {"ل", "ب"} and not form.endswith("ا")


def _compared(scene: Scene, draft: Draft) -> bool:
    at = draft.left - 1
    if scene.form(at) in {"ب", "ال"}:
        at -= 1
    return bool(CUES["elliptic"][scene.form(at)])

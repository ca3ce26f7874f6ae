"""Numbers that label: those of models and events, and the minutes of goals."""

from pipeline.extract.numerals import Numeral
from pipeline.extract.quantities.counts.rules import counted_noun
from pipeline.extract.quantities.cues import CUES
from pipeline.extract.quantities.money.rules import find_money
from pipeline.extract.quantities.scene import Scene
from pipeline.extract.quantities.units.rules import find_unit

_LISTING = frozenset("()و،+-")
_MINUTES, _LONGEST_GAME, _EDITIONS = 10, 120, 200


def is_measured(scene: Scene, numeral: Numeral) -> bool:
    """Whether a unit or a currency stands behind a number."""
    at = numeral.last + 1
    return find_unit(scene.words, at) is not None or find_money(scene.words, at) is not None


def is_model(scene: Scene, numeral: Numeral) -> bool:
    """`من طراز إيرباص 320`, `من طراز (نسر 1 و2 و3)`: a number behind the name of a model, and those joined to it."""
    at = numeral.first - 1
    while numeral.first - at < _MINUTES and (scene.form(at) in {"و", "(", "،"} or scene.form(at)[:1].isdecimal()):
        at -= 1
    named = "طراز" in scene.forms[max(0, at - 2) : at + 1] or "الطراز" in scene.forms[max(0, at - 2) : at + 1]
    return named and not is_measured(scene, numeral)


def is_goal_minute(scene: Scene, numeral: Numeral) -> bool:
    """`فلان (15 و34) وفلان (67)`: what stands in brackets behind those who scored."""
    first, last = numeral.first - 1, numeral.last + 1
    if scene.form(last) not in _LISTING or scene.form(first) not in _LISTING:
        return False
    while first >= 0 and numeral.first - first < _MINUTES and (scene.form(first) in {"و", "،", "+", "-"} or scene.form(first)[0].isdecimal()):
        first -= 1
    while last - numeral.last < _MINUTES and (scene.form(last) in {"و", "،", "+", "-"} or scene.form(last)[:1].isdecimal()):
        last += 1
    counted = counted_noun(scene.words, last + 1) is not None and not scene.form(last + 1).startswith(("و", "ف"))
    if scene.form(first) != "(" or scene.form(last) != ")" or not scene.form(first - 1)[:1].isalpha() or counted:
        return False
    listed = last - first > numeral.last - numeral.first + 2
    return (numeral.value or 0) <= _LONGEST_GAME and scene.near(first, "goal", 30) and (listed or scene.near(first, "game", 40, ahead=20))


def closes_an_event(scene: Scene, numeral: Numeral) -> bool:
    """`مهرجان جدة 36`: digits behind the name of an event, before no noun that they could count."""
    if numeral.value is None or numeral.value > _EDITIONS or is_measured(scene, numeral):
        return False
    if not any(CUES["event"][scene.form(numeral.first - back)] for back in (1, 2)) or not scene.form(numeral.first - 1).isalpha():
        return False
    at = counted_noun(scene.words, numeral.last + 1)
    return at is None or scene.form(at).startswith("ال") or _owned(scene, at)


def _owned(scene: Scene, at: int) -> bool:
    """Whether a noun ends in a pronoun."""
    return scene.form(at).endswith(("ها", "هم")) or scene.words.surface(at, at).endswith("ه")

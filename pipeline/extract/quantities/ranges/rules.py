"""Two numbers that are one record: a range of values, or a score."""

from dataclasses import dataclass, replace

from pipeline.extract.numerals import Numeral
from pipeline.extract.quantities.changes.rules import CHANGES
from pipeline.extract.quantities.counts.rules import counted_noun
from pipeline.extract.quantities.cues import CUES
from pipeline.extract.quantities.draft import Draft
from pipeline.extract.quantities.money.rules import find_money
from pipeline.extract.quantities.scene import Scene
from pipeline.extract.quantities.units.rules import find_dual_code, find_unit, singular_of
from pipeline.extract.quantities.units.scales import ratio

_NUMBERS = frozenset({"digits", "words", "mixed"})
_FIRST = _NUMBERS | {"dual"}
_DASHES = frozenset({"-", "/", ":", "_"})
_TO = frozenset({"الي", "حتي", "لغايه", "والي", "وحتي"})


@dataclass(frozen=True, slots=True)
class Pair:
    """Two numerals with their bounds; a score keeps the order of the text. `left` is the first word that belongs to them."""

    first: Numeral
    second: Numeral
    low: float
    high: float
    left: int
    rule_id: str
    confidence: float
    score: bool = False
    unit: str | None = None
    quotient: float | None = None


def pair_up(scene: Scene, index: int) -> Pair | None:
    """The range or score that starts at numeral `index`, if the next numeral belongs to it."""
    if index + 1 >= len(scene.numerals) or scene.claims[index] is not None or scene.claims[index + 1] is not None:
        return None
    first, second = scene.numerals[index], scene.numerals[index + 1]
    if first.form not in _FIRST or second.form not in _NUMBERS or first.value is None or second.value is None:
        return None
    if first.weak and first.definite:  # `سعر الكتاب الواحد إلى 15`
        return None
    if first.form == "dual" and not _same_noun(scene, first, second):
        return None
    if second.first - first.last == 1 and "ـ" in scene.words.surface(first.first, second.last):
        return _stretched(scene, first, second)
    return _dashed(scene, index, first, second) if _has_dash(scene, first, second) else _spoken(scene, first, second)


def _has_dash(scene: Scene, first: Numeral, second: Numeral) -> bool:
    """Whether a dash or slash stands between two numerals, behind the currency of the first one or nothing, or as the sign of the second."""
    gap = second.first - first.last - 1
    if gap == 2 and scene.form(second.first - 1) == "-" and find_money(scene.words, first.last + 1):
        return True
    signed = gap == 0 and (second.value or 0) < 0 and (scene.scored or scene.words.touches(second.first))
    return (gap == 1 and scene.form(first.last + 1) in _DASHES) or signed


def _stretched(scene: Scene, first: Numeral, second: Numeral) -> Pair | None:
    """`3 ــ 2`: a score whose dash is made of tatweels, which folding leaves out."""
    low, high = first.value or 0.0, second.value or 0.0
    if max(low, high) >= 200 or low != int(low) or high != int(high) or not (scene.scored or scene.near(first.first, "game", 25, ahead=12)):
        return None
    scene.scored = True
    return Pair(first, second, low, high, first.first, "quantities.score_tatweel", 0.85, score=True)


def _spoken(scene: Scene, first: Numeral, second: Numeral) -> Pair | None:
    between = _between(scene, first, second)
    if between is None:
        return None
    if between == "مقابل":
        return _against(scene, first, second)
    opened = _opened(scene, first)
    if (between == "و" or between in _TO) and opened == "بين":
        return _mixed(scene, first, second, first.first - 1, "quantities.between")
    if between in _TO or (between == "ل" and opened == "من"):
        apart = _moved(scene, first.first) or _apart(scene, first, second) or first.value == second.value
        return None if apart else _mixed(scene, first, second, first.first - (opened == "من"), "quantities.from_to")
    return _range(first, second, first.first, "quantities.either") if between == "او" and _neighbours(first, second) else None


def _against(scene: Scene, first: Numeral, second: Numeral) -> Pair | None:
    """`بنتيجة 20 مقابل 18`: a score, where neither number counts anything that is named."""
    low, high = first.value or 0.0, second.value or 0.0
    bare = first.last + 2 == second.first and counted_noun(scene.words, second.last + 1) is None and _code(scene, second) is None
    if not bare or max(low, high) > 200 or not scene.near(first.first, "scoring", 3):
        return None
    return Pair(first, second, low, high, first.first, "quantities.score", 0.85, score=True)


def _neighbours(first: Numeral, second: Numeral) -> bool:
    """`3 أو 4` and `3 أو 4 آلاف`, not `5 أو 100`."""
    low, high = first.value or 0.0, second.value or 0.0
    return low < high <= max(low + 2, low * 2) or (second.scale > 1 and low < second.base)


def _code(scene: Scene, numeral: Numeral) -> str | None:
    """The currency or unit of a number."""
    if numeral.form == "dual":
        return find_dual_code(scene, numeral)
    money, unit = find_money(scene.words, numeral.last + 1), find_unit(scene.words, numeral.last + 1)
    return money.code if money else unit.code if unit else None


def _apart(scene: Scene, first: Numeral, second: Numeral) -> bool:
    """Whether the first number has a unit and the second has another one or none: `زاد 7% إلى 3.9 مليار`, `من 550 ميغاواط إلى 820`."""
    codes = _code(scene, first), _code(scene, second)
    return codes[0] is not None and codes[0] != codes[1] and not (ratio(*codes) or ratio(*codes[::-1])) and first.form != "dual"


def _same_noun(scene: Scene, first: Numeral, second: Numeral) -> bool:
    """`يومين أو ثلاثة`, `بين عامين وثلاثة أعوام`: what a dual counts is what the second number counts."""
    noun, after = singular_of(scene.form(first.first)), counted_noun(scene.words, second.last + 1)
    if after is None:
        return True
    mine, other = find_dual_code(scene, first), _code(scene, second)
    if mine or other:
        return mine == other or ratio(other, mine) is not None
    return noun is not None and scene.form(after)[:2] == noun.forms[0][:2]


def _mixed(scene: Scene, first: Numeral, second: Numeral, left: int, rule_id: str) -> Pair | None:
    """A range, in the smaller unit where its ends have two: `بين 6 أشهر و5 سنوات`."""
    small, large = _code(scene, first), _code(scene, second)
    factor, turned = ratio(large, small), ratio(small, large)
    if factor and second.value is not None:
        second = replace(second, value=second.value * factor, base=second.value * factor, scale=1)
    if turned and first.value is not None:
        first = replace(first, value=first.value * turned, base=first.value * turned, scale=1)
    pair = _range(first, second, left, rule_id)
    return replace(pair, unit=small if factor else large if turned else None) if pair else None


def _moved(scene: Scene, index: int) -> bool:
    """Whether the sentence before speaks of a change: then `من … إلى …` are an old and a new value."""
    moved = CUES["moved"]
    for at in range(scene.sentence_start(index, 25), index):
        form = scene.form(at)
        if CHANGES[form] or moved[form]:
            return True
    return False


def _between(scene: Scene, first: Numeral, second: Numeral) -> str | None:
    """The word between two numerals, the unit of the first one left out; `و` and `ل` may be written onto the second."""
    at = first.last + 1
    if at < second.first:
        money, unit = find_money(scene.words, at), find_unit(scene.words, at)
        if money and money.last < second.first:
            at = money.last + 1
        elif unit and unit.last < second.first:
            at = unit.last + 1
    rest = [form for form in scene.words.forms[at : second.first] if form != "ال"]
    clitic = scene.form(second.first)[: second.skip]
    if not rest:
        return clitic[:1] if clitic else None
    return rest[0] if len(rest) == 1 or (len(rest) == 2 and rest[1] in {"نحو", "حوالي"}) else None


def _opened(scene: Scene, first: Numeral) -> str:
    for at in range(first.first - 1, max(-1, first.first - 4), -1):
        form = scene.form(at)
        if form.endswith("بين") and len(form) <= 4:
            return "بين"
        if form in {"من", "ومن"}:
            return "من"
        if form not in {"ال", "نحو", "حوالي", "ما", "("}:
            break
    return ""


def _range(first: Numeral, second: Numeral, left: int, rule_id: str, confidence: float = 0.9) -> Pair | None:
    low, high = first.value or 0.0, second.value or 0.0
    if second.scale > 1 and first.scale == 1 and low < second.base:
        low *= second.scale
    if low > high:
        if rule_id != "quantities.between":
            return None
        low, high = high, low
    return Pair(first, second, low, high, max(left, 0), rule_id, confidence)


def _dashed(scene: Scene, index: int, first: Numeral, second: Numeral) -> Pair | None:
    if _chained(scene, first, second):
        return None
    if second.value is not None and second.value < 0:
        second = replace(second, value=-second.value, base=-second.base)
    low, high = first.value or 0.0, second.value or 0.0
    small = all(one.form == "digits" or one.value == 0 for one in (first, second)) and max(low, high) < 200 and low == int(low) and high == int(high)
    measured = find_unit(scene.words, second.last + 1) or find_money(scene.words, second.last + 1)
    sign = scene.form(first.last + 1)
    if sign == "/" and (quotient := _quotient(scene, first, second, measured is not None)) is not None:
        return Pair(first, second, low, high, first.first, "quantities.quotient", 0.8, quotient=quotient)
    if small and not measured and sign in {"-", "/", ":"} and (scene.scored or scene.near(first.first, "game", 25, ahead=12)):
        scene.scored = True
        return Pair(first, second, low, high, first.first, "quantities.score", 0.9, score=True)
    if sign in {"/", ":"} or low >= high or (small and not measured and not _counts(scene, second)):
        return None
    return _range(first, second, first.first, "quantities.dash", 0.85)


def split_score(scene: Scene, numeral: Numeral) -> Draft | None:
    """`2ـ0`, where a tatweel stands for the dash."""
    if not (scene.scored or scene.near(numeral.first, "game", 25, ahead=12)):
        return None
    scene.scored = True
    return Draft(
        numeral.first, numeral.last, numeral.skip, numeral.first, numeral.last, "score", None, numeral.low, numeral.high, "quantities.score_tatweel", 0.8
    )


def _quotient(scene: Scene, first: Numeral, second: Numeral, measured: bool) -> float | None:
    """`3/4 كوب`: a fraction where a unit follows, where it is the whole text, or where it is of a hundred or a thousand."""
    whole = first.first == 0 and second.last == len(scene.words) - 1
    if not second.value or first.value is None or not (measured or whole or second.value in {100, 1000}):
        return None
    return round(first.value / second.value, 9)


def _counts(scene: Scene, second: Numeral) -> bool:
    return counted_noun(scene.words, second.last + 1) is not None and not scene.words.touches(second.last + 1)


def _chained(scene: Scene, first: Numeral, second: Numeral) -> bool:
    """`1-2-3` and `2/3/4` are no pairs, nor is a pair that a letter touches."""
    words = scene.words
    if (words.touches(second.last + 1) and scene.form(second.last + 1).isalpha()) or (
        words.touches(first.first) and scene.form(first.first - 1).isalpha() and len(scene.form(first.first - 1)) > 2
    ):
        return True
    after, before = second.last + 1, first.first - 1
    return (scene.form(after) in _DASHES and scene.form(after + 1)[:1].isdecimal()) or (
        scene.form(before) in _DASHES and scene.words.touches(first.first) and scene.form(before - 1)[:1].isalnum()
    )


def one_or_two(scene: Scene, numeral: Numeral) -> Draft | None:
    """`متر إلى مترين`, `يوم أو يومين`, `من سنة إلى ثلاث سنوات`: a noun in the singular is the one that a range begins with."""
    at, joined = numeral.first - 2, scene.form(numeral.first - 1) in {"الي", "او"} and not numeral.skip
    if not joined and scene.form(numeral.first)[: numeral.skip] == "و" and scene.form(numeral.first - 2) == "بين":
        at, joined = numeral.first - 1, True
    if not joined or at < 0 or numeral.value is None or numeral.value < 2 or scene.form(at - 1)[:1].isdecimal():
        return None
    return _from_one(scene, numeral, at) if numeral.form == "dual" else _from_one_of(scene, numeral, at)


def _from_one_of(scene: Scene, numeral: Numeral, at: int) -> Draft | None:
    unit, other = find_unit(scene.words, numeral.last + 1), find_unit(scene.words, at)
    if unit is None or other is None or unit.code != other.code or scene.form(at - 1) not in {"من", "بين"} or numeral.form not in _NUMBERS:
        return None
    one = Draft(at, numeral.last, 0, at, unit.last, unit.kind, None, 1.0, numeral.value, "quantities.one_or_two", 0.85, unit.code, "range")
    return None if _moved(scene, at) else one


def _from_one(scene: Scene, numeral: Numeral, at: int) -> Draft | None:
    noun, form = singular_of(scene.form(numeral.first)), scene.form(at)
    skip = len(form) - len(noun.forms[0]) if noun else 0
    if noun is None or not form.endswith(noun.forms[0]) or form[:skip] not in {"", "ل", "ب", "و"}:
        return None
    draft = Draft(at, numeral.last, skip, at, numeral.last, "count", None, 1.0, 2.0, "quantities.one_or_two", 0.85, qualifier="range")
    if (money := find_money(noun, 0)) is not None:
        return replace(draft, kind="money", unit=money.code)
    unit = find_unit(noun, 0)
    return replace(draft, kind=unit.kind, unit=unit.code) if unit and unit.code not in {"deg", "point"} else draft

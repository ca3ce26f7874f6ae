"""What a number measures: the unit behind it (or before it) decides the kind."""

from dataclasses import replace

from pipeline.extract.numerals import Numeral
from pipeline.extract.quantities.counts.rules import counted_noun
from pipeline.extract.quantities.draft import Draft
from pipeline.extract.quantities.money.rules import Money, country_behind, find_money, part_of, scaled, settle_country
from pipeline.extract.quantities.rates.rules import per
from pipeline.extract.quantities.scene import Scene
from pipeline.extract.quantities.units.rules import find_dual_unit, find_unit, in_context, singular_of, unit_before

_SIGNS = frozenset({"$", "£", "€", "¥", "₪", "usd", "eur", "gbp", "sar", "aed", "egp", "kwd", "qar"})


def measured(scene: Scene, numeral: Numeral, draft: Draft, at: int) -> Draft | None:
    """The draft with the unit at word `at` (or before its number); fractions without one are shares of a whole."""
    if numeral.form == "dual":
        return _two_of_money(scene, numeral, draft) or find_dual_unit(scene, numeral, draft)
    drafted = _with_unit(scene, draft, _unit_place(scene, at)) or _with_unit_before(scene, numeral, draft)
    if drafted:
        return replace(drafted, end=draft.end) if at > draft.last + 1 else drafted
    return _share(numeral, draft) if numeral.form == "fraction" else _unnamed_money(scene, numeral, draft)


def _two_of_money(scene: Scene, numeral: Numeral, draft: Draft) -> Draft | None:
    """`دينارين`, `ريالين سعوديين`."""
    noun = singular_of(scene.form(numeral.first))
    money = find_money(noun, 0) if noun and len(noun) == 1 else None
    if money is None:
        return None
    named = country_behind(scene.words, money, numeral.last)
    return replace(_priced(scene, draft, named), left=draft.left, rule_id="quantities.dual")


def _with_unit(scene: Scene, draft: Draft, at: int) -> Draft | None:
    money = find_money(scene.words, at) or _sign_before(scene, draft)
    unit = find_unit(scene.words, at)
    if money and (unit is None or unit.last <= money.last):  # `25 سنتيم متر` is no money
        return _priced(scene, draft, money)
    if unit is None or (unit := in_context(scene, draft, unit)) is None:
        return None
    return per(scene, replace(draft, kind=unit.kind, unit=unit.code, end=unit.last, rule_id=_rule(draft, unit.kind)))


def _with_unit_before(scene: Scene, numeral: Numeral, draft: Draft) -> Draft | None:
    before = unit_before(scene, numeral)
    if before and (before.code != "point" or in_context(scene, draft, before)):
        return replace(draft, kind=before.kind, unit=before.code, rule_id="quantities.unit_before")
    if scene.form(draft.first - 1) == "%" and scene.words.touches(draft.first):
        return replace(draft, kind="percent", unit="%", left=draft.first - 1, rule_id="quantities.percent")
    return None


def _unnamed_money(scene: Scene, numeral: Numeral, draft: Draft) -> Draft:
    """`بلغ الإنفاق 36 مليارا`: a large number that counts nothing, near words for money, is an amount."""
    size = numeral.value or numeral.low or 0
    if numeral.form not in {"mixed", "words", "vague"} or size < 1000 or counted_noun(scene.words, draft.last + 1) is not None:
        return draft
    if size >= 1e9 and (scene.form(draft.first)[: draft.skip].endswith("ب") or scene.form(draft.first - 1) == "ب") and numeral.form != "vague":
        code = scene.last_code if scene.last_money >= scene.sentence_start(draft.first, 30) else None
        return replace(draft, kind="money", unit=code or "XXX", rule_id="quantities.unnamed_money", confidence=0.6)
    same = scene.last_money >= scene.sentence_start(draft.first, 30)
    if size < 1e6 and not (same and scene.form(draft.first - 1)[:1] == "و"):
        return draft
    if not same and not scene.near(draft.first, "amount", 10):
        return draft
    return replace(draft, kind="money", unit=scene.last_code or "XXX", rule_id="quantities.unnamed_money", confidence=0.7)


def _unit_place(scene: Scene, at: int) -> int:
    """Where the unit would stand: a closing bracket may stand before it."""
    while scene.form(at) in {")", '"', "»", "”"} and at < len(scene.words):
        at += 1
    return at + 1 if scene.form(at) == "من" and scene.form(at + 1).startswith("ال") and find_money(scene.words, at + 1) else at


def _sign_before(scene: Scene, draft: Draft) -> Money | None:
    left = draft.first - 1
    if left >= 0 and scene.form(left) in _SIGNS:
        money = find_money(scene.words, left)
        return Money(money.family, money.code, money.factor, draft.last) if money and money.last == left else None
    return None


def _priced(scene: Scene, draft: Draft, money: Money) -> Draft:
    code, sure = money.code, 1.0
    joined = find_money(scene.words, money.last + 1, joined=True) if draft.value is None and scene.form(money.last + 1).startswith("و") else None
    if joined and joined.code != code:
        code, sure = "XXX", 0.9
    elif code == "XXX":
        code, sure = settle_country(money.family, frozenset(scene.settled), scene.countries)
        money = scaled(money.family, code, money.last)
        code = money.code
    else:
        scene.settled.add(code)
    scene.last_code, scene.last_money = code, draft.first
    end = max(money.last, draft.end)
    left = draft.left - 1 if money.last == draft.last and draft.left == draft.first else draft.left
    priced = replace(draft, kind="money", unit=code, end=end, left=left, rule_id=_rule(draft, "money"), confidence=draft.confidence * sure)
    if money.factor != 1:
        priced = replace(priced, value=_times(draft.value, money.factor), low=_times(draft.low, money.factor), high=_times(draft.high, money.factor))
    return per(scene, priced)


def _times(value: float | None, factor: float) -> float | None:
    return None if value is None else round(value * factor, 6)


def _rule(draft: Draft, kind: str) -> str:
    """A plain number has the rule of its unit; ranges and vague numbers keep theirs."""
    return f"quantities.{kind}" if draft.rule_id == "quantities.count" else draft.rule_id


def _share(numeral: Numeral, draft: Draft) -> Draft:
    value = round(numeral.value * 100, 2) if numeral.value is not None else None
    return replace(draft, kind="percent", value=value, unit="%", rule_id="quantities.share", confidence=0.85)


def with_cents(scene: Scene, index: int, draft: Draft) -> tuple[Draft, int]:
    """`20 دولارا و43 سنتا` is one amount; the draft and how many numerals it takes."""
    if index + 1 >= len(scene.numerals) or scene.claims[index + 1] is not None or draft.value is None:
        return draft, 1
    second = scene.numerals[index + 1]
    gap = scene.words.forms[draft.end + 1 : second.first]
    money = find_money(scene.words, second.last + 1)
    part = part_of(money, draft.unit or "XXX") if money else None
    if gap not in ([], ["و"]) or money is None or part is None or second.value is None:
        return draft, 1
    code, worth = part
    value = round(draft.value + second.value * worth, 6)
    return per(scene, replace(draft, value=value, unit=code, last=second.last, end=money.last, rule_id="quantities.money_cents")), 2

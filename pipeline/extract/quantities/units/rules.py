"""Physical, temporal and relative units behind a number."""

from dataclasses import dataclass, replace
from importlib.resources import files

from pipeline.extract.numerals import Numeral
from pipeline.extract.numerals.duals.nouns import construct_reading, dual_readings
from pipeline.extract.quantities.changes.rules import CHANGES
from pipeline.extract.quantities.cues import CUES, first_words
from pipeline.extract.quantities.draft import Draft
from pipeline.extract.quantities.scene import Scene
from pipeline.schema.values import Kind
from pipeline.text.clitics import readings
from pipeline.text.lexicon import Hit, load, read_table
from pipeline.text.words import Words, split_words

_CLITICS = frozenset({"ال"})


@dataclass(frozen=True, slots=True)
class Unit:
    """What a unit word says: the kind of quantity and the unit's code."""

    kind: Kind
    code: str


@dataclass(frozen=True, slots=True)
class UnitHit:
    """A unit found up to word `last`."""

    kind: Kind
    code: str
    last: int


_KINDS: dict[str, Kind] = {"measure": "measure", "duration": "duration", "percent": "percent", "rate": "rate"}
UNITS = load(
    files("pipeline.extract.quantities") / "units" / "lexicon.tsv",
    lambda row: Unit(_KINDS[row["kind"]], row["unit"]),
    columns=("kind", "unit"),
    clitics=_CLITICS,
)


#: Whether a unit's name may begin with a word: spares most words the walk through the lexicon.
_BEGINS = first_words((form for form, _ in read_table(files("pipeline.extract.quantities") / "units" / "lexicon.tsv", columns=())), _CLITICS)


def find_unit(words: Words, index: int) -> UnitHit | None:
    """The unit that starts at word `index`, directly behind a number."""
    if index >= len(words.forms) or not _BEGINS[words.forms[index]]:
        return None
    hit = UNITS.longest(words, index)
    if hit is None or words.forms[index] in _PERIODS or (hit.entry.code == "year" and _names_a_year(words, hit.last + 1)):
        return None
    return UnitHit(hit.entry.kind, hit.entry.code, hit.last)


def _names_a_year(words: Words, at: int) -> bool:
    """`170 ألفا عام 2007`: the word belongs to the year behind it."""
    form = words.forms[at] if at < len(words) else ""
    return len(form) == 4 and form.isdecimal() and 1000 <= int(form) <= 2199


#: `أبقاره الثلاثين العام الماضي`: a definite singular behind a number is no unit of it.
_PERIODS = frozenset({"العام", "السنه", "الشهر", "الاسبوع", "اليوم", "الموسم", "القرن", "العقد", "الساعه", "الليله"})


def bare_unit(words: Words) -> Draft | None:
    """A text that is nothing but the name of a unit says one of it."""
    hit = UNITS.longest(words, 0) if 0 < len(words) <= 3 and words.forms[0].isalpha() else None
    if hit is None or hit.last != len(words) - 1 or hit.entry.code in {"%", "deg", "point"}:
        return None
    return Draft(0, hit.last, 0, 0, hit.last, hit.entry.kind, 1.0, None, None, "quantities.bare_unit", 0.6, hit.entry.code)


def find_dual_unit(scene: Scene, numeral: Numeral, draft: Draft) -> Draft | None:
    """A dual noun counts two of its unit or its money, or two things."""
    form = scene.form(numeral.first)
    noun = singular_of(form)
    if noun is None:
        return None
    hit = UNITS.longest(noun, 0) if len(noun) == 1 else None
    drafted = replace(draft, rule_id="quantities.dual")
    squared = scene.form(numeral.last + 1)
    if hit and squared in _POWERS and (power := UNITS.longest(split_words(f"{noun.forms[0]} {_POWERS[squared]}"), 0)):
        return replace(drafted, kind=power.entry.kind, unit=power.entry.code, confidence=0.9, end=numeral.last + 1)
    found = in_context(scene, drafted, UnitHit(hit.entry.kind, hit.entry.code, numeral.last)) if hit else None
    return replace(drafted, kind=found.kind, unit=found.code, confidence=0.9) if found else drafted


def find_dual_code(scene: Scene, numeral: Numeral) -> str | None:
    """The unit that a dual noun counts two of."""
    noun = singular_of(scene.form(numeral.first)) if numeral.form == "dual" else None
    hit = UNITS.longest(noun, 0) if noun and len(noun) == 1 else None
    return hit.entry.code if hit and hit.entry.code != "point" else None


def singular_of(form: str) -> Words | None:
    """The singular of a dual, as words."""
    known = dual_readings(form)
    noun = known[0] if known else construct_reading(form)
    return split_words(noun[1]) if noun else None


_POWERS = {"مربعين": "مربع", "مربعان": "مربع", "مكعبين": "مكعب", "مكعبان": "مكعب", "ميويتين": "ميويه", "ميويتان": "ميويه"}


def in_context(scene: Scene, draft: Draft, unit: UnitHit) -> UnitHit | None:
    """The unit unless its word means something else here."""
    if unit.code == "hp" and not scene.near(draft.first, "power"):
        return None
    if unit.code == "point" and _of_rate(scene, draft):
        return replace(unit, kind="percent", code="pp")
    if unit.code == "point" and not _of_index(scene, draft):
        return None
    if unit.code == "deg":
        return _degrees(scene, draft, unit)
    if unit.code == "decade" and not _of_time(scene, draft):
        return None
    return unit


def unit_before(scene: Scene, numeral: Numeral) -> UnitHit | None:
    """The unit in the noun before a definite number (`السنوات العشر`, `الأشهر الـ6`), or before `واحد` (`عام واحد`)."""
    at = numeral.first - 1
    definite = numeral.definite or scene.form(at) == "ال"
    while scene.form(at) == "ال":
        at -= 1
    if at < 0 or not (definite or numeral.weak) or (definite and "ال" not in scene.form(at)[:3] and not scene.form(at).endswith(_OWNERS)):
        return None
    hit = UNITS.longest(scene.words, at - 1) if at else None
    if hit is None or hit.last != at:  # `نقطة مئوية واحدة` has a unit of two words
        hit = UNITS.longest(scene.words, at) or _with_clitics(scene, at)
    return (
        UnitHit(hit.entry.kind, hit.entry.code, hit.last) if hit and hit.entry.kind in {"duration", "measure", "percent"} and hit.last < numeral.first else None
    )


_OWNERS = ("ه", "ها", "هم", "هما")


def _with_clitics(scene: Scene, at: int) -> Hit[Unit] | None:
    """`للأشهر الثلاثة`, `سنواته العشر`: prepositions and pronouns may stand on the noun."""
    form = scene.form(at)
    for clitic, rest in (*readings(form), *(("", form[: -len(end)]) for end in _OWNERS if form.endswith(end) and len(form) > len(end) + 1)):
        if rest != form and (hit := UNITS.longest(split_words(rest), 0)):
            return Hit(at, at, len(clitic), hit.entry)
    return None


def _degrees(scene: Scene, draft: Draft, unit: UnitHit) -> UnitHit | None:
    """Degrees are of temperature where the words around speak of it, else they are counted."""
    if scene.form(unit.last + 1) in _COORDINATES:
        return None
    if (draft.value is None or abs(draft.value) < _STRONGEST) and scene.near(draft.first, "quake", 40, ahead=12):
        return replace(unit, code="richter")
    frost = scene.form(unit.last + 1) in {"تحت", "فوق"} and scene.form(unit.last + 2) == "الصفر"
    whole = draft.first == 0 and unit.last == len(scene.words) - 1
    return replace(unit, code="Cel") if frost or whole or scene.near(draft.first, "temperature", 40, ahead=6) else None


_STRONGEST = 10
_COORDINATES = frozenset({"خط", "عرض", "طول", "شمالا", "جنوبا", "شرقا", "غربا"})


def below_zero(scene: Scene, draft: Draft) -> Draft:
    """`5 تحت الصفر` and `درجتين تحت الصفر` are below zero, so is `ناقص 3 درجات`."""
    at = draft.end + 1
    if draft.unit == "Cel" and draft.value is not None and scene.form(draft.first - 1) == "ناقص":
        return replace(draft, value=-abs(draft.value), rule_id="quantities.below_zero")
    if scene.form(at) != "تحت" or scene.form(at + 1) != "الصفر" or draft.value is None or draft.kind not in {"count", "measure"}:
        return draft
    return replace(draft, kind="measure", unit="Cel", value=-abs(draft.value), end=at + 1, rule_id="quantities.below_zero")


def _of_index(scene: Scene, draft: Draft) -> bool:
    """Points of an index have decimals or stand near a market's words; points of a match or a league are counts."""
    whole = draft.value is not None and draft.value == int(draft.value)
    return not whole or scene.near(draft.first, "market", 30, ahead=12)


def _of_rate(scene: Scene, draft: Draft) -> bool:
    """`انتقلت البطالة من 11,5 إلى 12,9 في المائة، أي بزيادة 1,4 نقطة`: what a percentage changed by, away from any market."""
    changed = any(CHANGES[form] for form in scene.forms[max(0, draft.left - 3) : draft.left])
    small = draft.value is not None and draft.value < _LARGEST_STEP
    return changed and small and scene.near(draft.first, "share", 25) and not scene.near(draft.first, "market", 30, ahead=12)


_LARGEST_STEP = 50


def _of_time(scene: Scene, draft: Draft) -> bool:
    """`عقود` are contracts unless words of time stand around the number."""
    window = scene.words.forms[max(0, draft.left - 4) : draft.left]
    return (
        draft.qualifier == "vague"
        or any(CUES["timely"][form] for form in window)
        or scene.form(draft.last + 2) in {"من", "الماضيه", "الاخيره", "خلت", "مضت", "علي"}
    )

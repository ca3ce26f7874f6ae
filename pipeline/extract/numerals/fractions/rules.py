"""Fractions: of a whole (`ثلث السكان`), of a scale (`نصف مليون`), after a number (`مليون ونصف المليون`)."""

from pipeline.extract.numerals.numeral import Numeral
from pipeline.extract.numerals.readings import BARE, after_and, definite, read
from pipeline.text.words import Words

_FRACTION, _PART, _SCALE, _SIGN = (frozenset({kind}) for kind in ("fraction", "part", "scale", "sign"))
_UNITS = frozenset({"unit"})
#: What is said to be halved in speech: `نص ساعة`, `نص مليون`; elsewhere `نص` is a text.
_HALVED = frozenset("ساعه يوم شهر سنه قرن مليون مليار كيلو كيلومتر متر لتر طن دينار ريال درهم جنيه دولار ليره".split())


def half_after(words: Words, last: int, value: float, scale: float) -> tuple[float, int]:
    """The value and last word with a fraction that follows (`ونصف`, `ونصف المليون`, `½`)."""
    sign = read(words, last + 1, _SIGN, BARE) if value < 1000 else None
    if sign and words.starts[last + 1] - words.ends[last] <= 1:
        return value + sign.value, last + 1
    place = after_and(words, last + 1)
    reading = read(words, place[0], _FRACTION, place[1]) if place else None
    if place is None or reading is None or reading.flag in {"shy", "owned"} or value != int(value):
        return value, last
    at, unit = place[0], read(words, place[0] + 1, _SCALE, BARE)
    if unit:
        return (round(value + reading.value * unit.value, 6), at + 1) if unit.value <= scale else (value, last)
    return (round(value + reading.value * scale, 6), at) if scale > 1 or _ends(words, at) else (value, last)


def _ends(words: Words, at: int) -> bool:
    """`ثلاثة ونصف` is one number unless the fraction has a noun of its own (`ثلاثة ونصف السكان`)."""
    return at + 1 >= len(words) or not definite(words.forms[at + 1])


def find_fraction(words: Words, index: int) -> Numeral | None:
    """A fraction that starts at word `index`: `نصف`, `ثلثي`, `ثلاثة أرباع`, `½`, `ربع مليون`."""
    reading = read(words, index, _FRACTION | _SIGN)
    counted = read(words, index, _UNITS)
    if counted and (part := read(words, index + 1, _PART, BARE)):
        return _numeral(words, index, index + 1, counted.skip, counted.value * part.value)
    if reading and reading.flag == "beside" and not _is_halved(words, index, reading.clitic):
        return None  # `إلى نص مكتوب`
    if reading is None or (reading.flag == "shy" and not _of_definite(words, index)):
        return None
    return _numeral(words, index, index, reading.skip, reading.value, reading.article)


def _is_halved(words: Words, index: int, clitic: str) -> bool:
    """`نص ساعة`, `متر ونص`: what is halved stands behind, or before a conjunction."""
    behind = words.forms[index + 1] if index + 1 < len(words) else ""
    if clitic in {"", "و"} and behind in _HALVED:
        return True
    before = index - 2 if index and words.forms[index - 1] == "و" else index - 1 if clitic == "و" else -1
    return before >= 0 and words.forms[before] in _HALVED


def _of_definite(words: Words, index: int) -> bool:
    if _vowelled(words, index):
        return True
    negated = index > 0 and words.forms[index - 1] in {"لم", "لن", "لا"}
    if negated or index + 1 >= len(words) or words.forms[index].startswith("ال"):
        return False
    return definite(words.forms[index + 1]) or _owned(words, index + 1)


def _owned(words: Words, index: int) -> bool:
    """`خمس طاقته`: a noun in the singular with a pronoun, whose last letter is no ة."""
    form = words.forms[index]
    if len(form) > 4 and form.endswith(("ها", "هم")):
        return not form[:-2].endswith(("ات", "ي"))
    return len(form) > 4 and form.endswith("ته") and not form.endswith("اته") and words.surface(index, index).endswith("ه")


def _vowelled(words: Words, index: int) -> bool:
    """`عُشر`, `خُمس`: a damma on the first letter tells the fraction from the number."""
    return words.folded.offsets is not None and "ُ" in words.surface(index, index)[: len(words.forms[index]) - 1]


def _numeral(words: Words, first: int, last: int, skip: int, value: float, definite: bool = False) -> Numeral:
    scale = read(words, last + 1, _SCALE, BARE)
    if scale and scale.flag != "two":
        whole = round(value * scale.value, 6)
        return Numeral(first, last + 1, skip, whole, None, None, "mixed", "numerals.fraction_of_scale", base=value, scale=scale.value)
    return Numeral(first, last, skip, value, None, None, "fraction", "numerals.fraction", base=value, definite=definite)

"""Number words from 0 to 10^15, alone and with digits before or after a scale (`خمسة وعشرون ألفا`, `131 ألف`, `ألف و200`)."""

from dataclasses import dataclass, replace

from pipeline.extract.numerals.digits.rules import Digits, read_digits
from pipeline.extract.numerals.fractions.rules import half_after
from pipeline.extract.numerals.numeral import Form, Numeral
from pipeline.extract.numerals.readings import BARE, READINGS, Reading, after_and, read
from pipeline.text.words import Words

STARTS = frozenset({"zero", "one", "eleven", "unit", "ten", "teen", "tens", "hundred", "scale"})
_UNITS = frozenset({"one", "eleven", "unit"})
_BELOW_HUNDRED = frozenset({"one", "eleven", "unit", "ten", "teen", "tens"})
_TEN, _TENS, _HUNDRED, _SCALE = (frozenset({kind}) for kind in ("ten", "tens", "hundred", "scale"))
_NEGATIONS = frozenset({"لم", "لن"})
_ZERO = frozenset({"zero"})
_NOTHING = frozenset({""})
_TEENS_SECOND = frozenset({"", "ال"})
_MOST_SCALES = 3
_LARGEST = 1e18
_THOUSAND = 1000


@dataclass(frozen=True, slots=True)
class _Part:
    """A number up to word `last`; numbers below `room` can be joined to it by `و`."""

    value: float
    last: int
    room: float
    scale: float = 1.0
    digits: Digits | None = None
    words: bool = True


def find_cardinal(words: Words, index: int) -> Numeral | None:
    """The longest cardinal that starts at word `index`."""
    digits = read_digits(words, index)
    if digits and (bracketed := _bracketed(words, index, digits)):
        return bracketed
    if digits and _alone(words, digits.last + 1):
        return Numeral(index, digits.last, 0, digits.value, None, None, "digits", "numerals.digits", digits.confidence, digits.value, weak=digits.weak)
    first = None if digits else _first_word(words, index)
    part = _group(words, index, None) if digits or first else None
    if part is None or (first and first.flag == "weak" and part.last == index and len(words) > 1):
        return None
    numeral = _whole(words, index, part)
    if digits:
        return replace(numeral, confidence=digits.confidence, weak=digits.weak)
    return replace(numeral, skip=first.skip, definite=first.article, weak=_is_weak(first, part, index, numeral.last)) if first else None


def _first_word(words: Words, index: int) -> Reading | None:
    """The number word at `index`, unless it is a verb after its negation, Monday, or the unit in `في المئة`."""
    first = read(words, index, STARTS)
    if first is None or (index and words.forms[index - 1] in _NEGATIONS):
        return None
    return None if _two_alone(words, index, first) or _per_hundred(words, index, first) else first


def _bracketed(words: Words, index: int, digits: Digits) -> Numeral | None:
    """`(1,2) مليون`: digits in brackets whose scale stands behind them."""
    after = digits.last + 1
    if index == 0 or words.forms[index - 1] != "(" or words.forms[after : after + 1] != [")"]:
        return None
    scale = read(words, after + 1, _SCALE, BARE)
    if scale is None or scale.flag == "two":
        return None
    factor = scale.value if digits.value < scale.value else 1.0  # `(5.969.428) مليون`: the word repeats what the digits say
    value = round(digits.value * factor, 6)
    return Numeral(index, after + 1, 0, value, None, None, "mixed", "numerals.mixed", digits.confidence, base=digits.value, scale=factor)


def _whole(words: Words, index: int, part: _Part) -> Numeral:
    """A number with all the smaller groups, decimals and fractions that follow it."""
    total, groups = part, 1
    if (scaled := _of_one_scale(words, total)) is not None:
        return Numeral(index, scaled.last, 0, scaled.value, None, None, "mixed", "numerals.mixed", base=scaled.value / scaled.scale, scale=scaled.scale)
    while (step := _joined(words, total)) is not None:
        total, groups = _Part(total.value + step.value, step.last, step.room, step.scale, total.digits or step.digits), groups + 1
    value, last = _decimals(words, total) or half_after(words, total.last, total.value, total.scale)
    form: Form = "digits" if part.digits and not part.words and last == part.last else "mixed" if total.digits else "words"
    scale = part.scale if groups == 1 and last == part.last else 1.0
    return Numeral(index, last, 0, value, None, None, form, f"numerals.{form}", base=value / scale, scale=scale)


def _decimals(words: Words, whole: _Part) -> tuple[float, int] | None:
    """`ثلاثة فاصلة خمسة`: the point spoken as a word."""
    if whole.last + 2 >= len(words) or words.forms[whole.last + 1] != "فاصله":
        return None
    part = _group(words, whole.last + 2, _NOTHING)
    if part is None or part.value != int(part.value):
        return None
    return float(f"{int(whole.value)}.{int(part.value)}"), part.last


def _alone(words: Words, after: int) -> bool:
    """Whether nothing that could continue a number stands behind it."""
    if after >= len(words.forms):
        return True
    form = words.forms[after]
    return form[0].isdecimal() or (form not in {"و", "فاصله"} and not READINGS[form])


def _is_weak(first: Reading, part: _Part, index: int, last: int) -> bool:
    return last == index and (first.flag in {"weak", "twoone"} or first.kind in {"one", "eleven"} or (first.kind == "ten" and part.last == index))


def _two_alone(words: Words, index: int, first: Reading) -> bool:
    """Monday is written like the definite 'two'."""
    return words.forms[index].endswith("اثنين") and first.article


def _per_hundred(words: Words, index: int, first: Reading) -> bool:
    """`في المئة` and `بالمئة` are a unit."""
    if first.kind != "hundred" or first.value != 100 or not first.clitic.endswith("ال"):
        return False
    return first.clitic == "بال" or (index > 0 and words.forms[index - 1] in {"في", "ب"})


def _group(words: Words, index: int, clitics: frozenset[str] | None) -> _Part | None:
    """A number below a thousand, or digits, with the scale words after it."""
    digits = read_digits(words, index) if clitics is None or "" in clitics or "digits" in clitics else None
    if digits:
        part: _Part | None = _Part(digits.value, digits.last, 1, digits=digits, words=False)
    else:
        part = _below_thousand(words, index, clitics)
    if part is None:
        part, index_after = _bare_scale(words, index, clitics), index + 1
    else:
        index_after = part.last + 1
    return None if part is None else _scaled(words, part, index_after)


def _bare_scale(words: Words, index: int, clitics: frozenset[str] | None) -> _Part | None:
    reading = read(words, index, _SCALE, clitics)
    if reading is None or reading.flag == "plural":
        return None
    return _Part((2 if reading.flag in {"two", "twoone"} else 1) * reading.value, index, reading.value, reading.value)


def _scaled(words: Words, part: _Part, index: int) -> _Part:
    for position in range(index, index + _MOST_SCALES):
        reading = read(words, position, _SCALE, BARE)
        if (
            reading is None
            or reading.flag == "two"
            or part.value * reading.value >= _LARGEST
            or "\n" in words.folded.text[words.ends[position - 1] : words.starts[position]]
        ):
            break
        part = replace(part, value=round(part.value * reading.value, 6), last=position, room=reading.value, scale=reading.value * part.scale, words=True)
    return part


def _joined(words: Words, before: _Part) -> _Part | None:
    """A smaller group joined by `و` (`ألف و200`); the room keeps `خمسة وستة` two numbers."""
    place = after_and(words, before.last + 1)
    if before.room < 1000:
        return None
    part = _group(words, *(place or (before.last + 1, _NOTHING)))
    if part is None or (place is None and part.scale == 1) or part.value >= before.room or part.value == 0:
        return None
    wired = part.digits is not None and part.digits.last - (place or (before.last + 1, None))[0] == 2  # `7 آلاف و42ر693`
    return part if wired or part.value == int(part.value) else None


def _of_one_scale(words: Words, before: _Part) -> _Part | None:
    """`12 ألفا و651 مليون`: thousands of the scale that stands behind both, as amounts in millions are told."""
    place = after_and(words, before.last + 1) if before.scale == _THOUSAND and before.value < _THOUSAND * _THOUSAND else None
    part = _group(words, *place) if place else None
    if part is None or part.scale < _THOUSAND * _THOUSAND or part.value / part.scale >= _THOUSAND:
        return None
    return replace(part, value=round(before.value * part.scale + part.value, 6))


def _below_thousand(words: Words, index: int, clitics: frozenset[str] | None) -> _Part | None:
    zero = read(words, index, _ZERO, clitics)
    if zero:
        return _Part(0, index, 1)
    hundred = read(words, index, _HUNDRED, clitics)
    if hundred:
        return _with_rest(words, _Part(hundred.value, index, 100))
    unit = read(words, index, _UNITS, clitics)
    if unit and unit.kind == "unit" and unit.value > 2:
        after = read(words, index + 1, _HUNDRED, frozenset({""})) or read(words, index + 1, frozenset({"vague"}), frozenset({""}))
        if after and after.value in {100, 200} and not (after.kind == "hundred" and after.value == 200):
            return _with_rest(words, _Part(unit.value * 100, index + 1, 100))
    return _below_hundred(words, index, clitics)


def _with_rest(words: Words, hundred: _Part) -> _Part:
    """`مئة وخمسة وعشرون`; dialects leave the `و` out after a hundred."""
    place = after_and(words, hundred.last + 1) or (hundred.last + 1, frozenset({""}))
    rest = _below_hundred(words, *place)
    return hundred if rest is None else _Part(hundred.value + rest.value, rest.last, 1)


def _below_hundred(words: Words, index: int, clitics: frozenset[str] | None) -> _Part | None:
    first = read(words, index, _BELOW_HUNDRED, clitics)
    if first is None:
        return None
    if first.kind in _UNITS:
        if read(words, index + 1, _TEN, _TEENS_SECOND):
            return _Part(first.value + 10, index + 1, 1)
        if first.flag == "teen":
            return None
        place = after_and(words, index + 1)
        tens = read(words, place[0], _TENS, place[1]) if place else None
        if place and tens:
            return _Part(first.value + tens.value, place[0], 1)
        if first.kind == "eleven":
            return None
    return _Part(first.value, index, 1)

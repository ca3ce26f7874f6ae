"""Numbers in digits, in every script and with every separator in use."""

from dataclasses import dataclass

from pipeline.text.words import Words

_LONGEST = 24
_GROUPS = 5
_SURE, _LIKELY, _UNSURE = 0.97, 0.85, 0.7
_ARABIC_DECIMAL, _ARABIC_THOUSANDS = "٫", "٬"


@dataclass(frozen=True, slots=True)
class Digits:
    """A number in digits that ends at word `last`; `weak` where it is written like a code (a leading zero)."""

    value: float
    last: int
    confidence: float
    weak: bool = False


def read_digits(words: Words, index: int) -> Digits | None:
    """The number that the digits at word `index` write, with the groups after a space that belong to it; no sign."""
    if index >= len(words) or not (form := words.forms[index])[0].isdecimal() or len(form) > _LONGEST or not form.isascii():
        return None
    if form.isdecimal():
        return None if words.folded.offsets is not None and read_split(words, index) else _whole(words, index, form)
    return _separated(words, index, form)


def _separated(words: Words, index: int, form: str) -> Digits | None:
    separators = [c for c in form if not c.isdecimal()]
    groups = form.replace(",", ".").split(".")
    source = words.surface(index, index)
    if _ARABIC_DECIMAL in source or _ARABIC_THOUSANDS in source:
        return _arabic(groups, source, index)
    if len(set(separators)) == 2:
        return _both(form, separators, groups, index)
    if len(separators) > 1:
        return Digits(float("".join(groups)), index, _SURE) if _thousands(groups) else None
    return _one(words, index, groups, separators[0])


def read_split(words: Words, index: int) -> tuple[float, float] | None:
    """The two numbers of digits that a tatweel keeps apart, as in `2ـ0`: folding leaves the tatweel out."""
    if not (form := words.forms[index]).isdecimal() or len(form) > 6 or "ـ" not in (source := words.surface(index, index)):
        return None
    left, _, right = source.partition("ـ")
    right = right.strip("ـ")
    return (float(left), float(right)) if left.isdecimal() and right.isdecimal() else None


def _whole(words: Words, index: int, form: str) -> Digits | None:
    if len(form) > 15:
        return None
    if behind := _decimals_first(words, index):
        return Digits(float(f"{behind}.{form}"), index + 2, _LIKELY)
    comma = _arabic_comma(words, index)
    if comma:
        return Digits(float(f"{form}.{comma}"), index + 2, _UNSURE)
    spaced, last = form, index
    while len(form) <= 3 and form[0] != "0" and last - index < _GROUPS and _continues(words, last):
        last, spaced = last + 1, spaced + words.forms[last + 1][:3]
    if last > index and last - index < _GROUPS:
        return Digits(float(spaced + words.forms[last][3:].replace(",", ".")), last, _LIKELY)
    return Digits(float(form), index, _SURE, weak=len(form) > 1 and form[0] == "0")


def _continues(words: Words, last: int) -> bool:
    """Whether the next word is a group of three digits after one space, not followed by digits that make it a code."""
    if last + 1 >= len(words) or words.starts[last + 1] - words.ends[last] != 1:
        return False
    group = words.forms[last + 1]
    return (
        len(words.forms[last]) <= 3
        and group[:3].isdecimal()
        and len(group) >= 3
        and (len(group) == 3 or (group[3] in ".," and "." not in group[4:] and "," not in group[4:]))
    )


def _decimals_first(words: Words, index: int) -> str | None:
    """The whole part of `5ر4`, as news agencies write 4.5: from right to left, the decimals stand first."""
    if index + 2 >= len(words) or words.forms[index + 1] != "ر" or not (words.touches(index + 1) and words.touches(index + 2)):
        return None
    whole = words.forms[index + 2]
    return whole if whole.isdecimal() and whole.isascii() and len(whole) <= 6 and len(words.forms[index]) <= 3 else None


def _arabic_comma(words: Words, index: int) -> str | None:
    """The decimals after an Arabic comma that stands in for the decimal sign (`3،5`)."""
    if index + 2 < len(words) and words.forms[index + 1] == "،" and words.touches(index + 1) and words.touches(index + 2):
        decimals = words.forms[index + 2]
        chained = index + 3 < len(words) and words.forms[index + 3] == "،" and words.touches(index + 3)
        before = index > 0 and words.forms[index - 1] == "،" and words.touches(index)
        if decimals.isdecimal() and decimals.isascii() and len(decimals) <= 2 and not chained and not before:
            return decimals
    return None


def _arabic(groups: list[str], source: str, index: int) -> Digits:
    if _ARABIC_DECIMAL in source:
        return Digits(float(f"{''.join(groups[:-1])}.{groups[-1]}"), index, _SURE)
    return Digits(float("".join(groups)), index, _SURE)


def _both(form: str, separators: list[str], groups: list[str], index: int) -> Digits | None:
    """`13.106,89` and `13,106.89`: the last separator is the decimal sign if it stands there once."""
    if form.count(separators[-1]) != 1 or not _thousands(groups[:-1]):
        return None
    return Digits(float(f"{''.join(groups[:-1])}.{groups[-1]}"), index, _SURE)


def _thousands(groups: list[str]) -> bool:
    return 1 <= len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:])


def _one(words: Words, index: int, groups: list[str], separator: str) -> Digits:
    """One separator: thousands before exactly three digits, unless the number says otherwise; else the decimal sign."""
    whole, rest = groups
    decimal = float(f"{whole}.{rest}")
    if len(rest) != 3 or whole[0] == "0" or len(whole) > 3:
        return Digits(decimal, index, _SURE)
    if _decimal_context(words, index, separator) or (separator == "." and rest[-1] != "0" and _follower(words, index) in _FINE):
        return Digits(decimal, index, _LIKELY)
    return Digits(float(whole + rest), index, _LIKELY if separator == "," else _UNSURE)


_SCALES = ("مليون", "مليار", "بليون", "تريليون", "ترليون", "ملايين", "مليارات", "ملايير")
_PERCENT = frozenset({"%", "بالمايه", "بالميه"})
_THOUSAND = frozenset({"الف", "الفا"})
#: Units whose thousands have a name of their own: three digits behind a point are a fraction, unless they are round.
_FINE = frozenset({"كلم", "كم", "كيلومتر", "كيلومترا", "متر", "مترا", "ثانيه", "ثواني", "كغ", "كلغ", "كيلوغرام", "كيلوغراما"})


def _follower(words: Words, index: int) -> str:
    return words.forms[index + 1] if index + 1 < len(words) else ""


def _decimal_context(words: Words, index: int, separator: str) -> bool:
    """`1.250 مليون`, `167.250 ألف` and `3.625 %` can only be decimals; the comma of `2,350 مليون` separates thousands."""
    follower = _follower(words, index)
    if follower in _PERCENT or words.forms[index + 1 : index + 3] in (["في", "المايه"], ["في", "الميه"]):
        return True
    return separator == "." and (follower.startswith(_SCALES) or follower in _THOUSAND)

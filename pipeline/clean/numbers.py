"""Numbers of two similar texts: which of them differ at the same place."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from importlib.resources import files
from typing import Literal

from rapidfuzz.distance import LCSseq

from pipeline.text.clitics import PROCLITICS, readings
from pipeline.text.lexicon import read_table
from pipeline.text.words import split_words

Role = Literal["digits", "unit", "ten", "hundred", "scale", "ordinal"]
#: A folded word or its hash.
Word = int | str

#: `بالمئة` and `في المئة` are the percent sign.
_PERCENT = frozenset(["ب", "بال", "ال"])
#: Two texts of together more words than this are compared by the neighbours of their numbers alone.
_LONGEST = 20_000
_NUMBER = "#"
_REMEMBERED = 8192
#: Longer runs of digits are codes, not numbers.
_DIGITS = 24
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
#: Agencies of the Gulf write 3.84 as `84ر3`.
DECIMAL_SIGN = "ر"


@dataclass(frozen=True, slots=True)
class Number:
    """A number in digits, or a word that is a number or a part of one; `joined` where `and` is written onto it."""

    value: Decimal
    role: Role
    joined: bool = False
    width: int = 1


@dataclass(frozen=True, slots=True)
class Items:
    """The words of a text with `#` for each number, and by its place the value of each number."""

    forms: list[Word]
    values: dict[int, str]


@lru_cache(maxsize=1)
def _lexicon() -> dict[str, Number]:
    rows = read_table(files("pipeline.clean") / "numbers.tsv", columns=("value", "role"))
    return {split_words(form).forms[0]: Number(Decimal(row["value"]), row["role"]) for form, row in rows}  # type: ignore[arg-type]


@lru_cache(maxsize=1)
def number_words() -> dict[str, Number]:
    """Every number word with every proclitic it may carry, folded."""
    forms = (clitic + form for form in _lexicon() for clitic in ("", *PROCLITICS))
    return {form: number for form in forms if (number := _read_word(form))}


def read_number(form: str) -> Number | None:
    """The number that a folded word is, or is a part of."""
    return _read_digits(form) if form[:1].isdigit() else number_words().get(form)


@lru_cache(maxsize=_REMEMBERED)
def _read_digits(form: str) -> Number | None:
    digits = form.replace(",", "" if _THOUSANDS.fullmatch(form) or form.count(",") > 1 else ".")
    if not digits.isascii() or len(digits) > _DIGITS:
        return None
    return Number(Decimal(digits if digits.count(".") < 2 else digits.replace(".", "")), "digits")


def _read_word(form: str) -> Number | None:
    for clitics, rest in readings(form):
        number = _lexicon().get(rest)
        if number and not (clitics in _PERCENT and number.value == 100):
            return replace(number, joined=clitics.startswith("و"))
    return None


def read_items(words: list[Word], numbers: Iterable[tuple[int, Number]], decimal_sign: Word = DECIMAL_SIGN) -> Items:
    """Words with each number, in however many words, as one item; `numbers` are the places of the number words, in order."""
    items: list[Word] = []
    values: dict[int, str] = {}
    done = 0
    for start, run in _runs(words, numbers, decimal_sign):
        items += words[done:start]
        values[len(items)] = _value(run)
        items.append(_NUMBER)
        done = start + sum(part.width for part in run)
    return Items(items + words[done:], values)


def _runs(words: list[Word], numbers: Iterable[tuple[int, Number]], decimal_sign: Word) -> Iterator[tuple[int, list[Number]]]:
    """Where each number starts and the parts it is made of."""
    start, end, run = 0, 0, list[Number]()
    for place, number in numbers:
        if run and place == end and _continues(run[-1], number):
            run.append(number)
        elif run and place == end + 1 and words[end] == decimal_sign and _are_halves(run[-1], number):
            run[-1] = Number(Decimal(f"{number.value}.{run[-1].value}"), "digits", width=3)
        else:
            if run:
                yield start, run
            start, run = place, [number]
        end = place + 1
    if run:
        yield start, run


def _are_halves(first: Number, second: Number) -> bool:
    return all(part.role == "digits" and part.width == 1 and part.value == int(part.value) for part in (first, second))


def _continues(last: Number, following: Number) -> bool:
    """Whether two number words are parts of one number: `خمسة وعشرون`, `خمسة عشر`, `مئة وثلاثة`, `4.2 مليون`."""
    before, joined = last.role, following.joined
    if following.role == "scale":
        return before in {"digits", "unit", "ten", "hundred"} and not joined
    if following.role == "ten":
        return (before in {"unit", "ordinal"} and (joined or following.value == 10)) or (joined and before in {"hundred", "scale"})
    if following.role == "hundred":
        return (before == "scale" and joined) or (before == "unit" and following.value == 100)
    return following.role == "unit" and joined and before in {"hundred", "scale"}


def _value(run: list[Number]) -> str:
    if len(run) == 1:
        return _plain(run[0].value)
    total, part = Decimal(0), Decimal(0)
    for number in run:
        if number.role == "scale":
            total, part = total + (part or 1) * number.value, Decimal(0)
        elif number.role == "hundred" and part and not number.joined:
            part *= number.value
        else:
            part += number.value
    return _plain(total + part)


@lru_cache(maxsize=_REMEMBERED)
def _plain(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def changed_numbers(other: Items, this: Items) -> list[tuple[str, str]]:
    """Numbers that stand at the same place of both texts and differ, as (other, this), in the order of `this`.

    The same place: aligned by the longest common subsequence of words, or between the same neighbours where text was moved.
    A number that only one of the texts has, or that was moved, is no change; nor is a number that lost its `million`, or a date in other digits.
    """
    lost, gained = Counter(other.values.values()), Counter(this.values.values())
    lost, gained = lost - gained, gained - lost
    if not lost or not gained:
        return []
    places = _aligned(other, this) if len(other.forms) + len(this.forms) <= _LONGEST else {}
    _match_neighbours(other, this, places, lost, gained)
    changes = []
    for here, there in sorted(places.items()):
        old, new = other.values[there], this.values[here]
        certain = _neighbours(other, there) == _neighbours(this, here)
        free = (lost[old] > 0 or gained[new] > 0) if certain else (lost[old] > 0 and gained[new] > 0)
        if old != new and free and not _same_figures(old, new) and _stands_alone(other, there) == _stands_alone(this, here):
            lost[old] -= 1
            gained[new] -= 1
            changes.append((old, new))
    return changes


def _same_figures(old: str, new: str) -> bool:
    """Whether two numbers differ by thousands alone: one lost its `million`, or has a point between thousands (`66.000`)."""
    low, high = sorted((Decimal(old), Decimal(new)))
    return any(low * 1000**power == high for power in (1, 2, 3))


def _stands_alone(items: Items, index: int) -> bool:
    """Whether the number is no part of a row of numbers, as those of a date are."""
    return _NUMBER not in _neighbours(items, index)


def _aligned(other: Items, this: Items) -> dict[int, int]:
    """For each number of `this` the place in `other` that the alignment of all words gives it, where a neighbour is aligned too."""
    same: dict[int, int] = {}
    for step in LCSseq.opcodes(other.forms, this.forms):
        if step.tag == "equal":
            same.update(zip(range(step.dest_start, step.dest_end), range(step.src_start, step.src_end), strict=True))
    return {here: same[here] for here in this.values if here in same and any(same.get(here + step) == same[here] + step for step in (-1, 1))}


def _match_neighbours(other: Items, this: Items, places: dict[int, int], lost: Counter[str], gained: Counter[str]) -> None:
    """Add to `places` the numbers that alignment left over and whose neighbours on both sides are the same."""
    taken = set(places.values())
    free: dict[tuple[Word, Word], list[int]] = {}
    for there, value in other.values.items():
        if there not in taken and lost[value]:
            free.setdefault(_neighbours(other, there), []).append(there)
    for here, value in this.values.items():
        if here not in places and gained[value] and (matches := free.get(_neighbours(this, here))):
            places[here] = matches.pop(0)


def _neighbours(items: Items, index: int) -> tuple[Word, Word]:
    forms = items.forms
    return forms[index - 1] if index else "", forms[index + 1] if index + 1 < len(forms) else ""

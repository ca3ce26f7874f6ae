"""Compare extractions with annotated documents: precision, recall and F1 per column.

A document is a dict with `quantities` and `timexes`; records hold `start_char`, `end_char` and the columns of `facts` and `timexes`. A gold
cell may be a list of alternatives, of which any is right; a gold record with `optional` is neutral.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from pipeline.tally import Tally
from pipeline.text.clitics import readings
from pipeline.text.words import split_words

Record = Mapping[str, Any]

ROLES = ("item", "place", "time", "attribution")
_CLOSE = 1e-6


def _options(gold: Record, column: str) -> list[Any]:
    cell = gold.get(column)
    return cell if isinstance(cell, list) else [cell]


def _close(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= _CLOSE * max(1.0, abs(one))


def _same_value(gold: Record, found: Record) -> bool:
    if gold.get("value") is not None or found.get("value") is not None:
        return _close(gold.get("value"), found.get("value"))
    pairs = [(gold.get(name), found.get(name)) for name in ("value_low", "value_high")]
    if gold.get("kind") == "score":
        return {low for low, _ in pairs} == {low for _, low in pairs}
    return all(_close(*pair) for pair in pairs) if gold.get("qualifier") == "range" else _close(*pairs[0])


def _same_cell(column: str) -> Callable[[Record, Record], bool]:
    return lambda gold, found: found.get(column) in _options(gold, column)


CELLS: dict[str, Callable[[Record, Record], bool]] = {
    "span": lambda gold, found: True,
    "span strict": lambda gold, found: (gold["start_char"], gold["end_char"]) == (found["start_char"], found["end_char"]),
    "value": _same_value,
    "value+qualifier": lambda gold, found: _same_value(gold, found) and _same_cell("qualifier")(gold, found),
    "value+unit": lambda gold, found: _same_value(gold, found) and _same_cell("unit")(gold, found),
    "kind": _same_cell("kind"),
    "change": _same_cell("change"),
}
TIMEX_CELLS: dict[str, Callable[[Record, Record], bool]] = {
    "timex span": CELLS["span"],
    "timex strict": CELLS["span strict"],
    "timex edtf": lambda gold, found: not any(_options(gold, "edtf")) or found.get("edtf") in _options(gold, "edtf"),
}


def score(documents: Iterable[tuple[Mapping[str, Sequence[Record]], Mapping[str, Sequence[Record]]]]) -> dict[str, Tally]:
    """Tallies by column over (gold, found) documents."""
    tallies = {name: Tally() for name in (*CELLS, *ROLES, *TIMEX_CELLS)}
    for gold, found in documents:
        for records, cells in (("quantities", CELLS), ("timexes", TIMEX_CELLS)):
            pairs, missed, spurious = _paired(gold[records], found[records])
            for name, same in cells.items():
                tallies[name].missed += missed
                tallies[name].wrong += spurious
                for one, other in pairs:
                    _count(tallies[name], right=same(one, other))
            if records == "quantities":
                for one, other in pairs:
                    _count_roles(tallies, one, other)
    return tallies


def _paired(gold: Sequence[Record], found: Sequence[Record]) -> tuple[list[tuple[Record, Record]], int, int]:
    """Pairs by largest overlap without the optional ones, how many were missed, how many found where nothing is."""
    overlaps = sorted(((-overlap(one, other), i, j) for i, one in enumerate(gold) for j, other in enumerate(found) if overlap(one, other) > 0))
    of_gold: dict[int, int] = {}
    for _, i, j in overlaps:
        if i not in of_gold and j not in of_gold.values():
            of_gold[i] = j
    pairs = [(gold[i], found[j]) for i, j in of_gold.items() if not gold[i].get("optional")]
    missed = sum(1 for i, one in enumerate(gold) if i not in of_gold and not one.get("optional"))
    neutral = {j for _, i, j in overlaps if gold[i].get("optional")}
    spurious = sum(1 for j in range(len(found)) if j not in of_gold.values() and j not in neutral)
    return pairs, missed, spurious


def overlap(one: Record, other: Record) -> int:
    """How many characters two spans share; not above 0 where they share none."""
    return int(min(one["end_char"], other["end_char"]) - max(one["start_char"], other["start_char"]))


def _count(tally: Tally, *, right: bool) -> None:
    tally.right += right
    tally.wrong += not right
    tally.missed += not right


def _count_roles(tallies: Mapping[str, Tally], gold: Record, found: Record) -> None:
    """A role is right where it shares a word with one of the alternatives; `*` among them leaves all else open."""
    for role in ROLES:
        options, said, tally = _options(gold, role), found.get(role), tallies[role]
        if said and any(option and _words(option) & _words(said) for option in options):
            tally.right += 1
        elif "*" not in options:
            tally.wrong += bool(said)
            tally.missed += all(options)


def _words(phrase: str) -> set[str]:
    """The words of a phrase, folded and without proclitics."""
    return {readings(form)[-1][1] if form.startswith(("ال", "وال", "بال", "لل")) else form for form in split_words(phrase).forms if form[0].isalnum()}

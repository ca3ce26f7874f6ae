"""Sentences in which quantities, times and places are marked: `[kind:number]` (`[kind+:…]` and `[kind-:…]` for changes), `{time}`, `<place>`."""

import re
from dataclasses import dataclass

from pipeline.extract.records import Mention, Quantity, Timex
from pipeline.extract.roles import assign_roles
from pipeline.schema.values import Change
from pipeline.text.words import split_words

_MARK = re.compile(r"\[(?P<kind>[a-z]+)(?P<sign>[+-]?):(?P<number>[^\]]+)\]|\{(?P<time>[^}]+)\}|<(?P<place>[^>]+)>")
_CHANGES: dict[str, Change | None] = {"": None, "+": "up", "-": "down"}
_UNITS = {"percent": "%", "money": "USD", "measure": "t", "duration": "year", "age": "year", "rate": "km/h"}


@dataclass(frozen=True)
class Marked:
    text: str
    quantities: tuple[Quantity, ...]
    timexes: tuple[Timex, ...]
    mentions: tuple[Mention, ...]

    def roles(self) -> list[Quantity]:
        return assign_roles(split_words(self.text), self.quantities, self.timexes, self.mentions)


def read_marked(line: str) -> Marked:
    text, done = "", 0
    quantities, timexes, mentions = [], [], []
    for mark in _MARK.finditer(line):
        text += line[done : mark.start()]
        done = mark.end()
        surface = mark["number"] or mark["time"] or mark["place"]
        start, end = len(text), len(text) + len(surface)
        text += surface
        if mark["number"]:
            quantities.append(_quantity(start, end, surface, mark["kind"], _CHANGES[mark["sign"]]))
        elif mark["time"]:
            year = surface.removeprefix("عام ")
            edtf = year if year.isdecimal() else None
            timexes.append(Timex(start, end, surface, "SET" if surface == "سنويا" else "DATE", edtf, None, None, None, "gregorian", None, "marked"))
        else:
            mentions.append(Mention(start, end, surface, "GPE", "gazetteer", 1.0))
    return Marked(text + line[done:], tuple(quantities), tuple(timexes), tuple(mentions))


def _quantity(start: int, end: int, surface: str, kind: str, change: Change | None) -> Quantity:
    rule = "dual.noun" if kind == "dual" else "marked"
    kind = "count" if kind == "dual" else kind
    return Quantity(start, end, surface, kind, None, None, None, "exact", _UNITS.get(kind), change, rule, 1.0)

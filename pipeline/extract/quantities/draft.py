"""A quantity while it is being read."""

from dataclasses import dataclass

from pipeline.schema.values import Change, Kind, Qualifier


@dataclass(frozen=True, slots=True)
class Draft:
    """A number expression at words `first..last` and what is known about it; `end` is the last word of its unit (or `last`).

    `left` is the first word of what belongs to the number before it (`$` in `$10`, `بين` in `بين 3 و5`), else `first`.
    """

    first: int
    last: int
    skip: int
    left: int
    end: int
    kind: Kind
    value: float | None
    low: float | None
    high: float | None
    rule_id: str
    confidence: float
    unit: str | None = None
    qualifier: Qualifier = "exact"
    change: Change | None = None

"""What a check is: a name and a severity that are known beforehand, and what must hold."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from pipeline.schema import TABLES
from pipeline.schema.values import Severity


@dataclass(frozen=True, slots=True)
class CheckSpec:
    """A check as the outside sees it; `name` is unique within its table and has only letters, digits and `_`."""

    name: str
    table: str
    column: str | None
    severity: Severity
    description: str


@dataclass(frozen=True, slots=True)
class Expectation:
    """A Great Expectations class by name, with its arguments; imported only where it runs."""

    kind: str
    arguments: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RowCheck:
    """What must hold of every row `t` of a table.

    `holds` is an SQL condition; where it is NULL the check does not apply to the row. `expectation` says the same of the
    columns themselves, where Great Expectations can; without it the expectation is that `holds` is true. At most the share
    `tolerated` of the rows it applies to may break it.
    """

    spec: CheckSpec
    holds: str
    expectation: Expectation | None = None
    tolerated: float = 0.0


@dataclass(frozen=True, slots=True)
class Measure:
    """One number of a whole table, as an SQL expression that is NULL where there is nothing to compare with; at least `minimum`."""

    spec: CheckSpec
    value: str
    minimum: float
    unit: str


@dataclass(frozen=True, slots=True)
class ShapeCheck:
    """What must hold of the table's declaration in the database: `order` of the columns or their `types`."""

    spec: CheckSpec
    looks_at: Literal["order", "types"]


Check = RowCheck | Measure | ShapeCheck

#: What is checked: every table but the one that holds the results.
CHECKED_TABLES = tuple(name for name in TABLES if name != "quality")

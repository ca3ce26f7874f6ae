"""What a time expression says, before it is settled which days it means."""

from dataclasses import dataclass, fields, replace
from typing import Literal

from pipeline.schema.values import Modifier, TimexType

Era = Literal["gregorian", "hijri", "amazigh", "bc"]
Unit = Literal["hour", "day", "night", "week", "month", "season", "year", "decade", "century"]
Period = Literal["season", "quarter", "half", "third", "decade", "decade_of", "century"]


@dataclass(frozen=True, slots=True)
class When:
    """The parts of a time that the words give; what they leave open is `None`.

    `shift` is (unit, n): the n-th such unit after the present one (`("day", -1)` yesterday); with `count` it is that many of
    them together. `direction` tells which of the dates that fit is meant: the last (-1), the present (0) or the next (1).
    `period` is (kind, number): a season by its EDTF code, a decade as 197, a century as 20 (its first years are 20XX),
    `decade_of` a decade whose century is open. `nth` is (n, what): the n-th day, week or weekday of the rest, -1 the last.
    `same` counts from the time told before instead of from now, `coming` prefers the future where nothing is said,
    `past` what has begun.
    `listed` marks a list (`يومي 5 و6`), `until` is the end of an interval.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    era: Era | None = None
    weekday: int | None = None
    shift: tuple[Unit, int] | None = None
    count: int | None = None
    direction: int | None = None
    period: tuple[Period, int] | None = None
    nth: tuple[int, str] | None = None
    hour: int | None = None
    minute: int | None = None
    daytime: str | None = None
    utc: bool | None = None
    modifier: Modifier | None = None
    coming: bool | None = None
    past: bool | None = None
    same: bool | None = None
    every: bool | None = None
    until: "When | None" = None
    listed: bool | None = None

    @property
    def type(self) -> TimexType:
        """TIMEX3 type: a set, a time of day, or a date."""
        if self.every:
            return "SET"
        clock = self.hour is not None or self.daytime is not None or (self.shift is not None and self.shift[0] in ("hour", "night"))
        return "TIME" if clock else "DATE"


_FIELDS = tuple(field.name for field in fields(When))


def merge(first: When, second: When) -> When | None:
    """Both together, `None` where they contradict each other."""
    update: dict[str, object] = {}
    for name in _FIELDS:
        old, new = getattr(first, name), getattr(second, name)
        if new is not None and old is not None and new != old:
            return None
        if old is None and new is not None:
            update[name] = new
    return replace(first, **update)  # type: ignore[arg-type]


def hour_of_day(hour: int, daytime: str | None) -> int:
    """The hour of 24 that an hour of a part of the day is."""
    if daytime in ("evening", "afternoon") or (daytime == "night" and 6 <= hour < 12) or (daytime == "noon" and hour < 4):
        return hour + 12 if hour < 12 else hour
    return 0 if hour == 12 and daytime in ("morning", "night", "midnight") else hour % 24

"""Units told from now, from the time told before, or as the n-th part of another; parts of a period."""

from dataclasses import replace
from typing import cast

from pipeline.extract.time.reading import Count, Reading, Tag
from pipeline.extract.time.rule import Piece, Rule, year_digits
from pipeline.extract.time.when import Unit, When
from pipeline.schema.values import Modifier

#: Units whose bare definite form (`نهاية العام`) is the present one.
_PRESENT = ("year", "month", "week", "season", "century", "day", "decade")


def _split(tag: Tag) -> tuple[Unit, str]:
    unit, number = tag.code.split(".")
    return cast("Unit", unit), number


def _unit(reading: Reading, index: int, *, inner: bool = False) -> Tag | None:
    tag = reading.tag(index, "unit", inner=inner)
    return tag if tag and tag.article else None


def _directed(reading: Reading, index: int, rule: str) -> Piece | None:
    """`العام الماضي`, `الموسم الرياضي الحالي`, `اليومين المقبلين`, `السنوات العشر الماضية`, `الأيام القليلة القادمة`."""
    tag = _unit(reading, index)
    if tag is None:
        return None
    at, count = _between(reading, tag.last + 1)
    direction = reading.tag(at, "direction", "newness", inner=True)
    if direction is None or (direction.cls == "newness" and tag.code not in ("year.one", "season.one")) or _last_of(reading, tag, at):
        return None
    when = _shifted(tag, count, int(direction.code))
    if tag.code == "year.one" and count is None and reading.form(at) in ("السابق", "السابقه"):
        when = replace(when, same=True)
    if _crosses_years(reading, tag.last + 1, at):
        when = When(shift=("season", int(direction.code)))
    elif direction.cls == "newness":
        when = When(shift=when.shift, coming=True)
    return Piece(index, at, tag.skip, when, rule)


def _last_of(reading: Reading, tag: Tag, at: int) -> bool:
    """`الشهر الأخير من` something: its last month, not the past one."""
    return tag.code.endswith(".one") and reading.form(at) in ("الاخير", "الاخيره") and reading.form(at + 1) == "من"


def _crosses_years(reading: Reading, first: int, end: int) -> bool:
    """Whether an adjective tells a year that does not start in January: a school year has no calendar year."""
    return any((kind := reading.tag(at, "kind")) is not None and kind.code == "cross" for at in range(first, end))


def _between(reading: Reading, at: int) -> tuple[int, int | None]:
    """The word after the adjectives and the number that may stand between a unit and its direction, and the number."""
    number: int | None = None
    for _ in range(4):
        at += reading.form(at) == "ال" and reading.count(at + 1) is not None
        count = reading.count(at)
        if count:
            number, at = count.value, count.last + 1
        elif reading.tag(at, "kind", "few", inner=True):
            at += 1
        else:
            break
    return at, number


def _shifted(tag: Tag, count: int | None, direction: int) -> When:
    unit, number = _split(tag)
    if number == "one" and count is None:
        return When(shift=(unit, direction))
    many = 2 if number == "two" else count
    return When(shift=(unit, direction), count=many if many else 0)


def _counted_first(reading: Reading, index: int, rule: str) -> Piece | None:
    """`العشر سنوات الأخيرة`, `الـ10 سنوات الماضية`, `المئة عام الماضية`."""
    at = index + (reading.form(index) == "ال")
    count = reading.count(at)
    if count is None or count.form == "ordinal" or (at == index and not reading.form(index)[count.skip :].startswith("ال")):
        return None
    tag = reading.tag(count.last + 1, "unit", inner=True)
    if tag is None or (tag.article and count.value > 12):
        return None
    if tag.code in ("month.many", "day.many") and (part := _counted_part(reading, count, tag.last + 1, tag.code)):
        return Piece(index, tag.last + 1, count.skip, part, rule, "before")
    after, _ = _between(reading, tag.last + 1)
    direction = reading.tag(after, "direction", inner=True)
    if direction is None:
        return None
    unit, _ = _split(tag)
    return Piece(index, after, count.skip, When(shift=(unit, int(direction.code)), count=count.value), rule)


def _counted_part(reading: Reading, count: Count, at: int, code: str) -> When | None:
    """`التسعة أشهر الأولى من 2025`, `السبعة أشهر الأخيرة من سنة 2014`: the first or last months of a year, the first days of a month."""
    if reading.form(at + 1) != "من" or not 2 <= count.value <= (11 if code == "month.many" else 30):
        return None
    if reading.form(at) == "الاولي":
        return When(month=1, until=When(month=count.value)) if code == "month.many" else When(day=1, until=When(day=count.value))
    unit = reading.tag(at + 2, "unit")
    dated = year_digits(reading, at + 2) is not None or (unit is not None and unit.code == "year.one")
    last = reading.form(at) == "الاخيره" and code == "month.many" and dated
    return When(month=13 - count.value, until=When(month=12)) if last else None


def _this(reading: Reading, index: int, rule: str) -> Piece | None:
    """`هذا العام`, `هذه السنة`, `هذا الموسم`."""
    this = reading.tag(index, "this")
    tag = _unit(reading, index + 1, inner=True) if this else None
    season = reading.tag(index + 1, "season", inner=True) if this else None
    if this and season and season.article:
        return Piece(index, season.last, this.skip, When(period=("season", int(season.code))), rule)
    if this is None or tag is None or not tag.code.endswith(".one") or tag.code == "day.one":
        return None
    after = reading.tag(tag.last + 1, "kind", inner=True)
    return Piece(index, after.last if after else tag.last, this.skip, When(shift=(_split(tag)[0], 0)), rule)


def _this_after(reading: Reading, index: int, rule: str) -> Piece | None:
    """`العام هذا`, `شهرنا هذا`."""
    tag = _unit(reading, index)
    if tag is None or not tag.code.endswith(".one") or not reading.tag(index + 1, "this", inner=True) or tag.code == "day.one":
        return None
    return Piece(index, index + 1, tag.skip, When(shift=(_split(tag)[0], 0)), rule)


def _direction(reading: Reading, index: int, rule: str) -> Piece | None:
    """`الماضي` after a date, a month or a weekday."""
    tag = reading.tag(index, "direction", inner=True)
    return Piece(index, tag.last, 0, When(direction=int(tag.code)), rule, "after") if tag else None


def _bare_unit(reading: Reading, index: int, rule: str) -> Piece | None:
    """`السنة` in `بداية السنة`."""
    tag = _unit(reading, index)
    if tag is None or not tag.code.endswith(".one") or _split(tag)[0] not in _PRESENT:
        return None
    kind = reading.tag(tag.last + 1, "kind", inner=True)
    unit: Unit = "season" if kind and kind.code == "cross" else _split(tag)[0]
    return Piece(index, kind.last if kind else tag.last, tag.skip, When(shift=(unit, 0)), rule, "after")


def _modifier(reading: Reading, index: int, rule: str) -> Piece | None:
    """`نهاية`, `مطلع`, `منتصف` before a period."""
    tag = reading.tag(index, "modifier")
    if tag is None or tag.article or (tag.skip and reading.form(index)[tag.skip :] == "نصف"):  # `سنتان ونصف السنة`
        return None
    if reading.form(index) == "مطلع" and reading.form(index - 1).lstrip("ول") in _INFORMED:  # `مصدر مطلع`
        return None
    return Piece(index, tag.last, tag.skip, When(modifier=cast("Modifier", tag.code)), rule, "before")


_INFORMED = frozenset(("مصدر", "مسوول", "شخص", "دبلوماسي", "قيادي", "خبير"))


def _anaphor(reading: Reading, index: int, rule: str) -> Piece | None:
    """`العام نفسه`, `اليوم التالي`, `الأسبوع الذي سبقه`: told from the time told before."""
    tag = _unit(reading, index)
    if tag is None or not tag.code.endswith(".one"):
        return None
    found = _told(reading, tag.last + 1)
    return Piece(index, found[1], tag.skip, When(shift=(_split(tag)[0], found[0]), same=True), rule) if found else None


def _told(reading: Reading, at: int) -> tuple[int, int] | None:
    """How far from the time told before the words after a unit say it is, and the last of them."""
    tag = reading.tag(at, "self", "follow", inner=True)
    if tag:
        return (1 if tag.cls == "follow" else 0), at
    clause = reading.tag(at + 1, "clause", inner=True) if reading.form(at) in ("الذي", "التي") else None
    return (int(clause.code), at + 1) if clause else None


def _same(reading: Reading, index: int, rule: str) -> Piece | None:
    """`نفس اليوم`, `ذلك العام`, `نفس الليلة`: the time told before."""
    start = reading.tag(index, "that", "same")
    if start is None:
        return None
    night = reading.tag(index + 1, "tonight", inner=True)
    if night and night.last == index + 1:
        return Piece(index, night.last, start.skip, When(shift=("night", 0), same=True), rule)
    tag = _unit(reading, index + 1, inner=True)
    one = tag is not None and tag.code.endswith(".one")
    return Piece(index, tag.last, start.skip, When(shift=(_split(tag)[0], 0), same=True), rule) if tag and one else None


def _nth(reading: Reading, index: int, rule: str) -> Piece | None:
    """`اليوم الأخير من`, `أول ثلاثاء من`, `الأسبوع الأول من`, `آخر يوم في`: a day, week or weekday of a longer period."""
    what = _what(reading, index, head=True)
    if what:
        number = _ordinal(reading, index + 1, ("الاخير", "الاخيره"))
        if number is None or (number[0] > 5 and what[0] != "day"):
            return None
        part: Modifier | None = {1: "start", -1: "end"}.get(number[0]) if _many(reading, index) else None  # type: ignore[assignment]
        when = When(modifier=part) if part else When(nth=(number[0], what[0]))
        return Piece(index, number[1], what[1], when, rule, "before")
    number = _ordinal(reading, index, ("اخر",))
    what = _what(reading, number[1] + 1) if number else None
    if number is None or what is None or what[1]:
        return None
    if reading.form(index).endswith("اولي") and _many(reading, number[1] + 1):
        counts = reading.counts.get(index)
        return Piece(index, number[1] + 1, counts.skip if counts else 0, When(modifier="start"), rule, "before")
    last = number[1] + 1
    named = _what(reading, last + 1) if what[0] == "day" else None
    if named and not named[1]:
        what, last = named, last + 1
    counts = reading.counts.get(index)
    return Piece(index, last, counts.skip if counts else 0, When(nth=(number[0], what[0])), rule, "before")


def _first_many(reading: Reading, index: int, rule: str) -> Piece | None:
    """`الأشهر الخمسة الأولى من السنة`, `الأيام العشرين الأولى من مايو`: from the first to the n-th."""
    tag = _unit(reading, index)
    if tag is None or tag.code not in ("month.many", "day.many"):
        return None
    at = tag.last + 1
    at += reading.form(at) == "ال"
    count = reading.count(at)
    if count is None or count.form == "ordinal" or reading.form(count.last + 1) != "الاولي" or reading.form(count.last + 2) != "من":
        return None
    if tag.code == "month.many" and 2 <= count.value <= 11:
        return Piece(index, count.last + 1, tag.skip, When(month=1, until=When(month=count.value)), rule, "before")
    return Piece(index, count.last + 1, tag.skip, When(day=1, until=When(day=count.value)), rule, "before") if 2 <= count.value <= 30 else None


_WEEKDAYS = {"اثنين": 0, "ثلاثاء": 1, "ثلاثا": 1, "اربعاء": 2, "اربعا": 2, "خميس": 3, "جمعه": 4, "سبت": 5, "احد": 6}


def _what(reading: Reading, index: int, *, head: bool = False) -> tuple[str, int] | None:
    """`day`, `week` or a weekday's number at `index`, and the characters before it."""
    tag = reading.tag(index, "weekday", "unit")
    if tag and tag.cls == "weekday":
        return tag.code, tag.skip
    if tag and (tag.code in ("day.many", "week.many") or (tag.code in ("day.one", "week.one") and (tag.article or not head))):
        return tag.code.split(".")[0], tag.skip
    code = _WEEKDAYS.get(reading.form(index))
    return (str(code), 0) if code is not None else None


def _many(reading: Reading, index: int) -> bool:
    tag = reading.tag(index, "unit")
    return tag is not None and tag.code.endswith(".many")


def _ordinal(reading: Reading, index: int, last: tuple[str, ...]) -> tuple[int, int] | None:
    """An ordinal from first to fifth or one of the words for the last at `index` as (number or -1, last word)."""
    if reading.form(index) in last:
        return -1, index
    if reading.form(index) in ("اول", "اولي"):
        return 1, index
    count = reading.counts.get(index)
    return (count.value, count.last) if count and count.form == "ordinal" and 1 <= count.value <= 31 else None


RULES = (
    Rule("periods.directed", ("unit",), _directed),
    Rule("periods.counted_first", ("number",), _counted_first),
    Rule("periods.this", ("this",), _this),
    Rule("periods.this_after", ("unit",), _this_after),
    Rule("periods.direction", ("direction",), _direction),
    Rule("periods.bare_unit", ("unit",), _bare_unit),
    Rule("periods.modifier", ("modifier",), _modifier),
    Rule("periods.anaphor", ("unit",), _anaphor),
    Rule("periods.same", ("that", "same"), _same),
    Rule("periods.first_many", ("unit",), _first_many),
    Rule("periods.nth", ("unit", "weekday", "modifier", "number", "first"), _nth),
)

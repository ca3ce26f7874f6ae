"""Days told by their name or from today, and parts of the day."""

from dataclasses import replace

from pipeline.extract.time.reading import Reading, Tag
from pipeline.extract.time.rule import PREPOSITIONS, Piece, Rule, context, head_at
from pipeline.extract.time.when import When

_CONTEXT = context("days")
_BEFORE_WEEKDAY = _CONTEXT["before_weekday"]
_BEFORE_THURSDAY = _CONTEXT["before_thursday"]
_BEFORE_TODAY = _CONTEXT["before_today"]
_NOUN_AFTER = _CONTEXT["noun_after_day"]

_OTHER_NIGHT = _CONTEXT["other_night"]


def _weekday(reading: Reading, index: int, rule: str) -> Piece | None:
    """`الثلاثاء`, `الثلاثاء الماضي`; not the genitive of a name, nor the one of eleven (`الأحد عشر`)."""
    tag = reading.tag(index, "weekday")
    before = reading.form(index - 1)
    if tag is None or before in _BEFORE_WEEKDAY or reading.form(tag.last + 1) in _TEN or (tag.code == "3" and before in _BEFORE_THURSDAY):
        return None
    return Piece(index, tag.last, tag.skip, When(weekday=int(tag.code)), rule)


def _weekday_day(reading: Reading, index: int, rule: str) -> Piece | None:
    """`السبت السادس عشر`: the weekday with the day of a month that is not named."""
    tag = reading.tag(index, "weekday")
    day = reading.counts.get(index + 1) if tag else None
    if (
        tag is None
        or day is None
        or day.form != "ordinal"
        or not 6 <= day.value <= 31
        or reading.form(index + 1).endswith("ه")
        or reading.form(day.last + 1) == "من"
    ):
        return None
    return Piece(index, day.last, tag.skip, When(weekday=int(tag.code), day=day.value), rule)


def _bare_weekday(reading: Reading, index: int, rule: str) -> Piece | None:
    """`أحد الأسبوع الماضي`: a weekday as the construct of its week."""
    form = reading.form(index)
    code = _BARE.get(form)
    week = head_at(reading, index + 1, "week.one")
    if code is None or week is None or not week.article or week.skip:
        return None
    return Piece(index, index, 0, When(weekday=code), rule, "before")


_TEN = frozenset({"عشر", "عشره"})
_BARE = {"اثنين": 0, "ثلاثاء": 1, "اربعاء": 2, "خميس": 3, "جمعه": 4, "سبت": 5, "احد": 6}


def _per_day(reading: Reading, index: int) -> bool:
    """`1.9 دولار في اليوم`, `5 مرات في اليوم`, `173 فحصا باليوم`: a rate."""
    counted = reading.counts.get(index - 3)
    digits = reading.form(index - 3)[:1].isdecimal() or reading.form(index - 4)[:1].isdecimal() or counted is not None or index - 4 in reading.counts
    written_on = reading.form(index) == "باليوم" and (reading.form(index - 2)[:1].isdecimal() or index - 2 in reading.counts or digits)
    return written_on or (reading.form(index - 1) == "في" and reading.form(index - 2).isalpha() and digits)


def _deictic(reading: Reading, index: int, rule: str) -> Piece | None:
    """`اليوم`, `أمس`, `بعد غد`; not `اليوم العالمي`, not `أمس الحاجة`."""
    tag = reading.tag(index, "deictic")
    if tag is None or (tag.code == "0" and _per_day(reading, index)) or (tag.code in ("0", "1") and tag.article and reading.form(index - 1) in _BEFORE_TODAY):
        return None
    after = reading.form(tag.last + 1)
    if (tag.code == "0" and (after in _NOUN_AFTER or reading.tag(tag.last + 1, "direction", "single"))) or after in ("الحاجه", "حاجه"):
        return None
    return Piece(index, tag.last, tag.skip, When(shift=("day", int(tag.code))), rule)


def _this_day(reading: Reading, index: int, rule: str) -> Piece | None:
    """`هذا اليوم`."""
    this = reading.tag(index, "this")
    if this is None or reading.form(index + 1) != "اليوم":
        return None
    return Piece(index, index + 1, this.skip, When(shift=("day", 0)), rule)


def _head(reading: Reading, index: int, rule: str) -> Piece | None:
    """`يوم` before a day, `يومي` and `أيام` before several."""
    tag = reading.tag(index, "unit")
    if tag is None or tag.code not in ("day.one", "day.two", "day.many") or (tag.article and tag.code != "day.one"):
        return None
    several = None if tag.code == "day.one" else True
    last = index + (reading.form(index + 1) in ("الذي", "الي") and reading.tag(index + 2, "deictic") is not None)
    return Piece(index, last, tag.skip, When(listed=several), rule, "before")


def _part(reading: Reading, index: int, rule: str) -> Piece | None:
    """`مساء` before a day or after it, `صباحا` anywhere."""
    tag = reading.tag(index, "daytime", "part", "part_word")
    if tag is None or tag.code in ("eve", "morrow"):
        return _eve(tag, rule) if tag else None
    if tag.cls == "daytime":
        alone = tag.last > index or len(reading.form(index)) > 3
        return Piece(index, tag.last, tag.skip, When(daytime=tag.code), rule, "alone" if alone else "after")
    if tag.article:
        alone = reading.form(index - 1) == "في" and tag.code in ("morning", "evening", "night") and tag.cls == "part"
        return Piece(index, tag.last, tag.skip, When(daytime=tag.code), rule, "alone" if alone else "after")
    after = reading.form(tag.last + 1)
    closed = reading.form(index) == "مساء" and (not after or not after[0].isalnum()) and reading.form(index - 1) not in PREPOSITIONS
    return Piece(index, tag.last, tag.skip, When(daytime=tag.code), rule, "alone" if closed else "beside" if tag.cls == "part" else "before")


def _eve(tag: Tag, rule: str) -> Piece:
    return Piece(tag.first, tag.last, tag.skip, When(daytime="evening"), rule, "before")


def _tonight(reading: Reading, index: int, rule: str) -> Piece | None:
    """`الليلة`, `هذا الصباح`."""
    tag = reading.tag(index, "tonight")
    if tag is None or reading.form(tag.last + 1) in _OTHER_NIGHT:
        return None
    return Piece(index, tag.last, tag.skip, When(shift=("day", 0), daytime=tag.code), rule)


def _between(reading: Reading, index: int, rule: str) -> Piece | None:
    """`الليلة الفاصلة بين السبت والأحد`: the night of the first of both."""
    night = reading.tag(index, "tonight", "part")
    if night is None or night.code != "night":
        return None
    if reading.form(night.last + 1) != "الفاصله" or reading.form(night.last + 2) != "بين":
        return _next_morning(reading, night, rule)
    at = night.last + 3
    at += head_at(reading, at, "day.one") is not None or head_at(reading, at, "day.two") is not None
    first = reading.tag(at, "weekday", "deictic", inner=True)
    second = reading.tag(at + 1, "weekday", "deictic") or reading.tag(at + 2, "weekday", "deictic")
    if first is None or second is None or not (second.skip or reading.form(at + 1) == "و"):
        return None
    when = When(weekday=int(first.code)) if first.cls == "weekday" else When(shift=("day", int(first.code)))
    return Piece(index, second.last, night.skip, replace(when, daytime="night"), rule)


def _next_morning(reading: Reading, night: Tag, rule: str) -> Piece | None:
    """`ليلة السبت الأحد`, `ليل السبت/الأحد`."""
    first = reading.tag(night.last + 1, "weekday", inner=True)
    at = night.last + 2
    at += reading.form(at) in ("/", "-")
    second = reading.tag(at, "weekday", inner=True) if first else None
    if first is None or second is None or (int(second.code) - int(first.code)) % 7 != 1:
        return None
    return Piece(night.first, second.last, night.skip, When(weekday=int(first.code), daytime="night"), rule)


def _last_night(reading: Reading, index: int, rule: str) -> Piece | None:
    """`الليلة الماضية`."""
    tag = reading.tag(index, "lastnight")
    return Piece(index, tag.last, tag.skip, When(shift=("day", int(tag.code)), daytime="night"), rule) if tag else None


RULES = (
    Rule("days.weekday", ("weekday",), _weekday),
    Rule("days.weekday_day", ("weekday",), _weekday_day),
    Rule("days.bare_weekday", ("bare_weekday",), _bare_weekday),
    Rule("days.deictic", ("deictic",), _deictic),
    Rule("days.this_day", ("this",), _this_day),
    Rule("days.head", ("unit",), _head),
    Rule("days.part", ("daytime", "part", "part_word"), _part),
    Rule("days.tonight", ("tonight",), _tonight),
    Rule("days.night_between", ("tonight", "part"), _between),
    Rule("days.last_night", ("lastnight",), _last_night),
)

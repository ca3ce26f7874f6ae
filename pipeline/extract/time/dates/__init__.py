"""Calendar dates: a day with its month, a month, numeric dates; Gregorian and Hijri."""

from dataclasses import replace

from pipeline.extract.time.reading import Reading
from pipeline.extract.time.rule import MONTHS, PREPOSITIONS, Piece, Rule, context, era_at, head_at, month_at, year_digits, year_era
from pipeline.extract.time.when import Era, When

_SEPARATORS = ("/", "-", ".")
_IDENTIFIERS = context("dates")["identifier"]


def _day_month(reading: Reading, index: int, rule: str) -> Piece | None:
    """`28 يناير`, `الثالث والعشرين من تشرين الثاني/نوفمبر`, `17 من شهر أوت`."""
    day = reading.count(index)
    if day is None or not 1 <= day.value <= 31 or day.form == "words":
        return None
    at = day.last + 1
    at += reading.form(at) == "من"
    at += reading.form(at) in ("/", "-") and reading.tag(at + 1, *MONTHS) is not None
    head = head_at(reading, at, "month.one")
    at += head is not None
    found = month_at(reading, at)
    if found is None:
        return None
    month, last = found
    if month.code == "2" and month.cls == "hijri_word" and reading.form(day.last + 1) == "-":
        return None  # a score: `3-صفر`
    return _with_year(reading, Piece(index, last, day.skip, When(day=day.value, month=int(month.code), era=_era(month.cls)), rule))


def _month(reading: Reading, index: int, rule: str) -> Piece | None:
    """`يناير`, `شهر رمضان`, `سبتمبر/أيلول 2025`; names that are other words too need company."""
    head = head_at(reading, index, "month.one")
    found = month_at(reading, index + 1 if head else index, inner=head is not None)
    if found is None:
        return None
    month, last = found
    if month.cls == "month_word" and reading.form(month.first)[: month.skip] in ("ب", "ك"):
        return None  # `باب`
    skip = head.skip if head else month.skip
    piece = _with_year(reading, Piece(index, last, skip, When(month=int(month.code), era=_era(month.cls)), rule))
    named = reading.form(month.first) != "اب" and reading.form(index - 1) in ("عن", "مقابل", "مع", "ب")
    company: bool = named or head is not None or piece.last > last or reading.tag(last + 1, "direction") is not None
    if month.cls == "month_word" and not company and reading.form(index - 1) not in PREPOSITIONS:
        listed = skip == 1 and reading.form(index)[0] == "و" and reading.tag(index - 1, "month") is not None
        company = listed or reading.tag(index - 1, "modifier") is not None
        return piece if company else piece._replace(place="beside")
    if month.cls != "hijri_word" or company or (month.code in ("7", "8") and reading.form(index - 1) == "في"):
        return piece
    return piece._replace(place="beside")


def _first_day(reading: Reading, index: int, rule: str) -> Piece | None:
    """`فاتح ماي`, `غرة رمضان`: the first day of a month by its own name."""
    tag = reading.tag(index, "modifier")
    if tag is None or tag.article or reading.form(index)[tag.skip :] not in ("فاتح", "غره"):
        return None
    at = index + 1
    head = head_at(reading, at, "month.one")
    found = month_at(reading, at + (head is not None))
    if found is None:
        return None
    month, last = found
    return _with_year(reading, Piece(index, last, tag.skip, When(day=1, month=int(month.code), era=_era(month.cls)), rule))


def _with_year(reading: Reading, piece: Piece) -> Piece:
    """The piece with the year that follows: `2014`, `/ 1436هـ`, `(2014)`, and its era."""
    at = piece.last + 1
    slash = reading.form(at) in _SEPARATORS and year_digits(reading, at + 1) is not None
    year = year_digits(reading, at + slash)
    if year is None:
        return piece
    stated, last = era_at(reading, year.last + 1)
    when = piece.when
    if when.era == "hijri" and stated is None and not 1400 <= year.value <= 1470 and year.value < 2000:
        return piece
    era = "hijri" if when.era == "hijri" else year_era(year.value, stated)
    if era != when.era:
        return piece
    return piece._replace(last=last, when=When(year=year.value, month=when.month, day=when.day, era=era))


def _numeric(reading: Reading, index: int, rule: str) -> Piece | None:
    """`17/05/2015`, `2024-01-28`, `6 / 10 / 1436هـ`, `14.09.1984`: the year is the number of four digits."""
    numbers, last = _joined(reading, index)
    if len(numbers) != 3 or (reading.form(index - 1) in (*_IDENTIFIERS, *_SEPARATORS) and reading.words.touches(index)):
        return None
    stated, end = era_at(reading, last + 1)
    date = _order(numbers)
    if date is None:
        return None
    year, month, day = date
    era = year_era(year, stated)
    if era == "gregorian" and reading.form(index - 1) in _IDENTIFIERS:
        return None
    return Piece(index, end, 0, When(year=year, month=month, day=day, era=era), rule)


def _joined(reading: Reading, index: int) -> tuple[list[str], int]:
    """The digit groups that one kind of separator joins from `index` on, at most four, and their last word."""
    form = reading.form(index)
    if "." in form:
        return form.split("."), index
    groups, last = [form], index
    sign = reading.form(index + 1)
    while len(groups) < 4 and sign in _SEPARATORS and reading.form(last + 1) == sign and reading.form(last + 2).isdecimal():
        last += 2
        groups.append(reading.form(last))
    return groups, last


def _order(groups: list[str]) -> tuple[int, int, int] | None:
    """Year, month, day of three digit groups; day before month, unless the other order alone is a date."""
    sizes = [len(group) for group in groups]
    if max(sizes) > 4 or not all(group.isdecimal() for group in groups):
        return None
    first, second, third = (int(group) for group in groups)
    if sizes[0] == 4 and max(sizes[1:]) <= 2:
        year, pair = first, (second, third)
    elif sizes[2] == 4 and max(sizes[:2]) <= 2:
        year, pair = third, (second, first)
    else:
        return None
    month, day = pair if 1 <= pair[0] <= 12 else pair[::-1]
    return (year, month, day) if 1 <= month <= 12 and 1 <= day <= 31 and 1000 <= year <= 2199 else None


def _month_year(reading: Reading, index: int, rule: str) -> Piece | None:
    """`2/2013`, `3 / 1436 هـ`."""
    groups, last = _joined(reading, index)
    if len(groups) != 2 or "." in reading.form(index) or len(groups[0]) > 2 or len(groups[1]) != 4 or reading.form(index + 1) != "/":
        return None
    month, year = int(groups[0]), int(groups[1])
    stated, end = era_at(reading, last + 1)
    era = year_era(year, stated)
    known = era == "hijri" if stated or year < 1500 else 1900 <= year <= 2100
    if not 1 <= month <= 12 or not known or reading.form(index - 1) in (*_IDENTIFIERS, "/", "-"):
        return None
    return Piece(index, end, 0, When(year=year, month=month, era=era), rule)


def _day_slash_month(reading: Reading, index: int, rule: str) -> Piece | None:
    """`21/09` after a weekday or `يوم`."""
    groups, last = _joined(reading, index)
    if len(groups) != 2 or "." in reading.form(index) or max(map(len, groups)) > 2 or reading.form(index + 1) != "/":
        return None
    day, month = int(groups[0]), int(groups[1])
    return Piece(index, last, 0, When(day=day, month=month, era="gregorian"), rule, "after") if 1 <= day <= 31 and 1 <= month <= 12 else None


def _month_number(reading: Reading, index: int, rule: str) -> Piece | None:
    """`شهر ثلاثة`, `الشهر الثامن`: a month by its number, beside a day or a year."""
    head = head_at(reading, index, "month.one")
    count = reading.count(index + 1) if head else None
    if head is None or count is None or not 1 <= count.value <= 12 or head.article != (count.form == "ordinal"):
        return None
    return _with_year(reading, Piece(index, count.last, head.skip, When(month=count.value, era="gregorian"), rule, "beside"))


def _month_first(reading: Reading, index: int, rule: str) -> Piece | None:
    """`يوليو 13-15`, `أبريل 21, 2015`."""
    found = month_at(reading, index, inner=False)
    day = reading.count(found[1] + 1) if found else None
    if found is None or day is None or not 1 <= day.value <= 31 or day.form != "digits":
        return None
    when = When(month=int(found[0].code), day=day.value, era=_era(found[0].cls))
    at = day.last + 1
    if reading.form(at) in ("-", "الي"):
        end = reading.count(at + 1)
        if end is None or not day.value < end.value <= 31 or end.form != "digits":
            return None
        return Piece(index, end.last, found[0].skip, replace(when, until=replace(when, day=end.value)), rule)
    year = year_digits(reading, at + 1) if reading.form(at) in (",", "،") else None
    return Piece(index, year.last, found[0].skip, replace(when, year=year.value), rule) if year else None


def _day(reading: Reading, index: int, rule: str) -> Piece | None:
    """The day of a list or range whose month follows later: `12` in `12 و18 ماي`."""
    count = reading.count(index)
    if count is None or not 1 <= count.value <= 31 or count.form == "words":
        return None
    return Piece(index, count.last, count.skip, When(day=count.value), rule, "before")


def _era(cls: str) -> Era:
    return "hijri" if cls.startswith("hijri") else "gregorian"


RULES = (
    Rule("dates.day_month", ("number",), _day_month),
    Rule("dates.month", (*MONTHS, "unit"), _month),
    Rule("dates.first_day", ("modifier",), _first_day),
    Rule("dates.numeric", ("number",), _numeric),
    Rule("dates.month_year", ("number",), _month_year),
    Rule("dates.day_slash_month", ("number",), _day_slash_month),
    Rule("dates.month_number", ("unit",), _month_number),
    Rule("dates.month_first", MONTHS, _month_first),
    Rule("dates.day", ("number",), _day),
)

"""Years and the periods counted by them."""

from pipeline.extract.time.reading import Reading
from pipeline.extract.time.rule import PREPOSITIONS, Piece, Place, Rule, context, era_at, head_at, year_digits, year_era
from pipeline.extract.time.when import When

_CONTEXT = context("periods")
_NOT_YEARS = _CONTEXT["not_year"]
_EVENTS = _CONTEXT["event"]
_COUNTED = _CONTEXT["counted"]


def _headed(reading: Reading, index: int, rule: str) -> Piece | None:
    """`عام 2014`, `سنة 2013م`, `العام 1436هـ`, `عامي 2014` before another year."""
    head = reading.tag(index, "unit")
    if head is None or head.code not in ("year.one", "year.two", "year.many"):
        return None
    at = index + 1
    word = reading.tag(at, "newness", inner=True)
    at += word is not None
    at += reading.form(at) == "("
    year = reading.count(at)
    if year is None or year.form != "digits" or not 3 <= len(reading.form(at)) <= 4:
        return None
    stated, last = era_at(reading, year.last + 1)
    last += reading.form(at - 1) == "(" and reading.form(last + 1) == ")"
    when = When(year=year.value, era=year_era(year.value, stated), listed=None if head.code == "year.one" else True)
    return Piece(index, last, head.skip, when, rule)


def _span(reading: Reading, index: int, rule: str) -> Piece | None:
    """`2014-2018`, `موسم 2016/2017`, `1436 - 1437هـ`, `العام الدراسي 2015-16`."""
    at, skip, head = index, 0, reading.tag(index, "unit")
    if head is not None:
        if head.code.split(".")[0] not in ("season", "year"):
            return None
        at, skip = index + 1, head.skip
        while reading.tag(at, "kind", "newness", inner=True):
            at += 1
    first = year_digits(reading, at)
    if first is None or reading.form(at + 1) not in ("-", "/"):
        return None
    second = reading.form(at + 2)
    if not second.isdecimal() or len(second) not in (2, 4) or reading.form(at + 3) in ("-", "/"):
        return None
    end = int(second) if len(second) == 4 else first.value - first.value % 100 + int(second)
    near = abs(end - first.value) == 1
    plausible = near or first.value < end < first.value + (200 if reading.form(at + 1) == "-" else 11)
    plausible = plausible and 1300 <= first.value <= 2100
    if not plausible or (len(second) == 2 and not (head and near)) or (head is None and _no_years(reading, at) and not near):
        return None
    stated, last = era_at(reading, at + 3)
    era = year_era(first.value, stated)
    low, high = sorted((first.value, end))
    return Piece(index, last, skip, When(year=low, era=era, until=When(year=high, era=era)), rule)


def _no_years(reading: Reading, at: int) -> bool:
    """Whether the words before digits make them amounts; behind `الفترة من` they are years."""
    before = reading.form(at - 1)
    return before in _NOT_YEARS and not (before == "من" and reading.form(at - 2).lstrip("و").removeprefix("ل") in _STRETCHES)


_STRETCHES = frozenset(("الفتره", "فتره", "لفتره", "المده", "الاعوام", "السنوات", "الممتده"))


def _season_year(reading: Reading, index: int, rule: str) -> Piece | None:
    """`موسم 2016`, `دورة 2017`."""
    head = reading.tag(index, "unit")
    if head is None or head.code != "season.one":
        return None
    at = index + 1
    while reading.tag(at, "kind", inner=True):
        at += 1
    year = year_digits(reading, at)
    if year is None:
        return None
    stated, last = era_at(reading, at + 1)
    return Piece(index, last, head.skip, When(year=year.value, era=year_era(year.value, stated)), rule)


def _bare(reading: Reading, index: int, rule: str) -> Piece | None:
    """`2016` where it reads like a year: after a preposition or the name of an event, and counting nothing."""
    year = year_digits(reading, index)
    if year is None or (reading.words.touches(index) and reading.form(index - 1).isascii() and reading.form(index - 1)[-1:].isalpha()):
        return None
    stated, last = era_at(reading, index + 1)
    era = year_era(year.value, stated)
    place: Place = "alone" if stated or _reads_like_year(reading, index, year.value) else "after"
    return Piece(index, last, 0, When(year=year.value, era=era), rule, place)


def _reads_like_year(reading: Reading, index: int, year: int) -> bool:
    before, after = reading.form(index - 1), reading.form(index + 1)
    if (before in ("", "\n") and after in ("-", ":")) or (before == "(" and after == ")" and 1900 <= year <= 2050):
        return True
    if _counts_with(reading, index + 1) or after in _COUNTED or after in (":", "/", "*", "×") or not 1900 <= year <= 2050:
        return False
    if before in PREPOSITIONS or before in ("و", "ل", "لل", "ب"):
        return (before != "من" and before not in ("و", "ب", "الي", "ل")) or _ends(after)
    if before in _NOT_YEARS or reading.tag(index - 1, "approx"):
        return False
    return (
        before.removeprefix("و").removeprefix("ل").removeprefix("ب") in _EVENTS or before.removeprefix("ال") in _EVENTS or (before.isalpha() and _ends(after))
    )


def _counts_with(reading: Reading, at: int) -> bool:
    """`2000 و2500 شخص`: a number that is no year is joined to it."""
    at += reading.form(at) in ("و", "الي", "-", "او")
    other = reading.form(at)
    return other.isdecimal() and len(other) >= 4 and int(other[:9]) > _LATEST


_LATEST = 2100


def _ends(after: str) -> bool:
    """Whether no counted noun can follow: the phrase ends, or a definite or function word comes."""
    return not after or not after[0].isalnum() or after == "و" or after.startswith(("ال", "وال", "لل", "بال")) or after in PREPOSITIONS


def _period(reading: Reading, index: int, rule: str) -> Piece | None:
    """`صيف 2015`, `فصل الشتاء`, `شتاء العام الماضي`."""
    head = reading.tag(index, "season_head")
    tag = reading.tag(index + 1 if head else index, "season", inner=head is not None)
    if tag is None:
        return None
    skip = head.skip if head else tag.skip
    year = year_digits(reading, tag.last + 1)
    when = When(period=("season", int(tag.code)), year=year.value if year else None)
    alone = year or (tag.article and (head or reading.form(index - 1) in ("في", "خلال", "منذ", "بحلول", "هذا")))
    place: Place = "alone" if alone else "after" if not tag.article and reading.tag(tag.last + 1, "unit", "this") is None else "before"
    if reading.tag(tag.last + 1, "direction", inner=True) and tag.article:
        place = "alone"
    return Piece(index, year.last if year else tag.last, skip, when, rule, place)


def _decade(reading: Reading, index: int, rule: str) -> Piece | None:
    """`السبعينيات`, `ثمانينات القرن الماضي`, `عقد الستينيات`."""
    head = index + 1 if reading.form(index) in ("عقد", "سنوات", "فتره", "حقبه") else index
    tag = reading.tag(head, "decade", inner=head > index)
    if tag is None or reading.form(index - 1) == "عمر" or (reading.form(tag.last + 1) == "من" and reading.form(tag.last + 2) in ("العمر", "عمره", "عمرها")):
        return None
    skip = 0 if head > index else tag.skip
    return Piece(index, tag.last, skip, When(period=("decade_of", int(tag.code))), rule, "alone" if tag.article else "before")


def _century(reading: Reading, index: int, rule: str) -> Piece | None:
    """`القرن التاسع عشر`, `القرن الـ19`, `القرن الحادي والعشرين`."""
    head = head_at(reading, index, "century.one")
    if head is None or not head.article:
        return None
    at = index + 1 + (reading.form(index + 1) == "ال")
    count = reading.count(at)
    if count is None or not 1 <= count.value <= 30 or (count.form == "words" and reading.form(at)[:2] != "ال"):
        return None
    stated, last = era_at(reading, count.last + 1)
    return Piece(index, last, head.skip, When(period=("century", count.value - 1), era=stated or "gregorian"), rule)


RULES = (
    Rule("periods.year", ("unit",), _headed),
    Rule("periods.years", ("unit", "number"), _span),
    Rule("periods.season_year", ("unit",), _season_year),
    Rule("periods.bare_year", ("number",), _bare),
    Rule("periods.season", ("season", "season_head"), _period),
    Rule("periods.decade", ("decade", "unit"), _decade),
    Rule("periods.century", ("unit",), _century),
)

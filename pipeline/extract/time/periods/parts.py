"""Counted parts of a year: `الربع الأول من عام 2014`, `السداسي الأول`, Morocco's `الفصل الثالث من سنة 2025`."""

from pipeline.extract.time.reading import Count, Reading, Tag
from pipeline.extract.time.rule import Piece, Place, Rule, year_digits
from pipeline.extract.time.when import When

_DURING = frozenset(("في", "خلال", "وخلال", "وفي", "عن", "بنهايه", "نتايج", "ارباح", "لنتايج"))
_PLAYED = frozenset(("المباراه", "اللقاء", "الساعه", "الشوط", "المواجهه", "الملعب"))


def _part_of_year(reading: Reading, index: int, rule: str) -> Piece | None:
    """`الربع الأول من عام 2014`, `النصف الثاني من العام الجاري`, `السداسي الأول`."""
    tag = reading.tag(index, "quarter", "half", "third") or _quarter_called_season(reading, index)
    count = reading.count(index + 1) if tag else None
    if tag is None or not tag.article or count is None or count.form != "ordinal" or count.skip:
        last_one = tag is not None and tag.article and reading.form(index + 1) in ("الاخير", "الاخيره")
        if not last_one or tag is None:
            return None
        count = Count({"quarter": 4, "half": 2, "third": 3}[tag.cls], index + 1, index + 1, 0, "ordinal")
    if not 1 <= count.value <= {"quarter": 4, "half": 2, "third": 3}[tag.cls]:
        return None
    place: Place = "alone" if _is_told(reading, tag, count.last + 1) else "before"
    return Piece(index, count.last, tag.skip, When(period=(tag.cls, int(tag.code) + count.value - 1)), rule, place)  # type: ignore[arg-type]


def _quarter_called_season(reading: Reading, index: int) -> Tag | None:
    """`الفصل الثالث من سنة 2025`: Morocco's word for a quarter, where its year follows."""
    tag = reading.tag(index, "season_head")
    if tag is None or not tag.article or reading.form(index + 2) not in ("من", "لسنه", "لعام"):
        return None
    year = index + 2 + (reading.form(index + 2) == "من")
    told = reading.tag(year, "unit")
    return tag._replace(cls="quarter", code="33") if (told and told.code == "year.one") or year_digits(reading, year) else None


def _is_told(reading: Reading, tag: Tag, after: int) -> bool:
    """Whether a quarter needs no year: behind `نهاية`, or as a period that figures are compared by (`في الربع الثاني`), not a part of a game."""
    if tag.cls != "quarter":
        return False
    before = reading.form(tag.first - 1)
    if not tag.skip and reading.tag(tag.first - 1, "modifier"):
        return True
    period = before in _DURING or (tag.skip > 0 and reading.form(tag.first)[: tag.skip].endswith("ل"))
    return period and reading.form(after) not in ("من", "لسنه", "لعام") and not any(reading.form(at) in _PLAYED for at in range(after, after + 4))


RULES = (Rule("periods.part_of_year", ("quarter", "half", "third", "season_head"), _part_of_year),)

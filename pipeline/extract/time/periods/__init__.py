"""Years, seasons, decades, centuries, and units told from now: `العام الماضي`, `نهاية 2021`, `السنوات العشر الماضية`."""

from pipeline.extract.time.periods.parts import RULES as PARTS
from pipeline.extract.time.periods.relative import RULES as RELATIVE
from pipeline.extract.time.periods.years import RULES as YEARS

RULES = (*YEARS, *RELATIVE, *PARTS)

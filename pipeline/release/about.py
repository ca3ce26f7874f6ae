"""What a release says about itself: its name, its licence, the tables it holds, whose text it may carry."""

from collections.abc import Mapping
from types import MappingProxyType

from pipeline.schema import CHANGES, TABLES, Table

NAME = "waqai"
TITLE = "waqai (وقائع): numeric facts in Arabic documents"
DESCRIPTION = (
    "Numbers stated in Arabic documents, as rows: value, unit, counted item, qualifier, time, place, speaker and the exact characters each stands on; "
    "with the documents, names, time expressions, duplicates and data-quality results behind them."
)
KEYWORDS = ("arabic", "news", "facts", "quantities", "information-extraction", "time-expressions", "attribution")
LICENCE_ID = "CC-BY-4.0"
LICENCE_TITLE = "Creative Commons Attribution 4.0 International"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"

#: Licences under which a text may be passed on, by anyone and for any purpose, as a pattern over the upper-case `rights` with
#: hyphens for spaces. NC and ND are left out on purpose: the data is CC BY, and its users may sell it and change it.
REDISTRIBUTABLE = r"(CC0|CC-(BY|BY-SA)(-[1-4]\.[05](-(AT|AU|DE|IGO|NL|UK|US))?)?|CC0-1\.0|CC-PDDC|CC-PDM-1\.0|PDDL-1\.0|PUBLIC-DOMAIN|ODC-BY-1\.0|APACHE-2\.0|MIT|OGL-UK-[123]\.0)"
#: The same list for people.
REDISTRIBUTABLE_NAMES = "CC0, CC BY, CC BY-SA, ODC-By, PDDL, public domain, OGL-UK, Apache-2.0, MIT"

#: Tables whose rows are compared between releases; `quality` describes them and is left out.
DATA_TABLES: Mapping[str, Table] = MappingProxyType({name: table for name, table in TABLES.items() if name != "quality"})

#: Every table of a release, one Parquet file each.
RELEASED: Mapping[str, Table] = MappingProxyType({**TABLES, CHANGES.name: CHANGES})

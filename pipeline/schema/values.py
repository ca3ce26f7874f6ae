"""The closed lists of values that columns hold, each declared once, as the type of such a value."""

from typing import Final, Literal

Kind = Literal["count", "money", "percent", "measure", "duration", "age", "rank", "ordinal", "score", "rate"]
Qualifier = Literal["exact", "about", "more_than", "at_least", "less_than", "at_most", "range", "vague"]
Change = Literal["up", "down"]
TimexType = Literal["DATE", "TIME", "SET"]
Modifier = Literal["start", "mid", "end", "approx"]
Calendar = Literal["gregorian", "hijri"]
Anchor = Literal["published", "text"]
EntityType = Literal["PER", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT"]
#: The types of what has a place on the map.
PLACES: Final[frozenset[EntityType]] = frozenset(("GPE", "LOC", "FAC"))
Method = Literal["gazetteer", "pattern", "tagger", "camel"]
LinkReason = Literal["alias", "variant", "part_of_name", "title", "context", "new"]
#: The roles of a fact that an entity can stand in.
ROLES: Final = ("subject", "place", "attribution")
Role = Literal["title", "heading", "body", "caption", "boilerplate"]
Relation = Literal["near", "contains", "update"]
Agreement = Literal["single", "agree", "differ"]
Severity = Literal["blocking", "warning"]
Status = Literal["accepted", "quarantined"]
Reason = Literal[
    "empty",
    "binary",
    "undecodable",
    "too_large",
    "bad_json",
    "missing_text",
    "not_arabic",
    "outside_root",
    "unreadable",
    "bad_archive",
    "bad_metadata",
    "unknown_format",
]
Action = Literal["added", "removed", "changed"]
Cause = Literal["inputs", "code", "both"]

"""What a mention was taken for."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from pipeline.schema.values import LinkReason

#: Scores of the reasons: a name that one entity bears, one that several bear, a part of a name, a spelling of it, what the text around tells, a new name.
ALIAS, AMBIGUOUS, PART, VARIANT, TITLE, CONTEXT, HOME, NEW = 0.95, 0.7, 0.85, 0.8, 0.75, 0.7, 0.6, 0.5
#: The scope of a name that all documents share.
SHARED: Final = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a mention was taken for: an id of the gazetteer, or else a new name (`key`, folded).

    Within its `scope` a new name is one entity: all documents, those about one country (its code), or one document (its id).
    """

    row: Mapping[str, Any]
    key: str
    reason: LinkReason
    score: float
    entity_id: str | None = None
    scope: str = SHARED

"""What extraction finds in one text. Offsets are half-open code points of the untouched text."""

from dataclasses import dataclass
from datetime import date

from pipeline.schema.values import Anchor, Calendar, Change, EntityType, Kind, Method, Modifier, Qualifier, TimexType


@dataclass(frozen=True, slots=True)
class Phrase:
    """A span of the text that fills a role."""

    start_char: int
    end_char: int
    surface: str


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression; `earliest` and `latest` are Gregorian days, as far as they are settled."""

    start_char: int
    end_char: int
    surface: str
    type: TimexType
    edtf: str | None
    earliest: date | None
    latest: date | None
    modifier: Modifier | None
    calendar: Calendar
    anchor: Anchor | None
    rule_id: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text, without the clitics before it. `entity_id` is set where the gazetteer knows the one entity it can mean."""

    start_char: int
    end_char: int
    surface: str
    type: EntityType
    method: Method
    confidence: float
    entity_id: str | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A stated quantity with its roles; values and units are defined in docs/guidelines.md."""

    start_char: int
    end_char: int
    surface: str
    kind: Kind
    value: float | None
    value_low: float | None
    value_high: float | None
    qualifier: Qualifier
    unit: str | None
    change: Change | None
    rule_id: str
    confidence: float
    item: Phrase | None = None
    subject: Phrase | None = None
    place: Phrase | None = None
    time: Timex | None = None
    attribution: Phrase | None = None
    attribution_cue: Phrase | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was found in a text, each in the order of the text."""

    quantities: tuple[Quantity, ...]
    timexes: tuple[Timex, ...]
    mentions: tuple[Mention, ...]

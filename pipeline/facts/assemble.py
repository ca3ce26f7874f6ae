"""One document's extraction as rows: mentions, time expressions and quantities in their sentences."""

import hashlib
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pipeline.extract import extract
from pipeline.extract.names import Ner
from pipeline.extract.records import Mention, Quantity, Timex
from pipeline.facts.bearers import bearer
from pipeline.schema import COLUMNS, TABLES, Field, Table
from pipeline.schema.values import ROLES

_FACTS = TABLES["facts"].without("claim_id", *(f"{role}_entity_id" for role in ROLES))
#: Facts before names are linked: each role keeps the mention it stands on instead of an entity.
QUANTITIES: Table = replace(_FACTS, fields=(*_FACTS.fields, *(Field(name, COLUMNS[name], required=False) for name in (f"{role}_mention" for role in ROLES))))
_QUOTED = 200


@dataclass(frozen=True, slots=True)
class SentenceSpan:
    """Where a sentence stands: its index and its half-open span."""

    index: int
    start_char: int
    end_char: int


def document_rows(row: dict[str, Any], ner: Ner = "default") -> dict[str, list[dict[str, Any]]]:
    """Rows of `mentions`, `timexes` and `QUANTITIES` of one document.

    `row` holds `doc_id`, `text`, `published`, `sentences` (list of index, start_char, end_char) and `boilerplate` (list of
    start_char, end_char): what stands in boilerplate is not news and gives no rows.
    """
    doc_id, text = row["doc_id"], row["text"]
    found = extract(text, row["published"], ner)
    kept = _outside(row["boilerplate"])
    mentions = [mention for mention in found.mentions if kept(mention)]
    sentences = [SentenceSpan(*sentence) for sentence in row["sentences"]]
    return {
        "mentions": [{"doc_id": doc_id, **record_values("mentions", mention)} for mention in mentions],
        "timexes": [{"doc_id": doc_id, **record_values("timexes", timex)} for timex in found.timexes if kept(timex)],
        "quantities": list(_quantity_rows(doc_id, text, filter(kept, found.quantities), sentences, mentions)),
    }


def _outside(spans: Sequence[tuple[int, int]]) -> Callable[[Mention | Timex | Quantity], bool]:
    starts = [start for start, _ in spans]

    def kept(record: Mention | Timex | Quantity) -> bool:
        index = bisect_right(starts, record.start_char) - 1
        return index < 0 or record.start_char >= spans[index][1]

    return kept


def record_values(table: str, record: Mention | Timex) -> dict[str, Any]:
    """A record in the column names of its table, but for `doc_id`."""
    return {name: getattr(record, name) for name in TABLES[table].names if name != "doc_id"}


def quantity_values(quantity: Quantity) -> dict[str, Any]:
    """What one text settles of a fact, in the column names of `facts`."""
    phrases = {role: getattr(quantity, role) for role in ("item", "subject", "place", "time", "attribution", "attribution_cue")}
    plain = ("start_char", "end_char", "surface", "kind", "value", "value_low", "value_high", "qualifier", "unit", "change", "rule_id", "confidence")
    time = quantity.time
    return {
        **{name: getattr(quantity, name) for name in plain},
        **{role: phrase.surface if phrase else None for role, phrase in phrases.items()},
        "time_edtf": time.edtf if time else None,
        "time_earliest": time.earliest if time else None,
        "time_latest": time.latest if time else None,
    }


def _quantity_rows(
    doc_id: str, text: str, quantities: Iterable[Quantity], sentences: Sequence[SentenceSpan], mentions: Sequence[Mention]
) -> Iterable[dict[str, Any]]:
    starts = [sentence.start_char for sentence in sentences]
    for quantity in quantities:
        at = bisect_right(starts, quantity.start_char) - 1
        if at < 0 or quantity.end_char > sentences[at].end_char:  # two sentences do not state one number
            continue
        sentence = sentences[at]
        yield {
            "fact_id": "f-" + hashlib.sha256(f"{doc_id}|{quantity.start_char}|{quantity.end_char}|{quantity.kind}".encode()).hexdigest()[:16],
            "doc_id": doc_id,
            "sentence_index": sentence.index,
            **quantity_values(quantity),
            "evidence": quote(text, sentence, quantity.start_char, quantity.end_char),
            **{f"{role}_mention": _mention_key(bearer(role, getattr(quantity, role), text, mentions)) for role in ROLES},
        }


def quote(text: str, sentence: SentenceSpan, start: int, end: int) -> str:
    """At most 200 characters of the sentence around `[start, end)`, cut between words."""
    if sentence.end_char - sentence.start_char <= _QUOTED:
        return text[sentence.start_char : sentence.end_char]
    left = max(sentence.start_char, min((start + end - _QUOTED) // 2, sentence.end_char - _QUOTED))
    right = min(sentence.end_char, left + _QUOTED)
    if left > sentence.start_char and (space := text.find(" ", left, start)) >= 0:
        left = space + 1
    if right < sentence.end_char and (space := text.rfind(" ", end, right)) >= 0:
        right = space
    return text[left:right]


def _mention_key(mention: Mention | None) -> str | None:
    return f"{mention.start_char}:{mention.end_char}:{mention.type}" if mention else None

"""Link the mentions of a collection to entities."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import polars as pl

from pipeline.entities.across import people
from pipeline.entities.decision import SHARED, Decision
from pipeline.entities.document import decide
from pipeline.entities.english import english_name
from pipeline.entities.names import country_within, entry_of
from pipeline.extract.names.gazetteer import Entry
from pipeline.schema import TABLES, frame


@dataclass(frozen=True, slots=True)
class Linked:
    """Mentions with their entities, the entities, and the decisions."""

    mentions: pl.DataFrame
    entities: pl.DataFrame
    entity_links: pl.DataFrame


def new_id(kind: str, name: str, scope: str = SHARED) -> str:
    """The id of an entity that no table knows, from its type, its folded name and where the name means it."""
    return "e-" + hashlib.sha256(f"{kind}\n{name}\n{scope}".encode()).hexdigest()[:16]


def _ids(decisions: Sequence[Decision], texts: Mapping[str, str]) -> Iterator[tuple[Decision, str]]:
    """Each decision with the id of its entity."""
    persons = people(decisions, texts)
    first: dict[str, str] = {}
    for (_, key), group in persons.items():
        first[key] = min(first.get(key, group), group)
    for one in decisions:
        kind, scope = one.row["type"], one.scope
        if one.entity_id:
            yield one, one.entity_id
            continue
        if kind == "PER" and scope == SHARED:
            group = persons[one.row["doc_id"], one.key]
            scope = SHARED if group == first[one.key] else group
        yield one, new_id(kind, one.key, scope)


def _used_name(group: Sequence[Decision]) -> str:
    """The name that the texts use most, in full."""
    surfaces: Counter[str] = Counter(one.row["surface"] for one in group if one.reason in ("new", "alias")) or Counter(one.row["surface"] for one in group)
    return min(surfaces, key=lambda surface: (-surfaces[surface], -len(surface), surface))


def _entity(ident: str, group: Sequence[Decision]) -> dict[str, Any]:
    """The row of an entity: as the gazetteer has it, whatever the texts call it, or else as they do."""
    return {
        "entity_id": ident,
        "wikidata_id": None,
        **(_known(entry) if (entry := entry_of(ident)) else _new(group)),
        "n_mentions": len(group),
        "n_documents": len({one.row["doc_id"] for one in group}),
    }


def _known(entry: Entry) -> dict[str, Any]:
    return {
        "type": entry.type,
        "name_ar": entry.name_ar,
        "name_en": entry.name_en,
        "geonames_id": entry.geonames,
        "country_code": entry.country,
        "latitude": entry.latitude,
        "longitude": entry.longitude,
    }


def _new(group: Sequence[Decision]) -> dict[str, Any]:
    name, kind = _used_name(group), group[0].row["type"]
    return {
        "type": kind,
        "name_ar": name,
        "name_en": english_name(name, kind),
        "geonames_id": None,
        "country_code": country_within(name, kind),
        "latitude": None,
        "longitude": None,
    }


def link_mentions(mentions: pl.DataFrame, texts: pl.DataFrame) -> Linked:
    """Give every mention its entity, with the reason and a score.

    `mentions` has the columns of that table, `texts` has doc_id and text. The same frames, in any order, give the same rows.
    """
    rows = mentions.sort("doc_id", "start_char", "end_char", "type").to_dicts()
    by_id = dict(zip(texts["doc_id"].to_list(), texts["text"].to_list(), strict=True))
    decisions = [one for doc, group in groupby(rows, key=lambda row: row["doc_id"]) for one in decide(list(group), by_id.get(doc) or "")]
    linked = list(_ids(decisions, by_id))
    groups: dict[str, list[Decision]] = {}
    links: dict[tuple[Any, ...], dict[str, Any]] = {}
    for one, ident in linked:
        groups.setdefault(ident, []).append(one)
        span = {name: one.row[name] for name in ("doc_id", "start_char", "end_char")}
        links.setdefault((*span.values(), ident), {**span, "entity_id": ident, "reason": one.reason, "score": one.score})
    return Linked(
        frame(TABLES["mentions"], ({**one.row, "entity_id": ident} for one, ident in linked)),
        frame(TABLES["entities"], (_entity(ident, group) for ident, group in groups.items())),
        frame(TABLES["entity_links"], links.values()),
    )

"""Facts of different documents that say the same are one claim.

Facts are compared where they agree in kind, unit, direction of change and head of the item, hold in the same place (of the same subject where the text names
no place, in the same story where it names neither), name no different subjects, and speak of times that overlap. Equal numbers are one claim. Different numbers are one claim with two values only where they
answer one question: no document states both, they are of one size, and they come from one story or speak of one day. Within a claim, copies and versions
of a story (a cluster, and paragraphs reused from it) count once, and what a publisher said last speaks for it, so that an update is no conflict. Claims differ where the intervals that
the voices give have no point in common.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

import polars as pl

from pipeline.extract.names import Ner
from pipeline.facts.lemma import lemma
from pipeline.groups import unite
from pipeline.schema import TABLES, conform, frame
from pipeline.schema.values import Agreement
from pipeline.text.clitics import readings
from pipeline.text.fold import fold_word

#: What is said without a time holds for about the week around the day of publication.
_AROUND = timedelta(days=3)
#: `about 2500` and `2480` do not contradict each other.
_ABOUT = 0.05
#: Numbers further apart than this answer different questions.
_ONE_SIZE = 3.0
_DAY_ONE, _DAY_LAST = date(1, 1, 1), date(9999, 12, 31)


@dataclass(frozen=True, slots=True)
class Stated:
    """A fact as claims see it: what is compared, when it holds, and what it bounds."""

    fact_id: str
    doc_id: str
    story: str
    publisher: str | None
    published: date | None
    key: tuple[str, ...]
    subject: str
    shown: dict[str, Any]
    earliest: date
    latest: date
    low: float
    high: float
    numbers: tuple[float, ...]


def stories(facts: pl.DataFrame, documents: pl.DataFrame, sentences: pl.DataFrame, paragraphs: pl.DataFrame) -> pl.DataFrame:
    """Which story each fact tells (fact_id, story): the cluster of its document, or of the document that its paragraph is reused from."""
    places = facts.select("fact_id", "doc_id", "sentence_index").join(
        sentences.select("doc_id", "sentence_index", "paragraph_index"), on=["doc_id", "sentence_index"]
    )
    reused = places.join(paragraphs.select("doc_id", "paragraph_index", "reuse_of"), on=["doc_id", "paragraph_index"])
    first = pl.coalesce(pl.col("reuse_of").str.split(":").list.first(), "doc_id")
    clusters = documents.select(pl.col("doc_id").alias("first"), pl.col("cluster_id").alias("story"))
    return reused.with_columns(first.alias("first")).join(clusters, on="first").select("fact_id", "story")


def link_claims(facts: pl.DataFrame, documents: pl.DataFrame, told: pl.DataFrame, ner: Ner = "default") -> tuple[pl.DataFrame, pl.DataFrame]:
    """Group facts into claims.

    `facts` has the columns of the table but `claim_id`; `documents` has doc_id, publisher, published; `told` comes from `stories`; with
    `ner="camel"` lemmas are those of camel-tools' analyser where its database is installed. Returns (facts with their `claim_id`, claims).
    """
    joined = facts.join(documents.select("doc_id", "publisher", "published"), on="doc_id").join(told, on="fact_id").sort("fact_id")
    groups: dict[tuple[str, ...], list[Stated]] = defaultdict(list)
    for row in joined.iter_rows(named=True):
        stated = _stated(row, ner)
        groups[stated.key].append(stated)
    claims: list[dict[str, Any]] = []
    of: dict[str, str] = {}
    for group in groups.values():
        for members in (claim for overlapping in _overlapping(group) for claim in _same_question(overlapping)):
            claim = _claim(members)
            claims.append(claim)
            of.update({member.fact_id: claim["claim_id"] for member in members})
    linked = facts.with_columns(pl.col("fact_id").replace_strict(of, default=None, return_dtype=pl.String).alias("claim_id"))
    return conform(TABLES["facts"], linked), frame(TABLES["claims"], claims)


def _stated(row: dict[str, Any], ner: Ner) -> Stated:
    earliest, latest = _interval(row)
    low, high = _bounds(row)
    place = row["place_entity_id"] or fold_word(row["place"] or "")
    subject = row["subject_entity_id"] or fold_word(row["subject"] or "")
    head = item_head(row["item"], ner) if row["item"] else ""
    context = place or subject or row["story"]
    key = (row["kind"], row["unit"] or "", row["change"] or "", head, context) if head or (place and subject) else (row["fact_id"],)
    shown = {name: row[name] for name in ("kind", "item", "unit", "place", "subject", "time_edtf")}
    numbers = tuple(row[name] for name in ("value", "value_low", "value_high") if row[name] is not None)
    return Stated(row["fact_id"], row["doc_id"], row["story"], row["publisher"], row["published"], key, subject, shown, earliest, latest, low, high, numbers)


def _interval(row: dict[str, Any]) -> tuple[date, date]:
    """When the fact holds: its time, else the days around publication, else any day."""
    if row["time_earliest"] or row["time_latest"]:
        return row["time_earliest"] or _DAY_ONE, row["time_latest"] or _DAY_LAST
    if row["published"]:
        return row["published"] - _AROUND, row["published"] + _AROUND
    return _DAY_ONE, _DAY_LAST


def _bounds(row: dict[str, Any]) -> tuple[float, float]:
    """The interval of values that the fact allows."""
    value = row["value"]
    if row["qualifier"] == "about" and value is not None:
        return value - _ABOUT * abs(value), value + _ABOUT * abs(value)
    if row["qualifier"] == "exact" and value is not None:
        return value, value
    low, high = row["value_low"], row["value_high"]
    if row["kind"] == "score":
        low, high = min(low, high), max(low, high)
    return (float("-inf") if low is None else low), (float("inf") if high is None else high)


@lru_cache(maxsize=65_536)
def item_head(item: str, ner: Ner = "default") -> str:
    """The lemma of an item's first word, folded, without its article."""
    word = next(iter(item.split(maxsplit=1)), item)
    head = fold_word(lemma(word, ner))
    return readings(head)[1][1] if head.startswith("ال") and len(head) > 4 else head


def _overlapping(group: Sequence[Stated]) -> Iterator[list[Stated]]:
    """Split a group where time leaves a gap."""
    members: list[Stated] = []
    until = _DAY_ONE
    for stated in sorted(group, key=lambda s: (s.earliest, s.latest, s.fact_id)):
        if members and stated.earliest > until:
            yield members
            members = []
        until = max(until, stated.latest) if members else stated.latest
        members.append(stated)
    if members:
        yield members


def _same_question(group: Sequence[Stated]) -> list[list[Stated]]:
    """Split a group into claims: equal numbers first, then those different ones that answer one question."""
    by_numbers: dict[tuple[float, ...], list[Stated]] = defaultdict(list)
    for stated in group:
        by_numbers[stated.numbers].append(stated)
    claims: list[list[Stated]] = []
    for members in (part for equal in by_numbers.values() for part in _by_subject(equal)):
        rival = next((claim for claim in claims if _rivals(claim, members)), None)
        if rival is None:
            claims.append(members)
        else:
            rival.extend(members)
    return claims


def _by_subject(equal: Sequence[Stated]) -> list[list[Stated]]:
    """Split equal numbers by the subjects they name; a fact that names none says the same as the first that does."""
    first = next((stated.subject for stated in equal if stated.subject), "")
    parts: dict[str, list[Stated]] = defaultdict(list)
    for stated in equal:
        parts[stated.subject or first].append(stated)
    return list(parts.values())


def _rivals(one: Sequence[Stated], other: Sequence[Stated]) -> bool:
    if {stated.doc_id for stated in one} & {stated.doc_id for stated in other} or len({stated.subject for stated in (*one, *other)} - {""}) > 1:
        return False
    sizes = [abs(number) for stated in (*one, *other) for number in stated.numbers]
    if max(sizes) > _ONE_SIZE * min(sizes):
        return False
    same_story = bool({stated.story for stated in one} & {stated.story for stated in other})
    days = {(stated.earliest, stated.latest) for stated in (*one, *other)}
    return same_story or (len(days) == 1 and all(earliest == latest for earliest, latest in days))


def _claim(members: Sequence[Stated]) -> dict[str, Any]:
    first = min(members, key=lambda s: s.fact_id)
    told = {member.story for member in members}
    voices = list(_latest_of_each_voice(members))
    low, high = max(voice[0] for voice in voices), min(voice[1] for voice in voices)
    stated = [number for member in members for number in member.numbers]
    agreement: Agreement = "single" if len(told) == 1 else "agree" if low <= high else "differ"
    return {
        "claim_id": "c-" + hashlib.sha256("|".join((*first.key, first.fact_id)).encode()).hexdigest()[:16],
        **first.shown,
        "value_low": min(stated),
        "value_high": max(stated),
        "n_facts": len(members),
        "n_documents": len({member.doc_id for member in members}),
        "n_independent": len(told),
        "agreement": agreement,
    }


def _latest_of_each_voice(members: Sequence[Stated]) -> Iterator[tuple[float, float]]:
    """For each voice the interval of its latest document: what its facts span together. Stories of one publisher are one voice."""
    for voice in _voices(members):
        last = max((member.published or _DAY_ONE, member.doc_id) for member in voice)
        said = [member for member in voice if (member.published or _DAY_ONE, member.doc_id) == last]
        yield min(member.low for member in said), max(member.high for member in said)


def _voices(members: Sequence[Stated]) -> list[list[Stated]]:
    """Split members so that those of one story, or of one publisher, are together."""
    first = unite((member.story, f"publisher {member.publisher}") for member in members if member.publisher)
    voices: dict[str, list[Stated]] = defaultdict(list)
    for member in members:
        voices[first.get(member.story, member.story)].append(member)
    return list(voices.values())

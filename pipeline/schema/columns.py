"""Every column of every table, declared once. Tables refer to them by name (`tables.py`); all else is derived.

A name that means something else in another table is declared again as `table.column`.
"""

from dataclasses import dataclass
from typing import Literal, get_args

from pipeline.schema import values

Type = Literal["text", "integer", "number", "boolean", "date"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what it holds, in which unit, and what is allowed in it."""

    type: Type
    description: str
    unit: str | None = None
    values: tuple[str, ...] = ()
    pattern: str | None = None
    minimum: float | None = None
    maximum: float | None = None

    @property
    def comment(self) -> str:
        """The description with the unit, for readers of a single text."""
        return f"{self.description} Unit: {self.unit}." if self.unit else self.description


def _text(description: str, *, pattern: str | None = None) -> Column:
    return Column("text", description, pattern=pattern)


def _one_of(description: str, literal: object) -> Column:
    return Column("text", description, values=get_args(literal))


def _count(description: str, unit: str | None = None, *, minimum: float = 0) -> Column:
    return Column("integer", description, unit=unit, minimum=minimum)


def _number(description: str, unit: str | None = None, *, minimum: float | None = None, maximum: float | None = None) -> Column:
    return Column("number", description, unit=unit, minimum=minimum, maximum=maximum)


def _share(description: str) -> Column:
    return _number(description, minimum=0, maximum=1)


def _id(description: str, prefix: str) -> Column:
    return _text(description, pattern=f"^{prefix}-[0-9a-f]{{16}}$")


def _date(description: str) -> Column:
    return Column("date", description)


COLUMNS: dict[str, Column] = {
    # files
    "path": _text("Path of the input file below the raw folder, with forward slashes."),
    "record": _text("Id or line of the record in a JSONL file; empty where the file is one document."),
    "sha256": _text("SHA-256 of the file's bytes (of the line's bytes for a JSONL record).", pattern="^[0-9a-f]{64}$"),
    "bytes": _count("Size of the file (of the line for a JSONL record), as stored.", "byte"),
    "media_type": _text("Media type of the content, as read: text/plain, text/html or application/x-ndjson."),
    "encoding": _text("Character encoding the bytes were decoded from."),
    "status": _one_of("Whether the content became a document.", values.Status),
    "reason": _one_of("Why it was quarantined.", values.Reason),
    "detail": _text("The exact place and cause of a quarantine, or what could not be used of an accepted record."),
    # documents
    "doc_id": _id("Document id, made from its text: equal texts have equal ids.", "d"),
    "title": _text("Headline."),
    "publisher": _text("Who published the document."),
    "url": _text("Address the document was published at."),
    "published": _date("Day of publication, as the metadata or the page says; never guessed."),
    "language": _text("Language of the text, ISO 639-1 (or 639-3 where that has no code).", pattern="^[a-z]{2,3}$"),
    "language_score": _share("Confidence of the language detector."),
    "rights": _text("Licence of the text, SPDX where there is one; decides whether a release carries the text."),
    "n_chars": _count("Length of the text.", "code point"),
    "n_paragraphs": _count("Number of paragraphs."),
    "text": _text("Decoded text, never edited. In a release empty where the rights do not allow it."),
    "cluster_id": _id("Cluster of documents that are copies or versions of each other; the id of its representative.", "d"),
    "is_representative": Column("boolean", "Whether the document stands for its cluster: the longest, then earliest, then smallest id."),
    "quality_flags": _text(
        "What lowers the quality of the text, separated by semicolons: foreign_text, too_short, repetition, unsure_language, mojibake.",
        pattern="^[a-z_]+(?:;[a-z_]+)*$",
    ),
    # paragraphs and sentences
    "paragraph_index": _count("Position of the paragraph in its document, from 0."),
    "sentence_index": _count("Position of the sentence in its document, from 0."),
    "start_char": _count("First character of the span in the document's text.", "code point"),
    "end_char": _count("End of the span in the document's text, exclusive.", "code point", minimum=1),
    "role": _one_of("What the paragraph is; boilerplate gives no facts.", values.Role),
    "reuse_of": _text("First paragraph elsewhere that says the same, as doc_id:paragraph_index.", pattern="^d-[0-9a-f]{16}:[0-9]+$"),
    "similarity": _share("Share of the content in common, 1 for the same text after folding."),
    # duplicates
    "other_doc_id": _id("The other document of the pair.", "d"),
    "relation": _one_of("near: same content; contains: the other is a part of this one; update: same story, other numbers.", values.Relation),
    "changed_numbers": _text("Numbers that differ, as other→this, separated by semicolons."),
    # entities and mentions
    "entity_id": _text(
        "Entity id: stable for entities of the gazetteer; for others made from type, name and, where a name alone does not tell who is meant, document or country.",
        pattern="^e-[0-9a-z-]+$",
    ),
    "type": _one_of("Kind of entity: person, organisation, state or city, place, building, people, event.", values.EntityType),
    "timexes.type": _one_of("TIMEX3 type.", values.TimexType),
    "name_ar": _text("Name in Arabic."),
    "name_en": _text("Name in English; transliterated where no English name is known."),
    "wikidata_id": _text("Wikidata id, from data files only.", pattern="^Q[0-9]+$"),
    "geonames_id": _count("GeoNames id, from data files only.", minimum=1),
    "country_code": _text("Country, ISO 3166-1 alpha-2.", pattern="^[A-Z]{2}$"),
    "latitude": _number("Latitude, WGS 84.", "degree", minimum=-90, maximum=90),
    "longitude": _number("Longitude, WGS 84.", "degree", minimum=-180, maximum=180),
    "n_mentions": _count("Number of mentions in all documents."),
    "n_documents": _count("Number of documents.", minimum=1),
    "surface": _text("The characters of the span, exactly as in the text."),
    "method": _one_of("What found the name.", values.Method),
    "confidence": _share("How sure the extractor is; docs/accuracy.md gives the measured precision per band."),
    "entity_links.reason": _one_of("Why the mention was linked to the entity.", values.LinkReason),
    "score": _share("How sure the link is."),
    # timexes
    "edtf": _text("Time in ISO 8601-2 (EDTF), as far as the text and the day of publication settle it."),
    "earliest": _date("First day of the time, Gregorian."),
    "latest": _date("Last day of the time, Gregorian."),
    "modifier": _one_of("Part of the period that is meant.", values.Modifier),
    "calendar": _one_of("Calendar the text uses.", values.Calendar),
    "anchor": _one_of("What a relative or partial expression was resolved against.", values.Anchor),
    # facts
    "fact_id": _id("Fact id, made from document, span and kind.", "f"),
    "kind": _one_of("What the number is.", values.Kind),
    "value": _number("The stated number; empty for ranges, scores and vague plurals."),
    "value_low": _number("Lower bound, where the text gives one; first number of a score."),
    "value_high": _number("Upper bound, where the text gives one; second number of a score."),
    "qualifier": _one_of("How the number is hedged.", values.Qualifier),
    "unit": _text("Unit of the value: ISO 4217 for money, % or pp for shares, UCUM-like codes for measures; empty for counts."),
    "item": _text("What is counted or measured, as written."),
    "change": _one_of("Direction, where the number is the size of a change.", values.Change),
    "subject": _text("Who or what has the quantity, as written."),
    "subject_entity_id": _text("Entity of the subject.", pattern="^e-[0-9a-z-]+$"),
    "place": _text("Where it holds, as written."),
    "place_entity_id": _text("Entity of the place.", pattern="^e-[0-9a-z-]+$"),
    "time": _text("When it holds, as written."),
    "time_edtf": _text("When it holds, in EDTF."),
    "time_earliest": _date("First day on which it holds, as far as settled."),
    "time_latest": _date("Last day on which it holds, as far as settled."),
    "attribution": _text("Who states it, as written."),
    "attribution_cue": _text("The word that attributes it (said, according to …), as written."),
    "attribution_entity_id": _text("Entity of the one who states it.", pattern="^e-[0-9a-z-]+$"),
    "evidence": _text("Quotation of at most 200 characters around the number."),
    "rule_id": _text("Rule that found the number.", pattern="^[a-z][a-z0-9_]*(?:\\.[a-z0-9_]+)*$"),
    "claim_id": _id("Claim that the fact supports.", "c"),
    # facts before their names are linked
    **{f"{role}_mention": _text(f"Mention that the {role} stands on, as start_char:end_char:type.", pattern="^[0-9]+:[0-9]+:[A-Z]+$") for role in values.ROLES},
    # claims
    "n_facts": _count("Number of facts that state it.", minimum=1),
    "n_independent": _count("Number of independent documents: a cluster of copies counts once.", minimum=1),
    "agreement": _one_of("Whether independent documents give compatible values.", values.Agreement),
    # quality
    "check_name": _text("Name of the check."),
    "table_name": _text("Table it looks at."),
    "column_name": _text("Column it looks at, where it is one."),
    "severity": _one_of("blocking stops the release, warning does not.", values.Severity),
    "success": Column("boolean", "Whether the check passed."),
    "observed": _text("What was observed."),
    "n_unexpected": _count("Number of rows that break the expectation.", "row"),
    "sample": _text("Keys of up to ten such rows, as JSON."),
    # changes
    "changes.table_name": _text("Table of the row."),
    "row_key": _text("Key of the row, as JSON: column to value."),
    "action": _one_of("What happened to the row.", values.Action),
    "changed_columns": _text("Columns that differ, separated by spaces; empty unless the row was changed."),
    "cause": _one_of(
        "inputs: documents came, went or changed; code: the same documents were read otherwise; both: the row does not settle which.", values.Cause
    ),
}

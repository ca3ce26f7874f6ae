"""The tables of the warehouse and of its releases: which columns, which key, what must hold of each row.

Columns come from `columns.py`; `?` after a name says that the cell may be empty.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from pipeline.schema.columns import COLUMNS, Column


@dataclass(frozen=True, slots=True)
class Field:
    """A column in a table."""

    name: str
    column: Column
    required: bool


@dataclass(frozen=True, slots=True)
class Reference:
    """A foreign key: these columns name a row of another table."""

    columns: tuple[str, ...]
    table: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """What must hold of every row, as an SQL condition that empty cells pass."""

    name: str
    condition: str
    description: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its fields in order, its key, its references and its row rules."""

    name: str
    description: str
    key: tuple[str, ...]
    fields: tuple[Field, ...]
    references: tuple[Reference, ...] = ()
    rules: tuple[Rule, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return tuple(field.name for field in self.fields)

    def field(self, name: str) -> Field:
        """The field of that name; `KeyError` where there is none."""
        for field in self.fields:
            if field.name == name:
                return field
        raise KeyError(f"{self.name} has no column {name}")

    def without(self, *names: str) -> "Table":
        """The same table without some columns, for a stage that does not know them yet."""
        return replace(self, fields=tuple(field for field in self.fields if field.name not in names))


def _fields(table: str, columns: str) -> tuple[Field, ...]:
    fields = []
    for word in columns.split():
        name = word.rstrip("?")
        fields.append(Field(name, COLUMNS.get(f"{table}.{name}") or COLUMNS[name], required=not word.endswith("?")))
    return tuple(fields)


def _table(name: str, key: str, columns: str, description: str, *, references: tuple[Reference, ...] = (), rules: tuple[Rule, ...] = ()) -> Table:
    return Table(name, description, tuple(key.split()), _fields(name, columns), references, rules)


def _to(table: str, columns: str, keys: str | None = None) -> Reference:
    return Reference(tuple(columns.split()), table, tuple((keys or columns).split()))


_SPAN = Rule("span_not_empty", "end_char > start_char", "A span ends after it starts.")
_SURFACE = Rule("surface_fills_span", "length(surface) = end_char - start_char", "A surface is as long as its span.")
_DOCUMENT = _to("documents", "doc_id")

_ALL = (
    _table(
        "documents",
        "doc_id",
        "doc_id title? publisher? url? published? language language_score rights? n_chars n_paragraphs text? cluster_id is_representative quality_flags?",
        "Every distinct text with what is known about it.",
        rules=(
            Rule("length_of_text", "text IS NULL OR n_chars = length(text)", "n_chars is the length of the text."),
            Rule("representative_is_itself", "is_representative = (cluster_id = doc_id)", "A cluster is named after its representative."),
        ),
    ),
    _table(
        "files",
        "path record",
        "path record sha256? bytes? media_type? encoding? status reason? detail? doc_id?",
        "Every input file or JSONL record, accepted or quarantined with its reason.",
        references=(_DOCUMENT,),
        rules=(
            Rule(
                "status_explained",
                "(status = 'accepted') = (doc_id IS NOT NULL) AND (status = 'quarantined') = (reason IS NOT NULL)",
                "An accepted record names its document, a quarantined one its reason.",
            ),
        ),
    ),
    _table(
        "paragraphs",
        "doc_id paragraph_index",
        "doc_id paragraph_index start_char end_char role reuse_of? similarity?",
        "Paragraphs with their role and their first occurrence elsewhere.",
        references=(_DOCUMENT,),
        rules=(_SPAN, Rule("reuse_has_similarity", "(reuse_of IS NULL) = (similarity IS NULL)", "A reused paragraph says how similar it is.")),
    ),
    _table(
        "sentences",
        "doc_id sentence_index",
        "doc_id sentence_index paragraph_index start_char end_char",
        "Sentences.",
        references=(_to("paragraphs", "doc_id paragraph_index"),),
        rules=(_SPAN,),
    ),
    _table(
        "duplicates",
        "doc_id other_doc_id",
        "doc_id other_doc_id relation similarity changed_numbers?",
        "Pairs of documents that are copies, parts or updates of each other.",
        references=(_DOCUMENT, _to("documents", "other_doc_id", "doc_id")),
        rules=(
            Rule("two_documents", "doc_id <> other_doc_id", "A pair holds two documents."),
            Rule("update_has_changed_numbers", "(relation = 'update') <= (changed_numbers IS NOT NULL)", "An update lists the numbers that differ."),
        ),
    ),
    _table(
        "entities",
        "entity_id",
        "entity_id type name_ar name_en? wikidata_id? geonames_id? country_code? latitude? longitude? n_mentions n_documents",
        "Real-world entities that the documents name.",
        rules=(Rule("whole_coordinates", "(latitude IS NULL) = (longitude IS NULL)", "Coordinates come in pairs."),),
    ),
    _table(
        "mentions",
        "doc_id start_char end_char type",
        "doc_id start_char end_char type surface entity_id? method confidence",
        "Names in the text.",
        references=(_DOCUMENT, _to("entities", "entity_id")),
        rules=(_SPAN, _SURFACE),
    ),
    _table(
        "entity_links",
        "doc_id start_char end_char entity_id",
        "doc_id start_char end_char entity_id reason score",
        "Why a mention was taken for an entity.",
        references=(_DOCUMENT, _to("entities", "entity_id")),
        rules=(_SPAN,),
    ),
    _table(
        "timexes",
        "doc_id start_char end_char",
        "doc_id start_char end_char surface type edtf? earliest? latest? modifier? calendar anchor?",
        "Time expressions.",
        references=(_DOCUMENT,),
        rules=(_SPAN, _SURFACE, Rule("time_in_order", "earliest IS NULL OR latest IS NULL OR earliest <= latest", "A time starts before it ends.")),
    ),
    _table(
        "claims",
        "claim_id",
        "claim_id kind item? unit? place? subject? time_edtf? value_low? value_high? n_facts n_documents n_independent agreement",
        "The same fact across documents.",
        rules=(
            Rule(
                "independent_within_documents",
                "n_independent <= n_documents AND n_documents <= n_facts",
                "There are no more independent documents than documents, and no more documents than facts.",
            ),
            Rule("agreement_needs_two", "(agreement = 'single') = (n_independent = 1)", "One independent document is a single voice."),
        ),
    ),
    _table(
        "facts",
        "fact_id",
        "fact_id doc_id sentence_index start_char end_char surface kind value? value_low? value_high? qualifier unit? item? change? subject? subject_entity_id? place? place_entity_id? "
        "time? time_edtf? time_earliest? time_latest? attribution? attribution_cue? attribution_entity_id? evidence rule_id confidence claim_id",
        "Numeric facts: value, unit, counted thing, qualifier, time, place, who says so, and the characters it stands on.",
        references=(
            _to("sentences", "doc_id sentence_index"),
            _to("claims", "claim_id"),
            _to("entities", "subject_entity_id", "entity_id"),
            _to("entities", "place_entity_id", "entity_id"),
            _to("entities", "attribution_entity_id", "entity_id"),
        ),
        rules=(
            _SPAN,
            _SURFACE,
            Rule("fact_has_number", "value IS NOT NULL OR value_low IS NOT NULL OR value_high IS NOT NULL", "A fact states a number or a bound."),
            Rule(
                "bounds_in_order",
                "kind = 'score' OR value_low IS NULL OR value_high IS NULL OR value_low <= value_high",
                "The lower bound is not above the upper one.",
            ),
            Rule(
                "value_within_bounds",
                "value IS NULL OR ((value_low IS NULL OR value >= value_low) AND (value_high IS NULL OR value <= value_high))",
                "The value lies within its bounds.",
            ),
            Rule(
                "value_only_where_one_number",
                "(qualifier IN ('range', 'vague') OR kind = 'score') <= (value IS NULL)",
                "Ranges, scores and vague plurals have no single value.",
            ),
            Rule("money_has_currency", "(kind = 'money') <= (unit IS NOT NULL)", "Money has a currency."),
            Rule(
                "percent_has_unit",
                "(kind = 'percent') <= (unit IN ('%', 'pp', '‰', 'bp'))",
                "A share is in percent or per mille, its change also in percentage or basis points.",
            ),
            Rule("time_in_order", "time_earliest IS NULL OR time_latest IS NULL OR time_earliest <= time_latest", "A time starts before it ends."),
            Rule("evidence_holds_surface", "contains(evidence, surface)", "The evidence quotes the number."),
            Rule("evidence_is_short", "length(evidence) <= 200", "The evidence is a quotation, not a copy."),
            Rule("cue_has_attribution", "attribution_cue IS NULL OR attribution IS NOT NULL", "A cue attributes to someone."),
        ),
    ),
    _table(
        "quality",
        "check_name table_name",
        "check_name table_name column_name? severity success observed? n_unexpected? sample?",
        "Results of the data-quality checks.",
    ),
)

#: All tables of the warehouse by name, parents before children.
TABLES: Mapping[str, Table] = MappingProxyType({table.name: table for table in _ALL})

#: A table of releases only.
CHANGES = _table(
    "changes",
    "table_name row_key",
    "table_name row_key action changed_columns? cause",
    "Rows added, removed or changed since the previous release.",
)

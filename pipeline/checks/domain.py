"""Checks that follow from what the tables mean: spans, time, shares, counts that must agree, and change since the last release.

What can only be wrong through a fault of the code or of the files is blocking; what a true document may say is a warning.
"""

from collections.abc import Iterator

from pipeline.checks.check import Check, CheckSpec, Expectation, Measure, RowCheck
from pipeline.checks.derived import unique
from pipeline.checks.patterns import CURRENCY, EDTF, EDTF_SETTLED, MISDECODED, MOJIBAKE
from pipeline.schema.ddl import quote
from pipeline.schema.values import Severity

#: Tables that are compared with the last release, whose rows stand in `previous_<table>`, with the columns that are read of it.
COMPARED = {"documents": ("doc_id",), "mentions": ("doc_id",), "facts": ("fact_id", "item")}

#: Share of documents that may be misdecoded at their source before the fault must be ours.
_DAMAGED_AT_SOURCE = 0.01
_PERCENT_ABOVE_HUNDRED = 0.05

_SURFACE = "substr(d.text, t.start_char + 1, t.end_char - t.start_char) = t.surface"
_EDTF_FIRST = "split_part(t.edtf, '/', 1)"
_EDTF_LAST = "split_part(t.edtf, '/', -1)"


def domain_checks() -> Iterator[Check]:
    """All checks of the domain, table by table."""
    yield from _documents()
    yield from _parts()
    yield from _names()
    yield from _timexes()
    yield from _facts()
    yield from _claims()
    yield from _change()


def _row(
    table: str, name: str, description: str, holds: str, *, column: str | None = None, severity: Severity = "blocking", tolerated: float = 0.0
) -> RowCheck:
    return RowCheck(CheckSpec(name, table, column, severity, description), holds, None, tolerated)


def _of_document(condition: str) -> str:
    return f"EXISTS (SELECT 1 FROM documents AS d WHERE d.doc_id = t.doc_id AND {condition})"


def _in_years(column: str) -> str:
    return f"CASE WHEN t.{column} IS NOT NULL THEN isfinite(t.{column}) AND year(t.{column}) BETWEEN 1000 AND 2200 END"


def _clean(column: str, pattern: str) -> str:
    return f"NOT regexp_matches(t.{column}, {quote(pattern)})"


def _decoded(table: str, column: str) -> RowCheck:
    words = f"Hardly any {column} was decoded as the wrong encoding."
    return _row(table, f"{column}_decoded", words, _clean(column, MISDECODED), column=column, tolerated=_DAMAGED_AT_SOURCE)


def _dates(table: str, *columns: str, severity: Severity) -> Iterator[RowCheck]:
    """News may speak of the third century, but it is not published in it."""
    for column in columns:
        words = f"{column} lies between the years 1000 and 2200."
        yield _row(table, f"{column}_in_years", words, _in_years(column), column=column, severity=severity)


def _edtf(table: str, column: str) -> RowCheck:
    spec = CheckSpec(f"{column}_parses", table, column, "blocking", f"{column} is ISO 8601-2 (EDTF).")
    return RowCheck(spec, f"regexp_matches(t.{column}, {quote(EDTF)})", Expectation("ExpectColumnValuesToMatchRegex", {"column": column, "regex": EDTF}))


def _documents() -> Iterator[Check]:
    yield _row("documents", "has_sentences", "Every document has sentences.", "EXISTS (SELECT 1 FROM sentences AS s WHERE s.doc_id = t.doc_id)")
    accepted = "EXISTS (SELECT 1 FROM files AS f WHERE f.doc_id = t.doc_id AND f.status = 'accepted')"
    yield _row("documents", "has_file", "Every document was read from an accepted file.", accepted)
    paragraphs = "t.n_paragraphs = (SELECT count(*) FROM paragraphs AS p WHERE p.doc_id = t.doc_id)"
    yield _row("documents", "n_paragraphs_agrees", "n_paragraphs is the number of its paragraphs.", paragraphs, column="n_paragraphs")
    one = "count(*) FILTER (t.is_representative) OVER (PARTITION BY t.cluster_id) = 1"
    yield _row("documents", "one_representative", "Every cluster has exactly one representative.", one, column="cluster_id")
    yield from _dates("documents", "published", severity="blocking")
    usual = "t.published <= (SELECT quantile_disc(published, 0.95) FROM documents) + INTERVAL 2 YEAR"
    yield _row("documents", "published_plausible", "Not published years after the rest.", usual, column="published", severity="warning")
    yield _decoded("documents", "text")
    yield _decoded("documents", "title")
    for column in ("text", "title"):
        words = f"No {column} holds a replaced or misdecoded character."
        yield _row("documents", f"{column}_no_mojibake", words, _clean(column, MOJIBAKE), column=column, severity="warning")


def _parts() -> Iterator[Check]:
    for table in ("paragraphs", "sentences"):
        yield _row(table, "inside_text", "It ends inside the text.", _of_document("t.end_char <= d.n_chars"), column="end_char")
        index = f"{table.removesuffix('s')}_index"
        after = f"t.start_char >= lag(t.end_char) OVER (PARTITION BY t.doc_id ORDER BY t.{index})"
        yield _row(table, "no_overlap", "It starts after the one before it ends.", after, column="start_char")
    elsewhere = (
        "t.reuse_of IS NULL OR (t.reuse_of <> t.doc_id || ':' || t.paragraph_index AND "
        "EXISTS (SELECT 1 FROM paragraphs AS p WHERE p.doc_id || ':' || p.paragraph_index = t.reuse_of))"
    )
    yield _row("paragraphs", "reuse_of_in_paragraphs", "reuse_of names another paragraph.", elsewhere, column="reuse_of")
    inside = (
        "EXISTS (SELECT 1 FROM paragraphs AS p WHERE p.doc_id = t.doc_id AND p.paragraph_index = t.paragraph_index "
        "AND p.start_char <= t.start_char AND t.end_char <= p.end_char)"
    )
    yield _row("sentences", "inside_paragraph", "It lies inside its paragraph.", inside)


def _spans(table: str) -> Iterator[Check]:
    yield _row(table, "inside_text", "It ends inside the text.", _of_document("t.end_char <= d.n_chars"), column="end_char")
    yield _row(table, "surface_in_text", "text[start_char:end_char] is the surface.", _of_document(f"(d.text IS NULL OR {_SURFACE})"), column="surface")
    yield _decoded(table, "surface")


def _names() -> Iterator[Check]:
    yield from _spans("mentions")
    for column, counted in (("n_mentions", "count(*)"), ("n_documents", "count(DISTINCT m.doc_id)")):
        holds = f"t.{column} = (SELECT {counted} FROM mentions AS m WHERE m.entity_id = t.entity_id)"
        yield _row("entities", f"{column}_agrees", f"{column} agrees with the mentions.", holds, column=column)
    yield _decoded("entities", "name_ar")
    linked = "EXISTS (SELECT 1 FROM mentions AS m WHERE m.doc_id = t.doc_id AND m.start_char = t.start_char AND m.end_char = t.end_char)"
    yield _row("entity_links", "span_is_mention", "The span is that of a mention.", linked)


def _timexes() -> Iterator[Check]:
    yield from _spans("timexes")
    yield _edtf("timexes", "edtf")
    yield _row("timexes", "edtf_agrees", "The days lie within what a plain Gregorian edtf says.", _days_agree(), column="edtf")
    yield from _dates("timexes", "earliest", "latest", severity="warning")


def _days_agree() -> str:
    """A day that does not exist parses to NULL, and fails."""
    first = f"try_strptime(rpad({_EDTF_FIRST}, 10, '-01'), '%Y-%m-%d')"
    last_month = f"try_strptime(rpad({_EDTF_LAST}, 7, '-12') || '-01', '%Y-%m-%d')"
    last = f"CASE length({_EDTF_LAST}) WHEN 10 THEN try_strptime({_EDTF_LAST}, '%Y-%m-%d') ELSE last_day({last_month}) END"
    settled = f"regexp_matches(t.edtf, {quote(EDTF_SETTLED)}) AND t.calendar = 'gregorian' AND t.modifier IS DISTINCT FROM 'approx'"
    return f"CASE WHEN {settled} THEN coalesce(coalesce(t.earliest, {first}) >= {first} AND coalesce(t.latest, {last}) <= {last}, false) END"


def _facts() -> Iterator[Check]:
    yield from _spans("facts")
    sentence = "EXISTS (SELECT 1 FROM sentences AS s WHERE s.doc_id = t.doc_id AND s.sentence_index = t.sentence_index AND "
    inside = f"{sentence} s.start_char <= t.start_char AND t.end_char <= s.end_char)"
    yield _row("facts", "inside_sentence", "It lies inside its sentence.", inside)
    paragraph = "EXISTS (SELECT 1 FROM paragraphs AS p WHERE p.doc_id = s.doc_id AND p.paragraph_index = s.paragraph_index AND p.role = 'boilerplate')"
    yield _row("facts", "not_in_boilerplate", "Boilerplate gives no facts.", f"NOT {sentence} {paragraph})")
    quoted = _of_document("(d.text IS NULL OR contains(d.text, t.evidence))")
    yield _row("facts", "evidence_in_text", "The evidence is a quotation of the text.", quoted, column="evidence")
    yield unique(CheckSpec("span_once", "facts", None, "blocking", "A span gives one fact."), ("doc_id", "start_char", "end_char"))
    currency = f"CASE WHEN t.kind = 'money' THEN regexp_matches(t.unit, {quote(CURRENCY)}) END"
    yield _row("facts", "currency_is_iso", "The unit of money is three capital letters.", currency, column="unit")
    yield _edtf("facts", "time_edtf")
    yield from _dates("facts", "time_earliest", "time_latest", severity="warning")
    share = "CASE WHEN t.kind = 'percent' AND t.unit = '%' AND t.change IS NULL THEN {} END"
    hundred = share.format("coalesce(t.value, t.value_high, t.value_low) BETWEEN 0 AND 100")
    words = "Shares that are not changes lie between 0 and 100, but for few."
    yield _row("facts", "percent_of_base", words, hundred, column="value", severity="warning", tolerated=_PERCENT_ABOVE_HUNDRED)
    thousand = share.format("abs(coalesce(t.value, t.value_high, t.value_low)) <= 1000")
    yield _row("facts", "percent_credible", "No share is beyond a thousand percent.", thousand, column="value", severity="warning")
    claim = "EXISTS (SELECT 1 FROM claims AS c WHERE c.claim_id = t.claim_id AND c.kind = t.kind AND c.unit IS NOT DISTINCT FROM t.unit)"
    yield _row("facts", "claim_agrees", "Its claim is of the same kind and unit.", claim, column="claim_id")


def _claims() -> Iterator[Check]:
    supporting = "FROM facts AS f WHERE f.claim_id = t.claim_id"
    yield _row("claims", "has_facts", "Every claim has facts.", f"EXISTS (SELECT 1 {supporting})")
    told = (
        "FROM facts AS f JOIN sentences AS s USING (doc_id, sentence_index) JOIN paragraphs AS p USING (doc_id, paragraph_index) "
        "JOIN documents AS d ON d.doc_id = coalesce(split_part(p.reuse_of, ':', 1), f.doc_id) WHERE f.claim_id = t.claim_id"
    )
    for column, counted in (
        ("n_facts", f"count(*) {supporting}"),
        ("n_documents", f"count(DISTINCT f.doc_id) {supporting}"),
        ("n_independent", f"count(DISTINCT d.cluster_id) {told}"),
        ("value_low", f"min(least(f.value, f.value_low, f.value_high)) {supporting}"),
        ("value_high", f"max(greatest(f.value, f.value_low, f.value_high)) {supporting}"),
    ):
        holds = f"t.{column} IS NOT DISTINCT FROM (SELECT {counted})"
        yield _row("claims", f"{column}_agrees", f"{column} agrees with its facts.", holds, column=column)
    yield _edtf("claims", "time_edtf")


def _change() -> Iterator[Check]:
    for table in COMPARED:
        ratio = f"(SELECT count(*) FROM {table}) * 1.0 / nullif((SELECT count(*) FROM previous_{table}), 0)"
        half = CheckSpec("rows_not_halved", table, None, "blocking", "At least half as many rows as in the last release.")
        most = CheckSpec("rows_kept", table, None, "warning", "At least four fifths of the rows of the last release.")
        yield Measure(half, ratio, 0.5, "of the last release's rows")
        yield Measure(most, ratio, 0.8, "of the last release's rows")
    share = "(SELECT count(item) * 1.0 / nullif(count(*), 0) FROM {})"
    spec = CheckSpec("item_share_kept", "facts", "item", "warning", "Nearly as many facts name what is counted as in the last release.")
    yield Measure(spec, f"{share.format('facts')} / nullif({share.format('previous_facts')}, 0)", 0.8, "of the last release's share")

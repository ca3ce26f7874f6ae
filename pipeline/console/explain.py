"""`waqai explain`: one fact with its sentence, its rule, its speaker, and what other documents say."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb
from rich.console import Group
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from pipeline.console.shown import amount, harmless
from pipeline.errors import InputError
from pipeline.warehouse import readable

_FACT = """
SELECT f.*, d.title, d.publisher, d.published, d.url, d.text, s.start_char AS sentence_start, s.end_char AS sentence_end,
       c.agreement, c.n_facts, c.n_documents, c.n_independent,
       subject.name_en AS subject_name, place.name_en AS place_name, speaker.name_en AS speaker_name
FROM facts f JOIN documents d USING (doc_id) JOIN sentences s USING (doc_id, sentence_index) JOIN claims c USING (claim_id)
LEFT JOIN entities subject ON subject.entity_id = f.subject_entity_id
LEFT JOIN entities place ON place.entity_id = f.place_entity_id
LEFT JOIN entities speaker ON speaker.entity_id = f.attribution_entity_id
WHERE f.fact_id = ?
"""
_OTHERS = """
SELECT d.publisher, d.published, f.surface, f.qualifier, f.attribution, f.evidence, d.cluster_id = own.cluster_id AS same_story,
       (f.value, f.value_low, f.value_high) IS NOT DISTINCT FROM (own.value, own.value_low, own.value_high) AS agrees
FROM facts f JOIN documents d USING (doc_id),
     (SELECT d.cluster_id, f.value, f.value_low, f.value_high FROM facts f JOIN documents d USING (doc_id) WHERE f.fact_id = $fact) own
WHERE f.claim_id = $claim AND f.fact_id <> $fact ORDER BY d.published, f.fact_id LIMIT 20
"""
_CHECKS = "SELECT check_name, severity, success FROM quality WHERE table_name = 'facts' ORDER BY check_name"
_SHOWN = (
    "kind",
    "value",
    "value_low",
    "value_high",
    "qualifier",
    "unit",
    "change",
    "item",
    "subject",
    "place",
    "time",
    "time_edtf",
    "attribution",
    "attribution_cue",
)


def explain(database: Path, fact_id: str) -> Group:
    """What is known of a fact, ready to print; raises `InputError` where there is no such fact."""
    with readable(database) as connection:
        facts = _rows(connection, _FACT, [fact_id])
        if not facts:
            raise InputError(f'There is no fact {fact_id} in {database}. List some with: waqai sql "SELECT fact_id, evidence FROM facts LIMIT 10"')
        fact = facts[0]
        others = _rows(connection, _OTHERS, {"claim": fact["claim_id"], "fact": fact_id})
        checks = _rows(connection, _CHECKS, [])
    return Group(*_parts(fact, others, checks))


def _rows(connection: duckdb.DuckDBPyConnection, query: str, values: Sequence[str] | Mapping[str, str]) -> list[dict[str, Any]]:
    result = connection.execute(query, values)
    names = [column[0] for column in result.description or ()]
    rows = ([harmless(cell) if isinstance(cell, str) else cell for cell in row] for row in result.fetchall())
    return [dict(zip(names, row, strict=True)) for row in rows]


def _parts(fact: dict[str, Any], others: list[dict[str, Any]], checks: list[dict[str, Any]]) -> Iterator[Any]:
    yield Panel(_marked(fact), title=f"{fact['fact_id']}  {fact['doc_id']} [{fact['start_char']}:{fact['end_char']}]", title_align="left")
    grid = Table.grid(padding=(0, 2))
    for name in _SHOWN:
        if fact[name] is not None:
            grid.add_row(Text(name, style="bold"), Text((amount(fact[name]) if isinstance(fact[name], float) else str(fact[name])) + _entity(fact, name)))
    grid.add_row(Text("found by", style="bold"), Text(f"rule {fact['rule_id']}, confidence {fact['confidence']:.2f}"))
    source = " · ".join(str(fact[name]) for name in ("publisher", "published", "title", "url") if fact[name])
    grid.add_row(Text("source", style="bold"), Text(source or fact["doc_id"]))
    yield grid
    yield from _claim(fact, others)
    passed = sum(check["success"] for check in checks)
    yield Text(f"\nChecks of the facts: {passed} of {len(checks)} passed", style="bold")
    for check in checks:
        if not check["success"]:
            yield Text(f"  failed ({check['severity']}): {check['check_name']}", style="red")


def _marked(fact: dict[str, Any]) -> Text:
    text, start, end = fact["text"], fact["sentence_start"], fact["sentence_end"]
    return Text.assemble(
        text[start : fact["start_char"]], ("[" + text[fact["start_char"] : fact["end_char"]] + "]", "bold reverse"), text[fact["end_char"] : end]
    )


def _entity(fact: dict[str, Any], role: str) -> str:
    column = {"subject": "subject", "place": "place", "attribution": "speaker"}.get(role)
    name = fact[f"{column}_name"] if column else None
    return f"  ({name}, {fact[f'{role}_entity_id']})" if name else ""


def _claim(fact: dict[str, Any], others: list[dict[str, Any]]) -> Iterator[Any]:
    counted = f"{fact['n_facts']} facts in {fact['n_documents']} documents, {fact['n_independent']} of them independent"
    yield Text(f"\nClaim {fact['claim_id']}: {fact['agreement']} ({counted})", style="bold")
    for other in others:
        source = " ".join(str(other[name]) for name in ("publisher", "published") if other[name])
        said = f", said by {other['attribution']}" if other["attribution"] else ""
        story = " [same story]" if other["same_story"] else ""
        verdict = "agrees" if other["agrees"] else "differs"
        yield Text(f"  {verdict}: {other['qualifier']} {other['surface']}{said} — {source or 'unknown source'}{story}\n    {other['evidence']}")

"""The stages of a run, in order. Each reads the Parquet of the stages before it and writes its own.

The functions return their tables by name, for whoever wants to show them.
"""

import itertools
import os
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

import polars as pl

from pipeline import checks, clean, entities, ingest, release, warehouse
from pipeline.batches import Mapped, map_changed
from pipeline.code import code_digest
from pipeline.errors import InputError, WarehouseError
from pipeline.extract.names import Ner
from pipeline.facts.assemble import QUANTITIES, document_rows
from pipeline.facts.claims import link_claims, stories
from pipeline.progress import step
from pipeline.schema import TABLES, conform, frame
from pipeline.schema.values import ROLES
from pipeline.workspace import Workspace

Tables = Mapping[str, pl.DataFrame]

#: Which stage makes each table of the warehouse.
STAGE_OF: Mapping[str, str] = MappingProxyType(
    {
        "files": "source_texts",
        "documents": "text_clusters",
        "duplicates": "text_clusters",
        "paragraphs": "text_structures",
        "sentences": "text_structures",
        "timexes": "extractions",
        "mentions": "linked_names",
        "entities": "linked_names",
        "entity_links": "linked_names",
        "facts": "assembled_facts",
        "claims": "assembled_facts",
    }
)


def read_texts(space: Workspace) -> Tables:
    """Read the raw folder: `files` and `texts`; raises `InputError` where not one document can be accepted."""
    count = itertools.count(1)
    sources = ingest.list_sources(space.raw)
    work = partial(ingest.read_sources, sources=sources, workers=len(os.sched_getaffinity(0)), on_file=lambda _: step("read", next(count)))
    files = sources.states.with_columns(n_chars=pl.lit(0))  # one batch in this process, which shares out pages by itself
    read = map_changed(work, files, what="read", kept=space.kept("read"), code=code_digest("schema", "text", "ingest"), by="path")
    found = ingest.gather(sources, read.tables)
    tables = {"files": found.files, "texts": found.texts, "reuse": _reuse(read)}
    space.write("source_texts", **tables)
    if found.texts.is_empty():
        reasons = ", ".join(f"{count} {reason}" for reason, count in found.files["reason"].value_counts(sort=True).iter_rows())
        raise InputError(
            f"{space.raw} holds no document that can be accepted ({reasons or 'it is empty'}). Nothing is published; the last release is as it was."
        )
    return tables


def structure_texts(space: Workspace) -> Tables:
    """Split texts into `paragraphs` with their roles and reuse, and `sentences`; judge and sign each."""
    texts = space.read("source_texts", "texts")
    read = texts.select("doc_id", "title", "text", "language", "language_score", "n_chars")
    split = map_changed(_split_batch, read, what="structure", kept=space.kept("structure"), code=code_digest("schema", "text", "clean"))
    signed = split.tables["signed"]
    found = clean.complete(texts, clean.Structure(split.tables["paragraphs"], split.tables["sentences"]), clean.unpack(signed))
    tables = {"paragraphs": found.paragraphs, "sentences": found.sentences, "reuse": _reuse(split)}
    space.write("text_structures", **tables, flags=split.tables["flags"], signed=signed)
    return tables


def _reuse(mapped: Mapped) -> pl.DataFrame:
    """How many documents' rows (for `source_texts`, how many files' texts) were kept from the run before."""
    return pl.DataFrame({"n_reused": [mapped.n_reused], "n_documents": [mapped.n_documents]})


def _split_batch(rows: list[dict[str, Any]]) -> Tables:
    doc_ids, texts = [row["doc_id"] for row in rows], [row["text"] for row in rows]
    parts = clean.gather(doc_ids, (clean.split_document(row["text"], row["title"]) for row in rows))
    judged = [clean.quality_flags(row["text"], row["language"], row["language_score"]) for row in rows]
    flags = pl.DataFrame({"doc_id": doc_ids, "quality_flags": judged}, schema={"doc_id": pl.String, "quality_flags": pl.String})
    return {"paragraphs": parts.paragraphs, "sentences": parts.sentences, "flags": flags, "signed": clean.sign_documents(doc_ids, texts)}


def cluster_texts(space: Workspace) -> Tables:
    """Find `duplicates` among the texts and cluster them into `documents`."""
    texts = space.read("source_texts", "texts")
    paragraphs, flags, signed = (space.read("text_structures", table) for table in ("paragraphs", "flags", "signed"))
    found = clean.find_duplicates(texts, clean.unpack(signed))
    counts = paragraphs.group_by("doc_id").agg(pl.len().alias("n_paragraphs"))
    documents = texts.join(counts, on="doc_id", how="left").with_columns(pl.col("n_paragraphs").fill_null(0))
    flagged = documents.join(found.clusters, on="doc_id", how="left").join(flags, on="doc_id", how="left")
    tables = {"documents": conform(TABLES["documents"], flagged), "duplicates": found.pairs}
    space.write("text_clusters", **tables)
    return tables


def extract_texts(space: Workspace) -> Tables:
    """Find `quantities`, `timexes` and `mentions` in each text."""
    code = f"{code_digest('schema', 'text', 'extract', 'entities', 'facts')} {space.ner}"
    found = map_changed(partial(_extract_batch, ner=space.ner), _with_spans(space), what="extract", kept=space.kept("extract"), code=code)
    tables = {**found.tables, "reuse": _reuse(found)}
    space.write("extractions", **tables)
    return tables


def _with_spans(space: Workspace) -> pl.DataFrame:
    """Texts with the spans of their sentences and of their boilerplate."""
    texts = space.read("source_texts", "texts").select("doc_id", "text", "published", "n_chars")
    sentences = _spans(space.read("text_structures", "sentences"), "sentences", "sentence_index", "start_char", "end_char")
    boilerplate = space.read("text_structures", "paragraphs").filter(pl.col("role") == "boilerplate")
    joined = texts.join(sentences, on="doc_id", how="left").join(_spans(boilerplate, "boilerplate", "start_char", "end_char"), on="doc_id", how="left")
    return joined.with_columns(pl.col("sentences", "boilerplate").fill_null([]))


def _spans(data: pl.DataFrame, name: str, *columns: str) -> pl.DataFrame:
    return data.sort("doc_id", "start_char").group_by("doc_id", maintain_order=True).agg(pl.concat_list(columns).alias(name))


def _extract_batch(rows: list[dict[str, Any]], ner: Ner) -> Tables:
    found = [document_rows(row, ner) for row in rows]
    declared = {"mentions": TABLES["mentions"], "timexes": TABLES["timexes"], "quantities": QUANTITIES}
    return {name: frame(table, (row for document in found for row in document[name])) for name, table in declared.items()}


def link_names(space: Workspace) -> Tables:
    """Link mentions to `entities`, with a reason for each of the `entity_links`."""
    texts = space.read("source_texts", "texts")
    linked = entities.link_mentions(space.read("extractions", "mentions"), texts)
    tables = {"mentions": linked.mentions, "entities": linked.entities, "entity_links": linked.entity_links}
    space.write("linked_names", **tables)
    return tables


def assemble_facts(space: Workspace) -> Tables:
    """Join quantities with the entities in their roles to `facts`, and facts to `claims`."""
    facts = space.read("extractions", "quantities")
    mentions = space.read("linked_names", "mentions")
    keys = mentions.select("doc_id", "entity_id", key=pl.format("{}:{}:{}", "start_char", "end_char", "type"))
    for role in ROLES:
        named = keys.rename({"key": f"{role}_mention", "entity_id": f"{role}_entity_id"})
        facts = facts.join(named, on=["doc_id", f"{role}_mention"], how="left")
    documents, structures = space.read("text_clusters", "documents"), [space.read("text_structures", name) for name in ("sentences", "paragraphs")]
    linked, claims = link_claims(facts, documents, stories(facts, documents, *structures), space.ner)
    tables = {"facts": linked, "claims": claims}
    space.write("assembled_facts", **tables)
    return tables


def build_tables(space: Workspace) -> Tables:
    """Build the next warehouse file from the stages; it is not in its place before it is checked."""
    tables = {name: space.read(stage, name) for name, stage in STAGE_OF.items()}
    warehouse.build(space.build, tables)
    return tables


def check_tables(space: Workspace) -> pl.DataFrame:
    """Check the built warehouse against the schema, the rules of the domain and the last release; returns `quality`."""
    latest = space.releases / "latest"
    quality = checks.run_checks(_built(space), latest.resolve() if latest.exists() else None)
    warehouse.fill_quality(space.build, quality)
    return quality


def read_quality(space: Workspace) -> pl.DataFrame:
    """The results of the checks of the built warehouse."""
    return warehouse.read_table(_built(space), "quality")


def publish_release(space: Workspace) -> release.Published:
    """Publish the checked build as a release and put it in the place of the current warehouse.

    Raises `ReleaseError` where a blocking check failed or none was made.
    """
    quality = read_quality(space)
    published = release.publish(space.build, space.releases, code=code_digest(), report=checks.report_html(quality))
    warehouse.replace(space.build, space.database)
    return published


def _built(space: Workspace) -> Path:
    if not space.build.exists():
        raise WarehouseError(f"There is no build at {space.build}. Run the whole job: waqai run --warehouse {space.warehouse}")
    return space.build

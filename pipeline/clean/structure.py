"""Paragraphs and sentences of many documents: what each document shows by itself, then what only the collection shows."""

from collections.abc import Iterable
from dataclasses import dataclass

import polars as pl

from pipeline.clean.boilerplate import learn_boilerplate
from pipeline.clean.documents import DocumentParts
from pipeline.clean.reuse import find_reuse
from pipeline.clean.signed import Signed
from pipeline.schema import TABLES, conform, polars_schema


@dataclass(frozen=True, slots=True)
class Structure:
    """The tables `paragraphs` and `sentences`, each in the order of its key."""

    paragraphs: pl.DataFrame
    sentences: pl.DataFrame


def gather(doc_ids: Iterable[str], parts: Iterable[DocumentParts]) -> Structure:
    """The tables of documents that were split one by one, in the order of `doc_ids`."""
    paragraphs: list[tuple[object, ...]] = []
    sentences: list[tuple[object, ...]] = []
    for doc_id, part in zip(doc_ids, parts, strict=True):
        paragraphs += [(doc_id, index, start, end, role, None, None) for index, (start, end, role) in enumerate(part.paragraphs)]
        sentences += [(doc_id, index, paragraph, start, end) for index, (paragraph, start, end) in enumerate(part.sentences)]
    return Structure(_table("paragraphs", paragraphs), _table("sentences", sentences))


def complete(texts: pl.DataFrame, found: Structure, signed: Signed) -> Structure:
    """`found` with the boilerplate that the collection shows and with reused paragraphs linked; all three in the order of `texts`."""
    learned = learn_boilerplate(texts, found.paragraphs, signed.lines)
    paragraphs = find_reuse(texts, learned, signed)
    return Structure(conform(TABLES["paragraphs"], paragraphs), found.sentences)


def _table(name: str, rows: list[tuple[object, ...]]) -> pl.DataFrame:
    return conform(TABLES[name], pl.DataFrame(rows, schema=polars_schema(TABLES[name]), orient="row"))

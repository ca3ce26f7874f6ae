"""Small collections, written for the tests."""

from collections.abc import Iterable
from datetime import date
from hashlib import sha256

import polars as pl
import pytest
from hypothesis import settings

from pipeline.clean import Structure, complete, gather, read_signed, split_document
from pipeline.schema import TABLES, polars_schema

settings.register_profile("steady", deadline=None)
settings.load_profile("steady")

_SCHEMA = polars_schema(TABLES["documents"].without("n_paragraphs", "cluster_id", "is_representative", "quality_flags"))


def collection(rows: Iterable[dict[str, object]]) -> pl.DataFrame:
    """The stage table of documents with these texts; what a row does not say is empty."""
    full = []
    for row in rows:
        text = str(row["text"])
        doc_id = "d-" + sha256(text.encode()).hexdigest()[:16]
        full.append({"doc_id": doc_id, "language": "ar", "language_score": 1.0, "n_chars": len(text), **row})
    return pl.from_dicts(full, schema=_SCHEMA).sort("doc_id")


def structure(texts: pl.DataFrame) -> Structure:
    """All that the stages find of the structure of a collection, at once."""
    parts = (split_document(text, title) for text, title in texts.select("text", "title").iter_rows())
    return complete(texts, gather(texts["doc_id"], parts), read_signed(texts["text"].to_list()))


@pytest.fixture
def documents():
    """Makes a collection from (text, day of January 2024) pairs."""

    def make(*texts: tuple[str, int]) -> pl.DataFrame:
        return collection({"text": text, "publisher": "الصباح", "published": date(2024, 1, day)} for text, day in texts)

    return make


@pytest.fixture
def ids():
    """The ids of texts."""
    return lambda *texts: ["d-" + sha256(text.encode()).hexdigest()[:16] for text in texts]

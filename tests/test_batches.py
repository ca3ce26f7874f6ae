import polars as pl
import pytest

from pipeline import batches
from pipeline.progress import watched


def lengths(rows):
    return {"lengths": pl.DataFrame({"id": [row["id"] for row in rows], "size": [len(row["text"]) for row in rows]}, schema={"id": pl.Int64, "size": pl.Int64})}


def documents(count: int, size: int) -> pl.DataFrame:
    return pl.DataFrame(
        {"id": range(count), "text": ["س" * size] * count, "n_chars": [size] * count}, schema={"id": pl.Int64, "text": pl.String, "n_chars": pl.Int64}
    )


@pytest.mark.parametrize(("count", "size"), [(0, 0), (1, 5), (5, 600_000), (3, 1_500_000)])
def test_every_document_is_mapped_once_and_in_order(count: int, size: int):
    seen = []
    with watched(lambda what, done, total: seen.append((what, done, total))):
        mapped = batches.map_documents(lengths, documents(count, size), what="lengths")
    assert mapped["lengths"].rows() == [(index, size) for index in range(count)]
    assert seen[-1] == ("lengths", count, count)


@pytest.fixture
def counted(monkeypatch):
    """How many documents were worked on."""
    worked = []
    plain = batches.map_documents
    monkeypatch.setattr(batches, "map_documents", lambda work, documents, what: worked.append(documents.height) or plain(work, documents, what=what))
    return worked


def words(rows):
    made = [(row["doc_id"], word) for row in rows for word in row["text"].split()]
    return {"words": pl.DataFrame(made, schema={"doc_id": pl.String, "word": pl.String}, orient="row")}


def texts(**by_id: str) -> pl.DataFrame:
    return pl.DataFrame({"doc_id": list(by_id), "text": list(by_id.values()), "n_chars": [len(text) for text in by_id.values()]})


def test_only_what_changed_is_worked_on_and_the_result_is_that_of_a_run_from_nothing(tmp_path, counted):
    first = texts(b="باب ثان", a="باب أول", c="باب ثالث")
    then = texts(d="باب جديد", b="باب ثان", c="باب ثالث معدل")
    assert batches.map_changed(words, first, what="words", kept=tmp_path / "kept", code="1").n_reused == 0
    again = batches.map_changed(words, then, what="words", kept=tmp_path / "kept", code="1")
    assert (again.n_reused, again.n_documents) == (1, 3)
    assert counted == [3, 2]
    assert again.tables["words"].equals(words(then.to_dicts())["words"])


@pytest.mark.parametrize(("code", "expected"), [("1", 2), ("2", 0)])
def test_other_code_makes_everything_anew(tmp_path, code, expected):
    documents = texts(a="باب أول", b="باب ثان")
    batches.map_changed(words, documents, what="words", kept=tmp_path, code="1")
    assert batches.map_changed(words, documents, what="words", kept=tmp_path, code=code).n_reused == expected


def counts(rows):
    made = [(row["doc_id"], len(row["text"].split())) for row in rows]
    return {"counts": pl.DataFrame(made, schema={"doc_id": pl.String, "count": pl.Int64}, orient="row")}


def test_other_code_may_make_other_tables(tmp_path):
    documents = texts(a="باب أول", b="باب ثان")
    batches.map_changed(words, documents, what="words", kept=tmp_path, code="1")
    mapped = batches.map_changed(counts, documents, what="counts", kept=tmp_path, code="2")
    assert mapped.tables["counts"].rows() == [("a", 2), ("b", 2)]


def test_a_damaged_store_is_not_used(tmp_path):
    documents = texts(a="باب أول")
    batches.map_changed(words, documents, what="words", kept=tmp_path, code="1")
    (tmp_path / "words.parquet").write_bytes(b"damaged")
    mapped = batches.map_changed(words, documents, what="words", kept=tmp_path, code="1")
    assert mapped.n_reused == 0
    assert mapped.tables["words"].height == 2


def test_a_run_that_changes_nothing_writes_nothing(tmp_path):
    documents = texts(a="باب أول", b="باب ثان")
    batches.map_changed(words, documents, what="words", kept=tmp_path, code="1")
    before = {path: path.stat().st_ino for path in tmp_path.iterdir()}
    again = batches.map_changed(words, documents, what="words", kept=tmp_path, code="1")
    assert again.tables["words"].equals(words(documents.to_dicts())["words"])
    assert {path: path.stat().st_ino for path in tmp_path.iterdir()} == before


def test_documents_in_another_order_come_in_that_order(tmp_path):
    batches.map_changed(words, texts(a="باب أول", b="باب ثان"), what="words", kept=tmp_path, code="1")
    again = batches.map_changed(words, texts(b="باب ثان", a="باب أول"), what="words", kept=tmp_path, code="1")
    assert again.n_reused == 2
    assert again.tables["words"]["doc_id"].to_list() == ["b", "b", "a", "a"]

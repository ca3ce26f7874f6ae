import json
from pathlib import Path

import polars as pl
import pyarrow.parquet as pq
import pytest

from pipeline.errors import ReleaseError
from pipeline.release import diff, verify
from pipeline.release.checksums import digest, write_sums
from pipeline.schema import CHANGES
from tests.release.samples import COPY, DOC, OTHER, TEXT, document, fact, file

NEW = "d-" + "3" * 16


def by_table(changes: pl.DataFrame) -> dict[str, list[tuple[str, str]]]:
    return {name: sorted(group.select("action", "cause").rows()) for (name,), group in changes.group_by("table_name")}


def add_document(rows) -> None:
    rows["documents"].append(document(NEW, TEXT + " خبر", "CC0-1.0"))
    rows["files"].append(file("demo/new.txt", NEW, "e"))
    rows["paragraphs"].append(
        {"doc_id": NEW, "paragraph_index": 0, "start_char": 0, "end_char": len(TEXT), "role": "body", "reuse_of": f"{DOC}:0", "similarity": 1.0}
    )
    rows["sentences"].append({"doc_id": NEW, "sentence_index": 0, "paragraph_index": 0, "start_char": 0, "end_char": len(TEXT)})
    rows["facts"].append(fact(9, NEW, TEXT, "12 شخصا", value=12.0, qualifier="exact", claim_id=rows["claims"][0]["claim_id"]))
    rows["claims"][0] |= {"n_facts": 2, "n_documents": 2}


def test_first_release_adds_every_row(shared):
    changes = pl.read_parquet(shared.path / "changes.parquet")
    assert changes.columns == list(CHANGES.names)
    assert changes.select("action", "changed_columns", "cause").unique().rows() == [("added", None, "inputs")]
    assert changes.height == sum(rows for name, rows in shared.rows.items() if name not in ("quality", "changes"))
    assert changes.filter(pl.col("table_name") == "files")["row_key"][0] == '{"path":"demo/a.txt","record":""}'


def test_a_release_does_not_differ_from_itself(shared):
    assert diff(shared.path, shared.path).is_empty()


def test_same_code_so_inputs(shared, rows, publish_rows):
    add_document(rows)
    changes = diff(shared.path, publish_rows(rows).path)
    assert set(changes["cause"]) == {"inputs"}
    assert changes.filter(pl.col("table_name") == "claims").select("action", "changed_columns").rows() == [("changed", "n_facts n_documents")]
    assert by_table(changes).keys() == {"documents", "files", "paragraphs", "sentences", "facts", "claims"}


def test_same_inputs_so_code(shared, rows, publish_rows):
    rows["facts"][0]["rule_id"] = "count.other"
    rows["entities"].pop()
    changes = diff(shared.path, publish_rows(rows, code="other").path)
    assert by_table(changes) == {"facts": [("changed", "code")], "entities": [("removed", "code")]}


def test_both_new_so_each_row_is_asked(shared, rows, publish_rows):
    add_document(rows)
    rows["facts"].append(fact(7, COPY, OTHER, "3.5", kind="measure", value=3.5, qualifier="exact", claim_id=rows["claims"][1]["claim_id"]))
    rows["facts"][0]["confidence"] = 0.1
    rows["files"][2]["reason"] = "binary"
    changes = diff(shared.path, publish_rows(rows, code="other").path)
    assert by_table(changes) == {
        "documents": [("added", "inputs")],
        "files": [("added", "inputs"), ("changed", "code")],
        "paragraphs": [("added", "inputs")],
        "sentences": [("added", "inputs")],
        "facts": [("added", "code"), ("added", "inputs"), ("changed", "both")],
        "claims": [("changed", "both")],
    }


def test_backwards(shared, rows, publish_rows):
    add_document(rows)
    later = publish_rows(rows).path
    forth, back = diff(shared.path, later), diff(later, shared.path)
    swapped = back.with_columns(pl.col("action").replace({"added": "removed", "removed": "added"}))
    assert swapped.equals(forth)


def test_published_changes_are_the_diff(rows, publish_rows, first):
    add_document(rows)
    second = publish_rows(rows, code="other")
    assert pl.read_parquet(second.path / "changes.parquet").equals(diff(first.path, second.path))
    assert sum(one.rows for one in second.changes) == second.rows["changes"]


def rewrite(path, change) -> None:
    """Rewrite a table with what it says about itself."""
    metadata = {key: text for key, text in pl.read_parquet_metadata(path).items() if key == "waqai"}
    change(pl.read_parquet(path)).write_parquet(path, metadata=metadata)


@pytest.mark.parametrize(
    ("change", "actions"),
    [
        (lambda facts: facts.drop("unit"), {}),
        (lambda facts: facts.with_columns(new=pl.lit(1)), {}),
        (lambda facts: facts.with_columns(pl.col("start_char").cast(pl.String)), {}),
        (lambda facts: facts.with_columns(pl.col("value").cast(pl.String) + "x"), {"changed": ["value"] * 2}),
        (lambda facts: facts.head(1), {"added": [None]}),
        (lambda facts: facts.with_columns(unit=None), {"changed": ["unit"]}),
    ],
)
def test_tables_of_other_shapes(shared, copy, change, actions):
    rewrite(copy / "facts.parquet", change)
    changes = diff(copy, shared.path)
    assert {action: group["changed_columns"].to_list() for (action,), group in changes.group_by("action")} == actions


def test_table_that_came_or_went(shared, copy):
    (copy / "facts.parquet").unlink()
    assert diff(copy, shared.path).select("table_name", "action").unique().rows() == [("facts", "added")]
    assert diff(shared.path, copy).select("table_name", "action").unique().rows() == [("facts", "removed")]


def test_table_with_another_key(shared, copy):
    path = copy / "facts.parquet"
    metadata = pl.read_parquet_metadata(path)["waqai"].replace('"key": ["fact_id"]', '"key": ["doc_id", "start_char"]')
    pl.read_parquet(path).write_parquet(path, metadata={"waqai": metadata})
    assert sorted(diff(copy, shared.path)["action"]) == ["added", "added", "removed", "removed"]


def publish_as_older_code(release: Path) -> None:
    """Make of a release what code would have published that called `facts.change` otherwise."""
    for path in release.iterdir():
        path.chmod(0o644)
    path = release / "facts.parquet"
    table = pq.read_table(path)
    metadata = {b"waqai": table.schema.metadata[b"waqai"].replace(b'"change"', b'"trend"')}
    pq.write_table(table.rename_columns({"change": "trend"}).replace_schema_metadata(metadata), path)
    package = json.loads((release / "datapackage.json").read_text(encoding="utf-8"))
    facts = next(one for one in package["resources"] if one["name"] == "facts")
    facts["hash"] = f"sha256:{digest(path)}"
    next(field for field in facts["schema"]["fields"] if field["name"] == "change")["name"] = "trend"
    (release / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    write_sums(release)


def test_columns_that_came_and_went_are_a_new_release(rows, publish_rows, first):
    publish_as_older_code(first.path)
    assert verify(first.path) == []
    second = publish_rows(rows)
    assert (second.is_new, second.previous, second.rows["changes"]) == (True, first.version, 0)
    changes = (second.path / "CHANGES.md").read_text(encoding="utf-8")
    assert "No row changed" in changes
    assert "- facts.change is new.\n- facts.trend is gone." in changes


def test_folder_that_is_no_release(shared, tmp_path):
    with pytest.raises(ReleaseError, match="is not a release"):
        diff(shared.path, tmp_path)


def test_damaged_table(shared, copy):
    (copy / "facts.parquet").write_bytes(b"PAR1")
    with pytest.raises(ReleaseError, match="cannot compare"):
        diff(shared.path, copy)

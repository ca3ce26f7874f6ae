import importlib.resources
import json
import re
from pathlib import Path

import duckdb
import jsonschema
import polars as pl
import pyarrow.parquet as pq
import pytest
import yaml

from pipeline.errors import ReleaseError
from pipeline.release import card
from pipeline.release.about import LICENCE_ID, RELEASED
from pipeline.release.markdown import cell
from pipeline.schema import TABLES


@pytest.fixture(scope="module")
def package(shared) -> dict:
    return json.loads((shared.path / "datapackage.json").read_text(encoding="utf-8"))


def test_package_is_valid(package):
    profile = json.loads((importlib.resources.files("dplib") / "profiles/2.0/datapackage.json").read_text())
    assert [error.message for error in jsonschema.Draft7Validator(profile).iter_errors(package)] == []
    assert {key for resource in package["resources"] for key in resource["schema"]} == {"fields", "primaryKey", "missingValues", "foreignKeys", "rules"}


def test_frictionless_reads_every_cell(shared):
    from frictionless import Checklist, Package

    report = Package(str(shared.path / "datapackage.json")).validate(Checklist(skip_errors=["byte-count", "hash-count"]), limit_rows=100)
    # frictionless reads Parquet through pandas, where an empty number is a NaN, and takes that for a number
    assert [error for error in report.flatten(["cell", "fieldName", "message"]) if error[0] != "nan"] == []
    assert report.stats["tasks"] == len(RELEASED)


def test_croissant_is_valid_and_loads(shared):
    import mlcroissant

    dataset = mlcroissant.Dataset(jsonld=str(shared.path / "croissant.json"))
    issues = dataset.metadata.ctx.issues
    assert (issues.errors, issues.warnings) == (set(), set())
    facts = list(dataset.records("facts"))
    assert [fact["facts/surface"].decode() for fact in facts] == ["12 شخصا", "3.5 مليارات دولار"]
    assert facts[0]["facts/value"] == 12
    assert facts[0]["facts/start_char"] == 20
    assert len(list(dataset.records("changes"))) == shared.rows["changes"]


@pytest.mark.parametrize("table", RELEASED.values(), ids=RELEASED)
def test_parquet_describes_itself(shared, table):
    path = shared.path / f"{table.name}.parquet"
    schema = pq.read_schema(path)
    for field in table.fields:
        found = schema.field(field.name)
        assert found.metadata[b"description"].decode() == field.column.description
        assert found.nullable != field.required
    stored = duckdb.execute("SELECT decode(value) FROM parquet_kv_metadata(?) WHERE decode(key) = 'waqai'", [str(path)]).fetchone()[0]
    assert stored == pl.read_parquet_metadata(path)["waqai"]
    described = json.loads(stored)
    assert (described["table"], described["licence"], described["key"]) == (table.name, LICENCE_ID, list(table.key))
    assert {name for name, column in described["columns"].items() if "unit" in column} == {field.name for field in table.fields if field.column.unit}
    assert duckdb.execute("SELECT DISTINCT compression FROM parquet_metadata(?)", [str(path)]).fetchall() in ([("ZSTD",)], [])
    assert pl.read_parquet(path).equals(pl.read_parquet(path).sort(table.key))


def test_readers_agree(shared):
    path = shared.path / "documents.parquet"
    rows = duckdb.execute("SELECT doc_id, published, text, is_representative FROM read_parquet(?)", [str(path)]).fetchall()
    assert pl.read_parquet(path).select("doc_id", "published", "text", "is_representative").rows() == rows
    data = pq.read_table(path).to_pandas()
    assert list(data["n_chars"]) == pl.read_parquet(path)["n_chars"].to_list()


def test_card_front_matter_names_every_table(shared):
    text = (shared.path / "README.md").read_text(encoding="utf-8")
    front = yaml.safe_load(re.match(r"---\n(.*?)\n---\n", text, re.DOTALL)[1])
    assert front["license"] == "cc-by-4.0"
    assert [one["config_name"] for one in front["configs"] if one.get("default")] == ["facts"]
    assert {one["config_name"]: one["data_files"] for one in front["configs"]} == {name: f"{name}.parquet" for name in RELEASED}


def test_card_shows_this_release(shared):
    text = (shared.path / "README.md").read_text(encoding="utf-8")
    assert f"# waqai (وقائع) {shared.version}" in text
    assert "| 12 شخصا | 12 |" in text
    assert "| 3.5 مليارات دولار | 3,500,000,000 |" in text
    assert "$" not in text


@pytest.mark.parametrize(
    ("content", "section"),
    [(None, ""), ('[{"what": "values", "F1": 0.93, "n": 5}, {"what": "times", "F1": 0.0, "n": 0}]', "## Accuracy")],
)
def test_card_inserts_measured_accuracy(shared, tmp_path, monkeypatch, content, section):
    monkeypatch.setattr(card, "_ACCURACY", tmp_path / "accuracy.json")
    if content:
        (tmp_path / "accuracy.json").write_text(content, encoding="utf-8")
    text = card_of(shared.path, tmp_path)
    assert ("## Accuracy" in text) == bool(section)
    assert ("| what | F1 | n |\n|---|---|---|\n| values | 0.93 | 5 |" in text) == bool(section)
    assert ("expect less" in text) == ("طُوِّرت القواعد" in text) == bool(section)
    assert "| times |" not in text


@pytest.mark.parametrize("content", ["{", "[]", "{}", '[{"a": 1}, {"b": 2}]', "[1]"])
def test_malformed_accuracy_is_refused(shared, tmp_path, monkeypatch, content):
    monkeypatch.setattr(card, "_ACCURACY", tmp_path / "accuracy.json")
    (tmp_path / "accuracy.json").write_text(content, encoding="utf-8")
    with pytest.raises(ReleaseError, match=r"accuracy\.json is not a list"):
        card_of(shared.path, tmp_path)


def card_of(release: Path, folder: Path) -> str:
    for name in ("facts", "documents"):
        (folder / f"{name}.parquet").write_bytes((release / f"{name}.parquet").read_bytes())
    with duckdb.connect() as con:
        card.write_card(folder, "2026.11.0", dict.fromkeys(RELEASED, 2), con)
    return (folder / "README.md").read_text(encoding="utf-8")


def test_dictionary_names_every_column(shared):
    sections = (shared.path / "DICTIONARY.md").read_text(encoding="utf-8").split("\n## ")[1:]
    assert [section.split("\n")[0] for section in sections] == list(RELEASED)
    for section, table in zip(sections, RELEASED.values(), strict=True):
        assert re.findall(r"^\| (?!column \||---)(\w+) \|", section, re.MULTILINE) == list(table.names)
        assert table.description in section
    assert all(rule.condition in sections[list(RELEASED).index(table.name)] for table in TABLES.values() for rule in table.rules)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, ""),
        (3.5, "3.5"),
        (4.2e6, "4,200,000"),
        (7, "7"),
        ("أ|ب", "أ\\|ب"),
        ("a\n\n# b", "a # b"),
        ("entity_id", "entity_id"),
        ("_x_ <b>", "\\_x\\_ \\<b\\>"),
    ],
)
def test_cells_cannot_break_the_table(value, written):
    assert cell(value) == written

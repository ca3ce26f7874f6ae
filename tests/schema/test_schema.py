import duckdb
import polars as pl
import pytest

from pipeline.facts.assemble import QUANTITIES
from pipeline.schema import CHANGES, COLUMNS, TABLES, frame, polars_schema
from pipeline.schema.ddl import schema_sql

PRODUCT = {
    "files": "path record sha256 bytes media_type encoding status reason detail doc_id",
    "documents": "doc_id title publisher url published language language_score rights n_chars n_paragraphs text cluster_id is_representative quality_flags",
    "paragraphs": "doc_id paragraph_index start_char end_char role reuse_of similarity",
    "sentences": "doc_id sentence_index paragraph_index start_char end_char",
    "duplicates": "doc_id other_doc_id relation similarity changed_numbers",
    "entities": "entity_id type name_ar name_en wikidata_id geonames_id country_code latitude longitude n_mentions n_documents",
    "mentions": "doc_id start_char end_char type surface entity_id method confidence",
    "entity_links": "doc_id start_char end_char entity_id reason score",
    "timexes": "doc_id start_char end_char surface type edtf earliest latest modifier calendar anchor",
    "facts": "fact_id doc_id sentence_index start_char end_char surface kind value value_low value_high qualifier unit item change subject subject_entity_id"
    " place place_entity_id time time_edtf time_earliest time_latest attribution attribution_cue attribution_entity_id evidence rule_id confidence claim_id",
    "claims": "claim_id kind item unit place subject time_edtf value_low value_high n_facts n_documents n_independent agreement",
    "quality": "check_name table_name column_name severity success observed n_unexpected sample",
}


@pytest.fixture(scope="module")
def connection():
    with duckdb.connect() as connection:
        connection.execute(schema_sql())
        yield connection


@pytest.mark.parametrize("table", PRODUCT)
def test_tables_have_the_columns_that_users_query(table: str):
    assert list(TABLES[table].names) == PRODUCT[table].split()


def test_there_are_no_other_tables():
    assert set(TABLES) == set(PRODUCT)


def test_every_declared_column_is_used():
    tables = (*TABLES.values(), CHANGES, QUANTITIES)
    used = {name for table in tables for field in table.fields for name in (field.name, f"{table.name}.{field.name}")}
    assert set(COLUMNS) <= used


@pytest.mark.parametrize("table", PRODUCT)
def test_tables_and_columns_carry_their_descriptions(connection: duckdb.DuckDBPyConnection, table: str):
    assert connection.execute("SELECT comment FROM duckdb_tables() WHERE table_name = ?", [table]).fetchall()[0][0] == TABLES[table].description
    comments = connection.execute("SELECT comment FROM duckdb_columns() WHERE table_name = ?", [table]).fetchall()
    assert all(comment for (comment,) in comments)


@pytest.mark.parametrize(
    ("statement", "broken"),
    [
        ("INSERT INTO entities VALUES ('e-iq', 'GPE', 'العراق', 'Iraq', NULL, NULL, 'IRQ', NULL, NULL, 1, 1)", "country_code"),
        ("INSERT INTO entities VALUES ('e-iq', 'XXX', 'العراق', 'Iraq', NULL, NULL, 'IQ', NULL, NULL, 1, 1)", "type"),
        ("INSERT INTO entities VALUES ('e-iq', 'GPE', 'العراق', 'Iraq', NULL, NULL, 'IQ', 33.2, NULL, 1, 1)", "latitude"),
        ("INSERT INTO entities VALUES ('e-iq', 'GPE', NULL, 'Iraq', NULL, NULL, 'IQ', NULL, NULL, 1, 1)", "name_ar"),
        ("INSERT INTO sentences VALUES ('d-0123456789abcdef', 0, 0, 0, 5)", "foreign key"),
    ],
)
def test_the_database_refuses_rows_that_break_the_declaration(connection: duckdb.DuckDBPyConnection, statement: str, broken: str):
    with pytest.raises(duckdb.ConstraintException, match=f"(?i){broken}"):
        connection.execute(statement)


def test_frames_have_the_declared_columns_sorted_by_key():
    rows = [
        {"doc_id": "d-b", "other_doc_id": "d-a", "relation": "near", "similarity": 1},
        {"doc_id": "d-a", "other_doc_id": "d-b", "relation": "update", "similarity": 0.9, "changed_numbers": "3→5"},
    ]
    data = frame(TABLES["duplicates"], rows)
    assert data["doc_id"].to_list() == ["d-a", "d-b"]
    assert data.schema == pl.Schema(polars_schema(TABLES["duplicates"]))
    assert frame(TABLES["duplicates"], []).height == 0

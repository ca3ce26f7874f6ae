"""The commands as a user runs them. Runs of the whole job are few, since each one loads Dagster and Great Expectations."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline.cli import main
from pipeline.workspace import Workspace

STORY = "قال محافظ الإقليم إن ثلاثة عمال قتلوا وأصيب 17 آخرون في انهيار سقف مصنع بمدينة السلط مساء الثلاثاء.\n"


def waqai(*arguments: str, given: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, list(arguments), input=given)


def start(raw: Path, warehouse: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "pipeline.cli", "run", "--raw", str(raw), "--warehouse", str(warehouse)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = tmp_path / "raw"
    folder.mkdir()
    (folder / "story.txt").write_text(STORY, "utf8")
    return folder


@pytest.mark.parametrize("command", ["run", "extract", "ui", "sql", "explain", "unlock", "releases"])
def test_every_command_has_help(command: str):
    result = waqai(command, "--help")
    assert result.exit_code == 0
    assert len(result.output.splitlines()) > 5


def test_extract_reads_a_text():
    result = waqai("extract", "-", "--published", "2026-03-05", "--format", "jsonl", given=STORY)
    assert result.exit_code == 0
    found = json.loads(result.output)
    assert [(one["surface"], one["value"]) for one in found["quantities"]] == [("ثلاثة", 3), ("17", 17)]
    assert found["timexes"][0]["edtf"] == "2026-03-03"
    assert all(STORY[one["start_char"] : one["end_char"]] == one["surface"] for records in ("quantities", "timexes", "mentions") for one in found[records])


def test_extract_reads_records_each_with_its_day(tmp_path: Path):
    records = [{"id": "a", "text": STORY, "published": "2026-03-05"}, {"id": "b", "text": "لا أرقام هنا"}]
    (tmp_path / "records.jsonl").write_text("\n".join(json.dumps(record) for record in records), "utf8")
    result = waqai("extract", str(tmp_path / "records.jsonl"), "--format", "jsonl")
    lines = [json.loads(line) for line in result.output.splitlines()]
    assert [line["id"] for line in lines] == ["a", "b"]
    assert lines[0]["timexes"][0]["edtf"] == "2026-03-03"
    assert lines[1]["quantities"] == []


def test_extract_tells_of_a_day_that_is_none():
    result = waqai("extract", "--format", "jsonl", given=json.dumps({"id": "a", "text": STORY, "published": "2024-13-45"}))
    assert result.exit_code == 0
    assert "is no day" in result.stderr


def test_extract_shows_a_table():
    result = waqai("extract", given=STORY)
    assert result.exit_code == 0
    assert "17" in result.output


@pytest.mark.parametrize(
    ("arguments", "given", "said"),
    [
        (["extract", "missing.txt"], None, "No such file"),
        (["extract", "-"], '{"id": 1}\n', "line 1 has neither text nor html"),
        (["extract", "-"], '{"text": "\\ud800"}\n', "line 1"),
        (["extract", "-"], '{"text": ' + "[" * 100_000, "nested too deep"),
        (["extract", "-"], '{"html": "<p>نص</p>"}\n', "is a page"),
        (["extract", "-"], b"\x00\x01\x02\x03" * 50, "binary"),
        (["run", "--raw", "no/such/folder"], None, "is not a folder"),
        (["sql", "SELECT 1", "--warehouse", "no/such/folder"], None, "no warehouse"),
        (["explain", "f-1", "--warehouse", "no/such/folder"], None, "no warehouse"),
    ],
)
def test_mistakes_end_with_a_message_and_no_traceback(arguments: list[str], given: str | bytes | None, said: str):
    result = waqai(*arguments, given=given)
    assert result.exit_code == 1
    assert said in result.output
    assert "Traceback" not in result.output


def test_sql_answers_in_three_formats(published: Workspace):
    query = "SELECT kind, count(*) AS n FROM facts GROUP BY kind ORDER BY kind"
    where = ["--warehouse", str(published.warehouse)]
    table, csv, jsonl = (waqai("sql", query, "--format", form, *where).output for form in ("table", "csv", "jsonl"))
    counts = {row["kind"]: row["n"] for row in map(json.loads, jsonl.splitlines())}
    assert counts["count"] > 100
    assert csv.splitlines()[0] == "kind,n"
    assert csv.splitlines()[1:] == [f"{kind},{n}" for kind, n in counts.items()]
    assert all(kind in table for kind in counts)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT nothing FROM facts",
        "SELEC 1",
        "DROP TABLE facts",
        "INSERT INTO quality SELECT * FROM quality",
        "COPY (SELECT 1) TO 'w.csv'",
        "SELECT * FROM read_text('/etc/hostname')",
        "INSTALL fts",
    ],
)
def test_sql_refuses_what_is_wrong_or_would_write(published: Workspace, query: str):
    result = waqai("sql", query, "--warehouse", str(published.warehouse))
    assert result.exit_code == 1
    assert result.output.startswith("Error: ")
    assert "Delete the file" not in result.output


def test_explain_shows_the_sentence_with_the_span_marked(published: Workspace):
    query = "SELECT fact_id, surface, rule_id, evidence FROM facts WHERE attribution IS NOT NULL ORDER BY fact_id LIMIT 1"
    fact = json.loads(waqai("sql", query, "--format", "jsonl", "--warehouse", str(published.warehouse)).output)
    result = waqai("explain", fact["fact_id"], "--warehouse", str(published.warehouse))
    assert result.exit_code == 0
    assert f"[{fact['surface']}]" in result.output
    assert fact["rule_id"] in result.output
    assert "said" in result.output or "attribution" in result.output
    unknown = waqai("explain", "f-0000000000000000", "--warehouse", str(published.warehouse))
    assert unknown.exit_code == 1


def test_releases_are_listed_verified_and_compared(published: Workspace):
    latest = (published.releases / "latest").resolve()
    assert latest.name in waqai("releases", "--warehouse", str(published.warehouse)).output
    assert waqai("releases", "verify", str(latest)).exit_code == 0
    assert waqai("releases", "diff", str(latest), str(latest)).output.strip().endswith("0 rows")


def test_nothing_is_locked_after_a_run(published: Workspace):
    assert "Nothing is locked" in waqai("unlock", "--warehouse", str(published.warehouse)).output


@pytest.mark.parametrize("content", [None, b"", b"\x00\x01" * 400, "Bonjour tout le monde, ceci est un texte en français sans aucun mot arabe.".encode()])
def test_a_folder_without_a_good_document_publishes_nothing(tmp_path: Path, content: bytes | None):
    (tmp_path / "raw").mkdir()
    if content is not None:
        (tmp_path / "raw" / "bad.txt").write_bytes(content)
    result = waqai("run", "--raw", str(tmp_path / "raw"), "--warehouse", str(tmp_path / "warehouse"))
    assert result.exit_code == 1
    assert "no document that can be accepted" in result.output
    assert not (tmp_path / "warehouse" / "releases").exists()


def test_a_killed_run_leaves_nothing_that_stops_the_next_and_a_rerun_publishes_nothing_new(raw: Path, tmp_path: Path):
    warehouse = tmp_path / "warehouse"
    killed = start(raw, warehouse)
    while killed.poll() is None and not (warehouse / ".stages" / "source_texts").exists():
        time.sleep(0.02)
    killed.send_signal(signal.SIGKILL)
    killed.wait()
    assert not (warehouse / "releases").exists()
    two = [start(raw, warehouse), start(raw, warehouse)]
    said = [run.communicate()[0] for run in two]
    assert [run.returncode for run in two] == [0, 0], said
    assert len([entry for entry in (warehouse / "releases").iterdir() if not entry.is_symlink() and not entry.name.startswith(".")]) == 1
    assert "Nothing is locked" in waqai("unlock", "--warehouse", str(warehouse)).output


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_warehouse_that_cannot_be_written_is_told(raw: Path, tmp_path: Path):
    (tmp_path / "warehouse").mkdir(mode=0o500)
    result = waqai("run", "--raw", str(raw), "--warehouse", str(tmp_path / "warehouse"))
    assert result.exit_code == 1
    assert "Traceback" not in result.output

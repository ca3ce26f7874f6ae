import contextlib
import gzip
import json
import os
import shutil
import tempfile
import threading
from datetime import date
from hashlib import sha256
from pathlib import Path

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.errors import InputError
from pipeline.ingest import TEXTS, document_id, read_folder
from pipeline.ingest.limits import MAX_CONTENT, MIB
from pipeline.schema import TABLES, polars_schema
from tests.ingest.conftest import NEWS

PERSIAN = "وزیر امور خارجه گفت که این گفتگوها در تهران ادامه خواهد داشت و دو طرف توافق کردند"
PAGE = f'<html><head><meta property="og:title" content="من الصفحة"><meta property="article:published_time" content="2024-01-28"></head><body><p>{NEWS}</p></body></html>'


def write_jsonl(path, *records):
    path.write_text("\n".join(json.dumps(record, ensure_ascii=False) for record in records))


def test_text_file_with_everything_recorded(raw, rows):
    data = NEWS.encode("windows-1256")
    (raw / "a.txt").write_bytes(data)
    doc_id = document_id(NEWS)
    assert rows() == {
        ("a.txt", ""): {
            "path": "a.txt",
            "record": "",
            "sha256": sha256(data).hexdigest(),
            "bytes": len(data),
            "media_type": "text/plain",
            "encoding": "windows-1256",
            "status": "accepted",
            "reason": None,
            "detail": None,
            "doc_id": doc_id,
        }
    }
    text = read_folder(raw).texts.row(0, named=True)
    assert (text["doc_id"], text["text"], text["n_chars"], text["language"]) == (doc_id, NEWS, len(NEWS), "ar")
    assert doc_id == f"d-{sha256(NEWS.encode()).hexdigest()[:16]}"


QUARANTINED = (
    ("a.txt", b"", "empty"),
    ("a.txt", b" \r\n\t", "empty"),
    ("a.txt", b"x", "not_arabic"),
    ("a.txt", b"\x00", "binary"),
    ("a.txt", b"\x00\x01\x02" * 500, "binary"),
    ("a.txt", NEWS.encode()[:-2] + b"\xd9", "undecodable"),
    ("a.txt", PERSIAN.encode(), "not_arabic"),
    ("a.txt", b"12 34", "not_arabic"),
    ("a.txt.gz", b"no archive", "bad_archive"),
    ("a.txt.gz", gzip.compress(NEWS.encode())[:-9], "bad_archive"),
    ("a.txt.gz", gzip.compress(b""), "empty"),
    ("a.txt.gz", gzip.compress(bytes(40 * MIB)), "too_large"),
    ("a.html", b"<html><body></body></html>", "empty"),
    ("a.html", b"<div>" * 100_000, "too_large"),
    ("a.html", PAGE.replace("اندلع", "اندلع\x01").encode().replace("الأحد".encode(), b"\xd8"), "undecodable"),
    ("a.jsonl", b"", "empty"),
    ("a.jsonl.gz", b"no archive", "bad_archive"),
    ("a.pdf", b"%PDF", "unknown_format"),
    ("source.toml", b"publisher = ", "bad_metadata"),
    ("a.txt.meta.json", b"{}", "bad_metadata"),
)


@pytest.mark.parametrize(("name", "data", "reason"), QUARANTINED, ids=range(len(QUARANTINED)))
def test_quarantine(raw, rows, name, data, reason):
    (raw / name).write_bytes(data)
    (row,) = rows().values()
    assert (row["path"], row["record"], row["status"], row["reason"], row["doc_id"]) == (name, "", "quarantined", reason, None)
    assert row["detail"]
    assert row["bytes"] == len(data)


def test_a_huge_file_is_refused_unread(raw, rows):
    for name in ("a.txt", "b.html"):
        with (raw / name).open("wb") as file:
            file.truncate(200_000_000)
    found = rows()
    assert [(row["reason"], row["bytes"], row["sha256"]) for row in found.values()] == [("too_large", 200_000_000, None)] * 2


def test_a_bomb_of_lines_stops_the_reading_of_that_file_only(raw, rows):
    good = json.dumps({"text": NEWS}).encode() + b"\n"
    (raw / "a.jsonl.gz").write_bytes(gzip.compress(good + b"\n" * (5 * MAX_CONTENT)))
    write_jsonl(raw / "b.jsonl", {"text": NEWS})
    assert {key: row["reason"] for key, row in rows().items()} == {("a.jsonl.gz", "line 1"): None, ("a.jsonl.gz", ""): "too_large", ("b.jsonl", "line 1"): None}


def test_a_truncated_archive_of_lines_keeps_what_came_before(raw, rows):
    packed = b"".join(gzip.compress(json.dumps({"text": NEWS + str(i)}).encode() + b"\n") for i in range(3))
    (raw / "a.jsonl.gz").write_bytes(packed[:-20])
    found = rows()
    assert found[("a.jsonl.gz", "")]["reason"] == "bad_archive"
    assert found[("a.jsonl.gz", "line 1")]["status"] == "accepted"


def test_one_broken_line_among_a_thousand(raw):
    lines = [json.dumps({"id": f"r{i}", "text": NEWS + str(i)}) for i in range(1000)]
    lines[499] = lines[499][:-1]
    (raw / "a.jsonl").write_text("\n".join(lines))
    read = read_folder(raw)
    (bad,) = read.files.filter(pl.col("status") == "quarantined").to_dicts()
    assert (bad["record"], bad["reason"]) == ("line 500", "bad_json")
    assert f"line 500, column {len(lines[499]) + 1}" in bad["detail"]
    assert read.texts.height == 999


def test_the_same_text_is_one_document_with_what_each_copy_knows(raw):
    write_jsonl(raw / "a.jsonl", {"text": NEWS, "title": "أول"}, {"text": NEWS, "title": "ثان", "published": "17/05/2015"})
    (raw / "b.txt").write_text(NEWS)
    (raw / "b.txt.meta.json").write_text('{"publisher": "وكالة", "published": "2016-01-01"}')
    read = read_folder(raw)
    (text,) = read.texts.to_dicts()
    assert (text["title"], text["publisher"], text["published"]) == ("أول", "وكالة", date(2015, 5, 17))
    assert read.files["doc_id"].to_list() == [text["doc_id"]] * 3


def test_metadata_of_records_side_files_pages_and_folders_in_that_order(raw):
    (raw / "x" / "y").mkdir(parents=True)
    (raw / "source.toml").write_text('publisher = "الجذر"\nrights = "CC0-1.0"')
    (raw / "x" / "source.toml").write_text('publisher = "المجلد"\ntitle = "عنوان المجلد"')
    (raw / "x" / "y" / "a.html").write_text(PAGE)
    (raw / "x" / "y" / "a.html.meta.json").write_text('{"published": "2020-02-02"}')
    (raw / "b.txt").write_text(NEWS + "ب")
    write_jsonl(raw / "x" / "c.jsonl", {"text": NEWS + "ج", "title": "عنوان السجل"}, {"html": PAGE.replace("34", "35")})
    (raw / "x" / "c.meta.json").write_text('{"title": "عنوان الملف", "rights": "CC-BY-4.0"}')
    read = read_folder(raw)
    known = {row["path"] + row["record"]: row for row in read.files.join(read.texts, on="doc_id").to_dicts()}
    columns = ("title", "publisher", "published", "rights")
    assert {key: tuple(row[column] for column in columns) for key, row in known.items()} == {
        "b.txt": (None, "الجذر", None, "CC0-1.0"),
        "x/y/a.html": ("من الصفحة", "المجلد", date(2020, 2, 2), None),
        "x/c.jsonlline 1": ("عنوان السجل", "المجلد", None, "CC-BY-4.0"),
        "x/c.jsonlline 2": ("عنوان الملف", "المجلد", date(2024, 1, 28), "CC-BY-4.0"),
    }


@pytest.mark.parametrize(
    ("name", "content"), [("a.txt.meta.json", "{"), ("a.txt.meta.json", "[]"), ("source.toml", "x"), ("source.toml", 'published = "soon"')]
)
def test_a_broken_side_file_has_a_row_and_the_document_is_kept(raw, rows, name, content):
    (raw / "a.txt").write_text(NEWS)
    (raw / name).write_text(content)
    found = rows()
    assert found[("a.txt", "")]["status"] == "accepted"
    assert found[(name, "")]["reason"] == "bad_metadata"


@pytest.mark.parametrize(
    ("name", "content", "detail"),
    [
        ("a.txt.meta.json", "[" * 100_000, "nested too deep"),
        ("a.txt.meta.json", '{"n": ' + "9" * 5000 + "}", "a number too long to read"),
        ("source.toml", "publisher = " + "[" * 100_000, "nested too deep"),
        ("source.toml", "n = " + "9" * 5000, "a number too long to read"),
    ],
)
def test_a_side_file_made_to_break_a_parser_says_what_is_wrong(raw, rows, name, content, detail):
    (raw / "a.txt").write_text(NEWS)
    (raw / name).write_text(content)
    assert rows()[(name, "")]["detail"] == detail


@pytest.mark.parametrize("beside", [True, False])
def test_unusable_metadata_is_said_in_detail(raw, rows, beside):
    write_jsonl(raw / "a.jsonl", {"text": NEWS} if beside else {"text": NEWS, "published": "last week"})
    if beside:
        (raw / "a.jsonl.meta.json").write_text('{"published": "last week"}')
    (row,) = rows().values()
    assert row["status"] == "accepted"
    assert row["detail"].startswith("published 'last week' is not a day")


def test_page_with_damage_outside_of_its_text_is_kept(raw, rows):
    (raw / "a.html").write_bytes(PAGE.encode().replace(b"</body>", b"<!-- \xff --></body>"))
    row = rows()[("a.html", "")]
    assert row["status"] == "accepted"
    assert "damaged outside of the main text: not utf-8 at byte" in row["detail"]


def test_mojibake_is_undone_and_recorded(raw, rows):
    (raw / "a.txt").write_text(NEWS.encode().decode("windows-1256"))
    row = rows()[("a.txt", "")]
    assert (row["doc_id"], row["encoding"]) == (document_id(NEWS), "utf-8+windows-1256")


def test_line_ends_are_kept_and_the_mark_is_not_text(raw):
    (raw / "a.txt").write_bytes(b"\xef\xbb\xbf" + NEWS.replace("\n", "\r\n").encode())
    assert read_folder(raw).texts["text"].to_list() == [NEWS.replace("\n", "\r\n")]


def test_deleted_between_listing_and_reading(raw):
    for name in ("a.txt", "b.txt", "c.jsonl"):
        (raw / name).write_text(NEWS)
    begun = []
    read = read_folder(raw, on_file=lambda path: (begun.append(path), (raw / path).unlink() if path != "a.txt" else None))
    assert begun == ["a.txt", "b.txt", "c.jsonl"]
    assert read.files["reason"].to_list() == [None, "unreadable", "unreadable"]
    assert read.files["detail"].to_list() == [None, "no longer there", "no longer there"]


def test_replaced_by_a_pipe_or_a_link_between_listing_and_reading(raw):
    for name in ("a.txt", "b.txt"):
        (raw / name).write_text(NEWS)

    def swap(path):
        (raw / path).unlink()
        os.mkfifo(raw / path) if path == "a.txt" else (raw / path).symlink_to("/etc/passwd")

    reading = threading.Thread(target=lambda: results.append(read_folder(raw, on_file=swap)), daemon=True)
    results = []
    reading.start()
    reading.join(20)
    assert results
    assert results[0].files["reason"].to_list() == ["unreadable", "unreadable"]


@contextlib.contextmanager
def unprivileged():
    """Without root's right to read everything."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_no_permission():
    with contextlib.ExitStack() as stack:
        stack.enter_context(unprivileged())
        raw = Path(tempfile.mkdtemp(prefix="waqai-test-", dir="/tmp"))
        stack.callback(shutil.rmtree, raw)
        (raw / "a.txt").write_text(NEWS)
        (raw / "b").mkdir()
        (raw / "c.txt").write_text(NEWS)
        for name in ("a.txt", "b"):
            (raw / name).chmod(0)
            stack.callback((raw / name).chmod, 0o700)
        files = read_folder(raw).files
    assert list(zip(files["path"], files["reason"], files["detail"], strict=True)) == [
        ("a.txt", "unreadable", "no permission to read it"),
        ("b", "unreadable", "no permission to read it"),
        ("c.txt", None, None),
    ]


def test_nothing_of_a_linked_file_outside_is_read(raw, rows):
    (raw / "a.txt").symlink_to("/etc/passwd")
    row = rows()[("a.txt", "")]
    assert (row["reason"], row["sha256"], row["bytes"]) == ("outside_root", None, None)


def test_empty_folder_gives_empty_frames(raw):
    read = read_folder(raw)
    assert (read.files.schema, read.texts.schema) == (pl.Schema(polars_schema(TABLES["files"])), pl.Schema(polars_schema(TEXTS)))
    assert read.files.height == read.texts.height == 0


def test_no_folder(tmp_path):
    with pytest.raises(InputError, match="is not a folder"):
        read_folder(tmp_path / "none")


def test_worker_processes_change_nothing(raw):
    write_jsonl(
        raw / "a.jsonl",
        *({"id": str(i), "html": PAGE.replace("34", str(i))} if i % 3 else {"id": str(i), "text": NEWS + str(i)} for i in range(70)),
        {"html": "<p>"},
    )
    alone, together = read_folder(raw), read_folder(raw, workers=2)
    assert alone.files.equals(together.files)
    assert alone.texts.equals(together.texts)
    assert alone.texts.height == 70


def test_awkward_names_have_rows(raw, rows):
    for name in (b"\xff.txt", b"a\nb.txt"):
        (raw / os.fsdecode(name)).write_text(NEWS)
    assert set(rows()) == {(r"\xff.txt", ""), (r"a\u000ab.txt", "")}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    data=st.one_of(st.binary(), st.text().map(str.encode), st.text().map(lambda text: text.encode("utf-16", "surrogatepass"))),
    name=st.sampled_from(["a.txt", "a.txt.gz", "a.html"]),
)
def test_any_file_is_exactly_one_row(raw, data, name):
    (raw / name).write_bytes(data)
    read = read_folder(raw)
    (raw / name).unlink()
    assert read.files.height == 1
    assert read.texts.height == (read.files["status"][0] == "accepted")

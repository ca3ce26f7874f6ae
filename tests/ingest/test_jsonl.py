import gzip
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.ingest import Draft, Outcome, Refused, jsonl, read_jsonl, understand
from pipeline.ingest.limits import CHUNK, MAX_CONTENT
from tests.ingest.conftest import NEWS


def line(**record):
    return json.dumps(record, ensure_ascii=False)


def read(*lines, encoding="utf-8"):
    return list(read_jsonl("a.jsonl", ["\n".join(lines).encode(encoding)]))


@pytest.mark.parametrize(
    ("broken", "reason", "place"),
    [
        ('{"text": "قال', "bad_json", "line 2, column 10"),
        ('["قال"]', "bad_json", "line 2, column 1"),
        ("[" * 100_000, "bad_json", "line 2"),
        ('{"id": ' + "9" * 10_000 + "}", "bad_json", "line 2"),
        ('{"title": "قال"}', "missing_text", "line 2"),
        ('{"text": null}', "missing_text", "line 2"),
        ('{"text": 5}', "missing_text", "line 2: text is int"),
        ('{"text": "قال \\ud800 الوزير"}', "undecodable", r"line 2: lone surrogate \\ud800 in text at character 4"),
        ('{"text": "قال", "title": "\\udc00"}', "undecodable", "line 2: lone surrogate"),
        ('{"text": "' + "ا" * MAX_CONTENT + '"}', "too_large", "line 2 has"),
        ('{"text": "' + "\x01" * 20 + '"}', "binary", "line 2"),
    ],
    ids=range(11),
)
def test_a_broken_line_costs_that_line(broken, reason, place):
    first, second, third = read(line(text=NEWS), broken, line(text=NEWS))
    assert isinstance(first, Draft)
    assert isinstance(third, Draft)
    assert isinstance(second, Outcome)
    assert second.refused.reason == reason
    assert place.replace("\\\\", "\\") in second.refused.detail
    assert second.origin.record == "line 2"


def test_one_line_in_another_encoding():
    first, second = list(read_jsonl("a", [line(text=NEWS).encode() + b"\n" + line(text=NEWS).encode("windows-1256")]))
    assert (first.content, first.origin.encoding) == (NEWS, "utf-8")
    assert (second.content, second.origin.encoding) == (NEWS, "windows-1256")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "windows-1256"])
def test_encodings_of_whole_files(encoding):
    drafts = read(line(id="a", text=NEWS), "", line(id="b", text=NEWS + "!"), encoding=encoding)
    assert [(draft.content, draft.origin.record, draft.origin.line) for draft in drafts] == [(NEWS, "a", 1), (NEWS + "!", "b", 3)]


def test_records_are_named_once():
    records = read(
        line(id="a", text="x"),
        line(text="x"),
        line(id="a", text="x"),
        line(id=7, text="x"),
        line(id="line 2", text="x"),
        line(id="", text="x"),
        line(id=True, text="x"),
        line(id="y" * 999, text="x"),
    )
    assert [draft.origin.record for draft in records] == ["a", "line 2", "a (line 3)", "7", "line 2 (line 5)", "line 6", "line 7", "line 8"]


def test_html_counts_where_there_is_no_text():
    with_text, page, blank = read(line(text="x", html="<p>y</p>"), line(html="<p>y</p>"), line(text=" ", html="<p>y</p>"))
    assert [(draft.content, draft.is_page) for draft in (with_text, page, blank)] == [("x", False), ("<p>y</p>", True), ("<p>y</p>", True)]


def test_a_file_of_broken_lines_is_given_up(monkeypatch):
    monkeypatch.setattr(jsonl, "MAX_BROKEN_LINES", 50)
    items = []
    with pytest.raises(Refused, match=r"50 lines hold no document; the rest is not read \(after line 50\)"):
        items.extend(read_jsonl("a", [b"{}\n" * 60]))
    assert [item.refused.reason for item in items] == ["missing_text"] * 50


@pytest.mark.parametrize(("data", "reason"), [(b"", "empty"), (b"\n\r\n  \n", "empty"), (gzip.compress(NEWS.encode() * 50), "binary")])
def test_files_without_lines(data, reason):
    with pytest.raises(Refused) as refused:
        list(read_jsonl("a", [data]))
    assert refused.value.reason == reason


def test_a_line_longer_than_all_memory_is_passed_over():
    chunks = [b'{"text": "', *[b"a" * CHUNK] * 200, b'"}\n', line(text=NEWS).encode()]
    huge, last = read_jsonl("a", iter(chunks))
    assert huge.refused.reason == "too_large"
    assert huge.origin.bytes == 200 * CHUNK + 12
    assert last.content == NEWS


@given(st.lists(st.binary(max_size=200)))
def test_any_bytes_give_records_or_a_refusal(chunks):
    try:
        records = [(item.origin.record, item.origin.line) for item in read_jsonl("a", chunks)]
        assert len(records) == len(set(records)) > 0
    except Refused as refused:
        assert refused.detail


@pytest.mark.parametrize(("said", "note"), [("ar", False), ("ar-TN", False), ("fr", True), ("\udc00", True), (None, False)])
def test_a_language_that_the_text_is_not_in_is_noted(said, note):
    (draft,) = read(json.dumps({"text": NEWS, "language": said}))
    outcome = understand(draft)
    assert outcome.language == "ar"
    assert any("said to be" in one for one in outcome.notes) == note
    "; ".join(outcome.notes).encode()

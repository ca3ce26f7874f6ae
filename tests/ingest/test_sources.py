import os

import polars as pl
import pytest

from pipeline import ingest
from pipeline.batches import map_changed

from .conftest import NEWS


@pytest.fixture
def read_again(raw, tmp_path):
    """Reads the raw folder as a run does: what came out, and the paths that were read and not kept from before."""

    def read():
        sources, begun = ingest.list_sources(raw), []
        files = sources.states.with_columns(n_chars=pl.lit(0))
        found = map_changed(
            lambda rows: ingest.read_sources(rows, sources, on_file=begun.append), files, what="read", kept=tmp_path / "kept", code="1", by="path"
        )
        return ingest.gather(sources, found.tables), begun

    return read


def write(folder, **texts):
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text)


def test_only_files_that_changed_are_read_and_the_result_is_that_of_reading_all(raw, read_again):
    write(raw, a=NEWS, b=NEWS + "ثان", c=NEWS + "ثالث")
    (raw / "d.jsonl").write_text('{"text": 5}\n')
    assert read_again()[1] == ["a.txt", "b.txt", "c.txt", "d.jsonl"]
    assert read_again()[1] == []
    write(raw, b=NEWS + "معدل", aa=NEWS + "جديد")
    (raw / "c.txt").unlink()
    found, begun = read_again()
    assert begun == ["aa.txt", "b.txt"]
    whole = ingest.read_folder(raw)
    assert found.files.equals(whole.files)
    assert found.texts.equals(whole.texts)


def test_a_change_of_the_same_size_and_time_is_seen(raw, read_again):
    write(raw, a=NEWS + "5")
    before = (raw / "a.txt").stat()
    read_again()
    write(raw, a=NEWS + "6")
    os.utime(raw / "a.txt", ns=(before.st_atime_ns, before.st_mtime_ns))
    assert read_again()[0].texts["text"].to_list() == [NEWS + "6"]


@pytest.mark.parametrize("side", ["a.txt.meta.json", "source.toml"])
def test_a_side_file_that_changed_has_its_documents_read_again(raw, read_again, side):
    write(raw, a=NEWS, b=NEWS + "ثان")
    read_again()
    (raw / side).write_text('publisher = "الأولى"' if side == "source.toml" else '{"publisher": "الأولى"}')
    found, begun = read_again()
    assert begun == (["a.txt", "b.txt"] if side == "source.toml" else ["a.txt"])
    assert "الأولى" in found.texts["publisher"].to_list()
    (raw / side).unlink()
    assert read_again()[0].texts["publisher"].to_list() == [None, None]


def test_what_could_not_be_read_is_tried_again(raw, read_again):
    (raw / "a.txt").symlink_to("b/c.txt")
    assert read_again()[0].files["reason"].to_list() == ["unreadable"]
    (raw / "b").mkdir()
    (raw / "b" / "c.txt").write_text(NEWS)
    assert read_again()[0].files["reason"].to_list() == [None, None]


def test_a_text_in_several_files_has_what_the_first_of_them_states(raw, read_again):
    write(raw, a=NEWS, b=NEWS)
    (raw / "b.txt.meta.json").write_text('{"publisher": "ب", "title": "عنوان"}')
    read_again()
    (raw / "a.txt.meta.json").write_text('{"publisher": "أ"}')
    found, begun = read_again()
    assert begun == ["a.txt"]
    assert found.texts.select("publisher", "title").rows() == [("أ", "عنوان")]

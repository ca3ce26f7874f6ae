import os
import socket

import pytest

from pipeline.errors import InputError
from pipeline.ingest import list_files


def problems(raw):
    return {found.path: found.problem and (found.problem.reason, found.problem.detail) for found in list_files(raw)}


def test_documents_are_found_in_order_and_hidden_files_left_out(raw):
    for name in ("b.TXT", "a.html.gz", "z/y.htm", "z/x.jsonl", "README.md", "z/source.toml", "b.TXT.meta.json", ".git/a.txt", ".hidden.txt"):
        (raw / name).parent.mkdir(exist_ok=True)
        (raw / name).write_text("x")
    found = list_files(raw)
    assert [f.path for f in found] == ["a.html.gz", "b.TXT", "b.TXT.meta.json", "z/source.toml", "z/x.jsonl", "z/y.htm"]
    assert [(f.format, f.gzipped, f.size) for f in found][:2] == [("html", True, 1), ("text", False, 1)]
    assert not any(f.problem for f in found)


@pytest.mark.parametrize("name", ["a.pdf", "a", "a.tar.gz", "a.txt.zip", "z/README.md", "meta.json"])
def test_other_names_are_unknown_formats(raw, name):
    (raw / name).parent.mkdir(exist_ok=True)
    (raw / name).write_text("x")
    assert problems(raw)[name][0] == "unknown_format"


def test_links(raw, tmp_path):
    (tmp_path / "outside.txt").write_text("x")
    (tmp_path / "raw-other").mkdir()
    (raw / "in").mkdir()
    (raw / "in" / "a.txt").write_text("x")
    links = {
        "passwd.txt": "/etc/passwd",
        "up.txt": "../outside.txt",
        "other": "../raw-other",
        "inside.txt": "in/a.txt",
        "loop": ".",
        "self.txt": "self.txt",
        "gone.txt": "in/none.txt",
        "in/source.toml": "/etc/passwd",
    }
    for name, target in links.items():
        (raw / name).symlink_to(target)
    found = problems(raw)
    assert {path: problem[0] for path, problem in found.items() if problem} == {
        "passwd.txt": "outside_root",
        "up.txt": "outside_root",
        "other": "outside_root",
        "in/source.toml": "outside_root",
        "loop": "unreadable",
        "self.txt": "unreadable",
        "gone.txt": "unreadable",
    }
    assert found["inside.txt"] is None


def test_what_is_no_plain_file_is_unreadable(raw):
    (raw / "folder.txt").mkdir()
    (raw / "folder.txt" / "a.txt").write_text("x")
    os.mkfifo(raw / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as server:
        os.chdir(raw)
        server.bind("socket.txt")
    found = problems(raw)
    assert found["folder.txt"] == ("unreadable", "a folder, not a file")
    assert found["pipe.txt"] == ("unreadable", "a named pipe, not a file")
    assert found["socket.txt"] == ("unreadable", "a socket, not a file")
    assert found["folder.txt/a.txt"] is None


def test_names_become_printable_and_stay_different(raw):
    for name in (b"\xff.txt", rb"\xff.txt", b"a\nb.txt", "خبر.txt".encode()):
        (raw / os.fsdecode(name)).write_text("x")
    assert [f.path for f in list_files(raw)] == [r"\\xff.txt", r"\xff.txt", r"a\u000ab.txt", "خبر.txt"]


def test_no_name_turns_the_line_it_is_shown_in(raw):
    for name in ("\u202egpj.txt", "\x1b[31m.txt", "\u2066a\u2069.txt", "خبر\u200f.txt"):
        (raw / name).write_text("x")
    assert {f.path for f in list_files(raw)} == {r"\u202egpj.txt", r"\u001b[31m.txt", r"\u2066a\u2069.txt", "خبر\u200f.txt"}


def test_a_root_that_is_a_link_is_followed_and_a_file_is_no_root(raw, tmp_path):
    (raw / "a.txt").write_text("x")
    (tmp_path / "link").symlink_to(raw)
    assert problems(tmp_path / "link") == {"a.txt": None}
    with pytest.raises(InputError, match="is not a folder"):
        list_files(raw / "a.txt")

"""Which files a raw folder holds, in a fixed order, and which of them cannot be documents."""

import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pipeline.errors import InputError
from pipeline.ingest.refusal import Refused

Format = Literal["text", "html", "jsonl", "metadata"]

_SUFFIXES: dict[str, Format] = {".txt": "text", ".html": "html", ".htm": "html", ".jsonl": "jsonl"}
SIDE_SUFFIX = ".meta.json"
FOLDER_DEFAULTS = "source.toml"
#: What cannot be shown, or shows the rest of a name in another order.
_UNPRINTABLE = re.compile(r"[\\\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Found:
    """A file below the raw folder: `path` is its name in rows, `file` where it lies, `size` in bytes; `problem` says why it is not to be opened."""

    path: str
    file: Path
    format: Format | None
    gzipped: bool
    size: int | None = None
    problem: Refused | None = None


def list_files(raw: Path) -> list[Found]:
    """Every document and metadata file below `raw`, and every other file with its problem, sorted by path.

    Hidden files and folders and a README.md at the top are left out. Links that lead out of `raw` are not followed.
    Raises `InputError` where `raw` is not a folder.
    """
    if not raw.is_dir():
        raise InputError(f"{raw} is not a folder; name the folder that holds the documents")
    root = raw.resolve()
    return sorted(_walk(root), key=lambda found: found.path)


def _walk(root: Path) -> Iterator[Found]:
    folders = [(root, "")]
    while folders:
        folder, prefix = folders.pop()
        try:
            entries = list(os.scandir(folder))
        except OSError as error:
            yield Found(prefix.rstrip("/") or ".", folder, None, False, problem=unreadable(error))
            continue
        for entry in entries:
            if entry.name.startswith(".") or (not prefix and entry.name == "README.md"):
                continue
            if entry.is_dir(follow_symlinks=False):
                folders.append((folder / entry.name, f"{prefix}{escape(entry.name)}/"))
                if _format(entry.name)[0] is None:
                    continue
            yield _found(root, folder / entry.name, prefix + escape(entry.name))


def _found(root: Path, file: Path, path: str) -> Found:
    form, gzipped = _format(file.name)
    size = None
    try:
        if file.is_symlink():
            file = _target(root, file)
        status = file.lstat()
        check_regular(status)
        size = status.st_size
        if form is None:
            raise Refused("unknown_format", f"{path} is none of .txt .html .htm .jsonl, nor one of them with .gz")
    except OSError as error:
        return Found(path, file, form, gzipped, size, unreadable(error))
    except Refused as problem:
        return Found(path, file, form, gzipped, size, problem)
    return Found(path, file, form, gzipped, size)


def _target(root: Path, link: Path) -> Path:
    """Where a link leads; refused where that is outside of `root` or a folder, whose files are listed where they lie."""
    target = Path(os.path.realpath(link))
    if not target.is_relative_to(root):
        raise Refused("outside_root", "a link that leads out of the raw folder; it is not followed")
    if target.is_dir():
        raise Refused("unreadable", "a link to a folder; its files are read where they lie")
    return target


def check_regular(status: os.stat_result) -> None:
    """Refuse what is not a plain file: reading a pipe or a device could block for ever."""
    if stat.S_ISREG(status.st_mode):
        return
    kinds = {stat.S_IFDIR: "a folder", stat.S_IFIFO: "a named pipe", stat.S_IFSOCK: "a socket", stat.S_IFLNK: "a link that leads nowhere"}
    kind = kinds.get(stat.S_IFMT(status.st_mode), "a device")
    raise Refused("unreadable", f"{kind}, not a file")


def unreadable(error: OSError) -> Refused:
    """The refusal for an error of the file system."""
    causes = {FileNotFoundError: "no longer there", PermissionError: "no permission to read it"}
    return Refused("unreadable", causes.get(type(error)) or f"the system says: {error.strerror}")


def _format(name: str) -> tuple[Format | None, bool]:
    """What a file name promises, and whether it is packed."""
    if name.endswith(SIDE_SUFFIX) or name == FOLDER_DEFAULTS:
        return "metadata", False
    lower = name.lower()
    gzipped = lower.endswith(".gz")
    return _SUFFIXES.get(Path(lower.removesuffix(".gz")).suffix), gzipped


def escape(name: str) -> str:
    r"""A file name as printable text: control characters, of the writing direction too, and bytes that are not UTF-8 as `\x..`, a backslash doubled."""
    return _UNPRINTABLE.sub(_escaped, name)


def _escaped(match: re.Match[str]) -> str:
    code = ord(match[0])
    if match[0] == "\\":
        return "\\\\"
    return f"\\x{code - 0xDC00:02x}" if 0xDC80 <= code <= 0xDCFF else f"\\u{code:04x}"

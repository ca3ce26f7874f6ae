"""Which code makes the data: releases record it, so that a change of rows can be told from a change of inputs."""

import hashlib
import re
from functools import cache
from importlib import metadata
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_PARTS = (".py", ".tsv", ".gz")


@cache
def code_digest(*rooms: str) -> str:
    """Digest of the sources, lexicons and models of the named rooms of this package (of all of it where none is named), and of the libraries they use."""
    folders = [_PACKAGE / room for room in rooms] or [_PACKAGE]
    digest = hashlib.sha256("\n".join(_libraries()).encode())
    for path in sorted(path for folder in folders for path in folder.rglob("*") if path.suffix in _PARTS):
        digest.update(f"{path.relative_to(_PACKAGE).as_posix()}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:16]


def _libraries() -> list[str]:
    """Declared dependencies as installed: `trafilatura 2.3.0`. A new version of one may read the same input otherwise."""
    names = {re.split(r"[^\w.-]", line, maxsplit=1)[0] for line in metadata.requires("waqai") or () if "extra ==" not in line}
    return sorted(f"{name} {metadata.version(name)}" for name in names)

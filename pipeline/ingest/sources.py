"""The files of a raw folder with all that reading them depends on, so that only what changed is read again."""

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from pipeline.ingest.limits import MAX_CONTENT
from pipeline.ingest.listing import Found, list_files
from pipeline.ingest.opening import opened, stream_chunks
from pipeline.ingest.refusal import Refused
from pipeline.ingest.side_files import SideFiles, read_side_files


@dataclass(frozen=True, slots=True)
class Sources:
    """The files of a raw folder by their paths, in order, and what the side files say of them.

    `states` has a row for each: `path`, and `state`, which is another where reading the file could give something else.
    """

    found: Mapping[str, Found]
    sides: SideFiles
    states: pl.DataFrame


def list_sources(raw: Path) -> Sources:
    """Every file below `raw` but the side files, which are read; raises `InputError` where `raw` is not a folder."""
    files = list_files(raw)
    sides = read_side_files(files)
    found = {file.path: file for file in files if file.format != "metadata"}
    states = {"path": list(found), "state": [f"{_content(file)} {sides.of_file(path)} {sides.of_folder(path)}" for path, file in found.items()]}
    return Sources(found, sides, pl.DataFrame(states, schema=dict.fromkeys(states, pl.String)))


def _content(found: Found) -> str:
    """What a file holds, by its digest; what is refused unread, by what there is to know of it.

    The time of change is told too: a file that was rewritten, gone or forbidden while it was read has another by the next run.
    """
    try:
        if found.problem:
            raise found.problem
        if found.format != "jsonl" and (found.size or 0) > MAX_CONTENT:
            return f"{found.size} bytes"
        digest = hashlib.sha256()
        for chunk in stream_chunks(found.file, gzipped=False):
            digest.update(chunk)
        with opened(found.file) as stream:
            return f"{digest.hexdigest()} {os.fstat(stream.fileno()).st_ctime_ns}"
    except Refused as refused:
        return f"{refused} {found.size}"

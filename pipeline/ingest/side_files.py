"""Metadata beside documents: `NAME.meta.json` for one file, `source.toml` for a folder and the folders below it."""

import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.ingest.decode import decode
from pipeline.ingest.draft import Origin, Outcome
from pipeline.ingest.limits import MAX_SIDE_FILE
from pipeline.ingest.listing import FOLDER_DEFAULTS, SIDE_SUFFIX, Found
from pipeline.ingest.metadata import Metadata, read_metadata
from pipeline.ingest.opening import read_whole
from pipeline.ingest.refusal import Refused


@dataclass(frozen=True, slots=True)
class SideFiles:
    """What the side files of a raw folder say, by the path they lie at, and a row for each that cannot be used."""

    known: Mapping[str, tuple[Metadata, tuple[str, ...]]]
    refused: tuple[Outcome, ...]

    def of_file(self, path: str) -> tuple[Metadata, tuple[str, ...]]:
        """Metadata and notes of `NAME.meta.json`, where NAME is the file's name with or without its endings."""
        for name in _names(path):
            if name + SIDE_SUFFIX in self.known:
                return self.known[name + SIDE_SUFFIX]
        return Metadata(), ()

    def of_folder(self, path: str) -> Metadata:
        """The defaults of the nearest folder upwards that has a `source.toml`."""
        folder = path
        while folder:
            folder = folder.rpartition("/")[0]
            place = f"{folder}/{FOLDER_DEFAULTS}" if folder else FOLDER_DEFAULTS
            if place in self.known:
                return self.known[place][0]
        return Metadata()


def read_side_files(files: Sequence[Found]) -> SideFiles:
    """Read every side file among `files`; one that is broken or belongs to no document gets a row, its document is read without it."""
    documents = {name for found in files if found.format != "metadata" for name in _names(found.path)}
    known: dict[str, tuple[Metadata, tuple[str, ...]]] = {}
    refused = []
    for found in files:
        if found.format == "metadata":
            try:
                values = _read(found)
                if not found.path.endswith(FOLDER_DEFAULTS) and found.path.removesuffix(SIDE_SUFFIX) not in documents:
                    raise Refused("bad_metadata", "there is no file beside it that it describes")
                metadata, notes = read_metadata(values)
                known[found.path] = metadata, tuple(notes)
                if notes and found.path.endswith(FOLDER_DEFAULTS):
                    raise Refused("bad_metadata", "; ".join(notes))
            except Refused as problem:
                refused.append(Outcome(Origin(found.path, bytes=found.size), refused=problem))
    return SideFiles(known, tuple(refused))


def _names(path: str) -> tuple[str, ...]:
    """The names under which a file's metadata may be found, the whole name first."""
    unpacked = path.removesuffix(".gz")
    stem, dot, ending = unpacked.rpartition(".")
    return tuple(dict.fromkeys((path, unpacked, stem if dot and "/" not in ending else unpacked)))


def _read(found: Found) -> dict[str, object]:
    if found.problem:
        raise found.problem
    try:
        text = decode(read_whole(found.file, MAX_SIDE_FILE)).text
    except Refused as problem:
        raise problem if problem.reason == "unreadable" else Refused("bad_metadata", problem.detail) from problem
    try:
        values = tomllib.loads(text) if found.path.endswith(".toml") else json.loads(text)
    except json.JSONDecodeError as error:
        raise Refused("bad_metadata", f"line {error.lineno}, column {error.colno}: {error.msg}") from error
    except tomllib.TOMLDecodeError as error:
        raise Refused("bad_metadata", str(error)) from error
    except (ValueError, RecursionError) as error:
        raise Refused("bad_metadata", "nested too deep" if isinstance(error, RecursionError) else "a number too long to read") from error
    if not isinstance(values, dict):
        raise Refused("bad_metadata", "line 1, column 1: not an object with the document's fields")
    return values

"""A raw folder to frames: every file and record accounted for, every distinct text once."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import polars as pl

from pipeline.ingest.decode import decode, decode_page
from pipeline.ingest.draft import HTML, LINES, TEXT, Draft, Origin, Outcome
from pipeline.ingest.jsonl import read_jsonl
from pipeline.ingest.listing import Found
from pipeline.ingest.opening import read_whole, stream_chunks, unpack
from pipeline.ingest.pages import understand_all
from pipeline.ingest.refusal import Refused
from pipeline.ingest.side_files import SideFiles
from pipeline.ingest.sources import Sources, list_sources
from pipeline.schema import TABLES, conform, frame

_MEDIA_TYPES = {"text": TEXT, "html": HTML, "jsonl": LINES}
#: The columns of `documents` that ingest settles; cleaning adds the others.
TEXTS = TABLES["documents"].without("n_paragraphs", "cluster_id", "is_representative", "quality_flags")


#: What reading keeps of a file: its distinct accepted texts.
_TEXTS_OF_FILE = replace(TEXTS, key=("path", "doc_id"), fields=(TABLES["files"].field("path"), *TEXTS.fields))


@dataclass(frozen=True, slots=True)
class Ingested:
    """`files`: a row for every input file or record. `texts`: a row for every distinct accepted text."""

    files: pl.DataFrame
    texts: pl.DataFrame


def read_folder(raw: Path, *, workers: int = 1, on_file: Callable[[str], None] | None = None) -> Ingested:
    """Read every file below `raw`. Only `InputError` (no such folder) is raised; what cannot be read has a row that says why.

    `on_file` is called with each path as it is begun. With `workers` above 1, pages are read in that many processes;
    the result is the same.
    """
    sources = list_sources(raw)
    return gather(sources, read_sources(sources.states.to_dicts(), sources, workers=workers, on_file=on_file))


def read_sources(
    rows: Iterable[Mapping[str, Any]], sources: Sources, *, workers: int = 1, on_file: Callable[[str], None] | None = None
) -> dict[str, pl.DataFrame]:
    """Read the files named by the `path` of `rows`: their rows of `files`, and of `texts` with the path of the file each was found in."""
    files: list[Mapping[str, object]] = []
    texts: dict[tuple[str, str], Outcome] = {}
    for outcome in understand_all(_drafts([row["path"] for row in rows], sources, on_file), workers):
        files.append(outcome.file_row())
        if outcome.doc_id:
            key = outcome.origin.path, outcome.doc_id
            first = texts.setdefault(key, outcome)
            if first is not outcome:
                texts[key] = replace(first, metadata=first.metadata.filled_from(outcome.metadata))
    return {"files": frame(TABLES["files"], files), "texts": frame(_TEXTS_OF_FILE, map(_text_row, texts.values()))}


def gather(sources: Sources, read: Mapping[str, pl.DataFrame]) -> Ingested:
    """What `read_sources` gave of all files, as one: a text that stands in several has the metadata of the first that states it."""
    refused = frame(TABLES["files"], (outcome.file_row() for outcome in sources.sides.refused))
    first_known = [pl.col(name).drop_nulls().first() for name in TEXTS.names if name != "doc_id"]
    texts = read["texts"].sort(_TEXTS_OF_FILE.key).group_by("doc_id", maintain_order=True).agg(first_known)
    return Ingested(conform(TABLES["files"], pl.concat([refused, read["files"]])), conform(TEXTS, texts))


def _drafts(paths: Iterable[str], sources: Sources, on_file: Callable[[str], None] | None) -> Iterator[Draft | Outcome]:
    for path in paths:
        if on_file:
            on_file(path)
        yield from _read_file(sources.found[path], sources.sides)


def _read_file(found: Found, sides: SideFiles) -> Iterator[Draft | Outcome]:
    """The drafts and refusals of one file; never empty."""
    origin = Origin(found.path, bytes=found.size, media_type=_MEDIA_TYPES.get(found.format or ""))
    try:
        if found.problem:
            raise found.problem
        given, notes = sides.of_file(found.path)
        defaults = sides.of_folder(found.path)
        if found.format == "jsonl":
            yield from read_jsonl(found.path, stream_chunks(found.file, gzipped=found.gzipped), given, defaults, notes)
        else:
            yield _read_document(found, origin, Draft(origin, "", found.format == "html", given, defaults, notes))
    except Refused as refused:
        yield Outcome(origin, refused=refused)


def _read_document(found: Found, origin: Origin, draft: Draft) -> Draft | Outcome:
    """A file that is one document; its hash is known even where its content is refused."""
    stored = read_whole(found.file)
    origin = replace(origin, sha256=sha256(stored).hexdigest(), bytes=len(stored))
    try:
        data = unpack(stored) if found.gzipped else stored
        decoded = decode_page(data) if draft.is_page else decode(data)
    except Refused as refused:
        return Outcome(origin, refused=refused)
    return replace(draft, origin=replace(origin, encoding=decoded.encoding), content=decoded.text, damage=decoded.damage)


def _text_row(outcome: Outcome) -> Mapping[str, object]:
    metadata = outcome.metadata
    return {
        "path": outcome.origin.path,
        "doc_id": outcome.doc_id,
        "title": metadata.title,
        "publisher": metadata.publisher,
        "url": metadata.url,
        "published": metadata.published,
        "language": outcome.language,
        "language_score": outcome.language_score,
        "rights": metadata.rights,
        "n_chars": len(outcome.text),
        "text": outcome.text,
    }

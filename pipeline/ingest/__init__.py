"""Raw files to documents with metadata, or a row that says why not."""

from pipeline.ingest.decode import Decoded, decode, decode_page
from pipeline.ingest.draft import Draft, Outcome, document_id, understand
from pipeline.ingest.folder import TEXTS, Ingested, gather, read_folder, read_sources
from pipeline.ingest.html import Page, read_html
from pipeline.ingest.jsonl import parse_record, read_jsonl, record_content
from pipeline.ingest.listing import Found, list_files
from pipeline.ingest.metadata import Metadata, parse_day
from pipeline.ingest.mojibake import undo_mojibake
from pipeline.ingest.refusal import Refused
from pipeline.ingest.sources import Sources, list_sources
from pipeline.ingest.state import folder_state

__all__ = [
    "TEXTS",
    "Decoded",
    "Draft",
    "Found",
    "Ingested",
    "Metadata",
    "Outcome",
    "Page",
    "Refused",
    "Sources",
    "decode",
    "decode_page",
    "document_id",
    "folder_state",
    "gather",
    "list_files",
    "list_sources",
    "parse_day",
    "parse_record",
    "read_folder",
    "read_html",
    "read_jsonl",
    "read_sources",
    "record_content",
    "understand",
    "undo_mojibake",
]

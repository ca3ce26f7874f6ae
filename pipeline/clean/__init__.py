"""Documents cleaned: roles of paragraphs, boilerplate, duplicates and reuse. Everything is kept and marked, nothing is edited."""

from pipeline.clean.boilerplate import learn_boilerplate
from pipeline.clean.documents import DocumentParts, split_document
from pipeline.clean.duplicates import Duplicates, find_duplicates
from pipeline.clean.flags import quality_flags
from pipeline.clean.reuse import find_reuse
from pipeline.clean.signed import Signed, read_signed, sign_documents, unpack
from pipeline.clean.structure import Structure, complete, gather

__all__ = [
    "DocumentParts",
    "Duplicates",
    "Signed",
    "Structure",
    "complete",
    "find_duplicates",
    "find_reuse",
    "gather",
    "learn_boilerplate",
    "quality_flags",
    "read_signed",
    "sign_documents",
    "split_document",
    "unpack",
]

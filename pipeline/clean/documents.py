"""One document: its paragraphs with their roles and its sentences."""

from dataclasses import dataclass

from pipeline.clean.roles import paragraph_roles
from pipeline.schema.values import Role
from pipeline.text.paragraphs import split_paragraphs
from pipeline.text.sentences import split_sentences


@dataclass(frozen=True, slots=True)
class DocumentParts:
    """Paragraphs as (start, end, role) and sentences as (paragraph index, start, end), both in the order of the text."""

    paragraphs: list[tuple[int, int, Role]]
    sentences: list[tuple[int, int, int]]


def split_document(text: str, title: str | None) -> DocumentParts:
    """Split `text`, whose headline is `title` where the metadata know it; pure, linear, and total on any string."""
    spans = split_paragraphs(text)
    roles = paragraph_roles([text[start:end] for start, end in spans], title)
    sentences = [(index, start, end) for index, span in enumerate(spans) for start, end in split_sentences(text, *span)]
    return DocumentParts([(*span, role) for span, role in zip(spans, roles, strict=True)], sentences)

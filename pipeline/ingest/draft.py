"""The two states of content on its way in: read (`Draft`), and understood (`Outcome`), which is a row of `files`."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace

from pipeline.ingest.html import read_html
from pipeline.ingest.metadata import UNKNOWN, Metadata
from pipeline.ingest.mojibake import undo_mojibake
from pipeline.ingest.refusal import Refused
from pipeline.text.language import detect_language

TEXT, HTML, LINES = "text/plain", "text/html", "application/x-ndjson"
_LOOKED_AT = 10_000


@dataclass(frozen=True, slots=True)
class Origin:
    """Where content came from: the cells of its row that do not depend on what it says."""

    path: str
    line: int = 0
    record: str = ""
    sha256: str | None = None
    bytes: int | None = None
    media_type: str | None = None
    encoding: str | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """Decoded content: a text, or a page whose main text is still to be found.

    `given` is what its record or side file says, which goes before what a page says of itself; `defaults` come last.
    `damage` says where a page has undecodable bytes.
    """

    origin: Origin
    content: str
    is_page: bool
    given: Metadata = UNKNOWN
    defaults: Metadata = UNKNOWN
    notes: tuple[str, ...] = ()
    damage: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of content: a text with its metadata and language, or a refusal."""

    origin: Origin
    text: str = ""
    metadata: Metadata = UNKNOWN
    language: str = ""
    language_score: float = 0.0
    doc_id: str | None = None
    refused: Refused | None = None
    notes: tuple[str, ...] = ()

    def file_row(self) -> Mapping[str, object]:
        """The row of `files`."""
        origin, refused = self.origin, self.refused
        return {
            "path": origin.path,
            "record": origin.record,
            "sha256": origin.sha256,
            "bytes": origin.bytes,
            "media_type": origin.media_type,
            "encoding": origin.encoding,
            "status": "quarantined" if refused else "accepted",
            "reason": refused.reason if refused else None,
            "detail": "; ".join(([refused.detail] if refused else []) + list(self.notes)) or None,
            "doc_id": self.doc_id,
        }


def document_id(text: str) -> str:
    """The id of a text: equal texts have equal ids."""
    return "d-" + hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]


def understand(draft: Draft) -> Outcome:
    """Find the main text of a page, check that there is Arabic text, and settle the metadata; pure, so that a batch is a map."""
    outcome = Outcome(draft.origin, draft.content, draft.given, notes=draft.notes)
    try:
        if draft.is_page:
            outcome = _read_page(draft, outcome)
        outcome = _with_sound_text(replace(outcome, metadata=outcome.metadata.filled_from(draft.defaults)))
        return _with_language(outcome)
    except Refused as refused:
        return replace(outcome, refused=refused)


def _read_page(draft: Draft, outcome: Outcome) -> Outcome:
    page = read_html(draft.content)
    if draft.damage and "\ufffd" in page.text:
        raise Refused("undecodable", draft.damage)
    notes = (*outcome.notes, f"damaged outside of the main text: {draft.damage}") if draft.damage else outcome.notes
    return replace(outcome, text=page.text, metadata=draft.given.filled_from(page.metadata), notes=notes)


def _with_sound_text(outcome: Outcome) -> Outcome:
    text, misread = undo_mojibake(outcome.text)
    if misread is None:
        return outcome
    title = undo_mojibake(outcome.metadata.title)[0] if outcome.metadata.title else None
    return replace(
        outcome,
        origin=replace(outcome.origin, encoding=f"{outcome.origin.encoding}+{misread}"),
        text=text,
        metadata=replace(outcome.metadata, title=title),
        notes=(*outcome.notes, f"the text was UTF-8 read as {misread} and saved again; the wrong reading is undone"),
    )


def _with_language(outcome: Outcome) -> Outcome:
    if not outcome.text.strip():
        raise Refused("empty", "only white space" if outcome.text else "no text")
    language = detect_language(outcome.text)
    if language.code == "und":
        raise Refused("not_arabic", "language cannot be told" if any(map(str.isalpha, outcome.text[:_LOOKED_AT])) else "no letters")
    if language.code != "ar":
        raise Refused("not_arabic", f"detected {language.code} with score {language.score:g}")
    said = (outcome.metadata.language or language.code).lower()
    notes = outcome.notes if said.partition("-")[0] == language.code else (*outcome.notes, f"said to be {said[:20]!r}, but the text is {language.code}")
    return replace(outcome, notes=notes, language=language.code, language_score=language.score, doc_id=document_id(outcome.text))

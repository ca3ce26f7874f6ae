"""UTF-8 that was once read as Windows-1252 or Windows-1256 and saved again (`Ø§Ù„`, `ط§ظ„`): recognised, and undone where nothing was lost."""

from pipeline.ingest.refusal import Refused
from pipeline.text.mojibake import WINDOWS_1252, WINDOWS_1256

#: The share of the characters that the lead bytes of Arabic make up at least.
_LEAST = {WINDOWS_1252: 0.15, WINDOWS_1256: 0.3}


def undo_mojibake(text: str) -> tuple[str, str | None]:
    """The text as it was before the wrong reading, and the encoding it was wrongly read in; the text itself and `None` for sound text.

    Refused as undecodable where the wrong reading lost characters.
    """
    for misread, share in _LEAST.items():
        encoding, found = misread.encoding, [text.count(lead) for lead in misread.leads]
        if all(found) and sum(found) > share * len(text):
            try:
                return _bytes(text, encoding).decode("utf-8"), encoding
            except UnicodeError as error:
                place = getattr(error, "start", 0)
                raise Refused("undecodable", f"UTF-8 that was read as {encoding} and saved again, with losses from {place} on; get the text anew") from error
    return text, None


def _bytes(text: str, encoding: str) -> bytes:
    """The bytes that were read as `text`; those that Windows-1252 leaves undefined were read as control characters."""
    return b"".join(bytes((ord(char),)) if "\x80" <= char <= "\x9f" else char.encode(encoding) for char in text)

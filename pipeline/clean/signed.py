"""What a document says by itself, read once: kept as one row per document from one run to the next."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from pipeline.clean.candidates import SIGNATURE_LENGTH, Signatures, sign
from pipeline.clean.characters import Indices
from pipeline.clean.contents import Shingles, doubles, select_lines
from pipeline.clean.lines import LineArrays, read_lines
from pipeline.clean.stems import read_stems
from pipeline.clean.vectors import WordArrays, offsets_of

#: The columns of a row and what their bytes hold (little-endian): one item per word, per line, per stem, or the signature.
_ITEMS = {
    "words": "<u8",
    "line_words": "<u4",
    "line_keys": "<u8",
    "line_marks": "<u1",
    "stems": "<u4",
    "line_stems": "<u4",
    "signature": "<u2",
    "line_signatures": "<u2",
}
_STOPPED, _WORDED = 1, 2
#: A line of fewer stems says too little to be known again, and is not signed.
LEAST_STEMS = 7


@dataclass(frozen=True, slots=True)
class Signed:
    """Of a sequence of documents: their lines and the stems of each line, with MinHash signatures.

    `signatures` are those of the documents' word pairs without worded boilerplate, `line_signatures` those of the stems of `signed_lines`.
    """

    lines: LineArrays
    stems: Shingles
    signatures: Signatures
    line_signatures: Signatures

    @property
    def signed_lines(self) -> Indices:
        """The lines that have enough stems to be signed."""
        return np.flatnonzero(np.diff(self.stems.offsets) >= LEAST_STEMS)


def read_signed(texts: Sequence[str]) -> Signed:
    """Read and sign `texts`; each row depends on its text alone."""
    lines, stems = read_lines(pl.Series(texts, dtype=pl.String)), read_stems(texts)
    telling = np.flatnonzero(np.diff(stems.offsets) >= LEAST_STEMS)
    return Signed(lines, stems, sign(doubles(select_lines(lines, ~lines.worded))), sign(stems.of(telling)))


def sign_documents(doc_ids: Sequence[str], texts: Sequence[str]) -> pl.DataFrame:
    """One row of `read_signed` per document: `doc_id` and columns of bytes."""
    signed = read_signed(texts)
    lines, by_line = signed.lines, signed.lines.bounds
    columns: dict[str, tuple[NDArray[Any], Indices]] = {
        "words": (lines.words.words, lines.words.offsets[by_line]),
        "line_words": (lines.words.counts, by_line),
        "line_keys": (lines.keys, by_line),
        "line_marks": (_STOPPED * lines.stopped + _WORDED * lines.worded, by_line),
        "stems": (signed.stems.hashes, signed.stems.offsets[by_line]),
        "line_stems": (np.diff(signed.stems.offsets), by_line),
        "signature": (signed.signatures.ravel(), np.arange(len(texts) + 1) * SIGNATURE_LENGTH),
        "line_signatures": (signed.line_signatures.ravel(), np.searchsorted(signed.signed_lines, by_line) * SIGNATURE_LENGTH),
    }
    packed = {name: list(_pieces(values.astype(_ITEMS[name]), offsets)) for name, (values, offsets) in columns.items()}
    return pl.DataFrame({"doc_id": doc_ids, **packed}, schema={"doc_id": pl.String, **dict.fromkeys(_ITEMS, pl.Binary)})


def _pieces(values: NDArray[Any], offsets: Indices) -> Iterator[bytes]:
    whole = values.tobytes()
    return (whole[start:end] for start, end in pairwise((offsets * values.itemsize).tolist()))


def unpack(rows: pl.DataFrame) -> Signed:
    """The documents of `sign_documents`' rows, in their order."""
    flat: dict[str, NDArray[Any]] = {name: np.frombuffer(b"".join(rows[name].to_list()), items) for name, items in _ITEMS.items()}
    words = WordArrays(flat["words"], offsets_of(flat["line_words"]))
    bounds = offsets_of(rows["line_marks"].bin.size().to_numpy())
    marks = flat["line_marks"]
    lines = LineArrays(words, bounds, flat["line_keys"], (marks & _STOPPED).astype(np.bool_), (marks & _WORDED).astype(np.bool_))
    signatures, line_signatures = (flat[name].reshape(-1, SIGNATURE_LENGTH) for name in ("signature", "line_signatures"))
    return Signed(lines, Shingles(flat["stems"], offsets_of(flat["line_stems"])), signatures, line_signatures)

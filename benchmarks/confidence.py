"""What `confidence` is worth: `python -m benchmarks.confidence` prints, per band, how many rows are right in value, unit and kind.

Rows are those of the demonstration corpus and, where ../shared/gold lies beside the checkout, of the development gold of five outlets. A row
that overlaps no annotation is wrong; a row on an annotation that is optional is left out.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.golden import demonstration, predicted
from benchmarks.scoring import CELLS, overlap
from benchmarks.shared import SHARED
from pipeline.release.markdown import grid

_GOLD = SHARED / "gold" / "numeric_dev.jsonl"
_FLOORS = (0.95, 0.9, 0.8, 0.0)

Row = Mapping[str, Any]
Pairs = Iterable[tuple[Sequence[Row], Sequence[Row]]]


@dataclass(frozen=True)
class Band:
    """Rows whose confidence is at least `floor` and below the floor before it."""

    floor: float
    rows: int
    right: int

    @property
    def share(self) -> float:
        """Share of the rows that are right; 1 where there are none."""
        return self.right / self.rows if self.rows else 1.0


def judged(pairs: Pairs) -> Iterator[tuple[Row, bool]]:
    """Each found row with whether it is right in value, unit and kind."""
    for gold, found in pairs:
        for row in found:
            nearest = max(gold, key=lambda one, row=row: overlap(one, row), default=None)  # type: ignore[misc]
            hit = nearest if nearest is not None and overlap(nearest, row) > 0 else None
            if hit is None or not hit.get("optional"):
                yield row, hit is not None and all(CELLS[cell](hit, row) for cell in ("value+unit", "kind"))


def _demonstrated() -> Pairs:
    return [(_numbers(gold["quantities"]), found["quantities"]) for gold, found in demonstration()]


def development() -> Pairs:
    """(annotated, found) quantities of the development gold; nothing where it is not at hand."""
    if not _GOLD.exists():
        return
    for line in _GOLD.read_text("utf8").splitlines():
        unit = json.loads(line)
        yield _numbers(unit["quantities"]), predicted(unit)["quantities"]


def _numbers(rows: Iterable[Row]) -> list[Row]:
    """Whole numbers of JSON as the floats that they are in the tables."""
    return [{key: float(cell) if key.startswith("value") and isinstance(cell, int) else cell for key, cell in row.items()} for row in rows]


def confidence_rows(pairs: Pairs | None = None) -> list[Band]:
    """The bands of confidence, the highest first, over `pairs` or over all annotated documents at hand."""
    rows = list(judged([*_demonstrated(), *development()] if pairs is None else pairs))
    bands, below = [], 2.0
    for floor in _FLOORS:
        verdicts = [right for row, right in rows if floor <= row["confidence"] < below]
        bands.append(Band(floor, len(verdicts), sum(verdicts)))
        below = floor
    return bands


def as_markdown(bands: Sequence[Band]) -> str:
    """The bands as a table."""
    return grid(["confidence", "rows", "right in value, unit and kind"], [(f"at least {band.floor:.2f}", band.rows, f"{band.share:.3f}") for band in bands])


def main() -> None:
    """Print the bands."""
    print(as_markdown(confidence_rows()))


if __name__ == "__main__":
    main()

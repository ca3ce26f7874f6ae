"""Measure the extractor: `python -m benchmarks.accuracy` prints the figures and writes docs/accuracy.json and docs/accuracy.md.

It scores the committed demonstration corpus with our own scorer and, where ../shared/gold lies beside the checkout, the development
gold there with the scorer that comes with it. `--pin` sets the floors that the tests hold.
"""

import importlib.util
import json
import math
import sys
from collections.abc import Mapping
from types import ModuleType
from typing import Any

from benchmarks.confidence import as_markdown as confidence_table
from benchmarks.confidence import confidence_rows
from benchmarks.golden import FLOORS, demonstration, digest, predicted
from benchmarks.names_accuracy import names_rows
from benchmarks.scoring import score
from benchmarks.shared import SHARED
from pipeline.release.markdown import grid
from pipeline.workspace import PROJECT

_GOLD = SHARED / "gold"
_ROUNDED_DOWN = 100
_SETS = {"demonstration corpus": None, "articles of five outlets": "numeric_dev.jsonl", "three seed articles": "seeds_dev.jsonl"}

Figures = dict[str, dict[str, float]]


def demonstrated() -> Figures:
    """Figures of the demonstration corpus."""
    return {name: one.figures() for name, one in score(demonstration()).items()}


def shared(name: str) -> Figures:
    """Figures of a gold file beside the checkout, by its own scorer."""
    scorer = _scorer()
    gold = scorer.load(_GOLD / name)
    tallies, _ = scorer.score(gold, {key: predicted(unit) for key, unit in gold.items()})
    return {key: dict(zip(("precision", "recall", "f1"), one.figures(), strict=True)) | {"n": one.tp + one.fn} for key, one in tallies.items()}


def _scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("gold_score", _GOLD / "score.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(_GOLD / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def measured() -> dict[str, Figures]:
    """Figures of every set that is at hand."""
    return {name: demonstrated() if file is None else shared(file) for name, file in _SETS.items() if file is None or (_GOLD / file).exists()}


_HEAD = ("precision", "recall", "F1", "n")


def _cells(row: Mapping[str, Any]) -> list[str]:
    """A row's figures for people; a cell is empty where a set tells nothing of it."""
    return ["" if row[key] is None else f"{row[key]:.3f}" for key in ("precision", "recall", "f1")] + [f"{row['n']:.0f}"]


def as_markdown(figures: dict[str, Figures]) -> str:
    """The figures as tables."""
    return "\n".join(
        f"\n### {name[0].upper()}{name[1:]}\n\n{grid(['column', *_HEAD], ([column, *_cells(one)] for column, one in columns.items()))}"
        for name, columns in figures.items()
    )


def names_section(rows: list[dict[str, Any]]) -> str:
    """The figures of names as a table."""
    return f"\n### Names\n\n{grid(['set', 'column', *_HEAD], ([row['set'], row['column'], *_cells(row)] for row in rows))}"


def pin(figures: Figures) -> None:
    """Let the tests hold what is reached now, rounded down to full hundredths."""
    floors = {name: math.floor(one["f1"] * _ROUNDED_DOWN) / _ROUNDED_DOWN for name, one in figures.items()}
    FLOORS.write_text(json.dumps({"digest": digest(), "floors": floors}, indent=2) + "\n", "utf8")


_CONFIDENCE = """
### Confidence

How many rows of each band are right in value, unit and kind. The rules were written with these sets at hand, so read the bands as an order, not as a promise.
"""
_HEADER = """# Accuracy

Precision, recall and F1 per column, printed and written by `make accuracy`. A role (item, place, time, attribution) counts as right where it shares a
word with what an annotator wrote; a value where number and bounds are the same. The demonstration corpus is in the repository (`raw/demo/`,
annotated in `tests/golden/`); the other sets are development gold that lies beside the checkout. The rules were developed on all of them: on text that nobody has
looked at, expect less. `python -m benchmarks.duckling`, `benchmarks.extraction`, `benchmarks.duplicates` and `benchmarks.names` print the figures for reading phrases,
speed, duplicates and the speed of names.
"""


def main() -> None:
    """Print, write, and pin where asked."""
    figures = measured()
    tables = "\n".join((as_markdown(figures), names_section(names_rows()), _CONFIDENCE, confidence_table(confidence_rows())))
    print(tables)
    rows = [
        {"set": name, "column": column, **{key: round(cell, 3) for key, cell in one.items()}}
        for name, columns in figures.items()
        for column, one in columns.items()
    ]
    (PROJECT / "docs" / "accuracy.json").write_text(json.dumps(rows, indent=1) + "\n", "utf8")
    (PROJECT / "docs" / "accuracy.md").write_text(_HEADER + tables + "\n", "utf8")
    if "--pin" in sys.argv:
        pin(figures["demonstration corpus"])


if __name__ == "__main__":
    main()

"""Accuracy on the annotated demonstration corpus must not fall below what is pinned.

After a change that improves it, or of the annotations: `python -m benchmarks.accuracy --pin`.
"""

import json

import pytest

from benchmarks.golden import FLOORS, digest, golden_pairs, read_tables
from benchmarks.scoring import score
from pipeline.tally import Tally
from pipeline.workspace import Workspace

PINNED = json.loads(FLOORS.read_text("utf8"))


@pytest.fixture(scope="module")
def tallies(published: Workspace) -> dict[str, Tally]:
    return score(golden_pairs(read_tables(published)))


def test_the_floors_belong_to_these_annotations():
    assert PINNED["digest"] == digest()


@pytest.mark.parametrize("column", PINNED["floors"])
def test_accuracy_does_not_fall(tallies: dict[str, Tally], column: str):
    assert tallies[column].f1 >= PINNED["floors"][column]


def test_there_is_enough_to_measure(tallies: dict[str, Tally]):
    assert tallies["value"].there >= 600

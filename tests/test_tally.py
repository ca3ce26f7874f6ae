import pytest

from pipeline.tally import Tally, tally


def test_figures():
    assert tally({1, 2, 3}, {2, 3, 4, 5}).figures() == {"precision": pytest.approx(2 / 3), "recall": 0.5, "f1": pytest.approx(4 / 7), "n": 4}


def test_nothing_found_or_there_is_no_error():
    assert Tally().figures() == {"precision": 0, "recall": 0, "f1": 0, "n": 0}

"""The remembered function of words."""

import pytest

from pipeline.text import memo
from pipeline.text.memo import Memo


def test_each_word_is_worked_out_once() -> None:
    asked: list[str] = []

    def length(form: str) -> int:
        asked.append(form)
        return len(form)

    lengths = Memo(length)
    assert lengths.each(["بيت", "دار", "بيت"]) == [3, 3, 3]
    assert list(lengths.where(["بيت", "", "دار"])) == [0, 2]
    assert asked == ["بيت", "دار", ""]


def test_words_too_long_to_be_words_are_not_kept() -> None:
    lengths = Memo(len)
    assert lengths["ا" * 10_000] == 10_000
    assert not lengths


def test_it_empties_itself_at_its_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memo, "_MOST", 3)
    lengths = Memo(len)
    assert lengths.each(list("ابتثج")) == [1] * 5
    assert len(lengths) <= 3

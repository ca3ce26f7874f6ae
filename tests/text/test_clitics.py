"""Proclitics and the article."""

import pytest

from pipeline.text.clitics import before_article, has_article, is_definite, readings


@pytest.mark.parametrize(
    ("form", "split"),
    [
        ("وبالمدينه", ("وبال", "مدينه")),
        ("للبنك", ("لل", "بنك")),
        ("فلقريه", ("فل", "قريه")),
        ("كمصنع", ("ك", "مصنع")),
    ],
)
def test_a_word_is_read_with_and_without_what_is_written_onto_it(form: str, split: tuple[str, str]) -> None:
    assert readings(form)[0] == ("", form)
    assert split in readings(form)


def test_at_least_two_letters_are_left() -> None:
    assert readings("ولد") == (("", "ولد"), ("و", "لد"))
    assert readings("بك") == (("", "بك"),)


@pytest.mark.parametrize(("form", "definite"), [("المدينه", True), ("وبالمدينه", True), ("للبنك", True), ("وكالنهر", True), ("مدينه", False), ("الا", False)])
def test_the_article_is_seen_behind_any_proclitics(form: str, definite: bool) -> None:
    assert is_definite(form) is definite


@pytest.mark.parametrize(("clitics", "letters"), [("وبال", 2), ("ال", 0), ("لل", 2), ("ولل", 3), ("وب", 2)])
def test_letters_before_the_article(clitics: str, letters: int) -> None:
    assert before_article(clitics) == letters
    assert has_article(clitics) is (clitics != "وب")

"""What is left of the tagger's names after doubts."""

import pytest

from pipeline.extract.names.doubts import is_formula, without_doubts
from pipeline.extract.names.tagger import Tagged
from pipeline.text.words import split_words


def left(text: str, first: int, last: int, skip: int = 0) -> list[str]:
    words = split_words(text)
    tagged = Tagged(first, last, skip, "ORG", 0.9)
    return [words.surface(one.first, one.last, skip=one.skip) for one in without_doubts(words, [tagged])]


@pytest.mark.parametrize(
    ("text", "first", "last", "skip", "name"),
    [
        ("زار نادي الشرطة،", 1, 3, 0, ["نادي الشرطة"]),
        ("« الرابطة » فازت", 0, 2, 0, ["الرابطة"]),
        ("شركة النور التي تأسست", 0, 2, 0, ["شركة النور"]),
        ("أعلن حزب عن قائمته", 1, 1, 0, []),
        ("كلمة لي قبل السفر", 1, 1, 0, []),
        ("عمل للجان الفرز", 1, 1, 2, []),
        ("حفظه الله ورعاه", 0, 1, 0, []),
    ],
)
def test_signs_function_words_and_scraps_are_left_out(text: str, first: int, last: int, skip: int, name: list[str]) -> None:
    assert left(text, first, last, skip) == name


def test_a_formula_covers_its_later_words() -> None:
    words = split_words("سافر إن شاء الله غدا")
    assert [is_formula(words, index) for index in range(len(words))] == [False, False, True, True, False]

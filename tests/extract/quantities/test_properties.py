import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extract.numerals import find_numerals
from pipeline.extract.quantities import find_quantities
from pipeline.extract.records import Quantity
from pipeline.text.words import split_words

PIECES = st.sampled_from(
    [
        "ألف",
        "و",
        "خمسة",
        "3",
        "1,250",
        "مليون",
        "دولار",
        "نصف",
        "في المئة",
        "-",
        ".",
        "،",
        "الثالث",
        "كلم",
        "(",
        ")",
        "عامين",
        "عشرات",
        "بين",
        "إلى",
        "أكثر من",
        "ارتفع",
        "\n",
        "من",
        "سنة",
    ]
)


def read(text: str) -> list[Quantity]:
    words = split_words(text)
    return find_quantities(words, find_numerals(words), [])


@given(st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=30).map(" ".join)))
@settings(max_examples=400, deadline=None)
def test_quantities_of_any_text_are_ordered_inside_and_whole(text: str) -> None:
    end = 0
    for quantity in read(text):
        assert end <= quantity.start_char < quantity.end_char <= len(text)
        assert text[quantity.start_char : quantity.end_char] == quantity.surface
        assert 0 < quantity.confidence <= 1
        assert (quantity.value is None) == (quantity.qualifier in {"range", "vague"} or quantity.kind == "score")
        end = quantity.end_char


@pytest.mark.parametrize(
    "piece", ["123 ", "12 ", "خمسة وعشرون ألفا ", "ألف و", "قتل 5 اشخاص من ", "1-", "1.1.", "5،", "ألف ", "يومين ", "5 ريال ", "(", "1 إلى "]
)
def test_long_texts_of_one_piece_are_read_to_their_end(piece: str) -> None:
    """They are made so that anything worse than linear time would not end; how long they take is for the benchmark to say."""
    text = piece * 10_000
    found = read(text)
    assert all(before.end_char <= after.start_char for before, after in itertools.pairwise(found))
    assert all(text[one.start_char : one.end_char] == one.surface for one in found)


def test_a_million_digits_are_no_quantity() -> None:
    assert read("1" * 1_000_000) == []


def test_a_country_named_in_the_text_settles_a_shared_currency() -> None:
    text = "قال بنك المغرب في الرباط إن الأصول استقرت. وبلغ الحجم 5 ملايين درهم."
    assert [(quantity.unit, quantity.value) for quantity in read(text)] == [("MAD", 5_000_000)]
    assert read("وبلغ الحجم 5 ملايين درهم.")[0].unit == "XXX"
    assert [quantity.unit for quantity in read("دفع 10 دراهم إماراتية ثم 20 درهما")] == ["AED", "AED"]

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.fold import fold
from pipeline.text.words import split_words

texts = st.text(st.sampled_from("ابتل أة123.,٫٬%-()\n\u0651\u0640\u200fab_")) | st.text()


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("قُتل ٣ جنود", ["قتل", "3", "جنود"]),
        ("بـ45 دولارا", ["ب", "45", "دولارا"]),
        ("7كلم", ["7", "كلم"]),
        ("1,250.5 طن", ["1,250.5", "طن"]),
        ("٣٫٥٪.", ["3.5", "%", "."]),
        ("سطر\n\nآخر", ["سطر", "\n\n", "اخر"]),
        ("", []),
    ],
)
def test_splits(text, forms):
    assert split_words(text).forms == forms


@given(texts)
def test_words_cover_everything_but_space(text):
    words = split_words(text)
    covered = "".join(words.forms)
    assert covered == "".join(c for c in words.folded.text if c == "\n" or not c.isspace() or c in covered)
    assert all(end > start for start, end in zip(words.starts, words.ends, strict=True))
    assert all(end <= start for end, start in zip(words.ends, words.starts[1:], strict=False))


@given(texts)
def test_surface_of_a_word_folds_to_its_form(text):
    words = split_words(text)
    for index, form in enumerate(words.forms):
        start, end = words.span(index, index)
        assert words.surface(index, index) == text[start:end]
        assert form in fold(text[start:end]).text


def test_span_without_proclitic():
    words = split_words("وبالمدينة الكبيرة")
    assert words.surface(0, 1, skip=4) == "مدينة الكبيرة"


def test_touching_words():
    words = split_words("بـ45 طن")
    assert [words.touches(i) for i in range(3)] == [False, True, False]


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("وصل الوفد. غادر", ["."]),
        ("هل وصل؟\n\nنعم", ["؟", "\n\n"]),
        ("عبر pages.example اليوم", []),
        ("قال «وصلنا.» ثم مضى", ["."]),
        ("وصل؛ ثم غادر", []),
    ],
)
def test_sentence_ends(text, ends):
    words = split_words(text)
    assert [words.forms[index] for index in words.sentence_ends()] == ends

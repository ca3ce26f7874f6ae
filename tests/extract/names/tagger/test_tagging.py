"""The packaged tagger on sentences of our own."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extract.names.spans import Span
from pipeline.extract.names.tagger import Tagged, evidence, tag
from pipeline.extract.names.tagger.evaluate import known_names
from pipeline.extract.names.tagger.evidence import codes
from pipeline.text.words import Words, split_words


def _names(text: str) -> list[tuple[str, str]]:
    words = split_words(text)
    return [(words.surface(t.first, t.last, skip=t.skip), t.type) for t in tag(words, [(0, len(words))], known_names(words))]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("وصل الرئيس الفرنسي جاك شيراك إلى بيروت مساء أمس .", "جاك شيراك", "PER"),
        ("وصل الرئيس الفرنسي جاك شيراك إلى بيروت مساء أمس .", "بيروت", "LOC"),
        ("وأكد وزير الخارجية سالم الدوري أن المحادثات ستستأنف .", "سالم الدوري", "PER"),
        ("قتل ثلاثة جنود في مدينة الموصل شمال العراق .", "الموصل", "LOC"),
        ("وقعت شركة مايكروسوفت عقدا مع الحكومة .", "مايكروسوفت", "ORG"),
        ("دعا مجلس الأمن إلى وقف إطلاق النار .", "مجلس الأمن", "ORG"),
    ],
)
def test_finds_exact_spans(text: str, name: str, kind: str) -> None:
    assert (name, kind) in _names(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("بين سوريا والعراق حدود طويلة .", "العراق"),
        ("وقعت مواجهات في بغداد وبيروت أمس .", "بيروت"),
        ("قال ناطق إن الوفد سيتوجه لباريس غدا .", "باريس"),
        ("عاد الوزير من القاهرة ودِمَشْق .", "دِمَشْق"),
    ],
)
def test_clitics_stay_outside(text: str, name: str) -> None:
    assert (name, "LOC") in _names(text)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "123 ... !", "the minister said so in a statement", "ارتفعت الأسعار بنسبة خمسة في المائة ."])
def test_no_names(text: str) -> None:
    assert _names(text) == []


def test_nothing_outside_the_ranges() -> None:
    words = split_words("بغداد .\nبيروت .\nدمشق .")
    assert [words.surface(t.first, t.last) for t in tag(words, [(3, 5)], [])] == ["بيروت"]


def test_a_name_told_once_is_known_later() -> None:
    words = split_words("قال الرئيس جاك هوفرمان إنه متفائل .\nهوفرمان غادر أمس .")
    assert [(t.first, t.last, t.type) for t in tag(words, [(0, 8), (8, len(words))])] == [(2, 3, "PER"), (8, 8, "PER")]


def test_known_names_are_evidence() -> None:
    words = split_words("فازت شركة زمزمة بالعقد .")
    assert tag(words, [(0, len(words))]) == []
    assert [(t.first, t.last, t.type) for t in tag(words, [(0, len(words))], [(2, 2, "ORG")])] == [(2, 2, "ORG")]


def test_the_sure_and_the_long_count_first() -> None:
    long, short = Span(0, 2, 0, "ORG", "pattern", 0.8), Span(1, 1, 0, "GPE", "gazetteer", 0.95)
    known = evidence([short], [Span(0, 0, 0, "GPE", "gazetteer", 0.6)], [long])
    assert known == [(0, 0, "wGPE"), (0, 2, "pORG"), (1, 1, "GPE")]
    assert codes(4, known) == ["BpORG", "BGPE", "IpORG", "-"]


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from(["بغداد", "والعراق", "الرئيس", "محمد", "علي", "شركة", "في", ".", "\n", "12", "x", "لل", "و", "ـ"]), max_size=30))
def test_spans_lie_in_the_text_and_do_not_overlap(pieces: list[str]) -> None:
    words: Words = split_words(" ".join(pieces))
    found: list[Tagged] = tag(words, [(0, len(words))])
    assert found == tag(words, [(0, len(words))])
    last = -1
    for name in found:
        assert last < name.first <= name.last < len(words)
        assert 0 <= name.skip < len(words.forms[name.first])
        assert 0 <= name.confidence <= 1
        last = name.last


def test_a_very_long_sentence() -> None:
    words = split_words("قال محمد في بغداد " * 5000)
    assert len(tag(words, [(0, len(words))])) >= 5000

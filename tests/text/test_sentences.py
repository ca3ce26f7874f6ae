import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.paragraphs import split_paragraphs
from pipeline.text.sentences import split_sentences


def sentences(text):
    return [text[start:end] for start, end in split_sentences(text, 0, len(text))]


@pytest.mark.parametrize(
    "parts",
    [
        ["وصل الوفد صباحا.", "وغادر مساء."],
        ["هل انتهت الأزمة؟", "لا أحد يعرف!", "هكذا قال."],
        ["التقى د. سامي وفدا من ص.ب 55 في المدينة.", "ثم سافر."],
        ["نقلت (أ.ف.ب) عن مصدر في ش.م.ل خبرا.", "ونفاه الوزير."],
        ["بلغ النمو 3.5 في المئة و1.250.000 دينار.", "وتراجع بعدها."],
        ["بلغ العدد ٣٫٥ مليون.", "وزاد."],
        ["زار أ.د. وليد الكلية.", "وشكر م. هاني الحضور."],
        ["انظر www.example.org/a?b=1 للتفاصيل.", "وراسلنا على a.b@example.org الآن."],
        ["قالت شركة U.S. Steel إنها توسعت.", "وربحت."],
        ["كتب Dr. Smith المقال.", "ونشره."],
        ["عاد اللاجئون عام 2016.", "وعاد آخرون بعده."],
        ["انتهت السنة 1436 هـ.", "وبدأت أخرى."],
        ['قال: "انتهى الأمر."', "ثم خرج."],
        ["نوقش كتاب «هل تنجح الخطة؟» للكاتب في الندوة.", "وحضره كثيرون."],
        ["سأل: «متى نعود؟»", "ولم يجبه أحد."],
        ["اشترى معدات حديثة.. بما فيها الطائرات.", "وباع القديمة."],
        ["توقف العمل...", "وعاد الهدوء."],
        ["1. البند الأول طويل.", "2. البند الثاني."],
        ["عنوان بلا نقطة"],
        ["خطاب مؤثر؛ لكنه قصير.", "انتهى."],
        ["ماذا حدث؟!", "لا أدري."],
    ],
)
def test_splits(parts):
    assert sentences(" ".join(parts)) == parts


@pytest.mark.parametrize(("text", "parts"), [("كان بعيدا.وقال", ["كان بعيدا.", "وقال"]), ("بلغت 2016.كما قال", ["بلغت 2016.", "كما قال"]), ("...", ["..."])])
def test_splits_without_space(text, parts):
    assert sentences(text) == parts


def test_a_semicolon_ends_only_a_long_sentence():
    long = " ".join(["كلمة"] * 60)
    assert len(sentences(f"{long}؛ {long}.")) == 2


@given(st.text(st.sampled_from('ابو د.؟!… "»1a\n\u200f؛')) | st.text())
def test_every_letter_is_in_one_sentence_of_its_paragraph(text):
    for first, last in split_paragraphs(text):
        spans = split_sentences(text, first, last)
        assert all(first <= start < end <= last for start, end in spans)
        assert all(end <= start for (_, end), (start, _) in itertools.pairwise(spans))
        inside = {i for start, end in spans for i in range(start, end)}
        assert all(i in inside for i in range(first, last) if text[i].isalnum())
        assert all(text[start:end].strip() == text[start:end] for start, end in spans)


@pytest.mark.parametrize("unit", [".", "a.", '"', "كلمة .. ", "؟!", " ", "؛ ك"])
def test_one_long_paragraph_is_split_to_its_end(unit):
    """Anything worse than linear time would not end."""
    text = unit * (1_000_000 // len(unit))
    spans = split_sentences(text, 0, len(text))
    assert all(0 <= start < end <= len(text) for start, end in spans)

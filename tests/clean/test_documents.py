import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.clean import split_document
from pipeline.clean.lines import read_lines
from pipeline.clean.patterns import boilerplate_kind, is_caption, is_dateline, read_line

_BODY = "أعلنت الوزارة في بيان صدر مساء أمس أن أعمال الترميم في المدينة القديمة ستبدأ مطلع الشهر المقبل وتستمر عامين كاملين."


def roles(*lines, title=None):
    return [role for _, _, role in split_document("\n".join(lines), title).paragraphs]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Menu", "navigation"),
        ("جديد الأخبار", "related"),
        ("إقرأ أيضًا: وصول الوفد إلى العاصمة", "related"),
        ("شارك", "share"),
        ("© 2024 صحيفة النهر", "rights"),
        ("جميع الحقوق محفوظة لصحيفة النهر.", "rights"),
        ("استعمال المضامين بموجب بند 5 من القانون. يرجى إرسال ملاحظات لـ a@example.org", "rights"),
        ("تابعونا على فيسبوك وتويتر", "subscription"),
        ("الكلمات المفتاحية: سياسة، اقتصاد", "tags"),
        ("#سياسة #اقتصاد_محلي", "tags"),
        ("info@example.org", "contact"),
        ("https://example.org/news/1", "contact"),
        ("12/05/2024 - 14:30", "stamp"),
        ("آخر تحديث: 12/05/2024", "stamp"),
        ("// انتهى //", "end_mark"),
        ("***", "separator"),
        ("المصدر: وكالات", "source"),
        ("تبدأ بالرمز (4) وبعده رأيك في المقال", "contact"),
    ],
)
def test_boilerplate_by_wording(line, kind):
    assert boilerplate_kind(read_line(line)) == kind
    assert read_lines(pl.Series([line])).worded.tolist() == [True]


@pytest.mark.parametrize(
    "line",
    [
        _BODY,
        "قتل 3 جنود وأصيب 34 آخرون",
        "المصدر الذي رفض كشف اسمه قال إن العدد بلغ 20",
        "نشر في مجلة علمية أن المرض انحسر",
        "شارك 40 عداء في السباق",
        "المزيد من المطر متوقع غدا",
        "بحث الوزيران التعاون بين البلدين",
        "تعليقات الوزير أثارت جدلا واسعا",
        "1990",
        "الرئيسية منها ثلاثة طرق أغلقت أمس",
        "راسل الوزير على minister@example.org من يرغب في الحصول على المعونة قبل 15 مايو",
    ],
)
def test_news_is_not_boilerplate(line):
    assert boilerplate_kind(read_line(line)) is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("جنود في عرض عسكري وسط العاصمة (أرشيفية)", True),
        ("جنود في عرض عسكري وسط العاصمة. أرشيفية", True),
        ("سفينة ترسو في الميناء القديم (رويترز)", True),
        ("صورة: مركبة في الصحراء", True),
        ("جانب من المؤتمر الصحفي", True),
        ("تصوير: سليم", True),
        ("وقالت الوزارة إن السفينة غادرت. (رويترز)", False),
        ("وقالت الوزارة إن السفينة غادرت الميناء (رويترز).", False),
        ("الرياض (رويترز)", False),
        ("الرياض - رويترز", False),
        (_BODY, False),
    ],
)
def test_captions(line, expected):
    assert is_caption(read_line(line)) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("بغداد _ خاص بوابة النهر", True),
        ("الرياض - واس", True),
        ("كتب: سليم ناصر", True),
        ("عمان - سليم ناصر", True),
        ("سليم ناصر ـ بوابة النهر", True),
        ("مخاطر على المنطقة كلها", False),
    ],
)
def test_datelines(line, expected):
    assert is_dateline(read_line(line)) is expected


@pytest.mark.parametrize(
    ("lines", "title", "expected"),
    [
        (("القائمة", "ترميم المدينة القديمة يبدأ قريبا", _BODY), None, ["boilerplate", "title", "body"]),
        (("ترميم المدينة القديمة يبدأ قريبا", "الرياض - واس", _BODY), None, ["title", "body", "body"]),
        (("سليم ناصر", "ترميم المدينة القديمة يبدأ قريبا", _BODY), None, ["body", "title", "body"]),
        (("ترميم المدينة القديمة يبدأ قريبا", _BODY), "ترميم المدينة القديمة يبدأ قريبًا", ["title", "body"]),
        ((_BODY, "تمويل المشروع", _BODY), None, ["body", "heading", "body"]),
        ((_BODY, "تمويل المشروع", "عمال في الموقع (أرشيفية)", _BODY), None, ["body", "heading", "caption", "body"]),
        ((_BODY, "الأحمر", "الأخضر", "الأزرق", _BODY), None, ["body"] * 5),
        ((_BODY, "اقرأ أيضا", "وصول الوفد إلى العاصمة", _BODY), None, ["body", "boilerplate", "boilerplate", "body"]),
        ((_BODY, "مواضيع ذات صلة", "وصول الوفد", "رحيل الوفد"), None, ["body", *["boilerplate"] * 3]),
        (("عمال في الموقع", "عمال في الموقع (أرشيفية)", _BODY), None, ["caption", "caption", "body"]),
        (("عاجل: انفجار في العاصمة",), None, ["body"]),
        ((_BODY, "سليم ناصر"), None, ["body", "body"]),
        ((), None, []),
    ],
)
def test_roles(lines, title, expected):
    assert roles(*lines, title=title) == expected


@given(st.text(st.sampled_from("ابتد .؟\n:«»#@1(")) | st.text(), st.none() | st.text())
def test_any_string_is_split(text, title):
    parts = split_document(text, title)
    for start, end, _ in parts.paragraphs:
        assert text[start:end].strip()
    for index, start, end in parts.sentences:
        first, last, _ = parts.paragraphs[index]
        assert first <= start < end <= last
    assert {index for index, _, _ in parts.sentences} == set(range(len(parts.paragraphs)))


_SEEDS = {
    "000": {27: "boilerplate"},
    "001": {
        **dict.fromkeys((0, 1, 9, 29, 40, 48, 58, 59), "caption"),
        **dict.fromkeys((8, 28, 39, 64, 71), "heading"),
    },
    "002": {0: "boilerplate", 1: "title", 2: "caption"},
    "003": {0: "title", 3: "heading", 11: "heading", 18: "heading"},
    "004": {0: "title", 5: "caption", 6: "heading", 10: "heading", 14: "boilerplate", 15: "boilerplate", 16: "boilerplate"},
}


@pytest.mark.parametrize("name", _SEEDS)
def test_every_paragraph_of_the_seed_articles(shared, name):
    (path,) = (shared / "corpus" / "seeds").glob(f"{name}_*.txt")
    found = [role for _, _, role in split_document(path.read_text("utf8"), None).paragraphs]
    assert found == [_SEEDS[name].get(index, "body") for index in range(len(found))]

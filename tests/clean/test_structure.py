from datetime import date

import pytest

from pipeline.clean import find_reuse, gather, learn_boilerplate, read_signed, split_document
from pipeline.schema import TABLES, conform
from tests.clean.conftest import collection, structure

_BODIES = [
    "وصل وفد من البرلمان الأوروبي إلى العاصمة لبحث اتفاق الصيد الجديد.",
    "تراجعت أسعار القمح في الأسواق العالمية للأسبوع الثالث على التوالي.",
    "فاز المنتخب الوطني على ضيفه في مباراة ودية أقيمت مساء أمس.",
    "اكتشف علماء نوعا جديدا من الطحالب قرب سواحل البلاد الشرقية.",
    "أقر مجلس المدينة خطة لتوسيع شبكة الحافلات في الأحياء الجنوبية.",
    "افتتح معرض للفنون التشكيلية يضم أعمال رسامين شبان من القرى.",
]


def published(lines, publisher="النهر"):
    return [{"text": "\n".join(text), "publisher": publisher, "published": date(2024, 1, day)} for day, text in enumerate(lines, 1)]


def roles_of(texts):
    found = gather(texts["doc_id"], [split_document(text, title) for text, title in texts.select("text", "title").iter_rows()])
    text_of = dict(texts.select("doc_id", "text").iter_rows())
    learned = learn_boilerplate(texts, found.paragraphs, read_signed(texts["text"].to_list()).lines)
    return {(text_of[doc][start:end], role) for doc, start, end, role in learned.select("doc_id", "start_char", "end_char", "role").iter_rows()}


def test_learns_the_last_line_of_a_publisher():
    line = "يسعدنا استقبال آرائكم في القراءة"
    assert (line, "boilerplate") in roles_of(collection(published([[body, line] for body in _BODIES])))


@pytest.mark.parametrize(
    "line",
    ["عدد الضحايا الذين سقطوا حتى الآن 12 شخصا", "ولم يعرف أحد بعد من أشعل النار في المخزن.", "الرياض - واس", "حشود في ساحة المدينة (أرشيفية)"],
    ids=["fact", "sentence", "dateline", "caption"],
)
def test_never_learns_what_may_be_news(line):
    found = roles_of(collection(published([[body, line] for body in _BODIES])))
    assert (line, "boilerplate") not in found


def test_copies_of_one_story_teach_nothing():
    line = "يسعدنا استقبال آرائكم في القراءة"
    texts = collection(published([[_BODIES[0], f"إضافة {n}", line] for n in "أبتثجح"]))
    assert (line, "boilerplate") not in roles_of(texts)


def test_one_publisher_does_not_teach_another():
    line = "يسعدنا استقبال آرائكم في القراءة"
    rows = [row for index, body in enumerate(_BODIES) for row in published([[body, line]], publisher=f"صحيفة {index}")]
    assert (line, "boilerplate") not in roles_of(collection(rows))


_FIRST = "استوردت البلاد في العام الماضي 40 طائرة مقاتلة من ثلاث دول أوروبية بحسب تقرير المعهد الدولي للسلام، وهي زيادة كبيرة على السنوات السابقة."
_REWORDED = "وبحسب تقرير للمعهد الدولي للسلام فإن البلاد استوردت العام الماضي 40 طائرة مقاتلة من ثلاث دول أوروبية، بزيادة كبيرة عن السنوات السابقة."


def reuse(*paragraphs):
    texts = collection(published([[paragraph] for paragraph in paragraphs]))
    found = structure(texts).paragraphs
    index = dict(texts.select("doc_id", "text").iter_rows())
    return {
        index[doc]: (index[reused.split(":")[0]], similarity)
        for doc, reused, similarity in found.select("doc_id", "reuse_of", "similarity").iter_rows()
        if reused
    }


def test_links_a_reworded_paragraph_to_the_earlier_one():
    found = reuse(_FIRST, _REWORDED, _BODIES[0])
    assert set(found) == {_REWORDED}
    assert found[_REWORDED][0] == _FIRST
    assert 0.6 <= found[_REWORDED][1] < 1


def test_same_words_have_similarity_one_and_lead_to_the_first():
    second, third = _FIRST.replace("أ", "ا"), _FIRST.replace("،", "")
    assert reuse(_FIRST, second, third) == {second: (_FIRST, 1.0), third: (_FIRST, 1.0)}


def test_other_numbers_are_another_statement():
    assert reuse(_FIRST, _REWORDED.replace("40", "75")) == {}


def test_boilerplate_is_not_reused():
    line = "جميع الحقوق محفوظة لصحيفة النهر ومؤسساتها وفروعها في العالم العربي والمهجر"
    assert reuse(line, f"{line}.") == {}


def test_links_the_seed_articles(shared):
    rows = [{"text": path.read_text("utf8"), "url": path.name[:3]} for path in sorted((shared / "corpus" / "seeds").glob("*.txt"))]
    texts = collection(rows)
    name = dict(texts.select("doc_id", "url").iter_rows())
    found = structure(texts).paragraphs
    links = {
        frozenset([(name[doc], index), (name[reused[:18]], int(reused[19:]))])
        for doc, index, reused in found.select("doc_id", "paragraph_index", "reuse_of").iter_rows()
        if reused
    }
    assert links == {frozenset([("001", a), ("000", b)]) for a, b in [(22, 20), (25, 21), (38, 22), (46, 24)]}


def test_tables_are_those_of_the_schema():
    texts = collection(published([[body, "توقيع المحرر", body] for body in _BODIES]))
    found = structure(texts)
    assert found.paragraphs.equals(conform(TABLES["paragraphs"], found.paragraphs))
    assert found.sentences.equals(conform(TABLES["sentences"], found.sentences))
    assert found.sentences.join(found.paragraphs, on=["doc_id", "paragraph_index"], how="anti").is_empty()


def test_an_empty_collection():
    texts = collection([])
    assert structure(texts).paragraphs.is_empty()
    assert find_reuse(texts, structure(texts).paragraphs, read_signed([])).is_empty()

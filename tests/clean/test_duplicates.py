import random

import polars as pl
import pytest

from pipeline.clean import find_duplicates
from pipeline.schema import TABLES, conform

_STORY = (
    "أعلنت وزارة الصحة اليوم إصابة 40 شخصا في حادث قطار قرب المدينة الساحلية وقالت إن 3 منهم في حالة حرجة.\n"
    "وأوضح المتحدث باسم الوزارة أن فرق الإسعاف وصلت إلى المكان بعد عشرين دقيقة ونقلت المصابين إلى مستشفيين في المنطقة.\n"
    "وكان القطار يقل 120 راكبا في رحلته الصباحية من العاصمة إلى الشمال حين خرجت عرباته الأخيرة عن القضبان."
)
_OTHER = (
    "افتتح الرئيس معرض الكتاب في دورته العاشرة بحضور 300 ناشر من أنحاء العالم العربي وسط إقبال كبير من الزوار والطلاب.\n"
    "ويستمر المعرض أسبوعين كاملين ويضم ندوات عن الترجمة وحقوق المؤلف وأمسيات شعرية يحييها شعراء من بلدان مختلفة."
)
_PAGE = "الرئيسية\nعنوان جديد للخبر نفسه\n{}\nجميع الحقوق محفوظة لصحيفة النهر\nتابعونا على فيسبوك"


@pytest.fixture
def related(documents, ids):
    """Relates the later to the earlier of two texts: `None` or (relation, changed numbers), and whether they share a cluster."""

    def relate(earlier, later):
        found = find_duplicates(documents((earlier, 1), (later, 2), (_OTHER, 3)))
        one, two = ids(earlier, later)
        clusters = dict(found.clusters.select("doc_id", "cluster_id").iter_rows())
        rows = found.pairs.select("doc_id", "other_doc_id", "relation", "changed_numbers").rows()
        return [(a == two, b == one, relation, changed) for a, b, relation, changed in rows], clusters[one] == clusters[two]

    return relate


@pytest.mark.parametrize(
    "copy",
    [
        _PAGE.format(_STORY),
        _STORY.replace("أ", "ا").replace("ة", "ه").replace("40", "٤٠"),
        "\n".join(reversed(_STORY.split("\n"))),
        " ".join(_STORY.split(" ")[:-8]),
        _STORY.replace("اليوم", "أمس").replace("حرجة", "خطرة").replace("كبيرة", "").replace("الصباحية", "الأولى"),
        _STORY.replace(" 3 ", " ثلاثة "),
    ],
    ids=["page", "spelling", "moved", "cut", "words", "spelled number"],
)
def test_copies_are_near(related, copy):
    assert related(_STORY, copy) == ([(True, True, "near", None)], True)


def test_an_update_lists_its_numbers_and_stays_in_the_cluster(related):
    update = _PAGE.format(_STORY.replace("40", "45").replace(" 3 ", " 5 "))
    assert related(_STORY, update) == ([(True, True, "update", "40→45; 3→5")], True)


def test_a_report_inside_a_longer_one(related):
    analysis = "\n".join(" ".join(f"{word}{letter}" for word in _OTHER.split()) for letter in "بتجد")
    assert related(_STORY, f"{_STORY}\n{analysis}") == ([(True, True, "contains", None)], False)


def test_unlike_reports_on_one_topic_are_not_linked(related):
    negative = (
        "قالت وزارة الصحة إن حادث قطار آخر وقع مساء في الجنوب ولم يسفر عن ضحايا بل عن أضرار في العربات والمحطة القديمة.\n"
        "وأضافت أن التحقيق جار لمعرفة سبب خروج القطار عن سكته وأن حركة السير ستعود غدا."
    )
    assert related(_STORY, negative) == ([], False)


def test_representative_is_longest_then_earliest_then_smallest(documents, ids):
    page, plain, spelled = _PAGE.format(_STORY), _STORY, _STORY.replace("أ", "ا")
    found = find_duplicates(documents((page, 3), (plain, 2), (spelled, 1)))
    assert set(found.clusters["cluster_id"]) == set(ids(page))
    found = find_duplicates(documents((plain, 2), (spelled, 1)))
    assert set(found.clusters["cluster_id"]) == set(ids(spelled))
    found = find_duplicates(documents((plain, 1), (spelled, 1)))
    assert set(found.clusters["cluster_id"]) == {min(ids(plain, spelled))}
    assert found.clusters["is_representative"].sum() == 1


def test_tables_hold_and_do_not_depend_on_order(documents):
    texts = documents((_STORY, 1), (_PAGE.format(_STORY), 2), (_STORY.replace("40", "41"), 3), (_OTHER, 4), ("عاجل", 5), ("***", 5))
    found = find_duplicates(texts)
    assert found.pairs.equals(conform(TABLES["duplicates"], found.pairs))
    assert found.clusters.columns == ["doc_id", "cluster_id", "is_representative"]
    assert found.clusters["doc_id"].to_list() == texts["doc_id"].to_list()
    again = find_duplicates(texts.sample(fraction=1, shuffle=True, seed=3))
    assert again.pairs.equals(found.pairs)
    assert again.clusters.equals(found.clusters)


@pytest.mark.parametrize("texts", [[], [("عاجل", 1)], [("***", 1), ("كلمة", 1)], [("خبر\ufdfa\x00\ud800", 1)]], ids=["none", "one", "tiny", "odd"])
def test_small_and_odd_collections(documents, texts):
    found = find_duplicates(documents(*[(text.replace("\ud800", "?"), day) for text, day in texts]))
    assert found.pairs.is_empty()
    assert found.clusters["is_representative"].all()


def test_many_copies_make_few_pairs(documents):
    rng = random.Random(1)
    words = _STORY.split(" ")
    texts = [(" ".join([*words[:place], "كلمة", *words[place:]]) + f" {rng.random()}", 1) for place in range(50)]
    found = find_duplicates(documents(*texts))
    assert found.clusters["cluster_id"].n_unique() == 1
    assert found.pairs.height < 50 * 25


def test_boilerplate_makes_no_pair(documents):
    frame = "تقرير خاص من مراسلي صحيفة النهر في العواصم العربية\n{}\n" + "\n".join(["يمكنكم مراسلة المحررين على العنوان المبين أدناه كل يوم"] * 3)
    bodies = [" ".join(f"{word}{number}" for word in ("خبر", "عن", "مدينة", "بعيدة")) for number in ("أ", "ب", "ت", "ث", "ج", "ح", "خ")]
    assert find_duplicates(documents(*[(frame.format(body), 1) for body in bodies])).pairs.is_empty()


def test_pairs_name_documents(documents):
    found = find_duplicates(documents((_STORY, 1), (_PAGE.format(_STORY), 2)))
    assert found.pairs.select(pl.col("similarity").is_between(0.9, 1)).to_series().all()


_TELEGRAM = (
    "أرسل حاكم الإقليم رسالة ود إلى حاكم {0} في عيد تأسيسها وقال الحاكم فيها نيابة عن أهل الإقليم ومجلسهم إنه يرجو لجاره الكريم "
    "عمرا مديدا وأن تجد {0} وأهلها الطيبون في السنة القادمة رزقا واسعا كما أرسل كبير الوزراء رسالة تشبهها إلى حاكم {0} "
    "ذكر فيها ما بين الجارين من طرق وأسواق قديمة وتمنى لموانئهما موسما وفيرا ولكل بيت من بيوت {0} خيرا كثيرا."
)
_STATES = [f"جمهورية {name} ال{name}ية" for name in ("نهر", "جبل", "بحر", "سهل", "رمل", "صخر", "مطر", "ثلج")]


def test_reports_of_one_form_are_other_events(documents):
    telegrams = [(_TELEGRAM.format(state), day) for day, state in enumerate(_STATES, 1)]
    copy = (f"{_TELEGRAM.format(_STATES[2])}\nوحضر حفل السفارة جمع من الضيوف.", 4)
    found = find_duplicates(documents(*telegrams, copy))
    assert found.pairs.height == 1
    assert found.clusters["cluster_id"].n_unique() == len(telegrams)

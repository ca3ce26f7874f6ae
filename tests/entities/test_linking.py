"""Linking: forms of one name are one entity, two people of one name are two until something tells otherwise."""

from collections.abc import Mapping, Sequence

import polars as pl
import pytest

from pipeline.entities import Linked, link_mentions
from pipeline.entities.english import english_name
from pipeline.extract.names import find_known
from pipeline.schema import TABLES, polars_schema
from pipeline.text.words import split_words


def documents(texts: Sequence[str]) -> tuple[pl.DataFrame, pl.DataFrame]:
    rows = [
        {"doc_id": f"d-{index:016x}", **{name: getattr(one, name) for name in TABLES["mentions"].names if name != "doc_id"}}
        for index, text in enumerate(texts)
        for one in find_known(split_words(text))
    ]
    frame = pl.DataFrame(rows, schema=polars_schema(TABLES["mentions"]))
    return frame, pl.DataFrame([(f"d-{index:016x}", text) for index, text in enumerate(texts)], schema=["doc_id", "text"], orient="row")


def link(*texts: str) -> Linked:
    return link_mentions(*documents(texts))


def entity(linked: Linked, surface: str, doc: int | None = None) -> set[str]:
    rows = linked.mentions.filter(pl.col("surface") == surface)
    if doc is not None:
        rows = rows.filter(pl.col("doc_id") == f"d-{doc:016x}")
    return set(rows["entity_id"].to_list())


def reasons(linked: Linked, surface: str) -> set[str]:
    rows = linked.mentions.filter(pl.col("surface") == surface).join(linked.entity_links, on=["doc_id", "start_char", "end_char", "entity_id"])
    return set(rows["reason"].to_list())


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("قالت أمريكا ثم أكدت أميركا أن الولايات المتحدة باقية", ["أمريكا", "أميركا", "الولايات المتحدة"]),
        ("هزيمة داعش أي تنظيم الدولة كما يسمي نفسه الدولة الإسلامية في العراق والشام", ["داعش", "تنظيم الدولة", "الدولة الإسلامية في العراق والشام"]),
        ("أعلنت وزارة الدفاع الأميركية النبأ وأكد البنتاغون الحصيلة", ["وزارة الدفاع الأميركية", "البنتاغون"]),
        ("قال محمد شيا السوداني ثم زار محمد شياع السوداني المصنع. وأضاف السوداني أن العمل مستمر", ["محمد شيا السوداني", "محمد شياع السوداني", "السوداني"]),
        ("نقلت رويترز الخبر عن وكالة رويترز للأنباء", ["رويترز"]),
        (
            "قال رئيس الوزراء العراقي محمد السوداني ذلك. ثم وصل محمد شياع السوداني. وأضاف السوداني أنه متفائل",
            ["محمد السوداني", "محمد شياع السوداني", "السوداني"],
        ),
        ("التقى محمد بن نايف وفدا، ثم ودع محمد بن نايف بن عبد العزيز آل سعود ضيوفه", ["محمد بن نايف", "محمد بن نايف بن عبد العزيز آل سعود"]),
    ],
)
def test_forms_of_one_entity(text: str, forms: list[str]) -> None:
    linked = link(text)
    assert len({ident for form in forms for ident in entity(linked, form)}) == 1
    assert all(entity(linked, form) for form in forms)


def test_a_capital_that_acts_is_its_state() -> None:
    linked = link("أعلنت واشنطن عقوبات جديدة", "وقع الحادث في واشنطن مساء")
    assert entity(linked, "واشنطن", 0) == {"e-united-states"}
    assert entity(linked, "واشنطن", 1) == {"e-washington"}
    assert reasons(linked, "واشنطن") == {"context", "alias"}


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("اتهم طهران بالتصعيد", True),
        ("تحسنت العلاقات مع بغداد كثيرا", True),
        ("ذكر أن واشنطن قد لا تمانع", True),
        ("تأخر انسحاب واشنطن من الاتفاق", True),
        ("أوضح أن بغداد وطهران متفقتان", True),
        ("وصل الوفد إلى طهران أمس", False),
        ("أقيم المعرض قرب بغداد", False),
        ("غادر الوفد بواشنطن مقر المؤتمر", False),
    ],
)
def test_what_makes_a_capital_act(text: str, actor: bool) -> None:
    cities, states = {"e-tehran", "e-baghdad", "e-washington"}, {"e-iran", "e-iraq", "e-united-states"}
    assert set(link(text).mentions["entity_id"]) & (cities | states) <= (states if actor else cities)


@pytest.mark.parametrize(
    ("text", "surface", "ident"),
    [
        ("انخفضت الحرارة في عمّان مساء", "عمّان", "e-amman"),
        ("سافر إلى عُمان في الشتاء", "عُمان", "e-oman"),
        ("زار الأردن وقضى أسبوعا في عمان قبل أن يغادر الأردن", "عمان", "e-amman"),
        ("انتقل من مسقط إلى صلالة ثم جال في عمان كلها", "عمان", "e-oman"),
        ("بدأت الأشغال في العاصمة بغداد", "بغداد", "e-baghdad"),
    ],
)
def test_a_city_and_a_state_of_one_name(text: str, surface: str, ident: str) -> None:
    assert entity(link(text), surface) == {ident}


def test_brothers_are_two() -> None:
    linked = link("وصل حسن العكاري ثم حضر حسين العكاري متأخرا")
    assert not entity(linked, "حسن العكاري") & entity(linked, "حسين العكاري")


def test_a_king_is_not_somebodys_last_name() -> None:
    linked = link("كان المهندس رمزي عبدالكريم حاضرا عند تقاطع طريق الملك عبدالكريم")
    assert len(set(linked.mentions.filter(pl.col("surface").str.contains("عبدالكريم"))["entity_id"])) > 1


def test_a_last_name_means_the_person_met_before() -> None:
    linked = link("قال الخبير منير العكاري إن السوق هادئة. وأوضح العكاري أن الأسعار مستقرة")
    assert entity(linked, "العكاري") == entity(linked, "منير العكاري")
    assert reasons(linked, "العكاري") == {"part_of_name"}


def test_a_last_name_means_the_documents_own_person_before_a_famous_one() -> None:
    linked = link("قال المحامي رمزي العبادي إن الجلسة تأجلت. وأضاف العبادي أنه سيعود")
    assert entity(linked, "العبادي") == entity(linked, "رمزي العبادي")
    assert entity(linked, "العبادي") != {"e-haider-al-abadi"}


def test_two_people_of_one_name_stay_apart() -> None:
    linked = link("قال اللاعب سامي الورتاني إن المباراة صعبة", "أكد الطبيب سامي الورتاني وصول الدواء")
    assert len(entity(linked, "سامي الورتاني")) == 2


def test_a_shared_title_is_evidence() -> None:
    linked = link("قال مدير مستشفى النور الدكتور سامي الورتاني إن الوضع مستقر", "أكد مدير مستشفى النور الدكتور سامي الورتاني وصول الدواء")
    assert len(entity(linked, "سامي الورتاني")) == 1


def test_a_bare_body_is_that_of_the_state_named_in_the_document() -> None:
    linked = link("قالت وزارة الدفاع العراقية إن الهجوم فشل. وأضافت وزارة الدفاع أن التحقيق بدأ", "أكدت وزارة الدفاع النبأ")
    assert entity(linked, "وزارة الدفاع", 0) == {"e-iraq-ministry-of-defence"}
    assert entity(linked, "وزارة الدفاع", 1) != {"e-iraq-ministry-of-defence"}


def test_a_bare_body_is_that_of_the_country_the_document_is_about() -> None:
    linked = link("زار الوفد تونس ثم صفاقس وسوسة وبنزرت. وأكدت وزارة الصحة أن الوضع مستقر", "تنافس فريق من تونس وفريق من فرنسا. وأكدت وزارة الصحة الحضور")
    assert entity(linked, "وزارة الصحة", 0) == {"e-tunisia-ministry-of-health"}
    assert entity(linked, "وزارة الصحة", 1) != entity(linked, "وزارة الصحة", 0)
    regional = link("زار الوفد تونس ثم صفاقس وسوسة وبنزرت. وأكدت وزارة الصحة بالولاية أن الوضع مستقر")
    assert entity(regional, "وزارة الصحة", 0) != {"e-tunisia-ministry-of-health"}
    row = linked.entities.row(by_predicate=pl.col("entity_id") == "e-tunisia-ministry-of-health", named=True)
    assert (row["name_ar"], row["name_en"], row["country_code"]) == ("وزارة الصحة التونسية", "Ministry of Health of Tunisia", "TN")


def test_a_known_entity_is_called_the_same_whatever_texts_call_it() -> None:
    one, other = link("أعلنت أميركا ذلك"), link("أعلنت الولايات المتحدة ذلك")
    assert one.entities["name_ar"].to_list() == other.entities["name_ar"].to_list()


def test_a_common_name_is_a_known_person_only_where_his_country_is_named() -> None:
    linked = link("قال المهندس علي حداد إن الأشغال انتهت", "قال علي حداد في الجزائر إن الأشغال انتهت")
    assert not entity(linked, "علي حداد", 0) & entity(linked, "علي حداد", 1)
    assert entity(linked, "علي حداد", 1) == {"e-ali-haddad"}


def test_tables_hold_together() -> None:
    linked = link("التقى قيس سعيد في تونس وفدا من صندوق النقد الدولي", "زار منير العكاري وسلمى عبد الرحيم بغداد", "على الطاولة ملفات")
    assert set(linked.mentions["entity_id"]) == set(linked.entities["entity_id"]) == set(linked.entity_links["entity_id"])
    assert linked.mentions["entity_id"].null_count() == 0
    assert linked.entities["n_mentions"].sum() == len(linked.mentions)
    assert linked.entities["name_en"].null_count() == 0
    allowed = next(field.column.values for field in TABLES["entity_links"].fields if field.name == "reason")
    assert set(linked.entity_links["reason"]) <= set(allowed)
    for name, frame in (("mentions", linked.mentions), ("entities", linked.entities), ("entity_links", linked.entity_links)):
        assert frame.schema == polars_schema(TABLES[name])


def test_order_of_rows_does_not_matter() -> None:
    mentions, texts = documents(["قال اللاعب سامي الورتاني إن واشنطن بعيدة", "أكدت واشنطن والدوحة ما قاله سامي الورتاني لوكالة رويترز"])
    one, other = link_mentions(mentions, texts), link_mentions(mentions.reverse(), texts.reverse())
    assert all(getattr(one, name).equals(getattr(other, name)) for name in ("mentions", "entities", "entity_links"))


def test_nothing_gives_empty_tables() -> None:
    linked = link("لا اسم هنا")
    assert len(linked.mentions) == len(linked.entities) == len(linked.entity_links) == 0


@pytest.mark.parametrize(("arabic", "english"), [("محمد السعيدي", "Mohamed al-Saeedi"), ("منير بن خليفة", "Munir bin Khalifa"), ("أبو حسن", "Abu Hassan")])
def test_english_begins_alike(arabic: str, english: str) -> None:
    names: Mapping[str, str] = {arabic: english_name(arabic)}
    assert names[arabic].isascii()
    assert names[arabic].split()[0][0] == english[0]
    assert len(names[arabic].split()) == len(english.split())


@pytest.mark.parametrize(
    ("arabic", "kind", "english"),
    [
        ("وزارة الصحة والسكان", "ORG", "Ministry of Health and Population"),
        ("الهيئة العامة للاستثمار", "ORG", "General Authority for Investment"),
        ("بنك الكويت المركزي", "ORG", "Central Bank of Kuwait"),
        ("محكمة الاستئناف بصفاقس", "ORG", "Court of Appeal in Sfax"),
        ("يحيى سلطان", "PER", "Yahya Sultan"),
        ("حمدي الورغي", "PER", "Hamdi al-Warghi"),
    ],
)
def test_english(arabic: str, kind: str, english: str) -> None:
    assert english_name(arabic, kind) == english

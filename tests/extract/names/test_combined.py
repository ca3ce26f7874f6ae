"""Names of gazetteer, patterns and tagger together: who wins where they differ, and what holds of every text."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.names_accuracy import seeds_row
from pipeline.extract.names import find_known, find_mentions
from pipeline.extract.names.combined import combine
from pipeline.extract.names.sentences import sentences
from pipeline.extract.names.spans import Span
from pipeline.extract.names.tagger import Tagged
from pipeline.extract.records import Mention
from pipeline.schema.values import EntityType
from pipeline.text.words import Words, split_words

WORDS = [
    "قال",
    "محمد",
    "شياع",
    "السوداني",
    "في",
    "بغداد",
    "إن",
    "بلدية",
    "نابلس",
    "والعراق",
    "حزب",
    "الله",
    "اللبناني",
    "كورت",
    ".",
    "«",
    "»",
    "\n",
    "أبو",
    "12",
]
TEXTS = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join) | st.text(max_size=80)


def names(known: list[Span], tagged: list[Tagged], text: str) -> list[tuple[int, int, str]]:
    return sorted((span.first, span.last, span.type) for span in combine(split_words(text), known, tagged))


def pattern(first: int, last: int, kind: EntityType, confidence: float = 0.85) -> Span:
    return Span(first, last, 0, kind, "pattern", confidence)


@pytest.mark.parametrize(
    ("text", "known", "tagged", "expected"),
    [
        ("زار كورت المدينة", [], [Tagged(1, 1, 0, "PER", 0.8)], [(1, 1, "PER")]),
        ("زار كورت المدينة", [], [Tagged(1, 1, 0, "PER", 0.3)], []),
        ("عمرو موسى الأمين العام", [pattern(0, 2, "PER")], [Tagged(0, 1, 0, "PER", 0.99)], [(0, 1, "PER")]),
        ("عمرو موسى الأمين العام", [pattern(0, 2, "PER")], [Tagged(0, 1, 0, "PER", 0.6)], [(0, 2, "PER")]),
        ("حكومة السنيورة", [pattern(0, 1, "ORG")], [Tagged(1, 1, 0, "PER", 0.99)], [(1, 1, "PER")]),
        ("بلدية عرابة", [pattern(0, 1, "ORG")], [Tagged(1, 1, 0, "LOC", 0.99)], [(0, 1, "ORG"), (1, 1, "GPE")]),
        ("مخيم الفارعة", [pattern(0, 1, "LOC")], [Tagged(1, 1, 0, "LOC", 0.99)], [(0, 1, "LOC")]),
        ("طريق مسدود", [pattern(0, 1, "FAC", 0.8)], [], []),
        ("حمد بن جاسم آل ثاني", [pattern(0, 2, "PER")], [Tagged(0, 4, 0, "PER", 0.99)], [(0, 4, "PER")]),
    ],
)
def test_who_wins(text: str, known: list[Span], tagged: list[Tagged], expected: list[tuple[int, int, str]]) -> None:
    assert names(known, tagged, text) == expected


def test_confidence_tells_who_agrees() -> None:
    words = split_words("زار محمد علي المدينة")
    known = [pattern(1, 2, "PER")]
    assert combine(words, known, [Tagged(1, 2, 0, "PER", 0.9)])[0].confidence > known[0].confidence
    assert combine(words, known, [])[0].confidence < known[0].confidence


@pytest.mark.parametrize(
    ("text", "expected"), [("حضر محمد. غاب علي", [(0, 3), (3, 5)]), ("حضر\n\nغاب", [(0, 1), (2, 3)]), ("موقع a.b هنا", [(0, 5)]), ("", [])]
)
def test_sentences(text: str, expected: list[tuple[int, int]]) -> None:
    assert list(sentences(split_words(text))) == expected


@pytest.mark.parametrize(
    ("text", "name", "there"),
    [
        ("أعلنت الحكومة المصرية خفض الدعم أمس.", "الحكومة المصرية", True),
        ("الجيش العراقي يتسلم قاعدتين.", "الجيش العراقي", True),
        ("وافق البرلمان على طلب الحكومة المصرية أمس.", "الحكومة المصرية", False),
        ("أصيب اثنان من القوات الأميركية في هجوم.", "القوات الأميركية", False),
        ("ودع الفريق زميله قبل أن ينضم إلى البنك المركزي العراقي.", "البنك المركزي العراقي", True),
    ],
)
def test_a_description_of_a_body_is_a_name_where_it_acts(text: str, name: str, there: bool) -> None:
    assert ((name, "ORG") in [(one.surface, one.type) for one in find_mentions(split_words(text))]) == there


@pytest.mark.parametrize(("text", "name"), [("زار الوفد دولة قطر أمس.", "قطر"), ("وقع الهجوم في محافظة الأنبار غربا.", "الأنبار")])
def test_what_kind_of_place_it_is_stays_outside(text: str, name: str) -> None:
    assert name in [one.surface for one in find_mentions(split_words(text)) if one.type == "GPE"]


@settings(max_examples=120, deadline=None)
@given(TEXTS)
def test_spans_are_exact_ordered_and_do_not_cross(text: str) -> None:
    mentions = find_mentions(split_words(text))
    assert mentions == find_mentions(split_words(text))
    assert all(text[one.start_char : one.end_char] == one.surface and 0 < one.confidence <= 1 for one in mentions)
    assert mentions == sorted(mentions, key=lambda one: (one.start_char, -one.end_char, one.type))
    for one in mentions:
        for other in mentions:
            assert not one.start_char < other.start_char < one.end_char < other.end_char


def test_the_tagger_adds_names_that_no_list_holds() -> None:
    words = split_words("وقال كورت بيك إن حزبه يرفض ذلك، وأضاف بيك في برلين أن الأمر محسوم.")
    assert len(find_mentions(words)) >= len(find_known(words))


@pytest.mark.parametrize("find", [find_known, find_mentions])
def test_recall_on_seeds(shared: Path, find: Callable[[Words], list[Mention]]) -> None:
    assert shared.is_dir()
    assert seeds_row(find)["recall"] >= 0.95

"""Which name a role of a fact stands on."""

import pytest

from pipeline.extract.names import find_known
from pipeline.extract.records import Phrase
from pipeline.facts.bearers import bearer
from pipeline.text.words import split_words


def found(role: str, text: str, phrase: str) -> str | None:
    start = text.rindex(phrase)
    one = bearer(role, Phrase(start, start + len(phrase), phrase), text, find_known(split_words(text)))
    return one.surface if one else None


@pytest.mark.parametrize(
    ("text", "phrase", "name"),
    [
        ("أكدت وسائل إعلام روسية ذلك", "وسائل إعلام روسية", None),
        ("قال مسؤول في صندوق النقد الدولي ذلك", "مسؤول في صندوق النقد الدولي", "صندوق النقد الدولي"),
        ("قال المحامي منير العكاري عضو منظمة العفو الدولية ذلك", "المحامي منير العكاري عضو منظمة العفو الدولية", "منير العكاري"),
        ("قال سكان مالطا ذلك", "سكان مالطا", None),
        ("أعلنت مالطا ذلك", "مالطا", "مالطا"),
        ("قال رئيس الوزراء العراقي محمد السوداني ذلك. وأضاف رئيس الوزراء العراقي", "رئيس الوزراء العراقي", "محمد السوداني"),
        ("حضر الحفل وفد كبير. وأضاف وزير الري السوري", "وزير الري السوري", None),
        ("نبه صندوق النقد الدولي إلى ذلك. وقدر الصندوق", "الصندوق", "صندوق النقد الدولي"),
        ("نبه صندوق النقد الدولي وصندوق النقد العربي إلى ذلك. وقدر الصندوق", "الصندوق", None),
    ],
)
def test_who_speaks(text: str, phrase: str, name: str | None) -> None:
    assert found("attribution", text, phrase) == name


@pytest.mark.parametrize(
    ("text", "phrase", "name"),
    [("في مدينة تولوز الفرنسية", "مدينة تولوز الفرنسية", "تولوز"), ("على الحدود التونسية", "الحدود التونسية", None), ("في ريف حماة أمس", "ريف حماة", "حماة")],
)
def test_where(text: str, phrase: str, name: str | None) -> None:
    assert found("place", text, phrase) == name


@pytest.mark.parametrize(("text", "phrase", "name"), [("احتلت السعودية المركز", "السعودية", "السعودية"), ("ارتفعت صادرات السعودية", "صادرات السعودية", None)])
def test_of_whom(text: str, phrase: str, name: str | None) -> None:
    assert found("subject", text, phrase) == name

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.clean.numbers import changed_numbers, read_items, read_number
from pipeline.clean.patterns import read_line


def items(text):
    words = list(read_line(text).words)
    return read_items(words, [(place, number) for place, word in enumerate(words) if (number := read_number(word))])


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("خمسة وعشرون قتيلا", ["25"]),
        ("4.2 مليون سلاح و12,500 دولار", ["4200000", "12500"]),
        ("مئة وثلاثة", ["103"]),
        ("الدورة الخامسة عشرة", ["15"]),
        ("ثلاثة آلاف وخمسمئة وخمسة", ["3505"]),
        ("بين ثلاثة وخمسة", ["3", "5"]),
        ("نمو أربعة بالمئة", ["4"]),
        ("84ر3 مليار", ["3840000000"]),
        ("٤٫٥ في المئة", ["4.5"]),
        ("رقم 99999999999999999999999999999", []),
        ("لا شيء", []),
    ],
)
def test_reads_values(text, values):
    assert list(items(text).values.values()) == values


@pytest.mark.parametrize(
    ("other", "this", "changes"),
    [
        ("قتل 3 أشخاص وأصيب 10 آخرون في حادث", "قتل خمسة أشخاص وأصيب 12 آخرون في حادث مروع", [("3", "5"), ("10", "12")]),
        ("قتل 3 أشخاص", "قتل ثلاثة أشخاص", []),
        ("قتل 3 أشخاص وأصيب 10 آخرون", "قتل 3 أشخاص", []),
        ("وصل 7 وزراء. ثم غادر 9 سفراء", "ثم غادر 9 سفراء. وصل 7 وزراء", []),
        ("وصل 7 وزراء مساء ثم غادر 9 سفراء صباحا", "ثم غادر 8 سفراء صباحا وصل 7 وزراء مساء", [("9", "8")]),
        ("من 2010 إلى 2017 في البلاد", "من 2017 إلى 2018 في البلاد", [("2010", "2017"), ("2017", "2018")]),
        ("بلغت 50 مليون دينار", "بلغت 50 دينار", []),
        ("بكلفة 66000 ريال و14 عاملا", "بكلفة 66.000 ريال و15 عاملا", [("14", "15")]),
        ("تمتد المهلة حتى 1436/10/30 هـ المقبل", "تمتد المهلة حتى 15 أغسطس المقبل", []),
        ("", "قتل 3", []),
    ],
)
def test_finds_what_changed(other, this, changes):
    assert changed_numbers(items(other), items(this)) == changes


@given(st.text(st.sampled_from("قتل 3 5 12 ")))
def test_a_text_has_no_changes_against_itself(text):
    assert changed_numbers(items(text), items(text)) == []

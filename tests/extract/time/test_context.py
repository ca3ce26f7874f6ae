"""What an expression borrows from the text around it."""

import pytest

from tests.extract.time.corpora import find


def test_the_text_dates_its_own_day_of_speaking():
    today, tomorrow = find("قال الناطق اليوم إن اللقاء ينعقد غدا الخميس 17 نوفمبر 2016")
    assert (today.edtf, today.anchor) == ("2016-11-16", "text")
    assert (tomorrow.edtf, tomorrow.anchor) == ("2016-11-17", None)


def test_publication_comes_before_the_text():
    (today,) = find("قال الناطق اليوم", "2024-05-15")
    assert (today.edtf, today.anchor) == ("2024-05-15", "published")


@pytest.mark.parametrize(("text", "edtf"), [("تنطلق الدورة يوم الخميس", "2024-05-09"), ("ستنطلق الدورة يوم الخميس", "2024-05-16")])
def test_future_verbs_turn_a_weekday_to_the_future(text, edtf):
    (timex,) = find(text, "2024-05-15")
    assert timex.edtf == edtf


def test_told_times_rest_on_the_time_told_before():
    _, after = find("وصل في 12 مايو 2023 وغادر في اليوم التالي", "2024-05-15")
    assert (after.edtf, after.anchor) == ("2023-05-13", "text")


def test_without_any_day_of_speaking_relative_times_stay_open():
    (timex,) = find("وصل الوفد أمس")
    assert (timex.edtf, timex.earliest, timex.anchor) == (None, None, None)


def test_both_calendars_of_one_day():
    hijri, gregorian = find("صدر القرار في 9 ربيع الآخر 1440 هـ الموافق 16 ديسمبر 2018 م")
    assert (hijri.calendar, gregorian.calendar) == ("hijri", "gregorian")
    assert gregorian.edtf == "2018-12-16"
    assert hijri.earliest == gregorian.earliest

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.ingest import Metadata, parse_day
from pipeline.ingest.limits import MAX_FIELD_CHARS
from pipeline.ingest.metadata import first_known, read_metadata

DAY = date(2015, 5, 7)


@pytest.mark.parametrize(
    "written",
    [
        "2015-05-07",
        "2015/05/07",
        "2015-5-7",
        "20150507",
        "2015-05-07T23:59:59+03:00",
        "2015-05-07 10:00",
        "07/05/2015",
        "7/5/2015",
        "07-05-2015",
        "07.05.2015 10:30",
        "٠٧/٠٥/٢٠١٥",
        "Thu, 07 May 2015 22:00:00 GMT",
    ],
)
def test_days_that_are_stated(written):
    assert parse_day(written) == DAY


@pytest.mark.parametrize(
    "written",
    [
        "",
        "2015",
        "2015-05",
        "May 2015",
        "05/17/2015",
        "2015-02-30",
        "0001-01-01",
        "07/05/15",
        "1430946000",
        "yesterday",
        "7 مايو 2015",
        "2015-05/07",
        "Thu, 99 Foo 2015 ",
    ],
)
def test_what_is_no_stated_day_stays_empty(written):
    assert parse_day(written) is None


@given(st.dates(min_value=date(1900, 1, 1)))
def test_every_day_is_read_in_each_order(day):
    assert parse_day(day.isoformat()) == parse_day(f"{day:%d/%m/}{day.year:04}") == day


@given(st.text())
def test_any_text_is_a_day_or_not(text):
    assert parse_day(text) is None or parse_day(text).year >= 1900


def test_values_are_checked_and_notes_say_what_was_left_out():
    values = {
        "title": " عنوان \n طويل ",
        "publisher": ["a"],
        "url": "javascript:alert(1)",
        "published": "1/2",
        "rights": "x" * (MAX_FIELD_CHARS + 1),
        "category": "y",
    }
    metadata, notes = read_metadata(values)
    assert metadata == Metadata(title="عنوان طويل")
    assert [note.split()[0] for note in notes] == ["publisher", "rights", "url", "published"]


def test_control_characters_are_no_part_of_a_field():
    assert read_metadata({"title": "خبر\x1b[31m أحمر\0\x07"})[0].title == "خبر [31m أحمر"


def test_days_of_toml_are_read():
    assert read_metadata({"published": DAY}) == (Metadata(published=DAY), [])


def test_earlier_sources_go_first():
    assert first_known([Metadata(title="a"), Metadata(title="b", rights="CC0-1.0")]) == Metadata(title="a", rights="CC0-1.0")

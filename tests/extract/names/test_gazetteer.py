"""The gazetteer's tables: enough of them, well formed, quick to load."""

import re
import sys
from collections import Counter
from pathlib import Path
from typing import get_args

import pytest

from pipeline.errors import WaqaiError
from pipeline.extract.names.gazetteer import Phrases, gazetteer, unclitic
from pipeline.extract.names.gazetteer.entries import TABLES, nisba_forms
from pipeline.extract.names.gazetteer.tables import has_table, read_rows
from pipeline.schema.values import EntityType
from pipeline.text.words import split_words

tables = sys.modules["pipeline.extract.names.gazetteer.tables"]


def test_entries() -> None:
    entries = gazetteer().entries
    assert len(entries) > 25_000
    assert all(re.fullmatch(r"e-[0-9a-z-]+", ident) and entry.id == ident and entry.name_en and entry.name_ar for ident, entry in entries.items())
    assert all(entry.country is None or re.fullmatch("[A-Z]{2}", entry.country) for entry in entries.values())
    assert {entry.type for entry in entries.values()} == set(get_args(EntityType))
    assert all((entry.latitude is None) == (entry.longitude is None) for entry in entries.values())
    assert all(gazetteer().entries[entry.state].type == "GPE" for entry in entries.values() if entry.state)


@pytest.mark.parametrize("name", TABLES)
def test_own_tables(name: str) -> None:
    assert has_table(name)
    ids = Counter(row.cells["name_en"] for row in read_rows(name))
    assert [english for english, count in ids.items() if count > 1] == []


def test_geonames_come_with_coordinates() -> None:
    baghdad = gazetteer().entries["e-baghdad"]
    assert (baghdad.geonames, baghdad.country, baghdad.state) == (98182, "IQ", "e-iraq")
    assert baghdad.latitude is not None
    assert 33 < baghdad.latitude < 34


@pytest.mark.parametrize("name", ["واشنطن", "دمشق", "روما", "الولايات المتحدة", "أمريكا", "أميركا", "البنتاغون", "داعش", "تنظيم الدولة"])
def test_well_known_names(name: str) -> None:
    words = split_words(name)
    assert gazetteer().names.at(words, 0)[0].last == len(words) - 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("أمريكا", "الولايات المتحدة"), ("داعش", "تنظيم الدولة"), ("محمد شيا السوداني", "محمد شياع السوداني"), ("البنتاغون", "وزارة الدفاع الأميركية البنتاغون")],
)
def test_aliases_are_one_entity(one: str, other: str) -> None:
    ids = [gazetteer().names.at(split_words(name), 0)[0].values[0].entry.id for name in (one, other)]
    assert ids[0] == ids[1]


def test_proclitics() -> None:
    assert (3, "القوات") in unclitic("وللقوات")
    assert (1, "العراق") in unclitic("والعراق")
    assert unclitic("و") == [(0, "و")]


def test_phrases_keep_values_in_order() -> None:
    phrases = Phrases([("الف", 1), ("الف باء", 2), ("الف", 3), ("الف", 1)])
    hits = phrases.at(split_words("الف باء"), 0)
    assert [(hit.last, hit.values) for hit in hits] == [(1, (2,)), (0, (1, 3))]


def test_nisba() -> None:
    assert {"عراقيه", "العراقيين", "عراقيون"} <= set(nisba_forms("عراقي"))


def test_a_line_with_too_many_cells_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "bad.tsv").write_text("form\tname_en\nبغداد\tBaghdad\textra\n", "utf8")
    monkeypatch.setattr(tables, "files", lambda _: tmp_path)
    with pytest.raises(WaqaiError, match="line 2: 3 cells"):
        list(read_rows("bad"))

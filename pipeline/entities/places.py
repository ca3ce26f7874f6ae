"""Which of the places of one name is meant, and which country a document is about."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

from pipeline.entities.decision import ALIAS, AMBIGUOUS, CONTEXT, Decision
from pipeline.entities.names import entry_of, folded_name
from pipeline.extract.names.gazetteer import Entry, gazetteer
from pipeline.text.fold import fold_word
from pipeline.text.words import forms_before

_SHADDA, _DAMMA, _CAPITAL = "\u0651", "\u064f", "العاصمه"
#: Fewest mentions of a country, and its least share among those of all countries, from which a document is clearly about it.
_LEAST, _SHARE = 3, 2 / 3
_NEAR: Final = 16


@lru_cache(maxsize=1)
def capital_names() -> frozenset[str]:
    """Folded names of capitals."""
    return frozenset(fold_word(entry.name_ar) for entry in gazetteer().entries.values() if entry.state)


@lru_cache(maxsize=1)
def states_by_country() -> Mapping[str, Entry]:
    """Country codes to the states."""
    table = gazetteer()
    found = (table.entries.get(ident) for ident in sorted(table.states))
    return {entry.country: entry for entry in found if entry is not None and entry.type == "GPE" and entry.country}


@lru_cache(maxsize=1)
def _namesakes() -> Mapping[str, Entry]:
    """Ids of states to the capital, of whichever state, that has the same name in Arabic: `تونس`, `عمان`."""
    states = {fold_word(entry.name_ar): entry.id for entry in states_by_country().values()}
    capitals = [(states.get(fold_word(entry.name_ar)), entry) for entry in gazetteer().entries.values() if entry.state]
    return {state: entry for state, entry in capitals if state}


def countries(rows: Sequence[Mapping[str, Any]]) -> Counter[str]:
    """How often the document names something of each country, people aside."""
    count: Counter[str] = Counter()
    for row in rows:
        entry = entry_of(row["entity_id"]) if row["entity_id"] else None
        if entry is not None and entry.country and entry.type != "PER" and not _is_oman_or_amman(entry.id, row["surface"]):
            count[entry.country] += 1
    return count


def _is_oman_or_amman(ident: str, surface: str) -> bool:
    namesake = _namesakes().get(ident)
    return namesake is not None and namesake.state != ident and " " not in surface


def home_country(count: Counter[str]) -> str | None:
    """The country that the document names most."""
    return min(count, key=lambda country: (-count[country], country), default=None)


def clear_home(count: Counter[str]) -> str | None:
    """The country that the document is clearly about: the only one that it names, or named several times and much more often than all others."""
    home, total = home_country(count), count.total()
    return home if home and (count[home] == total or (count[home] >= _LEAST and count[home] >= _SHARE * total)) else None


def at_home(row: Mapping[str, Any], name: str, entries: Sequence[Entry], entry: Entry | None, home: str | None) -> Decision:
    """One of several entities of a name: that of the country the document is about, else the one found first, else the largest."""
    near = [candidate for candidate in entries if candidate.country is not None and candidate.country == home]
    if near and (entry is None or entry.country != home):
        return Decision(row, name, "context", CONTEXT, max(near, key=lambda candidate: candidate.population).id)
    best = entry or max(entries, key=lambda candidate: candidate.population)
    return Decision(row, name, "alias", AMBIGUOUS, best.id)


def namesake(row: Mapping[str, Any], entry: Entry, text: str, home: str | None) -> Decision | None:
    """The capital that has the name of the state `entry`, where it is meant: `العاصمة تونس`, `عمّان`; `None` where the state is."""
    city, name = _namesakes().get(entry.id), folded_name(row["surface"])
    if city is None or " " in name:
        return None
    before = forms_before(text, row["start_char"], _NEAR)
    if before and before[-1].endswith(_CAPITAL):
        return Decision(row, name, "context", CONTEXT, city.id)
    if city.state == entry.id or _DAMMA in row["surface"][:2]:
        return None
    if _SHADDA in row["surface"]:
        return Decision(row, name, "alias", ALIAS, city.id)
    return Decision(row, name, "context", CONTEXT, city.id) if home == city.country else None

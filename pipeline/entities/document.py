"""Decide within one document which entity each mention is: known names, parts of names, spelling variants, capitals that act."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from pipeline.entities.actors import acts
from pipeline.entities.decision import ALIAS, AMBIGUOUS, CONTEXT, HOME, NEW, SHARED, VARIANT, Decision
from pipeline.entities.names import bare_body, body_of, candidates, entry_of, folded_name, person_within, region_of, without_label
from pipeline.entities.places import at_home, capital_names, clear_home, countries, home_country, namesake, states_by_country
from pipeline.entities.references import refer
from pipeline.extract.names.gazetteer import compose
from pipeline.text.words import split_words

#: Folded first words of bodies that each country may have under the same name: without a state they are one entity within a country only.
_OF_STATES: Final = frozenset(
    "وزاره مديريه اداره هييه محكمه مجلس ديوان نيابه وكاله مفوضيه نقابه اتحاد جمعيه لجنه موسسه جامعه كليه معهد مركز صندوق غرفه بلديه حكومه شرطه رابطه جهاز بورصه "
    "المديريه الاداره الهييه المحكمه المجلس الديوان الوكاله المفوضيه النقابه الاتحاد الجمعيه اللجنه الموسسه المعهد المركز الصندوق الغرفه الشركه الرابطه الجهاز المنظمه".split()
)
#: Folded words for the parts of a state that have bodies of their own, and how many characters behind a body they are looked for.
_REGIONS: Final = frozenset("الولايه المحافظه الاقليم الجهه المقاطعه".split())
_BEHIND: Final = 24


def _known(row: Mapping[str, Any], text: str, count: Counter[str]) -> Decision | None:
    """The gazetteer's entity of a mention, if its name is known; `count` tells the countries that the document names."""
    name, home = folded_name(row["surface"]), home_country(count)
    aliases = candidates(name, row["type"])
    entry = entry_of(row["entity_id"]) if row["entity_id"] else None
    if row["type"] == "PER" and aliases and all(alias.weak and not count[alias.entry.country or ""] for alias in aliases):
        return None
    if entry is not None and entry.state and "العاصمه" not in name and acts(text, row["start_char"], row["end_char"], capital_names()):
        return Decision(row, name, "context", CONTEXT, entry.state)
    several = len({alias.entry.id for alias in aliases}) > 1
    if not several and (only := entry or (aliases[0].entry if aliases else None)) is not None and (city := namesake(row, only, text, home)):
        return city
    if several:
        return at_home(row, name, [alias.entry for alias in aliases], entry, home)
    if entry is not None or row["entity_id"]:
        return Decision(row, name, "alias", ALIAS if entry else row["confidence"], entry.id if entry else row["entity_id"])
    return Decision(row, name, "alias", AMBIGUOUS if aliases[0].weak else ALIAS, aliases[0].entry.id) if aliases else _spelled_out(row, name)


def _spelled_out(row: Mapping[str, Any], name: str) -> Decision | None:
    """The entity whose known name is the mention but for a label or for further names: `محمد بن نايف بن عبد العزيز`."""
    if row["type"] == "PER":
        known = person_within(name)
    else:
        rest = without_label(name)
        found = candidates(rest, row["type"]) if rest else ()
        known = region_of(name) or (found[0].entry if found else None)
    return Decision(row, name, "variant", VARIANT, known.id) if known else None


def _new(row: Mapping[str, Any], home: str | None) -> Decision:
    """A name that no table knows: a single name and a body of some state are only this document's or this country's."""
    name = folded_name(row["surface"])
    scope = SHARED
    if (row["type"] == "PER" and " " not in name) or body_of(name) is not None:
        scope = row["doc_id"]
    elif row["type"] == "FAC" or (row["type"] == "ORG" and name.split(maxsplit=1)[0] in _OF_STATES):
        scope = home or SHARED
    return Decision(row, name, "new", NEW, None, scope)


def _of_home(decision: Decision, text: str, home: str | None) -> Decision:
    """A body that most states have, named without one, is that of the country the document is clearly about: `وزارة الصحة`."""
    template = bare_body(decision.key) if decision.entity_id is None and decision.row["type"] == "ORG" else None
    state = states_by_country().get(home or "")
    if template is None or state is None or _is_of_region(text, decision.row["end_char"]):
        return decision
    return replace(decision, entity_id=compose(template, state, decision.row["surface"]).id, reason="context", score=HOME)


def _is_of_region(text: str, end: int) -> bool:
    """Whether a part of the state has the body that ends at `end`: `وزارة الصحة بالولاية`, `وزارة الصحة في الإقليم`."""
    first, *second = split_words(text[end : end + _BEHIND]).forms[:2] or [""]
    return first.removeprefix("ب") in _REGIONS or (first == "في" and bool(second) and second[0] in _REGIONS)


def decide(rows: Sequence[Mapping[str, Any]], text: str) -> list[Decision]:
    """A decision for each mention of one document, in its order."""
    count = countries(rows)
    clear = clear_home(count)
    first = [_known(row, text, count) or _new(row, clear) for row in rows]
    return [_of_home(one, text, clear) for one in refer(first, text)]

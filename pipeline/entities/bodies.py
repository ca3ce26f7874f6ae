"""The bodies that states have: every template of the gazetteer with every state, by id."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Final

from pipeline.extract.names.gazetteer import Entry, Template, compose, gazetteer

#: English names of states that take an article: their first or their last word.
_WITH_ARTICLE: Final = ("United ", "Netherlands", "Philippines", "Maldives", "Bahamas", "Comoros", "Seychelles", "Gambia", "Territories", "Republic", "Islands")


def _templates() -> Iterator[Template]:
    table = gazetteer().templates
    yield from dict.fromkeys(template for phrase in table.phrases() for template in table.of(phrase))


def _states() -> Iterator[Entry]:
    table = gazetteer()
    yield from (entry for ident in sorted(table.states) if (entry := table.entries.get(ident)) is not None and entry.type == "GPE")


def _is_feminine(body: str) -> bool:
    """Whether an adjective after the body's name is feminine: `وزارة`, `القوات`, `الخطوط الجوية`."""
    first, *rest = body.split()
    return first.endswith(("ة", "ات")) or bool(rest and rest[0].endswith("ية"))


def _arabic(body: str, state: Entry) -> str:
    """The body's name with the adjective of its state, or else with the state: `وزارة الصحة العراقية`."""
    people = gazetteer().entries.get(f"e-people-{state.id.removeprefix('e-')}")
    if people is None:
        return f"{body} في {state.name_ar}"
    ending = "ة" if _is_feminine(body) else ""
    return " ".join([body, *(f"ال{word}{ending}" for word in people.name_ar.split())])


def _english(entry: Entry, template: Template, state: Entry) -> str:
    article = "the " if state.name_en.startswith(_WITH_ARTICLE) or state.name_en.endswith(_WITH_ARTICLE) else ""
    return f"{template.name_en} of {article}{state.name_en}" if entry.name_en == f"{template.name_en} of {state.name_en}" else entry.name_en


def _body(template: Template, state: Entry) -> Entry:
    name = _arabic(template.name_ar, state)
    entry = compose(template, state, name)
    return replace(entry, name_en=_english(entry, template, state))


@lru_cache(maxsize=1)
def state_bodies() -> Mapping[str, Entry]:
    """Ids to the bodies, with the names by which they go in both languages whatever a text calls them."""
    return {body.id: body for template in _templates() for state in _states() for body in [_body(template, state)]}

"""Entries of the gazetteer, made from its tables."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import cast

from pipeline.extract.names.gazetteer.phrases import Phrases
from pipeline.extract.names.gazetteer.tables import Row, has_table, read_rows
from pipeline.schema.values import PLACES, EntityType

#: Tables of our own, in the order in which they win over each other and over places.
TABLES = (
    "peoples",
    "regions",
    "politics",
    "armed",
    "state_bodies",
    "agencies",
    "media",
    "international",
    "companies",
    "science",
    "sports",
    "facilities",
    "events",
    "persons",
    "foreign_persons",
    "bodies",
    "athletes",
    "artists",
    "history",
)
_NISBA_ENDINGS = ("", "ه", "ون", "ين", "ات", "ان", "تين", "تان")
_SERVANT = re.compile(r"(^| )عبد ال")
_SURE_AT_HOME, _SURE_ABROAD = 20_000, 400_000
#: Countries whose language is Arabic, as ISO 3166-1 codes.
ARAB = frozenset("IQ SY JO LB PS SA AE QA KW BH OM YE EG SD LY TN DZ MA MR SO DJ KM EH".split())
#: Words before a name that are no part of it where the name stands alone as well: `حركة حماس`, `وكالة رويترز`, `الملك محمد السادس`.
LABELS = frozenset(
    "حركه وكاله شركه صحيفه جريده مجله قناه موقع شبكه جماعه تنظيم نادي مجموعه اذاعه تلفزيون منصه الملك الملكه الامير الشيخ الشيخه الرييس السيد البابا السلطان المشير منظمه".split()
)
#: The same before a place: `دولة قطر`, `مدينة نابلس`.
_PLACE_LABELS = frozenset("دوله مدينه محافظه ولايه مقاطعه جزيره حي منطقه بلده قريه".split())


@dataclass(frozen=True, slots=True)
class Entry:
    """An entity that is known by name. `population` orders places that share a name; `state` is the id of a capital's state."""

    id: str
    type: EntityType
    name_ar: str
    name_en: str
    country: str | None = None
    geonames: int | None = None
    latitude: float | None = None
    longitude: float | None = None
    population: int = 0
    state: str | None = None


@dataclass(frozen=True, slots=True)
class Alias:
    """A name of an entry. A weak one is an ordinary word as well, and counts only where the context supports it."""

    entry: Entry
    weak: bool


@dataclass(frozen=True, slots=True)
class Template:
    """A body that most states have; `alone` tells whether its name is a body without a state after it."""

    name_ar: str
    name_en: str
    type: EntityType
    alone: bool


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """All entries by id, their names as phrases, the bodies that states have, and the names of states and their adjectives."""

    entries: Mapping[str, Entry]
    names: Phrases[Alias]
    templates: Phrases[Template]
    states: frozenset[str]


def slug(name: str) -> str:
    """An id's tail from an English name: `Türkiye` gives `turkiye`."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def nisba_forms(stem: str) -> Iterator[str]:
    """The inflected forms of a folded nisba, with and without article: `عراقي` gives `العراقيه`, `عراقيين` and so on."""
    *before, last = stem.split()
    for ending in _NISBA_ENDINGS:
        yield " ".join([*before, last + ending])
        yield " ".join([*("ال" + word for word in before), "ال" + last + ending])


def _spellings(form: str) -> Iterator[str]:
    """A folded name as a table has it, and with `عبد` joined to what follows, as half of all writers do."""
    yield form
    if "عبد ال" in form:
        yield _SERVANT.sub(r"\1عبدال", form)


def _own(name: str) -> Iterator[tuple[str, Alias]]:
    """A table of our own: form, name_en, type, country; a name with ? is an ordinary word as well."""
    for row in read_rows(name):
        cells = row.cells
        kind = cast(EntityType, cells["type"])
        entry = Entry(cells.get("id") or f"e-{slug(cells['name_en'])}", kind, row.written[0].rstrip("?"), cells["name_en"], cells.get("country") or None)
        for form in row.folded:
            bare = form.rstrip("?")
            alias = Alias(entry, form != bare)
            label, _, rest = bare.partition(" ")
            if (label in LABELS or (kind in PLACES and label in _PLACE_LABELS)) and rest in row.folded:
                continue
            yield from ((spelling, alias) for spelling in _spellings(bare))
            if kind == "NORP" and bare.endswith("ي") and not bare.startswith("ال"):
                yield from ((other, alias) for other in nisba_forms(bare))


def _place(row: Row, states: Mapping[str, str]) -> Entry:
    cells = row.cells
    return Entry(
        cells["id"],
        cast(EntityType, cells["type"]),
        row.written[0],
        cells["name_en"],
        cells["country"] or None,
        int(cells["geonames"]) if cells["geonames"] else None,
        float(cells["latitude"]) if cells["latitude"] else None,
        float(cells["longitude"]) if cells["longitude"] else None,
        int(cells["population"] or 0),
        states.get(cells["country"]) if cells["capital"] else None,
    )


def _is_sure(form: str, row: Row) -> bool:
    """Whether a place is so large, or its name so long, that the bare name means it."""
    cells = row.cells
    if not cells["population"] or cells["capital"] or form.count(" ") > 1:
        return True
    return int(cells["population"]) >= (_SURE_AT_HOME if cells["country"] in ARAB else _SURE_ABROAD)


def _places(rows: list[Row], facts: list[Row]) -> Iterator[tuple[str, Alias]]:
    """States and cities with their names; a state's further names come from `states.tsv`."""
    weak = {form for row in read_rows("weak") for form in row.folded}
    more = {row.cells["code"]: [form for form in row.folded if form] for row in facts}
    states = {row.cells["country"]: row.cells["id"] for row in rows if not row.cells["population"] and row.cells["country"]}
    taken = {form for forms in more.values() for form in forms} | {form for row in rows if not row.cells["population"] for form in row.folded}
    for row in rows:
        entry, city = _place(row, states), bool(row.cells["population"])
        forms = [form for form in row.folded if not city or form not in taken]
        if not city and entry.country:
            forms += more.get(entry.country, [])
        forms = [form for form in forms if form.partition(" ")[0] not in _PLACE_LABELS or form.partition(" ")[2] not in forms]
        yield from ((form, Alias(entry, form in weak or not _is_sure(form, row))) for form in forms)


def _peoples(rows: list[Row], facts: list[Row]) -> Iterator[tuple[str, Alias]]:
    """The adjectives of states, as peoples: `أميركي` and all its forms."""
    names = {row.cells["country"]: row.cells["name_en"] for row in rows if not row.cells["population"]}
    for row in facts:
        code = row.cells["code"]
        if not row.cells["nisba"] or code not in names:
            continue
        entry = Entry(f"e-people-{slug(names[code])}", "NORP", row.cells["nisba"].split("|")[0].rstrip("?"), f"{names[code]} (people)", code)
        for stem in row.fold_cell("nisba"):
            alias = Alias(entry, stem.endswith("?"))
            yield from ((form, alias) for form in nisba_forms(stem.rstrip("?")))
        alias = Alias(entry, False)
        yield from ((form, alias) for form in row.fold_cell("people"))


def _ident(entries: Mapping[str, Entry], entry: Entry) -> str:
    """The id of an entry, with its type where something of another kind has the same name in English."""
    known = entries.get(entry.id)
    if known is None or known.type == entry.type or {known.type, entry.type} <= PLACES:
        return entry.id
    return f"{entry.id}-{entry.type.lower()}"


def _merge(known: Entry, other: Entry) -> Entry:
    """An entry with the place of the other, which has the same id."""
    if known.geonames or not other.geonames:
        return known
    return replace(other, type=known.type, name_ar=known.name_ar, name_en=known.name_en)


def _templates() -> Iterator[tuple[str, Template]]:
    for row in read_rows("templates"):
        for form in row.folded:
            bare = form.rstrip("?")
            yield bare, Template(row.written[0].rstrip("?"), row.cells["name_en"], cast(EntityType, row.cells["type"]), bare == form)


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The gazetteer, read once."""
    rows, facts = list(read_rows("places")), list(read_rows("states"))
    aliases = [alias for name in TABLES if has_table(name) for alias in _own(name)]
    aliases += [*_places(rows, facts), *_peoples(rows, facts)]
    entries: dict[str, Entry] = {}
    for _, alias in aliases:
        ident = _ident(entries, alias.entry)
        entry = alias.entry if ident == alias.entry.id else replace(alias.entry, id=ident)
        known = entries.get(ident)
        entries[ident] = entry if known is None else known if known is entry else _merge(known, entry)
    names = Phrases((form, Alias(entries[_ident(entries, alias.entry)], alias.weak)) for form, alias in aliases)
    states = {row.cells["id"] for row in rows if not row.cells["population"] and row.cells["country"]}
    return Gazetteer(entries, names, Phrases(_templates()), frozenset(states | {f"e-people-{ident[2:]}" for ident in states}))


def compose(template: Template, state: Entry, surface: str) -> Entry:
    """The body of a state that a template names: `وزارة الدفاع` of the United States; a body with an entry of its own keeps it."""
    country = state.name_en.removesuffix(" (people)")
    ident = f"e-{slug(country)}-{slug(template.name_en)}"
    return gazetteer().entries.get(ident) or Entry(ident, template.type, surface, f"{template.name_en} of {country}", state.country)

"""What a mention is called: the folded name without the words that only introduce it, and who the gazetteer says it is."""

from functools import lru_cache
from typing import Final

from pipeline.entities.bodies import state_bodies
from pipeline.extract.names.gazetteer import LABELS, Alias, Entry, Template, gazetteer
from pipeline.schema.values import PLACES
from pipeline.text.words import split_words

#: Folded first words that add nothing to a name, by which `وكالة رويترز` is `رويترز`.
_LABELS: Final = LABELS | frozenset("فريق حزب مدينه بلده قريه دوله جمهوريه".split())
#: Folded first words of regions: with them the name of a city is another place, the name of a region is the same.
_REGIONS: Final = frozenset("ولايه محافظه اقليم مقاطعه منطقه جهه اماره جزيره".split())
_SONS: Final = frozenset({"بن", "بنت", "ابن", "ولد", "ال"})
_JOINING: Final = frozenset({"عبد", "ابو", "ابي", "ابا", "بو", "ام", "ابن"})
_JOINED: Final = frozenset({"الدين", "الله", "الحق", "العابدين"})
_LONG: Final = 2


@lru_cache(maxsize=262_144)
def folded_name(surface: str) -> str:
    """The words of a name, folded; the article that `لل` has swallowed is not put back."""
    return " ".join(split_words(surface).forms)


@lru_cache(maxsize=65_536)
def name_parts(name: str) -> tuple[str, ...]:
    """The names within a person's folded name: `محمد بن عبد الله` has two; sons and clans are told by no name of their own."""
    parts: list[str] = []
    joining = ""
    for word in name.split():
        if word in _JOINING:
            joining += word
        elif word in _JOINED and parts and not joining:
            parts[-1] += word
        elif word not in _SONS or joining:
            parts.append(joining + word)
            joining = ""
    return tuple(parts) or (name,)


def same_kind(one: str, other: str) -> bool:
    """Whether two types of names can be of one entity: places of all kinds can."""
    return one == other or {one, other} <= PLACES


def candidates(name: str, kind: str) -> tuple[Alias, ...]:
    """The gazetteer's entries of a folded name whose type fits."""
    known = gazetteer().names
    found = (tuple(alias for alias in known.of(form) if same_kind(alias.entry.type, kind)) for form in (name, "ال" + name))
    return next((aliases for aliases in found if aliases), ())


def country_within(name: str, kind: str) -> str | None:
    """The country of the one place that follows the first word of a place's name: `ولاية سوسة` lies where Sousse does."""
    countries = {alias.entry.country for alias in candidates(folded_name(name).partition(" ")[2], kind)} if kind in PLACES else set()
    return countries.pop() if len(countries) == 1 else None


def without_label(name: str) -> str | None:
    """The name without an introducing word, `None` where it has none."""
    label, _, rest = name.partition(" ")
    return rest if rest and label in _LABELS else None


def region_of(name: str) -> Entry | None:
    """The known region that a name tells as one: `ولاية تينيسي`; not a city that its province is called after."""
    label, _, rest = name.partition(" ")
    found = [alias.entry for alias in candidates(rest, "GPE") if not alias.entry.population] if label in _REGIONS and rest else []
    return found[0] if found else None


@lru_cache(maxsize=65_536)
def person_within(name: str) -> Entry | None:
    """The known person whose name, of two names or more, begins a longer one that goes on with fathers or a clan."""
    words = name.split()
    for size in range(len(words) - 1, _LONG - 1, -1):
        head = " ".join(words[:size])
        if words[size] in _SONS and len(name_parts(head)) >= _LONG and (found := candidates(head, "PER")):
            return found[0].entry if len(found) == 1 and not found[0].weak else None
    return None


def entry_of(ident: str) -> Entry | None:
    """The entry of an id of the gazetteer, also of a state's body that a template made (`وزارة الدفاع الأميركية`)."""
    return gazetteer().entries.get(ident) or state_bodies().get(ident)


@lru_cache(maxsize=65_536)
def body_of(name: str) -> str | None:
    """The English kind of body that a folded name is, with or without its state: `وزارة الدفاع` is a Ministry of Defence."""
    words = split_words(name)
    hits = gazetteer().templates.at(words, 0) if words.forms else []
    return hits[0].values[0].name_en if hits and hits[0].last + 2 >= len(words.forms) else None


def bare_body(name: str) -> Template | None:
    """The body of a state that a folded name is without telling the state."""
    found = gazetteer().templates.of(name)
    return found[0] if found else None

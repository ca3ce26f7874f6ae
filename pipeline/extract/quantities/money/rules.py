"""Money: the currency behind or before a number, and its country where the word is shared by several."""

from collections import Counter
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files

from pipeline.extract.quantities.cues import first_words
from pipeline.text.clitics import readings
from pipeline.text.fold import fold_word
from pipeline.text.lexicon import Lexicon, load, read_table
from pipeline.text.words import Words

_HERE = files("pipeline.extract.quantities") / "money"
_FAR = 40_000


@dataclass(frozen=True, slots=True)
class Currency:
    """A word for money: the family it belongs to and the ISO code where the word alone settles it."""

    family: str
    code: str


@dataclass(frozen=True, slots=True)
class Money:
    """A currency found at words `first..last`; `code` is XXX until the country is settled; value times `factor` is in `code`."""

    family: str
    code: str
    factor: float
    last: int


_CLITICS = frozenset({"ال", "و", "وال", "ب", "لل"})
_CURRENCIES = load(_HERE / "currencies.tsv", lambda row: Currency(row["family"], row["code"]), columns=("family", "code"), clitics=_CLITICS)
_BEGINS = first_words((form for form, _ in read_table(_HERE / "currencies.tsv", columns=())), _CLITICS)


@lru_cache(maxsize=65_536)
def _stem(form: str) -> str:
    """An adjective without article, feminine and accusative endings."""
    bare = form[2:] if form.startswith("ال") and len(form) > 4 else form
    if len(bare) > 5 and bare.endswith(("ين", "ان")):
        return bare[:-2]
    return bare[:-1] if len(bare) > 3 and bare[-1] in "اه" else bare


def _issuers() -> tuple[dict[tuple[str, str], str], dict[str, dict[str, str]]]:
    by_word: dict[tuple[str, str], str] = {}
    by_country: dict[str, dict[str, str]] = {}
    for form, row in read_table(_HERE / "issuers.tsv", columns=("family", "code", "country")):
        by_word[row["family"], " ".join(_stem(word) for word in fold_word(form).split())] = row["code"]
        by_country.setdefault(row["family"], {}).setdefault(row["country"], row["code"])
    return by_word, by_country


_BY_WORD, _BY_COUNTRY = _issuers()
_NAMING = frozenset(named.split(" ")[0] for _, named in _BY_WORD)
_COUNTRIES: Lexicon[str] = load(_HERE / "countries.tsv", lambda row: row["country"], columns=("country",))

_HINTS: Lexicon[str] = load(_HERE / "hints.tsv", lambda row: row["country"], columns=("country",))

_ADJECTIVES = {fold_word(form): row["country"] for form, row in read_table(_HERE / "countries.tsv", columns=("country",)) if form.endswith("ي")}


def find_money(words: Words, index: int, *, joined: bool = False) -> Money | None:
    """The currency that starts at word `index`, with the adjective that tells its country."""
    if index >= len(words.forms) or not _BEGINS[words.forms[index]]:
        return None
    hit = _CURRENCIES.longest(words, index)
    if hit is None or (hit.skip and not joined and words.forms[index][: hit.skip] != "ال"):
        return None
    family, code, last = hit.entry.family, hit.entry.code, hit.last
    if code.endswith("?"):
        return None
    return country_behind(words, scaled(family, code or "XXX", last), last)


def country_behind(words: Words, money: Money, last: int) -> Money:
    """The currency, which ends at word `last`, with the adjective or name behind it that tells its country."""
    if last + 1 >= len(words.forms) or _stem(words.forms[last + 1]) not in _NAMING:
        return money if money.last == last else replace(money, last=last)
    for length in (3, 2, 1):
        if last + length < len(words):
            named = _BY_WORD.get((money.family, " ".join(_stem(form) for form in words.forms[last + 1 : last + 1 + length])))
            if named:
                return scaled(money.family, named, last + length)
    return replace(money, last=last)


def scaled(family: str, code: str, last: int) -> Money:
    """A currency by its code in the tables: `USD-100` is the hundredth part of a dollar, `IRR*10` ten rials."""
    if "-" in code:
        name, _, parts = code.partition("-")
        return Money(family, name, 1 / float(parts), last)
    if "*" in code:
        name, _, parts = code.partition("*")
        return Money(family, name, float(parts), last)
    return Money(family, code, 1.0, last)


def settle_country(family: str, named: frozenset[str], spoken_of: Counter[str]) -> tuple[str, float]:
    """The code of a family's currency where only the word stands, and how sure that is; XXX where the text does not tell.

    The code of a small coin is that of the tables (`KWD-1000`). `named` are codes that the same text gives with a country for other amounts, `spoken_of` the countries it speaks of.
    """
    issuers = _BY_COUNTRY.get(family, {})
    known = [code for code in issuers.values() if code.partition("-")[0] in named]
    if len(known) == 1:
        return known[0], 0.9
    counts = Counter({country: n for country, n in spoken_of.items() if country in issuers})
    if not counts:
        return "XXX", 0.6
    (best, most), *others = counts.most_common(2)
    return issuers[best], 0.9 if not others or most > 2 * others[0][1] else 0.7


def part_of(money: Money, code: str) -> tuple[str, float] | None:
    """The currency of an amount in `code` with the small coins `money` behind it, and their worth in it; `None` where they are no part of it."""
    if money.factor < 1:
        return (money.code, money.factor) if code in {money.code, "XXX"} else None
    coins = [scaled(money.family, coin, money.last) for coin in _BY_COUNTRY.get(money.family, {}).values()]
    own = [coin for coin in coins if coin.factor < 1 and code in {coin.code, "XXX"}]
    return (code, own[0].factor) if own else None


#: A country that is named weighs more than an adjective.
_BY_NAME = 2


def countries_of(words: Words) -> Counter[str]:
    """How often each country of `countries.tsv` is spoken of in the first part of a text."""
    found: Counter[str] = Counter()
    for index in range(min(len(words), _FAR)):
        hit = _COUNTRIES.longest(words, index)
        country = hit.entry if hit else _adjective(words.forms[index])
        if country:
            form = words.forms[index]
            found[country] += 0 if form.endswith(("يين", "يون")) else 1 if form.endswith(("ي", "يه")) else _BY_NAME
    return +found or hinted(words)


def hinted(words: Words) -> Counter[str]:
    """Which country's newspapers write like this, for texts that name none."""
    hits = (_HINTS.longest(words, index) for index in range(min(len(words), _FAR)))
    return Counter(hit.entry for hit in hits if hit)


@lru_cache(maxsize=65_536)
def _adjective(form: str) -> str | None:
    """The country of an inflected adjective (`السعودية`, `المغربيين`)."""
    for _, rest in readings(form):
        for ending in ("ه", "ا", "ين", "ون", "تين", "ان"):
            if rest.endswith(ending) and (country := _ADJECTIVES.get(rest[: -len(ending)])):
                return country
    return None

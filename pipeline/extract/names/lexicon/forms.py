"""Single word forms: what kind of name or word each is, remembered per form."""

import gzip
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Final

from pipeline.extract.names.gazetteer import Phrases
from pipeline.schema.values import EntityType
from pipeline.text.clitics import PROCLITICS
from pipeline.text.fold import fold
from pipeline.text.lexicon import read_table
from pipeline.text.memo import Memo

_ENCLITICS = ("تهما", "هما", "تها", "تهم", "تين", "هم", "ها", "نا", "ته", "ين", "ون", "ات", "ان", "يه", "ه", "ي", "ا", "ت")


class Form:
    """Kinds of a folded word, as bits of an integer: a form may be of several. An `IntFlag` would cost more than the look-up."""

    GIVEN: Final = 1
    "a first name that is nothing else"
    WEAK: Final = 2
    "a first name that is an ordinary word as well"
    STEM: Final = 4
    "a name of people that is no ordinary word"
    FAMILY: Final = 8
    "a name of people, perhaps an ordinary word as well"
    UNUSUAL: Final = 16
    "no ordinary word in any reading"
    STOP: Final = 32
    "never within a name"
    LETTERS: Final = 64
    "made of Arabic letters"
    DEFINITE: Final = 128
    "begins with the article"
    LISTED: Final = 256
    "an ordinary word as it stands, or but for its article"


@dataclass(frozen=True, slots=True)
class Head:
    """The first word of a body or place: what makes the name whole, and whether the word stays outside.

    `inner` is `inner` where it always does, `label` where it does before a proper name, else empty.
    """

    type: EntityType
    follow: str
    inner: str


def _read(name: str) -> set[str]:
    return {fold(form.rstrip("?")).text for form, _ in read_table(files(__package__) / name, columns=())}


class Forms(Memo[int]):
    """The kinds of each folded word."""

    def __init__(self) -> None:
        super().__init__(self._kinds)
        given = [(fold(form.rstrip("?")).text, form.endswith("?")) for form, _ in read_table(files(__package__) / "given.tsv", columns=())]
        weak = {form for form, is_weak in given if is_weak}
        self._weak = weak
        self._given = {form for form, _ in given} - weak
        self._stems = _read("stems.tsv")
        self._stops = _read("stops.tsv")
        self._ordinary = frozenset(gzip.decompress((files(__package__) / "ordinary.gz").read_bytes()).decode().split("\n"))

    def _kinds(self, form: str) -> int:
        if not form.isalpha() or not "ء" <= form[0] <= "\u06d3":
            return 0
        kinds = Form.LETTERS | (Form.DEFINITE if form.startswith("ال") and len(form) > 4 else 0)
        if form in self._given:
            kinds |= Form.GIVEN | Form.FAMILY | Form.STEM
        elif form in self._weak:
            kinds |= Form.WEAK | Form.FAMILY
        if form in self._stops:
            return Form.LETTERS | Form.STOP
        ordinary = form in self._ordinary
        kinds |= Form.LISTED if ordinary or form.removeprefix("ال") in self._ordinary else 0
        bare = form.removeprefix("ال")
        stem = form in self._stems or bare in self._stems or (bare.endswith("ي") and bare[:-1] in self._given)
        if stem:
            kinds |= Form.FAMILY if ordinary or (bare != form and bare in self._ordinary) else Form.FAMILY | Form.STEM
        if not kinds & (Form.GIVEN | Form.WEAK) and len(form) > 2 and not self._is_ordinary(form):
            kinds |= Form.UNUSUAL
        return kinds

    def _is_ordinary(self, form: str) -> bool:
        """Whether the word is an ordinary one under some reading with proclitics and suffixes."""
        words = self._ordinary
        for clitic in ("", *PROCLITICS, "س"):
            if not form.startswith(clitic) or len(form) - len(clitic) < 2:
                continue
            rest = form[len(clitic) :]
            if rest in words or "ال" + rest in words:
                return True
            for suffix in _ENCLITICS:
                stem = rest[: -len(suffix)]
                if rest.endswith(suffix) and len(stem) >= 3 and (stem in words or stem + "ه" in words or stem + "ي" in words):
                    return True
        return False


@lru_cache(maxsize=1)
def forms() -> Forms:
    """The kinds of words, loaded once."""
    return Forms()


@lru_cache(maxsize=1)
def titles() -> Phrases[str]:
    """Words before a person's name; the value is `direct` or `role`."""
    return Phrases((fold(form).text.rstrip("?"), row["kind"]) for form, row in read_table(files(__package__) / "titles.tsv", columns=("kind",)))


@lru_cache(maxsize=1)
def heads() -> Phrases[Head]:
    """First words of names of bodies and places."""
    table = read_table(files(__package__) / "heads.tsv", columns=("type", "follow", "inner"))
    return Phrases((fold(form).text, Head(row["type"], row["follow"], row["inner"])) for form, row in table)  # type: ignore[arg-type]


@lru_cache(maxsize=1)
def nonames() -> Phrases[bool]:
    """Formulas and other words that are never names."""
    return Phrases((fold(form).text, True) for form, _ in read_table(files(__package__) / "nonames.tsv", columns=()))


@lru_cache(maxsize=1)
def spellings() -> Mapping[str, str]:
    """Folded names of people to their English spelling; of two names with one folded form the first counts."""
    table = read_table(files(__package__) / "stems.tsv", columns=("name_en",))
    return {fold(form).text: row["name_en"] for form, row in reversed(list(table)) if row["name_en"]}


@lru_cache(maxsize=2)
def verbs(gender: str | None = None) -> frozenset[str]:
    """Folded verbs of saying and doing, with and without conjunction; with `gender` only those of a woman, a body or a city (`f`)."""
    table = read_table(files(__package__) / "verbs.tsv", columns=("gender",))
    bare = {fold(form).text for form, row in table if gender in (None, row["gender"])}
    return frozenset(bare | {clitic + form for form in bare for clitic in "وف"})

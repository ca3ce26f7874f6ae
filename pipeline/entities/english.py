"""English names of what no table knows: known spellings and translations where there are some, else letter by letter."""

import re
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final, NamedTuple

from pipeline.extract.names.gazetteer import gazetteer
from pipeline.extract.names.lexicon import spellings
from pipeline.text.fold import fold_word
from pipeline.text.lexicon import read_table

if TYPE_CHECKING:
    from camel_tools.utils.charmap import CharMapper

_ARABIC: Final = "ابتثجحخدذرزسشصضطظعغفقكلمنهويةىآأإؤئءپچڤگڨ"
_LATIN: Final = [*"a b t th j h kh d dh r z s sh s d t z a gh f q k l m n h u i a a a a i u i".split(), "", "p", "ch", "v", "g", "g"]
_LETTERS: Final = dict(zip(_ARABIC, _LATIN, strict=True))
_WORDS: Final = {"بن": "bin", "ابن": "ibn", "بنت": "bint", "ال": "Al", "ابو": "Abu", "ابي": "Abi", "عبد": "Abd", "ولد": "Ould"}
_MARKS: Final = re.compile("[\u0640\u064b-\u0652\u0670]")
_SOUNDS: Final = re.compile("kh|gh|sh|th|dh|ch|.")
_VOWELS: Final = frozenset("aiu")
_STOPS: Final = frozenset("bdfgkpt")
_LIQUIDS: Final = frozenset("rlnm")
_CLUSTER: Final = 3
_PLACE_WORDS: Final = 3


class _Word(NamedTuple):
    """The translation of a word within the name of a body, and whether it is an adjective."""

    english: str
    adjective: bool


@lru_cache(maxsize=1)
def _mapper() -> "CharMapper":
    # Imported here: camel_tools takes half a second, and only new names need it.
    from camel_tools.utils.charmap import CharMapper

    return CharMapper(_LETTERS, None)


@lru_cache(maxsize=1)
def _known() -> dict[str, str]:
    """Folded names to their spellings: ours, then those of CAMeL Morph."""
    return {**spellings(), **{fold_word(form): row["english"] for form, row in read_table(files(__package__) / "spellings.tsv", columns=("english",))}}


def _word(word: str) -> str:
    folded = fold_word(word)
    if folded in _WORDS:
        return _WORDS[folded]
    if known := _known().get(folded):
        return known
    if folded.startswith("ال") and len(folded) > 4:
        return "al-" + (_known().get(folded[2:]) or _spell(word[2:], arabic=True))
    return _spell(word, arabic=False)


def _spell(word: str, *, arabic: bool) -> str:
    bare = _MARKS.sub("", word).replace("تش", "چ").replace("وا", "wا").replace("وي", "wي")
    latin = _mapper()(bare[:1].replace("و", "w").replace("ي", "y") + bare[1:])
    latin = "".join(_voiced(_SOUNDS.findall(re.sub(r"([aiu])\1+", r"\1", latin)), arabic=arabic))
    return latin[:1].upper() + latin[1:]


def _voiced(sounds: list[str], *, arabic: bool) -> list[str]:
    """The sounds with the short vowels that Arabic leaves out: at the beginning, among three consonants, and before a final liquid."""
    found: list[str] = []
    run = 0
    for index, sound in enumerate(sounds):
        run = 0 if sound in _VOWELS else run + 1
        last = index == len(sounds) - 1
        if run == 2 and index == 1 and (arabic or last or not (sound in {"r", "l"} and sounds[0] in _STOPS)):
            found.append("a")
            run = 1
        elif run == _CLUSTER or (run == 2 and last and sound in _LIQUIDS and found[-2:-1] != ["a"]):
            found.append("e" if last else "a")
            run = 1
        found.append(sound)
    return found


@lru_cache(maxsize=1)
def _heads() -> dict[str, str]:
    return {fold_word(form): row["english"] for form, row in read_table(files(__package__) / "heads.tsv", columns=("english",))}


@lru_cache(maxsize=1)
def _translations() -> dict[str, _Word]:
    table = read_table(files(__package__) / "words.tsv", columns=("kind", "english"))
    return {fold_word(form): _Word(row["english"], row["kind"] == "adjective") for form, row in table}


def _translated(word: str) -> tuple[str, _Word] | None:
    """What joins a word to those before it (`and`, `for`, `of`), and its translation; `None` where it has none."""
    folded = fold_word(word)
    for clitic, joint in (("", "of"), ("ولل", "and"), ("لل", "for"), ("وال", "and"), ("ال", "of"), ("و", "and"), ("ل", "for")):
        found = _translations().get(folded[len(clitic) :]) if folded.startswith(clitic) else None
        if found is not None:
            return joint, found
    return None


def _place(words: Sequence[str]) -> tuple[int, str, str] | None:
    """The place or people that the words begin with: how many words, what joins it, the English name of the place."""
    for size in range(min(_PLACE_WORDS, len(words)), 0, -1):
        name = fold_word(" ".join(words[:size]))
        for rest, joint in ((name, "of"), (name.removeprefix("ب"), "in")):
            for alias in gazetteer().names.of(rest):
                if not alias.weak and (alias.entry.type in ("GPE", "LOC") or alias.entry.id.startswith("e-people-")):
                    return size, joint, alias.entry.name_en.removesuffix(" (people)")
    return None


def _translate(name: str) -> str | None:
    """The name of a body of which all words have a translation, `None` for others: `هيئة السوق المالية` is an `Authority of Financial Market`."""
    words, nouns, places = name.split(), list[tuple[str, str]](), list[str]()
    index = 0
    while index < len(words):
        found, place = _translated(words[index]), _place(words[index:]) if nouns else None
        if place is not None:
            places.append(f"{place[1]} {place[2]}")
        elif found is None:
            return None
        elif found[1].adjective and nouns:
            nouns[-1] = nouns[-1][0], f"{found[1].english} {nouns[-1][1]}"
        else:
            nouns.append((found[0], found[1].english))
        index += place[0] if place else 1
    return " ".join([nouns[0][1], *(f"{joint} {noun}" for joint, noun in nouns[1:]), *places])


@lru_cache(maxsize=65_536)
def english_name(name: str, kind: str = "PER") -> str:
    """The name in Latin letters; bodies, buildings and events are translated word by word, places by their first word."""
    first, *rest = name.split() or [""]
    if kind in ("ORG", "EVENT", "FAC") and rest and (translation := _translate(name)):
        return translation
    pattern = _heads().get(fold_word(first)) if rest and kind != "PER" else None
    if pattern:
        inner = " ".join(rest)
        known = gazetteer().names.of(fold_word(inner))
        return pattern.format(known[0].entry.name_en.removesuffix(" (people)") if known else english_name(inner))
    return " ".join(filter(None, map(_word, name.split()))) or name

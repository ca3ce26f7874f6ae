"""Which words are duals of counted nouns, and of which."""

from importlib.resources import files

from pipeline.text.clitics import has_article, readings
from pipeline.text.fold import fold_word
from pipeline.text.lexicon import read_table

_HERE = files("pipeline.extract.numerals") / "duals"
_ENDINGS = ("ان", "ين")
_FEMININE = ("تان", "تين")
_COUNTRY = "ستان"
_SHORTEST = 6


def _nouns() -> dict[str, str]:
    forms: dict[str, str] = {}
    for noun, row in read_table(_HERE / "nouns.tsv", columns=("flag",)):
        if row["flag"] in {"whole", "short", "construct"}:
            continue
        stem = fold_word(noun)
        for ending in _ENDINGS if row["flag"] in {"both", "hamza"} else _ENDINGS[:1]:
            forms.setdefault(stem + ending, stem)
    return forms


_NOUNS = _nouns()
_SHORT = frozenset(fold_word(noun) for noun, row in read_table(_HERE / "nouns.tsv", columns=("flag",)) if row["flag"] == "short")
_WHOLE = frozenset(fold_word(noun) for noun, row in read_table(_HERE / "nouns.tsv", columns=("flag",)) if row["flag"] == "whole")
#: Stems of nouns that count as duals only where their hamza is written.
HAMZA = frozenset(fold_word(noun) for noun, row in read_table(_HERE / "nouns.tsv", columns=("flag",)) if row["flag"] == "hamza")
_CONSTRUCT = {
    fold_word(noun)[:-1] + ending: fold_word(noun)
    for noun, row in read_table(_HERE / "nouns.tsv", columns=("flag",))
    if row["flag"] == "construct"
    for ending in ("تي", "تا")
}
_NEVER = frozenset(fold_word(form) for form, _ in read_table(_HERE / "never.tsv", columns=()))


def construct_reading(form: str) -> tuple[str, str] | None:
    """The (proclitic, singular) under which a folded form is the dual of a feminine noun before its genitive (`قطعتي أرض`)."""
    return next(((clitic, noun) for clitic, rest in readings(form) if clitic in {"", "و", "ب", "ل"} and (noun := _CONSTRUCT.get(rest))), None)


def dual_readings(form: str) -> tuple[tuple[str, str], ...]:
    """The (proclitics, singular) under which a folded form is the dual of a noun."""
    if not form.endswith(_ENDINGS) or form.endswith(_COUNTRY):
        return ()
    split = readings(form)
    if any(rest in _NEVER for _, rest in split):
        return ()
    articled = [(clitic, rest) for clitic, rest in split if has_article(clitic) and len(rest) > 4]
    split = tuple(articled) if articled and form not in _NOUNS else split
    known = {clitic: noun for clitic, rest in split if not {"ك", "س"} & set(clitic) and (noun := singular(rest)) is not None}
    return tuple((clitic, known[clitic]) for clitic in _preferred(form, list(known)))[:1]


def _preferred(form: str, clitics: list[str]) -> list[str]:
    """The likelier split first: an article is one, and a letter like `و` is a proclitic unless a listed noun begins with it."""
    whole = [clitic for clitic in clitics if form[len(clitic) : -3] + "ه" in _WHOLE]
    if whole:
        return whole
    definite = [clitic for clitic in clitics if has_article(clitic)]
    if definite or form in _NOUNS:
        return definite or clitics
    return sorted(clitics, key=len, reverse=True)


def singular(form: str) -> str | None:
    """The folded singular of a dual without proclitics."""
    if form in _NEVER:
        return None
    if form in _NOUNS:
        return _NOUNS[form]
    if _is_participle(form[:-3] + "ه"):
        return None
    if form.endswith(_FEMININE) and (len(form) >= _SHORTEST or form[:-3] + "ه" in _SHORT) and not form.startswith("ال"):
        return form[:-3] + "ه"
    return None


def _is_participle(noun: str) -> bool:
    """Passive participles are adjectives (`معروفتان`), but for a few nouns of their form."""
    return len(noun) == 6 and noun[0] == "م" and noun[3] == "و" and noun not in _PARTICIPLES


_PARTICIPLES = frozenset({"مجموعه", "منظومه", "مخطوطه", "معلومه", "مطبوعه", "مسووله"})

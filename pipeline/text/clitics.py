"""Proclitics: the conjunctions, prepositions and article that Arabic writes onto the next word."""

from functools import lru_cache

_ARTICLES = ("ال", "لل")
#: Longest first, folded. `لل` is the preposition with the article, whose alef is not written.
PROCLITICS = ("وبال", "فبال", "وكال", "ولل", "فلل", "وال", "فال", "بال", "كال", "لل", "ال", "وب", "ول", "فب", "فل", "وك", "وس", "و", "ف", "ب", "ل", "ك")
#: Those that end with the article.
ARTICLED = tuple(clitic for clitic in PROCLITICS if clitic.endswith(_ARTICLES))
_MEMORY = 262_144
_SHORTEST = 4


@lru_cache(maxsize=_MEMORY)
def readings(form: str) -> tuple[tuple[str, str], ...]:
    """The ways to read a folded word as (proclitics, rest), the whole word first; each rest has at least two letters."""
    split = [(clitic, form[len(clitic) :]) for clitic in PROCLITICS if form.startswith(clitic) and len(form) >= len(clitic) + 2]
    return (("", form), *split)


def has_article(clitics: str) -> bool:
    """Whether proclitics end with the article."""
    return clitics.endswith(_ARTICLES)


def before_article(clitics: str) -> int:
    """How many letters of proclitics stand before the article; that of `لل` cannot be told from its preposition, so both do."""
    return len(clitics) - 2 * clitics.endswith("ال")


@lru_cache(maxsize=_MEMORY)
def is_definite(form: str) -> bool:
    """Whether a folded word bears the article, behind whatever proclitics."""
    return form.startswith(ARTICLED) and len(form) >= _SHORTEST

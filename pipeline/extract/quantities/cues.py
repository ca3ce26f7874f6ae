"""Single words that decide what a number near them is; see cues.tsv."""

from collections.abc import Iterable
from importlib.resources import files
from typing import Generic, TypeVar

from pipeline.text.clitics import readings
from pipeline.text.fold import fold_word
from pipeline.text.lexicon import read_table
from pipeline.text.memo import Memo
from pipeline.text.words import split_words

T = TypeVar("T")


class WordTable(Memo[T | None], Generic[T]):
    """Folded word -> its entry, any proclitics left out. A form that ends in `*` stands for any ending."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        super().__init__(self._entry)
        self._exact: dict[str, T] = {}
        self._prefixes: dict[str, T] = {}
        for form, entry in entries:
            table = self._prefixes if form.endswith("*") else self._exact
            table.setdefault(fold_word(form.rstrip("*")), entry)

    def _entry(self, form: str) -> T | None:
        for clitic, rest in readings(form):
            if rest in self._exact:
                return self._exact[rest]
            if clitic.endswith("لل") and "ال" + rest in self._exact:
                return self._exact["ال" + rest]
            for prefix, entry in self._prefixes.items():
                if rest.startswith(prefix):
                    return entry
        return None


def first_words(phrases: Iterable[str], clitics: frozenset[str]) -> Memo[bool]:
    """Whether a folded word can begin one of some phrases, with one of the proclitics or none."""
    first = frozenset(words.forms[0] for phrase in phrases if (words := split_words(phrase)).forms)
    return Memo(lambda form: any(rest in first for clitic, rest in readings(form) if not clitic or clitic in clitics))


def _load() -> dict[str, WordTable[bool]]:
    forms: dict[str, list[tuple[str, bool]]] = {}
    for form, row in read_table(files("pipeline.extract.quantities") / "cues.tsv", columns=("cue",)):
        forms.setdefault(row["cue"], []).append((form, True))
    return {cue: WordTable(entries) for cue, entries in forms.items()}


CUES = _load()

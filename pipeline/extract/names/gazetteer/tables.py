"""Read the gazetteer's tables: raw cells for people, folded names for matching, in one pass over each file."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files

from pipeline.text.fold import fold
from pipeline.text.lexicon import split_table

_CELL = "\x1f"


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table: its cells as written, and the names of its first column, as written and folded."""

    cells: Mapping[str, str]
    written: tuple[str, ...]
    folded: tuple[str, ...]

    def fold_cell(self, name: str) -> list[str]:
        """The folded names in another cell."""
        return [fold(form).text for form in self.cells[name].split("|") if form]


def read_rows(name: str) -> Iterator[Row]:
    """The lines of `<name>.tsv` beside this module, folded in one pass; raises `WaqaiError` with file and line where one is malformed."""
    file = f"{name}.tsv"
    raw = (files(__package__) / file).read_text("utf8")
    folded = fold(raw.replace("\t", _CELL)).text.split("\n")
    for number, cells in split_table(raw, file):
        at = list(cells).index("form")
        yield Row(cells, tuple(cells["form"].split("|")), tuple(folded[number].split(_CELL)[at].split("|")))


def has_table(name: str) -> bool:
    """Whether there is such a table."""
    return (files(__package__) / f"{name}.tsv").is_file()

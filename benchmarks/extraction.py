"""Time extraction against one Aho–Corasick pass of its lexicon: `python -m benchmarks.extraction [DOCUMENTS]`.

Reads ../shared/corpus/saudi.jsonl.gz beside the checkout (all of its articles, or every n-th so that about DOCUMENTS remain), on one core, in one
run, and prints the time of each stage per character and the ratio of all stages to the pass. The pass is `ahocorasick_rs` over the
same folded texts with all forms of all lexicon tables under pipeline/extract, leftmost-longest.
"""

import gzip
import json
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import TypeVar

from ahocorasick_rs import AhoCorasick, MatchKind

from benchmarks.shared import needed
from pipeline.extract.names import find_known
from pipeline.extract.numerals import find_numerals
from pipeline.extract.quantities import find_quantities
from pipeline.extract.roles import assign_roles
from pipeline.extract.time import find_timexes
from pipeline.text.fold import fold, fold_word
from pipeline.text.words import split_words
from pipeline.workspace import PROJECT

EXTRACT = PROJECT / "pipeline" / "extract"
ARTICLES = 31_030
_NOT_LEXICONS = frozenset({"corpus.tsv", "negative.tsv"})

T = TypeVar("T")


def articles(documents: int = ARTICLES) -> Iterator[tuple[str, date | None]]:
    """The texts of the corpus with their days, every n-th where fewer are asked for."""
    step = max(1, ARTICLES // documents)
    with gzip.open(needed("corpus/saudi.jsonl.gz"), "rt", encoding="utf8") as lines:
        for number, line in enumerate(lines):
            if number % step == 0:
                record = json.loads(line)
                yield record["text"] or "", _day(record.get("published") or record.get("date"))


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat((value or "")[:10])
    except ValueError:
        return None


def patterns(root: Path = EXTRACT) -> list[str]:
    """Every form of every lexicon table, folded, each once, in order."""
    forms: dict[str, None] = {}
    for table in sorted(root.rglob("*.tsv")):
        if table.name not in _NOT_LEXICONS:
            forms.update(dict.fromkeys(filter(None, map(fold_word, _forms(table)))))
    return list(forms)


def _forms(table: Path) -> Iterator[str]:
    """The cells of the column `form`; of the first column where no column has this name."""
    column: int | None = None
    for line in table.read_text("utf8").splitlines():
        if line.strip() and not line.startswith("#"):
            cells = line.split("\t")
            if column is None:
                column = cells.index("form") if "form" in cells else 0
            elif column < len(cells):
                yield from (form.strip().rstrip("*") for form in cells[column].split("|"))


class Clock:
    """Seconds by stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def time(self, stage: str, work: Callable[[], T]) -> T:
        """Do the work and add the time it took to its stage."""
        start = perf_counter()
        result = work()
        self.seconds[stage] = self.seconds.get(stage, 0.0) + perf_counter() - start
        return result


def run(documents: int = ARTICLES) -> tuple[Clock, int]:
    """Time every stage over the corpus; the clock and how many characters were read."""
    automaton = AhoCorasick(patterns(), matchkind=MatchKind.LeftmostLongest)
    clock, characters = Clock(), 0
    for text, published in articles(documents):
        characters += len(text)
        folded = fold(text).text
        clock.time("aho-corasick", lambda folded=folded: automaton.find_matches_as_indexes(folded))  # type: ignore[misc]
        _extract(clock, text, published)
    return clock, characters


def _extract(clock: Clock, text: str, published: date | None) -> None:
    words = clock.time("words", lambda: split_words(text))
    numerals = clock.time("numerals", lambda: find_numerals(words))
    timexes = clock.time("timexes", lambda: find_timexes(words, numerals, published))
    quantities = clock.time("quantities", lambda: find_quantities(words, numerals, timexes))
    mentions = clock.time("names known", lambda: find_known(words))
    clock.time("roles", lambda: assign_roles(words, quantities, timexes, mentions))


def report(clock: Clock, characters: int) -> str:
    """Each stage in µs per character, and the ratios."""
    base = clock.seconds["aho-corasick"]
    lines = [f"{stage:<14}{seconds:9.2f} s {seconds / characters * 1e6:8.4f} µs/char" for stage, seconds in clock.seconds.items()]
    whole = sum(clock.seconds.values()) - base
    without = whole - clock.seconds["names known"]
    lines.append(f"ratio without known names {without / base:6.2f}, with them {whole / base:6.2f} (at most 20)")
    lines.append(f"{characters / without:,.0f} characters/s without known names, {characters / whole:,.0f} with them; {characters:,} characters")
    return "\n".join(lines)


def main() -> None:
    """Run over the whole corpus, or about as many documents as the first argument says."""
    print(report(*run(int(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES)))


if __name__ == "__main__":
    main()

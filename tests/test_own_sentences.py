"""No sentence of the corpora and the gold beside a checkout stands in the repository: tests and demonstrations are written in own words.

Eight words in a row that stand there as well count as copied. Only letters make words, so that another number in a copied sentence hides nothing.
The corpora hold ten million words, so words are split as bytes of one Arabic code page, by a table that `fold` itself fills: five times as fast.
"""

import codecs
import gzip
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from pipeline.ingest.decode import decode
from pipeline.ingest.opening import unpack
from pipeline.text.fold import fold
from pipeline.workspace import PROJECT

_OWN = ("pipeline/**/*.py", "pipeline/**/corpus.tsv", "pipeline/**/negative.tsv", "tests/**/*.py", "raw/demo/**/*.*", "docs/**/*.md", "*.md")
_RUN = 8
#: Of the texts beside the checkout, five words are looked at from every fourth word on: each run of eight holds such five.
_PROBE, _STEP = 5, 4

#: Names that are long enough for a run, and why they may stand there.
_NAMES = {"محمد بن نايف بن عبد العزيز آل سعود": "a person's full name, which is no sentence of anybody"}

_PAGE = "windows-1256"
_OTHER = re.compile("[^\u0621-\u063a\u0641-\u064a]")

Run = tuple[bytes, ...]


def letters(text: str) -> str:
    """The folded Arabic letters of `text`, with a space for everything else that is shown."""
    return _OTHER.sub(" ", fold(text).text)


def _outside(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeEncodeError)
    return letters(error.object[error.start : error.end]), error.end


codecs.register_error("letters", _outside)
_CHARACTERS = [letters(bytes([code]).decode(_PAGE, "replace")) for code in range(256)]
_TABLE = b"".join(one.encode(_PAGE) if one else b" " for one in _CHARACTERS)
_LEFT_OUT = bytes(code for code, one in enumerate(_CHARACTERS) if not one)


def words_of(text: str) -> list[bytes]:
    """The folded Arabic words of `text`."""
    return text.encode(_PAGE, "letters").translate(_TABLE, _LEFT_OUT).split()


def runs_of(words: list[bytes], length: int = _RUN, step: int = 1) -> Iterator[Run]:
    """The runs of `length` words that begin at every `step`-th word."""
    return zip(*(words[first::step] for first in range(length)), strict=False)


def own_runs(files: Iterable[Path]) -> dict[Run, set[str]]:
    """Where our files hold each run of Arabic words, as `file:line`; a run may go on over the ends of lines."""
    places: dict[Run, set[str]] = defaultdict(set)
    for file in files:
        data = file.read_bytes()
        lines = decode(unpack(data) if file.suffix == ".gz" else data).text.splitlines()
        placed = [(word, number) for number, line in enumerate(lines, 1) for word in words_of(line)]
        for run, (_, number) in zip(runs_of([word for word, _ in placed]), placed, strict=False):
            places[run].add(f"{file.relative_to(PROJECT)}:{number}")
    return places


def texts_beside(shared: Path) -> Iterator[str]:
    yield from (file.read_text("utf8") for file in sorted((shared / "corpus" / "seeds").glob("*.txt")))
    for file in sorted((shared / "gold").glob("*.jsonl")):
        yield from (json.loads(line).get("text", "") for line in file.read_bytes().splitlines())
    for archive in sorted((shared / "corpus").glob("*.jsonl.gz")):
        with gzip.open(archive) as lines:
            yield from (f"{record['title']}\n{record['text']}" for record in map(json.loads, lines))


def copied(own: dict[Run, set[str]], texts: Iterable[str]) -> list[str]:
    """Each run of ours that stands in one of the texts, behind the places where we have it."""
    probes = {run[start : start + _PROBE] for run in own for start in range(_STEP)}
    found: set[Run] = set()
    for text in texts:
        words = words_of(text)
        if not probes.isdisjoint(runs_of(words, _PROBE, _STEP)):
            found |= own.keys() & runs_of(words)
    return sorted(f"{place}: {b' '.join(run).decode(_PAGE)}" for run in found for place in own[run])


def test_no_sentence_is_copied(shared: Path) -> None:
    own = own_runs(sorted({file for pattern in _OWN for file in PROJECT.glob(pattern) if file.is_file() and file.stat().st_size}))
    for name in _NAMES:
        own.pop(tuple(words_of(name)), None)
    assert copied(own, texts_beside(shared)) == []


@pytest.mark.parametrize("lead", range(_STEP))
def test_a_copy_is_found_wherever_it_begins(lead: int) -> None:
    sentence = "اشترى البستاني عند الفجر سلة تين من 7 تجار ثم باعها لجارته العجوز قبل الغروب"
    own = {run: {"here:1"} for run in runs_of(words_of(sentence))}
    text = "حكاية " * lead + sentence.replace("7", "١٩") + "، والسلام"
    assert len(copied(own, [text])) == len(own)


@pytest.mark.parametrize("text", ["كَتَبَ الطِّفلُ رســالةً", "قالت: «ﻻ بأس» 😀 ٣مرات", "کتابی گم شد ٱلكتاب هٰذا", "أإآىةؤئ\u200bx\u200fم²و؟"])
def test_words_are_those_of_folded_text(text: str) -> None:
    assert words_of(text) == [word.encode(_PAGE) for word in letters(text).split()]

"""How well and how fast duplicates are found. `python -m benchmarks.duplicates [quality|speed|size N]`, default quality and speed.

quality  copies, updates and negatives made from ../shared/corpus/ant.jsonl.gz by fixed rules and a fixed seed
speed    documents per second on ../shared/corpus/saudi.jsonl.gz, and processor time against that of folding the texts
size N   time and peak memory for N documents made from ant.jsonl.gz
"""

import gzip
import hashlib
import json
import random
import re
import resource
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

import polars as pl

from benchmarks.shared import needed
from pipeline.clean import Signed, Structure, find_duplicates, find_reuse, gather, learn_boilerplate, read_signed, split_document
from pipeline.clean.numbers import number_words
from pipeline.schema import TABLES, polars_schema
from pipeline.text.fold import fold, fold_word

_SEED = 20_240_128
_LEAST_WORDS = 30
_RECENT = 100_000
_PART = 20_000
_NUMBERS = frozenset(number_words())
_TABLE = TABLES["documents"].without("n_paragraphs", "cluster_id", "is_representative")
_DIACRITICS = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652"
_BOILERPLATE = (
    "تابعونا على فيسبوك",
    "جميع الحقوق محفوظة للموقع",
    "اقرأ أيضا: أهم ما جاء في الصحف",
    "آخر تحديث: 12/03/2017 14:20",
    "شارك المقال",
    "الرئيسية",
    "للمزيد من الأخبار زوروا صفحتنا الجديدة كل صباح ومساء",
)


@dataclass(frozen=True, slots=True)
class Made:
    """A made text, the index of the text it was made from (empty for a text of its own) and whether its figures were changed."""

    text: str
    origin: int | None
    updated: bool = False


def read_texts(name: str) -> list[dict[str, str]]:
    """The records of a corpus, each text once."""
    with gzip.open(needed(f"corpus/{name}.jsonl.gz"), "rt", encoding="utf8") as lines:
        records = [json.loads(line) for line in lines]
    return list({record["text"]: record for record in records if record["text"].strip()}.values())


def to_table(texts: list[str], records: list[dict[str, str]] | None = None) -> pl.DataFrame:
    """The documents as `find_duplicates` takes them; without `records` each of its own day and of one of nine publishers."""
    rows = []
    for index, text in enumerate(texts):
        record = records[index] if records else {"publisher": f"صحيفة {index % 9}", "published": str(date(2017, 1, 1) + timedelta(index % 600))}
        rows.append((_doc_id(text), record.get("publisher"), _day(record.get("published")), len(text), text))
    names = ["doc_id", "publisher", "published", "n_chars", "text"]
    schema = polars_schema(_TABLE)
    table = pl.DataFrame(rows, schema={name: schema[name] for name in names}, orient="row").unique("doc_id", maintain_order=True)
    return table.with_columns(pl.lit(None, kind).alias(name) for name, kind in schema.items() if name not in names).select(list(schema))


def _doc_id(text: str) -> str:
    return "d-" + hashlib.sha256(text.encode()).hexdigest()[:16]


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None


def vocabulary(texts: list[str]) -> list[str]:
    """Frequent words that are no numbers, to replace others with."""
    counts: dict[str, int] = {}
    for text in texts:
        for word in text.split():
            counts[word] = counts.get(word, 0) + 1
    return sorted(word for word, count in counts.items() if count >= 20 and word.isalpha() and fold_word(word) not in _NUMBERS)


def change_words(text: str, share: float, words: list[str], rng: random.Random) -> str:
    """`text` with a share of its words replaced, left out, doubled by another or swapped with the next; figures stay."""
    lines = [line.split(" ") for line in text.split("\n")]
    places = [(i, j) for i, line in enumerate(lines) for j, word in enumerate(line) if word.isalpha() and fold_word(word) not in _NUMBERS]
    for i, j in rng.sample(places, int(share * len(places))):
        change = rng.random()
        if change < 0.7:
            lines[i][j] = rng.choice(words)
        elif change < 0.8:
            lines[i][j] = ""
        elif change < 0.9:
            lines[i][j] += " " + rng.choice(words)
        elif j + 1 < len(lines[i]) and lines[i][j + 1].isalpha():
            lines[i][j], lines[i][j + 1] = lines[i][j + 1], lines[i][j]
    return "\n".join(" ".join(line) for line in lines)


def respell(text: str, rng: random.Random) -> str:
    """`text` with other hamzas, diacritics, tatweel, punctuation and digits."""
    pairs = [("أ", "ا"), ("إ", "ا"), ("ة", "ه"), ("ى", "ي"), ("،", ","), (" .", "."), ("«", '"')]
    for old, new in rng.sample(pairs, 4):
        text = text.replace(old, new)
    if rng.random() < 0.3:
        text = text.translate({ord(str(digit)): chr(0x660 + digit) for digit in range(10)})
    return "".join(c + (rng.choice(_DIACRITICS) if c.isalpha() and rng.random() < 0.03 else "") for c in text)


def cut_end(text: str, rng: random.Random) -> str:
    """`text` without the last 5 to 20 % of its words."""
    words = text.split(" ")
    return " ".join(words[: max(1, round(len(words) * rng.uniform(0.8, 0.95)))])


def move_paragraph(text: str) -> str:
    """`text` with its first paragraph (or sentence) at the end."""
    mark = "\n" if "\n" in text.strip() else ". "
    head, _, tail = text.strip().partition(mark)
    return f"{tail}{mark}{head}" if tail else text


def dress(text: str, headlines: list[str], rng: random.Random) -> str:
    """`text` with a new headline and lines of a page around it."""
    top = rng.sample(_BOILERPLATE, rng.randint(0, 1))
    return "\n".join([*top, rng.choice(headlines), text, *rng.sample(_BOILERPLATE, rng.randint(0, 3))])


def copy_text(text: str, words: list[str], headlines: list[str], rng: random.Random) -> str:
    """A copy as other papers print it."""
    text = change_words(text, rng.uniform(0.05, 0.15), words, rng)
    if rng.random() < 0.5:
        text = cut_end(text, rng)
    if rng.random() < 0.3:
        text = move_paragraph(text)
    return dress(respell(text, rng), headlines, rng)


def update_text(text: str, words: list[str], headlines: list[str], rng: random.Random) -> str:
    """A later version: one to three figures differ, and a few words."""
    figures = list(re.finditer(r"(?<![\d.,])\d{1,6}(?![\d.,])", text))
    for figure in sorted(rng.sample(figures, min(len(figures), rng.randint(1, 3))), key=lambda match: -match.start()):
        text = text[: figure.start()] + str(int(figure[0]) + rng.randint(1, 9)) + text[figure.end() :]
    return dress(respell(change_words(text, rng.uniform(0, 0.05), words, rng), rng), headlines, rng)


def without_reuse(texts: list[str]) -> list[str]:
    """`texts` without those of which a quarter of the five-word sequences stand in one other text too: the corpus's own copies and forms."""
    owners: dict[tuple[str, ...], list[int]] = {}
    runs = []
    for index, text in enumerate(texts):
        words = text.split()
        runs.append({tuple(words[i : i + 5]) for i in range(len(words) - 4)})
        for run in runs[-1]:
            owners.setdefault(run, []).append(index)
    kept = []
    for index, text in enumerate(texts):
        shared: dict[int, int] = {}
        for run in runs[index]:
            for owner in owners[run][:50]:
                shared[owner] = shared.get(owner, 0) + 1
        shared.pop(index, None)
        if max(shared.values(), default=0) < 0.25 * len(runs[index]):
            kept.append(text)
    return kept


def make_quality_set() -> list[Made]:
    """3,000 originals with a copy, 1,500 with an update, and all other items of the station as negatives on the same topics."""
    rng = random.Random(_SEED)  # noqa: S311 - a fixed benchmark, not a secret
    records = read_texts("ant")
    headlines = [record["title"] for record in records if record["title"]]
    texts = without_reuse([record["text"] for record in records if len(record["text"].split()) >= _LEAST_WORDS])
    words = vocabulary(texts)
    rng.shuffle(texts)
    made = [Made(text, None) for text in texts]
    with_figures = [i for i in range(3000, len(texts)) if re.search(r"(?<![\d.,])\d{1,6}(?![\d.,])", texts[i])][:1500]
    made += [Made(copy_text(texts[i], words, headlines, rng), i) for i in range(3000)]
    made += [Made(update_text(texts[i], words, headlines, rng), i, updated=True) for i in with_figures]
    return made


def quality() -> None:
    """Print recall and precision of linked documents, and how many updates and copies were told apart."""
    made = make_quality_set()
    pairs = find_duplicates(to_table([item.text for item in made])).pairs
    index = {_doc_id(item.text): i for i, item in enumerate(made)}
    origin = {i: i if item.origin is None else item.origin for i, item in enumerate(made)}
    found = {frozenset((index[a], index[b])): relation for a, b, relation in pairs.select("doc_id", "other_doc_id", "relation").iter_rows()}
    right = [pair for pair in found if len({origin[i] for i in pair}) == 1]
    made_pairs = {i: frozenset((i, item.origin)) for i, item in enumerate(made) if item.origin is not None}
    linked = {i: found[pair] for i, pair in made_pairs.items() if pair in found}
    for label, updated in (("copies", False), ("updates", True)):
        total = [i for i in made_pairs if made[i].updated is updated]
        hits = [i for i in total if i in linked]
        told = [i for i in hits if (linked[i] == "update") is updated]
        print(f"{label}: recall {len(hits) / len(total):.4f} of {len(total)}, told from the other kind {len(told) / len(hits):.4f}")
    print(f"precision {len(right) / len(found):.4f} of {len(found)} pairs among {len(made)} documents")


def measured(run: Callable[[], object], documents: int) -> float:
    """Print wall time, processor time, documents per second of both and peak memory of `run`; gives the processor time (s)."""
    wall, used = time.perf_counter(), time.process_time()
    run()
    wall, used = time.perf_counter() - wall, time.process_time() - used
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    print(
        f"{documents} documents: {wall:.1f} s, {documents / wall:.0f} documents/s; {used:.1f} s of processor, {documents / used:.0f} documents/s of it; peak {peak:.2f} GiB"
    )
    return used


def folding_time(texts: pl.Series) -> float:
    """Processor time (s) for folding `texts` one by one: a fixed piece of work, against which busy machines can be compared."""
    used = time.process_time()
    for text in texts:
        fold(text)
    return time.process_time() - used


def speed() -> None:
    """Documents per second on the Saudi newspapers, for duplicates and for the reuse of paragraphs."""
    records = read_texts("saudi")
    table = to_table([record["text"] for record in records], records)
    unit = folding_time(table["text"])
    found: list[Structure] = []
    signed: list[Signed] = []
    stages: dict[str, Callable[[], object]] = {
        "find_duplicates": lambda: find_duplicates(table),
        "split_document": lambda: found.append(gather(table["doc_id"], (split_document(text, None) for text in table["text"]))),
        "read_signed": lambda: signed.append(read_signed(table["text"].to_list())),
        "learn_boilerplate": lambda: learn_boilerplate(table, found[0].paragraphs, signed[0].lines),
        "find_reuse": lambda: find_reuse(table, found[0].paragraphs, signed[0]),
    }
    for name, run in stages.items():
        print(name, end=": ")
        print(f"  {measured(run, table.height) / unit:.2f} times the processor time of folding the texts ({unit:.1f} s)")


def many_texts(count: int) -> Iterator[str]:
    """`count` texts: seven in ten with six words in ten replaced (unlike each other), the others copies of an earlier one."""
    rng = random.Random(_SEED)  # noqa: S311 - a fixed benchmark, not a secret
    sources = [record["text"].split() for record in read_texts("ant")]
    words = vocabulary([" ".join(source) for source in sources])
    recent: list[list[str]] = []
    for _ in range(count):
        is_copy = bool(recent) and rng.random() < 0.3
        source = rng.choice(recent) if is_copy else rng.choice(sources)
        share = 0.08 if is_copy else 0.6
        text = [rng.choice(words) if rng.random() < share and word.isalpha() else word for word in source]
        if not is_copy:
            recent.append(text)
            if len(recent) > _RECENT:
                recent[rng.randrange(_RECENT)] = recent.pop()
        yield " ".join(text)


def size(count: int) -> None:
    """Time and memory for many documents."""
    texts = many_texts(count)
    table = pl.concat([to_table(part) for part in iter(lambda: list(islice(texts, _PART)), [])], rechunk=True).unique("doc_id")
    measured(lambda: find_duplicates(table), table.height)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["quality"]:
            quality()
        case ["speed"]:
            speed()
        case ["size", number]:
            size(int(number))
        case []:
            quality()
            speed()
        case _:
            sys.exit(__doc__)

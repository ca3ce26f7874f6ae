"""Learn the vocabulary from unlabelled text and lists: called by `train.py`.

Word clusters are k-means classes of the left singular vectors of positive pointwise mutual information between words and
their neighbours, from the collection of news items that is free to use (Apache-2.0) and the tagger's training text.
"""

import csv
import gzip
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from importlib.resources import files
from pathlib import Path

import numpy as np
from camel_tools.utils.charmap import CharMapper
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.cluster import MiniBatchKMeans
from sklearn.utils.extmath import randomized_svd
from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

from pipeline.extract.names.gazetteer import gazetteer
from pipeline.extract.names.lexicon.forms import Form, forms, heads, titles
from pipeline.extract.names.tagger.clitics import name_within
from pipeline.extract.names.tagger.vocabulary import Entry, Vocabulary
from pipeline.text.fold import fold_word
from pipeline.text.lexicon import read_table
from pipeline.text.words import split_words

_SEED = 7
_CONTEXTS = 8_000
_LEAST_CLUSTERED = 3
_DIMENSIONS = 100
_SIZES = (32, 128, 512)
_WINDOW = 1
_WORLD = {"given": ("xg",), "family": ("xf",), "both": ("xg", "xf")}


def read_collection(path: Path) -> list[list[str]]:
    """The folded words of each item of a `.jsonl.gz` collection."""
    items = []
    with gzip.open(path, "rt", encoding="utf8") as lines:
        for line in lines:
            row = json.loads(line)
            items.append(["|" if form[0] == "\n" else form for form in split_words(f"{row['title']}\n{row['text']}").forms])
    return items


def lists(stems: Path) -> dict[str, set[str]]:
    """The codes of the lists that each form is on; `N` for a name by itself."""
    on: dict[str, set[str]] = defaultdict(set)
    _add_names(on)
    for form, human, gender in proper_nouns(stems):
        on[form].add(f"p{human}{gender}")
    for form, row in read_table(files("pipeline.extract.names.lexicon") / "world.tsv", columns=("kind",)):
        on[fold_word(form)].update(_WORLD[row["kind"]])
    for phrase in titles().phrases():
        on[phrase.split()[-1]].update("t" + kind[0] for kind in titles().of(phrase))
    for phrase in heads().phrases():
        on[phrase.split()[-1]].update("h" + head.type for head in heads().of(phrase))
    for form, codes in on.items():
        if forms()[form] & Form.STEM and any(code.startswith("pr") for code in codes):
            codes.add("N")
    return on


def _add_names(on: dict[str, set[str]]) -> None:
    """The words of the gazetteer: the type of a whole name, with w(eak), b(egin) or i(nside) after it for others."""
    table = gazetteer()
    for phrase in sorted(table.names.phrases()):
        first, *others = phrase.split()
        for alias in table.names.of(phrase):
            code = alias.entry.type
            on[first].update([f"{code}b"] if others else [f"{code}w"] if alias.weak else [code, "N"])
            for part in others:
                on[part].add(f"{code}i")
    for phrase in table.templates.phrases():
        first, *others = phrase.split()
        on[first].add("Tb")
        for part in others:
            on[part].add("Ti")


def proper_nouns(path: Path) -> Iterable[tuple[str, str, str]]:
    """Folded form, `r` for names of people or `i` for others, and gender, of CAMeL Morph's proper nouns (CC BY 4.0)."""
    arabic = CharMapper.builtin_mapper("bw2ar")
    with path.open(encoding="utf8") as lines:
        for row in csv.DictReader(lines):
            features = dict(part.split(":") for part in row["FEAT"].split())
            form = fold_word(re.sub("[\u064b-\u0652\u0670]", "", arabic(row["LEMMA"])).replace("ٱ", "ا"))
            if len(form) > 1 and form.isalpha():
                yield form, "r" if features["rat"] in ("r", "y") else "i", features["gen"].strip("-")


def build_vocabulary(texts: Sequence[Sequence[str]], stems: Path) -> Vocabulary:
    """The vocabulary of the texts, each a list of folded words."""
    on = lists(stems)
    for form in {form for text in texts for form in text}:
        on_form = _kinds(form)
        if on_form:
            on[form].update(on_form)
    raw = Counter(form for text in texts for form in text)

    def split(form: str) -> tuple[int, str]:
        return name_within(form, lambda f: not {"N", "G", "W"}.isdisjoint(on.get(f, ())), lambda f: raw[f])

    readings = {form: split(form) for form in raw}
    clusters = cluster([[piece for form in text for piece in _pieces(form, readings[form])] for text in texts])
    kept = {form for form in {*raw, *on, *clusters} if raw[form] >= 2 or form in on or form in clusters}
    return Vocabulary({form: Entry(raw[form], clusters.get(form, ()), tuple(sorted(on.get(form, ())))) for form in kept})


def _kinds(form: str) -> list[str]:
    kinds = forms()[form]
    codes = {Form.GIVEN: "G", Form.WEAK: "W", Form.STEM: "S", Form.FAMILY: "F", Form.STOP: "X"}
    return [code for kind, code in codes.items() if kinds & kind]


def _pieces(form: str, reading: tuple[int, str]) -> list[str]:
    skip, rest = reading
    if form[0].isdecimal():
        return ["0"]
    return [form[:skip] + "+", rest] if skip else [form]


def cluster(texts: Sequence[Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """The clusters of each word that occurs often enough, from coarse to fine; the same for the same texts."""
    count = Counter(piece for text in texts for piece in text)
    ordered = sorted(count, key=lambda piece: (-count[piece], piece))
    rows = {piece: i for i, piece in enumerate(ordered) if count[piece] >= _LEAST_CLUSTERED}
    contexts = {piece: i for i, piece in enumerate(ordered[:_CONTEXTS])}
    matrix = _information(_together(texts, rows, contexts))
    with threadpool_limits(1):  # sums over several threads are not the same every time
        vectors, weights, _ = randomized_svd(matrix, min(_DIMENSIONS, *matrix.shape), random_state=_SEED)
        points = vectors * np.sqrt(weights)
        points /= np.linalg.norm(points, axis=1, keepdims=True) + 1e-9
        labels = [
            MiniBatchKMeans(size, random_state=_SEED, batch_size=4096, n_init=1, max_iter=60).fit_predict(points) for size in _SIZES if size < len(points)
        ]
    return {piece: tuple(str(column[i]) for column in labels) for piece, i in rows.items()}


def _together(texts: Sequence[Sequence[str]], rows: dict[str, int], contexts: dict[str, int]) -> csr_matrix:
    """How often each word stands beside each context, each distance and side by itself."""
    at: list[NDArray[np.int64]] = []
    row = np.fromiter((rows.get(p, -1) for text in texts for p in (*text, "")), np.int64)
    column = np.fromiter((contexts.get(p, -1) for text in texts for p in (*text, "")), np.int64)
    for side, distance in enumerate(d for d in range(-_WINDOW, _WINDOW + 1) if d):
        near = np.roll(column, distance)
        good = (row >= 0) & (near >= 0)
        at.append(np.stack([row[good], near[good] + side * len(contexts)]))
    pairs = np.concatenate(at, axis=1)
    shape = (len(rows), 2 * _WINDOW * len(contexts))
    return csr_matrix((np.ones(pairs.shape[1]), (pairs[0], pairs[1])), shape=shape)


def _information(together: csr_matrix) -> csr_matrix:
    """Positive pointwise mutual information, contexts smoothed by the power 0.75."""
    total = together.sum()
    of_row = np.asarray(together.sum(axis=1)).ravel()
    of_column = np.asarray(together.sum(axis=0)).ravel() ** 0.75
    of_column *= total / of_column.sum()
    matrix = together.tocoo()
    values = np.log(matrix.data * total / (of_row[matrix.row] * of_column[matrix.col]))
    return csr_matrix((np.maximum(values, 0), (matrix.row, matrix.col)), shape=matrix.shape)

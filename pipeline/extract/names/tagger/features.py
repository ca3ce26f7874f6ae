"""What the tagger sees: strings for each word form by its place in a window.

Every feature belongs to one form at one distance, so that the weights of a form can be added up once and kept. A feature's
name starts with the distance from the word it speaks of (`0 -1 +1 -2 +2`), or with `k` (what is known of the words by other
means). Pairs of neighbours were tried: they add nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.extract.names.tagger.vocabulary import Vocabulary

EDGE = "|"
_SHORT = 4


@dataclass(frozen=True, slots=True)
class Form:
    """A word form: the length of its proclitics, the word without them, its features 0, 1 and 2 words away."""

    skip: int
    name: str
    here: tuple[str, ...]
    near: tuple[str, ...]
    far: tuple[str, ...]


def _plain(sign: str) -> Form:
    return Form(0, sign, (sign,), (sign,), (sign,))


def describe(form: str, vocabulary: Vocabulary) -> Form:
    """The features of a folded word; `EDGE` stands for the ends of a sentence, and line ends are the same."""
    if form[0] == "\n":
        return _plain(f"s={EDGE}")
    if not form.isalpha():
        return _plain("s=" + ("0" * len(form) if form.isdecimal() and len(form) < 5 else "0.0" if form[0].isdecimal() else form[:2]))
    if form[0].isascii():
        return Form(0, form, ("latin", f"f={form[:12]}"), ("latin", f"f={form[:12]}"), ("latin",))
    skip, name = vocabulary.split(form)
    known = vocabulary[name]
    article = name.startswith("ال") and len(name) > _SHORT
    bare = name[2:] if article else name
    lists = [*known.lists, *(f"al{code}" for code in vocabulary[bare].lists)] if article else known.lists
    clusters = known.clusters or vocabulary[form].clusters
    tags = [f"c{i}={c}" for i, c in enumerate(clusters)] or [f"c?{name[-2:]}"]
    clitic, common, definite = f"cl={form[:skip]}", f"n{min(known.count, 1000).bit_length()}", f"a{article:d}"
    listed = [f"l={code}" for code in lists]
    shape = f"{definite}{min(len(bare), 9)}"
    here = (f"w={name}", f"b={bare}", clitic, common, shape, clitic + shape, common + shape, *tags, *listed, *_pieces(bare), f"l={'+'.join(lists)}")
    near = (f"w={name}", clitic, common, definite, *tags, *listed, f"s2={bare[-2:]}", f"s3={bare[-3:]}", f"p2={bare[:2]}")
    return Form(skip, name, here, near, (f"w={name}", *tags[:2], *listed, definite))


def _pieces(bare: str) -> list[str]:
    """Beginnings and ends of a word."""
    return [f"p{n}={bare[:n]}" for n in range(1, 5) if len(bare) > n] + [f"s{n}={bare[-n:]}" for n in range(1, 5) if len(bare) > n]


def known(left: str, here: str, right: str) -> list[str]:
    """Features of a word from what is known of it and of its neighbours."""
    return [f"k{left}_{here}_{right}", f"k{here}", f"k-{left}", f"k+{right}"]


def at(distance: str, features: Sequence[str]) -> list[str]:
    """Features of a word at a distance."""
    return [distance + feature for feature in features]


def features(rows: Sequence[Form], spans: Sequence[str]) -> list[list[str]]:
    """All features of each word of a sentence; `spans` says for each word what is known there (`-`: nothing)."""
    edge = _plain(f"s={EDGE}")
    forms = [edge, edge, *rows, edge, edge]
    sure = ["|", *spans, "|"]
    return [
        at("0", forms[i].here)
        + at("-1", forms[i - 1].near)
        + at("+1", forms[i + 1].near)
        + at("-2", forms[i - 2].far)
        + at("+2", forms[i + 2].far)
        + known(*sure[i - 2 : i + 1])
        for i in range(2, len(rows) + 2)
    ]

"""Whether a number is the size of an increase or a decrease."""

from importlib.resources import files
from itertools import pairwise
from typing import cast

from pipeline.extract.quantities.cues import CUES, WordTable
from pipeline.schema.values import Change
from pipeline.text.lexicon import load, read_table
from pipeline.text.words import STOPS, Words

_HERE = files("pipeline.extract.quantities") / "changes"
CHANGES: WordTable[Change] = WordTable((form, cast(Change, row["change"])) for form, row in read_table(_HERE / "lexicon.tsv", columns=("change",)))
_LINKERS = load(_HERE / "linkers.tsv", lambda row: True)
_LAST = WordTable((form.split()[-1], True) for form, _ in read_table(_HERE / "linkers.tsv", columns=()))
_LINKED, _CLOSE, _RESTATED = 16, 9, 40
_OPENERS = frozenset({"(", "[", '"', "«", "“", "ال", "”"})
_NEAR = 3
_REACHED = frozenset({"بلغ", "بلغت", "يبلغ", "تبلغ", "بلغا", "بلغتا"})
#: A range behind a conjunction is a level: `الحرارة في ارتفاع وتتراوح بين 30 و34 درجة`.
_RANGING = frozenset({"وتتراوح", "ويتراوح", "وتراوحت", "وتراوح"})
_TO = frozenset(
    {"الي", "عند", "حتي", "ليبلغ", "لتبلغ", "ليصل", "لتصل", "علي", "مقابل", "من", "عن", "خلال", "منذ", "بعد", "قبل", "في", "مع", "بين", "لدي", "عبر"}
)


def find_change(words: Words, left: int, clitic: str, *, moved: bool = False, percent: bool = False) -> tuple[Change, bool] | None:
    """The direction of the change whose size stands at word `left` (with `clitic` on it), and whether a word links them.

    `moved` tells that the value it came to follows, so that the verb may stand further away,
    `percent` that it is a share.
    """
    end = left - 1
    while end >= 0 and (words.forms[end] in _OPENERS or (words.forms[end] == "،" and words.forms[end - 1] == "التوالي")):
        end -= 1
    if end < 0:
        return None
    if clitic.endswith(("ل", "ك")) or _reaching(words, end):
        return None
    if words.forms[left - 1] == "(":
        return _linked(words, end, clitic, percent)
    return _linked(words, end, clitic, percent) or _negative(words, end) or _unlinked(words, end, moved, percent)


def _reaching(words: Words, end: int) -> bool:
    """`خفضه إلى ما دون 80`: a hedge stands between `إلى` and what was reached."""
    at = end
    while at > end - 4 and at >= 0 and words.forms[at] in _HEDGES:
        at -= 1
    return at < end and at >= 0 and words.forms[at] in {"الي", "عند", "حتي"}


_HEDGES = frozenset(
    {"ما", "دون", "نحو", "حوالي", "اكثر", "اقل", "من", "قرابه", "زهاء", "يقارب", "يناهز", "فوق", "نسبه", "نسبته", "نسبتها", "مجموعه", "قيمته", "معدله"}
)
#: `أضاف أن صفحته تزخر بأكثر من 20`: what is added is said, where the number has a preposition.
_SAYING = frozenset({"اضاف", "اضافت", "مضيفا"})
Found = tuple[Change, bool] | None


def _linked(words: Words, end: int, clitic: str, percent: bool) -> Found:
    if words.forms[end - 1 : end + 1] == ["اي", "بنسبه"]:
        return _nearest(words, end, _RESTATED, linked=True)
    if clitic in {"ب", "وب", "بال", "وبال"}:
        return _nearest(words, end, _LINKED if percent else _NEAR + 1, linked=True)
    if not _LAST[words.forms[end]]:
        return None
    for start in range(end, max(-1, end - 4), -1):
        hit = _LINKERS.longest(words, start, article=False)
        if hit and hit.last == end:
            return _nearest(words, start if hit.skip else start - 1, _LINKED if percent else _CLOSE, linked=True)
    return None


def _unlinked(words: Words, end: int, moved: bool, percent: bool) -> Found:
    if words.forms[end] in _REACHED or words.forms[end] == "التوالي":
        return _reached(words, end)
    if words.forms[end] in _TO or words.forms[end] in {"بنسبه", "ب"}:
        return None
    if percent or moved:
        return _nearest(words, end, _LINKED if moved else _CLOSE, linked=False)
    return _nearest(words, end, _NEAR, linked=False)


def _negative(words: Words, end: int) -> Found:
    """A negative performance is a loss, whatever it reaches."""
    window = words.forms[max(0, end - 7) : end + 1]
    return ("down", True) if any(a.startswith(("اداء", "اداو")) and "سلبي" in b for a, b in pairwise(window)) else None


def _reached(words: Words, end: int) -> Found:
    """`ارتفاعا بلغ 3`, `انخفاضا بلغ، على التوالي، 2`: the verb stands right behind the change."""
    while end >= 0 and words.forms[end] in _REACHED | {"،", "علي", "التوالي", "نحو", "حوالي"}:
        end -= 1
    change = CHANGES[words.forms[end]] if end >= 0 else None
    return (change, True) if change else None


def _is_no_change(words: Words, index: int) -> bool:
    """`زيارة تفقد`: an inspection, no loss; `نسبة تقدم الأشغال`: how far they are."""
    before = words.forms[index - 1] if index else ""
    return (words.forms[index] == "تفقد" and before.endswith("ه")) or (words.forms[index] == "تقدم" and before in {"نسبه", "بنسبه", "ونسبه", "معدل"})


def _nearest(words: Words, end: int, reach: int, *, linked: bool) -> Found:
    for index in range(end, max(-1, end - reach), -1):
        form = words.forms[index]
        if (
            form[0] in STOPS
            or form in _RANGING
            or (CUES["keeping"][form] and (index < end or form.lstrip("و") not in _REACHED))
            or (not linked and (CUES["stating"][form] or form in "،,:()" or (reach == _NEAR and form in _TO)))
        ):
            return None
        if (change := CHANGES[form]) and not _is_no_change(words, index) and not (linked and index < end - 1 and form.lstrip("و") in _SAYING):
            return change, linked
    return None

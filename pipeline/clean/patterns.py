"""What a single line shows by its own wording: boilerplate, caption, dateline."""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from pipeline.text.lexicon import read_table
from pipeline.text.words import split_words

_TABLES = files("pipeline.clean")
#: Longer lines are never taken for boilerplate, captions or datelines by their wording (folded characters).
LONGEST_LINE = 400
#: How many words a line of that kind has at most; a longer one is a report that happens to start so.
_LONGEST = {"related": 30, "subscription": 30, "comments": 20, "tags": 60, "stamp": 12, "counter": 12, "source": 6, "contact": 14, "rights": 45, "share": 8}
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.]+|@\w+|[\w-]+\.(?:com|net|org|info|tv|ly|me)(?:/\S*)?")
_OF_ADDRESSES = frozenset(["http", "https", "www", "com", "net", "org", "info", "tv", "ly", "me", "c"])
_STAMP = re.compile(r"[\d\s/:.\-|,،()همصت]+")
_DAY_OR_HOUR = re.compile(r"\d:\d|\d\s?[/-]\s?\d{1,2}\s?[/-]\s?\d")
_CREDIT = re.compile(r"(?P<text>.*\S)\s*(?:[(\[](?P<bracket>[^()\[\]]{2,40})[)\]]|(?P<sign>[.\-|])\s*(?P<tail>[^().\-|]{2,30}))[\s.]*")
#: Papers set it for a dash.
_LONE_TATWEEL = re.compile(r"(?<=\s)ـ+(?=\s)")
_YEARLY = re.compile(r"[©®]|\(c\)\s*\d{4}")
_YEAR = re.compile(r"\d{4}\s*[هم]?\b")
_DASH = re.compile(r"\s[-_|]+|[-_|]+\s|_")
_YEAR_OF_DATELINE = re.compile(r"\d{4}\s*(?:ه|م)\b")
_HASHTAGS = re.compile(r"(?:#\S+[\s،,|]*)+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line as rules look at it: folded text and its words without signs."""

    text: str
    words: tuple[str, ...]

    @property
    def key(self) -> str:
        """The words with single spaces between them."""
        return " ".join(self.words)


def read_line(source: str) -> Line:
    """The line `source` folded and split."""
    words = split_words(_LONE_TATWEEL.sub("-", source))
    return Line(words.folded.text.strip(), tuple([form for form in words.forms if form[0].isalnum()]))


def _key(form: str) -> str:
    return read_line(form).key


@lru_cache(maxsize=1)
def _boilerplate() -> tuple[dict[str, str], dict[str, list[tuple[str, str]]], list[tuple[str, str]]]:
    """Whole lines by key, starts by their first word, and phrases that may stand anywhere; each with its kind."""
    whole: dict[str, str] = {}
    starts: dict[str, list[tuple[str, str]]] = defaultdict(list)
    anywhere: list[tuple[str, str]] = []
    for form, row in read_table(_TABLES / "boilerplate.tsv", columns=("where", "kind")):
        key = _key(form)
        if row["where"] == "any":
            anywhere.append((key, row["kind"]))
        elif row["where"] == "start":
            starts[key.split(" ")[0]].append((key, row["kind"]))
        whole.setdefault(key, row["kind"])
    return whole, dict(starts), anywhere


@lru_cache(maxsize=2)
def _forms(table: str) -> dict[str, frozenset[str]]:
    """The keys of `captions` or `datelines`, by where in a line they stand."""
    forms: dict[str, set[str]] = defaultdict(set)
    for form, row in read_table(_TABLES / f"{table}.tsv", columns=("where",)):
        forms[row["where"]].add(_key(form))
    return {where: frozenset(keys) for where, keys in forms.items()}


@lru_cache(maxsize=1)
def _caption_starts() -> tuple[str, ...]:
    return tuple(f"{form} " for form in sorted(_forms("captions")["start"]))


@lru_cache(maxsize=1)
def _dateline_edges() -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """What a dateline may begin with, end with, and begin with where it is short."""
    forms = {where: sorted(keys) for where, keys in _forms("datelines").items()}
    return tuple(f"{form} " for form in forms["edge"]), tuple(f" {form}" for form in forms["edge"]), tuple(f"{form} " for form in forms["start"])


def telling_phrases() -> tuple[frozenset[str], frozenset[str]]:
    """First words of boilerplate (one or two, folded), and words of which some boilerplate holds one anywhere."""
    whole, _, anywhere = _boilerplate()
    return frozenset(" ".join(key.split(" ")[:2]) for key in whole), frozenset(_telling_word(phrase) for phrase, _ in anywhere) | _OF_ADDRESSES


def _telling_word(phrase: str) -> str:
    """A word of `phrase` that stands alone where the phrase stands: letters may be joined to the first one."""
    first, *others = phrase.split(" ")
    return max(others or [first], key=len)


def boilerplate_kind(line: Line) -> str | None:
    """Which kind of boilerplate the wording of `line` is, `None` where it may be part of the report."""
    if not line.words:
        return "separator"
    whole, starts, anywhere = _boilerplate()
    key = line.key
    kind = whole.get(key)
    if kind is None:
        found = [(start, kind) for start, kind in starts.get(line.words[0], ()) if key.startswith(start + " ")]
        found += [(phrase, kind) for phrase, kind in anywhere if phrase in key]
        fitting = [kind for phrase, kind in found if len(line.words) <= _LONGEST.get(kind, 45) and _introduces(line, phrase, kind)]
        kind = fitting[0] if fitting else None
    return kind or _formal_kind(line)


def _introduces(line: Line, phrase: str, kind: str) -> bool:
    """Whether a start that is also an ordinary phrase is used as a label: followed by a colon or a number."""
    if kind in {"stamp", "counter"}:
        return any(word[0].isdecimal() for word in line.words)
    if kind in {"source", "tags", "related", "share"}:
        return ":" in line.text[: len(phrase) + 4] or len(phrase.split(" ")) > 1
    return True


def _formal_kind(line: Line) -> str | None:
    if _YEARLY.search(line.text) and len(line.words) <= 30:
        return "rights"
    if len(line.words) > 12:
        return "tags" if _HASHTAGS.fullmatch(line.text) else None
    if _HASHTAGS.fullmatch(line.text):
        return "tags"
    rest = _ADDRESS.sub(" ", line.text)
    if rest != line.text and sum(c.isalpha() for c in rest) <= 12:
        return "contact"
    return "stamp" if _STAMP.fullmatch(line.text) and _DAY_OR_HOUR.search(line.text) else None


def is_caption(line: Line) -> bool:
    """Whether the wording of `line` is that of a picture caption: a caption's first words, or a credit at the end of an unfinished sentence."""
    if not 2 <= len(line.words) <= 45 or line.text.endswith((":", ").")):
        return False
    if line.key.startswith(_caption_starts()):
        return len(line.words) <= 25 and not line.text.endswith(".")
    label = line.text.split(":", 1)[0].strip()
    if label != line.text and label in _forms("captions")["colon"]:
        return True
    credit = _CREDIT.fullmatch(line.text)
    return credit is not None and not _YEAR_OF_DATELINE.search(line.text) and _is_credit(credit)


def _is_credit(credit: re.Match[str]) -> bool:
    """Whether the source that `credit` names last belongs to a picture, not to a report or a dateline."""
    if _key(credit["bracket"] or credit["tail"]) not in _forms("captions")["credit"]:
        return False
    words = len(_key(credit["text"]).split(" "))
    if credit["bracket"] is not None:
        return 3 <= words <= 25 and not credit["text"].endswith((".", "؟", "!")) and ". " not in credit["text"]
    return (3 if credit["sign"] == "." else 6) <= words <= 20 and ". " not in credit["text"]


def without_credit(line: Line) -> str:
    """The words of a caption without its credit."""
    credit = _CREDIT.fullmatch(line.text)
    return _key(credit["text"]) if credit and _key(credit["bracket"] or credit["tail"]) in _forms("captions")["credit"] else line.key


def is_dateline(line: Line) -> bool:
    """Whether `line` only says where, when, by whom: an agency first or last, an author, or the form `place - name`."""
    if not line.words or len(line.words) > 14:
        return False
    first, last, start = _dateline_edges()
    key = line.key
    if key.startswith(first) or key.endswith(last):
        return len(line.words) <= 8 or bool(_YEAR.search(line.text))
    if len(line.words) > 8:
        return False
    return key.startswith(start) or bool(_DASH.search(line.text))

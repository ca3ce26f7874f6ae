"""New people across documents: one name is one person only where something else agrees as well."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from pipeline.entities.decision import SHARED, Decision
from pipeline.entities.names import name_parts
from pipeline.extract.names.lexicon import titles
from pipeline.groups import unite
from pipeline.text.words import split_words

_WINDOW: Final = 60
_LONG_NAME: Final = 3
_TELLING: Final = frozenset({"ORG", "FAC", "PER", "EVENT", "GPE", "LOC"})
#: What more documents than this name, or this share of all, tells nothing of who is meant in two of them.
_MOST_DOCUMENTS, _MOST_SHARE = 12, 0.01


def title_before(text: str, start: int) -> str | None:
    """The words from a title or role to the name at `start`, folded; `None` for a bare or no title."""
    words = split_words(text[max(0, start - _WINDOW) : start])
    for index in range(len(words.forms) - 1, max(-1, len(words.forms) - 7), -1):
        if words.forms[index] in {".", "\n", "؛", "؟", "!"}:
            return None
        if any(hit.last < len(words.forms) - 1 for hit in titles().at(words, index) if not hit.skip):
            return " ".join(form for form in words.forms[index:] if form.isalpha())
    return None


def _around(decisions: Sequence[Decision]) -> dict[str, set[str]]:
    """Documents to what they name of what few documents name: rare bodies, events, places and known people."""
    named: dict[str, set[str]] = {}
    for one in decisions:
        if one.row["type"] in _TELLING and (one.entity_id or (one.scope == SHARED and one.row["type"] != "PER")):
            named.setdefault(one.row["doc_id"], set()).add(one.entity_id or f"{one.row['type']}:{one.key}")
    count = Counter(sign for signs in named.values() for sign in signs)
    most = max(_MOST_DOCUMENTS, _MOST_SHARE * len({one.row["doc_id"] for one in decisions}))
    return {doc: {sign for sign in signs if count[sign] <= most} for doc, signs in named.items()}


def evidence(decisions: Sequence[Decision], texts: Mapping[str, str]) -> dict[tuple[str, str], set[str]]:
    """(document, name of a new person) to what else the document tells: titles, and what is named there and seldom elsewhere."""
    found: dict[tuple[str, str], set[str]] = {}
    around = _around(decisions)
    for one in decisions:
        if one.row["type"] == "PER" and one.entity_id is None and one.scope == SHARED:
            doc = one.row["doc_id"]
            signs = found.setdefault((doc, one.key), set(around.get(doc, ())))
            title = title_before(texts.get(doc, ""), one.row["start_char"])
            if title and " " in title:
                signs.add(f"title:{title}")
    return found


def people(decisions: Sequence[Decision], texts: Mapping[str, str]) -> dict[tuple[str, str], str]:
    """(document, name) to the document that stands for the person: the first of those that agree on something besides the name."""
    named: dict[str, list[tuple[str, set[str]]]] = {}
    for (doc, key), signs in sorted(evidence(decisions, texts).items()):
        named.setdefault(key, []).append((doc, signs))
    return {(doc, key): first for key, documents in named.items() for doc, first in _groups(key, documents)}


def _groups(key: str, documents: Sequence[tuple[str, set[str]]]) -> Iterable[tuple[str, str]]:
    """Each document with the first of its group; linear in the number of documents and signs."""
    if len(name_parts(key)) >= _LONG_NAME:
        return [(doc, documents[0][0]) for doc, _ in documents]
    owner: dict[str, str] = {}
    first = unite((owner.setdefault(sign, doc), doc) for doc, signs in documents for sign in signs)
    return [(doc, first.get(doc, doc)) for doc, _ in documents]

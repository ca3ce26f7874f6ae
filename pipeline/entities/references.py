"""Names that mean someone or something named in full elsewhere in the document: parts of names, and spellings of them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from rapidfuzz import fuzz

from pipeline.entities.decision import PART, VARIANT, Decision
from pipeline.entities.names import body_of, folded_name, name_parts, same_kind
from pipeline.extract.names.lexicon import Form, forms
from pipeline.schema.values import LinkReason
from pipeline.text.words import forms_before

#: Likeness of folded spellings, of 100, from which they are one name, the fewest letters for that, and the likeness of each word.
_ALIKE, _LETTERS, _WORD_ALIKE = 88, 6, 65
_NEAR = 12
#: Titles after which a single name is all of a ruler's name, not the last one of somebody else's.
_RULERS = frozenset({"الملك", "للملك", "والملك", "البابا", "للبابا", "السلطان", "الامبراطور", "الخليفه", "الامام", "النبي", "القديس"})


def is_part(part: str, whole: str) -> bool:
    """Whether a person's name is a part of a longer one: its end, its first name, or first and last without the middle."""
    short, long = name_parts(part), name_parts(whole)
    if len(short) >= len(long):
        return False
    if len(short) == 1:
        return short[0] == long[-1] or "ال" + short[0] == long[-1] or (short[0] == long[0] and len(short[0]) > 3)
    return short == long[-len(short) :] or (short[0] == long[0] and short[-1] == long[-1])


def is_like(name: str, other: str) -> bool:
    """Whether two names are spellings of one: alike as a whole and word by word, and no two first names that differ (`حسن`, `حسين`)."""
    words, others = name.split(), other.split()
    if len(words) == len(others):
        pairs = [pair for pair in zip(words, others, strict=True) if pair[0] != pair[1]]
        if any(fuzz.ratio(*pair) < _WORD_ALIKE or (forms()[pair[0]] & forms()[pair[1]] & Form.GIVEN) for pair in pairs):
            return False
    return min(len(name), len(other)) >= _LETTERS and words[0][:1] == others[0][:1] and fuzz.ratio(name, other) >= _ALIKE


def _nearest(decision: Decision, fits: Sequence[Decision]) -> Decision | None:
    """The one named last before, else the one named first after."""
    start = decision.row["start_char"]
    return max(fits, key=lambda other: (other.row["start_char"] <= start, -abs(other.row["start_char"] - start)), default=None)


def _whole(decision: Decision, full: Sequence[Decision], text: str) -> Decision | None:
    """The person or body of the document whose name the mention is a part of."""
    others = [other for other in full if other.key != decision.key]
    if decision.row["type"] == "PER":
        before = forms_before(text, decision.row["start_char"], _NEAR)
        if before and before[-1] in _RULERS and " " not in decision.key:
            return None
        return _nearest(decision, [other for other in others if is_part(decision.key, other.key)])
    body = body_of(decision.key)
    fits = [other for other in others if body is not None and body_of(other.key) == body]
    return _nearest(decision, fits) if len({other.entity_id for other in fits}) == 1 else None


def _spelled(decision: Decision, others: Sequence[Decision]) -> Decision | None:
    """The entity whose name the mention spells in another way."""
    kind = decision.row["type"]
    return _nearest(
        decision, [other for other in others if same_kind(other.row["type"], kind) and other.key != decision.key and is_like(decision.key, other.key)]
    )


def _take(decision: Decision, reason: LinkReason, score: float, other: Decision) -> Decision:
    return replace(decision, key=other.key, entity_id=other.entity_id, scope=other.scope, reason=reason, score=score)


def refer(decisions: Sequence[Decision], text: str) -> list[Decision]:
    """Each decision, or that of the full name elsewhere in the document that the mention refers to."""
    return _settle(list(_refer(decisions, text)))


def _refer(decisions: Sequence[Decision], text: str) -> Iterator[Decision]:
    people = [one for one in decisions if one.row["type"] == "PER" and " " in one.key]
    bodies = [one for one in decisions if one.row["type"] == "ORG" and one.entity_id]
    named = {one.entity_id for one in people if one.entity_id}
    for one in decisions:
        kind, alone = one.row["type"], one.row["type"] == "PER" and " " not in one.key
        full = people if kind == "PER" else bodies if kind == "ORG" else []
        if one.entity_id and not (alone and one.entity_id not in named):
            yield one
        elif whole := _whole(one, full, text) if full else None:
            yield _take(one, "part_of_name", PART, whole)
        elif one.entity_id is None and (like := _spelled(one, [other for other in decisions if other.entity_id or _before(other, one)])):
            yield _take(one, "variant", VARIANT, like)
        else:
            yield one


def _before(one: Decision, other: Decision) -> bool:
    return bool(one.row["start_char"] < other.row["start_char"])


def _settle(decisions: list[Decision]) -> list[Decision]:
    """Follow a reference to a name that itself refers to another: a variant of a longer name."""
    final = {(one.row["type"], one.key) for one in decisions if one.reason == "new" or one.entity_id}
    moved = {(one.row["type"], folded_name(one.row["surface"])): one for one in decisions if one.reason in ("variant", "part_of_name")}
    return list(map(partial(_follow, final, moved), decisions))


def _follow(final: set[tuple[str, str]], moved: Mapping[tuple[str, str], Decision], one: Decision) -> Decision:
    name = one.row["type"], one.key
    target = moved.get(name) if one.entity_id is None and name not in final else None
    return replace(one, key=target.key, entity_id=target.entity_id, scope=target.scope) if target else one

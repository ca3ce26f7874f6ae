"""Names that the gazetteer and the patterns find; no statistics."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from types import MappingProxyType
from typing import Final

from pipeline.extract.names.bodies import find_body
from pipeline.extract.names.doubts import is_formula
from pipeline.extract.names.gazetteer import Alias, Entry, Found, Template, compose, gazetteer
from pipeline.extract.names.lexicon import Form, forms, heads, titles, verbs
from pipeline.extract.names.persons import find_after_title, find_after_verb, find_by_form, is_preposition
from pipeline.extract.names.spans import Span
from pipeline.extract.names.surnames import find_again
from pipeline.schema.values import EntityType
from pipeline.text.words import Words

#: The types that the gazetteer may give to a name that others take for a person, a place or a body; a name that it does not know has the first.
TYPES: Final[Mapping[str, tuple[EntityType, ...]]] = MappingProxyType({"PER": ("PER",), "LOC": ("LOC", "GPE", "FAC"), "ORG": ("ORG",)})
_HOLDS: Final = frozenset({"ORG", "FAC", "EVENT"})
_SURE: Final = 0.9
_QUOTED: Final = frozenset({"«»", "“”", '""'})
_BEGINS: Final = Form.GIVEN | Form.WEAK


@dataclass(frozen=True, slots=True)
class Scan:
    """What the gazetteer says of a text: the names that are sure, and those that need support from elsewhere."""

    sure: list[Span]
    weak: list[Span]


def choose(aliases: tuple[Alias, ...]) -> tuple[Entry, bool]:
    """The likeliest entry of a name, and whether it is the only one it can mean."""
    best = max(aliases, key=lambda alias: (not alias.weak, alias.entry.population))
    return best.entry, len({alias.entry.id for alias in aliases}) == 1


def known_as(words: Words, first: int, last: int, types: Collection[EntityType]) -> Found[Alias] | None:
    """What the gazetteer knows of exactly these words, of the given types."""
    for hit in gazetteer().names.at(words, first):
        values = tuple(alias for alias in hit.values if alias.entry.type in types)
        if hit.last == last and values:
            return Found(first, last, hit.skip, values)
    return None


def _span(hit: Found[Alias], *, sure: bool, headed: bool = False) -> Span:
    entry, _ = choose(hit.values)
    return Span(hit.first, hit.last, hit.skip, entry.type, "gazetteer", 0.95 if sure else 0.6, entry, headed)


def _state_at(words: Words, index: int) -> Found[Alias] | None:
    """A state or its adjective at `index`, without proclitics."""
    if index >= len(words.forms):
        return None
    table = gazetteer()
    return next((hit for hit in table.names.at(words, index) if not hit.skip and hit.values[0].entry.id in table.states), None)


def _template(words: Words, index: int) -> Span | None:
    """A body of a state, such as `وزارة الدفاع الأميركية`."""
    for hit in gazetteer().templates.at(words, index):
        template = hit.values[0]
        state = _state_at(words, hit.last + 1)
        if state is not None and _agrees(words, hit.first, template, words.forms[state.last]):
            entry = compose(template, state.values[0].entry, words.surface(hit.first, state.last, skip=hit.skip))
            return Span(hit.first, state.last, hit.skip, entry.type, "pattern", 0.9, entry)
        if template.alone:
            return Span(hit.first, hit.last, hit.skip, "ORG", "pattern", 0.85)
    return None


def _agrees(words: Words, first: int, template: Template, state: str) -> bool:
    """A ministry without its first word has a feminine adjective and no minister before it: not `وزير الخارجية العراقي`."""
    if template.alone or not template.name_en.startswith("Ministry"):
        return True
    return state.endswith("يه") and (first == 0 or not words.forms[first - 1].startswith(("وزير", "وزراء")))


def _as_quoted(words: Words, hit: Found[Alias]) -> Found[Alias]:
    """The hit with the bodies alone, where a name that places bear too stands in quotation marks: `قال لـ«الشرق الأوسط»`."""
    if len(hit.values) == 1 or hit.first == 0 or hit.last + 1 >= len(words) or words.forms[hit.first - 1] + words.forms[hit.last + 1] not in _QUOTED:
        return hit
    bodies = tuple(alias for alias in hit.values if alias.entry.type == "ORG")
    return replace(hit, values=tuple(replace(alias, weak=False) for alias in bodies)) if bodies else hit


def scan(words: Words) -> Scan:
    """Sure and weak names of the gazetteer, and bodies of states."""
    table = gazetteer()
    names, templates, bodies = table.names, table.templates, heads()
    found = Scan([], [])
    for index, form in enumerate(words.forms):
        if templates[form] and (body := _template(words, index)) is not None:
            found.sure.append(body)
        for hit in map(partial(_as_quoted, words), names.at(words, index)) if names[form] else ():
            if all(alias.weak for alias in hit.values):
                found.weak.append(_span(hit, sure=False))
            elif not is_preposition(words, index, hit.skip):
                found.sure.append(_span(hit, sure=True, headed=bool(bodies[form])))
    return found


def find_by_patterns(words: Words) -> list[Span]:
    """Names that their form or the words before them betray."""
    kinds, bodies, people, speech = forms(), heads(), titles(), verbs()
    found = []
    for index, form in enumerate(words.forms):
        if bodies[form] and (span := find_body(words, index)) is not None:
            found.append(span)
        if people[form]:
            found += _titled(words, index)
        if form in speech and (span := find_after_verb(words, index)) is not None:
            found.append(span)
        if _may_begin(form, kinds) and (span := find_by_form(words, index)) is not None:
            found.append(span)
    return [span for span in found if not is_formula(words, span.first)]


def _titled(words: Words, index: int) -> list[Span]:
    """Names that a title at `index` announces, as a title or as a role."""
    hit = next(iter(titles().at(words, index)), None)
    spans = [find_after_title(words, hit.first, hit.last, kind) for kind in hit.values] if hit else []
    return [span for span in spans if span is not None]


def _may_begin(form: str, kinds: dict[str, int]) -> bool:
    """Whether a person's name can begin in the word."""
    return bool(kinds[form] & _BEGINS or (form[0] in "وفبلك" and kinds[form[1:]] & _BEGINS) or form[-3:] in {"عبد", "ابو", "ابي", "ابا", "ابن"})


def merge(spans: list[Span]) -> list[Span]:
    """Spans that do not cross: longer ones win over shorter, surer over others; bodies, buildings and events may hold other names."""
    owner: dict[int, Span] = {}
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.first - span.last, -span.confidence, span.first, span.skip)):
        owners = {id(owner[index]): owner[index] for index in range(span.first, span.last + 1) if index in owner}
        if not owners or (len(owners) == 1 and _may_hold(next(iter(owners.values())), span)):
            kept.append(span)
            owner.update(dict.fromkeys(range(span.first, span.last + 1), span))
    return kept


def _may_hold(outer: Span, inner: Span) -> bool:
    """Whether a name may be told of within another."""
    within = outer.first <= inner.first and inner.last <= outer.last and (outer.first, outer.last) != (inner.first, inner.last)
    if not (within and outer.type in _HOLDS and inner.method == "gazetteer" and not inner.skip and inner.confidence > _SURE):
        return False
    if inner.entry is not None and outer.entry is not None and inner.entry.id == outer.entry.id:
        return False
    if inner.type in ("GPE", "LOC") and outer.method == "gazetteer" and not outer.headed:
        return False
    return inner.type not in _HOLDS or outer.method == "pattern" or (outer.last - outer.first > 2 and inner.last == outer.last)


def support(words: Words, weak: list[Span], sure: list[Span]) -> list[Span]:
    """Weak names that the text supports: the same entity is named there without doubt, or a person acts."""
    named = {span.entry.id for span in sure if span.entry is not None}
    return [
        replace(span, confidence=0.8)
        for span in weak
        if span.entry is not None
        and (span.entry.id in named or (span.type == "PER" and _after_verb(words, span)))
        and not is_preposition(words, span.first, span.skip)
    ]


def _after_verb(words: Words, span: Span) -> bool:
    """Whether someone who says or does something is named."""
    return not span.skip and span.first > 0 and words.forms[span.first - 1] in verbs()


def settle(span: Span, weak: dict[tuple[int, int], Span]) -> Span:
    """A span that a pattern found, with the entry of the weak name that stands at the same words."""
    same = weak.get((span.first, span.last))
    if span.entry is None and same is not None and same.entry is not None and same.type == span.type:
        return replace(span, entry=same.entry)
    return span


def find_names(words: Words, further: Sequence[Span] = ()) -> list[Span]:
    """All names that gazetteer and patterns find, and `further` ones found by other means, without crossing spans."""
    return settle_all(words, scan(words), [*find_by_patterns(words), *further])


def settle_all(words: Words, found: Scan, patterns: Sequence[Span]) -> list[Span]:
    """What the gazetteer and the patterns found as names that do not cross, with surnames that stand alone."""
    weak = {(span.first, span.last): span for span in found.weak}
    first = merge([*found.sure, *(settle(span, weak) for span in patterns)])
    spans = merge([*first, *support(words, found.weak, first)]) if found.weak else first
    adjectives = {span.first for span in spans if span.type == "NORP" and span.first == span.last}
    taken = {index for span in spans if span.type != "NORP" or span.first < span.last for index in range(span.first, span.last + 1)}
    again = find_again(words, spans, taken, adjectives)
    if not again:
        return spans
    replaced = {span.first for span in again}
    return [*(span for span in spans if span.first not in replaced or span.type != "NORP"), *again]

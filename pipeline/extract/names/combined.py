"""Names of gazetteer and patterns, and those of the tagger, made into one set that does not cross.

The gazetteer knows what a thing is and where its name begins (`مخيم جنين`, `بلدية نابلس`); the tagger knows better where names of
persons end, and which names no list holds. What only a weak pattern tells, and the tagger does not see, is left out; other
names that it does not see are kept with less confidence.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final, Literal

from pipeline.extract.names.bodies import RULERS
from pipeline.extract.names.doubts import without_doubts
from pipeline.extract.names.gazetteer import Found, Template, gazetteer
from pipeline.extract.names.known import TYPES, choose, find_by_patterns, known_as, scan, settle_all
from pipeline.extract.names.lexicon import verbs
from pipeline.extract.names.sentences import sentences
from pipeline.extract.names.spans import Span
from pipeline.extract.names.tagger import Tagged, evidence, tag
from pipeline.text.words import Words

Verdict = Literal["known", "tagger", "both"]

_HOLDS: Final = frozenset({"ORG", "FAC", "EVENT"})
#: Least confidence of a name where nothing is known, of one that ends elsewhere than what is known, of names side by side.
_ALONE, _AGAINST, _BESIDE = 0.5, 0.9, 0.8
#: A pattern so weak, one word after a title, tells no name where the tagger sees none.
_ONE_WORD = 0.75
#: Words and proclitics before a name that acts or speaks, beside verbs.
_BEFORE_ACTORS: Final = frozenset("و ف ان لكن بان وان حسب بحسب وفق وفقا نقلا".split())
#: Confidence of a name that both tell of; what is left of the confidence of one that the tagger should see and does not.
_BOTH, _UNSEEN = 0.97, 0.7


def find_combined(words: Words) -> list[Span]:
    """All names of a text, by gazetteer, patterns and tagger; spans do not cross."""
    found, patterns = scan(words), find_by_patterns(words)
    tagged = tag(words, list(sentences(words)), evidence(found.sure, found.weak, patterns))
    return combine(words, settle_all(words, found, patterns), list(without_doubts(words, tagged)))


def combine(words: Words, known: Sequence[Span], tagged: Sequence[Tagged]) -> list[Span]:
    """The known names and the tagger's, as far as they agree or one is likelier than the other."""
    owner: dict[int, Span] = {}
    for span in sorted(known, key=lambda span: span.first - span.last):
        for index in range(span.first, span.last + 1):
            owner.setdefault(index, span)
    within: dict[int, list[Tagged]] = {}
    for one in tagged:
        for span in _owners(owner, one):
            within.setdefault(id(span), []).append(one)
    taken: dict[int, Span] = {}
    replaced: set[int] = set()
    for one in tagged:
        over = _owners(owner, one)
        verdicts = [_verdict(words, span, one, within[id(span)]) for span in over]
        if "known" in verdicts or (not over and one.confidence < _ALONE):
            continue
        replaced.update(id(span) for span, verdict in zip(over, verdicts, strict=True) if verdict == "tagger")
        taken.update(dict.fromkeys(range(one.first, one.last + 1), _span(words, one)))
    outer = {id(span) for span in owner.values()}
    seen = {id(span) for span in known if id(span) in within or id(span) not in outer}
    kept = [span for span in known if id(span) not in replaced and _stays(span, taken) and (id(span) in seen or not _is_weak(words, span))]
    agreed = {(one.first, one.last) for one in tagged}
    kept = [_weigh(span, seen=id(span) in seen, agreed=(span.first, span.last) in agreed) for span in kept]
    return [*kept, *_new(taken, kept)]


def _owners(owner: Mapping[int, Span], one: Tagged) -> list[Span]:
    """The outermost known names that share a word with the tagger's."""
    found = {id(owner[index]): owner[index] for index in range(one.first, one.last + 1) if index in owner}
    return list(found.values())


def _verdict(words: Words, span: Span, one: Tagged, beside: Sequence[Tagged]) -> Verdict:
    """Which of a known name and the tagger's is right, or whether one lies within the other."""
    same = span.type in TYPES[one.type]
    if (span.first, span.last) == (one.first, one.last):
        certain = span.method == "gazetteer" and span.first < span.last
        return "known" if same or certain or one.confidence < _AGAINST else "tagger"
    if span.first <= one.first and one.last <= span.last:
        return "tagger" if _is_list(span, beside) else _inner(words, span, one, same=same)
    if one.first <= span.first and span.last <= one.last:
        return _outer(words, span, one, same=same)
    return "known"


def _is_list(span: Span, beside: Sequence[Tagged]) -> bool:
    """Whether the tagger sees several names, not all of persons, side by side where one is known."""
    whole = sum(one.last - one.first + 1 for one in beside) == span.last - span.first + 1
    return whole and len(beside) > 1 and all(one.confidence >= _BESIDE for one in beside) and any(one.type != "PER" for one in beside)


def _inner(words: Words, span: Span, one: Tagged, *, same: bool) -> Verdict:
    """The tagger's name lies within a known one."""
    if one.type == "PER" and one.first > span.first + 1 and words.forms[one.first - 1] in RULERS:
        return "known"
    if _gives_way(words, span, one):
        return "tagger"
    if span.type in _HOLDS and (not same or (span.type == "FAC" and span.method == "pattern")):
        return "known" if (span.type, one.type) == ("FAC", "ORG") else "both"
    if not same or one.first > span.first or one.confidence < _AGAINST:
        return "known"
    if one.type == "ORG":
        return "tagger" if _has_nationality(words, span, one) else "known"
    return "tagger" if one.type == "PER" and span.method == "pattern" else "known"


def _gives_way(words: Words, span: Span, one: Tagged) -> bool:
    """Whether what is known is too weak to hold the tagger's name: `منتخب مصر`, `حكومة السنيورة`, `سوق دبي`."""
    body = _state_body(words, span)
    if one.type == "LOC" and body is not None and body.last + 1 == one.first:
        return True
    return span.method == "pattern" and ((one.type, span.type) == ("PER", "ORG") or (span.type == "FAC" and one.confidence >= _AGAINST))


def _has_nationality(words: Words, span: Span, one: Tagged) -> bool:
    """Whether the known body is the tagger's and an adjective of a state that is no part of its name: `برشلونة الإسباني`."""
    if span.last != one.last + 1 or _state_body(words, span) is not None:
        return False
    if span.entry is not None and span.entry.name_ar == words.surface(span.first, span.last, skip=span.skip):
        return False
    return any(alias.entry.type == "NORP" for alias in gazetteer().names.of(words.forms[span.last]))


def _outer(words: Words, span: Span, one: Tagged, *, same: bool) -> Verdict:
    """A known name lies within the tagger's."""
    if span.type == "NORP":
        return "both" if one.type == "ORG" else "tagger"
    further = [words.forms[index] for index in range(one.first, one.last + 1) if not span.first <= index <= span.last]
    if same and all("ء" <= form[0] <= "ي" for form in further):
        joined = (span.first > one.first and span.skip) or (span.last < one.last and words.forms[span.last + 1][0] == "و")
        return "known" if joined or (one.type == "PER" and one.confidence < _AGAINST) else "tagger"
    return "both" if one.type == "ORG" and one.confidence >= _AGAINST else "known"


def _stays(span: Span, taken: Mapping[int, Span]) -> bool:
    """Whether a known name can stand with those taken from the tagger: apart, around or within."""
    found = {id(taken[index]): taken[index] for index in range(span.first, span.last + 1) if index in taken}
    for one in found.values():
        holds = span.first <= one.first and one.last <= span.last and span.type in _HOLDS
        inner = one.first <= span.first and span.last <= one.last and one.type in _HOLDS and span.method == "gazetteer"
        if not (holds or inner):
            return False
    return True


def _weigh(span: Span, *, seen: bool, agreed: bool) -> Span:
    """The name with its confidence after the tagger has been asked; it does not know peoples and events."""
    if span.type in ("NORP", "EVENT"):
        return span
    if agreed:
        return replace(span, confidence=max(span.confidence, _BOTH))
    return span if seen else replace(span, confidence=round(span.confidence * _UNSEEN, 3))


def _is_weak(words: Words, span: Span) -> bool:
    """Whether what tells of the name errs often, so that without the tagger only a body that speaks or acts is one."""
    if span.type == "ORG":
        return (_is_description(words, span) or (span.method == "pattern" and span.entry is None)) and not _acts(words, span)
    return span.method == "pattern" and (span.type == "FAC" or (span.type == "PER" and span.first == span.last and span.confidence == _ONE_WORD))


def _is_description(words: Words, span: Span) -> bool:
    """Whether a body is called by what it is, and whose: `القوات الأميركية`, `الحكومة العراقية`, but not `البنك المركزي العراقي`."""
    body = _state_body(words, span)
    return body is not None and body.last < span.last and (body.first == body.last or words.forms[body.first].endswith("قوات"))


def _state_body(words: Words, span: Span) -> Found[Template] | None:
    """The body that most states have and that the name begins with, where it needs its state to be a name."""
    return next((hit for hit in gazetteer().templates.at(words, span.first) if not hit.values[0].alone), None)


def _acts(words: Words, span: Span) -> bool:
    """Whether the name begins a sentence or clause, or the word before it makes it speak or act."""
    before = words.forms[span.first][: span.skip] or (words.forms[span.first - 1] if span.first else "\n")
    return before in verbs() or before in _BEFORE_ACTORS or not before.isalnum()


def _new(taken: Mapping[int, Span], kept: Sequence[Span]) -> list[Span]:
    """The names taken from the tagger, without those that are known already."""
    places = {(span.first, span.last) for span in kept}
    found = {id(span): span for span in taken.values()}
    return [span for span in found.values() if (span.first, span.last) not in places]


def _span(words: Words, one: Tagged) -> Span:
    """The tagger's name, as what the gazetteer knows by it."""
    if (hit := known_as(words, one.first, one.last, TYPES[one.type])) is not None:
        entry, _ = choose(hit.values)
        return Span(one.first, one.last, hit.skip, entry.type, "tagger", one.confidence, entry)
    return Span(one.first, one.last, one.skip, TYPES[one.type][0], "tagger", one.confidence)

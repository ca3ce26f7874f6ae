"""Predicates of measure: verbs, nouns and changes that tell of what a number is the measure."""

from pipeline.extract.roles.syntax.classes import is_adjective, rows, takes_preposition
from pipeline.extract.roles.syntax.sentence import Range, Sentence, after_quotes, phrase_from, phrase_to
from pipeline.text.clitics import is_definite

_ROOM = "pipeline.extract.roles.items"
#: Nouns of quantity before the thing itself (`عدد السكان`).
MEASURING = frozenset(("عدد", "اجمالي", "مجموع", "قيمه", "هذه", "هذا", "نسبه", "حجم", "سعر"))
_PASSED = frozenset(("قد", "لم", "لا", "كان", "كانت", "،", ",", "حيث", "وقد", "فقد", "لن", "كانوا"))
_HOPS = 3


def predicate(form: str) -> str | None:
    """The kind of a predicate of measure, with or without a conjunction or preposition before it."""
    table = rows(_ROOM, "predicates")
    if form in table:
        return table[form]
    rest = form[1:] if form[0] in "وف" else form
    if rest in table:
        return table[rest]
    if rest.startswith("ال") and table.get(rest[2:]) in ("noun", "object", "change"):
        return "noun"
    kind = table.get(rest[1:])
    if kind and kind != "change" and rest[0] == "ب":  # `بتراجع`: no verb bears a preposition
        return "noun"
    return kind if kind and rest[0] in "لس" and rest[1] in "يت" else None


def is_frame(form: str) -> bool:
    """Whether a word stands between a thing and its number and is neither."""
    table = rows(_ROOM, "frames")
    return form in table or (form[0] in "وف" and form[1:] in table)


def predicated(sentence: Sentence, index: int, start: int, carried: Range | None) -> Range | None:
    """From `index` leftwards the nearest predicate of the clause that tells its thing."""
    for at in range(index, start - 1, -1):
        if sentence.classes[at] == "that" or sentence.forms[at] == "؛":
            return None
        kind = predicate(sentence.forms[at]) if sentence.classes[at] != "number" else None
        if kind is None:
            continue
        if (found := _argument(sentence, at, index, kind)) and not _refines(sentence, found, kind):
            return found
        if kind == "verb" and (found := _subject(sentence, at, start)):
            return found
        if carried is not None:
            return carried
    return None


def _refines(sentence: Sentence, found: Range, kind: str) -> bool:
    """`زيادة سنوية`, `تراجعا كبيرا`: what follows a change is its adjective, not the thing."""
    form = sentence.forms[found[0]]
    return kind in ("change", "noun") and not is_definite(form) and (kind == "change" or (found[0] == found[1] and is_adjective("ال" + form)))


def _argument(sentence: Sentence, at: int, index: int, kind: str) -> Range | None:
    """The noun phrase behind a predicate: subject of a verb, genitive of a noun."""
    after = at + 1
    while (
        after <= index
        and after - at <= 2
        and (sentence.forms[after] in MEASURING or sentence.forms[after] in ("من", "قد") or (sentence.forms[after] == "في" and kind != "verb"))
    ):
        after += 1
    after = after_quotes(sentence, after, index + 1)
    if after > index or predicate(sentence.forms[after]) in ("change", "noun") or is_frame(sentence.forms[after]):
        return None
    found = phrase_from(sentence, after, index + 1)
    if found and kind == "object" and after == at + 1 and (acted_on := phrase_from(sentence, found[1] + 1, index + 1)):
        return acted_on
    if found and found[1] + 2 <= index and sentence.forms[found[1] + 1] == "ل" and (named := phrase_from(sentence, found[1] + 2, index + 1)):
        return found[0], named[1]
    return found


def _subject(sentence: Sentence, at: int, start: int) -> Range | None:
    """The subject before a verb: the antecedent of its relative, or the noun phrase that it follows."""
    if sentence.forms[at][0] in "ولف" and sentence.forms[at] not in rows(_ROOM, "predicates"):
        return None
    before = at - 1
    while before >= start and _passes(sentence, before):
        before -= 1
    if before < start:
        return None
    if sentence.classes[before] == "relative":
        return antecedent(sentence, before, start)
    if sentence.classes[before] == "noun" and predicate(sentence.forms[before]) != "change":
        return subject_at(sentence, before, start)
    return None


def subject_at(sentence: Sentence, last: int, start: int) -> Range | None:
    """The subject of a verb that stands behind word `last`: the noun phrase before it, or the one that governs this by prepositions."""
    return _described(sentence, last, start) or head(sentence, last, start, over=_RELATING)


def _described(sentence: Sentence, last: int, start: int) -> Range | None:
    """`سفن بحمولات صافية بلغت 58`: a verb behind an indefinite noun with its preposition tells of that noun."""
    found = phrase_to(sentence, last, start)
    if found is None or is_frame(sentence.forms[found[0]]):
        return None
    if not takes_preposition(sentence.forms[found[0]]) and (found[0] == 0 or sentence.classes[found[0] - 1] != "prep"):
        return None
    return None if any(is_definite(sentence.forms[at]) for at in range(found[0], found[1] + 1)) else found


def _passes(sentence: Sentence, index: int) -> bool:
    """What may stand between a subject and its verb: particles, quotation marks, and a time with its preposition."""
    kind = sentence.classes[index]
    return sentence.forms[index] in _PASSED or kind in ("quote", "time") or (kind == "prep" and sentence.classes[index + 1] == "time")


def antecedent(sentence: Sentence, relative: int, start: int) -> Range | None:
    """What a relative clause tells of; a second relative of the same head (`، الذي …، والذي`) has the first one's."""
    if sentence.forms[relative][0] == "و":
        for index in range(relative - 1, start, -1):
            if sentence.forms[index] == sentence.forms[relative][1:]:
                return head(sentence, index - 1, start)
    found = phrase_to(sentence, relative - 1, start)
    disagrees = found is None or (sentence.forms[relative].endswith("الذي") and sentence.forms[found[0]].endswith("ه"))
    return head(sentence, relative - 1, start) if disagrees else found


def _is_timed(sentence: Sentence, index: int, start: int) -> bool:
    """Whether a preposition of time stands at `index`, or before the demonstrative there: the phrase names a period, not a thing."""
    if index > start and sentence.forms[index] in ("هذه", "هذا", "تلك", "ذلك"):
        index -= 1
    return index >= start and sentence.forms[index] in ("خلال", "منذ", "طوال", "طيله")


#: Prepositions over which the subject of a verb may lie (`السعر في شمال آسيا بلغ`, `العجز قبل المنح تراجع`).
_RELATING = frozenset(
    ("في", "من", "علي", "عن", "الي", "قبل", "بعد", "مع", "لدي", "داخل", "خارج", "ضمن", "عند", "حول", "شمال", "جنوب", "شرق", "غرب", "وسط", "عبر", "نحو")
)
_NEAR_ONLY = frozenset(("في", "من"))
_DEGREES = frozenset(("كثير", "بكثير", "قليل", "بقليل", "قليلا", "كثيرا", "اعلي", "ادني"))


def _over(sentence: Sentence, first: int, start: int, over: frozenset[str]) -> int:
    """The word before the prepositions that stand before word `first`, `first` where none does."""
    at = first - 1
    while at > start and sentence.forms[at] in over and sentence.forms[at - 1] in over:
        at -= 1
    fits = at - 1 >= start and sentence.forms[at] in over and sentence.classes[at - 1] == "noun" and sentence.forms[at - 1] not in _DEGREES
    return at - 1 if fits else first


def _paired(sentence: Sentence, second: int, start: int) -> int:
    """Where `بين` stands before `فاس ومكناس`, whose second name is word `second`; `start` where it does not."""
    for at in range(second - 1, max(start, second - _BETWEEN), -1):
        if sentence.forms[at] == "بين":
            return at
    return start


_BETWEEN = 4


def head(sentence: Sentence, last: int, start: int, *, over: frozenset[str] = _NEAR_ONLY) -> Range | None:
    """The noun phrase that ends at `last`, or the one before the preposition (one of `over`) that governs that."""
    found = phrase_to(sentence, last, start)
    if found and _is_timed(sentence, found[0] - 1, start):
        return None
    for _ in range(_HOPS):
        if found is None or found[0] - 1 < start:
            break
        if takes_preposition(sentence.forms[found[0]]) and sentence.classes[found[0] - 1] == "noun":
            further = phrase_to(sentence, found[0] - 1, start)
            found = (further[0], found[1]) if further and sentence.forms[found[0]].startswith("ل") else further
        elif sentence.forms[found[0]][0] == "و" and (first := _paired(sentence, found[0], start)) > start:
            found = phrase_to(sentence, first - 1, start)
        elif (before := _over(sentence, found[0], start, over)) != found[0]:
            found = phrase_to(sentence, before, start)
        else:
            break
    return found

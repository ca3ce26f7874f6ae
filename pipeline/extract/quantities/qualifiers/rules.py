"""Words that hedge a number, before it and behind it."""

from importlib.resources import files
from typing import cast

from pipeline.extract.quantities.cues import CUES, WordTable
from pipeline.extract.quantities.draft import Draft
from pipeline.schema.values import Qualifier
from pipeline.text.lexicon import Lexicon, load, read_table
from pipeline.text.words import Words

_HERE = files("pipeline.extract.quantities") / "qualifiers"
_PHRASE, _FAR = 6, 10
_OPENERS = frozenset({"(", "[", '"', "«", "“", "ال", "”"})
_LINKS = frozenset({"عن", "علي", "من", "الي"})
_STOPS = frozenset({".", "،", "؛", ":", "؟", "!", ",", ";", "(", ")"})
_INTRANSITIVE = ("زيد", "زاد", "زادت", "ربو", "قل")
_PREPOSITIONS = frozenset({"ب", "ل", "ك"})


def _before(gapped: bool) -> Lexicon[tuple[Qualifier, int]]:
    rows = read_table(_HERE / "lexicon.tsv", columns=("qualifier", "gap"))
    return Lexicon((form, (cast(Qualifier, row["qualifier"]), int(row["gap"]))) for form, row in rows if (row["gap"] != "0") is gapped)


_DIRECT, _GAPPED = _before(gapped=False), _before(gapped=True)
#: Words that end a phrase, or begin one: where none stands, no phrase needs to be looked for.
_LAST = WordTable((form.split()[-1], True) for form, row in read_table(_HERE / "lexicon.tsv", columns=("gap",)) if row["gap"] == "0")
_FIRST = WordTable((form.split()[0], True) for form, row in read_table(_HERE / "lexicon.tsv", columns=("gap",)) if row["gap"] != "0")
_FIRST_AFTER = WordTable((form.split()[0], True) for form, _ in read_table(_HERE / "after.tsv", columns=()))
_AFTER: Lexicon[Qualifier] = load(_HERE / "after.tsv", lambda row: cast(Qualifier, row["qualifier"]), columns=("qualifier",))


def find_qualifier(words: Words, draft: Draft, free: int, until: int) -> tuple[Qualifier, int] | None:
    """The hedge of a quantity and the last word that belongs to it; those before `free` and from `until` on belong to other numbers."""
    direct = _directly_before(words, draft.left, free)
    if direct:
        return direct, draft.end
    behind = _behind(words, draft, until)
    if behind:
        return behind
    across = _across_subject(words, draft.left, free)
    return (across, draft.end) if across else None


def _directly_before(words: Words, left: int, free: int) -> Qualifier | None:
    end = left - 1
    while end >= free and words.forms[end] in _OPENERS | _PREPOSITIONS:
        end -= 1
    best: Qualifier | None = None
    if end < free or not _LAST[words.forms[end]]:
        return None
    for start in range(end, max(free, end - _PHRASE) - 1, -1):
        hit = _DIRECT.longest(words, start, article=False)
        if hit and hit.last == end:
            best = hit.entry[0]
    return best


def _across_subject(words: Words, left: int, free: int) -> Qualifier | None:
    """`تجاوز عدد القتلى 20`, `لا يقل عددهم عن 20`: the verb stands a few words before."""
    for start in range(left - 2, max(free, left - _FAR) - 1, -1):
        if words.forms[start] in _STOPS or words.forms[start].startswith("\n"):
            return None
        if words.forms[start + 1] in _STOPS:
            return None
        hit = _GAPPED.longest(words, start, article=False) if _FIRST[words.forms[start]] else None
        if hit and 0 < left - 1 - hit.last <= hit.entry[1] + 1 and _links(words, hit.last + 1, left, hit.entry[0]):
            negated = _GAPPED.longest(words, start - 1, article=False) if start > free else None
            if negated and negated.last == hit.last:
                return negated.entry[0]
            return hit.entry[0]
    return None


def _links(words: Words, start: int, left: int, qualifier: Qualifier) -> bool:
    """Whether the words between a verb and a number are its subject: they begin with one that counts."""
    between = words.forms[start:left]
    while between and between[-1] == "ال":
        between = between[:-1]
    if between and between[-1] in {"عن", "علي"}:
        if words.forms[start - 1].endswith(_INTRANSITIVE):
            return len(between) <= _PHRASE and not any(form[0].isdecimal() for form in between)
        between = between[:-1]
    elif qualifier in {"more_than", "less_than"} and words.forms[start - 1].endswith(_INTRANSITIVE):
        return False
    owned = len(between) == 1 and between[0].endswith(("ها", "هم", "هما"))
    return not between or owned or bool(CUES["subject"][between[0]])


def _leads_to_another(words: Words, last: int) -> bool:
    """`1287 قتيلا وأكثر من 3400 مصاب`: the hedge is the next number's."""
    return words.forms[last].endswith(("اكثر", "اقل", "يزيد", "ادني", "اقصي")) and words.forms[last + 1 : last + 2] in (["من"], ["عن"], ["علي"])


def _behind(words: Words, draft: Draft, until: int) -> tuple[Qualifier, int] | None:
    for index in range(draft.end + 1, min(draft.end + 6, until)):
        if words.forms[index] in _STOPS or words.forms[index][0] == "\n":
            return None
        hit = _AFTER.longest(words, index, article=False) if _FIRST_AFTER[words.forms[index]] else None
        if hit and (hit.skip == 0 or hit.last > index) and not _leads_to_another(words, hit.last):
            return hit.entry, hit.last
    return None

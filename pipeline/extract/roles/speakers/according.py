"""`بحسب وزارة الصحة`, `مركز بحثي: …`: speakers without a verb."""

from pipeline.extract.roles.speakers.name import is_addressee, name_from, relayed_from
from pipeline.extract.roles.speakers.said import ROOM, Said
from pipeline.extract.roles.syntax.classes import rows
from pipeline.extract.roles.syntax.sentence import Sentence

#: `حسب قوله`, `وفق تعبيرها`: the words of who is spoken of, whom the phrase does not name.
_OWN_WORDS = frozenset(("قوله", "قولها", "قولهم", "تعبيره", "تعبيرها", "تعبيرهم", "تصريحه", "تصريحها", "كلامه", "رايه", "تقديره", "وصفه", "وصفها"))
_SUFFIXES = ("", "ه", "ها", "هم", "ته", "تها", "نا", "تنا")
_LONGEST_TITLE = 6
#: An addressee (`لمراسل القناة،`) is no longer than so many words.
_ADDRESSED = 9


def according(sentence: Sentence, index: int) -> Said | None:
    """`بحسب وزارة الصحة`, `وفق ما أعلنته الوزارة`: holds for the clause before it, or what follows where nothing stands before."""
    end = len(sentence.forms)
    first = index + 1
    while first < end and (
        sentence.forms[first] in ("ما", "ل", "لما", "الي", "عن", "قول", "تعبير", "حد", "به", "عنه", "عليه", "لسان") or _says_it(sentence.forms[first])
    ):
        first += 1
    if sentence.forms[first - 1].removeprefix("ل") in _OWN_WORDS or (first < end and sentence.forms[first].removeprefix("ل") in _OWN_WORDS):
        return Said(index, None, _clause_start(sentence, index) if index else 0, index, 0)
    if first < end and (is_addressee(sentence, first) or (first > index + 2 and sentence.forms[first].startswith("لل"))):
        comma = next((at for at in range(first, min(end, first + _ADDRESSED)) if sentence.forms[at] in "،,"), None)
        first = comma + 1 if comma is not None else first
    relayed = relayed_from(sentence, first, end) if any(_relays(form) for form in sentence.forms[index + 1 : first]) else None
    speaker = relayed or name_from(sentence, first, end, loose=True, given=True)
    if speaker is None:
        return None
    if is_postposed(sentence, index):
        return Said(index, speaker, 0, index, 0)
    opens = all(kind in ("sign", "quote", "conj") for kind in sentence.classes[:index]) or not any(at[0] < index for at in sentence.numbers)
    return Said(index, speaker, index, end, 0) if opens else Said(index, speaker, _clause_start(sentence, index), index, 0)


def is_postposed(sentence: Sentence, index: int) -> bool:
    """`على ما أعلن الجيش`, `كما ذكرت الشرطة`, `، تقول السلطات`: a verb of speech behind all that is said."""
    if index == 0 or not sentence.numbers or sentence.numbers[-1][0] > index:
        return False
    before = sentence.forms[index - 1]
    led = before == "كما" or (before == "ما" and sentence.forms[index - 2] == "علي") or (before in "،," and sentence.forms[index] in _PRESENT)
    behind = sentence.classes[index + 1 : index + _LONGEST_TITLE + 2]
    return led and "that" not in behind and sentence.forms[index + 1 : index + 2] != [":"]


_PRESENT = frozenset(("يقول", "تقول", "يوكد", "توكد", "قال", "قالت"))


def _clause_start(sentence: Sentence, index: int) -> int:
    """What a closing `according` covers: the whole sentence behind a comma, else the clause since the last comma."""
    if sentence.classes[index - 1] in ("sign", "quote"):
        return 0
    return next((at for at in range(index - 1, 0, -1) if sentence.forms[at] in "،؛" and sentence.forms[at + 1][0] == "و"), 0)


def _says_it(form: str) -> bool:
    """`أعلنته`, `نشرت`: a verb of speech with or without its object."""
    table = rows(ROOM, "cues")
    return any(form.removesuffix(suffix) in table for suffix in _SUFFIXES) or form.startswith(("نشر", "اورد", "نقل", "جاء", "ورد", "تداول", "اعلن", "صدر"))


def _relays(form: str) -> bool:
    return form.startswith("نقل")


def title(sentence: Sentence, index: int) -> Said | None:
    """`مركز بحثي: …`: a headline or a report that opens with its speaker."""
    first = next((at + 1 for at in range(index - 1, -1, -1) if sentence.classes[at] == "sign" and sentence.forms[at] not in "/-"), 0)
    named = sentence.classes[first:index]
    if first or not named or len(named) > _LONGEST_TITLE or any(kind not in ("noun", "quote") for kind in named):
        return None
    return Said(index, (0, index - 1), index, len(sentence.forms), 1) if _is_agent(sentence.forms[0]) else None


def _is_agent(form: str) -> bool:
    return form.removeprefix("ال") in rows(ROOM, "agents")

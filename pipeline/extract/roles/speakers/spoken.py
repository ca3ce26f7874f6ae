"""Verbs of speech: their speaker before or behind them, or in the sentences before, and the words that are said."""

from pipeline.extract.roles.speakers.name import name_before, name_from, relayed_from
from pipeline.extract.roles.speakers.said import CUES, ROOM, TITLE, Said, is_joined, is_noun_of_speech
from pipeline.extract.roles.syntax.classes import rows, takes_preposition
from pipeline.extract.roles.syntax.sentence import Range, Sentence
from pipeline.text.clitics import is_definite

#: What is said starts at most so many words behind its verb.
_REACH = 34
#: Without a word that starts it, what is said goes on for so many words behind the cue.
_LOOSE = 25
#: A study is named at most so many words before its verb.
_STUDY_REACH = 16
_OPENING = frozenset('«“"')
_CLOSING = frozenset('»”″"')


def _complement(sentence: Sentence, index: int) -> int | None:
    """The word behind the cue at `index` with which what is said starts: `أن`, a colon or an opening quotation mark."""
    by_study = rows(ROOM, "studies").get("".join(sentence.forms[index + 1 : index + 2])) == "study"  # `وجدت دراسة شملت 500 تلميذ أن`
    for at in range(index + 1, min(len(sentence.forms), index + _REACH)):
        if is_noun_of_speech(sentence, at):
            continue
        if sentence.classes[at] == "that" or sentence.forms[at] == ":":
            return at
        if sentence.forms[at] in _OPENING and _is_speech(sentence, at):
            return at
        if (sentence.classes[at] == "number" and not by_study) or CUES[sentence.forms[at]] not in ("", TITLE):
            return None
        if sentence.classes[at] == "verb" and sentence.classes[at - 1] not in ("relative", "noun", "time"):
            return None
    return None


def _is_speech(sentence: Sentence, at: int) -> bool:
    """Whether a quotation is long enough to be more than a name."""
    return _CLOSING.isdisjoint(sentence.forms[at + 1 : at + 6]) and sentence.forms[at - 1] != "ل"


def spoken(sentence: Sentence, index: int, kind: str) -> Said | None:
    """What the verb at `index` says is said; None where it is no verb of speech there."""
    end = len(sentence.forms)
    start = _complement(sentence, index)
    if kind == "goes_on":
        return Said(index, None, index, end, 1)
    if kind == "relays":
        speaker = relayed_from(sentence, index + 1, end)
        return Said(index, speaker, start or index, end, 1) if speaker else None
    if start is None and kind in ("thinks", "records"):
        start = _matter(sentence, index)
    if start is None:
        return _loosely(sentence, index, kind)
    speaker = name_from(sentence, index + 1, start)
    return Said(index, speaker, start, _closed(sentence, start), 1) if speaker else _without_name(sentence, index, start)


def _loosely(sentence: Sentence, index: int, kind: str) -> Said | None:
    """What a verb says where no word starts what is said: `أعلنت الوزارة إصابة 4`."""
    if sentence.forms[index] == "ابرز" or (kind in ("thinks", "records") and not _reports(sentence, index)):  # `أبرز معالم المدينة`
        return None
    end = len(sentence.forms)
    speaker = name_from(sentence, index + 1, end, loose=True)
    if speaker is None or _is_own(sentence, speaker) or _opens_clause(sentence, index):
        return _without_name(sentence, index, None)
    return Said(index, speaker, speaker[1] + 1, min(end, index + _LOOSE), 1)


_DWELLING = frozenset(
    ("شدد", "شددت", "يشدد", "تشدد", "اعرب", "اعربت", "نوه", "نوهت", "علق", "علقت", "اشار", "اشارت", "لفت", "لفتت", "تطرق", "تطرقت", "تعهد", "تعهدت")
)


def speaks_of(sentence: Sentence, index: int) -> Said | None:
    """A verb of speech with its speaker, where what is said is not told (`شدد الوزير على أهمية العمل`)."""
    if sentence.forms[index].removeprefix("و") not in _DWELLING or sentence.classes[index] in ("number", "time"):
        return None
    speaker = name_from(sentence, index + 1, len(sentence.forms), loose=True)
    if speaker is None or (not is_definite(sentence.forms[speaker[0]]) and speaker[0] == speaker[1]):
        return None
    return Said(index, speaker, index, index, 1)


def _matter(sentence: Sentence, index: int) -> int | None:
    """`أشار التقرير إلى تراجع`, `اعترف الجيش بمقتل`: where what is spoken of starts, behind the verb's own preposition."""
    form = sentence.forms[index].removeprefix("و")
    if index and sentence.classes[index - 1] == "relative":
        return None
    for at in range(index + 2, min(len(sentence.forms), index + _MATTER_REACH)):
        if sentence.classes[at] in ("verb", "number", "sign"):
            return None
        if (
            (form in _POINTING and sentence.forms[at] == "الي")
            or (form in _ADMITTING and sentence.forms[at][0] == "ب" and takes_preposition(sentence.forms[at]))
            or (form in _TELLING and sentence.forms[at] == "عن")
        ):
            return at
    return None


_MATTER_REACH = 9
_POINTING = frozenset(("اشار", "اشارت", "يشير", "تشير", "لفت", "لفتت", "يلفت", "تلفت", "المح", "المحت"))
_TELLING = frozenset(("تحدث", "تحدثت", "يتحدث", "تتحدث"))
_ADMITTING = frozenset(("اعترف", "اعترفت", "يعترف", "نوه", "نوهت"))


def _reports(sentence: Sentence, index: int) -> bool:
    """`سجلت وزارة الصحة 20 إصابة`, `تقدر المنظمة عدد النازحين`: a body whose records are what it says."""
    form = sentence.forms[index].removeprefix("و")
    return form in _RECORDING and index + 1 < len(sentence.forms) and sentence.forms[index + 1] in rows(ROOM, "reporting")


_RECORDING = frozenset(("سجل", "سجلت", "رصد", "رصدت", "يرصد", "ترصد", "قدر", "قدرت", "يقدر", "تقدر", "يسجل", "تسجل", "يقدرون"))


def _named_before(sentence: Sentence, index: int) -> Range | None:
    """The subject before a verb of speech; before one that bears a conjunction, behind `أما` alone: `أما الوكالة فذكرت أن`."""
    form = sentence.forms[index]
    if is_joined(form) and not (form[0] == "ف" and any(before.removeprefix("و") == "اما" for before in sentence.forms[max(0, index - _TOPIC) : index])):
        return None
    return name_before(sentence, index)


_TOPIC = 8


def _opens_clause(sentence: Sentence, index: int) -> bool:
    """Whether the noun phrase before a verb opens the sentence or what is said, so that it is the subject."""
    before = _named_before(sentence, index)
    if before is None:
        return False
    leading = sentence.forms[before[0] - 1]
    return before[0] == 0 or sentence.classes[before[0] - 1] == "that" or leading in "،:" or leading.lstrip("و") in ("كان", "كانت")


def _without_name(sentence: Sentence, index: int, start: int | None) -> Said | None:
    """A verb that no name follows: the subject stands before it, is a study, or is who spoke before."""
    form, end = sentence.forms[index], len(sentence.forms)
    before = _named_before(sentence, index)
    if rows(ROOM, "studies").get(form) == "reveals" and (study := _study(sentence, index)):
        before = study
    if before and _is_circumstance(sentence, before) and (form if form in rows(ROOM, "impersonal") else form[1:]) in rows(ROOM, "impersonal"):
        return None
    if before is None and (form if form in rows(ROOM, "impersonal") else form[1:]) in rows(ROOM, "impersonal"):
        return None
    if start is None:
        return Said(index, before, index, min(end, index + _LOOSE), 1) if before and _opens_clause(sentence, index) else None
    if before is None and start - index > 1 and not _only_occasion(sentence, index + 1):
        return None
    return Said(index, before, start, _closed(sentence, start), 1)


def _is_own(sentence: Sentence, speaker: Range) -> bool:
    """`أكد ترشحه`: a noun with a pronoun behind a verb is what somebody tells of himself."""
    word = sentence.offset + speaker[0]
    alone = speaker[0] == speaker[1] or sentence.forms[speaker[0] + 1].startswith(("لل", "ل", "ب"))
    return alone and sentence.words.surface(word, word).endswith(("ه", "ها", "هم")) and not is_definite(sentence.forms[speaker[0]])


def _is_circumstance(sentence: Sentence, before: Range) -> bool:
    """`بتفتيش المنزل تبين أن`, `تفتيشا دقيقا تبين أن`: how something came to light, and nobody who says it."""
    form, last = sentence.forms[before[0]], sentence.forms[before[1]]
    return takes_preposition(form) or (last.endswith("ا") and not is_definite(last))


def _study(sentence: Sentence, index: int) -> Range | None:
    studies = rows(ROOM, "studies")
    return next(((at, at) for at in range(index - 1, max(-1, index - _STUDY_REACH), -1) if studies.get(sentence.forms[at]) == "study"), None)


def _only_occasion(sentence: Sentence, first: int) -> bool:
    """`وأضاف في تصريح للصحافة أن`: between verb and speech stand an occasion and an addressee, no subject."""
    return (
        sentence.classes[first] in ("prep", "held", "sign", "time", "particle", "quote")
        or takes_preposition(sentence.forms[first])
        or sentence.forms[first][0] == "ل"
    )


def _closed(sentence: Sentence, start: int) -> int:
    """Where the speech that starts at `start` ends: a quotation at its closing mark, any other with the sentence."""
    end = len(sentence.forms)
    opening = start if sentence.forms[start] in _OPENING else start + 1
    if opening >= end or sentence.forms[opening] not in _OPENING:
        return end
    return next((at for at in range(opening + 1, end) if sentence.forms[at] in _CLOSING), end)

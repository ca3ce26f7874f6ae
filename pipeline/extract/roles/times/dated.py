"""A timex as a sentence holds it, and what may stand between it and its number."""

from dataclasses import dataclass

from pipeline.extract.records import Timex
from pipeline.extract.roles.speakers.said import Said
from pipeline.extract.roles.syntax.classes import bare, rows
from pipeline.extract.roles.syntax.sentence import Range, Sentence
from pipeline.text.memo import Memo

#: Between a number and a time behind it these say that the time is another number's.
_COMPARING = frozenset(("مقارنه", "بالمقارنه", "عما", "مما", "بعدما", "قياسا"))
#: `عن الفترة نفسها من 2024`: the time is what is compared with.
_SAME = frozenset(("نفسها", "المماثله", "المماثل", "ذاتها"))
_THAN = frozenset(("عن", "من", "علي"))
_OPPOSING = frozenset(("مقابل", "بعد"))
_OPPOSED = 2
#: These go on telling of the same event.
_SAME_EVENT = frozenset(("واصيب", "واصيبت", "وجرح", "وجرحت", "واصابه", "واصيبوا"))
#: Verbs whose first letter is no conjunction.
_BEGIN_SO = ("وصل", "وقع", "وجد", "وضع", "وفر", "وزع", "وافق", "واصل", "وجه", "وعد", "ورد", "وثق", "ولد", "وقف", "واجه", "وسع", "ودع")
_NEAR_SPEAKER = 3
_MONTH = len("2024-01")
_WEEK = 8


@dataclass(frozen=True, slots=True)
class Dated:
    """A time expression at words `first..last` of the sentence."""

    timex: Timex
    at: Range


def of_speech(sentence: Sentence, dated: Dated, said: list[Said]) -> bool:
    """Whether the time is that of saying: `قال أمس إن`, `أعلنت الوزارة، اليوم السبت، …`."""
    first = dated.at[0]
    for one in said:
        if first < one.cue:
            continue
        if not one.weight:
            if one.speaker and first <= one.speaker[1] + _NEAR_SPEAKER and _has_day(dated.timex):  # `بحسب تقديرات عام 2020` dates the figures
                return True
            continue
        loose = (
            one.speaker
            and one.first == one.speaker[1] + 1 < len(sentence.forms)
            and sentence.classes[one.first] not in ("that", "quote")
            and sentence.forms[one.first] != ":"
        )
        if first < one.first or (loose and first <= one.first + _NEAR_SPEAKER):
            return True
    return False


def _is_result(form: str) -> bool:
    return rows(__package__, "clauses").get(bare(form)) == "result"


RESULTS: Memo[bool] = Memo(_is_result)


def leads_to(sentence: Sentence, first: int, end: int) -> bool:
    """Whether the stretch leads from an event to what came of it (`هاجمت …، وهو ما أدى لمقتل`), so that the event's time holds for that."""
    last = max(RESULTS.where(sentence.forms[first:end]), default=None)
    return last is not None and not breaks(sentence, first + last + 1, end)


def within_clause(sentence: Sentence, first: int, one: Dated) -> bool:
    """Whether the time is that of another event than the one told at word `first`.

    So is a month or year in a clause behind `بعد` or `قبل`, or in a relative clause about anything but the thing that is counted.
    """
    if _has_day(one.timex):
        return False
    clauses = rows(__package__, "clauses")
    for at in range(one.at[0] - 2, first - 1, -1):
        if sentence.classes[at] == "prep" and clauses.get(sentence.forms[at]) == "outside":
            return True
        if sentence.classes[at] == "relative" and sentence.forms[at].startswith(("ال", "وال")):
            own = all(kind in ("noun", "quote", "sign") for kind in sentence.classes[first:at])
            return not own and clauses.get(sentence.forms[at + 1]) != "event"
    return False


def _has_day(timex: Timex) -> bool:
    """Whether the time is no longer than a week, or nothing is known of its length."""
    if timex.earliest is None or timex.latest is None:
        return timex.edtf is None or len(timex.edtf) > _MONTH
    return (timex.latest - timex.earliest).days < _WEEK


def contrasts(sentence: Sentence, first: int, end: int) -> bool:
    """Whether a word of the stretch sets a second number or time against the first."""
    same = any(sentence.forms[at] in _SAME and sentence.forms[at - 2] in _THAN for at in range(first + 2, end))
    return same or not _COMPARING.isdisjoint(sentence.forms[first:end]) or not _OPPOSING.isdisjoint(sentence.forms[max(first, end - _OPPOSED) : end])


def breaks(sentence: Sentence, first: int, end: int) -> bool:
    """Whether a new clause starts in the stretch: `أن`, or a conjunction on a verb (`وسجل`, `ليبلغ`)."""
    return any(_starts_clause(sentence, index) for index in range(first, end))


def _starts_clause(sentence: Sentence, index: int) -> bool:
    form = sentence.forms[index]
    if form == "؛":
        return sentence.forms[index + 1 : index + 2] != ["وذلك"]
    if sentence.classes[index] == "verb":
        return form.startswith(("و", "لي", "لت")) and form not in _SAME_EVENT and not form.startswith(_BEGIN_SO)
    return sentence.classes[index] == "that"

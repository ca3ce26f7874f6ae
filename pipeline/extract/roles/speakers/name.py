"""The name of a speaker: the noun phrase beside the cue, with its titles, up to what is said."""

from pipeline.extract.roles.speakers.said import CUES
from pipeline.extract.roles.syntax.classes import CLASSES, is_act, is_adjective, is_common, rows, takes_preposition
from pipeline.extract.roles.syntax.sentence import Range, Sentence, phrase_to
from pipeline.text.clitics import is_definite

_ROOM = "pipeline.extract.roles.speakers"
_LONGEST = 14
_TITLE_BEHIND = frozenset(("ب", "باسم", "في", "ل", "لدي", "من"))
_TITLES = frozenset(("الدكتور", "الدكتوره", "المهندس", "المهندسه", "السيد", "السيده", "الشيخ", "اللواء", "العميد", "العقيد", "الاستاذ", "السناتور", "المقدم"))
#: What closes a quotation or bracket; people mix the marks.
_CLOSED_BY = {"(": ")", "[": "]", "«": "»”", "“": '”“″"', '"': '"', "”": "”“", "″": "″", "„": "“”"}
_LONGEST_QUOTED = 9
_LONGEST_HOLDER = 8
#: `مصدر طلب عدم ذكر اسمه`: common nouns too, so no verbs to the lexicon.
_ASKING = frozenset(("طلب", "طلبت", "رفض", "رفضت", "فضل", "فضلت"))
#: What is shown or asked for: `تظهر مدى التلاحم`, `اشترط عدم نشر اسمه`.
_MATTERS = frozenset(("مدي", "عدم", "كيف", "كيفيه", "ضروره", "اهميه", "امكانيه"))
#: `قال ثلاثة شهود`: those whom a number may count and who speak.
_WITNESSES = frozenset("شهود مسوولين مصادر خبراء دبلوماسيين نواب محللين اطباء مسعفين سكان اشخاص وزراء باحثين محامين صحفيين ناشطين".split())
_MADE = ("اجر", "اعد", "نشر", "اصدر", "انجز")


def name_from(sentence: Sentence, first: int, end: int, *, loose: bool = False, given: bool = False) -> Range | None:
    """The name that starts at word `first`, behind signs, times and a pronoun of the cue (`به`).

    `loose`: nothing shows where the name ends; `given`: what stands there is a name, not whom somebody speaks to.
    """
    while first < end and (
        sentence.classes[first] in ("quote", "time", "held") or sentence.forms[first] in ("،", ",", "يوم", "ايضا", "كذلك", "بدوره", "بدورها")
    ):
        first += 1
    if first + 1 < end and sentence.classes[first] == "number" and sentence.forms[first + 1] in _WITNESSES and not given:
        found = name_from(sentence, first + 1, end, loose=loose, given=True)
        return (first, found[1]) if found else None
    if first >= end or sentence.classes[first] != "noun" or _is_nobody(sentence.forms[first]):
        return None
    if not given and (is_addressee(sentence, first) or _is_matter(sentence.forms[first])):
        return None
    last = first
    while last + 1 < min(end, first + _LONGEST) and _belongs(sentence, first, last + 1, end, loose=loose):
        last += 1
    while last > first and sentence.classes[last] != "noun":
        last -= 1
    name = first, close(sentence, first, _with_holder(sentence, last, end), end)
    return name if _may_speak(sentence, name) else None


def _is_nobody(form: str) -> bool:
    """`أظهرت تراجعا`, `وقال "لعبنا …"`: what is shown, or a verb whose subject nobody names."""
    if is_definite(form):
        return False
    return (form.endswith("ا") and is_common(form[:-1])) or (form.endswith("نا") and CLASSES[form[:-2]] == "verb")


def _with_holder(sentence: Sentence, last: int, end: int) -> int:
    """The last word of a name behind its office and a comma: `مدير المستشفى، الدكتور سامي العياري`."""
    if last + 3 >= end or sentence.forms[last + 1] not in "،," or sentence.forms[last + 2] not in _TITLES:
        return last
    at = last + 2
    while at + 1 < min(end, last + _LONGEST_HOLDER) and sentence.classes[at + 1] == "noun" and not is_common(sentence.forms[at + 1]):
        at += 1
    return at if at > last + 2 else last


def _opened(sentence: Sentence, first: int, end: int) -> str | None:
    """The marks that would close the quotation or bracket that is open at the end of the stretch."""
    opened: str | None = None
    for form in sentence.forms[first:end]:
        if opened is None:
            opened = _CLOSED_BY.get(form)
        elif form in opened:
            opened = None
    return opened


def close(sentence: Sentence, first: int, last: int, end: int) -> int:
    """The last word of a name that ends within a quotation or bracket: its closing mark, where that is near (`مراسل "الجوهرة أف أم"`)."""
    opened = _opened(sentence, first, last + 1)
    if opened is None:
        return last
    until = min(len(sentence.forms), last + _LONGEST_QUOTED)
    closing = next((at for at in range(last + 1, until) if sentence.forms[at] in opened), None)
    if closing is None:
        return next((at - 1 for at in range(last, first, -1) if sentence.forms[at] in _CLOSED_BY), last)
    return closing


def is_addressee(sentence: Sentence, first: int) -> bool:
    """`قال لـ…`, `لوكالة …`: to whom it is said."""
    form = sentence.forms[first]
    return form == "ل" or form.startswith(
        (
            "للصح",
            "للاعلام",
            "للتلفز",
            "للاذاع",
            "للجزير",
            "للقنا",
            "للوكال",
            "للموقع",
            "لوكال",
            "لصحيف",
            "لقنا",
            "لاذاع",
            "لمراسل",
            "لموقع",
            "لبرنامج",
            "لتلفزيون",
            "لراديو",
        )
    )


def _is_matter(form: str) -> bool:
    """`ذكر بمواقف`, `طالب بإقالة`: what is spoken of, not who speaks."""
    return form in _MATTERS or (form[0] == "ب" and takes_preposition(form))


def _belongs(sentence: Sentence, first: int, index: int, end: int, *, loose: bool) -> bool:
    """Whether the name goes on with word `index`."""
    kind, form = sentence.classes[index], sentence.forms[index]
    if (form.startswith(_MADE) and form.endswith(("ه", "ها"))) or (
        form in ("التي", "الذي") and index + 1 < end and sentence.forms[index + 1].startswith(_MADE)
    ):
        return True  # `دراسة أجرتها الجامعة`
    if kind == "noun":
        if CUES[form] == "according" or (form in _ASKING and sentence.forms[index - 1] != "بن"):
            return False
        return not is_addressee(sentence, index) and not (loose and (_is_object(sentence, index) or is_act(form)))
    if kind == "quote" or form in ("-", "/"):
        return index + 1 < end and _goes_on_behind(sentence, first, index, loose=loose)
    if form in _TITLE_BEHIND and not (loose and form == "من") and index + 1 < end and sentence.classes[index + 1] == "noun":
        return not is_occasion(sentence.forms[index + 1])
    return False


def _goes_on_behind(sentence: Sentence, first: int, mark: int, *, loose: bool) -> bool:
    """Whether the name that starts at `first` goes on behind a mark; behind a closing one only an adjective surely does."""
    following = sentence.forms[mark + 1]
    if loose and sentence.classes[mark] == "quote" and _opened(sentence, first, mark) is not None:
        return is_definite(following) and is_adjective(following)
    return sentence.classes[mark + 1] == "noun" and sentence.forms[mark] not in "»”)"


def _is_object(sentence: Sentence, index: int) -> bool:
    """Whether a noun behind a definite one is no part of its phrase: no adjective, title or proper name."""
    form = sentence.forms[index]
    if not is_definite(sentence.forms[index - 1]) or sentence.classes[index - 1] != "noun":
        return False
    return form not in _TITLES and not is_adjective(form) if is_definite(form) else is_common(form) or is_act(f"ب{form}")


def is_occasion(form: str) -> bool:
    """Whether a noun is an occasion of speech (`بيان`), with or without article."""
    return form.removeprefix("ال") in rows(_ROOM, "openers") or form in rows(_ROOM, "openers")


def relayed_from(sentence: Sentence, first: int, end: int) -> Range | None:
    """Behind `عن`, within the clause: whose words are relayed (`نقلت رويترز عن مصادر`)."""
    closing: str | None = None
    for index in range(first, min(end, first + _LONGEST)):
        if closing is not None:
            closing = None if sentence.forms[index] in closing else closing
            continue
        closing = _CLOSED_BY.get(sentence.forms[index])
        if sentence.classes[index] in ("that", "verb"):
            return None
        if sentence.forms[index] == "عن":
            found = name_from(sentence, index + 1, end)
            return _without_saying(sentence, found) if found else None
    return None


def _without_saying(sentence: Sentence, found: Range) -> Range:
    first, last = found
    while last > first and sentence.forms[last] in ("قوله", "قولها", "قولهم", "تاكيده", "تاكيدها", "قولهما"):
        last -= 1
    return first, last


def name_before(sentence: Sentence, cue: int) -> Range | None:
    """The subject before a verb of speech, where it opens its clause; the antecedent behind a relative."""
    last = cue - 1
    if last >= 0 and sentence.forms[last] in "،," and "،" not in sentence.forms[max(0, last - _LONGEST) : last]:
        return None
    while last >= 0 and (sentence.classes[last] in ("quote", "time", "relative") or sentence.forms[last] in ("،", ",", "قد", "-", "كان", "كانت")):
        last -= 1
    if last < 0 or sentence.classes[last] != "noun":
        return None
    found = phrase_to(sentence, last, max(0, last - _LONGEST), longest=8)
    while found and found[0] > 1 and sentence.forms[found[0] - 1] in _TITLE_BEHIND and sentence.classes[found[0] - 2] == "noun":
        further = phrase_to(sentence, found[0] - 2, max(0, found[0] - _LONGEST), longest=8)
        found = (further[0], last) if further else None
        if further is None or last - further[0] > _LONGEST:
            break
    return (found[0], close(sentence, *found, cue)) if found else None


def _may_speak(sentence: Sentence, name: Range) -> bool:
    """Whether a phrase behind a cue is anybody who says something."""
    form = sentence.forms[name[0]]
    if form == "برنامج" and name[1] - name[0] > 1 and is_definite(sentence.forms[name[0] + 1]):
        return True  # `برنامج الأغذية العالمي`
    if name[0] == name[1] and form.endswith("ه") and not is_definite(form) and is_adjective(f"ال{form}"):
        return False  # `وفق آلية جديدة`
    stem = form.removeprefix("لل").removeprefix("ال") if is_definite(form) else form.removeprefix("ل")
    return stem not in rows(_ROOM, "not_speakers")

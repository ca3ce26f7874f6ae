"""What is counted: the noun behind the number, by number and noun agreement, or the head before a number that agrees as an adjective."""

from pipeline.extract.records import Quantity
from pipeline.extract.roles.syntax.classes import proclitics, rows, takes_preposition
from pipeline.extract.roles.syntax.sentence import Range, Sentence, after_quotes, extends, phrase_from, phrase_to
from pipeline.text.clitics import is_definite

_LONGEST = 3
_OF = "من"
#: Numbers that stand behind their noun.
_ONES = frozenset(("واحد", "واحده", "واحدا", "اثنين", "اثنان", "اثنتين", "اثنتان"))
#: No article, though they look like it.
_THOUSANDS = frozenset(("الفا", "الاف", "الفي", "الفين", "الفان"))
#: Vague numbers with the article are no adjectives: `إصابة العشرات`.
_TENS = frozenset(("العشرات", "الميات", "الالاف", "الملايين", "المليارات", "الالوف"))
#: Nouns of quantity between a number and the thing (`نصف عدد السكان`).
_MEASURING = frozenset(("عدد", "اجمالي", "مجموع", "نسبه", "قيمه", "حجم"))


def dual(sentence: Sentence, at: Range, quantity: Quantity) -> Range | None:
    """A dual counts itself: `قتيلان`, `بطاقتين حمراوين`."""
    first, last = at
    if first != last or not quantity.rule_id.startswith(("dual", "quantities.dual", "numerals.dual")):
        return None
    found = last
    if last + 1 < len(sentence.forms) and sentence.classes[last + 1] == "noun" and sentence.forms[last + 1].endswith(("ين", "ان")):
        found = last + 1
    return first, found


def counted(sentence: Sentence, at: Range) -> Range | None:
    """`2500 جندي أميركي`, `عشرات من الجنود`, `الحروف الخمسة`, `الـ12 لاعبا`."""
    if _agrees_as_adjective(sentence, at):
        before = phrase_to(sentence, at[0] - 1 - (sentence.forms[at[0] - 1] == "ال"), 0, longest=2)
        if before:
            return before
    found = _behind(sentence, at[1] + 1)
    return _with_conjunct(sentence, found) if found else None


def _agrees_as_adjective(sentence: Sentence, at: Range) -> bool:
    """A number behind its noun: `السفن الأربع`, `لاعبيه الـ12`, `نسخة واحدة`; not one with a noun of its own."""
    first, last = at
    before = first - 1 - (first > 0 and sentence.forms[first - 1] == "ال")
    if before < 0 or sentence.classes[before] != "noun":
        return False
    index = after_quotes(sentence, last + 1, len(sentence.forms))
    following = sentence.forms[index] if index < len(sentence.forms) else ""
    if sentence.forms[first] in _ONES:
        return following != _OF and not following.startswith("اخر")
    form = sentence.forms[first].removeprefix("و")
    if form.startswith(("بال", "لل", "كال")):
        return False
    if before == first - 1 and (not is_definite(form) or form in _THOUSANDS or (form in _TENS and not is_definite(sentence.forms[before]))):
        return False
    return not following or sentence.classes[index] != "noun" or is_definite(following) or following.startswith("و")


def _behind(sentence: Sentence, index: int) -> Range | None:
    end = len(sentence.forms)
    index = after_quotes(sentence, index, end)
    if index < end and sentence.forms[index] == _OF:
        if index + 2 < end and sentence.forms[index + 1] in _EACH and sentence.classes[index + 2] == "number":
            return _of_so_many(sentence, index + 2)
        index = after_quotes(sentence, index + 1, end)
        if index < end and sentence.forms[index] in ("اصل", "بين", "جمله", "مجموع", "فريق", "طرف", "قبل", "جانب"):
            return None
    while index < end and sentence.forms[index] in _MEASURING:
        index += 1
    if index < end and sentence.forms[index][0] in "بلو" and (takes_preposition(sentence.forms[index]) or proclitics(sentence.forms[index])):
        return None
    if index < end and sentence.forms[index] in _DOERS:  # `100 ألف طالب`: elsewhere `he demanded`
        return index, index
    return phrase_from(sentence, index, end, longest=_LONGEST)


_DOERS = frozenset(("طالب", "شاهد", "تاجر", "قاتل", "مهاجر"))
_EACH = frozenset(("كل", "بين", "اصل"))


def _of_so_many(sentence: Sentence, index: int) -> Range | None:
    """`ستة من كل عشرة مستهلكين`: what the second number counts."""
    while index < len(sentence.forms) and sentence.classes[index] == "number":
        index += 1
    return phrase_from(sentence, index, len(sentence.forms), longest=_LONGEST)


def _with_conjunct(sentence: Sentence, found: Range) -> Range:
    """`امرأة وطفل`: a second noun of the same form, with no number of its own, is counted along."""
    following = found[1] + 1
    if following >= len(sentence.forms) or sentence.classes[following] != "noun":
        return found
    form, head = sentence.forms[following], sentence.forms[found[0]]
    if form[0] != "و" or is_definite(form) != is_definite(head) or extends(sentence, following) or _is_numbered(sentence, following + 1):
        return found
    return (found[0], following) if _matches(form[1:], head) else found


def _is_numbered(sentence: Sentence, index: int) -> bool:
    """`وإصابة 34`, `وإصابة أكثر من 20`: the noun before word `index` belongs to a number of its own."""
    return "number" in sentence.classes[index : index + 4]


def _matches(form: str, head: str) -> bool:
    """Whether two nouns agree, so that one number counts both: `طالبا وطالبة`, `موظفين ومتعاقدين`, `امرأة وطفلة`."""
    stem, persons = head.removesuffix("ا"), rows("pipeline.extract.roles.items", "persons")
    return (
        (form in persons and head in persons)
        or form.startswith(stem)
        or any(form.endswith(end) and head.endswith(end) for end in ("ا", "ين", "ات"))
        or (form[-1] == head[-1] == "ه")
    )

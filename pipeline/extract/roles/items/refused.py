"""What stands before a number and is no thing that it measures: who pays, the act, the setting, the unit of a period."""

from pipeline.extract.records import Quantity
from pipeline.extract.roles.items.predicates import is_frame
from pipeline.extract.roles.syntax.classes import bare, rows, takes_preposition
from pipeline.extract.roles.syntax.sentence import Range, Sentence

_ROOM = "pipeline.extract.roles.items"
_RESTATING = 4
_ACTS = ("دفع", "تغريم", "قطع", "صرف", "حجز", "ضبط", "سرق", "كسب", "ربح", "خسر", "تسلم", "تقاضي", "منح", "يكلف", "تكلف", "استلم", "تلقي", "تذهب", "ونصح")
_SETTING = frozenset(("في", "عند", "علي", "تحت", "فوق", "حتي", "الي", "لدي", "داخل", "خارج", "قرب", "خلال"))
#: Units of a period before: no thing that has an amount.
_TERMS = frozenset("سنه سنوات عام عاما اعوام شهر شهرا اشهر شهور يوم يوما ايام ساعه ساعات دقيقه دقايق اسبوع اسابيع".split())
#: Behind these stands who gives, borrows or needs an amount.
_GIVING = frozenset(
    "قدم قدمت منح منحت خصص خصصت دفع دفعت انفق انفقت صرف صرفت تبرع تبرعت استثمر استثمرت رصد رصدت ضخ ضخت سدد سددت اقترض اقترضت يحتاج تحتاج طلب طلبت".split()
)


def acts(sentence: Sentence, found: Range, quantity: Quantity) -> bool:
    """Whether a noun phrase is who pays (`خصصت الحكومة 3 ملايين`) or the act itself (`تغريمه 500`), and no thing that has the amount."""
    first = found[0]
    if is_term(sentence, first):
        return True
    if first == found[1] and bare(sentence.forms[first]).removeprefix("ب").startswith(_ACTS):
        return True
    if quantity.kind != "money" or first == 0:
        return False
    giving = bare(sentence.forms[first - 1]) in _GIVING
    return giving or (sentence.classes[first - 1] == "verb" and sentence.forms[first] in rows(_ROOM, "payers"))


def is_term(sentence: Sentence, first: int) -> bool:
    """`لأجل 12 شهرا بما قيمته 5 ملايين`: the unit of a period before."""
    return first > 0 and sentence.classes[first - 1] == "number" and sentence.forms[first] in _TERMS


def is_setting(sentence: Sentence, first: int) -> bool:
    """`40% في اليمن و25%`: a phrase behind a preposition, which tells where or when and not what."""
    return sentence.forms[first - 1] in _SETTING or (takes_preposition(sentence.forms[first]) and not is_frame(sentence.forms[first]))


def restates(sentence: Sentence, first: int) -> bool:
    """`، أي نحو 100 دولار`, `بدلا من 130`: the number says again, or compares, what the one before it measures."""
    start = max(0, first - _RESTATING)
    window = sentence.forms[start:first]
    at = max((at for at, form in enumerate(window) if form in ("اي", "بدلا", "عوضا")), default=None)
    return at is not None and not any(kind in ("verb", "sign") for kind in sentence.classes[start + at + 1 : first])

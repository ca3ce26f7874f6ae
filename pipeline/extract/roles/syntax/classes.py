"""The class of a word as its folded form tells it; every answer is remembered."""

import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

from pipeline.text.clitics import ARTICLED, before_article
from pipeline.text.fold import fold_word
from pipeline.text.lexicon import read_table
from pipeline.text.memo import Memo

Class = Literal["noun", "verb", "prep", "held", "conj", "that", "relative", "particle", "sign", "quote", "digit", "number", "time"]

_ROOM = files(__package__)
_MEMORY = 131_072
QUOTES = frozenset("«»\"“”″„‘’'[]()")
#: Past tenses of the seventh, eighth and tenth forms (`انفجر`, `اعتقلت`, `استشهد`), whose nouns bear an alif before the last radical.
_MEDIAL = re.compile(r"(?:ان|است)[^اويه]{3}ت?|است[^اويه]ا[^اويه]ت?|ا[^اويهل]ت[^اويه]{2}ت?")
#: Imperfects of the seventh, eighth and tenth forms with ت (`تنطلق`, `تلتقط`, `تستخدم`).
_EIGHTH = re.compile(r"ت(?:ن[^اويه]{3}|[^اوين]ت[^اويه]{2}|ست[^اويه]{3})(?:ها|ه)?")
#: Verbal nouns of the seventh, eighth and tenth forms behind a preposition (`باستشهاد`, `لانتخاب`).
_MASDAR = re.compile(r"[بل]ا(?:ست|ن|[^اويهلن]ت)[^او]{1,3}ا[^اوي]ه?")
_CONJUNCTIONS = ("و", "ف")
_CLITICS = frozenset(("و", "ب", "ل", "ك", "ف", "وب", "ول"))
_GOVERNING = frozenset(("كل", "اي", "عده", "بعض", "نفس", "احد", "احدي", "تلك", "هذه", "هذا", "ذلك", "غير"))


@cache
def rows(room: str, name: str) -> dict[str, str]:
    """A role lexicon of the package `room`: folded form to the cell of its second column; the first row of a form counts."""
    table: dict[str, str] = {}
    for form, row in read_table(files(room) / f"{name}.tsv", columns=()):
        table.setdefault(fold_word(form), next((cell for key, cell in row.items() if key != "form"), ""))
    return table


@cache
def _closed() -> dict[str, str]:
    return rows(__package__, "words")


@cache
def _verbs() -> frozenset[str]:
    return frozenset(rows(__package__, "verbs"))


@cache
def _nouns() -> frozenset[str]:
    return frozenset(rows(__package__, "nouns"))


@cache
def _adjectives() -> frozenset[str]:
    return frozenset(rows(__package__, "adjectives"))


@cache
def _stems() -> frozenset[str]:
    return frozenset(rows(__package__, "stems")) | _nouns()


def bare(form: str) -> str:
    """A word without a conjunction before it, where the rest is long enough to be a word and the whole is no known noun."""
    return form[1:] if len(form) > 3 and form[0] in _CONJUNCTIONS and form not in _nouns() and form not in _closed() else form


def word_class(form: str) -> Class:
    """The class of a folded word; open and unknown words are nouns unless their shape is a verb's."""
    if not form[0].isalpha():
        return "digit" if form[0].isdecimal() else "quote" if form in QUOTES else "sign"
    closed = _closed().get(form) or (_closed().get(form[1:]) if form[0] in _CONJUNCTIONS else None)
    if closed:
        return closed  # type: ignore[return-value]
    return "verb" if form not in _nouns() and (form in _verbs() or _is_verb(bare(form))) else "noun"


def _is_verb(form: str) -> bool:
    if form in _verbs():
        return True
    if (
        form[0] in "سل"
        and form[1:2] in ("ي", "ت", "ن")
        and (form[1:] in _verbs() or (form[0] == "س" and len(form) > 4 + (form[1] == "ي") and form not in _nouns()))
    ):
        return True
    if form.startswith(ARTICLED) or form in _nouns() or len(form) < 3:
        return False
    return _is_imperfect(form) or _is_perfect(form) or (form.startswith("لي") and len(form) == _PURPOSE and _is_imperfect(form[1:]))


#: Letters of `ليقفل`: longer and shorter words that begin so are names as often.
_PURPOSE = 5


def _is_imperfect(form: str) -> bool:
    """`يزورها`, `يعملون`, `تتوقع`."""
    if form[0] in "يت" and len(form) > 4 and (form.endswith(("ون", "وا")) or form.startswith(("تت", "يت"))):
        return True
    if _EIGHTH.fullmatch(form) or (form[0] == "ي" and len(form) > 5 and form.endswith("ني")):
        return True
    return form[0] == "ي" and len(form) > 3 and (form[-1] not in "ياه" or (len(form) > 5 and form.endswith("ها")))


def _is_perfect(form: str) -> bool:
    """`انفجر`, `وصلوا`, `هاجمت`."""
    ends = form.endswith("وا") or (form.endswith("ت") and not form.endswith(("ات", "يت", "وت", "نت")))
    return (len(form) > 3 and ends) or _MEDIAL.fullmatch(form) is not None


@lru_cache(maxsize=_MEMORY)
def proclitics(form: str) -> int:
    """How many leading letters of a noun are a preposition or a conjunction, as far as the lexicon of nouns settles it."""
    for clitic in ARTICLED:
        if form.startswith(clitic) and len(form) > len(clitic) + 1:
            return before_article(clitic)
    if form in _stems() or len(form) < 3 or _is_owned(form):
        return 0
    if _MASDAR.fullmatch(form):
        return 1
    for skip in (1, 2):
        if form[:skip] in _CLITICS and _takes_clitic(form[skip:]) and (form[0] != "ك" or len(form) > 4):
            return skip
    return 0


def _takes_clitic(form: str) -> bool:
    """Whether a known noun stands behind a clitic, if need be with a pronoun (`بمقتله`); `بكل`, `لاي` govern nouns."""
    if form in _GOVERNING:
        return True
    if form in _stems():
        return len(form) > 3 or (len(form) > 2 and form in _nouns())
    return len(form) > 4 and _is_owned(form)


def _is_owned(form: str) -> bool:
    """Whether a known noun bears a pronoun (`كمياتها`, `بحوزته`)."""
    return any(form.endswith(pronoun) and form[: -len(pronoun)] in _nouns() for pronoun in ("ه", "ها", "هم"))


_ACTS = frozenset(
    "مقتل وفاه اصابه سقوط وقوع توقيف تسجيل وصول نزوح غرق ضبط قتل جرح حجز مصرع فقدان اندلاع انفجار انهيار اعتقال ايقاف احباط تفكيك مصادره تدمير قصف".split()
)


def is_act(form: str) -> bool:
    """Whether a word is a verbal noun of the news behind `ب` (`بمقتل`, `باستشهاد`): what is told, and no part of who tells it."""
    return form[0] == "ب" and (form[1:] in _ACTS or _MASDAR.fullmatch(form) is not None)


def is_common(form: str) -> bool:
    """Whether a word is a frequent noun, so that it hardly is a name."""
    return form in _nouns()


@lru_cache(maxsize=_MEMORY)
def is_adjective(form: str) -> bool:
    """Whether a definite word is an adjective, as far as the lexicon or a nisba ending tells."""
    return form[2:] in _adjectives() or (len(form) > 6 and form.endswith(("يه", "يين", "يون", "يات"))) or (len(form) > 5 and form.endswith("ي"))


def is_listed_adjective(form: str) -> bool:
    """Whether an indefinite word is an adjective of the lexicon."""
    return form in _adjectives()


@lru_cache(maxsize=_MEMORY)
def describes(form: str) -> bool:
    """Whether an indefinite word is a relative adjective of the lexicon (`أميركي`), which governs no genitive."""
    return len(form) > 4 and form.endswith(("ي", "يا")) and form.removesuffix("ا") in _adjectives()


@lru_cache(maxsize=_MEMORY)
def takes_preposition(form: str) -> bool:
    """Whether a preposition is written onto a noun (`بمنطقة`, `للحديد`)."""
    skip = proclitics(form)
    return skip > 0 and form[:skip].lstrip("وف") != ""


CLASSES: Memo[Class] = Memo(word_class)

"""Names of people by their form: first names, fathers, families, and what titles and roles announce."""

from collections.abc import Iterator
from typing import Final

from pipeline.extract.names.gazetteer import gazetteer, unclitic
from pipeline.extract.names.lexicon import Form, forms, titles, verbs
from pipeline.extract.names.spans import Span
from pipeline.text.clitics import is_definite
from pipeline.text.words import Words

_SONS: Final = frozenset({"بن", "ابن", "بنت", "ولد", "ال", "اولد", "ابي", "ابو", "ابا"})
_KUNYA: Final = frozenset({"ابو", "ابي", "ابا", "بو"})
_PARTICLES: Final = frozenset("دي دو دا فان فون ماك لو لا سان ديل دوس ديلا دير دين دل زو اغا خان بك باشا".split())
_OF_GOD: Final = frozenset({"الله", "الدين", "الاسلام", "الحق", "الرحمن", "العابدين"})
_BEGINNINGS: Final = frozenset({"عبد", "ابو", "ابي", "ابا", "ابن"})
_COMMAS: Final = frozenset({"،", ",", '"', "(", "«", "“"})
#: Ordinary words that a role takes along to its holder: `رئيس مجلس إدارة شركة … `.
_OFFICES: Final = frozenset(
    "مجلس اداره شركه بنك هييه وزاره لجنه حزب حركه اتحاد منظمه جمعيه جامعه كليه معهد مركز موسسه وكاله قوات جيش حكومه دوله شوون خارجيه دفاع داخليه ماليه صحه "
    "عام عامه باسم في ل لدي قسم كتله ايتلاف تحرير فريق منتخب نادي وزراء جمهوريه برلمان بلديه بعثه مكتب جهاز سابق سابقه اول اعلي شرطه محكمه نقابه صندوق "
    "لشوون للشوون اركان تيار جبهه تنظيم كتايب فيلق قياده اقليم محافظه ولايه مدينه دايره اعمال حقوق عمليات تنفيذي علوم اقتصاد تاريخ قانون سياسه علي الي".split()
)
_SPEECH: Final = frozenset({"ان", "انه", "انها", "بان", "في", "ل", "خلال", "،", ":"})
_FAR, _PARTS = 10, 6


def _known_place(words: Words, index: int) -> int | None:
    """The last word of a known place, people or body that starts at `index`, if one does."""
    for hit in gazetteer().names.at(words, index):
        if hit.values[0].entry.type != "PER" and not all(alias.weak for alias in hit.values):
            return hit.last
    return None


def is_preposition(words: Words, index: int, skip: int = 0) -> bool:
    """Whether the word is spelled `على`, which folding makes equal to the name `علي`."""
    return words.forms[index][skip:] == "علي" and words.surface(index, index).endswith("ى")


def _compound(words: Words, index: int) -> int | None:
    """The last word of a name of two words: `عبد الكريم`, `أبو مهدي`, `نصر الله`."""
    if index + 1 >= len(words.forms):
        return None
    form, following = words.forms[index], words.forms[index + 1]
    kinds = forms()[following]
    if not kinds & Form.LETTERS or (kinds & Form.STOP and form != "عبد"):
        return None
    if form == "عبد" and (following.startswith("ال") or following in {"ربه", "رب"}):
        return index + 1
    if form == "ابن" and not kinds & (Form.FAMILY | Form.UNUSUAL):
        return None
    if (
        form in _KUNYA
        or form == "ابن"
        or (following in _OF_GOD and forms()[form] & (Form.FAMILY | Form.LETTERS) and form not in {"حزب", "رسول", "كتاب", "سبيل", "انصار", "جند", "دين"})
    ):
        inner = _compound(words, index + 1) if form in _KUNYA else None
        return inner or index + 1
    return None


def _next_part(words: Words, index: int, parts: int) -> int | None:
    """The last word of a further part of a name at `index`, if there is one."""
    if index >= len(words.forms):
        return None
    form = words.forms[index]
    kinds = forms()[form]
    compound = _compound(words, index)
    if form in _SONS or form in _PARTICLES:
        return compound or _next_part(words, index + 1, parts)
    if not kinds & Form.LETTERS or kinds & Form.STOP or is_preposition(words, index):
        return None
    if form == "عبد" or compound is not None:
        return compound if form in _BEGINNINGS or kinds & Form.FAMILY else None
    return index if _goes_on(words, index, parts) else None


def _goes_on(words: Words, index: int, parts: int) -> bool:
    """Whether a single word continues a name of so many parts."""
    form = words.forms[index]
    kinds = forms()[form]
    if kinds & (Form.GIVEN | Form.WEAK | Form.STEM):
        return not _is_role(words, index)
    if kinds & Form.DEFINITE:
        after_kunya = parts == 1 and index > 1 and words.forms[index - 2] in _KUNYA
        after_son = parts > 1 and not kinds & Form.LISTED and not _SONS.isdisjoint(words.forms[max(0, index - 3) : index])
        return after_kunya or after_son or bool(kinds & (Form.FAMILY | Form.UNUSUAL)) or _is_family(form, kinds, parts)
    if kinds & Form.FAMILY:
        return not _is_role(words, index)
    return bool(kinds & Form.UNUSUAL) and not _after_clitic(form) and _known_place(words, index) is None


def _is_role(words: Words, index: int) -> bool:
    """Whether the word is a role with its complement, which follows a name as well as it goes before: `نجم المنتخب`."""
    if index + 1 >= len(words.forms) or not any(not hit.skip for hit in titles().at(words, index)):
        return False
    following = words.forms[index + 1]
    return following.startswith("ال") and not forms()[following] & Form.FAMILY


def _is_family(form: str, kinds: int, parts: int) -> bool:
    """Whether a definite word in ي can be a family name: no word that the lists know, or the adjective of a state after one or two names."""
    if not form.endswith("ي"):
        return False
    return (not kinds & Form.LISTED and not _is_nisba(form)) or (parts <= 2 and _is_nisba(form))


def _is_nisba(form: str) -> bool:
    """Whether a definite word in ي is the adjective of a state or region, as many family names are."""
    return form.endswith("ي") and any(alias.entry.type == "NORP" for alias in gazetteer().names.of(form))


def _after_clitic(form: str) -> bool:
    """Whether the word reads as a proclitic and a name, so that it is no part of the name before it."""
    known = gazetteer().names
    return any(skip and (known.of(rest) or forms()[rest] & (Form.GIVEN | Form.STOP)) for skip, rest in unclitic(form))


def chain(words: Words, index: int) -> tuple[int, int]:
    """The last word and the number of parts of a name whose first part starts at `index`."""
    last, parts = _compound(words, index) or index, 1
    while parts < _PARTS and (following := _next_part(words, last + 1, parts)) is not None:
        last, parts = following, parts + 1
    return last, parts


def _start(form: str) -> Iterator[tuple[int, str, int]]:
    """The readings of a word as the beginning of a name."""
    for skip, rest in unclitic(form):
        if skip and (rest.startswith("ال") or forms()[form] & Form.LISTED):
            continue
        yield skip, rest, forms()[rest]


def find_by_form(words: Words, index: int) -> Span | None:
    """A name that begins with a first name and goes on: it needs no title."""
    for skip, rest, kinds in _start(words.forms[index]):
        if rest in _BEGINNINGS:
            last, parts = chain(words, index)
            if parts == 1 and last > index and _closes(words, last + 1):
                last += 1
            if last > index:
                return Span(index, last, skip, "PER", "pattern", 0.85)
        if kinds & (Form.GIVEN | Form.WEAK) and not is_preposition(words, index, skip):
            last, parts = chain(words, index)
            following = words.forms[index + 1] if last > index else ""
            if parts == 1 and last == index and kinds & Form.GIVEN and _ends(words, index + 1):
                return Span(index, index + 1, skip, "PER", "pattern", 0.7)
            sure = kinds & Form.GIVEN or following in _SONS or forms()[following] & (Form.GIVEN | Form.STEM)
            if parts > 1 and sure:
                return Span(index, last, skip, "PER", "pattern", 0.85 if kinds & Form.GIVEN else 0.7)
            if kinds & Form.GIVEN:
                return None
    return None


def _titled(words: Words, index: int, *, direct: bool) -> Span | None:
    """A name at `index`, where a title or role has announced one."""
    if index >= len(words.forms):
        return None
    form = words.forms[index]
    kinds = forms()[form]
    if not kinds & Form.LETTERS or kinds & Form.STOP or is_preposition(words, index):
        return None
    last, parts = chain(words, index)
    if parts == 1 and kinds & (Form.GIVEN | Form.WEAK) and _closes(words, last + 1):
        last, parts = last + 1, 2
    strong = bool(kinds & (Form.GIVEN | Form.STEM)) or form in _BEGINNINGS or (last > index and words.forms[index + 1] in _SONS)
    if parts == 1 and form[0] in "وفبل" and not strong:
        return None
    if kinds & Form.DEFINITE:
        good = direct and parts == 1 and bool(kinds & (Form.STEM | Form.UNUSUAL)) and form.endswith("ي") and not _is_nisba(form)
    elif not strong and (_known_place(words, index) is not None or (not kinds & Form.WEAK and _after_clitic(form))):
        good = False
    else:
        good = (
            (strong and (parts > 1 or direct))
            or (bool(kinds & (Form.WEAK | Form.UNUSUAL | Form.FAMILY)) and parts > 1)
            or (bool(kinds & Form.UNUSUAL) and direct)
        )
    return Span(index, last, 0, "PER", "pattern", 0.9 if parts > 1 else 0.75) if good else None


def _closes(words: Words, index: int) -> bool:
    """Whether an ordinary word is likely the end of a name: the phrase stops after it."""
    if index >= len(words.forms):
        return False
    form = words.forms[index]
    kinds = forms()[form]
    if not kinds & Form.LETTERS or kinds & Form.STOP or (kinds & Form.DEFINITE and not form.endswith("ي")) or form[0] in "يتوبلفس" or form in verbs():
        return False
    following = words.forms[index + 1] if index + 1 < len(words.forms) else "."
    return not following.isalpha() or following == "ل" or following in verbs() or bool(forms()[following] & Form.STOP)


def _ends(words: Words, index: int) -> bool:
    """Whether a word that no list knows stands before a sign, so that it ends the name before it: `تشارلز ليستر،`."""
    if index + 1 >= len(words.forms) or words.forms[index + 1].isalpha():
        return False
    form = words.forms[index]
    kinds = forms()[form]
    if not kinds & Form.LETTERS or kinds & (Form.STOP | Form.DEFINITE | Form.LISTED) or form in verbs() or len(form) < 3:
        return False
    return form[0] not in "وبفيت" and (form[0] != "ل" or form[1] == "ي") and _known_place(words, index) is None


def find_after_verb(words: Words, index: int) -> Span | None:
    """A single unusual word that says something: `ويضيف بولوك أن …`; the word at `index` is the verb."""
    if index + 2 >= len(words.forms):
        return None
    form, following = words.forms[index + 1], words.forms[index + 2]
    kinds = forms()[form]
    if not kinds & (Form.UNUSUAL | Form.STEM) or kinds & Form.DEFINITE:
        return None
    if following not in _SPEECH or _known_place(words, index + 1) is not None or _after_clitic(form):
        return None
    return Span(index + 1, index + 1, 0, "PER", "pattern", 0.7)


def find_after_title(words: Words, first: int, last: int, kind: str) -> Span | None:
    """The name that a title or role at words `first..last` announces."""
    index = last + 1
    commas = 0
    direct = kind == "direct"
    limit = min(len(words.forms), last + _FAR)
    while index < limit:
        form = words.forms[index]
        if form in _COMMAS:
            commas += 1
            if commas > 1:
                return None
            index += 1
            continue
        further = [hit for hit in titles().at(words, index) if not hit.skip] if index > last + 1 or direct else []
        if further and "direct" in further[0].values:
            index, direct = further[0].last + 1, True
            continue
        if (span := _titled(words, index, direct=direct or commas > 0 or index == last + 1)) is not None:
            return span
        if commas:
            return None
        place = _known_place(words, index)
        if place is not None:
            index = place + 1
        elif form in _OFFICES or _is_complement(words, index):
            index += 1
        else:
            return None
        direct = False
    return None


def _is_complement(words: Words, index: int) -> bool:
    """Whether a role may take the word along: definite nouns and adjectives, with conjunction or preposition."""
    form = words.forms[index]
    kinds = forms()[form]
    if kinds & Form.STOP:
        return form in {"السابق", "السابقه", "الاسبق", "الراحل", "الجديد", "الجديده", "الاول", "الاولي", "المنتخب", "الخاص", "الخاصه", "الحالي", "الحاليه"}
    return is_definite(form)

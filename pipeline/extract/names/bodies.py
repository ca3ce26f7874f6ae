"""Names of bodies, buildings, places and events by their first word: `هيئة الطيران المدني`, `جامعة الملك سعود`, `بلدة كفر كلا`."""

from dataclasses import dataclass
from typing import Final

from pipeline.extract.names.gazetteer import gazetteer
from pipeline.extract.names.lexicon import Form, Head, forms, heads
from pipeline.extract.names.persons import chain
from pipeline.extract.names.spans import Span
from pipeline.schema.values import EntityType
from pipeline.text.clitics import is_definite
from pipeline.text.words import Words

_OPEN: Final = {'"': '"', "«": "»", "“": "”", "'": "'", "„": "“"}
#: Definite words that make no name: `مجلس الإدارة`, `قوات التحالف`.
_COMMON: Final = frozenset(
    "الاداره المعارضه الشرطه العمل الشركه المدينه الدوله الحكومه البلاد المنطقه العالم الوزراء الجمهوريه الطريق الامن النظام المجلس اللجنه الحزب الاحتلال التحالف الطواري "
    "العام العامه الكبير الكبيره الكبري الصغيره الواحد الواحده الحكم القانون المرور الطعام السلاح الاسلحه الدم الحرب السلام الموت الحياه المسلحه المسلح الاطفال النساء الشباب "
    "التنفيذي التنفيذيه الخيريه المدنيه المدني الاسير الاسري الشهيد الشهداء الضيف الضيوف المضيف الوقت الخصم القايد السيد التواصل الاتصال المعلومات الانترنت الاجتماعي "
    "الادارات الاعمال التدريب الاستثمار التعاون الشراكه السابق الحزبيه الانتخابات الانتخابيه الكره المباراه الدوري اللاعبين الرجال السيدات التسوق الحماس".split()
)
_LINKS: Final = frozenset(
    "دراسات ابحاث بحوث حقوق تنميه تنسيق رعايه شوون مكافحه حمايه ضمان دعم تطوير تشجيع علوم هندسه اداب طب قانون تجاره نصره كره تحرير انقاذ اعاده احياء".split()
)
#: Titles before those after whom bodies and buildings are named: `مستشفى الملك فهد`, `جامعة الأميرة نورة`.
RULERS: Final = frozenset("الملك الملكه الامير الاميره السلطان الشيخ الشيخه الامام الرييس الشهيد الشهيده القايد الحبيب".split())
_OWN: Final = frozenset({"own", "forces"})
_LONGEST, _DEFINITE, _NAMES = 7, 4, 3


@dataclass(slots=True)
class _Growth:
    """How far a name has grown, and what has made it whole: known or unusual names, and definite words."""

    last: int
    names: int = 0
    definite: int = 0
    known_body: bool = False
    known_place: bool = False


def _quoted(words: Words, index: int, head: Head) -> Span | None:
    """The name in quotation marks after a head: at most four words."""
    close = _OPEN.get(words.forms[index]) if index < len(words.forms) else None
    if close is None:
        return None
    for last in range(index + 1, min(index + 6, len(words.forms))):
        if words.forms[last] in (close, '"', "”", "“"):
            return Span(index + 1, last - 1, 0, head.type, "pattern", 0.8) if last > index + 1 else None
    return None


def _known_at(words: Words, index: int, head: Head) -> tuple[int, EntityType] | None:
    """The last word and the type of a known name at `index` without proclitics; a weak one counts after a head of its kind."""
    for hit in gazetteer().names.at(words, index):
        if not hit.skip and any(not alias.weak or alias.entry.type == head.type for alias in hit.values):
            return hit.last, hit.values[0].entry.type
    return None


def _grow(words: Words, grown: _Growth, head: Head) -> bool:
    """Take the next word or name into the body's name, if it belongs to it."""
    index = grown.last + 1
    if index >= len(words.forms):
        return False
    form = words.forms[index]
    kinds = forms()[form]
    known = _known_at(words, index, head)
    if known is not None and (known[1] != "NORP" or form.startswith("ال")):
        return _grow_known(grown, head, *known)
    if known is not None or not kinds & Form.LETTERS or kinds & Form.STOP:
        return False
    person = index + (form in RULERS and _is_person(words, index + 1))
    if not grown.names and not grown.definite and (person > index or kinds & (Form.GIVEN | Form.STEM)):
        grown.last, grown.names = chain(words, person)[0], 1
        return True
    if head.follow == "name":
        return not grown.known_place and _grow_name(grown, form, kinds)
    joined = form.startswith("وال") and any(hit.skip for hit in gazetteer().names.at(words, index))
    return not joined and _grow_definite(grown, form, kinds)


def _is_person(words: Words, index: int) -> bool:
    """Whether a person's name begins at a word."""
    return index < len(words.forms) and (words.forms[index] == "عبد" or bool(forms()[words.forms[index]] & (Form.GIVEN | Form.WEAK | Form.STEM)))


def _grow_known(grown: _Growth, head: Head, last: int, kind: EntityType) -> bool:
    """Take a known name that ends at `last`: one name, and adjectives of states after it."""
    place = kind in ("GPE", "LOC")
    adjective = kind == "NORP"
    if (grown.names and not adjective) or (place and head.follow in _OWN and not grown.definite):
        return False
    if adjective and head.follow == "name" and head.type in ("GPE", "LOC"):
        return False
    grown.known_place = place and not grown.definite
    grown.known_body = kind in ("ORG", "FAC") and not grown.definite
    grown.last = last
    grown.names += not (place and head.follow in _OWN)
    return True


def _grow_name(grown: _Growth, form: str, kinds: int) -> bool:
    if kinds & Form.UNUSUAL and grown.names < 2 and (kinds & Form.DEFINITE or not is_definite(form)):
        grown.last, grown.names = grown.last + 1, grown.names + 1
        return True
    return False


def _grow_definite(grown: _Growth, form: str, kinds: int) -> bool:
    """Take a definite word, a word that leads on to one, or an unusual one."""
    if grown.names and grown.definite:
        return False
    joined = form.startswith("وال") and bool(grown.definite) and not grown.names and bool(forms()[form[3:]] & Form.LISTED)
    if kinds & Form.DEFINITE or joined:
        taken = grown.definite < _DEFINITE and (form not in _COMMON or grown.definite > 0)
        grown.definite += taken
    elif kinds & Form.UNUSUAL and not grown.definite:
        taken = grown.names < _NAMES
        grown.names += taken
    else:
        taken = (form in _LINKS and not grown.definite) or (form.startswith("لل") and grown.definite > 0)
    grown.last += taken
    return taken


def _is_whole(head: Head, grown: _Growth) -> bool:
    if head.follow == "any":
        return bool(grown.names or grown.definite)
    if head.follow in ("proper", "own"):
        return bool(grown.names) or grown.definite > 1
    return bool(grown.names)


def find_body(words: Words, index: int) -> Span | None:
    """A name that begins (or is announced) by a head word at `index`."""
    for hit in heads().at(words, index):
        head = hit.values[0]
        if head.type in ("ORG", "EVENT") and (quoted := _quoted(words, hit.last + 1, head)) is not None:
            return quoted
        if head.follow == "quoted":
            continue
        grown = _Growth(hit.last)
        while grown.last - hit.last < _LONGEST and _grow(words, grown, head):
            pass
        last = _trim(words, grown.last, hit.last)
        if last == hit.last or not _is_whole(head, grown) or grown.known_body:
            continue
        ruler = words.forms[hit.last + 1] in RULERS
        if (head.inner == "inner" and not ruler) or (head.inner == "label" and not grown.definite and not grown.known_place):
            return Span(hit.last + 1, last, 0, head.type, "pattern", 0.75)
        return Span(index, last, hit.skip, head.type, "pattern", 0.8)
    return None


def _trim(words: Words, last: int, first: int) -> int:
    """Leave out a trailing word that only leads on: `للطاقة` is no end, nor is `دراسات`."""
    while last > first and words.forms[last] in _LINKS:
        last -= 1
    return last

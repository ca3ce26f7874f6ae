"""Ordinals: positions in an ordering, and the n-th of a sequence."""

from pipeline.extract.numerals import Numeral
from pipeline.extract.quantities.counts.rules import counted_noun
from pipeline.extract.quantities.cues import CUES
from pipeline.extract.quantities.draft import Draft
from pipeline.extract.quantities.exclusions.rules import named_ordinal
from pipeline.extract.quantities.money.rules import find_money
from pipeline.extract.quantities.scene import Scene
from pipeline.extract.quantities.units.rules import find_unit
from pipeline.schema.values import Kind
from pipeline.text.clitics import ARTICLED

#: Behind `من`: what is before is an age.
OF_LIFE = frozenset({"العمر", "عمره", "عمرها", "عمرهم", "عمرهما", "عمرهن", "عمري", "اعمارهم", "عمرك"})


_QUOTES = frozenset('"«“”')


def as_ordinal(scene: Scene, numeral: Numeral) -> Draft | None:
    """An ordinal as rank or ordinal, `None` where it is a part of a name or an idiom."""
    if named_ordinal(scene, numeral):
        return None
    of_life = (
        scene.form(numeral.last + 1) == "من" and scene.form(numeral.last + 2) in OF_LIFE and scene.form(numeral.first - 1) not in {"العقد", "عقده", "عقدها"}
    )
    if of_life or scene.form(numeral.first - 1) in {"سن", "عمر", "بسن", "بعمر"} or _is_child(scene, numeral):
        return Draft(
            numeral.first, numeral.last, numeral.skip, numeral.first, numeral.last, "age", numeral.value, None, None, "quantities.age_ordinal", 0.9, "year"
        )
    kind: Kind = "rank" if _ranks(scene, numeral) else "ordinal"
    return Draft(
        numeral.first,
        numeral.last,
        numeral.skip,
        numeral.first,
        numeral.last,
        kind,
        numeral.value,
        None,
        None,
        f"quantities.{kind}",
        0.9 if kind == "rank" else 0.85,
    )


def _is_child(scene: Scene, numeral: Numeral) -> bool:
    """`طفلة في السادسة`, `طفلان لم يتجاوزا الرابعة`: the year of life of a person, with no noun behind it."""
    before, after = scene.form(numeral.first - 1), scene.form(numeral.last + 1)
    if not numeral.definite or not scene.form(numeral.first).endswith("ه") or (after[:1].isalpha() and after[0] != "و"):
        return False
    return bool(CUES["person"][scene.form(numeral.first - 2)] if before == "في" else CUES["exceeding"][before] and scene.near(numeral.first, "person", 5))


def as_numbered(scene: Scene, numeral: Numeral) -> Draft | None:
    """A cardinal behind a noun of a sequence is its ordinal (`الدورة 27`, `الذكرى الـ74`, `المركز 45`, `الذكرى الخمسون`)."""
    at = numeral.first - 1
    spoken = scene.form(at) in {"ال", "وال", "بال", "لل"} or numeral.definite
    while scene.form(at) in {"ال", "وال", "(", "رقم"}:
        at -= 1
    if spoken and scene.form(numeral.first - 1) == "ال" and numeral.form == "digits":
        at = _head_before_adjectives(scene, at, numeral)
    rank = bool(CUES["ranked"][scene.form(at)])
    if numeral.form not in {"digits", "words"} or numeral.value is None or numeral.value != int(numeral.value) or numeral.value > 5000:
        return None
    if spoken and CUES["ranking"][scene.form(numeral.last + 1)]:
        rank = True
    if not rank and (not (numeral.form == "digits" or spoken) or _is_measured(scene, numeral)):
        return None
    if not rank and not CUES["sequence"][scene.form(at)] and not (scene.numbered == numeral.first - 2 and scene.form(at) == "و"):
        return None
    if not (rank or spoken) and _counts_its_own(scene, numeral):
        return None
    scene.numbered = numeral.last
    kind: Kind = "rank" if rank else "ordinal"
    return Draft(numeral.first, numeral.last, numeral.skip, numeral.first, numeral.last, kind, numeral.value, None, None, "quantities.numbered", 0.85)


def _head_before_adjectives(scene: Scene, at: int, numeral: Numeral) -> int:
    """`المؤتمر الكشفي العالمي الـ23`: the noun of a sequence that stands before its adjectives, where the number counts nothing."""
    if counted_noun(scene.words, numeral.last + 1) is not None and not scene.form(numeral.last + 1).startswith(("ال", "من", "ل", "ب")):
        return at
    for back in range(at, at - 3, -1):
        if not scene.form(back).startswith("ال"):
            break
        if CUES["sequence"][scene.form(back)]:
            return back
    return at


def _counts_its_own(scene: Scene, numeral: Numeral) -> bool:
    """`تلقى الرئيس 21 طلقة`, `استقبل المؤتمر 40 وفدا`: a noun in the case of the counted one stands right behind."""
    form, before = scene.form(numeral.last + 1), scene.form(numeral.first - 1)
    if form.startswith(ARTICLED) or len(form) < 4 or (numeral.value or 0) < 3:
        return False
    return form.endswith("ا") or (form.endswith(("ه", "ات", "ين")) and form[0] not in "لبكو" and not before.endswith("ه"))


def _is_measured(scene: Scene, numeral: Numeral) -> bool:
    return find_unit(scene.words, numeral.last + 1) is not None or find_money(scene.words, numeral.last + 1) is not None


def _ranks(scene: Scene, numeral: Numeral) -> bool:
    before, after = scene.form(numeral.first - 1), scene.form(numeral.last + 1)
    if before in _QUOTES:
        before = scene.form(numeral.first - 2)
    if CUES["ranked"][before] or CUES["ranking"][after] or CUES["ranked"][after]:
        return True
    if not numeral.definite and CUES["superlative"][after] and numeral.value != 1:
        return True
    placed = any(scene.form(numeral.first - back).lstrip("و") in {"حلت", "جاءت", "تحل", "حل", "جاء"} for back in (1, 2))
    if scene.form(numeral.first).endswith("ا") or (placed and not numeral.definite and scene.form(numeral.first).endswith("ه")):
        return True
    if before in {"الصف", "بالصف"} and scene.near(numeral.first, "becoming", 8):
        return True
    return numeral.definite and scene.near(numeral.first, "becoming", 3) and after in {"في", "علي", "من"}

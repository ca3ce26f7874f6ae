"""Numbers that are no quantities: names, codes, references, bullets, years, pronouns."""

from pipeline.extract.numerals import Numeral
from pipeline.extract.numerals.readings import definite
from pipeline.extract.quantities.changes.rules import CHANGES
from pipeline.extract.quantities.counts.rules import counted_noun
from pipeline.extract.quantities.cues import CUES
from pipeline.extract.quantities.exclusions.labels import closes_an_event, is_goal_minute, is_measured, is_model
from pipeline.extract.quantities.money.rules import find_money
from pipeline.extract.quantities.scene import Scene
from pipeline.extract.quantities.units.rules import find_dual_code, find_unit

_YEARS = range(1300, 2101)
_CLOSING, _OPENING = frozenset('"»”'), frozenset('"«“”')
_CLITICS = frozenset("وبلكف")
_LATIN = frozenset("abcdefghijklmnopqrstuvwxyz")
_TWO = 2
#: `واحد على الأقل`, `واحد من كل ثلاثة`.
_COUNTED_ALONE = frozenset({("علي", "الاقل"), ("علي", "الاكثر"), ("من", "كل"), ("من", "اصل")})
#: Words behind which a definite fraction is a share: `تجاوز الثلث`, `أكثر من النصف`.
_COMPARED = frozenset("الي نحو حوالي قرابه نسبه مقدار واقع زهاء بلغ بلغت تجاوز تجاوزت يتجاوز تتجاوز يتعدي تتعدي تناهز دون باغلبيه اغلبيه نصاب".split())
#: `مواد نصف مصنعة`, `تقرير نصف سنوي`: half as a part of an adjective or name.
_SEMI = frozenset("مصنعه مصنع موصل موصله شفاف شفافه سنوي سنويه شهري شهريه اسبوعي اسبوعيه دايري دايريه عاري عاريه ميت ميته مفتوح مغلق مجنون القمر".split())
_MORE = frozenset({"اكثر", "اقل", "ازيد", "يزيد", "يقل", "تزيد", "تقل", "يقرب"})


def is_no_quantity(scene: Scene, numeral: Numeral) -> bool:
    """Whether a numeral outside of time expressions states no quantity."""
    if numeral.first == 0 and numeral.last == len(scene.words) - 1 and numeral.form != "dual":
        return False
    if numeral.value == 0 and numeral.form == "words":
        return not is_measured(scene, numeral) and not _is_zero(scene, numeral)
    if numeral.form == "words" and numeral.value == _TWO and scene.doubled(numeral):
        return True
    if numeral.form in {"words", "mixed", "vague", "dual", "fraction"}:
        return _is_pronoun(scene, numeral) or _staged(scene, numeral) or _is_name(scene, numeral)
    if scene.form(numeral.last + 1) in {"شارع", "نهج", "زنقه"} or closes_an_event(scene, numeral):
        return True
    return is_no_plain_number(scene, numeral) or _referred(scene, numeral)


def is_no_plain_number(scene: Scene, numeral: Numeral) -> bool:
    """Whether digits are a code, a bullet, a year or a telephone number by themselves and the signs around them."""
    if (numeral.weak and not _counts_padded(scene, numeral)) or _in_code(scene, numeral) or _is_bullet(scene, numeral) or _is_year(scene, numeral):
        return True
    return (numeral.value or 0) >= _TELEPHONE and is_numbered(scene, numeral)


def _counts_padded(scene: Scene, numeral: Numeral) -> bool:
    """`حجز 04 هواتف`: reports of the police write one figure with a zero before it."""
    noun, before = numeral.last + 1, scene.form(numeral.first - 1)
    padded = len(scene.form(numeral.first)) == _TWO and (numeral.value or 0) > _TWO and numeral.first == numeral.last
    return padded and before.isalpha() and not CUES["reference"][before] and counted_noun(scene.words, noun) == noun and not definite(scene.form(noun))


def _is_zero(scene: Scene, numeral: Numeral) -> bool:
    """`لتصبح صفرا`: the indefinite word behind a verb that reaches a number."""
    return not numeral.definite and not numeral.skip and bool(CUES["becoming_zero"][scene.form(numeral.first - 1)] or scene.form(numeral.first).endswith("ا"))


def _is_pronoun(scene: Scene, numeral: Numeral) -> bool:
    """`واحد` is a number behind a noun that it counts (`قتيل واحد`), and a pronoun elsewhere."""
    form = scene.form(numeral.first)
    if numeral.first != numeral.last or numeral.value != 1 or not numeral.weak:
        return False
    before = scene.form(numeral.first - 1)
    if (unit := find_unit(scene.words, numeral.last + 1)) and unit.kind == "percent":
        return False
    if (scene.form(numeral.last + 1), scene.form(numeral.last + 2)) in _COUNTED_ALONE:
        return False
    counted = (
        before.isalpha()
        and not CUES["pronoun"][before]
        and not before.startswith("ال")
        and len(before) > 2
        and before.endswith(("ه", "اء")) == form.endswith("ه")
    )
    return not counted or numeral.skip > 0 or numeral.definite


def _staged(scene: Scene, numeral: Numeral) -> bool:
    """`نصف النهائي`, `ربع نهائي`."""
    if numeral.form != "fraction":
        return False
    after, form = scene.form(numeral.last + 1), scene.form(numeral.first)
    if (
        after in _SEMI
        or "نهايي" in after
        or after.startswith(("الاول", "الثاني", "الثالث", "الرابع", "الاخر", "الاخير", "الخالي", "السفلي", "العلوي", "الجنوبي", "الشمالي"))
    ):
        return True
    before = scene.form(numeral.first - 1)
    compared = before.removeprefix("ب").removeprefix("ل") in _COMPARED
    compared = compared or (before in {"من", "عن", "علي"} and scene.form(numeral.first - 2).lstrip("بل") in _MORE)
    return numeral.definite and not (form.startswith("بال") or compared or CHANGES[before])


def _is_name(scene: Scene, numeral: Numeral) -> bool:
    """`مجموعة العشرين`, `السبع`; `ألف مبروك`; `عدة`, which says no number; definite duals that only name the two."""
    if numeral.form == "vague":
        return numeral.weak
    before, after = scene.form(numeral.first - 1), scene.form(numeral.last + 1)
    if numeral.form == "dual":
        return numeral.definite and (find_dual_code(scene, numeral) in {None, "ft"} or scene.form(numeral.last + 1)[:1].isdecimal())
    if before in {"القرن", "قرن", "دور", "الدور", "القرون"}:
        return True
    if numeral.form == "words" and numeral.first == numeral.last and scene.form(numeral.first) == "الف" and definite(after):
        return True  # `ألف الكاتب رواية`: he wrote it
    if numeral.form == "words" and numeral.definite:
        plain = before[:1].isalpha() is False or before in {"قمه", "القمه", "مجموعه", "المجموعه", "دور", "في", "من"}
        return (plain and counted_noun(scene.words, numeral.last + 1) is None) or not before[:1].isalpha() or before in {"قمه", "مجموعه"}
    return bool(CUES["wish"][after])


def _in_code(scene: Scene, numeral: Numeral) -> bool:
    """Digits that touch Latin letters (`MSI20`, `5G`), or stand behind a letter and a hyphen (`سي-17`, `F-16`)."""
    words, first, last = scene.words, numeral.first, numeral.last
    before, after = scene.form(first - 1), scene.form(last + 1)
    if words.touches(first):
        if before[0] in _LATIN or before in {"@", "#", "/", "_", "+"}:
            return True
        if before == "-" and words.touches(first - 1) and scene.form(first - 2)[:1].isalpha() and scene.form(first - 2) not in {"ب", "ال", "ل", "و"}:
            return True
    if _is_marked(scene, numeral):
        return True
    if (after == "+" and words.touches(last + 1)) or _dashed_digits(scene, numeral) or _closes_a_name(scene, numeral):
        return True
    if words.touches(last + 1) and after and after[0] in _LATIN and not (find_unit(words, last + 1) or find_money(words, last + 1)):
        return True
    return bool(before) and before[0] in _LATIN and not find_money(words, first - 1) and len(before) <= 6 and not find_unit(words, last + 1)


def _is_marked(scene: Scene, numeral: Numeral) -> bool:
    """`ت 5`: a single letter before the digits; `51' فلان`: the minute of a goal."""
    before, after = scene.form(numeral.first - 1), scene.form(numeral.last + 1)
    if len(before) == 1 and before.isalpha() and before not in _CLITICS and not scene.words.touches(numeral.first - 1):
        return True
    return after in {"'", "’", "′"} and scene.words.touches(numeral.last + 1) and scene.near(numeral.first, "game", 40, ahead=40)


def _dashed_digits(scene: Scene, numeral: Numeral) -> bool:
    """Digits on both sides of a dash or slash that were no pair (`2-2`, `24/7`)."""
    words, first, last = scene.words, numeral.first, numeral.last
    left = scene.form(first - 1) in {"-", "/", ":"} and words.touches(first) and words.touches(first - 1) and scene.form(first - 2)[:1].isdecimal()
    right = scene.form(last + 1) in {"-", "/", ":"} and words.touches(last + 1) and words.touches(last + 2) and scene.form(last + 2)[:1].isdecimal()
    return left or right


def _closes_a_name(scene: Scene, numeral: Numeral) -> bool:
    """`"جنيف 1"`, `قطار القراءة «3»`: a number that ends a short quotation of a name, or is all that is quoted."""
    if scene.form(numeral.last + 1) not in _CLOSING:
        return False
    if scene.form(numeral.first - 1) in _OPENING:
        touching = scene.words.touches(numeral.first) and scene.words.touches(numeral.last + 1)
        return touching and counted_noun(scene.words, numeral.last + 2) is None and not is_measured(scene, numeral)
    if not scene.form(numeral.first - 1).isalpha():
        return False
    return any(scene.form(at) in _OPENING for at in range(max(0, numeral.first - 5), numeral.first - 1))


def _referred(scene: Scene, numeral: Numeral) -> bool:
    """`المادة 27`, `القرار رقم 1701`, `قناة 24`."""
    at = numeral.first - 1
    while scene.form(at) in {"(", "رقم", "ال", "-", ":", '"', "«", "“", "رقمي"}:
        if scene.form(at) == "رقم" or scene.form(at) == "رقمي":
            return True
        at -= 1
    if is_model(scene, numeral) or is_goal_minute(scene, numeral):
        return True
    if scene.form(at).removeprefix("ل").removeprefix("ب") in {"دور", "الدور"} or is_numbered(scene, numeral) or _called(scene, numeral, at):
        return True
    if scene.form(at) in {"عدد", "©"} and (scene.form(at) == "©" or scene.form(at - 1) in {"القانون", "قانون", "الامر", "المرسوم", "مرسوم", "امر"}):
        return True
    return bool(CUES["reference"][scene.form(at)]) and not (scene.form(at - 1) == "ما" or is_measured(scene, numeral) or _counts_accusative(scene, numeral))


def _called(scene: Scene, numeral: Numeral, at: int) -> bool:
    """`الخط الساخن 15999`, `الرقم الأخضر 80 100 200`, `اتصل بالحماية المدنية على 180`."""
    if numeral.form != "digits" or numeral.value is None or numeral.value < 100 or is_measured(scene, numeral):
        return False
    if scene.form(at) == "الي" and counted_noun(scene.words, numeral.last + 1) is None:
        return scene.near(at, "texting", 8)
    return bool(CUES["answering"][scene.form(at)]) or (scene.form(at) in {"علي", "ب", "عبر"} and scene.near(at, "answering", 5))


def _counts_accusative(scene: Scene, numeral: Numeral) -> bool:
    """`صوت للقرار 14 عضوا`: the case of the noun behind tells that it is counted."""
    at = counted_noun(scene.words, numeral.last + 1)
    if (
        at is not None
        and scene.form(numeral.first - 1) == "("
        and scene.form(numeral.last + 1) == ")"
        and not definite(scene.form(at))
        and scene.form(at)[0] != "و"
    ):
        return True
    return at is not None and scene.form(at).endswith("ا") and len(scene.form(at)) > 3 and scene.form(at) not in {"هكذا", "عندما", "بينما", "حينما", "فيما"}


#: Telephone numbers are this long, and end in no row of zeros.
_TELEPHONE, _ROUND = 1e6, 1000


def is_numbered(scene: Scene, numeral: Numeral) -> bool:
    """A long number near words for telephones and the like."""
    if numeral.form != "digits" or numeral.value is None or numeral.value < 100:
        return False
    if (
        numeral.value >= _TELEPHONE
        and numeral.value % _ROUND
        and numeral.first == numeral.last
        and scene.form(numeral.first).isdecimal()
        and not _counts_something(scene, numeral)
    ):
        return True
    return scene.near(numeral.first, "numbered", 8 if numeral.value > 99_999 else 4) and counted_noun(scene.words, numeral.last + 1) is None


def _counts_something(scene: Scene, numeral: Numeral) -> bool:
    at = numeral.last + 1
    return counted_noun(scene.words, at) is not None or find_unit(scene.words, at) is not None or find_money(scene.words, at) is not None


def _is_bullet(scene: Scene, numeral: Numeral) -> bool:
    before, after = scene.form(numeral.first - 1), scene.form(numeral.last + 1)
    if after == "-" and scene.words.touches(numeral.last + 1) and not scene.words.touches(numeral.first) and not scene.form(numeral.last + 2)[:1].isdecimal():
        return True
    if after == "-" and (before in {":", "."} or len(before) == 1) and scene.form(numeral.last + 2)[:1].isalpha():
        return True
    if after in {".", ")"} and scene.words.touches(numeral.last + 1) and scene.in_a_list(numeral):
        return True
    opens = numeral.first == 0 or before[:1] == "\n" or (before == "(" and (numeral.first == 1 or scene.form(numeral.first - 2)[:1] == "\n"))
    return opens and after in {"-", ".", ")", ":"} and numeral.value is not None and 0 < numeral.value < 100 and numeral.last + 2 < len(scene.words)


def _is_year(scene: Scene, numeral: Numeral) -> bool:
    """Four digits that no time expression claims but that nothing behind them counts, or that continue a claimed year."""
    form = scene.form(numeral.first)
    if numeral.first != numeral.last or len(form) != 4 or not form.isdecimal() or int(form) not in _YEARS or len(scene.words) == 1:
        return False
    if find_unit(scene.words, numeral.last + 1) or find_money(scene.words, numeral.last + 1):
        return False
    if scene.after_claim(numeral):
        return True
    return (
        counted_noun(scene.words, numeral.last + 1) is None
        and scene.form(numeral.first - 1) not in {"نحو", "بنحو", "حوالي", "لنحو"}
        and not (scene.form(numeral.first - 1) in {"ب", "عند"} and scene.near(numeral.first, "counting", 5))
        and not (
            scene.form(numeral.first - 1) in {"من", "عن", "علي"}
            and scene.form(numeral.first - 2) in {"اكثر", "اقل", "ازيد", "يقرب", "يزيد", "يقل", "باكثر", "لاكثر"}
        )
    )


def named_ordinal(scene: Scene, numeral: Numeral) -> bool:
    """Ordinals that belong to a name (`الحرب العالمية الثانية`, `محمد السادس`) or an idiom, or are seconds."""
    before, after = scene.form(numeral.first - 1), scene.form(numeral.last + 1)
    quoted = before in _OPENING and after in _CLOSING and not CUES["ranked"][scene.form(numeral.first - 2)]
    if before[:1].isdecimal() or CUES["ruler"][before] or CUES["named"][before] or quoted:
        return True
    if (before == "العالميه" and numeral.value in {1, 2, 3}) or (before == "ال" and not numeral.definite):  # `آل ثاني`
        return True
    return after in {"اكسيد", "منها", "منهم", "منهما"} or (numeral.definite and before in {"اما", "بينما", "فيما"}) or _is_idiom(scene, numeral, before)


def _is_idiom(scene: Scene, numeral: Numeral, before: str) -> bool:
    """`لن تتكلم ثانية`: again; `الهدف الأول لهذه القوات`: an aim, where no goal is scored."""
    if scene.form(numeral.first) == "ثانيه" and before[:1] in tuple("تين") and not before.endswith(("ه", "ات", "اء")):
        return True
    if numeral.definite and before in _AT and _is_daytime(scene, numeral.last + 1):
        return True
    if scene.form(numeral.first - 2) == "القناه" or (before in {"جهه", "ناحيه"} and scene.form(numeral.first - 2) == "من"):
        return True
    return before == "الهدف" and not any(scene.near(numeral.first, cue, 20, ahead=12) for cue in ("goal", "game"))


#: `في الخامسة من فجر السبت`, `عند السابعة مساء`: an hour that goes without its noun.
_AT = frozenset({"في", "عند", "حوالي", "نحو", "قرابه", "حدود", "تمام", "من", "الي", "حتي"})
_DAYTIMES = frozenset({"فجر", "فجرا", "صباح", "صباحا", "ظهر", "ظهرا", "عصر", "عصرا", "مساء", "ليل", "ليلا", "ليله", "عشيه", "زوالا", "والنصف", "والربع"})


def _is_daytime(scene: Scene, index: int) -> bool:
    return scene.form(index + (scene.form(index) == "من")) in _DAYTIMES

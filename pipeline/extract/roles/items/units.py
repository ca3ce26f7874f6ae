"""Where the unit of a number ends, so that the rest of the sentence can be read."""

from pipeline.extract.records import Quantity
from pipeline.extract.roles.syntax.sentence import Sentence
from pipeline.text.clitics import is_definite

_PERCENT = frozenset(("بالمايه", "بالميه", "%", "نقطه", "اساس", "نقاط", "نقط", "ميويه", "ميويتين", "ميويتان"))
_REFINING = frozenset(("مربع", "مربعه", "مربعا", "مكعب", "مكعبا", "مكعبه", "اساس", "متري", "متريه", "سنويا", "ميويه", "ريختر"))
_LONGEST_PERCENT = 2


#: Rules whose numbers end on their unit (`2 كيلوغرام و600 غرام`, `سنة ونصف`, `طنين`).
_WITH_UNIT = frozenset(("quantities.compound", "quantities.half", "quantities.after_one", "quantities.dual"))


def after_unit(sentence: Sentence, last: int, quantity: Quantity) -> int:
    """The first word behind the unit of the quantity whose number ends at word `last`."""
    forms, end = sentence.forms, len(sentence.forms)
    index = last + 1
    if quantity.kind == "percent":
        while index < end and index - last <= _LONGEST_PERCENT and forms[index] in _PERCENT:
            index += 1
        if index < end and forms[index] == "في" and index + 1 < end and forms[index + 1] in ("المايه", "الميه"):
            index += 2
        return index
    if quantity.unit is None or index >= end or quantity.rule_id in _WITH_UNIT:
        return index
    while index < end and sentence.classes[index] in ("quote", "sign") and index - last <= 2:
        index += 1
    index += 1
    if index + 1 < end and forms[index] == "/":
        index += 2
    while index < end and (forms[index] in _REFINING or _is_nisba(forms[index])):
        index += 1
    return index


def _is_nisba(form: str) -> bool:
    """`أميركي`, `إسترليني`: an adjective that tells whose currency or which unit it is."""
    return len(form) > 3 and (form.endswith(("ي", "يا", "يه")) and not form.startswith("و")) and not is_definite(form)

"""The counted noun behind a number."""

from importlib.resources import files

from pipeline.text.clitics import ARTICLED
from pipeline.text.fold import fold_word
from pipeline.text.lexicon import read_table
from pipeline.text.words import Words

_SKIP = frozenset({"(", ")", '"', "«", "“", "[", "]", "ال"})
_PARTICLES = frozenset(fold_word(form) for form, _ in read_table(files("pipeline.extract.quantities") / "counts" / "particles.tsv", columns=()))
#: Words so bound to the number before them are not what it counts.
_BOUND = tuple(clitic for clitic in ARTICLED if clitic != "ال")
_REACH = 3


def counted_noun(words: Words, index: int) -> int | None:
    """The word that is counted by a number that ends before word `index`: the first noun behind it, `من` and brackets left out.

    `None` where punctuation, a line end, a particle or another number stands there.
    """
    for at in range(index, min(index + _REACH, len(words))):
        form = words.forms[at]
        if form in _SKIP or (form == "من" and at == index):
            continue
        if not form[0].isalpha() or form in _PARTICLES or form.startswith(_BOUND):
            return None
        return at
    return None

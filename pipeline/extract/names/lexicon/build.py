"""Build the word lists that are taken from data: `python -m pipeline.extract.names.lexicon.build NAMES.csv COLLECTION.jsonl.gz`.

`stems.tsv`: human names of CAMeL Morph (MSA-Noun-Prop-LEX.csv, CAMeL Lab, New York University Abu Dhabi, CC BY 4.0) with their English spelling.
`ordinary.gz`: words that are no names: forms of simplemma's Arabic dictionary (MIT) that occur in the collection, and other frequent forms of it.
"""

import csv
import gzip
import json
import lzma
import re
import sys
from collections import Counter
from importlib.resources import files
from pathlib import Path

from camel_tools.utils.charmap import CharMapper
from simplemma.strategies.dictionaries import frontcode

from pipeline.extract.names.gazetteer import gazetteer
from pipeline.text.clitics import readings
from pipeline.text.fold import fold, fold_word

HERE = Path(__file__).parent
_LETTERS = re.compile(r"[^\W\d_a-z]{2,}")
_FREQUENT = 40


def stems(path: Path) -> dict[str, str]:
    """Arabic name to its English spelling, for names of people."""
    arabic = CharMapper.builtin_mapper("bw2ar")
    found: dict[str, str] = {}
    with path.open(encoding="utf8") as lines:
        for row in csv.DictReader(lines):
            features = dict(part.split(":") for part in row["FEAT"].split())
            name = re.sub("[\u064b-\u0652\u0670]", "", arabic(row["LEMMA"])).replace("ٱ", "ا")
            if features["rat"] in ("r", "y") and len(name) > 1:
                english = re.sub(r"_?\(.*", "", row["GLOSS"].split(";")[0]).replace("_", " ").strip()
                found.setdefault(name, english)
    return found


def ordinary(path: Path, names: set[str]) -> list[str]:
    """Folded words of the collection that are no names."""
    count: Counter[str] = Counter()
    with gzip.open(path, "rt", encoding="utf8") as lines:
        for line in lines:
            count.update(_LETTERS.findall(fold(json.loads(line)["text"]).text))
    packed = (files("simplemma") / "strategies/dictionaries/data/ar.plzma").read_bytes()
    known = {fold(form.decode()).text for pair in frontcode._decode_stream(lzma.decompress(packed)).items() for form in pair}
    seen = {form for word in count for _, form in readings(word)}
    frequent = {word for word, n in count.items() if n >= _FREQUENT}
    return sorted(form for form in (known & seen) | frequent if _LETTERS.fullmatch(form) and form not in names)


def main() -> None:
    """Write both files beside this module."""
    names = stems(Path(sys.argv[1]))
    lines = ["# Built by build.py from CAMeL Morph MSA-Noun-Prop-LEX.csv (CAMeL Lab, NYU Abu Dhabi, CC BY 4.0). Not edited by hand.", "form\tname_en"]
    lines += [f"{name}\t{english}".rstrip("\t") for name, english in sorted(names.items())]
    (HERE / "stems.tsv").write_text("\n".join(lines) + "\n", "utf8")
    known = gazetteer().names
    sure = {form for form in known.phrases() if " " not in form and not all(alias.weak for alias in known.of(form))}
    words = ordinary(Path(sys.argv[2]), sure)
    (HERE / "ordinary.gz").write_bytes(gzip.compress("\n".join(words).encode(), mtime=0))
    sys.stdout.write(f"{len(names)} stems, {len(words)} ordinary words, {sum(fold_word(name) in set(words) for name in names)} both\n")


if __name__ == "__main__":
    main()

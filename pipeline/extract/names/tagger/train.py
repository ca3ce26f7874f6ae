"""Train the tagger: `python -m pipeline.extract.names.tagger.train [--data ../shared/data] [--collection ../shared/corpus/ant.jsonl.gz]`.

Writes `vocabulary.gz` and `model.gz` beside this module, the same bytes from the same inputs. The last tenth of ANERcorp's
train part is never read for training, neither its labels nor its text; see docs/models/names-tagger.md.
"""

import argparse
import gzip
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pycrfsuite

from pipeline.extract.names.tagger.build import build_vocabulary, read_collection
from pipeline.extract.names.tagger.corpus import Sentence, part, read_sentences
from pipeline.extract.names.tagger.evaluate import known_names, lines
from pipeline.extract.names.tagger.evidence import codes
from pipeline.extract.names.tagger.features import describe, features
from pipeline.extract.names.tagger.model import LABELS, Weights
from pipeline.extract.names.tagger.tagging import Tagger
from pipeline.extract.names.tagger.vocabulary import Vocabulary

HERE = Path(__file__).parent
ANERCORP = "anercorp/ANERCorp_CamelLab_train.txt"
STEMS = "names/MSA-Noun-Prop-LEX.csv"
_SETTINGS = {"c1": 0.03, "c2": 1.0, "max_iterations": 60, "feature.minfreq": 2, "feature.possible_transitions": False}
_NEVER = -20.0
#: What every step to `O` costs more than was learnt: as many names are missed as are wrong.
_EAGER = 0.3


def learn(sentences: Sequence[Sentence], vocabulary: Vocabulary) -> Weights:
    """The weights that make the labels of the sentences likeliest, with L1 and L2 penalties; no randomness."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", params=_SETTINGS, verbose=False)
    forms = {form: describe(form, vocabulary) for sentence in sentences for form in sentence.words.forms}
    for sentence in sentences:
        words = sentence.words
        spans = codes(len(words), known_names(words))
        trainer.append(features([forms[form] for form in words.forms], spans), sentence.labels())
    with tempfile.TemporaryDirectory() as folder:
        file = str(Path(folder) / "model")
        trainer.train(file)
        tagger = pycrfsuite.Tagger()
        tagger.open(file)
        found = tagger.info()
        tagger.close()
    return _weights(found.state_features, found.transitions)


def _weights(state: dict[tuple[str, str], float], transitions: dict[tuple[str, str], float]) -> Weights:
    rows: dict[str, list[float]] = {}
    for (feature, label), weight in state.items():
        rows.setdefault(feature, [0.0] * len(LABELS))[LABELS.index(label)] = weight
    step = tuple(tuple(transitions.get((a, b), _NEVER) - _EAGER * (b == "O") for b in LABELS) for a in LABELS)
    return Weights({feature: tuple(row) for feature, row in rows.items()}, step)


def packed(lines: Sequence[str]) -> bytes:
    """The lines, compressed without a time of day."""
    return gzip.compress("\n".join(lines).encode(), mtime=0)


def main() -> None:
    """Train, write both files, print the scores on the part for development."""
    parser = argparse.ArgumentParser(description="Train the tagger of names.")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder with anercorp/ and names/")
    parser.add_argument("--collection", type=Path, default=Path("../shared/corpus/ant.jsonl.gz"), help="unlabelled news, .jsonl.gz")
    parser.add_argument("--for-development", action="store_true", help="train without the part for development, print its scores, write nothing")
    arguments = parser.parse_args()
    corpus = list(read_sentences(arguments.data / ANERCORP))
    used = part(corpus, "train") if arguments.for_development else part(corpus, "train") + part(corpus, "dev")
    texts = [*read_collection(arguments.collection), *(sentence.words.forms for sentence in used)]
    vocabulary = build_vocabulary(texts, arguments.data / STEMS)
    weights = learn(used, vocabulary)
    if arguments.for_development:
        sys.stdout.writelines(lines(Tagger(vocabulary, weights), part(corpus, "dev")))
        return
    (HERE / "vocabulary.gz").write_bytes(packed(vocabulary.lines()))
    (HERE / "model.gz").write_bytes(packed(weights.lines()))


if __name__ == "__main__":
    main()

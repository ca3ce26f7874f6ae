"""Words a second of finding names, on one core: `python -m benchmarks.names [COLLECTION.jsonl.gz]`.

Without an argument it takes ../shared/corpus/ant.jsonl.gz, and the demonstration corpus where that is absent. The figures depend on the
machine and on what else runs there, so the ratio to splitting the same texts into words is printed beside them.
"""

import gzip
import json
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.shared import SHARED
from pipeline.extract.names import find_known, find_mentions
from pipeline.extract.names.sentences import sentences
from pipeline.extract.names.tagger import tag
from pipeline.text.words import split_words
from pipeline.workspace import PROJECT

_ANT = SHARED / "corpus" / "ant.jsonl.gz"
_TEXTS = 3_000


def texts(path: Path) -> Iterator[str]:
    """The texts of a collection, or of the demonstration corpus."""
    if path.is_file():
        with gzip.open(path, "rt", encoding="utf8") as lines:
            yield from (json.loads(line)["text"] for _, line in zip(range(_TEXTS), lines, strict=False))
    else:
        yield from (file.read_text("utf8", errors="replace") for file in sorted((PROJECT / "raw" / "demo").rglob("*.txt")))


def best(action: Callable[[], object]) -> float:
    """The shortest processor time of three runs, in seconds; the second and third know the words of the first."""

    def once() -> float:
        started = time.process_time()
        action()
        return time.process_time() - started

    return min(once() for _ in range(3))


def main() -> None:
    """Print the figures."""
    started = time.process_time()
    find_mentions(split_words("بغداد"))
    loading = time.process_time() - started
    sources = list(texts(Path(sys.argv[1]) if len(sys.argv) > 1 else _ANT))
    split = [split_words(text) for text in sources]
    count = sum(map(len, split))
    started = time.process_time()
    for words in split:
        find_mentions(words)
    first = time.process_time() - started
    print(f"loading: {loading:.2f} s; {count:,} words; find_mentions on words never seen before: {count / first:,.0f} words/s")
    reference = best(lambda: [split_words(text) for text in sources])
    print(f"{'splitting into words':22}{count / reference:12,.0f} words/s")
    steps: dict[str, Callable[[], object]] = {
        "find_known": lambda: [find_known(words) for words in split],
        "tagger": lambda: [tag(words, list(sentences(words))) for words in split],
        "find_mentions (default)": lambda: [find_mentions(words) for words in split],
    }
    for name, action in steps.items():
        seconds = best(action)
        print(f"{name:24}{count / seconds:10,.0f} words/s, {seconds / reference:.1f} times as long as splitting")


if __name__ == "__main__":
    main()

"""Words of a text: the unit every rule matches on.

A word is a run of letters, a number with its inner separators (`1,250.5`), a single sign, or a run of line ends.
Letters and digits that touch are two words (`7كلم`, `بـ45`), so that typing habits need no rules of their own.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, compress
from operator import itemgetter

from pipeline.text.fold import Folded, fold

#: First characters of the words that end a sentence, and of those that end a clause that no rule looks across.
SENTENCE_ENDS = frozenset(".؟?!…\n")
STOPS = SENTENCE_ENDS | {"؛"}
_CLOSING = frozenset("»\"“”)]'’″.")
_WORD = re.compile(r"(\n+|[^\W\d_]+|\d+(?:[.,]\d+)*|[^\s\w]|_)")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one text: `forms[i]` is folded and stands at folded `[starts[i], ends[i])`."""

    folded: Folded
    forms: list[str]
    starts: list[int]
    ends: list[int]

    def __len__(self) -> int:
        return len(self.forms)

    def span(self, first: int, last: int, *, skip: int = 0) -> tuple[int, int]:
        """The source span of the words `first..last` (both included), without `skip` leading folded characters."""
        return self.folded.source_span(self.starts[first] + skip, self.ends[last])

    def surface(self, first: int, last: int, *, skip: int = 0) -> str:
        """The source text of the words `first..last` (both included)."""
        start, end = self.span(first, last, skip=skip)
        return self.folded.source[start:end]

    def touches(self, index: int) -> bool:
        """Whether word `index` follows the word before it without white space."""
        return 0 < index < len(self.forms) and self.ends[index - 1] == self.starts[index]

    def ends_sentence(self, index: int) -> bool:
        """Whether word `index` is a sign or line end that ends a sentence; a dot that touches a word behind it ends none."""
        form = self.forms[index]
        return form[0] in SENTENCE_ENDS and (form != "." or not self.touches(index + 1) or self.forms[index + 1] in _CLOSING)

    def sentence_ends(self) -> Iterator[int]:
        """The words that end sentences."""
        signs = map(SENTENCE_ENDS.__contains__, map(itemgetter(0), self.forms))
        return filter(self.ends_sentence, compress(range(len(self.forms)), signs))


def split_words(text: str) -> Words:
    """Split `text` into words; linear in its length."""
    folded = fold(text)
    parts = _WORD.split(folded.text)  # gaps and words in turn: no match object per word
    borders = list(accumulate(map(len, parts)))
    return Words(folded, parts[1::2], borders[:-1:2], borders[1::2])


def forms_before(text: str, start: int, reach: int) -> list[str]:
    """The folded words of the `reach` characters before `start`; the first may be the end of one."""
    return split_words(text[max(0, start - reach) : start]).forms

"""A remembered function of words: texts repeat their words, and a subscript is the cheapest call there is."""

from collections.abc import Callable, Iterator, Sequence
from itertools import compress
from typing import TypeVar

V = TypeVar("V")
_MOST = 262_144
#: Longer words are no words of a language: they come once, and would fill the memory.
_LONGEST = 40


class Memo(dict[str, V]):
    """`memo[form]` is `find(form)`, computed once; emptied when it grows beyond its bound."""

    def __init__(self, find: Callable[[str], V]) -> None:
        """Start empty."""
        super().__init__()
        self._find = find

    def each(self, forms: Sequence[str]) -> list[V]:
        """The values of all `forms`."""
        return list(map(self.__getitem__, forms))

    def where(self, forms: Sequence[str]) -> Iterator[int]:
        """The indices of the `forms` whose value is true."""
        return compress(range(len(forms)), map(self.__getitem__, forms))

    def __missing__(self, form: str) -> V:
        """Compute and remember."""
        value = self._find(form)
        if len(form) <= _LONGEST:
            if len(self) >= _MOST:
                self.clear()
            self[form] = value
        return value

"""What belongs together, from pairs that do."""

from collections.abc import Iterable
from typing import TypeVar

T = TypeVar("T", int, str)


def unite(pairs: Iterable[tuple[T, T]]) -> dict[T, T]:
    """Each thing that the pairs name to the smallest one it hangs together with, by pairs or chains of them; nearly linear in their number."""
    above: dict[T, T] = {}

    def top(one: T) -> T:
        while above.setdefault(one, one) != one:
            above[one] = above[above[one]]
            one = above[one]
        return one

    for pair in pairs:
        low, high = sorted(map(top, pair))
        above[high] = low
    return {one: top(one) for one in above}

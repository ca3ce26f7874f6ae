"""Precision, recall and F1 of what was found, against what is there."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass


@dataclass(slots=True)
class Tally:
    """Right, wrong and missed ones."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def there(self) -> int:
        """How many there are to find."""
        return self.right + self.missed

    @property
    def precision(self) -> float:
        """Share of what was found that is right; 0 where nothing was found."""
        return self.right / max(self.right + self.wrong, 1)

    @property
    def recall(self) -> float:
        """Share of what is there that was found; 0 where nothing is there."""
        return self.right / max(self.there, 1)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.right / max(2 * self.right + self.wrong + self.missed, 1)

    def figures(self) -> dict[str, float]:
        """The three by name, and `n`: how many there are to find."""
        return {"precision": self.precision, "recall": self.recall, "f1": self.f1, "n": self.there}


def tally(found: AbstractSet[object], there: AbstractSet[object]) -> Tally:
    """Those in both are right."""
    return Tally(len(found & there), len(found - there), len(there - found))

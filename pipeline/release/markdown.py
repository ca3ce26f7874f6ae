"""Markdown that cell contents cannot break."""

import re
from collections.abc import Iterable, Sequence

# Underscores inside a word are no markup, and column names are full of them.
_MARKUP = re.compile(r"[\\`*\[\]<>|]|(?<!\w)_|_(?!\w)")


def cell(value: object) -> str:
    """A value as the content of a table cell: one line, with what Markdown would read as markup escaped; empty for None."""
    if value is None:
        return ""
    text = f"{value:,.12g}" if isinstance(value, float) else str(value)
    return " ".join(_MARKUP.sub(r"\\\g<0>", text).split())


def grid(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table; its rows are as long as its head."""
    first, *others = (f"| {' | '.join(line)} |" for line in (head, *([cell(value) for value in row] for row in rows)))
    return "\n".join([first, "|" + "---|" * len(head), *others])

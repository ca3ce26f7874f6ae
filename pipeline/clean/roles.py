"""Roles of the paragraphs of one document, from their wording and their place."""

import re
from itertools import takewhile

from pipeline.clean.patterns import LONGEST_LINE, Line, boilerplate_kind, is_caption, is_dateline, read_line, without_credit
from pipeline.schema.values import Role

_HEADING_WORDS = 15
_TITLE_WORDS = 25
_ALT_WORDS = 8
_BYLINE_WORDS = 3
#: So short a line above a report is the name of its author rather than its headline.
_NAME_WORDS = 2
_SAME = 0.8
_UNFINISHED = (".", "،", ",", ":", "؛", ";", "-")
_NOT_A_PICTURE = re.compile(r"[\d:؟?!]|^السلام عليكم")
_LISTED = re.compile(r"\d+\s*[-.)/]|[-*•·/]")

#: A line is `None` where it is too long to be anything but a paragraph of the report.
Lines = list[Line | None]


def paragraph_roles(paragraphs: list[str], title: str | None) -> list[Role]:
    """The role of each paragraph; `title` is the headline where the metadata know it."""
    lines: Lines = [read_line(text) if len(text) <= LONGEST_LINE else None for text in paragraphs]
    roles: dict[int, Role] = {}
    _mark_boilerplate(lines, roles)
    _mark_captions(lines, roles)
    first_body = next((i for i, line in enumerate(lines) if i not in roles and not _is_headline(line, _TITLE_WORDS)), len(lines))
    _mark_title(lines, roles, first_body, read_line(title[:LONGEST_LINE]) if title else None)
    _mark_headings(lines, roles, first_body, known_title=bool(title))
    return [roles.get(index, "body") for index in range(len(lines))]


def _mark_boilerplate(lines: Lines, roles: dict[int, Role]) -> None:
    kinds = [boilerplate_kind(line) if line else None for line in lines]
    for index, kind in enumerate(kinds):
        if kind is None:
            continue
        roles[index] = "boilerplate"
        if kind == "related" and ":" not in lines[index].text:  # type: ignore[union-attr]
            for follower in _related(lines, index + 1):
                roles[follower] = "boilerplate"


def _related(lines: Lines, start: int) -> list[int]:
    """The headlines below the label of a related-articles box: all to the end of the document, one in the middle of it."""
    run = list(takewhile(lambda i: _is_headline(lines[i], _TITLE_WORDS), range(start, len(lines))))
    return run if start + len(run) == len(lines) else run[:1]


def _mark_captions(lines: Lines, roles: dict[int, Role]) -> None:
    if len(lines) == 1:
        return
    for index, line in enumerate(lines):
        if line and index not in roles and is_caption(line):
            roles[index] = "caption"
    for index in [index for index, role in roles.items() if role == "caption"]:
        for neighbour in (index - 1, index + 1):
            if 0 <= neighbour < len(lines) and neighbour not in roles and _same_caption(lines[index], lines[neighbour]):
                roles[neighbour] = "caption"


def _same_caption(caption: Line | None, other: Line | None) -> bool:
    """Whether `other` is the alternative text of the same picture."""
    return caption is not None and other is not None and without_credit(caption) == without_credit(other)


def _is_headline(line: Line | None, longest: int) -> bool:
    """Whether `line` has the form of a headline: short, not a list item, not closed by a sign that ends or continues a sentence."""
    return (
        line is not None and 0 < len(line.words) <= longest and not line.text.endswith(_UNFINISHED) and not _LISTED.match(line.text) and not is_dateline(line)
    )


def _mark_title(lines: Lines, roles: dict[int, Role], first_body: int, title: Line | None) -> None:
    """The first headline above the report, or the line there that repeats the known headline."""
    for index in range(min(len(lines), first_body + 1)):
        line = lines[index]
        if index in roles or line is None:
            continue
        if _same_words(line, title) if title else index < first_body < len(lines) and _is_headline(line, _TITLE_WORDS) and len(line.words) > _NAME_WORDS:
            roles[index] = "title"
            return


def _same_words(line: Line, title: Line | None) -> bool:
    if title is None or not title.words or not line.words:
        return False
    mine, known = set(line.words), set(title.words)
    return len(mine & known) >= _SAME * len(mine | known)


def _mark_headings(lines: Lines, roles: dict[int, Role], first_body: int, *, known_title: bool) -> None:
    """Short lines right above a paragraph of the report; three or more in a row are a list and stay body."""
    titled = known_title or "title" in roles.values()
    run: list[int] = []
    for index, line in enumerate(lines):
        if index in roles:
            continue
        if _is_headline(line, _HEADING_WORDS):
            run.append(index)
            continue
        if len(run) <= 2:
            for above in run:
                roles[above] = _role_above(lines[above], titled=titled, known_title=known_title, top=above < first_body)
        run = []


def _role_above(line: Line | None, *, titled: bool, known_title: bool, top: bool) -> Role:
    """What a short line above a paragraph is.

    Between the headline and the report a name is a byline, a definite noun phrase names what a picture shows, and, where the
    headline stands in the metadata, a whole sentence is the report's first one.
    """
    if not (line and top and titled):
        return "heading"
    if len(line.words) <= _BYLINE_WORDS or (known_title and len(line.words) > _ALT_WORDS):
        return "body"
    names_picture = line.words[0].startswith("ال") and not _NOT_A_PICTURE.search(line.text)
    return "caption" if names_picture and len(line.words) <= _ALT_WORDS else "heading"

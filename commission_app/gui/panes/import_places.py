"""Where in the lines of a source a provision stands, and where what a warning is about."""

from __future__ import annotations

import re

from commission_app.domain.document import Warning  # noqa: A004
from commission_app.gui.import_desk import ReadSource

_ABOUT_THE_BEGINNING = ("text.before_first_heading", "article.none")
_ARTICLE = re.compile(r"art_(\d+)")


def line_of(read: ReadSource, eid: str) -> int | None:
    """Return the line that begins a provision; failing that, the first of what is below it or around it."""
    document, first = read.preview.document, _first_lines(read)
    node = document.find(eid)
    if node is None:
        return None
    around = (one.eid for one in reversed(document.path(eid)))
    return next((first[one] for one in (*(below.eid for below in node.walk()), *around) if one in first), None)


def place_of(read: ReadSource, warning: Warning) -> int | None:
    """Return the line that a warning is about; None where it is about the whole source.

    An article that only the other language has is missed where it would stand: at the last one before it.
    """
    if warning.eid is None:
        return 0 if warning.key in _ABOUT_THE_BEGINNING and read.preview.lines else None
    place = line_of(read, warning.eid)
    return _missed_at(read, warning.eid) if place is None else place


def _first_lines(read: ReadSource) -> dict[str, int]:
    first: dict[str, int] = {}
    for place, line in enumerate(read.preview.lines):
        if line.eid is not None:
            first.setdefault(line.eid, place)
    return first


def _missed_at(read: ReadSource, eid: str) -> int | None:
    wanted = _ARTICLE.match(eid)
    if wanted is None:
        return 0 if read.preview.lines else None
    found, last = 0, 0
    for place, line in enumerate(read.preview.lines):
        number = _ARTICLE.match(line.eid or "")
        if number and last < int(number[1]) < int(wanted[1]):
            found, last = place, int(number[1])
    return found if read.preview.lines else None

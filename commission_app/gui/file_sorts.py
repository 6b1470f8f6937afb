"""What can be done with a file from outside, told by the ending of its name."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from commission_app.base import suffixes

if TYPE_CHECKING:
    from PySide6.QtGui import QDropEvent

SOURCES = "*.docx *.docm *.dotx *.doc *.odt *.fodt *.rtf *.pdf *.html *.htm *.xml *.txt *.md"


class Sort(StrEnum):
    """What can be done with a file."""

    DATABASE = "database"
    SHARE = "share"
    REQUEST = "request"
    DOCUMENT = "document"


_SORTS = {
    suffixes.DATABASE: Sort.DATABASE,
    suffixes.SHARE: Sort.SHARE,
    suffixes.REQUEST: Sort.REQUEST,
    **{pattern[1:]: Sort.DOCUMENT for pattern in SOURCES.split()},
}


def sort_of(path: Path) -> Sort | None:
    """Return what can be done with a file, by its ending; None for nothing."""
    return _SORTS.get(path.suffix.lower())


def dropped(event: QDropEvent) -> list[Path]:
    """Return the files that are dropped."""
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]

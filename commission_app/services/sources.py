"""Files that texts are read from; kept apart from the rest so that reading one needs no database."""

from __future__ import annotations

from pathlib import Path

from commission_app.domain.document import Document
from commission_app.domain.source_reading import Remark, Tracked
from commission_app.storage.signature import DATABASE_ID, looks_like


def read(source: Path, language: str | None = None, tracked: Tracked = Tracked.ACCEPTED) -> Document:
    """Return the tree of a document in any readable format; raises UserError where it cannot be read.

    ``tracked`` chooses, where the source has tracked changes, the text with them accepted or the one before them.
    """
    # Whoever only opens a database need not wait for all the readers.
    from commission_app.readers import registry

    return registry.read(source, language=language, tracked=tracked)


def read_with_remarks(
    source: Path, language: str | None = None, tracked: Tracked = Tracked.ACCEPTED
) -> tuple[Document, tuple[Remark, ...]]:
    """Return the tree of a document, as ``read`` does, and the comments in its margins."""
    from commission_app.readers import registry

    return registry.read_with_remarks(source, language=language, tracked=tracked)


def is_database(path: Path) -> bool:
    """Whether a file is a commission database, told by its content."""
    return path.is_file() and looks_like(path, DATABASE_ID)

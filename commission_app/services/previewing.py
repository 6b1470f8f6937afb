"""Looking at how a source is read, and correcting that; needs no database.

``preview`` reads a source; ``Preview.lines`` are its lines, each with what it was read as, to be shown beside the tree
of ``Preview.document``. Each thing a person says of a line is a ``Correction``; ``corrected`` returns the preview that
follows from it, without reading the source again. ``import_text.save`` keeps the text and its corrections.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from commission_app.domain.document import Document, Kind, Provision, Source
from commission_app.domain.line_reading import Correction, Reading, ReadLine, with_correction
from commission_app.domain.source_reading import Remark, Tracked
from commission_app.readers import registry
from commission_app.readers.block import Read
from commission_app.readers.remarks import placed
from commission_app.readers.structure import structured_lines
from commission_app.services.corrections import remember, remembered


@dataclass(frozen=True, slots=True)
class Preview:
    """A source as it was read, before anything is kept.

    ``document`` is the tree, with its warnings; ``lines`` are all lines of the source in order, each with its reading
    and the eid of the provision it begins or belongs to; ``remarks`` the comments in its margins. ``corrections`` are
    those that were applied, remembered ones too. ``language`` is the one a person named, if any; ``source`` the file,
    ``read`` its paragraphs, ``plain`` the tree without corrections.
    """

    document: Document
    lines: tuple[ReadLine, ...]
    remarks: tuple[Remark, ...]
    corrections: tuple[Correction, ...]
    language: str | None
    source: Source
    read: Read | None
    plain: Document

    @property
    def correctable(self) -> bool:
        """Whether corrections change anything: not where the format itself tells the tree (Akoma Ntoso)."""
        return self.read is not None


def preview(
    source: Path,
    language: str | None = None,
    tracked: Tracked = Tracked.ACCEPTED,
    corrections: Sequence[Correction] | None = None,
) -> Preview:
    """Return how a source is read, nothing being kept; raises UserError (``reading.…``) where it cannot be.

    ``language`` None means that it is told by the text; ``tracked`` chooses a text before or after tracked changes;
    ``corrections`` None means those remembered from an earlier edition of this law.
    """
    file, found = registry.opened(source, tracked=tracked)
    if isinstance(found, Document):
        told = registry.as_told(found, file, language)
        return Preview(told, tuple(_lines_of_tree(told)), (), (), language, file, None, told)
    read = structured_lines(found, file, language)
    remarks = placed(read.document, found)
    known = remembered(read.document) if corrections is None else tuple(corrections)
    first = Preview(read.document, read.lines, remarks, (), language, file, found, read.document)
    return with_corrections(first, known) if known else first


def with_corrections(shown: Preview, corrections: Sequence[Correction]) -> Preview:
    """Return the preview with exactly these corrections, applied in their order; with none, as the rules alone read."""
    if shown.read is None:
        return shown
    read = structured_lines(shown.read, shown.source, shown.language, corrections)
    return replace(
        shown,
        document=read.document,
        lines=read.lines,
        remarks=placed(read.document, shown.read),
        corrections=tuple(corrections),
    )


def corrected(shown: Preview, correction: Correction) -> Preview:
    """Return the preview after one more thing was said of a line; it replaces what was said of that line before."""
    return with_corrections(shown, with_correction(shown.corrections, correction))


def keep_corrections(shown: Preview) -> None:
    """Remember the corrections of a preview for the next edition of this law; raises UserError if the disk refuses."""
    if shown.correctable:
        remember(shown.plain, shown.corrections)


def _lines_of_tree(text: Document) -> Iterable[ReadLine]:
    """Yield the lines of a tree that a format itself tells."""
    printed: list[tuple[str, Reading, str | None]] = [(line, Reading.FRONT, None) for line in text.front]
    for node in text.walk():
        printed += _lines_of_node(node)
    printed += [(line, Reading.BACK, None) for line in text.back]
    printed += [(note.text, Reading.NOTE, note.eid) for note in text.notes]
    printed += [(line, Reading.APART, None) for line in text.apart]
    return (ReadLine(line, reading, eid, place) for place, (line, reading, eid) in enumerate(printed))


def _lines_of_node(node: Provision) -> Iterable[tuple[str, Reading, str | None]]:
    reading = Reading.TEXT if node.kind is Kind.WRAP_UP else Reading(node.kind.value)
    head = " ".join(part for part in (node.label or node.number, node.heading) if part)
    lines = [*([head] if head else []), *(node.text or "").split("\n")]
    own = [line for line in lines if line]
    return [(line, reading if place == 0 else Reading.TEXT, node.eid) for place, line in enumerate(own)]

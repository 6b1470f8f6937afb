"""PDF files: the text layer, its lines put together into paragraphs again."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from commission_app.base.pdfium import PDFIUM_TURN
from commission_app.domain.errors import UserError
from commission_app.readers.block import MAX_LETTERS, Read, Role, blocks_of, can_be_strong
from commission_app.readers.languages import detect
from commission_app.readers.pdf_bombs import unpacks_to_too_much
from commission_app.readers.pdf_lines import Page, lines_of
from commission_app.readers.pdf_pages import sorted_out
from commission_app.readers.pdf_paragraphs import Paragraph, notes, paragraphs
from commission_app.readers.rules import rules_of

MAX_PAGES = 2_000
_SAMPLE = 3_000
_BESIDE = 4.0


def read(content: bytes, name: str) -> Read:
    """Return the paragraphs of a PDF; raises UserError where it is damaged, locked, too large, or only pictures."""
    if unpacks_to_too_much(content):
        raise UserError("reading.zip_bomb", name=name)
    with PDFIUM_TURN:
        pages = _pages(content, name)
    if not any(page.lines for page in pages):
        raise UserError("reading.pdf_has_no_text", name=name)
    sample = [line.text for page in pages for line in page.lines][:_SAMPLE]
    rules = rules_of(detect("\n".join(sample)))
    found = sorted_out(pages, rules.heading)
    text = paragraphs(found.lines, rules)
    told = (
        *((one.page, at, Role.TEXT, one.text, one.centred) for at, one in enumerate(text)),
        *((one.page, _beside(one, text), Role.NOTE, one.text, False) for one in notes(found.notes)),
        *((line.page, len(text), Role.APART, line.text, False) for line in found.apart),
    )
    in_order = sorted(told, key=lambda one: one[:2])
    blocks = tuple(
        block
        for _, _, role, text, centred in in_order
        for block in blocks_of([text], role, strong=centred and can_be_strong(text))
    )
    return Read("pdf", blocks, tuple(_warnings(pages)))


def _beside(note: Paragraph, text: Sequence[Paragraph]) -> int:
    """Return the place of the last paragraph that begins on the page of a note no lower than the note does; notes at
    the foot of a page, and of one with columns, come after all of it.
    """
    first = bisect_left(text, note.page, key=lambda one: one.page)
    last = bisect_right(text, note.page, key=lambda one: one.page)
    if any(one.column for one in text[first:last]):
        return len(text)
    above = [at for at in range(first, last) if text[at].bottom >= note.bottom - _BESIDE]
    return above[-1] if above else first - 1


def _pages(content: bytes, name: str) -> list[Page]:
    # Takes a twentieth of a second to import, and most documents are Word files.
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        raise UserError("reading.pdf_is_locked" if locked else "reading.damaged", name=name) from None
    try:
        if len(document) > MAX_PAGES:
            raise UserError("reading.too_large", name=name)
        found: list[Page] = []
        letters = 0
        for number in range(len(document)):
            found.append(lines_of(document[number], number))
            letters += sum(len(line.text) for line in found[-1].lines)
            if letters > MAX_LETTERS:
                raise UserError("reading.too_large", name=name)
        return found
    except pypdfium2.PdfiumError:
        raise UserError("reading.damaged", name=name) from None
    finally:
        document.close()


def _warnings(pages: Sequence[Page]) -> list[str]:
    silent = any(page.is_picture for page in pages)
    columns = any(page.reordered for page in pages)
    return [*(["pdf.pages_without_text"] if silent else []), *(["pdf.reordered"] if columns else [])]

"""PDF files: lines of the text layer, put together into paragraphs again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from commission_app.domain.errors import UserError
from commission_app.domain.language import detect
from commission_app.readers.block import Read, blocks_of
from commission_app.readers.rules import Rules, numbered, rules_of

MAX_PAGES = 5_000
_PAGE_NUMBER = re.compile(r"\W*\d{1,4}(?:\s*/\s*\d{1,4})?\W*")
_HYPHEN = "\x02"
_INDENT = 6.0
_NARROW = 60.0
_TITLE = 120


@dataclass(frozen=True, slots=True)
class TextLine:
    """A printed line: its left and right edge in points, and its page."""

    text: str
    left: float
    right: float
    page: int


@dataclass(frozen=True, slots=True)
class Layout:
    """The page as most lines fill it; ``indents`` says whether paragraphs begin with an indent."""

    left: float
    right: float
    indents: bool


def read(content: bytes, name: str) -> Read:
    """Return the paragraphs of a PDF; raises UserError where it is damaged, locked, or only pictures."""
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
        pages = [_lines(document[number], number) for number in range(len(document))]
    except pypdfium2.PdfiumError:
        raise UserError("reading.damaged", name=name) from None
    finally:
        document.close()
    if not any(pages):
        raise UserError("reading.pdf_has_no_text", name=name)
    lines = [line for page in _without_running_heads(pages) for line in page]
    rules = rules_of(detect("\n".join(line.text for line in lines)))
    return Read("pdf", blocks_of(_paragraphs(lines, rules)))


def _lines(page: Any, number: int) -> list[TextLine]:
    layer = page.get_textpage()
    text = layer.get_text_range()
    found: list[TextLine] = []
    start = 0
    for line in text.split("\r\n"):
        stripped = line.strip()
        if stripped:
            first = start + len(line) - len(line.lstrip())
            last = start + len(line.rstrip()) - 1
            found.append(TextLine(stripped, layer.get_charbox(first)[0], layer.get_charbox(last)[2], number))
        start += len(line) + 2
    layer.close()
    page.close()
    return found


def _without_running_heads(pages: list[list[TextLine]]) -> list[list[TextLine]]:
    """Drop page numbers, and what stands at the head or foot of most pages."""
    ends = Counter(shape for page in pages for shape in {_shape(line) for line in (*page[:2], *page[-2:])})
    running = {shape for shape, count in ends.items() if len(pages) > 2 and count * 2 > len(pages)}

    def is_frame(line: TextLine) -> bool:
        return _shape(line) in running or _PAGE_NUMBER.fullmatch(line.text) is not None

    kept: list[list[TextLine]] = []
    for page in pages:
        edges = {*range(min(2, len(page))), *range(max(0, len(page) - 2), len(page))}
        kept.append([line for place, line in enumerate(page) if place not in edges or not is_frame(line)])
    return kept


def _shape(line: TextLine) -> str:
    return re.sub(r"\d+", "#", line.text)


def _layout(lines: Sequence[TextLine]) -> Layout:
    left = Counter(round(line.left) for line in lines).most_common(1)[0][0]
    rights = sorted(line.right for line in lines)
    indented = sum(_INDENT < line.left - left < _NARROW for line in lines)
    return Layout(left, rights[len(rights) * 9 // 10], indented * 8 > len(lines))


def _paragraphs(lines: Sequence[TextLine], rules: Rules) -> list[str]:
    layout = _layout(lines)
    starts = _break_test(layout, rules)
    found: list[str] = []
    for before, line in zip((None, *lines), lines, strict=False):
        if before is None or starts(before, line, found[-1]):
            found.append(line.text)
        else:
            found[-1] = _joined(found[-1], line.text)
    return found


def _break_test(layout: Layout, rules: Rules) -> Callable[[TextLine, TextLine, str], bool]:
    """Return the test whether a line begins a paragraph, given the line before it and the paragraph so far."""

    def is_indented(line: TextLine) -> bool:
        return line.left - layout.left > _INDENT

    def is_title_page(line: TextLine, so_far: str) -> bool:
        return line.page == 0 and len(so_far) < _TITLE and rules.is_title(so_far) and line.text[0].isupper()

    def begins(before: TextLine, line: TextLine, so_far: str) -> bool:
        heading = rules.heading(so_far)
        if rules.heading(line.text) or rules.is_note(line.text) or rules.is_back(line.text):
            return True
        if (heading and not heading.rest) or rules.opens_preamble(line.text) or is_title_page(line, so_far):
            return True
        if so_far.endswith(_HYPHEN):
            return False
        marked = numbered(line.text) is not None
        if layout.indents:
            narrow = before.left - layout.left > _NARROW and line.left - layout.left > _NARROW
            if narrow:
                return so_far[-1] in ",;:."
            return is_indented(line) and (marked or not is_indented(before) or so_far[-1] in ".;:!?,)")
        short = before.right < layout.right - (layout.right - layout.left) * 0.12
        return marked or (short and so_far[-1] in ".;:!?")

    return begins


def _joined(so_far: str, line: str) -> str:
    """Return a paragraph with its next line: hyphenated words whole, punctuation where it belongs."""
    if so_far.endswith(_HYPHEN):
        return so_far[:-1] + line
    glued = (so_far.endswith("-") and so_far[-2:-1].isalnum()) or so_far[-1] in "(«“" or line[0] in ",.;:)»”"
    return so_far + ("" if glued else " ") + line

"""Where the headings of a report stand in its PDF: marks that note the page, and lines of contents that show it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, Paragraph

_GAP = 4.0


@dataclass
class Pages:
    """What one pass of setting finds out for the next: the page of each mark, and how many there are."""

    total: int = 0
    of_mark: dict[str, int] = field(default_factory=dict)


class Mark(Flowable):  # type: ignore[misc]
    """The invisible place after a heading that outline and contents lead to; ``rise`` points above itself."""

    def __init__(self, key: str, title: str, level: int, found: Pages, rise: float) -> None:
        super().__init__()
        self._key, self._title, self._level, self._found, self._rise = key, title, level, found, rise

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:  # noqa: ARG002
        """Take no room."""
        return 0.0, 0.0

    def draw(self) -> None:
        """Note the page, and give the heading its place in the outline."""
        self._found.of_mark[self._key] = self.canv.getPageNumber()
        self.canv.bookmarkHorizontal(self._key, 0, self._rise)
        self.canv.addOutlineEntry(self._title, self._key, self._level, closed=self._level == 0)


class ContentsLine(Flowable):  # type: ignore[misc]
    """A heading in the contents, dots, and the number of its page; all of it leads to the heading."""

    def __init__(self, markup: str, style: Any, key: str, page: int | None) -> None:
        super().__init__()
        self._title = Paragraph(markup, style)
        self._style, self._key, self._page = style, key, page

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Return the size of the title, which may need more lines than one."""
        self.width, self.height = self._title.wrap(available_width, available_height)
        return self.width, self.height

    def getSpaceAfter(self) -> float:
        """Return the distance to the next line."""
        return float(self._style.spaceAfter)

    def draw(self) -> None:
        """Draw title, dots and number, and lay the link over them."""
        self._title.drawOn(self.canv, 0, 0)
        self.canv.linkAbsolute("", self._key, (0, 0, self.width, self.height))
        if self._page is None:
            return
        font, size = self._style.fontName, self._style.fontSize
        number = str(self._page)
        base = self._style.leading - size
        self.canv.setFont(font, size)
        self.canv.drawRightString(self.width, base, number)
        dot = stringWidth(".", font, size)
        start = self._title.getActualLineWidths0()[-1] - self._style.rightIndent + _GAP
        end = self.width - stringWidth(number, font, size) - _GAP
        self.canv.drawRightString(end, base, "." * max(int((end - start) / dot), 0))

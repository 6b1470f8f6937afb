"""The parts of a whole as one bar, readable in black and white, drawn on a PDF page."""

from __future__ import annotations

from typing import Any

from reportlab.lib.colors import HexColor, black, white
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from commission_app.base.fonts import Face

HEIGHT = 18.0
_SIZE = 9.0
_NARROWEST = 4.0
_HATCH_STEP = 4.0

# Fill, colour of the number, whether hatched.
_LOOKS = (
    (HexColor("#3b3b3b"), white, False),
    (white, black, True),
    (HexColor("#c4c4c4"), black, False),
    (HexColor("#858585"), black, False),
    (HexColor("#e6e6e6"), black, True),
)


def _paint(canvas: Any, x: float, y: float, width: float, height: float, look: int) -> None:
    """Draw one field in the look of the part with this index."""
    fill, _, hatched = _LOOKS[look % len(_LOOKS)]
    canvas.saveState()
    canvas.setLineWidth(0.6)
    canvas.setStrokeColor(black)
    canvas.setFillColor(fill)
    canvas.rect(x, y, width, height, stroke=0, fill=1)
    if hatched:
        _hatch(canvas, x, y, width, height)
    canvas.rect(x, y, width, height, stroke=1, fill=0)
    canvas.restoreState()


def _hatch(canvas: Any, x: float, y: float, width: float, height: float) -> None:
    canvas.saveState()
    outline = canvas.beginPath()
    outline.rect(x, y, width, height)
    canvas.clipPath(outline, stroke=0, fill=0)
    canvas.setLineWidth(0.35)
    canvas.setStrokeColor(HexColor("#6e6e6e"))
    for step in range(int((width + height) / _HATCH_STEP) + 1):
        start = x - height + step * _HATCH_STEP
        canvas.line(start, y, start + height, y + height)
    canvas.restoreState()


class BarDrawing(Flowable):  # type: ignore[misc]
    """The bar itself: fields as wide as their counts, each with its number where there is room."""

    def __init__(self, counts: tuple[int, ...]) -> None:
        super().__init__()
        self._counts = counts

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:  # noqa: ARG002
        """Take the whole width."""
        self.width = available_width
        return available_width, HEIGHT

    def draw(self) -> None:
        """Draw the fields from left to right; with nothing to show, an empty frame."""
        parts = [(look, count) for look, count in enumerate(self._counts) if count > 0]
        if not parts:
            self.canv.rect(0, 0, self.width, HEIGHT, stroke=1, fill=0)
            return
        total = sum(count for _, count in parts)
        shares = [max(self.width * count / total, _NARROWEST) for _, count in parts]
        x = 0.0
        for (look, count), share in zip(parts, shares, strict=True):
            width = self.width * share / sum(shares)
            _paint(self.canv, x, 0, width, HEIGHT, look)
            self._number(str(count), x + width / 2, width, look)
            x += width

    def _number(self, text: str, centre: float, room: float, look: int) -> None:
        wide = stringWidth(text, Face.SERIF_BOLD.value, _SIZE) + 6
        if wide > room:
            return
        _, ink, hatched = _LOOKS[look % len(_LOOKS)]
        if hatched:
            self.canv.setFillColor(white)
            self.canv.rect(centre - wide / 2, 3, wide, HEIGHT - 6, stroke=0, fill=1)
        self.canv.setFillColor(ink)
        self.canv.setFont(Face.SERIF_BOLD.value, _SIZE)
        self.canv.drawCentredString(centre, (HEIGHT - _SIZE * 0.72) / 2, text)


class Swatch(Flowable):  # type: ignore[misc]
    """A small field in the look of the part with this index, for the legend."""

    SIDE = 10.0

    def __init__(self, look: int) -> None:
        super().__init__()
        self._look = look

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:  # noqa: ARG002
        """Return the size of the square."""
        return self.SIDE, self.SIDE

    def draw(self) -> None:
        """Draw the square."""
        _paint(self.canv, 0, 0, self.SIDE, self.SIDE, self._look)

"""The flow of old sections into new ones, drawn once for window (SVG), paper (PDF) and Word (PNG)."""

from __future__ import annotations

import io
from typing import Any

from pypdfium2 import PdfDocument
from reportlab.graphics import renderPDF, renderSVG
from reportlab.graphics.shapes import Drawing, Path, Rect, String
from reportlab.lib.colors import HexColor, black
from reportlab.pdfbase.pdfmetrics import stringWidth

from commission_app.base.fonts import Face
from commission_app.base.pdfium import PDFIUM_TURN
from commission_app.domain.report import Flow
from commission_app.writers.pdf_text import register_fonts
from commission_app.writers.printable import one_line

WIDTH = 480.0
_BAR = 10.0
_NAMES = 150.0
_UNIT = 5.0
_GAP = 9.0
_SIZE = 8.0
_LEADING = 9.2
_LEAST = 11.0
_SHADES = ("#b8b8b8", "#8c8c8c", "#d4d4d4", "#a2a2a2")


def flow_drawing(flow: Flow) -> Any:
    """Return the drawing: old sections left, new ones right, bands between as thick as the articles they carry."""
    register_fonts()
    left = _heights(flow, 0)
    right = _heights(flow, 1)
    height = max(_total(left), _total(right)) + 2 * _GAP
    drawing = Drawing(WIDTH, height)
    starts = _starts(left, height), _starts(right, height)
    taken = [dict.fromkeys(range(len(left)), 0.0), dict.fromkeys(range(len(right)), 0.0)]
    for old, new, articles in sorted(flow.bands):
        thick = articles * _UNIT
        y_left = starts[0][old] - taken[0][old]
        y_right = starts[1][new] - taken[1][new]
        taken[0][old] += thick
        taken[1][new] += thick
        drawing.add(_band(y_left, y_right, thick, _SHADES[old % len(_SHADES)]))
    for side, names in enumerate((flow.left, flow.right)):
        for number, name in enumerate(names):
            _label(drawing, side, one_line(name), starts[side][number], (left, right)[side][number])
    return drawing


def flow_svg(flow: Flow) -> str:
    """Return the flow as SVG."""
    return str(renderSVG.drawToString(flow_drawing(flow)))


def flow_png(flow: Flow, *, scale: float = 3.0) -> bytes:
    """Return the flow as PNG; at the scale of 1 a point is a pixel."""
    data = renderPDF.drawToString(flow_drawing(flow))
    with PDFIUM_TURN, PdfDocument(data) as document:
        image = document[0].render(scale=scale).to_pil()
    output = io.BytesIO()
    image.save(output, "PNG")
    return output.getvalue()


def _heights(flow: Flow, side: int) -> list[float]:
    names = (flow.left, flow.right)[side]
    sums = [sum(band[2] for band in flow.bands if band[side] == number) * _UNIT for number in range(len(names))]
    return [max(one, _LEAST) for one in sums]


def _total(heights: list[float]) -> float:
    return sum(heights) + _GAP * max(len(heights) - 1, 0)


def _starts(heights: list[float], height: float) -> list[float]:
    """Return the upper edge of every bar, from the top of the drawing down."""
    edges: list[float] = []
    y = height - _GAP
    for one in heights:
        edges.append(y)
        y -= one + _GAP
    return edges


def _band(left: float, right: float, thick: float, shade: str) -> Any:
    x1, x2 = _NAMES + _BAR, WIDTH - _NAMES - _BAR
    middle = (x1 + x2) / 2
    path = Path(fillColor=HexColor(shade), fillOpacity=0.75, strokeColor=HexColor("#5a5a5a"), strokeWidth=0.3)
    path.moveTo(x1, left)
    path.curveTo(middle, left, middle, right, x2, right)
    path.lineTo(x2, right - thick)
    path.curveTo(middle, right - thick, middle, left - thick, x1, left - thick)
    path.closePath()
    return path


def _label(drawing: Any, side: int, name: str, top: float, height: float) -> None:
    x = _NAMES if side == 0 else WIDTH - _NAMES - _BAR
    drawing.add(Rect(x, top - height, _BAR, height, fillColor=HexColor("#3b3b3b"), strokeColor=black, strokeWidth=0.4))
    lines = _lines(name, _NAMES - 8)
    place, anchor = (x - 4, "end") if side == 0 else (x + _BAR + 4, "start")
    y = top - height / 2 - _SIZE * 0.35 + (len(lines) - 1) * _LEADING / 2
    for number, line in enumerate(lines):
        at = y - number * _LEADING
        drawing.add(String(place, at, line, textAnchor=anchor, fontName=Face.SANS.value, fontSize=_SIZE))


def _lines(name: str, room: float) -> list[str]:
    """Return a name in one line, or in two that it is broken into between words; what is longer still is cut."""
    if _width(name) <= room:
        return [name]
    words = name.split(" ")
    fit = next((n for n in range(len(words) - 1, 0, -1) if _width(" ".join(words[:n])) <= room), 0)
    first, rest = " ".join(words[:fit]), " ".join(words[fit:])
    return [line for line in (first, _fitting(rest, room)) if line]


def _width(text: str) -> float:
    return float(stringWidth(text, Face.SANS.value, _SIZE))


def _fitting(name: str, room: float) -> str:
    while _width(name) > room and len(name) > 1:
        name = name[:-2].rstrip() + "…"
    return name

"""Text set by reportlab: the program's fonts, paragraph styles, and the one way from data to its markup."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from html import escape as escape_markup
from typing import Any

from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph

from commission_app.base.fonts import FALLBACKS, Face, font_path
from commission_app.domain.report import Emphasis, Para, Span
from commission_app.writers.printable import printable

QUIET = "#505050"

# Marks of direction and joining, which the letters that this program prints do not need.
_INVISIBLE = re.compile("[\u061c\u180e\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f]")

_OPEN = {
    None: "",
    Emphasis.STRONG: "<b>",
    Emphasis.QUIET: f'<font color="{QUIET}" size="-1">',
    Emphasis.INSERTED: "<i><u>",
    Emphasis.DELETED: "<strike>",
    Emphasis.QUOTED: "<i>",
}
_CLOSE = {
    None: "",
    Emphasis.STRONG: "</b>",
    Emphasis.QUIET: "</font>",
    Emphasis.INSERTED: "</u></i>",
    Emphasis.DELETED: "</strike>",
    Emphasis.QUOTED: "</i>",
}


def register_fonts() -> None:
    """Make the program's fonts known to reportlab, which keeps them for the whole process."""
    if Face.SERIF in pdfmetrics.getRegisteredFontNames():
        return
    for face in Face:
        pdfmetrics.registerFont(TTFont(face.value, str(font_path(face))))
    for plain, bold, italic in (
        (Face.SERIF, Face.SERIF_BOLD, Face.SERIF_ITALIC),
        (Face.SANS, Face.SANS_BOLD, Face.SANS_ITALIC),
    ):
        pdfmetrics.registerFontFamily(
            plain.value, normal=plain.value, bold=bold.value, italic=italic.value, boldItalic=bold.value
        )


@cache
def _characters(face: Face) -> frozenset[int]:
    return frozenset(pdfmetrics.getFont(face.value).face.charToGlyph)


def escape(text: str) -> str:
    """Return markup that shows exactly this text: nothing in it is taken for a tag or an entity.

    Line ends become breaks; a character that the text face lacks is set in the first face that has it.
    """
    shown = _INVISIBLE.sub("", printable(text))
    return "<br/>".join(_with_fallbacks(line) for line in shown.split("\n"))


def _with_fallbacks(line: str) -> str:
    plain = _characters(Face.SERIF)
    if all(ord(sign) in plain for sign in line):
        return escape_markup(line)
    return "".join(_sign(sign) for sign in line)


def _sign(sign: str) -> str:
    for face in (Face.SERIF, *FALLBACKS):
        if ord(sign) in _characters(face):
            shown = escape_markup(sign)
            return shown if face is Face.SERIF else f'<font name="{face.value}">{shown}</font>'
    # Better an empty box, which says that something stood here, than nothing.
    return escape_markup(sign)


def markup(spans: tuple[Span, ...]) -> str:
    """Return the markup of a paragraph."""
    return "".join(f"{_OPEN[span.emphasis]}{escape(span.text)}{_CLOSE[span.emphasis]}" for span in spans)


def _style(name: str, size: float, **options: Any) -> ParagraphStyle:
    leading = options.pop("leading", size * 1.42)
    face = options.pop("face", Face.SERIF)
    options.setdefault("keepWithNext", 0)
    return ParagraphStyle(
        name,
        fontName=face.value,
        fontSize=size,
        leading=leading,
        allowWidows=0,
        allowOrphans=0,
        splitLongWords=1,
        strikeWidth="0.06*F",
        underlineWidth="0.05*F",
        **options,
    )


@dataclass(frozen=True)
class Setting:
    """How running text is set in one place: its style, the width of a label and of a step of indent, in points."""

    style: ParagraphStyle
    label: float
    step: float

    def paragraph(self, para: Para) -> Paragraph:
        """Return a paragraph whose label hangs to the left of its text."""
        start = para.indent * self.step
        left = start + (self.label if para.label else 0)
        style = ParagraphStyle("placed", self.style, leftIndent=left, bulletIndent=start) if left else self.style
        if para.keep:
            style = ParagraphStyle("kept", style, keepWithNext=1)
        made = Paragraph(_labelled(para), style)
        for fragment in made.frags:
            # Reportlab forgets the indent when it strikes or underlines a paragraph of a single plain fragment; one
            # that may have a background is drawn in its general way, which does not.
            fragment.backColor = None
        return made


def _labelled(para: Para) -> str:
    label = f"<bullet>{escape(para.label)}</bullet>" if para.label else ""
    return label + markup(para.spans)


@dataclass(frozen=True)
class Styles:
    """All styles of a report."""

    title: ParagraphStyle
    line: ParagraphStyle
    contents_heading: ParagraphStyle
    contents_entry: ParagraphStyle
    headings: tuple[ParagraphStyle, ...]
    column: ParagraphStyle
    caption: ParagraphStyle
    header: ParagraphStyle
    footer: ParagraphStyle
    text: Setting
    cell: Setting


def styles() -> Styles:
    """Return the styles of a report; the fonts must be registered."""
    bold = Face.SERIF_BOLD
    body = _style("text", 10.5, spaceAfter=5, bulletFontName=Face.SERIF.value, bulletFontSize=10.5)
    cell = _style("cell", 9, leading=12.6, spaceAfter=3, bulletFontName=Face.SERIF.value, bulletFontSize=9)
    return Styles(
        title=_style("title", 18, face=bold, alignment=TA_CENTER, spaceBefore=14, spaceAfter=12, leading=24),
        line=_style("line", 11, alignment=TA_CENTER, spaceAfter=3),
        contents_heading=_style("contents heading", 11, face=bold, spaceBefore=8, spaceAfter=6),
        contents_entry=_style("contents entry", 10.5, spaceAfter=2, rightIndent=24),
        headings=(
            _style("heading 1", 14.5, face=bold, spaceBefore=22, spaceAfter=4, leading=19),
            _style("heading 2", 11.5, face=bold, spaceBefore=13, spaceAfter=5),
            _style("heading 3", 10.5, face=bold, spaceBefore=9, spaceAfter=4),
        ),
        column=_style("column", 9, face=bold, leading=12.6),
        caption=_style("caption", 10.5, spaceBefore=4, spaceAfter=4),
        header=_style("header", 8.5, face=Face.SERIF_ITALIC, alignment=TA_RIGHT, textColor=QUIET),
        footer=_style("footer", 9, alignment=TA_CENTER),
        text=Setting(body, label=21, step=21),
        cell=Setting(cell, label=18, step=14),
    )

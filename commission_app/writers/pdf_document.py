"""A report's PDF around its text: pages, header and footer, properties, the passes that make it."""

from __future__ import annotations

import io
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

from commission_app.base.fonts import Face
from commission_app.domain.report import Report
from commission_app.writers.pdf_blocks import Typesetter
from commission_app.writers.pdf_contents import Pages
from commission_app.writers.pdf_text import escape, register_fonts, styles
from commission_app.writers.printable import language_tag, one_line
from commission_app.writers.report_parts import created, page_words

_LEFT, _RIGHT, _TOP, _BOTTOM = 2.5 * cm, 1.5 * cm, 2.1 * cm, 2.1 * cm
_WIDTH = A4[0] - _LEFT - _RIGHT
_PRODUCER = "Commission App"


def pdf_bytes(report: Report) -> bytes:
    """Return the report as a PDF file; the same report gives the same bytes.

    It is set twice: the first time finds out on which page each heading stands, which moves nothing the second time.
    """
    register_fonts()
    first = Pages()
    _set(report, Pages(), first)
    return _set(report, first, Pages())


def _set(report: Report, known: Pages, found: Pages) -> bytes:
    output = io.BytesIO()
    document = _document(report, output, known)
    document.build(Typesetter(report, styles(), _WIDTH, known, found).story())
    found.total = document.page
    return output.getvalue()


def _document(report: Report, output: io.BytesIO, known: Pages) -> Any:
    moment = created(report)
    stamp = f"D:{moment:%Y%m%d%H%M%S}+00'00'"

    def before(canvas: Any, _: Any) -> None:
        canvas.setDateFormatter(lambda *_now: stamp)

    def first(canvas: Any, _: Any) -> None:
        _footer(canvas, report.labels.page, known.total)

    def later(canvas: Any, _: Any) -> None:
        _footer(canvas, report.labels.page, known.total)
        _header(canvas, report.title)

    frame = {"leftPadding": 0, "rightPadding": 0, "topPadding": 0, "bottomPadding": 0}
    place = (_LEFT, _BOTTOM, _WIDTH, A4[1] - _TOP - _BOTTOM)
    return BaseDocTemplate(
        output,
        pagesize=A4,
        title=one_line(report.title),
        author=one_line(report.author),
        lang=language_tag(report.language),
        creator=_PRODUCER,
        producer=_PRODUCER,
        invariant=1,
        pageCompression=1,
        initialFontName=Face.SERIF.value,
        pageTemplates=[
            PageTemplate(
                "first", [Frame(*place, **frame)], onPage=before, onPageEnd=first, autoNextPageTemplate="later"
            ),
            PageTemplate("later", [Frame(*place, **frame)], onPageEnd=later),
        ],
    )


def _footer(canvas: Any, template: str, total: int) -> None:
    values = {"number": str(canvas.getPageNumber()), "total": str(total), "": ""}
    shown = "".join(text + values[field] for text, field in page_words(template))
    _line(canvas, shown, styles().footer, _BOTTOM - 30)


def _header(canvas: Any, title: str) -> None:
    _line(canvas, _shortened(one_line(title)), styles().header, A4[1] - _TOP + 14)


def _shortened(title: str) -> str:
    """Return as much of the title as one line holds."""
    while stringWidth(title, Face.SERIF_ITALIC.value, 8.5) > _WIDTH * 0.9:
        title = title[:-2].rstrip() + "…"
    return title


def _line(canvas: Any, text: str, style: ParagraphStyle, y: float) -> None:
    paragraph = Paragraph(escape(text), style)
    paragraph.wrap(_WIDTH, _BOTTOM)
    paragraph.drawOn(canvas, _LEFT, y)

"""The pages of a report as pictures: what a printer would print, to be looked at first."""

from __future__ import annotations

import io
import tempfile
from pathlib import Path

from commission_app.base.pdfium import PDFIUM_TURN
from commission_app.domain.report import Report
from commission_app.writers.report_pdf import write_pdf


def page_pictures(report: Report, *, most: int, width: int) -> tuple[list[bytes], int]:
    """Return the first ``most`` pages of a report as PNG of a width in pixels, and how many pages it has."""
    # It takes as long to load as all the rest of a briefing, and only pages to be looked at need it.
    from pypdfium2 import PdfDocument

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.pdf"
        write_pdf(report, path)
        with PDFIUM_TURN, PdfDocument(path.read_bytes()) as document:
            pictures = [
                _png(document[number].render(scale=width / document[number].get_width()).to_pil())
                for number in range(min(most, len(document)))
            ]
            return pictures, len(document)


def _png(image: object) -> bytes:
    stream = io.BytesIO()
    image.save(stream, "PNG", compress_level=1)  # type: ignore[attr-defined]  # Pillow's own type is not loaded here
    return stream.getvalue()

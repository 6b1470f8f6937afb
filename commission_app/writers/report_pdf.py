"""A report as a PDF file, to be printed."""

from __future__ import annotations

from pathlib import Path

from commission_app.base.atomic_file import atomic_path
from commission_app.domain.report import Report


def write_pdf(report: Report, path: Path) -> None:
    """Write a report to ``path``, whole or not at all; the same report gives the same bytes.

    Holds the interpreter while it works: with a window open, call it in another process. Raises UserError where the
    file cannot be written, ValueError where a table's row has not one cell a column.
    """
    from commission_app.writers.pdf_document import pdf_bytes  # slow to load, and not needed to open a window

    with atomic_path(path) as part:
        part.write_bytes(pdf_bytes(report))

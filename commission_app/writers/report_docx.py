"""A report as a Word file, to be corrected by hand."""

from __future__ import annotations

from pathlib import Path

from commission_app.base.atomic_file import atomic_path
from commission_app.domain.report import Report


def write_docx(report: Report, path: Path) -> None:
    """Write a report to ``path``, whole or not at all; the same report gives the same bytes.

    Raises UserError where the file cannot be written, ValueError where a table's row has not one cell a column.
    """
    from commission_app.writers.docx_package import save  # slow to load, and not needed to open a window

    with atomic_path(path) as part:
        save(report, part)

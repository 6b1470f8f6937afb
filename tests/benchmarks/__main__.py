"""Measures all figures, prints their table and keeps it in ``docs/benchmarks.md``; ends with 1 if one is missed."""

from __future__ import annotations

import os
import platform
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from tests.benchmarks import answering, comparing, importing, merging, outlining, window
from tests.benchmarks.figure import HEAD, Figure

ROOT = Path(__file__).resolve().parents[2]


def _figures(corpus: Path) -> list[Figure]:
    with tempfile.TemporaryDirectory() as name:
        os.environ["COMMISSION_APP_HOME"] = str(Path(name) / "home")
        figures = [merging.measure(Path(name)), *window.measure(Path(name), corpus)]
        figures += answering.measure(Path(name), corpus)
    figures += comparing.measure(corpus)
    figures += importing.measure(corpus)
    document = corpus / "kz_2026_draft_kk.docx"
    if document.exists():
        figures.append(outlining.measure(document))
    else:
        sys.stderr.write("There is no corpus of real documents: set COMMISSION_CORPUS to its folder.\n")
    return figures


def _busy() -> str:
    """Return how much else the machine had to do: seconds mean little where many processes wait for few cores."""
    return f", {os.getloadavg()[2]:.0f} processes at work on average" if hasattr(os, "getloadavg") else ""


def main() -> int:
    corpus = Path(os.environ.get("COMMISSION_CORPUS") or ROOT.parent / "shared" / "corpus")
    figures = _figures(corpus)
    table = "\n".join((HEAD, *(figure.row() for figure in figures)))
    sys.stdout.write(table + "\n")
    machine = f"{platform.system()}, {os.cpu_count()} cores, Python {platform.python_version()}{_busy()}"
    told = f"Measured on {datetime.now(UTC):%Y-%m-%d} ({machine}) by `python -m tests.benchmarks`."
    text = f"# Benchmarks\n\n{told}\n\n{table}\n"
    (ROOT / "docs" / "benchmarks.md").write_text(text, encoding="utf-8")
    return 0 if all(figure.reached for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main())

"""The outline of a real Word file of 4.6 MB of XML, as a whole process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.benchmarks.figure import Figure, best_of

SECONDS = 0.6


def measure(document: Path) -> Figure:
    """Return the figure: seconds of ``outline --json``, held against those allowed."""

    def outlining() -> None:
        command = [sys.executable, "-m", "commission_app", "outline", str(document), "--json"]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=dict(os.environ))

    outlining()
    return Figure("outline --json of the 96-article Kazakh DOCX", best_of(5, outlining), "seconds allowed", SECONDS, 1)

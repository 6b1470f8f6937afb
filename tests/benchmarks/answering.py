"""How long the window answers nothing while a long document is imported, measured in processes of their own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from commission_app.services.found import found
from tests.benchmarks.figure import Figure

_LONGEST = "in_2024_en.pdf"
_NAMES = {
    "reading": "the window answers nothing while 400 pages are read, at most",
    "redone": "the window answers nothing while their tree is made anew, at most",
    "selecting": "choosing one of their lines",
}
_ALLOWED = 0.100
_TIMES = 5


def measure(folder: Path, corpus: Path) -> list[Figure]:
    """Return the figures, on the longest real document; none without it."""
    source, database = corpus / _LONGEST, folder / "import.commission"
    if not source.exists():
        return []
    found(database, "Reform", "Secretary").close()
    command = [sys.executable, "-m", "tests.benchmarks.import_run", str(database), str(source)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    runs = []
    for _ in range(_TIMES):
        done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
        runs.append(json.loads(done.stdout))
    # The best of several is the one that was least disturbed.
    return [Figure(name, min(run[key] for run in runs), "seconds allowed", _ALLOWED, 1) for key, name in _NAMES.items()]

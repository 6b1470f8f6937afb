"""How quickly the window answers: each figure is measured in a process of its own, off the screen."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

from tests.benchmarks import crowd
from tests.benchmarks.figure import Figure

START = 2
"""How many times a bare window the opened one may take."""

CROWD = 504
_RUN = "tests.benchmarks.window_run"
_LIMITS = {
    "selecting an article, 100,000 comments in all, median": ("select_median", 0.016),
    "selecting an article, 100,000 comments in all, 99th percentile": ("select_99", 0.033),
    "selecting an article with 500 comments, median": ("crowd_median", 0.016),
    "selecting an article with 500 comments, 99th percentile": ("crowd_99", 0.033),
    "redline of an article when it is first chosen, 99th percentile": ("redline_99", 0.050),
    "a key in the composer, median": ("key_median", 0.008),
    "filtering the tree": ("filter", 0.030),
    "one step of searching, 100,000 comments": ("search", 0.030),
    "switching the language": ("language", 0.300),
}


def _measured(what: str, *arguments: str) -> dict[str, float]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "COMMISSION_APP_LANGUAGE": "ru"}
    # A program that is installed is compiled, as Qt's part is; where Python may keep nothing, it would be so anew.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    begun = [str(time.perf_counter())] if what in ("bare", "start") else []
    command = [sys.executable, "-m", _RUN, what, *begun, *arguments]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def _best(times: int, *arguments: str) -> dict[str, float]:
    """Return the best of each measure over several processes: the one that was least disturbed."""
    return _best_of([_measured(*arguments) for _ in range(times)])


def _best_of(runs: list[dict[str, float]]) -> dict[str, float]:
    return {name: min(run[name] for run in runs) for name in runs[0]}


def measure(folder: Path, corpus: Path) -> list[Figure]:
    """Return the figures of the window; on the real drafts where there is a corpus, else on an invented text."""
    names = {
        ("In force", "ru"): "kz_1995_ru_adilet_2023.pdf",
        ("Draft", "ru"): "kz_2026_draft_ru.docx",
        ("Draft", "kk"): "kz_2026_draft_kk.docx",
    }
    sources = {place: corpus / name for place, name in names.items()} if corpus.is_dir() else {}
    small, large = folder / "small.commission", folder / "large.commission"
    crowd.make(small, sources, 10_000, crowded=CROWD).close()
    crowd.make(large, sources, 100_000).close()
    _measured("start", str(small))
    # In turn: what else the machine does comes and goes.
    runs = [(_measured("bare"), _measured("start", str(small))) for _ in range(5)]
    bare, start = (_best_of(list(some)) for some in zip(*runs, strict=True))
    opening = "start to first painted window, real drafts, 10,000 comments"
    figures = [
        Figure(opening, start["seconds"], "a bare window with a tree and a text", bare["seconds"], START),
        Figure(
            "the same, with the comments beside the text", start["whole"], "the bare window", bare["seconds"], 2 * START
        ),
        Figure("memory of that window, in hundreds of MB", start["memory"], "hundreds of MB allowed", 2.0, 1),
    ]
    work = {**_best(3, "work", str(large)), **_best(3, "crowd", str(small))}
    figures += [Figure(name, work[key], "seconds allowed", limit, 1) for name, (key, limit) in _LIMITS.items()]
    return figures

"""Reading documents as whole processes: against LibreOffice, against PDFium alone, and by length."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from tests.benchmarks.figure import Figure, best_of

QUICKER_THAN_LIBREOFFICE = 1 / 5
AS_PDFIUM_ALONE = 3
LONGEST_SECONDS = 5
LONGEST_MEGABYTES = 300
LINEAR = 5
"""How many times the time four times the length may take; above 4 there is room for what a machine does beside."""

_BARE = """
import sys, pypdfium2
document = pypdfium2.PdfDocument(sys.argv[1])
print(sum(len(document[number].get_textpage().get_text_range()) for number in range(len(document))))
"""
_MEASURED = """
import runpy, sys
sys.argv = ["commission-app", "outline", sys.argv[1], "--json"]
try:
    runpy.run_module("commission_app", run_name="__main__")
except SystemExit:
    pass
sys.stderr.write(next(line for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""
_LONGEST = "in_2024_en.pdf"


def _run(*command: str) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=dict(os.environ))


def _outline(document: Path) -> float:
    return best_of(5, lambda: _run(sys.executable, "-m", "commission_app", "outline", str(document), "--json"))


def measure(corpus: Path) -> Iterator[Figure]:
    """Yield the figures of every document of the corpus that there is one for."""
    yield from _against_libreoffice(corpus)
    for document in sorted(corpus.glob("*.pdf")):
        bare = best_of(3, partial(_run, sys.executable, "-c", _BARE, str(document)))
        yield Figure(f"outline of {document.name}", _outline(document), "PDFium's bare text", bare, AS_PDFIUM_ALONE)
    longest = corpus / _LONGEST
    if longest.exists():
        yield Figure("outline of the longest document", _outline(longest), "seconds allowed", LONGEST_SECONDS, 1)
        if sys.platform == "linux":
            yield Figure("memory of that", _megabytes(longest), "allowed", LONGEST_MEGABYTES, 1, "MB")
    if (corpus / "kz_2026_draft_ru.docx").exists():
        yield from _by_length(corpus / "kz_2026_draft_ru.docx")


def _against_libreoffice(corpus: Path) -> Iterator[Figure]:
    office = shutil.which("soffice")
    documents = sorted(corpus.glob("*.docx"))
    if office is None:
        sys.stderr.write("LibreOffice is not installed: what is held against it is not measured.\n")
        return
    for document in documents:
        with tempfile.TemporaryDirectory() as folder:
            command = [office, "--headless", f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"]
            command += ["--convert-to", "txt", "--outdir", folder, str(document)]
            _run(*command)  # the first run makes the profile
            other = best_of(3, lambda: _run(*command))  # noqa: B023 - called within the turn
        yield Figure(
            f"outline of {document.name}", _outline(document), "soffice to txt", other, QUICKER_THAN_LIBREOFFICE
        )


def _megabytes(document: Path) -> float:
    done = subprocess.run(
        [sys.executable, "-c", _MEASURED, str(document)],
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        env=dict(os.environ),
    )
    return int(re.findall(r"VmHWM:\s+(\d+)", done.stderr)[-1]) / 1024


def _by_length(document: Path) -> Iterator[Figure]:
    """Yield how the time within the process grows with the length of a Word file, repeated in itself."""
    from commission_app.readers.registry import read

    with tempfile.TemporaryDirectory() as folder:
        seconds = {}
        for times in (1, 4, 16):
            path = Path(folder) / f"{times}.docx"
            _repeat(document, path, times)
            seconds[times] = best_of(3, partial(read, path))
    yield Figure("reading a Word file 4 times as long", seconds[4], "once as long", seconds[1], LINEAR)
    yield Figure("reading a Word file 16 times as long", seconds[16], "4 times as long", seconds[4], LINEAR)


def _repeat(document: Path, out: Path, times: int) -> None:
    with zipfile.ZipFile(document) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "word/document.xml":
                begin = content.index(b">", content.index(b"<w:body")) + 1
                end = content.rindex(b"<w:sectPr")
                content = content[:begin] + content[begin:end] * times + content[end:]
            target.writestr(name, content)

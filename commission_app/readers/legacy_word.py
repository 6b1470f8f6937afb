"""Word files of before 2007: converted by LibreOffice where it is installed."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from commission_app.domain.errors import UserError

SECONDS = 60
_PROGRAMS = ("soffice", "libreoffice")
_USUAL_PLACES = (
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
_STREAMS = {
    "EncryptedPackage": "reading.is_protected",
    "Workbook": "reading.is_spreadsheet",
    "PowerPoint Document": "reading.is_presentation",
}
"""Streams that tell what else an OLE file can be (MS-OFFCRYPTO 2.3.4.4, MS-XLS 2.1.2, MS-PPT 2.1.2)."""

_FIB = 512
_FIB_MAGIC = b"\xec\xa5"
_FLAGS = 0x0B
_ENCRYPTED = 0x01


def as_docx(content: bytes, name: str) -> bytes:
    """Return an old Word file as a new one; raises UserError where it is none, is locked, or cannot be converted."""
    for stream, key in _STREAMS.items():
        if stream.encode("utf-16-le") in content:
            raise UserError(key, name=name)
    if "WordDocument".encode("utf-16-le") not in content:
        raise UserError("reading.not_a_word_file", name=name)
    if content[_FIB : _FIB + 2] == _FIB_MAGIC and content[_FIB + _FLAGS] & _ENCRYPTED:
        raise UserError("reading.is_protected", name=name)
    program = _program()
    if program is None:
        raise UserError("reading.old_word_file", name=name)
    with tempfile.TemporaryDirectory(prefix="commission-app-", ignore_cleanup_errors=True) as folder:
        return _converted(program, content, Path(folder), name)


def _program() -> str | None:
    found = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    return found or next((place for place in _USUAL_PLACES if Path(place).is_file()), None)


def _converted(program: str, content: bytes, folder: Path, name: str) -> bytes:
    source = folder / "source.doc"
    source.write_bytes(content)
    command = [
        *(
            program,
            "--headless",
            "--norestore",
            "--nolockcheck",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        ),
        *("--convert-to", "docx", "--outdir", str(folder), str(source)),
    ]
    try:
        _run(command)
        return (folder / "source.docx").read_bytes()
    except (OSError, subprocess.SubprocessError):
        raise UserError("reading.not_converted", name=name) from None


def _run(command: Sequence[str]) -> None:
    """Run a program; when its time is over, end it with all processes it started, as LibreOffice does.

    Raises OSError or SubprocessError where it fails.
    """
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    ) as running:
        try:
            code = running.wait(SECONDS)
        except BaseException:
            _end(running)
            raise
    if code:
        raise subprocess.CalledProcessError(code, command[0])


def _end(running: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":
        running.kill()
        return
    with contextlib.suppress(ProcessLookupError):
        os.killpg(running.pid, signal.SIGKILL)

"""The log of bugs: where a traceback is kept so that a person can send it on."""

from __future__ import annotations

import logging
import platform
import tempfile
from contextlib import closing
from logging.handlers import RotatingFileHandler
from pathlib import Path

from commission_app import __version__
from commission_app.base.paths import logs_folder

MAX_BYTES = 1_000_000
OLDER_FILES = 3


def log_bug(error: BaseException) -> Path:
    """Append the traceback of ``error`` to the log and return the log's path.

    Where the folder of logs cannot be written to, a folder for temporary files takes its place.
    """
    record = logging.LogRecord(
        name="commission_app",
        level=logging.ERROR,
        pathname="",
        lineno=0,
        msg="Commission App %s, Python %s, %s",
        args=(__version__, platform.python_version(), platform.platform()),
        exc_info=(type(error), error, error.__traceback__),
    )
    try:
        return _append(record, logs_folder())
    except OSError:
        return _append(record, Path(tempfile.mkdtemp(prefix="commission-app-")))


def _append(record: logging.LogRecord, folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "commission-app.log"
    with closing(_Handler(path, maxBytes=MAX_BYTES, backupCount=OLDER_FILES, encoding="utf-8")) as handler:
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        handler.emit(record)
    return path


class _Handler(RotatingFileHandler):
    def handleError(self, record: logging.LogRecord) -> None:  # noqa: ARG002 - the name is logging's
        """Raise what kept the record from being written: the caller has another place for it."""
        raise

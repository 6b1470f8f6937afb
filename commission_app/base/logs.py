"""The log of bugs: what went wrong, kept for those who can mend it."""

from __future__ import annotations

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

from commission_app.base.paths import logs_folder

_MAX_BYTES = 500_000
_KEPT = 5


def log_bug(error: BaseException) -> Path:
    """Write an unexpected error with its traceback to the log file and return the file's path."""
    path = logs_folder() / "commission-app.log"
    path.parent.mkdir(parents=True, exist_ok=True)
    handler = RotatingFileHandler(path, maxBytes=_MAX_BYTES, backupCount=_KEPT, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    record = logging.LogRecord(
        "commission_app", logging.ERROR, "", 0, str(error), None, (type(error), error, error.__traceback__)
    )
    try:
        handler.emit(record)
    finally:
        handler.close()
    return path

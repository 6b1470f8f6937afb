"""Who has a database open: the first window writes, any other reads."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QCoreApplication, QLockFile, QSysInfo

RENEW_AFTER = 60
"""Seconds after which a window says anew that it has its file open."""
STALE_AFTER = 15 * 60
"""Seconds of silence after which a hold is over: a stick was pulled out there, or the computer has lost its power."""


class Holding:
    """The hold of one window on one database, as a small file beside it that names the program and the computer.

    Whether a program of this computer still runs can be seen; of another computer, only whether it renews its hold.
    """

    def __init__(self, path: Path) -> None:
        self._file = Path(f"{path}.lock")
        self._lock = QLockFile(str(self._file))
        self._lock.setStaleLockTime(STALE_AFTER * 1000)
        self._renewed = monotonic()
        self.is_ours = self._lock.tryLock(0)

    def renew(self, now: float) -> None:
        """Say from time to time that the file is still open here; called often, with the seconds of a steady clock."""
        if not self.is_ours or now - self._renewed < RENEW_AFTER:
            return
        self._renewed = now
        process, *_ = self._lock.getLockInfo()
        if process == QCoreApplication.applicationPid():
            with contextlib.suppress(OSError):  # the file has vanished: that is told by who looks after it
                os.utime(self._file)

    @property
    def holder(self) -> str:
        """The computer that has it open; empty where it is this window or cannot be told."""
        if self.is_ours:
            return ""
        _, host, _ = self._lock.getLockInfo()
        return str(host)

    @property
    def is_elsewhere(self) -> bool:
        """Whether another computer has it, of which nobody here can see whether it is still at work."""
        return not self.is_ours and self.holder != QSysInfo.machineHostName()

    @property
    def is_refused(self) -> bool:
        """Whether the hold was refused because somebody else has it, not because the folder cannot be written."""
        return not self.is_ours and self._lock.error() is QLockFile.LockError.LockFailedError

    def release(self) -> None:
        """Let others write."""
        if self.is_ours:
            self._lock.unlock()

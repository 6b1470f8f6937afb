"""Who has a database open: the first window writes, any other reads."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLockFile


class Holding:
    """The hold of one window on one database, as a small file beside it that names the program and the computer."""

    def __init__(self, path: Path) -> None:
        self._lock = QLockFile(f"{path}.lock")
        # However long a window stays open, it holds its file: only the end of its program makes a lock stale.
        self._lock.setStaleLockTime(0)
        self.is_ours = self._lock.tryLock(0)

    @property
    def holder(self) -> str:
        """The computer that has it open; empty where it is this window or cannot be told."""
        if self.is_ours:
            return ""
        _, host, _ = self._lock.getLockInfo()
        return str(host)

    @property
    def is_refused(self) -> bool:
        """Whether the hold was refused because somebody else has it, not because the folder cannot be written."""
        return not self.is_ours and self._lock.error() is QLockFile.LockError.LockFailedError

    def release(self) -> None:
        """Let others write."""
        if self.is_ours:
            self._lock.unlock()

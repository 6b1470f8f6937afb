"""Files that appear whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from commission_app.domain.errors import UserError

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG} if hasattr(errno, "EDQUOT") else {errno.ENOSPC, errno.EFBIG}


@contextmanager
def atomic_path(path: Path) -> Iterator[Path]:
    """Give a path beside ``path`` to write to; when the block ends it is synced and takes the place of ``path``.

    When the block raises, what was written is removed and ``path`` is as it was. Raises UserError where the folder is
    missing, cannot be written to, or is full.
    """
    if not path.parent.is_dir():
        raise UserError("writing.no_folder", folder=str(path.parent))
    if path.is_dir():
        raise UserError("writing.is_folder", name=path.name)
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        yield part
        _sync(part, os.O_RDWR)
        part.replace(path)
        if os.name == "posix":
            _sync(path.parent, os.O_RDONLY)
    except OSError as error:
        raise UserError(
            "writing.disk_full" if error.errno in _FULL else "writing.not_writable", name=path.name
        ) from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


def _sync(path: Path, mode: int) -> None:
    """Make the system put a file or folder on the disk."""
    handle = os.open(path, mode)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

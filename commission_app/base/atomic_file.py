"""Files that appear whole or not at all, and folders to put them into."""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from commission_app.domain.errors import UserError

_FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}


@contextmanager
def atomic_path(path: Path) -> Iterator[Path]:
    """Give a path beside ``path`` to write to; when the block ends it is synced and takes the place of ``path``.

    When the block raises, what was written there, and beside it under longer names, is removed and ``path`` is as it
    was. Raises UserError where the folder is missing, cannot be written to, or is full; an OSError of the block that
    speaks of another file passes unchanged, a UserError that speaks of the path beside is made to name ``path``.
    """
    if not path.parent.is_dir():
        raise UserError("writing.no_folder", name=path.name, folder=str(path.parent))
    if path.is_dir():
        raise UserError("writing.is_folder", name=path.absolute().name or str(path))
    # A short name of its own: with the target's name in it, a long Cyrillic name would pass the system's limit.
    part = path.with_name(f".{os.urandom(8).hex()}.part")
    try:
        yield part
        _sync(part, os.O_RDWR)
        part.replace(path)
    except OSError as error:
        if error.filename is not None and Path(os.fsdecode(error.filename)) != part:
            raise
        key = "writing.disk_full" if error.errno in _FULL else "writing.not_writable"
        raise UserError(key, name=path.name, folder=str(path.parent)) from error
    except UserError as error:
        if error.params.get("name") == part.name:
            error.params["name"] = path.name
        raise
    finally:
        # A database leaves files beside it where the disk is too full to close it.
        with contextlib.suppress(OSError):
            for left in path.parent.glob(f"{part.name}*"):
                left.unlink()
    # The file stands in its place already; network folders refuse to be synced themselves.
    if os.name == "posix":
        with contextlib.suppress(OSError):
            _sync(path.parent, os.O_RDONLY)


def made_folder(folder: Path, mode: int = 0o777) -> Path:
    """Make a folder with those above it, where it is missing, and return it; raises UserError where it cannot be.

    ``mode`` is that of the folder itself, where the system knows of modes.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=mode)
    except (FileExistsError, NotADirectoryError) as error:
        raise UserError("writing.folder_is_file", folder=str(folder)) from error
    except OSError as error:
        key = "writing.folder_disk_full" if error.errno in _FULL else "writing.folder_not_made"
        raise UserError(key, folder=str(folder)) from error
    return folder


def _sync(path: Path, mode: int) -> None:
    """Make the system put a file or folder on the disk."""
    handle = os.open(path, mode)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

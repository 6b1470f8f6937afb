"""Folders and files that cannot be written to, also for a test that runs as the system's administrator."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

_VERSION_3 = 0x20080522
_EFFECTIVE = 0
# CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH: to pass by the modes of files.
_ABOVE_MODES = 0b110


@contextmanager
def closed_to_writing(*paths: Path) -> Iterator[None]:
    """Take the right to write from folders and files while the block runs."""
    if os.name != "posix":
        pytest.skip("modes of folders mean something on POSIX only")
    modes = {path: path.stat().st_mode for path in paths}
    for path, mode in modes.items():
        path.chmod(mode & 0o555)
    try:
        with _bound_by_modes():
            yield
    finally:
        for path, mode in modes.items():
            path.chmod(mode)


@contextmanager
def _bound_by_modes() -> Iterator[None]:
    if os.geteuid() != 0:
        yield
        return
    if sys.platform != "linux":
        pytest.skip("nothing holds the administrator of this system back")
    system = ctypes.CDLL(None, use_errno=True)
    header = (ctypes.c_uint32 * 2)(_VERSION_3, 0)
    rights = (ctypes.c_uint32 * 6)()
    assert system.capget(header, rights) == 0
    held = rights[_EFFECTIVE]
    try:
        rights[_EFFECTIVE] = held & ~_ABOVE_MODES
        assert system.capset(header, rights) == 0
        yield
    finally:
        rights[_EFFECTIVE] = held
        assert system.capset(header, rights) == 0

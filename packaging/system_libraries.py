"""The libraries of the system that Qt needs on Linux, and Debian's way of getting the missing ones."""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

OFFSCREEN = {
    "libglib2.0-0": "libglib-2.0.so.0",
    "libgl1": "libGL.so.1",
    "libegl1": "libEGL.so.1",
    "libxkbcommon0": "libxkbcommon.so.0",
    "libdbus-1-3": "libdbus-1.so.3",
    "libfontconfig1": "libfontconfig.so.1",
}
X11 = {
    "libxkbcommon-x11-0": "libxkbcommon-x11.so.0",
    "libxcb-icccm4": "libxcb-icccm.so.4",
    "libxcb-image0": "libxcb-image.so.0",
    "libxcb-keysyms1": "libxcb-keysyms.so.1",
    "libxcb-render-util0": "libxcb-render-util.so.0",
    "libxcb-cursor0": "libxcb-cursor.so.0",
    "libxcb-shape0": "libxcb-shape.so.0",
}


def has_display() -> bool:
    """Return whether a window can be shown: always on Windows and macOS, elsewhere with X11 or Wayland."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def answers(python: Path) -> bool:
    """Return whether the display that the environment names takes a window: Qt ends the process where it does not."""
    if sys.platform in {"win32", "darwin"}:
        return True
    probe: list[str | Path] = [python, "-c", "from PySide6.QtGui import QGuiApplication; QGuiApplication([])"]
    try:
        return subprocess.run(probe, capture_output=True, check=False, timeout=60).returncode == 0
    except subprocess.TimeoutExpired:
        return False


def can_load(library: str) -> bool:
    """Return whether the system's loader finds this library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_packages(*, window: bool, loads: Callable[[str], bool] = can_load) -> list[str]:
    """Return the Debian packages of Qt's libraries that are not there; ``window`` asks for those of X11 too."""
    if not sys.platform.startswith("linux"):
        return []
    wanted = {**OFFSCREEN, **X11} if window else OFFSCREEN
    return [package for package, library in wanted.items() if not loads(library)]


def missing_venv_package() -> list[str]:
    """Return Debian's package of the ``venv`` module where this Python was shipped without it."""
    if all(importlib.util.find_spec(name) for name in ("venv", "ensurepip")):
        return []
    return [f"python{sys.version_info.major}.{sys.version_info.minor}-venv"]


def install_line(packages: list[str]) -> str:
    """Return the one line that a person has to run to get these packages."""
    names = " ".join(packages)
    if shutil.which("apt-get"):
        return f"sudo apt-get update && sudo apt-get install -y --no-install-recommends {names}"
    return f"(with this system's package manager, what Debian calls) {names}"


def install(packages: list[str]) -> bool:
    """Get packages with apt-get as root; return False, having said what to run, where that cannot be done."""
    if not packages:
        return True
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    if is_root and shutil.which("apt-get"):
        print(f"Installing system packages: {' '.join(packages)}", flush=True)
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], env=quiet, check=False)
        wanted = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
        if subprocess.run(wanted, env=quiet, stdout=subprocess.DEVNULL, check=False).returncode == 0:
            return True
        print("apt-get could not install them.", file=sys.stderr, flush=True)
    print(f"System packages are missing. Run this line, then try again:\n  {install_line(packages)}", file=sys.stderr)
    return False

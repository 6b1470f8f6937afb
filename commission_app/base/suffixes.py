"""How the names of the program's own files end: a desktop and the window know them by that."""

from __future__ import annotations

DATABASE = ".commission"
SHARE = ".commission-share"
REQUEST = ".commission-request"

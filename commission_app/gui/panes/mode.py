"""The ways to show the text."""

from __future__ import annotations

from enum import StrEnum


class Mode(StrEnum):
    """How the text is shown."""

    READING = "reading"
    REDLINE = "redline"
    SIDE_BY_SIDE = "side_by_side"
    LANGUAGES = "languages"

"""The fonts that ship with the program, so that window and papers look the same on every computer."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from commission_app.base.resources import resource


class Face(StrEnum):
    """A face, named by its PostScript name. The text faces hold Latin, Cyrillic with all Kazakh letters, № and ₸."""

    SERIF = "NotoSerif-Regular"
    SERIF_BOLD = "NotoSerif-Bold"
    SERIF_ITALIC = "NotoSerif-Italic"
    SANS = "NotoSans-Regular"
    SANS_BOLD = "NotoSans-Bold"
    SANS_ITALIC = "NotoSans-Italic"
    MATHEMATICS = "NotoSansMath-Regular"
    SHAPES = "NotoSansSymbols2-Regular"


SERIF_FAMILY = "Noto Serif"
SANS_FAMILY = "Noto Sans"

FALLBACKS = (Face.SANS, Face.MATHEMATICS, Face.SHAPES)
"""Where to look, in this order, for a character that a text face lacks, such as an arrow."""


def font_path(face: Face) -> Path:
    """Return the TrueType file of a face."""
    return resource("fonts", f"{face.value}.ttf")

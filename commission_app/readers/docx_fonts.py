"""Leaving out of a Word file what says only which font its letters have.

Word writes it anew at every run, and marks with every run whether its spelling has been looked at: of a file of 5 MB
that can be 3, all of which would be parsed, held and walked for nothing.
"""

from __future__ import annotations

import re

from commission_app.readers.xml import Stream

_FONTS = ("rFonts", "color", "szCs", "sz", "lang", "bCs", "iCs", "kern", "shd")
_IDLE = re.compile(
    rf"<w:rPr>(?:<w:(?:{'|'.join(_FONTS)})(?: [^<>]*)?/>)+</w:rPr>(?=<w:|</w:pPr>)|<w:proofErr [^<>]*/>".encode("ascii")
)
"""Fonts of a run or of a paragraph's end, but not those before a tracked change, which must be seen to differ."""
_LITERAL = b"<![CDATA["


class WithoutFonts:
    """A part of a Word file as it is read, in pieces, less its fonts.

    What is cut in two by the end of a piece stays. From where text is quoted as it is (``CDATA``), all stays: there the
    same letters would be words of the law.
    """

    def __init__(self, part: Stream) -> None:
        self._part = part
        self._quotes = False

    def read(self, size: int, /) -> bytes:
        """Return the next bytes; none only at the end."""
        while piece := self._part.read(size):
            self._quotes = self._quotes or _LITERAL in piece
            if kept := piece if self._quotes else _IDLE.sub(b"", piece):
                return kept
        return b""

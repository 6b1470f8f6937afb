"""Letters of one alphabet that stand in words of another, where they look the same."""

from __future__ import annotations

import re

_MIXED = re.compile(r"[a-z][а-яіѕјәөү]|[а-яіѕјәөү][a-z]")
_WITHIN = 40
_TO_CYRILLIC = str.maketrans("aceopxykmtbhi", "асеорхукмтвні")
_TO_LATIN = {right: left for left, right in _TO_CYRILLIC.items()}


def in_one_alphabet(folded: str, *, cyrillic: bool) -> str:
    """Return a line in lower case, its lookalikes put right if a word at its beginning is of both; its length stays."""
    if folded.isascii() or not _MIXED.search(folded, 0, _WITHIN):
        return folded
    return folded.translate(_TO_CYRILLIC if cyrillic else _TO_LATIN)

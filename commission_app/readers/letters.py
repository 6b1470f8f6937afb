"""The letters of many alphabets: which are small, and which are one and the same in a heading."""

from __future__ import annotations

import re

_GEORGIAN = range(0x10D0, 0x1100)
_FOLDED = str.maketrans({"İ": "i", "ı": "i", **dict.fromkeys("’‘ʻʼ`´", "'")})
_TO_FOLD = re.compile("[İı’‘ʻʼ`´]")


def is_small(letter: str) -> bool:
    """Whether a letter is a small one of an alphabet that has capitals too: the Georgian one prints none."""
    return letter.islower() and ord(letter) not in _GEORGIAN


def fold(text: str) -> str:
    """Return a text in lower case with one form of apostrophe and i; its length stays."""
    if text.isascii():
        return text.lower().replace("`", "'")
    # Most lines have none of these signs, and looking for them is much quicker than replacing them.
    if _TO_FOLD.search(text) is None:
        return text.lower()
    return "".join(map(_lower, text)) if "İ" in text else text.translate(_FOLDED).lower()


def _lower(letter: str) -> str:
    lowered = letter.translate(_FOLDED).lower()
    return lowered if len(lowered) == 1 else letter

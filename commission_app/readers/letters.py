"""Which letters are small: those that no title and no heading begins with."""

from __future__ import annotations

_GEORGIAN = range(0x10D0, 0x1100)


def is_small(letter: str) -> bool:
    """Whether a letter is a small one of an alphabet that has capitals too: the Georgian one prints none."""
    return letter.islower() and ord(letter) not in _GEORGIAN

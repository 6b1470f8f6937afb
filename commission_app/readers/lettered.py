"""The order of points that letters or small Roman numbers count: (a), (b) … or (i), (ii) …"""

from __future__ import annotations

import re

from commission_app.domain.numbering import roman

_LATIN = "abcdefghijklmnopqrstuvwxyz"
_CYRILLIC = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
_RARE = frozenset("jkqwxyёйщъыьэ")
"""Letters that lists of some languages leave out: after "i" comes "l" in Italian, after «и» often «к»."""

_FIRST = frozenset("aаi")

_ROMAN = re.compile("[ivxl]+")


def follows(before: str, number: str) -> bool | None:
    """Return whether a letter or a small Roman number stands after another one, whatever lies between; None where
    nobody can tell: one is neither, or is of another alphabet, or another list begins there.
    """
    places = _places(before, number)
    return None if places is None or number in _FIRST else places[0] < places[1]


def lacks(before: str, number: str) -> bool:
    """Whether a letter or a number that no list leaves out lies between two that follow each other."""
    alphabet, places = _alphabet(before, number), _places(before, number)
    if places is None:
        return False
    between = range(places[0] + 1, places[1])
    return any(alphabet[place] not in _RARE for place in between) if alphabet else bool(between)


def _places(before: str, number: str) -> tuple[int, int] | None:
    alphabet = _alphabet(before, number)
    if alphabet:
        return alphabet.index(before), alphabet.index(number)
    if _ROMAN.fullmatch(before) and _ROMAN.fullmatch(number):
        one, other = roman(before), roman(number)
        return (one, other) if one and other else None
    return None


def _alphabet(before: str, number: str) -> str:
    """Return the alphabet of two letters, or ""."""
    if len(before) != 1 or len(number) != 1:
        return ""
    return next((one for one in (_LATIN, _CYRILLIC) if before in one and number in one), "")

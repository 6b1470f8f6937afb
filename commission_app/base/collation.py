"""The order of Kazakh and Russian words, for lists that people read.

The order is the Kazakh alphabet's, which holds the Russian one; Python alone would put Ә, Ғ, Қ and the like after Я.
"""

from __future__ import annotations

import re
import unicodedata

KAZAKH_ALPHABET = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"

_PLACE = {letter: place for place, letter in enumerate(KAZAKH_ALPHABET)}
_PIECE = re.compile(r"[0-9]+|\s+|.", re.DOTALL)
_SPACE, _SIGN, _NUMBER, _LATIN, _CYRILLIC, _OTHER = range(6)

Key = tuple[tuple[tuple[int, int], ...], str]


def collation_key(text: str) -> Key:
    """Return a key to sort by: spaces, signs, numbers by value, Latin without accents, Cyrillic, other letters.

    Case decides only between texts that are the same without it (small letters first).
    """
    composed = unicodedata.normalize("NFC", text)
    weights = tuple(_weight(piece) for piece in _PIECE.findall(composed.casefold().strip()))
    return weights, composed.swapcase()


def _weight(piece: str) -> tuple[int, int]:
    if piece.isspace():
        return _SPACE, 0
    if piece.isascii() and piece.isdigit():
        return _NUMBER, int(piece[:4000])
    if piece in _PLACE:
        return _CYRILLIC, _PLACE[piece]
    base = unicodedata.normalize("NFD", piece)[0]
    if "a" <= base <= "z":
        return _LATIN, ord(base)
    if piece.isalpha():
        return _OTHER, ord(piece)
    return _SIGN, ord(piece)

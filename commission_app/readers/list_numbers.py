"""Numbers of lists as they are written: digits, letters, Roman numerals."""

from __future__ import annotations

from collections.abc import Callable

_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL")),
    *((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"
"""Letters that Russian lists count with: without ё, й, ъ, ы, ь."""

_MOST_ROMAN = 10_000


def roman(value: int) -> str:
    """Return a number as a Roman numeral; as digits where it is none that has one."""
    if not 0 < value < _MOST_ROMAN:
        return str(value)
    found = []
    for worth, letters in _ROMAN:
        count, value = divmod(value, worth)
        found.append(letters * count)
    return "".join(found)


def _lettered(value: int, alphabet: str) -> str:
    """Return a … z, aa … zz, aaa …, as Word and LibreOffice count by default."""
    if value < 1:
        return str(value)
    times, place = divmod(value - 1, len(alphabet))
    return alphabet[place] * min(times + 1, 30)


_WRITTEN: dict[str, Callable[[int], str]] = {
    "1": str,
    "01": lambda value: f"{value:02d}",
    "I": roman,
    "i": lambda value: roman(value).lower(),
    "A": lambda value: _lettered(value, _LATIN).upper(),
    "a": lambda value: _lettered(value, _LATIN),
    "А": lambda value: _lettered(value, _RUSSIAN).upper(),
    "а": lambda value: _lettered(value, _RUSSIAN),
    "": lambda _: "",
}


def written(value: int, shape: str) -> str:
    """Return a number written like ``shape``: "1", "01", "I", "i", "A", "a", Cyrillic "А", "а", or "" for nothing."""
    return _WRITTEN.get(shape, str)(value)

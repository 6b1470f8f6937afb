"""Printed numbers of provisions: what they look like and how they enter an eid."""

from __future__ import annotations

import re

SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_PLAIN_DIGITS = str.maketrans(SUPERSCRIPTS, "0123456789")
_LOOKALIKES = str.maketrans("ІХСМіхсм", "IXCMIXCM")
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_ARABIC = re.compile(rf"(\d+)(?:[-.](\d+)|([{SUPERSCRIPTS}]+))?")
_CYRILLIC = dict(
    zip(
        "абвгдежзийклмнопрстуфхцчшщъыьэюяёәғқңөұүһі",
        (
            *("a", "b", "v", "g", "d", "e", "zh", "z", "i", "j", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f"),
            *("kh", "ts", "ch", "sh", "shch", "hard", "y", "soft", "e1", "yu", "ya", "e2"),
            *("a1", "g1", "k1", "n1", "o1", "u1", "u2", "h", "i1"),
        ),
        strict=True,
    )
)

NUMBER = rf"[IVXLCDMІХСМ]+|\d+(?:[-.]\d+|[{SUPERSCRIPTS}]+)?"
"""A regular expression for a number as headings print it: Roman (also with Cyrillic letters that look so) or Arabic."""


def roman(number: str) -> int | None:
    """Return the value of a Roman numeral, or None."""
    digits = [_ROMAN.get(letter) for letter in number.upper().translate(_LOOKALIKES)]
    if not digits:
        return None
    values = [digit for digit in digits if digit is not None]
    if len(values) != len(digits):
        return None
    return sum(-one if one < after else one for one, after in zip(values, (*values[1:], 0), strict=True))


def in_eid(number: str) -> str:
    """Return a number as an eid holds it: «XI» is 11, «67.1» and «9¹» are 67-1 and 9-1, «б» is b."""
    arabic = _ARABIC.fullmatch(number)
    if arabic:
        inserted = arabic[2] or (arabic[3] or "").translate(_PLAIN_DIGITS)
        return f"{arabic[1]}-{inserted}" if inserted else arabic[1]
    value = roman(number) if number.isupper() else None
    if value:
        return str(value)
    return "".join(_CYRILLIC.get(letter, letter) for letter in number.lower() if letter.isalnum())


def place(number: str) -> tuple[int, int] | None:
    """Return a number as (main, inserted) to put numbers in order: «67.1» is (67, 1); None for letters."""
    main, _, inserted = in_eid(number).partition("-")
    return (int(main), int(inserted or 0)) if main.isdigit() and (inserted or "0").isdigit() else None

"""Printed numbers of provisions: what they look like, their order, and how they enter an eid."""

from __future__ import annotations

import re
from functools import lru_cache

SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
HYPHENS = "-‐‑"
"""The signs that are printed as a hyphen, for the beginning of a set in a regular expression."""

CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
"""The numbers of paragraphs as Korea and Japan print them."""

HAN = "〇零一二两三四五六七八九十百千"
"""The numerals of China, as its laws count in them."""
_HAN_DIGITS = {"〇": 0, "零": 0, "两": 2, **{digit: value for value, digit in enumerate("一二三四五六七八九", 1)}}
_HAN_UNITS = {"十": 10, "百": 100, "千": 1000}

_PLAIN_DIGITS = str.maketrans(SUPERSCRIPTS, "0123456789")
_LOOKALIKES = str.maketrans("ІХСМАВЕіхсма", "IXCMABEIXCMA")
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_RATHER_LETTERS = frozenset("LCDMСМ")
_ROMAN_SHAPE = re.compile(r"M{0,3}(?:CM|CD|D?C{0,4})(?:XC|XL|L?X{0,4})(?:IX|IV|V?I{0,4})")
LATIN_INSERTS = (
    *("bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "nonies", "decies", "undecies", "duodecies"),
)
"""The Latin words that number what was inserted after a provision: the first is "bis"."""

_IN_CYRILLIC = {"бис": "bis", "тер": "ter", "кватер": "quater", "квинквиес": "quinquies", "секстиес": "sexies"}
_CYRILLIC_INSERT = re.compile(rf"(?<![^\W\d_])(?:{'|'.join(_IN_CYRILLIC)})(?![^\W_])", re.IGNORECASE)
_INSERT = "|".join(
    form
    for word in sorted((*LATIN_INSERTS, *_IN_CYRILLIC), key=len, reverse=True)
    for form in (word, word.upper(), word.capitalize())
)
_ROMAN_DIGITS = "IVXLCDMІХСМ"
_MORE = (
    rf"(?:\s?(?:{_INSERT})\b(?:\s?[A-ZА-Я]\b)?|[{HYPHENS}]?[A-ZА-ЯІΑ-Ω](?![^\W_])"
    rf"|[a-zа-яі](?:(?![^\W_])|(?=[{SUPERSCRIPTS}]))|\.[a-zа-я](?=\.?\s*$)"
    r"|\s[a-zA-Zа-яА-ЯіІ](?=\s*(?:[.:)–—-]|$)))?"
)
_PARTED = rf"(?:[{HYPHENS}.^](?=\d)\d{{1,9}}|[{HYPHENS}]?[{SUPERSCRIPTS}]){{0,9}}"
_ORDINAL_END = r"(?:\s?[.]?[º°ª](?!\w)|(?:er|ère|re|ª|th|st|nd|rd|o)\b)?"
NUMBER = (
    rf"(?:[{_ROMAN_DIGITS}]+{_PARTED}{_ORDINAL_END}{_MORE}"
    rf"|\d{{1,5}}{_ORDINAL_END}{_PARTED}(?:[A-Z]{{2}}(?![^\W_])|{_MORE}))"
)
"""A regular expression for a number as headings print it: Roman (also with Cyrillic letters that look so) or Arabic,
with what was inserted: «3-1», «67.1», «9¹», "12a", "IVA", "XI bis", "5.º"."""

_ARABIC = re.compile(rf"(\d+)(?:\s?\.?[º°ª]|er|ère|re|th|st|nd|rd|o\b)?({_PARTED})\s?(.*)", re.DOTALL)
_PLACE = re.compile(r"(\d+)(?:-(\d+)|([a-z]{1,2})|-([a-z]+))?")
_RAISED, _DIGITS, _WORDS = re.compile(f"[{SUPERSCRIPTS}]+"), re.compile(r"\d+"), re.compile(r"[^\W_]+")
_LEADING_ROMAN = re.compile(rf"([{_ROMAN_DIGITS}]+)(?:er|re)?((?:[{HYPHENS}.^]\d+)*)\s?(.*)", re.DOTALL)
_CYRILLIC = dict(
    zip(
        "абвгдежзийклмнопрстуфхцчшщъыьэюяёәғқңөұүһіїєґўҷҳӣӯ",
        (
            *("a", "b", "v", "g", "d", "e", "zh", "z", "i", "j", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f"),
            *("kh", "ts", "ch", "sh", "shch", "hard", "y", "soft", "e1", "yu", "ya", "e2"),
            *("a1", "g1", "k1", "n1", "o1", "u1", "u2", "h", "i1", "i2", "e3", "g2", "u3", "j1", "h1", "i3", "u4"),
        ),
        strict=True,
    )
)


def roman(number: str) -> int | None:
    """Return the value of a Roman numeral, also one with four equal signs («VIIII»), or None."""
    plain = number.upper().translate(_LOOKALIKES)
    if not plain or not _ROMAN_SHAPE.fullmatch(plain):
        return None
    values = [_ROMAN[letter] for letter in plain]
    return sum(-one if one < after else one for one, after in zip(values, (*values[1:], 0), strict=True))


@lru_cache(maxsize=1 << 14)
def in_eid(number: str) -> str:
    """Return a number as an eid holds it.

    «XI» is 11 (but "C" a letter: no law has a hundred parts), «67.1» and «9¹» are 67-1 and 9-1, «IVA» and «IV a» are
    4a, «XI bis» is 11-bis, «1er» is 1, «б» is b, "②" and «二» are 2.
    """
    if number and number[0] in SUPERSCRIPTS:
        number = number.translate(_PLAIN_DIGITS)
    if number and number[0] in HAN and all(letter in HAN for letter in number):
        return str(_of_han(number))
    if number and number in CIRCLED:
        number = str(CIRCLED.index(number) + 1)
    number = _CYRILLIC_INSERT.sub(lambda found: _IN_CYRILLIC[found[0].lower()], number)
    arabic = _ARABIC.fullmatch(number)
    if arabic:
        return _joined(arabic[1], arabic[2], arabic[3])
    leading = _LEADING_ROMAN.fullmatch(number) if number.upper() not in _RATHER_LETTERS else None
    value = roman(leading[1]) if leading else None
    if leading and value:
        return _joined(str(value), leading[2], leading[3])
    words = _WORDS.findall(number.lower().translate(_PLAIN_DIGITS))
    return "-".join("".join(map(_in_latin, word)) for word in words)


def _of_han(number: str) -> int:
    """Return the value of a number in China's numerals: «一百二十三» is 123."""
    total = digit = 0
    for letter in number:
        if letter in _HAN_UNITS:
            total, digit = total + (digit or 1) * _HAN_UNITS[letter], 0
        else:
            digit = _HAN_DIGITS[letter]
    return total + digit


def _joined(main: str, parted: str, more: str) -> str:
    raised = _RAISED.sub(lambda found: f"-{found[0]}", parted)
    digits = _DIGITS.findall(raised.translate(_PLAIN_DIGITS))
    words = _WORDS.findall(more.lower())
    glued = (
        "".join(map(_in_latin, words.pop(0))) if words and words[0] not in LATIN_INSERTS and len(words[0]) < 3 else ""
    )
    tail = ["".join(map(_in_latin, word)) for word in words]
    # There are digits of many scripts; an address has one form of them.
    return "-".join(str(int(one)) for one in (main, *digits)) + glued + "".join(f"-{word}" for word in tail)


def _in_latin(letter: str) -> str:
    return _CYRILLIC.get(letter, letter if letter.isascii() else f"u{ord(letter):x}")


_AFTER_DIGITS = 10_000
_ALPHABET = 27


def place(number: str) -> tuple[int, int] | None:
    """Return a number as (main, inserted) to put numbers in order: «67.1» is (67, 1), "12 bis" (12, 1).

    Letters come as in a dictionary, since what is inserted after 12A and before 12B is 12AA. None for letters alone,
    and for numbers inserted among inserted ones.
    """
    return _place(in_eid(number))


def _place(address: str) -> tuple[int, int] | None:
    match = _PLACE.fullmatch(address)
    if match is None:
        return None
    main, digits, letters, word = match.groups()
    if word:
        return (int(main), LATIN_INSERTS.index(word) + 1) if word in LATIN_INSERTS else None
    return int(main), int(digits or 0) if letters is None else _alphabetic(letters)


def _alphabetic(letters: str) -> int:
    first, second = (ord(letter) - ord("a") + 1 if letter else 0 for letter in (letters[0], letters[1:]))
    return _AFTER_DIGITS + first * _ALPHABET + second


def is_next(before: tuple[int, int], after: tuple[int, int]) -> bool:
    """Whether one place follows another without a gap: after 3 come 4, 3-1 and 3A; after 3A come 3B, 3AA and 4."""
    main, inserted = before
    letter = max(inserted, _AFTER_DIGITS)
    next_letter = letter - (letter - _AFTER_DIGITS) % _ALPHABET + _ALPHABET
    return after in ((main + 1, 0), (main, inserted + 1), (main, next_letter))


def place_in_eid(eid: str) -> tuple[int, int] | None:
    """Return the number at the end of an eid as ``place`` does; None where none is counted there."""
    step = eid.rpartition("__")[2].partition("_dup_")[0]
    number = step.partition("_")[2]
    return _place(number) or place(number)

"""The printed numbers of what articles are divided into, and which of them belong to one list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from commission_app.domain.numbering import CIRCLED, HAN, HYPHENS, LATIN_INSERTS, SUPERSCRIPTS, place, roman
from commission_app.readers.letters import is_small

_INSERTED = rf"(?:[{HYPHENS}.^]\d{{1,9}}|[{SUPERSCRIPTS}]|\s?(?:{'|'.join(LATIN_INSERTS)})\b){{0,9}}"
_DIGITS = rf"\d{{1,3}}{_INSERTED}(?:(?:[A-Za-zА-Яа-я]|[{HYPHENS}]?[A-Z]|[A-Z]{{2}})(?!\w))?"
_LETTERS = rf"[^\W\d_]{{1,5}}{_INSERTED}"
_LETTER = rf"[^\W\d_]{_INSERTED}"
_BEFORE = rf"(?:[{SUPERSCRIPTS}]+(?=\d)|(?:(?:\d{{1,3}}|[{SUPERSCRIPTS}]+)?\s?\*?(?:\[\s?){{1,3}})?)"
_STYLES = (
    ("(1)", re.compile(rf"{_BEFORE}\((?P<number>{_DIGITS})\)\s*(?P<rest>.*)", re.DOTALL)),
    ("1)", re.compile(rf"(?P<number>{_DIGITS})\s?\)\s*(?P<rest>.*)", re.DOTALL)),
    ("1)", re.compile(r"(?P<number>\d{1,3})/(?:\s+|(?=[^\W\d_]))(?P<rest>.*)", re.DOTALL)),
    ("1°", re.compile(r"(?P<number>\d{1,3}\s?[º°])\s*[-–—.)]{0,2}\s*(?P<rest>.*)", re.DOTALL)),
    (
        "1.",
        re.compile(
            rf"{_BEFORE}(?P<number>{_DIGITS})(?:\.(?:\s*[-–—])?(?:\s+|(?=[^\W\d]|[«“\"(\[])|$)|\s+(?=\(1\)))(?P<rest>.*)",
            re.DOTALL,
        ),
    ),
    ("(a)", re.compile(rf"{_BEFORE}\((?P<number>{_LETTERS})\)\s*(?P<rest>.*)", re.DOTALL)),
    ("a)", re.compile(rf"(?P<number>{_LETTERS})\)\s*(?P<rest>.*)", re.DOTALL)),
    (
        "a.",
        re.compile(
            rf"(?P<number>{_LETTER}|[IVXLCІХ]{{2,6}}|[ivxl]{{2,6}})\.(?:\s+|$)(?:[-–—]\s+)?(?P<rest>.*)", re.DOTALL
        ),
    ),
    (
        "I-",
        re.compile(
            rf"(?P<number>[IVXLC]{{1,7}}(?:[{HYPHENS}][A-Z]\b)?)(?:\.?\s*[-–—]|(?<=[{HYPHENS}][A-Z]))\s+(?P<rest>.*)",
            re.DOTALL,
        ),
    ),
    ("I", re.compile(r"(?P<number>[IVXLCІХ]{1,7})\.?(?P<rest>)")),
    (
        "1",
        re.compile(
            rf"(?P<number>\d{{1,3}}[A-Z]{{0,2}}|[{SUPERSCRIPTS}]{{1,2}}(?:{'|'.join(LATIN_INSERTS)})?)\s(?P<rest>(?:[^\W\d_]|[«“\"…(\[]|1[°º]).*)",
            re.DOTALL,
        ),
    ),
)
_EAST_ASIAN = re.compile(rf"[(（]?[{HAN}]|[{CIRCLED}]")
_OF_HAN = ("（一）", "一、")
_MAYBE = re.compile(
    rf"[\[(（\d{SUPERSCRIPTS}{CIRCLED}]|[{HAN}]{{1,4}}、|[^\W\d_]{{1,6}}[{HYPHENS}\d.^{SUPERSCRIPTS}]{{0,4}}\s?[).]|[IVXLC]{{1,7}}(?:[{HYPHENS}][A-Z])?\.?\s?[-–—]|[IVXLCІХ]{{1,7}}$"
)
_ALPHABETS = ("abcdefghijklmnopqrstuvwxyz", "абвгдежзиклмнопрстуфхцчшщэюя", "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
              "аәбвгғдежзийкқлмнңоөпрстуұүфхһцчшщыіэюя", "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
              "αβγδεϛζηθικλμνξοπρστυφχψω", "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆ")  # fmt: skip
_DEGREE = re.compile(r"[º°\s]")
_DIGITS_FIRST, _LETTERS_FIRST = (
    re.compile(r"\d+"),
    re.compile(rf"[^\W\d_]+?(?=(?:\s?(?:{'|'.join(LATIN_INSERTS)}))?(?![^\W\d_]))"),
)
_INSERTED_LETTER = re.compile(rf"(?:[{HYPHENS}][A-Z]|[^\W\d_](?:{'|'.join(LATIN_INSERTS)}))$")
_GREEK_SIX = "στ"
INNER = "'"
"""Marks the form of numbers that stand inside of others of the same form: «1.» below «a.» below «15.»."""
_FAR = 20
_AHEAD = 400
_GAP = 8


class Marker(NamedTuple):
    """A printed number before a text: its style («1.», "(a)" …), number, label, and text."""

    style: str
    number: str
    label: str
    rest: str

    @property
    def digit(self) -> bool:
        """Whether it is printed in digits."""
        return self.number[0].isdigit()


class Item(NamedTuple):
    """A marker that was found to number something: ``form`` is its style and way of counting, ``value`` its place."""

    marker: Marker
    form: str
    value: int


@cache
def _east_asian() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the styles of China, Japan and Korea, which few laws need."""
    return (
        ("（一）", re.compile(rf"[（(](?P<number>[{HAN}]{{1,4}})[）)]\s*(?P<rest>.*)", re.DOTALL)),
        ("一、", re.compile(rf"(?P<number>[{HAN}]{{1,4}})、\s*(?P<rest>.*)", re.DOTALL)),
        ("①", re.compile(rf"(?P<number>[{CIRCLED}])(?![.)])\s*(?P<rest>.*)", re.DOTALL)),
    )


def marker(line: str) -> Marker | None:
    """Return the number that a line begins with, if it begins with one that can be a list's."""
    if not _MAYBE.match(line):
        return None
    for style, pattern in _east_asian() if _EAST_ASIAN.match(line) else _STYLES:
        found = pattern.fullmatch(line)
        if found:
            rest = found["rest"].strip()
            if style == "1" and is_small(rest[0]):
                return None
            label = line[: len(line) - len(found["rest"])].strip() if rest else line.strip()
            one = Marker(style, found["number"].strip(), label, rest)
            return one if _counts(one) else None
    return None


def markers(line: str) -> list[Marker]:
    """Return all numbers that a line begins with, from the outside in: "(1)(a) text" begins with two."""
    found: list[Marker] = []
    text = line
    while len(found) < len("1aiA") and (one := marker(text)) is not None:
        if found and (one.style in ("I", "I-", "a.", "1") or not any(value == 1 for _, value in _counts(one))):
            break
        found.append(one)
        text = one.rest
    return found


def _counts(one: Marker) -> list[tuple[str, int]]:
    """Return the ways a marker can be counted: as digits, as a Roman numeral, as a letter."""
    if one.number in CIRCLED and one.style != "①":
        return []
    if one.digit or one.style in _OF_HAN:
        where = place(_DEGREE.sub("", one.number))
        if where:
            return [(one.style, where[0])]
        # What only looks like a digit, as in «½», counts nothing.
        leading = _DIGITS_FIRST.match(one.number)
        return [(one.style, int(leading[0]))] if leading else []
    letters = _LETTERS_FIRST.match(one.number)[0]  # type: ignore[index]
    upper = "A" if letters.isupper() else ""
    found: list[tuple[str, int]] = []
    value = roman(letters) if letters in (letters.upper(), letters.lower()) else None
    if value:
        found.append((f"{one.style}{upper}i", value))
    if one.style not in ("I", "I-") and len(set(letters)) == 1:
        place_in = _letter(letters[0].lower())
        if place_in and len(letters) < 4:
            found.append((f"{one.style}{upper}", place_in))
    elif letters.lower() == _GREEK_SIX:
        found.append((f"{one.style}{upper}", _letter("ϛ") or 6))
    elif one.style not in ("I", "I-") and len(letters) == 2 and letters.lower().startswith("a"):
        found.append((f"{one.style}{upper}", _letter("a") or 1))
    return found


def _letter(letter: str) -> int | None:
    for alphabet in _ALPHABETS:
        if letter in alphabet:
            return alphabet.index(letter) + 1
    return None


def items(found: Sequence[Marker]) -> list[Item | None]:
    """Return what each of the markers of one article counts, or None for one that begins no part of it.

    A letter that is also a Roman numeral is what continues the innermost open list, and where both would, what the
    marker after it goes on with.
    """
    opened: list[tuple[str, int]] = []
    begun: set[tuple[str, str]] = set()
    read: list[Item | None] = []
    for at, one in enumerate(found):
        forms = [form for form, _ in opened]
        ways = [
            *((f"{form}{INNER}", value) for form, value in _counts(one) if f"{form}{INNER}" in forms),
            *_counts(one),
        ]
        chosen = _chosen(ways, opened, found, at) or _begun_anew(ways, opened, begun)
        if chosen is None:
            read.append(None)
            continue
        if chosen[1] == 1 and chosen[0] in forms[:-1] and _stays_inside(chosen[0], opened, found, at):
            chosen = (f"{chosen[0]}{INNER}", 1)
        if chosen[0] in forms:
            del opened[forms.index(chosen[0]) :]
        begun.add((opened[-1][0] if opened else "", chosen[0]))
        opened.append(chosen)
        read.append(Item(one, *chosen))
    return read


def _chosen(
    ways: Sequence[tuple[str, int]], opened: Sequence[tuple[str, int]], found: Sequence[Marker], at: int
) -> tuple[str, int] | None:
    last = dict(opened)
    forms = [form for form, _ in opened]
    one = found[at]
    following = [way for way in ways if way[0] in last and last[way[0]] <= way[1] <= last[way[0]] + 1]
    starting = [way for way in ways if way[1] == 1 and way not in following]
    if following and starting and starting[0][0] not in last and starting[0][0].endswith("i"):
        return starting[0] if _goes_on(starting[0], found, at) else following[0]
    if following:
        return max(following, key=lambda way: forms.index(way[0]))
    if starting:
        needs = one.style in ("a.", "I-", "I", "1") or one.number[:1].isupper()
        return starting[0] if not needs or _goes_on(starting[0], found, at) else None
    if one.style == "1":
        # Words may begin with a number too: «3 members …».
        return None
    later = [way for way in ways if way[0] in last and last[way[0]] < way[1] <= last[way[0]] + _GAP]
    if later:
        return max(later, key=lambda way: forms.index(way[0]))
    if one.digit and ways and (ways[0][0] in last or ways[0][1] <= _FAR):
        return ways[0] if ways[0][1] <= last.get(ways[0][0], 0) + _FAR else None
    return None


def _begun_anew(
    ways: Sequence[tuple[str, int]], opened: Sequence[tuple[str, int]], begun: set[tuple[str, str]]
) -> tuple[str, int] | None:
    """Return how a number alone is counted that begins, as a list of this form did before below another of this one."""
    inner = opened[-1][0] if opened else ""
    return next((way for way in ways if inner and way[1] == 1 and (inner, way[0]) in begun), None)


def _stays_inside(form: str, opened: Sequence[tuple[str, int]], found: Sequence[Marker], at: int) -> bool:
    """Whether numbers that begin again with one stand in the innermost list and not beside the outer one of the same
    form: the innermost goes on after them, before it begins again or the outer one does.
    """
    inner, last = opened[-1]
    outer = dict(opened)[form]
    for ahead in range(at + 1, min(at + _AHEAD, len(found))):
        ways = _counts(found[ahead])
        if (inner, last + 1) in ways:
            return True
        if (inner, 1) in ways or ((form, outer + 1) in ways and outer > 1):
            return False
    return False


def _goes_on(way: tuple[str, int], found: Sequence[Marker], at: int) -> bool:
    """Whether a later marker continues the list that this one would begin, before anything begins it again."""
    for ahead in range(at + 1, min(at + _AHEAD, len(found))):
        ways = _counts(found[ahead])
        if (way[0], way[1] + 1) in ways:
            return True
        if way in ways and _INSERTED_LETTER.search(found[ahead].number):
            continue
        if way in ways or (len(ways) == 1 and ways[0][0] == way[0].removesuffix("i")):
            return False
    return False

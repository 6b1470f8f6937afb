"""The numbers that Word prints by itself: lists of levels, their counters, and how they are written.

ECMA-376 part 1, 17.9 (numbering) and 17.18.59 (ST_NumberFormat).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from commission_app.readers.list_numbers import written
from commission_app.readers.xml import local

_PLACE = re.compile(r"%([1-9])")
_FORMATS = {
    "upperRoman": "I",
    "lowerRoman": "i",
    "upperLetter": "A",
    "lowerLetter": "a",
    "russianUpper": "А",
    "russianLower": "а",
    "decimalZero": "01",
    "none": "",
}
_LEVELS = 9
_PRIVATE_USE = range(0xE000, 0xF900)


class Level(NamedTuple):
    """One level of a list: where it starts, how its numbers are written, and the text about them («%1.%2)»)."""

    start: int = 1
    format: str = "1"
    text: str = ""
    restart: int | None = None
    legal: bool = False
    bullet: bool = False
    suffix: str = " "
    style: str | None = None


@dataclass(slots=True)
class Numbering:
    """The lists of one document, and how far each has counted."""

    lists: dict[str, dict[int, Level]] = field(default_factory=dict)
    of_number: dict[str, str] = field(default_factory=dict)
    overrides: dict[str, dict[int, int]] = field(default_factory=dict)
    replaced: dict[str, dict[int, Level]] = field(default_factory=dict)
    _counters: dict[str, list[int | None]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def level_of_style(self, number: str, style: str) -> int:
        """Return the level of a list that a style of paragraphs belongs to; 0 if none names it."""
        levels = self.lists.get(self.of_number.get(number, ""), {})
        return next((place for place, level in levels.items() if level.style == style), 0)

    def next(self, number: str, place: int) -> str | None:
        """Return the printed number of the next paragraph of a list at a level, with what parts it from the text.

        None where the document holds no such list.
        """
        name = self.of_number.get(number)
        if name is None or not 0 <= place < _LEVELS:
            return None
        levels = {**self.lists.get(name, {}), **self.replaced.get(number, {})}
        level = levels.get(place)
        if level is None:
            return None
        self._count(name, number, place, levels)
        printed = self._printed(name, level, levels)
        return printed + level.suffix if printed else ""

    def _count(self, name: str, number: str, place: int, levels: dict[int, Level]) -> None:
        counters = self._counters.setdefault(name, [None] * _LEVELS)
        for above in range(place):
            if counters[above] is None:
                counters[above] = levels.get(above, Level()).start
        override = self.overrides.get(number, {}).get(place)
        if override is not None and (number, place) not in self._begun:
            counters[place] = override
        else:
            now = counters[place]
            counters[place] = levels[place].start if now is None else now + 1
        self._begun.add((number, place))
        for below in range(place + 1, _LEVELS):
            restart = levels.get(below, Level()).restart
            if restart is None or (restart and place < restart):
                counters[below] = None

    def _printed(self, name: str, level: Level, levels: dict[int, Level]) -> str:
        if level.bullet:
            return "•" if not level.text or ord(level.text[0]) in _PRIVATE_USE else level.text
        counters = self._counters[name]

        def number(match: re.Match[str]) -> str:
            place = int(match[1]) - 1
            value = counters[place]
            shape = "1" if level.legal else levels.get(place, Level()).format
            return "" if value is None else written(value, shape)

        return _PLACE.sub(number, level.text)


def numbering_of(root: etree._Element | None) -> Numbering:
    """Return the lists that ``numbering.xml`` declares."""
    found = Numbering()
    if root is None:
        return found
    linked: dict[str, str] = {}
    by_style: dict[str, str] = {}
    for element in root:
        kind, identity = local(element), value(element, "abstractNumId")
        if kind == "abstractNum" and identity is not None:
            found.lists[identity] = dict(_level(one) for one in element if local(one) == "lvl")
            for one in element:
                if local(one) == "numStyleLink":
                    linked[identity] = value(one) or ""
                elif local(one) == "styleLink":
                    by_style[value(one) or ""] = identity
        elif kind == "num":
            _take_num(found, element)
    for identity, style in linked.items():
        found.lists[identity] = found.lists.get(by_style.get(style, ""), {})
    return found


def _take_num(found: Numbering, element: etree._Element) -> None:
    number = value(element, "numId") or ""
    for one in element:
        if local(one) == "abstractNumId":
            found.of_number[number] = value(one) or ""
        elif local(one) == "lvlOverride":
            place = as_number(value(one, "ilvl"))
            for inner in one:
                if local(inner) == "startOverride":
                    found.overrides.setdefault(number, {})[place] = as_number(value(inner))
                elif local(inner) == "lvl":
                    found.replaced.setdefault(number, {})[place] = _level(inner)[1]


def _level(element: etree._Element) -> tuple[int, Level]:
    held = {local(child): value(child) or "" for child in element}
    restart = held.get("lvlRestart")
    level = Level(
        start=as_number(held.get("start"), 1),
        format=_FORMATS.get(held.get("numFmt", "decimal"), "1"),
        text=held.get("lvlText", ""),
        restart=None if restart is None else as_number(restart),
        legal="isLgl" in held and held["isLgl"] not in ("0", "false"),
        bullet=held.get("numFmt") == "bullet",
        suffix="" if held.get("suff") == "nothing" else " ",
        style=held.get("pStyle"),
    )
    return as_number(value(element, "ilvl")), level


def value(element: etree._Element, name: str = "val") -> str | None:
    """Return an attribute that is in the namespace of its element, as all of Word's are."""
    found = element.get(f"{element.tag.rpartition('}')[0]}}}{name}")
    return None if found is None else str(found)


def as_number(text: str | None, default: int = 0) -> int:
    """Return a whole number from an attribute; ``default`` where it is none that a document could mean."""
    try:
        number = int(text or "")
    except ValueError:
        return default
    return number if abs(number) < 100_000 else default

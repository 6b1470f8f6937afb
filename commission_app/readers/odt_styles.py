"""The styles of an OpenDocument: how its lists are numbered, which letters are raised, what stands in the middle."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from lxml import etree

from commission_app.readers.list_numbers import written
from commission_app.readers.xml import local

_PLACE = re.compile(r"%(\d{1,2})%")
_CYRILLIC = re.compile(r"[А-Яа-я]")
_PRIVATE_USE = "\ue000"
_DEEPEST = 10


def attribute(element: etree._Element, name: str) -> str | None:
    """Return the attribute of this local name, whatever its namespace."""
    for key, held in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(held)
    return None


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list style."""

    format: str = ""
    prefix: str = ""
    suffix: str = ""
    start: int = 1
    shown: int = 1
    pattern: str | None = None
    bullet: str | None = None


@dataclass(slots=True)
class Styles:
    """What the styles say, by their names; ``outline`` numbers the headings."""

    lists: dict[str, dict[int, Level]] = field(default_factory=dict)
    outline: dict[int, Level] = field(default_factory=dict)
    raised: set[str] = field(default_factory=set)
    hidden: set[str] = field(default_factory=set)
    striking: dict[str, bool] = field(default_factory=dict)
    centred: set[str] = field(default_factory=set)
    bold: dict[str, bool] = field(default_factory=dict)
    list_of: dict[str, str] = field(default_factory=dict)
    parents: dict[str, str] = field(default_factory=dict)

    def list_of_paragraph(self, style: str | None) -> str | None:
        """Return the list style that a style of paragraphs brings with it."""
        for _ in range(_DEEPEST):
            if style is None or style in self.list_of:
                break
            style = self.parents.get(style)
        return self.list_of.get(style or "")

    def strikes(self, style: str | None) -> bool:
        """Whether letters of this style are struck through."""
        for _ in range(_DEEPEST):
            if style is None or style in self.striking:
                break
            style = self.parents.get(style)
        return self.striking.get(style or "", False)

    def is_bold(self, style: str | None) -> bool | None:
        """Whether letters of this style are in bold; None where it is silent."""
        for _ in range(_DEEPEST):
            if style is None or style in self.bold:
                break
            style = self.parents.get(style)
        return self.bold.get(style or "")

    def is_centred(self, style: str | None) -> bool:
        """Whether a paragraph of this style stands in the middle of the line."""
        return style in self.centred or self.parents.get(style or "") in self.centred


def styles_of(sources: Iterable[etree._Element]) -> Styles:
    """Return the styles that some parts of a document declare."""
    found = Styles()
    for source in sources:
        for element in source.iter("{*}style", "{*}list-style", "{*}outline-style"):
            kind, name = local(element), attribute(element, "name") or ""
            if kind == "list-style":
                found.lists[name] = _levels(element)
            elif kind == "outline-style":
                found.outline = _levels(element)
            else:
                _take_style(found, element, name)
    return found


def _take_style(found: Styles, element: etree._Element, name: str) -> None:
    parent, numbered = attribute(element, "parent-style-name"), attribute(element, "list-style-name")
    if parent:
        found.parents[name] = parent
    if numbered is not None:
        found.list_of[name] = numbered
    for properties in element:
        if (attribute(properties, "text-position") or "").startswith("super"):
            found.raised.add(name)
        if local(properties) == "text-properties" and attribute(properties, "display") == "none":
            found.hidden.add(name)
        if line := attribute(properties, "text-line-through-style") or attribute(properties, "text-line-through-type"):
            found.striking[name] = line != "none"
        if weight := attribute(properties, "font-weight"):
            found.bold[name] = weight not in ("normal", "100", "200", "300", "400", "500")
        if attribute(properties, "text-align") == "center":
            found.centred.add(name)


def _levels(element: etree._Element) -> dict[int, Level]:
    found = {}
    for one in element:
        if not local(one).endswith(("level-style-number", "level-style-bullet", "outline-level-style")):
            continue
        bullet = attribute(one, "bullet-char") if local(one).endswith("bullet") else None
        found[_number(attribute(one, "level"), 1)] = Level(
            format=attribute(one, "num-format") or "",
            prefix=attribute(one, "num-prefix") or "",
            suffix=attribute(one, "num-suffix") or "",
            start=_number(attribute(one, "start-value"), 1),
            shown=_number(attribute(one, "display-levels"), 1),
            pattern=attribute(one, "num-list-format"),
            bullet=bullet,
        )
    return found


def _number(text: str | None, default: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 6 else default


def printed(levels: dict[int, Level], counters: list[int], depth: int) -> str:
    """Return the number that is printed at a depth (from 1) of a list, with a space after it; empty for none.

    ``counters`` holds the numbers of depth 1, 2, ….
    """
    level = levels.get(depth)
    if level is None:
        return ""
    if level.bullet is not None:
        return f"{level.bullet if level.bullet < _PRIVATE_USE else '•'} "
    if level.pattern is not None:

        def number(match: re.Match[str]) -> str:
            at = int(match[1])
            return _shaped(levels.get(at, Level()), counters[at - 1]) if 1 <= at <= len(counters) else ""

        text = _PLACE.sub(number, level.pattern)
    elif level.format:
        shown = range(max(1, depth - level.shown + 1), depth + 1)
        numbers = [_shaped(levels.get(at, Level()), counters[at - 1]) for at in shown]
        text = level.prefix + ".".join(number for number in numbers if number) + level.suffix
    else:
        text = level.prefix + level.suffix
    return f"{text.strip()} " if text.strip() else ""


def _shaped(level: Level, value: int) -> str:
    shape = level.format.split(",")[0].strip()
    if _CYRILLIC.search(shape):
        shape = "А" if shape.isupper() else "а"
    return written(value, shape)

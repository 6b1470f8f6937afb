"""What Word's styles say of paragraphs and letters: level of heading, number, place on the line, raised letters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from lxml import etree

from commission_app.readers.docx_numbering import as_number, value
from commission_app.readers.xml import local

_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
_DEEPEST = 20
STRIKING = ("strike", "dstrike")
"""What Word calls a line through letters, and two."""
BOLD = ("b",)
"""What Word calls bold letters."""
_BODY_TEXT = 9


@dataclass(slots=True)
class Look:
    """What the properties of a paragraph say; None where they are silent."""

    style: str | None = None
    level: int | None = None
    number: str | None = None
    place: int | None = None
    centred: bool | None = None
    struck: bool | None = None
    strong: bool | None = None

    def over(self, other: Look) -> Look:
        """Return this look, filled up from another where it is silent."""
        return Look(
            self.style,
            other.level if self.level is None else self.level,
            other.number if self.number is None else self.number,
            other.place if self.place is None else self.place,
            other.centred if self.centred is None else self.centred,
            other.struck if self.struck is None else self.struck,
            other.strong if self.strong is None else self.strong,
        )


@dataclass(slots=True)
class Styles:
    """The styles of a document, each with what it inherits already in it."""

    looks: dict[str, Look] = field(default_factory=dict)
    raised: set[str] = field(default_factory=set)
    struck: set[str] = field(default_factory=set)
    strong: set[str] = field(default_factory=set)
    default: str | None = None

    def look(self, own: Look) -> Look:
        """Return what holds for a paragraph with these properties of its own."""
        inherited = self.looks.get(own.style or self.default or "")
        return own if inherited is None else own.over(inherited)


def look_of(properties: etree._Element | None, *, inserted_counts: bool = True) -> Look:
    """Return what the ``w:pPr`` of a paragraph or style says.

    ``inserted_counts`` False leaves out a number that a tracked change has added.
    """
    look = Look()
    for one in () if properties is None else properties:
        kind = local(one)
        if kind == "pStyle":
            look.style = value(one)
        elif kind == "outlineLvl":
            level = as_number(value(one), _BODY_TEXT)
            look.level = level + 1 if 0 <= level < _BODY_TEXT else 0
        elif kind == "jc":
            look.centred = value(one) == "center"
        elif kind == "numPr" and (inserted_counts or not any(local(inner) == "ins" for inner in one)):
            for inner in one:
                if local(inner) == "numId":
                    look.number = value(inner)
                elif local(inner) == "ilvl":
                    look.place = as_number(value(inner))
    return look


def is_on(mark: etree._Element) -> bool:
    """Whether a mark of letters is set, and not taken back."""
    return value(mark) not in ("0", "false", "off")


def says(letters: etree._Element | None, kinds: Sequence[str]) -> bool | None:
    """Return whether a ``w:rPr`` sets one of some marks, or takes them all back; None where it is silent."""
    marks = [one for one in (() if letters is None else letters) if local(one) in kinds]
    return any(map(is_on, marks)) if marks else None


def is_all_strong(paragraph: etree._Element, styles: Styles, *, strong: bool) -> bool:
    """Whether all letters of a paragraph are in bold, whose style is ``strong`` itself or not."""
    for run in paragraph.iter("{*}r"):
        held = next((one for one in run if local(one) == "rPr"), None)
        named = next((value(one) for one in (() if held is None else held) if local(one) == "rStyle"), None)
        own = says(held, BOLD)
        is_bold = own if own is not None else strong or named in styles.strong
        if not is_bold and any((one.text or "").strip() for one in run.iter("{*}t")):
            return False
    return True


def styles_of(root: etree._Element | None) -> Styles:
    """Return the styles that ``styles.xml`` declares."""
    found = Styles()
    own: dict[str, Look] = {}
    based: dict[str, str] = {}
    for element in () if root is None else root:
        identity = value(element, "styleId") if local(element) == "style" else None
        if identity is None:
            continue
        held = {local(child): child for child in element}
        own[identity] = look_of(held.get("pPr"))
        named = _HEADING.fullmatch((value(held["name"]) or "") if "name" in held else "")
        if named and own[identity].level is None:
            own[identity].level = int(named[1])
        if "basedOn" in held:
            based[identity] = value(held["basedOn"]) or ""
        if "rPr" in held and any(local(one) == "vertAlign" and value(one) == "superscript" for one in held["rPr"]):
            found.raised.add(identity)
        own[identity].struck = says(held.get("rPr"), STRIKING)
        own[identity].strong = says(held.get("rPr"), BOLD)
        if value(element, "type") == "paragraph" and value(element, "default") in ("1", "true"):
            found.default = identity
    for identity, look in own.items():
        chain, parent = look, based.get(identity)
        for _ in range(_DEEPEST):
            if parent is None or parent not in own:
                break
            chain = chain.over(own[parent])
            parent = based.get(parent)
        chain.style = identity
        found.looks[identity] = chain
    found.struck = {identity for identity, look in found.looks.items() if look.struck}
    found.strong = {identity for identity, look in found.looks.items() if look.strong}
    return found

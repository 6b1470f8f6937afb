"""WordprocessingML elements made of plain values."""

from __future__ import annotations

import re
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from commission_app.domain.report import Emphasis, Span
from commission_app.writers.printable import language_of, language_tag, printable

Element = Any
"""An lxml element."""

_CHARACTER_STYLES = {
    Emphasis.STRONG: "ReportStrong",
    Emphasis.QUIET: "ReportQuiet",
    Emphasis.INSERTED: "ReportInserted",
    Emphasis.DELETED: "ReportDeleted",
    Emphasis.QUOTED: "ReportQuoted",
}

_BREAKABLE = re.compile(r"(?<=\d)-(?=[^\W_])")
"""Where a line would be broken within the number of a provision."""


def el(tag: str, *children: Element, **attributes: str | int) -> Element:
    """Return the element ``w:tag`` with attributes of the same namespace, in the order given."""
    element = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), str(value))
    element.extend(children)
    return element


def run(text: str, *properties: Element) -> Element:
    """Return a run; ``text`` is data, and a line end in it becomes a line break.

    A number stays on one line with what a hyphen joins to it: «18-тармақша», «83-1».
    """
    element = el("r")
    if properties:
        element.append(el("rPr", *properties))
    for number, line in enumerate(printable(text).split("\n")):
        if number:
            element.append(el("br"))
        for place, piece in enumerate(_BREAKABLE.split(line) if line else ()):
            if place:
                element.append(el("noBreakHyphen"))
            element.append(_text(piece))
    return element


def tab() -> Element:
    """Return a run of one tab."""
    return el("r", el("tab"))


def _text(line: str) -> Element:
    element = el("t")
    element.text = line
    element.set(qn("xml:space"), "preserve")
    return element


def span_runs(spans: tuple[Span, ...], language: str) -> list[Element]:
    """Return the runs of a paragraph, each marked with its language where that is not the report's."""
    found = language_of("".join(span.text for span in spans), language)
    foreign = [] if found == language else [found]
    runs = []
    for span in spans:
        style = [el("rStyle", val=_CHARACTER_STYLES[span.emphasis])] if span.emphasis else []
        runs.append(run(span.text, *style, *(el("lang", val=language_tag(code)) for code in foreign)))
    return runs


def paragraph(style: str, *content: Element, properties: tuple[Element, ...] = ()) -> Element:
    """Return a paragraph. ``properties`` follow the style, and must stand in the order of the schema."""
    return el("p", el("pPr", el("pStyle", val=style), *properties), *content)


def field(instruction: str, shown: str, *, dirty: bool = False) -> list[Element]:
    """Return the runs of a field that shows ``shown`` until the word processor computes it; ``dirty`` asks for that."""
    begin = el("fldChar", fldCharType="begin")
    if dirty:
        begin.set(qn("w:dirty"), "true")
    code = el("instrText")
    code.text = f" {instruction} "
    code.set(qn("xml:space"), "preserve")
    return [
        el("r", begin),
        el("r", code),
        el("r", el("fldChar", fldCharType="separate")),
        run(shown),
        el("r", el("fldChar", fldCharType="end")),
    ]

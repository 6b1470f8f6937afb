"""Web pages: the paragraphs of the law; navigation, forms and scripts apart, notes as notes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from commission_app.domain.errors import UserError
from commission_app.domain.source_reading import Tracked
from commission_app.readers.block import Block, Read, Role, blocks_of, can_be_strong, raised, tidy
from commission_app.readers.encoding import decoded
from commission_app.readers.html_marks import (
    Marks,
    heads_main,
    is_main,
    is_note,
    is_reference,
    is_word_note,
    is_word_reference,
)
from commission_app.readers.list_numbers import written
from commission_app.readers.xml import text_of

NAMESPACE = "http://www.w3.org/1999/xhtml"
MAX_NODES = 400_000
MAX_DEPTH = 200

_CHARSET = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE
)
_SPACE = re.compile(r"[ \t\n\r\f]+")
_NUMBERED = re.compile(r"\s*\(?(?:\d[\w.-]{0,5}|[^\W\d_]{1,2}|[ivxlcIVXLC]{1,7})[.)]")
_NAME_OF_PLACE = re.compile(r"\s*\[[^\[\]#]{0,30}#[\w-]{1,60}\]\s*")
_LIST_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([\w-]+)", re.IGNORECASE)
_LIST_STYLES = {
    "decimal": "1",
    **dict.fromkeys(("lower-alpha", "lower-latin"), "a"),
    **dict.fromkeys(("upper-alpha", "upper-latin"), "A"),
    "lower-roman": "i",
    "upper-roman": "I",
}
_BOLD = frozenset({"b", "strong"})
_INLINE = frozenset({"span", "font", "i", "em", "u", "a"})
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_NUMBERING = (Role.TEXT, Role.STRUCK)
_ROOTS = frozenset({"html", "head", "body", "article", "section", "table", "center", "font", "span", "b", "i", "a"})
_BLOCKS = frozenset(
    {
        *("address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "dir", "div", "dl"),
        *("dt", "fieldset", "figcaption", "figure", "footer", "form", "header", "hgroup", "hr", "html", "li", "main"),
        *("menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr"),
        *("ul", "caption", "title", "legend", "option", "select", "noscript", "frameset", "noframes", *_HEADINGS),
    }
)
_CODE = frozenset({"script", "style", "template", "svg", "math", "object", "applet", "canvas", "iframe"})


def knows(tag: str) -> bool:
    """Whether a name is one of HTML's elements, with which a page may begin."""
    return tag.lower() in _BLOCKS | _ROOTS


def read(content: bytes, name: str, tracked: Tracked = Tracked.ACCEPTED) -> Read:
    """Return the paragraphs of a page; raises UserError where it is too large, too deep, or of unknown letters."""
    declared = [match.decode("ascii") for match in _CHARSET.findall(content[:4096])]
    text = decoded(content, name, map(_as_browsers_do, declared)).replace("\0", "")
    if text.count("<") + 2 * text.count("=") > MAX_NODES:
        raise UserError("reading.too_large", name=name)
    root = _parsed(text, name)
    marks = Marks.of(root, text)
    if marks.depth > MAX_DEPTH:
        raise UserError("reading.too_deep", name=name)
    page = _Page(tracked, _main(root, marks.letters), marks)
    page.take(root, Role.TEXT)
    page.flush()
    return Read("html", tuple(page.blocks), tuple(sorted(page.warnings)))


def _as_browsers_do(charset: str) -> str:
    """Return the encoding that is meant: pages that say Latin-1 are in Windows' superset of it (WHATWG Encoding)."""
    lowered = charset.lower()
    return {"iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "x-mac-cyrillic": "mac_cyrillic"}.get(
        lowered, lowered
    )


def _parsed(text: str, name: str) -> etree._Element:
    parser = etree.HTMLParser(no_network=True, huge_tree=False, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        root = etree.fromstring(text.encode("utf-8", "ignore"), parser)
    except (etree.XMLSyntaxError, ValueError):
        raise UserError("reading.no_text", name=name) from None
    if root is None:
        raise UserError("reading.no_text", name=name)
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        raise UserError("reading.too_deep", name=name)
    return root


def _main(root: etree._Element, whole: int) -> tuple[etree._Element, ...]:
    """Return the element that the page itself says its text is in, if it holds most of its ``whole`` letters, and
    what stands with it before it and has the title of the text or the heading of its preamble.
    """
    for element in root.iter():
        if is_main(element):
            held = sum(len(text) for text in element.itertext())
            headed = (one for one in element.itersiblings("div", "section", preceding=True) if heads_main(one))
            return (element, *headed) if held * 2 > whole else ()
    return ()


@dataclass(slots=True)
class _Page:
    """A walk through a page; the paragraph that is being read is flushed where the next block begins."""

    tracked: Tracked
    main: tuple[etree._Element, ...]
    marks: Marks
    blocks: list[Block] = field(default_factory=list)
    warnings: set[str] = field(default_factory=set)
    _number: str = ""
    _pieces: list[str] = field(default_factory=list)
    _beside: list[Block] = field(default_factory=list)
    _role: Role = Role.TEXT
    _level: int = 0
    _centred: bool = False
    _strong: bool = False
    _table: int = 0
    _tables: int = 0
    _inside: bool = False
    _counted: dict[etree._Element, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._inside = not self.main

    def take(self, element: etree._Element, role: Role) -> None:
        """Take an element with all it holds, but not what follows it."""
        tag = element.tag.lower() if isinstance(element.tag, str) else ""
        if not tag or tag in _CODE:
            return
        entered = any(one is element for one in self.main)
        if entered:
            self._inside = True
        role = self._role_of(element, tag, role)
        if tag in _BLOCKS:
            self._take_block(element, tag, role)
        elif role is not self._role:
            self._take_beside(element, role)
        elif tag == "br":
            self._pieces.append("\n")
        else:
            self._take_inline(element, tag, role)
            self._part_from_next(element)
        if entered:
            self.flush()
            self._inside = False

    def _role_of(self, element: etree._Element, tag: str, role: Role) -> Role:
        if role is Role.APART:
            return role
        if is_note(element) or (self.marks.of_word and is_word_note(element)):
            return Role.NOTE
        if self.marks.strikes_out and (role is Role.STRUCK or self.marks.strikes(element, tag)):
            return Role.STRUCK
        if element in self.marks.menus or self.marks.is_of_page(element, tag):
            return Role.APART
        return role if self._inside or self._holds_main(element) else Role.APART

    def _holds_main(self, element: etree._Element) -> bool:
        return any(one is element for main in self.main for one in main.iterancestors())

    def _take_block(self, element: etree._Element, tag: str, role: Role) -> None:
        self.flush()
        outer = self._role, self._level, self._centred, self._table, self._strong
        if tag == "table":
            self._tables += 1
            self._table = self._tables
        self._role, self._level = role, _HEADINGS.get(tag, self._level)
        self._centred = self._centred or tag == "center" or _is_centred(element)
        self._strong = _is_strong(element)
        if tag == "li" and role is Role.TEXT:
            self._number += self._list_number(element)
        self._content(element, role, kept=tag == "pre")
        self.flush()
        if tag == "li" and self._number:
            self._pieces, self._number = [self._number], ""
            self.flush()
        self._role, self._level, self._centred, self._table, self._strong = outer

    def _list_number(self, item: etree._Element) -> str:
        """Return the number that a browser prints before an item, with a space; empty where the text has its own."""
        parent = item.getparent()
        if parent is None or parent.tag != "ol" or (style := _list_style(parent)) is None:
            return ""
        before = self._counted.get(parent, _whole(parent.get("start"), 1) - 1)
        number = self._counted[parent] = _whole(item.get("value"), before + 1)
        if _NUMBERED.match(text_of(item)):
            return ""
        return f"{written(number, style)}. "

    def _take_beside(self, element: etree._Element, role: Role) -> None:
        """Take what stands within a paragraph and is no part of it, to come after it."""
        aside = _Page(self.tracked, (), self.marks, _role=role, _table=self._table)
        aside._content(element, role)
        aside.flush()
        self._beside += aside.blocks

    def _take_inline(self, element: etree._Element, tag: str, role: Role) -> None:
        if tag in ("ins", "del"):
            self.warnings.add("source.tracked_changes")
            if (tag == "del") is (self.tracked is Tracked.ACCEPTED):
                self._take_beside(element, Role.APART)
                return
        begin = len(self._pieces)
        if (tag == "sup" and is_reference(element)) or (tag == "a" and is_word_reference(element)):
            self._take_beside(element, Role.APART)
            return
        self._content(element, role)
        if tag == "sup" or self.marks.is_raised(element):
            self._pieces[begin:] = [raised(piece) for piece in self._pieces[begin:]]

    def _part_from_next(self, element: etree._Element) -> None:
        """Part a number from the title after it in a heading, where only the looks of the page do."""
        following = element.getnext()
        if self._level and not element.tail and following is not None and following.tag == element.tag == "span":
            number, title = text_of(element)[-1:], text_of(following)[:1]
            if number.isdigit() and title.isupper():
                self._pieces.append(" ")

    def _content(self, element: etree._Element, role: Role, *, kept: bool = False) -> None:
        self._pieces.append(_spaced(element.text, kept=kept))
        for child in element:
            self.take(child, role)
            self._pieces.append(_spaced(child.tail, kept=kept))

    def flush(self) -> None:
        """Give out the paragraph that has been read, and what stood beside it."""
        text = "".join(self._pieces)
        self._pieces.clear()
        if self._number and text.strip() and self._role in _NUMBERING:
            text, self._number = self._number + text, ""
        elif self._number and self._beside and self._beside[0].role is Role.STRUCK:
            # The number of an item that is struck out as a whole is struck out with it.
            number, self._number = self._number, ""
            self._beside[0] = self._beside[0]._replace(text=tidy(number + self._beside[0].text))
        role = Role.APART if _NAME_OF_PLACE.fullmatch(text) else self._role
        strong = self._strong and can_be_strong(text)
        self.blocks += blocks_of([text], role, self._level, centred=self._centred, table=self._table, strong=strong)
        self.blocks += self._beside
        self._beside = []


def _whole(text: str | None, default: int) -> int:
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 6 else default


def _list_style(ordered: etree._Element) -> str | None:
    """Return how a list is numbered, as its ``type`` says it; None where it shows no numbers, or strange ones."""
    style = _LIST_STYLE.search(ordered.get("style") or "")
    return _LIST_STYLES.get(style[1].lower()) if style else ordered.get("type") or "1"


def _spaced(text: str | None, *, kept: bool) -> str:
    return (text or "") if kept else _SPACE.sub(" ", text or "")


def _is_centred(element: etree._Element) -> bool:
    style = (element.get("style") or "").replace(" ", "").lower()
    return (element.get("align") or "").lower() == "center" or "text-align:center" in style


def _is_strong(element: etree._Element) -> bool:
    """Whether all that a block holds is in bold."""
    if (element.text or "").strip() or not len(element):
        return False
    return all(
        not (child.tail or "").strip() and (child.tag in _BOLD or (child.tag in _INLINE and _is_strong(child)))
        for child in element
        if child.tag != "br"
    )

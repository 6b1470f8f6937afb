"""From the hierarchical elements of Akoma Ntoso to provisions."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field

from lxml import etree

from commission_app.domain.body_fields import EID
from commission_app.domain.document import CONTAINERS, PARTS_OF_ARTICLES, Kind, Note, Provision
from commission_app.domain.document_json import MAX_DEPTH, MAX_PROVISIONS
from commission_app.domain.errors import UserError
from commission_app.domain.numbering import in_eid
from commission_app.readers.akoma_ntoso_kinds import is_cross_heading, is_provision, kind_in, kind_of
from commission_app.readers.block import raised, tidy
from commission_app.readers.xml import local

_ABBREVIATIONS = {
    Kind.PREAMBLE: "preamble",
    Kind.PART: "part",
    Kind.SECTION: "sec",
    Kind.CHAPTER: "chp",
    Kind.ARTICLE: "art",
    Kind.PARAGRAPH: "para",
    Kind.POINT: "point",
    Kind.SUBPARAGRAPH: "subpara",
    Kind.WRAP_UP: "wrap_up",
    Kind.ATTACHMENT: "att",
}
_LINES = frozenset(
    {
        *("p", "block", "listIntroduction", "listWrapUp", "crossHeading", "subheading", "docTitle", "longTitle", "li"),
        *(
            "tocItem",
            "th",
            "td",
            "caption",
            "heading",
            "num",
            "docNumber",
            "docType",
            "docDate",
            "signature",
            "h1",
            "h2",
        ),
    }
)
_PARTED = frozenset(
    {"p", "block", "heading", "subheading", "listIntroduction", "listWrapUp", "li", "td", "th", "caption"}
)
_STRANGE = re.compile(r"[^0-9A-Za-z_\-.]+")
_LONGEST = 180
_WORD = re.compile(r"(?![IVXLCDMІХ]+\b)[^\W\d_]{3,}\.?\s+(?=\S)|[§№]\s*")
_AROUND = " \t.:;,()[]–—-"


def number(text: str) -> str | None:
    """Return a printed number without its word, dots and brackets: «Article 3.» is 3, «(a)» is a; None for nothing."""
    bare = _WORD.sub("", tidy(text), count=1) if _WORD.match(tidy(text)) else tidy(text)
    return bare.strip(_AROUND) or None


def _numbered(element: etree._Element) -> tuple[str | None, str | None]:
    """Return the number of a ``num`` element, which its title may name, and what it prints if that is more."""
    printed = line(element).replace("\n", " ") or None
    titled = element.get("title")
    told = tidy(titled) if titled is not None else None
    if printed is None or told is None or told not in printed:
        value = number(printed or "")
        return value, printed if printed != value else None
    return told.strip(_AROUND) or None, printed


def line(element: etree._Element) -> str:
    """Return the tidied text of an element without the notes in it; a forced line break parts lines."""
    return "\n".join(filter(None, map(tidy, "".join(_inline(element)).split("\n"))))


def _inline(element: etree._Element) -> Iterator[str]:
    yield _flat(element.text)
    for child in element:
        kind = local(child)
        if kind in ("eol", "br"):
            yield "\n"
        elif kind == "sup":
            yield raised("".join(_inline(child)))
        elif kind not in ("authorialNote", "noteRef") and not _is_remark(child):
            around = " " if kind == "num" else "\n" if kind in _PARTED else ""
            yield around
            yield from _inline(child)
            yield around
        yield _flat(child.tail)


def _flat(text: str | None) -> str:
    return " ".join(text.split("\n")) if text else ""


def _is_remark(element: etree._Element) -> bool:
    return local(element) == "remark"


@dataclass(slots=True)
class _Node:
    kind: Kind
    eid: str
    number: str | None = None
    heading: str | None = None
    lines: list[str] = field(default_factory=list)
    children: list[_Node] = field(default_factory=list)
    label: str | None = None
    repealed: bool = False

    def done(self, gone: Collection[str]) -> Provision:
        children = tuple(child.done(gone) for child in self.children)
        text = "\n".join(self.lines) or None
        repealed = self.repealed or (self.eid in gone and not text and not children)
        return Provision(self.eid, self.kind, self.number, self.heading, text, children, self.label, repealed)


@dataclass(slots=True)
class Tree:
    """The provisions of one document while they are read.

    ``ours`` says that this program wrote it, and that every element is what its name says; ``referred`` tells by the
    id of a note in the metadata at which provision it is referred to.
    """

    name: str
    sections_are_articles: bool
    ours: bool = False
    notes: list[Note] = field(default_factory=list)
    apart: list[str] = field(default_factory=list)
    referred: dict[str, str] = field(default_factory=dict)
    _top: list[_Node] = field(default_factory=list)
    _eids: set[str] = field(default_factory=set)
    _articles: set[str] = field(default_factory=set)
    _copies: dict[str, int] = field(default_factory=dict)

    def done(self, tells_repeal: Callable[[str], bool]) -> tuple[Provision, ...]:
        """Return the provisions; those of which nothing but a note of their repeal is left are marked as repealed."""
        gone = {note.eid for note in self.notes if note.eid and not self.ours and tells_repeal(note.text)}
        return tuple(node.done(gone) for node in self._top)

    def add_preamble(self, element: etree._Element) -> None:
        """Take the preamble, all of it as one provision."""
        node = _Node(Kind.PREAMBLE, self._free(element.get("eId") or element.get("id") or "preamble"))
        for child in element:
            first = not node.heading and not node.lines
            if local(child) == "formula" and child.get("name") == "heading":
                node.heading = line(next(iter(child), child)) or None
                self._take_notes(child, node)
            elif local(child) == "heading" and first:
                node.heading = line(child) or None
                self._take_notes(child, node)
            else:
                node.lines += [text for text in blocks(child, self, node.eid) if text]
        if node.lines or node.heading:
            self._top.append(node)

    def add_body(self, body: etree._Element) -> None:
        """Take the body: all its hierarchical elements, and loose lines as a preamble-like provision before them."""
        holder = _Node(Kind.PART, "")
        self._content(body, holder, 0)
        if holder.lines:
            loose = _Node(Kind.PARAGRAPH, self._free("body"), lines=holder.lines)
            self._top.append(loose)
        self._top += holder.children

    def add_attachment(self, element: etree._Element) -> None:
        """Take an attachment of the law, with the document that it holds."""
        node = _Node(Kind.ATTACHMENT, self._free(element.get("eId") or element.get("id") or "att"))
        self._content(element, node, 1)
        if node.heading or node.number or node.lines or node.children:
            self._top.append(node)

    def _content(self, element: etree._Element, node: _Node, depth: int) -> None:
        target = node
        for child in element:
            kind = local(child)
            if kind == "meta":
                continue
            if kind == "num":
                node.number, node.label = _numbered(child)
                self._take_notes(child, node)
            elif kind == "heading" or (kind == "subheading" and node.kind is Kind.ATTACHMENT):
                node.heading = " ".join(filter(None, (node.heading, line(child).replace("\n", " ")))) or None
                self._take_notes(child, node)
            elif node.kind in CONTAINERS and is_cross_heading(child):
                target = self._cross_heading(child, node)
            elif kind in _LINES:
                self._add_line(child, target)
            elif kind == "wrapUp":
                self._wrap_up(child, node)
            elif kind == "hcontainer" and child.get("name") == "empty":
                continue
            elif (self._kind_of(child) is not None or is_provision(child)) and depth < MAX_DEPTH - 1:
                self._child(child, target, depth + (target is not node))
            else:
                self._content(child, target, depth)

    def _kind_of(self, element: etree._Element) -> Kind | None:
        return kind_of(element, sections_are_articles=self.sections_are_articles)

    def _cross_heading(self, element: etree._Element, parent: _Node) -> _Node:
        """Take a heading between provisions: those after it stand under it."""
        told = element.get("eId") or element.get("id") or ""
        eid = self._free(told if EID.fullmatch(told) else self._made(Kind.SECTION, None, parent))
        inner = element if local(element) == "crossHeading" else next(element.iter("{*}heading"), element)
        node = _Node(Kind.SECTION, eid, heading=line(inner).replace("\n", " ") or None)
        self._take_notes(inner, node)
        parent.children.append(node)
        return node

    def _child(self, element: etree._Element, parent: _Node, depth: int) -> None:
        kind = self._kind_of(element)
        if kind is None or not self.ours:
            kind = kind_in(kind, parent.kind, element, attached=parent.kind is Kind.ATTACHMENT)
        node = _Node(kind, "")
        told = element.get("eId") or element.get("id") or ""
        printed = next((_numbered(one)[0] for one in element if local(one) == "num"), None)
        node.repealed = element.get("status") == "removed"
        node.eid = self._free(told if self._tells_where(told, kind, parent) else self._made(kind, printed, parent))
        if kind is Kind.ARTICLE:
            self._articles.add(node.eid)
        parent.children.append(node)
        self._content(element, node, depth + 1)

    def _tells_where(self, eid: str, kind: Kind, parent: _Node) -> bool:
        """Whether an identifier of the file can stay: what is below an article has to begin with that article's, and no
        article with that of another one.
        """
        if self.ours or not EID.fullmatch(eid):
            return EID.fullmatch(eid) is not None
        if kind is Kind.ARTICLE:
            steps = eid.split("__")
            return not any("__".join(steps[:length]) in self._articles for length in range(1, len(steps)))
        return kind not in PARTS_OF_ARTICLES or parent.kind in CONTAINERS or eid.startswith(f"{parent.eid}__")

    def _made(self, kind: Kind, printed: str | None, parent: _Node) -> str:
        own = f"{_ABBREVIATIONS[kind]}_{in_eid(printed) or 'x'}" if printed else _ABBREVIATIONS[kind]
        return own if kind is Kind.ARTICLE or not parent.eid else f"{parent.eid}__{own}"

    def _free(self, eid: str) -> str:
        if len(self._eids) >= MAX_PROVISIONS:
            raise UserError("reading.too_large", name=self.name)
        own = _STRANGE.sub("_", eid)[:_LONGEST] or "x"
        free, count = own, self._copies.get(own, 1)
        while free in self._eids:
            count += 1
            free = f"{own}_dup_{count}"
        self._copies[own] = count
        self._eids.add(free)
        return free

    def _add_line(self, element: etree._Element, node: _Node) -> None:
        text = line(element)
        if text and node.children:
            last = node.children[-1]
            if last.kind is not Kind.WRAP_UP:
                last = _Node(Kind.WRAP_UP, self._free(f"{node.eid}__wrap_up"))
                node.children.append(last)
            last.lines.append(text)
        elif text:
            node.lines.append(text)
        self._take_notes(element, node)

    def _wrap_up(self, element: etree._Element, node: _Node) -> None:
        told = element.get("eId") or element.get("id") or ""
        nested = self._tells_where(told, Kind.WRAP_UP, node)
        closing = _Node(Kind.WRAP_UP, self._free(told if nested else f"{node.eid}__wrap_up"))
        self._content(element, closing, MAX_DEPTH)
        if closing.lines:
            node.children.append(closing)

    def _take_notes(self, element: etree._Element, node: _Node) -> None:
        self.take_notes(element, node.eid)

    def take_notes(self, element: etree._Element, eid: str | None) -> None:
        """Take the notes that stand within a line, for the provision that it is in."""
        for one in element.iter("{*}authorialNote", "{*}noteRef", "{*}remark"):
            if local(one) == "noteRef":
                if eid:
                    self.referred.setdefault((one.get("href") or "").lstrip("#"), eid)
                continue
            text = "\n".join(blocks(one, None)) or line(one)
            if text and not any(local(above) == "authorialNote" for above in one.iterancestors()):
                self.notes.append(Note(text, eid))


def blocks(element: etree._Element, tree: Tree | None, eid: str | None = None) -> Iterator[str]:
    """Yield the lines that an element holds, with their notes given to the tree."""
    kind = local(element)
    if kind == "meta":
        return
    inner = [child for child in element if local(child) in _LINES or len(child)]
    if kind in _LINES and not any(one is not element for one in element.iter("{*}p")):
        text = line(element)
        if text:
            yield text
        if tree is not None:
            tree.take_notes(element, eid)
        return
    if not inner and (element.text or "").strip():
        yield line(element)
    for child in element:
        yield from blocks(child, tree, eid)

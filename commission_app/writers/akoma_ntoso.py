"""A text as Akoma Ntoso 3.0: every provision with its address, and nothing that reading it back would lose.

OASIS LegalDocML, Akoma Ntoso version 1.0 part 2: the content models of ``act``, ``preface``, ``preamble``, ``body``,
``conclusions`` and hierarchical elements (``num``, ``heading``, then ``content``, or ``intro``, children, ``wrapUp``).
"""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from commission_app.domain.akoma_ntoso import NAMESPACE, OWN_NAMESPACE, PROGRAM
from commission_app.domain.document import Document, Kind, Provision
from commission_app.domain.languages import TERMINOLOGICAL

UNKNOWN_COUNTRY = "zz"
"""For a country that is not named (ISO 3166-1 leaves ZZ to its users)."""

_HIERARCHICAL = frozenset(
    {Kind.PART, Kind.SECTION, Kind.CHAPTER, Kind.ARTICLE, Kind.PARAGRAPH, Kind.POINT, Kind.SUBPARAGRAPH}
)


@dataclass(frozen=True, slots=True)
class Edition:
    """What the metadata say beside the text: the day of the edition (ISO 8601) and the country (ISO 3166-1 alpha-2)."""

    date: str
    country: str = UNKNOWN_COUNTRY


def akoma_ntoso(document: Document, edition: Edition) -> bytes:
    """Return a document as an XML file in UTF-8."""
    root = etree.fromstring(f'<akomaNtoso xmlns="{NAMESPACE}"/>')
    act = _add(root, "act", name="constitution")
    writing = _Writing(document)
    writing.metadata(_add(act, "meta"), edition)
    if document.front:
        writing.lines(_add(act, "preface", eId="preface"), document.front, title=document.title)
    nodes = document.nodes
    if nodes and _is_plain_preamble(nodes[0]):
        writing.preamble(_add(act, "preamble", eId=nodes[0].eid), nodes[0])
        nodes = nodes[1:]
    body = _add(act, "body", eId="body")
    for node in nodes:
        writing.provision(body, node, is_last=False)
    if not nodes:
        _add(_add(_add(body, "hcontainer", name="empty"), "content"), "p")
    if document.back:
        writing.lines(_add(act, "conclusions", eId="conclusions"), document.back)
    xml = etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=False)
    return bytes(xml)


def _is_plain_preamble(node: Provision) -> bool:
    return node.kind is Kind.PREAMBLE and not node.children and node.number is None and bool(node.text or node.heading)


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


def _add(parent: etree._Element, kind: str, /, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, _tag(kind), attributes)


def _number(element: etree._Element, node: Provision) -> etree._Element | None:
    """Add what is printed before the heading or text; the number alone is its title, where the two are not the same."""
    if node.number is None and node.label is None:
        return None
    bearer = _add(element, "num")
    bearer.text = node.number if node.label is None else node.label
    if node.label is not None:
        bearer.set("title", node.number or "")
    return bearer


class _Writing:
    """The writing of one document: which notes are referred to from which provision."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._notes: dict[str, list[int]] = {}
        for place, note in enumerate(document.notes, 1):
            if note.eid is not None:
                self._notes.setdefault(note.eid, []).append(place)

    def metadata(self, meta: etree._Element, edition: Edition) -> None:
        document = self._document
        language = TERMINOLOGICAL.get(document.language, document.language)
        work = f"/akn/{edition.country}/act/{edition.date}/constitution"
        levels = {
            "FRBRWork": work,
            "FRBRExpression": f"{work}/{language}@{edition.date}",
            "FRBRManifestation": f"{work}/{language}@{edition.date}.xml",
        }
        identification = _add(meta, "identification", source=f"#{PROGRAM}")
        for level, address in levels.items():
            element = _add(identification, level)
            _add(element, "FRBRthis", value=f"{address}/!main" if level == "FRBRWork" else address)
            _add(element, "FRBRuri", value=address)
            if level == "FRBRWork":
                _add(element, "FRBRalias", value=document.title, name="title")
            _add(element, "FRBRdate", date=edition.date, name="Generation")
            _add(element, "FRBRauthor", href=f"#{PROGRAM}")
            if level == "FRBRWork":
                _add(element, "FRBRcountry", value=edition.country)
            elif level == "FRBRExpression":
                _add(element, "FRBRlanguage", language=language)
        references = _add(meta, "references", source=f"#{PROGRAM}")
        _add(references, "TLCOrganization", eId=PROGRAM, href=f"/ontology/organization/{PROGRAM}", showAs=PROGRAM)
        if document.notes:
            notes = _add(meta, "notes", source=f"#{PROGRAM}")
            for place, note in enumerate(document.notes, 1):
                held = _add(notes, "note", eId=f"note_{place}", marker=str(place))
                for line in note.text.split("\n"):
                    _add(held, "p").text = line
        if document.apart:
            proprietary = _add(meta, "proprietary", source=f"#{PROGRAM}")
            for line in document.apart:
                etree.SubElement(proprietary, f"{{{OWN_NAMESPACE}}}apart", nsmap={"ca": OWN_NAMESPACE}).text = line

    def lines(self, parent: etree._Element, lines: tuple[str, ...], title: str = "") -> None:
        titled = False
        for line in lines:
            paragraph = _add(parent, "p")
            if line == title and title and not titled:
                titled = True
                _add(paragraph, "docTitle").text = line
            else:
                paragraph.text = line

    def preamble(self, element: etree._Element, node: Provision) -> None:
        first = None
        if node.heading is not None:
            first = _add(_add(element, "formula", name="heading"), "p")
            first.text = node.heading
        for line in (node.text or "").split("\n") if node.text else ():
            paragraph = _add(element, "p")
            paragraph.text = line
            first = paragraph if first is None else first
        self._refer(node, first)

    def provision(self, parent: etree._Element, node: Provision, *, is_last: bool) -> None:
        if node.kind is Kind.WRAP_UP and is_last and len(parent) and not node.children and node.number is None:
            self._text(_add(parent, "wrapUp", eId=node.eid), node, None)
            return
        if node.kind in _HIERARCHICAL:
            element = _add(parent, node.kind.value, eId=node.eid)
        else:
            element = _add(parent, "hcontainer", name=node.kind.value, eId=node.eid)
        if node.repealed:
            element.set("status", "removed")
        bearer = _number(element, node)
        if node.heading is not None:
            heading = _add(element, "heading")
            heading.text = node.heading
            bearer = heading if bearer is None else bearer
        if not node.children:
            self._text(_add(element, "content"), node, bearer)
            return
        if node.text:
            self._text(_add(element, "intro"), node, bearer)
        else:
            self._refer(node, bearer)
        for place, child in enumerate(node.children):
            last = place == len(node.children) - 1 and place > 0
            self.provision(element, child, is_last=last)

    def _text(self, parent: etree._Element, node: Provision, bearer: etree._Element | None) -> None:
        paragraphs = [_add(parent, "p") for _ in (node.text or "").split("\n")]
        for paragraph, line in zip(paragraphs, (node.text or "").split("\n"), strict=True):
            paragraph.text = line
        self._refer(node, paragraphs[0] if bearer is None else bearer)

    def _refer(self, node: Provision, bearer: etree._Element | None) -> None:
        """Put the references to a provision's notes into what bears its name, or its first line."""
        if bearer is None:
            return
        for place in self._notes.get(node.eid, ()):
            _add(bearer, "noteRef", href=f"#note_{place}", marker=str(place))

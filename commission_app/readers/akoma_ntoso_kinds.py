"""What the hierarchical elements of Akoma Ntoso are as provisions, by their names and by what they stand in."""

from __future__ import annotations

from lxml import etree

from commission_app.domain.document import CONTAINERS, Kind
from commission_app.readers.xml import local

_KINDS = {
    **dict.fromkeys(("part", "book", "tome"), Kind.PART),
    **dict.fromkeys(("section", "title", "subpart", "subtitle", "division", "subdivision"), Kind.SECTION),
    **dict.fromkeys(("chapter", "subchapter"), Kind.CHAPTER),
    **dict.fromkeys(("article", "rule"), Kind.ARTICLE),
    **dict.fromkeys(("paragraph", "subsection", "clause", "subrule"), Kind.PARAGRAPH),
    **dict.fromkeys(("point", "indent", "subclause", "item"), Kind.POINT),
    **dict.fromkeys(("subparagraph", "sublist"), Kind.SUBPARAGRAPH),
}
_NAMED = {
    **{kind.value: kind for kind in Kind},
    **dict.fromkeys(("schedule", "annex", "appendix"), Kind.ATTACHMENT),
}
_HELD = frozenset({"hcontainer", "level", "list", "alinea", "proviso", "transitional", "container"})
_BELOW = {Kind.ARTICLE: Kind.PARAGRAPH, Kind.PARAGRAPH: Kind.POINT, Kind.POINT: Kind.SUBPARAGRAPH}
_DEPTHS = {Kind.PARAGRAPH: 1, Kind.POINT: 2, Kind.SUBPARAGRAPH: 3}


def kind_of(element: etree._Element, *, sections_are_articles: bool) -> Kind | None:
    """Return what an element is by its name; None for one that is no provision by itself."""
    name = local(element)
    if name == "hcontainer":
        return _NAMED.get((element.get("name") or "").lower())
    if name == "section" and sections_are_articles:
        return Kind.ARTICLE
    return _KINDS.get(name)


def is_provision(element: etree._Element) -> bool:
    """Whether an element whose name tells nothing is a provision all the same: it has a number or a heading."""
    return local(element) in _HELD and any(local(one) in ("num", "heading") and _says(one) for one in element)


def is_cross_heading(element: etree._Element) -> bool:
    """Whether an element is nothing but a heading between provisions."""
    if local(element) == "crossHeading":
        return True
    inner = [one for one in element if _says(one)]
    return local(element) == "hcontainer" and [local(one) for one in inner] == ["heading"]


def kind_in(kind: Kind | None, parent: Kind | None, element: etree._Element, *, attached: bool) -> Kind:
    """Return what an element is where it stands: below an article are no containers, below a paragraph its points.

    In an attachment stand divisions of it and paragraphs; ``kind`` None is of a provision that nothing else tells.
    """
    inner = _BELOW.get(parent, Kind.SUBPARAGRAPH) if parent is Kind.ARTICLE or parent in _DEPTHS else None
    if kind is None:
        kind = inner or (Kind.SECTION if _holds_provisions(element) else Kind.PARAGRAPH)
    if inner and (kind in CONTAINERS or kind is Kind.ARTICLE or _DEPTHS.get(kind, 9) <= _DEPTHS.get(parent, 0)):  # type: ignore[arg-type]
        return inner
    if attached and (kind in CONTAINERS or kind is Kind.ARTICLE):
        return Kind.PARAGRAPH if kind is Kind.ARTICLE else Kind.ATTACHMENT
    return kind


def _holds_provisions(element: etree._Element) -> bool:
    return any(local(one) in _KINDS or is_provision(one) for one in element)


def _says(element: etree._Element) -> bool:
    return any(text.strip() for text in element.itertext())

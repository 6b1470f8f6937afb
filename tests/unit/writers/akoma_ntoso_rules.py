"""The content models of Akoma Ntoso 3.0 that our files use, as patterns over the names of children.

Written after the standard (OASIS Akoma Ntoso version 1.0 part 2); its schema itself is not part of the project.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
HIERARCHY = "(?:clause|section|part|paragraph|chapter|title|article|point|subparagraph|hcontainer) "
BASE = "(?:num )?(?:heading )?(?:subheading )?"
CORE = "FRBRthis (?:FRBRuri )+(?:FRBRalias )*(?:FRBRdate )+(?:FRBRauthor )+"
BLOCKS = "(?:(?:p|blockList|formula|container|longTitle) )+"
INLINE = "(?:(?:noteRef|docTitle|eol) )*"
HIERARCHICAL = f"{BASE}(?:(?:intro )?(?:{HIERARCHY})*(?:wrapUp )?|content )"
MODELS = {
    "akomaNtoso": "act ",
    "act": "meta (?:coverPage )?(?:preface )?(?:preamble )?body (?:conclusions )?(?:attachments )?",
    "meta": "identification (?:publication )?(?:references )?(?:notes )*(?:proprietary )*",
    "identification": "FRBRWork FRBRExpression FRBRManifestation ",
    "FRBRWork": f"{CORE}FRBRcountry ",
    "FRBRExpression": f"{CORE}(?:FRBRlanguage )+",
    "FRBRManifestation": f"{CORE}(?:FRBRformat )?",
    "references": "(?:TLCOrganization )+",
    "notes": "(?:note )+",
    "note": "(?:p )+",
    "preface": BLOCKS,
    "preamble": BLOCKS,
    "conclusions": BLOCKS,
    "formula": "(?:p )+",
    "body": f"(?:{HIERARCHY})+",
    "intro": BLOCKS,
    "wrapUp": BLOCKS,
    "content": BLOCKS,
    **dict.fromkeys(
        ("part", "section", "chapter", "article", "paragraph", "point", "subparagraph", "hcontainer"), HIERARCHICAL
    ),
    **dict.fromkeys(("p", "num", "heading"), INLINE),
    "docTitle": "",
    "proprietary": ".*",
}
NEEDED = {
    "act": {"name"},
    "hcontainer": {"name"},
    "formula": {"name"},
    "noteRef": {"href"},
    "FRBRthis": {"value"},
    "FRBRuri": {"value"},
    "FRBRdate": {"date", "name"},
    "FRBRauthor": {"href"},
    "FRBRcountry": {"value"},
    "FRBRlanguage": {"language"},
    "identification": {"source"},
    "references": {"source"},
    "notes": {"source"},
    "proprietary": {"source"},
    "TLCOrganization": {"eId", "href", "showAs"},
}


def faults(xml: bytes) -> Iterator[str]:
    """Yield what in a file is against the standard."""
    root = etree.fromstring(xml)
    seen: set[str] = set()
    for element in root.iter(f"{{{NAMESPACE}}}*"):
        name = etree.QName(element).localname
        children = "".join(f"{etree.QName(child).localname} " for child in element)
        model = MODELS.get(name, "")
        if not re.fullmatch(model, children):
            yield f"{name} holds {children}"
        if missing := NEEDED.get(name, set()) - {str(one) for one in element.attrib}:
            yield f"{name} lacks {missing}"
        identity = element.get("eId")
        if identity is not None and (identity in seen or re.search(r"\s", identity)):
            yield f"{name} has the eId {identity!r}"
        seen.add(identity or "")
        if name == "noteRef" and root.find(f".//{{*}}note[@eId='{(element.get('href') or '')[1:]}']") is None:
            yield f"noteRef leads to {element.get('href')}"
        if (name not in MODELS or MODELS[name] == BLOCKS) and (element.text or "").strip():
            yield f"{name} holds text of its own"

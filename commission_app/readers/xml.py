"""Reading XML of strangers: no entities, nothing from outside, and never more than memory bears."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any, Protocol

from lxml import etree

from commission_app.domain.errors import UserError

MAX_BYTES = 200_000_000
MAX_NODES = 2_500_000
"""The nodes (of about 110 bytes) that one tree may hold."""

_CHUNK = 1 << 18
_HARDENED: dict[str, Any] = {"resolve_entities": False, "no_network": True, "huge_tree": False, "load_dtd": False}


class Stream(Protocol):
    """Something to read bytes from."""

    def read(self, size: int, /) -> bytes:
        """Return the next bytes, at most ``size``; none at the end."""


def parse(xml: bytes, name: str) -> etree._Element:
    """Return the root of an XML text; raises UserError where it is damaged, too large, or declares entities."""
    if len(xml) > MAX_BYTES or _nodes(xml) > MAX_NODES:
        raise UserError("reading.too_large", name=name)
    try:
        root = etree.fromstring(xml, etree.XMLParser(remove_comments=True, remove_pis=True, **_HARDENED))
    except (etree.XMLSyntaxError, ValueError):
        raise UserError(_reason(xml), name=name) from None
    refuse_entities(root, name)
    return root


def children(stream: Stream, container: str, tags: tuple[str, ...], name: str) -> Iterator[etree._Element]:
    """Yield one after the other the children of the element ``container`` that have these tags, without keeping them.

    Tags are names without their namespace. Raises UserError as ``parse`` does.
    """
    parser = etree.XMLPullParser(
        ("end",), tag=tuple(f"{{*}}{tag}" for tag in tags), remove_comments=True, remove_pis=True, **_HARDENED
    )
    size = held = 0
    checked = False
    beginning = b""
    try:
        while chunk := stream.read(_CHUNK):
            beginning = beginning or chunk
            size += len(chunk)
            held += _nodes(chunk)
            if size > MAX_BYTES or held > MAX_NODES:
                raise UserError("reading.too_large", name=name)
            parser.feed(chunk)
            for element in _read(parser):
                parent = element.getparent()
                if parent is None or local(parent) != container:
                    continue
                if not checked:
                    refuse_entities(element, name)
                    checked = True
                yield element
                held = 0
                _forget(element, parent)
        refuse_entities(parser.close(), name)
    except (etree.XMLSyntaxError, ValueError):
        raise UserError(_reason(beginning), name=name) from None


def _reason(beginning: bytes) -> str:
    """Return why XML that begins so cannot be read: parsers give up on entities that call each other, too."""
    return "reading.entities" if b"<!ENTITY" in beginning[:_CHUNK] else "reading.damaged"


def _read(parser: etree.XMLPullParser) -> Iterator[etree._Element]:
    events: Any = parser.read_events()
    return (element for _, element in events)


def _forget(element: etree._Element, parent: etree._Element) -> None:
    element.clear()
    while element.getprevious() is not None:
        del parent[0]


def refuse_entities(element: etree._Element, name: str) -> None:
    """Raise UserError where the document of an element declares entities, as no honest one of these formats does."""
    declared: Any = element.getroottree().docinfo.internalDTD
    if declared is not None and declared.entities():
        raise UserError("reading.entities", name=name)


def root_name(xml: bytes) -> tuple[str, str]:
    """Return namespace and name of the root of an XML text, looking only at its beginning; empty if it is no XML."""
    parser = etree.XMLPullParser(("start",), **_HARDENED)
    with contextlib.suppress(etree.XMLSyntaxError):
        parser.feed(xml[: 1 << 16])
    with contextlib.suppress(etree.XMLSyntaxError):
        for element in _read(parser):
            namespace, _, named = str(element.tag).rpartition("}")
            return namespace.lstrip("{"), named
    return "", ""


def local(element: etree._Element) -> str:
    """Return the name of an element without its namespace; empty for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def text_of(element: etree._Element) -> str:
    """Return all text within an element."""
    return "".join(map(str, element.itertext()))


def _nodes(xml: bytes) -> int:
    return xml.count(b"<") + 2 * xml.count(b"=")

"""A document's tree as the public ``outline`` JSON shows it."""

from __future__ import annotations

from collections.abc import Callable

from commission_app.domain.document import Document, Provision, Warning  # noqa: A004
from commission_app.domain.event import Json


def outline(document: Document, message: Callable[[Warning], str]) -> dict[str, Json]:
    """Return the ``outline`` of a document (docs: the command line); ``message`` puts a warning into words."""
    return {
        "title": document.title,
        "language": document.language,
        "source": {
            "name": document.source.name,
            "format": document.source.format,
            "sha256": document.source.sha256,
        },
        "counts": {**document.counts()},
        "articles": [article.number or "" for article in document.articles],
        "nodes": [_node(node) for node in document.nodes],
        "warnings": [{"key": one.key, "eid": one.eid, "message": message(one)} for one in document.warnings],
        "front": list(document.front),
        "back": list(document.back),
        "notes": [{"eid": note.eid, "text": note.text} for note in document.notes],
        "apart": list(document.apart),
    }


def _node(node: Provision) -> Json:
    return {
        "eid": node.eid,
        "kind": node.kind.value,
        "number": node.number,
        "heading": node.heading,
        "text": node.text,
        "children": [_node(child) for child in node.children],
        "label": node.label,
        "repealed": node.repealed,
    }

"""A document as JSON, in the form that databases and share files hold, and back with every field checked."""

from __future__ import annotations

import re

from commission_app.domain.body_fields import EID, is_clean_text
from commission_app.domain.document import Document, Kind, Note, Provision, Source, Warning  # noqa: A004
from commission_app.domain.event import Json

MAX_DEPTH = 12
MAX_PROVISIONS = 50_000
_KINDS = {kind.value: kind for kind in Kind}
_KEY = re.compile(r"[a-z_.]{1,80}")
_LANGUAGE = re.compile(r"[a-z]{2,3}")


def document_to_json(document: Document) -> dict[str, Json]:
    """Return a document in its stored form."""
    return {
        "title": document.title,
        "language": document.language,
        "source": {
            "name": document.source.name,
            "format": document.source.format,
            "sha256": document.source.sha256,
        },
        "nodes": [_provision_to_json(node) for node in document.nodes],
        "front": list(document.front),
        "back": list(document.back),
        "notes": [[note.eid, note.text] for note in document.notes],
        "warnings": [[one.key, one.eid, [list(pair) for pair in one.params]] for one in document.warnings],
        **({"apart": list(document.apart)} if document.apart else {}),
    }


def _provision_to_json(node: Provision) -> Json:
    """Return a provision; what not every one has is named only where it has it, as in texts stored before."""
    rare: dict[str, Json] = {"label": node.label} if node.label is not None else {}
    if node.repealed:
        rare["repealed"] = True
    return {
        "eid": node.eid,
        "kind": node.kind.value,
        "number": node.number,
        "heading": node.heading,
        "text": node.text,
        "children": [_provision_to_json(child) for child in node.children],
        **rare,
    }


def document_from_json(value: object) -> Document:
    """Return the document of a stored form; raises ValueError where anything is not as it must be."""
    held = _object(value, {"title", "language", "source", "nodes", "front", "back", "notes", "warnings"}, {"apart"})
    source = _object(held["source"], {"name", "format", "sha256"})
    language = _text(held["language"])
    if not _LANGUAGE.fullmatch(language):
        raise ValueError("language")
    eids: set[str] = set()
    return Document(
        title=_text(held["title"]),
        language=language,
        source=Source(_text(source["name"]), _text(source["format"]), _text(source["sha256"])),
        nodes=tuple(_provision(node, 1, eids) for node in _list(held["nodes"])),
        front=tuple(_text(line) for line in _list(held["front"])),
        back=tuple(_text(line) for line in _list(held["back"])),
        notes=tuple(Note(_text(text), _optional(eid)) for eid, text in map(_pair, _list(held["notes"]))),
        apart=tuple(_text(line) for line in _list(held.get("apart", []))),
        warnings=tuple(_warning(one) for one in _list(held["warnings"])),
    )


def _provision(value: object, depth: int, eids: set[str]) -> Provision:
    held = _object(value, {"eid", "kind", "number", "heading", "text", "children"}, {"label", "repealed"})
    eid = _text(held["eid"])
    if depth > MAX_DEPTH or len(eids) >= MAX_PROVISIONS or eid in eids or not EID.fullmatch(eid):
        raise ValueError("eid")
    eids.add(eid)
    return Provision(
        eid=eid,
        kind=_kind(held["kind"]),
        number=_optional(held["number"]),
        heading=_optional(held["heading"]),
        text=_optional(held["text"]),
        children=tuple(_provision(child, depth + 1, eids) for child in _list(held["children"])),
        label=_optional(held.get("label")),
        repealed=_truth(held.get("repealed", False)),
    )


def _kind(value: object) -> Kind:
    kind = _KINDS.get(value) if isinstance(value, str) else None
    if kind is None:
        raise ValueError("kind")
    return kind


def _warning(value: object) -> Warning:
    match value:
        case [str(key), eid, list(params)] if _KEY.fullmatch(key):
            pairs = tuple((_text(name), _text(filled)) for name, filled in map(_pair, params))
            return Warning(key, _optional(eid), pairs)
    raise ValueError("warning")


def _object(value: object, names: set[str], rare: frozenset[str] | set[str] = frozenset()) -> dict[str, object]:
    if isinstance(value, dict) and names <= value.keys() <= names | rare:
        return value
    raise ValueError("object")


def _list(value: object) -> list[object]:
    if isinstance(value, list):
        return value
    raise ValueError("list")


def _pair(value: object) -> tuple[object, object]:
    match value:
        case [first, second]:
            return first, second
    raise ValueError("pair")


def _text(value: object) -> str:
    if isinstance(value, str) and is_clean_text(value):
        return value
    raise ValueError("text")


def _optional(value: object) -> str | None:
    return None if value is None else _text(value)


def _truth(value: object) -> bool:
    if isinstance(value, bool):
        return value
    raise ValueError("truth")

"""Akoma Ntoso 3.0 and 2.0: a tree already, taken over with its addresses.

OASIS LegalDocML, Akoma Ntoso version 1.0 part 2 (the 3.0 schema): preface, preamble, body, conclusions.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from commission_app.domain.akoma_ntoso import OWN_NAMESPACE, PROGRAM
from commission_app.domain.document import Document, Note, Source, Warning  # noqa: A004
from commission_app.domain.errors import UserError
from commission_app.domain.languages import code_of
from commission_app.domain.source_reading import Tracked
from commission_app.readers import xml
from commission_app.readers.akoma_ntoso_tree import Tree, blocks, line
from commission_app.readers.block import tidy
from commission_app.readers.encoding import MAX_TEXT
from commission_app.readers.languages import detect
from commission_app.readers.rules import rules_of
from commission_app.readers.xml import local, text_of

_BODIES = ("body", "mainBody", "debateBody", "amendmentBody", "collectionBody", "portionBody")
_CONTAINERS = frozenset({"akomaNtoso", "components", "component", "documentCollection", "portion"})


def read(content: bytes, name: str, tracked: Tracked = Tracked.ACCEPTED) -> Document:
    """Return the tree of a document, before or after the changes that are marked in it.

    Raises UserError where the XML is damaged, too large, or holds no document.
    """
    if len(content) > MAX_TEXT:
        raise UserError("reading.too_large", name=name)
    root = xml.parse(content, name)
    act = _first_document(root)
    if act is None:
        raise UserError("reading.no_text", name=name)
    parts = {local(child): child for child in act}
    body = next((parts[one] for one in _BODIES if one in parts), None)
    ours = _is_ours(act)
    changed = [] if ours else _changes_taken_out(act, tracked)
    tree = Tree(name, body is not None and not (_has_articles(body) or ours), ours)
    if "preamble" in parts:
        tree.add_preamble(parts["preamble"])
    if body is not None:
        tree.add_body(body)
    for attachment in _attachments(act):
        tree.add_attachment(attachment)
    front = _lines(parts, ("coverPage", "preface"), tree)
    back = _lines(parts, ("conclusions", "components"), tree)
    language = _language(act, "" if body is None else text_of(body))
    nodes = tree.done(rules_of(language).tells_repeal)
    others = [one for one in root if one is not act and not any(above is one for above in act.iterancestors())]
    back += [text for other in others for text in blocks(other, tree)]
    if not (nodes or front or back):
        raise UserError("reading.no_text", name=name)
    return Document(
        title=_title(act, front),
        language=language,
        source=Source(name, "akn", ""),
        nodes=nodes,
        front=tuple(front),
        back=tuple(back),
        notes=(*_meta_notes(act, tree), *tree.notes),
        apart=(*_own_apart(act), *tree.apart, *changed),
        warnings=(Warning("source.tracked_changes"),) if changed else (),
    )


def _first_document(root: etree._Element) -> etree._Element | None:
    """Return the first document in the file; others in it are its attachments or its back matter."""
    found = root
    while local(found) in _CONTAINERS:
        inner = next((child for child in found if local(child) not in ("meta", "preface", "interface")), None)
        if inner is None:
            return None
        found = inner
    return found


def _has_articles(body: etree._Element) -> bool:
    return next(body.iter("{*}article", "{*}rule"), None) is not None


def _is_ours(act: etree._Element) -> bool:
    return any(one.get("href") == f"#{PROGRAM}" for one in act.iter("{*}FRBRauthor"))


def _attachments(act: etree._Element) -> list[etree._Element]:
    return [one for held in act if local(held) == "attachments" for one in held if isinstance(one.tag, str)]


def _changes_taken_out(act: etree._Element, tracked: Tracked) -> list[str]:
    """Take out of a tree what a marked change adds or takes away, whichever is not meant; return the texts of it."""
    taken = []
    unwanted = "{*}del" if tracked is Tracked.ACCEPTED else "{*}ins"
    for element in list(act.iter(unwanted)):
        parent, before = element.getparent(), element.getprevious()
        if parent is None:
            continue
        taken.append(tidy(text_of(element)))
        tail = element.tail or ""
        if before is not None:
            before.tail = (before.tail or "") + tail
        else:
            parent.text = (parent.text or "") + tail
        parent.remove(element)
    return list(filter(None, taken))


def _lines(parts: dict[str, etree._Element], names: tuple[str, ...], tree: Tree) -> list[str]:
    return [text for name in names if name in parts for text in blocks(parts[name], tree)]


def _title(act: etree._Element, front: list[str]) -> str:
    alias = next((one for one in act.iter("{*}FRBRalias") if one.get("name") == "title"), None)
    if alias is not None:
        return tidy(alias.get("value") or "")
    # The long title and the preface are of the text; a cover page may have a stamp before it.
    held = (next(act.iter(*names), None) for names in (("{*}docTitle", "{*}shortTitle"), ("{*}longTitle",)))
    told = (tidy(text_of(title)) for title in held if title is not None)
    return next(filter(None, told), next(iter(front), ""))


def _language(act: etree._Element, text: str) -> str:
    told = next((one.get("language") or "" for one in act.iter("{*}FRBRlanguage")), "")
    return code_of(told) or detect(text)


def _meta_notes(act: etree._Element, tree: Tree) -> Iterator[Note]:
    for note in act.iter("{*}note"):
        if any(local(above) == "notes" for above in note.iterancestors()):
            lines = [line(child) for child in note] or [tidy(note.text or "")]
            identity = note.get("eId") or note.get("id") or ""
            text = "\n".join(filter(None, lines))
            if text:
                yield Note(text, tree.referred.get(identity))


def _own_apart(act: etree._Element) -> Iterator[str]:
    return (tidy(one.text or "") for one in act.iter(f"{{{OWN_NAMESPACE}}}apart"))

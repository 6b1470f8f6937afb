"""Word files: the accepted text of the main part, paragraph by paragraph."""

from __future__ import annotations

import io
import zipfile
import zlib

from lxml import etree

from commission_app.domain.errors import UserError
from commission_app.domain.numbering import SUPERSCRIPTS
from commission_app.readers.block import Read, blocks_of

MAX_UNZIPPED = 100_000_000
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_P, _T, _RUN, _NUMBERED = f"{_W}p", f"{_W}t", f"{_W}r", f"{_W}numPr"
_BREAKS = {f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": "\t", f"{_W}noBreakHyphen": "-"}
_PROPERTIES = f"{_W}rPr"
_LEFT_OUT = {
    f"{_W}del",
    f"{_W}moveFrom",
    f"{_W}pPr",
    f"{_W}instrText",
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}
_RAISED = str.maketrans("0123456789", SUPERSCRIPTS)


def read(content: bytes, name: str) -> Read:
    """Return the paragraphs of a Word file; raises UserError where it is none, is damaged, or unpacks too large."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = set(archive.namelist())
            if "word/document.xml" not in members:
                raise UserError("reading.not_a_word_file", name=name)
            with archive.open("word/document.xml") as part:
                xml = part.read(MAX_UNZIPPED + 1)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
        raise UserError("reading.damaged", name=name) from error
    if len(xml) > MAX_UNZIPPED:
        raise UserError("reading.too_large", name=name)
    body = _parse(xml, name)
    paragraphs = [_text(paragraph) for paragraph in body.iter(_P)]
    warnings = [
        *(["docx.footnotes_left_out"] if body.find(f".//{_W}footnoteReference") is not None else []),
        *(["docx.automatic_numbers"] if body.find(f".//{_NUMBERED}") is not None else []),
    ]
    return Read("docx", blocks_of(paragraphs), tuple(warnings))


def _parse(xml: bytes, name: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    try:
        root = etree.fromstring(xml, parser)
    except etree.XMLSyntaxError:
        raise UserError("reading.damaged", name=name) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise UserError("reading.damaged", name=name)
    return root


def _text(paragraph: etree._Element) -> str:
    """Return a paragraph's text without that of paragraphs nested in it (text boxes), which come by themselves."""
    found: list[str] = []
    stack = list(reversed(paragraph))
    while stack:
        element = stack.pop()
        tag = element.tag
        if tag == _T:
            found.append(element.text or "")
        elif tag in _BREAKS:
            found.append(_BREAKS[tag])
        elif tag == _RUN and _is_raised(element):
            found.append("".join(part.text or "" for part in element.iter(_T)).translate(_RAISED))
        elif tag not in _LEFT_OUT and tag != _P:
            stack.extend(reversed(element))
    return "".join(found)


def _is_raised(run: etree._Element) -> bool:
    properties = run.find(_PROPERTIES)
    if properties is None:
        return False
    raised = properties.find(f"{_W}vertAlign")
    return raised is not None and raised.get(f"{_W}val") == "superscript"

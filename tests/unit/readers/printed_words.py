"""The words of a source as it prints them, taken out by the plainest means, without any reader of ours."""

from __future__ import annotations

import html
import re
import unicodedata
import zipfile
from pathlib import Path

from lxml import etree
from pypdfium2 import PdfDocument

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ODF = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_WORD = re.compile(r"\w+")


def words(text: str) -> list[str]:
    """Return the words of a text; raised digits count as digits."""
    return _WORD.findall(unicodedata.normalize("NFC", text).translate(_RAISED))


def printed_words(path: Path) -> list[str]:
    """Return the words of a source in the order it holds them."""
    return words(_TEXTS[path.suffix](path))


def _plain(path: Path) -> str:
    return path.read_text(encoding="utf-8-sig")


def _docx(path: Path) -> str:
    root = etree.fromstring(zipfile.ZipFile(path).read("word/document.xml"))
    pieces = []
    for one in root.iter():
        gone = any(above.tag in (f"{_W}del", f"{_W}moveFrom") for above in one.iterancestors())
        if gone:
            continue
        if one.tag == f"{_W}t":
            pieces.append(one.text or "")
        elif one.tag in (f"{_W}br", f"{_W}tab", f"{_W}p", f"{_W}cr"):
            pieces.append("\n")
        elif one.tag == f"{_W}noBreakHyphen":
            pieces.append("-")
    return "".join(pieces)


def _odt(path: Path) -> str:
    root = etree.fromstring(zipfile.ZipFile(path).read("content.xml"))
    return "\n".join("".join(map(str, one.itertext())) for one in root.iter(f"{_ODF}p", f"{_ODF}h"))


def _html(path: Path) -> str:
    content = path.read_bytes()
    charset = "cp1251" if b"windows-1251" in content[:2000] else "utf-8"
    text = re.sub(r"<!--.*?-->|<(script|style)\b.*?</\1>", "", content.decode(charset), flags=re.DOTALL)
    inline = r"</?(?:span|a|b|i|em|strong|u|font|sup|sub)\b[^>]*>"
    return html.unescape(re.sub(r"<[^>]+>", "\n", re.sub(inline, "", text)))


def _akn(path: Path) -> str:
    root = etree.parse(path).getroot()
    for meta in list(root.iter(f"{_AKN}meta")):
        meta.clear()
    return " ".join(map(str, root.itertext()))


def _pdf(path: Path) -> str:
    with PdfDocument(path) as source:
        pages = [page.get_textpage().get_text_range() for page in source]
    return "\n".join(pages).replace("\x02\r\n", "").replace("\x02", "")


def _markdown(path: Path) -> str:
    return html.unescape(path.read_text(encoding="utf-8"))


def _rtf(path: Path) -> str:
    """Return the text of the Word file that this one was converted from."""
    return _docx(path.with_suffix(".docx"))


_TEXTS = {
    ".rtf": _rtf,
    ".txt": _plain,
    ".md": _markdown,
    ".docx": _docx,
    ".odt": _odt,
    ".html": _html,
    ".xml": _akn,
    ".pdf": _pdf,
}

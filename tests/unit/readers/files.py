"""Small files of every format, made from what a test wants to say."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from commission_app.base.resources import resource
from commission_app.domain.source_reading import Tracked
from commission_app.readers import docx, odt
from commission_app.readers.archive import opened
from commission_app.readers.block import Block, Read, Role

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ODF = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{kind}:1.0"'
    for name, kind in {
        "office": "office",
        "text": "text",
        "table": "table",
        "style": "style",
        "draw": "drawing",
        "fo": "xsl-fo-compatible",
    }.items()
)
DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return content.getvalue()


def word_file(
    body: str,
    *,
    prolog: str = "",
    part: str = "word/document.xml",
    namespace: str = W,
    others: Mapping[str, str] | None = None,
) -> bytes:
    """Return a Word file of a main part and ``others``, given by their kind (``numbering``, ``styles`` …)."""
    folder, _, base = part.rpartition("/")
    main = f'{prolog}<w:document xmlns:w="{namespace}" xmlns:r="{OFFICE}"><w:body>{body}</w:body></w:document>'
    relations = "".join(
        f'<Relationship Id="r{place}" Type="{OFFICE}/{kind.rstrip("0123456789")}" Target="{kind}.xml"/>'
        for place, kind in enumerate(others or {})
    )
    parts = {
        "_rels/.rels": f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r" Type="{OFFICE}/officeDocument"'
        f' Target="{part}"/></Relationships>',
        part: main,
        f"{folder}/_rels/{base}.rels": f'<Relationships xmlns="{RELATIONS}">{relations}</Relationships>',
    }
    return zipped(parts | {f"{folder}/{kind}.xml": xml for kind, xml in (others or {}).items()})


def w(kind: str, inner: str) -> str:
    """Return a part of a Word file other than the main one."""
    return f'<w:{kind} xmlns:w="{W}">{inner}</w:{kind}>'


def paragraph(text: str, properties: str = "") -> str:
    """Return a paragraph of Word."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space='preserve'>{text}</w:t></w:r></w:p>"


def read_word(content: bytes, tracked: Tracked = Tracked.ACCEPTED) -> Read:
    with opened(content, "x.docx") as archive:
        return docx.read(archive, tracked)


def odt_file(text: str, *, automatic: str = "", styles: str = "", mime: str = "text") -> bytes:
    """Return an OpenDocument text of what stands in ``office:text``, with automatic styles."""
    content = (
        f"<office:document-content {ODF} {DC}><office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:text>{text}</office:text></office:body></office:document-content>"
    )
    return zipped(
        {
            "mimetype": f"application/vnd.oasis.opendocument.{mime}",
            "content.xml": content,
            "styles.xml": f"<office:document-styles {ODF}>{styles}</office:document-styles>",
        }
    )


def read_odt(content: bytes, tracked: Tracked = Tracked.ACCEPTED) -> Read:
    with opened(content, "x.odt") as archive:
        return odt.read(archive, tracked)


def pdf_file(*, text: str = "", password: str | None = None) -> bytes:
    content = io.BytesIO()
    canvas = Canvas(content, encrypt=StandardEncryption(password) if password else None)
    if text:
        canvas.drawString(100, 700, text)
    canvas.rect(10, 10, 50, 50)
    canvas.showPage()
    canvas.save()
    return content.getvalue()


def _register() -> None:
    pdfmetrics.registerFont(TTFont("Serif", str(resource("fonts", "NotoSerif-Regular.ttf"))))


def width(text: str, size: float) -> float:
    """Return how wide a text is as ``printed`` sets it."""
    _register()
    return float(pdfmetrics.stringWidth(text, "Serif", size))


def printed(pages: Sequence[Sequence[tuple[float, float, float, str]]]) -> bytes:
    """Return a PDF of pages of texts: left edge, height, size of letters, text."""
    _register()
    content = io.BytesIO()
    canvas = Canvas(content)
    for page in pages:
        for left, bottom, size, text in page:
            canvas.setFont("Serif", size)
            canvas.drawString(left, bottom, text)
        canvas.showPage()
    canvas.save()
    return content.getvalue()


def texts(read: Read, role: Role = Role.TEXT) -> list[str]:
    """Return the texts of one role."""
    return [block.text for block in read.blocks if block.role is role]


def block_of(read: Read, text: str) -> Block:
    """Return the block that says this."""
    return next(block for block in read.blocks if block.text == text)


def saved(folder: Path, content: bytes, name: str = "file.docx") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path

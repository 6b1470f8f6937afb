"""Fuzzes one reader of documents: ``python tests/fuzz/readers.py FORMAT [FOLDER …] [-max_total_time=600]``.

FORMAT is one of the names in ``TARGETS``; folders hold files to begin with, and the options are libFuzzer's. Atheris is
needed (``pip install atheris``; it has wheels for Linux and macOS), and is no dependency of the project. A reader may
refuse any bytes with a UserError; every other exception, and every input that takes longer than ``-timeout`` seconds,
is a finding.
"""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import atheris

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

with atheris.instrument_imports(include=["commission_app", "striprtf"]):
    from commission_app.domain.document import Document, Source
    from commission_app.domain.document_json import document_from_json, document_to_json
    from commission_app.domain.errors import UserError
    from commission_app.domain.source_reading import Tracked
    from commission_app.readers import akoma_ntoso, archive, docx, html, odt, pdf, plain, rtf
    from commission_app.readers.block import Read
    from commission_app.readers.remarks import placed
    from commission_app.readers.structure import structured
    from commission_app.writers.akoma_ntoso import Edition
    from commission_app.writers.akoma_ntoso import akoma_ntoso as written

NAME = "fuzz"
SOURCE = Source(NAME, "x", "0" * 64)
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WORD_PARTS = ("document", "numbering", "styles", "comments", "footnotes", "endnotes", "header", "commentsExtended")
RELATIONS = b"".join(
    b'<Relationship Id="%s" Type="http://x/%s" Target="%s.xml"/>' % (part.encode(), part.encode(), part.encode())
    for part in WORD_PARTS[1:]
)


def _zipped(parts: dict[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as held:
        for name, part in parts.items():
            held.writestr(name, part)
    return content.getvalue()


def _word(data: bytes) -> Read:
    """Read bytes as the parts of a Word file, parted by U+0000: fuzzing the zip itself would never reach them.

    A part that is empty is not there; as a broken one it would hide all others.
    """
    if data.startswith(b"PK"):
        with archive.opened(data, NAME) as held:
            return docx.read(held)
    parts = dict(zip(WORD_PARTS, data.split(b"\0"), strict=False))
    files = {f"word/{name}.xml": part for name, part in parts.items() if part}
    files["word/_rels/document.xml.rels"] = b"<Relationships>" + RELATIONS + b"</Relationships>"
    tracked = Tracked.ORIGINAL if len(data) % 2 else Tracked.ACCEPTED
    with archive.opened(_zipped(files), NAME) as held:
        return docx.read(held, tracked)


def _open_document(data: bytes) -> Read:
    if data.startswith(b"PK"):
        with archive.opened(data, NAME) as held:
            return odt.read(held)
    return odt.read_flat(data, NAME, Tracked.ORIGINAL if len(data) % 2 else Tracked.ACCEPTED)


TARGETS: dict[str, Callable[[bytes], Read | Document]] = {
    "docx": _word,
    "odt": _open_document,
    "pdf": lambda data: pdf.read(data, NAME),
    "html": lambda data: html.read(data, NAME),
    "plain": lambda data: plain.read(data, NAME),
    "rtf": lambda data: rtf.read(data, NAME),
    "akn": lambda data: akoma_ntoso.read(data, NAME),
}


def target(read: Callable[[bytes], Read | Document]) -> Callable[[bytes], None]:
    """Return the test of one input: whatever is read must make a tree that can be kept and written."""

    def test(data: bytes) -> None:
        try:
            found = read(data)
            if isinstance(found, Read):
                document = structured(found, SOURCE, None)
                placed(document, found)
            else:
                document = found
            document_from_json(document_to_json(document))
            written(document, Edition("2026-01-01"))
        except UserError:
            return

    return test


if __name__ == "__main__":
    name = sys.argv.pop(1)
    atheris.Setup(sys.argv, target(TARGETS[name]))
    atheris.Fuzz()

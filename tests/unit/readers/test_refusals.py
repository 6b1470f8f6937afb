"""Files that cannot be read: each is refused with its own reason, in every language, in bounded memory and time."""

from __future__ import annotations

import io
import json
import os
import select
import struct
import subprocess
import sys
import tempfile
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from commission_app.base.i18n import InterfaceLanguage, Translator
from commission_app.domain.errors import UserError
from commission_app.readers import legacy_word
from commission_app.readers.registry import read
from tests.unit.readers.files import odt_file, paragraph, pdf_file, printed, word_file, zipped

ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
LAUGHING = f'<!DOCTYPE x [<!ENTITY l0 "lol">{LAUGHS}]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"


def stream(name: str) -> bytes:
    """Return the beginning of an OLE file that has a stream of this name."""
    return OLD + bytes(600) + name.encode("utf-16-le") + bytes(600)


def locked_old_word() -> bytes:
    content = bytearray(stream("WordDocument"))
    content[512:514] = b"\xec\xa5"
    content[512 + 0x0B] = 0x01
    return bytes(content)


def locked_open_document() -> bytes:
    entry = "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"
    namespace = "xmlns:manifest='urn:oasis:names:tc:opendocument:xmlns:manifest:1.0'"
    manifest = f"<manifest:manifest {namespace}>{entry}</manifest:manifest>"
    return zipped(
        {"mimetype": "application/vnd.oasis.opendocument.text", "META-INF/manifest.xml": manifest, "content.xml": "x"}
    )


def damaged_inside() -> bytes:
    content = bytearray(word_file(paragraph("text " * 5000)))
    middle = content.index(b"word/document.xml") + 200
    content[middle : middle + 40] = bytes(40)
    return bytes(content)


REFUSED: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "reading.empty"),
    "blank": (b" \n\t ", "reading.empty"),
    "no_words": (word_file("<w:p/>"), "reading.no_text"),
    "cut_zip": (word_file("<w:p/>")[:60], "reading.damaged"),
    "damaged_zip": (damaged_inside(), "reading.damaged"),
    "spreadsheet": (zipped({"xl/workbook.xml": "<workbook/>"}), "reading.is_spreadsheet"),
    "presentation": (zipped({"ppt/presentation.xml": "<presentation/>"}), "reading.is_presentation"),
    "open_spreadsheet": (odt_file("", mime="spreadsheet"), "reading.is_spreadsheet"),
    "open_presentation": (odt_file("", mime="presentation"), "reading.is_presentation"),
    "other_zip": (zipped({"readme.txt": "text"}), "reading.not_a_word_file"),
    "bad_xml": (word_file("<w:p>"), "reading.damaged"),
    "entities": (word_file("<w:p><w:r><w:t>&b;</w:t></w:r></w:p>", prolog=ENTITIES), "reading.entities"),
    "outside": (word_file("<w:p><w:r><w:t>&a;</w:t></w:r></w:p>", prolog=OUTSIDE), "reading.entities"),
    "entity_bomb": (
        f"<?xml version='1.0'?>{LAUGHING}<akomaNtoso xmlns='{AKN}'>&l9;</akomaNtoso>".encode(),
        "reading.entities",
    ),
    "deep": (word_file("<w:p>" * 5000 + "</w:p>" * 5000), "reading.damaged"),
    "deep_html": (b"<html>" + b"<div>" * 90_000 + b"text", "reading.too_deep"),
    "cut_rtf": (b"{\\rtf1\\ansi Article 1. The land is one.\\par {\\b Article 2", "reading.damaged"),
    "deep_rtf": (b"{\\rtf1 " + b"{" * 90_000 + b"text", "reading.too_deep"),
    "cut_pdf": (b"%PDF-1.7\nnothing", "reading.damaged"),
    "scan": (pdf_file(), "reading.pdf_has_no_text"),
    "locked": (pdf_file(text="secret", password="word"), "reading.pdf_is_locked"),
    "locked_word": (stream("EncryptedPackage"), "reading.is_protected"),
    "locked_old_word": (locked_old_word(), "reading.is_protected"),
    "locked_open_document": (locked_open_document(), "reading.is_protected"),
    "old_spreadsheet": (stream("Workbook"), "reading.is_spreadsheet"),
    "old_presentation": (stream("PowerPoint Document"), "reading.is_presentation"),
    "old_message": (stream("__nameid_version1.0"), "reading.not_a_word_file"),
    "mixed": ("Конституция страны\n".encode() * 3 + "Статья первая\n".encode("cp1251"), "reading.mixed_encodings"),
    "other_xml": (b"<?xml version='1.0'?><invoice xmlns='urn:x'><total>5</total></invoice>", "reading.unknown_xml"),
    "empty_act": (f"<akomaNtoso xmlns='{AKN}'><act><meta/><body/></act></akomaNtoso>".encode(), "reading.no_text"),
    "database": (b"SQLite format 3\0" + bytes(100), "reading.unknown_format"),
    "binary": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "reading.unknown_format"),
    "zeros": (bytes(100_000), "reading.unknown_format"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_cannot_be_read_is_refused_with_its_reason(tmp_path: Path, name: str) -> None:
    content, key = REFUSED[name]
    path = tmp_path / "file.docx"
    path.write_bytes(content)
    with pytest.raises(UserError) as refusal:
        read(path)
    assert refusal.value.key == key
    for language in InterfaceLanguage:
        assert "file.docx" in Translator(language)(key, **refusal.value.params)


def test_without_libreoffice_an_old_word_file_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(legacy_word, "_USUAL_PLACES", ())
    path = tmp_path / "old.doc"
    path.write_bytes(stream("WordDocument"))
    with pytest.raises(UserError, match="reading.old_word_file"):
        read(path)
    assert [one.name for one in tmp_path.iterdir()] == ["old.doc"]


def has_ended(process: int) -> bool:
    """Whether a process has ended, or does so within ten seconds."""
    try:
        opened = os.pidfd_open(process)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([opened], [], [], 10)[0])
    finally:
        os.close(opened)


@pytest.mark.skipif(sys.platform != "linux", reason="Linux alone tells of the end of a process that is nobody's child")
@pytest.mark.parametrize(("ends", "seconds"), [("sleep 600", 0.5), ("exit 1", 60.0), ("exit 0", 60.0)])
def test_a_conversion_that_fails_or_never_ends_is_refused_and_leaves_no_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ends: str, seconds: float
) -> None:
    program, begun = tmp_path / "soffice", tmp_path / "begun"
    program.write_text(f"#!/bin/sh\nsh -c 'echo $$ > {begun}; {ends}'\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temporary"))
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.setattr(legacy_word, "SECONDS", seconds)
    (tmp_path / "temporary").mkdir()
    path = tmp_path / "old.doc"
    path.write_bytes(stream("WordDocument"))
    with pytest.raises(UserError, match="reading.not_converted"):
        read(path)
    assert list((tmp_path / "temporary").iterdir()) == []
    assert has_ended(int(begun.read_text(encoding="utf-8")))


def deflated(size: int) -> bytes:
    """Return so many zeros, packed, without ever holding them."""
    packing = zlib.compressobj(9)
    pieces = [packing.compress(bytes(1 << 20)) for _ in range(size >> 20)]
    return b"".join([*pieces, packing.flush()])


def zip_bomb(member: str = "word/document.xml") -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive, archive.open(member, "w") as part:
        for _ in range(1024):
            part.write(b" " * (1 << 20))
    return content.getvalue()


def lying_zip_bomb() -> bytes:
    """Return a zip bomb whose directory says that its member is small."""
    content = bytearray(zip_bomb())
    central = content.rindex(b"PK\x01\x02")
    struct.pack_into("<I", content, central + 24, 1000)
    return bytes(content)


def many_members() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for number in range(20_000):
            archive.writestr(f"m{number}", "")
    return content.getvalue()


def empty_elements() -> bytes:
    return word_file("<w:p><w:r>" + "<w:t/>" * 6_000_000 + "</w:r></w:p>")


def many_paragraphs() -> bytes:
    return word_file("<w:p/>" * 6_000_000)


def pdf_bomb() -> bytes:
    packed = deflated(1 << 30)
    head = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    page = b"3 0 obj<</Type/Page/Parent 2 0 R/Contents 4 0 R/MediaBox[0 0 100 100]>>endobj\n"
    start = b"4 0 obj<</Length %d/Filter/FlateDecode>>stream\n" % len(packed)
    return head + page + start + packed + b"\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF"


BOMBS: dict[str, tuple[Callable[[], bytes], set[str]]] = {
    "zip_bomb": (zip_bomb, {"reading.zip_bomb"}),
    "lying_zip_bomb": (lying_zip_bomb, {"reading.damaged", "reading.zip_bomb"}),
    "many_members": (many_members, {"reading.zip_bomb"}),
    "empty_elements": (empty_elements, {"reading.too_large", "reading.zip_bomb"}),
    "many_paragraphs": (many_paragraphs, {"reading.too_large", "reading.zip_bomb"}),
    "pdf_bomb": (pdf_bomb, {"reading.zip_bomb"}),
    "html_bomb": (lambda: b"<html>" + b"<p>" * 5_000_000, {"reading.too_large", "reading.no_text"}),
    "rtf_bomb": (lambda: b"{\\rtf1 " + b"word " * 4_000_000, {"reading.too_large"}),
    "star_bomb": (lambda: b"# x\n\n" + b"*a _b " * 3_000_000, {"", "reading.too_large"}),
    "text_bomb": (lambda: b"word " * 19_000_000, {"reading.too_large"}),
}

CHILD = """
import json, resource, sys, time
from pathlib import Path
resource.setrlimit(resource.RLIMIT_AS, (3 << 30, 3 << 30))
from commission_app.domain.errors import UserError
from commission_app.readers.registry import read
begin = time.perf_counter()
try:
    read(Path(sys.argv[1]))
    key = ""
except UserError as refusal:
    key = refusal.key
used = int(next(line for line in open("/proc/self/status") if line.startswith("VmHWM")).split()[1])
print(json.dumps({"key": key, "seconds": time.perf_counter() - begin, "megabytes": used / 1024}))
"""


def measured(path: Path) -> dict[str, object]:
    done = subprocess.run(
        [sys.executable, "-c", CHILD, str(path)], capture_output=True, text=True, check=True, timeout=120
    )
    found: dict[str, object] = json.loads(done.stdout)
    return found


@pytest.mark.skipif(sys.platform != "linux", reason="the system tells the memory of a process in its own way")
@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_in_bounded_memory_and_time_and_leaves_no_trace(tmp_path: Path, name: str) -> None:
    make, keys = BOMBS[name]
    path = tmp_path / "bomb.docx"
    path.write_bytes(make())
    found = measured(path)
    assert found["key"] in keys
    assert float(str(found["megabytes"])) < 500
    assert float(str(found["seconds"])) < 10
    assert [one.name for one in tmp_path.iterdir()] == ["bomb.docx"]


@pytest.mark.skipif(sys.platform != "linux", reason="the system tells the memory of a process in its own way")
def test_half_a_gigabyte_of_nothing_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "nothing.docx"
    with path.open("wb") as file:
        file.truncate(500_000_000)
    found = measured(path)
    assert found["key"] == "reading.too_large"
    assert float(str(found["megabytes"])) < 200


def test_a_locked_pdf_that_anybody_may_open_is_read(tmp_path: Path) -> None:
    path = tmp_path / "open.pdf"
    path.write_bytes(printed([[(70, 700, 10, "Article 1"), (70, 680, 10, "Text.")]]))
    assert read(path).articles

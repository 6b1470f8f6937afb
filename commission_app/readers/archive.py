"""Opening the zip files of strangers: bounded in number, size and ratio."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from lxml import etree

from commission_app.domain.errors import UserError
from commission_app.readers.xml import parse

MAX_MEMBERS = 10_000
MAX_UNZIPPED = 400_000_000
MAX_RATIO = 400
_SMALL = 4_000_000
MAX_PART = 30_000_000

MIME = "mimetype"
OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."

_BROKEN = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError)


class Archive:
    """The members of a zip file, none of which is ever written to disk."""

    def __init__(self, held: zipfile.ZipFile, name: str) -> None:
        self._held = held
        self.name = name
        self.members = {info.filename: info for info in held.infolist()}

    def __contains__(self, member: str) -> bool:
        return member in self.members

    def part(self, member: str) -> bytes | None:
        """Return a member, or None where there is none; raises UserError where it is too large or damaged."""
        if member not in self.members:
            return None
        with self.stream(member) as stream:
            content = stream.read(MAX_PART + 1)
        if len(content) > MAX_PART:
            raise UserError("reading.too_large", name=self.name)
        return content

    def tree(self, member: str) -> etree._Element | None:
        """Return the root of an XML member, or None where there is none."""
        content = self.part(member)
        return None if content is None else parse(content, self.name)

    @contextmanager
    def stream(self, member: str) -> Iterator[IO[bytes]]:
        """Open a member; what goes wrong with the zip while it is read is a UserError."""
        try:
            with self._held.open(self.members[member]) as stream:
                yield stream
        except _BROKEN as error:
            raise UserError("reading.damaged", name=self.name) from error


@contextmanager
def opened(content: bytes, name: str) -> Iterator[Archive]:
    """Open a zip file; raises UserError where it is damaged, locked, or a bomb."""
    try:
        held = zipfile.ZipFile(io.BytesIO(content))
    except _BROKEN as error:
        raise UserError("reading.damaged", name=name) from error
    with held:
        infos = held.infolist()
        total = sum(info.file_size for info in infos)
        if len(infos) > MAX_MEMBERS or total > MAX_UNZIPPED:
            raise UserError("reading.zip_bomb", name=name)
        if any(info.file_size > _SMALL and info.file_size > MAX_RATIO * info.compress_size for info in infos):
            raise UserError("reading.zip_bomb", name=name)
        if any(info.flag_bits & 1 for info in infos):
            raise UserError("reading.is_protected", name=name)
        yield Archive(held, name)


def is_open_document(archive: Archive) -> bool:
    """Whether a zip file says that it is an OpenDocument."""
    return (archive.part(MIME) or b"").startswith(OPEN_DOCUMENT) or "content.xml" in archive

"""Telling PDFs whose streams unpack to more than memory bears, before they are opened."""

from __future__ import annotations

import re
import zlib

MAX_STREAM = 60_000_000
MAX_TOTAL = 400_000_000
MAX_DRAWN = 200_000
"""Drawings of other drawings («Do») in one file: those of honest texts are few, those of a bomb call each other."""

_STREAM = re.compile(rb"stream\r?\n")
_LENGTH = re.compile(rb"/Length\s+(\d{1,9})(?!\s+\d+\s+R)")
_BEFORE = 400
_CHUNK = 1 << 22
_DEEPEST = 3
_DO = re.compile(rb"/[^\s/]{1,60}\s+Do\b")


def unpacks_to_too_much(content: bytes) -> bool:
    """Whether the compressed streams of a PDF that are no pictures unpack to too much, also those packed twice."""
    total = drawn = 0
    for match in _STREAM.finditer(content):
        head = content[max(0, match.start() - _BEFORE) : match.start()].rpartition(b"obj")[2]
        if b"/Image" in head or (b"FlateDecode" not in head and b"/Fl" not in head):
            continue
        size, draws = _unpacked(memoryview(content)[match.end() : _end(content, head, match.end())])
        total += size
        drawn += draws if b"/Form" in head else 0
        if size > MAX_STREAM or total > MAX_TOTAL or drawn > MAX_DRAWN:
            return True
    return False


def _end(content: bytes, head: bytes, start: int) -> int:
    """Return where a stream ends: by its own word, or by the mark after it, whichever is later."""
    told = _LENGTH.search(head)
    marked = content.find(b"endstream", start)
    return max(start + int(told[1]) if told else 0, marked if marked >= 0 else len(content))


def _unpacked(packed: bytes | memoryview) -> tuple[int, int]:
    """Return how much a stream unpacks to, at most a little more than is allowed, and how often it draws others."""
    most = draws = 0
    for _ in range(_DEEPEST):
        inflating = zlib.decompressobj()
        first, size = b"", 0
        try:
            piece = inflating.decompress(packed, _CHUNK)
            while piece:
                first = first or piece
                size += len(piece)
                draws += len(_DO.findall(piece))
                if size > MAX_STREAM or inflating.eof:
                    break
                piece = inflating.decompress(inflating.unconsumed_tail, _CHUNK)
        except zlib.error:
            break
        finally:
            most = max(most, size)
        if size > MAX_STREAM or not first.startswith((b"x\x9c", b"x\xda", b"x\x01")):
            break
        packed = first
    return most, draws

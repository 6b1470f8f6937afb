"""What every reader makes of its format: neutral paragraphs, in the order of the text."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_SPACE = re.compile(r"[\s\u00a0\u2000-\u200b\u202f\u2060\ufeff]+")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\u00ad\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Read:
    """The paragraphs of a source, the name of its format, and keys of warnings about what could not be taken over."""

    format: str
    blocks: tuple[str, ...]
    warnings: tuple[str, ...] = ()


def tidy(text: str) -> str:
    """Return a paragraph in NFC, without control characters, its white space single."""
    return unicodedata.normalize("NFC", _SPACE.sub(" ", _CONTROL.sub("", text))).strip()


def blocks_of(paragraphs: list[str]) -> tuple[str, ...]:
    """Return the paragraphs that say something, tidied; a line break inside one makes two."""
    lines = (tidy(line) for paragraph in paragraphs for line in re.split(r"[\n\r\v\f\u2028\u2029]", paragraph))
    return tuple(line for line in lines if line)

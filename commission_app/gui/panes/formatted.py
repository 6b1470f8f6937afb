"""Texts of people as rich text: lists and paragraphs are shown as such, everything else is data."""

from __future__ import annotations

import re
from html import escape

_BULLET = re.compile(r"\s*[-–—•*]\s+(.*)")
_NUMBER = re.compile(r"\s*(\d{1,3}[.)])\s+(.*)")


def formatted(text: str) -> str:
    """Return a comment's text as rich text: lines that begin with a dash or a number hang, no markup is obeyed."""
    return "".join(_line(line) for line in text.splitlines()) or escape(text)


def _line(line: str) -> str:
    bullet, number = _BULLET.fullmatch(line), _NUMBER.fullmatch(line)
    if bullet:
        return _hanging("•", bullet[1])
    if number:
        return _hanging(number[1], number[2])
    return f'<p style="margin:0 0 4px 0">{escape(line)}</p>'


def _hanging(label: str, text: str) -> str:
    return f'<p style="margin:0 0 2px 20px; text-indent:-16px">{escape(label)}&nbsp;&nbsp;{escape(text)}</p>'

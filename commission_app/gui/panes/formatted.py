"""Texts of people as rich text: lists and paragraphs are shown as such, everything else is data."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from html import escape

from commission_app.gui.panes.labels import LONGEST, breakable
from commission_app.services.links import Link

_BULLET = re.compile(r"\s*[-–—•*]\s+(.*)")
_NUMBER = re.compile(r"\s*(\d{1,3}[.)])\s+(.*)")
_LONG, _MANY = 1_000, 24
"""Letters and lines that a text may have to be shown whole in a list of others…"""
_SHOWN, _LINES = 700, 16
"""… and of a longer one, how many are."""

FindLinks = Callable[[str], Iterable[Link]]


def formatted(text: str, find_links: FindLinks = lambda _line: (), longest: int = LONGEST) -> str:
    """Return a comment's text as rich text: lines that begin with a dash or a number hang, no markup is obeyed.

    ``find_links`` gives the words of a line that lead somewhere: they become links. Words of more than ``longest``
    letters can be broken.
    """

    def said(words: str) -> str:
        return escape(breakable(words, longest))

    return "".join(_line(line, find_links, said) for line in text.splitlines()) or said(text)


def brief(text: str) -> str:
    """Return the beginning of a long text, up to a word, and a text that is not long as it is.

    To lay out the pages of an opinion takes a second, each time their article comes into view.
    """
    lines = text.splitlines()
    if len(text) <= _LONG and len(lines) <= _MANY:
        return text
    begun = "\n".join(lines[:_LINES])[:_SHOWN]
    words = begun.rsplit(maxsplit=1)[0] if len(begun) == _SHOWN else begun
    return f"{words.rstrip()} …"


def _line(line: str, find_links: FindLinks, said: Callable[[str], str]) -> str:
    bullet, number = _BULLET.fullmatch(line), _NUMBER.fullmatch(line)
    if bullet:
        return _hanging("•", _linked(bullet[1], find_links, said))
    if number:
        return _hanging(number[1], _linked(number[2], find_links, said))
    return f'<p style="margin:0 0 4px 0">{_linked(line, find_links, said)}</p>'


def _hanging(label: str, shown: str) -> str:
    return f'<p style="margin:0 0 2px 20px; text-indent:-16px">{escape(label)}&nbsp;&nbsp;{shown}</p>'


def _linked(text: str, find_links: FindLinks, said: Callable[[str], str]) -> str:
    parts, written = [], 0
    for one in find_links(text):
        parts.append(said(text[written : one.start]))
        parts.append(f'<a href="place:{escape(one.eid)}">{said(text[one.start : one.end])}</a>')
        written = one.end
    return "".join((*parts, said(text[written:])))

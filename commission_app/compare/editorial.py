"""What is a change of print, not of the law: quotation marks, dashes, spaces, «ё» or «е», marks that close or refer."""

from __future__ import annotations

import re
from functools import lru_cache

from commission_app.compare.words import FOOTNOTE_MARK, LOOKALIKES, YO
from commission_app.domain.passage import Line

_QUOTES = "\"«»„“”‟‘’‚‛'ʼ‹›″′`"
_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_FORMS = (
    *((quote, '"') for quote in _QUOTES if quote != '"'),
    *((dash, "-") for dash in _DASHES if dash != "-"),
    ("…", "..."),
    ("№", "N"),
)
_FOOTNOTE = re.compile(rf"\s*{FOOTNOTE_MARK}")
_RULE = re.compile(r"[-_\u2013\u2014]{5,}")
_FOOTNOTES_BEGIN = frozenset("<-_\u2013\u2014")
_ENDS = ".;,։ "
_AROUND_NUMBERS = "().[]° "
_SPACES = "\t-\r\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_ONE_FORM = LOOKALIKES | YO
_LETTERS_OF_TWO_FORMS = re.compile("[ЁёA-Za-z]")
_TWOFOLD = re.compile(rf"[{_QUOTES[1:]}{re.escape(_DASHES[1:])}<…№ЁёA-Za-z\u00ad{_SPACES}]")
"""What is not in its plain form, besides runs of spaces and spaces beside dashes."""


def may_be_printed_otherwise(text: str) -> bool:
    """Whether a word of a text is not in its plain form, or a footnote mark is in it."""
    return _TWOFOLD.search(text) is not None


def plain(text: str) -> str:
    """Return a text with one form of quotation mark, dash, space and letter, and without footnote marks."""
    spaced = "  " in text or ("-" in text and (" -" in text or "- " in text))
    if not spaced and not _TWOFOLD.search(text):
        return text.strip()
    bare = _FOOTNOTE.sub("", text) if "<" in text else text
    if _LETTERS_OF_TWO_FORMS.search(bare):
        # «ХХІ» and «XXI»: whole words too, since both texts are read so.
        bare = bare.translate(_ONE_FORM)
    bare = " ".join(bare.replace("\u00ad", "").split())
    for mark, form in _FORMS:
        # Far quicker than one expression for all: most marks are in no given text.
        bare = bare.replace(mark, form)
    return bare.replace(" -", "-").replace("- ", "-")


def is_footnote(line: str) -> bool:
    """Whether a line is a publisher's footnote, which begins with its mark, or the rule above it."""
    if line[:1] not in _FOOTNOTES_BEGIN:
        return False
    return _FOOTNOTE.match(line) is not None if line.startswith("<") else _RULE.fullmatch(line) is not None


def printed_law(text: str) -> str:
    """Return what a paragraph says, whatever quotation marks, dashes, spaces and closing mark it is printed with."""
    return plain(text).rstrip(_ENDS)


def number_of(line: Line) -> str:
    """Return the number printed before a line, whatever marks it is printed with: «1)», «1.» and "(1)" are one."""
    return plain(line.label).strip(_AROUND_NUMBERS) if line.label else ""


def says_the_same(old: str, new: str) -> bool | None:
    """Whether two paragraphs say the same; None where they do but for spaces, which may part words or marks."""
    one, other = printed_law(old), printed_law(new)
    if one == other:
        return True
    return None if one.replace(" ", "") == other.replace(" ", "") else False


def is_editorial(old: str, new: str, *, closing: bool) -> bool:
    """Whether one piece of text replaces another without saying anything else.

    ``closing`` says that both stand at the end of a paragraph, where a full stop or semicolon more or less is print.
    """
    one, other = old.lstrip()[:1], new.lstrip()[:1]
    if one != other and _is_certain(one) and _is_certain(other):
        return False
    return printed_law(old) == printed_law(new) if closing else plain(old) == plain(new)


@lru_cache
def _is_certain(beginning: str) -> bool:
    """Whether a text that begins so, or is empty, begins so in whatever print."""
    return not beginning or (beginning.isalnum() and not "A" <= beginning <= "z" and beginning not in "ʼЁё")

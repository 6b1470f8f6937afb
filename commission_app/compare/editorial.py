"""What is a change of print and not of the law: quotation marks, dashes, spaces, the mark that closes a paragraph."""

from __future__ import annotations

import re

_QUOTES = "\"«»„“”‟‘’‚‛'ʼ‹›″′`"
_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_ONE_FORM = str.maketrans({**dict.fromkeys(_QUOTES, '"'), **dict.fromkeys(_DASHES, "-"), "\u00ad": ""})
_AROUND_DASH = re.compile(r"\s*-\s*")
_CLOSING = ".;,"


def plain(text: str) -> str:
    """Return a text with one form of quotation mark, dash and space."""
    return _AROUND_DASH.sub("-", " ".join(text.translate(_ONE_FORM).split()))


def printed_law(text: str) -> str:
    """Return what a paragraph says, whatever quotation marks, dashes, spaces and closing mark it is printed with."""
    return plain(text).rstrip(_CLOSING + " ")


def is_editorial(old: str, new: str, *, closing: bool) -> bool:
    """Whether one piece of text replaces another without saying anything else.

    ``closing`` says that both stand at the end of a paragraph, where a full stop or semicolon more or less is print.
    """
    return printed_law(old) == printed_law(new) if closing else plain(old) == plain(new)

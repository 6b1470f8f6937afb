"""Text from outside made fit for paper, and the language that it is in."""

from __future__ import annotations

import re
import unicodedata

_LINE_ENDS = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")

# Control characters and lone surrogates, which XML forbids; signs that turn the direction of what follows, with which
# a text could show other words than it holds; invisible tags and noncharacters.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u00ad\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufeff"
    "\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)

_KAZAKH = re.compile("[ӘәҒғҚқҢңӨөҰұҮүҺһІі]")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_LATIN = re.compile("[A-Za-z]")
_ENOUGH_LETTERS = 40

_TAGS = {"kk": "kk-KZ", "ru": "ru-RU", "en": "en-GB"}


def printable(text: str) -> str:
    r"""Return the text in NFC, with every line end as ``\n``, tabs as spaces, and without what no paper shows."""
    lines = _LINE_ENDS.sub("\n", text).replace("\t", " ")
    return unicodedata.normalize("NFC", _UNPRINTABLE.sub("", lines))


def one_line(text: str) -> str:
    """Return the printable text on one line, for titles and file properties."""
    return " ".join(printable(text).split())


def title_line(text: str, length: int = 160) -> str:
    """Return the text on one line and no longer than a title may be where it stands again: contents, page header."""
    line = one_line(text) or "…"
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"


def language_tag(language: str) -> str:
    """Return the tag with a country that word processors need: ``kk`` gives ``kk-KZ``; others pass unchanged."""
    return _TAGS.get(language, language)


def language_of(text: str, default: str) -> str:
    """Return the language of a paragraph in a report whose main language is ``default``.

    Only what is certain counts: letters that Russian has not mean Kazakh, and Cyrillic text as long as no Kazakh text
    can be without them means Russian.
    """
    if _KAZAKH.search(text):
        return "kk"
    if len(_CYRILLIC.findall(text)) >= _ENOUGH_LETTERS:
        return "ru"
    if len(_LATIN.findall(text)) >= _ENOUGH_LETTERS and not _CYRILLIC.search(text):
        return "en"
    return default

"""Which lines, and which parts of lines, are an editor's: by their first word, by brackets, by the act they name."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

_DATE_AT_END = re.compile(r"[^\W\d_]{3}[.,]? \d{1,2}[-./]\d{1,2}[-./]\d{4}(?:\s?[^\W\d_]{1,2}\.)?$")
_CODE_AT_END = re.compile(r"\b[A-Z]{2,}-[\w-]*\d\.$")
_DATE = 24
_SHORT = 120
_LONGEST = 600
_BRACKETS = {"(": ")", "[": "]", "{": "}", "<": ">"}
_OPENING, _CLOSING = "([{", ")]}"
_STROKE = "/"
_FOOTNOTE = re.compile(r"<(?:\*{1,3}|\d{1,3})>|\(\*{1,3}\)")
_STOPS = " .:!"


def is_note(line: str, folded: str, words: Mapping[str, Sequence[str]]) -> bool:
    """Whether a paragraph is an editor's note: by its first word, its brackets, its date, or as a footnote.

    ``folded`` is the folded beginning of the line, ``words`` those of the language.
    """
    first = tuple(words["notes"])
    if folded.startswith(first) and any(folded.startswith((f"{word}.", f"{word}:", f"{word}!")) for word in first):
        return True
    if announces(folded, first) or announces(folded, words["remarks"]) or _FOOTNOTE.match(line):
        return True
    if line[0] in _BRACKETS or line[0] == _STROKE:
        bracketed = line[0] in _BRACKETS and _is_bracketed(line, folded, tuple(words["bracketed"]))
        return bracketed or closing(line, folded, words["inline"]) == 0
    return _is_at_foot(line, folded, words["footnotes"]) or _names_act(line, folded, words)


def announces(folded: str, first: Sequence[str]) -> bool:
    """Whether a line is nothing but the words that announce a note: it stands on the next line."""
    return len(folded) <= _SHORT and folded.strip(_STOPS) in first


def closing(line: str, folded: str, inline: Sequence[str]) -> int | None:
    """Return where an editor's note in brackets or strokes that ends a paragraph begins: it says what amended it."""
    if not inline or line[-1] not in f"{_CLOSING}{_STROKE}":
        return None
    depth = 0
    for at in range(len(line) - 1, max(-1, len(line) - _LONGEST), -1):
        if line[-1] == _STROKE:
            found = line[at] == _STROKE and at < len(line) - 1 and not line[at - 1 : at].strip()
        else:
            depth += (line[at] in _CLOSING) - (line[at] in _OPENING)
            found = depth == 0
        if found:
            return at if _tells(line[at:], folded[at:], inline) else None
    return None


def leading(line: str, folded: str, inline: Sequence[str], begin: int) -> int | None:
    """Return where the text of a provision begins after an editor's note in brackets that stands before it, which
    ``begin`` is the place of.
    """
    if line[begin : begin + 1] not in tuple(_OPENING):
        return None
    depth = 0
    for at in range(begin, min(begin + _LONGEST, len(line))):
        depth += (line[at] in _OPENING) - (line[at] in _CLOSING)
        if depth == 0:
            told = _tells(line[begin : at + 1], folded[begin : at + 1], inline)
            return at + 1 if told and line[at + 1 :].strip() else None
    return None


def _tells(said: str, folded: str, inline: Sequence[str]) -> bool:
    return any(word in folded for word in inline) and any(letter.isdigit() for letter in said)


def _is_bracketed(line: str, folded: str, bracketed: tuple[str, ...]) -> bool:
    bare = line.rstrip(" .;,")
    if folded[0] == "{":
        return bare.endswith("}")
    return folded[1:].lstrip().startswith(bracketed) and bare.endswith((_BRACKETS[folded[0]], ")"))


def _names_act(line: str, folded: str, words: Mapping[str, Sequence[str]]) -> bool:
    """Whether a line says what amended a provision: it ends with a date, «Paragraph added DOF 10-06-2011», or begins
    as no sentence of a law does and names the act by its number, «Modifié par Loi n°2008-724».
    """
    if len(line) > _LONGEST:
        return False
    if len(line) <= _SHORT and _DATE_AT_END.search(line[-_DATE:]) and any(word in folded for word in words["inline"]):
        return True
    amended = tuple(words["amended"])
    if not folded.startswith(amended) or not any(letter.isdigit() for letter in line):
        return False
    return line[-1] not in ".;:," or _CODE_AT_END.search(line[-_DATE:]) is not None


def _is_at_foot(line: str, folded: str, footnotes: Sequence[str]) -> bool:
    if not footnotes or not line[0].isdigit():
        return False
    number, _, said = folded.partition(".")
    return number.isdigit() and len(number) < 3 and said.lstrip(' "“').startswith(tuple(footnotes))

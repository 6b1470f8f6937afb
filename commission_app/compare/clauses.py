"""Where sentences and items of a list end: what a lawyer draws as inserted or deleted begins and ends there."""

from __future__ import annotations

import re

_ENDS = ".;:!?…։"
"""The last is the full stop of Armenian."""
_MARKER = re.compile(r"(?:^|\s)\(?[^\W_]{1,3}\)$")
"""«1)», "(b)" within a line."""
_MARKER_ROOM = 8

_END = re.compile(rf"[{_ENDS}](?=\s|$)|\n")


def ends_clause(text: str) -> bool:
    """Whether a sentence or an item of a list ends in a text: a point within a number ends nothing."""
    return _END.search(text) is not None


def clause_ends(text: str) -> list[int]:
    """Return where sentences and items end within a text, short of its end."""
    length = len(text.rstrip())
    return [found.end() for found in _END.finditer(text) if found.end() < length]


def shift_to_clause(text: str, start: int, end: int, limits: tuple[int, int]) -> int:
    """Return by how much a piece that was put into a text is to be shifted so that it is made of whole clauses.

    «A{. B}.» is «A.{ B.}», and «The court {may X. The court }may Y» is «{The court may X. }The court may Y»: both say
    the same. Within ``limits`` the text around is the same with and without the piece. 0 where there is no such place.
    """
    if _is_whole(text, start, end):
        return 0
    low, high = limits
    left = 0
    while start - left > low and text[start - left - 1] == text[end - left - 1]:
        left += 1
        if _is_whole(text, start - left, end - left):
            return -left
    right = 0
    while end + right < high and text[start + right] == text[end + right]:
        right += 1
        if _is_whole(text, start + right, end + right):
            return right
    return 0


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether a piece begins where a clause begins and ends where one ends, and no word is cut, with or without it."""
    piece = text[start:end]
    if not _closed(piece):
        return False
    before, after = text[max(0, start - _MARKER_ROOM) : start], text[end : end + 1]
    if not _closed(before):
        return False
    return _spaced(before, piece[0]) and _spaced(piece, after) and _spaced(before, after)


def _spaced(left: str, right: str) -> bool:
    return not left or not right or left[-1].isspace() or right.isspace()


def _closed(text: str) -> bool:
    """Whether a text ends with a clause, or with the marker of the item that begins then: "; (b) "."""
    bare = text.rstrip()
    return not bare or bare[-1] in _ENDS or (bare[-1] == ")" and _MARKER.search(bare) is not None)

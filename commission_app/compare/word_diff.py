"""The redline of two texts: by words, in the whole phrases that a lawyer would draw."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from rapidfuzz.distance import Indel

from commission_app.compare.editorial import is_editorial, may_be_printed_otherwise, plain
from commission_app.compare.words import Tokens, count_words

_print_free = lru_cache(maxsize=1 << 16)(plain)
"""Tokens repeat so much that each is worth reading once only."""

_ISLAND = 2
"""At most so many equal words between two replaced phrases are drawn as part of one phrase."""


class Hunk(NamedTuple):
    """A piece of the old text and what stands in its place in the new one; ``old`` or ``new`` may be empty.

    ``old_start`` and ``new_start`` are offsets in code points. ``editorial`` marks a change of print alone
    (quotation marks, dashes, spaces, the mark that closes a paragraph), which can be hidden.
    """

    old: str
    new: str
    old_start: int
    new_start: int
    editorial: bool = False

    @property
    def is_equal(self) -> bool:
        """Whether nothing changes here."""
        return self.old == self.new

    def swapped(self) -> Hunk:
        """Return the hunk as seen from the new text."""
        return Hunk(self.new, self.old, self.new_start, self.old_start, self.editorial)


Redline = tuple[Hunk, ...]
"""Hunks that cover both texts from end to end, equal and changed ones in turn."""


def redline(old: str, new: str) -> Redline:
    """Return the redline of two texts.

    Accepting every hunk gives ``new`` exactly, rejecting every one gives ``old``; no hunk begins or ends inside a
    word; swapping the texts swaps the hunks; the redline of a text with itself has no change.
    """
    if old == new:
        return (Hunk(old, new, 0, 0),) if old else ()
    if not old or not new:
        return (Hunk(old, new, 0, 0),)
    if old > new:
        # Of several equally short differences one is chosen the same way, whichever text is called the old one.
        return tuple(hunk.swapped() for hunk in redline(new, old))
    spans = _merged(_changes(old, new), old, new)
    return tuple(_hunks(spans, old, new))


def accepted(hunks: Redline) -> str:
    """Return the text with every change accepted."""
    return "".join(hunk.new for hunk in hunks)


def rejected(hunks: Redline) -> str:
    """Return the text with every change rejected."""
    return "".join(hunk.old for hunk in hunks)


def without_editorial(hunks: Redline) -> Redline:
    """Return the redline with editorial changes taken as made: only the new form shows."""
    shown = (Hunk(one.new, one.new, one.old_start, one.new_start) if one.editorial else one for one in hunks)
    joined: list[Hunk] = []
    for equal, group in groupby(shown, key=lambda hunk: hunk.is_equal):
        pieces = list(group)
        text = "".join(piece.new for piece in pieces)
        joined += [Hunk(text, text, pieces[0].old_start, pieces[0].new_start)] if equal else pieces
    return tuple(joined)


@dataclass(slots=True)
class _Change:
    """Ranges of the two texts that stand for each other and differ; ``same_word`` where only the print does."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int
    same_word: bool = False

    def is_replacement(self) -> bool:
        return self.old_start < self.old_end and self.new_start < self.new_end


def _changes(old: str, new: str) -> Iterator[_Change]:
    """Yield what lies between words that stay, without the white space that both sides share at its ends.

    Words stay that differ in print alone; they are changes of their own, and never part of a phrase.
    """
    old_end = new_end = 0
    for before, after in _kept(old, new):
        if old[old_end : before[0]] != new[new_end : after[0]]:
            yield _trimmed(_Change(old_end, before[0], new_end, after[0]), old, new)
        if old[slice(*before)] != new[slice(*after)]:
            yield _Change(*before, *after, same_word=True)
        old_end, new_end = before[1], after[1]
    if old[old_end:] != new[new_end:]:
        yield _trimmed(_Change(old_end, len(old), new_end, len(new)), old, new)


def _kept(old: str, new: str) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Yield where the tokens stand that stay, in order: one by one, or as a run that is printed the same throughout."""
    olds, news = Tokens(old), Tokens(new)
    for code in Indel.opcodes(_as_said(old, olds), _as_said(new, news)):
        if code.tag != "equal":
            continue
        before, after = olds.span(code.src_start, code.src_end), news.span(code.dest_start, code.dest_end)
        if old[slice(*before)] == new[slice(*after)]:
            yield before, after
        else:
            for one, other in zip(
                range(code.src_start, code.src_end), range(code.dest_start, code.dest_end), strict=True
            ):
                yield olds.span(one, one + 1), news.span(other, other + 1)


def _as_said(text: str, found: Tokens) -> list[str]:
    """Return the tokens of a text whatever they are printed with."""
    return list(map(_print_free, found.texts)) if may_be_printed_otherwise(text) else found.texts


def _trimmed(change: _Change, old: str, new: str) -> _Change:
    a, b, c, d = change.old_start, change.old_end, change.new_start, change.new_end
    while a < b and c < d and old[a] == new[c] and old[a].isspace():
        a, c = a + 1, c + 1
    while a < b and c < d and old[b - 1] == new[d - 1] and old[b - 1].isspace():
        b, d = b - 1, d - 1
    return _Change(a, b, c, d)


def _merged(changes: Iterator[_Change], old: str, new: str) -> Iterator[_Change]:
    """Yield the changes with neighbours joined where the words between them are too few to be read apart."""
    held: _Change | None = None
    for change in changes:
        if held is not None and _belong_together(held, change, old, new):
            held = _Change(held.old_start, change.old_end, held.new_start, change.new_end)
        else:
            if held is not None:
                yield held
            held = change
    if held is not None:
        yield held


def _belong_together(left: _Change, right: _Change, old: str, new: str) -> bool:
    island = old[left.old_end : right.old_start]
    phrases = all(one.is_replacement() and not one.same_word for one in (left, right))
    if "\n" in island or not phrases:
        return False
    between = count_words(island)
    if between > _ISLAND:
        return False
    sizes = (_size(left, old, new), _size(right, old, new))
    return min(sizes) >= max(between, 1)


def _size(change: _Change, old: str, new: str) -> int:
    """Return the words of the shorter side of a change: a phrase grows only beside another phrase."""
    return min(count_words(old[change.old_start : change.old_end]), count_words(new[change.new_start : change.new_end]))


def _hunks(changes: Iterator[_Change], old: str, new: str) -> Iterator[Hunk]:
    at_old = at_new = 0
    for change in changes:
        if at_old < change.old_start:
            same = old[at_old : change.old_start]
            yield Hunk(same, same, at_old, at_new)
        before, after = old[change.old_start : change.old_end], new[change.new_start : change.new_end]
        closing = _closes(change.old_end, old) and _closes(change.new_end, new)
        editorial = change.same_word or is_editorial(before, after, closing=closing)
        yield Hunk(before, after, change.old_start, change.new_start, editorial)
        at_old, at_new = change.old_end, change.new_end
    if at_old < len(old):
        yield Hunk(old[at_old:], old[at_old:], at_old, at_new)


def _closes(end: int, text: str) -> bool:
    return end == len(text) or text[end] == "\n"

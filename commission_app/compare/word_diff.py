"""The redline of two texts: by words, in the whole phrases that a lawyer would draw."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby, zip_longest
from typing import NamedTuple

from rapidfuzz.distance import Indel

from commission_app.compare.clauses import ends_clause, shift_to_clause
from commission_app.compare.editorial import is_editorial, may_be_printed_otherwise, plain
from commission_app.compare.words import Tokens, count_words

_print_free = lru_cache(maxsize=1 << 16)(plain)
"""Tokens repeat so much that each is worth reading once only."""

_SCATTERED = 0.2
"""Where less than this of the shorter text is left, scattered over it, all was rewritten: such words are nobody's."""

_PHRASES = 2
_ISLAND = 2
"""At most so many equal words between two replaced phrases are drawn as part of one phrase."""

_SHORT = 3
_LONG = 3
"""One word of so few letters («на», "of") between a replaced phrase and so many words that came or went stayed by
chance."""


_MARKS_OF_NUMBERS = str.maketrans("", "", "-.,\u2011")


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
    changes = list(_merged(_changes(old, new), old, new))
    if _is_rewritten(changes, old, new):
        first, last = changes[0], changes[-1]
        changes = [_Change(first.old_start, last.old_end, first.new_start, last.new_end)]
    return tuple(_hunks(_whole(changes, old, new), old, new))


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


class _Change(NamedTuple):
    """Ranges of the two texts that stand for each other and differ; ``same_word`` where only the print does."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int
    same_word: bool = False

    def is_phrase(self) -> bool:
        """Whether words stand for other words."""
        return not self.same_word and self.old_start < self.old_end and self.new_start < self.new_end

    def words(self, old: str, new: str) -> str:
        """Return what only came or only went; nothing where only the print differs."""
        return "" if self.same_word else old[self.old_start : self.old_end] + new[self.new_start : self.new_end]


def _changes(old: str, new: str) -> Iterator[_Change]:
    """Yield what lies between words that stay, without the white space that both sides share at its ends.

    Words stay that differ in print alone; they are changes of their own, and never part of a phrase.
    """
    old_end = new_end = 0
    for before, old_next, after, new_next, printed_alike in _kept(old, new):
        if before - old_end != after - new_end or old[old_end:before] != new[new_end:after]:
            yield _trimmed(old_end, before, new_end, after, old, new)
        if not printed_alike:
            yield _Change(before, old_next, after, new_next, same_word=True)
        old_end, new_end = old_next, new_next
    if old[old_end:] != new[new_end:]:
        yield _trimmed(old_end, len(old), new_end, len(new), old, new)


def _kept(old: str, new: str) -> Iterator[tuple[int, int, int, int, bool]]:
    """Yield where tokens stand that stay, in order, and whether they are printed the same: as a run where all of it is,
    else one by one.
    """
    olds, news = Tokens(old), Tokens(new)
    old_edges, new_edges = olds.edges, news.edges
    said = _as_said(old, olds), _as_said(new, news)
    # Of several equally short differences one is chosen the same way, whichever text is called the old one.
    turned = old > new
    for block in Indel.editops(*(reversed(said) if turned else said)).as_matching_blocks():
        length = block.size
        if not length:
            continue
        one, other = (block.b, block.a) if turned else (block.a, block.b)
        before, old_next = old_edges[2 * one], old_edges[2 * (one + length) - 1]
        after, new_next = new_edges[2 * other], new_edges[2 * (other + length) - 1]
        if old[before:old_next] == new[after:new_next]:
            yield before, old_next, after, new_next, True
        else:
            for old_at, new_at in zip(range(one, one + length), range(other, other + length), strict=True):
                before, old_next = old_edges[2 * old_at : 2 * old_at + 2]
                after, new_next = new_edges[2 * new_at : 2 * new_at + 2]
                yield before, old_next, after, new_next, old[before:old_next] == new[after:new_next]


def _as_said(text: str, found: Tokens) -> list[str]:
    """Return the tokens of a text whatever they are printed with."""
    return list(map(_print_free, found.texts)) if may_be_printed_otherwise(text) else found.texts


def _trimmed(a: int, b: int, c: int, d: int, old: str, new: str) -> _Change:
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
    if not (left.is_phrase() and right.is_phrase()):
        return _is_by_chance(left, island.strip(), right, old, new)
    between = count_words(island)
    if between > _ISLAND or ends_clause(island):
        return False
    if island.strip() and _is_number(left, old, new) and _is_number(right, old, new):
        return False
    least = max(between, 1)
    return _size(right, old, new) >= least and _size(left, old, new) >= least


def _is_number(change: _Change, old: str, new: str) -> bool:
    """Whether one number stands for another: «от 25 до 60 лет» has two, and what they are of stays."""
    pieces = old[change.old_start : change.old_end], new[change.new_start : change.new_end]
    return all(piece.translate(_MARKS_OF_NUMBERS).isdecimal() for piece in pieces)


def _is_by_chance(left: _Change, island: str, right: _Change, old: str, new: str) -> bool:
    """Whether one short word stayed between words that were replaced and many that only came or only went.

    What a mark sets off from the word («лет, не имеющий …») is a phrase of its own.
    """
    if not (island.isalpha() and len(island) <= _SHORT and left.is_phrase() != right.is_phrase()):
        return False
    alone = (right if left.is_phrase() else left).words(old, new)
    facing = alone.strip()[:1] if left.is_phrase() else alone.strip()[-1:]
    return facing.isalnum() and count_words(alone) >= _LONG


def _size(change: _Change, old: str, new: str) -> int:
    """Return the words of the shorter side of a change: a phrase grows only beside another phrase."""
    return min(count_words(old[change.old_start : change.old_end]), count_words(new[change.new_start : change.new_end]))


def _is_rewritten(changes: list[_Change], old: str, new: str) -> bool:
    """Whether what stays between phrases that were replaced are a few common words."""
    if len([change for change in changes if change.is_phrase()]) < _PHRASES or "\n" in old or "\n" in new:
        return False
    real = [change for change in changes if not change.same_word]
    # What stands between spaces is nearly always a word, and counted far more quickly.
    sizes = old.count(" ") + 1, new.count(" ") + 1
    kept = min(
        sizes[0] - sum(len(old[change.old_start : change.old_end].split()) for change in real),
        sizes[1] - sum(len(new[change.new_start : change.new_end].split()) for change in real),
    )
    return kept < _SCATTERED * min(sizes)


def _whole(changes: list[_Change], old: str, new: str) -> Iterator[_Change]:
    """Yield the changes; what is only inserted or deleted is drawn as whole clauses where it can be."""
    before = (0, 0)
    for change, after in zip_longest(changes, changes[1:]):
        alone = (change.old_start == change.old_end) != (change.new_start == change.new_end)
        if alone and not change.same_word:
            ahead = (after.old_start, after.new_start) if after else (len(old), len(new))
            change = _shifted(change, before, ahead, old, new)
        yield change
        before = change.old_end, change.new_end


def _shifted(change: _Change, before: tuple[int, int], ahead: tuple[int, int], old: str, new: str) -> _Change:
    deleted = change.old_start < change.old_end
    text = old if deleted else new
    start, end = change[:2] if deleted else change[2:4]
    limits = (before[0], ahead[0]) if deleted else (before[1], ahead[1])
    shift = shift_to_clause(text, start, end, limits)
    if not shift:
        return change
    return _Change(change.old_start + shift, change.old_end + shift, change.new_start + shift, change.new_end + shift)


def _hunks(changes: Iterator[_Change], old: str, new: str) -> Iterator[Hunk]:
    at_old = at_new = 0
    for old_start, old_end, new_start, new_end, same_word in changes:
        if at_old < old_start:
            same = old[at_old:old_start]
            yield Hunk(same, same, at_old, at_new)
        before, after = old[old_start:old_end], new[new_start:new_end]
        editorial = same_word or is_editorial(before, after, closing=_closes(old_end, old) and _closes(new_end, new))
        yield Hunk(before, after, old_start, new_start, editorial)
        at_old, at_new = old_end, new_end
    if at_old < len(old):
        yield Hunk(old[at_old:], old[at_old:], at_old, at_new)


def _closes(end: int, text: str) -> bool:
    return end == len(text) or text[end] == "\n"

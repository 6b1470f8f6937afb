"""Articles without a counterpart most of whose lines came out of one article, or went into one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from commission_app.compare.align import Group
from commission_app.compare.pairing import FoundBy, Link
from commission_app.compare.units import Measured, Side
from commission_app.domain.document import Kind

_LINES = 2
"""One line that moved is a moved line, whatever it makes of the article that it is in now."""

_MOST = 0.5
_SURE = 0.75
"""So much of an article must have come from one other, or gone into it."""

_SHARE = 0.12
"""What came out of an article must have been at least this much of it, as where whole articles are alike."""


def with_parts(
    old: Side, new: Side, measured: Measured, moved: Iterable[Link], groups: Sequence[Group]
) -> list[Group] | None:
    """Return the groups with such articles in them as well: split, merged and whole ones; None where there are none.

    Whole articles can be too little alike where all their lines are reworded; the lines that were found tell.
    """
    likeness, links = measured.line_likeness, tuple(moved)
    held = list(groups)
    of_old = {unit: place for place, group in enumerate(groups) for unit in group.olds}
    of_new = {unit: place for place, group in enumerate(groups) for unit in group.news}
    weighed = (new, likeness.new_weight), (old, likeness.old_weight)
    split = tuple(_parts(*weighed, [(link.new, link.old) for link in links]))
    merged = tuple(_parts(weighed[1], weighed[0], [(link.old, link.new) for link in links]))
    for part, whole, lines, sure in split:
        if part not in of_new and whole in of_old and lines >= _LINES:
            place = of_new[part] = of_old[whole]
            held[place] = replace(held[place], news=(*held[place].news, part), sure=held[place].sure and sure)
    for part, whole, lines, sure in merged:
        if part not in of_old and whole in of_new and lines >= _LINES:
            place = of_old[part] = of_new[whole]
            held[place] = replace(held[place], olds=(*held[place].olds, part), sure=held[place].sure and sure)
    for part, whole, lines, sure in _whole_ones(split, merged):
        if part not in of_new and whole not in of_old and (sure or lines >= _LINES):
            of_new[part] = of_old[whole] = len(held)
            held.append(Group((whole,), (part,), FoundBy.SIMILAR, measured.unit_likeness.score(whole, part), sure))
    return held if held != list(groups) else None


def _whole_ones(split: Sequence[_Part], merged: Sequence[_Part]) -> Iterator[_Part]:
    """Yield the new articles that hold most of an old one, and hold little else."""
    back = {(whole, part): sure for part, whole, _, sure in merged}
    for part, whole, lines, sure in split:
        if (part, whole) in back:
            yield part, whole, lines, sure and back[part, whole]


_Part = tuple[int, int, int, bool]
"""An article of one side, the one of the other, how many lines they share, and whether that is nearly all."""

_Weighed = tuple[Side, Callable[[int], float]]


def _parts(parts: _Weighed, wholes: _Weighed, lines: Iterable[tuple[int, int]]) -> Iterator[_Part]:
    """Yield the articles of one side that were, or are now, for the most part in one of the other, and that one."""
    (side, weigh), (other, weigh_other) = parts, wholes
    shared: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for line, its in lines:
        shared[side.unit_of[line], other.unit_of[its]].append(line)
    for (part, whole), found in shared.items():
        weight = sum(map(weigh, found))
        share = weight / sum(map(weigh, side.units[part].lines))
        of_whole = weight / sum(map(weigh_other, other.units[whole].lines))
        are_articles = side.units[part].node.kind is other.units[whole].node.kind is Kind.ARTICLE
        if are_articles and share >= _MOST and of_whole >= _SHARE:
            yield part, whole, len(found), share >= _SURE

"""Articles without a counterpart most of whose lines came out of one article, or went into one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from commission_app.compare.align import Group
from commission_app.compare.pairing import Link
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
    """Return the groups with such articles in them as well: split and merged ones; None where there are none.

    Whole articles can be too little alike where all their lines are reworded; the lines that were found tell.
    """
    likeness, links = measured.line_likeness, tuple(moved)
    held = list(groups)
    of_old = {unit: place for place, group in enumerate(groups) for unit in group.olds}
    of_new = {unit: place for place, group in enumerate(groups) for unit in group.news}
    split = _parts((new, likeness.new_weight), (old, likeness.old_weight), [(link.new, link.old) for link in links])
    for part, whole, sure in split:
        if part not in of_new and whole in of_old:
            group = held[of_old[whole]]
            held[of_old[whole]] = replace(group, news=(*group.news, part), sure=group.sure and sure)
    merged = _parts((old, likeness.old_weight), (new, likeness.new_weight), [(link.old, link.new) for link in links])
    for part, whole, sure in merged:
        if part not in of_old and whole in of_new:
            group = held[of_new[whole]]
            held[of_new[whole]] = replace(group, olds=(*group.olds, part), sure=group.sure and sure)
    return held if held != list(groups) else None


_Weighed = tuple[Side, Callable[[int], float]]


def _parts(parts: _Weighed, wholes: _Weighed, lines: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int, bool]]:
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
        if are_articles and len(found) >= _LINES and share >= _MOST and of_whole >= _SHARE:
            yield part, whole, share >= _SURE

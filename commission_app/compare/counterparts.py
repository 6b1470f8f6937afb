"""Which article of one language is which of another, where one of them has articles more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from commission_app.compare.in_order import most_alike
from commission_app.compare.shapes import Shape
from commission_app.domain.document import Document, Provision

_Pair: TypeAlias = "tuple[Provision | None, Provision | None]"

Counterparts: TypeAlias = "Sequence[_Pair]"
"""The units of a text in one language and in another; None where a language has it not."""

_STRANGE = 0.6
"""Articles that are less alike in shape than this are none of each other's."""

_MOST = 300_000
"""Where more combinations of articles would have to be looked at, they are not sought in their order."""


def by_address(one: Document, other: Document) -> Counterparts:
    """Return all units of two languages by their eids, as they stand there when nothing is wrong."""
    every = dict.fromkeys(unit.eid for unit in (*one.units, *other.units))
    return [(one.find(eid), other.find(eid)) for eid in every]


def by_order(one: Document, other: Document) -> Counterparts:
    """Return the units of two languages with the articles paired in their order, as they are most alike in shape; none
    where there are too many.
    """
    if len(one.articles) * len(other.articles) > _MOST:
        return ()
    articles = {unit.eid for unit in (*one.articles, *other.articles)}
    rest = [pair for pair in by_address(one, other) if not any(unit and unit.eid in articles for unit in pair)]
    return [*rest, *_in_order(one.articles, other.articles)]


def _in_order(olds: Sequence[Provision], news: Sequence[Provision]) -> Iterator[_Pair]:
    shapes = [Shape.of(unit) for unit in olds], [Shape.of(unit) for unit in news]
    stretched = sum(shape.length for shape in shapes[1]) / max(1, sum(shape.length for shape in shapes[0]))

    def worth(old: int, new: int) -> float:
        return shapes[0][old].likeness(shapes[1][new], stretched) - _STRANGE

    done = 0, 0
    for old, new in (*reversed(most_alike(range(len(olds)), range(len(news)), worth)), (len(olds), len(news))):
        yield from ((one, None) for one in olds[done[0] : old])
        yield from ((None, other) for other in news[done[1] : new])
        yield from zip(olds[old : old + 1], news[new : new + 1], strict=True)
        done = old + 1, new + 1

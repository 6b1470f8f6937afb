"""Which parts, sections and chapters of one text correspond to which of another, told by the articles they hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import NamedTuple

from commission_app.compare.align import Group
from commission_app.compare.editorial import printed_law
from commission_app.compare.units import Side
from commission_app.domain.document import CONTAINERS, Document, Kind, Provision
from commission_app.domain.numbering import in_eid

_SAME_HEADING = 0.6
_SAME_NUMBER = 0.1
_SAME_KIND = 0.15
_ENOUGH = 0.45
_NEXT_TO_NOTHING = 1e-9


class SectionRelation(StrEnum):
    """What became of a part, section or chapter."""

    UNCHANGED = "unchanged"
    RENAMED = "renamed"
    NEW = "new"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class SectionPair:
    """A container of the old text and the one of the new that corresponds to it; None on one side: new or removed.

    ``unchanged`` speaks of its heading; what it holds is told by its articles.
    """

    old: Provision | None
    new: Provision | None
    relation: SectionRelation
    renumbered: bool = False


def align_sections(old: Side, new: Side, groups: Sequence[Group]) -> tuple[SectionPair, ...]:
    """Return all containers in the order of the new text; removed ones stand after the one they followed."""
    olds, news = _containers(old.document), _containers(new.document)
    shared = _shared(old, new, groups)
    held = _held(old), _held(new)
    traits = [_Traits.of(one) for one in olds], [_Traits.of(other) for other in news]
    scored: list[tuple[float, int, int]] = []
    for i, one in enumerate(olds):
        for j, other in enumerate(news):
            common = shared[one.eid, other.eid]
            score = 2 * common / (held[0][one.eid] + held[1][other.eid]) if common else 0.0
            score += traits[0][i].alike(traits[1][j])
            without_articles = not held[0][one.eid] and not held[1][other.eid]
            if score >= (_SAME_NUMBER + _SAME_KIND if without_articles else _ENOUGH):
                scored.append((score, -i, -j))
    return tuple(_in_order(olds, news, _most_alike(scored)))


def _most_alike(scored: Sequence[tuple[float, int, int]]) -> dict[int, int]:
    """Return the old container of every new one: the most alike first, then crossed ones where that is more in all."""
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, minus_i, minus_j in sorted(scored, reverse=True):
        if -minus_j not in pairs and -minus_i not in taken:
            pairs[-minus_j] = -minus_i
            taken.add(-minus_i)
    alike = {(-minus_i, -minus_j): score for score, minus_i, minus_j in scored}
    for one, other in combinations(pairs, 2):
        kept = alike[pairs[one], one] + alike[pairs[other], other]
        crossed = alike.get((pairs[one], other), -1.0) + alike.get((pairs[other], one), -1.0)
        if crossed > kept + _NEXT_TO_NOTHING:
            pairs[one], pairs[other] = pairs[other], pairs[one]
    return pairs


def _containers(document: Document) -> list[Provision]:
    return [*_within(document.nodes)]


def _within(nodes: Iterable[Provision]) -> Iterable[Provision]:
    """Yield the containers among provisions and below them; articles hold none."""
    for node in nodes:
        if node.kind in CONTAINERS:
            yield node
        if node.kind is not Kind.ARTICLE:
            yield from _within(node.children)


class _Traits(NamedTuple):
    """What a container is known by, apart from its articles."""

    name: str
    number: str
    kind: Kind

    @classmethod
    def of(cls, container: Provision) -> _Traits:
        return cls(_name(container), in_eid(container.number or ""), container.kind)

    def alike(self, other: _Traits) -> float:
        same_kind = self.kind is other.kind
        same_number = same_kind and self.number == other.number
        same_heading = self.name != "" and self.name == other.name
        return _SAME_HEADING * same_heading + _SAME_NUMBER * same_number + _SAME_KIND * same_kind


def _name(container: Provision) -> str:
    return printed_law((container.heading or "").casefold())


def _held(side: Side) -> Counter[str]:
    return Counter(eid for place in side.articles for eid in side.units[place].containers)


def _shared(old: Side, new: Side, groups: Sequence[Group]) -> Counter[tuple[str, str]]:
    return Counter(
        (one, other)
        for group in groups
        for i in group.olds
        for j in group.news
        if new.units[j].node.kind is Kind.ARTICLE
        for one in old.units[i].containers
        for other in new.units[j].containers
    )


def _in_order(olds: Sequence[Provision], news: Sequence[Provision], pairs: dict[int, int]) -> Iterable[SectionPair]:
    by_old = {i: j for j, i in pairs.items()}
    removed_after: dict[int, list[int]] = {}
    last = -1
    for i in range(len(olds)):
        if i in by_old:
            last = by_old[i]
        else:
            removed_after.setdefault(last, []).append(i)
    for j in range(-1, len(news)):
        if j >= 0:
            yield _pair(olds[pairs[j]] if j in pairs else None, news[j])
        yield from (SectionPair(olds[i], None, SectionRelation.REMOVED) for i in removed_after.get(j, ()))


def _pair(old: Provision | None, new: Provision) -> SectionPair:
    if old is None:
        return SectionPair(None, new, SectionRelation.NEW)
    relation = SectionRelation.UNCHANGED if _name(old) == _name(new) else SectionRelation.RENAMED
    return SectionPair(old, new, relation, in_eid(old.number or "") != in_eid(new.number or ""))


def has_moved(old: Side, new: Side, group: Group, became: Mapping[str, str]) -> bool:
    """Whether an article stands in another section than the one that its old section became (by eid).

    Where one of the texts has no sections at all, nothing has moved.
    """
    return (
        old.has_sections
        and new.has_sections
        and any(
            _elsewhere(old.units[i].containers, new.units[j].containers, became) for i in group.olds for j in group.news
        )
    )


def _elsewhere(olds: tuple[str, ...], news: tuple[str, ...], became: Mapping[str, str]) -> bool:
    if not olds or not news:
        return bool(olds) != bool(news)
    expected = became.get(olds[-1])
    came_from = {now: before for before, now in became.items()}
    if expected not in news and came_from.get(news[-1]) not in olds:
        return True
    # A chapter can take its articles along from one section that lives on into another one that was there before.
    left = any(one in became and became[one] not in news for one in olds)
    return left and any(other in came_from and came_from[other] not in olds for other in news)

"""Which articles of one text correspond to which of another, and which were split or merged."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from commission_app.compare.pairing import FoundBy, Item, Link, Pairing, Thresholds
from commission_app.compare.units import Measured, Side
from commission_app.domain.document import Kind

ARTICLES = Thresholds(
    label=0.15,
    similar=0.14,
    anywhere=0.33,
    position=0.25,
    sure=0.4,
    margin=0.72,
    weak_margin=0.62,
    alone=0.15,
    same_place=True,
)

_HELD = 0.42
"""An article most of whose words stood in one other article came out of it."""

_SCRAP = 0.3
"""What nothing else claims is held together by this much of either."""

_SHARE = 0.12
"""What came out of an article must have been at least this much of it; less is a moved paragraph."""

_SHARE_OF_LINE = 0.15
"""The same for an article of a single line, as paragraphs are."""

_GONE = 0.4
"""So much of what came out must no longer stand where it was: else it is only alike."""

_NOTHING_MORE = 0.3
"""What a second article holds of one besides, as a share of what the first does, to be no rival."""

_REST = 0.25
"""An article that is so much like what another holds besides a part from elsewhere is its counterpart."""

_IN_PLACE = 0.7
"""What the share of that part counts which an article has in its old place."""

_EXCHANGE = 0.8
"""Two pairs together may be a little less alike than the one they replace, since they explain more."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person said of two provisions of the compared texts: that they are one, or that they are not."""

    old: str
    new: str
    linked: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Units that correspond, by their places: one to one, one to several (split) or several to one (merged)."""

    olds: tuple[int, ...]
    news: tuple[int, ...]
    found_by: FoundBy
    similarity: float
    sure: bool


def align_articles(old: Side, new: Side, measured: Measured, decisions: Iterable[Decision] = ()) -> list[Group]:
    """Return the groups of corresponding articles; what is in none is new or removed."""
    pairing = Pairing(measured.units, measured.unit_likeness, (old.articles, new.articles), ARTICLES)
    by_hand = _decided(pairing, Kind.ARTICLE, old, new, measured, decisions)
    pairing.equal(in_order=False)
    pairing.look()
    pairing.same_label()
    pairing.similar()
    parts = _Parts(pairing, measured, (old, new))
    parts.find()
    pairing.position()
    return _groups(pairing.links.values(), [*by_hand, *parts.found])


def _decided(
    pairing: Pairing, kind: Kind, old: Side, new: Side, measured: Measured, decisions: Iterable[Decision]
) -> list[Link]:
    """Take what was decided by hand of units of a kind; return the further links of split and merged ones among it."""
    further: list[Link] = []
    for decision in decisions:
        one, other = old.place_of.get(decision.old), new.place_of.get(decision.new)
        if one is None or other is None or not old.units[one].node.kind is new.units[other].node.kind is kind:
            continue
        if not decision.linked:
            pairing.refused.add((one, other))
        elif one in pairing.free_old and other in pairing.free_new:
            pairing.link(one, other, FoundBy.BY_HAND, measured.unit_likeness.score(one, other), sure=True)
        else:
            pairing.free_old.pop(one, None)
            pairing.free_new.pop(other, None)
            further.append(Link(one, other, FoundBy.BY_HAND, measured.unit_likeness.score(one, other), sure=True))
    return further


class _Parts:
    """Articles left over that came out of one that has its pair already, or went into one."""

    def __init__(self, pairing: Pairing, measured: Measured, sides: tuple[Side, Side]) -> None:
        self._pairing, self._sides = pairing, sides
        self._likeness = measured.unit_likeness
        self._olds, self._news = measured.units
        self.found: list[Link] = []

    def find(self) -> None:
        """Find what is whole in another article, then the parts of split articles, then those of merged ones."""
        self._exchange()
        self._left(_HELD, anywhere=True)
        self._split()
        self._merged()
        self._left(_SCRAP, anywhere=False)

    def _left(self, least: float, *, anywhere: bool) -> None:
        """Pair articles left over of which one holds much of the other, and nothing else left over does."""
        likeness = self._likeness
        scored = [
            (max(likeness.old_within_new(old, new), likeness.new_within_old(old, new)), old, new)
            for old, new in likeness.candidates(self._pairing.free_old, self._pairing.free_new)
            if (old, new) not in self._pairing.refused
        ]
        for held, old, new in sorted(scored, reverse=True):
            if not anywhere and not self._pairing.keeps_place(old, new):
                continue
            rivals = [other for other, one, two in scored if (one == old) != (two == new) and self._are_free(one, two)]
            if held < least or max(rivals, default=0.0) > ARTICLES.margin * held:
                continue
            if self._are_free(old, new):
                self._pairing.link(old, new, FoundBy.SIMILAR, likeness.score(old, new), sure=False)

    def _are_free(self, old: int, new: int) -> bool:
        return old in self._pairing.free_old and new in self._pairing.free_new

    def _exchange(self) -> None:
        """Undo pairs that rest on what one article took from another, where both find a counterpart without it.

        A long paragraph that moved can make two articles more alike than either is to what it really became.
        """
        likeness, links = self._likeness, self._pairing.links
        to_free = _grouped(likeness.candidates(self._sides[0].articles, self._pairing.free_new))
        from_free = _grouped(
            (new, old) for old, new in likeness.candidates(self._pairing.free_old, self._sides[1].articles)
        )
        for link in sorted(links.values(), key=lambda one: one.similarity):
            if link.found_by in (FoundBy.EXACT, FoundBy.BY_HAND):
                continue
            others = [
                (likeness.score(link.old, new) + likeness.score(old, link.new), old, new)
                for new in to_free.get(link.old, ())
                for old in from_free.get(link.new, ())
                if self._are_free(old, new)
            ]
            for score, old, new in sorted(others, reverse=True):
                if score <= _EXCHANGE * link.similarity:
                    break
                if self._are_apart(link, old, new):
                    self._pairing.relink(link, old, new)
                    break

    def _are_apart(self, link: Link, old: int, new: int) -> bool:
        """Whether each of two paired articles is like another one in what it does not share with its pair."""
        if not self._pairing.refused.isdisjoint(((link.old, new), (old, link.new))):
            return False
        olds, news = self._olds[link.old].features, self._news[link.new].features
        return (
            min(
                self._alike(olds - news, self._news[new].features),
                self._alike(news - olds, self._olds[old].features),
            )
            >= _REST
        )

    def _alike(self, one: frozenset[int], other: frozenset[int]) -> float:
        both = self._likeness.weigh(one) + self._likeness.weigh(other)
        return 2 * self._likeness.weigh(one & other) / both if both else 0.0

    def _split(self) -> None:
        likeness = self._likeness
        pairs = likeness.candidates(self._sides[0].articles, self._pairing.free_new)
        parts: list[tuple[int, int]] = []
        for new, olds in _grouped((new, old) for old, new in pairs).items():
            old = self._whole({one: likeness.new_within_old(one, new) for one in olds}, self._news[new], self._olds)
            if old is not None and likeness.shared(old, new) >= self._least(1, new) * likeness.old_weight(old):
                own = self._other_old(old, new)
                if own is not None and (own, new) not in self._pairing.refused:
                    self._link(own, new)
                else:
                    self._take(old, new, self._gone_from_new(old, new))
                    parts.append((old, new))
        # A part that gave way to another, which is more like the whole, is a part all the same.
        for old, new in parts:
            if new in self._pairing.free_new and old not in self._pairing.free_old:
                self._take(old, new, self._gone_from_new(old, new))

    def _merged(self) -> None:
        likeness = self._likeness
        pairs = likeness.candidates(self._pairing.free_old, self._sides[1].articles)
        parts: list[tuple[int, int]] = []
        for old, news in _grouped(pairs).items():
            new = self._whole({one: likeness.old_within_new(old, one) for one in news}, self._olds[old], self._news)
            if new is not None and likeness.shared(old, new) >= self._least(0, old) * likeness.new_weight(new):
                own = self._other_new(old, new)
                if own is not None and (old, own) not in self._pairing.refused:
                    self._link(old, own)
                else:
                    self._take(old, new, self._was_not_in_old(old, new))
                    parts.append((old, new))
        for old, new in parts:
            if old in self._pairing.free_old and new not in self._pairing.free_new:
                self._take(old, new, self._was_not_in_old(old, new))

    def _least(self, side: int, part: int) -> float:
        """Return the share of a whole that an article of one side must be to have come out of it, or gone into it."""
        return _SHARE if len(self._sides[side].units[part].lines) > 1 else _SHARE_OF_LINE

    def _other_old(self, old: int, new: int) -> int | None:
        """Return the free old article that is like what a new one holds besides what it has of another."""
        rest = self._news[new].features - self._olds[old].features
        free = self._pairing.free_old
        near = [one for one, _ in self._likeness.candidates(free, (new,))]
        return self._rest_of(rest, self._olds, near, [one for one in free if self._pairing.keeps_place(one, new)])

    def _other_new(self, old: int, new: int) -> int | None:
        """Return the free new article that is like what an old one held besides what went into another."""
        rest = self._olds[old].features - self._news[new].features
        free = self._pairing.free_new
        near = [one for _, one in self._likeness.candidates((old,), free)]
        return self._rest_of(rest, self._news, near, [one for one in free if self._pairing.keeps_place(old, one)])

    def _rest_of(
        self, rest: frozenset[int], items: Sequence[Item], near: Iterable[int], in_place: Collection[int]
    ) -> int | None:
        """Return which article has the rest of another; one that kept its place may have much else besides."""
        whole = self._likeness.weigh(rest)
        scored = [(self._alike(rest, items[one].features), one) for one in near]
        if whole:
            scored += [(_IN_PLACE * self._likeness.weigh(rest & items[one].features) / whole, one) for one in in_place]
        best, found = max(scored, default=(0.0, -1))
        return found if best >= _REST else None

    def _whole(self, held: Mapping[int, float], part: Item, others: Sequence[Item]) -> int | None:
        """Return the one article that holds most of another, if no second one comes near.

        A second one that holds next to nothing which the first does not is no rival: both have the same common words.
        """
        best = sorted(((share, one) for one, share in held.items()), reverse=True)[:2]
        share, whole = best[0]
        clear = len(best) == 1 or best[1][0] <= ARTICLES.margin * share
        if share >= _HELD and not clear:
            own, second = part.features & others[whole].features, part.features & others[best[1][1]].features
            only, only_second = self._likeness.weigh(own - second), self._likeness.weigh(second - own)
            clear = only_second <= _NOTHING_MORE * only and only >= _HELD / 2 * self._likeness.weigh(part.features)
        return whole if share >= _HELD and clear else None

    def _take(self, old: int, new: int, genuine: float) -> None:
        if (old, new) in self._pairing.refused or genuine < _GONE:
            return
        if old in self._pairing.free_old and new in self._pairing.free_new:
            self._link(old, new)
            return
        self._pairing.free_old.pop(old, None)
        self._pairing.free_new.pop(new, None)
        self.found.append(Link(old, new, FoundBy.SIMILAR, self._likeness.score(old, new), sure=True))

    def _link(self, old: int, new: int) -> None:
        """Pair two free articles, unless one is so much more like another free one that both do better with others:
        twins stand in every law.
        """
        score = self._likeness.score(old, new)
        to_new, to_old = self._free_like(new=new), self._free_like(old=old)
        olds_lose = any(
            score + self._best(self._free_like(old=one), new) < rival + self._best(to_old, new)
            for one, rival in to_new.items()
            if one != old and rival > score
        )
        news_lose = any(
            score + self._best(self._free_like(new=other), old) < rival + self._best(to_new, old)
            for other, rival in to_old.items()
            if other != new and rival > score
        )
        if not olds_lose and not news_lose:
            self._pairing.link(old, new, FoundBy.SIMILAR, score, sure=False)

    def _free_like(self, *, old: int | None = None, new: int | None = None) -> dict[int, float]:
        """Return how much the free articles of the other side are like one, those that are at all."""
        likeness, pairing = self._likeness, self._pairing
        if old is not None:
            return {other: likeness.score(old, other) for _, other in likeness.candidates((old,), pairing.free_new)}
        if new is not None:
            return {one: likeness.score(one, new) for one, _ in likeness.candidates(pairing.free_old, (new,))}
        return {}

    @staticmethod
    def _best(scores: Mapping[int, float], but: int) -> float:
        return max((score for one, score in scores.items() if one != but), default=0.0)

    def _gone_from_new(self, old: int, new: int) -> float:
        """Return how much of what two share does not stand any more in the article that the old one became."""
        others = [link.new for link in self._pairing.links.values() if link.old == old]
        return self._beside(old, new, [self._news[one].features for one in others])

    def _was_not_in_old(self, old: int, new: int) -> float:
        """Return how much of what two share did not stand before in the article that became the new one."""
        link = self._pairing.links.get(new)
        return self._beside(old, new, [self._olds[link.old].features] if link else [])

    def _beside(self, old: int, new: int, others: list[frozenset[int]]) -> float:
        shared = self._olds[old].features & self._news[new].features
        left = shared.difference(*others)
        whole = self._likeness.weigh(shared)
        return self._likeness.weigh(left) / whole if whole else 0.0


def _grouped(pairs: Iterable[tuple[int, int]]) -> dict[int, list[int]]:
    groups: dict[int, list[int]] = {}
    for one, other in pairs:
        groups.setdefault(one, []).append(other)
    return groups


def _groups(links: Iterable[Link], further: list[Link]) -> list[Group]:
    """Join links that share an article into one group."""
    joined: list[list[Link]] = []
    of_old: dict[int, list[Link]] = {}
    of_new: dict[int, list[Link]] = {}
    for link in (*links, *further):
        group = of_old.get(link.old) or of_new.get(link.new)
        if group is None:
            group = []
            joined.append(group)
        group.append(link)
        of_old[link.old] = of_new[link.new] = group
    return [
        Group(
            olds=tuple(sorted({link.old for link in group})),
            news=tuple(sorted({link.new for link in group})),
            found_by=group[0].found_by,
            similarity=max(link.similarity for link in group),
            sure=all(link.sure for link in group),
        )
        for group in joined
    ]


def align_others(
    old: Side, new: Side, measured: Measured, became: Mapping[str, str], decisions: Collection[Decision] = ()
) -> list[Group]:
    """Return the pairs of preambles, of attachments, and of texts that stand in containers outside of all articles.

    ``became`` says which container of the new text each of the old one is now.
    """
    groups = _attachments(old, new, measured, decisions)
    parted = {(one.old, one.new) for one in decisions if not one.linked}
    preambles = iter(new.places_of(Kind.PREAMBLE))
    for i, unit in enumerate(old.units):
        if unit.node.kind in (Kind.ARTICLE, Kind.ATTACHMENT):
            continue
        # An eid says where a text comes from too: preambles are one whatever theirs are.
        j = next(preambles, None) if unit.node.kind is Kind.PREAMBLE else new.place_of.get(became.get(unit.eid, ""))
        if j is None or (unit.eid, new.units[j].eid) in parted:
            continue
        same = measured.units[0][i].key == measured.units[1][j].key
        score = 1.0 if same else measured.unit_likeness.score(i, j)
        groups.append(Group((i,), (j,), FoundBy.EXACT if same else FoundBy.LABEL, score, sure=True))
    return groups


def _attachments(old: Side, new: Side, measured: Measured, decisions: Iterable[Decision]) -> list[Group]:
    """Return the schedules and annexes that correspond: they are found as articles are, among themselves."""
    chosen = old.places_of(Kind.ATTACHMENT), new.places_of(Kind.ATTACHMENT)
    pairing = Pairing(measured.units, measured.unit_likeness, chosen, ARTICLES)
    by_hand = _decided(pairing, Kind.ATTACHMENT, old, new, measured, decisions)
    pairing.equal(in_order=True)
    pairing.look()
    pairing.same_label()
    pairing.similar()
    pairing.position()
    return _groups(pairing.links.values(), by_hand)

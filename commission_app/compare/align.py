"""Which article of one text corresponds to which of another: the first form, whole articles only."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from commission_app.domain.document import Document, Kind, Provision
from commission_app.domain.passage import passage

SIMILAR = 0.55
"""From here on two articles of different numbers are held to be one, if no other comes near."""

SAME_LABEL = 0.4
"""From here on two articles of one number are held to be one, whatever else is similar."""

MARGIN = 0.08
_CANDIDATES = 8
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Pair:
    """An article of the old text and the one of the new that corresponds to it.

    ``found_by`` is exact, label or similar; ``similarity`` of their words lies between 0 and 1.
    """

    old: str
    new: str
    found_by: str
    similarity: float


def align(old: Document, new: Document) -> tuple[Pair, ...]:
    """Return the pairs of corresponding units (preamble, articles) of two texts, in the order of the new one.

    Three passes: equal text; equal number and similar text; similar text with a clear margin over the second best,
    since look-alike sentences are everywhere in constitutions. What is in no pair is new or removed.
    """
    olds, news = [_Unit(node) for node in old.units], [_Unit(node) for node in new.units]
    found = [*_exact(olds, news)]
    found += _same_label(_rest(olds, found, "old"), _rest(news, found, "new"))
    found += _similar(_rest(olds, found, "old"), _rest(news, found, "new"))
    order = {unit.eid: place for place, unit in enumerate(news)}
    return tuple(sorted(found, key=lambda pair: order[pair.new]))


class _Unit:
    def __init__(self, node: Provision) -> None:
        self.eid = node.eid
        self.is_preamble = node.kind is Kind.PREAMBLE
        self.words = _WORD.findall(f"{node.heading or ''} {passage(node).text}".lower())
        self.bigrams = set(zip(self.words, self.words[1:], strict=False))


def _rest(units: Iterable[_Unit], found: Iterable[Pair], side: str) -> list[_Unit]:
    taken = {getattr(pair, side) for pair in found}
    return [unit for unit in units if unit.eid not in taken]


def _exact(olds: Sequence[_Unit], news: Sequence[_Unit]) -> list[Pair]:
    by_text: defaultdict[tuple[str, ...], list[_Unit]] = defaultdict(list)
    for unit in olds:
        by_text[tuple(unit.words)].append(unit)
    again = Counter(tuple(unit.words) for unit in news)
    return [
        Pair(by_text[key][0].eid, unit.eid, "exact", 1.0)
        for unit in news
        if (key := tuple(unit.words)) and len(by_text.get(key, ())) == 1 and again[key] == 1
    ]


def _same_label(olds: Sequence[_Unit], news: Sequence[_Unit]) -> list[Pair]:
    by_eid = {unit.eid: unit for unit in olds}
    pairs: list[Pair] = []
    for unit in news:
        other = by_eid.get(unit.eid)
        if other is None:
            continue
        score = _similarity(other, unit)
        if score >= (0 if unit.is_preamble else SAME_LABEL):
            pairs.append(Pair(other.eid, unit.eid, "label", score))
    return pairs


def _similar(olds: Sequence[_Unit], news: Sequence[_Unit]) -> list[Pair]:
    index: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for place, unit in enumerate(olds):
        for bigram in unit.bigrams:
            index[bigram].append(place)
    scored: list[tuple[float, str, str]] = []
    for unit in news:
        shared = Counter(place for bigram in unit.bigrams for place in index[bigram])
        best = sorted(
            ((_similarity(olds[place], unit), olds[place].eid) for place, _ in shared.most_common(_CANDIDATES)),
            reverse=True,
        )
        if best and best[0][0] >= SIMILAR and (len(best) == 1 or best[0][0] - best[1][0] >= MARGIN):
            scored.append((best[0][0], best[0][1], unit.eid))
    pairs: list[Pair] = []
    for score, one, other in sorted(scored, reverse=True):
        if all(one != pair.old for pair in pairs):
            pairs.append(Pair(one, other, "similar", score))
    return pairs


def _similarity(one: _Unit, other: _Unit) -> float:
    return float(Indel.normalized_similarity(one.words, other.words))

"""Words that must stay: whether a text still has them, where, and what differs where it has not."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from rapidfuzz.distance import Indel

from commission_app.compare.comparison import Comparison
from commission_app.compare.edges import Edges, edges
from commission_app.compare.word_diff import Redline, redline
from commission_app.compare.words import words
from commission_app.domain.document import Document, Provision
from commission_app.domain.passage import passage

_LIKE = 0.4
_SENTENCE_END = re.compile(r"(?<=[.!?;])\s+|\n")


class Fate(StrEnum):
    """What became of words that must stay."""

    KEPT = "kept"
    MOVED = "moved"
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Checked:
    """Words that must stay, held against a text: where they stand, or what comes nearest to them and the redline."""

    fate: Fate
    eid: str | None
    differences: Redline = ()


def check(exact: str, eid: str, comparison: Comparison) -> Checked:
    """Return what became of the words ``exact`` of a provision of the old text; only white space may differ.

    Where they are a whole sentence, or all lines of the provision, nothing may be put beside them either: «…, за
    исключением случаев …».
    """
    wanted = _spaced(exact)
    expected = {eid}
    for pair in comparison.pairs:
        expected.update(
            row.new.eid
            for row in pair.rows
            if row.new and row.old and not row.moved_from and (row.old.eid == eid or row.old.eid.startswith(f"{eid}__"))
        )
    expected |= {one for pair in comparison.pairs if eid in pair.old for one in pair.new}
    units = _units(expected, comparison.new)
    spots = list(_spots(wanted, comparison.new))
    origin = _origin(wanted, eid, comparison.old)
    places = [spot.node.eid for spot in spots if origin is None or origin.is_like(spot, units)]
    if places:
        # What was one paragraph can be several: then only the article holds all the words.
        here = expected | {one for one in units if not _within_any(one, places)}
        at = next((place for place in places if place in here or _within(place, expected)), None)
        stayed = at is not None and (eid not in comparison.by_old or at in comparison.by_old[eid].new or "__" in at)
        return Checked(Fate.KEPT if stayed else Fate.MOVED, at or places[-1])
    if spots and origin:
        held = [spot for spot in spots if spot.node.eid in expected or _within(spot.node.eid, expected)]
        spot = (held or spots)[0 if origin.unit else -1]
        return Checked(Fate.CHANGED, spot.node.eid, redline(exact, origin.beside(spot)))
    nearest = _nearest(exact, comparison.new)
    return nearest if nearest.fate is Fate.CHANGED else _counterpart(exact, wanted, eid, comparison)


def _counterpart(exact: str, wanted: str, eid: str, comparison: Comparison) -> Checked:
    """Return what stands in the place of words that nothing in the text is like."""
    for pair in comparison.pairs:
        for row in pair.rows:
            here = row.old is not None and (row.old.eid == eid or row.old.eid.startswith(f"{eid}__"))
            if here and row.old and row.new and (wanted in _spaced(row.old.text) or _spaced(row.old.text) in wanted):
                return Checked(Fate.CHANGED, row.new.eid, redline(exact, row.new.text))
    return Checked(Fate.GONE, None)


def _units(eids: set[str], document: Document) -> set[str]:
    units = (document.article_of(eid) for eid in eids)
    return {unit.eid for unit in units if unit is not None}


def _within_any(unit: str, places: list[str]) -> bool:
    return any(place.startswith(f"{unit}__") for place in places)


def _within(place: str, expected: Collection[str]) -> bool:
    return any(place.startswith(f"{one}__") for one in expected)


def _spaced(text: str) -> str:
    return " ".join(text.split())


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where words stand in the passage of a provision."""

    node: Provision
    text: str
    start: int
    end: int

    def is_all(self) -> bool:
        """Whether the provision says nothing else."""
        return self.end - self.start == len(self.text.strip())


@dataclass(frozen=True, slots=True)
class _Origin:
    """How words stood where they were taken from; ``unit`` where they were all that an article says."""

    edges: Edges
    unit: bool

    def is_like(self, spot: _Spot, units: Collection[str]) -> bool:
        """Whether words still stand alone like this; ``units`` correspond to the article that they were taken from."""
        if self.unit:
            return spot.is_all() and (spot.node.eid in units or not _within(spot.node.eid, units))
        return self.edges.are_kept(spot.text, spot.start, spot.end)

    def beside(self, spot: _Spot) -> str:
        """Return words with what was put beside them."""
        return spot.text if self.unit else self.edges.surroundings(spot.text, spot.start, spot.end)


def _origin(wanted: str, eid: str, document: Document) -> _Origin | None:
    node = document.find(eid)
    spot = next(_spots_in(wanted, node), None) if node else None
    if node is None or spot is None:
        return None
    held = edges(spot.text, spot.start, spot.end)
    # Of a provision all lines stay together; a sentence is one of its line, and others may join it there.
    is_all = spot.is_all()
    return _Origin(held if is_all else replace(held, lines=False), is_all and node in document.units)


def _spots(wanted: str, document: Document) -> Iterator[_Spot]:
    """Yield where provisions hold the words, from the outside in."""
    for unit in document.units:
        for node in unit.walk():
            yield from _spots_in(wanted, node)


def _spots_in(wanted: str, node: Provision) -> Iterator[_Spot]:
    """Yield where a provision holds the words; part of a longer word is another word."""
    text = passage(node).text
    if wanted not in _spaced(text):
        # Most texts, and far quicker than any expression for long words.
        return
    for found in _pattern(wanted).finditer(text):
        yield _Spot(node, text, *found.span())


@lru_cache(maxsize=64)
def _pattern(wanted: str) -> re.Pattern[str]:
    first, last = (r"(?<!\w)" if wanted[:1].isalnum() else ""), (r"(?!\w)" if wanted[-1:].isalnum() else "")
    inner = r"\s+".join(map(re.escape, wanted.split()))
    return re.compile(f"{first}{inner}{last}")


def _nearest(exact: str, document: Document) -> Checked:
    own = words(exact)
    best: tuple[float, str, str] = (0.0, "", "")
    for unit in document.units:
        for node in unit.walk():
            text = passage(node).text
            for piece in dict.fromkeys((text, *text.split("\n"), *_SENTENCE_END.split(text))):
                other = words(piece)
                # The likeness of lists of these lengths cannot be greater than this.
                if 2 * min(len(own), len(other)) >= best[0] * (len(own) + len(other)):
                    best = max(best, (Indel.normalized_similarity(own, other), node.eid, piece))
    score, eid, text = best
    return Checked(Fate.CHANGED, eid, redline(exact, text)) if score >= _LIKE else Checked(Fate.GONE, None)

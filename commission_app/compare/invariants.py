"""Words that must stay: whether a text still has them, where, and what differs where it has not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz.distance import Indel

from commission_app.compare.comparison import Comparison
from commission_app.compare.word_diff import Redline, redline
from commission_app.compare.words import words
from commission_app.domain.document import Document
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
    """Return what became of the words ``exact`` of a provision of the old text; only white space may differ."""
    wanted = _spaced(exact)
    expected = {eid}
    for pair in comparison.pairs:
        expected.update(
            row.new.eid
            for row in pair.rows
            if row.new and row.old and not row.moved_from and (row.old.eid == eid or row.old.eid.startswith(f"{eid}__"))
        )
    expected |= {one for pair in comparison.pairs if eid in pair.old for one in pair.new}
    places = _places(wanted, comparison.new)
    if places:
        # What was one paragraph can be several: then only the article holds all the words.
        here = expected | {one for one in _units(expected, comparison.new) if not _within_any(one, places)}
        at = next((place for place in places if place in here or _within(place, expected)), None)
        stayed = at is not None and (eid not in comparison.by_old or at in comparison.by_old[eid].new or "__" in at)
        return Checked(Fate.KEPT if stayed else Fate.MOVED, at or places[-1])
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


def _within(place: str, expected: set[str]) -> bool:
    return any(place.startswith(f"{one}__") for one in expected)


def _spaced(text: str) -> str:
    return " ".join(text.split())


def _places(wanted: str, document: Document) -> list[str]:
    """Return the provisions that hold the words, from the outside in; part of a longer word is another word."""
    first, last = (r"(?<!\w)" if wanted[:1].isalnum() else ""), (r"(?!\w)" if wanted[-1:].isalnum() else "")
    words_of_it = re.compile(f"{first}{re.escape(wanted)}{last}")
    return [
        node.eid for unit in document.units for node in unit.walk() if words_of_it.search(_spaced(passage(node).text))
    ]


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

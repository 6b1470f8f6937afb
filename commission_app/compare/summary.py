"""The numbers of the story, each with the list behind it (docs/counting.md says how each is counted)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from commission_app.compare.comparison import Comparison, MovedProvision, Pair, Row
from commission_app.compare.containers import SectionPair, SectionRelation
from commission_app.compare.relation import Relation
from commission_app.compare.words import count_words
from commission_app.domain.document import CONTAINERS, Document, Kind


@dataclass(frozen=True, slots=True)
class Numbers:
    """How much changes; the tuples are the lists that the numbers count."""

    relations: dict[Relation, tuple[Pair, ...]]
    renumbered: tuple[Pair, ...]
    moved: tuple[Pair, ...]
    old_articles: int
    new_articles: int
    touched: tuple[str, ...]
    words_old: int
    words_new: int
    words_inserted: int
    words_deleted: int
    rows_changed: tuple[Row, ...]
    new_sections: tuple[SectionPair, ...]
    removed_sections: tuple[SectionPair, ...]
    renamed_sections: tuple[SectionPair, ...]
    moved_provisions: tuple[MovedProvision, ...]

    @property
    def touched_share(self) -> float:
        """The share of the old text's articles that are touched, from 0 to 1."""
        return len(self.touched) / self.old_articles if self.old_articles else 0.0


def count(comparison: Comparison) -> Numbers:
    """Return the numbers of a comparison."""
    units = [pair for pair in comparison.pairs if pair.kind not in CONTAINERS]
    rows = [row for pair in comparison.pairs for row in pair.rows]
    changed = tuple(row for pair in comparison.pairs for row in rows_changed(pair))
    inserted, deleted = (sum(side) for side in zip((0, 0), *(row.words_changed for row in changed), strict=False))
    touched = (
        eid
        for pair in units
        if pair.kind is Kind.ARTICLE and pair.relation is not Relation.UNCHANGED
        for eid in pair.old
    )
    sections = comparison.sections
    return Numbers(
        relations={relation: tuple(one for one in units if one.relation is relation) for relation in Relation},
        renumbered=tuple(pair for pair in units if pair.renumbered),
        moved=tuple(pair for pair in units if pair.moved),
        old_articles=len(comparison.old.articles),
        new_articles=len(comparison.new.articles),
        touched=tuple(touched),
        words_old=sum(count_words(row.old.text) for row in rows if row.old and not row.moved_from),
        words_new=sum(count_words(row.new.text) for row in rows if row.new),
        words_inserted=inserted,
        words_deleted=deleted,
        rows_changed=changed,
        new_sections=tuple(one for one in sections if one.relation is SectionRelation.NEW),
        removed_sections=tuple(one for one in sections if one.relation is SectionRelation.REMOVED),
        renamed_sections=tuple(one for one in sections if one.relation is SectionRelation.RENAMED),
        moved_provisions=comparison.moved_provisions,
    )


def rows_changed(pair: Pair) -> tuple[Row, ...]:
    """Return the rows of a pair that say something else; what stands elsewhere now is told of there."""
    return tuple(row for row in pair.rows if row.changes_text and row.moved_to is None)


OUTSIDE = ""
"""Stands for the container of articles that stand in none."""


@dataclass(frozen=True, slots=True)
class Band:
    """How many articles went from one container of the old text into one of the new; None: new or removed ones.

    Articles that stand outside of all containers are in ``OUTSIDE``.
    """

    old: str | None
    new: str | None
    articles: int
    first: str
    """The eid of the first article of the band: of the new text, or of the old one where it was removed."""


def flow(comparison: Comparison) -> tuple[Band, ...]:
    """Return the flow of articles from the old sections (the innermost containers) into the new ones, in order.

    There is none where neither text has sections.
    """
    olds = _homes(comparison.old)
    news = _homes(comparison.new)
    if not olds and not news:
        return ()
    bands: Counter[tuple[str | None, str | None]] = Counter()
    first: dict[tuple[str | None, str | None], str] = {}
    for pair in comparison.pairs:
        if pair.kind is not Kind.ARTICLE:
            continue
        for one in pair.old or (None,):
            for other in pair.new or (None,):
                key = (olds.get(one, OUTSIDE) if one else None, news.get(other, OUTSIDE) if other else None)
                bands[key] += 1
                first.setdefault(key, other or one or "")
    return tuple(Band(old, new, articles, first[old, new]) for (old, new), articles in bands.items())


def _homes(document: Document) -> dict[str, str]:
    """Return for every article the container it stands in."""
    return {
        child.eid: node.eid
        for node in document.walk()
        if node.kind in CONTAINERS
        for child in node.children
        if child.kind is Kind.ARTICLE
    }

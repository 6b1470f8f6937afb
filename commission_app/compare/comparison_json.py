"""A comparison as the public ``compare`` JSON shows it (docs: the command line): keys are added, never renamed."""

from __future__ import annotations

from typing import TypeAlias

from commission_app.compare.comparison import Comparison, Pair, Row
from commission_app.compare.containers import SectionPair
from commission_app.compare.summary import Numbers, count
from commission_app.domain.document import CONTAINERS

Told: TypeAlias = "dict[str, object]"


def comparison_json(comparison: Comparison, old_label: str, new_label: str) -> Told:
    """Return the JSON of a comparison; ``labels`` name the two texts."""
    numbers = count(comparison)
    return {
        "old": {"label": old_label, "articles": numbers.old_articles, "language": comparison.old.language},
        "new": {"label": new_label, "articles": numbers.new_articles, "language": comparison.new.language},
        "languages_differ": comparison.languages_differ,
        "summary": _summary(numbers),
        "sections": [_section(section) for section in comparison.sections],
        "pairs": [_pair(pair) for pair in comparison.pairs if pair.kind not in CONTAINERS],
        "moved_provisions": [
            {"old": one.old, "new": one.new, "similarity": round(one.similarity, 4), "found_by": one.found_by.value}
            for one in comparison.moved_provisions
        ],
        "old_articles_affected": list(numbers.touched),
        "rows_changed": [_row(row) for row in numbers.rows_changed],
        "to_review": [
            {"old": one.old, "new": one.new, "similarity": round(one.similarity, 4)} for one in comparison.perhaps_moved
        ],
    }


def _summary(numbers: Numbers) -> Told:
    return {
        **{relation.value: len(pairs) for relation, pairs in numbers.relations.items()},
        "renumbered": len(numbers.renumbered),
        "moved": len(numbers.moved),
        "old_articles_affected": len(numbers.touched),
        "old_articles_affected_share": round(numbers.touched_share, 4),
        "words_old": numbers.words_old,
        "words_new": numbers.words_new,
        "words_inserted": numbers.words_inserted,
        "words_deleted": numbers.words_deleted,
        "sections_new": len(numbers.new_sections),
        "sections_removed": len(numbers.removed_sections),
        "sections_renamed": len(numbers.renamed_sections),
        "moved_provisions": len(numbers.moved_provisions),
    }


def _section(pair: SectionPair) -> Told:
    return {
        "old": pair.old.eid if pair.old else None,
        "new": pair.new.eid if pair.new else None,
        "relation": pair.relation.value,
        "old_heading": pair.old.heading if pair.old else None,
        "new_heading": pair.new.heading if pair.new else None,
        "renumbered": pair.renumbered,
    }


def _row(row: Row) -> Told:
    """Return a row that the words inserted and deleted are counted in."""
    inserted, deleted = row.words_changed
    came = row.moved_from or (row.old.eid if row.old else None)
    return {
        "old": came,
        "new": row.new.eid if row.new else None,
        "words_inserted": inserted,
        "words_deleted": deleted,
    }


def _pair(pair: Pair) -> Told:
    return {
        "old": list(pair.old),
        "new": list(pair.new),
        "relation": pair.relation.value,
        "renumbered": pair.renumbered,
        "moved": pair.moved,
        "found_by": pair.found_by.value if pair.found_by else None,
        "similarity": round(pair.similarity, 4),
        "sure": pair.sure,
        "editorial": pair.editorial,
    }

"""The badge of an article: what became of it; apart from what compares, which the tree can be shown without."""

from __future__ import annotations

from typing import NamedTuple

from commission_app.compare.relation import Relation

__all__ = ["Badge", "Relation"]


class Badge(NamedTuple):
    """What became of one article: for the mark in the tree, its tooltip, and the line above its text.

    ``old`` are the eids it came from; ``old_sections`` those of their sections where it ``moved``.
    """

    relation: Relation
    renumbered: bool
    moved: bool
    sure: bool
    old: tuple[str, ...]
    old_sections: tuple[str, ...]

"""What a person should look at in a tree: gaps and repeats in its numbers, articles without text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from commission_app.domain.document import CONTAINERS, Document, Kind, Provision, Warning  # noqa: A004
from commission_app.domain.numbering import place


def check_tree(document: Document) -> Iterator[Warning]:
    """Yield warnings about a tree, in the order of the text within each sort."""
    yield from _sequence(document.articles)
    yield from _sequence([node for node in document.nodes if node.kind in CONTAINERS])
    for node in document.walk():
        if node.kind is Kind.ARTICLE and not node.text and not node.children:
            yield Warning("article.empty", node.eid, (("number", node.number or ""),))
        for kind in (Kind.PARAGRAPH, Kind.POINT):
            yield from _sequence([child for child in node.children if child.kind is kind])


def _sequence(nodes: Sequence[Provision]) -> Iterator[Warning]:
    """Yield a warning wherever numbers do not follow: after 3 come 3-1 or 4, after 3-1 come 3-2 or 4."""
    for before, node in pairwise(nodes):
        one, other = place(before.number or ""), place(node.number or "")
        if one is None or other is None or before.kind is not node.kind:
            continue
        params = (("before", before.number or ""), ("number", node.number or ""))
        if other <= one:
            yield Warning("numbering.repeat", node.eid, params)
        elif other != (one[0] + 1, 0) and other != (one[0], one[1] + 1):
            yield Warning("numbering.gap", node.eid, params)

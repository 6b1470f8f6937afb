"""Where the trees of two languages of one text differ: what one has and the other has not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from commission_app.domain.document import CONTAINERS, Document, Kind, Provision, Warning  # noqa: A004
from commission_app.domain.passage import passage

_COUNTED = {"paragraphs": Kind.PARAGRAPH, "points": Kind.POINT}


def tree_warnings(text: Document, other: Document) -> Iterator[Warning]:
    """Yield a warning for each preamble, heading and article that only one of two languages has, and for each article
    with another number of paragraphs, points or lines; in the order of ``other``, then of what only ``text`` has.
    """
    missing = [node for node in other.walk() if _is_heading(node) and text.find(node.eid) is None]
    added = [node for node in text.walk() if _is_heading(node) and other.find(node.eid) is None]
    yield from (_lacks(node, text.language, other.language) for node in missing)
    yield from (_lacks(node, other.language, text.language) for node in added)
    for article in other.articles:
        counterpart = text.find(article.eid)
        if counterpart is not None and counterpart.kind is Kind.ARTICLE:
            yield from _counts_differ(counterpart, article, text.language, other.language)


def _is_heading(node: Provision) -> bool:
    return node.kind in CONTAINERS or node.kind in (Kind.ARTICLE, Kind.PREAMBLE, Kind.ATTACHMENT)


def _lacks(node: Provision, language: str, other: str) -> Warning:
    between = (("language", language), ("other", other))
    if node.kind is Kind.PREAMBLE:
        return Warning("languages.preamble_missing", node.eid, between)
    if node.kind is Kind.ARTICLE:
        return Warning("languages.article_missing", node.eid, (("number", node.number or node.eid), *between))
    named = " ".join(part for part in (node.label, node.heading) if part) or node.eid
    return Warning("languages.heading_missing", node.eid, (("number", named), *between))


def _counts_differ(here: Provision, there: Provision, language: str, other: str) -> Iterator[Warning]:
    """Yield the first in which two articles differ: paragraphs, else points, else lines without numbers."""
    counts = [Counter(part.kind for part in article.walk()) for article in (here, there)]
    for name, kind in _COUNTED.items():
        if counts[0][kind] != counts[1][kind]:
            yield _differs(name, here, counts[0][kind], counts[1][kind], language, other)
            return
    lines = [len(passage(article).lines) for article in (here, there)]
    if lines[0] != lines[1]:
        yield _differs("lines", here, lines[0], lines[1], language, other)


def _differs(name: str, article: Provision, here: int, there: int, language: str, other: str) -> Warning:
    params = (
        ("number", article.number or article.eid),
        ("here", str(here)),
        ("there", str(there)),
        ("language", language),
        ("other", other),
    )
    return Warning(f"languages.{name}", article.eid, params)

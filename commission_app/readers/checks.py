"""What a person should look at in a tree: gaps and repeats in its numbers, articles without text, jumping levels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from commission_app.domain.document import CONTAINERS, Document, Kind, Provision, Warning  # noqa: A004
from commission_app.domain.numbering import is_next, place_in_eid
from commission_app.readers import lettered

_RARE = 3
_PARTS = (Kind.PARAGRAPH, Kind.POINT, Kind.SUBPARAGRAPH)


def check_tree(document: Document) -> Iterator[Warning]:
    """Yield warnings about a tree, in the order of the text within each sort."""
    yield from _articles(document)
    yield from _containers(document.nodes)
    for node in document.walk():
        if node.kind is Kind.ARTICLE and not node.text and not node.children and not node.repealed:
            yield Warning("article.empty", node.eid, (("number", node.number or ""),))
        yield from _parts(node.children)
    yield from _jumps(document)


def _articles(document: Document) -> Iterator[Warning]:
    """Yield what is wrong with the numbers of articles, which may begin anew in each container.

    Those that another word heads, such as «Transitional article 1», are counted by themselves.
    """
    first = {child.eid for node in document.walk() if node.kind in CONTAINERS for child in _first_article(node)}
    runs: dict[str, list[Provision]] = {}
    for article in document.articles:
        words = _words(article)
        run = runs.setdefault(next((one for one in runs if _same(one, words)), words), [])
        if place_in_eid(article.eid) == (1, 0) and run and (article.eid in first or len(runs) > 1):
            yield from _sequence(run)
            run.clear()
        run.append(article)
    for run in runs.values():
        yield from _sequence(run)


def _same(one: str, other: str) -> bool:
    """Whether two words head the same articles: one may be the other cut short."""
    return one == other or (bool(one and other) and (one.startswith(other) or other.startswith(one)))


def _first_article(container: Provision) -> list[Provision]:
    return [node for node in container.walk() if node.kind is Kind.ARTICLE][:1]


def _containers(nodes: Sequence[Provision]) -> Iterator[Warning]:
    """Yield what is wrong with the numbers of each kind of container, which may begin anew in each outer one."""
    yield from _levels([[node for node in nodes if node.kind in CONTAINERS]])


def _levels(groups: Sequence[Sequence[Provision]]) -> Iterator[Warning]:
    """Yield what is wrong with the numbers on one level of containers and then on those below."""
    run: list[Provision] = []
    for group in groups:
        if run and group and place_in_eid(group[0].eid) == (1, 0):
            yield from _by_kind(run)
            run = []
        run.extend(group)
    yield from _by_kind(run)
    below = [[child for child in node.children if child.kind in CONTAINERS] for group in groups for node in group]
    if any(below):
        yield from _levels(below)


def _by_kind(nodes: Sequence[Provision]) -> Iterator[Warning]:
    for kind in dict.fromkeys(node.kind for node in nodes):
        yield from _sequence([node for node in nodes if node.kind is kind])


def _parts(children: Sequence[Provision]) -> Iterator[Warning]:
    """Yield what is wrong with the numbers of parts; text between them may begin another list."""
    for kind in _PARTS:
        run: list[Provision] = []
        for child in children:
            if child.kind is Kind.WRAP_UP:
                yield from _sequence(run)
                run = []
            elif child.kind is kind:
                run.append(child)
        yield from _sequence(run)


def _sequence(nodes: Sequence[Provision]) -> Iterator[Warning]:
    """Yield a warning wherever numbers do not follow: after 3 come 3-1 or 4, after 3-1 come 3-2 or 4."""
    for before, node in pairwise(nodes):
        one, other = place_in_eid(before.eid), place_in_eid(node.eid)
        params = (("before", before.number or ""), ("number", node.number or ""))
        if one is None or other is None:
            letters = (before.number or "").lower(), (node.number or "").lower()
            if lettered.follows(*letters) is False:
                yield Warning("numbering.repeat", node.eid, params)
            elif lettered.lacks(*letters):
                yield Warning("numbering.gap", node.eid, params)
        elif other <= one:
            yield Warning("numbering.repeat", node.eid, params)
        elif not is_next(one, other):
            yield Warning("numbering.gap", node.eid, params)


def _jumps(document: Document) -> Iterator[Warning]:
    """Yield the containers that stand right in what elsewhere in the text has another container between."""
    above = {child.eid: node for node in document.walk() for child in node.children if child.kind in CONTAINERS}
    below = Counter((_level(above[node.eid]), _level(node)) for node in document.walk() if node.eid in above)
    for node in document.walk():
        if node.eid not in above:
            continue
        parent, own = _level(above[node.eid]), _level(node)
        usual = max((pair for pair in below if pair[1] == own), key=lambda pair: below[pair])
        rare = below[parent, own] * _RARE < below[usual]
        if rare and below[parent, usual[0]] and node.number:
            yield Warning("level.jump", node.eid, (("number", node.number),))


def _level(node: Provision) -> tuple[Kind, str]:
    """Return what a container is: its kind and its word, since titles and sections are of one kind."""
    return node.kind, _words(node)


def _words(node: Provision) -> str:
    """Return the letters of what is printed before the number of a provision, or else of the last word after it."""
    before, _, after = (node.label or "").partition(node.number or "\0")
    return _letters(before) or _letters((after.split() or [""])[-1])


def _letters(words: str) -> str:
    return "".join(letter for letter in words.casefold() if letter.isalpha())

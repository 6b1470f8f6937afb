"""Differences between two languages of one text that no reader of one of them can see."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from commission_app.compare import shapes
from commission_app.compare.counterparts import Counterparts, by_address, by_order
from commission_app.compare.reference_rules import rules_of
from commission_app.compare.references import Reference, references
from commission_app.domain.document import Document, Kind, Provision
from commission_app.domain.numbering import in_eid

_HARDLY_ONE = 5
"""Where more articles differ, or one for so many, others may be meant by their numbers."""


class Mismatch(StrEnum):
    """In what two languages differ."""

    ARTICLE = "article"
    NUMBERING = "numbering"
    PARAGRAPHS = "paragraphs"
    POINTS = "points"
    NUMBERS = "numbers"
    REFERENCES = "references"


@dataclass(frozen=True, slots=True)
class Difference:
    """What one language of a provision has and another has not, as printed; ``eid`` is that in ``language``."""

    eid: str
    language: str
    mismatch: Mismatch
    one: str
    other: str


def differences(one: Document, other: Document) -> list[Difference]:
    """Return where two languages of one text differ: articles, paragraph counts, numbers, references."""
    return compared(one, other)[1]


def compared(one: Document, other: Document) -> tuple[Counterparts, list[Difference]]:
    """Return which provisions of two languages of one text are one, and where those differ.

    Articles are one by their numbers. But where a language has an article more, all that follow would differ: then they
    are one in their order, and it is told from where on they are numbered otherwise.
    """
    texts, pairs = _Texts(one, other), by_address(one, other)
    found = texts.differences(pairs)
    differing = len({difference.eid for difference in found})
    alone = {unit.eid for unit in one.articles} ^ {unit.eid for unit in other.articles}
    if alone or differing > max(_HARDLY_ONE, len(one.articles) // _HARDLY_ONE):
        ordered = by_order(one, other)
        in_order = texts.differences(ordered)
        if ordered and 2 * len(in_order) <= len(found):
            return ordered, in_order
    return pairs, found


class _Texts:
    """Two languages of one text, and what their references say."""

    def __init__(self, one: Document, other: Document) -> None:
        self._languages = one.language, other.language
        are_read = all(rules_of(text.language) for text in (one, other))
        self._said = (_references(one), _references(other)) if are_read else ({}, {})

    def differences(self, pairs: Counterparts) -> list[Difference]:
        """Return in what those differ that are counterparts."""
        found: list[Difference] = []
        became = {
            _number(left): _number(right)
            for left, right in pairs
            if left is not None and right is not None and left.kind is Kind.ARTICLE
        }
        is_otherwise = False
        for left, right in pairs:
            if left is None or right is None:
                found += self._alone(left, right)
                continue
            if (left.eid != right.eid) > is_otherwise:
                found.append(self._difference(left, Mismatch.NUMBERING, left.number or "–", right.number or "–"))
            is_otherwise = left.eid != right.eid
            found += self._within(left, right, became)
        return found

    def _difference(self, left: Provision, mismatch: Mismatch, one: str, other: str) -> Difference:
        return Difference(left.eid, self._languages[0], mismatch, one, other)

    def _alone(self, left: Provision | None, right: Provision | None) -> Iterator[Difference]:
        if left is not None:
            yield self._difference(left, Mismatch.ARTICLE, "+", "–")
        if right is not None:
            yield Difference(right.eid, self._languages[1], Mismatch.ARTICLE, "–", "+")

    def _within(self, left: Provision, right: Provision, became: Mapping[str, str]) -> Iterator[Difference]:
        for part, mismatch, *counts in _parts(left, right):
            yield self._difference(part, mismatch, *map(str, counts))
        spoken = [said.get(unit.eid, []) for said, unit in zip(self._said, (left, right), strict=True)]
        targets = _targets(left, spoken[0], became), _targets(right, spoken[1], {})
        if targets[0] != targets[1]:
            yield self._difference(left, Mismatch.REFERENCES, *self._named(*_only(*targets), became))
        # "Articles 1 to 3" is "Articles 1, 2 and 3" to another language, «пункт второй» is "paragraph 2"; and where
        # one of them names no article, its numbers are the same as those of a reference.
        in_text = shapes.numbers(left, spoken[0]), shapes.numbers(right, spoken[1])
        if in_text[0] != in_text[1] and shapes.numbers(left) != shapes.numbers(right):
            yield self._difference(left, Mismatch.NUMBERS, *map(_said, _only(*in_text)))

    def _named(self, left: list[str], right: list[str], became: Mapping[str, str]) -> tuple[str, str]:
        """Return targets as each language numbers them; beside what the first numbers otherwise, its own number."""
        was = {now: before for before, now in became.items()}

        def own(target: str) -> str:
            article, slash, inner = target.partition("/")
            return was.get(article, article) + slash + inner

        first = self._languages[0]
        beside = [one if own(one) == one else f"{one} ({first} {own(one)})" for one in right]
        return _said(map(own, left)), _said(beside)


def _number(article: Provision) -> str:
    return in_eid(article.number or "·")


def _parts(left: Provision, right: Provision) -> Iterator[tuple[Provision, Mismatch, int, int]]:
    """Yield in what number of parts an article differs: of paragraphs, or else of points, where they stand."""
    counts = shapes.paragraphs(left), shapes.paragraphs(right)
    if counts[0] != counts[1]:
        yield left, Mismatch.PARAGRAPHS, *counts
        return
    below = {node.eid.removeprefix(right.eid): node for node in right.children}
    pairs = [
        (node, below[address])
        for node in left.children
        if node.kind is Kind.PARAGRAPH and (address := node.eid.removeprefix(left.eid)) in below
    ]
    differing = [(one, other) for one, other in pairs if shapes.points(one) != shapes.points(other)]
    for one, other in differing or [(left, right)]:
        if shapes.points(one) != shapes.points(other):
            yield one, Mismatch.POINTS, shapes.points(one), shapes.points(other)


def _references(document: Document) -> dict[str, list[Reference]]:
    """Return the references of a text by the article or other unit that holds them."""
    found: dict[str, list[Reference]] = {}
    for one in references(document):
        unit = document.article_of(one.eid)
        if unit is not None:
            found.setdefault(unit.eid, []).append(one)
    return found


def _targets(node: Provision, said: Sequence[Reference], became: Mapping[str, str]) -> Counter[str]:
    """Return what the references of an article name, as any language would write it; ``became`` are the numbers that
    articles have in the other language.
    """
    named = ((in_eid(one.article) if one.article else _number(node), one.inner) for one in said)
    return Counter("/".join((became.get(article, article), *map(in_eid, inner))) for article, inner in named)


def _only(one: Counter[str], other: Counter[str]) -> tuple[list[str], list[str]]:
    """Return what each of two counts has more of."""
    return sorted((one - other).elements()), sorted((other - one).elements())


def _said(only: Iterable[str]) -> str:
    return ", ".join(only) or "–"

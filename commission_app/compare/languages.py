"""Differences between two languages of one text that no reader of one of them can see."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from commission_app.compare.reference_rules import rules_of
from commission_app.compare.references import Reference, references
from commission_app.domain.document import Document, Kind, Provision
from commission_app.domain.numbering import in_eid
from commission_app.domain.passage import passage

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_DATE = re.compile(r"\b0?(\d{1,2})\.(?:0?[1-9]|1[0-2])\.(\d{4})\b")
"""A date in numbers, of which another language may print the month as a word."""
_THOUSANDS = re.compile(r"(?<![\d.,])\d{1,3}(?:[ \xa0\u202f]\d{3}|,\d{3}|[.]\d{3})+(?![.,]?\d)")
_SEPARATORS = re.compile(r"[ \xa0\u202f.,]")


class Mismatch(StrEnum):
    """In what two languages differ."""

    ARTICLE = "article"
    PARAGRAPHS = "paragraphs"
    POINTS = "points"
    NUMBERS = "numbers"
    REFERENCES = "references"


@dataclass(frozen=True, slots=True)
class Difference:
    """What one language of a provision has and another has not, as printed."""

    eid: str
    mismatch: Mismatch
    one: str
    other: str


def differences(one: Document, other: Document) -> list[Difference]:
    """Return where two languages of one text differ: articles, paragraph counts, numbers, references."""
    found: list[Difference] = []
    said = _references(one), _references(other)
    are_read = all(rules_of(text.language) for text in (one, other))
    for eid in dict.fromkeys(unit.eid for unit in (*one.units, *other.units)):
        left, right = one.find(eid), other.find(eid)
        if left is None or right is None:
            found.append(Difference(eid, Mismatch.ARTICLE, "+" if left else "–", "+" if right else "–"))
            continue
        found += _parts(left, right)
        spoken = [one.get(eid, []) if are_read else [] for one in said]
        targets = _targets(left, spoken[0]), _targets(right, spoken[1])
        if targets[0] != targets[1]:
            found.append(Difference(eid, Mismatch.REFERENCES, *_only(*targets)))
        # "Articles 1 to 3" is "Articles 1, 2 and 3" to another language, «пункт второй» is "paragraph 2"; and where
        # one of them names no article, its numbers are the same as those of a reference.
        numbers = _numbers(left, spoken[0]), _numbers(right, spoken[1])
        if numbers[0] != numbers[1] and _numbers(left) != _numbers(right):
            found.append(Difference(eid, Mismatch.NUMBERS, *_only(*numbers)))
    return found


def _parts(left: Provision, right: Provision) -> Iterator[Difference]:
    """Yield in what number of parts an article differs: of paragraphs, or else of points, where they stand."""
    paragraphs = _paragraphs(left), _paragraphs(right)
    if paragraphs[0] != paragraphs[1]:
        yield Difference(left.eid, Mismatch.PARAGRAPHS, *map(str, paragraphs))
        return
    below = {node.eid: node for node in right.children}
    pairs = [(node, below[node.eid]) for node in left.children if node.kind is Kind.PARAGRAPH and node.eid in below]
    differing = [(one, other) for one, other in pairs if _points(one) != _points(other)]
    for one, other in differing or [(left, right)]:
        if _points(one) != _points(other):
            yield Difference(one.eid, Mismatch.POINTS, str(_points(one)), str(_points(other)))


def _paragraphs(article: Provision) -> int:
    """Return how many paragraphs an article has; where none is numbered, how many lines that are of no point."""
    numbered = sum(node.kind is Kind.PARAGRAPH for node in article.walk())
    plain = (node for node in (article, *article.children) if node is article or node.kind is Kind.WRAP_UP)
    return numbered or sum(len((node.text or "").splitlines()) for node in plain)


def _points(node: Provision) -> int:
    return sum(part.kind in (Kind.POINT, Kind.SUBPARAGRAPH) for part in node.walk())


def _numbers(node: Provision, said: Sequence[Reference] = ()) -> Counter[str]:
    """Return the numbers of a provision, however a language prints them: «1 000», "1,000"; «2,5», "2.5".

    What is ``said`` by its references is none of them.
    """
    text, lines = passage(node)
    for one in said:
        start, end = lines[one.line].start + one.start, lines[one.line].start + one.end
        text = f"{text[:start]}{'#' * (end - start)}{text[end:]}"
    text = _DATE.sub(r"\1 of \2", text)
    text = _THOUSANDS.sub(lambda found: _SEPARATORS.sub("", found[0]), text)
    return Counter(number.replace(",", ".") for number in _NUMBER.findall(text))


def _references(document: Document) -> dict[str, list[Reference]]:
    """Return the references of a text by the article or other unit that holds them."""
    found: dict[str, list[Reference]] = {}
    for one in references(document):
        unit = document.article_of(one.eid)
        if unit is not None:
            found.setdefault(unit.eid, []).append(one)
    return found


def _targets(node: Provision, said: Sequence[Reference]) -> Counter[str]:
    """Return what the references of an article name, as any language would write it."""
    own = node.number or "·"
    return Counter("/".join(map(in_eid, (one.article or own, *one.inner))) for one in said)


def _only(one: Counter[str], other: Counter[str]) -> tuple[str, str]:
    """Return what each of two counts has more of."""
    return tuple(", ".join(sorted((left - right).elements())) or "–" for left, right in ((one, other), (other, one)))  # type: ignore[return-value]

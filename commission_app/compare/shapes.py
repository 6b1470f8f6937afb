"""What an article looks like in any language: how many parts it has, which numbers, and how long it is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from commission_app.compare.references import Reference
from commission_app.domain.document import Kind, Provision
from commission_app.domain.passage import passage

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_DATE = re.compile(r"\b0?(\d{1,2})\.(?:0?[1-9]|1[0-2])\.(\d{4})\b")
"""A date in numbers, of which another language may print the month as a word."""
_THOUSANDS = re.compile(r"(?<![\d.,])\d{1,3}(?:[ \xa0\u202f]\d{3}|,\d{3}|[.]\d{3})+(?![.,]?\d)")
_SEPARATORS = re.compile(r"[ \xa0\u202f.,]")


class Shape(NamedTuple):
    """What is the same of an article in all languages, and about how long it is, in code points."""

    paragraphs: int
    points: int
    numbers: Counter[str]
    length: int

    @classmethod
    def of(cls, article: Provision) -> Shape:
        """Return the shape of an article."""
        return cls(paragraphs(article), points(article), numbers(article), len(passage(article).text))

    def likeness(self, other: Shape, stretched: float) -> float:
        """Return from 0 to 1 how alike two shapes are, where the other language is ``stretched`` times as long."""
        every = self.numbers.total() + other.numbers.total()
        longer = max(self.length * stretched, other.length)
        return (
            _alike(self.paragraphs, other.paragraphs)
            + _alike(self.points, other.points)
            + (2 * (self.numbers & other.numbers).total() / every if every else 1.0)
            + (min(self.length * stretched, other.length) / longer if longer else 1.0)
        ) / 4


def _alike(one: int, other: int) -> float:
    return 1.0 if one == other else min(one, other) / max(one, other) / 2


def paragraphs(article: Provision) -> int:
    """Return how many paragraphs an article has; where none is numbered, how many lines that are of no point."""
    numbered = sum(node.kind is Kind.PARAGRAPH for node in article.walk())
    plain = (node for node in (article, *article.children) if node is article or node.kind is Kind.WRAP_UP)
    return numbered or sum(len((node.text or "").splitlines()) for node in plain)


def points(node: Provision) -> int:
    """Return how many points a provision has, subparagraphs too."""
    return sum(part.kind in (Kind.POINT, Kind.SUBPARAGRAPH) for part in node.walk())


def numbers(node: Provision, said: Sequence[Reference] = ()) -> Counter[str]:
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

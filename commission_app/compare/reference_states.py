"""What becomes of the references of a law: whether they lead anywhere, and still to what they led to before."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, TypeAlias

from commission_app.compare.references import Reference, references
from commission_app.domain.document import CONTAINERS, PARTS_OF_ARTICLES, Document, Kind, Provision
from commission_app.domain.numbering import in_eid
from commission_app.domain.passage import Line, passage

if TYPE_CHECKING:
    from commission_app.compare.comparison import Comparison


class State(StrEnum):
    """What becomes of a reference."""

    RESOLVES = "resolves"
    BROKEN = "broken"
    STALE = "stale"


@dataclass(frozen=True, slots=True)
class Resolved:
    """A reference with the provision it leads to; ``suggested`` is the number of the article that it should probably
    have, ``meant`` the eid of what it led to in the old text, as it is now.
    """

    reference: Reference
    state: State
    target: str | None
    suggested: str | None = None
    meant: str | None = None


def target(document: Document, reference: Reference) -> Provision | None:
    """Return the provision that a reference leads to, or None where there is none."""
    if reference.article is None:
        path = document.path(reference.eid)
        node = next((one for one in reversed(path) if one.kind not in PARTS_OF_ARTICLES), None)
    else:
        node = document.numbered.get(in_eid(reference.article))
    for place, number in enumerate(reference.inner):
        node = _below(node, number, is_part=place in reference.parts) if node else None
    return node


def _below(node: Provision, printed: str, *, is_part: bool) -> Provision | None:
    """Return the part of this number; the provision itself where its parts have none and there are so many."""
    number = in_eid(printed)
    direct = [child for child in node.children if child.number and in_eid(child.number) == number]
    numbered = [child for child in node.children if child.number]
    if is_part and number.isdecimal():
        # «Пункт 5 частини другої»: points stand below the article, whose parts are paragraphs without numbers.
        direct, numbered = ([one for one in some if one.kind is Kind.PARAGRAPH] for some in (direct, numbered))
    if direct or numbered:
        return direct[0] if direct else node if _opens(printed, node.text or "") else None
    # Where paragraphs are printed without numbers, they are counted; points can stand within the running text.
    held = passage(node)
    is_there = number.isdecimal() and 0 < int(number) <= len(held.lines)
    return node if is_there or _is_within(printed, held.text) else None


@lru_cache(maxsize=1 << 12)
def _is_within(number: str, text: str) -> bool:
    """Whether a point of this number stands within a running text: "the State (a) protects all"."""
    return re.search(rf"(?<![\w(])\(?{re.escape(number)}\)", text) is not None


def _opens(number: str, text: str) -> bool:
    """Whether the first of some parts begins within the text of what they are of: "4. Justice.—(1) The court …"."""
    return re.search(rf"(?:^|[.:;—–]\s?)\({re.escape(number)}\)\s", text) is not None


def resolve(document: Document, comparison: Comparison | None = None) -> list[Resolved]:
    """Return all references of a document with what becomes of each.

    With a comparison (whose new text this is), a reference that its sentence had in the old text already is stale
    where the number leads to something else now than the counterpart of what it led to then, or that has none; also
    where the article was brought up to date, but not the paragraph.
    """
    found: list[Resolved] = []
    every = references(document)
    meant = _meant(comparison, every) if comparison else {}
    for one in every:
        node = target(document, one)
        articles, part = meant.get(one, (None, None))
        suggested = _suggestion(document, articles) if articles and one.article else None
        if suggested and one.article and in_eid(suggested) == in_eid(one.article):
            # The article is the right one; only what is below it is not there.
            suggested = None
        article = document.article_of(node.eid) if node else None
        is_elsewhere = one.article and articles is not None and article is not None and article.eid not in articles
        is_other_part = part is not None and node is not None and node.number is not None and node.eid != part
        if is_elsewhere or is_other_part:
            found.append(Resolved(one, State.STALE, node.eid if node else None, suggested, part))
        elif node is None:
            found.append(Resolved(one, State.BROKEN, None, suggested, part))
        else:
            found.append(Resolved(one, State.RESOLVES, node.eid))
    return found


def _suggestion(document: Document, meant: tuple[str, ...]) -> str | None:
    node = document.find(meant[0])
    return node.number if node else None


Place: TypeAlias = "tuple[str, int]"
"""The provision that holds a line, and the number of the line."""

Meant: TypeAlias = "tuple[tuple[str, ...] | None, str | None]"
"""The articles that a reference led to, and the paragraph or point of them, as they are now; None: not known."""

Phrase: TypeAlias = "tuple[Reference, ...]"
"""What some words name together: who changed one number of a list has looked at the others too."""


def _phrases(every: Sequence[Reference]) -> dict[Place, list[Phrase]]:
    """Return the phrases of each line, in order."""
    found: dict[Place, list[Phrase]] = {}
    for (eid, line, _), alike in groupby(every, key=lambda one: (one.eid, one.line, one.start)):
        found.setdefault((eid, line), []).append(tuple(alike))
    return found


def _meant(comparison: Comparison, every: Sequence[Reference]) -> dict[Reference, Meant]:
    """Return, for references of the new text whose sentence had them before, what they meant, as it is now: no article
    where it was removed.
    """
    before, now = _phrases(references(comparison.old)), _phrases(every)
    parts = _parts_now(comparison)
    found: dict[Reference, Meant] = {}
    for pair in comparison.pairs:
        if pair.kind in CONTAINERS:
            continue
        for row in pair.rows:
            if row.old is None or row.new is None or row.is_heading:
                continue
            old, new = before.get(_place(comparison.old, row.old), []), now.get(_place(comparison.new, row.new), [])
            for was, one in _same(old, new, comparison):
                article = target(comparison.old, replace(was, inner=()))
                became = comparison.by_old.get(article.eid) if article and article.kind is Kind.ARTICLE else None
                if became:
                    below = target(comparison.old, was)
                    found.setdefault(one, (became.new, parts.get(below.eid) if below else None))
    return found


def _same(
    old: Sequence[Phrase], new: Sequence[Phrase], comparison: Comparison
) -> Iterator[tuple[Reference, Reference]]:
    """Yield the references of a sentence that stand there still, as they were or with the new numbers of articles.

    "Article 4 … Article 5" of old can be "Article 5 … Article 6" now: they are told by their order, not by a number.
    """
    said, brought_up, here = [*map(_named, old)], [_brought_up(one, comparison) for one in old], [*map(_named, new)]
    if len(old) == len(new):
        places = [(place, place) for place in range(len(old))]
    else:
        matchers = (SequenceMatcher(None, one, here, autojunk=False) for one in (brought_up, said))
        blocks = max((one.get_matching_blocks() for one in matchers), key=lambda some: sum(one.size for one in some))
        places = [(block.a + step, block.b + step) for block in blocks for step in range(block.size)]
    for was, one in places:
        if here[one] in (said[was], brought_up[was]):
            yield from zip(old[was], new[one], strict=True)


Named: TypeAlias = "tuple[tuple[str | None, tuple[str, ...]], ...]"


def _named(phrase: Phrase) -> Named:
    """Return the numbers of a phrase."""
    return tuple((one.article and in_eid(one.article), one.inner) for one in phrase)


def _brought_up(phrase: Phrase, comparison: Comparison) -> Named | None:
    """Return the numbers of a phrase with those that its articles have now, or None where one has none."""
    found: list[tuple[str | None, tuple[str, ...]]] = []
    for one in phrase:
        article = comparison.old.numbered.get(in_eid(one.article)) if one.article else None
        became = comparison.by_old.get(article.eid) if article else None
        node = comparison.new.find(became.new[0]) if became and became.new else None
        if one.article and (node is None or node.number is None):
            return None
        found.append((in_eid(node.number) if node and node.number else None, one.inner))
    return tuple(found)


def _parts_now(comparison: Comparison) -> dict[str, str]:
    """Return which numbered part of an article each of the old text is now, where nobody needs to look."""
    found: dict[str, str] = {}
    for pair in comparison.pairs:
        for row in pair.rows:
            if row.old and row.new and row.old.label and row.new.label and row.sure:
                found.setdefault(row.old.eid, row.new.eid)
    return found


def _place(document: Document, line: Line) -> Place:
    unit = document.article_of(line.eid)
    return line.eid, _number_of(line, unit) if unit else 0


def _number_of(line: Line, unit: Provision) -> int:
    """Return the number of the line of an article that holds another line, or part of one; 0 where none does."""
    lines = passage(unit).lines
    number = bisect_right(lines, line.start, key=lambda one: one.start) - 1
    return number if number >= 0 and line.end <= lines[number].end else 0

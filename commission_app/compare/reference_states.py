"""What becomes of the references of a law: whether they lead anywhere, and still to what they led to before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
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
    return node if is_there or re.search(rf"(?<![\w(])\(?{re.escape(printed)}\)", held.text) else None


def _opens(number: str, text: str) -> bool:
    """Whether the first of some parts begins within the text of what they are of: "4. Justice.—(1) The court …"."""
    return re.search(rf"(?:^|[.:;—–]\s?)\({re.escape(number)}\)\s", text) is not None


def resolve(document: Document, comparison: Comparison | None = None) -> list[Resolved]:
    """Return all references of a document with what becomes of each.

    With a comparison (whose new text this is), a reference that its sentence had in the old text already is stale
    where the number leads to something else now than the counterpart of what it led to then, or that has none.
    """
    old_targets = _old_targets(comparison) if comparison else {}
    found: list[Resolved] = []
    every = references(document)
    phrases = _phrases(every)
    for one in every:
        node = target(document, one)
        key = (one.eid, one.line, phrases[one.eid, one.line, one.start], one.article, one.inner)
        articles, part = old_targets.get(key, (None, None))
        suggested = _suggestion(document, articles) if articles and one.article else None
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


Phrase: TypeAlias = "tuple[tuple[str | None, tuple[str, ...]], ...]"
Key: TypeAlias = "tuple[str, int, Phrase, str | None, tuple[str, ...]]"
Meant: TypeAlias = "tuple[tuple[str, ...] | None, str | None]"
"""The articles that a reference led to, and the paragraph or point of them, as they are now; None: not known."""


def _phrases(every: Sequence[Reference]) -> dict[tuple[str, int, int], Phrase]:
    """Return all numbers of each phrase: who changed one of a list has looked at the others too."""
    found: dict[tuple[str, int, int], Phrase] = {}
    for one in every:
        place = (one.eid, one.line, one.start)
        found[place] = (*found.get(place, ()), (one.article, one.inner))
    return found


def _old_targets(comparison: Comparison) -> dict[Key, Meant]:
    """Return, for references whose sentence had them before, what they meant, as it is now: no article where it was
    removed.
    """
    by_line: dict[tuple[str, int], list[Reference]] = {}
    every = references(comparison.old)
    phrases = _phrases(every)
    for one in every:
        by_line.setdefault((one.eid, one.line), []).append(one)
    parts = _parts_now(comparison)
    found: dict[Key, Meant] = {}
    for pair in comparison.pairs:
        if pair.kind in CONTAINERS:
            continue
        for row in pair.rows:
            if row.old is None or row.new is None or row.is_heading:
                continue
            for one in by_line.get(_place(comparison.old, row.old), ()):
                was = target(comparison.old, replace(one, inner=()))
                became = comparison.by_old.get(was.eid) if was and was.kind is Kind.ARTICLE else None
                if became:
                    below = target(comparison.old, one)
                    eid, line = _place(comparison.new, row.new)
                    key = (eid, line, phrases[one.eid, one.line, one.start], one.article, one.inner)
                    found[key] = became.new, parts.get(below.eid) if below else None
    return found


def _parts_now(comparison: Comparison) -> dict[str, str]:
    """Return which numbered part of an article each of the old text is now, where nobody needs to look."""
    found: dict[str, str] = {}
    for pair in comparison.pairs:
        for row in pair.rows:
            if row.old and row.new and row.old.label and row.new.label and row.sure:
                found.setdefault(row.old.eid, row.new.eid)
    return found


def _place(document: Document, line: Line) -> tuple[str, int]:
    unit = document.article_of(line.eid)
    lines = passage(unit).lines if unit else ()
    within = (number for number, one in enumerate(lines) if one.start <= line.start and line.end <= one.end)
    return line.eid, next(within, 0)

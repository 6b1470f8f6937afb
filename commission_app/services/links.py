"""Places of the text that words lead to: cross-references of articles, and citations in comments."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from commission_app.base.i18n import InterfaceLanguage
from commission_app.compare.reference_states import target
from commission_app.compare.references import Reference, of_lines, speaks_of_articles
from commission_app.domain.document import Document, Provision
from commission_app.domain.passage import Line, passage


@dataclass(frozen=True, slots=True)
class Link:
    """Words of a line (code points) that lead to a provision."""

    line: int
    start: int
    end: int
    eid: str


@lru_cache(maxsize=64)
def in_unit(document: Document, eid: str) -> tuple[Link, ...]:
    """Return the cross-references in a unit of a text, by its lines; those to the unit itself lead nowhere."""
    unit = document.find(eid)
    lines = passage(unit).lines if unit else ()
    found = _links(document, lines, of_lines(document, document.language, lines))
    return tuple(one for one in found if one.eid != eid)


def in_words(document: Document, text: str) -> list[Link]:
    """Return the citations in one line that a person wrote, in whatever language."""
    lines = (Line("", "", text, 0, len(text), 0),)
    found: list[Link] = []
    languages = dict.fromkeys((document.language, *(one.value for one in InterfaceLanguage)))
    for language in (one for one in languages if speaks_of_articles(text, one)):
        new = _links(document, lines, of_lines(document, language, lines))
        found += [one for one in new if all(one.end <= other.start or other.end <= one.start for other in found)]
    return sorted(found, key=lambda one: one.start)


def _links(document: Document, lines: Sequence[Line], references: Iterable[Reference]) -> list[Link]:
    by_words: defaultdict[tuple[int, int, int], list[Reference]] = defaultdict(list)
    for one in references:
        if one.article is not None:
            by_words[one.line, one.start, one.end].append(one)
    found: list[Link] = []
    for (line, start, end), every in by_words.items():
        targets = [(one, node.eid) for one in every if (node := _nearest(document, one)) is not None]
        if len({one.article for one in every}) == 1:
            found += [Link(line, start, end, targets[0][1])] if targets else []
        else:
            found += _each(lines[line].text, line, start, end, targets)
    return _apart(found)


def _apart(found: Iterable[Link]) -> list[Link]:
    """Return links in order without those whose words another one has: a line is written with each word once."""
    kept: list[Link] = []
    for one in sorted(found, key=lambda link: (link.line, link.start, link.end)):
        if not kept or kept[-1].line != one.line or kept[-1].end <= one.start:
            kept.append(one)
    return kept


def _nearest(document: Document, reference: Reference) -> Provision | None:
    """Return the provision that is meant, or its article where the text has no such part."""
    return target(document, reference) or target(document, replace(reference, inner=()))


def _each(text: str, line: int, start: int, end: int, targets: Iterable[tuple[Reference, str]]) -> Iterable[Link]:
    """Yield a link for each number of a list: «articles 12, 15 and 20»."""
    place, last = start, None
    for one, eid in targets:
        if one.article == last:
            # "5(1)–(3)" are three places, and one number.
            continue
        last = one.article
        # The numbers between the first and the last of a range are not printed.
        printed = re.compile(rf"(?<![\w.]){re.escape(one.article or '')}(?!\w)").search(text, place, end)
        if printed:
            yield Link(line, *printed.span(), eid)
            place = printed.end()

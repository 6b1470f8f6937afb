"""How deep each way of numbering stands in the articles of one law, and what it numbers there."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from commission_app.domain.document import Kind
from commission_app.domain.line_reading import Reading
from commission_app.readers.lines import Line
from commission_app.readers.markers import Item, Marker, items, markers
from commission_app.readers.rules import Opening

PartsOfLines = Mapping[int, tuple[Item, ...]]
"""The parts of a list that a line begins, from the outside in, by the identity of the line."""

Depths = Mapping[str, tuple[int, Kind]]
"""For each form of number its depth (1 for paragraphs, 2 for points, 3 and more below) and what it numbers."""

KIND_OF_DEPTH = {1: Kind.PARAGRAPH, 2: Kind.POINT, 3: Kind.SUBPARAGRAPH}
_PARAGRAPHS = ("1.", "(1)", "1", "①", "IAi")
_ROMAN = ("a.Ai", "I-Ai")
_TOP = ""
_INSIDE = ">"


@dataclass(frozen=True, slots=True)
class Lists:
    """The numbered parts that lines begin, and how deep each form of number stands, in the law or one attachment.

    ``inside`` are the identities of lines without a number after which the list they interrupt goes on.
    """

    parts: PartsOfLines
    depths: Depths
    inside: frozenset[int]

    @classmethod
    def of(cls, lines: Sequence[Line]) -> Self:
        """Return the lists of some lines."""
        articles = _articles_of(lines)
        parts = _parts_of_lines(articles)
        depths = _depths_of(articles, parts)
        if _hold_inside(articles, parts, depths):
            depths = _depths_of(articles, parts)
        return cls(parts, depths, frozenset(one for article in articles for one in _interrupting(article, parts)))


def parts_of(lines: Sequence[Line]) -> list[list[Line]]:
    """Return the lines of the law and of each of its attachments."""
    return _divided(lines, lambda opening: opening.kind is Kind.ATTACHMENT)


def _articles_of(lines: Sequence[Line]) -> list[list[Line]]:
    return _divided(lines, lambda opening: opening.kind is not Kind.PARAGRAPH)


def _divided(lines: Sequence[Line], begins: Callable[[Opening], bool]) -> list[list[Line]]:
    found: list[list[Line]] = [[]]
    for line in lines:
        if line.opening and begins(line.opening):
            found.append([])
        found[-1].append(line)
    return found


def _parts_of_lines(articles: Sequence[Sequence[Line]]) -> dict[int, tuple[Item, ...]]:
    """Return what the lines of each article begin; a number that continues no list begins nothing, but is text."""
    found: dict[int, tuple[Item, ...]] = {}
    for lines in articles:
        printed = [(id(line), one) for line in lines for one in _printed(line)]
        refused: set[int] = set()
        for (owner, _), item in zip(printed, items([one for _, one in printed]), strict=True):
            if item is None:
                refused.add(owner)
            elif owner not in refused:
                found[owner] = (*found.get(owner, ()), item)
    return found


def _interrupting(lines: Sequence[Line], parts: PartsOfLines) -> Iterator[int]:
    """Yield the lines of text between two neighbours of one list: they are of the first, and do not close the list."""
    last: Item | None = None
    between: list[int] = []
    for line in lines:
        found = parts.get(id(line), ())
        if not found:
            between.append(id(line))
            continue
        if last and (found[0].form, found[0].value) == (last.form, last.value + 1):
            yield from between
        last, between = found[-1], []


def _hold_inside(articles: Sequence[Sequence[Line]], parts: dict[int, tuple[Item, ...]], depths: Depths) -> bool:
    """Give a form of its own to what stands inside of another list in a few articles, while mostly it is no deeper
    than that: «1», "2" below «1.» in one article of a law whose others have "1", "2" alone. Return if there is any.
    """
    found = False
    for lines in articles:
        held = [line for line in map(id, lines) if line in parts]
        outer = _outer_form([item for line in held for item in parts[line]], depths)
        if outer is None:
            continue
        found, opened = True, list[str]()
        for line in held:
            named = []
            for item in parts[line]:
                del opened[opened.index(item.form) if item.form in opened else len(opened) :]
                named.append(item._replace(form=f"{outer}{_INSIDE}{item.form}") if outer in opened else item)
                opened.append(item.form)
            parts[line] = tuple(named)
    return found


def _outer_form(found: Sequence[Item], depths: Depths) -> str | None:
    """Return the form of a list of one article in which another begins that would climb out of it, and which goes on
    after that.
    """
    opened: list[Item] = []
    climbing: dict[str, int] = {}
    for item in found:
        forms = [one.form for one in opened]
        if item.form not in forms:
            if opened and item.value == 1 and depths[item.form][0] <= depths[forms[-1]][0]:
                climbing[forms[-1]] = opened[-1].value
            opened.append(item)
            continue
        del opened[forms.index(item.form) :]
        opened.append(item)
        if item.value == climbing.get(item.form, item.value) + 1:
            return item.form
    return None


def _printed(line: Line) -> Sequence[Marker]:
    if line.reading is Reading.TEXT or (line.reading is not None and not line.settled):
        return ()
    if line.opening:
        return markers(line.body) if line.body else ()
    return line.parts


def _depths_of(articles: Sequence[Sequence[Line]], parts: PartsOfLines) -> dict[str, tuple[int, Kind]]:
    """Return the depth of each form of number, by what it mostly stands under, and otherwise by custom.

    Custom: «1.» and "(1)" number paragraphs, «1)» points; letters number what is below the points, if «1)» numbers
    those, else points.
    """
    above: defaultdict[str, Counter[str]] = defaultdict(Counter)
    led: Counter[str] = Counter()
    for lines in articles:
        opened: list[str] = []
        text = False
        for line in lines:
            if id(line) not in parts:
                text = text or bool(line.body) or line.is_open
            elif not opened:
                led[parts[id(line)][0].form] += 1 if text else -1
            for item in parts.get(id(line), ()):
                if item.form in opened:
                    del opened[opened.index(item.form) + 1 :]
                    continue
                above[item.form][opened[-1] if opened else _TOP] += 1
                opened.append(item.form)
    # «I.» numbers paragraphs where it begins articles, and points where a sentence leads to it.
    depths: dict[str, int] = {}
    for form in above:
        if form in _ROMAN and led[form] < 0 and above[form].most_common(1)[0][0] == _TOP:
            depths[form] = 1
    for form in sorted(above, key=lambda form: (_custom(form, above), form)):
        _settle(form, above, depths, frozenset())
    return {form: (depth, KIND_OF_DEPTH[min(depth, 3)]) for form, depth in depths.items()}


def _settle(form: str, above: Mapping[str, Counter[str]], depths: dict[str, int], underway: frozenset[str]) -> int:
    if form in depths:
        return depths[form]
    custom = _custom(form, above)
    parent, _ = above[form].most_common(1)[0]
    if parent == _TOP or parent in underway:
        under = Counter({one: count for one, count in above[form].items() if one != _TOP and one not in underway})
        least = max((_settle(one, above, depths, underway | {form}) for one in under), default=0)
        # Lists below others must not climb out of them, wherever else the same numbers stand.
        depth = max(custom, least + 1) if sum(under.values()) * 2 > above[form].total() else custom
    else:
        depth = max(custom, _settle(parent, above, depths, underway | {form}) + 1)
    depths[form] = depth
    return depth


def _custom(form: str, above: Mapping[str, Counter[str]]) -> int:
    if form in _PARAGRAPHS:
        return 1
    return 3 if form == "a)" and "1)" in above else 2

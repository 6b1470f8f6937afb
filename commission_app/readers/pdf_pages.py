"""What of a PDF's pages is text, what are notes, and what belongs to the page alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from commission_app.readers.pdf_lines import Page, TextLine

_PAGE_NUMBER = re.compile(r"\W*(?:\d{1,4}(?:\s*(?:/|из|of)\s*\d{1,4})?|[ivxlc]{1,8})\W*")
_ADDRESS = re.compile(r"(?:https?|file)://\S+(?:\s+\d{1,4}(?:/\d{1,4})?)?")
_RULE = re.compile(r"_{10,}")
_DIGITS = re.compile(r"\d+")
_NOTE = re.compile(r"(?:\d{1,3}|[*†‡]{1,4}|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})[.)\s]?\s*\S")
_EDGE = 3
_MANY = 5
_LONG = 8
_SMALL = 0.93
_MARGIN = 4.0
_NARROW = 0.35
_SHORT = 0.7
_ROW = 5.0
_PARTED = 1.5
_MOST_FOOTNOTES = 8


@dataclass(slots=True)
class Sorted:
    """The lines of a document by what they are."""

    lines: list[TextLine] = field(default_factory=list)
    notes: list[TextLine] = field(default_factory=list)
    apart: list[TextLine] = field(default_factory=list)


def sorted_out(pages: Sequence[Page], is_heading: Callable[[str], object]) -> Sorted:
    """Tell text, notes, and what is of the page: page numbers, running heads, addresses a browser printed.

    ``is_heading`` knows the headings of provisions, which are no running heads however many pages they begin.
    """
    found = Sorted()
    running = _running([page.lines for page in pages], is_heading)
    body = _body_size(pages)
    left, right = _text_edges(pages, body)
    for page in pages:
        inner: list[TextLine] = []
        ordered = _from_top(page.lines)
        edges = {id(line) for line in (*ordered[:_EDGE], *ordered[-_EDGE:])}
        heads = {*_heads(ordered[:_EDGE], running), *_heads(ordered[: -_EDGE - 1 : -1], running)}
        for line in _footnotes_last(page.lines):
            if id(line) in heads or (id(line) in edges and _is_of_page(line, inner[-1:])):
                found.apart.append(line)
            elif line.right < left or line.left > right:
                found.notes.append(line)
            else:
                inner.append(line)
        _part_notes(inner, body, found)
    return found


def _from_top(lines: Sequence[TextLine]) -> Sequence[TextLine]:
    """Return the lines of a page from its head to its foot, whatever their order of reading or writing."""
    return sorted(lines, key=lambda line: -line.bottom)


def _footnotes_last(lines: Sequence[TextLine]) -> Sequence[TextLine]:
    """Return the lines of a page with those at its foot last that some programs write before all others."""
    rest = lines[_MOST_FOOTNOTES:]
    lowest = min((line.bottom for line in rest), default=0.0)
    late = [line for line in lines[:_MOST_FOOTNOTES] if line.bottom < lowest]
    return (*(line for line in lines[:_MOST_FOOTNOTES] if line.bottom >= lowest), *rest, *late) if late else lines


def _heads(edge: Sequence[TextLine], running: set[object]) -> Iterator[int]:
    """Yield the identities of the running heads at an edge of a page, given from the edge on: once for each, since the
    title of the law may say the same.
    """
    seen: set[str] = set()
    for line in edge:
        shape = _shape(line)
        if shape not in seen and (shape in running or _spot(line) in running):
            yield id(line)
        seen.add(shape)


def _parted(ordered: Sequence[TextLine]) -> Iterator[TextLine]:
    """Yield the lines at the edges of a page that stand further from its text than its lines do from each other."""
    pitches = sorted(one.bottom - other.bottom for one, other in pairwise(ordered))
    least = _PARTED * pitches[len(pitches) // 4] if pitches else 0.0
    for lines in (ordered[: _EDGE + 1], ordered[: -_EDGE - 2 : -1]):
        gaps = [at for at, (one, other) in enumerate(pairwise(lines)) if abs(one.bottom - other.bottom) > least]
        yield from lines[: gaps[-1] + 1] if gaps else ()


def _is_of_page(line: TextLine, before: Sequence[TextLine]) -> bool:
    """Whether a line is a page's number or address; a year and a full stop after a line are the end of its sentence."""
    if _PAGE_NUMBER.fullmatch(line.text):
        ends = line.text[-1] == "." and bool(before) and before[0].text[-1] not in ".;:!?"
        return not (ends and abs(before[0].left - line.left) < _ROW)
    return _ADDRESS.fullmatch(line.text) is not None


def _shape(line: TextLine) -> str:
    return _DIGITS.sub("#", line.text)


def _spot(line: TextLine) -> tuple[str, int]:
    return line.text, round(line.bottom / _ROW)


def _running(pages: Sequence[Sequence[TextLine]], is_heading: Callable[[str], object]) -> set[object]:
    """Return the shapes of what stands at the head or foot of most pages, and the spots of what stands word for word at
    one place of several: what it is must be short, and look like no part of a sentence.
    """
    if len(pages) < 2:
        return set()
    lines = [line for page in pages for line in page]
    short = _SHORT * (max(line.right for line in lines) - min(line.left for line in lines)) if lines else 0.0
    shapes: Counter[str] = Counter()
    spots: Counter[tuple[str, int]] = Counter()
    for page in map(_from_top, pages):
        shapes.update({_shape(line) for line in (*page[:2], *page[-2:]) if not is_heading(line.text)})
        spots.update({_spot(line) for line in (*page[:_EDGE], *page[-_EDGE:]) if line.right - line.left < short})
    most = {shape for shape, count in shapes.items() if count * 2 > len(pages)}
    if len(pages) < _MANY:
        # On few pages, only what stands apart from the text, at the same height.
        narrow = ([line for line in _parted(_from_top(page)) if line.right - line.left < short] for page in pages)
        heights = Counter(place for page in narrow for place in {(_shape(line), round(line.bottom)) for line in page})
        most &= {shape for (shape, _), count in heights.items() if count * 2 > len(pages)}
    several = {spot for spot, count in spots.items() if count >= _MANY and _is_title(spot[0])}
    return {*most, *several}


def _is_title(text: str) -> bool:
    return len(text) >= _LONG and text[-1] not in ".;:," and not text[0].islower()


def _body_size(pages: Sequence[Page]) -> float:
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _text_edges(pages: Sequence[Page], body: float) -> tuple[float, float]:
    """Return between which edges the text stands: a narrow line wholly outside of them is in the margin.

    Small print tells nothing of them: there may be more of it in a margin than anywhere else.
    """
    every = [line for page in pages for line in page.lines]
    lines = [line for line in every if line.size >= _SMALL * body] or every
    lefts, rights = Counter(round(line.left) for line in lines), sorted(line.right for line in lines)
    right = rights[len(rights) * 9 // 10]
    common = [left for left, count in lefts.items() if count * 10 > len(lines)]
    left = min(common or lefts)
    beyond = [line for line in every if line.left > right or line.right < left]
    if any(line.right - line.left > _NARROW * (right - left) for line in beyond):
        return float("-inf"), float("inf")
    return left - _MARGIN, right + _MARGIN


def _part_notes(lines: list[TextLine], body: float, found: Sorted) -> None:
    """Part the footnotes of a page from its text: what is under a rule, or in small print at its end."""
    for place, line in enumerate(lines):
        rule = _RULE.search(line.text)
        if rule is None:
            continue
        after = line.text[rule.end() :].strip()
        following = after or (lines[place + 1].text if place + 1 < len(lines) else "")
        if _NOTE.match(following):
            found.apart.append(replace(line, text=rule.group()))
            before = line.text[: rule.start()].strip()
            found.lines += [*lines[:place], *([replace(line, text=before)] if before else [])]
            found.notes += [*([replace(line, text=after)] if after else []), *lines[place + 1 :]]
            return
    end = len(lines)
    while end > 0 and 0 < lines[end - 1].size < _SMALL * body:
        end -= 1
    while end < len(lines) and not _NOTE.match(lines[end].text):
        end += 1
    found.lines += lines[:end]
    found.notes += lines[end:]

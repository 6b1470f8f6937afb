"""Putting the lines of a PDF together into paragraphs, as whoever set them meant."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise, takewhile

from commission_app.readers.pdf_layer import HYPHEN
from commission_app.readers.pdf_lines import TextLine
from commission_app.readers.rules import Rules, numbered

_INDENT = 6.0
_NARROW = 60.0
_TITLE = 120
_SHORT = 0.12
_APART = 1.45
_ROOM = 0.12
_CENTRED = 24.0
_JUSTIFIED = 5.0
_COMMON = 10
_FEW = 3
_SPARSE = 30
_MOSTLY = 0.7
_SURELY = 1.2
_ALONE = 0.5
_GOES_ON = "-‐–—(«“\x02"
_WORDLIKE = 3
_RARE = 50
_LONGEST = 50_000
_LONGEST_WORD = 60
_LONGEST_ALONE = 60
_NOTES_APART = 2.0
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BROKEN = re.compile(r"([^\W\d_]+)[-‐\x02]$")
_NOTE = re.compile(r"(?:\d{1,3}[.)]|[*†‡]{1,4}|[•▪·]|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})\s*\S")


@dataclass(frozen=True, slots=True)
class Layout:
    """A column as most lines fill it; ``indents`` says whether paragraphs begin with an indent, ``pitch`` how far lines
    of one paragraph are apart, ``justified`` whether all lines but the last of each reach the right edge.
    """

    left: float
    right: float
    indents: bool
    pitch: float
    justified: bool

    @property
    def spare(self) -> float:
        """The room that is left free at the end of a line only where a paragraph ends."""
        return _ROOM * (self.right - self.left)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: the page it begins on, its text, how high on that page and in which column it begins, and whether
    all its lines stand in the middle.
    """

    page: int
    text: str
    bottom: float
    column: int
    centred: bool = False

    def on(self, text: str, *, centred: bool = False) -> Paragraph:
        """Return the paragraph with more of its text."""
        return Paragraph(self.page, text, self.bottom, self.column, self.centred and centred)

    @classmethod
    def of(cls, line: TextLine, *, centred: bool = False) -> Paragraph:
        """Return the paragraph that a line begins."""
        return cls(line.page, line.text, line.bottom, line.column, centred)


def paragraphs(lines: Sequence[TextLine], rules: Rules) -> list[Paragraph]:
    """Return the paragraphs that lines of text make."""
    if not lines:
        return []
    layouts = {column: _layout([line for line in lines if line.column == column]) for column in _columns(lines)}
    starts = {column: _break_test(layout, rules) for column, layout in layouts.items()}
    words = _Words(lines)
    found: list[Paragraph] = []
    for before, line in zip((None, *lines), lines, strict=False):
        too_long = bool(found) and len(found[-1].text) > _LONGEST
        if before is not None and before.column != line.column:
            before = _put_into(before, layouts[before.column], layouts[line.column])
        centred = _is_in_middle(line, layouts[line.column])
        if before is None or too_long or starts[line.column](before, line, found[-1].text):
            found.append(Paragraph.of(line, centred=centred))
        else:
            found[-1] = found[-1].on(_joined(found[-1].text, line.text, words), centred=centred)
    return found


def _put_into(line: TextLine, own: Layout, other: Layout) -> TextLine:
    """Return the last line of a column as if it stood in the next one."""
    return replace(line, left=line.left - own.left + other.left, right=line.right - own.right + other.right)


def notes(lines: Sequence[TextLine]) -> list[Paragraph]:
    """Return the notes that lines of small print make: each begins with its mark, or stands apart in the margin."""
    words = _Words(lines)
    found: list[Paragraph] = []
    for before, line in zip((None, *lines), lines, strict=False):
        apart = before is not None and _pitch(before, line) > _NOTES_APART * max(line.size, before.size)
        if found and not apart and not _NOTE.match(line.text) and len(found[-1].text) <= _LONGEST:
            found[-1] = found[-1].on(_joined(found[-1].text, line.text, words))
        else:
            found.append(Paragraph.of(line))
    return found


def _columns(lines: Sequence[TextLine]) -> set[int]:
    return {line.column for line in lines}


def _layout(lines: Sequence[TextLine]) -> Layout:
    right = _right_edge(lines)
    left = _left_edge(lines, right)
    indented = sum(_INDENT < line.left - left < _NARROW for line in lines)
    full = [line.right for line in lines if right - line.right < _NARROW]
    reaching = sum(abs(one - right) < _JUSTIFIED for one in full)
    justified = reaching > _MOSTLY * len(full) and reaching * 4 > len(lines)
    return Layout(left, right, indented * 8 > len(lines), _usual_pitch(lines), justified)


def _right_edge(lines: Sequence[TextLine]) -> float:
    """Return where lines end that are full: nearly all end there or before, or several at one place further right, or
    what stands in the middle shows it, or the longest where no two end together.
    """
    rights = sorted(line.right for line in lines)
    usual = rights[len(rights) * 9 // 10]
    edges = Counter(round(right) for right in rights if right > usual + _JUSTIFIED)
    near = {edge: sum(edges[edge + by] for by in (-1, 0, 1)) for edge in edges}
    further = [edge for edge, count in near.items() if count >= _FEW and count * _SPARSE > len(lines)]
    if sum(abs(right - usual) < _JUSTIFIED for right in rights) < _FEW:
        further.append(round(rights[-1]))
    margin = Counter(round(line.left) for line in lines).most_common(1)[0][0]
    middles = Counter(round((line.left + line.right) / 2) for line in lines if line.left - margin > _CENTRED)
    for middle, _ in middles.most_common(1):
        held = sum(middles[middle + by] for by in (-1, 0, 1))
        if held >= _FEW and held * _COMMON > len(lines):
            further.append(2 * middle - margin)
    return max((float(edge) for edge in further if edge > usual + _JUSTIFIED), default=usual)


def _left_edge(lines: Sequence[TextLine], right: float) -> float:
    """Return where the lines begin that go on with a paragraph: those after lines that are full.

    Most lines may begin elsewhere, at the indent of paragraphs that are short.
    """
    lefts = Counter(round(line.left) for line in lines)
    near = Counter({left: sum(lefts[left + by] for by in (-1, 0, 1)) for left in lefts})
    most = near.most_common(1)[0][0]
    full: Counter[int] = Counter()
    for before, line in pairwise(lines):
        if right - before.right < _NARROW and before.left < line.left + _NARROW:
            full[round(line.left)] += 1
    shares = {
        left: sum(full[left + by] for by in (-1, 0, 1)) / count
        for left, count in near.items()
        if count * _COMMON > len(lines) and abs(left - most) < _NARROW
    }
    best = max(shares, key=lambda left: (shares[left], near[left]), default=most)
    return best if shares.get(best, 0.0) > _SURELY * shares.get(most, 1.0) else most


def _usual_pitch(lines: Sequence[TextLine]) -> float:
    """Return how far the lines of one paragraph are apart: the least of the usual distances.

    Where those run into each other, from page to page or by the letters of a line, it is the most usual of them.
    """
    pitches = Counter(round(_pitch(one, other)) for one, other in pairwise(lines))
    pitches.pop(0, None)
    near = {pitch: sum(pitches[pitch + by] for by in (-1, 0, 1)) for pitch in pitches}
    usual = sorted(pitch for pitch, count in near.items() if count * _COMMON > pitches.total())
    if not usual:
        return 0.0
    run = [usual[0]]
    run += takewhile(lambda pitch: pitch - usual[0] <= usual.index(pitch), usual[1:])
    return max(run, key=lambda pitch: pitches[pitch])


def _pitch(before: TextLine, line: TextLine) -> float:
    """Return how far a line is under the one before it; 0 where it is not."""
    same = before.page == line.page and before.column == line.column
    return max(0.0, before.bottom - line.bottom) if same else 0.0


def _break_test(layout: Layout, rules: Rules) -> Callable[[TextLine, TextLine, str], bool]:
    """Return the test whether a line begins a paragraph, given the line before it and the paragraph so far."""
    # A line is asked once more when it is all of its paragraph so far.
    heading_of = lru_cache(maxsize=8)(rules.heading)

    def begins(before: TextLine, line: TextLine, so_far: str) -> bool:
        if heading_of(line.text) or rules.is_note(line.text) or rules.is_back(line.text):
            return True
        # Only one without a title matters here, and that is short.
        heading = heading_of(so_far) if len(so_far) < _TITLE else None
        if (heading and not heading.rest) or _begins_frame(before, line, so_far, layout, rules):
            return True
        if so_far.endswith(HYPHEN):
            return False
        if _is_set_apart(before, line, layout) or _is_in_the_middle(before, line, so_far, layout):
            return True
        marked = numbered(line.text) is not None
        if layout.indents:
            return _begins_where_indented(before, line, so_far, layout, marked=marked)
        return marked or _ends_short(before, line, so_far, layout) or _is_forced(before, line, layout)

    return begins


def _stands_alone(text: str, rules: Rules) -> bool:
    """Whether a text is a heading without a number that laws print: a paragraph of its own."""
    if len(text) > _LONGEST_ALONE or not text[0].isupper():
        return False
    return rules.is_preamble_heading(text) or rules.is_closing(text) or rules.is_unnumbered(text)


def _begins_frame(before: TextLine, line: TextLine, so_far: str, layout: Layout, rules: Rules) -> bool:
    """Whether a line is or follows a usual heading, begins the preamble, or comes after the title on the first page."""
    if _stands_alone(line.text, rules) or _stands_alone(so_far, rules):
        return True
    if not line.text[0].isupper():
        return False
    room = _has_room(before, line, layout)
    # A sentence in the middle of the law may go on with «the people» on the next line.
    if rules.opens_preamble(line.text) and (so_far[-1] in ".;:!?»”" or room):
        return True
    titled = line.page == 0 and len(so_far) < _TITLE and rules.is_title(so_far)
    return titled and (room or _is_centred(before, layout))


def _begins_where_indented(before: TextLine, line: TextLine, so_far: str, layout: Layout, *, marked: bool) -> bool:
    """Whether a line begins a paragraph where paragraphs begin with an indent: it has one, or is in a block of lines
    that stand further in; one with a number at the margin must have had room on the line before.
    """
    if before.left - layout.left > _NARROW and line.left - layout.left > _NARROW:
        return so_far[-1] in ",;:."
    if line.left - layout.left <= _INDENT:
        return marked and so_far[-1] in ".;:" and _has_room(before, line, layout)
    begun = marked or before.left - layout.left <= _INDENT or so_far[-1] in ".;:!?,)"
    # A line that is all of its paragraph so far, and no member of a list, may be a heading: those wrap at the margin.
    alone = so_far == before.text and line.text[0].isupper() and numbered(so_far) is None
    return begun or _has_room(before, line, layout, _ALONE * layout.spare if alone else layout.spare)


def _ends_short(before: TextLine, line: TextLine, so_far: str, layout: Layout) -> bool:
    """Whether a sentence ends on a line that is short, or where the next one would have begun if it went on."""
    if so_far[-1] not in ".;:!?":
        return False
    short = before.right < layout.right - (layout.right - layout.left) * _SHORT
    return short or (line.text[0].isupper() and _has_room(before, line, layout, _JUSTIFIED))


def _is_forced(before: TextLine, line: TextLine, layout: Layout) -> bool:
    """Whether a line begins anew at the margin: its first word would have had ample room on the one before, or that
    stands in the middle.
    """
    if not _at_margin(line, layout) or line.text[0].islower() or before.text[-1] in _GOES_ON:
        return False
    ample = _at_margin(before, layout) and _has_room(before, line, layout, layout.spare)
    return ample or _is_centred(before, layout)


def _is_set_apart(before: TextLine, line: TextLine, layout: Layout) -> bool:
    """Whether a line begins a paragraph by its distance, or the line before ends one by where it ends: short of the
    edge that all others reach, or at the right while this one stands in the middle.
    """
    if layout.pitch and _pitch(before, line) > _APART * layout.pitch:
        return True
    room = layout.right - before.right
    narrow = layout.spare
    if before.left - layout.left > narrow:
        right = room < _INDENT and before.left - line.left > narrow
        return right and _is_centred(line, layout) and line.left - layout.left > narrow
    if layout.indents or not layout.justified or room <= _JUSTIFIED or before.text[-1] in _GOES_ON:
        # Where paragraphs begin with an indent, that tells; a line can be short before a word that is kept whole.
        return False
    return before.text[-1] in ".;:!?" or (line.text[0].isupper() and room > 2 * _JUSTIFIED)


def _is_in_the_middle(before: TextLine, line: TextLine, so_far: str, layout: Layout) -> bool:
    """Whether a line begins anew since it stands in the middle: after a line at the margin that ends a sentence, is not
    in capitals as it is, or had ample room for its first word, or after another in the middle that had.
    """
    if not _is_in_middle(line, layout):
        return False
    if _at_margin(before, layout):
        anew = so_far[-1] in ".;:!?" or (line.text.isupper() and not before.text.isupper())
        return anew or (not line.text[0].islower() and _has_room(before, line, layout, layout.spare))
    free = before.left - layout.left + layout.right - before.right
    word = (len(line.text.split(" ", 1)[0]) + 1) * (line.right - line.left) / len(line.text)
    return not line.text[0].islower() and _is_centred(before, layout) and free > word + layout.spare


def _is_in_middle(line: TextLine, layout: Layout) -> bool:
    return line.left - layout.left > _CENTRED and _is_centred(line, layout)


def _is_centred(line: TextLine, layout: Layout) -> bool:
    left, right = line.left - layout.left, layout.right - line.right
    return min(left, right) > _INDENT and abs(left - right) < _CENTRED


def _at_margin(line: TextLine, layout: Layout) -> bool:
    return abs(line.left - layout.left) < _INDENT


def _has_room(before: TextLine, line: TextLine, layout: Layout, spare: float = 0.0) -> bool:
    """Whether the first word of a line would have had room on the one before, and something to spare."""
    letter = (line.right - line.left) / len(line.text)
    word = (len(line.text.split(" ", 1)[0]) + 1) * letter
    return layout.right - before.right > word + spare


class _Words:
    """The words of a document, by which one that a line broke off is known to have a hyphen of its own, or none."""

    def __init__(self, lines: Sequence[TextLine]) -> None:
        self._lines = lines
        self._known: frozenset[str] | None = None
        broken = sum(line.text.endswith((HYPHEN, "-")) for line in lines)
        self._hyphenated = broken * _RARE > len(lines)

    def is_whole(self, first: str, second: str) -> bool:
        """Whether two halves are one word, broken only by the end of a line.

        The document tells it, where it has the word elsewhere. Otherwise they are one word where its lines are
        hyphenated at all, unless both halves are words of their own.
        """
        known = self._words()
        whole, hyphened = f"{first}{second}".lower(), f"{first}-{second}".lower()
        if hyphened in known or whole in known:
            return hyphened not in known
        halves = first.lower() in known and second.lower() in known
        return self._hyphenated and not (halves and min(len(first), len(second)) >= _WORDLIKE)

    def _words(self) -> frozenset[str]:
        if self._known is None:
            found: set[str] = set()
            broken = False
            for line in self._lines:
                words = _WORD.findall(line.text)
                ends_broken = line.text.endswith((HYPHEN, "-"))
                found.update(word.lower() for word in words[broken : len(words) - ends_broken])
                broken = ends_broken
            self._known = frozenset(found)
        return self._known


def _joined(so_far: str, line: str, words: _Words) -> str:
    """Return a paragraph with its next line: hyphenated words whole, punctuation where it belongs."""
    broken, second = _BROKEN.search(so_far[-_LONGEST_WORD:]), _WORD.match(line)
    if broken:
        halves = broken[1], second.group() if second else ""
        printed = "-" if so_far[-1] == HYPHEN else so_far[-1]
        hyphen = "" if second and words.is_whole(*halves) else printed
        return so_far[:-1] + hyphen + line
    if so_far.endswith(HYPHEN):
        return so_far[:-1] + "-" + line
    glued = so_far[-1] in "(«“" or line[0] in ",.;:)»”"
    return so_far + ("" if glued else " ") + line

"""The lines of a source while it is found out what they are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from commission_app.domain.document import Kind
from commission_app.domain.line_reading import Act, Correction, LineKey, Reading
from commission_app.readers.block import Block, Role
from commission_app.readers.markers import Marker, markers
from commission_app.readers.rules import Opening

_SAID = {Role.NOTE: Reading.NOTE, Role.STRUCK: Reading.NOTE, Role.APART: Reading.APART}
KINDS = {Reading(kind.value): kind for kind in Kind if kind not in (Kind.WRAP_UP, Kind.PREAMBLE)}
"""The readings that begin a provision, with its kind."""

ENDS = ".;:!?,；：！？，…։।॥።။。؛؟۔"
"""The signs that end sentences and members of lists, also in the scripts of Armenia, India, Burma, China, Arabia."""
_SHORT = 300


@dataclass(slots=True)
class Line:
    """A line, what is known of its looks, and what it was found to be.

    ``reading`` is None until that is found out; ``settled`` says that a person has told. ``opening`` is the heading it
    is; ``title`` and ``body`` are what of it is heading and text; ``parts`` are the numbers of a list it begins with.
    ``above`` says that it is the title of the article or paragraph after it, ``titled`` that such a title stands before
    an article.
    ``joined`` says that a person has made one line of several: nothing is found to begin inside it. ``quoted`` says
    that it is of another law, whose text this one quotes.
    """

    text: str
    block: int
    level: int = 0
    centred: bool = False
    strong: bool = False
    reading: Reading | None = None
    settled: bool = False
    opening: Opening | None = None
    title: str | None = None
    body: str = ""
    eid: str | None = None
    above: bool = False
    titled: bool = False
    joined: bool = False
    quoted: bool = False
    _parts: tuple[Marker, ...] | None = field(default=None, repr=False)

    @property
    def parts(self) -> tuple[Marker, ...]:
        """The numbers of lists that the line begins with, from the outside in."""
        if self._parts is None:
            self._parts = tuple(markers(self.text))
        return self._parts

    @property
    def parts_within(self) -> bool:
        """Whether a number of a list begins it behind the quotation mark that it begins with."""
        return bool(markers(self.text[1:]))

    @property
    def is_open(self) -> bool:
        """Whether nothing is known of it yet but its text."""
        return self.reading is None and self.opening is None

    @property
    def ends(self) -> bool:
        """Whether it ends like a sentence or a member of a list."""
        bare = self.text.rstrip(' »”")]')
        return bare[-1:] in ENDS

    @property
    def is_short(self) -> bool:
        """Whether it is no longer than titles are."""
        return len(self.text) <= _SHORT


def lines_of(blocks: Sequence[Block], corrections: Sequence[Correction] = ()) -> list[Line]:
    """Return the lines of the blocks, corrected: each correction in turn joins, splits or marks those it is of."""
    lines = [
        Line(block.text, place, block.level, block.centred, block.strong, _SAID.get(block.role))
        for place, block in enumerate(blocks)
    ]
    known = _Known()
    for correction in corrections:
        meant = known.meant(lines, correction)
        lines = _APPLY[correction.act](lines, correction, set(meant))
        if correction.act is not Act.MARK:
            known = _Known(known.keys)
    return lines


class _Known:
    """Where the lines that say the same stand, found out only where there are corrections."""

    def __init__(self, keys: dict[str, LineKey] | None = None) -> None:
        self.keys = {} if keys is None else keys
        self._places: dict[tuple[str, ...], list[int]] | None = None

    def meant(self, lines: Sequence[Line], correction: Correction) -> Sequence[int]:
        """Return the places of the lines a correction is of: those that say the same or, failing that, are similar."""
        if self._places is None:
            self.keys.update((line.text, LineKey.of(line.text)) for line in lines if line.text not in self.keys)
            self._places = {}
            for place, line in enumerate(lines):
                self._places.setdefault(self.keys[line.text].words, []).append(place)
        key = LineKey.of(correction.line)
        found = self._places.get(key.words, [])
        found = found or [place for place, line in enumerate(lines) if key.similar(self.keys[line.text])]
        return found[correction.nth - 1 : correction.nth] if correction.nth else found


def _marked(lines: list[Line], correction: Correction, meant: set[int]) -> list[Line]:
    for place in meant:
        lines[place].reading, lines[place].settled = correction.reading, True
    return lines


def _joined(lines: list[Line], _: Correction, meant: set[int]) -> list[Line]:
    found: list[Line] = []
    for place, line in enumerate(lines):
        if place in meant and found:
            found[-1].text, found[-1].joined = f"{found[-1].text} {line.text}", True
        else:
            found.append(line)
    return found


def _split(lines: list[Line], correction: Correction, meant: set[int]) -> list[Line]:
    found: list[Line] = []
    for place, line in enumerate(lines):
        spot = line.text.find(correction.at, 1) if place in meant else -1
        found.extend(split_line(line, spot) if spot > 0 else (line,))
    return found


_APPLY: dict[Act, Callable[[list[Line], Correction, set[int]], list[Line]]] = {
    Act.MARK: _marked,
    Act.JOIN: _joined,
    Act.SPLIT: _split,
}


def split_line(line: Line, spot: int) -> tuple[Line, Line]:
    """Return the two lines that a line becomes where it is split before the letter at ``spot``."""
    one, other = line.text[:spot].strip(), line.text[spot:].strip()
    return (
        Line(one, line.block, line.level, line.centred, line.strong, line.reading, line.settled),
        Line(other, line.block, 0, line.centred, line.strong, line.reading, line.settled),
    )

"""Puts one line after the other where it belongs in the tree."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from commission_app.domain.document import CONTAINERS, Kind, Note, Provision
from commission_app.domain.line_reading import Reading
from commission_app.domain.numbering import in_eid
from commission_app.readers.depths import KIND_OF_DEPTH, Lists
from commission_app.readers.headings import BESIDE
from commission_app.readers.lines import Line
from commission_app.readers.markers import Item
from commission_app.readers.rules import Opening, Rules

ABBREVIATIONS = {
    Kind.PART: "part",
    Kind.SECTION: "sec",
    Kind.CHAPTER: "chp",
    Kind.ARTICLE: "art",
    Kind.PARAGRAPH: "para",
    Kind.POINT: "point",
    Kind.SUBPARAGRAPH: "subpara",
    Kind.ATTACHMENT: "att",
}
_ARTICLE, _PART = 100, 200
_SAID = {Reading.PARAGRAPH: 1, Reading.POINT: 2, Reading.SUBPARAGRAPH: 3}
_REPEALED_TEXT = 400


@dataclass(slots=True)
class _Node:
    """A provision while it is being built; ``rank`` is how deep it stands: what ranks lower is inside."""

    kind: Kind
    eid: str
    rank: int
    number: str | None = None
    heading: list[str] = field(default_factory=list)
    label: str | None = None
    lines: list[str] = field(default_factory=list)
    children: list[_Node] = field(default_factory=list)
    noted: bool = False

    @property
    def is_full_part(self) -> bool:
        """Whether it is a point that has its text: a number may stand on a line of its own before that."""
        return self.kind in (Kind.POINT, Kind.SUBPARAGRAPH) and bool(self.lines or self.children)

    def done(self, rules: Rules) -> Provision:
        """Return it as a provision."""
        heading, text = " ".join(self.heading) or None, "\n".join(self.lines) or None
        said = text or heading or ""
        gone = rules.is_repealed(said) or (self.noted and not text)
        repealed = gone and not self.children and len(said) < _REPEALED_TEXT
        children = tuple(child.done(rules) for child in self.children)
        return Provision(self.eid, self.kind, self.number, heading, text, children, self.label, repealed)


class Builder:
    """Builds the tree of lines whose readings are settled; gives every line the eid it begins or belongs to."""

    def __init__(self, rules: Rules, ranks: Mapping[str, int]) -> None:
        self.top: list[_Node] = []
        self.notes: list[Note] = []
        self._rules = rules
        self._ranks = ranks
        self._lists = Lists.of([])
        self._path: list[_Node] = []
        self._eids: set[str] = set()
        self._repeated: dict[str, int] = {}
        self._attached = False
        self._above: list[Line] = []

    def build(self, lines: Iterable[Line], lists: Lists) -> None:
        """Take the lines of the frame, of the law or of one attachment, whose lists are these."""
        self._lists = lists
        for line in lines:
            if line.reading is Reading.NOTE:
                self._note(line)
            elif line.reading in (Reading.FRONT, Reading.BACK, Reading.APART):
                continue
            elif line.above:
                self._above.append(line)
            elif line.reading is Reading.PREAMBLE or (line.reading is Reading.TITLE and not self._path):
                self._preamble(line)
            elif line.quoted and self._path:
                self._continue(self._path[-1], line.text)
            elif line.opening:
                self._open_heading(line, line.opening)
            elif line.reading is Reading.TITLE:
                self._title(line)
            else:
                self._take(line)
            if line.eid is None and self._path and not line.above:
                line.eid = self._path[-1].eid

    def done(self) -> tuple[Provision, ...]:
        """Return the provisions of all lines taken."""
        return tuple(node.done(self._rules) for node in self.top)

    def _note(self, line: Line) -> None:
        node = self._path[-1] if self._path else None
        line.eid = node.eid if node else None
        self.notes.append(Note(line.text, line.eid))
        if node and self._rules.tells_repeal(line.text):
            node.noted = True

    def _preamble(self, line: Line) -> None:
        if not self._path or self._path[-1].kind is not Kind.PREAMBLE:
            node = _Node(Kind.PREAMBLE, self._free("preamble"), 0)
            self.top.append(node)
            self._path = [node]
        if line.reading is Reading.TITLE:
            self._path[-1].heading.append(line.text)
        else:
            self._path[-1].lines.append(line.text)

    def _title(self, line: Line) -> None:
        self._path[-1].heading.append(line.text)
        line.eid = self._path[-1].eid

    def _open_heading(self, line: Line, opening: Opening) -> None:
        if opening.kind is Kind.ATTACHMENT:
            self._attached = True
        kind = self._kind_here(opening.kind)
        if line.reading is None or not line.settled:
            line.reading = Reading(kind.value)
        self._climb(self._rank(kind, opening))
        node = self._add(kind, self._rank(kind, opening), opening.number, opening.address, opening.label or None)
        line.eid = node.eid
        if line.title:
            node.heading.append(line.title)
        if line.body:
            self._take_text(line, line.body)

    def _kind_here(self, kind: Kind) -> Kind:
        """Return what a heading opens here: in an attachment, a division of it or a paragraph, nothing of the law."""
        if not self._attached:
            return kind
        return Kind.PARAGRAPH if kind is Kind.ARTICLE else Kind.ATTACHMENT if kind in CONTAINERS else kind

    def _rank(self, kind: Kind, opening: Opening) -> int:
        if kind is Kind.ATTACHMENT:
            return 0 if opening.kind is Kind.ATTACHMENT else 1 + self._ranks.get(opening.word, 0)
        if kind is Kind.ARTICLE and opening.word != BESIDE:
            return _ARTICLE
        return 1 + self._ranks.get(opening.word, 0) if kind in CONTAINERS | {Kind.ARTICLE} else _PART

    def _take(self, line: Line) -> None:
        """Take a line that begins no heading: parts of lists, or text."""
        self._take_text(line, line.text)

    def _take_text(self, line: Line, text: str) -> None:
        found = self._lists.parts.get(id(line), ())
        if line.settled and line.reading in _SAID and self._path:
            self._take_said(line, text, _SAID[line.reading])
            return
        if not found:
            self._add_text(text, inside=id(line) in self._lists.inside)
            if line.reading is None:
                line.reading = Reading.TEXT
            return
        for item in found:
            self._open_part(item)
        if line.reading is None:
            line.reading = Reading(self._path[-1].kind.value)
        rest = found[-1].marker.rest
        if rest:
            self._path[-1].lines.append(rest)

    def _take_said(self, line: Line, text: str, depth: int) -> None:
        """Take a line that a person says begins a paragraph or a point, with its number, if it has one."""
        first = line.parts[0] if line.parts and line.text == text else None
        self._climb(_PART + depth)
        number, label = (first.number, first.label) if first else (None, None)
        self._add(KIND_OF_DEPTH[depth], _PART + depth, number, in_eid(number) if number else "", label)
        rest = first.rest if first else text
        if rest:
            self._path[-1].lines.append(rest)

    def _open_part(self, item: Item) -> None:
        depth, kind = self._lists.depths[item.form]
        self._climb(_PART + depth)
        marker = item.marker
        self._add(kind, _PART + depth, marker.number, in_eid(marker.number), marker.label)

    def _add_text(self, text: str, *, inside: bool) -> None:
        """Add an unnumbered paragraph: to what it continues, after numbered parts that it closes, or to its heading."""
        if self._above:
            self._climb(_PART)
            self._add(Kind.PARAGRAPH, _PART + 1, None, "", None)
        if not self._path:
            self.top.append(_Node(Kind.PARAGRAPH, self._free("para_nn"), _PART))
            self._path = [self.top[-1]]
        while len(self._path) > 1 and self._path[-1].is_full_part and not inside:
            self._path.pop()
        self._continue(self._path[-1], text)

    def _continue(self, node: _Node, text: str) -> None:
        if not node.children:
            node.lines.append(text)
            return
        if node.children[-1].kind is not Kind.WRAP_UP:
            node.children.append(_Node(Kind.WRAP_UP, self._free(f"{node.eid}__wrap_up"), _PART))
        node.children[-1].lines.append(text)

    def _climb(self, rank: int) -> None:
        while self._path and (self._path[-1].rank >= rank or self._path[-1].kind is Kind.PREAMBLE):
            self._path.pop()

    def _add(self, kind: Kind, rank: int, number: str | None, address: str, label: str | None) -> _Node:
        parent = self._path[-1] if self._path else None
        own = f"{ABBREVIATIONS[kind]}_{address or 'nn'}"
        is_global = kind is Kind.ARTICLE or parent is None
        eid = own if is_global else f"{parent.eid}__{own}" if parent else own
        if is_global and eid in self._eids and parent is not None:
            eid = f"{parent.eid}__{own}"
        node = _Node(kind, self._free(eid), rank, number, label=label)
        (parent.children if parent else self.top).append(node)
        self._path.append(node)
        for line in self._above:
            node.heading.append(line.text)
            line.eid = node.eid
        self._above.clear()
        return node

    def _free(self, eid: str) -> str:
        free = eid
        while free in self._eids:
            self._repeated[eid] = self._repeated.get(eid, 1) + 1
            free = f"{eid}_dup_{self._repeated[eid]}"
        self._eids.add(free)
        return free

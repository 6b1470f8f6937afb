"""From paragraphs to the tree of the law."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from commission_app.domain.document import CONTAINERS, Document, Kind, Note, Provision, Source, Warning  # noqa: A004
from commission_app.domain.language import detect
from commission_app.domain.numbering import in_eid
from commission_app.readers.block import Read, Role
from commission_app.readers.checks import check_tree
from commission_app.readers.frame import back_begins, split_front
from commission_app.readers.rules import Opening, Rules, numbered, rules_of

_ABBREVIATIONS = {
    Kind.PART: "part",
    Kind.SECTION: "sec",
    Kind.CHAPTER: "chp",
    Kind.ARTICLE: "art",
    Kind.PARAGRAPH: "para",
    Kind.POINT: "point",
    Kind.SUBPARAGRAPH: "subpara",
}
_RANK = {kind: rank for rank, kind in enumerate((*_ABBREVIATIONS,))}
_MAX_TITLE = 300
_SENTENCE_ENDS = ".;:!?,"


@dataclass(slots=True)
class _Node:
    """A provision while it is being built."""

    kind: Kind
    eid: str
    number: str | None = None
    heading: str | None = None
    lines: list[str] = field(default_factory=list)
    children: list[_Node] = field(default_factory=list)

    def done(self) -> Provision:
        children = tuple(child.done() for child in self.children)
        return Provision(self.eid, self.kind, self.number, self.heading, "\n".join(self.lines) or None, children)


def structured(read: Read, source: Source, language: str | None) -> Document:
    """Return the tree of the paragraphs that a reader found; without a language, it is told by the letters."""
    lines = [block.text for block in read.blocks if block.role is Role.TEXT]
    detected = detect("\n".join(lines))
    chosen = language or detected
    rules = rules_of(chosen)
    headings = [place for place, line in enumerate(lines) if rules.heading(line)]
    first = headings[0] if headings else len(lines)
    end = back_begins(lines, rules, headings[-1]) if headings else len(lines)
    front = split_front(lines[:first], rules)
    builder = _Builder(rules)
    if front.preamble:
        builder.top.append(_Node(Kind.PREAMBLE, "preamble", lines=list(front.preamble)))
    builder.notes += [Note(text, "preamble" if front.preamble else None) for text in front.notes]
    builder.build(lines[first:end])
    nodes = tuple(node.done() for node in builder.top)
    back_notes = [line for line in lines[end:] if rules.is_note(line)]
    document = Document(
        title=front.title,
        language=chosen,
        source=source,
        nodes=nodes,
        front=front.lines,
        back=tuple(line for line in lines[end:] if line not in back_notes),
        notes=(*builder.notes, *(Note(line) for line in (*back_notes, *_told(read, Role.NOTE)))),
        apart=_told(read, Role.APART),
    )
    warnings = [*(Warning(key) for key in read.warnings), *builder.warnings, *check_tree(document)]
    if front.loose:
        warnings.insert(0, Warning("text.before_first_heading"))
    if language and language != detected:
        warnings.insert(0, Warning("language.looks_wrong", params=(("found", detected), ("given", language))))
    return Document(**{name: getattr(document, name) for name in _KEPT}, warnings=tuple(warnings))


def _told(read: Read, role: Role) -> tuple[str, ...]:
    return tuple(block.text for block in read.blocks if block.role is role)


_KEPT = ("title", "language", "source", "nodes", "front", "back", "notes", "apart")


class _Builder:
    """Puts one paragraph after the other where it belongs."""

    def __init__(self, rules: Rules) -> None:
        self.top: list[_Node] = []
        self.notes: list[Note] = []
        self.warnings: list[Warning] = []
        self._rules = rules
        self._path: list[_Node] = []
        self._eids: set[str] = set()
        self._wants_title: _Node | None = None

    def build(self, lines: Sequence[str]) -> None:
        """Take all paragraphs of the law, from its first heading on."""
        for place, line in enumerate(lines):
            after = lines[place + 1] if place + 1 < len(lines) else ""
            self._take(line, after)

    def _take(self, line: str, after: str) -> None:
        if self._rules.is_note(line):
            self.notes.append(Note(line, self._path[-1].eid if self._path else None))
            return
        heading = self._rules.heading(line)
        part = None if heading else numbered(line)
        if heading:
            self._open_heading(heading, after)
        elif self._wants_title is not None and part is None and len(line) <= _MAX_TITLE:
            self._wants_title.heading = line
            self._wants_title = None
        elif part and self._belongs_to_article():
            self._wants_title = None
            self._open_part(part)
        else:
            self._wants_title = None
            self._add_text(line)

    def _open_heading(self, heading: Opening, after: str) -> None:
        self._climb(_RANK[heading.kind])
        node = self._add(heading.kind, heading.number)
        if heading.kind in CONTAINERS:
            node.heading = heading.rest or None
            self._wants_title = None if heading.rest else node
            return
        self._wants_title = None
        if heading.rest and self._is_title(heading.rest, after):
            node.heading = heading.rest
        elif heading.rest:
            part = numbered(heading.rest)
            if part:
                self._open_part(part)
            else:
                node.lines.append(heading.rest)

    def _is_title(self, rest: str, after: str) -> bool:
        """Whether what follows an article's number is its title: no sentence, and text of its own follows."""
        titled = rest[-1] not in _SENTENCE_ENDS and len(rest) <= _MAX_TITLE
        return titled and bool(after) and self._rules.heading(after) is None

    def _belongs_to_article(self) -> bool:
        return any(node.kind is Kind.ARTICLE for node in self._path)

    def _open_part(self, part: Opening) -> None:
        self._climb(_RANK[part.kind])
        node = self._add(part.kind, part.number)
        if part.rest:
            node.lines.append(part.rest)

    def _add_text(self, line: str) -> None:
        """Add an unnumbered paragraph: to what it continues, or after the numbered parts that it closes."""
        node = self._path[-1]
        if node.kind in (Kind.POINT, Kind.SUBPARAGRAPH):
            while node.kind in (Kind.POINT, Kind.SUBPARAGRAPH):
                self._path.pop()
                node = self._path[-1]
        if not node.children:
            node.lines.append(line)
            return
        if node.children[-1].kind is Kind.WRAP_UP:
            node.children[-1].lines.append(line)
            return
        closing = _Node(Kind.WRAP_UP, self._free(f"{node.eid}__wrap_up"), lines=[line])
        node.children.append(closing)

    def _climb(self, rank: int) -> None:
        while self._path and _RANK[self._path[-1].kind] >= rank:
            self._path.pop()

    def _add(self, kind: Kind, number: str) -> _Node:
        parent = self._path[-1] if self._path else None
        own = f"{_ABBREVIATIONS[kind]}_{in_eid(number)}"
        is_global = kind is Kind.ARTICLE or parent is None
        eid = own if is_global else f"{parent.eid}__{own}" if parent else own
        if is_global and eid in self._eids and parent is not None:
            eid = f"{parent.eid}__{own}"
        node = _Node(kind, self._free(eid), number)
        (parent.children if parent else self.top).append(node)
        self._path.append(node)
        return node

    def _free(self, eid: str) -> str:
        free, count = eid, 1
        while free in self._eids:
            count += 1
            free = f"{eid}_dup_{count}"
        self._eids.add(free)
        return free

"""Walking the body of an OpenDocument text: what is printed, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from commission_app.domain.source_reading import Tracked
from commission_app.readers.block import Aside, Block, Role, blocks_of, can_be_strong, parted, raised, set_aside
from commission_app.readers.odt_styles import Styles, attribute, printed
from commission_app.readers.xml import local

_DEEPEST = 10
_HIDDEN = "source.hidden_text"
_SILENT = frozenset(
    {
        *("sequence-decls", "variable-decls", "user-field-decls", "forms", "note-citation", "soft-page-break"),
        *("table-of-content-source", "index-title-template", "bibliography-source", "dde-connection-decls"),
        *("alphabetical-index-source", "shapes", "bookmark", "bookmark-start", "bookmark-end", "annotation-end"),
        *("table-column", "table-columns", "table-header-columns", "tracked-changes", "ruby-text", "title", "desc"),
    }
)
_INDEXES = ("table-of-content", "alphabetical-index", "illustration-index", "table-index", "user-index")


@dataclass(slots=True)
class _List:
    """The list that is being read: its style and how far each depth has counted."""

    style: str | None
    counters: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Body:
    """A walk through one part of a text; ``blocks``, ``comments`` and ``warnings`` fill as it goes.

    ``comments`` holds the annotation, the place of its block, and the words before it that it closes;
    ``sets_struck_apart`` False reads what is struck through as if it were not.
    """

    styles: Styles
    tracked: Tracked
    role: Role = Role.TEXT
    sets_struck_apart: bool = True
    blocks: list[Block] = field(default_factory=list)
    comments: list[tuple[etree._Element, int, str]] = field(default_factory=list)
    warnings: set[str] = field(default_factory=set)
    _pieces: list[str] = field(default_factory=list)
    _asides: list[Aside] = field(default_factory=list)
    _after: list[Block] = field(default_factory=list)
    _pending: list[etree._Element] = field(default_factory=list)
    _changes: dict[str, etree._Element] = field(default_factory=dict)
    _inserted: set[str] = field(default_factory=set)
    _number: str = ""
    _table: int = 0
    _tables: int = 0
    _lists: list[_List] = field(default_factory=list)
    _kept: dict[str, list[int]] = field(default_factory=dict)
    _outline: list[int] = field(default_factory=lambda: [0] * _DEEPEST)
    _special: dict[str, Callable[[etree._Element], None]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._special = {
            "span": self._span,
            "s": self._spaces,
            "tab": self._spaces,
            "line-break": self._break,
            "note": self._note,
            "annotation": self._comment,
            "frame": self._take_box,
            "custom-shape": self._take_box,
            "change": self._change,
            "change-start": self._change,
            "change-end": self._change,
        }

    def take_all(self, element: etree._Element) -> None:
        """Take everything an element holds."""
        for child in element:
            self.take(child)

    def take(self, element: etree._Element) -> None:
        """Take the next paragraph, table, list or section."""
        kind = local(element)
        if kind in ("p", "h"):
            self._paragraph(element, kind)
        elif kind == "tracked-changes":
            self._changes = {attribute(one, "id") or "": one for one in element if local(one) == "changed-region"}
            self.warnings |= {"source.tracked_changes"} if self._changes else set()
        elif kind == "list":
            self._take_list(element)
        elif kind == "table":
            outer, self._tables = self._table, self._tables + 1
            self._table = self._tables
            self.take_all(element)
            self._table = outer
        elif kind in _INDEXES or (kind == "section" and attribute(element, "display") == "none"):
            self.warnings |= set() if kind in _INDEXES else {_HIDDEN}
            outer_role, self.role = self.role, Role.APART
            self.take_all(element)
            self.role = outer_role
        elif kind in ("change", "change-start", "change-end"):
            self._change(element)
        elif kind in ("frame", "text-box", "custom-shape", "g"):
            self._take_box(element)
        elif kind not in _SILENT:
            self.take_all(element)

    def _paragraph(self, element: etree._Element, kind: str) -> None:
        style = attribute(element, "style-name")
        level = 0
        if kind == "h":
            level = _level(attribute(element, "outline-level"))
            self._number = self._number or self._heading_number(level, element)
        elif not self._number and not self._lists and self.styles.list_of_paragraph(style):
            self._number = self._list_number(self.styles.list_of_paragraph(style), 1, None)
        begin = len(self._pieces)
        self._inline(element)
        self._set_aside(begin, style)
        strong = can_be_strong("".join(self._pieces)) and self._is_strong(
            element, bold=bool(self.styles.is_bold(style))
        )
        self.flush(level, centred=self.styles.is_centred(style), strong=strong)

    def _is_strong(self, element: etree._Element, *, bold: bool) -> bool:
        """Whether all letters of an element are in bold, around which they are so or not."""
        if not bold and (element.text or "").strip():
            return False
        for child in element:
            own = self.styles.is_bold(attribute(child, "style-name")) if local(child) == "span" else None
            if not self._is_strong(child, bold=bold if own is None else own) or (
                not bold and (child.tail or "").strip()
            ):
                return False
        return True

    def flush(self, level: int = 0, *, centred: bool = False, strong: bool = False) -> None:
        """Give out the paragraph that has been read, with what stood in it and belongs after it."""
        if self._inserted and self.tracked is Tracked.ORIGINAL:
            return
        text, asides = parted(self._number, self._pieces, self._asides)
        begin = len(self.blocks)
        self.blocks += blocks_of(
            [text], self.role, min(level, _DEEPEST), centred=centred, table=self._table, strong=strong
        )
        self.blocks += (*asides, *self._after)
        self.warnings |= {_HIDDEN} if any(one.role is Role.APART for one in asides) else set()
        self._pieces, self._after, self._number = [], [], ""
        boxes, self._pending = self._pending, []
        for place in range(len(self.comments)):
            annotation, block, quote = self.comments[place]
            if block < 0:
                self.comments[place] = (annotation, begin, quote)
        for box in boxes:
            self.take_all(box)

    def _heading_number(self, level: int, element: etree._Element) -> str:
        if not 1 <= level <= _DEEPEST or not self.styles.outline or attribute(element, "is-list-header") == "true":
            return ""
        self._outline[level - 1] += 1
        self._outline[level:] = [0] * (_DEEPEST - level)
        return printed(self.styles.outline, self._outline, level)

    def _take_list(self, element: etree._Element) -> None:
        style = attribute(element, "style-name") or (self._lists[-1].style if self._lists else None)
        depth = len(self._lists) + 1
        if depth == 1:
            continued = attribute(element, "continue-list") or attribute(element, "continue-numbering")
            start = self._kept.get(style or "", []) if continued not in (None, "false") else []
            self._lists.append(_List(style, list(start)))
        else:
            self._lists.append(_List(style))
        for item in element:
            if local(item) == "list-item":
                self._number = self._list_number(style, depth, attribute(item, "start-value"))
            self.take_all(item)
            self._number = ""
        done = self._lists.pop()
        if depth == 1:
            self._kept[style or ""] = done.counters

    def _list_number(self, style: str | None, depth: int, given: str | None) -> str:
        levels = self.styles.lists.get(style or "")
        if levels is None or depth > _DEEPEST:
            return ""
        counters = self._lists[0].counters if self._lists else self._kept.setdefault(style or "", [])
        while len(counters) < depth:
            level = levels.get(len(counters) + 1)
            counters.append((level.start if level else 1) - (1 if len(counters) + 1 == depth else 0))
        counters[depth - 1] += 1
        if given and given.isdecimal() and len(given) < 6:
            counters[depth - 1] = int(given)
        del counters[depth:]
        return printed(levels, counters, depth)

    def _inline(self, element: etree._Element) -> None:
        self._write(element.text)
        for child in element:
            kind = local(child)
            special = self._special.get(kind)
            if special is not None:
                special(child)
            elif kind not in _SILENT:
                self._inline(child)
            self._write(child.tail)

    def _write(self, text: str | None) -> None:
        if text and not (self._inserted and self.tracked is Tracked.ORIGINAL):
            self._pieces.append(" ".join(text.split("\n")))

    def _span(self, element: etree._Element) -> None:
        begin = len(self._pieces)
        self._inline(element)
        style = attribute(element, "style-name")
        self._set_aside(begin, style)
        if style in self.styles.raised:
            self._pieces[begin:] = [raised(piece) for piece in self._pieces[begin:]]

    def _set_aside(self, begin: int, style: str | None) -> None:
        """Set apart what has been read since, where its style hides it or strikes it through."""
        if style in self.styles.hidden:
            set_aside(self._pieces, begin, Role.APART, self._asides)
        elif self.sets_struck_apart and self.styles.strikes(style):
            set_aside(self._pieces, begin, Role.STRUCK, self._asides)

    def _spaces(self, _: etree._Element) -> None:
        self._write(" ")

    def _break(self, _: etree._Element) -> None:
        if not (self._inserted and self.tracked is Tracked.ORIGINAL):
            self._pieces.append("\n")

    def _note(self, element: etree._Element) -> None:
        inner = Body(self.styles, self.tracked, Role.NOTE)
        for body in (one for one in element if local(one) == "note-body"):
            inner.take_all(body)
        inner.flush()
        self._after += inner.blocks

    def _take_box(self, element: etree._Element) -> None:
        boxes = element.iter("{*}text-box", "{*}custom-shape")
        self._pending += [one for one in boxes if not _is_nested(one, element)]

    def _comment(self, element: etree._Element) -> None:
        words = blocks_of(["".join(self._pieces)])
        self.comments.append((element, -1, "" if attribute(element, "name") else words[-1].text if words else ""))

    def _change(self, element: etree._Element) -> None:
        """Pass a mark of a tracked change: inserted text begins or ends, or deleted text stood here."""
        identity, kind = attribute(element, "change-id") or "", local(element)
        region = self._changes.get(identity)
        action = "" if region is None else next((local(one) for one in region), "")
        if kind == "change-start" and action == "insertion":
            self._inserted.add(identity)
        elif kind == "change-end":
            self._inserted.discard(identity)
        elif kind == "change" and action == "deletion" and self.tracked is Tracked.ORIGINAL and region is not None:
            # A deletion stood at one place, and cannot have been within itself.
            del self._changes[identity]
            self._restore(next(iter(region)))

    def _restore(self, deletion: etree._Element) -> None:
        """Put deleted text back: its first paragraph goes on with this one, its last with what follows."""
        paragraphs = [one for one in deletion if local(one) != "change-info"]
        for place, paragraph in enumerate(paragraphs):
            if local(paragraph) not in ("p", "h"):
                self.take(paragraph)
                continue
            self._inline(paragraph)
            if place + 1 < len(paragraphs):
                self.flush()


def _level(told: str | None) -> int:
    return int(told) if told and told.isdecimal() and len(told) < 3 else 1


def _is_nested(box: etree._Element, within: etree._Element) -> bool:
    above = box.getparent()
    while above is not None and above is not within:
        if local(above) in ("text-box", "custom-shape"):
            return True
        above = above.getparent()
    return False

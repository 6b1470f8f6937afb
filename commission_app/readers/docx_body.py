"""Walking the body of a Word file: what is printed, paragraph by paragraph, with tracked changes taken one way."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from lxml import etree

from commission_app.domain.source_reading import Tracked
from commission_app.readers.block import Aside, Block, Role, blocks_of, can_be_strong, parted, raised, set_aside
from commission_app.readers.docx_numbering import Numbering, as_number, value
from commission_app.readers.docx_styles import STRIKING, Look, Styles, is_all_strong, is_on, look_of
from commission_app.readers.xml import local

TOP_LEVEL = (
    *("p", "tbl", "sdt", "customXml", "ins", "del", "moveFrom", "moveTo"),
    *("commentRangeStart", "commentRangeEnd", "altChunk"),
)
"""Elements of a body that this module knows what to do with."""

_ADDED, _TAKEN = ("ins", "moveTo"), ("del", "moveFrom")
_AROUND = ("pPr", "bookmarkStart", "bookmarkEnd", "proofErr", "commentRangeStart", "commentRangeEnd")
_BREAKS = {"br": "\n", "cr": "\n", "tab": "\t", "ptab": "\t", "noBreakHyphen": "-"}
_SILENT = frozenset(
    {
        *("pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr", "sdtPr", "sdtEndPr", "sectPr", "proofErr"),
        *("instrText", "delInstrText", "softHyphen", "footnoteRef", "endnoteRef", "annotationRef", "Fallback"),
    }
)
_RUN_MARKS = ("{*}vertAlign", "{*}position", "{*}rStyle", "{*}vanish", "{*}strike", "{*}dstrike")
_NOT_PLAIN = (
    *_RUN_MARKS,
    *(
        f"{{*}}{kind}"
        for kind in (*_ADDED, *_TAKEN, *_BREAKS, "delText", "sdt", "customXml", "fldSimple", "ruby", "sym")
    ),
    *("{*}fldChar", "{*}instrText", "{*}AlternateContent", "{*}txbxContent", "{*}drawing", "{*}pict", "{*}object"),
    *("{*}footnoteReference", "{*}endnoteReference", "{*}commentRangeStart", "{*}commentRangeEnd"),
    *("{*}commentReference", "{*}softHyphen"),
)
"""Elements that make a paragraph more than letters."""

_RAISED_BY = 4
_PRIVATE_USE = 0xF000


@dataclass(slots=True)
class Place:
    """Where a comment sits: the place of its block, and the words it is about."""

    block: int
    quote: str = ""


@dataclass(slots=True)
class _Field:
    """A field of Word while it is read: what it is told to do, and whether its printed result has begun."""

    instruction: str = ""
    printed: bool = False


@dataclass(slots=True)
class _Paragraph:
    """What has been read of a paragraph so far.

    ``look`` is of a first paragraph whose end is taken away; ``passed`` the same once a whole one after it was, too.
    """

    pieces: list[str] = field(default_factory=list)
    asides: list[Aside] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    opened: dict[str, int] = field(default_factory=dict)
    contents: bool = False
    look: Look | None = None
    passed: Look | None = None


@dataclass(slots=True)
class Body:
    """A walk through one part of a Word file; ``blocks``, ``places`` and ``warnings`` fill as it goes.

    ``notes`` gives the text of foot- and endnotes by kind and id; ``sets_struck_apart`` False reads what is struck
    through as if it were not.
    """

    tracked: Tracked
    styles: Styles
    numbering: Numbering
    notes: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    role: Role = Role.TEXT
    sets_struck_apart: bool = True
    blocks: list[Block] = field(default_factory=list)
    places: dict[str, Place] = field(default_factory=dict)
    warnings: set[str] = field(default_factory=set)
    _now: _Paragraph = field(default_factory=_Paragraph)
    _fields: list[_Field] = field(default_factory=list)
    _names: dict[str, str] = field(default_factory=dict)
    _tables: int = 0
    _table: int = 0
    _contents: int = 0
    _special: dict[str, Callable[[etree._Element], None]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._special = {
            "fldChar": self._take_field,
            "instrText": self._take_instruction,
            "AlternateContent": self._take_choice,
            "ruby": self._take_ruby,
            "sym": self._take_symbol,
            "footnoteReference": self._take_note,
            "endnoteReference": self._take_note,
            "txbxContent": self._take_box,
            "commentRangeStart": self._start_comment,
            "commentRangeEnd": self._end_comment,
            "commentReference": self._refer_comment,
        }

    def take(self, element: etree._Element) -> None:
        """Take the next element of the body, or of a cell, note or text box."""
        kind = local(element)
        if kind == "p":
            self._paragraph(element)
        elif kind == "tbl":
            self._take_table(element)
        elif kind == "sdt":
            self._take_control(element)
        elif kind in ("commentRangeStart", "commentRangeEnd"):
            self._inline(element)
        elif kind == "altChunk":
            self.warnings.add("source.embedded_left_out")
        elif kind not in _SILENT and self._counts(kind):
            for child in element:
                self.take(child)

    def end(self) -> None:
        """Give out what a deleted last paragraph mark has held back."""
        if self._now.pieces or self._now.asides:
            self._emit(Look())

    def _counts(self, kind: str) -> bool:
        """Whether the content of an element is in the text that is wanted; notes that there are tracked changes."""
        if kind not in _ADDED and kind not in _TAKEN:
            return True
        self.warnings.add("source.tracked_changes")
        return kind in (_ADDED if self.tracked is Tracked.ACCEPTED else _TAKEN)

    def _is_gone(self, marks: Iterable[etree._Element]) -> bool:
        """Whether marks of a tracked change take away what they stand at: a paragraph's end, a row, a cell."""
        names = {local(mark).removeprefix("cell").lower() for mark in marks}
        added, taken = bool(names & {"ins", "moveto"}), bool(names & {"del", "movefrom"})
        if added or taken:
            self.warnings.add("source.tracked_changes")
        return taken if self.tracked is Tracked.ACCEPTED else added

    def _take_table(self, table: etree._Element) -> None:
        outer, self._tables = self._table, self._tables + 1
        self._table = self._tables
        self._take_rows(table)
        self._table = outer

    def _take_rows(self, element: etree._Element) -> None:
        for child in element:
            kind = local(child)
            if kind in ("tr", "tc"):
                marks = next((one for one in child if local(one) == f"{kind}Pr"), ())
                if not self._is_gone(marks):
                    self._take_rows(child)
            elif kind in ("sdt", "sdtContent", "customXml"):
                self._take_rows(child)
            else:
                self.take(child)

    def _take_control(self, control: etree._Element) -> None:
        """Take a content control; a generated table of contents is of the page, not of the law."""
        gallery = next((one for one in control.iter("{*}docPartGallery")), None)
        is_contents = gallery is not None and value(gallery) == "Table of Contents"
        self._contents += is_contents
        for child in control:
            if local(child) == "sdtContent":
                for inner in child:
                    self.take(inner)
        self._contents -= is_contents

    def _paragraph(self, paragraph: etree._Element) -> None:
        properties = next((child for child in paragraph if local(child) == "pPr"), None)
        marks = next((one for one in properties if local(one) == "rPr"), ()) if properties is not None else ()
        if self._now.passed is not None and self._is_replacement(paragraph, marks):
            self._emit(self._now.passed)
        self._now.contents |= self._in_contents()
        begin = len(self._now.pieces)
        if next(paragraph.iter(*_NOT_PLAIN), None) is None:
            # Most paragraphs are letters alone, which are found in half the time.
            self._write("".join(one.text or "" for one in paragraph.iter("{*}t")))
        else:
            for child in paragraph:
                self._inline(child)
        self._now.contents |= self._in_contents()
        wanted = self._before(properties, "pPrChange")
        look = self.styles.look(look_of(wanted, inserted_counts=self.tracked is Tracked.ACCEPTED))
        if look.struck and self.sets_struck_apart:
            set_aside(self._now.pieces, begin, Role.STRUCK, self._now.asides)
        if not begin and can_be_strong("".join(self._now.pieces)):
            look.strong = is_all_strong(paragraph, self.styles, strong=bool(look.strong))
        else:
            look.strong = False
        if not self._is_gone(marks):
            self._emit(look)
        elif begin and begin == len(self._now.pieces):
            self._now.passed = self._now.passed or self._now.look
        elif not begin:
            self._now.look = look

    def _is_replacement(self, paragraph: etree._Element, marks: Iterable[etree._Element]) -> bool:
        """Whether a paragraph is there only in the text that is wanted.

        After one that is there only in the other text, it takes its place as a paragraph, and does not go on with what
        stood before both: programs that compare two files mark the end before them too.
        """
        wanted = _ADDED if self.tracked is Tracked.ACCEPTED else _TAKEN
        is_own = any(local(mark) in wanted for mark in marks)
        return is_own and all(local(child) in (*wanted, *_AROUND) for child in paragraph)

    def _before(self, properties: etree._Element | None, changed: str) -> etree._Element | None:
        """Return the properties that are wanted: those before a tracked change of them, where the original is."""
        if properties is None or self.tracked is Tracked.ACCEPTED:
            return properties
        change = next((one for one in properties if local(one) == changed), None)
        former = None if change is None else next(iter(change), None)
        return properties if former is None else former

    def _in_contents(self) -> bool:
        return self._contents > 0 or any(one.instruction.lstrip().upper().startswith("TOC") for one in self._fields)

    def _emit(self, look: Look) -> None:
        now, self._now = self._now, _Paragraph()
        role = Role.APART if now.contents else self.role
        number = self._number(look)
        text, asides = parted(number, now.pieces, now.asides)
        begin = len(self.blocks)
        self.blocks += blocks_of(
            [text], role, look.level or 0, centred=bool(look.centred), table=self._table, strong=bool(look.strong)
        )
        for comment, start in now.opened.items():
            self._place(comment, begin, number, now.pieces, start)
        for note in now.notes:
            self.blocks += blocks_of(self.notes.pop(note, ()), Role.NOTE)
        self.blocks += asides
        if any(one.role is Role.APART for one in asides):
            self.warnings.add("source.hidden_text")
        for box in now.boxes:
            for child in box:
                self.take(child)

    def _number(self, look: Look) -> str:
        if look.number in (None, "0"):
            return ""
        place = look.place
        if place is None:
            place = self.numbering.level_of_style(look.number or "", look.style or "")
        printed = self.numbering.next(look.number or "", place)
        if printed is None:
            self.warnings.add("source.automatic_numbers")
        return printed or ""

    def _place(self, comment: str, begin: int, number: str, pieces: list[str], start: int) -> None:
        before = number + "".join(pieces[:start])
        lines = len(blocks_of([before])) if "\n" in before else 0
        words = blocks_of(["".join(pieces[start:])])
        held = self.places.setdefault(comment, Place(begin))
        held.block = begin + max(0, lines - (0 if before.rstrip(" ").endswith("\n") else 1))
        held.quote = held.quote or (words[0].text if words else "")

    def _inline(self, element: etree._Element) -> None:
        tag = element.tag
        kind = self._names.get(tag) or self._names.setdefault(tag, local(element))
        if kind == "r":
            self._run(element)
        elif kind in ("t", "delText"):
            self._write(element.text or "")
        elif kind in _BREAKS:
            self._write(_BREAKS[kind])
        elif kind in self._special:
            self._special[kind](element)
        elif kind not in _SILENT and self._counts(kind):
            for child in element:
                self._inline(child)

    def _write(self, text: str) -> None:
        if not self._fields or all(one.printed for one in self._fields):
            self._now.pieces.append(text)

    def _run(self, run: etree._Element) -> None:
        begin = len(self._now.pieces)
        is_raised = is_hidden = is_struck = False
        for child in run:
            kind = self._names.get(child.tag) or self._names.setdefault(child.tag, local(child))
            if kind == "t":
                self._write(child.text or "")
            elif kind == "rPr":
                wanted = self._before(child, "rPrChange")
                for mark in () if wanted is None else wanted.iterchildren(*_RUN_MARKS):
                    is_raised = is_raised or self._raises(local(mark), mark)
                    is_hidden = is_hidden or (local(mark) == "vanish" and is_on(mark))
                    is_struck = is_struck or self._strikes(local(mark), mark)
            else:
                self._inline(child)
        if is_hidden or (is_struck and self.sets_struck_apart):
            set_aside(self._now.pieces, begin, Role.APART if is_hidden else Role.STRUCK, self._now.asides)
        elif is_raised:
            self._now.pieces[begin:] = [raised(piece) for piece in self._now.pieces[begin:]]

    def _raises(self, kind: str, mark: etree._Element) -> bool:
        if kind == "vertAlign":
            return value(mark) == "superscript"
        if kind == "position":
            return as_number(value(mark)) >= _RAISED_BY
        return kind == "rStyle" and value(mark) in self.styles.raised

    def _strikes(self, kind: str, mark: etree._Element) -> bool:
        if kind == "rStyle":
            return value(mark) in self.styles.struck
        return kind in STRIKING and is_on(mark)

    def _take_field(self, mark: etree._Element) -> None:
        kind = value(mark, "fldCharType")
        if kind == "begin":
            self._fields.append(_Field())
        elif self._fields and kind == "separate":
            self._now.contents |= self._in_contents()
            self._fields[-1].printed = True
        elif self._fields and kind == "end":
            self._fields.pop()

    def _take_instruction(self, element: etree._Element) -> None:
        if self._fields:
            self._fields[-1].instruction += (element.text or "")[:100]

    def _take_choice(self, element: etree._Element) -> None:
        """Take one of several forms of the same thing: the first that is offered."""
        for child in element:
            if local(child) in ("Choice", "Fallback"):
                for inner in child:
                    self._inline(inner)
                return

    def _take_ruby(self, element: etree._Element) -> None:
        for child in element:
            if local(child) == "rubyBase":
                self._inline(child)

    def _take_symbol(self, element: etree._Element) -> None:
        try:
            code = int(value(element, "char") or "", 16)
        except ValueError:
            return
        self._write("•" if code >= _PRIVATE_USE else chr(code))

    def _take_note(self, element: etree._Element) -> None:
        kind = local(element).removesuffix("Reference")
        self._now.notes.append((kind, value(element, "id") or ""))

    def _take_box(self, element: etree._Element) -> None:
        self._now.boxes.append(element)

    def _start_comment(self, element: etree._Element) -> None:
        self._now.opened[value(element, "id") or ""] = len(self._now.pieces)

    def _end_comment(self, element: etree._Element) -> None:
        identity = value(element, "id") or ""
        start = self._now.opened.get(identity)
        if start is not None:
            words = blocks_of(["".join(self._now.pieces[start:])])
            self.places[identity] = Place(0, words[0].text if words else "")

    def _refer_comment(self, element: etree._Element) -> None:
        identity = value(element, "id") or ""
        if identity not in self.places and identity not in self._now.opened:
            self._now.opened[identity] = len(self._now.pieces)

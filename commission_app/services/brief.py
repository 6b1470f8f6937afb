"""The briefing for a meeting: per article the text in force beside the draft, comments, and votes with their tally."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from commission_app.base.localized import shown_date, shown_iso_date
from commission_app.compare.comparison import Pair
from commission_app.domain.comment import Comment, CommentState, Visibility
from commission_app.domain.document import Document, Provision
from commission_app.domain.draft import Draft
from commission_app.domain.errors import UserError
from commission_app.domain.passage import passage
from commission_app.domain.report import Bar, Block, Column, Emphasis, Heading, Labels, Para, Report, Span, Table, plain
from commission_app.domain.roster import Roster
from commission_app.domain.vote import Answer
from commission_app.services import compare_drafts, reading, texts, vote
from commission_app.services.comparative_table import flow_block
from commission_app.services.names import Translate, calculation, own_words, place_name, result_name, unit_title
from commission_app.services.reading import Thread
from commission_app.services.redline_cells import by_article, new_paras, old_para
from commission_app.services.workspace import Workspace
from commission_app.writers.pdf_pictures import page_pictures
from commission_app.writers.report_docx import write_docx
from commission_app.writers.report_pdf import write_pdf

_RANGE = re.compile(r"\s*([\w.\-⁰¹²³⁴⁵⁶⁷⁸⁹]+?)\s*(?:[–-]\s*(\d[\w.⁰¹²³⁴⁵⁶⁷⁸⁹]*)\s*)?")

_WRITERS: dict[str, Callable[[Report, Path], None]] = {".docx": write_docx, ".pdf": write_pdf}


def write(report: Report, path: Path) -> None:
    """Write a report as DOCX or PDF, by the ending of the path; raises UserError for another ending."""
    writer = _WRITERS.get(path.suffix.lower())
    if writer is None:
        raise UserError("report.unknown_ending", name=path.name)
    writer(report, path)


def chosen_units(document: Document, chosen: str | None) -> list[str]:
    """Return the eids of the units that a person chose: «1-12,77», «preamble», «67.1»; all without a choice.

    A range is from one article to another in the order of the text. Raises UserError for what is not there.
    """
    units = [unit.eid for unit in document.units]
    if chosen is None:
        return units
    numbers = {article.number: article.eid for article in document.articles}
    picked: set[str] = set()
    for item in filter(None, (part.strip() for part in chosen.split(","))):
        first, last = _ends(item, numbers, units)
        picked.update(units[units.index(first) : units.index(last) + 1])
    if not picked:
        raise UserError("report.nothing_chosen")
    return [eid for eid in units if eid in picked]


def _ends(item: str, numbers: dict[str | None, str], units: list[str]) -> tuple[str, str]:
    if item in numbers:
        return numbers[item], numbers[item]
    if item in units:
        return item, item
    match = _RANGE.fullmatch(item)
    ends = [numbers.get(end) for end in match.groups()] if match else []
    if len(ends) != 2 or ends[0] is None or ends[1] is None or units.index(ends[0]) > units.index(ends[1]):
        raise UserError("report.no_such_articles", chosen=item[:60])
    return ends[0], ends[1]


@dataclass(frozen=True, slots=True)
class Parts:
    """What a briefing holds beside the draft; ``draft_first`` puts the draft at the left of the text in force."""

    in_force: bool = True
    comments: bool = True
    votes: bool = True
    flow: bool = True
    draft_first: bool = False


@dataclass(frozen=True, slots=True)
class Preview:
    """The first pages of a briefing as PNG, and how many pages it has."""

    pictures: tuple[bytes, ...]
    pages: int


def preview(report: Report, *, most: int, width: int) -> Preview:
    """Return how the first pages of a report will look, ``width`` pixels wide."""
    pictures, pages = page_pictures(report, most=most, width=width)
    return Preview(tuple(pictures), pages)


def build(
    workspace: Workspace,
    draft: Draft,
    translate: Translate,
    language: str,
    *,
    articles: str | None = None,
    text_languages: Sequence[str] = (),
    parts: Parts = Parts(),
) -> Report:
    """Return the briefing on a draft.

    ``language`` is the report's own (as ``translate`` speaks it); ``text_languages`` those of the texts, by default
    the report's where the draft has it, else its first. Private comments never enter it. Raises UserError for articles
    or languages that the draft has not.
    """
    roster = workspace.roster()
    chosen = list(text_languages) or [language if language in draft.texts else texts.languages(draft)[0]]
    documents = [texts.document(workspace, draft, one) for one in chosen]
    in_force = texts.in_force(workspace)
    if in_force is not None and (in_force.id == draft.id or not parts.in_force):
        in_force = None
    briefing = _Briefing(workspace, draft, in_force, documents, roster, translate, parts)
    blocks = [block for eid in chosen_units(documents[0], articles) for block in briefing.unit(eid)]
    if articles is None and parts.flow:
        blocks += briefing.flow()
    made = datetime.fromtimestamp(workspace.wall() / 1000, UTC)
    lines = [translate("report.draft_line", label=draft.label, date=shown_iso_date(draft.date, language))]
    if in_force is not None:
        lines.append(
            translate("report.compared_line", label=in_force.label, date=shown_iso_date(in_force.date, language))
        )
    lines.append(
        translate("report.made_line", date=shown_date(made.astimezone().date(), language), name=workspace.name)
    )
    return Report(
        title=translate("report.briefing_title", commission=roster.title),
        language=language,
        labels=Labels(translate("report.contents"), translate("report.page")),
        author=workspace.name,
        created=made.isoformat(timespec="seconds"),
        lines=tuple(lines),
        blocks=tuple(blocks),
    )


def counterparts(workspace: Workspace, old: Draft, new: Draft) -> dict[str, tuple[str, ...]]:
    """Return for the units of a draft those of another that correspond to them, by eid.

    All languages that both have are asked, since they are equally authentic: what one language leaves open, another
    may settle. The most similar pairs come first; a unit is in one pair only.
    """
    pairs = [
        pair
        for language in texts.languages(new)
        if language in old.texts
        for pair in compare_drafts.drafts(workspace, old, new, language).pairs
        if pair.old and pair.new
    ]
    found: dict[str, tuple[str, ...]] = {}
    taken: set[str] = set()
    for pair in sorted(pairs, key=lambda pair: (-pair.similarity, pair.new, pair.old)):
        if not any(eid in found for eid in pair.new) and not taken & set(pair.old):
            found.update(dict.fromkeys(pair.new, pair.old))
            taken.update(pair.old)
    return found


class _Briefing:
    """The parts of one briefing."""

    def __init__(
        self,
        workspace: Workspace,
        draft: Draft,
        in_force: Draft | None,
        documents: Sequence[Document],
        roster: Roster,
        translate: Translate,
        parts: Parts,
    ) -> None:
        self.parts = parts
        self.workspace, self.draft, self.in_force = workspace, draft, in_force
        self.documents, self.roster, self.translate = documents, roster, translate
        self._counterparts = counterparts(workspace, in_force, draft) if in_force else {}

    def unit(self, eid: str) -> list[Block]:
        """Return everything about one article."""
        blocks: list[Block] = [Heading(unit_title(self.translate, eid, self.documents[0]))]
        blocks += [self._table(document, eid) for document in self.documents]
        if self.parts.comments:
            blocks += self._comments(eid)
        return [*blocks, *(self._votes(eid) if self.parts.votes else ())]

    def _comments(self, eid: str) -> list[Block]:
        threads = [
            thread
            for thread in reading.threads(self.workspace, self.draft, eid)
            if thread.opening.visibility is Visibility.COMMISSION
        ]
        comments = [para for thread in threads for para in self._thread(thread)]
        if not comments:
            return [plain(self.translate("report.no_comments"), Emphasis.QUIET)]
        return [Heading(self.translate("report.comments"), 2), *comments]

    def flow(self) -> list[Block]:
        """Return what became of the sections, drawn; nothing where there is no text in force to compare with."""
        document = self.documents[0]
        if self.in_force is None or document.language not in self.in_force.texts:
            return []
        compared = compare_drafts.drafts(self.workspace, self.in_force, self.draft, document.language)
        drawn = flow_block(compared, self.translate)
        return [Heading(self.translate("compare.flow")), drawn] if drawn.bands else []

    def _text_in_force(self, language: str) -> Document | None:
        if self.in_force is None or language not in self.in_force.texts:
            return None
        return texts.document(self.workspace, self.in_force, language)

    def _table(self, document: Document, eid: str) -> Table:
        new = document.find(eid)
        if self.in_force is None:
            return Table((Column(self.translate("report.column_draft")),), ((self._cell(document, new),),))
        columns = (Column(self.translate("report.column_in_force")), Column(self.translate("report.column_draft")))
        old = self._text_in_force(document.language)
        before = [node for one in self._counterparts.get(eid, ()) if old and (node := old.find(one))]
        pair = self._compared(document.language, eid)
        if old is None or pair is None or set(pair.old) != {node.eid for node in before}:
            left = tuple(para for node in before for para in self._cell(old, node)) or self._cell(None, None)
            return self._beside(columns, left, self._cell(document, new))
        rows = pair.rows_of(eid)
        olds = [(row.old, para, row.is_heading) for row in rows if (para := old_para(row, document, self.translate))]
        news = [(row.new, para, row.is_heading) for row, para in new_paras(rows, old, self.translate)]
        return self._beside(
            columns,
            by_article(pair.old, olds, lambda one: self._title(old, one)) if before else self._cell(None, None),
            by_article((eid,), news, lambda one: self._title(document, one)),
        )

    def _beside(self, columns: tuple[Column, Column], old: tuple[Para, ...], new: tuple[Para, ...]) -> Table:
        """Return old and new side by side, in the order that is wanted."""
        if self.parts.draft_first:
            return Table(columns[::-1], ((new, old),))
        return Table(columns, ((old, new),))

    def _compared(self, language: str, eid: str) -> Pair | None:
        """Return the comparison of an article with the text in force, in one language."""
        if self.in_force is None or language not in self.in_force.texts:
            return None
        return compare_drafts.drafts(self.workspace, self.in_force, self.draft, language).by_new.get(eid)

    def _title(self, document: Document, eid: str) -> Para:
        return plain(place_name(own_words(document, self.translate), eid, document), Emphasis.STRONG, keep=True)

    def _cell(self, document: Document | None, node: Provision | None) -> tuple[Para, ...]:
        if document is None or node is None:
            return (plain(self.translate("report.no_counterpart"), Emphasis.QUIET),)
        title = unit_title(own_words(document, self.translate), node.eid, document)
        heading = plain(title, Emphasis.STRONG, keep=True)
        lines = [plain(line.text, label=line.label, indent=max(0, line.depth - 1)) for line in passage(node).lines]
        return (heading, *lines)

    def _thread(self, thread: Thread) -> list[Para]:
        return [*self._comment(thread.opening, 0), *(para for one in thread.replies for para in self._comment(one, 1))]

    def _comment(self, comment: Comment, indent: int) -> list[Para]:
        author = self.roster.members.get(comment.author)
        about = [place_name(self.translate, comment.anchor.eid, self.documents[0])] if not comment.reply_to else []
        kind = self.translate("report.reply") if comment.reply_to else self.translate(f"comment.kind_{comment.kind}")
        state = [self.translate(f"comment.state_{comment.state}")] if comment.state is not CommentState.OPEN else []
        head = Span(f"{author.name if author else '?'} · {' · '.join((kind, *about, *state))}", Emphasis.STRONG)
        lines = [] if comment.state is CommentState.WITHDRAWN else [one for one in comment.text.split("\n") if one]
        quoted = [f"«{comment.anchor.exact}»"] if comment.anchor.has_range else []
        return [
            Para((head,), indent=indent, keep=bool(quoted or lines)),
            *(plain(one, Emphasis.QUOTED, indent=indent + 1, keep=bool(lines)) for one in quoted),
            *(plain(one, indent=indent + 1) for one in lines),
        ]

    def _votes(self, eid: str) -> list[Block]:
        standing = vote.standing(self.workspace, self.draft, eid)
        if not standing.votes:
            return [plain(self.translate("report.no_votes"), Emphasis.QUIET)]
        tally = standing.outcome.tally
        counts = {Answer.FOR: tally.for_, Answer.AGAINST: tally.against, Answer.ABSTAIN: tally.abstain}
        parts = tuple((self.translate(f"vote.{answer}"), number) for answer, number in counts.items())
        result = result_name(self.translate, standing.outcome.result)
        blocks: list[Block] = [
            Heading(self.translate("report.votes"), 2),
            Bar(parts, result),
            plain(calculation(self.translate, standing.outcome, len(standing.stale))),
        ]
        for one in standing.votes:
            name = self.roster.members[one.member].name
            stale = [self.translate("vote.stale")] if one.member in standing.stale else []
            answer = self.translate(f"vote.{one.answer}")
            head = Span(" · ".join((name, answer, *stale)), Emphasis.STRONG)
            blocks.append(Para((head, Span(f": {one.reason}" if one.reason else "")), indent=1))
        return blocks

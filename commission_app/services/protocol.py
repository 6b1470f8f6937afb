"""What came of a merge, in words: for the window, and as a protocol to be printed and kept."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime

from commission_app.base.i18n import Phrase, Translator
from commission_app.base.localized import shown_date
from commission_app.domain.report import Block, Column, Emphasis, Heading, Labels, Report, Table, plain
from commission_app.services import attention
from commission_app.services.merge import Added, Merged, MergedFile
from commission_app.services.names import place_name
from commission_app.services.workspace import Workspace

COLUMNS = {"file": 4, "member": 4, "comments": 2, "votes": 2, "known": 2, "remark": 6}
"""What is told of a file, and how wide its column is beside the others."""


def file_row(translate: Translator, file: MergedFile) -> tuple[str, ...]:
    """Return what is told of a file, a text for each column."""
    member = file.member.said(translate) if isinstance(file.member, Phrase) else file.member
    numbers = [file.new.comments + file.new.replies, file.new.votes, file.already_known]
    shown = ["–" if file.refused else str(number) for number in numbers]
    return file.name, member or "–", *shown, told(translate, file) or _remark(translate, file)


def told(translate: Translator, file: MergedFile) -> str:
    """Return what is to be said of a file: why it is refused, or what of it does not count."""
    if file.refused is not None:
        return translate(file.refused.key, **file.refused.params)
    return "\n".join(
        translate("merge.not_counting", count=count, reason=translate(f"merge.reason_{reason.value}"))
        for reason, count in file.not_counting
    )


def _remark(translate: Translator, file: MergedFile) -> str:
    if not file.accepted:
        return translate("gui.merge_nothing_new")
    return translate.plural("gui.merge_drafts", file.new.drafts) if file.new.drafts else ""


def merged_words(translate: Translator, merged: Merged) -> str:
    """Return in words what a merge has added, and what it bears on."""
    said = [translate("merge.added", **asdict(merged.added))]
    if merged.stopped != Added():
        said.append(translate("merge.no_longer", **asdict(merged.stopped)))
    if merged.divergences:
        said.append(translate("merge.divergences", count=merged.divergences))
    if merged.not_admitted:
        said.append(translate("merge.not_admitted"))
    if merged.own_revoked:
        said.append(translate("merge.own_revoked"))
    return "\n".join(said)


def needs(workspace: Workspace, translate: Translator) -> list[tuple[str, tuple[str, str] | None]]:
    """Return what a person has to decide, each with its (draft, eid) if it has a place.

    These are things of two versions, and computers whose acts do not count.
    """
    found: list[tuple[str, tuple[str, str] | None]] = []
    for one in attention.diverging(workspace):
        place, versions = place_name(translate, one.eid), " ↔ ".join(f"“{text}”" for text in one.texts)
        said = translate("gui.needs_diverging", place=place, versions=versions)
        found.append((said, (one.draft, one.eid)))
    for other in attention.uncounted(workspace):
        reason = translate(f"merge.reason_{other.reason.value}")
        count = translate("merge.not_counting", count=other.events, reason=reason)
        found.append((f"{other.name} ({other.fingerprint}): {count}", None))
    return found


def protocol(workspace: Workspace, merged: Merged, translate: Translator) -> Report:
    """Return the protocol of a merge: the files, what they added, what has to be decided, the state it led to."""
    columns = tuple(Column(translate(f"gui.merge_{name}"), weight) for name, weight in COLUMNS.items())
    rows = tuple(
        tuple(tuple(plain(line) for line in cell.split("\n")) for cell in file_row(translate, file))
        for file in merged.files
    )
    blocks: list[Block] = [Table(columns, rows), *map(plain, merged_words(translate, merged).split("\n"))]
    if open_ones := needs(workspace, translate):
        blocks += [Heading(translate("gui.needs_title"), 2), *(plain(said) for said, _ in open_ones)]
    blocks.append(plain(translate("merge.state", hash=merged.state_hash), Emphasis.QUIET))
    made = datetime.fromtimestamp(workspace.wall() / 1000, UTC)
    language = translate.language.value
    day = shown_date(made.astimezone().date(), language)
    return Report(
        title=translate("merge.protocol_title", commission=workspace.roster().title),
        language=language,
        labels=Labels(translate("report.contents"), translate("report.page")),
        author=workspace.name,
        created=made.isoformat(timespec="seconds"),
        lines=(translate("report.made_line", date=day, name=workspace.name),),
        blocks=tuple(blocks),
    )

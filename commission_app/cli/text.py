"""Commands about texts: importing, listing drafts."""

from __future__ import annotations

from pathlib import Path

import click

from commission_app.base.localized import shown_iso_date
from commission_app.cli.commission import DATABASE
from commission_app.cli.outline import TRACKED, shown_warning
from commission_app.cli.output import TEXT_LANGUAGE, Output, speaking, speaking_by_system
from commission_app.domain.source_reading import Tracked
from commission_app.services import import_text, previewing, texts
from commission_app.services.workspace import Workspace


@click.command("import")
@DATABASE
@click.argument("source", type=click.Path(path_type=Path))
@click.option("--draft", "label", required=True, help="Label of the draft; a second language joins it by the label.")
@click.option(
    "--language", type=TEXT_LANGUAGE, required=True, help="Language of the text, such as kk, ru, en, uk or de."
)
@click.option("--date", help="Date of the edition, as 2026-02-12.")
@click.option("--in-force", is_flag=True, help="This is the text in force, not a draft.")
@TRACKED
@click.option("--with-comments", is_flag=True, help="Take over the comments in the margins, their authors named.")
@speaking_by_system
def import_command(
    output: Output,
    *,
    database: Path,
    source: Path,
    label: str,
    language: str,
    date: str | None,
    in_force: bool,
    tracked: str,
    with_comments: bool,
) -> None:
    """Import a text as a draft, or as one more language of it (secretaries).

    Example: commission-app import reform.commission draft.docx --draft "Draft 1" --language ru --date 2026-02-12
    """
    with Workspace.open(database) as workspace:
        before = texts.in_force(workspace) if in_force else None
        shown = previewing.preview(source, language, Tracked(tracked))
        text, remarks = shown.document, shown.remarks if with_comments else ()
        effects = import_text.save(workspace, shown, label, date=date, in_force=in_force, remarks=remarks)
        draft = effects.created or texts.find(workspace, label).id
    if before is not None and before.id != draft:
        output.note(output.translate("cli.replaces_in_force", old=before.label, new=label))
    warnings = [shown_warning(output, one, text) for one in (*text.warnings, *effects.warnings)]
    for line in warnings:
        output.note(line)
    document = {
        "id": draft,
        "draft": label,
        "language": language,
        "counts": text.counts(),
        "warnings": warnings,
        "comments": len(remarks),
    }
    output.result(
        document, output.translate("cli.imported", name=source.name, articles=len(text.articles), draft=label)
    )


@click.command("drafts")
@DATABASE
@speaking
def drafts_command(output: Output, *, database: Path) -> None:
    """List the drafts.

    Example: commission-app drafts reform.commission
    """
    with Workspace.open(database, reading=True) as workspace:
        known, in_force = texts.every(workspace), texts.in_force(workspace)
    items = [
        {
            "id": draft.id,
            "label": draft.label,
            "date": draft.date,
            "in_force": draft.in_force,
            "languages": texts.languages(draft),
        }
        for draft in known
    ]
    lines = [
        f"{one.label}  {shown_iso_date(one.date, output.language)}  {', '.join(texts.languages(one))}"
        f"{'  – ' + output.translate('cli.is_in_force') if one == in_force else ''}"
        for one in known
    ]
    output.result({"items": items}, "\n".join(lines))

"""Commands about texts: importing, listing drafts, showing the tree."""

from __future__ import annotations

from pathlib import Path

import click

from commission_app.base.localized import shown_iso_date
from commission_app.cli.commission import DATABASE
from commission_app.cli.output import LANGUAGES, Output, speaking, speaking_by_system
from commission_app.domain.document import CONTAINERS, Document, Kind, Provision, Warning  # noqa: A004
from commission_app.domain.outline import outline
from commission_app.domain.source_reading import Tracked
from commission_app.services import texts
from commission_app.services.names import own_words, place_name, unit_title
from commission_app.services.workspace import Workspace

TRACKED = click.option(
    "--tracked",
    type=click.Choice([one.value for one in Tracked]),
    default=Tracked.ACCEPTED.value,
    show_default=True,
    help="Which text of a source with tracked changes: with them accepted, or before them.",
)


@click.command("import")
@DATABASE
@click.argument("source", type=click.Path(path_type=Path))
@click.option("--draft", "label", required=True, help="Label of the draft; a second language joins it by the label.")
@click.option("--language", type=LANGUAGES, required=True, help="Language of the text.")
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
        text, found = texts.read_with_remarks(source, language, Tracked(tracked))
        remarks = found if with_comments else ()
        effects = texts.add(workspace, text, label, date=date, in_force=in_force, remarks=remarks)
        draft = effects.created or texts.find(workspace, label).id
    if before is not None and before.id != draft:
        output.note(output.translate("cli.replaces_in_force", old=before.label, new=label))
    warnings = [_warning(output, one, text) for one in text.warnings]
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


def _warning(output: Output, warning: Warning, document: Document) -> str:
    message = output.translate(f"warning.{warning.key}", **dict(warning.params))
    return f"{place_name(output.translate, warning.eid, document)}: {message}" if warning.eid else message


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


@click.command("outline")
@click.argument("source", type=click.Path(path_type=Path))
@click.option("--draft", help="Label or id of the draft, where SOURCE is a database.")
@click.option("--language", help="Language of the text.")
@TRACKED
@speaking_by_system
def outline_command(output: Output, *, source: Path, draft: str | None, language: str | None, tracked: str) -> None:
    """Show the tree of a document, or of a draft in a database.

    Example: commission-app outline draft.docx --json
    """
    document = _document(source, draft, language, Tracked(tracked))
    told = outline(document, lambda warning: output.translate(f"warning.{warning.key}", **dict(warning.params)))
    output.result(told, "" if output.json else _printed(output, document))


def _document(source: Path, draft: str | None, language: str | None, tracked: Tracked) -> Document:
    if not texts.is_database(source):
        return texts.read(source, language, tracked)
    with Workspace.open(source, reading=True) as workspace:
        return texts.document(workspace, texts.find(workspace, draft), language)


def _printed(output: Output, document: Document) -> str:
    shown = (*CONTAINERS, Kind.ARTICLE)
    headed = [node for node in document.walk() if node.kind in shown]
    lines = [document.title, *(_headed(output, node, document) for node in headed)]
    counts = ", ".join(
        output.translate(f"cli.count_{kind}", count=count) for kind, count in document.counts().items() if count
    )
    warnings = [_warning(output, one, document) for one in document.warnings]
    return "\n".join((*lines, counts, *warnings))


def _headed(output: Output, node: Provision, document: Document) -> str:
    """Return the line of a section or an article, those of articles set in below their sections."""
    indent = "  " if node.kind is Kind.ARTICLE else ""
    return f"{indent}{unit_title(own_words(document, output.translate), node.eid, document)}"

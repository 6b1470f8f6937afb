"""The command that shows the tree of a text, and what commands that read one have in common."""

from __future__ import annotations

from pathlib import Path

import click

from commission_app.cli.output import TEXT_LANGUAGE, Output, speaking_by_system
from commission_app.domain.document import CONTAINERS, Document, Kind, Provision, Warning  # noqa: A004
from commission_app.domain.outline import outline
from commission_app.domain.source_reading import Tracked
from commission_app.services import previewing, sources

TRACKED = click.option(
    "--tracked",
    type=click.Choice([one.value for one in Tracked]),
    default=Tracked.ACCEPTED.value,
    show_default=True,
    help="Which text of a source with tracked changes: with them accepted, or before them.",
)
"""The option of commands that read a source."""


def shown_warning(output: Output, warning: Warning, document: Document) -> str:
    """Return a warning of a reader in words, with its place."""
    from commission_app.services.names import place_name

    message = output.translate(f"warning.{warning.key}", **dict(warning.params))
    return f"{place_name(output.translate, warning.eid, document)}: {message}" if warning.eid else message


@click.command("outline")
@click.argument("source", type=click.Path(path_type=Path))
@click.option("--draft", help="Label or id of the draft, where SOURCE is a database.")
@click.option("--language", type=TEXT_LANGUAGE, help="Language of the text.")
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
    if not sources.is_database(source):
        return previewing.preview(source, language, tracked).document
    # Databases take a tenth of a second to import, and a document needs none.
    from commission_app.services import texts
    from commission_app.services.workspace import Workspace

    with Workspace.open(source, reading=True) as workspace:
        return texts.document(workspace, texts.find(workspace, draft), language)


def _printed(output: Output, document: Document) -> str:
    shown = (*CONTAINERS, Kind.ARTICLE)
    headed = [node for node in document.walk() if node.kind in shown]
    lines = [document.title, *(_headed(output, node, document) for node in headed)]
    counts = ", ".join(
        output.translate(f"cli.count_{kind}", count=count) for kind, count in document.counts().items() if count
    )
    warnings = [shown_warning(output, one, document) for one in document.warnings]
    return "\n".join((*lines, counts, *warnings))


def _headed(output: Output, node: Provision, document: Document) -> str:
    """Return the line of a section or an article, those of articles set in below their sections."""
    indent = "  " if node.kind is Kind.ARTICLE else ""
    if node.label is None:
        from commission_app.services.names import own_words, unit_title

        return indent + unit_title(own_words(document, output.translate), node.eid, document)
    return indent + " ".join(part for part in (node.label, node.heading) if part)

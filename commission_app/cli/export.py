"""The command that writes a commission's texts for other programs."""

from __future__ import annotations

from pathlib import Path

import click

from commission_app.cli.comment import DRAFT
from commission_app.cli.commission import DATABASE
from commission_app.cli.output import TEXT_LANGUAGE, Output, speaking_by_system
from commission_app.domain.errors import UserError
from commission_app.services import export
from commission_app.services.workspace import Workspace


@click.command("export")
@DATABASE
@click.argument("out", type=click.Path(path_type=Path))
@DRAFT
@click.option("--language", type=TEXT_LANGUAGE, help="Language of the text; by default the first the draft has.")
@click.option("--country", help="Code of the country for the metadata, as kz.")
@speaking_by_system
def export_command(
    output: Output, *, database: Path, out: Path, draft: str | None, language: str | None, country: str | None
) -> None:
    """Write a text as Akoma Ntoso 3.0 (.xml).

    Example: commission-app export reform.commission draft.xml --draft "Draft 1" --language kk --country kz
    """
    if out.suffix.lower() != ".xml":
        raise UserError("writing.unknown_format", name=out.name, known=".xml")
    with Workspace.open(database, reading=True) as workspace:
        export.akoma_ntoso(workspace, out, draft, language, country)
    output.result({"file": str(out)}, output.translate("cli.written", name=out.name))

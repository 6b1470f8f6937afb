"""The command that writes briefings."""

from __future__ import annotations

from pathlib import Path

import click

from commission_app.base.i18n import InterfaceLanguage, Translator
from commission_app.cli.comment import DRAFT
from commission_app.cli.commission import DATABASE
from commission_app.cli.output import Output, speaking_by_system
from commission_app.services import brief, texts
from commission_app.services.workspace import Workspace


@click.command("briefing")
@DATABASE
@click.argument("out", type=click.Path(path_type=Path))
@DRAFT
@click.option("--articles", help="Which articles, as 1-12,77; all by default.")
@click.option("--language", help="Languages of the texts, as kk,ru; the first is the briefing's own.")
@speaking_by_system
def briefing_command(
    output: Output, *, database: Path, out: Path, draft: str | None, articles: str | None, language: str | None
) -> None:
    """Write the briefing for a meeting, as DOCX or PDF.

    Example: commission-app briefing reform.commission meeting.docx --articles 1-12,77 --language kk,ru
    """
    chosen = [part.strip() for part in (language or "").split(",") if part.strip()]
    own = chosen[0] if chosen and chosen[0] in set(InterfaceLanguage) else output.language
    with Workspace.open(database, reading=True) as workspace:
        report = brief.build(
            workspace,
            texts.find(workspace, draft),
            Translator(InterfaceLanguage(own)),
            own,
            articles=articles,
            text_languages=chosen,
        )
    brief.write(report, out)
    output.result({"file": str(out)}, output.translate("cli.written", name=out.name))

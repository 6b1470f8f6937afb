"""The command that plays the sample from end to end."""

from __future__ import annotations

import os
from pathlib import Path

import click

from commission_app.base.atomic_file import made_folder
from commission_app.cli.output import Output, speaking
from commission_app.services import brief, sample, texts
from commission_app.services.workspace import Workspace


@click.command("demo")
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
@speaking
def demo_command(output: Output, *, folder: Path | None) -> None:
    """Play the sample: three members' databases made, annotated and merged; briefing.docx and briefing.pdf written.

    Example: commission-app demo sample
    """
    target = folder or _free(Path.cwd())
    made_folder(target)
    # The keys of the invented members are no business of this computer's own.
    os.environ["COMMISSION_APP_HOME"] = str(target / "home")
    output.note(output.translate("cli.demo_begins", folder=str(target)))
    made = sample.make(target, output.language)
    with Workspace.open(made.secretary) as workspace:
        report = brief.build(workspace, texts.find(workspace, None), output.translate, output.language)
    papers = [target / "briefing.docx", target / "briefing.pdf"]
    for paper in papers:
        output.note(output.translate("cli.writing", name=paper.name))
        brief.write(report, paper)
    files = [made.secretary, *made.members, *papers]
    document = {"files": [str(file) for file in files], "state_hash": made.merged.state_hash}
    output.result(document, "\n".join(str(file) for file in files))


def _free(parent: Path) -> Path:
    """Return a folder of which nothing stands yet."""
    names = ("commission-demo", *(f"commission-demo-{number}" for number in range(2, 10_000)))
    return next(parent / name for name in names if not (parent / name).exists())

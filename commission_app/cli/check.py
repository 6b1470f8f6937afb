"""The commands of the checks: running them, declaring what must stay, the glossary."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from commission_app.cli.comment import DRAFT
from commission_app.cli.commission import DATABASE
from commission_app.cli.output import TEXT_LANGUAGE, Output, speaking
from commission_app.services import check, glossary, texts
from commission_app.services.check import CHECKS, Finding
from commission_app.services.names import place_name
from commission_app.services.workspace import Workspace

_PATH = click.Path(path_type=Path)
_FINDINGS = 1


@click.command("check")
@click.argument("source", metavar="DB|SOURCE", type=_PATH)
@click.argument("new", metavar="[NEW]", type=_PATH, required=False)
@DRAFT
@click.option("--only", type=click.Choice(CHECKS), multiple=True, help="Only these checks; all by default.")
@click.option("--against", type=_PATH, help="For a document: the text it is to replace, to find stale references.")
@speaking
def check_command(
    output: Output, *, source: Path, new: Path | None, draft: str | None, only: tuple[str, ...], against: Path | None
) -> int:
    """Check references, words that must stay, numbering, languages and terms; exit code 1 where something is found.

    Of two documents in one language the second is checked as what is to replace the first; two documents in two
    languages are checked as one text in both.

    Example: commission-app check reform.commission --draft "Draft 1"
    """
    if new is not None:
        if against is not None or texts.is_database(source) or texts.is_database(new):
            raise click.UsageError("Two documents are checked without --against and without a commission's file.")
        source, against = new, source
    if texts.is_database(source):
        if against is not None:
            raise click.UsageError("A draft is checked against the one in force in its file: leave out --against.")
        with Workspace.open(source, reading=True) as workspace:
            chosen = texts.find(workspace, draft)
            findings, label = check.of_draft(workspace, chosen, only or CHECKS), chosen.label
    else:
        if draft is not None:
            raise click.UsageError("--draft chooses among the drafts of a commission's file; this is a document.")
        findings, label = check.of_files(source, against), source.name
        findings = [one for one in findings if not only or one.check in only]
    counts = {name: sum(one.check == name for one in findings) for name in CHECKS}
    items = [_item(output, one) for one in findings]
    lines = [
        f"{place_name(output.translate, one.eid or '')} ({one.language}): {_told(output, one)}{_marked(one)}"
        for one in findings
    ]
    text = "\n".join(lines) or output.translate("check.nothing_found")
    output.result({"draft": label, "ok": not findings, "counts": counts, "findings": items}, text)
    return _FINDINGS if findings else 0


def _told(output: Output, one: Finding) -> str:
    return output.translate(one.key, **dict(one.params))


def _marked(one: Finding) -> str:
    """Return the words of a finding that differ, among the others, below it: [-struck-] and {+added+}."""
    pieces = [
        hunk.old
        if hunk.is_equal
        else (f"[-{hunk.old}-]" if hunk.old else "") + (f"{{+{hunk.new}+}}" if hunk.new else "")
        for hunk in one.differences
    ]
    return "\n    " + "".join(pieces).replace("\n", "\n    ") if pieces else ""


def _item(output: Output, one: Finding) -> dict[str, Any]:
    return {
        "check": one.check,
        "key": one.key,
        "eid": one.eid,
        "language": one.language,
        "message": _told(output, one),
        "params": dict(one.params),
        "line": one.line,
        "start": one.start,
        "end": one.end,
        "target": one.target,
        "differences": [
            {"old": hunk.old, "new": hunk.new, "editorial": hunk.editorial}
            for hunk in one.differences
            if not hunk.is_equal
        ],
    }


@click.group("invariant")
def invariant_command() -> None:
    """Declare what must stay word for word in every draft (secretaries)."""


@invariant_command.command("declare")
@DATABASE
@click.argument("eid")
@DRAFT
@click.option("--quote", help="A sentence of the provision; the whole provision without it.")
@click.option("--text-language", type=TEXT_LANGUAGE, help="Language of the words; the draft's first by default.")
@speaking
def declare(
    output: Output, *, database: Path, eid: str, draft: str | None, quote: str | None, text_language: str | None
) -> None:
    """Declare that a provision, or a sentence of it, must stay.

    Example: commission-app invariant declare reform.commission art_2 --draft "In force"
    """
    with Workspace.open(database) as workspace:
        effects = check.declare_invariant(workspace, texts.find(workspace, draft), eid, text_language, quote)
        output.result({"id": effects.created}, effects.created or "")


@invariant_command.command("withdraw")
@DATABASE
@click.argument("id_", metavar="ID")
@speaking
def withdraw(output: Output, *, database: Path, id_: str) -> None:
    """Say that words need not stay any more.

    Example: commission-app invariant withdraw reform.commission 0123456789abcdef0123
    """
    with Workspace.open(database) as workspace:
        check.withdraw_invariant(workspace, id_)
        output.result({"id": id_}, output.translate("cli.done"))


@invariant_command.command("list")
@DATABASE
@speaking
def list_(output: Output, *, database: Path) -> None:
    """List what must stay.

    Example: commission-app invariant list reform.commission
    """
    with Workspace.open(database, reading=True) as workspace:
        known = check.declared_invariants(workspace)
    items = [
        {"id": one.id, "draft": one.draft, "eid": one.eid, "language": one.language, "text": one.exact} for one in known
    ]
    lines = [f"{one.id}  {place_name(output.translate, one.eid)} ({one.language}): {one.exact}" for one in known]
    output.result({"items": items}, "\n".join(lines))


@click.group("glossary")
def glossary_command() -> None:
    """The glossary of terms in all languages, in and out as CSV."""


@glossary_command.command("import")
@DATABASE
@click.argument("table", type=_PATH)
@speaking
def take(output: Output, *, database: Path, table: Path) -> None:
    """Make a CSV file with the columns kk, ru, en the glossary (secretaries).

    Example: commission-app glossary import reform.commission terms.csv
    """
    with Workspace.open(database) as workspace:
        effects = glossary.take(workspace, table)
        known = glossary.terms(workspace)
        warnings = [output.translate(f"warning.{one.key}", **dict(one.params)) for one in effects.warnings]
        for line in warnings:
            output.note(line)
        output.result(
            {"terms": len(known), "warnings": warnings}, output.translate("check.glossary_has", count=len(known))
        )


@glossary_command.command("export")
@DATABASE
@click.argument("table", type=_PATH)
@speaking
def give(output: Output, *, database: Path, table: Path) -> None:
    """Write the glossary as a CSV file.

    Example: commission-app glossary export reform.commission terms.csv
    """
    with Workspace.open(database, reading=True) as workspace:
        glossary.give(workspace, table)
        output.result({"terms": len(glossary.terms(workspace))}, output.translate("cli.done"))

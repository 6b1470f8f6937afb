"""Commands of exchange: sharing, merging, verifying."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from commission_app.cli.commission import DATABASE
from commission_app.cli.main import DONE, FINDINGS, refuse
from commission_app.cli.output import Output, passphrase_of, speaking
from commission_app.services import device_key
from commission_app.services import merge as merging
from commission_app.services import share as sharing
from commission_app.services.merge import Added, Merged, MergedFile
from commission_app.services.verify import verify_file
from commission_app.services.workspace import Workspace


@click.command("share")
@DATABASE
@click.argument("out", type=click.Path(path_type=Path))
@speaking
def share_command(output: Output, *, database: Path, out: Path) -> None:
    """Write the file to send: everything that may leave this computer, sealed.

    Example: commission-app share my.commission from-me.commission-share
    """
    with Workspace.open(database) as workspace:
        workspace.joined()
        passphrase = passphrase_of(output, needed=device_key.needs_passphrase(workspace.device))
        shared = sharing.share(workspace, out, passphrase)
    document = {
        "file": str(out),
        "events": shared.events,
        "streams": shared.devices,
        "bytes": shared.bytes,
        "comments": shared.comments,
        "votes": shared.votes,
        "own_not_counting": shared.own_uncounted,
    }
    text = output.translate("cli.shared", name=out.name, comments=shared.comments, votes=shared.votes)
    output.result(document, text)
    if shared.own_uncounted:
        output.note(output.translate("cli.shared_not_counting", count=shared.own_uncounted))


@click.command("merge")
@DATABASE
@click.argument("shares", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--preview", is_flag=True, help="Only say what would be merged.")
@speaking
def merge_command(output: Output, *, database: Path, shares: tuple[Path, ...], preview: bool) -> int:
    """Merge share files: each as a whole or not at all, in any order, any number of times.

    Example: commission-app merge reform.commission from-a.commission-share from-b.commission-share
    """
    with Workspace.open(database) as workspace:
        merged = (merging.preview if preview else merging.merge)(workspace, shares)
    document = _document(output, merged)
    if not preview and merged.refused and len(merged.refused) == len(merged.files):
        for file in merged.refused[1:]:
            output.note(_refusal(output, file))
        error = merged.refused[0].refused
        return refuse(output, error, document) if error else DONE
    output.result(document, _in_words(output, merged))
    if merged.joined:
        output.note(output.translate("merge.joined", **asdict(merged.joined)))
        if merged.backup:
            output.note(output.translate("cli.backup_made", path=merged.backup))
    if merged.not_admitted:
        output.note(output.translate("merge.not_admitted"))
    if merged.own_revoked:
        output.note(output.translate("merge.own_revoked"))
    return FINDINGS if merged.refused else DONE


def _document(output: Output, merged: Merged) -> dict[str, Any]:
    added = merged.added
    return {
        "files": [
            {
                "name": file.name,
                "member": file.member,
                "known": file.known,
                "accepted": file.accepted,
                "already_known": file.already_known,
                "not_counting": [{"reason": reason.value, "events": count} for reason, count in file.not_counting],
                "refused": _refusal(output, file) if file.refused else None,
            }
            for file in merged.files
        ],
        "added": {
            "comments": added.comments,
            "replies": added.replies,
            "votes": added.votes,
            "wordings": 0,
            "submissions": 0,
            "drafts": added.drafts,
        },
        "no_longer_counting": {
            "comments": merged.stopped.comments,
            "replies": merged.stopped.replies,
            "votes": merged.stopped.votes,
            "drafts": merged.stopped.drafts,
        },
        "own_computer_revoked": merged.own_revoked,
        "joined": asdict(merged.joined) if merged.joined else None,
        "divergences": merged.divergences,
        "state_hash": merged.state_hash,
        "backup": str(merged.backup) if merged.backup else None,
    }


def _refusal(output: Output, file: MergedFile) -> str:
    return output.error(file.refused) if file.refused else ""


def _in_words(output: Output, merged: Merged) -> str:
    lines: list[str] = []
    for file in merged.files:
        if file.refused:
            lines.append(output.translate("merge.file_refused", reason=_refusal(output, file)))
            continue
        lines.append(
            output.translate(
                "merge.file_taken",
                name=file.name,
                member=file.member or "?",
                accepted=file.accepted,
                known=file.already_known,
            )
        )
        lines += [
            "  "
            + output.translate("merge.not_counting", count=count, reason=output.translate(f"merge.reason_{reason}"))
            for reason, count in file.not_counting
        ]
    added = merged.added
    lines.append(
        output.translate(
            "merge.added", comments=added.comments, replies=added.replies, votes=added.votes, drafts=added.drafts
        )
    )
    if merged.stopped != Added():
        lines.append(output.translate("merge.no_longer", **asdict(merged.stopped)))
    if merged.divergences:
        lines.append(output.translate("merge.divergences", count=merged.divergences))
    return "\n".join(lines)


@click.command("verify")
@click.argument("file", type=click.Path(path_type=Path))
@speaking
def verify_command(output: Output, *, file: Path) -> int:
    """Verify a database or a share file: chains, seals, projections, the file itself.

    Example: commission-app verify reform.commission
    """
    verified = verify_file(file)
    findings = [{"key": finding.key, "message": output.error(finding)} for finding in verified.findings]
    document = {
        "ok": not findings,
        "findings": findings,
        "events": verified.events,
        "streams": verified.streams,
        "state_hash": verified.state_hash,
    }
    fine = output.translate("verify.fine", events=verified.events, streams=verified.streams)
    output.result(document, "\n".join(finding["message"] for finding in findings) or fine)
    return FINDINGS if findings else DONE

"""Commands about the commission: founding, joining, its members and its rule."""

from __future__ import annotations

from pathlib import Path

import click

from commission_app.cli.output import Output, passphrase_of, speaking
from commission_app.domain.event_kinds import BASES, Role
from commission_app.domain.voting_rules import Base, Rule, parse_fraction, written
from commission_app.services import roster
from commission_app.services.found import found, prepare_to_join
from commission_app.services.join import own_fingerprint, read_request
from commission_app.services.workspace import Workspace

DATABASE = click.argument("database", type=click.Path(path_type=Path))
ROLES = click.Choice([role.value for role in Role])


def _rule_options(command: click.decorators.FC) -> click.decorators.FC:
    for option in (
        click.option("--base", type=click.Choice(BASES), help="What a majority is a majority of."),
        click.option("--threshold", help="Fraction that carries, such as 2/3; 1/2 means more than half."),
        click.option("--quorum", help="Fraction of all members that must take part, such as 2/3."),
        click.option("--casting-vote/--no-casting-vote", default=None, help="Whether the chair decides a tie."),
    ):
        command = option(command)
    return command


def _changed(
    rule: Rule, *, base: str | None, threshold: str | None, quorum: str | None, casting_vote: bool | None
) -> Rule:
    return Rule(
        base=Base(base) if base else rule.base,
        threshold=parse_fraction(threshold) if threshold else rule.threshold,
        quorum=parse_fraction(quorum) if quorum else rule.quorum,
        casting_vote=rule.casting_vote if casting_vote is None else casting_vote,
    )


@click.command("new")
@DATABASE
@click.option("--title", required=True, help="Name of the commission.")
@click.option("--member", required=True, help="Your name: you become the first secretary.")
@click.option("--no-passphrase", is_flag=True, help="Protect this computer's key by its file's mode alone.")
@_rule_options
@speaking
def new_command(
    output: Output,
    *,
    database: Path,
    title: str,
    member: str,
    no_passphrase: bool,
    base: str | None,
    threshold: str | None,
    quorum: str | None,
    casting_vote: bool | None,
) -> None:
    """Found a commission; this computer becomes its first secretary.

    Example: commission-app new reform.commission --title "Reform" --member "A. Secretary"
    """
    rule = _changed(Rule(), base=base, threshold=threshold, quorum=quorum, casting_vote=casting_vote)
    passphrase = passphrase_of(output, needed=not no_passphrase, new=True)
    with found(database, title, member, rule=rule, passphrase=passphrase) as workspace:
        document = {"commission": workspace.commission, "member": workspace.member, "database": str(database)}
        output.result(document, output.translate("cli.founded", title=title, name=database.name))


@click.command("join")
@DATABASE
@click.option("--name", required=True, help="Your name.")
@click.option("--request", required=True, type=click.Path(path_type=Path), help="The file to send to the secretary.")
@click.option("--no-passphrase", is_flag=True, help="Protect this computer's key by its file's mode alone.")
@speaking
def join_command(output: Output, *, database: Path, name: str, request: Path, no_passphrase: bool) -> None:
    """Make a member's new database and the request file to send to the secretary.

    Example: commission-app join a.commission --name "A. Member" --request a.commission-request
    """
    passphrase = passphrase_of(output, needed=not no_passphrase, new=True)
    with prepare_to_join(database, name, passphrase=passphrase, request=request) as workspace:
        shown = own_fingerprint(workspace)
        document = {"member": workspace.member, "fingerprint": shown, "request": str(request)}
        output.result(document, output.translate("cli.joining", file=request.name, fingerprint=shown))


@click.group("member")
def member_command() -> None:
    """Admit members, change their roles, revoke their computers, list them."""


@member_command.command("admit")
@DATABASE
@click.argument("request", type=click.Path(path_type=Path))
@click.option("--role", type=ROLES, default=Role.MEMBER.value, show_default=True)
@click.option("--computer-of", metavar="ID", help="No new member: one more computer of this member.")
@click.option("--namesake", is_flag=True, help="Another person, though somebody of this name is a member already.")
@speaking
def admit(output: Output, *, database: Path, request: Path, role: str, computer_of: str | None, namesake: bool) -> None:
    """Admit the sender of a request file.

    Example: commission-app member admit reform.commission a.commission-request
    """
    with Workspace.open(database) as workspace:
        asked = read_request(request)
        roster.admit(workspace, asked, Role(role), computer_of=computer_of, namesake=namesake)
        member = workspace.roster().members[computer_of or asked.member]
        document = {
            "id": member.id,
            "name": member.name,
            "role": member.role.value,
            "fingerprint": asked.fingerprint,
        }
        output.result(document, output.translate("cli.admitted", name=asked.name, fingerprint=asked.fingerprint))


@member_command.command("revoke")
@DATABASE
@click.argument("id_", metavar="ID")
@speaking
def revoke(output: Output, *, database: Path, id_: str) -> None:
    """Revoke a computer, or all computers of a member: what they do from now on does not count.

    Example: commission-app member revoke reform.commission 0123456789abcdef0123
    """
    with Workspace.open(database) as workspace:
        roster.revoke(workspace, id_)
        output.result({"id": id_}, output.translate("cli.done"))


@member_command.command("role")
@DATABASE
@click.argument("id_", metavar="ID")
@click.argument("role", type=ROLES)
@speaking
def change_role(output: Output, *, database: Path, id_: str, role: str) -> None:
    """Give a member another role.

    Example: commission-app member role reform.commission 0123456789abcdef0123 chair
    """
    with Workspace.open(database) as workspace:
        roster.change_role(workspace, id_, Role(role))
        output.result({"id": id_, "role": role}, output.translate("cli.done"))


@member_command.command("list")
@DATABASE
@speaking
def list_members(output: Output, *, database: Path) -> None:
    """List the members with their roles and the fingerprints of their computers.

    Example: commission-app member list reform.commission
    """
    with Workspace.open(database, reading=True) as workspace:
        listed = roster.members(workspace)
    items = [
        {
            "id": one.member.id,
            "name": one.member.name,
            "role": one.member.role.value,
            "devices": [
                {"id": device.id, "fingerprint": shown, "revoked": device.last_seq is not None}
                for device, shown in zip(one.devices, one.fingerprints, strict=True)
            ],
        }
        for one in listed
    ]
    output.result({"items": items}, "\n".join(line for one in listed for line in _lines(output, one)))


def _lines(output: Output, one: roster.Listed) -> list[str]:
    """Return a member and below it the fingerprints of their computers."""
    member = f"{one.member.id}  {output.translate(f'role.{one.member.role}'):<12}  {one.member.name}"
    revoked = output.translate("cli.revoked")
    return [
        member,
        *(
            f"    {shown}{'' if device.last_seq is None else f'  – {revoked}'}"
            for device, shown in zip(one.devices, one.fingerprints, strict=True)
        ),
    ]


@click.command("rule")
@DATABASE
@_rule_options
@speaking
def rule_command(
    output: Output,
    *,
    database: Path,
    base: str | None,
    threshold: str | None,
    quorum: str | None,
    casting_vote: bool | None,
) -> None:
    """Show how this commission decides, or change it (secretaries).

    Example: commission-app rule reform.commission --threshold 2/3 --quorum 2/3
    """
    is_asked = (base, threshold, quorum, casting_vote) == (None,) * 4
    with Workspace.open(database, reading=is_asked) as workspace:
        rule = workspace.roster().rule
        wanted = _changed(rule, base=base, threshold=threshold, quorum=quorum, casting_vote=casting_vote)
        if wanted != rule:
            roster.change_rule(workspace, wanted)
        base_name = output.translate(f"rule.base_{wanted.base.value}")
        text = output.translate(
            "rule.in_words", base=base_name, threshold=written(wanted.threshold), quorum=written(wanted.quorum)
        )
        output.result({"rule": wanted.to_json()}, text)

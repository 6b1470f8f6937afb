"""What a secretary does to the roster: admit, change a role, revoke a device; and the commission's rule."""

from __future__ import annotations

from dataclasses import dataclass

from commission_app.domain.errors import UserError
from commission_app.domain.event import NewEvent
from commission_app.domain.event_kinds import COMMISSION, Role
from commission_app.domain.ids import stream_of
from commission_app.domain.roster import Device, Member
from commission_app.domain.voting_rules import Rule
from commission_app.services.effects import Effects
from commission_app.services.join import JoinRequest, fingerprint
from commission_app.services.roles import my_role as my_role
from commission_app.services.roles import require_secretary as require_secretary
from commission_app.services.unit_of_work import act
from commission_app.services.workspace import Workspace
from commission_app.storage import event_log


@dataclass(frozen=True, slots=True)
class Listed:
    """A member with their devices, as a list shows them."""

    member: Member
    devices: tuple[Device, ...]

    @property
    def fingerprints(self) -> tuple[str, ...]:
        """The fingerprints of the devices' keys."""
        return tuple(fingerprint(device.public_key) for device in self.devices)


def members(workspace: Workspace) -> list[Listed]:
    """Return everybody on the roster, by the order of admission."""
    roster = workspace.roster()
    return [
        Listed(member, tuple(one for one in roster.devices.values() if one.member == member.id))
        for member in roster.members.values()
    ]


def admit(
    workspace: Workspace,
    request: JoinRequest,
    role: Role = Role.MEMBER,
    *,
    computer_of: str | None = None,
    namesake: bool = False,
) -> Effects:
    """Admit the sender of a request as a new member, or their computer as one more of a member's (``computer_of``).

    A request says of itself whose it is, so it makes nobody's computer: only the secretary does. Raises UserError where
    the computer is admitted already, where somebody of that name is on the roster and the secretary has not said that
    this is a ``namesake``, or for an unknown member.
    """
    require_secretary(workspace)
    roster = workspace.roster()
    if request.device in roster.devices:
        raise UserError("join.already_admitted", name=roster.members[roster.devices[request.device].member].name)
    member = request.member if computer_of is None else _member(workspace, computer_of).id
    if computer_of is None:
        same = namesakes(workspace, request.name)
        known = [roster.members[member]] if member in roster.members else [] if namesake else same
        for one in known:
            raise UserError("join.name_known", name=one.name, id=one.id)
    with act(workspace, "act.member_admitted", name=request.name) as unit:
        if computer_of is None:
            unit.record(NewEvent("member.admitted", member, {"name": request.name, "role": role.value}))
        enrolled = {"member": member, "public_key": request.public_key}
        unit.record(NewEvent("device.enrolled", request.device, enrolled))
    return unit.effects


def namesakes(workspace: Workspace, name: str) -> list[Member]:
    """Return the members of this name, whatever its letter case and spaces."""
    return [one for one in workspace.roster().members.values() if _alike(one.name) == _alike(name)]


def _alike(name: str) -> str:
    return " ".join(name.casefold().split())


def change_role(workspace: Workspace, member: str, role: Role) -> Effects:
    """Give a member another role; raises UserError for an unknown one, the founder's, or the last secretary's."""
    require_secretary(workspace)
    found = _member(workspace, member)
    roster = workspace.roster()
    if found.id == roster.founder and workspace.member != found.id:
        raise UserError("role.of_founder", name=found.name)
    working = {one.member for one in roster.devices.values() if one.last_seq is None}
    others = [one for one in roster.members.values() if one.role is Role.SECRETARY and one.id in working - {found.id}]
    if role is not Role.SECRETARY and not others:
        raise UserError("role.last_secretary", name=found.name)
    with act(workspace, "act.role_changed", name=found.name) as unit:
        unit.record(NewEvent("member.role_changed", found.id, {"role": role.value}))
    return unit.effects


def revoke(workspace: Workspace, device: str) -> Effects:
    """Revoke a device at the last of its events that is known here: later ones will not count.

    ``device`` is its id, or the id of a member: then all devices of theirs. Raises UserError for unknown ones, and for
    the founding device unless its owner does it.
    """
    require_secretary(workspace)
    roster = workspace.roster()
    chosen = [one for one in roster.devices.values() if device in (one.id, one.member) and one.last_seq is None]
    if not chosen:
        raise UserError("role.no_device", id=device)
    name = roster.members[chosen[0].member].name
    if chosen[0].member == roster.founder and workspace.member != roster.founder:
        raise UserError("role.of_founder", name=name)
    if any(one.id == workspace.device for one in chosen):
        raise UserError("role.own_device")
    with act(workspace, "act.device_revoked", name=name) as unit:
        for one in chosen:
            last = event_log.head(unit.connection, stream_of(one.id)).seq
            unit.record(NewEvent("device.revoked", one.id, {"last_seq": last}))
    return unit.effects


def change_rule(workspace: Workspace, rule: Rule) -> Effects:
    """Change how this commission decides."""
    require_secretary(workspace)
    with act(workspace, "act.rule_changed") as unit:
        unit.record(NewEvent("commission.rule_changed", COMMISSION, {"rule": rule.to_json()}))
    return unit.effects


def _member(workspace: Workspace, member: str) -> Member:
    found = workspace.roster().members.get(member)
    if found is None:
        raise UserError("role.no_member", id=member)
    return found

"""Who belongs to the commission, and which events count because of it.

The rules of authority (docs/decisions/0003-authority.md):

1. Events about the roster are judged one after the other in the common order, each by the roster as it stands then.
2. The founder's role is changed, and the founding device revoked, by the founder alone.
3. A revocation reaches back: whatever the device wrote after the named event does not count, whatever its stamps say.
4. All other events are judged by the finished roster: a member's acts start to count when the device is enrolled later.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from commission_app.domain.errors import UserError
from commission_app.domain.event import Event, Order
from commission_app.domain.event_kinds import KINDS, ROSTER_KINDS, Role
from commission_app.domain.ids import device_id, device_of, is_private
from commission_app.domain.voting_rules import Rule


class Reason(StrEnum):
    """Why an event does not count."""

    UNKNOWN_DEVICE = "unknown_device"
    REVOKED_DEVICE = "revoked_device"
    ROLE_MAY_NOT = "role_may_not"
    NOT_THE_AUTHOR = "not_the_author"
    NOTHING_TO_CHANGE = "nothing_to_change"
    NEWER_PROGRAM = "newer_program"
    NOT_POSSIBLE = "not_possible"


Rejected = tuple[tuple[Event, Reason], ...]
"""Events that do not count, each with the reason."""


@dataclass(frozen=True, slots=True)
class Member:
    """A person on the roster. ``roles`` is the history: since when (order of the event) which role."""

    id: str
    name: str
    roles: tuple[tuple[Order, Role], ...]

    @property
    def role(self) -> Role:
        """The role held now."""
        return self.roles[-1][1]

    def role_at(self, order: Order) -> Role:
        """Return the role held at a place in the order; before the admission, the first one."""
        place = bisect_right(self.roles, order, key=lambda entry: entry[0])
        return self.roles[max(0, place - 1)][1]


@dataclass(frozen=True, slots=True)
class Device:
    """An installation. ``last_seq`` is the last event that counts where the device is revoked, else None."""

    id: str
    member: str
    public_key: str
    last_seq: int | None = None


@dataclass(frozen=True, slots=True)
class Roster:
    """The commission as its roster events make it; ``rejected`` are those of them that do not count."""

    title: str = ""
    rule: Rule = field(default_factory=Rule)
    founder: str = ""
    members: Mapping[str, Member] = field(default_factory=dict)
    devices: Mapping[str, Device] = field(default_factory=dict)
    rejected: Rejected = ()

    def member_of(self, device: str) -> Member | None:
        """Return who works on a device, if it is enrolled."""
        enrolled = self.devices.get(device)
        return self.members.get(enrolled.member) if enrolled else None

    def is_revoked(self, device: str) -> bool:
        """Whether a device is enrolled and revoked."""
        enrolled = self.devices.get(device)
        return enrolled is not None and enrolled.last_seq is not None

    def author(self, event: Event) -> Member | None:
        """Return the person whose act an event is, if known."""
        return self.member_of(device_of(event.stream))

    def standing(self, device: str) -> object:
        """Return all that decides whether a device's events count, to see whether it has changed."""
        enrolled = self.devices.get(device)
        return enrolled and (enrolled, self.members[enrolled.member].roles)

    def judge(self, event: Event) -> Reason | None:
        """Return why an event not about the roster does not count as far as its author goes; None if it does."""
        kind = KINDS.get(event.kind)
        if kind is None:
            return Reason.NEWER_PROGRAM
        device = self.devices.get(device_of(event.stream))
        private = is_private(event.stream)
        if device is None:
            return Reason.UNKNOWN_DEVICE
        if device.last_seq is not None and event.seq > device.last_seq and not private:
            return Reason.REVOKED_DEVICE
        if private and not kind.may_be_private:
            return Reason.NOT_POSSIBLE
        role = self.members[device.member].role_at(event.order)
        return None if role in kind.roles else Reason.ROLE_MAY_NOT


def make_roster(commission: str, events: Iterable[Event]) -> Roster:
    """Return the roster that a set of roster events makes, in whatever order they are given.

    ``commission`` is the commission's id: the hash of the one founding event that counts.
    """
    ordered = sorted((event for event in events if event.kind in ROSTER_KINDS), key=lambda event: event.order)
    cutoffs: dict[str, int] = {}
    seen: list[dict[str, int]] = []
    while True:
        fold = _Fold(commission, cutoffs)
        for event in ordered:
            fold.take(event)
        if fold.revoked == cutoffs:
            return fold.roster()
        seen.append(cutoffs)
        if fold.revoked in seen:
            # Two revocations that undo each other's ground: the strictest reading holds.
            cutoffs = {
                device: min(found[device] for found in (*seen, fold.revoked) if device in found)
                for device in {name for found in (*seen, fold.revoked) for name in found}
            }
            fold = _Fold(commission, cutoffs)
            for event in ordered:
                fold.take(event)
            return fold.roster()
        cutoffs = dict(fold.revoked)


class _Fold:
    """One pass over the roster events, with the revocations that an earlier pass found."""

    def __init__(self, commission: str, cutoffs: Mapping[str, int]) -> None:
        self.commission = commission
        self.cutoffs = cutoffs
        self.revoked: dict[str, int] = {}
        self.title = ""
        self.rule = Rule()
        self.founder = ""
        self.founding_device = ""
        self.members: dict[str, Member] = {}
        self.devices: dict[str, Device] = {}
        self.rejected: list[tuple[Event, Reason]] = []

    def take(self, event: Event) -> None:
        reason = self._judge(event) or self._apply(event)
        if reason:
            self.rejected.append((event, reason))

    def roster(self) -> Roster:
        devices = {
            name: Device(device.id, device.member, device.public_key, self.cutoffs.get(name))
            for name, device in self.devices.items()
        }
        return Roster(self.title, self.rule, self.founder, self.members, devices, tuple(self.rejected))

    def _judge(self, event: Event) -> Reason | None:
        if is_private(event.stream):
            return Reason.NOT_POSSIBLE
        if event.kind == "commission.founded":
            return None
        device = self.devices.get(device_of(event.stream))
        if device is None:
            return Reason.UNKNOWN_DEVICE
        if event.seq > self.cutoffs.get(device.id, event.seq):
            return Reason.REVOKED_DEVICE
        role = self.members[device.member].roles[-1][1]
        return None if role in KINDS[event.kind].roles else Reason.ROLE_MAY_NOT

    def _apply(self, event: Event) -> Reason | None:
        match event.kind:
            case "commission.founded":
                return self._found(event)
            case "commission.rule_changed":
                return self._change_rule(event)
            case "member.admitted":
                return self._admit(event)
            case "member.role_changed":
                return self._change_role(event)
            case "device.enrolled":
                return self._enrol(event)
            case _:
                return self._revoke_or_reinstate(event)

    def _found(self, event: Event) -> Reason | None:
        key, device = str(event.body["public_key"]), device_of(event.stream)
        if event.hash != self.commission or event.seq != 1 or device_id(bytes.fromhex(key)) != device:
            return Reason.NOT_POSSIBLE
        reason = self._change_rule(event)
        if reason is None:
            self.title, self.founder, self.founding_device = (
                str(event.body["title"]),
                str(event.body["member"]),
                device,
            )
            self.members[self.founder] = Member(self.founder, str(event.body["name"]), ((event.order, Role.SECRETARY),))
            self.devices[device] = Device(device, self.founder, key)
        return reason

    def _change_rule(self, event: Event) -> Reason | None:
        try:
            self.rule = Rule.from_json(event.body["rule"])
        except UserError:
            return Reason.NOT_POSSIBLE
        return None

    def _admit(self, event: Event) -> Reason | None:
        if event.subject in self.members:
            return Reason.NOT_POSSIBLE
        role = Role(str(event.body["role"]))
        self.members[event.subject] = Member(event.subject, str(event.body["name"]), ((event.order, role),))
        return None

    def _change_role(self, event: Event) -> Reason | None:
        member = self.members.get(event.subject)
        if member is None:
            return Reason.NOTHING_TO_CHANGE
        if member.id == self.founder and self.devices[device_of(event.stream)].member != self.founder:
            return Reason.ROLE_MAY_NOT
        role = Role(str(event.body["role"]))
        self.members[member.id] = Member(member.id, member.name, (*member.roles, (event.order, role)))
        return None

    def _enrol(self, event: Event) -> Reason | None:
        key, member = str(event.body["public_key"]), str(event.body["member"])
        if member not in self.members or event.subject in self.devices:
            return Reason.NOTHING_TO_CHANGE if member not in self.members else Reason.NOT_POSSIBLE
        if device_id(bytes.fromhex(key)) != event.subject:
            return Reason.NOT_POSSIBLE
        self.devices[event.subject] = Device(event.subject, member, key)
        return None

    def _revoke_or_reinstate(self, event: Event) -> Reason | None:
        device = self.devices.get(event.subject)
        if device is None:
            return Reason.NOTHING_TO_CHANGE
        if device.id == self.founding_device and self.devices[device_of(event.stream)].member != self.founder:
            return Reason.ROLE_MAY_NOT
        if event.kind == "device.revoked":
            self.revoked[device.id] = int(str(event.body["last_seq"]))
        else:
            self.revoked.pop(device.id, None)
        return None

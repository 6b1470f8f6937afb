"""Who belongs to the commission, and which events count because of it.

The rules of authority (docs/decisions/0003-authority.md):

1. Events about the roster are judged one after the other in the common order, each by the roster as it stands then.
2. The founder's role is changed, and the founding device revoked, by the founder alone.
3. A revocation reaches back: whatever the device wrote after the named event does not count, whatever its stamps say.
4. Whoever loses the role of secretary or chair cannot use it by an earlier stamp: what a device wrote after the last
   event that the change of role names is judged by the new role.
5. There is always a secretary: the last one keeps the role.
6. All other events are judged by the finished roster: a member's acts start to count when the device is enrolled later.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from commission_app.domain.errors import UserError
from commission_app.domain.event import Event, Order
from commission_app.domain.event_kinds import KINDS, PRESIDING, ROSTER_KINDS, Role
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


class Member(NamedTuple):
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


class Device(NamedTuple):
    """An installation. ``last_seq`` is the last event that counts where the device is revoked, else None."""

    id: str
    member: str
    public_key: str
    last_seq: int | None = None


class Limit(NamedTuple):
    """That a device lost power at a place in the order, when ``last_seq`` was the last known event of it.

    What it wrote later, under whatever stamp, counts only as far as the new ``role`` may say it.
    """

    device: str
    last_seq: int
    order: Order
    role: Role

    def holds(self, event: Event) -> bool:
        """Whether an event claims, by its stamp, to be older than the loss of power, though nobody knew it then."""
        return event.seq > self.last_seq and event.order < self.order


class Bounds(NamedTuple):
    """What later events of the roster forbid to earlier ones: up to which event a device counts, and limits."""

    last_seqs: Mapping[str, int] = {}
    limits: frozenset[Limit] = frozenset()

    @staticmethod
    def strictest(known: Sequence[Bounds]) -> Bounds:
        """Return the bounds that forbid all that any of these forbids."""
        devices = {device for one in known for device in one.last_seqs}
        lowest = {device: min(one.last_seqs[device] for one in known if device in one.last_seqs) for device in devices}
        return Bounds(lowest, frozenset().union(*(one.limits for one in known)))

    def role(self, event: Event, held: Role) -> Role:
        """Return the role by which an event is judged whose author, by its stamp, held another."""
        if not self.limits:
            return held
        device = device_of(event.stream)
        found = [one for one in self.limits if one.device == device and one.holds(event)]
        return min(found, key=lambda one: one.order).role if found else held


class Roster(NamedTuple):
    """The commission as its roster events make it; ``rejected`` are those of them that do not count."""

    title: str = ""
    rule: Rule = Rule()
    founder: str = ""
    members: Mapping[str, Member] = {}
    devices: Mapping[str, Device] = {}
    rejected: Rejected = ()
    bounds: Bounds = Bounds()

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
        limits = frozenset(one for one in self.bounds.limits if one.device == device)
        return enrolled and (enrolled, self.members[enrolled.member].roles, limits)

    def role_of(self, event: Event, author: Member) -> Role:
        """Return the role in which a member did an act."""
        return self.bounds.role(event, author.role_at(event.order))

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
        role = self.role_of(event, self.members[device.member])
        return None if role in kind.roles else Reason.ROLE_MAY_NOT


def make_roster(commission: str, events: Iterable[Event]) -> Roster:
    """Return the roster that a set of roster events makes, in whatever order they are given.

    ``commission`` is the commission's id: the hash of the one founding event that counts.
    """
    ordered = sorted((event for event in events if event.kind in ROSTER_KINDS), key=lambda event: event.order)
    bounds = Bounds()
    seen: list[Bounds] = []
    while True:
        fold = _folded(commission, ordered, bounds)
        if fold.bounds == bounds:
            return fold.roster()
        seen.append(bounds)
        if fold.bounds in seen:
            # Two events that undo each other's ground: the strictest reading holds.
            return _folded(commission, ordered, Bounds.strictest((*seen, fold.bounds))).roster()
        bounds = fold.bounds


def _folded(commission: str, ordered: Iterable[Event], bounds: Bounds) -> _Fold:
    fold = _Fold(commission, bounds)
    for event in ordered:
        fold.take(event)
    return fold


class _Fold:
    """One pass over the roster events, within the bounds that an earlier pass found."""

    def __init__(self, commission: str, given: Bounds) -> None:
        self.commission = commission
        self.given = given
        self.revoked: dict[str, int] = {}
        self.limits: set[Limit] = set()
        self.title = ""
        self.rule = Rule()
        self.founder = ""
        self.founding_device = ""
        self.members: dict[str, Member] = {}
        self.devices: dict[str, Device] = {}
        self.rejected: list[tuple[Event, Reason]] = []

    @property
    def bounds(self) -> Bounds:
        """The bounds that this pass has found."""
        return Bounds(self.revoked, frozenset(self.limits))

    def take(self, event: Event) -> None:
        reason = self._judge(event) or self._apply(event)
        if reason:
            self.rejected.append((event, reason))

    def roster(self) -> Roster:
        devices = {
            name: Device(device.id, device.member, device.public_key, self.given.last_seqs.get(name))
            for name, device in self.devices.items()
        }
        rejected = tuple(self.rejected)
        return Roster(self.title, self.rule, self.founder, self.members, devices, rejected, self.given)

    def _judge(self, event: Event) -> Reason | None:
        if is_private(event.stream):
            return Reason.NOT_POSSIBLE
        if event.kind == "commission.founded":
            return None
        device = self.devices.get(device_of(event.stream))
        if device is None:
            return Reason.UNKNOWN_DEVICE
        if event.seq > self.given.last_seqs.get(device.id, event.seq):
            return Reason.REVOKED_DEVICE
        role = self.given.role(event, self.members[device.member].role)
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
        if role is not Role.SECRETARY and not self._has_secretary_beside(member):
            return Reason.NOT_POSSIBLE
        if member.role in PRESIDING and role is not member.role:
            seen = event.body["seen"]
            own = {name for name, device in self.devices.items() if device.member == member.id}
            for device, last_seq in seen.items() if isinstance(seen, dict) else ():
                if device in own:
                    self.limits.add(Limit(device, int(str(last_seq)), event.order, role))
        self.members[member.id] = Member(member.id, member.name, (*member.roles, (event.order, role)))
        return None

    def _has_secretary_beside(self, member: Member) -> bool:
        working = {device.member for device in self.devices.values() if device.id not in self.given.last_seqs}
        return any(
            other.role is Role.SECRETARY and other.id in working
            for other in self.members.values()
            if other.id != member.id
        )

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

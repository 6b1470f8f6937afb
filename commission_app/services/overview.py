"""Where the text stands: article by article, section by section, member by member."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from commission_app.domain.document import CONTAINERS, Document, Provision
from commission_app.domain.draft import Draft
from commission_app.domain.event_kinds import VOTING_ROLES, Role
from commission_app.domain.ids import device_of
from commission_app.domain.roster import Member
from commission_app.domain.voting_rules import Result
from commission_app.services import reading, vote
from commission_app.services.workspace import Workspace
from commission_app.storage import comments, event_log, votes


class Place(StrEnum):
    """Where an article stands: nobody has said anything yet, it is being spoken of, disputed, or adopted."""

    UNTOUCHED = "untouched"
    DISCUSSED = "discussed"
    DISPUTED = "disputed"
    ADOPTED = "adopted"


@dataclass(frozen=True, slots=True)
class UnitOverview:
    """One unit: where it stands, and how many have commented, objected, voted and finished."""

    eid: str
    place: Place
    comments: int = 0
    objections: int = 0
    votes: int = 0
    finished: int = 0


@dataclass(frozen=True, slots=True)
class SectionOverview:
    """The sums of a section (or part); ``eid`` is empty for what stands before the first."""

    eid: str
    units: tuple[UnitOverview, ...]

    @property
    def comments(self) -> int:
        """How many comments and replies there are."""
        return sum(unit.comments for unit in self.units)

    @property
    def objections(self) -> int:
        """How many open objections there are."""
        return sum(unit.objections for unit in self.units)

    @property
    def votes(self) -> int:
        """How many votes were cast."""
        return sum(unit.votes for unit in self.units)

    def standing(self, place: Place) -> int:
        """Return how many of its units stand somewhere."""
        return sum(unit.place is place for unit in self.units)


class Step(StrEnum):
    """How far a member has come with an article; each step goes beyond the ones before."""

    NOTHING = "nothing"
    COMMENTED = "commented"
    VOTED = "voted"
    FINISHED = "finished"


@dataclass(frozen=True, slots=True)
class Readiness:
    """How far one member has come with each unit; ``last_act`` (milliseconds, UTC) is None where nothing was heard."""

    member: Member
    steps: Mapping[str, Step]
    last_act: int | None

    @property
    def finished(self) -> int:
        """With how many units the member has finished."""
        return sum(step is Step.FINISHED for step in self.steps.values())


@dataclass(frozen=True, slots=True)
class Overview:
    """The whole: sections in the order of the text, members by name as the roster has them."""

    sections: tuple[SectionOverview, ...]
    members: tuple[Readiness, ...]


def overview(workspace: Workspace, draft: Draft, document: Document) -> Overview:
    """Return where a draft stands."""
    authored = [
        (reading.unit_of(document, one.eid), one) for one in comments.counts_by_author(workspace.connection, draft.id)
    ]
    marks = votes.finished(workspace.connection, draft.id)
    steps: defaultdict[str, dict[str, Step]] = defaultdict(dict)
    for unit, one in authored:
        steps[one.author][unit] = Step.COMMENTED
    standings = {standing.eid: standing for standing in vote.results(workspace, draft)}
    for standing in standings.values():
        for cast in standing.votes:
            steps[cast.member][standing.eid] = Step.VOTED
    for mark in marks:
        steps[mark.member][mark.eid] = Step.FINISHED
    finished = Counter(mark.eid for mark in marks)
    states = reading.states(workspace, draft, document)

    def shown(eid: str) -> UnitOverview:
        state, standing = states[eid], standings.get(eid)
        cast = len(standing.votes) if standing else 0
        adopted = standing is not None and standing.outcome.result is Result.ADOPTED
        place = _place(adopted=adopted, disputed=state.objections > 0, touched=bool(state.comments or cast))
        return UnitOverview(eid, place, state.comments, state.objections, cast, finished[eid])

    sections = tuple(SectionOverview(eid, tuple(map(shown, units))) for eid, units in _sections(document))
    return Overview(sections, _members(workspace, steps))


def _place(*, adopted: bool, disputed: bool, touched: bool) -> Place:
    if disputed:
        return Place.DISPUTED
    if adopted:
        return Place.ADOPTED
    return Place.DISCUSSED if touched else Place.UNTOUCHED


def _sections(document: Document) -> list[tuple[str, Sequence[str]]]:
    """Return the outermost containers with their units; units outside of any come under an empty eid."""
    known = {unit.eid for unit in document.units}
    found: list[tuple[str, Sequence[str]]] = []
    for node in document.nodes:
        units = [one.eid for one in _walk(node) if one.eid in known]
        if node.kind in CONTAINERS:
            found.append((node.eid, units))
        elif found and found[-1][0] == "":
            found[-1] = "", [*found[-1][1], *units]
        else:
            found.append(("", units))
    return found


def _walk(node: Provision) -> Sequence[Provision]:
    return tuple(node.walk())


def _members(workspace: Workspace, steps: Mapping[str, Mapping[str, Step]]) -> tuple[Readiness, ...]:
    roster = workspace.roster()
    heard: dict[str, int] = {}
    for stream, at in event_log.last_acts(workspace.connection).items():
        member = roster.member_of(device_of(stream))
        if member is not None:
            heard[member.id] = max(at, heard.get(member.id, 0))
    asked = (*VOTING_ROLES, Role.EXPERT)
    return tuple(
        Readiness(member, steps.get(member.id, {}), heard.get(member.id))
        for member in roster.members.values()
        if member.role in asked
    )

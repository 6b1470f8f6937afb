"""Voting on articles, and saying that one has finished with them."""

from __future__ import annotations

from dataclasses import dataclass

from commission_app.domain.body_fields import MAX_TEXT, clean_text
from commission_app.domain.draft import Draft
from commission_app.domain.errors import UserError
from commission_app.domain.event import Json, NewEvent
from commission_app.domain.event_kinds import KINDS, VOTING_ROLES, Role, ballot_subject
from commission_app.domain.roster import Roster
from commission_app.domain.vote import Answer, Vote
from commission_app.domain.voting_rules import Outcome, Tally, decide
from commission_app.services import texts
from commission_app.services.effects import Effects
from commission_app.services.names import Place
from commission_app.services.roles import my_role
from commission_app.services.unit_of_work import act
from commission_app.services.workspace import Workspace
from commission_app.storage import votes


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the adoption of a provision stands: the votes of members, and what they make by the rule.

    ``stale`` are the members whose vote was on another text than the one shown now: it is not counted until they vote
    again.
    """

    draft: str
    eid: str
    votes: tuple[Vote, ...]
    outcome: Outcome
    stale: frozenset[str]


def cast(workspace: Workspace, draft: Draft, eid: str, answer: Answer, reason: str = "") -> Effects:
    """Vote on an article as drafted, or change one's vote.

    Raises UserError for a role that has no vote, a reason that is too long, or a part of an article.
    """
    _require_voter(workspace)
    _require_whole(workspace, draft, eid)
    if len(cleaned := clean_text(reason)) > MAX_TEXT:
        raise UserError("comment.too_long", most=MAX_TEXT)
    hashes: dict[str, Json] = dict(texts.text_hashes(workspace, draft, eid))
    body: dict[str, Json] = {
        **_place(workspace, draft, eid),
        "answer": answer.value,
        "reason": cleaned,
        "texts": hashes,
        "paper": None,
        "base": None,
    }
    with act(workspace, f"act.vote_{answer.value}", eid=eid) as unit:
        unit.record(NewEvent("vote.cast", ballot_subject("vote", body), body))
    return unit.effects


def withdraw(workspace: Workspace, draft: Draft, eid: str) -> Effects:
    """Take back one's vote; raises UserError where none stands."""
    body: dict[str, Json] = {**_place(workspace, draft, eid), "base": None}
    subject = ballot_subject("vote", body)
    standing = votes.get(workspace.connection, subject)
    if standing is None or standing.answer is None:
        raise UserError("vote.none")
    with act(workspace, "act.vote_withdrawn", eid=eid) as unit:
        unit.record(NewEvent("vote.withdrawn", subject, body))
    return unit.effects


def finish(workspace: Workspace, draft: Draft, eid: str) -> Effects:
    """Say that one has finished with an article; nothing is recorded where one has said so."""
    return _mark(workspace, draft, eid, "article.finished", "act.article_finished")


def unfinish(workspace: Workspace, draft: Draft, eid: str) -> Effects:
    """Say that one has not finished with an article after all; nothing is recorded where one has not."""
    return _mark(workspace, draft, eid, "article.reopened", "act.article_reopened")


def _mark(workspace: Workspace, draft: Draft, eid: str, kind: str, name: str) -> Effects:
    workspace.joined()
    role = my_role(workspace)
    if role is not None and role not in KINDS[kind].roles:
        raise UserError("role.may_not_finish")
    _require_whole(workspace, draft, eid)
    body = _place(workspace, draft, eid)
    if votes.is_finished(workspace.connection, ballot_subject("article", body)) == (kind == "article.finished"):
        return Effects()
    with act(workspace, name, eid=eid) as unit:
        unit.record(NewEvent(kind, ballot_subject("article", body), body))
    return unit.effects


def _place(workspace: Workspace, draft: Draft, eid: str) -> dict[str, Json]:
    return {"draft": draft.id, "eid": eid, "member": workspace.member}


def _require_whole(workspace: Workspace, draft: Draft, eid: str) -> None:
    """See that a provision is one that is adopted as a whole: an article, the preamble, not a part or a container."""
    units = (unit.eid for one in texts.languages(draft) for unit in texts.document(workspace, draft, one).units)
    if eid not in units:
        raise UserError("vote.not_whole", place=Place(eid))


def _require_voter(workspace: Workspace) -> None:
    workspace.joined()
    role = my_role(workspace)
    if role is not None and role not in VOTING_ROLES:
        raise UserError("role.may_not_vote")


def mine(workspace: Workspace, draft: Draft, eid: str) -> Vote | None:
    """Return one's own vote on a provision, if it stands."""
    body = _place(workspace, draft, eid)
    found = votes.get(workspace.connection, ballot_subject("vote", body))
    return found if found is not None and found.answer is not None else None


def standing(workspace: Workspace, draft: Draft, eid: str) -> Standing:
    """Return where the adoption of one provision stands."""
    found = votes.of_draft(workspace.connection, draft.id, eid)
    return _standing(workspace, workspace.roster(), draft, eid, found)


def count(workspace: Workspace, draft: Draft, eid: str) -> int:
    """Return how many votes stand on an article, without what they make."""
    roster = workspace.roster()
    return len(_of_voters(roster, votes.of_draft(workspace.connection, draft.id, eid)))


def results(workspace: Workspace, draft: Draft) -> list[Standing]:
    """Return where the adoption of every provision that was voted on stands, in the order of the text."""
    roster = workspace.roster()
    by_place: dict[str, list[Vote]] = {}
    for vote in votes.of_draft(workspace.connection, draft.id):
        by_place.setdefault(vote.eid, []).append(vote)
    order = {unit.eid: place for place, unit in enumerate(texts.document(workspace, draft).walk())}
    places = sorted(by_place, key=lambda eid: (order.get(eid, len(order)), eid))
    return [_standing(workspace, roster, draft, eid, by_place[eid]) for eid in places]


def _standing(workspace: Workspace, roster: Roster, draft: Draft, eid: str, found: list[Vote]) -> Standing:
    now = texts.text_hashes(workspace, draft, eid)
    counted = _of_voters(roster, found)
    stale = {
        vote.member
        for vote in counted
        if any(now.get(language, voted_on) != voted_on for language, voted_on in vote.texts.items())
    }
    fresh = [vote for vote in counted if vote.member not in stale]
    return Standing(draft.id, eid, tuple(counted), decide(roster.rule, _tally(roster, fresh)), frozenset(stale))


def _of_voters(roster: Roster, found: list[Vote]) -> list[Vote]:
    """Return the votes of those who have one, in the order of the roster."""
    order = {member: place for place, member in enumerate(roster.members)}
    voting = [vote for vote in found if roster.members[vote.member].role in VOTING_ROLES]
    return sorted(voting, key=lambda vote: (vote.eid, order[vote.member]))


def _tally(roster: Roster, counted: list[Vote]) -> Tally:
    answers = [vote.answer for vote in counted]
    chairs = {member.id for member in roster.members.values() if member.role is Role.CHAIR}
    chair = next((vote.answer for vote in counted if vote.member in chairs), None)
    return Tally(
        for_=answers.count(Answer.FOR),
        against=answers.count(Answer.AGAINST),
        abstain=answers.count(Answer.ABSTAIN),
        eligible=sum(member.role in VOTING_ROLES for member in roster.members.values()),
        chair=chair.value if chair else None,
    )

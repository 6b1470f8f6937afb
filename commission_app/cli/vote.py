"""Commands about votes and finished-marks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from commission_app.cli.comment import DRAFT, shown_time
from commission_app.cli.commission import DATABASE
from commission_app.cli.output import Output, speaking
from commission_app.domain.vote import Answer
from commission_app.domain.voting_rules import written
from commission_app.services import texts, vote
from commission_app.services.names import calculation, place_name, result_name, unit_title
from commission_app.services.vote import Standing
from commission_app.services.workspace import Workspace


@click.group("vote")
def vote_command() -> None:
    """Vote on articles, list votes, show results with their calculation."""


@vote_command.command("cast")
@DATABASE
@click.argument("eid")
@click.argument("answer", type=click.Choice([answer.value for answer in Answer]))
@DRAFT
@click.option("--reason", default="", help="Why, in your words.")
@speaking
def cast(output: Output, *, database: Path, eid: str, answer: str, draft: str | None, reason: str) -> None:
    """Vote on an article as drafted; voting again changes your vote.

    Example: commission-app vote cast my.commission 15 against --reason "See my comment."
    """
    with Workspace.open(database) as workspace:
        chosen = texts.find(workspace, draft)
        node = texts.provision(workspace, chosen, eid)
        vote.cast(workspace, chosen, node.eid, Answer(answer), reason)
        id_ = _question(chosen.id, node.eid)
        output.result({"id": f"{id_}/{workspace.member}"}, f"{id_}/{workspace.member}")


@vote_command.command("withdraw")
@DATABASE
@click.argument("eid")
@DRAFT
@speaking
def withdraw(output: Output, *, database: Path, eid: str, draft: str | None) -> None:
    """Take back your vote.

    Example: commission-app vote withdraw my.commission 15
    """
    with Workspace.open(database) as workspace:
        chosen = texts.find(workspace, draft)
        vote.withdraw(workspace, chosen, texts.provision(workspace, chosen, eid).eid)
        output.result({"eid": eid}, output.translate("cli.done"))


def _question(draft: str, eid: str) -> str:
    """Return the id of the question whether a provision is adopted as drafted."""
    return f"{draft}/{eid}"


@vote_command.command("list")
@DATABASE
@DRAFT
@speaking
def list_(output: Output, *, database: Path, draft: str | None) -> None:
    """List the votes that stand.

    Example: commission-app vote list my.commission
    """
    with Workspace.open(database, reading=True) as workspace:
        chosen = texts.find(workspace, draft)
        roster = workspace.roster()
        standings = vote.results(workspace, chosen)
    items = [
        {
            "id": f"{_question(one.draft, one.eid)}/{one.member}",
            "eid": one.eid,
            "draft": chosen.label,
            "author": roster.members[one.member].name,
            "made_at": shown_time(one.at),
            "state": "stale" if one.member in standing.stale else "valid",
            "answer": one.answer.value if one.answer else None,
            "text": one.reason,
        }
        for standing in standings
        for one in standing.votes
    ]
    lines = [_line(output, item) for item in items]
    output.result({"items": items}, "\n".join(lines) or output.translate("cli.no_votes", draft=chosen.label))


def _line(output: Output, item: dict[str, Any]) -> str:
    place = place_name(output.translate, item["eid"])
    answer = output.translate(f"vote.{item['answer']}")
    return f"{place}  {item['author']}: {answer}{' – ' if item['text'] else ''}{item['text']}"


@vote_command.command("results")
@DATABASE
@DRAFT
@speaking
def results(output: Output, *, database: Path, draft: str | None) -> None:
    """Show the result on every article that was voted on, with its calculation.

    Example: commission-app vote results reform.commission
    """
    with Workspace.open(database, reading=True) as workspace:
        chosen = texts.find(workspace, draft)
        document = texts.document(workspace, chosen)
        rows = [
            _row(output, one, unit_title(output.translate, one.eid, document))
            for one in vote.results(workspace, chosen)
        ]
    output.result(
        {"questions": rows}, "\n".join(map(_told, rows)) or output.translate("cli.no_votes", draft=chosen.label)
    )


def _told(row: dict[str, Any]) -> str:
    words: str = row["calculation"]
    return f"{row['title']}: {words[:1].lower()}{words[1:]}"


def _row(output: Output, standing: Standing, title: str) -> dict[str, Any]:
    outcome = standing.outcome
    tally, rule = outcome.tally, outcome.rule
    reckoned = calculation(output.translate, outcome, len(standing.stale))
    return {
        "id": _question(standing.draft, standing.eid),
        "eid": standing.eid,
        "title": title,
        "for": tally.for_,
        "against": tally.against,
        "abstain": tally.abstain,
        "present_not_voting": tally.present_not_voting,
        "eligible": tally.eligible,
        "present": tally.present,
        "base": rule.base.value,
        "threshold": written(rule.threshold),
        "required": outcome.required,
        "quorum": written(rule.quorum),
        "quorum_required": outcome.quorum_required,
        "quorum_met": outcome.quorum_met,
        "result": outcome.result.value,
        "closed": False,
        "stale": len(standing.stale),
        "calculation": f"{result_name(output.translate, outcome.result)}. {reckoned}",
    }


@click.command("finish")
@DATABASE
@click.argument("eid")
@DRAFT
@click.option("--reopen", is_flag=True, help="Take the mark away again.")
@speaking
def finish_command(output: Output, *, database: Path, eid: str, draft: str | None, reopen: bool) -> None:
    """Say that you have finished with an article.

    Example: commission-app finish my.commission 15
    """
    with Workspace.open(database) as workspace:
        chosen = texts.find(workspace, draft)
        node = texts.provision(workspace, chosen, eid)
        (vote.unfinish if reopen else vote.finish)(workspace, chosen, node.eid)
        output.result({"eid": node.eid, "finished": not reopen}, output.translate("cli.done"))

"""Commands about comments."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from commission_app.cli.commission import DATABASE
from commission_app.cli.output import Output, speaking
from commission_app.domain.comment import Comment, CommentKind, CommentState, Visibility
from commission_app.domain.document import Provision
from commission_app.domain.draft import Draft
from commission_app.domain.errors import UserError
from commission_app.services import comment, reading, texts
from commission_app.services.names import Place, place_name
from commission_app.services.workspace import Workspace

KINDS = click.Choice([kind.value for kind in CommentKind])
DRAFT = click.option("--draft", help="Label or id of the draft; the newest one by default.")


def shown_time(milliseconds: int) -> str:
    """Return a moment as ISO 8601 in UTC."""
    return datetime.fromtimestamp(milliseconds / 1000, UTC).isoformat(timespec="seconds")


@click.group("comment")
def comment_command() -> None:
    """Comment on provisions and on words in them; list comments."""


@comment_command.command("add")
@DATABASE
@click.argument("eid")
@click.argument("text")
@DRAFT
@click.option("--quote", help="Words of the provision that the comment is on.")
@click.option("--occurrence", type=click.IntRange(min=1), help="Which occurrence of the quoted words; the first is 1.")
@click.option("--kind", type=KINDS, default=CommentKind.QUESTION.value, show_default=True)
@click.option("--private", is_flag=True, help="For yourself alone: never leaves this computer.")
@click.option("--reply-to", metavar="ID", help="Id of the comment that this one answers.")
@speaking
def add(
    output: Output,
    *,
    database: Path,
    eid: str,
    text: str,
    draft: str | None,
    quote: str | None,
    occurrence: int | None,
    kind: str,
    private: bool,
    reply_to: str | None,
) -> None:
    """Comment on a provision (art_15, or 15), or on words in it; a reply sits where its thread does.

    Example: commission-app comment add my.commission 15 "Too broad." --kind objection --quote "words of the article"
    """
    with Workspace.open(database) as workspace:
        chosen = texts.find(workspace, draft)
        node = texts.provision(workspace, chosen, eid)
        if reply_to is not None:
            _check_thread(comment.opening(workspace, reply_to), chosen, node)
        anchor = comment.whole(chosen, node.eid)
        if quote is not None and reply_to is not None:
            raise click.UsageError("--quote and --reply-to exclude each other: a reply sits where its thread does.")
        if quote is not None:
            anchor, found = comment.quoted(workspace, chosen, node.eid, quote, occurrence=occurrence)
            if found > 1 and occurrence is None:
                output.note(output.translate("cli.quote_repeated", count=found))
        visibility = Visibility.PRIVATE if private else Visibility.COMMISSION
        effects = comment.add(workspace, anchor, text, CommentKind(kind), visibility=visibility, reply_to=reply_to)
        output.result({"id": effects.created}, effects.created or "")


def _check_thread(opening: Comment, draft: Draft, node: Provision) -> None:
    """Raise UserError unless a thread is about the provision that was named, or something in it."""
    place = opening.anchor
    if place.draft != draft.id or place.eid.partition("__")[0] != node.eid.partition("__")[0]:
        raise UserError("comment.thread_elsewhere", place=Place(place.eid))


@comment_command.command("edit")
@DATABASE
@click.argument("id_", metavar="ID")
@click.argument("text")
@click.option("--kind", type=KINDS)
@speaking
def edit(output: Output, *, database: Path, id_: str, text: str, kind: str | None) -> None:
    """Change your own comment; its history is kept.

    Example: commission-app comment edit my.commission 0123456789abcdef0123 "Much too broad."
    """
    with Workspace.open(database) as workspace:
        comment.edit(workspace, id_, text, CommentKind(kind) if kind else None)
        output.result({"id": id_}, output.translate("cli.done"))


def _state_command(name: str, verb: Any, text: str) -> None:
    @comment_command.command(name, help=f"{text}\n\nExample: commission-app comment {name} my.commission ID")
    @DATABASE
    @click.argument("id_", metavar="ID")
    @speaking
    def change(output: Output, *, database: Path, id_: str) -> None:
        with Workspace.open(database) as workspace:
            verb(workspace, id_)
            output.result({"id": id_}, output.translate("cli.done"))


_state_command("withdraw", comment.withdraw, "Withdraw your own comment; it stays in the record.")
_state_command("resolve", comment.resolve, "Mark a thread as settled.")
_state_command("reopen", comment.reopen, "Open a settled thread again.")


@comment_command.command("list")
@DATABASE
@click.option("--draft", help="Label or id of the draft; all drafts by default, or the newest with --article.")
@click.option("--article", help="Only on this provision and what is under it.")
@click.option("--kind", type=KINDS)
@click.option("--state", type=click.Choice([state.value for state in CommentState]))
@click.option("--author", help="Name or id of a member.")
@speaking
def list_(
    output: Output,
    *,
    database: Path,
    draft: str | None,
    article: str | None,
    kind: str | None,
    state: str | None,
    author: str | None,
) -> None:
    """List comments, with filters.

    Example: commission-app comment list my.commission --kind objection --state open
    """
    with Workspace.open(database, reading=True) as workspace:
        roster = workspace.roster()
        names = {one.id: one.name for one in roster.members.values()} | {workspace.member: workspace.name}
        drafts = [texts.find(workspace, draft)] if draft or article else texts.every(workspace)
        eid = texts.provision(workspace, drafts[0], article).eid if article else None
        labels = {one.id: one.label for one in drafts}
        found = [one for each in drafts for thread in reading.threads(workspace, each, eid) for one in _all(thread)]
    items = [
        _item(one, names, labels)
        for one in found
        if (kind is None or one.kind == kind)
        and (state is None or one.state == state)
        and (author is None or author in (one.author, names.get(one.author)))
    ]
    lines = [_line(output, item) for item in items]
    output.result({"items": items}, "\n".join(lines) or output.translate("cli.no_comments"))


def _all(thread: reading.Thread) -> Iterable[Comment]:
    return (thread.opening, *thread.replies)


def _item(one: Comment, names: dict[str, str], labels: dict[str, str]) -> dict[str, Any]:
    return {
        "id": one.id,
        "eid": one.anchor.eid,
        "draft": labels[one.anchor.draft],
        "author": names.get(one.author, one.author),
        "made_at": shown_time(one.made_at),
        "state": one.state.value,
        "kind": one.kind.value,
        "visibility": one.visibility.value,
        "language": one.anchor.language,
        "quote": one.anchor.exact or None,
        "reply_to": one.reply_to,
        "text": one.text,
    }


def _line(output: Output, item: dict[str, Any]) -> str:
    kind = output.translate(f"comment.kind_{item['kind']}")
    state = output.translate(f"comment.state_{item['state']}")
    quote = f" «{item['quote']}»" if item["quote"] else ""
    place = place_name(output.translate, item["eid"])
    return f"{item['id']}  {place}  {item['author']} · {kind} · {state}:{quote} {item['text']}"

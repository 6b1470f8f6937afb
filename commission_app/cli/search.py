"""The command that finds words and numbers in the texts and comments of a database."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from commission_app.cli.comment import DRAFT
from commission_app.cli.commission import DATABASE
from commission_app.cli.output import Output, speaking
from commission_app.services import search, texts
from commission_app.services.names import place_name
from commission_app.services.search import Entry
from commission_app.services.workspace import Workspace


@click.command("search")
@DATABASE
@click.argument("query")
@DRAFT
@click.option("--limit", type=click.IntRange(1), default=100, show_default=True, help="How many hits are printed.")
@speaking
def search_command(output: Output, *, database: Path, query: str, draft: str | None, limit: int) -> None:
    """Find articles by their number and words in all texts and comments; beginnings of words are enough.

    Example: commission-app search reform.commission "personal inviolability"
    """
    with Workspace.open(database, reading=True) as workspace:
        wanted = texts.find(workspace, draft).id if draft is not None else None
        found = [one for one in search.everywhere(workspace, query, sys.maxsize) if wanted in (None, one.draft)]
        labels = {one.id: one.label for one in texts.every(workspace)}
        words = search.words_of(query)
        hits = [(one, search.snippet(search.shown_text(workspace, one), words)) for one in found[:limit]]
    items = [_item(one, labels, shown) for one, shown in hits]
    lines = [f"{labels[one.draft]}, {place_name(output.translate, one.eid)}: {shown}" for one, shown in hits]
    output.result({"hits": items, "total": len(found)}, "\n".join(lines) or output.translate("cli.nothing_found"))


def _item(one: Entry, labels: dict[str, str], shown: str) -> dict[str, str | None]:
    return {
        "type": one.kind.value,
        "eid": one.eid,
        "draft": labels[one.draft],
        "language": one.language or None,
        "snippet": shown,
        "id": one.id or None,
    }

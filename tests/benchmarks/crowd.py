"""A commission database with many comments on the real drafts, for figures of the window."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from commission_app.domain.comment import CommentKind
from commission_app.domain.document import Document
from commission_app.domain.event import EventRow, Json
from commission_app.domain.ids import created_id, device_id, stream_of
from commission_app.domain.passage import passage
from commission_app.exchange.canonical import body_text, event_hash
from commission_app.exchange.seal import SigningKey
from commission_app.services import roster, texts
from commission_app.services.found import found
from commission_app.services.join import JoinRequest
from commission_app.services.workspace import Workspace
from commission_app.storage import event_log
from commission_app.storage.projections import fold
from tests.players import START, Clock, law

MEMBERS = 12
WORDS = ("this", "provision", "says", "too", "much", "and", "is", "not", "clear", "enough", "for", "those", "who")


def make(path: Path, sources: dict[tuple[str, str], Path], comments: int, *, crowded: int = 0) -> Workspace:
    """Found a commission with some texts and fill it with comments of a dozen members.

    ``sources`` maps (label, language) to documents; without any, a text of ninety-six invented articles is taken.
    Of the comments ``crowded`` sit on article 2, the others are spread over all articles.
    """
    workspace = found(path, "Reform", "Secretary", wall=Clock())
    for (label, language), source in sources.items():
        texts.add(workspace, texts.read(source, language), label, in_force=label == "In force")
    if not sources:
        texts.add(workspace, law(articles=96), "Draft 1")
    draft = texts.find(workspace, None)
    document = texts.document(workspace, draft)
    rows: list[EventRow] = []
    chance = random.Random(7)
    for number in range(MEMBERS):
        key = SigningKey.generate()
        person = JoinRequest(f"{number:020x}", f"Member {number}", key.public.hex())
        roster.admit(workspace, person)
        share = comments // MEMBERS + (number < comments % MEMBERS)
        bodies = _bodies(document, draft.id, share, crowded // MEMBERS, chance)
        rows += _chained(stream_of(device_id(key.public)), bodies)
    with workspace.db.writing() as connection:
        event_log.append(connection, rows)
        fold.rebuild(connection, workspace.joined())
    return workspace


def _bodies(
    document: Document, draft: str, comments: int, crowded: int, chance: random.Random
) -> Iterator[dict[str, Json]]:
    articles = document.articles
    for number in range(comments):
        article = articles[1] if number < crowded else chance.choice(articles)
        text = passage(article).text
        start = chance.randrange(max(1, len(text) - 40))
        exact = text[start : start + 30]
        is_range = number % 2 == 0 and bool(exact)
        yield {
            "draft": draft,
            "eid": article.eid,
            "language": document.language if is_range else None,
            "start": start if is_range else None,
            "end": start + len(exact) if is_range else None,
            "exact": exact if is_range else "",
            "prefix": "",
            "suffix": "",
            "kind": list(CommentKind)[number % len(CommentKind)].value,
            "text": f"{number}: {' '.join(chance.choices(WORDS, k=18))}",
            "reply_to": None,
        }


def _chained(stream: str, bodies: Iterator[dict[str, Json]]) -> list[EventRow]:
    rows: list[EventRow] = []
    prev = ""
    for seq, body in enumerate(bodies, 1):
        at = START + 1_000_000 + seq * 1000
        text, subject = body_text(body), created_id(stream, seq, at << 16)
        hash_ = event_hash(stream, seq, at << 16, at, "comment.added", subject, text, prev)
        rows.append(EventRow(stream, seq, at << 16, at, "comment.added", subject, text, prev, hash_))
        prev = hash_
    return rows

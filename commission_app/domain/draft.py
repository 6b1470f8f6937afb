"""Drafts: editions of the whole text, as the events about them make them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from commission_app.domain.event import Event
from commission_app.domain.ids import created_id
from commission_app.domain.roster import Reason, Rejected, Roster


class DraftText(NamedTuple):
    """One language of a draft: ``document`` is the SHA-256 (hex) of the stored tree, ``source`` the file's name."""

    document: str
    source: str


class Draft(NamedTuple):
    """An edition of the text: in force or proposed. ``date`` is ISO 8601; ``texts`` are by language.

    ``made`` is the hybrid stamp of its publication: drafts are listed by it.
    """

    id: str
    label: str
    date: str | None
    in_force: bool
    made: int
    texts: Mapping[str, DraftText] = {}
    withdrawn: bool = False

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages it exists in, sorted."""
        return tuple(sorted(self.texts))


def fold_draft(events: Sequence[Event], roster: Roster) -> tuple[Draft | None, Rejected]:
    """Return the draft that the events of one subject make, in their common order, and those that do not count.

    A text once added in a language stays: another one for the same language does not count until it is withdrawn.
    """
    draft: Draft | None = None
    rejected: list[tuple[Event, Reason]] = []
    for event in sorted(events, key=lambda event: event.kind != "draft.published"):
        reason = roster.judge(event)
        if reason is None:
            reason, draft = _take(draft, event)
        if reason is not None:
            rejected.append((event, reason))
    return draft, tuple(rejected)


def _take(draft: Draft | None, event: Event) -> tuple[Reason | None, Draft | None]:
    body = event.body
    if event.kind == "draft.published":
        if draft is not None or event.subject != created_id(event.stream, event.seq, event.hlc):
            return Reason.NOT_POSSIBLE, draft
        date = None if body["date"] is None else str(body["date"])
        return None, Draft(event.subject, str(body["label"]), date, bool(body["in_force"]), event.hlc)
    if draft is None:
        return Reason.NOTHING_TO_CHANGE, None
    if event.kind in ("draft.withdrawn", "draft.restored"):
        return None, draft._replace(withdrawn=event.kind == "draft.withdrawn")
    language = str(body["language"])
    texts = dict(draft.texts)
    if event.kind == "draft.text_withdrawn":
        if texts.pop(language, None) is None:
            return Reason.NOTHING_TO_CHANGE, draft
        return None, draft._replace(texts=texts)
    if language in texts:
        return Reason.NOT_POSSIBLE, draft
    texts[language] = DraftText(str(body["document"]), str(body["source"]))
    return None, draft._replace(texts=texts)

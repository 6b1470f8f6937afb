"""What secretaries declare: which provisions correspond, what must stay word for word, which terms pair."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from commission_app.domain.event import Event
from commission_app.domain.ids import created_id
from commission_app.domain.roster import Reason, Rejected, Roster


@dataclass(frozen=True, slots=True)
class Alignment:
    """What was decided by hand of a provision of one draft and one of another.

    ``linked`` True: they are one; False: they are not; None: the decision was taken back.
    """

    old_draft: str
    new_draft: str
    old: str
    new: str
    linked: bool | None


@dataclass(frozen=True, slots=True)
class Invariant:
    """Words that must stay: the passage ``exact`` of a provision of a draft, as it reads in one language."""

    id: str
    draft: str
    eid: str
    language: str
    exact: str
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """An entry of the glossary: by language, the words that stand for one thing (forms separated by semicolons)."""

    id: str
    words: Mapping[str, str]
    withdrawn: bool = False


def fold_alignment(events: Sequence[Event], roster: Roster) -> tuple[Alignment | None, Rejected]:
    """Return the decision that stands: the last one that counts."""
    decision: Alignment | None = None
    rejected: list[tuple[Event, Reason]] = []
    for event in events:
        reason = roster.judge(event)
        if reason is not None:
            rejected.append((event, reason))
            continue
        old_draft, new_draft, old, new = (str(event.body[name]) for name in ("old_draft", "new_draft", "old", "new"))
        linked = event.body["linked"]
        decision = Alignment(old_draft, new_draft, old, new, linked if isinstance(linked, bool) else None)
    return decision, tuple(rejected)


def fold_declared(events: Sequence[Event], roster: Roster) -> tuple[Invariant | Term | None, Rejected]:
    """Return the invariant or the term that the events of one subject make."""
    made: Event | None = None
    withdrawn = False
    rejected: list[tuple[Event, Reason]] = []
    for event in sorted(events, key=lambda event: not event.kind.endswith(".declared")):
        reason = roster.judge(event)
        if reason is None and event.kind.endswith(".declared"):
            genuine = made is None and event.subject == created_id(event.stream, event.seq, event.hlc)
            reason = None if genuine else Reason.NOT_POSSIBLE
            made = event if genuine else made
        elif reason is None:
            reason = Reason.NOTHING_TO_CHANGE if made is None else None
            withdrawn = event.kind.endswith(".withdrawn")
        if reason is not None:
            rejected.append((event, reason))
    if made is None:
        return None, tuple(rejected)
    if made.kind == "term.declared":
        words = made.body["words"]
        held = {language: str(word) for language, word in words.items()} if isinstance(words, dict) else {}
        return Term(made.subject, held, withdrawn), tuple(rejected)
    draft, eid, language, exact = (str(made.body[name]) for name in ("draft", "eid", "language", "exact"))
    return Invariant(made.subject, draft, eid, language, exact, withdrawn), tuple(rejected)

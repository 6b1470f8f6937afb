"""Folding: from the events that count to the tables that can be asked."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Sequence

from commission_app.domain.comment import fold_comment
from commission_app.domain.declared import fold_alignment, fold_declared
from commission_app.domain.draft import fold_draft
from commission_app.domain.event import Event
from commission_app.domain.event_kinds import ROSTER_KINDS, family
from commission_app.domain.roster import Reason, Rejected, Roster
from commission_app.domain.vote import fold_finished, fold_vote
from commission_app.storage import event_log
from commission_app.storage.projections import declared_rows, said_rows
from commission_app.storage.projections import rows as r
from commission_app.storage.projections.roster import fold_roster

TABLES = {
    "commission": 4,
    "member": 3,
    "device": 4,
    "draft": 6,
    "draft_text": 4,
    "comment": 19,
    "vote": 9,
    "finished": 6,
    "alignment": 6,
    "invariant": 6,
    "term": 3,
}
"""The projections, each with its number of columns; the first is the subject that its rows belong to."""

_canonical = json.JSONEncoder(ensure_ascii=False).encode
_ROSTER_TABLES = ("commission", "member", "device")
_ROSTER_FAMILIES = frozenset(family(kind) for kind in ROSTER_KINDS)
Folded = tuple[r.Rows, Rejected]


def _drafts(events: Sequence[Event], roster: Roster) -> Folded:
    draft, rejected = fold_draft(events, roster)
    return (r.draft_rows(draft) if draft else {}), rejected


def _comments(events: Sequence[Event], roster: Roster) -> Folded:
    comment, rejected = fold_comment(events, roster)
    return (said_rows.comment_rows(comment) if comment else {}), rejected


def _votes(events: Sequence[Event], roster: Roster) -> Folded:
    vote, rejected = fold_vote(events, roster)
    return (said_rows.vote_rows(vote) if vote else {}), rejected


def _finished(events: Sequence[Event], roster: Roster) -> Folded:
    mark, rejected = fold_finished(events, roster)
    return (said_rows.finished_rows(mark) if mark else {}), rejected


def _alignments(events: Sequence[Event], roster: Roster) -> Folded:
    decision, rejected = fold_alignment(events, roster)
    return (declared_rows.alignment_rows(decision) if decision else {}), rejected


def _declared(events: Sequence[Event], roster: Roster) -> Folded:
    declared, rejected = fold_declared(events, roster)
    return (declared_rows.declared_rows(declared) if declared else {}), rejected


def _unknown(events: Sequence[Event], _roster: Roster) -> Folded:
    return {}, tuple((event, Reason.NEWER_PROGRAM) for event in events)


_FOLDS: dict[str, Callable[[Sequence[Event], Roster], Folded]] = {
    "draft": _drafts,
    "comment": _comments,
    "vote": _votes,
    "article": _finished,
    "alignment": _alignments,
    "invariant": _declared,
    "term": _declared,
}


def refold(
    connection: sqlite3.Connection, commission: str, added: Sequence[Event], before: Roster, *, roster_too: bool
) -> None:
    """Bring the projections of what was touched up to date, after ``added`` events were appended to the log.

    ``before`` is the roster that the present rows were folded by; with ``roster_too`` it may have changed, and
    everything that its change bears on is folded again as well.
    """
    touched = {event.subject for event in added}
    now = before
    if roster_too:
        now = fold_roster(connection, commission)
        touched |= _affected(connection, before, now)
        for table in _ROSTER_TABLES:
            connection.execute(f"DELETE FROM {table}")  # noqa: S608
        _insert(connection, r.roster_rows(now))
    _refold(connection, touched, now, added)


def rebuild(connection: sqlite3.Connection, commission: str) -> None:
    """Fold everything from nothing."""
    for table in (*TABLES, "not_counting"):
        connection.execute(f"DELETE FROM {table}")  # noqa: S608
    now = fold_roster(connection, commission)
    _insert(connection, r.roster_rows(now))
    _refold(connection, set(event_log.subjects(connection)), now)


def _affected(connection: sqlite3.Connection, before: Roster, now: Roster) -> set[str]:
    devices = {device for device in (*before.devices, *now.devices) if before.standing(device) != now.standing(device)}
    members = set(before.members) ^ set(now.members)
    roster_subjects = {event.subject for event, _ in (*before.rejected, *now.rejected)}
    return (
        roster_subjects
        | event_log.subjects_of_devices(connection, devices)
        | event_log.ballots_of_members(connection, members)
    )


def _refold(connection: sqlite3.Connection, touched: set[str], now: Roster, added: Sequence[Event] = ()) -> None:
    # What nobody has spoken of before has no rows to delete, and all its events are at hand.
    new = event_log.spoken_of_first(connection, added)
    names = json.dumps(sorted(touched - new))
    for table in (*(name for name in TABLES if name not in _ROSTER_TABLES), "not_counting"):
        connection.execute(
            f"DELETE FROM {table} WHERE subject IN (SELECT value FROM json_each(?))",  # noqa: S608
            (names,),
        )
    groups: defaultdict[tuple[str, str], list[Event]] = defaultdict(list)
    at_hand = sorted((event for event in added if event.subject in new), key=lambda event: event.order)
    for event in (*at_hand, *event_log.of_subjects(connection, touched - new)):
        groups[event.subject, family(event.kind)].append(event)
    found: defaultdict[str, list[tuple[object, ...]]] = defaultdict(list)
    rejected = [(event, reason) for event, reason in now.rejected if event.subject in touched]
    for (_, about), events in groups.items():
        if about in _ROSTER_FAMILIES:
            known = [event for event in events if event.kind in ROSTER_KINDS]
            rows, more = _unknown([event for event in events if event not in known], now)
        else:
            rows, more = _FOLDS.get(about, _unknown)(events, now)
        rejected += more
        for table, lines in rows.items():
            found[table] += lines
    found["not_counting"] = [
        (event.stream, event.seq, event.hash, event.subject, reason.value) for event, reason in rejected
    ]
    _insert(connection, found)


def _key(line: tuple[object, ...]) -> tuple[str, str]:
    return str(line[0]), str(line[1])


def _insert(connection: sqlite3.Connection, found: r.Rows) -> None:
    for table, lines in found.items():
        if lines:
            places = ", ".join("?" * len(lines[0]))
            # In the order of the key: a table takes sorted rows much faster.
            lines.sort(key=_key)
            connection.executemany(f"INSERT INTO {table} VALUES ({places})", lines)  # noqa: S608


def state_hash(connection: sqlite3.Connection) -> str:
    """Return the SHA-256 (hex) of all projections of shared events, in canonical order.

    It is equal on any two computers that hold the same shared events.
    """
    digest = hashlib.sha256()
    for table in (*TABLES, "not_counting"):
        where = {
            "comment": " WHERE visibility = 'commission'",
            "not_counting": " WHERE stream NOT LIKE '%/private'",
        }.get(table, "")
        for row in connection.execute(f"SELECT * FROM {table}{where} ORDER BY 1, 2, 3"):  # noqa: S608
            digest.update(_canonical((table, row)).encode())
    return digest.hexdigest()


def whole_state(connection: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    """Return all rows of all projections, private ones too, in order: to compare two ways of making them."""
    return {
        table: list(connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2, 3"))  # noqa: S608
        for table in (*TABLES, "not_counting")
    }

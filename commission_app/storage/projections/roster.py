"""The roster, folded from the log; apart from the folds of everything else, which reading needs not."""

from __future__ import annotations

import sqlite3

from commission_app.domain.event_kinds import ROSTER_KINDS
from commission_app.domain.roster import Roster, make_roster
from commission_app.storage import event_log


def fold_roster(connection: sqlite3.Connection, commission: str) -> Roster:
    """Return the roster that the events in the log make."""
    return make_roster(commission, event_log.of_kinds(connection, ROSTER_KINDS))

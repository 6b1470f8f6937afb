"""How the roster and the drafts become rows of their tables, and rows become drafts again."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from commission_app.domain.draft import Draft, DraftText
from commission_app.domain.event_kinds import COMMISSION
from commission_app.domain.roster import Roster

Rows = dict[str, list[tuple[object, ...]]]
"""By table, the rows in the order of its columns."""


to_text = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode
"""What is kept as JSON within a row."""


def roster_rows(roster: Roster) -> Rows:
    """Return the rows of the commission, its members and its devices."""
    if not roster.founder:
        return {}
    rule = to_text(roster.rule.to_json())
    return {
        "commission": [(COMMISSION, roster.title, rule, roster.founder)],
        "member": [(member.id, member.name, member.role.value) for member in roster.members.values()],
        "device": [(one.id, one.member, one.public_key, one.last_seq) for one in roster.devices.values()],
    }


def draft_rows(draft: Draft) -> Rows:
    """Return the rows of a draft."""
    texts = [(draft.id, language, text.document, text.source) for language, text in draft.texts.items()]
    own = (draft.id, draft.label, draft.date, int(draft.in_force), int(draft.withdrawn), draft.made)
    return {"draft": [own], "draft_text": list(texts)}


def to_draft(row: Sequence[Any], texts: Sequence[Sequence[Any]]) -> Draft:
    """Return the draft of a row of ``draft`` and the rows of its texts."""
    held = {language: DraftText(document, source) for _, language, document, source in texts}
    return Draft(row[0], row[1], row[2], bool(row[3]), row[5], held, bool(row[4]))

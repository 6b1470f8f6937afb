"""How what secretaries declare becomes rows of its tables, and rows become declarations again."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from commission_app.domain.declared import Alignment, Invariant, Term
from commission_app.domain.event_kinds import alignment_subject
from commission_app.storage.projections.rows import Rows, to_text


def alignment_rows(decision: Alignment) -> Rows:
    """Return the row of a decision by hand."""
    names = {"old_draft": decision.old_draft, "new_draft": decision.new_draft, "old": decision.old, "new": decision.new}
    linked = None if decision.linked is None else int(decision.linked)
    return {"alignment": [(alignment_subject({**names}), *names.values(), linked)]}


def to_alignment(row: Sequence[Any]) -> Alignment:
    """Return the decision of a row."""
    return Alignment(row[1], row[2], row[3], row[4], None if row[5] is None else bool(row[5]))


def declared_rows(declared: Invariant | Term) -> Rows:
    """Return the row of an invariant or of a term."""
    if isinstance(declared, Term):
        return {"term": [(declared.id, to_text(dict(declared.words)), int(declared.withdrawn))]}
    row = (declared.id, declared.draft, declared.eid, declared.language, declared.exact, int(declared.withdrawn))
    return {"invariant": [row]}


def to_invariant(row: Sequence[Any]) -> Invariant:
    """Return the invariant of a row."""
    return Invariant(row[0], row[1], row[2], row[3], row[4], bool(row[5]))


def to_term(row: Sequence[Any]) -> Term:
    """Return the term of a row."""
    return Term(row[0], json.loads(row[1]), bool(row[2]))

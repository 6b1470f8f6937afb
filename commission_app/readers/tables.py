"""How the laws of each language are built: ``resources/numbering``, as ``packaging/tables.py`` has compiled it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from typing import TypeAlias

from commission_app.base.resources import resource

Table: TypeAlias = Mapping[str, Sequence[str]]
"""What a table says: by its names, several words or shapes; the alphabet is one text."""


@cache
def tables() -> Mapping[str, Table]:
    """Return all tables by the codes of their languages, sorted."""
    held: dict[str, Table] = json.loads(resource("numbering.json").read_text(encoding="utf-8"))
    return held

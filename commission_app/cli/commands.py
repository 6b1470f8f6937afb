"""The names of the commands, and what is no command: apart from what reads them, which a window need not wait for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

COMMANDS = {
    "demo": "sample",
    "new": "commission",
    "join": "commission",
    "member": "commission",
    "rule": "commission",
    "import": "text",
    "drafts": "text",
    "outline": "outline",
    "correct": "correct",
    "compare": "compare",
    "alignment": "compare",
    "check": "check",
    "invariant": "check",
    "glossary": "check",
    "comment": "comment",
    "vote": "vote",
    "finish": "vote",
    "search": "search",
    "undo": "acts",
    "redo": "acts",
    "share": "exchange",
    "merge": "exchange",
    "verify": "exchange",
    "briefing": "paper",
    "export": "export",
    "backup": "keeping",
    "restore": "keeping",
}
"""In which module of this package each command is: only the one that is called is imported."""


def wants_window(arguments: Sequence[str]) -> bool:
    """Whether the window is to be opened: on nothing, or on the one file that is named.

    The latter is how a desktop opens a file that was clicked twice, or dropped on the program's icon.
    """
    return not arguments or (len(arguments) == 1 and arguments[0] not in COMMANDS and Path(arguments[0]).is_file())

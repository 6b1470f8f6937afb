"""What a computer does when it is killed: acts or merges one after the other, each told as it begins and is done."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

from commission_app.domain.comment import CommentKind, Visibility
from commission_app.domain.vote import Answer
from commission_app.services import comment, texts, undo, vote
from commission_app.services.merge import merge
from commission_app.services.workspace import Workspace


def _act(workspace: Workspace, number: int) -> tuple[str, Callable[[], str]]:
    """Return which sort of act comes next, and the act, which returns what is told once it is done."""
    draft = texts.find(workspace, None)
    reason = f"Reason {os.getpid()}-{number - number % 5}"

    def cast() -> str:
        vote.cast(workspace, draft, "art_1", Answer.AGAINST, reason)
        return f"vote {reason}"

    def undo_vote() -> str:
        undo.undo(workspace)
        return f"undone {reason}"

    def say() -> str:
        visibility = Visibility.PRIVATE if number % 5 == 2 else Visibility.COMMISSION
        anchor = comment.whole(draft, "art_2")
        effects = comment.add(workspace, anchor, f"Text {number}", CommentKind.OBJECTION, visibility=visibility)
        return f"comment {effects.created}"

    match number % 5:
        case 0:
            return "vote", cast
        case 1:
            return "undo", undo_vote
        case _:
            return "comment", say


def _tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> None:
    verb, database, *files = sys.argv[1:]
    with Workspace.open(Path(database)) as workspace:
        _tell("ready")
        if verb == "act":
            number = 0
            while True:
                sort, act = _act(workspace, number)
                _tell(f"begin {sort}")
                _tell(act())
                number += 1
        for file in files:
            _tell("begin merge")
            merge(workspace, [Path(file)])
            _tell(f"merged {file}")


if __name__ == "__main__":
    main()

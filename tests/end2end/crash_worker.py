"""What a computer does when it is killed: acts or merges one after the other, each told once it is reported done."""

from __future__ import annotations

import sys
from pathlib import Path

from commission_app.domain.comment import CommentKind, Visibility
from commission_app.domain.vote import Answer
from commission_app.services import comment, texts, undo, vote
from commission_app.services.merge import merge
from commission_app.services.workspace import Workspace


def _act(workspace: Workspace, number: int) -> str:
    draft = texts.find(workspace, None)
    match number % 5:
        case 0:
            vote.cast(workspace, draft, "art_1", Answer.AGAINST, f"Reason {number}")
            return f"vote Reason {number}"
        case 1:
            undo.undo(workspace)
            return "undone"
        case _:
            visibility = Visibility.PRIVATE if number % 5 == 2 else Visibility.COMMISSION
            anchor = comment.whole(draft, "art_2")
            effects = comment.add(workspace, anchor, f"Text {number}", CommentKind.OBJECTION, visibility=visibility)
            return f"comment {effects.created}"


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
                _tell(_act(workspace, number))
                number += 1
        for file in files:
            merge(workspace, [Path(file)])
            _tell(f"merged {file}")


if __name__ == "__main__":
    main()

"""Texts that were begun where the database could not be written: kept on this computer until it can be again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TypeAlias

from commission_app.base.atomic_file import atomic_path, made_folder
from commission_app.base.paths import app_home
from commission_app.domain.errors import UserError
from commission_app.domain.event import Json
from commission_app.services.workspace import Workspace

Key: TypeAlias = tuple[str, str, str]
"""The draft and unit a text was begun on, and its purpose."""

Content: TypeAlias = "dict[str, Json]"


def folder() -> Path:
    """Return where such texts lie."""
    return app_home() / "rescued"


def rescued(workspace: Workspace) -> dict[Key, Content | None]:
    """Return what could not be written into a database, by where it was begun; None stands for what was left off."""
    if workspace.rescued is None:
        workspace.rescued = _read(_file(workspace))
    return workspace.rescued


def units(workspace: Workspace, draft: str) -> set[str]:
    """Return the units of a draft on which a text was begun that is not in the database."""
    return {unit for (there, unit, _), content in rescued(workspace).items() if there == draft and content is not None}


def put(workspace: Workspace, key: Key, content: Content | None) -> bool:
    """Keep a text, or that it was left off, as long as the program runs; return whether it outlives that too.

    What a person has typed is written down in letters as well: the database may never come back.
    """
    rescued(workspace)[key] = content
    text = content.get("text") if content else None
    return _write(workspace) and (text is None or _write_text(folder() / f"{key[1]}.txt", str(text)))


def drop(workspace: Workspace, key: Key) -> None:
    """Keep a text no longer: it is in the database again, or no longer wanted there."""
    if key in rescued(workspace):
        del rescued(workspace)[key]
        _write(workspace)
        _remove(folder() / f"{key[1]}.txt")


def _file(workspace: Workspace) -> Path:
    return folder() / f"{workspace.device}.json"


def _read(path: Path) -> dict[Key, Content | None]:
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
        return {(draft, unit, purpose): dict(content) for draft, unit, purpose, content in kept}
    except (OSError, ValueError, TypeError):
        return {}  # nothing was rescued, or nothing of it can be read any more


def _write(workspace: Workspace) -> bool:
    kept = [[*key, content] for key, content in rescued(workspace).items() if content is not None]
    path = _file(workspace)
    if not kept:
        _remove(path)
        return True
    return _write_text(path, json.dumps(kept, ensure_ascii=False, indent=1))


def _write_text(path: Path, text: str) -> bool:
    try:
        made_folder(path.parent)
        with atomic_path(path) as part:
            part.write_text(text, encoding="utf-8")
    except (OSError, UserError):
        return False
    return True


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return  # what is left over is read again, and dropped then

"""The project's own source, as trees of syntax."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "commission_app"


@cache
def modules(folder: Path = PACKAGE) -> dict[Path, ast.Module]:
    """Return the tree of every module under a folder of the project, by its path."""
    return {path: ast.parse(path.read_bytes(), str(path)) for path in sorted(folder.rglob("*.py"))}


def dotted(path: Path) -> str:
    """Return the name by which a module of the package is imported."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)

"""What may stand in which package."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator

from tests.architecture.source import PACKAGE, ROOT, dotted, modules

IMPORT_WITHOUT_QT = """
import importlib, sys
class Refuse:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {"PySide6", "shiboken6"}:
            raise ImportError(f"{name} is not to be imported here")
sys.meta_path.insert(0, Refuse())
for name in sys.argv[1:]:
    importlib.import_module(name)
"""


def imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield f"{'.' * node.level}{node.module or ''}"


def test_everything_but_the_window_is_imported_without_qt() -> None:
    names = [dotted(path) for path in modules() if not path.is_relative_to(PACKAGE / "gui")]
    command = [sys.executable, "-W", "error", "-c", IMPORT_WITHOUT_QT, *names]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr


def test_the_guard_of_that_test_refuses_qt() -> None:
    command = [sys.executable, "-c", IMPORT_WITHOUT_QT, "PySide6.QtCore"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert "is not to be imported here" in result.stderr


def test_the_domain_uses_the_standard_library_only() -> None:
    allowed = sys.stdlib_module_names - {"sqlite3"}
    strange = [
        f"{dotted(path)} imports {name}"
        for path, tree in modules(PACKAGE / "domain").items()
        for name in imported(tree)
        if not name.startswith("commission_app.domain") and name.partition(".")[0] not in allowed
    ]
    assert strange == []


def test_imports_are_absolute() -> None:
    relative = [dotted(path) for path, tree in modules().items() if any(n.startswith(".") for n in imported(tree))]
    assert relative == []

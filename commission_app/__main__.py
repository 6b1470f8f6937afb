"""The one program: without arguments the window, with arguments the command line."""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from types import ModuleType

from commission_app.cli.commands import wants_window


def open_window(path: Path | None = None, *, sample: bool = False) -> int:
    """Open the window on a database, the sample, or the three doors; return the exit code."""
    code: int = load_window().run(path, sample=sample)
    return code


def load_window() -> ModuleType:
    """Return the module that opens the window; its parts take a while to load, and no other command needs them."""
    # What is loaded here stays as long as the window: to look for garbage in it, again and again, only takes time.
    gc.disable()
    from commission_app.gui.loading_qt import load_qt

    load_qt()
    from commission_app.gui import app

    return app


def main() -> int:
    """Run the program and return its exit code."""
    arguments = sys.argv[1:]
    if wants_window(arguments):
        return open_window(Path(arguments[0]) if arguments else None)
    # The window in turn does not wait for what reads a command line.
    from commission_app.cli.main import main as command_line

    return command_line(arguments, open_window)


if __name__ == "__main__":
    sys.exit(main())

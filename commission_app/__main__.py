"""The one program: without arguments the window, with arguments the command line."""

from __future__ import annotations

import sys
from pathlib import Path

from commission_app.cli.commands import wants_window


def open_window(path: Path | None = None, *, sample: bool = False) -> int:
    """Open the window on a database, the sample, or the three doors; return the exit code."""
    # The window's parts take a while to import and no other command needs them.
    from commission_app.gui.app import run

    return run(path, sample=sample)


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

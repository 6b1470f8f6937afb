"""The one program: without arguments the window, with arguments the command line."""

from __future__ import annotations

import sys
from pathlib import Path

from commission_app.cli.main import main as command_line


def open_window(path: Path | None, *, sample: bool) -> int:
    """Open the window on a database, the sample, or the three doors; return the exit code."""
    # The window's parts take half a second to import and no other command needs them.
    from commission_app.gui.app import run

    return run(path, sample=sample)


def main() -> int:
    """Run the program and return its exit code."""
    return command_line(sys.argv[1:], open_window)


if __name__ == "__main__":
    sys.exit(main())

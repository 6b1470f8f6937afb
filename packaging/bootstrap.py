"""Sets everything up and runs or tests the program: ``python3 packaging/bootstrap.py run | test | setup``.

This file holds only the check of Python's version, in words that every Python 3 can read.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - the one place that an older Python reaches
    sys.exit(
        "Commission App needs Python 3.11 or newer; this is Python %d.%d.\n"  # noqa: UP031 - readable by any Python 3
        "Install a newer one from https://www.python.org/downloads/ (Debian 12, Ubuntu 24.04 and later have it)\n"
        "and run this command with it, for example: python3.11 packaging/bootstrap.py run" % sys.version_info[:2]
    )

from importlib import import_module

if __name__ == "__main__":
    sys.exit(import_module("bootstrap_commands").main(sys.argv[1:]))

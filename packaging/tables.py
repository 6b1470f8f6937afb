"""Compiles the tables of how laws are built: ``python packaging/tables.py [--check]``.

``resources/numbering`` has one for people of every language; a program that reads a single document would spend a
twentieth of its time on understanding all of them. ``resources/numbering.json`` holds the same for the program. With
``--check`` nothing is written; the exit code is 1 where it is not what the tables say.
"""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TABLES = ROOT / "resources" / "numbering"


def compiled(tables: Path = TABLES) -> str:
    """Return the tables of a folder as one JSON text, by the codes of their languages."""
    sources = sorted(tables.glob("*.toml"), key=lambda path: path.stem)
    held = {source.stem: tomllib.loads(source.read_text(encoding="utf-8")) for source in sources}
    return json.dumps(held, ensure_ascii=False, separators=(",", ":")).replace('},"', '},\n"') + "\n"


def target(tables: Path = TABLES) -> Path:
    """Return where the compiled form of a folder of tables is kept."""
    return tables.with_suffix(".json")


def is_stale(tables: Path = TABLES) -> bool:
    """Whether the compiled form is missing or says something else than the tables."""
    kept = target(tables)
    return not kept.exists() or kept.read_bytes() != compiled(tables).encode()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail where the compiled form is stale")
    if parser.parse_args().check:
        if is_stale():
            print(f"{target().relative_to(ROOT)} is not what its tables say: python packaging/tables.py")
        return int(is_stale())
    target().write_bytes(compiled().encode())
    return 0


if __name__ == "__main__":
    sys.exit(main())

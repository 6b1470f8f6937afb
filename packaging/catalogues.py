"""Compiles the catalogues of the program's sentences: ``python packaging/catalogues.py [--check]``.

With ``--check`` nothing is written; the exit code is 1 where a compiled catalogue is missing, stale or orphaned.
"""

from __future__ import annotations

import argparse
import io
import re
import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "resources" / "locale"
_MOMENT = datetime(2026, 1, 1, tzinfo=UTC)
"""Babel writes a date into every file; this one keeps equal sentences equal files."""


def compiled(source: Path) -> bytes:
    """Return the bytes of the ``.mo`` of a ``.po``; raises PoFileError with the line where it cannot be read."""
    with source.open("rb") as stream:
        catalogue = read_po(stream, locale=source.parent.parent.name, abort_invalid=True)
    catalogue.creation_date = catalogue.revision_date = _MOMENT
    output = io.BytesIO()
    write_mo(output, catalogue)
    return output.getvalue()


def header(source: Path, name: str) -> str:
    """Return a header of a ``.po`` as it is written there; raises KeyError where it has none."""
    start = source.read_text(encoding="utf-8").partition("\n\n")[0]
    found = re.search(rf'^"{re.escape(name)}: (.*?)(?:\\n)?"$', start, re.MULTILINE)
    if found is None:
        raise KeyError(f"{name} of {source}")
    return found.group(1)


def stale(locale: Path = LOCALE) -> list[str]:
    """Return what does not agree between the ``.po`` and ``.mo`` files under a folder, one sentence each."""
    findings = []
    for source in sorted(locale.glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if not target.exists() or target.read_bytes() != compiled(source):
            findings.append(f"{target.relative_to(locale)} is not what its .po compiles to")
    orphans = [path for path in sorted(locale.glob("*/LC_MESSAGES/*.mo")) if not path.with_suffix(".po").exists()]
    return findings + [f"{path.relative_to(locale)} has no .po" for path in orphans]


def write(locale: Path = LOCALE) -> int:
    """Compile every ``.po`` under a folder beside itself; return how many files changed."""
    changed = 0
    for source in sorted(locale.glob("*/LC_MESSAGES/*.po")):
        target, data = source.with_suffix(".mo"), compiled(source)
        if not target.exists() or target.read_bytes() != data:
            target.write_bytes(data)
            changed += 1
    return changed


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing, only say what is stale")
    if not parser.parse_args().check:
        print(f"{write()} compiled catalogues changed")
        return 0
    findings = stale()
    for finding in findings:
        print(finding)
    print("run python packaging/catalogues.py" if findings else "all compiled catalogues are up to date")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())

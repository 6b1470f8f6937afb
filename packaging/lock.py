"""Writes the pinned and hashed lists of dependencies from ``pyproject.toml``: ``python packaging/lock.py [--upgrade]``.

Without ``--upgrade`` the versions in the present lists are kept wherever they still fit.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import tomllib
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RUNTIME = ROOT / "packaging" / "requirements.txt"
DEVELOPMENT = ROOT / "packaging" / "requirements-dev.txt"
RESOLVER = "uv==0.13.9"


def declared(pyproject: Path = ROOT / "pyproject.toml") -> tuple[list[str], list[str]]:
    """Return what the program needs to run (with its build backend) and what its tests need beside that."""
    project = tomllib.loads(pyproject.read_text(encoding="utf-8"))
    runtime = project["project"]["dependencies"] + project["build-system"]["requires"]
    return runtime, project["dependency-groups"]["dev"]


def resolve(uv: Path, wanted: list[str], output: Path, *options: str) -> None:
    """Write ``output`` with a version and the hashes of its files, on all systems, for everything that is needed."""
    subprocess.run(
        [
            *(str(uv), "pip", "compile", "-", "--universal", "--python-version", "3.11"),
            *("--only-binary", ":all:", "--generate-hashes", "--no-annotate", "--quiet"),
            *("--no-emit-index-url", "--no-emit-find-links"),
            *("--custom-compile-command", "python packaging/lock.py", "--output-file", str(output), *options),
        ],
        input="\n".join(wanted),
        text=True,
        check=True,
        cwd=ROOT,
        env={**os.environ, "UV_NO_CONFIG": "1"},
    )
    print(f"{output.relative_to(ROOT)}: {output.read_text(encoding='utf-8').count('==')} packages")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--upgrade", action="store_true", help="take the newest versions that fit")
    options = ["--upgrade"] if parser.parse_args().upgrade else []
    runtime, development = declared()
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        scripts = Path(folder) / ("Scripts" if os.name == "nt" else "bin")
        subprocess.run([scripts / "python", "-m", "pip", "install", "-qq", RESOLVER], check=True)
        resolve(scripts / "uv", runtime, RUNTIME, *options)
        resolve(scripts / "uv", runtime + development, DEVELOPMENT, "--constraint", str(RUNTIME), *options)
    return 0


if __name__ == "__main__":
    sys.exit(main())

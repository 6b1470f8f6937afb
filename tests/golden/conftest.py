"""Texts that the program is to write again and again: ``COMMISSION_GOLDEN=write pytest tests/golden`` renews them."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent


@pytest.fixture
def golden() -> Callable[[str, str], None]:
    """Return what compares a text with the file of that name beside this one, or writes the file when told to."""

    def compare(name: str, text: str) -> None:
        path = HERE / name
        if os.environ.get("COMMISSION_GOLDEN") == "write":
            path.write_text(text, encoding="utf-8", newline="\n")
        assert path.is_file(), f"no {name} yet: run with COMMISSION_GOLDEN=write and read what it writes"
        assert text == path.read_text(encoding="utf-8")

    return compare

"""What the fields of an event's body may hold; everything from outside is checked against this."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping

from commission_app.domain.event import Json

Check = Callable[[Json], bool]

MAX_TEXT = 100_000
MAX_NAME = 300
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_ID = re.compile(r"[0-9a-f]{20}")
_HASH = re.compile(r"[0-9a-f]{64}")
_DEVICE = re.compile(r"[0-9a-f]{32}")
EID = re.compile(r"[0-9A-Za-z_\-.]{1,200}")
"""The address of a provision in its text."""
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")


def is_clean_text(value: str) -> bool:
    """Whether a text is in NFC and holds no control characters but line feeds and tabs."""
    return (value.isascii() and value.isprintable()) or (
        not _CONTROL.search(value) and unicodedata.is_normalized("NFC", value)
    )


def clean_text(value: str) -> str:
    """Return a text as events hold it: NFC, line feeds only, no control characters, no white space at its ends."""
    lines = value.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", _CONTROL.sub("", lines)).strip()


def text(limit: int = MAX_TEXT, *, empty: bool = True) -> Check:
    """Return a check for clean text of at most ``limit`` code points."""

    def check(value: Json) -> bool:
        if not isinstance(value, str) or len(value) > limit:
            return False
        return is_clean_text(value) and (empty or bool(value.strip()))

    return check


def matching(pattern: re.Pattern[str]) -> Check:
    """Return a check for strings that match as a whole."""
    return lambda value: isinstance(value, str) and pattern.fullmatch(value) is not None


def one_of(*values: str) -> Check:
    """Return a check for one of a few strings."""
    allowed = frozenset(values)
    return lambda value: isinstance(value, str) and value in allowed


def optional(check: Check) -> Check:
    """Return a check that also lets null pass."""
    return lambda value: value is None or check(value)


def list_of(check: Check, limit: int) -> Check:
    """Return a check for lists of at most ``limit`` items that all pass."""
    return lambda value: isinstance(value, list) and len(value) <= limit and all(check(item) for item in value)


def count(value: Json) -> bool:
    """Whether a value is a whole number from 0 to 10⁹."""
    return type(value) is int and 0 <= value <= 1_000_000_000


def boolean(value: Json) -> bool:
    """Whether a value is true or false."""
    return isinstance(value, bool)


def mapping_of(key: Check, item: Check, limit: int) -> Check:
    """Return a check for objects whose keys and values all pass."""
    return lambda value: (
        isinstance(value, dict)
        and len(value) <= limit
        and all(key(name) and item(inner) for name, inner in value.items())
    )


def fields(checks: Mapping[str, Check]) -> Check:
    """Return a check for objects with exactly these fields."""
    names = checks.keys()
    pairs = tuple(checks.items())

    def holds(value: Json) -> bool:
        if not isinstance(value, dict) or value.keys() != names:
            return False
        for name, check in pairs:  # noqa: SIM110 - runs for every event of a merge, and all() takes twice as long
            if not check(value[name]):
                return False
        return True

    return holds


identifier = matching(_ID)
sha256 = matching(_HASH)
device = matching(_DEVICE)
public_key = matching(_HASH)
eid = matching(EID)
language = matching(_LANGUAGE)
date = matching(_DATE)
name = text(MAX_NAME, empty=False)

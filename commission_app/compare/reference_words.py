"""Patterns made of the words by which a language refers to provisions."""

from __future__ import annotations

import re
from collections.abc import Sequence

NOTHING = r"(?!)"
"""The pattern that matches nothing."""


def either(beginnings: Sequence[str]) -> str:
    """Return a pattern for the beginning of any of these words; an entry with a backslash or bracket is a pattern."""
    return "(?:" + "|".join(one if {"\\", "["} & set(one) else re.escape(one) for one in beginnings) + ")"


def any_of(beginnings: Sequence[str]) -> str:
    """Return the same pattern; one that matches nothing where there are none."""
    return either(beginnings) if beginnings else NOTHING


def is_long(word: str) -> bool:
    """Whether a word is no abbreviation."""
    return not word.endswith((".", ")"))


def whole(words: Sequence[str]) -> str:
    """Return a pattern for any of these words or marks as a whole."""
    return "(?:" + "|".join(rf"\b{re.escape(one)}\b" if one.isalpha() else re.escape(one) for one in words) + ")"


def unnamed(pattern: str, time: int) -> str:
    """Return a pattern with its group names changed, so that it can stand a second time."""
    return re.sub(r"\?P<(\w+)>", rf"?P<\g<1>_{time}>", pattern)

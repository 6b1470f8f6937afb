"""How laws in a language refer to provisions: the rules of ``resources/references`` as patterns."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from commission_app.base.resources import resource
from commission_app.domain.numbering import SUPERSCRIPTS

NUMBER = rf"\d+(?:[.]\d+|[{SUPERSCRIPTS}]+|[a-z](?!\w))?(?:-\d+)?"

GAZETTE = re.compile(r"(?:№|\bN|\bNo\.?)\s*\d[\w./-]*,\s*$")
"""What stands before the place of a law in a collection of laws: «1996, № 3, ст. 152»."""


@dataclass(frozen=True)
class Rules:
    """How a language refers; see ``resources/references``."""

    number_after: bool
    words: dict[str, list[str]]
    joins: list[str]
    to: list[str]
    this: list[str]
    ordinals: list[str]
    of: list[str]
    links: list[str]
    other_law: list[str]
    own_law: list[str]

    @cached_property
    def mention(self) -> re.Pattern[str]:
        """The pattern of one step of a reference: a word for a kind of provision with its numbers or "this"."""
        one = rf"(?:{NUMBER}|{either(self.ordinals)}\w*)\)?" if self.ordinals else rf"{NUMBER}\)?"
        one = rf"(?:«\w»|{one})"
        numbers = rf"(?P<numbers>{one}(?:{self._join}{one})*)"
        this = rf"(?P<this>{either(self.this)})\w*"
        kinds = "|".join(
            rf"(?P<{kind}>{either(sorted(words, key=len, reverse=True))})"
            for kind, words in sorted(self.words.items(), reverse=True)
            if words
        )
        if self.number_after:
            return re.compile(
                rf"(?<!\w)(?:{this}\s+(?:{kinds})\w*|(?:{_unnamed(kinds)})[^\W\d]*\s*№?\s*{numbers})(?![\w%])",
                re.IGNORECASE,
            )
        return re.compile(rf"(?<![\w.])(?:{this}\s+|{numbers}\s*[-‑–]?\s*)(?:{kinds})\w*", re.IGNORECASE)

    @property
    def _join(self) -> str:
        return rf"\s*(?:{whole([*self.joins, *self.to])})\s*(?:{whole(self.joins)}\s*)?"

    @cached_property
    def listing(self) -> re.Pattern[str]:
        """The pattern of a list of articles with parts of some in brackets: «статьями 20, 23 (часть 1), 24»."""
        item = rf"{NUMBER}(?:\s*\([^()]{{1,80}}\))?"
        items = rf"(?P<items>{item}(?:{self._join}{item})*)"
        article = rf"(?:{either(self.words['article'])})[^\W\d]*"
        if self.number_after:
            return re.compile(rf"(?<!\w){article}\s*№?\s*{items}", re.IGNORECASE)
        return re.compile(rf"(?<![\w.]){items}\s*[-‑–]?\s*{article}", re.IGNORECASE)

    @cached_property
    def item(self) -> re.Pattern[str]:
        """The pattern of one number of such a list, with what stands in brackets after it."""
        return re.compile(rf"(?P<number>{NUMBER})(?:\s*\((?P<inner>[^()]*)\))?")

    @cached_property
    def between(self) -> re.Pattern[str]:
        """The pattern of what may stand between two steps of one reference."""
        links = rf"(?:{either(self.links)}\s*)*" if self.links else ""
        return re.compile(rf"\s*,?\s*{links}\(?", re.IGNORECASE)

    @cached_property
    def foreign(self) -> re.Pattern[str]:
        """The pattern of words by which a reference is to another law."""
        laws = either(self.other_law)
        named = rf"(?:{whole(self.of)})\s+(?:(?!{either(self.own_law)})\w+\s+){{0,3}}" if self.of else r"(?:\w+\s+)?"
        after = rf"\s+{named}(?:{laws})"
        return re.compile(after if self.number_after else rf"(?:{laws})\w*\s*$", re.IGNORECASE)


def either(beginnings: Sequence[str]) -> str:
    """Return a pattern for the beginning of any of these words; an entry with a backslash or bracket is a pattern."""
    return "(?:" + "|".join(one if {"\\", "["} & set(one) else re.escape(one) for one in beginnings) + ")"


def whole(words: Sequence[str]) -> str:
    """Return a pattern for any of these words or marks as a whole."""
    return "(?:" + "|".join(rf"\b{re.escape(one)}\b" if one.isalpha() else re.escape(one) for one in words) + ")"


def _unnamed(pattern: str) -> str:
    """Return a pattern with its group names changed, so that it can stand a second time."""
    return re.sub(r"\?P<(\w+)>", r"?P<\1_2>", pattern)


@cache
def rules_of(language: str, *, sections: bool = True) -> Rules | None:
    """Return the rules of a language; None where there are none.

    Some languages have a word that means an article only in laws without ``sections``.
    """
    try:
        path = resource("references", f"{language}.toml")
    except FileNotFoundError:
        return None
    held = tomllib.loads(path.read_text(encoding="utf-8"))
    held["joins"] = held.pop("and")
    without_sections = held.pop("article_without_sections", [])
    if not sections:
        held["words"]["article"] += without_sections
    return Rules(**held)

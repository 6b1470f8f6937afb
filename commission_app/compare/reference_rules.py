"""How laws in a language refer to provisions: the rules of ``resources/references`` as patterns."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from commission_app.base.resources import resource
from commission_app.domain.numbering import LATIN_INSERTS, SUPERSCRIPTS

_INSERT = "|".join(sorted(LATIN_INSERTS, key=len, reverse=True))
NUMBER = rf"\d+(?:(?:[.]\d+)+|[{SUPERSCRIPTS}]+|[a-z](?!\w))?(?:-\d+)?(?:\s?(?:{_INSERT})\b(?!\s*\d))?"
LETTER = r"(?:«\w»|(?<!\w)\(?[^\W\d_]\))"
"""The letter of a point: «б», б) or "(b)"."""

_LEVEL = rf"(?:{NUMBER}|[^\W\d_]|[ivx]+)"
"""What stands in brackets below an article: "15(2)(b)"."""

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
    adjective: str
    below_by_point: bool

    @cached_property
    def mention(self) -> re.Pattern[str]:
        """The pattern of one step of a reference: a word for a kind of provision with its numbers or "this"."""
        one = rf"\(?(?:{NUMBER}|{either(self.ordinals)}\w*)\)?" if self.ordinals else rf"\(?{NUMBER}\)?"
        one = rf"(?:{LETTER}|{one})"
        numbers = rf"(?P<numbers>{one}(?:{self._join}{one})*)"
        this = rf"(?P<this>{either(self.this)})\w*"
        kinds = "|".join(
            rf"(?P<{kind}>{either(sorted(words, key=len, reverse=True))})"
            for kind, words in sorted(self.words.items(), reverse=True)
            if words
        )
        if self.number_after:
            return re.compile(
                rf"(?<![\w-])(?:{this}\s+(?:{kinds})\w*|(?:{_unnamed(kinds)})[^\W\d]*\s*№?\s*{numbers})(?![\w%])",
                re.IGNORECASE,
            )
        return re.compile(rf"(?<![\w.])(?:{this}\s+|{numbers}\s*[-‑–]?\s*)(?:{kinds})\w*", re.IGNORECASE)

    @property
    def _join(self) -> str:
        return rf"\s*(?:{whole([*self.joins, *self.to])})\s*(?:{whole(self.joins)}\s*)?"

    @cached_property
    def listing(self) -> re.Pattern[str]:
        """The pattern of a list of articles with parts of some in brackets: «статьями 20, 23 (часть 1), 24»,
        "section 15(1)(a) and (b)".
        """
        item = rf"{NUMBER}{self._brackets}"
        items = rf"(?P<items>{item}(?:{self._join}{item})*)"
        article = rf"(?:{either(self.words['article'])})[^\W\d]*"
        if self.number_after:
            return re.compile(rf"(?<![\w-]){article}\s*№?\s*{items}", re.IGNORECASE)
        return re.compile(rf"(?<![\w.]){items}\s*[-‑–]?\s*{article}", re.IGNORECASE)

    @cached_property
    def item(self) -> re.Pattern[str]:
        """The pattern of one number of such a list, with what stands in brackets after it."""
        return re.compile(rf"(?P<number>{NUMBER})(?P<inner>{self._brackets})", re.IGNORECASE)

    @property
    def _brackets(self) -> str:
        return rf"(?:\s*\([^()]{{1,80}}\)(?:(?:{self._join})?\s*\({_LEVEL}\))*)?"

    @cached_property
    def levels(self) -> re.Pattern[str]:
        """The pattern of one bracket; ``beside`` where it stands beside the one before, not below it."""
        return re.compile(rf"(?P<beside>{self._join})?\s*\((?P<level>{_LEVEL})\)", re.IGNORECASE)

    @cached_property
    def between(self) -> re.Pattern[str]:
        """The pattern of what may stand between two steps of one reference."""
        links = rf"(?:{either(self.links)}\s*)*" if self.links else ""
        return re.compile(rf"\s*,?\s*{links}\(?", re.IGNORECASE)

    @cached_property
    def foreign(self) -> re.Pattern[str]:
        """The pattern of words by which a reference is to another law: «статья 5 Гражданского кодекса»; never to
        "this Law".
        """
        laws, this = either(self.other_law), either(self.this)
        if not self.number_after:
            return re.compile(rf"(?P<own>{this}\w*\s+(?:\w+\s+){{0,2}})?(?<!\w)(?:{laws})\w*\s*$", re.IGNORECASE)
        if self.of:
            named = rf"(?:{whole(self.of)})\s+(?:(?!{this}|{either(self.own_law)})\w+\s+){{0,5}}(?!{this})"
        else:
            named = rf"(?:(?!{this}){self.adjective}\s+){{0,4}}"
        return re.compile(rf"\s+{named}(?:{laws})", re.IGNORECASE)


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
    held.setdefault("adjective", r"\w+")
    held.setdefault("below_by_point", False)
    if not sections:
        held["words"]["article"] += without_sections
    return Rules(**held)

"""How laws in a language refer to provisions: the rules of ``resources/references`` as patterns."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from commission_app.base.resources import resource
from commission_app.compare.reference_ordinals import Ordinals
from commission_app.domain.numbering import LATIN_INSERTS, SUPERSCRIPTS

_INSERT = "|".join(sorted(LATIN_INSERTS, key=len, reverse=True))
NUMBER = (
    rf"\d{{1,9}}(?:(?:[.]\d{{1,9}})+|[{SUPERSCRIPTS}]{{1,9}}|-?[a-z](?!\w))?(?:-\d{{1,9}})?"
    rf"(?:[\s-]?(?:{_INSERT}|бис|тер)\b(?!\s*(?:\d|art)))?"
)
ROMAN = r"(?-i:[IVXLC]+)(?!\w)"
QUOTES = "«»\"“”„'‘’"
LETTER = rf"(?:[{QUOTES}]\w(?:[.]?\d+|[{SUPERSCRIPTS}]+)?[{QUOTES}]|(?<!\w)\(?[^\W\d_]\))"
"""The letter of a point: «б», б) or "(b)"; also of one that was put in: "е.1"."""

_LEVEL = rf"(?:{NUMBER}|[^\W\d_]|[ivx]+)"
"""What stands in brackets below an article: "15(2)(b)"."""

_DASHES = ["-", "\u2010", "\u2011"]
_UNLESS_SAID = {"adjective": r"\w+", "below_by_point": False} | {
    name: [] for name in ("counted", "lettered", "section", "sentence", "short_law", "since", "until")
}

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
    this_law: list[str]
    ordinals: Ordinals
    of: list[str]
    links: list[str]
    other_law: list[str]
    short_law: list[str]
    own_law: list[str]
    start: list[str]
    since: list[str]
    until: list[str]
    counted: list[str]
    """What is counted, as it stands after a number: "Article 5, 30 days after" speaks of no Article 30."""
    adjective: str
    below_by_point: bool
    section: list[str]
    lettered: list[str]
    sentence: list[str]
    """What is no provision of its own, and stands between two that are: «Absatz 1 Satz 2 und Absatz 3»."""
    roman: bool
    """Whether the law has Roman numbers below its chapters: else "I" can be the first person."""

    @property
    def has_sections_within(self) -> bool:
        """Whether the articles of the law consist of sections."""
        return any(word in self.words["part"] for word in self.section)

    @cached_property
    def number(self) -> str:
        """The pattern of a printed number."""
        return rf"(?:{NUMBER}|{ROMAN})" if self.roman else NUMBER

    @cached_property
    def mention(self) -> re.Pattern[str]:
        """The pattern of one step of a reference: a word for a kind of provision with its numbers or "this"."""
        this = rf"(?P<this>{either(self.this)})\w*"
        kinds = "|".join(
            rf"(?P<{kind}>{either(sorted(words, key=len, reverse=True))})"
            for kind, words in sorted(self.words.items(), reverse=True)
            if words
        )
        if self.number_after:
            named = rf"(?:{_unnamed(kinds, 2)})[^\W\d]*\s*(?:№|no\.)?\s*"
            return re.compile(
                rf"(?<![\w-])(?:{this}\s+(?:{kinds})\w*|{named}{self._after()}{self._lettered()}|{self._before()})"
                r"(?![\w%])",
                re.IGNORECASE,
            )
        numbers = self._list(rf"(?:{LETTER}|\(?(?:{self.ordinals.pattern}|{self.number})\)?)")
        return re.compile(rf"(?<![\w./])(?:{this}\s+|(?P<numbers>{numbers})\s*[-‑–]?\s*)(?:{kinds})\w*", re.IGNORECASE)

    def _after(self) -> str:
        """Return the pattern of the numbers after the word they are of; an ordinal may be of the next word already:
        «статье 4, второй части».
        """
        ordinals, own = self.ordinals, rf"(?!\s+{self._unnumbered})"
        digits = rf"(?:{LETTER}|\(?(?:{ordinals.in_digits}{own}|{self.number}(?!\w))\)?)"
        words = f"{ordinals.in_words}{own}"
        start = rf"{whole(self.start)}\s+(?=\S+\s+{whole(self.to)})" if self.start else ""
        return rf"(?:{start})?(?P<numbers>{self._list(digits)}|{ordinals.in_words}(?:{self._join}{words})*)"

    def _lettered(self) -> str:
        """Return the pattern of bare letters after a word that nothing else follows: «Buchstabe a und b»."""
        letter = r"[^\W\d_](?!\w)"
        return (
            rf"|(?P<letter_4>{either(self.lettered)})[^\W\d]*\s+(?P<letters>{self._list(letter)})"
            if self.lettered
            else ""
        )

    def _before(self) -> str:
        """Return the pattern of ordinals before the word they are of: «вторая и третья части».

        What follows the word is no number of its own: «(абзац) второй части первой статьи 5». Abbreviations have no
        ordinals before them: «двадцятого ст.» is a century.
        """
        one = self.ordinals.pattern
        kinds = {name: either(words) for name, every in self.words.items() if (words := [*filter(_is_long, every)])}
        named = "|".join(f"(?P<{name}_3>{words})" for name, words in sorted(kinds.items(), reverse=True))
        return (
            rf"(?P<before>(?:{one}(?:{self._join}{self._links}|(?=\s)))+)\s+"
            rf"(?:{named})[^\W\d]*\b(?!\s*№?\s*(?![\w-]+\s+{self._unnumbered})(?:\d|{one}))"
        )

    @property
    def _unnumbered(self) -> str:
        """A pattern of a word for a kind of provision that no number follows."""
        every = either([word for words in self.words.values() for word in words if _is_long(word)])
        return rf"{every}[^\W\d]*\b(?!\s*№?\s*(?:\d|{self.ordinals.in_words}))"

    @cached_property
    def hint(self) -> re.Pattern[str]:
        """The pattern of what a text with a reference holds at least: a quick look before a thorough one."""
        kinds = either([word for words in self.words.values() for word in words])
        return re.compile(rf"{either(self.words['article'])}|{either(self.this)}\w*\s+{kinds}", re.IGNORECASE)

    def _list(self, one: str) -> str:
        return rf"{one}(?:{self._join}{one}{self._uncounted})*"

    @property
    def _uncounted(self) -> str:
        """A pattern of what follows no number of a provision: more of it or of a fraction; where numbers stand after
        their words, also the rest of another word («18-летних») and what is counted.
        """
        counted = rf"|[\s-]+{either(self.counted)}" if self.counted else ""
        other_word = r"|-[^\W\d_]{3}" if self.number_after else ""
        return rf"(?!(?<=\w)\w|/\d{other_word}{counted})"

    @property
    def _join(self) -> str:
        return rf"\s*(?:{whole([*self.joins, *self.to])})\s*(?:{whole(self.joins)}\s*)?"

    @cached_property
    def joined(self) -> re.Pattern[str]:
        """The pattern of what stands between two references that are named together: "and", «, а также»."""
        joins = whole(self.joins)
        return re.compile(
            rf"{self._sentences}\s*{joins}\s*(?:{joins}\s*)?(?:\w{{1,2}}\s+)?{self._links}", re.IGNORECASE
        )

    @property
    def _sentences(self) -> str:
        """A pattern of the sentences of a provision that may be named after it."""
        one = rf"(?:{self.ordinals.pattern}|{NUMBER})"
        return rf"(?:\s*,?\s*{either(self.sentence)}[^\W\d]*\s*{self._list(one)})?" if self.sentence else ""

    @cached_property
    def through(self) -> re.Pattern[str]:
        """The pattern of what stands between the first and the last number of a range."""
        return re.compile(rf"\s*(?:{whole(self.to)})\s*", re.IGNORECASE)

    @cached_property
    def starts(self) -> re.Pattern[str]:
        """The pattern of what a text ends in before the first step of a range: "from", «со»."""
        return re.compile(rf"(?:{whole(self.start)})\s+{self._links}$" if self.start else "(?!)", re.IGNORECASE)

    @cached_property
    def spans(self) -> re.Pattern[str]:
        """The pattern of what stands between the two steps of a range: "to", «по», «бастап»."""
        if self.number_after:
            return re.compile(rf"\s+(?:{whole(self.to)})\s+{self._links}", re.IGNORECASE)
        return re.compile(rf"\s+(?:{either(self.since)}\s+)?" if self.since else r"\s+", re.IGNORECASE)

    @cached_property
    def ends(self) -> re.Pattern[str]:
        """The pattern of what follows the last step of a range where something must: «дейін»."""
        return re.compile(rf"\s+{either(self.until)}" if self.until else "(?!)", re.IGNORECASE)

    @property
    def _links(self) -> str:
        return rf"(?:{either(self.links)}\s*)*" if self.links else ""

    @cached_property
    def listing(self) -> re.Pattern[str]:
        """The pattern of a list of articles with parts of some in brackets: «статьями 20, 23 (часть 1), 24»,
        "section 15(1)(a) and (b)".
        """
        item = rf"{self.number}{self._brackets}"
        items = rf"(?P<items>{item}(?:{self._join}{item}{self._uncounted})*)"
        article = rf"(?:{either(self.words['article'])})[^\W\d]*"
        if self.number_after:
            return re.compile(rf"(?<![\w-]){article}\s*№?\s*{items}", re.IGNORECASE)
        return re.compile(rf"(?<![\w.]){items}\s*[-‑–]?\s*{article}", re.IGNORECASE)

    @cached_property
    def item(self) -> re.Pattern[str]:
        """The pattern of one number of such a list, with what stands in brackets after it."""
        return re.compile(rf"(?P<number>{self.number})(?P<inner>{self._brackets})", re.IGNORECASE)

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
        return re.compile(rf"{self._sentences}\s*,?\s*{self._links}\(?", re.IGNORECASE)

    @cached_property
    def foreign(self) -> re.Pattern[str]:
        """The pattern of words by which a reference is to another law: «статья 5 Гражданского кодекса»; never to
        "this Law".
        """
        laws, this = either(self.other_law), either(self.this_law)
        short = rf"(?-i:{'|'.join(self.short_law)})" if self.short_law else "(?!)"
        if not self.number_after:
            own = rf"(?P<own>{this}\w*\s+(?:\w+\s+){{0,2}})?"
            return re.compile(rf"{own}(?<!\w)(?:(?:{laws})\w*|{short})\s*$", re.IGNORECASE)
        if self.of:
            word = rf"(?!{this}|{either(self.own_law)})(?:\w+|\([^()]{{1,60}}\))\s+"
            named = rf"(?:{whole(self.of)})\s+(?:{word}){{0,6}}(?!{this})"
        else:
            named = rf"(?:(?!{this}){self.adjective}\s+){{0,4}}"
        return re.compile(rf"\s+(?:{named}(?:{laws})|{short}(?!\w))", re.IGNORECASE)


def either(beginnings: Sequence[str]) -> str:
    """Return a pattern for the beginning of any of these words; an entry with a backslash or bracket is a pattern."""
    return "(?:" + "|".join(one if {"\\", "["} & set(one) else re.escape(one) for one in beginnings) + ")"


def _is_long(word: str) -> bool:
    """Whether a word is no abbreviation."""
    return not word.endswith((".", ")"))


def whole(words: Sequence[str]) -> str:
    """Return a pattern for any of these words or marks as a whole."""
    return "(?:" + "|".join(rf"\b{re.escape(one)}\b" if one.isalpha() else re.escape(one) for one in words) + ")"


def _unnamed(pattern: str, time: int) -> str:
    """Return a pattern with its group names changed, so that it can stand a second time."""
    return re.sub(r"\?P<(\w+)>", rf"?P<\g<1>_{time}>", pattern)


@cache
def rules_of(
    language: str, *, sections_are: str | None = None, roman: bool = False, others: tuple[str, ...] = ()
) -> Rules | None:
    """Return the rules of a language; None where there are none.

    Some languages have a word, "section", that means an "article" in one law, a "part" of one in another, and what
    articles stand in, which no reference leads through, in a third. ``others`` are names that a law can have itself,
    and that are of another one here.
    """
    try:
        path = resource("references", f"{language}.toml")
    except FileNotFoundError:
        return None
    held = tomllib.loads(path.read_text(encoding="utf-8"))
    held["joins"] = held.pop("and")
    held["to"] += _DASHES
    held["start"] = held.pop("from", [])
    held["ordinals"] = Ordinals(**held.pop("ordinals"))
    for name, value in _UNLESS_SAID.items():
        held.setdefault(name, value)
    held.setdefault("this_law", held["this"])
    held["other_law"] += others
    if sections_are is not None:
        held["words"][sections_are] += held["section"]
    return Rules(**held, roman=roman)

"""How laws in a language refer to provisions: the rules of ``resources/references`` as patterns."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, cached_property

from commission_app.base.resources import resource
from commission_app.compare.reference_ordinals import Ordinals
from commission_app.compare.reference_words import NOTHING, any_of, either, is_long, unnamed, whole
from commission_app.domain.numbering import LATIN_INSERTS, SUPERSCRIPTS

_INSERTS = [*sorted(LATIN_INSERTS, key=len, reverse=True), "бис", "тер"]
ROMAN = r"(?-i:[IVXLC]+)(?!\w)"
QUOTES = "«»\"“”„'‘’"
LETTER = rf"(?:[{QUOTES}]\w(?:[.]?\d+|[{SUPERSCRIPTS}]+)?[{QUOTES}]|(?<!\w)\(?(?:[ivx]{{2,5}}|[^\W\d_])\))"
"""The letter of a point: «б», б) or "(b)"; also of one that was put in: "е.1"; and a small Roman number: "(ii)"."""

_DASHES = ["-", "\u2010", "\u2011"]
_UNLESS_SAID = {"adjective": r"\w+", "below_by_point": False} | {
    name: []
    for name in (
        *("amid", "away", "counted", "here", "lettered", "perhaps_this", "same", "section", "sentence", "short_law"),
        *("since", "that", "that_after", "there", "toward", "until"),
        *("apart", "no_state", "of_state", "possessed"),
    )
}


@dataclass(frozen=True)
class Rules:
    """How a language refers; see ``resources/references``."""

    number_after: bool
    words: dict[str, list[str]]
    joins: list[str]
    to: list[str]
    this: list[str]
    this_law: list[str]
    perhaps_this: list[str]
    """Which of ``this`` can also mean what was named before: «пункт 2 этой статьи»."""
    same: list[str]
    """What may stand between ``this`` and its word: "of this same Article"."""
    that: list[str]
    """What means the provision that was named before: «той же статьи», "the said paragraph"."""
    that_after: list[str]
    """The same after the word: «artículo citado»."""
    here: list[str]
    """What means this law after an article, and this article after what is below one: "paragraph 2 hereof"."""
    there: list[str]
    """What means the article that was named before: "paragraph 2 thereof"."""
    ordinals: Ordinals
    of: list[str]
    links: list[str]
    other_law: list[str]
    short_law: list[str]
    own_law: list[str]
    of_state: list[str]
    """The name of a law of the kind this one is with that of the state whose it is: «конституции Франции»."""
    no_state: list[str]
    """What in such a name is no name of a state: "Republic", «Парламент»."""
    apart: list[str]
    """What stands beside articles that are not counted with the others: «artículo primero transitorio»."""
    possessed: list[str]
    """Forms of the word for an article that speak of the law that was named: «кодекстің 5-бабы мен 6-бабы»."""
    start: list[str]
    since: list[str]
    until: list[str]
    amid: list[str]
    away: list[str]
    toward: list[str]
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
        return rf"(?:{self._digits}|{ROMAN})" if self.roman else self._digits

    @property
    def _digits(self) -> str:
        """The pattern of a number in digits; what means "to" is no insert: «Artikel 5 bis zum Ende»."""
        inserts = "|".join(one for one in _INSERTS if one not in self.to)
        return (
            rf"\d{{1,9}}(?:(?:[.]\d{{1,9}})+|[{SUPERSCRIPTS}]{{1,9}}|-?(?:[a-z]|(?-i:[A-Z]{{2}}))(?!\w))?(?:-\d{{1,9}})?"
            rf"(?:[\s-]?(?:{inserts})\b(?!\s*(?:\d|art)))?"
        )

    @property
    def _level(self) -> str:
        """The pattern of what stands in brackets below an article: "15(2)(b)"."""
        return rf"(?:{self._digits}|[^\W\d_]|[ivx]+)"

    @cached_property
    def mention(self) -> re.Pattern[str]:
        """The pattern of one step of a reference: a word for a kind of provision with its numbers or "this"."""
        same = rf"(?:{either(self.same)}\s+)?" if self.same else ""
        this = rf"(?P<this>{either(self.this)})\w*\s+{same}"
        kinds = "|".join(
            rf"(?P<{kind}>{either(sorted(words, key=len, reverse=True))})"
            for kind, words in sorted(self.words.items(), reverse=True)
            if words
        )
        if self.number_after:
            named = rf"(?:{unnamed(kinds, 2)})[^\W\d]*\s*(?:№|no\.)?\s*"
            return re.compile(
                rf"(?<![\w-])(?:{this}(?:{kinds})\w*|{self._back(kinds)}|{named}{self._after()}{self._lettered()}|{self._before()})"
                r"(?![\w%])",
                re.IGNORECASE,
            )
        numbers = self._list(rf"(?:{LETTER}|\(?(?:{self.ordinals.pattern}|{self.number})\)?)")
        that = rf"(?P<that>{any_of(self.that)})\w*\s+"
        return re.compile(
            rf"(?<![\w./])(?:{self._from_to(kinds)}|(?:{this}|{that}|(?P<numbers>{numbers})\s*[-‑–]?\s*)(?:{kinds})\w*)",
            re.IGNORECASE,
        )

    def _back(self, kinds: str) -> str:
        """Return the pattern of what was named before: "that Article", but "provides that Article 5 applies"."""
        number = rf"(?!\s*(?:№|no\.)?\s*(?:{LETTER}|\(?(?:{self.ordinals.pattern}|{self.number})))"
        before = rf"(?P<that>{any_of(self.that)})\w*\s+(?:{unnamed(kinds, 5)})[^\W\d]*{number}"
        return rf"{before}|(?:{unnamed(kinds, 6)})[^\W\d]*\s+(?P<that_6>{any_of(self.that_after)})\w*"

    def _from_to(self, kinds: str) -> str:
        """Return the pattern of a range of numbers before their word, each with the ending of its case: «15-тен
        20-баптарға дейін», «15-тен 20-ға дейінгі баптар».
        """
        if not self.away:
            return NOTHING
        number, until = r"\d{1,9}", either(self.until)
        start = rf"{number}-?{either(self.away)}\s+(?:{either(self.since)}\s+)?{number}"
        inner = rf"(?P<range_7>{start}-?{either(self.toward)}\s+{until}\w*)\s+(?:{unnamed(kinds, 7)})\w*"
        outer = rf"(?P<range_8>{start})\s*[-‑–]?\s*(?:{unnamed(kinds, 8)})\w*(?=\s+{until})"
        return f"{inner}|{outer}"

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
        kinds = {name: either(words) for name, every in self.words.items() if (words := [*filter(is_long, every)])}
        named = "|".join(f"(?P<{name}_3>{words})" for name, words in sorted(kinds.items(), reverse=True))
        return (
            rf"(?P<before>(?:{one}(?:{self._join}{self._links}|(?=\s))){{1,50}})\s+"
            rf"(?:{named})[^\W\d]*\b(?!\s*№?\s*(?![\w-]+\s+{self._unnumbered})(?:\d|{one}))"
        )

    @property
    def _unnumbered(self) -> str:
        """A pattern of a word for a kind of provision that no number follows."""
        every = either([word for words in self.words.values() for word in words if is_long(word)])
        return rf"{every}[^\W\d]*\b(?!\s*№?\s*(?:{self.number}|{self.ordinals.in_words}))"

    @cached_property
    def hint(self) -> re.Pattern[str]:
        """The pattern of what a text with a reference holds at least: a quick look before a thorough one."""
        kinds = either([word for words in self.words.values() for word in words])
        this = rf"{either(self.this)}\w*\s+(?:{any_of(self.same)}\s+)?{kinds}"
        return re.compile(rf"{either(self.words['article'])}|{this}|{any_of(self.here)}", re.IGNORECASE)

    def _list(self, one: str) -> str:
        return rf"(?>{one})(?:{self._join}(?>{one}){self._uncounted}){self._times}"

    @property
    def _times(self) -> str:
        """How often a list goes on. Where the word comes after it, a list without one is begun anew at each number."""
        return "*" if self.number_after else "{0,50}"

    @property
    def _uncounted(self) -> str:
        """A pattern of what follows no number of a provision: more of it or of a fraction, the sign of a point («2°»),
        what is counted («50 000 избирателей», "50 %"); where numbers stand after their words, also the rest of another
        word («18-летних»).
        """
        counted = rf"[\s-]+{any_of(self.counted)}"
        amount = rf"(?:-[^\W\d_]{{1,2}})?(?:[\s.,]\d{{3}}){{0,4}}(?:[.,]\d{{1,2}})?(?:\s*%|{counted})"
        other_word = r"|-[^\W\d_]{3}" if self.number_after else ""
        return rf"(?!(?<=\w)\w|/\d|:\d|[°º]{other_word}|{amount})"

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
        one = rf"(?:{self.ordinals.pattern}|{self._digits})"
        return rf"(?:\s*(?:,\s*)?{either(self.sentence)}[^\W\d]*\s*{self._list(one)})?" if self.sentence else ""

    @cached_property
    def through(self) -> re.Pattern[str]:
        """The pattern of what stands between the first and the last number of a range."""
        return re.compile(rf"\s*(?:{whole(self.to)})\s*", re.IGNORECASE)

    @cached_property
    def starts(self) -> re.Pattern[str]:
        """The pattern of what a text ends in before the first step of a range: "from", «со»."""
        return re.compile(rf"(?:{whole(self.start)})\s+{self._links}$" if self.start else NOTHING, re.IGNORECASE)

    @cached_property
    def spans(self) -> re.Pattern[str]:
        """The pattern of what stands between the two steps of a range: "to", «по», «бастап»."""
        if self.number_after:
            return re.compile(rf"\s+(?:{whole(self.to)})\s+{self._links}", re.IGNORECASE)
        return re.compile(rf"\s+(?:{either(self.since)}\s+)?" if self.since else r"\s+", re.IGNORECASE)

    @cached_property
    def ends(self) -> re.Pattern[str]:
        """The pattern of what follows the last step of a range where something must: «дейін»."""
        return re.compile(rf"\s+{either(self.until)}" if self.until else NOTHING, re.IGNORECASE)

    @cached_property
    def amidst(self) -> re.Pattern[str]:
        """The pattern of what follows two steps that stand joined for what lies between: «5-бап пен 7-баптың арасы»."""
        return re.compile(rf"\s+{any_of(self.amid)}", re.IGNORECASE)

    @cached_property
    def can_be_that(self) -> re.Pattern[str]:
        """The pattern of a word for "this" that can also mean what was named before."""
        return re.compile(any_of(self.perhaps_this), re.IGNORECASE)

    @cached_property
    def thereof(self) -> re.Pattern[str]:
        """The pattern of what follows a provision of the article that was named before: "paragraph 2 thereof"."""
        return re.compile(rf"\s+{any_of(self.there)}(?!\w)", re.IGNORECASE)

    @cached_property
    def hereof(self) -> re.Pattern[str]:
        """The pattern of what follows a provision of this article: "paragraph 2 hereof"."""
        return re.compile(rf"\s+{any_of(self.here)}(?!\w)", re.IGNORECASE)

    @property
    def _links(self) -> str:
        return rf"(?:{either(self.links)}\s*)*" if self.links else ""

    @cached_property
    def listing(self) -> re.Pattern[str]:
        """The pattern of a list of articles with parts of some in brackets: «статьями 20, 23 (часть 1), 24»,
        "section 15(1)(a) and (b)".
        """
        item = rf"(?>{self.number}){self._brackets}"
        items = rf"(?P<items>{item}(?:{self._join}{item}{self._uncounted}){self._times})"
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
        return rf"(?:\s*\([^()]{{1,80}}\)(?:(?:{self._join})?\s*\({self._level}\))*)?"

    @cached_property
    def levels(self) -> re.Pattern[str]:
        """The pattern of one bracket; ``beside`` where it stands beside the one before, not below it."""
        return re.compile(rf"(?P<beside>{self._join})?\s*\((?P<level>{self._level})\)", re.IGNORECASE)

    @cached_property
    def between(self) -> re.Pattern[str]:
        """The pattern of what may stand between two steps of one reference."""
        return re.compile(rf"{self._sentences}\s*(?:,\s*)?{self._links}\(?", re.IGNORECASE)

    @cached_property
    def own_state(self) -> re.Pattern[str]:
        """The pattern of the name of a law with that of its state."""
        return re.compile(any_of(self.of_state), re.IGNORECASE)

    @cached_property
    def whose(self) -> re.Pattern[str]:
        """The same where it stands beside a reference."""
        if not self.number_after:
            return re.compile(rf"(?<!\w){any_of(self.of_state)}\w*\s*$", re.IGNORECASE)
        of = rf"{whole(self.of)}\s*(?:[\w’']+\s+){{0,2}}" if self.of else rf"(?:{self.adjective}\s+){{0,2}}"
        return re.compile(rf"{self._law_follows}{of}{any_of(self.of_state)}", re.IGNORECASE)

    @cached_property
    def names_no_state(self) -> re.Pattern[str]:
        """The pattern of words in such a name that name no state."""
        return re.compile(either([*self.own_law, *self.no_state]), re.IGNORECASE)

    @cached_property
    def apart_before(self) -> re.Pattern[str]:
        """The pattern of what stands before articles that are not counted with the others."""
        return re.compile(rf"(?<!\w){any_of(self.apart)}\w*\s*$", re.IGNORECASE)

    @cached_property
    def apart_after(self) -> re.Pattern[str]:
        """The pattern of what stands after articles that are not counted with the others."""
        return re.compile(rf"\s+{any_of(self.apart)}", re.IGNORECASE)

    @cached_property
    def has_possessor(self) -> re.Pattern[str]:
        """The pattern of a form of the word for an article that speaks of the law that was named."""
        return re.compile(any_of(self.possessed), re.IGNORECASE)

    @cached_property
    def foreign(self) -> re.Pattern[str]:
        """The pattern of words by which a reference is to another law: «статья 5 Гражданского кодекса»; never to
        "this Law".
        """
        laws, this = either(self.other_law), either(self.this_law)
        short = rf"(?-i:{'|'.join(self.short_law)})" if self.short_law else NOTHING
        if not self.number_after:
            own = rf"(?P<own>{this}\w*\s+(?:\w+\s+){{0,2}})?"
            return re.compile(rf"{own}(?<!\w)(?:(?:{laws})\w*|{short})\s*$", re.IGNORECASE)
        brief = rf"{self._law_follows}(?:{whole(self.of)}\s+(?:\w+\s+)?)?" if self.of else r"\s+"
        if self.of:
            word = rf"(?!{this}|{either(self.own_law)})(?:[\w’'-]+|\([^()]{{1,60}}\))\s+"
            named = rf"(?:{whole(self.of)})\s+(?:{word}){{0,6}}(?!{this})"
        else:
            named = rf"(?:(?!{this}){self.adjective}\s+){{0,4}}"
        return re.compile(rf"(?:{self._law_follows}{named}(?:{laws})|{brief}{short}(?!\w))", re.IGNORECASE)

    @property
    def _law_follows(self) -> str:
        """A pattern of what stands before the name of a law: "Article 5, paragraph 2, of the Treaty"."""
        return r",?\s+" if self.of else r"\s+"


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

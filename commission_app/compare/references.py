"""References of a law to its own provisions: found in its words, resolved in its tree, held against an older text."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property
from typing import TYPE_CHECKING, TypeAlias

from commission_app.base.resources import resource
from commission_app.domain.document import CONTAINERS, Document, Kind, Provision
from commission_app.domain.numbering import SUPERSCRIPTS, in_eid
from commission_app.domain.passage import Line, passage

if TYPE_CHECKING:
    from commission_app.compare.comparison import Comparison

_RANKS = {"article": 0, "part": 1, "paragraph": 2, "point": 3}
_NUMBER = rf"\d+(?:[.]\d+|[{SUPERSCRIPTS}]+)?(?:-\d+)?"


@dataclass(frozen=True, slots=True)
class Reference:
    """A place that some words of a law point to.

    ``eid`` is the provision that holds the words, ``start`` and ``end`` (code points) their place in its line.
    ``article`` is the printed number, None for "this article"; ``inner`` the numbers below it, from the outside in.
    """

    eid: str
    line: int
    start: int
    end: int
    said: str
    article: str | None
    inner: tuple[str, ...]


class State(StrEnum):
    """What becomes of a reference."""

    RESOLVES = "resolves"
    BROKEN = "broken"
    STALE = "stale"


@dataclass(frozen=True, slots=True)
class Resolved:
    """A reference with the provision it leads to; ``suggested`` is the printed number it should probably have."""

    reference: Reference
    state: State
    target: str | None
    suggested: str | None = None


@dataclass(frozen=True)
class Rules:
    """How a language refers; see ``resources/references``."""

    number_after: bool
    words: dict[str, list[str]]
    joins: list[str]
    to: list[str]
    this: list[str]
    ordinals: list[str]
    other_law: list[str]
    own_law: list[str]

    @cached_property
    def mention(self) -> re.Pattern[str]:
        """The pattern of one step of a reference: a word for a kind of provision with its numbers or "this"."""
        one = rf"(?:{_NUMBER}|{_either(self.ordinals)}\w*)\)?" if self.ordinals else rf"{_NUMBER}\)?"
        one = rf"(?:«\w»|{one})"
        join = rf"\s*(?:{_whole([*self.joins, *self.to])})\s*(?:{_whole(self.joins)}\s*)?"
        numbers = rf"(?P<numbers>{one}(?:{join}{one})*)"
        this = rf"(?P<this>{_either(self.this)})\w*"
        kinds = "|".join(
            rf"(?P<{kind}>{_either(sorted(words, key=len, reverse=True))})"
            for kind, words in sorted(self.words.items(), reverse=True)
            if words
        )
        if self.number_after:
            return re.compile(
                rf"(?<!\w)(?:{this}\s+(?:{kinds})\w*|(?:{_unnamed(kinds)})\w*\s*№?\s*{numbers})(?![\w%])", re.IGNORECASE
            )
        return re.compile(rf"(?<![\w.])(?:{this}\s+|{numbers}\s*[-‑–]?\s*)(?:{kinds})\w*", re.IGNORECASE)

    @cached_property
    def between(self) -> re.Pattern[str]:
        """The pattern of what may stand between two steps of one reference."""
        return re.compile(r"\s*,?\s*(?:of\s+)?(?:the\s+)?\(?", re.IGNORECASE)

    @cached_property
    def foreign(self) -> re.Pattern[str]:
        """The pattern of words by which a reference is to another law."""
        laws = _either(self.other_law)
        after = rf"\s+(?:\w+\s+)?(?:of\s+)?(?:{laws})"
        return re.compile(after if self.number_after else rf"(?:{laws})\w*\s*$", re.IGNORECASE)


def _either(beginnings: Sequence[str]) -> str:
    """Return a pattern for the beginning of any of these words; an entry with a backslash is a pattern itself."""
    return "(?:" + "|".join(one if "\\" in one else re.escape(one) for one in beginnings) + ")"


def _whole(words: Sequence[str]) -> str:
    """Return a pattern for any of these words or marks as a whole."""
    return "(?:" + "|".join(rf"\b{re.escape(one)}\b" if one.isalpha() else re.escape(one) for one in words) + ")"


def _unnamed(pattern: str) -> str:
    """Return a pattern with its group names changed, so that it can stand a second time."""
    return re.sub(r"\?P<(\w+)>", r"?P<\1_2>", pattern)


@cache
def rules_of(language: str) -> Rules | None:
    """Return the rules of a language; None where there are none."""
    try:
        path = resource("references", f"{language}.toml")
    except FileNotFoundError:
        return None
    held = tomllib.loads(path.read_text(encoding="utf-8"))
    held["joins"] = held.pop("and")
    return Rules(**held)


@dataclass(frozen=True, slots=True)
class _Step:
    """One step: "paragraph 2", "this article"."""

    rank: int
    numbers: tuple[str, ...]
    start: int
    end: int


def references(document: Document) -> list[Reference]:
    """Return all references of a document to its own provisions, in order; none where its language has no rules."""
    rules = rules_of(document.language)
    if rules is None:
        return []
    articles = _numbered(document)
    return [
        one
        for unit in document.units
        for number, line in enumerate(passage(unit).lines)
        for one in _of_line(line, number, rules, articles)
    ]


def of_lines(document: Document, language: str, lines: Iterable[Line]) -> list[Reference]:
    """Return the references of some lines, of the document or of a text about it, that a language expresses."""
    rules = rules_of(language)
    if rules is None:
        return []
    articles = _numbered(document)
    return [one for number, line in enumerate(lines) for one in _of_line(line, number, rules, articles)]


def speaks_of_articles(text: str, language: str) -> bool:
    """Whether a text holds a word of a language for an article: a quick look before a thorough one."""
    rules, lowered = rules_of(language), text.lower()
    return rules is not None and any(word.replace("\\", "") in lowered for word in rules.words["article"])


def _numbered(document: Document) -> set[str]:
    return {in_eid(node.number or "") for node in document.articles}


def _of_line(line: Line, number: int, rules: Rules, articles: set[str]) -> Iterator[Reference]:
    for chain in _chains(line.text, rules):
        yield from _read(chain, line, number, rules, articles)


def _chains(text: str, rules: Rules) -> Iterator[list[_Step]]:
    """Yield the steps that belong to one reference each."""
    chain: list[_Step] = []
    for match in rules.mention.finditer(text):
        step = _step(match, rules)
        near = chain and rules.between.fullmatch(text, chain[-1].end, step.start)
        if chain and not (near and all(step.rank != one.rank for one in chain)):
            yield chain
            chain = []
        chain.append(step)
    if chain:
        yield chain


def _step(match: re.Match[str], rules: Rules) -> _Step:
    named = {name.removesuffix("_2") for name, value in match.groupdict().items() if value}
    kind = next(name for name in _RANKS if name in named)
    numbers = tuple(_numbers(match["numbers"], rules)) if match["numbers"] else ()
    return _Step(_RANKS[kind], numbers, match.start(), match.end())


def _numbers(printed: str, rules: Rules) -> Iterator[str]:
    """Yield the numbers of a list, ranges spelled out."""
    pieces = re.findall(rf"«\w»|{_NUMBER}|{_whole(rules.to)}|\w+", printed, re.IGNORECASE)
    last: str | None = None
    through = False
    for piece in pieces:
        if re.fullmatch(_whole(rules.to), piece, re.IGNORECASE):
            through = True
            continue
        number = _number(piece, rules)
        if number is None:
            continue
        if through and last and last.isdecimal() and number.isdecimal() and 0 < int(number) - int(last) < 1000:
            yield from (str(one) for one in range(int(last) + 1, int(number)))
        yield number
        last, through = number, False


def _number(piece: str, rules: Rules) -> str | None:
    if piece[0].isdecimal():
        return piece
    if piece[0] == "«":
        return piece[1:-1]
    lowered = piece.lower()
    return next((str(value) for value, stem in enumerate(rules.ordinals, 1) if lowered.startswith(stem)), None)


def _read(chain: list[_Step], line: Line, number: int, rules: Rules, articles: set[str]) -> Iterator[Reference]:
    start, end = min(one.start for one in chain), max(one.end for one in chain)
    around = line.text[end : end + 60] if rules.number_after else line.text[max(0, start - 60) : start]
    if rules.foreign.match(around) if rules.number_after else rules.foreign.search(around):
        return
    steps = sorted(chain, key=lambda step: step.rank)
    said = line.text[start:end]
    if steps[0].rank:
        # "paragraph 2" alone points into this article, or back to an article named before; nobody can tell by rule.
        return
    inner = [step.numbers for step in steps[1:] if step.numbers]
    tails: list[tuple[str, ...]] = [()]
    for numbers in inner:
        tails = [(*tail, one) for tail in tails for one in numbers]
    for article in _spread(steps[0].numbers, articles) or [None]:
        for tail in tails:
            yield Reference(line.eid, number, start, end, said, article, tail)


def _spread(numbers: tuple[str, ...], articles: set[str]) -> list[str | None]:
    """Return numbers of articles; «10-12» is a range where no article is printed so."""
    found: list[str | None] = []
    for number in numbers:
        first, _, last = number.partition("-")
        if last and in_eid(number) not in articles and first.isdecimal() and 0 < int(last) - int(first) < 1000:
            found += [str(one) for one in range(int(first), int(last) + 1)]
        else:
            found.append(number)
    return found


def target(document: Document, reference: Reference) -> Provision | None:
    """Return the provision that a reference leads to, or None where there is none."""
    if reference.article is None:
        node = document.article_of(reference.eid)
    else:
        wanted = in_eid(reference.article)
        node = next((one for one in document.articles if in_eid(one.number or "") == wanted), None)
    for number in reference.inner:
        node = _below(node, in_eid(number)) if node else None
    return node


def _below(node: Provision, number: str) -> Provision | None:
    """Return the part of this number; the provision itself where its parts have none and there are so many."""
    direct = next((child for child in node.children if child.number and in_eid(child.number) == number), None)
    if direct is not None or any(child.number for child in node.children):
        return direct
    # Where paragraphs are printed without numbers, they are counted.
    return node if number.isdecimal() and 0 < int(number) <= len(passage(node).lines) else None


def resolve(document: Document, comparison: Comparison | None = None) -> list[Resolved]:
    """Return all references of a document with what becomes of each.

    With a comparison (whose new text this is), a reference that its sentence had in the old text already is stale
    where the number leads to something else now than the counterpart of what it led to then.
    """
    old_targets = _old_targets(comparison) if comparison else {}
    found: list[Resolved] = []
    every = references(document)
    phrases = _phrases(every)
    for one in every:
        node = target(document, one)
        key = (one.eid, one.line, phrases[one.eid, one.line, one.start], one.article)
        meant = old_targets.get(key) if one.article else None
        suggested = _suggestion(document, meant) if meant else None
        article = document.article_of(node.eid) if node else None
        if meant and article is not None and article.eid not in meant:
            found.append(Resolved(one, State.STALE, node.eid if node else None, suggested))
        elif node is None:
            found.append(Resolved(one, State.BROKEN, None, suggested))
        else:
            found.append(Resolved(one, State.RESOLVES, node.eid))
    return found


def _suggestion(document: Document, meant: tuple[str, ...]) -> str | None:
    node = document.find(meant[0])
    return node.number if node else None


Phrase: TypeAlias = "tuple[tuple[str | None, tuple[str, ...]], ...]"
Key: TypeAlias = "tuple[str, int, Phrase, str | None]"


def _phrases(every: Sequence[Reference]) -> dict[tuple[str, int, int], Phrase]:
    """Return all numbers of each phrase: who changed one of a list has looked at the others too."""
    found: dict[tuple[str, int, int], Phrase] = {}
    for one in every:
        place = (one.eid, one.line, one.start)
        found[place] = (*found.get(place, ()), (one.article, one.inner))
    return found


def _old_targets(comparison: Comparison) -> dict[Key, tuple[str, ...]]:
    """Return, for references whose sentence had them before, the articles that they meant, as they are now."""
    by_line: dict[tuple[str, int], list[Reference]] = {}
    every = references(comparison.old)
    phrases = _phrases(every)
    for one in every:
        by_line.setdefault((one.eid, one.line), []).append(one)
    found: dict[Key, tuple[str, ...]] = {}
    for pair in comparison.pairs:
        if pair.kind in CONTAINERS:
            continue
        for row in pair.rows:
            if row.old is None or row.new is None or row.is_heading:
                continue
            for one in by_line.get(_place(comparison.old, row.old), ()):
                was = target(comparison.old, Reference(one.eid, 0, 0, 0, "", one.article, ()))
                became = comparison.by_old.get(was.eid) if was and was.kind is Kind.ARTICLE else None
                if became and became.new:
                    eid, line = _place(comparison.new, row.new)
                    found[eid, line, phrases[one.eid, one.line, one.start], one.article] = became.new
    return found


def _place(document: Document, line: Line) -> tuple[str, int]:
    unit = document.article_of(line.eid)
    lines = passage(unit).lines if unit else ()
    return line.eid, next((number for number, one in enumerate(lines) if one == line), 0)

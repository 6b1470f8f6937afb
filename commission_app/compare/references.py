"""References of a law to its own provisions, found in its words."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from commission_app.compare.reference_antecedents import Antecedents
from commission_app.compare.reference_laws import LONGEST, StateNames, is_foreign, of_other_laws
from commission_app.compare.reference_rules import ROMAN, Rules, rules_of
from commission_app.compare.reference_steps import (
    RANKS,
    Step,
    between,
    chains,
    from_the_outside,
    span,
    step,
    with_shared_steps,
)
from commission_app.domain.document import CONTAINERS, PARTS_OF_ARTICLES, Document, Kind, Provision
from commission_app.domain.numbering import in_eid
from commission_app.domain.passage import Line, passage

_COUNTED = (RANKS["part"], RANKS["indent"])
_CARDINAL = re.compile(r"\d\s+[^\W\d]+$")


@dataclass(frozen=True, slots=True)
class Reference:
    """A place that some words of a law point to.

    ``eid`` is the provision that holds the words, ``start`` and ``end`` (code points) the place in its line of those
    that are of this reference alone; ``said`` are all: «пункт 1 (и пункт 3) статьи 5».
    ``article`` is the printed number, None for "this article"; ``inner`` the numbers below it, from the outside in, of
    which those at the places ``parts`` are of parts («частина друга») or indents («абзац второй»), which are counted
    where they have no numbers.
    """

    eid: str
    line: int
    start: int
    end: int
    said: str
    article: str | None
    inner: tuple[str, ...]
    parts: tuple[int, ...] = ()


def references(document: Document) -> list[Reference]:
    """Return all references of a document to its own provisions, in order; none where its language has no rules."""
    rules = _rules(document, document.language)
    if rules is None:
        return []
    printed = _Printed.of(document, rules)
    return [
        one
        for unit in document.units
        for number, line in enumerate(passage(unit).lines)
        for one in _of_line(line, number, rules, printed)
    ]


def of_lines(document: Document, language: str, lines: Iterable[Line]) -> list[Reference]:
    """Return the references of some lines, of the document or of a text about it, that a language expresses."""
    rules = _rules(document, language)
    if rules is None:
        return []
    printed = _Printed.of(document, rules)
    return [one for number, line in enumerate(lines) for one in _of_line(line, number, rules, printed)]


def _rules(document: Document, language: str) -> Rules | None:
    """Return the rules of a language for references to a document: what it calls a section, and how it is numbered."""
    plain = rules_of(language)
    if plain is None:
        return None
    numbered = [node for node in document.walk() if node.number]
    parts = [node for node in numbered if node.kind is Kind.PARAGRAPH]
    sections_are: str | None = None
    if any((node.label or "").lower().startswith(tuple(plain.section)) for node in parts):
        sections_are = "part"
    elif not any(node.kind is Kind.SECTION for node in numbered):
        sections_are = "article"
    within = (node for node in numbered if node.kind not in CONTAINERS)
    roman = any(re.fullmatch(ROMAN, node.number or "") for node in within)
    title = document.title[:LONGEST]
    own = [name for name in plain.own_law if re.search(name, title, re.IGNORECASE)]
    # To the constitution of a German state the Grundgesetz is another law, and what the Grundgesetz calls one too.
    others = tuple(name for name in plain.own_law if own and name not in own)
    return rules_of(language, sections_are=sections_are, roman=roman, others=others)


def speaks_of_articles(text: str, language: str) -> bool:
    """Whether a text holds a word of a language for an article: a quick look before a thorough one."""
    rules, lowered = rules_of(language, sections_are="article"), text.lower()
    return rules is not None and any(word.replace("\\", "") in lowered for word in rules.words["article"])


@dataclass(frozen=True, slots=True)
class _Printed:
    """The numbers that articles of a document have, and their parts, as eids hold them."""

    articles: Mapping[str, Provision]
    parts: frozenset[str]
    path: Callable[[str], Sequence[Provision]]
    """What a provision stands in, from the top of the tree down to itself."""
    dotted: bool
    """Whether a point belongs to the numbers of articles («67.1»); else it leads below one: "15.2.1"."""
    last_holds: bool
    """Whether what follows several articles is of the last one only."""
    state: StateNames

    @classmethod
    def of(cls, document: Document, rules: Rules) -> _Printed:
        dotted = not rules.below_by_point or any("." in (one.number or "").rstrip(".") for one in document.articles)
        state = StateNames.of(document.title, rules)
        return cls(document.numbered, document.part_numbers, document.path, dotted, rules.number_after, state)


def _of_line(line: Line, number: int, rules: Rules, printed: _Printed) -> list[Reference]:
    if not rules.hint.search(line.text):
        return []
    text, found, beside = _with_brackets(line, number, rules, printed)
    every = with_shared_steps(chains(text, rules), text, rules)
    named = Antecedents(beside)
    for chain, is_other in zip(every, of_other_laws(every, line.text, rules, printed.state), strict=True):
        start, end = span(chain)
        own = span(one for one in chain if not one.shared)
        # «5-бап» is Article 5, «5 бап» are five articles; in «5 баптың 2-тармағы» only the hyphen is missing.
        if not rules.number_after and len(chain) == 1 and _CARDINAL.search(text, start, end):
            continue
        meant = named.meant(from_the_outside(chain, rules))
        if len(meant) > 1 and meant[0].rank and not meant[0].numbers:
            meant = _from_the_article(meant, line, printed)
        has_article = any(not one.rank for one in chain)
        if meant or is_other:
            named.name([] if is_other and has_article else _spelled(meant, printed))
        # "paragraph 2" alone points into this article, or back to an article named before; nobody can tell by rule.
        if meant and not meant[0].rank and not is_other:
            found += _read(meant, (line.eid, number, *own, line.text[start:end]), printed)
    return sorted(found, key=lambda one: one.start)


def _spelled(chain: Sequence[Step], printed: _Printed) -> list[Step]:
    """Return steps with all numbers of their ranges."""
    spelled = [
        replace(one, numbers=tuple(_spread(one.numbers, printed.parts if one.rank else printed.articles)))
        for one in chain
    ]
    if spelled and not spelled[0].rank and not printed.dotted:
        spelled[0] = replace(spelled[0], numbers=tuple(one.partition(".")[0] for one in spelled[0].numbers))
    return spelled


def _with_brackets(
    line: Line, number: int, rules: Rules, printed: _Printed
) -> tuple[str, list[Reference], list[tuple[int, list[Step]]]]:
    """Return the text without the articles that have parts of some in brackets, the references to these, and what they
    name, by where its words end.
    """
    text, found, beside = line.text, list[Reference](), list[tuple[int, list[Step]]]()
    for match in rules.listing.finditer(text):
        items = [(article, inner, _steps(inner, rules)) for article, inner in _items(match["items"], rules, printed)]
        if not any(rules.levels.match(inner) or steps for _, inner, steps in items):
            continue
        if any(not one.rank for *_, steps in items for one in steps):
            # "Article 5 (see also Article 7)" puts another article in the brackets, no part of this one.
            continue
        text = text[: match.start()] + " " * (match.end() - match.start()) + text[match.end() :]
        if is_foreign(line.text, *match.span(), rules, printed.state):
            beside.append((match.end(), []))
            continue
        place = (line.eid, number, *match.span(), match[0])
        read = list[Reference]()
        for article, inner, steps in items:
            tails = _levels(inner, rules)
            if tails:
                read += [Reference(*place, article, tail) for tail in tails]
            else:
                own = Step(0, (article,), *match.span())
                # «5 (часть первая, пункт 2)», but «5 (пункт 2 части первой)».
                inwards = "," in inner or not rules.number_after
                chain = [own, *steps] if inwards else [*steps, own]
                read += _read(from_the_outside(chain, rules), place, printed)
        found += read
        beside.append((match.end(), _named_by(read)))
    return text, found, beside


def _named_by(read: Sequence[Reference]) -> list[Step]:
    """Return the steps to what references name together: the article, and paragraph, point and letter below it."""
    start, end = read[0].start, read[0].end
    articles = dict.fromkeys(one.article for one in read if one.article)
    depth = min(len(one.inner) for one in read)
    below = [dict.fromkeys(one.inner[level] for one in read) for level in range(min(depth, 3))]
    ranks = (RANKS["article"], RANKS["paragraph"], RANKS["point"], RANKS["letter"])
    return [Step(rank, (*numbers,), start, end) for rank, numbers in zip(ranks, (articles, *below), strict=False)]


def _steps(inner: str, rules: Rules) -> list[Step]:
    """Return the steps in brackets after an article."""
    return [step(one, rules) for one in rules.mention.finditer(inner)]


def _items(listed: str, rules: Rules, printed: _Printed) -> list[tuple[str, str]]:
    """Return the numbers of a list of articles, ranges spelled out, with what stands in brackets after each."""
    found: list[tuple[str, str]] = []
    end = 0
    for one in rules.item.finditer(listed):
        is_last = found and not found[-1][1] and rules.through.fullmatch(listed, end, one.start())
        numbers = _spread((f"{found[-1][0]}-{one['number']}" if is_last else one["number"],), printed.articles)
        if is_last:
            numbers = numbers[1:] or [one["number"]]
        found += [*((number, "") for number in numbers[:-1]), (numbers[-1], one["inner"])]
        end = one.end()
    return found


def _from_the_article(chain: list[Step], line: Line, printed: _Printed) -> list[Step]:
    """Return the chain of "point 3 of this paragraph" from this article on, where its paragraph has a number.

    Which level the law calls so is told by which of them has such a part; else it is the paragraph.
    """
    start, end = chain[0].start, chain[0].end
    above = [node for node in printed.path(line.eid) if node.kind in PARTS_OF_ARTICLES and node.number]
    wanted = {in_eid(number) for number in chain[1].numbers}
    holders = [node for node in above if any(in_eid(child.number or "") in wanted for child in node.children)]
    own = (*holders[-1:], *(node for node in above if node.kind is Kind.PARAGRAPH))
    if not own or chain[0].rank != RANKS["paragraph"]:
        return chain
    levels = above[: above.index(own[0]) + 1]
    return [
        Step(0, (), start, end),
        *(replace(chain[0], numbers=(node.number or "",)) for node in levels),
        *chain[1:],
    ]


def _levels(brackets: str, rules: Rules) -> list[tuple[str, ...]]:
    """Return what the numbers in brackets after an article lead to: "(1)(a) and (b)" to 1 a and 1 b."""
    tails: list[tuple[str, ...]] = []
    at = 0
    while found := rules.levels.match(brackets, at):
        at, before = found.end(), tails[-1] if tails else ()
        if found["beside"]:
            if before and rules.through.fullmatch(found["beside"]):
                tails += [(*before[:-1], one) for one in between(before[-1], found["level"])]
            # "(6)(a) and (7)": a number stands beside the number, not beside the letter below it.
            alike = [place for place, one in enumerate(before) if one.isdecimal() == found["level"].isdecimal()]
            tails.append((*before[: alike[-1] if alike else len(before)], found["level"]))
        else:
            tails[-1:] = [(*before, found["level"])]
    return tails


def _read(chain: list[Step], place: tuple[str, int, int, int, str], printed: _Printed) -> Iterator[Reference]:
    """Yield the references of one chain whose first step is the article."""
    if printed.last_holds and len(chain) == 2 and chain[0].start < chain[1].start:
        chain, further = _without_articles(chain, printed)
        yield from (Reference(*place, one, ()) for one in further)
    tails: list[tuple[str, ...]] = [()]
    numbered = [lower for lower in chain[1:] if lower.numbers]
    for lower in numbered:
        tails = [(*tail, one) for tail in tails for one in _spread(lower.numbers, printed.parts)]
    this: list[str | None] = [None]
    articles = _spread(chain[0].numbers, printed.articles) or this
    # "Articles 4, 5 and 6, paragraph 2": the paragraph is of the last one.
    shared = not printed.last_holds or chain[-1].start < chain[0].start
    for article in articles:
        below = tuple(article.split("."))[1:] if article and not printed.dotted else ()
        parts = tuple(place for place, one in enumerate(numbered, len(below)) if one.rank in _COUNTED)
        for tail in tails if shared or article == articles[-1] else [()]:
            yield Reference(*place, article.partition(".")[0] if article and below else article, (*below, *tail), parts)


def _without_articles(chain: list[Step], printed: _Printed) -> tuple[list[Step], list[str]]:
    """Return a chain without the numbers that are of articles again, and those: "Article 20, paragraph 4, 33 and 38"
    where Article 20 has no paragraph 33.
    """
    article, below = chain
    own = printed.articles.get(in_eid(article.numbers[-1])) if article.numbers else None
    held = {in_eid(child.number) for child in own.children if child.number} if own else set()
    further = [
        one
        for one in below.numbers[1:]
        if held and in_eid(one) in printed.articles
        # «Los artículos 2, fracción II, y 3»: the fractions have Roman numbers, the articles have not.
        if in_eid(one) not in held or one[0].isdecimal() != below.numbers[0][0].isdecimal()
    ]
    kept = tuple(one for one in below.numbers if one not in further)
    return [article, replace(below, numbers=kept)], further


def _spread(numbers: tuple[str, ...], printed: Container[str]) -> list[str]:
    """Return numbers of articles or parts; «10-12» is a range where none is printed so."""
    found: list[str] = []
    for number in numbers:
        first, _, last = number.partition("-")
        if (
            last.isdecimal()
            and in_eid(number) not in printed
            and first.isdecimal()
            and 0 < int(last) - int(first) < 1000
        ):
            found += [str(one) for one in range(int(first), int(last) + 1)]
        else:
            found.append(number)
    return found

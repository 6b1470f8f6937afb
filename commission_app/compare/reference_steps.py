"""The steps by which a law refers to its provisions – "paragraph 2", "this article" –, and which belong together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from commission_app.compare.reference_rules import LETTER, QUOTES, ROMAN, Rules
from commission_app.compare.reference_words import whole
from commission_app.domain.numbering import in_eid

RANKS = {"article": 0, "part": 1, "paragraph": 2, "point": 3, "letter": 4, "indent": 5}
"""How far below the law each kind of provision stands; an indent («абзац») has no number of its own."""

_DEPTHS = (0, 1, 1, 2, 3, 4)
"""How deep each rank stands, where parts and paragraphs can be in either."""

_MOST = 1000
"""No range has so many numbers."""

_BRACKETS = re.compile(r"(?:\((?:[^\W\d_]|[ivx]{2,5}|\d{1,3})\)){1,3}(?!\w)", re.IGNORECASE)
"""What leads below a number that it stands right after: "2(b)(ii)"."""

_PUT_IN = re.compile(r"(\d{1,9}[-.]?(?=[a-z])|\d{1,9}[-.])(\d{1,9}|[a-z])", re.IGNORECASE)
"""A number that was put in after another one, and what it has more than that."""

_NEAR = 30
"""The word that begins a range stands within so many letters before it."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step: "paragraph 2"; "this article" has no numbers. ``shared`` is one that another reference says.

    ``back`` is one that was named before ("that article"), ``doubtful`` one that can mean this or that («этой статьи»).
    """

    rank: int
    numbers: tuple[str, ...]
    start: int
    end: int
    shared: bool = False
    back: bool = False
    doubtful: bool = False


def chains(text: str, rules: Rules) -> Iterator[list[Step]]:
    """Yield the steps that belong to one reference each, as they are printed."""
    steps = list(_with_ranges([step(match, rules) for match in rules.mention.finditer(text)], text, rules))
    _put_letters_below(steps, text, rules)
    steps = [below for one in steps for below in (one, *_in_brackets_after(one, text))]
    chain: list[Step] = []
    for place, one in enumerate(steps):
        if chain and not _goes_on(chain, steps[place:], text, rules):
            yield _with_this(chain, text, rules)
            chain = []
        chain.append(one)
    if chain:
        yield _with_this(chain, text, rules)


def _in_brackets_after(one: Step, text: str) -> Iterator[Step]:
    """Yield the steps in brackets right after the number of another one: "paragraph 2(b)"."""
    found = _BRACKETS.match(text, one.end)
    if found and one.rank in (RANKS["part"], RANKS["paragraph"], RANKS["point"]) and len(one.numbers) == 1:
        rank = max(one.rank, RANKS["paragraph"])
        for bracket in re.finditer(r"\((\w+)\)", found[0]):
            rank += 1
            if rank <= RANKS["letter"]:
                yield Step(rank, (bracket[1],), found.start() + bracket.start(), found.start() + bracket.end())


def _put_letters_below(steps: list[Step], text: str, rules: Rules) -> None:
    """Put a paragraph with a letter below the one with a number that it is of: "paragraph (a) of subsection (1)"."""
    paragraph, point = RANKS["paragraph"], RANKS["point"]
    for place in range(len(steps) - 1 if rules.number_after else 0):
        one, above = steps[place : place + 2]
        if one.rank != paragraph or above.rank != paragraph or not one.numbers or any(map(_is_letter, above.numbers)):
            continue
        near = rules.between.fullmatch(text, one.end, above.start)
        if all(map(_is_letter, one.numbers)) and near and "," not in near[0]:
            steps[place] = replace(one, rank=point)
            if (
                place
                and steps[place - 1].rank == point
                and rules.between.fullmatch(text, steps[place - 1].end, one.start)
            ):
                steps[place - 1] = replace(steps[place - 1], rank=RANKS["letter"])


def _with_this(chain: list[Step], text: str, rules: Rules) -> list[Step]:
    """Return a chain with its article where one word says so after it: "paragraph 2 hereof", "paragraph 2 thereof"."""
    if any(not one.rank for one in chain):
        return chain
    here, there = (words.match(text, chain[-1].end) for words in (rules.hereof, rules.thereof))
    found = here or there
    return [*chain, Step(0, (), found.start(), found.end(), back=found is there)] if found else chain


def from_the_outside(chain: Sequence[Step], rules: Rules) -> list[Step]:
    """Return the steps of a reference from the article inwards.

    Part and paragraph stand in either order («пункт 2 части первой», «часть вторая пункта 1»), as they are printed; but
    after an article what has a letter is below what has a number: «ст. 3 п. "а" ч. 1».
    """
    article = next((place for place, one in enumerate(chain) if not one.rank), len(chain))
    after = sorted(chain[article:], key=lambda one: (_DEPTHS[one.rank], any(map(_is_letter, one.numbers))))
    inwards = [*after, *reversed(chain[:article])] if rules.number_after else chain
    return sorted(inwards, key=lambda one: _DEPTHS[one.rank])


def _is_letter(number: str) -> bool:
    return (len(number) == 1 and number.isalpha()) or (number != "" and set(number) <= set("ivx"))


def with_shared_steps(found: Iterator[list[Step]], text: str, rules: Rules) -> list[list[Step]]:
    """Return chains with the article that they share with the next one: «пункт 1 и подпункт 2) пункта 3 статьи 5», or
    with the one before: "Article 5, paragraph 2, and paragraph 3".
    """
    every = list(found)
    _share_with_the_last(every, text, rules)
    _share_with_the_next(every, text, rules)
    return every


def span(chain: Iterable[Step]) -> tuple[int, int]:
    """Return where the words of some steps begin and end."""
    every = tuple(chain)
    return min(one.start for one in every), max(one.end for one in every)


def _numbered(chain: Sequence[Step]) -> Iterator[bool]:
    return (bool(one.numbers) for one in chain)


def _share_with_the_last(every: list[list[Step]], text: str, rules: Rules) -> None:
    for place in range(1, len(every)):
        behind, chain = every[place - 1], every[place]
        outermost = min(one.rank for one in chain)
        goes_on = not behind[0].rank and outermost in {one.rank for one in behind} - {0} and all(_numbered(chain))
        if goes_on and rules.joined.fullmatch(text, behind[-1].end, chain[0].start):
            last = -1 if rules.number_after else 0
            above = (one for one in behind if one.rank < outermost)
            every[place] = [*(replace(one, numbers=one.numbers[last:], shared=True) for one in above), *chain]


def _share_with_the_next(every: list[list[Step]], text: str, rules: Rules) -> None:
    for place in reversed(range(len(every) - 1 if rules.number_after else 0)):
        chain, ahead = every[place], every[place + 1]
        if len(ahead) > 1 and not ahead[-1].rank and all(_numbered(chain)) and all(one.rank for one in chain):
            outermost = min(one.rank for one in chain)
            if rules.joined.fullmatch(text, chain[-1].end, min(one.start for one in ahead)):
                every[place] = [*chain, *(replace(one, shared=True) for one in ahead if one.rank < outermost)]


def _with_ranges(steps: Sequence[Step], text: str, rules: Rules) -> Iterator[Step]:
    """Yield steps, two that say from where to where as one: "from Article 3 to Article 5", «3-баптан 5-бапқа дейін»."""
    held: Step | None = None
    for one in steps:
        if held is not None and _is_range(held, one, text, rules):
            between = range(int(held.numbers[0]) + 1, int(one.numbers[0]))
            held = Step(one.rank, (held.numbers[0], *map(str, between), one.numbers[0]), held.start, one.end)
        else:
            if held is not None:
                yield held
            held = one
    if held is not None:
        yield held


def _is_range(first: Step, last: Step, text: str, rules: Rules) -> bool:
    numbers = (*first.numbers, *last.numbers)
    if first.rank != last.rank or len(numbers) != 2 or not all(map(str.isdecimal, numbers)):
        return False
    if not 0 < int(numbers[1]) - int(numbers[0]) < _MOST:
        return False
    if rules.amidst.match(text, last.end) and rules.joined.fullmatch(text, first.end, last.start):
        return True
    if not rules.spans.fullmatch(text, first.end, last.start):
        return False
    if rules.number_after:
        return rules.starts.search(text[max(0, first.start - _NEAR) : first.start]) is not None
    return rules.ends.match(text, last.end) is not None


def _goes_on(chain: Sequence[Step], ahead: Sequence[Step], text: str, rules: Rules) -> bool:
    """Whether the first of the steps ahead belongs to a reference that some steps began."""
    one, last = ahead[0], chain[-1]
    near = rules.between.fullmatch(text, last.end, one.start)
    if near is None or any(one.rank == held.rank for held in chain):
        return False
    if not rules.number_after:
        # Such languages go from the outside in, the article comes first: «4-баптың 2-тармағының 1) тармақшасы».
        return one.rank > 0
    if not one.rank:
        # "Paragraph 2, Article 5": only what is below an article follows a comma; but "Section 2, Article III".
        return "," not in near[0] or (rules.has_sections_within and last.rank == RANKS["part"])
    # "Paragraph 2 of Article 4, point 7 of paragraph 3 of Article 5": the article was reached, another one lies ahead.
    return last.rank > 0 or not (_reaches_an_article(ahead, text, rules) or _leads_out(chain, ahead, text, rules))


def _leads_out(chain: Sequence[Step], ahead: Sequence[Step], text: str, rules: Rules) -> bool:
    """Whether the next step is of one beside the chain: "Section 1 of this Article, paragraph 2 of Section 3"."""
    if len(ahead) < 2 or ahead[1].rank not in {one.rank for one in chain}:
        return False
    near = rules.between.fullmatch(text, ahead[0].end, ahead[1].start)
    return near is not None and "," not in near[0]


def _reaches_an_article(steps: Sequence[Step], text: str, rules: Rules) -> bool:
    """Whether steps lead up to an article, from the first one on."""
    for place, one in enumerate(steps):
        if place and not _goes_on(steps[:place], [one], text, rules):
            return False
        if not one.rank:
            return True
    return False


def step(match: re.Match[str], rules: Rules) -> Step:
    """Return the step that the pattern of ``rules`` found."""
    named = {name.partition("_")[0]: value for name, value in match.groupdict().items() if value}
    kind = next(name for name in RANKS if name in named)
    if "letters" in named:
        numbers = tuple(_letters(named["letters"], rules))
    elif "range" in named:
        first, last = re.findall(r"\d+", named["range"])
        numbers = (first, *between(first, last), last)
    else:
        numbers = tuple(_numbers(named.get("before") or named.get("numbers", ""), rules))
    if kind == "article":
        # «l’article 2, I» is no Article I.
        numbers = tuple(one for one in numbers if _is_roman(numbers[0]) or not _is_roman(one))
    doubtful = "this" in named and rules.can_be_that.match(named["this"]) is not None
    return Step(RANKS[kind], numbers, match.start(), match.end(), back="that" in named, doubtful=doubtful)


def _is_roman(number: str) -> bool:
    return re.fullmatch(ROMAN, number) is not None


def _letters(printed: str, rules: Rules) -> Iterator[str]:
    """Yield the letters of a list, ranges spelled out."""
    last: str | None = None
    for found in re.finditer(r"(?<!\w)[^\W\d_](?!\w)", printed):
        if found[0] not in rules.joins:
            if last and rules.through.search(printed[: found.start()], printed.rindex(last, 0, found.start())):
                yield from between(last, found[0])
            yield found[0]
            last = found[0]


def _numbers(printed: str, rules: Rules) -> Iterator[str]:
    """Yield the numbers of a list, ranges spelled out."""
    pieces = re.findall(
        rf"{rules.ordinals.pattern}|{LETTER}|{rules.number}|{whole(rules.to)}|\w+(?:['’ʼ]\w+)*", printed, re.IGNORECASE
    )
    last: str | None = None
    through = False
    for piece in pieces:
        if re.fullmatch(whole(rules.to), piece, re.IGNORECASE):
            through = True
            continue
        number = _number(piece, rules)
        if number is None:
            continue
        if through and last:
            yield from between(last, number)
        yield number
        last, through = number, False


def between(first: str, last: str) -> Iterator[str]:
    """Yield what lies between two numbers, or two letters of the Latin alphabet: others are not in one order; also
    between two that were put in: 72-1 and 72-4, 104a and 104d.
    """
    if len(first) == len(last) == 1 and ("a" <= first < last <= "z" or "A" <= first < last <= "Z"):
        yield from map(chr, range(ord(first) + 1, ord(last)))
    one, other = _PUT_IN.fullmatch(first), _PUT_IN.fullmatch(last)
    if one and other and one[1] == other[1]:
        yield from (f"{one[1]}{step}" for step in between(one[2], other[2]))
    first, last = in_eid(first), in_eid(last)
    if first.isdecimal() and last.isdecimal() and 0 < int(last) - int(first) < _MOST:
        yield from map(str, range(int(first) + 1, int(last)))


def _number(piece: str, rules: Rules) -> str | None:
    value = rules.ordinals.value(piece)
    if value is not None:
        return str(value)
    if piece[0].isdecimal() or (rules.roman and re.fullmatch(ROMAN, piece)):
        return piece
    return piece.strip(f"{QUOTES}()") if re.fullmatch(LETTER, piece) else None

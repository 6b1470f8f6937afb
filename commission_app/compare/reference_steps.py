"""The steps by which a law refers to its provisions – "paragraph 2", "this article" –, and which belong together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from commission_app.compare.reference_rules import LETTER, NUMBER, Rules, either, whole

RANKS = {"article": 0, "part": 1, "paragraph": 2, "point": 3}
"""How far below the law each kind of provision stands."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step: "paragraph 2"; "this article" has no numbers."""

    rank: int
    numbers: tuple[str, ...]
    start: int
    end: int


def chains(text: str, rules: Rules) -> Iterator[list[Step]]:
    """Yield the steps that belong to one reference each, as they are printed."""
    steps = [step(match, rules) for match in rules.mention.finditer(text)]
    chain: list[Step] = []
    for place, one in enumerate(steps):
        if chain and not _goes_on(chain, steps[place:], text, rules):
            yield chain
            chain = []
        chain.append(one)
    if chain:
        yield chain


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
        # "Paragraph 2, Article 5": only what is below an article follows a comma.
        return "," not in near[0]
    # "Paragraph 2 of Article 4, point 7 of paragraph 3 of Article 5": the article was reached, another one lies ahead.
    return len(chain) == 1 or last.rank > 0 or not _reaches_an_article(ahead, text, rules)


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
    named = {name.removesuffix("_2") for name, value in match.groupdict().items() if value}
    kind = next(name for name in RANKS if name in named)
    numbers = tuple(_numbers(match["numbers"], rules)) if match["numbers"] else ()
    return Step(RANKS[kind], numbers, match.start(), match.end())


def _numbers(printed: str, rules: Rules) -> Iterator[str]:
    """Yield the numbers of a list, ranges spelled out."""
    pieces = re.findall(rf"{LETTER}|{NUMBER}|{whole(rules.to)}|\w+(?:['’ʼ]\w+)*", printed, re.IGNORECASE)
    last: str | None = None
    through = False
    for piece in pieces:
        if re.fullmatch(whole(rules.to), piece, re.IGNORECASE):
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
    if re.fullmatch(LETTER, piece):
        return piece.strip("«»()")
    found = (value for value, stem in enumerate(rules.ordinals, 1) if re.match(either([stem]), piece, re.IGNORECASE))
    return next(map(str, found), None)

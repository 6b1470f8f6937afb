"""Whether words refer to provisions of this law, or to those of another one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from commission_app.compare.reference_rules import Rules
from commission_app.compare.reference_steps import Step, span
from commission_app.compare.reference_words import either

_GAZETTE = re.compile(r"(?:№|\bN|\bNo\.?)\s*\d[\w./-]*,\s*$")
"""What stands before the place of a law in a collection of laws: «1996, № 3, ст. 152»."""

_NEAR = 100
"""What tells whose a provision is stands within so many letters beside the words that name it."""

_WORD = re.compile(r"[^\W\d_][\w-]*")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_LONG = 9
"""So long is no name of first letters."""
LONGEST = 300
"""A title that names its state has done so after so many letters."""


@dataclass(frozen=True, slots=True)
class StateNames:
    """How the title of a law names the state whose constitution it is, and its year; nothing where it does not."""

    words: tuple[str, ...] = ()
    initials: str = ""
    years: frozenset[str] = frozenset()

    @classmethod
    def of(cls, title: str, rules: Rules) -> StateNames:
        """Return the names in a title."""
        shown = (title.title() if title.isupper() else title)[:LONGEST]
        found = rules.own_state.search(shown)
        years = frozenset(_YEAR.findall(shown))
        if found is None or not any(_names(found[0], rules)):
            return cls(years=years)
        initials = "".join(one[0].upper() for one in _WORD.findall(shown) if len(one) > 3)
        return cls(tuple(_names(shown, rules)), initials, years)

    def are_of_another(self, names: Sequence[str]) -> bool:
        """Whether words name another state than this one: «Франции», «Казахской ССР», but not «Казахстана», «РК»."""
        if not names or not self.words:
            return False
        held = [*map(self._hold, names)]
        return not any(held) or any(_is_short(name) and not is_held for name, is_held in zip(names, held, strict=True))

    def is_of_its_year(self, law: str, rules: Rules) -> bool:
        """Whether words for a constitution of a year mean this one, by the year in its title."""
        years = _YEAR.findall(law)
        return (
            bool(years)
            and set(years) <= self.years
            and re.search(either(rules.own_law), law, re.IGNORECASE) is not None
        )

    def _hold(self, name: str) -> bool:
        is_akin = any(_are_akin(name, own) for own in self.words)
        return is_akin or (_is_short(name) and name in self.initials)


def of_other_laws(every: Sequence[Sequence[Step]], text: str, rules: Rules, state: StateNames) -> list[bool]:
    """Return for each of the references of a line whether it is to another law than that of a ``state``.

    What is named together with such a one is of the same law: "Article 5 and Article 6 of the Civil Code", «кодекстің
    5-бабы мен 6-бабы»; but "Article 5, Article 6 of the Civil Code" can be of two.
    """
    ends = _ends(every)
    foreign = [is_foreign(text, span(chain)[0], end, rules, state) for chain, end in zip(every, ends, strict=True)]
    if rules.number_after:
        listed = False
        for place in reversed(range(len(every) - 1)):
            words = _between(every[place], every[place + 1], text, rules) if foreign[place + 1] else ""
            listed = (listed and words == ",") or words not in ("", ",", ";")
            foreign[place] |= listed
    else:
        for place in range(1, len(every)):
            is_whose = any(rules.has_possessor.search(text, one.start, one.end) for one in every[place] if not one.rank)
            foreign[place] |= (
                foreign[place - 1] and is_whose and _between(every[place - 1], every[place], text, rules) != ""
            )
    return foreign


def is_foreign(text: str, start: int, end: int, rules: Rules, state: StateNames) -> bool:
    """Whether words refer to another law, or to a place in a collection of laws."""
    before, after = text[max(0, start - _NEAR) : start], text[end : end + _NEAR]
    if _GAZETTE.search(before) or rules.apart_before.search(before) or rules.apart_after.match(after):
        return True
    law = rules.foreign.match(after) if rules.number_after else rules.foreign.search(before)
    whose = rules.whose.match(after) if rules.number_after else rules.whose.search(before)
    if whose and not whose[0].isupper() and state.are_of_another([*_names(whose[0], rules)]):
        return True
    return law is not None and not law.groupdict().get("own") and not state.is_of_its_year(law[0], rules)


def _ends(every: Sequence[Sequence[Step]]) -> list[int]:
    """Return for each reference where the last one ends that has its article from it: the law stands after that."""
    spans = [*map(span, every)]
    ends = [end for _, end in spans]
    for place in reversed(range(len(every) - 1)):
        if spans[place][0] == spans[place + 1][0]:
            ends[place] = max(ends[place], ends[place + 1])
    return ends


def _between(one: Sequence[Step], other: Sequence[Step], text: str, rules: Rules) -> str:
    """Return the word or mark that joins two references with articles of their own; "" where more stands between."""
    articles = [step for chain in (one, other) for step in chain if not step.rank and step.numbers]
    end, start = span(step for step in one if not step.shared)[1], span(step for step in other if not step.shared)[0]
    joined = len(articles) == 2 and rules.joined.fullmatch(text, end, start) is not None
    return text[end:start].strip() if joined else ""


def _names(said: str, rules: Rules) -> Iterator[str]:
    """Yield the words that name a state, «Республика» and "the Constitution" not among them."""
    for one in _WORD.findall(said):
        is_short = len(one) < 3 and not one.isupper()
        if not is_short and not rules.names_no_state.match(one):
            yield one


def _is_short(name: str) -> bool:
    """Whether a name is of first letters: «США»."""
    return name.isupper() and len(name) < _LONG


def _are_akin(one: str, other: str) -> bool:
    """Whether two words can be forms of one name: «Казахстана» and «Казахстан», «Франции» and «Французской»."""
    shorter = min(len(one), len(other))
    alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one.lower(), other.lower(), strict=False)))
    return alike >= min(4, shorter - 1) and alike > 0

"""How votes become a result: the rule of a commission and the exact arithmetic of it."""

from __future__ import annotations

import re
from enum import StrEnum
from fractions import Fraction
from math import ceil, floor
from typing import NamedTuple

from commission_app.domain.errors import UserError
from commission_app.domain.event import Json

HALF = Fraction(1, 2)
_FRACTION = re.compile(r"(\d{1,6})/(\d{1,6})")


class Base(StrEnum):
    """What a majority is a majority of."""

    MEMBERS = "members"
    PRESENT = "present"
    CAST = "cast"
    FOR_AND_AGAINST = "for_and_against"


class Result(StrEnum):
    """Where a question stands."""

    ADOPTED = "adopted"
    REJECTED = "rejected"
    NO_QUORUM = "no_quorum"
    OPEN = "open"


def parse_fraction(text: str) -> Fraction:
    """Return the fraction written as "2/3"; raises UserError unless it lies above 0 and not above 1."""
    match = _FRACTION.fullmatch(text.strip())
    if match and int(match[2]):
        value = Fraction(int(match[1]), int(match[2]))
        if 0 < value <= 1:
            return value
    raise UserError("rule.fraction_invalid", text=text)


class Rule(NamedTuple):
    """A commission's rule of decision.

    A ``threshold`` of exactly one half means *more than half* of the base; every other fraction is reached by
    *at least* so many. ``quorum`` is the share of all members that must have taken part. ``casting_vote``: whether the
    chair's vote decides a tie.
    """

    base: Base = Base.MEMBERS
    threshold: Fraction = HALF
    quorum: Fraction = Fraction(2, 3)
    casting_vote: bool = False

    def to_json(self) -> dict[str, Json]:
        """Return the rule as an event's body holds it."""
        return {
            "base": self.base.value,
            "threshold": written(self.threshold),
            "quorum": written(self.quorum),
            "casting_vote": self.casting_vote,
        }

    @staticmethod
    def from_json(value: object) -> Rule:
        """Return the rule an event's body holds; raises UserError for an impossible one."""
        if not isinstance(value, dict):
            raise UserError("rule.fraction_invalid", text=str(value))
        return Rule(
            base=Base(value["base"]),
            threshold=parse_fraction(value["threshold"]),
            quorum=parse_fraction(value["quorum"]),
            casting_vote=value["casting_vote"],
        )


def written(fraction: Fraction) -> str:
    """Return a fraction as people write it: "2/3"."""
    return f"{fraction.numerator}/{fraction.denominator}"


class Tally(NamedTuple):
    """The counted votes on one question. ``chair`` is the chair's answer where that decides a tie."""

    for_: int = 0
    against: int = 0
    abstain: int = 0
    present_not_voting: int = 0
    eligible: int = 0
    chair: str | None = None

    @property
    def cast(self) -> int:
        """Votes cast, abstentions among them."""
        return self.for_ + self.against + self.abstain

    @property
    def present(self) -> int:
        """Members who took part."""
        return self.cast + self.present_not_voting

    def base(self, base: Base) -> int:
        """Return the number that a majority is reckoned from."""
        return {
            Base.MEMBERS: self.eligible,
            Base.PRESENT: self.present,
            Base.CAST: self.cast,
            Base.FOR_AND_AGAINST: self.for_ + self.against,
        }[base]


class Outcome(NamedTuple):
    """A result with the numbers it was reckoned from; ``exact`` is threshold × base before rounding."""

    rule: Rule
    tally: Tally
    base_size: int
    exact: Fraction
    required: int
    quorum_exact: Fraction
    quorum_required: int
    quorum_met: bool
    by_casting_vote: bool
    result: Result


def required_votes(threshold: Fraction, base_size: int) -> int:
    """Return how many votes carry: more than half for one half, at least the fraction otherwise."""
    exact = threshold * base_size
    return floor(exact) + 1 if threshold == HALF else ceil(exact)


def decide(rule: Rule, tally: Tally) -> Outcome:
    """Return where a question stands by this rule.

    Nothing is adopted without a single vote for it (all abstain: 0 : 0), nor by a tie, unless the chair's casting
    vote is part of the rule and the chair voted for. A question nobody has voted on is open.
    """
    base_size = tally.base(rule.base)
    required = required_votes(rule.threshold, base_size)
    quorum_exact = rule.quorum * tally.eligible
    quorum_required = ceil(quorum_exact)
    quorum_met = tally.present >= quorum_required
    tie = tally.for_ == tally.against and tally.for_ + 1 == required
    by_casting_vote = rule.casting_vote and tie and tally.for_ > 0 and tally.chair == "for"
    carried = tally.for_ > 0 and (tally.for_ >= required or by_casting_vote)
    if not tally.cast:
        result = Result.OPEN
    elif not quorum_met:
        result = Result.NO_QUORUM
    else:
        result = Result.ADOPTED if carried else Result.REJECTED
    return Outcome(
        rule=rule,
        tally=tally,
        base_size=base_size,
        exact=rule.threshold * base_size,
        required=required,
        quorum_exact=quorum_exact,
        quorum_required=quorum_required,
        quorum_met=quorum_met,
        by_casting_vote=by_casting_vote,
        result=result,
    )

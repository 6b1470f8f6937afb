from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commission_app.domain.errors import UserError
from commission_app.domain.voting_rules import HALF, Base, Result, Rule, Tally, decide, parse_fraction, required_votes

fractions = st.builds(lambda a, b: Fraction(min(a, b), max(a, b)), st.integers(1, 60), st.integers(1, 60))
counts = st.integers(0, 150)


@pytest.mark.parametrize(("base", "required"), [(9, 6), (129, 86), (130, 87), (1, 1), (3, 2)])
def test_two_thirds_are_rounded_up_to_whole_votes(base: int, required: int) -> None:
    assert required_votes(Fraction(2, 3), base) == required


@pytest.mark.parametrize(("base", "required"), [(0, 1), (1, 1), (2, 2), (129, 65), (130, 66)])
def test_one_half_means_more_than_half(base: int, required: int) -> None:
    assert required_votes(HALF, base) == required


@given(fractions, counts)
def test_the_required_votes_are_the_fewest_that_reach_the_fraction(threshold: Fraction, base: int) -> None:
    required = required_votes(threshold, base)
    if threshold == HALF:
        assert 2 * required > base >= 2 * (required - 1)
    else:
        assert required >= threshold * base > required - 1


@given(counts, counts, counts, counts, fractions, fractions, st.sampled_from(Base))
def test_every_outcome_follows_from_its_own_numbers(
    for_: int, against: int, abstain: int, rest: int, threshold: Fraction, quorum: Fraction, base: Base
) -> None:
    tally = Tally(for_, against, abstain, eligible=for_ + against + abstain + rest)
    outcome = decide(Rule(base, threshold, quorum), tally)
    assert (outcome.result is Result.OPEN) == (tally.cast == 0)
    assert (outcome.result is Result.NO_QUORUM) == (tally.cast > 0 and tally.present < quorum * tally.eligible)
    if outcome.result is Result.ADOPTED:
        assert for_ > 0
        assert for_ >= outcome.required


def test_all_abstaining_adopts_nothing() -> None:
    rule = Rule(Base.FOR_AND_AGAINST, Fraction(2, 3), Fraction(1, 2))
    assert decide(rule, Tally(abstain=9, eligible=9)).result is Result.REJECTED


def test_a_tie_adopts_nothing_unless_the_chair_decides_by_rule() -> None:
    tally = Tally(4, 4, eligible=8, chair="for")
    plain = Rule(Base.CAST, HALF, HALF)
    assert decide(plain, tally).result is Result.REJECTED
    outcome = decide(Rule(Base.CAST, HALF, HALF, casting_vote=True), tally)
    assert (outcome.result, outcome.by_casting_vote) == (Result.ADOPTED, True)
    against = Tally(4, 4, eligible=8, chair="against")
    assert decide(Rule(Base.CAST, HALF, HALF, casting_vote=True), against).result is Result.REJECTED


def test_the_base_decides_of_what_a_majority_is_taken() -> None:
    tally = Tally(40, 30, 17, present_not_voting=3, eligible=130)
    sizes = {base: decide(Rule(base), tally).base_size for base in Base}
    assert sizes == {Base.MEMBERS: 130, Base.PRESENT: 90, Base.CAST: 87, Base.FOR_AND_AGAINST: 70}


@pytest.mark.parametrize("text", ["", "2", "0/3", "4/3", "2/0", "-1/2", "1.5/2", "a/b"])
def test_an_impossible_fraction_is_refused(text: str) -> None:
    with pytest.raises(UserError) as refusal:
        parse_fraction(text)
    assert refusal.value.key == "rule.fraction_invalid"


@given(fractions, fractions, st.sampled_from(Base), st.booleans())
def test_a_rule_survives_its_stored_form(threshold: Fraction, quorum: Fraction, base: Base, casting: bool) -> None:
    rule = Rule(base, threshold, quorum, casting)
    assert Rule.from_json(rule.to_json()) == rule

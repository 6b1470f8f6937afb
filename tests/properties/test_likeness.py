"""How alike texts are is the same whichever of two documents is called the old one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from commission_app.compare.likeness import Likeness, Scale

_WORDS = st.sampled_from(["земля", "закон", "суд", "права", "народ", "совет", "выборы", "бюджет"])
_TEXTS = st.lists(st.lists(_WORDS, max_size=6).map(" ".join), min_size=1, max_size=7)


def _likeness(olds: list[str], news: list[str], *, lines: bool) -> Likeness:
    scale = Scale()
    read = scale.read(olds), scale.read(news)
    scale.weigh(*((one.features, []) for one in read))
    return Likeness(scale, read[0].features, read[1].features, scale.places if lines else ())


@given(_TEXTS, _TEXTS, st.booleans(), st.data())
def test_candidates_do_not_depend_on_the_side_nor_on_what_was_asked_before(
    olds: list[str], news: list[str], lines: bool, data: st.DataObject
) -> None:
    one, other = _likeness(olds, news, lines=lines), _likeness(news, olds, lines=not lines)
    asked = data.draw(st.sets(st.integers(0, len(olds) - 1))), range(len(news))
    one.candidates(*asked)
    everything = one.candidates(range(len(olds)), range(len(news)))
    swapped = other.candidates(range(len(news)), range(len(olds)))
    assert everything == sorted((old, new) for new, old in swapped)


@given(_TEXTS, _TEXTS)
def test_many_scores_are_those_of_each_pair_and_the_same_from_both_sides(olds: list[str], news: list[str]) -> None:
    one, other = _likeness(olds, news, lines=True), _likeness(news, olds, lines=True)
    pairs = [(old, new) for old in range(len(olds)) for new in range(len(news))]
    scores = one.scores(pairs)
    assert scores == [one.score(*pair) for pair in pairs]
    assert [round(score, 9) for score in scores] == [round(other.score(new, old), 9) for old, new in pairs]
    assert all(0 <= score <= 1 + 1e-9 for score in scores)

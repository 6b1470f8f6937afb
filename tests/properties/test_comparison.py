"""What every comparison holds, whatever the texts and whatever was decided by hand: lines and words add up."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from commission_app.compare.align import Decision
from commission_app.compare.comparison import Comparison, compare
from commission_app.compare.summary import count
from commission_app.compare.units import Side, take_apart
from commission_app.domain.document import Document, Kind, Provision, Source

_SENTENCES = (
    "The state is one.",
    "Nobody owns the water of rivers and lakes;",
    "Judges are free and obey the law alone.",
    "The state is one. Judges are free and obey the law alone.",
    "Taxes are set by an act, which names their rate and their relief.",
    "The procedure is determined by law.",
    "12",
)
_LINES = st.lists(st.sampled_from(_SENTENCES), max_size=5)


def _article(number: int, lines: list[str], *, numbered: bool) -> Provision:
    eid = f"art_{number}"
    if not numbered:
        return Provision(eid, Kind.ARTICLE, str(number), None, "\n".join(lines) or None)
    parts = (Provision(f"{eid}__para_{n}", Kind.PARAGRAPH, str(n), None, one) for n, one in enumerate(lines, 1))
    return Provision(eid, Kind.ARTICLE, str(number), None, None, tuple(parts))


@st.composite
def _laws(draw: st.DrawFn) -> Document:
    drawn = draw(st.lists(st.tuples(_LINES, st.booleans()), max_size=6))
    articles = [_article(number, lines, numbered=numbered) for number, (lines, numbered) in enumerate(drawn, 1)]
    cut = draw(st.integers(0, len(articles)))
    nodes: list[Provision] = articles[:cut]
    if cut < len(articles):
        nodes.append(Provision("sec_1", Kind.SECTION, "1", "Power", draw(st.none() | st.just(_SENTENCES[2])),
                               tuple(articles[cut:])))  # fmt: skip
    before = [Provision("preamble", Kind.PREAMBLE, None, None, one) for one in draw(_LINES)[:1]]
    after = [Provision("att_1", Kind.ATTACHMENT, "1", "Schedule", one) for one in draw(_LINES)[:1]]
    return Document("Law", "en", Source("x", "txt", "0"), (*before, *nodes, *after))


def _eids(law: Document) -> list[str]:
    return [node.eid for node in law.walk()] or ["art_1"]


@st.composite
def _compared(draw: st.DrawFn) -> Comparison:
    old, new = draw(_laws()), draw(_laws())
    decision = st.builds(Decision, st.sampled_from(_eids(old)), st.sampled_from(_eids(new)), st.booleans())
    return compare(old, new, draw(st.lists(decision, max_size=4)))


def _places(side: Side) -> set[tuple[str, int]]:
    return {(line.eid, line.start) for line in side.lines}


@given(_compared())
def test_every_unit_and_every_line_of_both_texts_is_told_once(comparison: Comparison) -> None:
    rows = [row for pair in comparison.pairs for row in pair.rows if not row.is_heading]
    olds = [(row.old.eid, row.old.start) for row in rows if row.old and not row.moved_from]
    news = [(row.new.eid, row.new.start) for row in rows if row.new]
    # The pieces of a line that was cut, and of one that several were joined to, stand at places of their own.
    assert _places(take_apart(comparison.old)) <= set(olds)
    assert _places(take_apart(comparison.new)) <= set(news)
    assert len(olds) == len(set(olds))
    assert len(news) == len(set(news))
    for units in (
        [one for pair in comparison.pairs for one in pair.old],
        [one for pair in comparison.pairs for one in pair.new],
    ):
        assert len(units) == len(set(units))


@given(_compared())
def test_the_words_of_the_new_text_are_those_of_the_old_one_with_what_was_inserted_and_deleted(
    comparison: Comparison,
) -> None:
    numbers = count(comparison)
    assert numbers.words_new == numbers.words_old + numbers.words_inserted - numbers.words_deleted

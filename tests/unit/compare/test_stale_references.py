"""References that a person brought up to date after renumbering, or forgot."""

from __future__ import annotations

import pytest

from commission_app.compare.comparison import compare
from commission_app.compare.reference_states import State, resolve
from commission_app.domain.document import Document, Kind, Provision, Source

NORMS = (
    "Rivers, lakes and forests are free to all who live beside them.",
    "Land is never sold to anybody who has lived abroad for long.",
    "Taxes are set by an act that the chamber adopts every autumn.",
    "Judges hold their office until they reach the age of seventy.",
)
ADDED = "The dignity of each human being is protected without exception."


def made(said: str, *, added: bool, added_paragraph: bool = False) -> Document:
    """Return a law of an article that says something and one for each norm, each of two paragraphs."""

    def article(number: int, *paragraphs: str) -> Provision:
        eid = f"art_{number}"
        parts = tuple(
            Provision(f"{eid}__para_{n}", Kind.PARAGRAPH, str(n), None, one) for n, one in enumerate(paragraphs, 1)
        )
        return Provision(eid, Kind.ARTICLE, str(number), None, None, parts)

    between = ("Fees for it are set by the council of each region.",) if added_paragraph else ()
    norms = [(norm, *between, f"An act says more of this: {norm.lower()}") for norm in NORMS]
    texts = [(said,), *([(ADDED,)] if added else []), *norms]
    return Document("Law", "en", Source("x", "txt", "0"), tuple(article(n, *text) for n, text in enumerate(texts, 1)))


def states(before: str, now: str, *, added_paragraph: bool = False) -> list[tuple[str, str]]:
    """Return what became of the references of a sentence after an article was put in before all norms."""
    old, new = made(before, added=False), made(now, added=True, added_paragraph=added_paragraph)
    every = resolve(new, compare(old, new))
    return [(one.reference.article or "", one.meant or one.suggested or one.state.value) for one in every]


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        ("Article 2 and then Article 3 apply.", "Article 3 and then Article 4 apply.", ["resolves", "resolves"]),
        ("Article 2 and then Article 3 apply.", "Article 3 and then Article 3 apply.", ["resolves", "4"]),
        ("Article 2 and then Article 3 apply.", "Article 2 and then Article 4 apply.", ["3", "resolves"]),
        ("Article 2 then Article 3 apply.", "Article 3 then Article 4 then Article 5 apply.", ["resolves"] * 3),
        ("Article 2 then Article 3 apply.", "Article 2 then Article 3 then Article 5 apply.", ["3", "4", "resolves"]),
        ("Articles 2 to 4 apply.", "Articles 3 to 5 apply.", ["resolves"] * 3),
        ("Articles 2 to 4 apply.", "Articles 2 to 4 apply.", ["3", "4", "5"]),
        ("Articles 2 and 3 apply.", "Articles 2 and 4 apply.", ["resolves", "resolves"]),
    ],
)
def test_references_of_a_sentence_are_told_by_their_order(before: str, now: str, expected: list[str]) -> None:
    said = "In every case of doubt about these norms the sentence of {} It is final."
    assert [became for _, became in states(said.format(before), said.format(now))] == expected


def test_a_number_that_is_right_is_suggested_for_no_paragraph_that_is_missing() -> None:
    said = "In every case of doubt Article 1, paragraph 1, and Article 2, paragraph 7, apply together."
    old, new = made(said, added=False), made(said, added=False)
    assert [(one.state, one.suggested) for one in resolve(new, compare(old, new))] == [
        (State.RESOLVES, None),
        (State.BROKEN, None),
    ]


def test_a_paragraph_that_was_forgotten_when_its_article_was_brought_up_to_date_is_stale() -> None:
    before, now = (f"In every case of doubt Article {n}, paragraph 2, and its reasons apply." for n in (2, 3))
    assert states(before, now, added_paragraph=True) == [("3", "art_3__para_3")]
    assert states(before, now) == [("3", State.RESOLVES.value)]
    mended = now.replace("paragraph 2", "paragraph 3")
    assert states(before, mended, added_paragraph=True) == [("3", State.RESOLVES.value)]

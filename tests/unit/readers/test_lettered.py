"""Points that letters or small Roman numbers count: what is missing, repeated or out of order."""

from __future__ import annotations

import pytest

from commission_app.domain.document import Document, Kind, Provision, Source
from commission_app.readers.checks import check_tree


def warned(numbers: str) -> list[tuple[str, str]]:
    """Return what is warned of in an article with points of these numbers."""
    points = tuple(
        Provision(f"art_1__point_{'z' * (place + 1)}", Kind.POINT, number, None, "one;")
        for place, number in enumerate(numbers.split())
    )
    article = Provision("art_1", Kind.ARTICLE, "1", None, "All of these:", points)
    found = check_tree(Document("Law", "en", Source("x", "txt", "0"), (article,)))
    return [(one.key.removeprefix("numbering."), dict(one.params)["number"]) for one in found]


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ("a b c d", []),
        ("a b d", [("gap", "d")]),
        ("a b b c", [("repeat", "b")]),
        ("a c b", [("gap", "c"), ("repeat", "b")]),
        ("i ii iii iv v vi", []),
        ("i ii iv", [("gap", "iv")]),
        ("g h i j k", []),
        ("h i l m", []),
        ("а б в г д е ж з и к", []),
        ("а б в г д е ё ж з и й к", []),
        ("а б г", [("gap", "г")]),
        ("а ә б в г ғ д", []),
        ("a b a b", []),
    ],
)
def test_letters_and_roman_numbers_of_points_are_held_to_their_order(
    numbers: str, expected: list[tuple[str, str]]
) -> None:
    assert warned(numbers) == expected

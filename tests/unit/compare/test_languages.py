from __future__ import annotations

import pytest

from commission_app.compare.languages import Mismatch, differences
from commission_app.domain.document import Document, Kind, Provision, Source


def text(language: str, said: str) -> Document:
    return Document("Law", language, Source("x", "txt", "0"), (Provision("art_1", Kind.ARTICLE, "1", None, said),))


@pytest.mark.parametrize(
    ("russian", "english"),
    [
        ("законом от 07.10.1998 № 284", "by Law No. 284 of 7 October 1998"),
        ("не менее 1 000 000 тенге и 200\N{NO-BREAK SPACE}000 избирателей", "1,000,000 tenge and 200,000 voters"),
        ("2,5 процента", "2.5 per cent"),
        ("в 2020 году 100 депутатов", "in 2020, 100 deputies"),
        ("в статьях 1–3 и 100 депутатов", "in Articles 1, 2 and 3, and 100 deputies"),
        ("частью второй статьи 1, 15 дней", "under the second paragraph of Article 1, 15 days"),
    ],
)
def test_one_number_is_printed_as_each_language_does(russian: str, english: str) -> None:
    assert differences(text("ru", russian), text("en", english)) == []


@pytest.mark.parametrize(
    ("russian", "english"),
    [
        ("законом от 07.10.1998", "by Law of 8 October 1998"),
        ("1 000 тенге", "10,000 tenge"),
        ("в статьях 1–3 и 100 депутатов", "in Articles 1, 2 and 3, and 101 deputies"),
        ("2,5 процента", "25 per cent"),
    ],
)
def test_other_numbers_differ(russian: str, english: str) -> None:
    assert [one.mismatch for one in differences(text("ru", russian), text("en", english))] == [Mismatch.NUMBERS]


@pytest.mark.parametrize(
    ("russian", "other", "language"),
    [
        ("пункта 2 настоящей статьи", "1-баптың 2-тармағы", "kk"),
        ("согласно пункту 2 статьи 3", "мувофиқи банди 2 моддаи 3", "tg"),
    ],
)
def test_references_differ_neither_by_their_wording_nor_where_a_language_has_no_rules(
    russian: str, other: str, language: str
) -> None:
    assert differences(text("ru", russian), text(language, other)) == []


def _article(*paragraphs: tuple[str, ...], numbered: bool = True) -> Document:
    """Return a law of an article with paragraphs, each a text and points."""

    def part(place: int, said: str, *points: str) -> Provision:
        eid = f"art_1__para_{place}"
        below = (Provision(f"{eid}__point_{n}", Kind.POINT, str(n), None, one) for n, one in enumerate(points, 1))
        return Provision(eid, Kind.PARAGRAPH, str(place), None, said, tuple(below))

    if numbered:
        article = Provision(
            "art_1", Kind.ARTICLE, "1", None, None, tuple(part(n, *p) for n, p in enumerate(paragraphs, 1))
        )
    else:
        article = Provision("art_1", Kind.ARTICLE, "1", None, "\n".join(said for said, *_ in paragraphs))
    return Document("Law", "en", Source("x", "txt", "0"), (article,))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (_article(("a",), ("b", "c", "d")), _article(("a",), ("b", "c", "d")), []),
        (_article(("a",), ("b",)), _article(("a",)), [("art_1", Mismatch.PARAGRAPHS, "2", "1")]),
        (_article(("a",), ("b", "c")), _article(("a",), ("b",)), [("art_1__para_2", Mismatch.POINTS, "1", "0")]),
        (_article(("a",), ("b",), numbered=False), _article(("a",), ("b",)), []),
        (_article(("a",), numbered=False), _article(("a",), ("b",)), [("art_1", Mismatch.PARAGRAPHS, "1", "2")]),
    ],
)
def test_paragraphs_and_points_are_counted_each_where_they_stand(
    one: Document, other: Document, expected: list[tuple[str, Mismatch, str, str]]
) -> None:
    assert [(d.eid, d.mismatch, d.one, d.other) for d in differences(one, other)] == expected


def test_a_reference_that_another_language_lacks_is_told_once() -> None:
    (found,) = differences(text("ru", "согласно пункту 2 статьи 3"), text("en", "as paragraph 2 of Article 4 says"))
    assert (found.mismatch, found.one, found.other) == (Mismatch.REFERENCES, "3/2", "4/2")


def test_numbers_beside_references_that_differ_are_told_without_those_of_the_references() -> None:
    found = differences(text("ru", "по статье 3, 15 голосов"), text("en", "by Article 4, 16 votes"))
    assert [(one.mismatch, one.one, one.other) for one in found] == [
        (Mismatch.REFERENCES, "3", "4"),
        (Mismatch.NUMBERS, "15", "16"),
    ]


def _law(language: str, *articles: tuple[str, str]) -> Document:
    """Return a law of articles, each a number and a text."""
    nodes = (Provision(f"art_{number}", Kind.ARTICLE, number, None, said) for number, said in articles)
    return Document("Law", language, Source("x", "txt", "0"), tuple(nodes))


_ARTICLES = [f"{'Слово ' * (3 + 7 * number % 11)}{100 + number} голосов." for number in range(20)]


def _renumbered(articles: list[str]) -> list[tuple[str, str]]:
    return [(str(number), said) for number, said in enumerate(articles, 1)]


@pytest.mark.parametrize(
    ("left_out", "right_out", "expected"),
    [
        ([], [4], [("art_5", "ru", "article", "+", "–"), ("art_6", "ru", "numbering", "6", "5")]),
        ([4], [], [("art_5", "kk", "article", "–", "+"), ("art_5", "ru", "numbering", "5", "6")]),
        (
            [17],
            [4],
            [
                ("art_5", "ru", "article", "+", "–"),
                ("art_6", "ru", "numbering", "6", "5"),
                ("art_17", "kk", "article", "–", "+"),
            ],
        ),
        ([], [19], [("art_20", "ru", "article", "+", "–")]),
    ],
)
def test_an_article_of_one_language_only_is_told_once_and_not_again_in_all_that_follow(
    left_out: list[int], right_out: list[int], expected: list[tuple[str, str, str, str, str]]
) -> None:
    left = [said for place, said in enumerate(_ARTICLES) if place not in left_out]
    right = [said.replace("голосов", "дауыс") for place, said in enumerate(_ARTICLES) if place not in right_out]
    found = differences(_law("ru", *_renumbered(left)), _law("kk", *_renumbered(right)))
    assert [(one.eid, one.language, one.mismatch.value, one.one, one.other) for one in found] == expected


def test_references_to_articles_that_are_numbered_otherwise_are_one_where_they_lead_to_counterparts() -> None:
    left = [*_ARTICLES[:10], "По статье 8 и статье 3.", "По статье 7 и статье 9.", *_ARTICLES[10:]]
    right = [*_ARTICLES[1:10], "7-бап және 2-бап бойынша.", "6-бап және 9-бап бойынша.", *_ARTICLES[10:]]
    found = differences(_law("ru", *_renumbered(left)), _law("kk", *_renumbered(right)))
    assert [(one.eid, one.mismatch.value, one.one, one.other) for one in found] == [
        ("art_1", "article", "+", "–"),
        ("art_2", "numbering", "2", "1"),
        ("art_12", "references", "9", "9 (ru 10)"),
    ]


def test_languages_that_have_little_in_common_are_compared_by_their_numbers() -> None:
    left, right = _ARTICLES, [f"{said} {said}" for said in reversed(_ARTICLES)]
    found = differences(_law("ru", *_renumbered(left)), _law("kk", *_renumbered(right)))
    assert [one.eid for one in found if one.mismatch is Mismatch.NUMBERS] == [f"art_{n}" for n in range(1, 21)]

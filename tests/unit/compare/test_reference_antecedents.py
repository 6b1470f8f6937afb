"""Words that point back to a provision named before them, and those that mean the article that holds them."""

from __future__ import annotations

import pytest

from tests.unit.compare.test_reference_wordings import read


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ru", "В соответствии со статьёй 5 и пунктом 2 этой же статьи", "5 5/2"),
        ("ru", "пункт 2 статьи 5, пункт 3 той же статьи", "5/2 5/3"),
        ("ru", "часть 2 статьи 5 и пункт 3 той же части", "5/2 5/2/3"),
        ("ru", "по пункту 2 статьи 5; подпункт 3) названного пункта", "5/2 5/2/3"),
        ("ru", "по статье 5; пункт 2 и пункт 3 указанной выше статьи", "5 5/2 5/3"),
        ("ru", "статья 5, пункт 2 той же статьи и подпункт 3) того же пункта", "5 5/2 5/2/3"),
        ("ru", "пункт 1 настоящей статьи и пункт 2 той же статьи", "·/1 ·/2"),
        ("uk", "частина друга статті 5 та частина третя тієї самої статті", "5/2 5/3"),
        ("uk", "стаття 5 і частина третя цієї ж статті", "5 5/3"),
        ("uk", "частина друга статті 5; пункт 3 зазначеної частини", "5/2 5/2/3"),
        ("kk", "5-баптың 2-тармағы және сол баптың 3-тармағы", "5/2 5/3"),
        ("kk", "5-баптың 2-тармағы, аталған тармақтың 3) тармақшасы", "5/2 5/2/3"),
        ("en", "paragraph 2 of Article 5 and paragraph 3 of the same Article", "5/2 5/3"),
        ("en", "clause (1) of article 5 or, notwithstanding clause (2) of that article,", "5/1 5/2"),
        ("en", "paragraph 2 of Article 5; point 2 of the said paragraph", "5/2 5/2/2"),
        ("en", "Article 5(2) and point (b) of that paragraph, and paragraph 3 of that article", "5/2 5/2/b 5/3"),
        ("en", "clause 3 of Article 5 or clauses (4) and (7) thereof", "5/3 5/4 5/7"),
        ("en", "Article 5.2 and paragraph 3 of that Article", "5/2 5/3"),
        ("be", "артыкул 5 і частка трэцяя таго ж артыкула", "5 5/3"),
        ("ky", "12-беренесинин 2-бөлүгү жана ошол берененин 3-бөлүгү", "12/2 12/3"),
        ("uz", "5-modda va o‘sha moddaning 2-qismi", "5 5/2"),
        ("de", "Artikel 5 Absatz 2 und Absatz 3 desselben Artikels", "5/2 5/3"),
        ("de", "nach Artikel 5 Abs. 1; Nr. 2 des genannten Absatzes", "5/1 5/1/2"),
        ("fr", "l’article 5 et l’alinéa 2 du même article", "5 5/2"),
        ("fr", "l’article 5 ; le deuxième alinéa de l’article précité", "5 5/2"),
        ("es", "el artículo 5 y el párrafo segundo del mismo artículo", "5 5/2"),
        ("es", "el artículo 5; el párrafo tercero del artículo citado", "5 5/3"),
    ],
)
def test_what_points_back_is_of_the_provision_that_was_named_last(language: str, text: str, expected: str) -> None:
    assert read(language, text) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ru", "пункт 3 той же статьи, пункт 2 указанной статьи, подпункт 1) того же пункта", ""),
        ("ru", "в статьях 5 и 6; пункт 2 той же статьи", "5 6"),
        ("ru", "в статьях 5–7; пункт 2 той же статьи", "5 6 7"),
        ("ru", "статья 5 Гражданского кодекса и пункт 2 той же статьи", ""),
        ("ru", "статья 5 и пункт 2 статьи 6 УК; пункт 3 указанной статьи", ""),
        ("ru", "пункт 2 статьи 5, статья 7 и подпункт 1) того же пункта", "5/2 7"),
        ("en", "Article 5, paragraph 2, where clause 3 holds, and point (b) of that clause", "5/2"),
        ("en", "section 5(2) of the Hills Act and paragraph 3 of that section", ""),
        ("en", "Article 5(1) and (2), and point (b) of that paragraph", "5/1 5/2"),
        ("en", "point 2 of the said paragraph of Article 5", "5"),
        ("en", "Article 5 of the Code or paragraph 2 thereof, Articles 6 and 7 or paragraph 2 thereof", "6 7"),
        ("uk", "частина третя цієї ж статті", ""),
        ("kk", "сол баптың 3-тармағы", ""),
        ("de", "Absatz 3 des genannten Artikels", ""),
        ("fr", "l’alinéa 2 dudit article", ""),
        ("es", "el párrafo 2 de dicho artículo", ""),
    ],
)
def test_what_points_back_to_nothing_certain_is_of_no_article(language: str, text: str, expected: str) -> None:
    assert read(language, text) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "It provides that Article 5 applies, and that section 6 does, as does the said section 7.", "5 6 7"),
        ("ru", "указанные статьи 5 и 6, пункт 3 указанной статьи 7", "5 6 7/3"),
        ("ru", "пункт 3 той же статьи 5", "5/3"),
        ("uk", "згаданої статті 5", "5"),
        ("kk", "5-бапта көрсетілген баптар", "5"),
        ("es", "dicho artículo 5", "5"),
    ],
)
def test_what_points_back_and_has_a_number_is_read_by_its_number(language: str, text: str, expected: str) -> None:
    assert read(language, text) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ru", "пункт 2 этой статьи, пункт 3 данной статьи", "·/2 ·/3"),
        ("ru", "статья 5 и пункт 2 этой статьи", "5"),
        ("ru", "статья 5 УК и пункт 2 этой статьи", ""),
        ("ru", "статья 5 и пункт 2 настоящей статьи, пункт 3 этой статьи", "5 ·/2 ·/3"),
        ("ru", "пункт 3 настоящей же статьи", "·/3"),
        ("kk", "5-баптың 1-тармағы, бұл баптың 2-тармағы", "5/1"),
        ("fr", "l’article 5 et l’alinéa 2 de cet article", "5"),
        ("en", "Article 5 and paragraph 2 of this Article", "5 ·/2"),
        ("en", "paragraph 3 of this same Article", "·/3"),
        ("es", "el párrafo segundo de este mismo artículo", "·/2"),
    ],
)
def test_what_can_mean_this_or_that_article_is_this_one_where_no_other_was_named(
    language: str, text: str, expected: str
) -> None:
    assert read(language, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Section 2 hereof and Article 5 herein", "2 5"),
        ("paragraphs 2 and 3 hereof apply", "·/2 ·/3"),
        ("point 3 of paragraph 2 hereof", "·/2/3"),
        ("paragraph 2 of Article 5 hereof", "5/2"),
        ("Article 5, paragraph 2 hereof", "5/2"),
        ("under the terms hereof, paragraph 2 hereinafter", ""),
    ],
)
def test_hereof_is_of_this_law_after_an_article_and_else_of_this_article(text: str, expected: str) -> None:
    assert read("en", text) == expected

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
    ],
)
def test_one_number_is_printed_as_each_language_does(russian: str, english: str) -> None:
    assert differences(text("ru", russian), text("en", english)) == []


@pytest.mark.parametrize(
    ("russian", "english"),
    [
        ("законом от 07.10.1998", "by Law of 8 October 1998"),
        ("1 000 тенге", "10,000 tenge"),
        ("2,5 процента", "25 per cent"),
    ],
)
def test_other_numbers_differ(russian: str, english: str) -> None:
    assert [one.mismatch for one in differences(text("ru", russian), text("en", english))] == [Mismatch.NUMBERS]

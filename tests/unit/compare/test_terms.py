"""Terms of a glossary: a word is found with any ending, and not in another word."""

from __future__ import annotations

import time

import pytest

from commission_app.compare.terms import missing_terms
from tests.unit.compare.test_languages import text


@pytest.mark.parametrize(
    ("term", "russian", "kazakh"),
    [
        ({"ru": "право", "kk": "құқық"}, "Каждый имеет право.", "Әркімнің құқығы бар."),
        ({"ru": "народ", "kk": "халық"}, "Власть принадлежит народу.", "Билік еліміздің халқынан бастау алады."),
        ({"ru": "власть", "kk": "билік"}, "Власть едина.", "Мемлекеттің билігі біртұтас."),
        ({"ru": "голос", "kk": "дауыс"}, "Голос один.", "Әр азаматтың даусы тең."),
        ({"ru": "право", "kk": "құқық"}, "Защита прав и свобод.", "Құқық пен бостандықты қорғау."),
        ({"ru": "земля", "kk": "жер"}, "Пользование землями; охрана земель.", "Жер пайдалану."),
        ({"ru": "суд", "kk": "сот"}, "Судов много.", "Сот көп, соттарда."),
        ({"ru": "отец;родитель", "kk": "әке"}, "Обязанность отца.", "Әке міндеті."),
    ],
)
def test_a_term_is_found_with_any_ending(term: dict[str, str], russian: str, kazakh: str) -> None:
    assert missing_terms({"ru": text("ru", russian), "kk": text("kk", kazakh)}, [term]) == []


@pytest.mark.parametrize(
    ("term", "russian", "english"),
    [
        ({"ru": "Правительство", "en": "Government"}, "Много прав.", "The Government acts."),
        ({"ru": "воля", "en": "will"}, "Власть едина.", "The will of all."),
        ({"ru": "унитарное государство", "en": "unitary state"}, "Государство едино.", "It is a unitary state."),
    ],
)
def test_another_word_is_no_counterpart(term: dict[str, str], russian: str, english: str) -> None:
    (found,) = missing_terms({"ru": text("ru", russian), "en": text("en", english)}, [term])
    assert (found.language, found.used, found.counterpart) == ("ru", term["en"], term["ru"])


def test_a_long_glossary_is_looked_through_in_a_moment() -> None:
    terms = [{"ru": f"слово{number} дело", "en": f"word{number} deed"} for number in range(3000)]
    texts = {language: text(language, " ".join(f"x{number}" for number in range(3000))) for language in ("ru", "en")}
    began = time.process_time()
    assert missing_terms(texts, terms) == []
    assert time.process_time() - began < 1

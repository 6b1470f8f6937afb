"""References to the provisions of other laws and other states, and to articles that are not counted with the others."""

from __future__ import annotations

from dataclasses import replace

import pytest

from commission_app.compare.references import references
from tests.unit.compare.test_reference_wordings import read
from tests.unit.compare.test_references import law

KAZAKHSTAN = {
    "ru": "КОНСТИТУЦИЯ РЕСПУБЛИКИ КАЗАХСТАН",
    "kk": "Қазақстан Республикасының Конституциясы",
    "en": "Constitution of the Republic of Kazakhstan",
}


def titled(title: str, language: str, text: str) -> str:
    """Return the articles that a law of this title refers to."""
    return " ".join(one.article or "·" for one in references(replace(law(language, text), title=title)))


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ru", "статья 5 Конституции США, статьи 6 и 7 Конституции Французской Республики", ""),
        ("ru", "статья 5 Конституции Республики Казахстан, статья 6 Конституции Казахстана", "5 6"),
        ("ru", "статья 5 Конституции РК, статья 6 Конституции РФ", "5"),
        ("ru", "статья 5 Конституции Казахской ССР, статья 6 Основного Закона ФРГ", ""),
        ("ru", "статья 5 действующей Конституции Казахстана, статья 6 новой Конституции Украины", "5"),
        ("ru", "статья 5 Конституции Республики и статья 6 Конституции Президентом", "5 6"),
        ("ru", "в статье 5 Конституции Республики Президент вправе", "5"),
        ("ru", "по статье 5 Конституции Палата избирает, по статье 6 Конституции Верховный Суд", "5 6"),
        ("ru", "статьи 5 Конституции Республики Казахстан, принятой 28 января 1993 года", ""),
        ("kk", "АҚШ Конституциясының 5-бабы, Францияның Конституциясының 6-бабы", ""),
        ("kk", "Өзбекстан Республикасы Конституциясының 5-бабы мен 6-бабы", ""),
        ("kk", "Қазақстан Республикасы Конституциясының 5-бабы, ҚР Конституциясының 6-бабы", "5 6"),
        ("kk", "Республика Конституциясының 5-бабы, Парламент Республика Конституциясының 6-бабы", "5 6"),
        ("kk", "Президент Конституцияның 5-бабына сәйкес", "5"),
        ("en", "Article 5 of the Constitution of France, Article 6 of the French Constitution", ""),
        ("en", "Article 5, paragraph 2, of the Constitution of the United States of America", ""),
        ("en", "Article 5 of the Constitution of Kazakhstan, Article 6 of the Constitution of the Republic", "5 6"),
        ("en", "Article 5 of the Federal Constitution", "5"),
        ("ru", "по статье 5 Конституции Глава государства, по статье 6 Конституции Генеральная прокуратура", "5 6"),
        ("ru", "статья 5 Конституции Китая, статья 6 Конституции (Основного Закона) СССР", ""),
        ("ru", "СТАТЬЯ 5 КОНСТИТУЦИИ ГЛАСИТ", "5"),
    ],
)
def test_the_constitution_of_a_state_that_the_title_does_not_name_is_another_one(
    language: str, text: str, expected: str
) -> None:
    assert titled(KAZAKHSTAN[language], language, text) == expected


@pytest.mark.parametrize(
    ("title", "language", "text", "expected"),
    [
        ("КОНСТИТУЦІЯ УКРАЇНИ", "uk", "статті 5 Конституції України, статті 6 Конституції Франції", "5"),
        ("КОНСТИТУЦІЯ УКРАЇНИ", "uk", "статті 5 Конституції Автономної Республіки Крим", ""),
        ("КОНСТИТУЦІЯ УКРАЇНИ", "uk", "за статтею 5 Конституції Верховна Рада приймає", "5"),
        (
            "Конституция (Основной Закон) Российской Федерации",
            "ru",
            "ст. 5 Конституции РФ, ст. 6 Конституции СССР",
            "5",
        ),
        ("Verfassung des Freistaates Lindenau", "de", "Artikel 5 der Verfassung des Freistaates Lindenau", "5"),
        ("Verfassung des Freistaates Lindenau", "de", "Artikel 5 der Verfassung des Landes Moosbruck", ""),
        (
            "Verfassung des Freistaates Lindenau",
            "de",
            "Artikel 5 der Verfassung von Berlin, Artikel 6 der Verfassung",
            "6",
        ),
        ("Constitution de la République du Sénégal", "fr", "l’article 5 de la Constitution du Sénégal", "5"),
        ("Constitution de la République du Sénégal", "fr", "l’article 5 de la Constitution du Mali", ""),
        ("Constitution de la République du Sénégal", "fr", "l’article 5 de la Constitution française", ""),
        ("Constitution de la République du Sénégal", "fr", "l’article 5 de la Constitution commande que", "5"),
        ("Constitución Española", "es", "el artículo 5 de la Constitución determina y expresa que", "5"),
        ("КОНСТИТУЦІЯ УКРАЇНИ", "uk", "згідно зі статтею 5 Конституції Голова Верховної Ради", "5"),
        ("Verfassung des Landes Moosbruck", "de", "nach Artikel 5 der Verfassung von Amts wegen", "5"),
        ("Verfassung des Landes Moosbruck", "de", "nach Artikel 5 der Verfassung des Landes Gesetze erlassen", "5"),
        ("Constitución Española", "es", "artículo 5 de la Constitución Española, artículo 6 de la Constitución", "5 6"),
        ("Constitución Española", "es", "artículo 5 de la Constitución francesa y artículo 6 de la del Perú", "6"),
        ("Constitución Española", "es", "artículo 5 de la Constitución Política del Perú", ""),
        ("Канстытуцыя Рэспублікі Беларусь", "be", "артыкул 5 Канстытуцыі Рэспублікі Беларусь", "5"),
        ("Канстытуцыя Рэспублікі Беларусь", "be", "артыкул 5 Канстытуцыі Францыі", ""),
        ("Кыргыз Республикасынын Конституциясы", "ky", "Франция Конституциясынын 5-беренеси", ""),
        ("Кыргыз Республикасынын Конституциясы", "ky", "Кыргыз Республикасынын Конституциясынын 5-беренеси", "5"),
        ("O‘zbekiston Respublikasining Konstitutsiyasi", "uz", "Fransiya Konstitutsiyasining 5-moddasi", ""),
        ("Law", "ru", "статья 5 Конституции Франции", "5"),
        ("Constitution of Kenya", "en", "Article 5 of the previous Constitution of Kenya", ""),
        ("Қазақстан Республикасының Конституциясы", "kk", "бұрынғы Қазақстан Республикасы Конституциясының 5-бабы", ""),
        ("Texte de la Constitution du 4 octobre 1958", "fr", "l’article 5 de la Constitution du 4 octobre 1958", "5"),
        ("Texte de la Constitution du 4 octobre 1958", "fr", "l’article 5 de la Constitution du 27 octobre 1946", ""),
        ("Constitution of Kenya, 2010", "en", "Article 5 of the 2010 State Treaty", ""),
        ("Конституция Республики Беларусь 1994 года", "ru", "статьи 5 Конституции Республики Беларусь 1994 года", "5"),
        ("Конституция Республики Беларусь 1994 года", "ru", "статьи 5 Конституции Республики Беларусь 1978 года", ""),
        ("Қазақстан Республикасының 1995 жылғы Конституциясы", "kk", "1995 жылғы Конституцияның 5-бабы", "5"),
        ("Verfassung der Republik Lindenau", "de", "Artikel 5 der Verfassung der Republik Lindenau", "5"),
        ("Verfassung der Republik Lindenau", "de", "nach Artikel 5 der Verfassung vom Landtag gewählt", "5"),
        ("Verfassung der Republik Lindenau", "de", "Artikel 5 der Verfassung der DDR", ""),
        ("Проект Конституции, внесённый Президентом", "ru", "статья 5 Конституции Республики Казахстан", "5"),
        ("Texte de la Constitution du 4 octobre 1958", "fr", "l’article 5 de la Constitution française", "5"),
    ],
)
def test_whose_a_constitution_is_is_told_only_where_the_title_names_a_state(
    title: str, language: str, text: str, expected: str
) -> None:
    assert titled(title, language, text) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("kk", "Азаматтық кодекстің 5-бабы мен 6-бабының 2-тармағы", ""),
        ("kk", "Азаматтық кодекстің 5-бабы, 6-бабы және 7-бабының 1-тармағы", ""),
        ("kk", "Азаматтық кодекстің 5, 6-баптары және 7-бабы", ""),
        ("kk", "Азаматтық кодекстің 5-бабы және 6-баптың 2-тармағы", "6/2"),
        ("kk", "Азаматтық кодекстің 5-бабы мен осы Конституцияның 6-бабы", "6"),
        ("kk", "Азаматтық кодекстің 5-бабы қолданылады, ал Конституцияның 6-бабы", "6"),
        ("kk", "Азаматтық кодекстің 5-бабы мен осы баптың 2-тармағы", "·/2"),
        ("uz", "Fuqarolik kodeksining 5-moddasi va 6-moddasi", ""),
        ("ru", "статья 5 и статья 6 Гражданского кодекса", ""),
        ("ru", "пункт 1 статьи 5 и пункт 2 статьи 6 Закона о выборах", ""),
        ("ru", "статья 5 Конституции и статья 6 Гражданского кодекса", "5"),
        ("ru", "настоящей статьи и статьи 6 Гражданского кодекса", "·"),
        ("en", "Article 5 and Article 6 of the Civil Code, and Article 7 of this Constitution", "7"),
        ("de", "Artikel 5 und Artikel 6 des Bürgerlichen Gesetzbuches", ""),
        ("en", "Article 5, Article 6 and Article 7 of the Civil Code", ""),
        ("en", "Article 5, Article 6 of the Civil Code; Article 7; Article 8 and Article 9 of the Treaty", "5 7"),
        ("en", "The Law on Courts and Article 5 thereof", ""),
        ("en", "Article 5 of the ECHR", ""),
        ("de", "Art. 5 der EMRK, Art. 6 GRCh", ""),
        ("es", "el artículo 5 de la LOPJ", ""),
        ("en", "section 5 of the Constitution (Ninth Amendment) Act, section 6 of the Hills, Lakes and Moors Act", ""),
        ("en", "section 5 of the North-Eastern Areas Act, section 6 of that Constitution", ""),
        ("en", "section 5 of the Constitution, an Act, and section 6 of Part 2, as an Act says", "5 6"),
        ("fr", "l’article 5 de cette loi, l’article 6 de l’ancienne loi", ""),
        ("en", "Article 5, paragraph 2, of the Treaty", ""),
    ],
)
def test_what_is_named_together_with_an_article_of_another_law_is_of_that_law(
    language: str, text: str, expected: str
) -> None:
    assert read(language, text) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "el artículo primero transitorio, los artículos 5 y 6 transitorios"),
        ("es", "la disposición transitoria primera, artículo 1 de las disposiciones transitorias"),
        ("en", "transitional Article 1, paragraph 2 of Article 7 of the Final and Transitional Provisions"),
        ("ru", "статья 1 переходных положений, статья 2 раздела «Переходные положения»"),
        ("ru", "пункт 1 статьи 2 раздела второго «Заключительные и переходные положения»"),
        ("uk", "стаття 1 Перехідних положень, стаття 2 розділу XV «Перехідні положення»"),
        ("kk", "Өтпелі ережелердің 1-бабының 2-тармағы"),
        ("de", "Artikel 1 der Übergangsbestimmungen"),
        ("fr", "l’article 5 des dispositions transitoires et finales, l’article 1er transitoire"),
    ],
)
def test_transitional_articles_are_none_of_the_body(language: str, text: str) -> None:
    assert read(language, text) == ""


def test_an_article_that_something_happens_to_for_a_time_is_of_the_body() -> None:
    assert read("es", "el artículo 5 transitoriamente suspendido") == "5"

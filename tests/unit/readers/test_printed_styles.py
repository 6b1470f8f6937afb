"""Made-up laws as different houses print them: what is read is what a lawyer of that house sees."""

from __future__ import annotations

import pytest

from commission_app.domain.document import Document, Kind, Source
from commission_app.readers.block import Read, blocks_of
from commission_app.readers.languages import detect
from commission_app.readers.rules import rules_of
from commission_app.readers.structure import structured


def tree(text: str, language: str | None = None) -> Document:
    return structured(Read("txt", blocks_of([text])), Source("x.txt", "txt", "0" * 64), language)


def law(*lines: str) -> str:
    return "\n".join(lines)


def eids(document: Document) -> list[str]:
    return [node.eid for node in document.walk()]


@pytest.mark.parametrize(
    ("language", "line", "kind", "number", "rest"),
    [
        ("ru", "Раздел I", "section", "I", ""),
        ("ru", "РАЗДЕЛ ПЕРВЫЙ", "section", "ПЕРВЫЙ", ""),
        ("ru", "Глава 2. Основы", "chapter", "2", "Основы"),
        ("ru", "Статья 3-1.", "article", "3-1", ""),
        ("ru", "Статья 67¹", "article", "67¹", ""),
        ("ru", "Статья 68 <*>", "article", "68", ""),
        ("ru", "Приложение № 1", "attachment", "1", ""),
        ("kk", "1-бап", "article", "1", ""),
        ("kk", "3-1-бап. Құқық", "article", "3-1", "Құқық"),
        ("kk", "І бөлім", "section", "І", ""),
        ("kk", "3-тарау", "chapter", "3", ""),
        ("kk", "Бірінші бөлім", "section", "Бірінші", ""),
        ("en", "Section II", "section", "II", ""),
        ("en", "Part A", "part", "A", ""),
        ("en", "PART IVA", "part", "IVA", ""),
        ("en", "CHAPTER ONE", "chapter", "ONE", ""),
        ("en", "Article 12 bis", "article", "12 bis", ""),
        ("en", "FIRST SCHEDULE", "attachment", "FIRST", ""),
        ("uk", "Розділ IV", "section", "IV", ""),
        ("uk", "Р о з д і л XV", "section", "XV", ""),
        ("uk", "Стаття 129-1. Судді", "article", "129-1", "Судді"),
        ("be", "Артыкул 5.", "article", "5", ""),
        ("ky", "1-берене", "article", "1", ""),
        ("ky", "Биринчи бөлүм", "section", "Биринчи", ""),
        ("uz", "BIRINCHI BO‘LIM. ASOSLAR", "section", "BIRINCHI", "ASOSLAR"),
        ("uz", "IKKINCHI BOʻLIM", "section", "IKKINCHI", ""),
        ("uz", "1-модда.", "article", "1", ""),
        ("de", "Erster Abschnitt", "section", "Erster", ""),
        ("de", "2. Kapitel", "chapter", "2", ""),
        ("de", "Art 45d Gremium", "article", "45d", "Gremium"),
        ("de", "§ 5", "article", "5", ""),
        ("fr", "ARTICLE PREMIER.", "article", "PREMIER", ""),
        ("fr", "Titre XI bis : Du droit", "section", "XI bis", "Du droit"),
        ("fr", "Titre Ier : Du droit", "section", "Ier", "Du droit"),
        ("es", "TÍTULO PRELIMINAR", "section", "PRELIMINAR", ""),
        ("es", "CAPÍTULO PRIMERO", "chapter", "PRIMERO", ""),
        ("pt", "Artigo 1.º", "article", "1.º", ""),
        ("it", "Titolo II", "section", "II", ""),
        ("pl", "Rozdział III", "chapter", "III", ""),
        ("tr", "BİRİNCİ KISIM", "part", "BİRİNCİ", ""),
        ("tr", "MADDE 1 – Devlet", "article", "1", "Devlet"),
        ("az", "Maddə 3. Hüquq", "article", "3", "Hüquq"),
        ("tg", "БОБИ ЯКУМ", "chapter", "ЯКУМ", ""),
        ("mn", "Арван нэгдүгээр зүйл", "article", "Арван нэгдүгээр", ""),
        ("cs", "Čl. 10a", "article", "10a", ""),
        ("cs", "Hlava první", "section", "první", ""),
        ("sk", "PRVÁ HLAVA", "section", "PRVÁ", ""),
        ("bg", "Чл. 1. България", "article", "1", "България"),
        ("bg", "Глава първа", "chapter", "първа", ""),
        ("sr", "Члан 12.", "article", "12", ""),
        ("hu", "XXIV. cikk", "article", "XXIV", ""),
        ("lt", "12 straipsnis", "article", "12", ""),
        ("lt", "XI skirsnis", "chapter", "XI", ""),
        ("et", "§ 5.", "article", "5", ""),
        ("nl", "HOOFDSTUK 2", "chapter", "2", ""),
        ("sv", "2 kap. Grundläggande", "chapter", "2", "Grundläggande"),
        ("sv", "5 §", "article", "5", ""),
        ("fi", "3 luku", "chapter", "3", ""),
        ("tk", "1-nji madda.", "article", "1", ""),
        ("hy", "Հոդված 5. Անուն", "article", "5", "Անուն"),
        ("ka", "მუხლი 5. სახელი", "article", "5", "სახელი"),
        ("ro", "Articolul 5", "article", "5", ""),
        ("lv", "5. pants", "article", "5", ""),
        ("hr", "ČLANAK 5.", "article", "5", ""),
        ("mk", "Член 5", "article", "5", ""),
        ("sl", "5. člen", "article", "5", ""),
        ("da", "§ 5.", "article", "5", ""),
        ("nb", "§ 5.", "article", "5", ""),
        ("sq", "Neni 5", "article", "5", ""),
        ("ca", "Article 5", "article", "5", ""),
        ("tt", "5 статья. Хокук", "article", "5", "Хокук"),
        ("kaa", "5‐статья", "article", "5", ""),
        ("el", "Άρθρο 5", "article", "5", ""),
    ],
)
def test_a_heading_is_known_by_the_table_of_its_language(
    language: str, line: str, kind: str, number: str, rest: str
) -> None:
    found = rules_of(language).heading(line)
    assert found is not None
    assert (found.kind.value, found.number, found.rest) == (kind, number, rest)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("ru", "Статьями 5 и 6 установлено иное."),
        ("ru", "Статья 5 настоящей Конституции"),
        ("kk", "1-баптың мәтіні"),
        ("en", "Article 5 a person may"),
        ("en", "Part of the law"),
        ("en", "Section 5 of this Act"),
        ("de", "Artikel 5 des Gesetzes"),
        ("fr", "Article de la loi"),
    ],
)
def test_what_only_begins_like_a_heading_is_none(language: str, line: str) -> None:
    assert rules_of(language).heading(line) is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("kk", "Әркімнің өмір сүруге құқығы бар."),
        ("ru", "Каждый имеет право на жизнь и на свободу."),
        ("en", "Everyone has the right to life."),
        ("uk", "Кожна людина має право на життя і на свободу."),
        ("be", "Кожны чалавек мае права на жыццё і свабоду, што ахоўваецца законам у краіне і аб гэтым."),
        ("ky", "Ар бир адам жашоого укуктуу жана эркин."),
        ("uz", "Har kim yashash huquqiga ega va bu qonun bilan qoʻriqlanadi."),
        ("uz", "Ҳар ким яшаш ҳуқуқига эга ва бу қонун билан қўриқланади."),
        ("de", "Jeder hat das Recht auf Leben und die Freiheit der Person ist unverletzlich."),
        ("fr", "Toute personne a droit à la vie et les lois sont publiques."),
        ("es", "Toda persona tiene derecho a la vida y la ley la protege."),
        ("pt", "Todos têm direito à vida e a lei não faz distinção."),
        ("it", "Ogni persona ha diritto alla vita e la legge è uguale per tutti."),
        ("pl", "Każdy ma prawo do życia oraz nie może być pozbawiony wolności."),
        ("tr", "Herkes yaşama hakkına sahiptir ve bu hak kanunla korunur."),
        ("az", "Hər kəsin yaşamaq hüququ vardır və bu qanunla qorunur."),
        ("tg", "Ҳар кас ба ҳаёт ҳуқуқ дорад ва ин бо қонун муайян мешавад."),
        ("mn", "Хүн бүр амьд явах эрхтэй бөгөөд энэ нь хуулиар хамгаалагдана."),
        ("cs", "Každý má právo na život a nikdo nesmí být zbaven svobody, který není odsouzen podle zákona."),
        ("sk", "Každý má právo na život a nikto nesmie byť pozbavený slobody, ktorý nie je odsúdený podľa zákona."),
        ("bg", "Всеки има право на живот и закон го защитава, като не се допуска посегателство върху него."),
        ("sr", "Свако има право на живот и слободу, а закон штити људе који су је изгубили."),
        ("hu", "Minden embernek joga van az élethez és a szabadsághoz, és ezt törvény védi."),
        ("lt", "Kiekvienas žmogus turi teisę į gyvybę ir ją saugo įstatymas."),
        ("et", "Igaühel on õigus elule ja seda õigust kaitseb seadus, või see on sätestatud."),
        ("nl", "Ieder heeft het recht op leven en de vrijheid van een mens wordt door de wet beschermd."),
        ("sv", "Var och en har rätt till liv och frihet, som skall skyddas genom lag."),
        ("fi", "Jokaisella on oikeus elämään sekä vapauteen, ja siitä säädetään lailla."),
        ("tk", "Her bir adamyň ýaşamaga hukugy bar we bu hukuk kanun esasynda goralýar."),
        ("hy", "Յուրաքանչյուրն ունի կյանքի իրավունք, որ պաշտպանվում է օրենքով։"),
        ("ka", "ყველა ადამიანს აქვს სიცოცხლის უფლება და ის კანონით არის დაცული."),
        ("ro", "Orice persoană are dreptul la viață și la libertate."),
    ],
)
def test_languages_are_told_by_their_letters_and_words(language: str, text: str) -> None:
    assert detect(text) == language


def test_sections_are_articles_where_the_law_has_no_other() -> None:
    document = tree(
        law(
            "CONSTITUTION",
            "Chapter 1",
            "Foundations",
            "Section 1. Land",
            "The land is one.",
            "Section 2. Law",
            "(1) All obey.",
            "(2) No one is above.",
            "Chapter 2",
            "Rights",
            "Section 3. Life",
            "All live.",
        ),
        "en",
    )
    assert [article.number for article in document.articles] == ["1", "2", "3"]
    assert [article.heading for article in document.articles] == ["Land", "Law", "Life"]
    assert eids(document)[:3] == ["chp_1", "art_1", "art_2"]


def test_sections_below_articles_are_their_paragraphs() -> None:
    document = tree(
        law(
            "CONSTITUTION",
            "Article I",
            "Section 1. One.",
            "Section 2. Two.",
            "Article II",
            "Section 1. Three.",
            "Article III",
            "Section 1. Four.",
            "Section 2. Five.",
        ),
        "en",
    )
    assert eids(document) == [
        *(
            "art_1",
            "art_1__para_1",
            "art_1__para_2",
            "art_2",
            "art_2__para_1",
            "art_3",
            "art_3__para_1",
            "art_3__para_2",
        )
    ]
    first = document.find("art_1__para_1")
    assert first is not None
    assert (first.label, first.text) == ("Section 1.", "One.")


def test_numbers_alone_are_articles_where_they_run_through_the_chapters() -> None:
    text = law(
        "CONSTITUTION",
        "Chapter One – The Republic",
        "1. The Republic. (1) The land is one.",
        "(2) It is sovereign.",
        "2. Supremacy. This law is supreme.",
        "Chapter Two – Rights",
        "Part 1 – General",
        "3. Equality. (1) All are equal.",
        "(2) No one may—",
        "(a) be harmed;",
        "(b) be sold.",
        "Part 2 – Special",
        "4. Life. All live.",
        "First Schedule",
        "Counties",
        "1. North",
        "2. South",
    )
    document = tree(text, "en")
    assert [(one.number, one.heading) for one in document.articles] == [
        *(("1", "The Republic."), ("2", "Supremacy."), ("3", "Equality."), ("4", "Life."))
    ]
    assert [node.eid for node in document.walk() if node.kind in (Kind.CHAPTER, Kind.PART, Kind.ATTACHMENT)] == [
        *("chp_1", "chp_2", "chp_2__part_1", "chp_2__part_2", "att_1")
    ]
    assert document.find("art_3__para_2__point_b") is not None
    assert document.find("att_1__para_2") is not None


def test_an_article_that_begins_inside_a_line_is_found_by_its_missing_number() -> None:
    document = tree("Конституция\nСтатья 1. Один.\nСтатья 2. Два. Статья 3. Три.\nСтатья 4. Четыре.", "ru")
    assert [(one.number, one.text) for one in document.articles] == [
        *(("1", "Один."), ("2", "Два."), ("3", "Три."), ("4", "Четыре."))
    ]


def test_headings_printed_on_one_line_are_two() -> None:
    document = tree(
        "Конституция\nГлава I Общее Глава II Особое\nСтатья 1. Один.\nГлава III Прочее\nСтатья 2. Два.", "ru"
    )
    assert [node.heading for node in document.nodes] == ["Общее", "Особое", "Прочее"]


@pytest.mark.parametrize("following", ["j", "ii"])
def test_a_letter_that_is_a_roman_numeral_is_told_by_what_goes_on(following: str) -> None:
    letters = "\n".join(f"({letter}) text;" for letter in "abcdefgh")
    more = "(j) text;" if following == "j" else "(ii) text;\n(i) text;\n(j) text;"
    document = tree(f"Law\nArticle 1\nThe list:\n{letters}\n(i) text;\n{more}", "en")
    nested = document.find("art_1__point_h__subpara_i")
    assert (nested is not None) is (following == "ii")
    assert document.find("art_1__point_i") is not None
    assert document.find("art_1__point_j") is not None


def test_numbers_on_one_line_open_one_part_in_the_other() -> None:
    document = tree("Law\nArticle 1\n(1)(a)(i) One;\n(ii) two;\n(b) three.\n(2) Four.", "en")
    assert eids(document) == [
        *("art_1", "art_1__para_1", "art_1__para_1__point_a", "art_1__para_1__point_a__subpara_i"),
        *("art_1__para_1__point_a__subpara_ii", "art_1__para_1__point_b", "art_1__para_2"),
    ]


def test_german_paragraphs_hold_numbers_and_those_hold_letters() -> None:
    document = tree(
        law(
            "Gesetz",
            "§ 1 Staat",
            "(1) Der Staat ist frei und die Ordnung gilt.",
            "(2) Er achtet:",
            "1. das Wort;",
            "2. die Schrift:",
            "a) den Brief;",
            "b) das Buch.",
            "§ 2 Volk",
            "(1) Das Volk wählt.",
            "§ 2a (weggefallen)",
        ),
        "de",
    )
    assert document.find("art_1__para_2__point_2__subpara_b") is not None
    gone = document.find("art_2a")
    assert gone is not None
    assert gone.repealed


def test_brazilian_roman_points_come_before_numbered_paragraphs() -> None:
    document = tree(
        law(
            "CONSTITUIÇÃO",
            "Art. 1º São fundamentos:",
            "I - a soberania;",
            "II - a cidadania:",
            "a) uma;",
            "b) outra;",
            "§ 1º A lei não dispõe.",
            "§ 2º Não há exceção.",
            "Art. 2º São Poderes:",
            "I - um;",
            "II - dois.",
            "Parágrafo único. Todo o poder emana do povo.",
        ),
        "pt",
    )
    assert eids(document) == [
        *("art_1", "art_1__point_1", "art_1__point_2", "art_1__point_2__subpara_a", "art_1__point_2__subpara_b"),
        *("art_1__para_1", "art_1__para_2", "art_2", "art_2__point_1", "art_2__point_2", "art_2__para_1"),
    ]


def test_titles_below_the_number_are_told_by_how_most_articles_are_printed() -> None:
    document = tree(
        law(
            "CONSTITUIÇÃO",
            "Artigo 1.º",
            "(República)",
            "O país é soberano.",
            "Artigo 2.º",
            "(Estado)",
            "1. Um.",
            "2. Dois.",
            "Artigo 3.º",
            "(Povo)",
            "O povo é livre.",
        ),
        "pt",
    )
    assert [article.heading for article in document.articles] == ["(República)", "(Estado)", "(Povo)"]


def test_numbers_that_begin_anew_in_each_chapter_are_no_repeats() -> None:
    document = tree(
        law(
            "Конституция",
            "Глава 1",
            "Одно",
            "Статья 1",
            "Текст.",
            "Статья 2",
            "Текст.",
            "Глава 2",
            "Два",
            "Статья 1",
            "Текст.",
            "Статья 2",
            "Текст.",
        ),
        "ru",
    )
    assert [one.eid for one in document.articles] == ["art_1", "art_2", "chp_2__art_1", "chp_2__art_2"]
    assert document.warnings == ()


def test_signatures_and_attachments_are_no_part_of_the_last_article() -> None:
    document = tree(
        law(
            "КОНСТИТУЦИЯ",
            "Статья 1",
            "Текст.",
            "Статья 2",
            "Конец.",
            "Переходные положения",
            "1. Вступает в силу.",
            "Президент Республики",
            "г. Столица, 1 мая 2020 года",
            "Приложение № 1",
            "ГЕРБ",
            "1. Круглый.",
            "2. Золотой.",
        ),
        "ru",
    )
    assert eids(document) == [
        *("art_1", "art_2", "sec_nn", "sec_nn__para_1", "att_1", "att_1__para_1", "att_1__para_2")
    ]
    assert document.back == ("Президент Республики", "г. Столица, 1 мая 2020 года")
    assert [unit.eid for unit in document.units] == ["art_1", "art_2", "sec_nn", "att_1"]


def test_an_annexed_law_before_which_hardly_anything_stands_is_the_law_itself() -> None:
    articles = "\n".join(f"Статья {number}\nТекст." for number in range(1, 9))
    document = tree(f"УКАЗ\nО законе\nПриложение\nЗАКОН О ЗЕМЛЕ\n{articles}", "ru")
    assert len(document.articles) == 8
    assert not any(node.kind is Kind.ATTACHMENT for node in document.nodes)


def test_a_table_of_contents_is_set_apart_before_the_law_and_after_it() -> None:
    heads = ["Глава 1. Основы", "Глава 2. Права", "Глава 3. Органы"]
    whole = "\n".join(
        f"{head}\nСтатья {at}. Статья о том, что нужно знать всем.\nТекст этой статьи."
        for at, head in enumerate(heads, 1)
    )
    for text in (
        f"Конституция\nСодержание\n{chr(10).join(heads)}\n{whole}",
        f"Конституция\n{whole}\nСодержание\n{chr(10).join(heads)}",
    ):
        document = tree(text, "ru")
        assert [node.eid for node in document.nodes] == ["chp_1", "chp_2", "chp_3"]
        assert document.apart == ("Содержание", *heads)
        assert document.warnings == ()


def test_notes_of_every_house_are_kept_apart_at_their_provision() -> None:
    text = "\n".join(
        ["КОНСТИТУЦІЯ", "Стаття 1. Держава.", "{Стаття 1 із змінами}", "Стаття 2. Виключена.", "{Статтю 2 виключено}"]
    )
    document = tree(text, "uk")
    assert [(note.eid, note.text) for note in document.notes] == [
        *(("art_1", "{Стаття 1 із змінами}"), ("art_2", "{Статтю 2 виключено}"))
    ]
    assert [one.repealed for one in document.articles] == [False, True]
    english = tree(
        "Law\nArticle 1\nText.\n1. Subs. by Act 5, s. 2.\n[Article 1 amended by Act 5]\nArticle 2\nMore.", "en"
    )
    assert [note.text for note in english.notes] == ["1. Subs. by Act 5, s. 2.", "[Article 1 amended by Act 5]"]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Статья 1\nТекст.\nСтатья 3\nТекст.", "numbering.gap"),
        ("Статья 2\nТекст.\nСтатья 1\nТекст.", "numbering.repeat"),
        ("Статья 1\nСтатья 2\nТекст.", "article.empty"),
        ("Просто слова без единого заголовка", "article.none"),
        (
            law(
                *("Раздел I", "Глава 1", "Статья 1", "А.", "Глава 2", "Статья 2", "А.", "Глава 3", "Статья 3", "А."),
                *("Параграф 1", "Статья 4", "А.", "Параграф 2", "Статья 5", "А.", "Глава 4", "Параграф 1", "Статья 6"),
                *("А.", "Параграф 2", "Статья 7", "А.", "Раздел II", "Параграф 3", "Статья 8", "А."),
            ),
            "level.jump",
        ),
    ],
)
def test_what_a_person_should_look_at_is_warned_of(text: str, key: str) -> None:
    assert key in [warning.key for warning in tree(f"Конституция\n{text}", "ru").warnings]


def test_a_text_of_numbered_paragraphs_without_headings_keeps_them() -> None:
    document = tree("Договір\nПерше слово тут.\nI\nОдин.\nII\nДва.\nIII\nТри і ще.", "uk")
    assert [(node.kind, node.number, node.text) for node in document.nodes] == [
        (Kind.PARAGRAPH, "I", "Один."),
        (Kind.PARAGRAPH, "II", "Два."),
        (Kind.PARAGRAPH, "III", "Три і ще."),
    ]

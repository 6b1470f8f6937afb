"""Editors' notes without brackets, before a text, between strokes; signatures of many lands; in made-up words."""

from __future__ import annotations

import pytest

from commission_app.domain.document import Document
from commission_app.readers.languages import detect
from tests.unit.readers.drawn_laws import drawn, read


def notes(document: Document) -> list[tuple[str | None, str]]:
    return [(note.eid, note.text) for note in document.notes]


@pytest.mark.parametrize(
    ("law", "note"),
    [
        ("LA CONSTITUTION DU PAYS\nArticle 1\n{}\nLa terre est aux gens.\nArticle 2\nElle est une et libre.",
         "Modifié par Loi constitutionnelle n°2031-7 du 3 mars 2031 - art. 2"),
        ("CONSTITUCIÓN DEL PAÍS\nArtículo 1.\n{}\nLa tierra es de la gente y no de otro.\nArtículo 2.\nEs libre.",
         "Se modifica el apartado 2 por la Ley 7/2031. Ref. BOE-A-2031-77"),
        ("KRAŠTO KONSTITUCIJA\n1 straipsnis\n{}\nKraštas yra žmonių namai.\n2 straipsnis\nJis yra laisvas.",
         "Nr. XX-77, 2031-04-21, paskelbta TAR 2031-04-22, i. k. 2031-00077"),
        ("Valsts Satversme\n1.pants\n{}\nZeme ir tautas māja un lauks.\n2.pants\nTā ir brīva un viena.",
         "(15.10.2031. likuma redakcijā, kas stājas spēkā 06.11.2031.)"),
        ("МАНАЙ УЛСЫН ҮНДСЭН ХУУЛЬ\nНэгдүгээр зүйл\n{}\nГазар нь ард түмний өмч.\nХоёрдугаар зүйл\nЭнэ нь чөлөөт мөн.",
         "/Энэ зүйлийг 2031 оны 11 дүгээр сарын 14-ний өдрийн хуулиар найруулсан/"),
        ("КОНСТИТУЦИЯ СТРАНЫ\nСтатья 1\n{}\nЗемля принадлежит людям.\nСтатья 2\nОна свободна и едина.",
         "<1> Название дано указом."),
        ("КОНСТИТУЦИЯ СТРАНЫ\nСтатья 1\n{}\nЗемля принадлежит людям.\nСтатья 2\nОна свободна и едина.",
         "См. предыдущую редакцию"),
    ],
)  # fmt: skip
def test_notes_are_known_without_brackets_and_in_those_of_their_house(law: str, note: str) -> None:
    document = read(law.replace("{}", note))
    assert notes(document) == [("art_1", note)]
    assert [node.eid for node in document.articles] == ["art_1", "art_2"]


def test_several_notes_in_brackets_after_a_text_are_no_part_of_it() -> None:
    inforce = "( Частина перша статті 2 набирає чинності з дня обрання Ради згідно із Законом N 7-X від 08.12.2031 )"
    more = " та в інших його рішеннях, що є обов'язковими до виконання," * 4
    meaning = f"( Офіційне тлумачення частини першої див. в Рішеннях Суду N 3-рп/2031 від 05.10.2031,{more} )"
    document = read(
        f"""КОНСТИТУЦІЯ КРАЇНИ
Стаття 1. Земля належить людям, і це не змінюється.
Стаття 2. Рада обирається на п'ять років (строком і складом). {inforce} {meaning}
Стаття 3. Суд є вільним ( незалежним )."""
    )
    assert drawn(document)[1:] == [
        "arti Стаття 2. Рада обирається на п'ять років (строком і складом).",
        "arti Стаття 3. Суд є вільним ( незалежним ).",
    ]
    assert notes(document) == [("art_2", inforce), ("art_2", meaning)]


def test_a_note_in_brackets_before_a_text_is_no_part_of_it() -> None:
    document = read(
        """ÜLKE ANAYASASI
MADDE 1- Toprak halkındır ve bu böyle kalır.
MADDE 2- (Değişik: 3/10/2031-47/2 md.) Herkes için bir ev vardır.
(Ek fıkra: 7/5/2031-51/7 md.) Evler açıktır.
MADDE 3- (Mülga: 21/1/2031-67/16 md.)
MADDE 4- Kapılar da açıktır."""
    )
    assert drawn(document) == [
        "arti MADDE 1- Toprak halkındır ve bu böyle kalır.",
        "arti MADDE 2- Herkes için bir ev vardır. | Evler açıktır.",
        "arti MADDE 3-",
        "arti MADDE 4- Kapılar da açıktır.",
    ]
    assert notes(document) == [
        ("art_2", "(Değişik: 3/10/2031-47/2 md.)"),
        ("art_2", "(Ek fıkra: 7/5/2031-51/7 md.)"),
        ("art_3", "(Mülga: 21/1/2031-67/16 md.)"),
    ]
    assert [node.repealed for node in document.nodes] == [False, False, True, False]
    assert document.warnings == ()


def test_words_in_brackets_before_a_text_that_tell_no_amendment_are_of_the_text() -> None:
    document = read("ANAYASA\nMADDE 1- (Başkent 3 semttir) ve bir evdir.\nMADDE 2- Ev halkındır ve bu böyle kalır.")
    assert notes(document) == []


def test_a_line_that_only_announces_a_note_is_one_with_the_next() -> None:
    document = read(
        """КОНСТИТУЦИЯ СТРАНЫ
Статья 1
КонсультантПлюс: примечание.
О смысле ч. 1 ст. 1 см. Постановление от 01.01.2031 N 1-П.
1. Земля принадлежит людям.
2. Она свободна.
Информация об изменениях:
Статья 1 изменена с 4 июля 2031 г.
Статья 2
Земля едина."""
    )
    assert drawn(document)[1:3] == [".para 1. Земля принадлежит людям.", ".para 2. Она свободна."]
    assert [eid for eid, _ in notes(document)] == ["art_1", "art_1", "art_1__para_2", "art_1__para_2"]


def test_an_article_of_which_only_title_and_a_note_of_its_repeal_are_left_is_repealed() -> None:
    document = read(
        """О главе страны
Статья 1. Глава
Глава избирается людьми страны.
Статья 2. Присяга
Глава приносит присягу в столице.
Статья 2-1. Первый глава
Сноска. Статья 2-1 исключена Законом от 05.11.2031 № 157.
Статья 3. Полномочия
Глава подписывает законы."""
    )
    assert drawn(document)[2:3] == ["arti Статья 2-1. /Первый глава/"]
    assert [node.eid for node in document.walk() if node.repealed] == ["art_2-1"]
    assert document.warnings == ()


@pytest.mark.parametrize(
    ("law", "signed"),
    [
        ("MAMLAKATNING KONSTITUTSIYASI\n1-modda.\nYer xalqniki.\n2-modda.\nU ozod va birdir.\n",
         ["O‘zbekiston Respublikasi Prezidenti A. ODAM", "Toshkent sh.,", "2031-yil 30-aprel"]),
        ("Ústava kraje\nČl. 1\nKraj je domov.\nČl. 2\nJe svobodný.\n", ["Novák v. r.", "Dvořák v. r."]),
        ("КОНСТИТУЦИЯ СТРАНЫ\nСтатья 1. Земля принадлежит людям.\nСтатья 2. Она свободна.\n",
         ["Президент Страны А. ЧЕЛОВЕК", "г. Столица,", "1 мая 2031 г."]),
        ("CONSTITUCIÓN DEL PAÍS\nArtículo 1.\nLa tierra es de la gente.\nArtículo 2.\nEs libre y una.\n",
         ["REY UNO", "El Presidente de la Cámara,", "JUAN DOS"]),
    ],
)  # fmt: skip
def test_those_who_sign_stand_after_the_law(law: str, signed: list[str]) -> None:
    document = read(law + "\n".join(signed))
    assert document.back == tuple(signed)


def test_a_list_that_ends_a_law_is_no_signature() -> None:
    document = read(
        "THE CONSTITUTION\nArticle 1\nThe land is free.\nArticle 2\nThe land has:\n(a) a house,\n(b) a hall"
    )
    assert document.back == ()


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (("O‘LKA RESPUBLIKASINING", "KONSTITUTSIYASI", "1-modda.", "Yer xalqniki.", "2-modda.", "U ozoddir."),
         "O‘LKA RESPUBLIKASINING KONSTITUTSIYASI"),
        (("ЖОБА", "КОНСТИТУЦИЯСЫ", "1-бап", "Жер халықтікі.", "2-бап", "Ол азат және біртұтас."), "КОНСТИТУЦИЯСЫ"),
        (("СТРАНА", "КОНСТИТУЦИЯ", "СТРАНЫ ЛЮДЕЙ", "Статья 1", "Земля едина."), "КОНСТИТУЦИЯ СТРАНЫ ЛЮДЕЙ"),
    ],
)  # fmt: skip
def test_the_name_of_the_country_is_of_the_title_on_whichever_side_it_stands(
    lines: tuple[str, ...], title: str
) -> None:
    assert read("\n".join(lines)).title == title


def test_the_mark_of_a_footnote_does_not_hide_the_heading_of_a_preamble() -> None:
    document = read("ÜLKE ANAYASASI (1)\nBAŞLANGIÇ (2)\nHalk evi kurar.\nMADDE 1- Toprak halkındır.\nMADDE 2- Ev de.")
    assert drawn(document)[0] == "prea /BAŞLANGIÇ (2)/ Halk evi kurar."


def test_provisions_of_another_word_after_the_last_article_are_no_part_of_it() -> None:
    document = read(
        """ÜLKE ANAYASASI
MADDE 1- Toprak halkındır ve bu böyle kalır.
MADDE 2- Herkes için bir ev vardır.
MADDE 3- Evler açıktır.
MADDE 4- Kapılar açıktır.
GEÇİCİ MADDE 1- İlk ev yarın yapılır.
GEÇİCİ MADDE 2- İkinci ev sonra yapılır."""
    )
    assert [(node.kind.value, node.label) for node in document.nodes[3:]] == [
        ("article", "MADDE 4-"),
        ("article", "GEÇİCİ MADDE 1-"),
        ("article", "GEÇİCİ MADDE 2-"),
    ]


@pytest.mark.parametrize(
    ("law", "points"),
    [
        ("ქვეყნის კონსტიტუცია\nმუხლი 1. სახლი\nსახლი არის:\nა) ღია;\nბ) დიდი;\nგ) ერთი.", ["ა", "ბ", "გ"]),
        ("ΤΟ ΣΥΝΤΑΓΜΑ ΤΗΣ ΧΩΡΑΣ\nΆρθρο 1\nΈχει:\nα) σπίτι,\nβ) γη,\nγ) νερό,\nδ) φως,\nε) ήλιο,\nστ) δρόμο,\nζ) λαό.",
         ["α", "β", "γ", "δ", "ε", "στ", "ζ"]),
        ("ԵՐԿՐԻ ՍԱՀՄԱՆԱԴՐՈՒԹՅՈՒՆ\nՀոդված 1. Տունն է՝\nա) մեծ.\nբ) բաց։", ["ա", "բ"]),
    ],
)  # fmt: skip
def test_letters_of_every_alphabet_number_points(law: str, points: list[str]) -> None:
    document = read(law)
    assert [node.number for node in document.articles[0].children] == points
    assert document.warnings == ()


def test_the_full_stop_of_another_script_ends_a_sentence() -> None:
    document = read(
        """ԵՐԿՐԻ ՍԱՀՄԱՆԱԴՐՈՒԹՅՈՒՆ
Հոդված 1. Երկիրը ժողովրդի տունն է։
Հոդված 2. Տունը բաց է բոլորի համար։
Դռները նույնպես բաց են։"""
    )
    assert drawn(document)[1] == "arti Հոդված 2. Տունը բաց է բոլորի համար։ | Դռները նույնպես բաց են։"


def test_roman_points_are_inserted_with_a_hyphen_and_a_letter() -> None:
    document = read(
        """CONSTITUIÇÃO DO PAÍS
Art. 1º A terra tem:
I - uma casa;
I-A - uma sala;
II - um rio.
Art. 2º O país é livre e não se divide."""
    )
    assert [node.eid for node in document.articles[0].children] == [f"art_1__point_{one}" for one in ("1", "1a", "2")]
    assert document.warnings == ()


def test_roman_numerals_do_not_tell_a_language() -> None:
    text = "Жер элдики.\nI глава\nЭлдин үйү жана талаасы\nII глава\nҮй баарына ачык болуп саналат\nIII глава\nVI глава"
    assert detect(text) == "ky"


def test_a_paragraph_after_a_note_on_the_line_of_an_article_is_numbered() -> None:
    document = read(
        """КОНСТИТУЦИЯ НА СТРАНАТА
Чл. 1. (1) Земята е на хората и е една.
(2) Хората са свободни.
Чл. 1а. (Нов - ДВ, бр. 12 от 2031 г.) (1) Съветът се избира от хората.
(2) (Изм. - ДВ, бр. 18 от 2032 г.) Съветът решава.
Чл. 2. Езикът на страната е един и същ."""
    )
    assert drawn(document)[3:6] == [
        "arti Чл. 1а.",
        ".para (1) Съветът се избира от хората.",
        ".para (2) Съветът решава.",
    ]
    assert [eid for eid, _ in notes(document)] == ["art_1a", "art_1a__para_2"]


def test_asterisks_before_a_heading_do_not_hide_it() -> None:
    document = read("ΣΥΝΤΑΓΜΑ ΤΗΣ ΧΩΡΑΣ\nΆρθρο 5\nΗ χώρα είναι μία και ελεύθερη.\n**Άρθρο 5Α\nΟ λαός είναι ελεύθερος.")
    assert [node.eid for node in document.articles] == ["art_5", "art_5u3b1"]

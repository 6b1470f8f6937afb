"""More ways of the houses of states, in made-up words: signs below articles, odd numbers, provisions counted apart."""

from __future__ import annotations

import pytest

from tests.unit.readers.drawn_laws import drawn, read


def warned(text: str) -> list[str]:
    return [warning.key for warning in read(text).warnings]


def test_paragraph_signs_on_the_line_of_an_article_are_its_paragraphs() -> None:
    document = read(
        """Konstytucja Kraju
Rozdział I. Kraj.
Art. 1. Kraj jest dobrem wszystkich obywateli.
Art. 2. § 1. Władza należy do ludzi.
§ 2. Organami są domy i rady.
Art. 3. § 1. Prawo stanowi dom.
§ 2. Nie ma prawa bez domu.
§ 3. Prawo ogłasza rada.
Rozdział II. Domy.
Art. 4. Domy są dwa."""
    )
    assert drawn(document) == [
        "chap Rozdział I. /Kraj./",
        ".arti Art. 1. Kraj jest dobrem wszystkich obywateli.",
        ".arti Art. 2.",
        "..para § 1. Władza należy do ludzi.",
        "..para § 2. Organami są domy i rady.",
        ".arti Art. 3.",
        "..para § 1. Prawo stanowi dom.",
        "..para § 2. Nie ma prawa bez domu.",
        "..para § 3. Prawo ogłasza rada.",
        "chap Rozdział II. /Domy./",
        ".arti Art. 4. Domy są dwa.",
    ]
    assert document.warnings == ()


def test_one_article_with_paragraph_signs_shows_what_they_are() -> None:
    document = read(
        """LA CONSTITUTION DU PAYS
TITRE PREMIER
Du pays
Article 1er
Le pays est aux gens.
Art. 2
Les gens sont égaux.
Art. 2bis
Les gens sont libres.
Art. 3
§ 1er. Le dom se compose de :
1° dix gens du nord;
2° dix gens du sud.
§ 2. Il siège en hiver.
Art. 4
Le dom vote.
Art. 5
Le conseil gouverne.
TITRE II
Entrée en vigueur
I. - La présente loi vaut demain.
II. - Abrogé"""
    )
    assert drawn(document)[4:10] == [
        ".arti Art. 3",
        "..para § 1er. Le dom se compose de :",
        "...poin 1° dix gens du nord;",
        "...poin 2° dix gens du sud.",
        "..para § 2. Il siège en hiver.",
        ".arti Art. 4 Le dom vote.",
    ]
    assert [(node.number, node.repealed) for node in document.nodes[-1].children] == [("I", False), ("II", True)]
    assert document.back == ()
    assert document.warnings == ()


@pytest.mark.parametrize("hyphen", ["-", "‐", "‑"])
def test_every_sign_for_a_hyphen_is_one(hyphen: str) -> None:
    document = read(
        f"""O‘ZBEK YURTI KONSTITUTSIYASI
Biz, yurt xalqi, ushbu Konstitutsiyani qabul qilamiz.
1{hyphen}modda
Yurt barcha uchun.
2{hyphen}modda
Har kim teng va erkin.
2{hyphen}1{hyphen}modda
Har kim qonun bilan himoya qilinadi."""
    )
    assert [(one.number, one.eid) for one in document.articles] == [
        ("1", "art_1"),
        ("2", "art_2"),
        (f"2{hyphen}1", "art_2-1"),
    ]


def test_a_number_raised_by_a_sign_is_kept() -> None:
    document = read(
        """CONSTITUȚIA ȚĂRII
Articolul 1
Țara este a oamenilor.
Articolul 1^1
Oamenii sunt egali.
Articolul 2
(1) Casa este una.
(1^1) Casa are două camere.
(2) Casa votează."""
    )
    assert [(node.number, node.eid) for node in document.walk()] == [
        ("1", "art_1"),
        ("1^1", "art_1-1"),
        ("2", "art_2"),
        ("1", "art_2__para_1"),
        ("1^1", "art_2__para_1-1"),
        ("2", "art_2__para_2"),
    ]
    assert document.warnings == ()


def test_letters_in_brackets_number_articles_too() -> None:
    document = read(
        """AZ ORSZÁG ALAPTÖRVÉNYE
ALAPVETÉS
A) cikk
Az ország neve Ország.
B) cikk
(1) Az ország független.
(2) A hatalom a népé.
JOGOK
I. cikk
Az ember joga sérthetetlen.
II. cikk
Minden ember egyenlő."""
    )
    assert [line.split(" ", 1)[1] for line in drawn(document)] == [
        "/ALAPVETÉS/",
        "A) cikk Az ország neve Ország.",
        "B) cikk",
        "(1) Az ország független.",
        "(2) A hatalom a népé.",
        "/JOGOK/",
        "I. cikk Az ember joga sérthetetlen.",
        "II. cikk Minden ember egyenlő.",
    ]


def test_a_paragraph_of_nothing_but_a_note_in_brackets_of_what_amended_it_is_a_note() -> None:
    document = read(
        """YURT KONSTITUTSIYASI
1-modda. Yurt barcha uchun va har kim uchun.
(1-modda Yurtning 2023-yil 1-maydagi 837-sonli Qonuni tahririda)
2-modda. Har kim teng va erkin."""
    )
    assert [(note.eid, note.text[:8]) for note in document.notes] == [("art_1", "(1-modda")]
    assert [one.text for one in document.articles] == [
        "Yurt barcha uchun va har kim uchun.",
        "Har kim teng va erkin.",
    ]


def test_a_paragraph_in_brackets_that_ends_in_others_is_no_note() -> None:
    document = read(
        """Grundgesetz des Landes
Art 1
(1) Das Land ist frei.
(2) Das Recht des Landes wird geändert durch Gesetz vom 5. Mai 1950 (siehe Blatt 3)
Art 2
Das Volk ist frei und der Staat ist das Volk."""
    )
    assert document.notes == ()
    assert [node.number for node in document.articles[0].children] == ["1", "2"]


def test_provisions_that_other_words_head_are_counted_by_themselves() -> None:
    text = """CONSTITUCIÓN DEL PAÍS
Artículo primero. Forma.
El país es una república.
Artículo segundo. Lengua.
La lengua es la de todos.
Artículo 3.º Capital.
La capital es Alta.
Disposición adicional primera. Derechos.
Se respetan.
Disposición adicional segunda. Edad.
No cambia.
Disposición transitoria primera. Cámaras.
Las Cámaras siguen.
Disposición transitoria tercera. Gobierno.
El Gobierno sigue."""
    warnings = read(text).warnings
    assert [(one.key, one.params) for one in warnings] == [
        ("numbering.gap", (("before", "primera"), ("number", "tercera")))
    ]


def test_words_that_change_with_the_number_are_one_word() -> None:
    text = """ÝURDUŇ KONSTITUSIÝASY
5-nji madda. Ýurt we döwlet hiç kim üçin däl.
6-njy madda. Kanun her bir adam üçin.
7-nji madda. Hukuk bilen bar bolup."""
    assert warned(text) == []

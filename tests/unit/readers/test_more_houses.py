"""More ways of the houses of states, in made-up words: signs below articles, odd numbers, provisions counted apart."""

from __future__ import annotations

import pytest

from commission_app.domain.document import Source
from commission_app.readers.block import Read, blocks_of
from commission_app.readers.rules import rules_of
from commission_app.readers.structure import structured
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


def test_a_law_without_any_heading_is_the_articles_that_its_numbers_count() -> None:
    document = read(
        """CONSTITUTION OF THE ISLAND
We, the people of the Island, give ourselves this Constitution.
1. Name
The name of the State is Island.
2. Capital
(1) The capital is Port.
(2) It may be moved by law.
3. Languages
The languages of the State are two.
4. Flag
The flag is blue.
5. Amendment
This Constitution is amended by two thirds."""
    )
    assert drawn(document)[1:] == [
        "arti 1. /Name/ The name of the State is Island.",
        "arti 2. /Capital/",
        ".para (1) The capital is Port.",
        ".para (2) It may be moved by law.",
        "arti 3. /Languages/ The languages of the State are two.",
        "arti 4. /Flag/ The flag is blue.",
        "arti 5. /Amendment/ This Constitution is amended by two thirds.",
    ]
    assert document.warnings == ()


def test_a_list_at_the_end_of_a_text_makes_no_articles_of_it() -> None:
    story = "The land was settled long ago by people of the sea, and they lived by the law of the harbour.\n"
    document = read(
        "Statute of the harbour\n" + story * 6 + "\n".join(f"{n}. The harbour is free." for n in range(1, 6))
    )
    assert document.articles == ()
    assert "article.none" in [warning.key for warning in document.warnings]


def test_numbers_in_words_may_follow_an_article_of_speech() -> None:
    document = read(
        """FUNDAMENTAL LAW OF THE ISLES
PART THE FIRST
Of the Isles
Article the First
The Isles are one.
Article the Second
The Isles are free.
PART THE SECOND
Of the People
Article the Third
The people are equal.
SCHEDULE THE FIRST
I swear to keep the law."""
    )
    assert [(node.kind.value, node.number, node.eid) for node in document.walk()] == [
        ("part", "FIRST", "part_1"),
        ("article", "First", "art_1"),
        ("article", "Second", "art_2"),
        ("part", "SECOND", "part_2"),
        ("article", "Third", "art_3"),
        ("attachment", "FIRST", "att_1"),
    ]


@pytest.mark.parametrize(
    ("language", "line", "value"),
    [
        ("ru", "Статья двадцать первая", 21),
        ("ru", "Статья девяносто девятая", 99),
        ("ru", "Статья сороковая", 40),
        ("uk", "Стаття тридцять п'ята", 35),
        ("en", "Article Twenty-First", 21),
        ("en", "ARTICLE FORTY TWO", 42),
        ("kk", "Жиырма бірінші бап", 21),
        ("fr", "Article dix-septième", 17),
        ("de", "Zwanzigster Abschnitt", 20),
    ],
)
def test_numerals_from_twenty_on_are_known_in_words(language: str, line: str, value: int) -> None:
    found = rules_of(language).heading(line)
    assert found is not None
    assert (found.value, found.rest) == ((value, 0), "")
    assert found.number is not None
    assert found.number in line


def test_a_sign_of_a_paragraph_is_a_mark_as_good_as_a_full_stop() -> None:
    document = read(
        """Lag om landet
1 kap. Landets grunder
1 § All makt i landet utgår från folket och den utövas av folket genom de valda ombuden.
2 § Makten ska utövas med respekt för alla människors lika värde och för den enskilda människans frihet.
2 kap. Friheter
1 § Var och en är fri."""
    )
    assert [(one.number, one.eid) for one in document.articles] == [
        ("1", "art_1"),
        ("2", "art_2"),
        ("1", "chp_2__art_1"),
    ]


def test_a_short_text_is_told_by_its_word_for_an_article() -> None:
    document = read("Конституция\nСтатья 1\nНарод един.\nСтатья 2\nЗакон один.\nСтатья 3\nСуд независим.")
    assert document.language == "ru"
    assert len(document.articles) == 3


def test_what_an_announcing_note_announces_is_a_note_too() -> None:
    document = read(
        """КОНСТИТУЦИЯ СТРАНЫ
Статья 1
Народ и власть едины на всей земле.
Примечание РЦПИ!
Порядок введения в действие определён статьёй 2.
Статья 2 исключена законом от 10.03.2017 № 51.
Статья 3
Суд независим и не подчиняется никому.
{Статью 3 изменено согласно законам
№ 1 от 08.12.2004,
№ 2 от 21.02.2014}
Статья 4
Статья 3 изменена, и это сказано здесь как текст."""
    )
    assert [(one.number, one.text, one.repealed) for one in document.articles] == [
        ("1", "Народ и власть едины на всей земле.", False),
        ("2", "исключена законом от 10.03.2017 № 51.", True),
        ("3", "Суд независим и не подчиняется никому.", False),
        ("4", "Статья 3 изменена, и это сказано здесь как текст.", False),
    ]
    assert [note.eid for note in document.notes] == ["art_1", "art_1", "art_3", "art_3", "art_3"]


def test_numbers_and_titles_on_lines_of_their_own_belong_to_what_follows_them() -> None:
    document = read(
        """Grundgesetz des Landes
I.
Die Grundrechte
Art 1
(1) Jeder hat das Recht:
1.
auf Leben,
2.
auf Freiheit.
II.
Der Bund
Art 2
Das Land ist frei und ein Staat."""
    )
    assert drawn(document) == [
        "sect I. /Die Grundrechte/",
        ".arti Art 1",
        "..para (1) Jeder hat das Recht:",
        "...poin 1. auf Leben,",
        "...poin 2. auf Freiheit.",
        "sect II. /Der Bund/",
        ".arti Art 2 Das Land ist frei und ein Staat.",
    ]


def test_an_attachment_may_say_first_which_section_it_belongs_to() -> None:
    document = read(
        """THE ISLES CONSTITUTION ORDER
PART 1
1.—(1) This Order is law.
(2) It comes into force today.
2. The old Order is revoked.
PART 2
3. Life is protected.
SCHEDULE 1
Section 2
OATHS
I swear to keep the law.
SCHEDULE 2
Section 3
FLAGS
The flag is blue."""
    )
    assert drawn(document)[-2:] == [
        "atta SCHEDULE 1 /Section 2 OATHS/ I swear to keep the law.",
        "atta SCHEDULE 2 /Section 3 FLAGS/ The flag is blue.",
    ]


TWO = (
    ("ДАЛА КОНСТИТУЦИЯСЫ", "КОНСТИТУЦИЯ ДАЛЫ"),
    ("Біз, дала халқы, осы Конституцияны қабылдаймыз.", "Мы, народ Далы, принимаем настоящую Конституцию."),
    ("1-бап", "Статья 1"),
    ("Дала – біртұтас мемлекет және оның тілі – қазақ тілі.", "Дала – единое государство, и её язык – казахский."),
    ("2-бап", "Статья 2"),
    ("Сот тәуелсіз болады және заңға ғана бағынады.", "Суд независим и подчиняется только закону."),
    ("3-бап", "Статья 3"),
    ("Әркімнің өмір сүруге және еркін болуға құқығы бар.", "Каждый имеет право на жизнь и на свободу."),
)


@pytest.mark.parametrize("table", [0, 1])
@pytest.mark.parametrize("by_turns", [True, False])
def test_two_languages_in_one_text_are_warned_of(by_turns: bool, table: int) -> None:
    kazakh, russian = (list(column) for column in zip(*TWO, strict=True))
    lines = [line for pair in TWO for line in pair] if by_turns else kazakh + russian
    blocks = blocks_of(lines, table=table)
    document = structured(Read("docx", blocks), Source("x.docx", "docx", "0" * 64), None)
    told = [dict(warning.params) for warning in document.warnings if warning.key == "language.two"]
    assert [{one["given"], one["found"]} for one in told] == [{"kk", "ru"}]
    for text, language in ((kazakh, "kk"), (russian, "ru")):
        alone = read("\n".join(text))
        assert (alone.language, alone.warnings) == (language, ())


def test_lines_that_are_like_several_languages_are_told_from_the_other_of_two_together() -> None:
    lines = [
        *("1-бап", "Статья 1"),
        "1. Дала Республикасы өзін демократиялық, зайырлы, құқықтық және әлеуметтік мемлекет ретінде орнықтырады.",
        "1. Республика Дала утверждает себя демократическим, светским, правовым и социальным государством.",
        *(
            "2. Республиканың егемендігі оның бүкіл аумағын қамтиды.",
            "2. Суверенитет Республики распространяется на всю Далу.",
        ),
        *("2-бап", "Статья 2", "Биліктің бірден-бір бастауы – дала халқы.", "Источником власти является народ Далы."),
    ]
    told = [dict(one.params) for one in read("\n".join(lines)).warnings if one.key == "language.two"]
    assert [{one["given"], one["found"]} for one in told] == [{"kk", "ru"}]


def test_letters_of_another_alphabet_in_a_word_do_not_hide_a_heading() -> None:
    latin, cyrillic = "C", "А"
    russian = read(
        f"КОНСТИТУЦИЯ\n{latin}татья 1. Имя\nИмя страны и её язык едины, и это для всех.\n"
        f"{latin}татья 2. Суд\nСуд независим и не может быть распущен."
    )
    english = read(f"CONSTITUTION\n{cyrillic}rticle 1\nThe land is one.\n{cyrillic}rticle 2\nThe court is free.")
    assert [(one.number, one.label) for one in russian.articles] == [
        ("1", f"{latin}татья 1."),
        ("2", f"{latin}татья 2."),
    ]
    assert [one.number for one in english.articles] == ["1", "2"]


def test_an_announced_table_of_contents_is_apart_however_short_the_law_is() -> None:
    table = "Оглавление\nРаздел I. Основы 3\nСтатья 1. Имя 3\nСтатья 2. Суд 4\nРаздел II. Права 5\nСтатья 3. Право 5\n"
    document = read(
        f"{table}КОНСТИТУЦИЯ ДАЛЫ\nРаздел I. Основы\nСтатья 1. Имя\nИмя страны – Дала.\n"
        "Статья 2. Суд\nСуд независим и никому не подчиняется.\n"
        "Раздел II. Права\nСтатья 3. Право\nУ каждого есть право."
    )
    assert len(document.articles) == 3
    assert len(document.apart) == 6


def test_the_last_member_of_a_list_with_bullets_is_of_the_law() -> None:
    document = read("КОНСТИТУЦИЯ\nСтатья 1\nСоюз образуют:\n• Север\n• Юг")
    assert (document.articles[0].text, document.back) == ("Союз образуют:\n• Север\n• Юг", ())


def test_a_sentence_of_the_source_of_power_is_no_note_of_the_publisher() -> None:
    document = read(
        """КОНСТИТУЦИЯ
Статья 1
Страна едина, и её земля неделима.
Источником власти является народ.
Источники: собрание законов; ведомости."""
    )
    assert document.articles[0].text == "Страна едина, и её земля неделима.\nИсточником власти является народ."
    assert document.back == ("Источники: собрание законов; ведомости.",)


def test_provisions_that_a_law_quotes_are_its_text() -> None:
    document = read(
        """ЗАКОН ДАЛЫ
О внесении изменений в Конституцию Далы
Статья 1. Внести в Конституцию Далы следующие изменения:
1) статью 2 изложить в следующей редакции:
«Статья 2
1. Дала едина.
2. Власть у народа.»;
2) дополнить статью 3 пунктом 2 следующего содержания:
«2. Порядок устанавливается законом.».
Статья 2. Настоящий Закон вводится в действие со дня его опубликования.
Президент
Далы"""
    )
    assert drawn(document) == [
        "arti Статья 1. Внести в Конституцию Далы следующие изменения:",
        ".poin 1) статью 2 изложить в следующей редакции: | «Статья 2 | 1. Дала едина. | 2. Власть у народа.»;",
        ".poin 2) дополнить статью 3 пунктом 2 следующего содержания: | «2. Порядок устанавливается законом.».",
        "arti Статья 2. Настоящий Закон вводится в действие со дня его опубликования.",
    ]
    assert document.back == ("Президент", "Далы")


def test_a_law_may_begin_its_own_articles_with_a_quotation_mark() -> None:
    document = read("КОНСТИТУЦИЯ\n«Статья 1\nНарод и земля едины.\nСтатья 2\nСуд независим и не может быть распущен.»")
    assert [one.number for one in document.articles] == ["1", "2"]


def test_mexican_articles_have_ordinals_and_notes_without_brackets() -> None:
    document = read(
        """CONSTITUCIÓN DEL PAÍS
Título Primero
Capítulo I
De los Derechos
Denominación del Capítulo reformada DOF 10-06-2011
Artículo 1o. En el país todas las personas son libres.
Párrafo adicionado DOF 10-06-2011
Artículo 2o. El país es único.
A. Esta Constitución reconoce el derecho de los pueblos a:
I. Decidir sus formas.
II. Aplicar sus normas.
B. El país promoverá la igualdad.
Artículo 3o. Toda persona tiene derecho a la educación.
Artículo 3o Bis. Y a la cultura.
Artículos Transitorios
Artículo Primero. Esta Constitución se publicará."""
    )
    assert [one.eid for one in document.articles] == ["art_1", "art_2", "art_3", "art_3-bis", "sec_nn__art_1"]
    assert [(note.eid, note.text[:7]) for note in document.notes] == [("sec_1__chp_1", "Denomin"), ("art_1", "Párrafo")]
    assert [node.number for node in document.articles[1].children] == ["A", "B"]
    assert document.warnings == ()


def test_a_dash_right_after_a_number_ends_it() -> None:
    document = read("ISLES CONSTITUTION\nChapter I—The Parliament\nPart I–General\nArticle 1. The Isles are free.")
    assert [node.heading for node in document.walk()][:2] == ["The Parliament", "General"]


def test_chilean_points_are_numbered_with_ordinals_and_strokes() -> None:
    document = read(
        "CONSTITUCIÓN\nArtículo 1º.- La Constitución asegura a todas las personas:\n1º.- El derecho a la vida.\n"
        "2º.- La igualdad ante la ley.\nDISPOSICIONES TRANSITORIAS\nPRIMERA.- Una.\nSEGUNDA.- Dos."
    )
    assert [(node.number, node.text) for node in document.articles[0].children] == [
        ("1º", "El derecho a la vida."),
        ("2º", "La igualdad ante la ley."),
    ]
    assert [node.number for node in document.nodes[-1].children] == ["PRIMERA", "SEGUNDA"]


def test_greek_capitals_have_no_accents_and_letters_number_sections() -> None:
    document = read(
        """ΤΟ ΣΥΝΤΑΓΜΑ ΤΗΣ ΧΩΡΑΣ
ΜΕΡΟΣ ΠΡΩΤΟ
Βασικές διατάξεις
ΤΜΗΜΑ Α΄
Μορφή
Άρθρο 1
1. Ο λαός είναι και η αρχή και ο νόμος.
ΤΜΗΜΑ Β΄
Σχέσεις
Άρθρο 1Α
1. Κάθε άνθρωπος έχει το δικαίωμα να ζει."""
    )
    assert [(node.kind.value, node.number, node.heading) for node in document.walk()] == [
        ("part", "ΠΡΩΤΟ", "Βασικές διατάξεις"),
        ("section", "Α΄", "Μορφή"),
        ("article", "1", None),
        ("paragraph", "1", None),
        ("section", "Β΄", "Σχέσεις"),
        ("article", "1Α", None),
        ("paragraph", "1", None),
    ]


def test_australian_sections_are_numbers_and_titles_without_any_sign() -> None:
    document = read(
        """ISLES CONSTITUTION ACT
Chapter I—The Parliament
Part I—General
1 Legislative power
The power shall be vested in a Parliament.
2 Governor-General
A Governor-General shall be appointed.
Part II—The Senate
7 The Senate
There shall be:
(i) one; and
(ii) two.
Chapter II—The States
105 Taking over of debts
The Parliament may take over the debts.
105A Agreements with respect to debts
(1) The Isles may make agreements.
(2) The Parliament may make laws."""
    )
    assert [line for line in drawn(document) if "arti" in line] == [
        "..arti 1 /Legislative power/ The power shall be vested in a Parliament.",
        "..arti 2 /Governor-General/ A Governor-General shall be appointed.",
        "..arti 7 /The Senate/ There shall be:",
        ".arti 105 /Taking over of debts/ The Parliament may take over the debts.",
        ".arti 105A /Agreements with respect to debts/",
    ]


def test_a_dash_that_stands_for_a_verb_ends_no_title() -> None:
    document = read(
        """ДАЛА КОНСТИТУЦИЯСЫ
1-тарау. Негіздер
1-бап. Дала – зайырлы және біртұтас мемлекет.
2-бап. Астана – елдің басты қаласы.
3-бап алып тасталды – 2017.03.10 № 51 Заңымен.
4-бап. Тіл – халықтың байлығы."""
    )
    assert [(one.heading, one.text, one.repealed) for one in document.articles] == [
        (None, "Дала – зайырлы және біртұтас мемлекет.", False),
        (None, "Астана – елдің басты қаласы.", False),
        (None, "алып тасталды – 2017.03.10 № 51 Заңымен.", True),
        (None, "Тіл – халықтың байлығы.", False),
    ]


def test_provisions_that_are_quoted_after_numbered_parts_come_after_them() -> None:
    document = read(
        """THE LAW OF THE LAND
Article 1
1. The land has:
(a) a house;
(b) a hall.
The old law shall read as follows:
“Article 7
The land is one.”
Article 2
The land is free."""
    )
    assert drawn(document)[:5] == [
        "arti Article 1",
        ".para 1. The land has:",
        "..poin (a) a house;",
        "..poin (b) a hall.",
        "..wrap The old law shall read as follows: | “Article 7 | The land is one.”",
    ]


def test_main_parts_of_german_laws_hold_their_sections() -> None:
    document = read(
        """Verfassung des Landes
Erster Hauptteil
Die Rechte
Erster Abschnitt. Gleichheit
Art. 1
Alle Häuser sind gleich.
Zweiter Hauptteil
Der Aufbau
Erster Abschnitt. Der Rat
Art. 2
Der Rat wird von allen gewählt."""
    )
    assert drawn(document) == [
        "part Erster Hauptteil /Die Rechte/",
        ".sect Erster Abschnitt. /Gleichheit/",
        "..arti Art. 1 Alle Häuser sind gleich.",
        "part Zweiter Hauptteil /Der Aufbau/",
        ".sect Erster Abschnitt. /Der Rat/",
        "..arti Art. 2 Der Rat wird von allen gewählt.",
    ]


@pytest.mark.parametrize(
    ("law", "note"),
    [
        (
            "CONSTITUTION\nArticle 1\nLa maison est à tous.\n{}\nArticle 2\nElle est belle.",
            "(Loi n° 2001-5 du 3 mai 2001)",
        ),
        (
            "ҮНДСЭН ХУУЛЬ\nНэгдүгээр зүйл\n1. Гэр нь бүх хүний гэр мөн.\n{}\nХоёрдугаар зүйл\n1. Гэр нь том.",
            "/Энэ хэсгийг 2019 оны хуулиар өөрчилсөн/",
        ),
    ],
)
def test_what_amended_a_provision_is_a_note_in_brackets_or_strokes(law: str, note: str) -> None:
    document = read(law.format(note))
    assert [one.text for one in document.notes] == [note]
    assert len(document.articles) == 2


SERBIAN = """Ustav zemlje
Deo prvi
Načela
Član 1.
Zemlja je zajednica svih građana, koji vlast vrše preko izabranih predstavnika.
Član 2.
Nijedan organ ne može prisvojiti vlast od građana, niti je preneti na drugog.
Sudska vlast je nezavisna, a sudija je vezan jedino zakonom.
Član 3.
Vlast pripada narodu i vrši se slobodnim izborima te neposrednim odlučivanjem.
Ustav jemči slobodu i jednakost svih građana pred zakonom."""


def test_languages_that_are_nearly_one_are_told_by_the_word_for_their_articles() -> None:
    document = read(SERBIAN)
    assert document.language == "sr"
    assert [article.number for article in document.articles] == ["1", "2", "3"]
    assert document.warnings == ()
    assert read(SERBIAN.replace("Član", "Članak").replace("Deo prvi", "Dio prvi")).language == "hr"


def test_a_language_like_none_that_is_known_is_said_to_be_unknown_and_none_of_two() -> None:
    document = read(
        """KATIBA YA JAMHURI
1. Nchi hii ni moja na ni jamhuri ya watu wote wanaoishi ndani yake.
2.-(1) Eneo la jamhuri ni eneo lote la bara na visiwa vyake.
(2) Kwa madhumuni ya utekelezaji wa shughuli za umma, eneo litagawanywa kwa sheria.
3.-(1) Jamhuri ni nchi ya kidemokrasia ambayo watu wote wanashiriki.
(2) Mambo yote ya vyama yatasimamiwa kwa mujibu wa sheria iliyotungwa.
4. Shughuli zote za mamlaka ya nchi zitatekelezwa na vyombo viwili.
5. Kila raia aliyetimiza umri atakuwa na haki ya kupiga kura."""
    )
    assert [warning.key for warning in document.warnings if warning.key.startswith("language")] == ["language.unknown"]

"""Headings one above the other, lists inside of lists, and provisions beside the law, in made-up words."""

from __future__ import annotations

import pytest

from commission_app.domain.document import Source
from commission_app.readers.block import Block, Read
from commission_app.readers.rules import rules_of
from commission_app.readers.structure import structured
from tests.unit.readers.drawn_laws import drawn, read


def test_numbers_below_others_stay_there_where_most_articles_have_them_alone() -> None:
    document = read(
        """Bundesverfassung des Landes
vom 18. April 1999
Art. 1 Zweck
1 Das Land schützt die Freiheit der Leute.
2 Es fördert die Wohlfahrt und den Zusammenhalt.
Art. 2 Recht
1 Das Recht ist die Grundlage des Landes.
2 Alle achten das Recht und die Gesetze.
Art. 3 Wasser
1 Das Land sorgt für das Wasser.
2 Die Gesetze regeln das Übrige.
Art. 4 Übergangsbestimmungen
1. Übergangsbestimmung zu Art. 1 (Zweck)
Die Freiheit gilt nach zehn Jahren.
2. Übergangsbestimmung zu Art. 2 (Recht)
1 Das Recht gilt sofort.
2 Das Land kann:
a. die Gesetze ändern, wenn sie:
1. alt sind;
2. nicht gelten;
b. die Gesetze lassen.
3 Die Räte helfen mit.
3. Übergangsbestimmung zu Art. 3
1 Das Wasser fließt.
2 Die Räte regeln das."""
    )
    assert drawn(document)[1:3] == [
        ".para 1 Das Land schützt die Freiheit der Leute.",
        ".para 2 Es fördert die Wohlfahrt und den Zusammenhalt.",
    ]
    assert drawn(document)[9:] == [
        "arti Art. 4 /Übergangsbestimmungen/",
        ".para 1. Übergangsbestimmung zu Art. 1 (Zweck) | Die Freiheit gilt nach zehn Jahren.",
        ".para 2. Übergangsbestimmung zu Art. 2 (Recht)",
        "..poin 1 Das Recht gilt sofort.",
        "..poin 2 Das Land kann:",
        "...subp a. die Gesetze ändern, wenn sie:",
        "....subp 1. alt sind;",
        "....subp 2. nicht gelten;",
        "...subp b. die Gesetze lassen.",
        "..poin 3 Die Räte helfen mit.",
        ".para 3. Übergangsbestimmung zu Art. 3",
        "..poin 1 Das Wasser fließt.",
        "..poin 2 Die Räte regeln das.",
    ]
    assert document.warnings == ()


def test_roman_numbers_that_begin_articles_are_paragraphs_and_those_a_sentence_leads_to_are_points() -> None:
    paragraphs = read(
        """ÖLKƏNİN KONSTİTUSİYASI
Maddə 1. Hakimiyyət
I. Hakimiyyətin mənbəyi xalqdır və bu belədir.
II. Xalq aşağıdakıları həll edir:
1) qanunların qəbul edilməsi;
2) evlərin tikilməsi.
Maddə 2. Dövlət
I. Dövlət xalq üçün və onun adından işləyir.
II. Dövlətin dili hər kəs üçün birdir."""
    )
    assert drawn(paragraphs)[1:5] == [
        ".para I. Hakimiyyətin mənbəyi xalqdır və bu belədir.",
        ".para II. Xalq aşağıdakıları həll edir:",
        "..poin 1) qanunların qəbul edilməsi;",
        "..poin 2) evlərin tikilməsi.",
    ]
    points = read(
        """CONSTITUCIÓN DEL PAÍS
Artículo 1. El Congreso tiene facultad:
I. Para dictar las leyes;
II. Para cuidar de las casas.
Artículo 2. La Cámara tiene facultad:
I. Para votar;
II. Para hablar de los árboles."""
    )
    assert [node.kind.value for node in points.articles[0].children] == ["point", "point"]


def test_a_heading_in_capitals_holds_the_other_headings_below_it() -> None:
    document = read(
        """AZ ORSZÁG ALAPTÖRVÉNYE
ALAPVETÉS
A) cikk
Az ország neve: Ország, és ez a neve.
B) cikk
Az ország köztársaság, és minden ember szabad.
AZ ÁLLAM
A Ház
1. cikk
A Ház törvényeket alkot.
2. cikk
A Ház minden évben ülésezik.
Az elnök
3. cikk
Az elnök aláírja a törvényeket.
A bíróság
4. cikk
A bíró csak a törvénynek van alávetve.
KÜLÖNLEGES REND
A rend kihirdetése
5. cikk
A rendet a Ház hirdeti ki."""
    )
    assert [line for line in drawn(document) if "arti" not in line] == [
        "sect /ALAPVETÉS/",
        "sect /AZ ÁLLAM/",
        ".sect /A Ház/",
        ".sect /Az elnök/",
        ".sect /A bíróság/",
        "sect /KÜLÖNLEGES REND/",
        ".sect /A rend kihirdetése/",
    ]
    assert document.warnings == ()


def test_headings_without_a_number_stand_on_the_levels_that_the_source_declares() -> None:
    blocks = [
        Block("Constitution of the Land", level=1),
        Block("Rights", level=2),
        Block("Rights of persons", level=3),
        Block("Article 1. Everyone is free."),
        Block("Rights of families", level=3),
        Block("Article 2. Families are free."),
        Block("Powers", level=2),
        Block("Article 3. The House makes the laws."),
    ]
    document = structured(Read("html", tuple(blocks)), Source("x.html", "html", "0" * 64), "en")
    assert [line for line in drawn(document) if "arti" not in line] == [
        "sect /Rights/",
        ".sect /Rights of persons/",
        ".sect /Rights of families/",
        "sect /Powers/",
    ]


def test_provisions_of_another_word_after_the_last_article_stand_beside_the_titles() -> None:
    document = read(
        """CONSTITUCIÓN DEL PAÍS
TÍTULO PRIMERO
De la forma
Artículo 1.
El país es una república.
Artículo 2.
La lengua es la de todos.
TÍTULO II
De la reforma
Artículo 3.
La Constitución se reforma por ley.
Disposición adicional primera.
Se respetan los derechos.
Disposición adicional segunda.
No cambia la edad.
Disposición transitoria primera.
Las Cámaras siguen.
Disposición final.
Esta Constitución vale desde hoy.
POR TANTO,
MANDO A TODOS QUE LA GUARDEN.
PALACIO DEL PAÍS, A VEINTISIETE DE MAYO.
LA PRESIDENTA"""
    )
    assert drawn(document)[3:] == [
        "sect TÍTULO II /De la reforma/",
        ".arti Artículo 3. La Constitución se reforma por ley.",
        "arti Disposición adicional primera. Se respetan los derechos.",
        "arti Disposición adicional segunda. No cambia la edad.",
        "arti Disposición transitoria primera. Las Cámaras siguen.",
        "sect /Disposición final./ Esta Constitución vale desde hoy.",
    ]
    assert document.back[0] == "POR TANTO,"
    assert document.warnings == ()


def test_what_signed_the_law_before_its_transitional_provisions_is_no_part_of_the_last_article() -> None:
    document = read(
        """CONSTITUIÇÃO DO PAÍS
TÍTULO I
Dos Princípios
Art. 1º O país é de todos os que nele vivem.
Art. 2º São órgãos do país:
I - a casa;
I-A o conselho; (Incluído pela Emenda nº 45, de 2004)
II - o tribunal. (Vide Lei nº 13.874, de 2019)
Brasília, 5 de outubro de 1988.
Fulano de Tal, Presidente
ATO DAS DISPOSIÇÕES CONSTITUCIONAIS TRANSITÓRIAS
Art. 1º O Presidente prestará o compromisso.
Brasília, 5 de outubro de 1988.
Fulano de Tal"""
    )
    assert drawn(document)[2:] == [
        ".arti Art. 2º São órgãos do país:",
        "..poin I - a casa;",
        "..poin I-A o conselho;",
        "..poin II - o tribunal.",
        "sect /ATO DAS DISPOSIÇÕES CONSTITUCIONAIS TRANSITÓRIAS/",
        ".arti Art. 1º O Presidente prestará o compromisso.",
    ]
    signed = ("Brasília, 5 de outubro de 1988.", "Fulano de Tal, Presidente")
    assert document.back == (*signed, "Brasília, 5 de outubro de 1988.", "Fulano de Tal")
    assert len(document.notes) == 2


@pytest.mark.parametrize(
    ("closing", "back"),
    [
        ("RESPUBLIKOS\nPIRMININKAS VARDAS\nVilnius, 1992 m. lapkričio 6 d.", 3),
        ("Namai yra nauji.\nNr.1-XIII.", 1),
        ("Šis įstatymas galioja visiems nuo 1992 m. lapkričio.", 0),
        ("Įstatymas įsigalioja po to, kai jį priima visi namai 1992.", 0),
    ],
)
def test_a_line_of_place_and_date_closes_a_law_and_a_sentence_with_a_year_does_not(closing: str, back: int) -> None:
    document = read(
        f"""ŠALIES KONSTITUCIJA
1 straipsnis
Šalis yra respublika.
2 straipsnis
Kiekvienas žmogus yra laisvas.
Namai yra du.
{closing}"""
    )
    assert len(document.back) == back


def test_titles_above_are_found_after_a_short_sentence_and_under_the_title_of_a_chapter() -> None:
    document = read(
        """CONSTITUTION OF THE LAND
CHAPTER ONE
THE LAND
SUPREMACY OF THE LAW
1. (1) The law is above all who live in the land.
(2) No other law stands above it.
ENFORCEMENT
2. It binds all.
DEFENCE OF THE LAW
3. The House shall make no law against this one and no other may.
CHAPTER TWO
THE PEOPLE
WHO THE PEOPLE ARE
4. Everyone who lives in the land is one of its people and equal.
FREEDOM
5. Everyone is free within the laws that the House has made for all.
HOUSES
6. There are two houses and each of them sits every year in spring.
COUNCIL
7. The council carries out the laws."""
    )
    assert [(one.number, one.heading) for one in document.articles] == [
        ("1", "SUPREMACY OF THE LAW"),
        ("2", "ENFORCEMENT"),
        ("3", "DEFENCE OF THE LAW"),
        ("4", "WHO THE PEOPLE ARE"),
        ("5", "FREEDOM"),
        ("6", "HOUSES"),
        ("7", "COUNCIL"),
    ]
    assert [node.heading for node in document.nodes] == ["THE LAND", "THE PEOPLE"]


def test_letters_without_capitals_begin_titles_and_points_alike() -> None:
    document = read(
        """ქვეყნის კონსტიტუცია
თავი პირველი
ზოგადი წესები
მუხლი 1. ქვეყანა
1. ქვეყანა არის ყველასი და ყველასთვის.
2. ქვეყნის ენა არის ერთი.
მუხლი 2. სახლები
ა) დიდი სახლი;
ბ) პატარა სახლი.
თავი მეორე¹
ახალი წესები
მუხლი 3. კანონი
კანონი არის ყველასთვის."""
    )
    assert [(one.number, one.heading) for one in document.articles] == [
        ("1", "ქვეყანა"),
        ("2", "სახლები"),
        ("3", "კანონი"),
    ]
    assert [(node.number, node.eid) for node in document.nodes] == [("პირველი", "chp_1"), ("მეორე¹", "chp_2-1")]


def test_a_stroke_without_a_space_numbers_points() -> None:
    document = read(
        """УЛСЫН ҮНДСЭН ХУУЛЬ
1 дүгээр зүйл
Иргэн дараах эрхтэй бөгөөд түүнийг эдэлнэ:
1/амьд явах эрхтэй;
2/чөлөөтэй байх эрхтэй.
2 дугаар зүйл
Хуулийг хүн бүр мөрдөнө."""
    )
    assert [node.label for node in document.articles[0].children] == ["1/", "2/"]


def test_a_line_that_an_asterisk_in_brackets_begins_is_a_note() -> None:
    document = read(
        """Constitution du pays
ARTICLE 1.
Le pays est une république.
ARTICLE 2.
La langue est celle de tous.
(*) Version en vigueur depuis le mois de mai."""
    )
    assert [note.text[:3] for note in document.notes] == ["(*)"]
    assert rules_of("fr").is_note("(*) Voir plus loin.")


def test_a_paragraph_between_two_points_is_of_the_first_and_after_the_last_it_closes_them() -> None:
    document = read(
        """КОНСТИТУЦИЯ СТРАНЫ
Статья 1
Дом свободен, если:
1) его построили:
сам хозяин;
или другие люди.
2) его купили.
Дом не отнимают.
Статья 2
Закон един для всех домов."""
    )
    assert drawn(document)[:4] == [
        "arti Статья 1 Дом свободен, если:",
        ".poin 1) его построили: | сам хозяин; | или другие люди.",
        ".poin 2) его купили.",
        ".wrap Дом не отнимают.",
    ]


def test_a_law_in_a_language_without_a_table_is_told_by_the_words_that_count() -> None:
    document = read(
        """UNDANG DASAR NEGERI
Bahwa negeri ini ialah hak segala bangsa.
BAB I
BENTUK
Pasal 1
(1) Negeri ialah satu rumah bersama.
(2) Rumah ini milik semua orang.
BAB II
RUMAH
Pasal 2
Rumah itu besar sekali.
Pasal 3
Tiga orang menjaga rumah."""
    )
    assert drawn(document) == [
        "sect BAB I /BENTUK/",
        ".arti Pasal 1",
        "..para (1) Negeri ialah satu rumah bersama.",
        "..para (2) Rumah ini milik semua orang.",
        "sect BAB II /RUMAH/",
        ".arti Pasal 2 Rumah itu besar sekali.",
        ".arti Pasal 3 Tiga orang menjaga rumah.",
    ]
    assert [warning.key for warning in document.warnings] == ["language.unknown"]


def test_articles_that_begin_anew_at_the_end_in_an_unknown_language_stand_under_their_own_title() -> None:
    document = read(
        """UNDANG DASAR NEGERI
BAB I
BENTUK
Pasal 1
Negeri ialah satu rumah bersama.
BAB II
RUMAH
Pasal 2
Rumah itu besar sekali.
Pasal 3
Tiga orang menjaga rumah.
ATURAN PERALIHAN
Pasal I
Segala rumah tetap berdiri.
Pasal II
Segala taman tetap hijau."""
    )
    assert drawn(document) == [
        "sect BAB I /BENTUK/",
        ".arti Pasal 1 Negeri ialah satu rumah bersama.",
        "sect BAB II /RUMAH/",
        ".arti Pasal 2 Rumah itu besar sekali.",
        ".arti Pasal 3 Tiga orang menjaga rumah.",
        "sect /ATURAN PERALIHAN/",
        ".arti Pasal I Segala rumah tetap berdiri.",
        ".arti Pasal II Segala taman tetap hijau.",
    ]
    assert [warning.key for warning in document.warnings] == ["language.unknown"]


def test_a_number_before_its_word_and_a_small_word_before_the_number_count_in_an_unknown_language() -> None:
    korean = read("우리나라헌법\n제1장 총강\n제1조 집은 크다.\n제2조 집은 희다.\n제2장 마당\n제3조 마당은 넓다.")
    assert drawn(korean) == [
        "sect 제1장 /총강/",
        ".arti 제1조 집은 크다.",
        ".arti 제2조 집은 희다.",
        "sect 제2장 /마당/",
        ".arti 제3조 마당은 넓다.",
    ]
    swahili = read("KATIBA\nIbara ya 1. Nyumba ni moja.\nIbara ya 2. Nyumba ni kubwa.\nIbara ya 3. Bustani ni nzuri.")
    assert drawn(swahili)[2] == "arti Ibara ya 3. Bustani ni nzuri."


def test_a_text_in_letters_of_no_known_language_is_warned_of_also_where_numbers_alone_count() -> None:
    document = read("חוק הבית\n1. הבית גדול.\n2. הבית לבן.\n3. הגן ירוק.\n4. הגן פתוח.\n5. העץ גבוה.")
    assert len(document.articles) == 5
    assert [warning.key for warning in document.warnings] == ["language.unknown"]


def test_words_with_numbers_that_do_not_count_head_nothing() -> None:
    document = read("Note 12 of the house.\nRoom 1 is large.\nRoom 3 is small.\nRoom 2 is empty.\nNote 5 is lost.")
    assert document.articles == ()


def test_a_list_of_one_below_the_second_of_two_letters_is_one() -> None:
    document = read(
        """CONSTITUCIÓN DEL PAÍS
Artículo 1. La nacionalidad se adquiere:
A) Por nacimiento:
I. Los que nazcan en el norte.
II. Los que nazcan en el sur.
B) Por carta:
I. Los que la obtengan.
PARÁGRAFO 1o. La ley regula la materia.
Artículo 2. Los demás son extranjeros en el país.
ARTÍCULO TRANSITORIO 1o. La carta se da mañana."""
    )
    assert drawn(document)[1:7] == [
        ".poin A) Por nacimiento:",
        "..subp I. Los que nazcan en el norte.",
        "..subp II. Los que nazcan en el sur.",
        ".poin B) Por carta:",
        "..subp I. Los que la obtengan.",
        ".para PARÁGRAFO 1o. La ley regula la materia.",
    ]
    assert document.articles[-1].label == "ARTÍCULO TRANSITORIO 1o."


def test_greek_letters_with_a_stroke_number_sections() -> None:
    opening = rules_of("el").heading("ΤΜΗΜΑ Α'")
    assert opening is not None
    assert opening.number == "Α'"


def test_sections_are_numbered_on_by_their_word_cut_short_and_a_title_may_follow_a_note() -> None:
    document = read(
        """CONSTITUTION OF THE STATE
ARTICLE I
RIGHTS
SECTION 1. All people are free and equal.
SEC. 2. Every person may speak and write.
ARTICLE II
POWERS
SECTION 1. The powers are three and each is apart.
SEC. 2. The House makes the laws.
ARTICLE III
COUNTIES
SECTION 1. The counties are in the schedule.
FIRST SCHEDULE
[Article 2]
COUNTIES
1. North
2. South"""
    )
    assert drawn(document) == [
        "arti ARTICLE I /RIGHTS/",
        ".para SECTION 1. All people are free and equal.",
        ".para SEC. 2. Every person may speak and write.",
        "arti ARTICLE II /POWERS/",
        ".para SECTION 1. The powers are three and each is apart.",
        ".para SEC. 2. The House makes the laws.",
        "arti ARTICLE III /COUNTIES/",
        ".para SECTION 1. The counties are in the schedule.",
        "atta FIRST SCHEDULE /COUNTIES/",
        ".para 1. North",
        ".para 2. South",
    ]
    assert document.warnings == ()


def test_provisions_that_a_bill_quotes_with_straight_marks_are_its_text() -> None:
    document = read(
        """ЗАКОН
Статья 1
Внести в Конституцию следующие изменения:
1) дополнить статьёй 67.1 следующего содержания:
"Статья 67.1
1. Дом един.
2. Дом стоит.";
2) в статье 70:
а) слово "сад" исключить;
б) часть 3 исключить.
Статья 2
Настоящий Закон вступает в силу завтра."""
    )
    assert drawn(document) == [
        "arti Статья 1 Внести в Конституцию следующие изменения:",
        '.poin 1) дополнить статьёй 67.1 следующего содержания: | "Статья 67.1 | 1. Дом един. | 2. Дом стоит.";',
        ".poin 2) в статье 70:",
        '..subp а) слово "сад" исключить;',
        "..subp б) часть 3 исключить.",
        "arti Статья 2 Настоящий Закон вступает в силу завтра.",
    ]


def test_a_sentence_that_ends_with_the_code_of_an_act_is_a_note_and_one_that_ends_with_a_number_is_none() -> None:
    rules = rules_of("es")
    assert rules.is_note("Se modifica el apartado 2 por la Reforma de 27 de agosto de 1992. Ref. BOE-A-1992-20403.")
    assert not rules.is_note("Se modifica el artículo 13.")


def test_a_title_above_the_number_of_each_attachment_is_its_heading() -> None:
    document = read(
        """КОНСТИТУЦИЯ СТРАНЫ
Статья 1. Народ
Власть принадлежит народу страны.
Статья 2. Совет
Совет избирается народом на пять лет.
Статья 3. Символы
Флаг и герб описаны в приложениях к Конституции.
Президент страны
И. Иванов
ОПИСАНИЕ ФЛАГА
Приложение 1
1. Флаг синий.
2. На флаге солнце.
ОПИСАНИЕ ГЕРБА
Приложение 2
На гербе конь."""
    )
    assert drawn(document)[3:] == [
        "atta Приложение 1 /ОПИСАНИЕ ФЛАГА/",
        ".para 1. Флаг синий.",
        ".para 2. На флаге солнце.",
        "atta Приложение 2 /ОПИСАНИЕ ГЕРБА/ На гербе конь.",
    ]
    assert document.back == ("Президент страны", "И. Иванов")


def test_a_name_above_an_attachment_with_a_title_below_is_none() -> None:
    document = read(
        """THE CONSTITUTION
Article 1. All power is of the people.
Article 2. The council is elected by the people.
Article 3. The flag and the arms are in the annexes.
A. Bakar
ANNEX 1
The flag
The flag is blue.
ANNEX 2
The arms
On the arms there is a horse."""
    )
    assert drawn(document)[3:] == [
        "atta ANNEX 1 /The flag/ The flag is blue.",
        "atta ANNEX 2 /The arms/ On the arms there is a horse.",
    ]
    assert document.back == ("A. Bakar",)


def test_what_stands_alone_between_the_title_of_a_container_and_its_first_article_is_of_that_title() -> None:
    document = read(
        """КОНСТИТУЦИЯ СТРАНЫ
Раздел I
Общие положения
Статья 1
Страна едина, и власть в ней принадлежит народу.
Раздел II
Правосудие. Прокуратура.
Защита прав
Статья 2
Правосудие осуществляется только судом.
Раздел III
Высшие органы власти Союзных
Советских Социалистических
Республик
Статья 3
Высшим органом власти является совет.
Раздел IV
Армия
Ничего более о ней не сказано.
Статья 4
Армия защищает страну."""
    )
    assert [(node.heading, node.text) for node in document.nodes] == [
        ("Общие положения", None),
        ("Правосудие. Прокуратура. Защита прав", None),
        ("Высшие органы власти Союзных Советских Социалистических Республик", None),
        ("Армия", "Ничего более о ней не сказано."),
    ]

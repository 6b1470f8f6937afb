"""Laws as the houses of many states print them, in made-up words: headings without a word, titles above numbers."""

from __future__ import annotations

from tests.unit.readers.drawn_laws import drawn, read


def test_american_articles_hold_sections_and_amendments_stand_after_the_law() -> None:
    document = read(
        """THE CONSTITUTION OF THE UNITED LANDS
We the People of the United Lands do ordain and establish this Constitution.
Article. I.
Section. 1.
All making of laws shall be vested in an Assembly of the Lands.
Section. 2.
The House shall be composed of Members.
No Person shall be a Member under thirty Years.
Article. II.
Section. 1.
The executive Power shall be vested in a Steward.
Section. 2.
The Steward shall be Leader of the Guards.
Article. III.
The judicial Power shall be vested in one Court.
AMENDMENT I
The Assembly shall make no law about the weather.
AMENDMENT II
Section 1. Everyone may walk.
Section 2. The Assembly shall have power to enforce this article."""
    )
    assert drawn(document) == [
        "prea We the People of the United Lands do ordain and establish this Constitution.",
        "arti Article. I.",
        ".para Section. 1. All making of laws shall be vested in an Assembly of the Lands.",
        ".para Section. 2. The House shall be composed of Members. | No Person shall be a Member under thirty Years.",
        "arti Article. II.",
        ".para Section. 1. The executive Power shall be vested in a Steward.",
        ".para Section. 2. The Steward shall be Leader of the Guards.",
        "arti Article. III. The judicial Power shall be vested in one Court.",
        "atta AMENDMENT I The Assembly shall make no law about the weather.",
        "atta AMENDMENT II",
        ".atta Section 1. Everyone may walk.",
        ".atta Section 2. The Assembly shall have power to enforce this article.",
    ]
    assert document.warnings == ()


def test_sections_of_american_states_have_titles_and_so_have_the_articles_above_them() -> None:
    document = read(
        """CONSTITUTION OF THE STATE OF OAKLAND
PREAMBLE
We, the people of Oakland, grateful for our land, ordain this Constitution.
ARTICLE I
DECLARATION OF RIGHTS
§ 1. Equality.
All people are equal.
§ 2. Speech.
Everyone may speak.
§ 2a. Writing.
Everyone may write.
ARTICLE II
THE LEGISLATURE
§ 1. Power.
(a) The power is the people's.
(b) It is used by the Assembly:
(1) in its houses;
(2) by vote.
§ 2. Sessions.
The Assembly meets each year.
ARTICLE III
THE GOVERNOR
§ 1. Office.
The Governor governs.
§ 2. Term.
The term is four years."""
    )
    assert drawn(document)[1:] == [
        "arti ARTICLE I /DECLARATION OF RIGHTS/",
        ".para § 1. /Equality./ All people are equal.",
        ".para § 2. /Speech./ Everyone may speak.",
        ".para § 2a. /Writing./ Everyone may write.",
        "arti ARTICLE II /THE LEGISLATURE/",
        ".para § 1. /Power./",
        "..poin (a) The power is the people's.",
        "..poin (b) It is used by the Assembly:",
        "...subp (1) in its houses;",
        "...subp (2) by vote.",
        ".para § 2. /Sessions./ The Assembly meets each year.",
        "arti ARTICLE III /THE GOVERNOR/",
        ".para § 1. /Office./ The Governor governs.",
        ".para § 2. /Term./ The term is four years.",
    ]


def test_swiss_paragraphs_are_numbered_without_any_sign() -> None:
    document = read(
        """Bundesverfassung
des Landes
vom 18. April 1999
Präambel
Im Namen des Volkes, geben wir uns diese Verfassung:
1. Titel: Allgemeine Bestimmungen
Art. 1 Das Land
Das Volk und die Kreise bilden das Land.
Art. 2 Zweck
1 Das Land schützt die Freiheit.
2 Es fördert die Wohlfahrt und ist der Würde verpflichtet.
2. Titel: Grundrechte
1. Kapitel: Rechte
Art. 3 Gleichheit
¹ Alle sind gleich.
² Niemand wird benachteiligt, namentlich nicht wegen:
a. der Herkunft;
b. der Sprache.
1. Abschnitt: Erwerb
Art. 3a Bürger
3 Kreise werden nicht gezählt."""
    )
    assert document.title == "Bundesverfassung des Landes"
    assert drawn(document)[1:] == [
        "sect 1. Titel: /Allgemeine Bestimmungen/",
        ".arti Art. 1 /Das Land/ Das Volk und die Kreise bilden das Land.",
        ".arti Art. 2 /Zweck/",
        "..para 1 Das Land schützt die Freiheit.",
        "..para 2 Es fördert die Wohlfahrt und ist der Würde verpflichtet.",
        "sect 2. Titel: /Grundrechte/",
        ".chap 1. Kapitel: /Rechte/",
        "..arti Art. 3 /Gleichheit/",
        "...para ¹ Alle sind gleich.",
        "...para ² Niemand wird benachteiligt, namentlich nicht wegen:",
        "....poin a. der Herkunft;",
        "....poin b. der Sprache.",
        "..sect 1. Abschnitt: /Erwerb/",
        "...arti Art. 3a /Bürger/ 3 Kreise werden nicht gezählt.",
    ]


def test_austrian_letters_head_articles_and_begin_anew_under_each_chapter() -> None:
    document = read(
        """VERFASSUNG DES BERGLANDES
Erstes Hauptstück
Allgemeine Bestimmungen. Union
A. Allgemeine Bestimmungen
Artikel 1. Das Bergland ist eine Republik. Ihr Recht geht vom Volk aus.
Artikel 2. (1) Das Bergland besteht aus Tälern.
(2) Die Täler sind gleich.
Artikel 2a. Die Täler haben Wappen.
B. Die Union
Artikel 3. (1) Die Union hilft.
(2) Sache der Union ist:
1. das Wetter;
2. der Schnee.
Zweites Hauptstück
Gesetzgebung
A. Rat
Artikel 4. Der Rat gibt Gesetze.
B. Kammer
Artikel 5. Die Kammer prüft sie und ist nicht an Fristen gebunden."""
    )
    assert drawn(document) == [
        "chap Erstes Hauptstück /Allgemeine Bestimmungen. Union/",
        ".sect A. /Allgemeine Bestimmungen/",
        "..arti Artikel 1. Das Bergland ist eine Republik. Ihr Recht geht vom Volk aus.",
        "..arti Artikel 2.",
        "...para (1) Das Bergland besteht aus Tälern.",
        "...para (2) Die Täler sind gleich.",
        "..arti Artikel 2a. Die Täler haben Wappen.",
        ".sect B. /Die Union/",
        "..arti Artikel 3.",
        "...para (1) Die Union hilft.",
        "...para (2) Sache der Union ist:",
        "....poin 1. das Wetter;",
        "....poin 2. der Schnee.",
        "chap Zweites Hauptstück /Gesetzgebung/",
        ".sect A. /Rat/",
        "..arti Artikel 4. Der Rat gibt Gesetze.",
        ".sect B. /Kammer/",
        "..arti Artikel 5. Die Kammer prüft sie und ist nicht an Fristen gebunden.",
    ]
    assert document.warnings == ()


def test_turkish_numbered_headings_stand_one_in_the_other() -> None:
    document = read(
        """ÜLKENİN ANAYASASI
BİRİNCİ KISIM
Genel Esaslar
I. Devletin şekli
MADDE 1- Ülke Devleti bir Cumhuriyettir.
II. Cumhuriyetin nitelikleri
MADDE 2- Cumhuriyet bir hukuk Devletidir.
İKİNCİ KISIM
Temel Haklar ve Ödevler
BİRİNCİ BÖLÜM
Genel Hükümler
I. Temel hakların niteliği
MADDE 3- Herkes haklara sahiptir.
II. Sınırlama
A. Genel olarak
MADDE 4- Haklar kanunla sınırlanabilir.
B. Durdurma
1. Savaşta
MADDE 5- Haklar savaşta durdurulabilir.
2. Barışta
MADDE 6- Haklar için bir süre verilir."""
    )
    assert drawn(document) == [
        "part BİRİNCİ KISIM /Genel Esaslar/",
        ".sect I. /Devletin şekli/",
        "..arti MADDE 1- Ülke Devleti bir Cumhuriyettir.",
        ".sect II. /Cumhuriyetin nitelikleri/",
        "..arti MADDE 2- Cumhuriyet bir hukuk Devletidir.",
        "part İKİNCİ KISIM /Temel Haklar ve Ödevler/",
        ".sect BİRİNCİ BÖLÜM /Genel Hükümler/",
        "..sect I. /Temel hakların niteliği/",
        "...arti MADDE 3- Herkes haklara sahiptir.",
        "..sect II. /Sınırlama/",
        "...sect A. /Genel olarak/",
        "....arti MADDE 4- Haklar kanunla sınırlanabilir.",
        "...sect B. /Durdurma/",
        "....sect 1. /Savaşta/",
        ".....arti MADDE 5- Haklar savaşta durdurulabilir.",
        "....sect 2. /Barışta/",
        ".....arti MADDE 6- Haklar için bir süre verilir.",
    ]
    assert document.warnings == ()


def test_titles_above_the_numbers_of_articles_are_their_headings() -> None:
    document = read(
        """ÜLKENİN ANAYASASI
BİRİNCİ KISIM
Genel Esaslar
Devletin şekli
Madde 1
Ülke Devleti bir Cumhuriyettir.
Cumhuriyetin nitelikleri
Madde 2
Cumhuriyet bir hukuk Devletidir.
Devletin dili
Madde 3
(1) Devletin dili bellidir.
(2) Bayrağı kanunla belirlenir.
Başkent
Madde 4
Başkent için bir kanun vardır."""
    )
    assert drawn(document) == [
        "part BİRİNCİ KISIM /Genel Esaslar/",
        ".arti Madde 1 /Devletin şekli/ Ülke Devleti bir Cumhuriyettir.",
        ".arti Madde 2 /Cumhuriyetin nitelikleri/ Cumhuriyet bir hukuk Devletidir.",
        ".arti Madde 3 /Devletin dili/",
        "..para (1) Devletin dili bellidir.",
        "..para (2) Bayrağı kanunla belirlenir.",
        ".arti Madde 4 /Başkent/ Başkent için bir kanun vardır.",
    ]


def test_lines_in_capitals_between_articles_are_headings_also_before_the_first() -> None:
    document = read(
        """CONSTITUTION OF THE ISLAND
We, the people of the Island, do hereby adopt and enact this Constitution.
THE NATION
ARTICLE 1
The nation affirms its right.
ARTICLE 2
It is the entitlement of every person.
THE STATE
ARTICLE 3
1 It is the will of the nation.
2 Institutions may be established.
THE PRESIDENT
ARTICLE 4
1 There shall be a President.
2 1° The President shall be elected by direct vote.
2° Every citizen shall have the right to vote.
3 The President holds office for seven years."""
    )
    assert drawn(document)[1:] == [
        "sect /THE NATION/",
        ".arti ARTICLE 1 The nation affirms its right.",
        ".arti ARTICLE 2 It is the entitlement of every person.",
        "sect /THE STATE/",
        ".arti ARTICLE 3",
        "..para 1 It is the will of the nation.",
        "..para 2 Institutions may be established.",
        "sect /THE PRESIDENT/",
        ".arti ARTICLE 4",
        "..para 1 There shall be a President.",
        "..para 2",
        "...poin 1° The President shall be elected by direct vote.",
        "...poin 2° Every citizen shall have the right to vote.",
        "..para 3 The President holds office for seven years.",
    ]


def test_canadian_headings_and_marginal_titles_stand_above_numbers_alone() -> None:
    document = read(
        """CONSTITUTION ACT OF THE NORTH
PART I
CHARTER OF RIGHTS
Guarantee of Rights
1. The Charter guarantees the rights set out in it.
Fundamental Freedoms
2. Everyone has the following freedoms:
(a) freedom of conscience;
(b) freedom of thought.
Democratic Rights
3. Every citizen has the right to vote.
3.1 (1) The communities have equality.
(2) The role is affirmed.
PART II
RIGHTS OF THE FIRST PEOPLES
4. (1) The rights are recognized."""
    )
    assert drawn(document) == [
        "part PART I /CHARTER OF RIGHTS/",
        ".sect /Guarantee of Rights/",
        "..arti 1. The Charter guarantees the rights set out in it.",
        ".sect /Fundamental Freedoms/",
        "..arti 2. Everyone has the following freedoms:",
        "...poin (a) freedom of conscience;",
        "...poin (b) freedom of thought.",
        ".sect /Democratic Rights/",
        "..arti 3. Every citizen has the right to vote.",
        "..arti 3.1",
        "...para (1) The communities have equality.",
        "...para (2) The role is affirmed.",
        "part PART II /RIGHTS OF THE FIRST PEOPLES/",
        ".arti 4.",
        "..para (1) The rights are recognized.",
    ]
    assert document.warnings == ()


def test_articles_may_have_letters_for_numbers() -> None:
    document = read(
        """THE FUNDAMENTAL LAW OF THE PLAIN
Article A
The name of our country shall be Plain.
Article B
(1) Plain shall be an independent state.
Article C
The working of the state is based on division.
Article I
Rights shall be respected."""
    )
    assert [node.eid for node in document.articles] == ["art_a", "art_b", "art_c", "art_1"]


def test_brazilian_articles_are_inserted_with_a_hyphen_and_a_letter() -> None:
    document = read(
        """CONSTITUIÇÃO DA REPÚBLICA
TÍTULO I
Dos Princípios
Art. 1º Todos são iguais, nos termos seguintes:
I - homens e mulheres são iguais;
II - a todos é assegurada a rapidez.
§ 1º As normas têm aplicação imediata.
Art. 1º-A. A lei regula o resto.
Art. 1º-B O Conselho compõe-se de nove membros.
Art. 2º São Poderes da União o Legislativo e o Judiciário."""
    )
    assert [node.eid for node in document.articles] == ["art_1", "art_1a", "art_1b", "art_2"]
    assert [node.number for node in document.articles] == ["1º", "1º-A", "1º-B", "2º"]
    assert document.warnings == ()


def test_mongolian_articles_are_numbered_in_words_and_points_with_a_stroke() -> None:
    document = read(
        """УЛСЫН ҮНДСЭН ХУУЛЬ
НЭГДҮГЭЭР БҮЛЭГ
Хүний эрх
Арван наймдугаар зүйл
Хүн бүр эрхтэй байна:
1/ амьд явах эрхтэй;
2/ эрүүл байх эрхтэй.
Арван есдүгээр зүйл
19.1. Төр энэ хуулийг баталгаажуулна.
Хорьдугаар зүйл
Хүн тэгш эрхтэй.
Хорин нэгдүгээр зүйл
Улсын Их Хурал хууль тогтооно."""
    )
    assert [node.eid for node in document.articles] == ["art_18", "art_19", "art_20", "art_21"]
    assert [child.label for child in document.articles[0].children] == ["1/", "2/"]
    assert document.warnings == ()


def test_inserted_articles_and_paragraph_signs_of_russian_laws() -> None:
    document = read(
        """КОНСТИТУЦИЯ СТРАНЫ
Раздел первый. Основы
Глава 1. Строй
Статья 67
1. Территория включает земли.
1¹. И воды.
Статья 67¹
Страна едина.
Статья 67.2
И помнит это.
Статья 68
Язык один.
Статья 68 бис
Он не меняется.
§ 1. Общие правила
Статья 69-А
Права даны всем.
§ 2. Особые правила
Статья 70
Обязанности тоже."""
    )
    assert drawn(document) == [
        "sect Раздел первый. /Основы/",
        ".chap Глава 1. /Строй/",
        "..arti Статья 67",
        "...para 1. Территория включает земли.",
        "...para 1¹. И воды.",
        "..arti Статья 67¹ Страна едина.",
        "..arti Статья 67.2 И помнит это.",
        "..arti Статья 68 Язык один.",
        "..arti Статья 68 бис Он не меняется.",
        "..sect § 1. /Общие правила/",
        "...arti Статья 69-А Права даны всем.",
        "..sect § 2. /Особые правила/",
        "...arti Статья 70 Обязанности тоже.",
    ]
    assert [node.eid for node in document.articles][1:6] == ["art_67-1", "art_67-2", "art_68", "art_68-bis", "art_69a"]


def test_headings_of_groups_in_polish_chapters() -> None:
    document = read(
        """KONSTYTUCJA KRAJU
Rozdział I
WOLNOŚCI, PRAWA I OBOWIĄZKI
ZASADY OGÓLNE
Art. 1.
Godność jest przyrodzona.
Art. 2. Prawo do życia
Każdy ma prawo do życia.
WOLNOŚCI I PRAWA OSOBISTE
Art. 2a.
Każdy ma wolność."""
    )
    assert drawn(document) == [
        "chap Rozdział I /WOLNOŚCI, PRAWA I OBOWIĄZKI/",
        ".sect /ZASADY OGÓLNE/",
        "..arti Art. 1. Godność jest przyrodzona.",
        "..arti Art. 2. /Prawo do życia/ Każdy ma prawo do życia.",
        ".sect /WOLNOŚCI I PRAWA OSOBISTE/",
        "..arti Art. 2a. Każdy ma wolność.",
    ]


def test_the_mixed_names_of_french_articles_are_one_name() -> None:
    document = read(
        """CONSTITUTION DE LA RÉPUBLIQUE
TITRE PREMIER - DE LA SOUVERAINETÉ
Article premier
La République est indivisible.
Art. 2. - La langue est une.
Article 3
La souveraineté appartient au peuple.
Article 3 bis (nouveau)
Le mandat est de cinq ans."""
    )
    assert [node.eid for node in document.articles] == ["art_1", "art_2", "art_3", "art_3-bis"]
    assert document.warnings == ()


def test_spanish_closing_provisions_are_numbered_in_words() -> None:
    document = read(
        """CONSTITUCIÓN DEL PAÍS
TÍTULO I
De los derechos
Artículo 1
Todos tienen derecho a la ley.
DISPOSICIONES ADICIONALES
Primera
La Constitución ampara los derechos.
Segunda
La declaración de la ley no perjudica a los demás.
DISPOSICIONES TRANSITORIAS
Primera. En tanto no haya ley, se aplica la anterior.
Segunda. La ley entra en vigor mañana.
DISPOSICIÓN FINAL
Esta Constitución entrará en vigor el mismo día."""
    )
    assert drawn(document)[2:] == [
        "sect /DISPOSICIONES ADICIONALES/",
        ".para Primera La Constitución ampara los derechos.",
        ".para Segunda La declaración de la ley no perjudica a los demás.",
        "sect /DISPOSICIONES TRANSITORIAS/",
        ".para Primera. En tanto no haya ley, se aplica la anterior.",
        ".para Segunda. La ley entra en vigor mañana.",
        "sect /DISPOSICIÓN FINAL/ Esta Constitución entrará en vigor el mismo día.",
    ]


def test_a_note_of_what_amended_a_paragraph_is_apart_at_the_end_of_it_too() -> None:
    document = read(
        """КОНСТИТУЦИЯ СТРАНЫ
Статья 1 (в ред. Закона от 01.02.2003 № 5)
1. Страна едина. (Пункт введён Законом № 6)
2. Страна хранит память (статья 7) и язык (до 1995 года).
Статья 2 (исключена Законом от 03.04.2005 № 8)
Статья 3
Закон действует (в редакции 1995 года)."""
    )
    assert [note.text for note in document.notes] == [
        "(в ред. Закона от 01.02.2003 № 5)",
        "(Пункт введён Законом № 6)",
        "(исключена Законом от 03.04.2005 № 8)",
    ]
    assert drawn(document) == [
        "arti Статья 1",
        ".para 1. Страна едина.",
        ".para 2. Страна хранит память (статья 7) и язык (до 1995 года).",
        "arti Статья 2",
        "arti Статья 3 Закон действует (в редакции 1995 года).",
    ]
    assert [article.repealed for article in document.articles] == [False, True, False]


def test_the_word_and_the_number_of_a_heading_may_stand_on_two_lines() -> None:
    document = read(
        """КОНСТИТУЦИЯ СТРАНЫ
Мы, народ, принимаем Конституцию.
РАЗДЕЛ
ПЕРВЫЙ
ОБЩИЕ НАЧАЛА
Статья
1
Страна едина и неделима.
Статья
2.
1. Народ правит сам.
2. И через выборы.
РАЗДЕЛ
ВТОРОЙ
ПРАВА
Статья
2-1
Право есть у каждого."""
    )
    assert drawn(document)[1:] == [
        "sect РАЗДЕЛ ПЕРВЫЙ /ОБЩИЕ НАЧАЛА/",
        ".arti Статья 1 Страна едина и неделима.",
        ".arti Статья 2.",
        "..para 1. Народ правит сам.",
        "..para 2. И через выборы.",
        "sect РАЗДЕЛ ВТОРОЙ /ПРАВА/",
        ".arti Статья 2-1 Право есть у каждого.",
    ]
    kazakh = read("ЕЛДІҢ КОНСТИТУЦИЯСЫ\nI\nбөлім\nЖАЛПЫ ЕРЕЖЕЛЕР\n1-\nбап\nЕл біртұтас.\n2-бап\nБилік халықтікі.")
    assert drawn(kazakh)[0] == "sect I бөлім /ЖАЛПЫ ЕРЕЖЕЛЕР/"


def test_parts_by_letters_stand_in_parts_by_numbers() -> None:
    document = read(
        """CONSTITUTION OF THE REPUBLIC
PART I
PRELIMINARY
Article 1
The name is Republic.
PART II
RIGHTS
Part A
Civil
Article 2
Everyone has rights.
Part B
Social
Article 3
Everyone has duties.
PART III
THE STATE
Article 4
The State is one."""
    )
    assert drawn(document) == [
        "part PART I /PRELIMINARY/",
        ".arti Article 1 The name is Republic.",
        "part PART II /RIGHTS/",
        ".part Part A /Civil/",
        "..arti Article 2 Everyone has rights.",
        ".part Part B /Social/",
        "..arti Article 3 Everyone has duties.",
        "part PART III /THE STATE/",
        ".arti Article 4 The State is one.",
    ]
    assert document.warnings == ()


def test_numbers_of_articles_may_stand_in_brackets() -> None:
    document = read(
        """THE BASIC LAW
Chapter One: General
Article (1)
The State is sovereign.
Article (2)
The people rule:
First: by vote.
Second: by law.
Chapter Two
Rights
Article (3):
A. Rights are equal, and Article (1) holds.
B. No one is above the law."""
    )
    assert drawn(document) == [
        "chap Chapter One: /General/",
        ".arti Article (1) The State is sovereign.",
        ".arti Article (2) The people rule: | First: by vote. | Second: by law.",
        "chap Chapter Two /Rights/",
        ".arti Article (3):",
        "..poin A. Rights are equal, and Article (1) holds.",
        "..poin B. No one is above the law.",
    ]
    assert [node.number for node in document.articles] == ["1", "2", "3"]


def test_a_letter_heads_the_first_article_too() -> None:
    document = read(
        """Grundgesetz des Landes
A. Die Form des Staates
§ 1
Das Land ist frei und die Gesetze sind für alle gleich.
B. Die Gewalt
§ 2
Die Gewalt ist beim Volk, und das Recht ist durch Gesetze bestimmt."""
    )
    assert [node.eid for node in document.walk()] == ["sec_a", "art_1", "sec_b", "art_2"]

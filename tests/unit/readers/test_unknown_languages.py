"""Laws in languages that there are no rules for: their headings are told by words and numbers that count."""

from __future__ import annotations

from tests.unit.readers.drawn_laws import drawn, read


def test_containers_that_are_counted_in_words_are_told_by_what_they_lead_to() -> None:
    document = read(
        """دستور
الباب الأول
الدولة
الفصل الأول
الأرض
مادة (١)
الأرض واحدة لا تقبل التجزئة.
مادة (٢)
للأرض علم يحدده القانون.
الفصل الثاني
الناس
مادة (٣)
الناس سواء أمام القانون.
الباب الثاني
السلطات
الفصل الأول
المجلس
مادة (٤)
يختار الناس المجلس.
مادة (٥)
يضع المجلس القوانين."""
    )
    assert drawn(document) == [
        "sect الباب الأول /الدولة/",
        ".sect الفصل الأول /الأرض/",
        "..arti مادة (١) الأرض واحدة لا تقبل التجزئة.",
        "..arti مادة (٢) للأرض علم يحدده القانون.",
        ".sect الفصل الثاني /الناس/",
        "..arti مادة (٣) الناس سواء أمام القانون.",
        "sect الباب الثاني /السلطات/",
        ".sect الفصل الأول /المجلس/",
        "..arti مادة (٤) يختار الناس المجلس.",
        "..arti مادة (٥) يضع المجلس القوانين.",
    ]
    assert [node.eid for node in document.walk() if node.children] == [
        "sec_1",
        "sec_1__sec_1",
        "sec_1__sec_2",
        "sec_2",
        "sec_2__sec_1",
    ]
    assert [warning.key for warning in document.warnings] == ["language.unknown"]


def test_numbers_before_the_word_head_articles_where_they_are_all_of_the_line() -> None:
    document = read(
        """Stjórnarskrá landsins
I. kafli.
1. gr.
Landið er eitt og óskipt.
2. gr.
Þingið setur lögin.
II. kafli.
3. gr.
Forsetinn er þjóðkjörinn.
4. gr.
Kjörtímabil hans er fjögur ár."""
    )
    assert drawn(document) == [
        "sect I. kafli.",
        ".arti 1. gr. Landið er eitt og óskipt.",
        ".arti 2. gr. Þingið setur lögin.",
        "sect II. kafli.",
        ".arti 3. gr. Forsetinn er þjóðkjörinn.",
        ".arti 4. gr. Kjörtímabil hans er fjögur ár.",
    ]


def test_words_with_vowel_signs_head_articles() -> None:
    document = read(
        """देश का संविधान
भाग 1
देश
अनुच्छेद 1
(1) देश एक है।
(2) वह सबका है।
अनुच्छेद 2
विधि सबके लिए समान है।
भाग 2
नागरिकता
अनुच्छेद 3
हर व्यक्ति नागरिक है।"""
    )
    assert drawn(document) == [
        "sect भाग 1 /देश/",
        ".arti अनुच्छेद 1",
        "..para (1) देश एक है।",
        "..para (2) वह सबका है।",
        ".arti अनुच्छेद 2 विधि सबके लिए समान है।",
        "sect भाग 2 /नागरिकता/",
        ".arti अनुच्छेद 3 हर व्यक्ति नागरिक है।",
    ]


def test_digits_in_circles_number_paragraphs() -> None:
    document = read(
        """나라헌법
제1장 총강
제1조
① 나라는 하나이다.
② 나라의 힘은 모두에게 있다.
제2조
① 법은 모두에게 같다.
② 법은 국회가 만든다.
제2장 끝
제3조 이 법은 오늘부터 시행한다."""
    )
    assert drawn(document) == [
        "sect 제1장 /총강/",
        ".arti 제1조",
        "..para ① 나라는 하나이다.",
        "..para ② 나라의 힘은 모두에게 있다.",
        ".arti 제2조",
        "..para ① 법은 모두에게 같다.",
        "..para ② 법은 국회가 만든다.",
        "sect 제2장 /끝/",
        ".arti 제3조 이 법은 오늘부터 시행한다.",
    ]
    assert document.find("art_1__para_2") is not None

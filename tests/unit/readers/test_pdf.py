"""PDF files: lines put together as whoever set them meant, and what is of the page told apart."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from commission_app.readers import pdf
from commission_app.readers.block import Role
from tests.unit.readers.files import printed, texts, width

LINE = "слово за словом идёт строка текста закона до самого края"


def body(count: int, left: float = 70, size: float = 10, top: float = 760) -> list[tuple[float, float, float, str]]:
    return [(left, top - 14 * place, size, f"{LINE} {place}") for place in range(count)]


def test_running_heads_page_numbers_and_printed_addresses_are_apart() -> None:
    pages = [
        [
            (200, 800, 9, "КОНСТИТУЦИЯ СТРАНЫ"),
            *body(12),
            (300, 40, 9, str(number)),
            (70, 20, 7, "https://law.example/doc"),
        ]
        for number in range(1, 8)
    ]
    read = pdf.read(printed(pages), "x.pdf")
    apart = texts(read, Role.APART)
    assert apart.count("КОНСТИТУЦИЯ СТРАНЫ") == 7
    assert apart.count("https://law.example/doc") == 7
    assert [one for one in apart if one.isdecimal()] == [str(number) for number in range(1, 8)]
    assert not any("КОНСТИТУЦИЯ" in text for text in texts(read))


def test_an_article_that_begins_at_the_top_of_many_pages_is_no_running_head() -> None:
    pages = [[(70, 780, 10, f"Статья {number}"), *body(10)] for number in range(1, 9)]
    headings = [text for text in texts(pdf.read(printed(pages), "x.pdf")) if text.startswith("Статья")]
    assert headings == [f"Статья {number}" for number in range(1, 9)]


def test_letters_that_another_font_wrote_after_their_row_are_read_in_their_places() -> None:
    size, left = 12.0, 70.0
    words = ("Бұл ", "ғ", "ылым мен бі", "л", "ім елі, о", "л т", "әуелсіз.")
    places = [left + width("".join(words[:at]), size) for at in range(len(words))]
    pieces = [(place, 700.0, size, word) for place, word in zip(places, words, strict=True)]
    page = [*pieces[::2], *pieces[1::2], (left, 684.0, size, "Келесі жол.")]
    assert texts(pdf.read(printed([page]), "x.pdf")) == [f"{''.join(words)} Келесі жол."]


def test_a_short_line_whose_next_word_had_room_ends_its_paragraph() -> None:
    page = [
        *body(4, top=700),
        (70.0, 644.0, 10.0, "Название"),
        (70.0, 630.0, 10.0, LINE.capitalize()),
        (70.0, 616.0, 10.0, f"{LINE} последнее слово"),
        (70.0, 602.0, 10.0, "и конец"),
    ]
    found = texts(pdf.read(printed([page]), "x.pdf"))
    assert found[0].endswith("3 Название")
    assert found[1:] == [f"{LINE.capitalize()} {LINE} последнее слово и конец"]


def test_a_line_in_the_middle_ends_where_the_text_at_the_margin_begins() -> None:
    middle = (595 - width("ЗАКОН ДОЛИНЫ", 10)) / 2
    page = [(middle, 700.0, 10.0, "ЗАКОН ДОЛИНЫ"), (70.0, 686.0, 10.0, "Преамбула"), *body(6, top=658)]
    page.append((70.0, 672.0, 10.0, LINE.capitalize()))
    found = texts(pdf.read(printed([page]), "x.pdf"))
    assert found[:2] == ["ЗАКОН ДОЛИНЫ", "Преамбула"]


def test_a_hyphen_of_its_own_at_the_end_of_a_line_stays_with_its_word() -> None:
    page = [(70.0, 700.0, 10.0, f"{LINE} государства‐"), (70.0, 686.0, 10.0, "члены и другие")]
    assert texts(pdf.read(printed([page]), "x.pdf")) == [f"{LINE} государства‐члены и другие"]


def test_a_line_of_a_sentence_that_names_the_law_is_no_title() -> None:
    page = [
        (70.0, 700.0, 10.0, "Мы принимаем эту Конституцию и этот закон народа, чтобы все жили в мире и"),
        (70.0, 686.0, 10.0, "Согласии на своей земле, и чтобы никто не был выше закона, и чтобы дети жили"),
        (70.0, 672.0, 10.0, "лучше нас."),
    ]
    assert len(texts(pdf.read(printed([page]), "x.pdf"))) == 1


def test_raised_digits_are_superscripts() -> None:
    head = width("Статья 32", 12)
    lines = [
        (70.0, 700.0, 12.0, "Статья 32"),
        (70.5 + head, 705.0, 7.0, "1"),
        (71.0 + head + width("1", 7), 700.0, 12.0, ". Текст статьи."),
        *body(5, top=600),
    ]
    found = texts(pdf.read(printed([lines]), "x.pdf"))
    assert found[0] == "Статья 32¹. Текст статьи."


def test_a_raised_mark_before_a_number_begins_the_line_of_that_number() -> None:
    page = [
        (72.0, 700.0, 12.0, "The right is guaranteed by law."),
        (72.0, 684.0, 12.0, "It is not to be taken away by anyone."),
        (72.0, 672.5, 7.0, "3"),
        (76.5, 668.0, 12.0, "29A. [Saving of laws.].—Omitted by the Second Act."),
        (72.0, 656.5, 7.0, "1"),
        (76.5, 652.0, 12.0, "[29B. Power to make rules.—The Parliament makes them."),
    ]
    read = pdf.read(printed([page]), "x.pdf")
    assert texts(read) == [
        "The right is guaranteed by law.",
        "It is not to be taken away by anyone.",
        "³29A. [Saving of laws.].—Omitted by the Second Act.",
        "¹[29B. Power to make rules.—The Parliament makes them.",
    ]


def test_digits_on_the_line_stay_as_they_are() -> None:
    lines = [(70.0, 700.0, 12.0, "Статья 321 и статья 21, 30 августа 1995 года"), *body(5, top=600)]
    assert texts(pdf.read(printed([lines]), "x.pdf"))[0] == "Статья 321 и статья 21, 30 августа 1995 года"


def test_columns_are_read_one_after_the_other() -> None:
    left = [f"левая строка номер {place} в столбце" for place in range(12)]
    right = [f"правая строка номер {place} в столбце" for place in range(12)]
    rows = [
        row
        for place in range(12)
        for row in ((60.0, 740.0 - 14 * place, 9.0, left[place]), (320.0, 740.0 - 14 * place, 9.0, right[place]))
    ]
    read = pdf.read(
        printed(
            [[(60, 780, 9, "Общий заголовок над обоими столбцами закона, во всю его ширину, от края и до края"), *rows]]
        ),
        "x.pdf",
    )
    words = " ".join(texts(read)).split("обоими столбцами")[1]
    assert words.index(left[-1]) < words.index(right[0])
    assert "pdf.reordered" in read.warnings


def test_footnotes_under_a_rule_are_notes() -> None:
    lines = [
        *body(8),
        (70, 120, 10, "_" * 40),
        (70, 105, 10, "1. Subs. by the Act of 1956, and"),
        (70, 93, 10, "in force since then."),
    ]
    read = pdf.read(printed([lines, body(8)]), "x.pdf")
    assert texts(read, Role.NOTE) == ["1. Subs. by the Act of 1956, and in force since then."]


def test_small_print_at_the_end_of_a_page_is_a_note() -> None:
    lines = [*body(8), (70, 105, 7, "¹ В редакции закона 2020 года,"), (70, 96, 7, "вступившего в силу.")]
    read = pdf.read(printed([lines, body(8)]), "x.pdf")
    assert len(texts(read, Role.NOTE)) == 1
    assert texts(read, Role.NOTE)[0].endswith("вступившего в силу.")


def test_what_stands_in_the_margin_is_a_note() -> None:
    lines = body(20)
    lines.insert(5, (480.0, 690.0, 8.0, "изм. 2020"))
    read = pdf.read(printed([lines, body(20)]), "x.pdf")
    assert texts(read, Role.NOTE) == ["изм. 2020"]
    assert not any("изм. 2020" in text for text in texts(read))


def test_a_word_that_a_line_breaks_is_whole_again_and_a_hyphen_of_its_own_stays() -> None:
    lines = [
        (70, 760, 10, "органы местного самоуправления и социально-экономическое развитие страны"),
        (70, 746, 10, "далее идут органы, а именно органы местного само-"),
        (70, 732, 10, "управления, которым поручено общее социально-"),
        (70, 718, 10, "экономическое развитие."),
    ]
    words = " ".join(texts(pdf.read(printed([lines]), "x.pdf"))).split()
    assert words.count("самоуправления") + words.count("самоуправления,") == 2
    assert words.count("социально-экономическое") == 2


def test_pages_that_are_only_pictures_are_told_of() -> None:
    from io import BytesIO

    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    ppm = b"P6 2 2 255\n" + bytes(12)
    content = BytesIO()
    canvas = Canvas(content)
    canvas.drawString(70, 700, "Article 1. The text of the law is on this page.")
    canvas.showPage()
    canvas.drawImage(ImageReader(BytesIO(ppm)), 50, 50, 400, 600)
    canvas.showPage()
    canvas.save()
    read = pdf.read(content.getvalue(), "x.pdf")
    assert read.warnings == ("pdf.pages_without_text",)


def test_files_read_at_the_same_time_are_read_as_they_would_be_alone() -> None:
    content = printed([body(40) for _ in range(40)])
    alone = pdf.read(content, "x.pdf")
    with ThreadPoolExecutor(4) as threads:
        assert all(read == alone for read in threads.map(lambda _: pdf.read(content, "x.pdf"), range(8)))


def test_a_stamp_at_the_right_is_no_part_of_the_title_in_the_middle() -> None:
    right, middle = 545 - width("ПРОЕКТ", 10), (70 + 545 - width("КОНСТИТУЦИЯ ДОЛИНЫ", 10)) / 2
    full = (545 - 70) / width(LINE, 10) * 10
    page = [(right, 760.0, 10.0, "ПРОЕКТ"), (middle, 746.0, 10.0, "КОНСТИТУЦИЯ ДОЛИНЫ")]
    page += [(70.0, 726.0 - 20 * row, full, f"{LINE.capitalize()[:-1]}{row}") for row in range(8)]
    assert texts(pdf.read(printed([page]), "x.pdf"))[:2] == ["ПРОЕКТ", "КОНСТИТУЦИЯ ДОЛИНЫ"]


def test_paragraphs_of_one_line_do_not_hide_the_distance_of_lines_and_the_margin() -> None:
    short = "краткая строка закона"
    rows = [(105.0, f"{short} {number},") for number in range(1, 7)]
    rows += [(105.0, LINE.capitalize()), (70.0, f"{LINE} край"), (70.0, "и конец,")]
    page = [(left, 760.0 - 20 * at, 10.0, text) for at, (left, text) in enumerate(rows[:7])]
    page += [(left, 626.0 - 14 * at, 10.0, text) for at, (left, text) in enumerate(rows[7:])]
    found = texts(pdf.read(printed([page]), "x.pdf"))
    assert found == [*(text for _, text in rows[:6]), f"{LINE.capitalize()} {LINE} край и конец,"]


def test_where_lines_reach_one_edge_a_line_short_of_it_ends_its_paragraph() -> None:
    full = (545 - 70) / width(LINE, 10) * 10
    almost = LINE.removesuffix(" края")
    rows = [LINE, f"{almost}.", LINE.capitalize(), LINE, f"{almost}.", LINE.capitalize(), LINE, "конец."]
    page = [(70.0, 760.0 - 20 * at, full, text) for at, text in enumerate(rows)]
    assert texts(pdf.read(printed([page]), "x.pdf")) == [
        f"{LINE} {almost}.",
        f"{LINE.capitalize()} {LINE} {almost}.",
        f"{LINE.capitalize()} {LINE} конец.",
    ]


def test_tags_in_small_print_beside_the_text_are_notes_at_what_they_stand_beside() -> None:
    page = [(170.0, 760.0, 11.0, "Article 1")]
    top = 744.0
    for number in range(1, 7):
        page += [(60.0, top, 7.0, f"• Tag {number} of the"), (60.0, top - 9, 7.0, "margin")]
        page += [(184.0, top, 9.5, f"{number}. {LINE} и ещё слово"), (184.0, top - 12, 9.5, "и конец.")]
        top -= 30
    read = pdf.read(printed([page]), "x.pdf")
    assert texts(read) == ["Article 1", *(f"{number}. {LINE} и ещё слово и конец." for number in range(1, 7))]
    assert texts(read, Role.NOTE) == [f"• Tag {number} of the margin" for number in range(1, 7)]
    roles = [block.role for block in read.blocks]
    assert roles == [Role.TEXT, *((Role.TEXT, Role.NOTE) * 6)]


def test_a_number_at_the_margin_begins_a_paragraph_where_others_stand_further_in() -> None:
    rows = [(70.0, f"1. {LINE}"), (70.0, "и конец."), (84.0, "1) одно;"), (84.0, "2) другое."), (70.0, f"2. {LINE}"),
            (70.0, "и конец."), (84.0, "1) третье;"), (84.0, "2) последнее."), (70.0, f"3. {LINE}"), (70.0, "и конец."),
            (70.0, "4. Слово.")]  # fmt: skip
    page = [(left, 760.0 - 14 * at, 10.0, text) for at, (left, text) in enumerate(rows)]
    found = texts(pdf.read(printed([page]), "x.pdf"))
    assert [text.split()[0] for text in found] == ["1.", "1)", "2)", "2.", "1)", "2)", "3.", "4."]


def centred(text: str, height: float, size: float = 10.0) -> tuple[float, float, float, str]:
    return (300 - width(text, size) / 2, height, size, text)


def test_what_stands_at_one_height_of_two_pages_is_a_running_head_and_what_else_repeats_is_not() -> None:
    pages = [
        [
            (200, 800, 9, "Вестник палаты"),
            *body(6),
            (70, 600 - 28 * number, 10, "Ещё строка"),
            (300, 40, 9, str(number)),
        ]
        for number in (1, 2)
    ]
    read = pdf.read(printed(pages), "x.pdf")
    assert texts(read, Role.APART) == ["Вестник палаты", "1", "Вестник палаты", "2"]


def test_the_number_of_a_page_with_columns_is_not_in_the_text_of_one() -> None:
    column = "слово за словом идёт строка до края"
    page = [(left, 760 - 14 * place, 10.0, f"{column} {place}") for left in (60, 320) for place in range(12)]
    read = pdf.read(printed([[*page, (170, 40, 9, "7")]]), "x.pdf")
    assert texts(read, Role.APART) == ["7"]


def test_a_year_that_ends_a_sentence_at_the_foot_of_a_page_is_of_the_text() -> None:
    page = [*body(6), (70, 676, 10, f"{LINE} года"), (70, 662, 10, "1995.")]
    assert texts(pdf.read(printed([page]), "x.pdf"))[-1].endswith("края года 1995.")


def test_headings_in_the_middle_are_told_where_few_lines_are_full() -> None:
    lines = ["Статья 1", "Дом один и он стоит.", "Статья 2", "Сад у дома свой."]
    text = [(70.0, 700.0 - 14 * at, 10.0, line) for at, line in enumerate(lines)]
    page = [
        centred("КОНСТИТУЦИЯ СТРАНЫ", 760),
        centred("ГЛАВА ПЕРВАЯ", 728),
        centred("ДОМ", 714),
        *text,
        (70.0, 644.0, 10.0, "Закон о доме пишут все, кто живёт в нём и кто жил"),
        centred("О САДЕ", 630),
        (70.0, 616.0, 10.0, "Статья 3"),
        (70.0, 602.0, 10.0, "Сад цветёт."),
    ]
    assert texts(pdf.read(printed([page]), "x.pdf")) == [
        "КОНСТИТУЦИЯ СТРАНЫ",
        "ГЛАВА ПЕРВАЯ",
        "ДОМ",
        *lines[:3],
        "Сад у дома свой.",
        "Закон о доме пишут все, кто живёт в нём и кто жил",
        "О САДЕ",
        "Статья 3",
        "Сад цветёт.",
    ]


def test_the_heading_of_a_preamble_is_a_paragraph_and_a_sentence_that_goes_on_with_its_words_is_not() -> None:
    page = [
        (70.0, 760.0, 10.0, "Конституция страны"),
        (70.0, 746.0, 10.0, "Преамбула"),
        *body(3, top=732),
        (70.0, 690.0, 10.0, "Статья 1. Власть дана народу, и ею владеет один он:"),
        (70.0, 676.0, 10.0, "Статья 2. Государством и его законами правит всегда и везде"),
        (70.0, 662.0, 10.0, "народ страны."),
    ]
    found = texts(pdf.read(printed([page]), "x.pdf"))
    assert found[:2] == ["Конституция страны", "Преамбула"]
    assert found[-1].endswith("всегда и везде народ страны.")


def test_a_paragraph_goes_on_from_one_column_to_the_next() -> None:
    column = "слово за словом идёт строка до края"
    left = [(60.0, 760.0 - 14 * place, 10.0, f"{column} {place}") for place in range(12)]
    right = [(320.0, 760.0 - 14 * place, 10.0, f"{column} {place}") for place in range(1, 12)]
    found = texts(
        pdf.read(printed([[*left, (320.0, 760.0, 10.0, "и дальше она идёт туда, куда надо ей"), *right]]), "x.pdf")
    )
    assert len(found) == 1


def test_a_short_line_at_the_indent_of_paragraphs_is_one_where_the_next_word_had_room() -> None:
    full = "слово за словом идёт строка до самого края"
    begin, edge = 77.0, 60.0
    lines = [(begin, "Статья 1. Основной закон страны и его сила " + "а" * 3), (edge, full), (edge, "и кончается.")]
    title = "Название статьи о саде"
    while width(title, 10.0) < 0.91 * width(full, 10.0):
        title += "а"
    rows = [*lines, *lines, (begin, title), (begin, "И вот абзац идёт после неё до края"), (edge, full)] * 2
    page = [(left, 780.0 - 14 * at, 10.0, text) for at, (left, text) in enumerate(rows)]
    found = texts(pdf.read(printed([page]), "x.pdf"))
    assert found.count(title) == 2


def test_a_line_after_words_that_titles_have_goes_on_with_its_paragraph() -> None:
    page = [
        *[(60.0, 760.0 - 14 * at, 10.0, "слово за словом идёт строка до края тут") for at in range(8)],
        (77.0, 648.0, 10.0, "2. Настоящую Конституцию страны и её"),
        (60.0, 634.0, 10.0, "Закон приняла палата."),
    ]
    indented = [(77.0, height, size, text) if at % 4 == 0 else (left, height, size, text)
                for at, (left, height, size, text) in enumerate(page)]  # fmt: skip
    assert (
        texts(pdf.read(printed([indented]), "x.pdf"))[-1]
        == "2. Настоящую Конституцию страны и её Закон приняла палата."
    )


def test_what_is_written_before_the_text_of_a_page_is_told_by_its_place() -> None:
    head = (200.0, 800.0, 9.0, "КОНСТИТУЦИЯ СТРАНЫ")
    text = [(70.0, 700.0 - 14 * at, 11.0, f"{LINE} {at}") for at in range(12)]
    first = [
        head,
        (300.0, 30.0, 9.0, "1"),
        (70.0, 60.0, 8.0, "¹ В редакции закона."),
        (200.0, 740.0, 12.0, "КОНСТИТУЦИЯ СТРАНЫ"),
        *text,
    ]
    last = (70.0, 520.0, 11.0, "Закон един для всех.")
    pages = [[*first, last], [head, (300.0, 30.0, 9.0, "2"), *text, last]]
    read = pdf.read(printed(pages), "x.pdf")
    assert texts(read, Role.NOTE) == ["¹ В редакции закона."]
    assert sorted(texts(read, Role.APART)) == ["1", "2", "КОНСТИТУЦИЯ СТРАНЫ", "КОНСТИТУЦИЯ СТРАНЫ"]
    assert texts(read)[0] == "КОНСТИТУЦИЯ СТРАНЫ"
    assert sum(text.endswith("Закон един для всех.") for text in texts(read)) == 2

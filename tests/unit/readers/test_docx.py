"""Word files: what is printed, whatever way Word keeps it."""

from __future__ import annotations

import pytest

from commission_app.domain.source_reading import Tracked
from commission_app.readers.block import Role
from tests.unit.readers.files import W_STRICT, W, block_of, paragraph, read_word, texts, w, word_file


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"


TRACKED = (
    f"<w:p>{run('Kept')}<w:ins>{run(' added')}</w:ins><w:del><w:r><w:delText xml:space='preserve'> gone</w:delText>"
    f"</w:r></w:del></w:p>"
    f"<w:p><w:moveFrom>{run('Moved away')}</w:moveFrom></w:p><w:p><w:moveTo>{run('Moved here')}</w:moveTo></w:p>"
    f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('First half,')}</w:p><w:p>{run(' second half')}</w:p>"
    f"<w:p><w:pPr><w:rPr><w:ins/></w:rPr></w:pPr>{run('One,')}</w:p><w:p>{run(' two')}</w:p>"
    f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>{paragraph('Old row')}</w:tc></w:tr>"
    f"<w:tr><w:trPr><w:ins/></w:trPr><w:tc>{paragraph('New row')}</w:tc></w:tr></w:tbl>"
)


@pytest.mark.parametrize(
    ("tracked", "expected"),
    [
        (
            Tracked.ACCEPTED,
            ["Kept added", "Moved here", "First half, second half", "One,", "two", "New row"],
        ),
        (
            Tracked.ORIGINAL,
            ["Kept gone", "Moved away", "First half,", "second half", "One, two", "Old row"],
        ),
    ],
)
def test_tracked_changes_are_taken_one_way_or_the_other(tracked: Tracked, expected: list[str]) -> None:
    read = read_word(word_file(TRACKED), tracked)
    assert texts(read) == expected
    assert read.warnings == ("source.tracked_changes",)


def test_a_paragraph_put_in_the_place_of_another_does_not_go_on_with_what_stood_before() -> None:
    body = (
        f"<w:p><w:pPr><w:rPr><w:ins/></w:rPr></w:pPr>{run('HEADING')}</w:p>"
        f"<w:p><w:pPr><w:rPr><w:ins/></w:rPr></w:pPr><w:ins>{run('Article 1. New.')}</w:ins></w:p>"
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
        "<w:del><w:r><w:delText>Article 1. Old.</w:delText></w:r></w:del></w:p>"
        f"{paragraph('Article 2.')}"
    )
    assert texts(read_word(word_file(body))) == ["HEADING", "Article 1. New.", "Article 2."]
    assert texts(read_word(word_file(body), Tracked.ORIGINAL)) == ["HEADING", "Article 1. Old.", "Article 2."]


def test_a_number_that_a_tracked_change_added_is_not_in_the_original() -> None:
    numbered = "<w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/><w:ins w:id='1'/></w:numPr>"
    content = word_file(paragraph("Text", numbered), others={"numbering": w("numbering", DECIMAL)})
    assert texts(read_word(content)) == ["1. Text"]
    assert texts(read_word(content, Tracked.ORIGINAL)) == ["Text"]


STYLED = "<w:pStyle w:val='Article'/>"


def level(place: int, format_: str, text: str, more: str = "") -> str:
    start = f"<w:start w:val='1'/><w:numFmt w:val='{format_}'/>"
    return f"<w:lvl w:ilvl='{place}'>{start}<w:lvlText w:val='{text}'/>{more}</w:lvl>"


DECIMAL = (
    f"<w:abstractNum w:abstractNumId='0'>{level(0, 'decimal', '%1.')}{level(1, 'decimal', '%1.%2)')}"
    f"{level(2, 'russianLower', '%3)')}</w:abstractNum>"
    "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>"
    "<w:num w:numId='2'><w:abstractNumId w:val='0'/>"
    "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='7'/></w:lvlOverride></w:num>"
)


def number(place: int, list_: int = 1) -> str:
    return f"<w:numPr><w:ilvl w:val='{place}'/><w:numId w:val='{list_}'/></w:numPr>"


def test_automatic_numbers_are_printed_level_by_level() -> None:
    order = [(0, 1), (1, 1), (1, 1), (2, 1), (2, 1), (0, 1), (1, 1), (0, 2), (0, 2)]
    body = "".join(paragraph("Текст", number(place, list_)) for place, list_ in order)
    read = read_word(word_file(body, others={"numbering": w("numbering", DECIMAL)}))
    assert [text.split()[0] for text in texts(read)] == ["1.", "1.1)", "1.2)", "а)", "б)", "2.", "2.1)", "7.", "8."]
    assert read.warnings == ()


@pytest.mark.parametrize(
    ("format_", "text", "printed"),
    [
        ("upperRoman", "Раздел %1", ["Раздел I", "Раздел II", "Раздел III", "Раздел IV"]),
        ("lowerRoman", "(%1)", ["(i)", "(ii)", "(iii)", "(iv)"]),
        ("lowerLetter", "%1)", ["a)", "b)", "c)", "d)"]),
        ("upperLetter", "%1.", ["A.", "B.", "C.", "D."]),
        ("russianUpper", "%1.", ["А.", "Б.", "В.", "Г."]),
        ("decimalZero", "%1", ["01", "02", "03", "04"]),
        ("decimal", "Статья %1.", ["Статья 1.", "Статья 2.", "Статья 3.", "Статья 4."]),
        ("bullet", "–", ["–", "–", "–", "–"]),
        ("none", "", ["", "", "", ""]),
    ],
)
def test_every_usual_kind_of_number_is_written_as_word_prints_it(format_: str, text: str, printed: list[str]) -> None:
    numbering = (
        f"<w:abstractNum w:abstractNumId='0'>{level(0, format_, text)}</w:abstractNum>"
        "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>"
    )
    body = "".join(paragraph("x", number(0)) for _ in printed)
    read = read_word(word_file(body, others={"numbering": w("numbering", numbering)}))
    assert texts(read) == [f"{one} x".strip() for one in printed]


def test_russian_letters_leave_out_those_that_lists_do_not_count_with() -> None:
    numbering = (
        f"<w:abstractNum w:abstractNumId='0'>{level(0, 'russianLower', '%1')}</w:abstractNum>"
        "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>"
    )
    read = read_word(word_file(paragraph("x", number(0)) * 30, others={"numbering": w("numbering", numbering)}))
    assert "".join(text.split()[0] for text in texts(read)[:28]) == "абвгдежзиклмнопрстуфхцчшщэюя"
    assert [text.split()[0] for text in texts(read)[28:]] == ["аа", "бб"]


def test_a_style_may_number_its_paragraphs_and_head_them() -> None:
    styles = w(
        "styles",
        "<w:style w:type='paragraph' w:styleId='Article'><w:name w:val='Article'/>"
        "<w:pPr><w:outlineLvl w:val='1'/><w:jc w:val='center'/><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr>"
        "</w:style>"
        "<w:style w:type='paragraph' w:styleId='Own'><w:name w:val='Own'/><w:basedOn w:val='Article'/></w:style>"
        "<w:style w:type='paragraph' w:styleId='H3'><w:name w:val='heading 3'/></w:style>",
    )
    numbering = (
        f"<w:abstractNum w:abstractNumId='0'>{level(0, 'decimal', '%1.')}"
        f"{level(1, 'decimal', 'Статья %2.', STYLED)}</w:abstractNum>"
        "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>"
    )
    body = paragraph("Одна", "<w:pStyle w:val='Article'/>") + paragraph("Другая", "<w:pStyle w:val='Article'/>")
    body += paragraph("Третья", "<w:pStyle w:val='H3'/>")
    read = read_word(word_file(body, others={"numbering": w("numbering", numbering), "styles": styles}))
    assert [(block.text, block.level, block.centred) for block in read.blocks] == [
        ("Статья 1. Одна", 2, True),
        ("Статья 2. Другая", 2, True),
        ("Третья", 3, False),
    ]


def test_a_list_that_the_file_does_not_hold_is_warned_of() -> None:
    read = read_word(word_file(paragraph("Text", number(0))))
    assert texts(read) == ["Text"]
    assert read.warnings == ("source.automatic_numbers",)


def test_raised_digits_are_superscripts_however_they_are_raised() -> None:
    styles = w(
        "styles",
        "<w:style w:type='character' w:styleId='Up'><w:name w:val='Up'/>"
        "<w:rPr><w:vertAlign w:val='superscript'/></w:rPr></w:style>",
    )
    marks = ["<w:vertAlign w:val='superscript'/>", "<w:position w:val='8'/>", "<w:rStyle w:val='Up'/>"]
    body = "".join(f"<w:p>{run('Статья 9')}{run('1', mark)}{run('. Текст')}</w:p>" for mark in marks)
    assert texts(read_word(word_file(body, others={"styles": styles}))) == ["Статья 9¹. Текст"] * 3


def test_soft_breaks_part_lines_and_special_letters_are_kept() -> None:
    inner = "<w:br/><w:t>two</w:t><w:tab/><w:t>three</w:t><w:noBreakHyphen/><w:t>four</w:t><w:softHyphen/>"
    read = read_word(word_file(f"<w:p><w:r><w:t>one</w:t>{inner}<w:sym w:char='F0B7'/></w:r></w:p>"))
    assert texts(read) == ["one", "two three-four•"]


def test_tables_give_the_paragraphs_of_their_cells_in_order() -> None:
    cell = "<w:tc>{}</w:tc>"
    inner = f"<w:tbl><w:tr>{cell.format(paragraph('inner'))}</w:tr></w:tbl>"
    row = f"<w:tr>{cell.format(paragraph('a') + paragraph('b'))}{cell.format(inner + paragraph('c'))}</w:tr>"
    read = read_word(word_file(f"{paragraph('before')}<w:tbl>{row}</w:tbl>{paragraph('after')}"))
    assert [(block.text, block.table) for block in read.blocks] == [
        *(("before", 0), ("a", 1), ("b", 1), ("inner", 2), ("c", 1), ("after", 0)),
    ]


def test_notes_follow_the_paragraph_that_refers_to_them() -> None:
    notes = w(
        "footnotes",
        f"<w:footnote w:id='0' w:type='separator'>{paragraph('---')}</w:footnote>"
        f"<w:footnote w:id='1'>{paragraph('The note.')}</w:footnote>"
        f"<w:footnote w:id='2'>{paragraph('Lost.')}</w:footnote>",
    )
    ends = w("endnotes", f"<w:endnote w:id='1'>{paragraph('The end note.')}</w:endnote>")
    body = f"<w:p>{run('Text')}<w:r><w:footnoteReference w:id='1'/><w:endnoteReference w:id='1'/></w:r></w:p>"
    read = read_word(word_file(body + paragraph("More"), others={"footnotes": notes, "endnotes": ends}))
    assert [(block.text, block.role) for block in read.blocks] == [
        ("Text", Role.TEXT),
        ("The note.", Role.NOTE),
        ("The end note.", Role.NOTE),
        ("More", Role.TEXT),
        ("Lost.", Role.NOTE),
    ]


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    box = f"<w:txbxContent>{paragraph('in the box')}</w:txbxContent>"
    choice = f"<mc:Choice><w:drawing>{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
    body = f"<w:p xmlns:mc='{mc}'>{run('around')}<w:r><mc:AlternateContent>{choice}</mc:AlternateContent></w:r></w:p>"
    assert texts(read_word(word_file(body))) == ["around", "in the box"]


def test_running_heads_are_apart_and_read_once() -> None:
    head = w("hdr", paragraph("Constitution"))
    read = read_word(word_file(paragraph("Text"), others={"header1": head, "header2": head}))
    assert texts(read, Role.APART) == ["Constitution"]


def test_fields_print_their_result_and_a_table_of_contents_is_apart() -> None:
    def mark(kind: str) -> str:
        return f"<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>"

    def field(code: str, result: str) -> str:
        return f"{mark('begin')}<w:r><w:instrText>{code}</w:instrText></w:r>{mark('separate')}{result}{mark('end')}"

    contents = f"<w:p>{field('TOC o', run('Article 1 … 3'))}</w:p>"
    gallery = "<w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj></w:sdtPr>"
    control = f"<w:sdt>{gallery}<w:sdtContent>{paragraph('Contents')}</w:sdtContent></w:sdt>"
    body = f"{control}{contents}<w:p>{run('See ')}{field('REF a', run('article 5'))}.</w:p>"
    read = read_word(word_file(body.replace("</w:p>.", "</w:p>")))
    assert texts(read) == ["See article 5"]
    assert texts(read, Role.APART) == ["Contents", "Article 1 … 3"]


def test_controls_and_links_are_looked_into_and_hidden_text_is_apart() -> None:
    control = f"<w:sdt><w:sdtContent>{run('in a control ')}</w:sdtContent></w:sdt>"
    inner = f"{control}<w:hyperlink>{run('in a link')}</w:hyperlink>"
    read = read_word(word_file(f"<w:p>{inner}{run('secret', '<w:vanish/>')}</w:p>"))
    assert texts(read) == ["in a control in a link"]
    assert texts(read, Role.APART) == ["secret"]
    assert read.warnings == ("source.hidden_text",)


def test_strict_files_and_files_with_another_main_part_are_read() -> None:
    assert texts(read_word(word_file(paragraph("Strict"), namespace=W_STRICT))) == ["Strict"]
    assert texts(read_word(word_file(paragraph("Elsewhere"), part="word/document2.xml"))) == ["Elsewhere"]


def test_comments_come_with_their_authors_words_and_answers() -> None:
    w14 = "http://schemas.microsoft.com/office/word/2010/wordml"
    w15 = "http://schemas.microsoft.com/office/word/2012/wordml"

    def comment(identity: int, author: str, text: str) -> str:
        inner = f"<w:p w14:paraId='{identity}A' xmlns:w14='{w14}'><w:r><w:t>{text}</w:t></w:r></w:p>"
        return f"<w:comment w:id='{identity}' w:author='{author}' w:date='2026-02-12T10:00:00Z'>{inner}</w:comment>"

    others = {
        "comments": w("comments", comment(1, "Айгүл", "Тым кең.") + comment(2, "Boris", "I agree.")),
        "commentsExtended": f"<x:commentsEx xmlns:x='{w15}'><x:commentEx x:paraId='1A'/>"
        "<x:commentEx x:paraId='2A' x:paraIdParent='1A'/></x:commentsEx>",
    }
    body = (
        f"{paragraph('Before')}<w:p>{run('Every ')}<w:commentRangeStart w:id='1'/><w:commentRangeStart w:id='2'/>"
        f"{run('citizen')}<w:commentRangeEnd w:id='1'/><w:r><w:commentReference w:id='1'/></w:r>"
        f"<w:commentRangeEnd w:id='2'/><w:r><w:commentReference w:id='2'/></w:r>{run(' may vote.')}</w:p>"
    )
    read = read_word(word_file(body, others=others))
    first, second = read.margins
    assert (first.author, first.text, first.quote, first.date) == (
        "Айгүл",
        "Тым кең.",
        "citizen",
        "2026-02-12T10:00:00Z",
    )
    assert read.blocks[first.block] == block_of(read, "Every citizen may vote.")
    assert (second.author, second.reply_to) == ("Boris", 0)
    assert read.warnings == ("source.comments",)


def test_comments_that_word_knows_by_no_paragraph_answer_nothing() -> None:
    body = "".join(
        f'<w:p><w:commentRangeStart w:id="{n}"/><w:r><w:t>Text {n}.</w:t></w:r><w:commentRangeEnd w:id="{n}"/></w:p>'
        for n in (0, 1)
    )
    said = "".join(
        f'<w:comment w:id="{n}" w:author="A"><w:p><w:r><w:t>Said {n}.</w:t></w:r></w:p></w:comment>' for n in (0, 1)
    )
    read = read_word(word_file(body, others={"comments": f'<w:comments xmlns:w="{W}">{said}</w:comments>'}))
    assert [margin.reply_to for margin in read.margins] == [None, None]

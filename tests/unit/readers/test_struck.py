"""Wording that is struck through by hand: in each format that says so a note of the wording before, and warned of."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from commission_app.domain.document import Source
from commission_app.domain.source_reading import Tracked
from commission_app.readers import html, rtf
from commission_app.readers.block import Read, Role
from commission_app.readers.structure import structured
from tests.unit.readers.files import odt_file, paragraph, read_odt, read_word, texts, w, word_file

STRIKE = "<w:strike/>"
REST = "All of its houses have a garden, and in every garden there grows a tree that anybody may sit under."
TEXT = ["Article 1. Homes", "1. The land has four houses.", "2. They are free.", REST]
STRUCK = ["three, or", "2. They are let."]
NUMBERING = (
    "<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='decimal'/>"
    "<w:lvlText w:val='%1.'/></w:lvl></w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>"
)


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"


def word() -> Read:
    body = (
        f"{paragraph('Article 1. Homes')}<w:p>{run('1. The land has ')}{run('three,', STRIKE)}"
        f"{run(' or ', '<w:dstrike/>')}{run('four', '''<w:strike w:val='0'/>''')}{run(' houses.')}</w:p>"
        f"<w:p>{run('2. They', STRIKE)}{run(' are let.', STRIKE)}</w:p>"
        f"{paragraph('2. They are free.')}{paragraph(REST)}"
    )
    return read_word(word_file(body))


def open_document() -> Read:
    styles = (
        "<style:style style:name='Old'><style:text-properties style:text-line-through-style='solid'/></style:style>"
        "<style:style style:name='Older' style:parent-style-name='Old'/>"
        "<style:style style:name='New' style:parent-style-name='Old'>"
        "<style:text-properties style:text-line-through-style='none'/></style:style>"
    )
    body = (
        "<text:p>Article 1. Homes</text:p><text:p>1. The land has <text:span text:style-name='Old'>three,</text:span>"
        "<text:span text:style-name='Older'> or </text:span><text:span text:style-name='New'>four</text:span> houses."
        "</text:p><text:p text:style-name='Older'>2. They are let.</text:p><text:p>2. They are free.</text:p>"
        f"<text:p>{REST}</text:p>"
    )
    return read_odt(odt_file(body, automatic=styles))


def rich_text() -> Read:
    content = (
        r"{\rtf1\ansi\pard Article 1. Homes\par 1. The land has {\strike three,{\b  or }}fo\strike0 ur houses.\par "
        rf"\strike 2. They are let.\plain\par 2. They are {{\striked1 }}free.\par {REST}\par}}"
    )
    return rtf.read(content.encode(), "x.rtf")


def web_page() -> Read:
    body = (
        "<style>.old { text-decoration: line-through }</style><p>Article 1. Homes</p>"
        "<p>1. The land has <s>three,<span style='text-decoration:line-through'> or </span></s>four houses.</p>"
        f"<p class='old'>2. They are let.</p><p>2. They are free.</p><p>{REST}</p>"
    )
    return html.read(body.encode(), "x.html")


@pytest.mark.parametrize("read", [word, open_document, rich_text, web_page])
def test_struck_wording_is_a_note_in_every_format_that_marks_it(read: Callable[[], Read]) -> None:
    found = read()
    assert (texts(found), texts(found, Role.STRUCK)) == (TEXT, STRUCK)


def test_struck_wording_is_warned_of_by_its_words_and_stands_at_its_provision() -> None:
    document = structured(word(), Source("x.docx", "docx", ""), None)
    assert [(note.text, note.eid) for note in document.notes] == [
        ("three, or", "art_1__para_1"),
        ("2. They are let.", "art_1__para_1"),
    ]
    warned = [one for one in document.warnings if one.key == "source.struck_text"]
    assert [(one.eid, dict(one.params)) for one in warned] == [("art_1__para_1", {"count": "2", "words": "three, or"})]


def test_a_style_that_strikes_through_says_so_for_all_that_is_based_on_it() -> None:
    styles = (
        "<w:style w:type='paragraph' w:styleId='Old'><w:rPr><w:strike/></w:rPr></w:style>"
        "<w:style w:type='paragraph' w:styleId='Older'><w:basedOn w:val='Old'/></w:style>"
        "<w:style w:type='character' w:styleId='Gone'><w:rPr><w:dstrike/></w:rPr></w:style>"
    )
    gone = run("gone ", '<w:rStyle w:val="Gone"/>')
    body = (
        paragraph("As it was.", "<w:pStyle w:val='Older'/>") + f"<w:p>{run('It is ')}{gone}{run('here to stay.')}</w:p>"
    )
    read = read_word(word_file(body, others={"styles": w("styles", styles)}))
    assert texts(read) == ["It is here to stay."]
    assert texts(read, Role.STRUCK) == ["As it was.", "gone"]


def test_the_number_of_an_item_that_is_struck_through_as_a_whole_goes_with_it() -> None:
    numbered = "<w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr>"
    struck = f"<w:p><w:pPr>{numbered}</w:pPr>{run('Gone.', STRIKE)}</w:p>"
    body = paragraph("One stays.", numbered) + struck + paragraph("Three stays.", numbered)
    read = read_word(word_file(body, others={"numbering": w("numbering", NUMBERING)}))
    assert (texts(read), texts(read, Role.STRUCK)) == (["1. One stays.", "3. Three stays."], ["2. Gone."])
    page = html.read(b"<ol><li>One stays.</li><li><s>Gone.</s></li><li><p>Three stays.</p></li></ol>", "x.html")
    assert (texts(page), texts(page, Role.STRUCK)) == (["1. One stays.", "3. Three stays."], ["2. Gone."])


def test_what_a_tracked_change_struck_through_is_text_of_the_original() -> None:
    struck = run("a house ", "<w:strike/><w:rPrChange><w:rPr/></w:rPrChange>")
    content = word_file(f"<w:p>{run('Everyone has ')}{struck}{run('in the land.')}</w:p>")
    assert texts(read_word(content)) == ["Everyone has in the land."]
    assert texts(read_word(content, Tracked.ORIGINAL)) == ["Everyone has a house in the land."]


def test_a_source_that_is_struck_through_for_the_most_part_is_read_as_it_stands() -> None:
    line = "Article 1. The law is no more in force."
    style = "<style:style style:name='S'><style:text-properties style:text-line-through-type='single'/></style:style>"
    assert texts(read_word(word_file(f"<w:p>{run(line, STRIKE)}</w:p>"))) == [line]
    assert texts(read_odt(odt_file(f"<text:p text:style-name='S'>{line}</text:p>", automatic=style))) == [line]
    assert texts(rtf.read(rf"{{\rtf1\ansi\pard\strike {line}\par}}".encode(), "x.rtf")) == [line]


def test_hidden_within_struck_words_of_rtf_stay_hidden() -> None:
    content = rb"{\rtf1\ansi\pard The land {\strike was {\v not }ours }is free for all who live in it.\par}"
    read = rtf.read(content, "x.rtf")
    assert texts(read) == ["The land is free for all who live in it."]
    assert (texts(read, Role.STRUCK), texts(read, Role.APART)) == (["was", "ours"], ["not"])

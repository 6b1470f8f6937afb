"""OpenDocument and RTF: the same text that a Word file would give."""

from __future__ import annotations

import pytest

from commission_app.domain.source_reading import Tracked
from commission_app.readers import odt, rtf
from commission_app.readers.block import Role
from tests.unit.readers.files import DC, ODF, odt_file, read_odt, texts

LIST = (
    "<text:list-style style:name='L'>"
    "<text:list-level-style-number text:level='1' style:num-format='1' style:num-suffix='.'/>"
    "<text:list-level-style-number text:level='2' style:num-format='а, б, ..., ю, я' style:num-suffix=')'/>"
    "<text:list-level-style-bullet text:level='3' text:bullet-char='–'/></text:list-style>"
    "<style:style style:name='Up'><style:text-properties style:text-position='super 58%'/></style:style>"
    "<style:style style:name='Mid'><style:paragraph-properties fo:text-align='center'/></style:style>"
)


def item(text: str, inner: str = "") -> str:
    return f"<text:list-item><text:p>{text}</text:p>{inner}</text:list-item>"


def test_lists_are_numbered_as_they_are_printed() -> None:
    inner = f"<text:list>{item('x')}{item('y', '<text:list>' + item('z') + '</text:list>')}</text:list>"
    body = f"<text:list text:style-name='L'>{item('a', inner)}{item('b')}</text:list>"
    again = f"<text:list text:style-name='L' text:continue-numbering='true'>{item('c')}</text:list>"
    read = read_odt(odt_file(f"{body}<text:p>between</text:p>{again}", automatic=LIST))
    assert texts(read) == ["1. a", "а) x", "б) y", "– z", "2. b", "between", "3. c"]


def test_headings_raised_digits_breaks_and_tables_are_told() -> None:
    body = (
        "<text:h text:outline-level='2' text:style-name='Mid'>Глава</text:h>"
        "<text:p>Статья 9<text:span text:style-name='Up'>1</text:span><text:s text:c='3'/>x<text:line-break/>y</text:p>"
        "<table:table><table:table-row><table:table-cell><text:p>cell</text:p></table:table-cell></table:table-row>"
        "</table:table>"
    )
    read = read_odt(odt_file(body, automatic=LIST))
    assert [(one.text, one.level, one.centred, one.table) for one in read.blocks] == [
        ("Глава", 2, True, 0),
        ("Статья 9¹ x", 0, False, 0),
        ("y", 0, False, 0),
        ("cell", 0, False, 1),
    ]


def test_notes_boxes_contents_and_running_heads_are_told_apart() -> None:
    noted = "<text:note-body><text:p>note</text:p></text:note-body>"
    note = f"<text:note><text:note-citation>1</text:note-citation>{noted}</text:note>"
    box = "<draw:frame><draw:text-box><text:p>boxed</text:p></draw:text-box></draw:frame>"
    contents = (
        "<text:table-of-content><text:index-body><text:p>Contents</text:p></text:index-body></text:table-of-content>"
    )
    head = "<style:master-page><style:header><text:p>head</text:p></style:header></style:master-page>"
    read = read_odt(odt_file(f"{contents}<text:p>text{note}{box}</text:p>", styles=head))
    assert texts(read) == ["text", "boxed"]
    assert texts(read, Role.NOTE) == ["note"]
    assert texts(read, Role.APART) == ["Contents", "head"]


CHANGED = (
    "<text:tracked-changes>"
    "<text:changed-region text:id='i'><text:insertion/></text:changed-region>"
    "<text:changed-region text:id='d'><text:deletion><text:p> old</text:p></text:deletion></text:changed-region>"
    "<text:changed-region text:id='p'><text:deletion><text:p/><text:p>tail </text:p></text:deletion>"
    "</text:changed-region>"
    "</text:tracked-changes>"
    "<text:p>Kept<text:change-start text:change-id='i'/> new<text:change-end text:change-id='i'/>"
    "<text:change text:change-id='d'/></text:p><text:p>One<text:change text:change-id='p'/>two</text:p>"
)


@pytest.mark.parametrize(
    ("tracked", "expected"),
    [(Tracked.ACCEPTED, ["Kept new", "Onetwo"]), (Tracked.ORIGINAL, ["Kept old", "One", "tail two"])],
)
def test_tracked_changes_of_an_open_document_are_taken_one_way_or_the_other(
    tracked: Tracked, expected: list[str]
) -> None:
    read = read_odt(odt_file(CHANGED), tracked)
    assert texts(read) == expected
    assert read.warnings == ("source.tracked_changes",)


def test_a_deletion_that_holds_itself_is_restored_once() -> None:
    mark = "<text:change text:change-id='d'/>"
    deletion = f"<text:deletion><text:p> old{mark}</text:p></text:deletion>"
    region = f"<text:changed-region text:id='d'>{deletion}</text:changed-region>"
    body = f"<text:tracked-changes>{region}</text:tracked-changes><text:p>Kept{mark}</text:p>"
    assert texts(read_odt(odt_file(body), Tracked.ORIGINAL)) == ["Kept old"]


def test_comments_of_an_open_document_come_with_their_authors() -> None:
    about = "<dc:creator>Aru</dc:creator><dc:date>2026-02-12</dc:date>"
    note = f"<office:annotation>{about}<text:p>Too broad</text:p></office:annotation>"
    read = read_odt(odt_file(f"<text:p>first</text:p><text:p>second{note}</text:p>"))
    (margin,) = read.margins
    assert (margin.author, margin.text, margin.block, margin.date) == ("Aru", "Too broad", 1, "2026-02-12")


def test_a_flat_open_document_is_read() -> None:
    body = "<office:body><office:text><text:p>Flat</text:p></office:text></office:body>"
    read = odt.read_flat(f"<office:document {ODF} {DC}>{body}</office:document>".encode(), "x.fodt")
    assert texts(read) == ["Flat"]


def cyrillic(text: str, encoding: str = "cp1251") -> str:
    return "".join(f"\\'{byte:02x}" for byte in text.encode(encoding))


HEAD = r"{\rtf1\ansi\ansicpg1251\deff0{\fonttbl{\f0\fcharset204 Times New Roman;}}\pard\f0 "


def test_rtf_gives_its_letters_numbers_cells_and_notes() -> None:
    body = (
        cyrillic("Статья 9") + r"{\super 1}. " + cyrillic("Текст") + r"{\footnote \pard note}\par "
        r"{\listtext\pard\plain 1.\tab}\u1178?aza\u1179?\par \trowd " + cyrillic("а") + r"\cell b\cell\row "
        r"{\field{\*\fldinst HYPERLINK \"http://x\"}{\fldrslt link}}\par{\header head\par}{\pict abcdef}"
    )
    read = rtf.read((HEAD + body + "}").encode(), "x.rtf")
    assert texts(read) == ["Статья 9¹. Текст", "1. Қazaқ", "а", "b", "link"]
    assert texts(read, Role.NOTE) == ["note"]
    assert texts(read, Role.APART) == ["head"]


@pytest.mark.parametrize(
    ("tracked", "expected"), [(Tracked.ACCEPTED, "Kept new end"), (Tracked.ORIGINAL, "Kept old end")]
)
def test_tracked_changes_of_rtf_are_taken_one_way_or_the_other(tracked: Tracked, expected: str) -> None:
    body = r"Kept {\deleted\revauthdel1 old }{\revised\revauth1 new }end\par}"
    read = rtf.read((HEAD + body).encode(), "x.rtf", tracked)
    assert texts(read) == [expected]
    assert read.warnings == ("source.tracked_changes",)


def test_raw_bytes_of_a_code_page_are_read() -> None:
    read = rtf.read(HEAD.encode() + "Закон".encode("cp1251") + rb"\par}", "x.rtf")
    assert texts(read) == ["Закон"]


def test_hidden_text_of_open_documents_is_apart_and_warned_of() -> None:
    styles = (
        "<style:style style:name='Gone' style:family='text'><style:text-properties text:display='none'/></style:style>"
    )
    body = (
        "<text:p>Article 1</text:p><text:p>It <text:span text:style-name='Gone'>secret</text:span>is free.</text:p>"
        "<text:p text:style-name='Gone'>A hidden paragraph.</text:p>"
        "<text:section text:display='none'><text:p>A hidden section.</text:p></text:section>"
    )
    read = read_odt(odt_file(body, automatic=styles))
    assert texts(read) == ["Article 1", "It is free."]
    assert texts(read, Role.APART) == ["secret", "A hidden paragraph.", "A hidden section."]
    assert read.warnings == ("source.hidden_text",)


def test_hidden_text_of_rtf_is_apart_and_warned_of() -> None:
    shown = rb"{\v more\v0  shown again}\par {\v a paragraph\par}"
    content = (
        rb"{\rtf1\ansi{\stylesheet{\*\cs5\v Hidden;}}\pard The land {\v\f0 secret {\i words}}is free.\par "
        + shown
        + b"}"
    )
    read = rtf.read(content, "x.rtf")
    assert texts(read) == ["The land is free.", "shown again"]
    assert texts(read, Role.APART) == ["secret words", "more", "a paragraph"]
    assert read.warnings == ("source.hidden_text",)


def test_what_stands_within_a_running_head_of_rtf_is_kept_beside_it() -> None:
    footer = rb"{\footer {\shp{\shptxt In a box.\par}}Page 7\par}"
    read = rtf.read(rb"{\rtf1\ansi\pard " + footer + rb"Article 1{\footnote A note.} Text.\par}", "x.rtf")
    assert texts(read) == ["Article 1 Text."]
    assert (texts(read, Role.APART), texts(read, Role.NOTE)) == (["Page 7", "In a box."], ["A note."])

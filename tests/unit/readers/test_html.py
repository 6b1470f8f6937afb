"""Web pages of legislation: the law is text, all else is apart or a note, and no word is lost."""

from __future__ import annotations

import pytest

from commission_app.domain.document import Source
from commission_app.domain.errors import UserError
from commission_app.domain.source_reading import Tracked
from commission_app.readers import html
from commission_app.readers.block import Role
from commission_app.readers.structure import structured
from tests.unit.readers.files import block_of, texts


def page(body: str, head: str = "") -> bytes:
    return f"<!DOCTYPE html><html><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>".encode()


def test_navigation_forms_scripts_and_menus_are_not_the_law() -> None:
    menu = "".join(f"<li><a href='/{n}'>Menu {n}</a></li>" for n in range(4))
    body = (
        f"<nav>Home</nav><div class='breadcrumbs'>Acts</div><ul>{menu}</ul><script>var x = 'code';</script>"
        "<form>Search <button>Go</button></form><h1>Constitution</h1><p>Article 1. Text.</p>"
        "<div style='display: none'>hidden</div><footer>© State</footer>"
    )
    read = html.read(page(body, "<title>Site</title>"), "x.html")
    assert texts(read) == ["Constitution", "Article 1. Text."]
    assert " ".join(texts(read, Role.APART)) == ("Site Home Acts Menu 0 Menu 1 Menu 2 Menu 3 Search Go hidden © State")
    assert block_of(read, "Constitution").level == 1


def test_a_header_that_leads_nowhere_is_of_the_text() -> None:
    preamble = "Whereas the people of the land are free and equal, and whereas they have come together in one hall, "
    head = f"<header><h2>Preamble</h2><p>{preamble}they agree.</p></header>"
    read = html.read(page(f"<header><a href='/'><h1>Portal</h1></a></header>{head}<p>Article 1. Text.</p>"), "x.html")
    assert texts(read) == ["Preamble", f"{preamble}they agree.", "Article 1. Text."]
    assert texts(read, Role.APART) == ["Portal"]


def test_what_a_page_calls_its_main_part_is_the_law() -> None:
    law = "<p>Article 1. " + "Text. " * 30 + "</p>"
    read = html.read(page(f"<p>Portal of the State</p><main><h2>Title</h2>{law}</main><p>Contacts</p>"), "x.html")
    assert texts(read) == ["Title", "Article 1. " + ("Text. " * 30).strip()]
    assert texts(read, Role.APART) == ["Portal of the State", "Contacts"]


def test_a_wiki_page_loses_its_marks_and_keeps_its_notes_apart() -> None:
    law = "Text of the law that is long enough to be the greater part of the page."
    body = (
        "<div id='mw-content-text'><table class='navbox'><tr><td>Constitutions</td></tr></table>"
        "<h2>Article 1<span class='mw-editsection'>[edit]</span></h2>"
        f"<p>{law}<sup class='reference'><a href='#n1'>[1]</a></sup> It goes on.</p>"
        "<ol class='references'><li>Amended in 2020.</li></ol></div>"
    )
    read = html.read(page(body), "x.html")
    assert texts(read) == ["Article 1", f"{law} It goes on."]
    assert texts(read, Role.NOTE) == ["Amended in 2020."]
    assert texts(read, Role.APART) == ["Constitutions", "[edit]", "[1]"]


def test_remarks_within_a_paragraph_come_after_it_as_notes() -> None:
    read = html.read(
        page("<p>Law <span class='akn-remark'>[amended]</span> goes on</p><p class='note'>Ескерту</p>"), "x"
    )
    assert texts(read) == ["Law goes on"]
    assert texts(read, Role.NOTE) == ["[amended]", "Ескерту"]


def test_breaks_tables_lists_and_raised_digits_are_kept() -> None:
    body = (
        "<p>one<br>two\n three</p><center>Глава 1</center><p>Статья 9<sup>1</sup></p>"
        "<table><tr><td>a</td><td><p>b</p></td></tr></table>"
        "<ol type='a' start='3'><li>third<li value='7'>seventh</ol><ol><li>1) own</li></ol><ul><li>free</li></ul>"
    )
    read = html.read(page(body), "x.html")
    assert texts(read) == [
        "one",
        "two three",
        "Глава 1",
        "Статья 9¹",
        "a",
        "b",
        "c. third",
        "g. seventh",
        "1) own",
        "free",
    ]
    assert block_of(read, "Глава 1").centred
    assert [block_of(read, cell).table for cell in ("a", "b", "free")] == [1, 1, 0]


@pytest.mark.parametrize(
    ("tracked", "text", "apart"), [(Tracked.ACCEPTED, "Law new", ["old"]), (Tracked.ORIGINAL, "Law old", ["new"])]
)
def test_marked_changes_of_a_page_are_taken_one_way_or_the_other(tracked: Tracked, text: str, apart: list[str]) -> None:
    read = html.read(page("<p>Law <del>old</del><ins>new</ins></p>"), "x.html", tracked)
    assert (texts(read), texts(read, Role.APART)) == ([text], apart)
    assert read.warnings == ("source.tracked_changes",)


LAW = "Бұл – Қазақстан Республикасының Конституциясы. Стаття 1. Закон і право. " * 5


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "kz1048", "windows-1251"])
def test_the_letters_of_a_page_are_told_by_its_mark_or_its_own_word(encoding: str) -> None:
    law = LAW if encoding != "windows-1251" else "Стаття 1. Закон і право народу. " * 5
    meta = encoding if encoding.startswith(("kz", "win")) else "utf-8"
    content = f"<html><head><meta charset={meta}></head><body><p>{law}</p></body></html>".encode(encoding)
    assert texts(html.read(content, "x.html")) == [law.strip()]


def test_a_page_that_says_no_charset_is_guessed() -> None:
    law = "Статья 1. Государство и право, человек и гражданин. " * 10
    assert texts(html.read(f"<html><body><p>{law}</p></body></html>".encode("cp1251"), "x.html")) == [law.strip()]


def test_a_page_nested_without_end_is_refused() -> None:
    with pytest.raises(UserError, match="reading.too_deep"):
        html.read(page("<div>" * 5000 + "text" + "</div>" * 5000), "x.html")


def test_no_word_of_a_page_is_lost_however_its_marks_are_broken() -> None:
    read = html.read(b"<p>one <b>two <p>three</b> four<td>five</table><li>six", "x.html")
    assert " ".join(texts(read)).split() == ["one", "two", "three", "four", "five", "six"]


def test_letters_that_only_their_style_raises_are_raised() -> None:
    head = "<style>.rv { vertical-align: super; font-size: 60% } .rw { color: red }</style>"
    body = (
        "<p>Article 92<span style='vertical-align: super'>1</span>. <span class='rw'>2</span></p>"
        "<p>Article 92<span class='rv'>2</span>.</p><p>Article 92<sup>-3</sup>.</p>"
    )
    assert texts(html.read(page(body, head), "x.html")) == ["Article 92¹. 2", "Article 92².", "Article 92-³."]


def test_lists_are_numbered_as_their_style_says() -> None:
    body = (
        "<ol><li>one:<ol style='list-style-type: lower-alpha'><li>in</li><li>out</li></ol></li></ol>"
        "<ol style='list-style: none'><li>bare</li></ol>"
        "<ol style='list-style-type:upper-roman' start='2'><li>two</li></ol>"
    )
    assert texts(html.read(page(body), "x.html")) == ["1. one:", "a. in", "b. out", "bare", "II. two"]


def test_the_heading_of_a_list_of_notes_is_of_the_page() -> None:
    law = "Text of the law that is long enough to be the greater part of the page. " * 3
    note = "<ol class='references'><li>As amended.</li></ol><div class='licenseContainer'><p>Public domain.</p></div>"
    read = html.read(
        page(f"<h2>Article 1</h2><p>{law}</p><div class='mw-heading'><h2>Notes</h2></div>{note}"), "x.html"
    )
    assert texts(read) == ["Article 1", law.strip()]
    assert texts(read, Role.NOTE) == ["As amended."]
    assert texts(read, Role.APART) == ["Notes", "Public domain."]


def test_number_and_title_of_a_heading_that_only_their_looks_part_are_two_words() -> None:
    heading = "<h2><span class='no'>PART 1</span><span class='title'>GENERAL</span></h2>"
    body = f"{heading}<p><span>PART 1</span><span>A</span></p>"
    assert texts(html.read(page(body), "x.html")) == ["PART 1 GENERAL", "PART 1A"]


def test_what_is_struck_out_is_a_note_of_the_wording_before() -> None:
    body = (
        "<p><strike>Art. 2. The land has one house.</strike></p>"
        "<p style='text-decoration: line-through'>Art. 2. The land has two houses.</p>"
        "<p>Art. 2. The land has <s>three</s> four houses, and all of them are free for everyone to live in.</p>"
        "<p>Art. 3. Every house has a garden, and in every garden there grows a tree.</p>"
    )
    read = html.read(page(body), "x.html")
    assert texts(read)[0] == "Art. 2. The land has four houses, and all of them are free for everyone to live in."
    assert texts(read, Role.STRUCK) == [
        "Art. 2. The land has one house.",
        "Art. 2. The land has two houses.",
        "three",
    ]


def test_a_page_that_is_struck_out_as_a_whole_is_read() -> None:
    assert texts(html.read(page("<p><s>Article 1. The law is no more in force.</s></p>"), "x.html")) == [
        "Article 1. The law is no more in force."
    ]


def test_the_title_and_the_preamble_before_the_main_part_are_of_the_text() -> None:
    law = "<p>Article 1. " + "Text. " * 30 + "</p>"
    head = "<div><h1>Constitution of the Land</h1></div><div><h2>Preamble</h2><p>We adopt it.</p></div>"
    body = f"<div class='menu'><a href='/'>Portal</a></div><div>{head}<div>Print</div><main>{law}</main></div>"
    read = html.read(page(body), "x.html")
    assert texts(read)[:3] == ["Constitution of the Land", "Preamble", "We adopt it."]
    assert texts(read, Role.APART) == ["Portal", "Print"]


def test_links_back_to_the_top_and_names_of_places_are_of_the_page() -> None:
    back = "<p class='up'><a href='#top'>Up</a></p>"
    body = "".join(f"<p>[Block {n}: #a{n}]</p><p>Article {n}. Text of the law.</p>{back}" for n in range(1, 4))
    read = html.read(page(body), "x.html")
    assert texts(read) == [f"Article {n}. Text of the law." for n in range(1, 4)]
    assert texts(read, Role.APART)[:2] == ["[Block 1: #a1]", "Up"]


def test_an_item_of_one_short_word_has_the_number_of_its_list() -> None:
    read = html.read(page("<ol type='a'><li>spring;</li><li>winter.</li><li>c) autumn.</li></ol>"), "x.html")
    assert texts(read) == ["a. spring;", "b. winter.", "c) autumn."]


def test_raised_numbers_with_latin_words_number_paragraphs() -> None:
    law = (
        "<h1>Verfassung des Landes</h1><p>Art. 1 Land</p><p><sup>1</sup> Das Land ist frei und alle sind frei.</p>"
        "<p><sup>1bis</sup> Es ist auch still.</p><p><sup>2</sup> Es sorgt für die Leute:</p><dl><dt>a.</dt>"
        "<dd>im Norden;</dd><dt>a<sup>bis</sup>.</dt><dd>im Osten;</dd><dt>b.</dt><dd>im Süden.</dd></dl>"
    )
    document = structured(html.read(page(law), "x.html"), Source("x.html", "html", "0" * 64), "de")
    assert [node.label for node in document.walk()] == ["Art. 1", "¹", "¹bis", "²", "a.", "abis.", "b."]
    assert document.articles[0].children[1].eid == "art_1__para_1-bis"
    assert document.warnings == ()


def test_footnotes_of_a_page_that_word_saved_are_notes() -> None:
    body = (
        "<p class=MsoNormal>The garden<a href='#_ftn1' name='_ftnref1'><span class=MsoFootnoteReference>[1]</span></a>"
        " is everybody's, and the house is too.</p><div style='mso-element:footnote-list'><hr>"
        "<div style='mso-element: footnote' id=ftn1><p class=MsoFootnoteText><a href='#_ftnref1'>[1]</a> Planted.</p>"
        "</div></div>"
    )
    read = html.read(page(body), "x.html")
    assert texts(read) == ["The garden is everybody's, and the house is too."]
    assert texts(read, Role.NOTE) == ["Planted."]
    assert texts(read, Role.APART) == ["[1]", "[1]"]

"""Akoma Ntoso from others: kinds, addresses, numbers, notes, and everything around the body."""

from __future__ import annotations

import pytest

from commission_app.domain.document import Document, Kind, Note
from commission_app.domain.document_json import document_from_json, document_to_json
from commission_app.domain.source_reading import Tracked
from commission_app.readers.akoma_ntoso import read
from commission_app.readers.akoma_ntoso_tree import number

V3, V2 = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0", "http://www.akomantoso.org/2.0"


def act(inner: str, namespace: str = V3) -> bytes:
    return f"<akomaNtoso xmlns='{namespace}'><act name='a'>{inner}</act></akomaNtoso>".encode()


META = "<meta><identification><FRBRExpression><FRBRlanguage language='{}'/></FRBRExpression></identification></meta>"
ARTICLE = (
    "<article {id}='art_1'><num>Article 1.</num><heading>Land</heading><intro><p>It is:</p></intro>"
    "<paragraph {id}='art_1__para_1'><num>1)</num><content><p>one<authorialNote><p>So in 1995.</p></authorialNote>;</p>"
    "</content></paragraph>"
    "<paragraph {id}='art_1__para_2'><num>2¹)</num><content><p>t<i>w</i>o.</p></content></paragraph>"
    "<wrapUp {id}='art_1__wrap'><p>All of it.</p></wrapUp></article>"
)


@pytest.mark.parametrize(("namespace", "identity"), [(V3, "eId"), (V2, "id")])
def test_both_versions_keep_kinds_addresses_numbers_and_order(namespace: str, identity: str) -> None:
    inner = (
        META.format("kaz") + "<preface><p>Draft</p><longTitle><p>A <docTitle>Law</docTitle></p></longTitle></preface>"
        "<preamble><recitals><recital><p>We,</p></recital></recitals><p>agree.</p></preamble>"
        f"<body><part {identity}='part_A'><num>Part A</num><heading>First</heading>"
        f"{ARTICLE.format(id=identity)}</part></body>"
        "<conclusions><p>Signed</p></conclusions>"
        "<attachments><attachment><doc name='s'><mainBody><p>Schedule</p></mainBody></doc></attachment></attachments>"
    )
    document = read(act(inner, namespace), "x.xml")
    assert (document.title, document.language) == ("Law", "kk")
    assert (document.front, document.back) == (("Draft", "A Law"), ("Signed",))
    assert [(node.eid, node.kind, node.number, node.heading, node.text) for node in document.walk()] == [
        ("preamble", Kind.PREAMBLE, None, None, "We,\nagree."),
        ("part_A", Kind.PART, "A", "First", None),
        ("art_1", Kind.ARTICLE, "1", "Land", "It is:"),
        ("art_1__para_1", Kind.PARAGRAPH, "1", None, "one;"),
        ("art_1__para_2", Kind.PARAGRAPH, "2¹", None, "two."),
        ("art_1__wrap", Kind.WRAP_UP, None, None, "All of it."),
        ("att", Kind.ATTACHMENT, None, None, "Schedule"),
    ]
    assert document.notes == (Note("So in 1995.", "art_1__para_1"),)


def test_sections_are_articles_where_there_are_no_articles() -> None:
    section = "<section eId='sec_1'><num>1.</num><content><p>Text</p></content></section>"
    body = f"<body><chapter><num>1</num>{section}</chapter></body>"
    document = read(act(META.format("eng") + body), "x.xml")
    assert [(node.eid, node.kind) for node in document.walk()] == [("chp_1", Kind.CHAPTER), ("sec_1", Kind.ARTICLE)]


def test_missing_and_doubled_addresses_are_made_anew() -> None:
    body = (
        "<body><article eId='a b'><num>Art. 5</num><content><p>x</p></content></article>"
        "<article eId='art_5'><num>6</num><content><p>y</p></content></article></body>"
    )
    document = read(act(META.format("eng") + body), "x.xml")
    assert [node.eid for node in document.articles] == ["art_5", "art_5_dup_2"]


def test_lists_within_content_become_points_and_lines_after_them_close_it() -> None:
    listed = (
        "<blockList><listIntroduction>These:</listIntroduction><item><num>(a)</num><p>one</p></item>"
        "<item><num>(b)</num><p>two</p></item></blockList><p>and so on.</p>"
    )
    body = f"<body><article eId='art_1'><num>1</num><content>{listed}</content></article></body>"
    (article,) = read(act(META.format("eng") + body), "x.xml").articles
    assert article.text == "These:"
    assert [(node.kind, node.number, node.text) for node in article.children] == [
        (Kind.POINT, "a", "one"),
        (Kind.POINT, "b", "two"),
        (Kind.WRAP_UP, None, "and so on."),
    ]


def drawn(document: Document) -> list[tuple[str, str | None, str | None, str | None]]:
    return [(node.kind.value, node.number, node.heading, node.text) for node in document.walk()]


def test_headings_between_provisions_hold_those_after_them_and_take_no_others_place() -> None:
    section = "<section eId='sec_{0}'><num>{0}.</num><content><p>Text {0}.</p></content></section>"
    body = (
        "<body><chapter eId='chp_1'><num>Chapter 1</num><heading>The land</heading>"
        f"{section.format(1)}<hcontainer name='crossheading' eId='h_1'><heading>Rivers</heading></hcontainer>"
        f"{section.format(2)}<crossHeading eId='h_2'>Hills</crossHeading>{section.format(3)}</chapter></body>"
    )
    assert drawn(read(act(META.format("eng") + body), "x.xml")) == [
        ("chapter", "1", "The land", None),
        ("article", "1", None, "Text 1."),
        ("section", None, "Rivers", None),
        ("article", "2", None, "Text 2."),
        ("section", None, "Hills", None),
        ("article", "3", None, "Text 3."),
    ]


def test_containers_of_any_name_keep_their_numbers_and_headings() -> None:
    body = (
        "<body><article><num>Art. 1</num><content><p>Testo.</p></content></article>"
        "<hcontainer name='disposizioni'><heading>DISPOSIZIONI FINALI</heading>"
        "<hcontainer name='disposizione'><num>I</num><content><p>Uno.</p></content></hcontainer>"
        "<hcontainer name='disposizione'><num>II</num><content><p>Due.</p></content></hcontainer></hcontainer></body>"
    )
    assert drawn(read(act(META.format("ita") + body), "x.xml")) == [
        ("article", "1", None, "Testo."),
        ("section", None, "DISPOSIZIONI FINALI", None),
        ("paragraph", "I", None, "Uno."),
        ("paragraph", "II", None, "Due."),
    ]


def test_what_stands_in_a_paragraph_is_below_it_whatever_its_name() -> None:
    body = (
        "<body><article><num>1</num><section><num>Section 1</num><content><p>One.</p></content></section>"
        "<subsection><num>(2)</num><intro><p>Two:</p></intro><paragraph><num>(a)</num><blockList><item><num>(i)</num>"
        "<p>deep;</p></item></blockList></paragraph></subsection></article></body>"
    )
    assert drawn(read(act(META.format("eng") + body), "x.xml"))[1:] == [
        ("paragraph", "1", None, "One."),
        ("paragraph", "2", None, "Two:"),
        ("point", "a", None, None),
        ("subparagraph", "i", None, "deep;"),
    ]


def test_attachments_are_of_the_tree_with_what_they_hold() -> None:
    held = (
        "<attachments><attachment eId='att_1'><heading>First Schedule</heading><subheading>Oaths</subheading>"
        "<doc name='schedule'><meta/><mainBody><part><num>Part A</num><section><num>1.</num><content><p>I swear.</p>"
        "</content></section></part></mainBody></doc></attachment></attachments>"
    )
    body = "<body><section eId='sec_1'><num>1.</num><content><p>Text.</p></content></section></body>"
    assert drawn(read(act(META.format("eng") + body + held), "x.xml"))[1:] == [
        ("attachment", None, "First Schedule Oaths", None),
        ("attachment", "A", None, None),
        ("paragraph", "1", None, "I swear."),
    ]


def test_an_article_that_only_a_note_of_its_repeal_is_left_of_is_repealed() -> None:
    body = (
        "<body><section eId='sec_1'><num>1.</num><content><p><remark>[section 1 repealed]</remark></p></content>"
        "</section><section eId='sec_2'><num>2.</num><content><p>Text.<remark>[repealed in part]</remark></p></content>"
        "</section></body>"
    )
    document = read(act(META.format("eng") + body), "x.xml")
    assert [one.repealed for one in document.articles] == [True, False]


@pytest.mark.parametrize(
    ("tracked", "text", "apart"), [(Tracked.ACCEPTED, "One new law.", "old"), (Tracked.ORIGINAL, "One old law.", "new")]
)
def test_marked_changes_are_taken_one_way_or_the_other(tracked: Tracked, text: str, apart: str) -> None:
    body = "<body><article><num>1</num><content><p>One <ins>new</ins><del>old</del> law.</p></content></article></body>"
    document = read(act(META.format("eng") + body), "x.xml", tracked)
    assert (document.articles[0].text, document.apart) == (text, (apart,))
    assert [warning.key for warning in document.warnings] == ["source.tracked_changes"]


def test_a_law_quoted_in_a_line_keeps_its_words_apart() -> None:
    quoted = "<embeddedStructure><section><num>9.</num><content><p>Quoted.</p></content></section></embeddedStructure>"
    body = f"<body><article><num>1</num><content><p>It says: {quoted}</p></content></article></body>"
    assert read(act(META.format("eng") + body), "x.xml").articles[0].text == "It says: 9.\nQuoted."


@pytest.mark.parametrize(
    ("printed", "bare"),
    [
        *(
            ("Article 3.", "3"),
            ("(a)", "a"),
            ("1)", "1"),
            ("CHAPTER IV", "IV"),
            ("§ 5", "5"),
            ("Art. 12 bis", "12 bis"),
        ),
        *(("XIV bis", "XIV bis"), ("Стаття 9-1.", "9-1"), ("premier", "premier"), (" ", None), ("—", None)),
    ],
)
def test_numbers_lose_their_words_and_marks(printed: str, bare: str | None) -> None:
    assert number(printed) == bare


def test_addresses_that_could_not_be_kept_and_elements_nested_without_end_are_made_fit() -> None:
    deep = "".join(f"<article eId='{'й' * 300}{level}'><num>1</num>" for level in range(60)) + "<intro><p>x</p></intro>"
    closing = f"<wrapUp eId='й й'><p>y</p></wrapUp>{'</article>' * 60}"
    inner = f"<preamble eId='«»'><p>We</p></preamble><body>{deep}{closing}</body>"
    document = read(act(META.format("eng") + inner), "x.xml")
    assert document_from_json(document_to_json(document)) == document
    assert [node.text for node in document.walk() if node.text] == ["We", "x", "y"]


def test_the_title_is_not_the_stamp_on_the_cover_and_a_preamble_keeps_its_heading() -> None:
    front = "<coverPage><p>DRAFT</p></coverPage><preface><longTitle><p>Law of the Land</p></longTitle></preface>"
    preamble = "<preamble><heading>Preamble</heading><p>We agree.</p></preamble>"
    article = "<body><article eId='art_1'><num>Article 1</num><content><p>Text</p></content></article></body>"
    document = read(act(META.format("eng") + front + preamble + article), "x.xml")
    assert (document.title, document.front) == ("Law of the Land", ("DRAFT", "Law of the Land"))
    assert (document.nodes[0].heading, document.nodes[0].text) == ("Preamble", "We agree.")


def test_addresses_that_say_another_place_than_they_stand_at_are_made_anew() -> None:
    def article(eid: str, number: str, *parts: str) -> str:
        below = "".join(
            f"<paragraph eId='{one}'><num>{n}.</num><p>{one}</p></paragraph>" for n, one in enumerate(parts, 1)
        )
        return f"<article eId='{eid}'><num>{number}</num>{below}</article>"

    articles = article("ch_1__art_7", "7", "p-1", "ch_1__art_7__p2") + article("ch_1__art_7__bis", "7bis", "p-2")
    document = read(act(META.format("eng") + f"<body>{articles}</body>"), "x.xml")

    # What an article holds begins with its address, in whatever way others count; and nothing else does.
    assert [node.eid for node in document.walk()] == [
        "ch_1__art_7",
        "ch_1__art_7__para_1",
        "ch_1__art_7__p2",
        "art_7-bis",
        "art_7-bis__para_1",
    ]

"""Headings inside of articles, which bear no number and only look like some: they head the paragraph that follows."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from commission_app.domain.document import Document, Source
from commission_app.domain.line_reading import Act, Correction, Reading
from commission_app.readers import html, markdown, pdf
from commission_app.readers.block import Read, blocks_of
from commission_app.readers.structure import structured
from tests.unit.readers.drawn_laws import drawn
from tests.unit.readers.files import odt_file, paragraph, printed, read_odt, read_word, w, width, word_file

WIDEST = (
    "Whoever does not keep this law, on whichever day, answers for it to all the people of the land and its council."
)
LAW = """Constitution of the Land
Chapter I. The State
Article 1. The people
1. All power in the land is of the people, who use it by votes.
2. Nobody else has any power in the land, whoever that may be.
Article 2. The council
#Composition
1. The council has ten members, whom the people elect.
2. A member serves for as many years as the law says.
#Powers of the council
3. The council makes the laws of the land, and no other body does.
4. It elects a chair from among its members.
Chapter II. The Land
Article 3. The land
The land is one and shall never be divided by anybody.
#Borders
The borders of the land are fixed by a law of the council.
Nobody shall change them without asking the people.
Article 4. The end
Whatever this law does not say is for the council to say.
The laws that were before hold until others are made."""
DRAWN = [
    "chap Chapter I. /The State/",
    ".arti Article 1. /The people/",
    "..para 1. All power in the land is of the people, who use it by votes.",
    "..para 2. Nobody else has any power in the land, whoever that may be.",
    ".arti Article 2. /The council/",
    "..para 1. /Composition/ The council has ten members, whom the people elect.",
    "..para 2. A member serves for as many years as the law says.",
    "..para 3. /Powers of the council/ The council makes the laws of the land, and no other body does.",
    "..para 4. It elects a chair from among its members.",
    "chap Chapter II. /The Land/",
    ".arti Article 3. /The land/ The land is one and shall never be divided by anybody.",
    (
        "..para /Borders/ The borders of the land are fixed by a law of the council."
        " | Nobody shall change them without asking the people."
    ),
    (
        ".arti Article 4. /The end/ Whatever this law does not say is for the council to say."
        " | The laws that were before hold until others are made."
    ),
]


def lines(one: Callable[[str], str], set_off: Callable[[str], str]) -> list[str]:
    """Return the lines of the law in the form of a format, and those that are set off in theirs."""
    return [set_off(line[1:]) if line[0] == "#" else one(line) for line in LAW.splitlines()]


def word_in_the_middle() -> Read:
    body = lines(paragraph, lambda line: paragraph(line, "<w:jc w:val='center'/>"))
    return read_word(word_file("".join(body)))


def word_in_bold() -> Read:
    def bold(line: str) -> str:
        runs = (f"<w:r><w:rPr><w:b/></w:rPr><w:t xml:space='preserve'>{part}</w:t></w:r>" for part in line.split())
        return f"<w:p>{'<w:r><w:t> </w:t></w:r>'.join(runs)}</w:p>"

    return read_word(word_file("".join(lines(paragraph, bold))))


def word_in_a_bold_style() -> Read:
    styles = (
        "<w:style w:type='paragraph' w:styleId='Sub'><w:rPr><w:b/></w:rPr></w:style>"
        "<w:style w:type='paragraph' w:styleId='Inner'><w:basedOn w:val='Sub'/></w:style>"
    )
    body = lines(paragraph, lambda line: paragraph(line, "<w:pStyle w:val='Inner'/>"))
    return read_word(word_file("".join(body), others={"styles": w("styles", styles)}))


def open_document_in_bold() -> Read:
    styles = (
        "<style:style style:name='B'><style:text-properties fo:font-weight='bold'/></style:style>"
        "<style:style style:name='C' style:parent-style-name='B'/>"
    )
    body = lines(
        lambda line: f"<text:p>{line}</text:p>",
        lambda line: (
            f"<text:p text:style-name='C'>{line}</text:p>"
            if " " in line
            else f"<text:p><text:span text:style-name='B'>{line}</text:span></text:p>"
        ),
    )
    return read_odt(odt_file("".join(body), automatic=styles))


def page_in_bold() -> Read:
    body = lines(lambda line: f"<p>{line}</p>", lambda line: f"<p><span><b>{line}</b></span></p>")
    return html.read(f"<html><body>{''.join(body)}</body></html>".encode(), "x.html")


def page_of_levels() -> Read:
    def one(line: str) -> str:
        tag = {"Con": "h1", "Cha": "h2", "Art": "h3"}.get(line[:3], "p")
        return f"<{tag}>{line}</{tag}>"

    body = lines(one, lambda line: f"<h4>{line}</h4>")
    return html.read(f"<html><body>{''.join(body)}</body></html>".encode(), "x.html")


def marked_down() -> Read:
    begun = lines(lambda line: line, lambda line: f"**{line}**")
    return markdown.read("# " + "\n\n".join(begun))


def printed_page() -> Read:
    page = [
        (300 - width(line[1:], 9) / 2 if line[0] == "#" else 60, 800.0 - 14 * at, 9.0, line.removeprefix("#"))
        for at, line in enumerate(LAW.splitlines())
    ]
    return pdf.read(printed([[*page, (60, 400.0, 9.0, WIDEST)]]), "x.pdf")


def tree(read: Read) -> Document:
    return structured(read, Source("x", read.format, "0" * 64), "en")


@pytest.mark.parametrize(
    "read",
    [
        word_in_the_middle,
        word_in_bold,
        word_in_a_bold_style,
        open_document_in_bold,
        page_in_bold,
        page_of_levels,
        marked_down,
    ],
)
def test_a_heading_inside_an_article_heads_the_paragraph_that_follows(read: Callable[[], Read]) -> None:
    document = tree(read())
    assert drawn(document) == DRAWN
    assert document.warnings == ()


def test_lines_in_the_middle_of_a_printed_page_inside_an_article_are_headings() -> None:
    *most, last = drawn(tree(printed_page()))
    assert most == DRAWN[:-1]
    assert last == f"{DRAWN[-1]} | {WIDEST}"


def test_names_in_bold_are_no_headings_where_a_sentence_leads_to_them_or_goes_on_with_them() -> None:
    document = tree(
        html.read(
            b"<p>Article 1. The towns</p><p>The towns of the land are:</p><p><b>Ammar</b></p><p><b>Bessel</b></p>"
            b"<p>They lie at the sea, and each of them has a harbour of its own.</p>"
            b"<p>Article 2. The oath</p><p>Whoever is elected says:</p>"
            b"<p align=center>\xe2\x80\x9cI will keep the law</p>"
            b"<p>and serve the people of the land in all that I do.\xe2\x80\x9d</p><p>Then the bells are rung.</p>"
            b"<p>Article 3. The end</p><p>This law holds from the day on which it is made known to everybody.</p>"
            b"<p>It holds in all the towns of the land, and on the sea.</p><p>Nobody is free from it.</p>",
            "x.html",
        )
    )
    assert drawn(document) == [
        (
            "arti Article 1. /The towns/ The towns of the land are: | Ammar | Bessel"
            " | They lie at the sea, and each of them has a harbour of its own."
        ),
        (
            "arti Article 2. /The oath/ Whoever is elected says: | “I will keep the law"
            " | and serve the people of the land in all that I do.” | Then the bells are rung."
        ),
        (
            "arti Article 3. /The end/ This law holds from the day on which it is made known to everybody."
            " | It holds in all the towns of the land, and on the sea. | Nobody is free from it."
        ),
    ]


def test_a_line_that_a_person_calls_a_heading_inside_an_article_heads_what_follows() -> None:
    text = "\n".join(lines(str, str))
    told = [Correction(line, Act.MARK, Reading.TITLE) for line in ("Powers of the council", "Borders")]
    read = Read("txt", blocks_of([text]))
    document = structured(read, Source("x", "txt", "0" * 64), "en", told)
    assert drawn(document)[7:9] == DRAWN[7:9]
    assert drawn(document)[10:] == DRAWN[10:]


def test_headings_inside_an_annex_begin_its_divisions() -> None:
    document = tree(
        markdown.read(
            """# Constitution of the Land

## Article 1. The people

All power in the land is of the people.

## Article 2. The council

The council makes the laws of the land.

## Annex 1. Oaths

The oaths are these.

### Oath of the president

I will keep the law.

### Oath of members

1. We will keep the law.
2. We will serve the people.
"""
        )
    )
    assert drawn(document)[2:] == [
        "atta Annex 1. /Oaths/ The oaths are these.",
        ".atta /Oath of the president/ I will keep the law.",
        ".atta /Oath of members/",
        "..para 1. We will keep the law.",
        "..para 2. We will serve the people.",
    ]

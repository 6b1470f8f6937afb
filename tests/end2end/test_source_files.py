"""What the command line makes of sources with tracked changes and comments, and of Akoma Ntoso there and back."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.command_line import Call, call, person
from tests.unit.readers.files import paragraph, saved, w, word_file
from tests.unit.writers.akoma_ntoso_rules import faults

LAW = (
    paragraph("Constitution of the Land")
    + paragraph("Article 1")
    + "<w:p><w:r><w:t xml:space='preserve'>The land is </w:t></w:r>"
    "<w:ins><w:r><w:t>one</w:t></w:r></w:ins><w:del><w:r><w:delText>whole</w:delText></w:r></w:del>"
    "<w:r><w:t>.</w:t></w:r></w:p>" + paragraph("Article 2") + "<w:p><w:r><w:t xml:space='preserve'>Every </w:t></w:r>"
    "<w:commentRangeStart w:id='1'/><w:commentRangeStart w:id='2'/><w:r><w:t>citizen</w:t></w:r>"
    "<w:commentRangeEnd w:id='1'/><w:r><w:commentReference w:id='1'/></w:r>"
    "<w:commentRangeEnd w:id='2'/><w:r><w:commentReference w:id='2'/></w:r>"
    "<w:r><w:t xml:space='preserve'> may vote.</w:t></w:r></w:p>"
)
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
COMMENTS = w(
    "comments",
    "".join(
        f"<w:comment w:id='{identity}' w:author='{author}' w:date='2026-02-12T10:00:00Z'>"
        f"<w:p xmlns:w14='{W14}' w14:paraId='{identity}'><w:r><w:t>{text}</w:t></w:r></w:p></w:comment>"
        for identity, author, text in ((1, "Expert A", "And others?"), (2, "Expert B", "No others."))
    ),
)
ANSWERS = f"<x:commentsEx xmlns:x='{W15}'><x:commentEx x:paraId='2' x:paraIdParent='1'/></x:commentsEx>"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return saved(tmp_path, word_file(LAW, others={"comments": COMMENTS, "commentsExtended": ANSWERS}), "law.docx")


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "s.commission"
    person(tmp_path / "s")("new", path, "--title", "Reform", "--member", "Secretary", "--no-passphrase")
    return path


def as_secretary(database: Path, *arguments: object) -> Call:
    return person(database.parent / "s")(*arguments)


@pytest.mark.parametrize(("option", "text"), [("accepted", "The land is one."), ("original", "The land is whole.")])
def test_outline_and_import_take_tracked_changes_as_told(source: Path, database: Path, option: str, text: str) -> None:
    shown = call("outline", source, "--json", "--tracked", option).json
    assert shown["nodes"][0]["text"] == text
    imported = as_secretary(
        database, "import", database, source, "--draft", "D", "--language", "en", "--tracked", option, "--json"
    ).json
    assert imported["comments"] == 0
    assert as_secretary(database, "outline", database, "--json").json["nodes"][0]["text"] == text


def test_one_file_is_compared_before_and_after_its_tracked_changes(source: Path) -> None:
    compared = call("compare", source, source, "--tracked", "original", "--json").json
    assert (compared["summary"]["amended"], compared["summary"]["unchanged"]) == (1, 1)


def test_comments_are_taken_over_with_their_authors_words_and_answers(source: Path, database: Path) -> None:
    imported = as_secretary(
        database, "import", database, source, "--draft", "D", "--language", "en", "--with-comments", "--json"
    ).json
    assert imported["comments"] == 2
    items = as_secretary(database, "comment", "list", database, "--json").json["items"]
    assert [(one["eid"], one["text"]) for one in items] == [
        ("art_2", "Expert A, 2026-02-12:\nAnd others?"),
        ("art_2", "Expert B, 2026-02-12:\nNo others."),
    ]
    assert items[0]["quote"] == "citizen"
    assert items[1]["reply_to"] == items[0]["id"]


def test_a_draft_goes_out_as_akoma_ntoso_and_comes_in_again(source: Path, database: Path, tmp_path: Path) -> None:
    as_secretary(
        database, "import", database, source, "--draft", "D", "--language", "en", "--date", "2026-02-12", "--quiet"
    )
    out = tmp_path / "law.xml"
    as_secretary(database, "export", database, out, "--country", "kz")
    assert list(faults(out.read_bytes())) == []
    assert b"/akn/kz/act/2026-02-12/constitution" in out.read_bytes()
    first, again = (call("outline", path, "--json").json for path in (source, out))
    for name in ("title", "language", "counts", "articles", "nodes", "front", "back", "notes"):
        assert again[name] == first[name], name
    assert again["source"]["format"] == "akn"


@pytest.mark.parametrize(
    ("arguments", "key"),
    [(("law.odt",), "writing.unknown_format"), (("law.xml", "--country", "Kazakhstan"), "draft.bad_country")],
)
def test_an_export_that_cannot_be_says_why_and_writes_nothing(
    source: Path, database: Path, tmp_path: Path, arguments: tuple[str, ...], key: str
) -> None:
    as_secretary(database, "import", database, source, "--draft", "D", "--language", "en", "--quiet")
    out = tmp_path / arguments[0]
    refused = call("export", database, out, *arguments[1:], "--json", home=tmp_path / "s")
    assert (refused.code, refused.json["error"]["key"]) == (3, key)
    assert not out.exists()

"""Texts that are hard to compare: a sensible answer, and in bounded time."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from commission_app.base.resources import resource
from tests.command_line import Call, call

SECONDS = 30
"""Many times what it takes, for a machine that has other things to do: what is squared takes hours."""

Write = Callable[[str, str], Path]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Return what writes a text file."""
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")

    def written(name: str, text: str) -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return written


def timely(*arguments: object) -> Call:
    began = time.monotonic()
    done = call(*arguments)
    assert time.monotonic() - began < SECONDS
    return done


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_text_compared_with_itself_does_not_change(language: str) -> None:
    text = resource("sample", f"draft.{language}.txt")
    done = timely("compare", text, text, "--json")
    assert done.code == 0
    summary = done.json["summary"]
    relations = {"unchanged": len(done.json["pairs"]), "amended": 0, "new": 0, "removed": 0, "split": 0, "merged": 0}
    assert {name: summary[name] for name in relations} == relations
    assert not any(summary[f"words_{way}"] for way in ("inserted", "deleted"))
    assert done.json["moved_provisions"] == []


def test_a_file_without_any_text_is_refused_by_name(write: Write, tmp_path: Path) -> None:
    blank = tmp_path / "blank.docx"
    docx.Document().save(str(blank))
    law = resource("sample", "draft.en.txt")
    for nothing, key in ((write("empty.txt", ""), "reading.empty"), (blank, "reading.no_text")):
        for pair in ((nothing, law), (law, nothing)):
            done = timely("compare", *pair)
            assert (done.code, done.out) == (3, "")
            assert nothing.name in done.err
            assert f"[{key}]" in done.err


def test_texts_in_two_languages_are_said_to_be_in_two(write: Write) -> None:
    done = timely("compare", resource("sample", "draft.kk.txt"), resource("sample", "draft.ru.txt"), "--json")
    assert done.code == 0
    assert "two languages (kk and ru)" in done.err
    assert done.json["moved_provisions"] == []


def test_a_text_without_articles_is_compared_as_one(write: Write) -> None:
    one, other = (
        write("one.txt", "Nothing but words stand here.\n"),
        write("two.txt", "Nothing but deeds stand here.\n"),
    )
    done = timely("compare", one, other, "--json")
    assert done.code == 0
    assert done.err.count("No articles were found") == 2
    assert (done.json["summary"]["words_inserted"], done.json["summary"]["words_deleted"]) == (1, 1)
    assert done.json["summary"]["old_articles_affected_share"] == 0
    assert timely("check", one).code == 3


def test_a_table_of_forty_pages_is_compared_row_by_row(tmp_path: Path, write: Write) -> None:
    def budget(name: str, added: int) -> Path:
        document = docx.Document()
        document.add_paragraph("Article 1. The budget")
        document.add_paragraph("The expenses are these:")
        table = document.add_table(rows=0, cols=3)
        for row in range(1200):
            amount = row * 37 + (added if row % 40 == 0 else 0)
            for cell, text in zip(table.add_row().cells, (f"{row + 1}", f"Expense {row}", f"{amount}"), strict=True):
                cell.text = text
        document.add_paragraph("Article 2. The rest")
        document.add_paragraph("All else is determined by law.")
        path = tmp_path / name
        document.save(str(path))
        return path

    old, new = budget("old.docx", 0), budget("new.docx", 5)
    written = [tmp_path / f"table.{ending}" for ending in ("html", "docx", "xlsx")]
    options = [part for path in written for part in (f"--{path.suffix[1:]}", path)]
    done = timely("compare", old, new, *options, "--json")
    assert done.code == 0
    assert (done.json["summary"]["amended"], done.json["summary"]["new"], done.json["summary"]["removed"]) == (1, 0, 0)
    assert (done.json["summary"]["words_inserted"], done.json["summary"]["words_deleted"]) == (30, 30)
    assert all(path.stat().st_size > 10_000 for path in written)


SAME = "The same words stand here again and again."
OTHER = "Quite another sentence is repeated in this article."


@pytest.mark.parametrize(
    ("count", "sentence", "inserted", "deleted"),
    [(10_000, SAME, 0, 0), (9_990, SAME, 0, 80), (10_000, OTHER, 80_000, 80_000)],
)
def test_ten_thousand_identical_paragraphs_are_compared_in_bounded_time(
    write: Write, count: int, sentence: str, inserted: int, deleted: int
) -> None:
    def law(name: str, many: int, text: str) -> Path:
        return write(
            name, "\n".join(("Article 1", *[text] * many, "Article 2", "All else is determined by law.")) + "\n"
        )

    done = timely("compare", law("old.txt", 10_000, SAME), law("new.txt", count, sentence), "--json")
    assert done.code == 0
    assert (done.json["summary"]["words_inserted"], done.json["summary"]["words_deleted"]) == (inserted, deleted)


def test_ten_thousand_identical_articles_are_compared_in_bounded_time(write: Write) -> None:
    def law(name: str, many: int) -> Path:
        return write(name, "\n".join(f"Article {number}\n{SAME}" for number in range(1, many + 1)) + "\n")

    done = timely("compare", law("old.txt", 10_000), law("new.txt", 9_990), "--json")
    assert done.code == 0
    assert (done.json["summary"]["unchanged"], done.json["summary"]["removed"]) == (9_990, 10)


LAW = """Article 1
1. The state is one and its land is whole.
2. Nobody sells it; Articles {first} and {second} say how it is kept.

Article 2
1. {added}The courts are independent and obey only the constitution and the law of the republic.
"""
KEPT = """
Article {number}
1. Parliament passes laws by the votes of most of its members, who are elected for four years.
"""


NAMED = (("old.html", "one"), ("new.html", "free"))


def test_two_documents_are_checked_as_the_old_text_and_the_new_one(write: Write) -> None:
    old = write("old.txt", LAW.format(first=2, second=3, added="") + KEPT.format(number=3))
    council = "\nArticle 3\n1. A council of the people advises on bills twice a year, in the capital.\n"
    new = write("new.txt", LAW.format(first=2, second=3, added="") + council + KEPT.format(number=4))
    done = timely("check", old, new, "--json")
    assert done.code == 1
    assert [(one["key"], one["params"]["suggested"]) for one in done.json["findings"]] == [
        ("check.reference_stale_suggested", "4")
    ]
    assert timely("check", old, new, "--against", old).code == 2


def test_an_option_that_would_have_no_effect_is_wrong_use(write: Write, tmp_path: Path) -> None:
    old, new = (write(name, LAW.format(first=1, second=2, added="")) for name in ("old.txt", "new.txt"))
    database = tmp_path / "r.commission"
    assert timely("new", database, "--title", "R", "--member", "S", "--no-passphrase").code == 0
    for used in (
        ("compare", old, new, "--old", "Draft"),
        ("compare", old, new, "--new", "Draft"),
        ("compare", old, new, "--language", "uk"),
        ("compare", old, database),
        ("compare", old, new, "--columns", "new,old,new"),
        ("check", old, "--draft", "Draft"),
        ("check", old, database),
        ("check", database, "--against", old),
    ):
        assert timely(*used).code == 2, used
    assert timely("compare", old, new, "--language", "ru").out.splitlines()[2].startswith("затронуто статей")


def test_no_flow_is_drawn_of_texts_without_sections(write: Write, tmp_path: Path) -> None:
    text, drawn = write("law.txt", LAW.format(first=1, second=2, added="")), tmp_path / "flow.svg"
    done = timely("compare", text, text, "--flow", drawn)
    assert (done.code, drawn.exists()) == (3, False)
    assert "compare.no_sections" in done.err


def test_what_is_compared_is_not_written_over(write: Write) -> None:
    old, new = (write(name, f"<p>Article 1</p><p>The state is {word}.</p>") for name, word in NAMED)
    done = timely("compare", old, new, "--html", new)
    assert done.code == 2
    assert "new.html" in done.err
    assert "free" in new.read_text(encoding="utf-8")


def test_two_documents_in_two_languages_are_checked_as_one_text(write: Write) -> None:
    kazakh, russian = (resource("sample", f"draft.{language}.txt") for language in ("kk", "ru"))
    lines = russian.read_text(encoding="utf-8").splitlines(keepends=True)
    last = max(place for place, line in enumerate(lines) if line.startswith("2. "))
    shorter = write("shorter.txt", "".join(lines[:last] + lines[last + 1 :]))
    assert timely("check", kazakh, russian, "--json").json["counts"]["languages"] == 0
    assert timely("check", kazakh, shorter, "--json").json["counts"]["languages"] == 1

"""Saying of the lines of a preview what they are."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from commission_app.domain.line_reading import Act, Reading, Said
from commission_app.services import correcting, previewing
from commission_app.services.previewing import Preview

LAW = """КОНСТИТУЦИЯ
Статья 1
Текст.
Из вестника
Статья 2
Текст.
Первая половина, вторая половина.
Из вестника"""
GLUED = "CONSTITUTION\nChapter I General Chapter II Rights\nArticle 1\nEverybody is free.\nArticle 2\nNobody is bound."


def read(folder: Path, text: str) -> Preview:
    path = folder / "law.txt"
    path.write_text(text, encoding="utf-8")
    return previewing.preview(path)


def place(shown: Preview, text: str, nth: int = 1) -> int:
    return [at for at, line in enumerate(shown.lines) if line.text == text][nth - 1]


def readings(shown: Preview, text: str) -> list[Reading]:
    return [line.reading for line in shown.lines if line.text == text]


def words(shown: Preview) -> str:
    return " ".join(" ".join(line.text for line in shown.lines).split())


def mark(shown: Preview, places: Sequence[int], reading: Reading, *, every: bool = False) -> Preview:
    return correcting.said(shown, places, Said(Act.MARK, reading, every=every))


def test_only_the_line_that_is_pointed_at_is_marked_where_others_say_the_same(tmp_path: Path) -> None:
    shown = read(tmp_path, LAW)
    done = mark(shown, [place(shown, "Из вестника", 2)], Reading.APART)
    assert readings(done, "Из вестника") == [Reading.TEXT, Reading.APART]
    assert correcting.traces(done).of[place(shown, "Из вестника")] == 2


def test_every_line_that_says_the_same_is_marked_where_that_is_wanted(tmp_path: Path) -> None:
    shown = read(tmp_path, LAW)
    one = mark(shown, [place(shown, "Из вестника")], Reading.NOTE)
    done = mark(one, [place(shown, "Из вестника", 2)], Reading.APART, every=True)
    assert readings(done, "Из вестника") == [Reading.APART, Reading.APART]
    assert len(done.corrections) == 1


def test_several_lines_are_marked_at_once_and_taken_back_one_by_one(tmp_path: Path) -> None:
    shown = read(tmp_path, LAW)
    places = [place(shown, "Из вестника"), place(shown, "Из вестника", 2)]
    done = mark(shown, places, Reading.APART)
    assert readings(done, "Из вестника") == [Reading.APART, Reading.APART]
    back = correcting.taken_back(done, places[:1])
    assert readings(back, "Из вестника") == [Reading.TEXT, Reading.APART]
    assert correcting.taken_back(back, places[1:]).document == shown.document


def test_a_line_is_split_at_the_letter_and_joined_again_by_taking_it_back(tmp_path: Path) -> None:
    shown = read(tmp_path, LAW)
    whole = "Первая половина, вторая половина."
    done = correcting.said(shown, [place(shown, whole)], Said(Act.SPLIT, at=whole.index("вторая")))
    assert [line.text for line in done.lines if "половина" in line.text] == ["Первая половина,", "вторая половина."]
    assert words(done) == words(shown)
    traced = correcting.traces(done).said
    assert traced[place(done, "вторая половина.")] == traced[place(done, "Первая половина,")] == done.corrections
    assert correcting.taken_back(done, [place(done, "вторая половина.")]).lines == shown.lines


def test_a_line_is_joined_to_the_one_before_and_that_is_taken_back(tmp_path: Path) -> None:
    shown = read(tmp_path, LAW)
    whole = "Первая половина, вторая половина."
    done = correcting.said(shown, [place(shown, whole)], Said(Act.JOIN))
    assert f"Текст. {whole}" in [line.text for line in done.lines]
    assert correcting.taken_back(done, [place(done, f"Текст. {whole}")]).lines == shown.lines


@pytest.mark.parametrize("said", [Said(Act.JOIN), Said(Act.SPLIT, at=0), Said(Act.SPLIT, at=11)])
def test_what_cannot_be_said_of_a_line_changes_nothing(tmp_path: Path, said: Said) -> None:
    shown = read(tmp_path, LAW)
    assert correcting.said(shown, [0], said) is shown


def test_a_piece_that_the_reader_itself_cut_off_is_corrected_as_a_line(tmp_path: Path) -> None:
    shown = read(tmp_path, GLUED)
    assert place(shown, "Chapter II Rights")
    done = mark(shown, [place(shown, "Chapter II Rights")], Reading.NOTE)
    assert readings(done, "Chapter II Rights") == [Reading.NOTE]
    assert [note.text for note in done.document.notes] == ["Chapter II Rights"]
    assert words(done) == words(shown)
    first = mark(shown, [place(shown, "Chapter I General")], Reading.APART)
    assert readings(first, "Chapter I General") == [Reading.APART]
    assert words(first) == words(shown)


def test_a_correction_of_a_former_edition_is_found_at_the_similar_line(tmp_path: Path) -> None:
    line = "Права и обязанности граждан страны и её гостей"
    shown = read(tmp_path, LAW.replace("Из вестника", line, 1))
    previewing.keep_corrections(mark(shown, [place(shown, line)], Reading.SECTION))
    following = read(tmp_path, LAW.replace("Из вестника", f"{line} тоже", 1))
    assert following.corrections
    traced = correcting.traces(following).said
    assert traced == {place(following, f"{line} тоже"): following.corrections}
    assert correcting.taken_back(following, list(traced)).corrections == ()


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("LAW\nArticle 1\nOne.\nArticle 2\nTwo.\nArticle 3\nThree.\nArticle 4\nFour.", "Article 3"),
        ("LAW\nChapter I General\nChapter II Rights\nArticle 1\nEverybody is free.", "Chapter II Rights"),
    ],
)
def test_a_heading_that_was_joined_to_the_line_before_is_none_any_more(tmp_path: Path, text: str, heading: str) -> None:
    shown = read(tmp_path, text)
    done = correcting.said(shown, [place(shown, heading)], Said(Act.JOIN))
    assert len(done.lines) == len(shown.lines) - 1
    assert words(done) == words(shown)
    assert correcting.taken_back(done, list(correcting.traces(done).said)).lines == shown.lines

"""Looking at a reading, correcting it, and keeping it."""

from __future__ import annotations

from pathlib import Path

import pytest

from commission_app.domain.document import Document, Kind
from commission_app.domain.errors import UserError
from commission_app.domain.line_reading import Act, Correction, Reading
from commission_app.services import import_text, previewing, texts
from tests.command_line import call
from tests.players import Play

LAW = """КОНСТИТУЦИЯ
Статья 1
Первый текст этой статьи.
Права и обязанности граждан страны и её гостей
Статья 2
Второй текст. Он продолжается.
Издательство предупреждает читателей о правах."""
PLACE = "Права и обязанности граждан страны и её гостей"


@pytest.fixture
def law(tmp_path: Path) -> Path:
    path = tmp_path / "law.txt"
    path.write_text(LAW, encoding="utf-8")
    return path


def eids(document: Document) -> list[str]:
    return [node.eid for node in document.walk()]


def test_a_preview_shows_every_line_with_what_it_was_read_as(law: Path) -> None:
    shown = previewing.preview(law)
    assert [(line.reading, line.eid) for line in shown.lines] == [
        (Reading.FRONT, None),
        (Reading.ARTICLE, "art_1"),
        (Reading.TEXT, "art_1"),
        (Reading.TEXT, "art_1"),
        (Reading.ARTICLE, "art_2"),
        (Reading.TEXT, "art_2"),
        (Reading.TEXT, "art_2"),
    ]
    assert shown.correctable
    assert not any(line.settled for line in shown.lines)


@pytest.mark.parametrize(
    ("reading", "kind"),
    [(Reading.SECTION, Kind.SECTION), (Reading.CHAPTER, Kind.CHAPTER), (Reading.ARTICLE, Kind.ARTICLE)],
)
def test_a_line_marked_as_a_heading_opens_a_provision(law: Path, reading: Reading, kind: Kind) -> None:
    shown = previewing.corrected(previewing.preview(law), Correction(PLACE, Act.MARK, reading))
    found = [node for node in shown.document.walk() if node.kind is kind and node.heading == PLACE]
    assert len(found) == 1
    assert [line.settled for line in shown.lines].count(True) == 1


@pytest.mark.parametrize("reading", [Reading.FRONT, Reading.BACK, Reading.NOTE, Reading.APART])
def test_a_line_marked_as_set_apart_leaves_the_law(law: Path, reading: Reading) -> None:
    shown = previewing.corrected(previewing.preview(law), Correction(PLACE, Act.MARK, reading))
    document = shown.document
    assert not any(PLACE in (node.text or "") for node in document.walk())
    assert PLACE in (*document.front, *document.back, *document.apart, *(note.text for note in document.notes))


def test_lines_are_joined_and_split_and_nothing_is_lost(law: Path) -> None:
    joined = previewing.corrected(previewing.preview(law), Correction(PLACE, Act.JOIN))
    first = joined.document.find("art_1")
    assert first is not None
    assert first.text == f"Первый текст этой статьи. {PLACE}"
    split = previewing.corrected(joined, Correction("Второй текст. Он продолжается.", Act.SPLIT, at="Он"))
    second = split.document.find("art_2")
    assert second is not None
    assert (second.text or "").split("\n")[:2] == ["Второй текст.", "Он продолжается."]
    assert " ".join(" ".join(line.text for line in split.lines).split()) == " ".join(LAW.split())


def test_a_later_correction_of_a_line_takes_the_place_of_the_earlier(law: Path) -> None:
    shown = previewing.preview(law)
    for reading in (Reading.SECTION, Reading.NOTE):
        shown = previewing.corrected(shown, Correction(PLACE, Act.MARK, reading))
    assert shown.corrections == (Correction(PLACE, Act.MARK, Reading.NOTE),)
    assert previewing.with_corrections(shown, ()).document == previewing.preview(law).document


def test_corrections_are_remembered_for_the_next_edition_also_of_similar_lines(law: Path, tmp_path: Path) -> None:
    shown = previewing.corrected(previewing.preview(law), Correction(PLACE, Act.MARK, Reading.SECTION))
    assert previewing.preview(law).corrections == ()
    previewing.keep_corrections(shown)
    following = tmp_path / "next.txt"
    following.write_text(LAW.replace(PLACE, "Права и обязанности граждан страны и всех её гостей"), encoding="utf-8")
    assert any(node.kind is Kind.SECTION for node in previewing.preview(following).document.walk())
    other = tmp_path / "other.txt"
    other.write_text(LAW.replace("КОНСТИТУЦИЯ", "ЗАКОН О ВЫБОРАХ"), encoding="utf-8")
    assert previewing.preview(other).corrections == ()


def test_a_line_with_another_number_is_another_line() -> None:
    from commission_app.domain.line_reading import LineKey

    one = LineKey.of("Статья 5 о правах и свободах всех граждан страны")
    assert one.same(LineKey.of("СТАТЬЯ 5. О правах и свободах всех граждан страны"))
    assert not one.similar(LineKey.of("Статья 6 о правах и свободах всех граждан страны"))
    assert one.similar(LineKey.of("Статья 5 о правах и свободах всех граждан этой страны"))


@pytest.mark.parametrize(
    "damaged",
    [None, {}, {"line": "a"}, {"line": "a", "act": "mark", "reading": None, "at": "", "nth": 0},
     {"line": "a", "act": "split", "reading": None, "at": "", "nth": 0},
     {"line": "a", "act": "burn", "reading": None, "at": "", "nth": 0}],
)  # fmt: skip
def test_a_damaged_correction_is_left_out(damaged: object) -> None:
    assert Correction.from_json(damaged) is None


def test_a_kept_correction_comes_back_as_it_was() -> None:
    for one in (
        Correction("a", Act.MARK, Reading.NOTE),
        Correction("a b", Act.SPLIT, at="b"),
        Correction("a", Act.JOIN, nth=2),
    ):
        assert Correction.from_json(one.to_json()) == one


def test_saving_keeps_the_corrected_text_and_its_corrections(play: Play, law: Path) -> None:
    players = play()
    shown = previewing.corrected(previewing.preview(law), Correction(PLACE, Act.MARK, Reading.SECTION))
    import_text.save(players.secretary, shown, "D1", date="2026-02-12")
    kept = texts.document(players.secretary, texts.find(players.secretary, "D1"))
    assert any(node.kind is Kind.SECTION for node in kept.walk())
    assert previewing.preview(law).corrections == shown.corrections


def test_a_second_language_whose_tree_differs_is_told_of(play: Play, tmp_path: Path) -> None:
    players = play()
    russian = (
        "КОНСТИТУЦИЯ\nМы, народ,\nРаздел I\nОсновы\nСтатья 1\n1. Раз.\n2. Два.\n3. Три.\nСтатья 2\nТекст.\nСтатья 3\nА."
    )
    kazakh = (
        "КОНСТИТУЦИЯ\nI бөлім\nНегіздер\n1-бап\n1. Бір.\n2. Екі.\n3. Үш.\n4. Төрт.\n2-бап\nМәтін, құқық.\nТағы үшін."
    )
    for language, text in (("ru", russian), ("kk", kazakh)):
        (tmp_path / f"{language}.txt").write_text(text, encoding="utf-8")
    texts.add(players.secretary, texts.read(tmp_path / "ru.txt", "ru"), "D2")
    shown = previewing.preview(tmp_path / "kk.txt", "kk")
    told = import_text.differences(players.secretary, shown, "D2")
    assert [(one.key, one.eid) for one in told] == [
        ("languages.preamble_missing", "preamble"),
        ("languages.article_missing", "art_3"),
        ("languages.paragraphs", "art_1"),
        ("languages.lines", "art_2"),
    ]
    assert dict(told[2].params) == {"number": "1", "here": "4", "there": "3", "language": "kk", "other": "ru"}
    effects = import_text.save(players.secretary, shown, "D2")
    assert effects.warnings == told
    kept = texts.document(players.secretary, texts.find(players.secretary, "D2"), "kk")
    assert kept.warnings[-4:] == told


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Article 1 has 4 paragraphs in “kk” and 3 in “ru”. Compare"),
        ("ru", "В статье 1 пунктов на языке «kk»: 4, на языке «ru»: 3. Сравните"),
        ("kk", "1-баптың «kk» тілінде 4 тармағы, «ru» тілінде 3 тармағы бар. Екі"),
    ],
)
def test_the_warnings_are_sentences_in_every_language(language: str, sentence: str) -> None:
    from commission_app.base.i18n import InterfaceLanguage, Translator

    translate = Translator(InterfaceLanguage(language))
    params = {"number": "1", "here": "4", "there": "3", "language": "kk", "other": "ru"}
    assert translate("warning.languages.paragraphs", **params).startswith(sentence)


def test_lines_are_corrected_from_the_command_line(law: Path) -> None:
    done = call("correct", law, PLACE, "--as", "section", "--json")
    assert done.json["corrections"][0]["reading"] == "section"
    assert call("outline", law, "--json").json["counts"]["section"] == 1
    assert call("correct", law, PLACE, "--forget", "--json").json["corrections"] == []
    assert call("outline", law, "--json").json["counts"]["section"] == 0
    refused = call("correct", law, PLACE, "--split", "нет таких слов")
    assert refused.code == 3


def test_a_split_that_is_in_no_line_changes_nothing(law: Path) -> None:
    shown = previewing.corrected(previewing.preview(law), Correction(PLACE, Act.SPLIT, at="нет"))
    assert shown.document == previewing.preview(law).document


def test_a_text_without_any_provision_is_refused(play: Play, tmp_path: Path) -> None:
    players = play()
    path = tmp_path / "x.txt"
    path.write_text("Просто слова", encoding="utf-8")
    with pytest.raises(UserError, match="no_articles"):
        import_text.save(players.secretary, previewing.preview(path, "ru"), "D3")

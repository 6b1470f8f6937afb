"""Texts in languages that the program does not speak: imported, compared, checked, exported and printed as others."""

from __future__ import annotations

from pathlib import Path

import pytest

from commission_app.domain.languages import code_of
from tests.command_line import call

LAWS = {
    "uk": (
        (
            "КОНСТИТУЦІЯ КРАЇНИ\nРозділ I\nЗАГАЛЬНІ ЗАСАДИ\nСтаття 1. Країна є суверенна держава.\nСтаття 2\n"
            "1. Влада належить народу, як визначено у статті 1.\n2. Ніхто не може {} владу.\n"
            "Розділ II\nПРАВА\nСтаття 2-1. Усі люди є вільні і рівні у своїх правах.\n"
        ),
        ("узурпувати", "захоплювати"),
    ),
    "de": (
        (
            "VERFASSUNG DES LANDES\nErster Abschnitt\nDas Land\nArtikel 1\nDie Würde des Menschen ist zu achten.\n"
            "Artikel 2\n(1) Alle sind frei, und das nach Artikel 1.\n(2) Niemand darf {} werden.\n"
            "Zweiter Abschnitt\nDer Rat\nArtikel 2a\nDer Rat gibt die Gesetze und ist an das Recht gebunden.\n"
        ),
        ("benachteiligt", "bevorzugt"),
    ),
    "uz": (
        (
            "MAMLAKAT KONSTITUTSIYASI\nBIRINCHI BOʻLIM\nASOSIY PRINSIPLAR\n1-modda. Mamlakat suveren davlatdir.\n"
            "2-modda. Hokimiyat xalqniki\n1. Har kim erkin va teng.\n2. Hech kim {} mumkin emas.\n"
            "IKKINCHI BOʻLIM\nHUQUQLAR\n2-1-modda. Qonun hamma uchun birdir va oʻzgarmaydi.\n"
        ),
        ("kamsitilishi", "ajratilishi"),
    ),
}


@pytest.mark.parametrize("language", LAWS)
def test_a_text_in_any_language_goes_the_whole_way(tmp_path: Path, language: str) -> None:
    home, database = tmp_path / "home", tmp_path / "s.commission"
    shape, words = LAWS[language]
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text(shape.format(words[0]), encoding="utf-8")
    new.write_text(shape.format(words[1]), encoding="utf-8")

    outline = call("outline", old, "--json", home=home).json
    assert outline["language"] == language
    assert outline["articles"] == ["1", "2", "2-1" if language != "de" else "2a"]
    assert outline["warnings"] == []
    assert call("compare", old, new, "--json", home=home).json["summary"]["amended"] == 1

    assert call("new", database, "--title", "T", "--member", "M", "--no-passphrase", home=home).code == 0
    told = call("import", database, old, "--draft", "Old", "--language", language, "--in-force", "--json", home=home)
    assert told.json["warnings"] == []
    assert call("import", database, new, "--draft", "New", "--language", language, home=home).code == 0
    assert call("outline", database, "--language", language, "--json", home=home).json["language"] == language
    compared = call("compare", database, "--language", language, "--json", home=home).json
    assert (compared["summary"]["amended"], compared["summary"]["unchanged"]) == (1, 2)
    assert call("check", database, home=home).code in (0, 1)
    assert call("comment", "add", database, "2", "Why?", "--quote", words[1], home=home).code == 0
    assert call("search", database, words[1], "--json", home=home).json["total"] >= 1

    act = tmp_path / "out.xml"
    assert call("export", database, act, home=home).code == 0
    again = call("outline", act, "--json", home=home).json
    assert (again["language"], again["nodes"]) == (
        language,
        call("outline", database, "--json", home=home).json["nodes"],
    )
    for out in ("out.docx", "out.pdf"):
        assert call("briefing", database, tmp_path / out, "--language", language, home=home).code == 0
        assert (tmp_path / out).stat().st_size > 1000


def test_a_language_without_rules_of_its_own_is_read_and_warned_of(tmp_path: Path) -> None:
    home, database, source = tmp_path / "home", tmp_path / "s.commission", tmp_path / "law.txt"
    source.write_text("Article 1\nText.\nArticle 2\nText.\n", encoding="utf-8")
    assert call("new", database, "--title", "T", "--member", "M", "--no-passphrase", home=home).code == 0
    done = call("import", database, source, "--draft", "D", "--language", "is", "--json", home=home)
    assert done.code == 0
    assert done.json["language"] == "is"
    assert "“is”" in str(done.json["warnings"])


@pytest.mark.parametrize("tag", ["xx", "kz", "ua", "../en", "english", "e", ""])
def test_what_is_no_code_of_a_language_is_wrong_use(tmp_path: Path, tag: str) -> None:
    source = tmp_path / "law.txt"
    source.write_text("Article 1\nText.\n", encoding="utf-8")
    assert call("outline", source, "--language", tag, home=tmp_path / "home").code == 2


@pytest.mark.parametrize(
    ("tag", "code"), [("de-CH", "de"), ("uz-Cyrl-UZ", "uz"), ("KAZ", "kk"), ("ukr", "uk"), ("kaa", "kaa"), ("kz", None)]
)
def test_a_tag_is_kept_as_the_code_of_its_language(tag: str, code: str | None) -> None:
    assert code_of(tag) == code

"""The main job on real documents, by command line: from the official draft to the printed briefing."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Callable
from pathlib import Path

import docx
from pypdfium2 import PdfDocument

from commission_app.readers.registry import read
from tests.command_line import person

MEMBERS = ("Әсел Нұрланқызы", "Борис Петров", "Қанат Өмірұлы")
QUOTE = {"15": "Конституцией"}


def _words_of(source: Path, eid: str) -> str:
    """Return three words of a provision of a document."""
    node = read(source).find(eid)
    assert node is not None
    text = node.text or node.children[0].text or ""
    return " ".join(text.split()[1:4])


def test_a_whole_round_on_the_real_draft(corpus: Callable[[str], Path], tmp_path: Path) -> None:
    secretary = person(tmp_path / "home-s")
    base = tmp_path / "s.commission"
    texts = {
        ("In force", "ru"): corpus("kz_1995_ru_adilet_2023.pdf"),
        ("In force", "kk"): corpus("kz_1995_kk_adilet_2023.pdf"),
        ("Draft 1", "ru"): corpus("kz_2026_draft_ru.docx"),
        ("Draft 1", "kk"): corpus("kz_2026_draft_kk.docx"),
    }
    secretary("new", base, "--title", "Комиссия", "--member", "Хатшы", "--no-passphrase")
    for (label, language), source in texts.items():
        more = ["--in-force", "--date", "1995-08-30"] if label == "In force" else ["--date", "2026-02-12"]
        secretary("import", base, source, "--draft", label, "--language", language, *more)
    for label, sections, articles in (("In force", 9, 102), ("Draft 1", 11, 96)):
        for language in ("ru", "kk"):
            told = secretary("outline", base, "--draft", label, "--language", language, "--json").json
            assert (told["counts"]["section"], told["counts"]["article"]) == (sections, articles)

    people = {name: person(tmp_path / f"home-{number}") for number, name in enumerate(MEMBERS)}
    bases = {name: tmp_path / f"{number}.commission" for number, name in enumerate(MEMBERS)}
    for name, member in people.items():
        request = bases[name].with_suffix(".commission-request")
        asked = member("join", bases[name], "--name", name, "--request", request, "--no-passphrase", "--json").json
        assert secretary("member", "admit", base, request, "--json").json["fingerprint"] == asked["fingerprint"]
    sent = tmp_path / "to-members.commission-share"
    secretary("share", base, sent)

    quote = _words_of(texts["Draft 1", "kk"], "art_15")
    files = []
    for number, (name, member) in enumerate(people.items()):
        member("merge", bases[name], sent)
        assert member("outline", bases[name], "--json").json["counts"]["article"] == 96
        member("comment", "add", bases[name], "15", "Тым кең.", "--kind", "objection", "--quote", quote)
        member("comment", "add", bases[name], "art_16", "Поддерживаю.", "--kind", "support")
        member("comment", "add", bases[name], "15", "Для себя", "--private")
        answer = ("for", "against", "abstain")[number]
        member("vote", "cast", bases[name], "15", answer, "--reason", f"Себебі: {name}")
        files.append(tmp_path / f"from-{number}.commission-share")
        member("share", bases[name], files[-1])

    hashes = set()
    for place, order in enumerate(itertools.permutations(files)):
        copy = tmp_path / f"copy-{place}.commission"
        shutil.copy(base, copy)
        first = secretary("merge", copy, *order, "--json").json
        assert first["added"] == {"comments": 6, "replies": 0, "votes": 3, "wordings": 0, "submissions": 0, "drafts": 0}
        again = secretary("merge", copy, *reversed(order), "--json").json
        assert sum(file["accepted"] for file in again["files"]) == 0
        hashes |= {first["state_hash"], again["state_hash"]}
    assert len(hashes) == 1
    assert secretary("merge", base, *files, "--json").json["state_hash"] in hashes

    _a_stranger_is_kept_but_does_not_count(tmp_path, base, sent, secretary)
    _the_briefing_holds_it_all(tmp_path, base, secretary, quote)
    assert secretary("verify", base, "--json").json["ok"]


def _a_stranger_is_kept_but_does_not_count(
    tmp_path: Path, base: Path, sent: Path, secretary: Callable[..., object]
) -> None:
    stranger, own = person(tmp_path / "home-x"), tmp_path / "x.commission"
    stranger("join", own, "--name", "Stranger", "--request", tmp_path / "x.commission-request", "--no-passphrase")
    assert "secretary has admitted you" in stranger("merge", own, sent).err
    stranger("comment", "add", own, "15", "Let me in.")
    stranger("vote", "cast", own, "15", "for")
    stranger("share", own, tmp_path / "from-x.commission-share")
    before = person(tmp_path / "home-s")("vote", "results", base, "--json").json
    done = person(tmp_path / "home-s")("merge", base, tmp_path / "from-x.commission-share", "--json").json
    assert done["files"][0]["accepted"] == 2
    assert done["files"][0]["member"] == "Stranger"
    assert done["files"][0]["not_counting"] == [{"reason": "unknown_device", "events": 2}]
    words = person(tmp_path / "home-s")("merge", base, tmp_path / "from-x.commission-share").out
    assert "not admitted" in words
    assert person(tmp_path / "home-s")("vote", "results", base, "--json").json == before


def _the_briefing_holds_it_all(tmp_path: Path, base: Path, secretary: Callable[..., object], quote: str) -> None:
    for ending in ("docx", "pdf"):
        secretary("briefing", base, tmp_path / f"out.{ending}", "--articles", "15-16", "--language", "kk,ru")
    document = docx.Document(str(tmp_path / "out.docx"))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    word = "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])
    with PdfDocument(tmp_path / "out.pdf") as printed:
        pdf = " ".join(page.get_textpage().get_text_range() for page in printed)
    for text in (word, " ".join(pdf.split())):
        for expected in (
            "15-бап",
            "Қолданыстағы мәтін",
            "Жоба",
            "Тым кең.",
            "Себебі: Қанат Өмірұлы",
            "Әсел Нұрланқызы",
        ):
            assert expected in text
        assert "Для себя" not in text
    assert quote in word

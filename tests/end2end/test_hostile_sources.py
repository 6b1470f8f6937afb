"""Hostile and broken sources of every format by the command line: refused in words, in bounded memory and time, without
a trace; and large ones that are read stay in the same bounds.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.unit.readers.files import ODF, odt_file, paragraph, word_file
from tests.unit.readers.test_refusals import AKN, BOMBS, LAUGHING, OUTSIDE, REFUSED

MEGABYTES = 500
SECONDS = 10
REFUSED_CODE = 3

CHILD = """
import atexit, os, runpy, sys
def tell():
    used = next(line for line in open("/proc/self/status") if line.startswith("VmHWM")).split()[1]
    times = os.times()
    with open(os.environ["TOLD"], "w") as out:
        out.write(f"{int(used) / 1024} {times.user + times.system}")
atexit.register(tell)
sys.argv = ["commission-app", *sys.argv[1:]]
runpy.run_module("commission_app", run_name="__main__")
"""


@dataclass(frozen=True)
class Ran:
    """What a command of a process of its own did: code, JSON, errors, most memory in MB, seconds of the processor."""

    code: int
    said: dict[str, object]
    errors: str
    megabytes: float
    seconds: float


@pytest.fixture
def run(tmp_path: Path) -> Iterator[Callable[..., Ran]]:
    """Return a way to run a command; that it leaves nothing in folders of its own is checked after each."""
    for folder in ("home", "temporary", "here"):
        (tmp_path / folder).mkdir()

    def ran(*arguments: str) -> Ran:
        environment = {
            **os.environ,
            "COMMISSION_APP_HOME": str(tmp_path / "home"),
            "TMPDIR": str(tmp_path / "temporary"),
            "TOLD": str(tmp_path / "told"),
        }
        command = [sys.executable, "-c", CHILD, *arguments]
        done = subprocess.run(
            command, cwd=tmp_path / "here", env=environment, capture_output=True, text=True, timeout=180, check=False
        )
        megabytes, seconds = map(float, (tmp_path / "told").read_text(encoding="utf-8").split())
        said = json.loads(done.stdout) if done.stdout else {}
        return Ran(done.returncode, said, done.stderr, megabytes, seconds)

    yield ran
    assert list((tmp_path / "temporary").iterdir()) == []
    assert [path for path in (tmp_path / "home").rglob("*") if path.is_file()] == []


def packed() -> Callable[[], str]:
    """Return a source of short words that hardly pack: what packs too well is refused before it is read."""
    drawn = random.Random(1)
    return lambda: f"{drawn.getrandbits(48):012x}"


def deep_act() -> bytes:
    return f"<akomaNtoso xmlns='{AKN}'><act><meta/><body>".encode() + b"<section>" * 90_000


def flat(inside: str, prolog: str = "") -> bytes:
    return f"{prolog}<office:document {ODF}><office:body><office:text>{inside}</office:text></office:body>".encode()


def pages(count: int) -> bytes:
    """Return a PDF that says it has so many pages, which are all one."""
    kids = "3 0 R " * count
    tree = f"2 0 obj<</Type/Pages/Kids[{kids}]/Count {count}>>endobj\n"
    head = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    page = "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]>>endobj\n"
    return f"{head}{tree}{page}trailer<</Root 1 0 R>>\n%%EOF".encode()


MORE: dict[str, tuple[Callable[[], bytes], set[str]]] = {
    "act_entities": (lambda: f"{LAUGHING}<akomaNtoso xmlns='{AKN}'>&l9;</akomaNtoso>".encode(), {"reading.entities"}),
    "act_outside": (lambda: f"{OUTSIDE}<akomaNtoso xmlns='{AKN}'>&a;</akomaNtoso>".encode(), {"reading.entities"}),
    "act_deep": (deep_act, {"reading.damaged", "reading.too_deep"}),
    "open_document_entities": (lambda: flat("<text:p>&l9;</text:p>", LAUGHING), {"reading.entities"}),
    "open_document_outside": (lambda: flat("<text:p>&a;</text:p>", OUTSIDE), {"reading.entities"}),
    "open_document_deep": (lambda: odt_file("<text:section>" * 90_000), {"reading.damaged", "reading.too_deep"}),
    "open_document_bomb": (lambda: odt_file("<text:p>a</text:p>" * 1_500_000), {"reading.zip_bomb"}),
    "word_tables_deep": (lambda: word_file("<w:tbl><w:tr><w:tc>" * 30_000), {"reading.damaged", "reading.too_deep"}),
    "web_deep": (lambda: b"<html><body>" + b"<ol><li>a" * 40_000, {"reading.too_deep"}),
    "web_attributes": (lambda: b"<html><p " + b"a='x' " * 800_000 + b">a</p></html>", {"reading.too_large"}),
    "pdf_pages": (lambda: pages(200_000), {"reading.too_large"}),
    "many_lines": (lambda: b"a\n" * 4_900_000, {"reading.too_large"}),
    "many_headings": (lambda: ("Раздел I Раздел II Раздел III\n" * 24_000).encode(), {"", "reading.too_large"}),
    "many_articles": (lambda: ("Статья 1. 1. а) б\n" * 24_000).encode(), {""}),
    "one_line": (lambda: b"Article 1\n" + b"(a) " * 2_400_000, {""}),
    "wrapped_lines": (lambda: (b"word " * 15 + b"\n") * 130_000, {"", "reading.no_text"}),
    "raised": (lambda: ("Article 1\n1" + "¹" * 2_000_000 + "x\n").encode(), {""}),
}


def words_of(packing: Callable[[], str], shape: str, count: int) -> str:
    return "".join(shape.format(packing()) for _ in range(count))


MORE |= {
    "word_paragraphs": (lambda: word_file(words_of(packed(), paragraph("{}"), 200_000)), {"reading.too_large"}),
    "word_runs": (
        lambda: word_file(f"<w:p>{words_of(packed(), '<w:r><w:t>{}</w:t></w:r>', 600_000)}</w:p>"),
        {"", "reading.too_large"},
    ),
    "word_empty_paragraphs": (
        lambda: word_file(words_of(packed(), "<w:p w:x='{}'/>", 800_000)),
        {"reading.too_large"},
    ),
    "open_document_paragraphs": (
        lambda: odt_file(words_of(packed(), "<text:p>{}</text:p>", 400_000)),
        {"reading.too_large"},
    ),
    "web_paragraphs": (lambda: b"<html><body>" + b"<p>a b\n" * 390_000, {"reading.too_large"}),
    "rich_text_paragraphs": (lambda: b"{\\rtf1 " + b"a\\par " * 1_100_000 + b"}", {"reading.too_large"}),
    "rich_text_lines": (lambda: b"{\\rtf1 " + b"a\\line " * 1_000_000 + b"}", {"reading.too_large"}),
}


@pytest.mark.skipif(sys.platform != "linux", reason="the system tells the memory of a process in its own way")
@pytest.mark.parametrize("name", [*REFUSED, *BOMBS, *MORE])
def test_a_hostile_source_costs_little_and_leaves_no_trace(tmp_path: Path, run: Callable[..., Ran], name: str) -> None:
    if name in REFUSED:
        content, keys = REFUSED[name][0], {REFUSED[name][1]}
    else:
        make, keys = (BOMBS | MORE)[name]
        content = make()
    source = tmp_path / "here" / "law.docx"
    source.write_bytes(content)
    ran = run("outline", "law.docx", "--json")
    error = ran.said.get("error")
    key = error["key"] if isinstance(error, dict) else ""
    assert key in keys, ran.errors
    assert ran.code == (REFUSED_CODE if key else 0)
    assert not key or ran.errors.startswith("“law.docx”") or "law.docx" in ran.errors
    assert "Traceback" not in ran.errors
    assert ran.megabytes < MEGABYTES
    assert ran.seconds < SECONDS
    assert [path.name for path in (tmp_path / "here").iterdir()] == ["law.docx"]


def test_a_refused_source_changes_nothing_of_the_database(tmp_path: Path) -> None:
    here = tmp_path / "here"
    here.mkdir()
    environment = {**os.environ, "COMMISSION_APP_HOME": str(tmp_path / "home")}

    def call(*arguments: str) -> int:
        command = [sys.executable, "-m", "commission_app", *arguments]
        return subprocess.run(command, cwd=here, env=environment, capture_output=True, check=False).returncode

    assert call("new", "s.commission", "--title", "T", "--member", "M", "--no-passphrase") == 0
    before = hashlib.sha256((here / "s.commission").read_bytes()).hexdigest()
    for name in ("entity_bomb", "damaged_zip", "scan", "locked", "mixed", "deep_rtf"):
        (here / "law").write_bytes(REFUSED[name][0])
        assert call("import", "s.commission", "law", "--draft", "D", "--language", "en") == REFUSED_CODE
    assert hashlib.sha256((here / "s.commission").read_bytes()).hexdigest() == before
    assert sorted(path.name for path in here.iterdir()) == ["law", "s.commission"]

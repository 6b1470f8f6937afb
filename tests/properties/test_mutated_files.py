"""Real-shaped files of every format, damaged at random: read or refused with a reason, never anything else."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commission_app.domain.document import Document, Source
from commission_app.domain.document_json import document_from_json, document_to_json
from commission_app.domain.errors import UserError
from commission_app.domain.source_reading import Tracked
from commission_app.readers import registry
from commission_app.readers.structure import structured
from commission_app.writers.akoma_ntoso import Edition, akoma_ntoso
from tests.unit.readers.files import odt_file, paragraph, printed, w, word_file
from tests.unit.readers.test_akoma_ntoso import ARTICLE, META, act
from tests.unit.readers.test_docx import DECIMAL, TRACKED, number
from tests.unit.readers.test_html import page
from tests.unit.readers.test_odt_and_rtf import CHANGED, HEAD, LIST, cyrillic, item
from tests.unit.readers.test_plain import KAZAKH, MARKDOWN

LAW = "Статья 1\nТекст статьи.\n1. Первое;\n1) одно.\n"
PAGE = "<nav>Menu</nav><h1>Law</h1><p>Article 1<sup>2</sup><br>Text</p><ol type=a><li>one</ol><table><tr><td>x</table>"
FILES = {
    "docx": word_file(
        TRACKED + "".join(paragraph("Текст", number(level)) for level in (0, 1, 2)),
        others={"numbering": w("numbering", DECIMAL)},
    ),
    "odt": odt_file(CHANGED + f"<text:list text:style-name='L'>{item('a')}{item('b')}</text:list>", automatic=LIST),
    "rtf": (HEAD + cyrillic(LAW) + r"\par {\footnote note}{\super 1}\cell {\deleted x}{\pict ab}}").encode(),
    "html": page(PAGE),
    "txt": LAW.encode("cp1251"),
    "kk": KAZAKH.encode("utf-16"),
    "md": MARKDOWN.encode(),
    "akn": act(META.format("kaz") + f"<body><part><num>Part A</num>{ARTICLE.format(id='eId')}</part></body>"),
    "pdf": printed([[(70, 700, 10, "Статья 1"), (70, 680, 10, "Текст.")]]),
}


@st.composite
def damaged(draw: st.DrawFn, content: bytes) -> bytes:
    """Return a content with a few of its bytes changed, taken out, doubled or moved."""
    held = bytearray(content)
    for _ in range(draw(st.integers(1, 6))):
        begin = draw(st.integers(0, max(0, len(held) - 1)))
        end = min(len(held), begin + draw(st.integers(1, 60)))
        match draw(st.sampled_from(["change", "delete", "double", "insert", "cut"])):
            case "change":
                held[begin:end] = draw(st.binary(min_size=1, max_size=8))
            case "delete":
                del held[begin:end]
            case "double":
                held[begin:begin] = held[begin:end] * draw(st.integers(1, 20))
            case "insert":
                held[begin:begin] = draw(st.sampled_from([b"<", b"\0", b"\\", b"{", b"&x;", b"\xff\xfe", "қ".encode()]))
            case _:
                del held[end + 200 :]
    return bytes(held)


def check(content: bytes) -> None:
    """Read a content as a file of any format would be; what comes of it can be kept, and written."""
    for tracked in Tracked:
        try:
            found = registry._found(content, "x", tracked)
            source = Source("x", "x", "")
            document = found if isinstance(found, Document) else structured(found, source, None)
        except UserError:
            continue
        document_from_json(document_to_json(document))
        akoma_ntoso(document, Edition("2026-01-01"))


@pytest.mark.parametrize("name", FILES)
def test_a_damaged_file_is_read_or_refused_with_a_reason(name: str) -> None:
    @settings(suppress_health_check=[HealthCheck.too_slow])
    @given(damaged(FILES[name]))
    def run(content: bytes) -> None:
        check(content)

    run()


@pytest.mark.parametrize("name", ["docx", "odt"])
def test_a_zip_with_damage_inside_is_read_or_refused_with_a_reason(name: str) -> None:
    with zipfile.ZipFile(io.BytesIO(FILES[name])) as archive:
        parts = {one: archive.read(one) for one in archive.namelist()}

    @given(st.sampled_from(sorted(parts)).flatmap(lambda one: st.tuples(st.just(one), damaged(parts[one]))))
    def run(change: tuple[str, bytes]) -> None:
        content = io.BytesIO()
        with zipfile.ZipFile(content, "w") as archive:
            for one, part in (parts | dict([change])).items():
                archive.writestr(one, part)
        check(content.getvalue())

    run()


def test_nothing_is_left_behind_by_a_file_that_was_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    path.write_bytes(FILES["docx"][:100])
    with pytest.raises(UserError):
        registry.read(path)
    assert [one.name for one in tmp_path.iterdir()] == ["x.docx"]

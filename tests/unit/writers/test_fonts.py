import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from commission_app.base.fonts import FALLBACKS, Face, font_path
from tests.conftest import ROOT

TEXT_FACES = [face for face in Face if face.name.startswith(("SERIF", "SANS"))]


def characters(face: Face) -> set[int]:
    with TTFont(font_path(face)) as font:
        return set(font.getBestCmap())


@pytest.mark.parametrize("face", TEXT_FACES)
def test_a_text_face_has_every_letter_of_the_three_languages(face: Face) -> None:
    kazakh = "АаӘәБбВвГгҒғДдЕеЁёЖжЗзИиЙйКкҚқЛлМмНнҢңОоӨөПпРрСсТтУуҰұҮүФфХхҺһЦцЧчШшЩщЪъЫыІіЬьЭэЮюЯя"
    signs = "№₸§¹²³⁴⁵⁶⁷⁸⁹⁰«»„“”‘’–—…‑•½©AaZzÄäß"
    assert {sign for sign in kazakh + signs if ord(sign) not in characters(face)} == set()


def test_arrows_and_shapes_are_found_in_a_fallback() -> None:
    found = set().union(*(characters(face) for face in FALLBACKS))
    assert {sign for sign in "←→↑↓↔↷≥≤≠−●○◐■□✓☐" if ord(sign) not in found} == set()


@pytest.mark.parametrize("face", list(Face))
def test_a_face_is_small_and_may_be_embedded(face: Face) -> None:
    assert font_path(face).stat().st_size < 290_000
    with TTFont(font_path(face)) as font:
        assert font["OS/2"].fsType == 0
        assert font["name"].getDebugName(6) == face.value


def test_the_licence_lies_beside_the_fonts() -> None:
    text = font_path(Face.SERIF).with_name("OFL.txt").read_text(encoding="utf-8")
    assert "SIL Open Font License, Version 1.1" in text


def test_every_sign_the_window_draws_is_in_the_shipped_fonts() -> None:
    known = set().union(*(characters(face) for face in Face))
    sources = [*(ROOT / "commission_app" / "gui").rglob("*.py"), *(ROOT / "resources" / "locale").rglob("*.po")]
    drawn = {letter for path in sources for letter in path.read_text(encoding="utf-8") if letter > "\x7f"}
    assert sorted(letter for letter in drawn if ord(letter) not in known) == []

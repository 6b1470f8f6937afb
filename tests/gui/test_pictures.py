"""The window looks as it did when its pictures were looked at: ``python -m tests.gui.test_pictures`` draws them anew.

Compared is the mean colour of small squares, so that a date, or a letter drawn a little otherwise, does not matter;
a line that moves, a colour that changes or a word that is cut off does.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections import Counter
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before Qt is imported, also where no test runs

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from commission_app.gui.theme import Look, ThemeChoice
from tests.gui.states import KEPT, drawn

FOLDER = Path(__file__).parent / "pictures"
SQUARE = 10
"""Pixels of a side."""
OTHER = 26
"""By how much of 255 a colour may differ."""
MOST = 0.02
"""The share of squares that may be others."""


def path_of(name: str) -> Path:
    return FOLDER / f"{name.replace(' ', '-')}.png"


def squares(image: QImage) -> list[bytes]:
    """Return the mean colours of all squares, one after the other."""
    small = image.convertToFormat(QImage.Format.Format_RGB32).scaled(
        image.width() // SQUARE,
        image.height() // SQUARE,
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    held = bytes(small.constBits())
    return [held[place : place + 3] for place in range(0, len(held), 4)]


def difference(one: QImage, other: QImage) -> float:
    """Return the share of squares that differ; 1 where the sizes do."""
    if one.size() != other.size():
        return 1
    pairs = list(zip(squares(one), squares(other), strict=True))
    differing = sum(max(abs(a - b) for a, b in zip(*pair, strict=True)) > OTHER for pair in pairs)
    return differing / len(pairs)


@pytest.mark.parametrize("name", KEPT)
def test_the_window_looks_as_it_did(look: Look, qtbot: QtBot, tmp_path: Path, name: str) -> None:
    image = drawn(name, look)
    look.apply(ThemeChoice.SYSTEM)
    found = difference(image, QImage(str(path_of(name))))
    if found > MOST:
        image.save(str(tmp_path / "drawn.png"))
    assert found <= MOST, f"{found:.1%} of {name} is other: look at {tmp_path / 'drawn.png'}"


def test_a_line_that_moves_and_a_colour_that_changes_are_seen() -> None:
    kept = QImage(str(path_of(KEPT[6])))
    moved = kept.copy(0, 14, kept.width(), kept.height())
    assert difference(kept, kept) == 0
    assert difference(kept, moved.copy(0, 0, kept.width(), kept.height())) > MOST
    assert difference(kept, QImage(str(path_of(KEPT[7])))) > MOST


def in_few_colours(image: QImage) -> QImage:
    """Return a picture in the colours it has most of: a small file."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    counted = Counter(memoryview(plain.constBits()).cast("B").cast("I"))
    return plain.convertToFormat(QImage.Format.Format_Indexed8, [colour for colour, _ in counted.most_common(64)])


def main() -> None:
    app = QApplication([])
    from commission_app.gui.app import prepare

    look = prepare(app)
    FOLDER.mkdir(exist_ok=True)
    wanted = sys.argv[1:]
    for name in KEPT:
        if wanted and name.split()[0] not in wanted and name not in wanted:
            continue
        with tempfile.TemporaryDirectory() as folder:
            os.environ["COMMISSION_APP_HOME"] = str(Path(folder) / "own")
            in_few_colours(drawn(name, look)).save(str(path_of(name)), quality=0)


if __name__ == "__main__":
    main()

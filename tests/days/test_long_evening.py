"""A thousand acts at a window that stays open; ``python -m tests.days.long_evening`` does ten thousand."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from commission_app.gui.theme import Look, ThemeChoice
from tests.days import long_evening


@pytest.mark.skipif(sys.platform != "linux", reason="memory and handles are counted as Linux tells them")
def test_nothing_grows_leaks_or_slows_down_in_a_window_left_open(look: Look, tmp_path: Path) -> None:
    with long_evening.opened(tmp_path, look, acts=1_000, seed=1) as evening:
        measured = evening.spend()
    look.apply(ThemeChoice.SYSTEM)
    assert measured.growth(measured.handles) <= 1, measured.told()
    for counted in (measured.objects, measured.widgets):
        assert measured.growth(counted) <= long_evening.MOST_OBJECTS, measured.told()
    assert measured.growth(measured.memory) <= long_evening.MOST_GROWTH, measured.told()
    assert measured.slowdown() <= long_evening.SLOWER, measured.told()

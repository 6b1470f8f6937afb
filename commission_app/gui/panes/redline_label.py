"""A label that shows a redline: what is new underlined, what is gone struck."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from commission_app.gui.theme import Theme
from commission_app.services.compare_drafts import Hunk


def redline_label(lines: Iterable[Iterable[Hunk]], theme: Theme) -> QLabel:
    """Return a label with the redline of some lines; texts are data, no markup in them is obeyed."""
    label = QLabel(
        "".join(f'<p style="margin:0 0 4px 0">{"".join(_html(one, theme) for one in line)}</p>' for line in lines)
    )
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _html(hunk: Hunk, theme: Theme) -> str:
    old, new = (escape(text).replace("\n", "<br>") for text in (hunk.old, hunk.new))
    if hunk.is_equal:
        return new
    gone = f'<s style="color:{theme.objection}">{old}</s>' if old else ""
    come = f'<i><u style="color:{theme.support}">{new}</u></i>' if new else ""
    return gone + come

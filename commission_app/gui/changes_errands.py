"""What is done from the numbers, the flow and the review list: going to what is to be read, saving the picture."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from commission_app.gui.errands import Errands
from commission_app.gui.operation import Host, Job, Progress
from commission_app.gui.panes.changes_pane import ChangesPane
from commission_app.gui.session import Session
from commission_app.gui.views.text_view import TextView
from commission_app.services import comparative_table

PICTURES = "SVG (*.svg);;PNG (*.png)"


class ViewHost(Host, Protocol):
    """The window, as far as these errands need it."""

    def show_view(self, name: str) -> None:
        """Show one of the views of the rail."""


class ChangesErrands:
    """The errands of one window that begin among the changes."""

    def __init__(
        self, host: ViewHost, session: Session, errands: Errands, changes: ChangesPane, text_view: TextView
    ) -> None:
        self._host, self._session, self._errands, self._text = host, session, errands, text_view
        changes.gone_wanted.connect(lambda eid: self._read(lambda: text_view.show_gone(eid)))
        changes.read_wanted.connect(lambda eid: self._read(lambda: text_view.show_change(eid)))
        changes.picture_wanted.connect(self.save_flow)

    def _read(self, show: Callable[[], None]) -> None:
        self._host.show_view("text")
        show()

    def save_flow(self) -> None:
        """Save the flow of sections as SVG or PNG."""
        translate, comparison = self._session.translate, self._text.comparing.comparison
        if comparison is None:
            return
        path = self._errands.ask.save(translate("compare.flow"), PICTURES, "flow.svg")
        if path is None:
            return

        def work(_progress: Progress) -> object:
            comparative_table.draw_flow(comparison, translate, path)
            return path

        self._host.start(Job(translate("gui.printing", name=path.name), work, self._written))

    def _written(self, path: object) -> None:
        self._host.tell(self._session.translate("cli.written", name=str(Path(str(path)))))

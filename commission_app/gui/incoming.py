"""Files that come from outside: dropped on the window, opened by double click, or named on the command line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from commission_app.domain.errors import UserError
from commission_app.gui.file_sorts import Sort, sort_of
from commission_app.gui.session import Session
from commission_app.services import roles

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from commission_app.gui.errands import Errands
    from commission_app.gui.exchange_errands import ExchangeErrands

_NAMED = 6
"""The most names of files in one sentence."""


class Incoming:
    """Does with each file what it is for; what needs a database waits until one is open.

    ``recent`` gives the databases opened last, ``tell`` says something in place, ``show_merge`` brings the view of
    merging up.
    """

    def __init__(
        self,
        session: Session,
        errands: Callable[[], Errands],
        exchange: Callable[[], ExchangeErrands],
        recent: Callable[[], Sequence[Path]],
        tell: Callable[[str], None],
        show_merge: Callable[[], None],
    ) -> None:
        self._session, self._errands, self._exchange = session, errands, exchange
        self._recent, self._tell, self._show_merge = recent, tell, show_merge
        self._waiting: list[Path] = []
        session.opened.connect(self._go_on)

    def receive(self, paths: Sequence[Path]) -> None:
        """Take files: a database is opened, share files are looked at together, the others one after the other."""
        folders = [path for path in paths if path.is_dir()]
        sorts = {path: sort_of(path) for path in paths if path not in folders}
        databases = [path for path, sort in sorts.items() if sort is Sort.DATABASE]
        self._waiting += [path for path, sort in sorts.items() if sort not in (None, Sort.DATABASE)]
        if databases:
            self._session.open(databases[0])
        elif self._waiting and self._session.workspace is None:
            self._find_database()
        else:
            self._go_on()
        # Last of all: what is opened or told meanwhile takes back what was said before.
        self._refuse_unknown([path.name for path, sort in sorts.items() if sort is None])
        for folder in folders:
            self._session.refused.emit(UserError("gui.folder_dropped", name=folder.name))
        if len(databases) > 1:
            others = _listed([path.name for path in databases[1:]])
            self._session.refused.emit(UserError("gui.one_database", name=databases[0].name, names=others))

    def _refuse_unknown(self, names: Sequence[str]) -> None:
        if len(names) == 1:
            self._session.refused.emit(UserError("gui.file_unknown", name=names[0]))
        elif names:
            self._session.refused.emit(UserError("gui.files_unknown", names=_listed(names)))

    def _find_database(self) -> None:
        """Open the database that was opened last; where there is none, the files wait."""
        last, translate = next(iter(self._recent()), None), self._session.translate
        if last is None or not self._session.open(last):
            told = [translate("gui.file_waits", name=self._waiting[0].name)]
            told += [translate.plural("gui.files_wait", n)] if (n := len(self._waiting) - 1) else []
            self._tell(" ".join(told))

    def _go_on(self) -> None:
        shares = [path for path in self._waiting if sort_of(path) is Sort.SHARE]
        self._waiting = [path for path in self._waiting if sort_of(path) is not Sort.SHARE]
        if shares:
            self._show_merge()
            self._exchange().look(shares)
        self._take_next()
        if self._waiting:
            self._tell(self._session.translate.plural("gui.files_wait", len(self._waiting)))

    def _take_next(self) -> None:
        """Take what waits until something asks a person; the rest waits until that is answered."""
        try:
            if self._waiting and self._session.workspace is not None:
                roles.require_secretary(self._session.workspace)
        except UserError as error:
            self._waiting = []
            self._session.refused.emit(error)
        while self._waiting:
            dialog = self._take(self._waiting.pop(0))
            if dialog is not None:
                dialog.finished.connect(lambda _result: self._session.soon(self._take_next))
                return

    def _take(self, path: Path) -> QDialog | None:
        """Begin with a file; return the dialog that asks about it, None where it was refused."""
        errands = self._errands()
        before = errands.dialog
        if sort_of(path) is Sort.REQUEST:
            errands.admit(path)
        else:
            errands.import_text(path)
        return errands.dialog if errands.dialog is not before else None


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names[:_NAMED]) + (" …" if len(names) > _NAMED else "")

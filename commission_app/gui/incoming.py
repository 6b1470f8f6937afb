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
    from commission_app.gui.errands import Errands
    from commission_app.gui.exchange_errands import ExchangeErrands


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
        """Take files: a database is opened, share files are looked at together, of the others one at a time."""
        sorts = {path: sort_of(path) for path in paths}
        unknown = next((path for path, sort in sorts.items() if sort is None), None)
        if unknown is not None:
            self._session.refused.emit(UserError("gui.file_unknown", name=unknown.name))
        databases = [path for path, sort in sorts.items() if sort is Sort.DATABASE]
        self._waiting = [path for path, sort in sorts.items() if sort not in (None, Sort.DATABASE)]
        if databases:
            self._session.open(databases[0])
        elif self._waiting and self._session.workspace is None:
            self._find_database()
        else:
            self._go_on()

    def _find_database(self) -> None:
        """Open the database that was opened last; where there is none, the files wait."""
        last = next(iter(self._recent()), None)
        if last is None or not self._session.open(last):
            self._tell(self._session.translate("gui.file_waits", name=self._waiting[0].name))

    def _go_on(self) -> None:
        waiting, self._waiting = self._waiting, []
        shares = [path for path in waiting if sort_of(path) is Sort.SHARE]
        others = [path for path in waiting if sort_of(path) is not Sort.SHARE]
        if shares:
            self._show_merge()
            self._exchange().look(shares)
        elif others:
            self._take(others[0])
            if len(others) > 1:
                self._tell(self._session.translate.plural("gui.files_wait", len(others) - 1))

    def _take(self, path: Path) -> None:
        session = self._session
        try:
            if session.workspace is not None:
                roles.require_secretary(session.workspace)
        except UserError as error:
            session.refused.emit(error)
            return
        if sort_of(path) is Sort.REQUEST:
            self._errands().admit(path)
        else:
            self._errands().import_text(path)

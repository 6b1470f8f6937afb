"""What the menus do that takes more than one step: founding, joining, importing, printing, admitting."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QWidget

from commission_app.base import suffixes
from commission_app.base.atomic_file import made_folder
from commission_app.base.paths import app_home
from commission_app.domain.body_fields import MAX_NAME
from commission_app.domain.errors import UserError
from commission_app.domain.report import Report
from commission_app.gui.asking import DATABASES, REQUESTS, AsksForFiles, FileAsker, kinds
from commission_app.gui.dialogs.admit_form import admit_form
from commission_app.gui.dialogs.form import Submit, Unanswered, Values
from commission_app.gui.dialogs.form_dialog import FormDialog
from commission_app.gui.dialogs.members_dialog import MembersDialog
from commission_app.gui.dialogs.new_passphrase import add_passphrase, agreed
from commission_app.gui.file_sorts import SOURCES
from commission_app.gui.operation import Host, Job, Progress
from commission_app.gui.session import Session
from commission_app.services import brief, sample
from commission_app.services.found import checked_name, found, prepare_to_join
from commission_app.services.join import read_request
from commission_app.services.workspace import Workspace

if TYPE_CHECKING:
    from commission_app.gui.importing import Importing


class Errands:
    """The errands of one window. Each asks what it must know, works in the background, and says what came of it."""

    def __init__(self, window: QWidget, host: Host, session: Session) -> None:
        self.ask: AsksForFiles = FileAsker(window)
        self._window, self._host, self._session = window, host, session
        self.dialog: QDialog | None = None
        self._importing: list[Importing] = []

    def _kinds(self, name: str, patterns: str) -> str:
        return kinds(self._session.translate, name, patterns)

    def _form(self, title: str, accept: str, submit: Submit) -> FormDialog:
        translate = self._session.translate
        return FormDialog(self._window, translate, translate(title), translate(accept), submit, self._host.start)

    def show(self, dialog: QDialog, page: str = "start") -> None:
        """Open a dialog of this window, which a page of the manual speaks of.

        The one before it is gone by now, and is let go.
        """
        if self.dialog is not None and not self.dialog.isVisible():
            self.dialog.deleteLater()
        self.dialog = dialog
        self._host.explain(dialog, page)
        dialog.open()

    def open(self) -> None:
        """Open a database."""
        path = self.ask.open_one(self._session.translate("gui.action_open"), self._kinds("database", DATABASES))
        if path is not None:
            self._session.open(path)

    def open_sample(self) -> None:
        """Open the sample in the language of the interface; it is made the first time."""
        language = self._session.translate.language.value
        folder = app_home() / "sample" / language
        path = folder / "secretary.commission"

        def work(_progress: Progress) -> object:
            if not path.exists():
                sample.make(made_folder(folder), language)
            return path

        self._host.start(Job(self._session.translate("gui.making_sample"), work, lambda _made: self._open(path)))

    def _open(self, path: Path) -> None:
        self._session.open(path)

    def found(self, values: Values) -> Job:
        """Ask where the file of a commission is to lie; return how it is made by what was entered, and opened.

        Raises UserError where something is missing, Unanswered where no file was chosen.
        """
        title, member = checked_name(values["title"]), checked_name(values["member"])
        passphrase = agreed(values)
        return self._making("gui.action_found", lambda path: found(path, title, member, passphrase=passphrase))

    def _making(self, title: str, make: Callable[[Path], Workspace]) -> Job:
        """Ask where a database is to lie; return how it is made: locking its key takes a while."""
        said = self._session.translate(title)
        path = self.ask.save(said, self._kinds("database", DATABASES), "my.commission")
        if path is None:
            raise Unanswered

        def work(_progress: Progress) -> object:
            make(path).close()
            return path

        return Job(said.removesuffix("…"), work, lambda _made: self._open(path))

    def join(self) -> None:
        """Make a member's database and the request file to send to the secretary."""
        translate = self._session.translate

        def submit(values: Values) -> Job:
            name, passphrase = checked_name(values["name"]), agreed(values)

            def make(path: Path) -> Workspace:
                return prepare_to_join(path, name, passphrase=passphrase, request=path.with_suffix(suffixes.REQUEST))

            return self._making("gui.action_join", make)

        form = self._form("gui.join_title", "gui.join_do", submit)
        form.form.add_words(translate("setup.join_more"))
        form.form.add_text("name", translate("gui.your_name"), hint=translate("setup.name_hint")).setMaxLength(MAX_NAME)
        add_passphrase(form.form, translate)
        self.show(form, "joining")

    def import_text(self, chosen: Path | None = None, *, in_force: bool = False) -> None:
        """Import a text as a draft, or as one more language of it; ``in_force`` is ticked beforehand."""
        translate = self._session.translate
        source = chosen or self.ask.open_one(translate("gui.action_import"), self._kinds("source", SOURCES))
        if source is None or self._session.workspace is None:
            return
        from commission_app.gui.importing import Importing  # the dialog is loaded when it is needed

        importing = Importing(self._window, self._host, self._session)
        self._importing = [*(one for one in self._importing if one.is_busy), importing]
        self.show(importing.begin(source, in_force=in_force), "importing")

    def end(self) -> None:
        """End what a dialog does in the background."""
        for one in self._importing:
            one.end()

    def write_briefing(self, make: Callable[[Workspace], Report]) -> None:
        """Write a briefing as DOCX or PDF."""
        translate, session = self._session.translate, self._session
        if session.workspace is None:
            return
        own, title = session.workspace.path, translate("gui.action_briefing")
        path = self.ask.save(title, f"{self._kinds('docx', '*.docx')};;PDF (*.pdf)", "briefing.docx")
        if path is None:
            return

        def work(_progress: Progress) -> object:
            with Workspace.open(own, reading=True) as workspace:
                report = make(workspace)
            brief.write(report, path)
            return path

        self._host.start(Job(translate("gui.printing", name=path.name), work, self._written))

    def _written(self, path: object) -> None:
        self._host.tell(self._session.translate("cli.written", name=str(path)))

    def backup(self) -> None:
        """Make a backup."""
        if self._session.workspace is None:
            return
        own = self._session.workspace.path

        def work(_progress: Progress) -> object:
            with Workspace.open(own) as opened:
                return opened.back_up()

        self._host.start(Job(self._session.translate("gui.action_backup"), work, self._written))

    def admit(self, chosen: Path | None = None) -> None:
        """Admit the sender of a request file, once the fingerprint was compared."""
        translate = self._session.translate
        path = chosen or self.ask.open_one(translate("gui.action_admit"), self._kinds("request", REQUESTS))
        if path is None:
            return
        try:
            asked = read_request(path)
        except UserError as error:
            self._session.refused.emit(error)
            return

        if self._session.workspace is not None:
            self.show(admit_form(self._window, self._session, asked, self._host.tell), "founding")

    def members(self) -> None:
        """Show who belongs to the commission, and by which rule it decides; a secretary changes that there."""
        if self._session.workspace is not None:
            page = "founding"
            self.show(MembersDialog(self._window, self._session, lambda above: self._host.explain(above, page)), page)

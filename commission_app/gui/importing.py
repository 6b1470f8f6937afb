"""The errand of importing a text: the dialog, and keeping the text once a person is content with it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QWidget

from commission_app.domain.errors import UserError
from commission_app.gui.dialogs.import_dialog import ImportDialog
from commission_app.gui.operation import Host, Job, Progress
from commission_app.gui.session import Session
from commission_app.services import texts
from commission_app.services.found import checked_name
from commission_app.services.workspace import Workspace

if TYPE_CHECKING:
    from commission_app.domain.document import Document
    from commission_app.services.previewing import Preview


class Importing:
    """One import: shows the dialog, keeps the text in the background, brings it into view."""

    def __init__(self, window: QWidget, host: Host, session: Session) -> None:
        self._window, self._host, self._session = window, host, session
        self.dialog: ImportDialog | None = None

    def begin(self, source: Path, *, in_force: bool) -> ImportDialog:
        """Return the dialog on a source; raises UserError where no database is open."""
        session = self._session
        if session.workspace is None:
            raise UserError("join.not_joined")
        known = texts.every(session.workspace)
        path, translate = session.workspace.path, session.translate
        self.dialog = ImportDialog(self._window, translate, source, path, known, self, in_force=in_force)
        return self.dialog

    @property
    def is_busy(self) -> bool:
        """Whether something is still being read."""
        return self.dialog is not None and self.dialog.desk.is_busy

    def end(self) -> None:
        """Wait for what is read in the background."""
        if self.dialog is not None:
            self.dialog.desk.end()

    def check(self, dialog: ImportDialog) -> None:
        """Raise UserError where the text cannot be kept as it is."""
        from commission_app.services import import_text  # loaded by now: the text was read

        workspace, facts, read = self._session.workspace, dialog.facts, dialog.desk.read
        if workspace is not None and read is not None:
            import_text.check(workspace, read.preview, facts.name, date=facts.day, in_force=facts.in_force)

    def save(self, dialog: ImportDialog) -> None:
        """Keep the text as it is shown, in the background."""
        session, facts, read = self._session, dialog.facts, dialog.desk.read
        if session.workspace is None or read is None:
            return
        preview, remarks = read.preview, dialog.remarks
        path, label, date, in_force = session.workspace.path, facts.name, facts.day, facts.in_force

        def work(_progress: Progress) -> object:
            from commission_app.services import import_text

            with Workspace.open(path) as workspace:
                import_text.save(workspace, preview, label, date=date, in_force=in_force, remarks=remarks)
                # Read here, so that the window need not when it shows the text.
                draft = texts.find(workspace, checked_name(label))
                return texts.made_ready(workspace, draft, preview.document.language)

        def done(outcome: object) -> None:
            dialog.is_saving = False
            dialog.accept()
            if session.workspace is not None and session.workspace.path == path:
                session.workspace.hold_text(*cast("tuple[str, Document]", outcome))
            self._imported(preview, label, len(remarks))

        dialog.is_saving = True
        title = session.translate("import.saving", name=preview.source.name)
        self._host.start(Job(title, work, done, writes=True, refused=dialog.refuse))

    def _imported(self, preview: Preview, label: str, comments: int) -> None:
        session, translate = self._session, self._session.translate
        if session.workspace is not None:
            session.show_added(texts.find(session.workspace, checked_name(label)))
            told = [translate.plural("gui.imported", len(preview.document.articles), name=preview.source.name)]
            told += [translate.plural("import.comments_taken", comments)] if comments else []
            told += [translate.plural("import.kept_corrections", n)] if (n := len(preview.corrections)) else []
            # After what is told of the draft that comes into view.
            session.soon(lambda: self._host.tell("\n".join(told)))

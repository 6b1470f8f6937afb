"""What leaves this computer and what comes in: share files, their merging, and the request to be admitted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QDialog, QWidget

from commission_app.base import suffixes
from commission_app.domain.errors import UserError
from commission_app.gui.asking import REQUESTS, SHARES, AsksForFiles, kinds
from commission_app.gui.dialogs.form import Values
from commission_app.gui.dialogs.form_dialog import FormDialog
from commission_app.gui.dialogs.restore_dialog import RestoreDialog
from commission_app.gui.operation import Host, Job, Progress
from commission_app.gui.session import Session
from commission_app.gui.views.merge_view import MergeView
from commission_app.services import brief, device_key, merge, restore, share
from commission_app.services.join import write_request
from commission_app.services.merge import Merged
from commission_app.services.protocol import merged_words, protocol
from commission_app.services.workspace import Workspace


class ExchangeErrands:
    """The errands of sending and taking files. Each works in the background and says what came of it."""

    def __init__(self, window: QWidget, host: Host, session: Session, ask: AsksForFiles, view: MergeView) -> None:
        self.ask = ask
        self.dialog: QDialog | None = None
        self._window, self._host, self._session, self._view = window, host, session, view
        view.merge_wanted.connect(self.take)
        view.protocol_wanted.connect(lambda merged: self.write_protocol(merged))
        view.back_wanted.connect(lambda backup: self.take_back(backup))

    def _with_passphrase(self, workspace: Workspace, act: Callable[[str | None], None]) -> None:
        """Do something that needs the key; the passphrase is asked for only where the key is locked."""
        if not device_key.needs_passphrase(workspace.device):
            act(None)
            return
        translate = self._session.translate
        title, accept, device = translate("gui.passphrase_title"), translate("gui.share_do"), workspace.device

        def submit(values: Values) -> Job:
            passphrase = values["passphrase"]
            # A wrong one is told where it was entered, before anything is begun.
            return Job(title, lambda _progress: device_key.load(device, passphrase), lambda _key: act(passphrase))

        form = FormDialog(self._window, translate, title, accept, submit, self._host.start)
        form.form.add_text("passphrase", translate("gui.passphrase"), secret=True)
        self.dialog = form
        self._host.explain(form, "sending")
        form.open()

    def share(self) -> None:
        """Write the file to send."""
        translate, workspace = self._session.translate, self._session.workspace
        if workspace is None:
            return
        own = workspace.path
        suggested = f"{own.stem}{suffixes.SHARE}"
        target = self.ask.save(translate("gui.action_share"), kinds(translate, "share", SHARES), suggested)
        if target is None:
            return

        def begin(passphrase: str | None) -> None:
            def work(_progress: Progress) -> object:
                with Workspace.open(own) as opened:
                    return share.share(opened, target, passphrase)

            self._host.start(Job(translate("gui.sharing", name=target.name), work, self._shared, writes=True))

        self._with_passphrase(workspace, begin)

    def _shared(self, outcome: object) -> None:
        if isinstance(outcome, share.Shared):
            self._session.refresh()
            path = outcome.path
            self._host.tell(self._session.translate("gui.shared", name=path.name, folder=str(path.parent)))

    def write_request(self) -> None:
        """Write the request to be admitted once more."""
        translate, workspace = self._session.translate, self._session.workspace
        if workspace is None:
            return
        own, suggested = workspace.path, f"{workspace.path.stem}{suffixes.REQUEST}"
        target = self.ask.save(translate("gui.request_again"), kinds(translate, "request", REQUESTS), suggested)
        if target is None:
            return

        def written(_request: object) -> None:
            self._host.tell(translate("setup.request_written", name=target.name, folder=str(target.parent)))

        def begin(passphrase: str | None) -> None:
            def work(_progress: Progress) -> object:
                with Workspace.open(own, reading=True) as opened:
                    return write_request(opened, target, passphrase)

            self._host.start(Job(translate("gui.request_again").removesuffix("…"), work, written))

        self._with_passphrase(workspace, begin)

    def choose(self) -> None:
        """Choose files to merge, and look at them."""
        translate = self._session.translate
        self.look(self.ask.open_many(translate("gui.action_merge"), kinds(translate, "share", SHARES)))

    def look(self, paths: Sequence[Path]) -> None:
        """Show what files would add."""
        workspace = self._session.workspace
        if not paths or workspace is None:
            return
        own = workspace.path

        def work(progress: Progress) -> object:
            with Workspace.open(own) as opened:
                return merge.preview(opened, paths, progress)

        def done(outcome: object) -> None:
            if isinstance(outcome, Merged):
                self._view.show_files(paths, outcome)

        self._host.start(Job(self._session.translate("gui.looking"), work, done))

    def take(self, paths: Sequence[Path]) -> None:
        """Merge files that were looked at."""
        workspace = self._session.workspace
        if workspace is None:
            return
        own = workspace.path

        def work(progress: Progress) -> object:
            with Workspace.open(own) as opened:
                return merge.merge(opened, paths, progress)

        self._host.start(Job(self._session.translate("gui.merging"), work, self._merged, writes=True))

    def _merged(self, outcome: object) -> None:
        if isinstance(outcome, Merged):
            self._session.refresh()
            self._view.show_merged(outcome)
            self._host.tell(merged_words(self._session.translate, outcome))

    def write_protocol(self, merged: Merged) -> None:
        """Write what came of a merge as a document."""
        translate, workspace = self._session.translate, self._session.workspace
        if workspace is None:
            return
        own = workspace.path
        sorts = f"{kinds(translate, 'docx', '*.docx')};;PDF (*.pdf)"
        path = self.ask.save(translate("gui.merge_protocol"), sorts, "protocol.docx")
        if path is None:
            return

        def work(_progress: Progress) -> object:
            with Workspace.open(own, reading=True) as opened:
                brief.write(protocol(opened, merged, translate), path)
            return path

        def done(written: object) -> None:
            self._host.tell(translate("cli.written", name=str(written)))

        self._host.start(Job(translate("gui.printing", name=path.name), work, done))

    def restore(self) -> None:
        """Choose one of the backups to go back to; that can be taken back too, for a backup is made before."""
        workspace, translate = self._session.workspace, self._session.translate
        if workspace is not None:
            kept = restore.kept(workspace)
            self.dialog = RestoreDialog(
                self._window, translate, kept, lambda path: self.take_back(path, told="gui.restored")
            )
            self._host.explain(self.dialog, "safety")
            self.dialog.open()

    def take_back(self, backup: Path | None, told: str = "gui.merge_taken_back") -> None:
        """Set the database back to what it was, by a backup; what was done here since is kept. ``told`` says so."""
        session = self._session
        if backup is None or session.workspace is None:
            return
        path = session.workspace.path
        session.step_aside()

        def work(_progress: Progress) -> object:
            try:
                return restore.restore(path, backup)
            except UserError as error:
                return error

        def done(outcome: object) -> None:
            session.open(path)
            if self._view.isVisible():
                self._view.choose.setFocus()
            if isinstance(outcome, UserError):
                session.refused.emit(outcome)
            elif isinstance(outcome, restore.Restored):
                again = [session.translate("backup.merge_again", count=outcome.others)] if outcome.others else []
                self._host.tell("\n".join([session.translate(told), *again]))

        self._host.start(Job(session.translate("gui.merge_taking_back"), work, done))

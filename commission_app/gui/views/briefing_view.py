"""The briefing for a meeting: what goes into it, and the pages as they will be printed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QImage, QShowEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from commission_app.domain.draft import Draft
from commission_app.domain.errors import UserError
from commission_app.domain.report import Report
from commission_app.gui.actions import LANGUAGE_NAMES
from commission_app.gui.dialogs.form import Form, Values
from commission_app.gui.operation import Operation
from commission_app.gui.panes.labels import plain_label
from commission_app.gui.panes.page_list import PageList, unpacked
from commission_app.gui.panes.scrolling import scrolled
from commission_app.gui.session import Session
from commission_app.services import brief, texts
from commission_app.services.brief import Parts
from commission_app.services.workspace import Workspace

LOOK_AFTER = 400
"""Milliseconds after the last change at which the pages are made anew."""
_PAGES, _WIDTH = 8, 1000
_BOXES = ("in_force", "comments", "votes", "flow")
ALL_LANGUAGES = "all"

Make = Callable[[Workspace], Report]


@dataclass(frozen=True, slots=True)
class _Drawn:
    """How many pages a briefing has, and the first of them."""

    pages: int
    pictures: tuple[QImage, ...]


class BriefingView(QWidget):
    """A form beside its pages. ``write_wanted`` hands over what makes the report: it is to be written to a file."""

    write_wanted = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.form: Form | None = None
        self._shown: object = None
        self._operation: Operation | None = None
        self._is_stale = False
        self.title, self.told, self.pages = plain_label("", "heading"), plain_label("", "quiet"), PageList()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(LOOK_AFTER)
        self._timer.timeout.connect(self.look)
        self._lay_out()
        for signal in (session.opened, session.moved, session.changed, session.retranslated):
            signal.connect(self._on_news)
        session.closing.connect(self.stop)

    def _lay_out(self) -> None:
        self._holder = QVBoxLayout()
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(24, 16, 16, 16)
        column.addWidget(self.title)
        column.addLayout(self._holder)
        column.addStretch()
        right = QVBoxLayout()
        right.setContentsMargins(0, 16, 8, 8)
        right.addWidget(self.told)
        right.addWidget(self.pages, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(left, across=False), 2)
        layout.addLayout(right, 3)

    def showEvent(self, event: QShowEvent) -> None:
        """Look anew only where somebody looks."""
        super().showEvent(event)
        self._on_news()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks any more."""
        super().hideEvent(event)
        self._timer.stop()

    def _on_news(self, _what: object = None) -> None:
        if self.isVisible():
            self._ask()
            self._timer.start()

    def _ask(self) -> None:
        """Make the form anew where another draft or language of the interface asks for it; keep what was entered."""
        session, translate = self._session, self._session.translate
        wanted = session.draft and session.draft.id, session.draft and texts.languages(session.draft), translate
        if wanted == self._shown or session.draft is None:
            return
        self._shown = wanted
        entered = self.form.values() if self.form else {}
        if self.form is not None:
            self._holder.removeWidget(self.form)
            self.form.deleteLater()
        self.title.setText(translate("gui.briefing_title"))
        self.form = self._new_form(session.draft, entered)
        self._holder.addWidget(self.form)
        self.pages.setAccessibleName(translate("gui.briefing_pages"))

    def _new_form(self, draft: Draft, entered: Values) -> Form:
        translate = self._session.translate
        form = Form(translate, translate("gui.briefing_do"), self._write)
        form.setMinimumWidth(0)
        articles = entered.get("articles", "")
        form.add_text("articles", translate("gui.briefing_articles"), value=articles, hint="1-12, 77")
        names, available = {one.value: name for one, name in LANGUAGE_NAMES.items()}, texts.languages(draft)
        choices = [(ALL_LANGUAGES, translate("gui.briefing_all"))] if len(available) > 1 else []
        choices += [(language, names.get(language, language)) for language in available]
        chosen = entered.get("language", "")
        form.add_choice("language", translate("gui.briefing_language"), choices, chosen=chosen)
        for name in _BOXES:
            form.add_box(name, translate(f"gui.briefing_{name}"), ticked=entered.get(name, "yes") == "yes")
        orders = [(name, translate(f"gui.briefing_{name}")) for name in ("old_first", "draft_first")]
        form.add_choice("order", translate("gui.briefing_order"), orders, chosen=entered.get("order", ""))
        form.add_last(form.ok)
        for field in form.fields.values():
            if isinstance(field, QLineEdit):
                field.textChanged.connect(self._timer.start)
                field.returnPressed.connect(form.submit)
            elif isinstance(field, QComboBox):
                field.currentIndexChanged.connect(self._timer.start)
            elif isinstance(field, QCheckBox):
                field.toggled.connect(self._timer.start)
        return form

    def _maker(self, values: Values) -> Make:
        """Return what makes the report that is asked for; raises UserError for articles that are not there."""
        session, draft, translate = self._session, self._session.draft, self._session.translate
        if session.workspace is None or draft is None:
            raise UserError("draft.none")
        language, articles = values["language"], values["articles"].strip() or None
        chosen = texts.languages(draft) if language == ALL_LANGUAGES else [language]
        brief.chosen_units(texts.document(session.workspace, draft, chosen[0]), articles)
        parts = Parts(**{name: values[name] == "yes" for name in _BOXES}, draft_first=values["order"] == "draft_first")
        spoken = translate.language.value
        return lambda workspace: brief.build(
            workspace, draft, translate, spoken, articles=articles, text_languages=chosen, parts=parts
        )

    def _write(self, values: Values) -> None:
        self.write_wanted.emit(self._maker(values))

    @property
    def is_looking(self) -> bool:
        """Whether the pages are being made."""
        return self._operation is not None

    def look(self) -> None:
        """Make the pages in the background; where they are being made, once more when those are done."""
        workspace = self._session.workspace
        if self._operation is not None or workspace is None or self.form is None:
            self._is_stale = self._operation is not None
            return
        self._is_stale = False
        self.form.refusal.hide()
        try:
            make = self._maker(self.form.values())
        except UserError as error:
            self._refuse(error)
            return
        path = workspace.path

        def work(progress: Callable[[int, int], None]) -> object:
            with Workspace.open(path, reading=True) as opened:
                report = make(opened)
            progress(0, 0)
            preview = brief.preview(report, most=_PAGES, width=_WIDTH)
            return _Drawn(preview.pages, unpacked(preview.pictures))

        self.told.setText(self._session.translate("gui.briefing_looking"))
        operation = self._operation = Operation("", work, self)
        operation.succeeded.connect(self._show)
        operation.refused.connect(self._refuse)
        operation.ended.connect(self._on_ended)
        operation.told.connect(self._on_told)
        operation.begin()

    def _on_ended(self) -> None:
        self._operation = None

    def _on_told(self) -> None:
        if self._is_stale:
            self.look()

    def _refuse(self, error: UserError) -> None:
        self.told.setText("")
        if self.form is not None:
            self.form.refusal.say(self._session.translate(error.key, **error.params))

    def _show(self, outcome: object) -> None:
        if isinstance(outcome, _Drawn):
            translate, shown = self._session.translate, len(outcome.pictures)
            names = [translate("gui.briefing_page", page=page, pages=outcome.pages) for page in range(1, shown + 1)]
            self.pages.show_pages(outcome.pictures, names)
            said = translate.plural("gui.briefing_count", outcome.pages)
            more = translate("gui.briefing_first", shown=shown) if shown < outcome.pages else ""
            self.told.setText(" ".join(filter(None, (said, more))))

    def stop(self) -> None:
        """Let the work in the background end."""
        self._timer.stop()
        if self._operation is not None:
            self._operation.end()
            self._operation = None

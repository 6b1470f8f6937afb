"""The founding assistant: five steps, each of which can be left and taken up again."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from commission_app.domain.voting_rules import Rule
from commission_app.gui.dialogs.form import Form, Start, Submit, Values
from commission_app.gui.fitting import Fitting, grown
from commission_app.gui.flow_layout import FlowLayout
from commission_app.gui.panes.founding_steps import (
    ListPage,
    choose_again,
    member_names,
    name_form,
    rule_form,
    take_rule,
    text_names,
)
from commission_app.gui.panes.labels import plain_label, taken_out
from commission_app.gui.panes.scrolling import scrolled
from commission_app.gui.session import Session
from commission_app.services import setting_up
from commission_app.services.setting_up import Step
from commission_app.services.workspace import Workspace

_STEPS_WIDTHS, _PAGE_WIDTH = (150, 260), 640
_BESIDE = 40
"""Pixels that the margins of the list of steps, and the bar beside it, take."""


class FoundingView(Fitting, QWidget):
    """Shows one step at a time beside the list of all.

    ``text_wanted`` tells in which kind of text (in force or not) a document is to be imported, ``request_wanted`` that
    somebody is to be admitted, ``left`` that the assistant is left, ``kept`` what was entered in the first step.
    """

    text_wanted = Signal(bool)
    request_wanted = Signal()
    left = Signal()
    kept = Signal(object)

    def __init__(self, session: Session, found: Submit, start: Start) -> None:
        super().__init__()
        self._session, self._found, self._start = session, found, start
        self.begun: Values = {}
        self._is_new = False
        self.step = Step.NAME
        self.form: Form | None = None
        self._shown: Values = {}
        self._not_taken: Values = {}
        """The rule that was chosen when its step was left, and not taken."""
        self.steps = QListWidget()
        self.title = plain_label("", "heading")
        self.back, self.next, self.leave = QPushButton(), QPushButton(), QPushButton()
        self.pages = {
            Step.MEMBERS: ListPage(session, member_names),
            Step.IN_FORCE: ListPage(session, text_names(in_force=True)),
            Step.DRAFT: ListPage(session, text_names(in_force=False)),
        }
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        self.steps.setWordWrap(True)
        self._inner = inner = QWidget()
        self._page = QVBoxLayout(inner)
        self._page.setContentsMargins(0, 0, 8, 0)
        # In a second line where one is too narrow for the names of all buttons.
        self._buttons, self._onward = FlowLayout(8, parted=True), QWidget()
        onward = QHBoxLayout(self._onward)
        onward.setContentsMargins(0, 0, 0, 0)
        for button in (self.leave, self.next):
            onward.addWidget(button)
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(self.title)
        right.addWidget(scrolled(inner), 1)
        right.addLayout(self._buttons)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(24)
        layout.addWidget(self.steps, 1)
        layout.addLayout(right, 3)

    def _connect(self) -> None:
        session = self._session
        self.steps.currentRowChanged.connect(self._on_row)
        self.back.clicked.connect(lambda: self.go(self._beside(-1)))
        self.next.clicked.connect(self._on_next)
        self.leave.clicked.connect(self.left)
        self.pages[Step.MEMBERS].wanted.connect(self.request_wanted)
        self.pages[Step.IN_FORCE].wanted.connect(lambda: self.text_wanted.emit(True))  # noqa: FBT003
        self.pages[Step.DRAFT].wanted.connect(lambda: self.text_wanted.emit(False))  # noqa: FBT003
        session.opened.connect(self._on_opened)
        session.changed.connect(lambda _effects: self.reload())
        session.retranslated.connect(self.retranslate)

    @property
    def _workspace(self) -> Workspace | None:
        """The open database, where it is the founded one that is set up."""
        workspace = None if self._is_new else self._session.workspace
        return workspace if workspace is not None and workspace.commission is not None else None

    def begin(self, begun: Mapping[str, str]) -> None:
        """Begin with the first step, on what was entered before."""
        self.keep()
        self.begun, self._is_new, self.form = dict(begun), True, None
        self.go(Step.NAME)

    def _on_opened(self) -> None:
        """Begin anew: what was chosen for another commission is not this one's."""
        self.form, self._not_taken = None, {}
        self.resume()

    def resume(self) -> None:
        """Go on with the first step that is not done."""
        self._is_new = False
        self.go(setting_up.first_to_do(self._workspace))

    def _beside(self, by: int) -> Step:
        every = list(Step)
        return every[max(0, min(len(every) - 1, every.index(self.step) + by))]

    def _on_row(self, row: int) -> None:
        if row >= 0 and list(Step)[row] is not self.step:
            self.go(list(Step)[row])

    def _on_next(self) -> None:
        """Go on; what was chosen in the step and not taken yet is taken first."""
        if self.form is not None and self.form.values() != self._shown:
            self.form.ok.click()
        elif self.step is Step.DRAFT:
            self.left.emit()
        else:
            self.go(self._beside(1))

    def go(self, step: Step) -> None:
        """Show a step; before there is a commission, none but the first."""
        self.keep()
        self.step = step if self._workspace is not None else Step.NAME
        self._show_page()
        self.reload()
        if self.isVisible():
            self._begin_step()

    def _begin_step(self) -> None:
        """Let the keys go to what the step asks for: one can write at once."""
        page = self.pages.get(self.step)
        if self.form is not None:
            next(iter(self.form.fields.values())).setFocus()
        elif page is not None:
            page.more.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin with the step that is shown."""
        super().showEvent(event)
        self._begin_step()

    def keep(self) -> None:
        """Keep what was entered in the first step, never the passphrase, and the rule that was chosen and not taken."""
        if self.step is Step.RULE and self.form is not None:
            values = self.form.values()
            self._not_taken = values if values != self._shown else {}
        if self.step is Step.NAME and self.form is not None and self._workspace is None:
            values = self.form.values()
            begun = {name: values[name] for name in ("title", "member")}
            if begun != {name: self.begun.get(name, "") for name in begun}:
                self.begun = begun
                self.kept.emit(begun)

    def retranslate(self) -> None:
        """Speak the language of the interface."""
        translate = self._session.translate
        self.keep()
        before, begun = self.form, self.step is Step.NAME and self._workspace is None
        self.steps.setAccessibleName(translate("setup.steps"))
        self.back.setText(translate("setup.back"))
        self.leave.setText(translate("setup.leave"))
        focused = before.field_with_keys() if before is not None else ""
        self._show_page()
        self.reload()
        if self.form is not None and before is not None:
            self.form.go_on_from(before.values() if begun else {}, focused)

    def _show_page(self) -> None:
        """Put the page of the step in place, with its button between those to go back and on."""
        translate, workspace = self._session.translate, self._workspace
        for layout in (self._page, self._buttons):
            for widget in taken_out(layout):
                widget.setParent(None)
        self.form = None
        page = self.pages.get(self.step)
        shown: QWidget
        if page is not None:
            shown, act = page, page.more
        elif self.step is Step.NAME and workspace is not None:
            shown, act = self._facts(workspace), None
        else:
            rule = workspace.roster().rule if workspace else Rule()
            self.form = (
                name_form(translate, self._found, self._start, self.begun)
                if self.step is Step.NAME
                else rule_form(translate, rule, lambda values: take_rule(self._session, values))
            )
            self.form.accepted.connect(partial(self._on_accepted, self.step))
            shown, act, self._shown = self.form, self.form.ok, self.form.values()
            choose_again(self.form, self._not_taken if self.step is Step.RULE else {})
            for field in self.form.fields.values():
                if isinstance(field, QLineEdit):
                    field.returnPressed.connect(act.click)
        if page is None:
            self._page.addWidget(plain_label(translate(f"setup.{self.step.value}_more")))
            self._page.addSpacing(12)
        self._page.addWidget(shown)
        shown.show()
        self._page.addStretch()
        for button in (self.back, act):
            if button is not None:
                self._buttons.addWidget(button)
                button.show()
        self._buttons.addWidget(self._onward)
        self._onward.show()

    def _facts(self, workspace: Workspace) -> QWidget:
        """Return the first step as it is once it was done."""
        translate = self._session.translate
        form = Form(translate, "", lambda _values: None)
        form.add_fact(translate("gui.found_name"), workspace.roster().title)
        form.add_fact(translate("gui.your_name"), workspace.name)
        form.add_fact(translate("setup.file"), str(workspace.path))
        return form

    def fit(self) -> None:
        """Give the list of steps the room that its longest word needs, and the page lines that are read well."""
        self._inner.setMaximumWidth(grown(self, _PAGE_WIDTH))
        words = [word for row in range(self.steps.count()) for word in self.steps.item(row).text()[3:].split()]
        metrics = self.steps.fontMetrics()
        longest = max(map(metrics.horizontalAdvance, words), default=0) + metrics.horizontalAdvance("✓  ")
        least, most = _STEPS_WIDTHS
        self.steps.setMinimumWidth(max(least, longest + _BESIDE))
        self.steps.setMaximumWidth(max(most, longest + _BESIDE))

    def _on_accepted(self, step: Step) -> None:
        """Go on: from the name to the rule, which begins as the usual one, and from there to the members."""
        if self._workspace is not None:
            self.begun, self.form = {}, None  # what it holds is taken
            self._not_taken = {}
            self.kept.emit({})
            self.go(Step.RULE if step is Step.NAME else Step.MEMBERS)

    def reload(self) -> None:
        """Show anew which steps are done, and what the present one holds."""
        translate, done = self._session.translate, setting_up.done(self._workspace)
        self.title.setText(translate(f"setup.step_{self.step.value}"))
        self.steps.blockSignals(True)  # noqa: FBT003 - Qt takes it by place
        self.steps.clear()
        for step in Step:
            sign, said = ("✓", "setup.is_done") if step in done else ("○", "setup.is_open")
            item = QListWidgetItem(f"{sign}  {translate(f'setup.step_{step.value}')}")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{item.text()[3:]}: {translate(said)}")
            if self._workspace is None and step is not Step.NAME:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.steps.addItem(item)
        self.fit()
        self.steps.setCurrentRow(list(Step).index(self.step))
        self.steps.blockSignals(False)  # noqa: FBT003
        page = self.pages.get(self.step)
        if page is not None:
            page.show_step(self.step)
        self.back.setEnabled(self.step is not Step.NAME)
        self.next.setEnabled(self._workspace is not None)
        self.next.setText(translate("setup.finish" if self.step is Step.DRAFT else "setup.next"))

"""Everybody on the roster with roles and computers, and the rule; where a secretary sits, ways to change that."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from commission_app.domain.errors import UserError
from commission_app.domain.event_kinds import Role
from commission_app.domain.voting_rules import Rule, written
from commission_app.gui.flow_layout import FlowRow
from commission_app.gui.panes.choice import Choice
from commission_app.gui.panes.confirm import Confirm
from commission_app.gui.panes.founding_steps import chosen_rule, rule_form
from commission_app.gui.panes.labels import plain_label
from commission_app.gui.panes.notice import Notice
from commission_app.gui.screen import roomy
from commission_app.gui.session import Session
from commission_app.services import roster
from commission_app.services.effects import Effects
from commission_app.services.join import fingerprint
from commission_app.services.workspace import Workspace

_SIZE = QSize(860, 560)
_MEMBER, _DEVICE = int(Qt.ItemDataRole.UserRole), int(Qt.ItemDataRole.UserRole) + 1
_COLUMNS = ("name", "role", "fingerprint", "state")


class MembersDialog(QDialog):
    """A tree of the members, their computers below them; changes are asked about in place, and refused in words."""

    def __init__(self, parent: QWidget | None, session: Session, explain: Callable[[QDialog], None]) -> None:
        """``explain`` lets the key for help show a page in a dialog above this one."""
        super().__init__(parent)
        self._session, self._explain = session, explain
        translate = session.translate
        self.setWindowTitle(translate("gui.members_title"))
        self.resize(roomy(self, _SIZE))
        self.tree = QTreeWidget()
        self.rule = plain_label("")
        self.role, self.give = Choice(), QPushButton(translate("members.give_role"))
        self.revoke, self.change = QPushButton(), QPushButton(translate("members.change_rule"))
        self.refusal, self.confirm = Notice("refusal"), Confirm(translate)
        self.rule_dialog: QDialog | None = None
        self._lay_out()
        self.tree.currentItemChanged.connect(lambda _now, _before: self._on_current())
        self.give.clicked.connect(self._ask_role)
        self.revoke.clicked.connect(self._ask_revoke)
        self.change.clicked.connect(self.ask_rule)
        self.reload()

    @property
    def _workspace(self) -> Workspace:
        workspace = self._session.workspace
        if workspace is None:
            raise UserError("join.not_joined")
        return workspace

    @property
    def may_change(self) -> bool:
        """Whether whoever sits here changes the roster."""
        return self._session.can_write and roster.my_role(self._workspace) is Role.SECRETARY

    def _lay_out(self) -> None:
        translate = self._session.translate
        self.tree.setHeaderLabels([translate(f"members.column_{column}") for column in _COLUMNS])
        self.tree.setAccessibleName(translate("gui.members_title"))
        self.tree.setTabKeyNavigation(False)
        self.role.setAccessibleName(translate("gui.members_role"))
        for role in Role:
            self.role.addItem(translate(f"role.{role.value}"), role)
        self.refusal.shut.setAccessibleName(translate("gui.close"))
        self.controls, below = FlowRow(8), FlowRow(8)
        for button in (self.give, self.revoke, self.change):
            button.setAutoDefault(False)
        for control in (self.role, self.give, self.revoke):
            self.controls.flow.addWidget(control)
        below.flow.addWidget(self.change)
        self.only = plain_label(translate("members.secretaries"), "quiet")
        close = QPushButton(translate("gui.close"))
        close.setAutoDefault(False)
        buttons = QDialogButtonBox()
        buttons.addButton(close, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.addWidget(self.tree, 1)
        title = plain_label(translate("members.rule"), "strong")
        for widget in (self.controls, self.refusal, self.confirm, title, self.rule, below, self.only, buttons):
            layout.addWidget(widget)
        for row in (self.controls, below):
            row.setVisible(self.may_change)
        self.only.setVisible(not self.may_change)

    def reload(self) -> None:
        """Show the roster and the rule as they are now; the row that is chosen stays."""
        translate, workspace = self._session.translate, self._workspace
        chosen = self._chosen
        self.tree.clear()
        for one in roster.members(workspace):
            role = translate(f"role.{one.member.role.value}")
            row = QTreeWidgetItem(self.tree, [one.member.name, role, "", ""])
            row.setData(0, _MEMBER, one.member.id)
            heard = [one.member.name, role]
            for device in one.devices:
                state = translate("members.state_works" if device.last_seq is None else "members.state_revoked")
                if device.id == workspace.device:
                    state = f"{state}, {translate('members.state_this')}"
                shown = fingerprint(device.public_key)
                below = QTreeWidgetItem(row, ["", "", shown, state])
                below.setData(0, _MEMBER, one.member.id)
                below.setData(0, _DEVICE, device.id)
                # Who hears the tree hears a row by its first cell alone.
                below.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{shown}, {state}")
                if chosen == (one.member.id, device.id):
                    self.tree.setCurrentItem(below)
            row.setData(0, Qt.ItemDataRole.AccessibleTextRole, ", ".join(heard))
            if chosen == (one.member.id, None):
                self.tree.setCurrentItem(row)
        self.tree.expandAll()
        header = self.tree.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        first = self.tree.topLevelItem(0)
        if self.tree.currentItem() is None and first is not None:
            self.tree.setCurrentItem(first)
        self.rule.setText(self._in_words(workspace.roster().rule))
        self._on_current()

    def _in_words(self, rule: Rule) -> str:
        translate = self._session.translate
        base = translate(f"rule.base_{rule.base.value}")
        told = translate("rule.in_words", base=base, threshold=written(rule.threshold), quorum=written(rule.quorum))
        return f"{told} {translate('members.casting')}" if rule.casting_vote else told

    @property
    def _chosen(self) -> tuple[str, str | None] | None:
        """The member whose row is chosen, and the computer where it is one's."""
        item = self.tree.currentItem()
        return None if item is None else (str(item.data(0, _MEMBER)), item.data(0, _DEVICE))

    def _on_current(self) -> None:
        chosen = self._chosen
        self.confirm.drop()
        if chosen is None:
            return
        member = self._workspace.roster().members[chosen[0]]
        self.role.setCurrentIndex(self.role.findData(member.role))
        self.revoke.setText(self._session.translate("members.revoke_all" if chosen[1] is None else "members.revoke"))

    def _ask(self, question: str, answer: str, verb: Callable[[Workspace], Effects]) -> None:
        self.refusal.hide()
        self.confirm.ask(question, self._session.translate(answer), lambda: self._do(verb))

    def _do(self, verb: Callable[[Workspace], Effects]) -> None:
        """Do what was confirmed, or show why it is refused."""
        try:
            effects = verb(self._workspace)
        except UserError as error:
            self.refusal.say(self._session.translate(error.key, **error.params))
            return
        self._session.refresh(effects)
        self.reload()

    def _ask_role(self) -> None:
        chosen, translate = self._chosen, self._session.translate
        if chosen is None:
            return
        member, role = self._workspace.roster().members[chosen[0]], Role(self.role.currentData())
        if role is member.role:
            self.refusal.say(translate("members.same_role", name=member.name))
            return
        old, new = (translate(f"role.{one.value}") for one in (member.role, role))
        question = translate("members.ask_role", name=member.name, old=old, new=new)
        self._ask(question, "members.give_role", lambda workspace: roster.change_role(workspace, member.id, role))

    def _ask_revoke(self) -> None:
        chosen, translate = self._chosen, self._session.translate
        if chosen is None:
            return
        name, device = self._workspace.roster().members[chosen[0]].name, chosen[1]
        if device is None:
            question = translate("members.ask_revoke_all", name=name)
        else:
            shown = fingerprint(self._workspace.roster().devices[device].public_key)
            question = translate("members.ask_revoke", name=name, fingerprint=shown)
        wanted = device or chosen[0]
        self._ask(question, "members.do_revoke", lambda workspace: roster.revoke(workspace, wanted))

    def ask_rule(self) -> None:
        """Let another rule be chosen, by an example that is reckoned at once; it is asked about before it holds."""
        translate = self._session.translate
        dialog = self.rule_dialog = QDialog(self)
        dialog.setWindowTitle(translate("members.rule"))

        def submit(values: dict[str, str]) -> None:
            rule = chosen_rule(values)
            dialog.accept()
            if rule == self._workspace.roster().rule:
                self.refusal.say(translate("members.same_rule"))
                return
            question = translate("members.ask_rule", rule=self._in_words(rule))
            self._ask(question, "members.do_rule", lambda workspace: roster.change_rule(workspace, rule))

        form = rule_form(translate, self._workspace.roster().rule, submit)
        cancel = QPushButton(translate("gui.cancel"))
        buttons = QDialogButtonBox()
        buttons.addButton(form.ok, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(cancel, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(dialog.reject)
        layout = QVBoxLayout(dialog)
        layout.addWidget(form)
        layout.addWidget(buttons)
        self._explain(dialog)
        dialog.open()

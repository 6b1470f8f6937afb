"""The pages of the founding assistant: name, rule, members, text in force, draft."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QListWidget, QPushButton, QVBoxLayout, QWidget

from commission_app.base.collation import collation_key
from commission_app.base.i18n import Translator
from commission_app.domain.body_fields import MAX_NAME
from commission_app.domain.errors import UserError
from commission_app.domain.voting_rules import HALF, Base, Rule, Tally, decide, parse_fraction, written
from commission_app.gui.actions import LANGUAGE_NAMES
from commission_app.gui.dialogs.form import Form, Start, Submit, Values
from commission_app.gui.dialogs.new_passphrase import add_passphrase
from commission_app.gui.panes.labels import plain_label
from commission_app.gui.session import Session
from commission_app.services import roster, setting_up, texts
from commission_app.services.names import calculation

_FRACTIONS = (HALF, Fraction(2, 3), Fraction(3, 4))
_EXAMPLE = Tally(for_=70, against=20, abstain=10, eligible=130)


def name_form(translate: Translator, submit: Submit, start: Start, kept: Values) -> Form:
    """Return the form of the first step, with what was entered before."""
    form = Form(translate, translate("setup.make_file"), submit, start)
    labels = {"title": ("gui.found_name", "setup.title_hint"), "member": ("gui.your_name", "setup.name_hint")}
    for name, (label, hint) in labels.items():
        field = form.add_text(name, translate(label), value=kept.get(name, ""), hint=translate(hint))
        field.setMaxLength(MAX_NAME)
    add_passphrase(form, translate)
    return form


def rule_form(translate: Translator, rule: Rule, submit: Callable[[Values], None]) -> Form:
    """Return the form of the rule, with an example that follows what is chosen."""
    form = Form(translate, translate("setup.take_rule"), submit)
    bases = [(base.value, translate(f"rule.base_{base.value}")) for base in Base]
    form.add_choice("base", translate("setup.rule_base"), bases, chosen=rule.base.value)
    for name, value in (("threshold", rule.threshold), ("quorum", rule.quorum)):
        known = sorted({*_FRACTIONS, value})
        choices = [(written(one), _share(translate, one, is_threshold=name == "threshold")) for one in known]
        form.add_choice(name, translate(f"setup.rule_{name}"), choices, chosen=written(value))
    form.add_box("casting_vote", translate("setup.rule_casting_vote"), ticked=rule.casting_vote)
    shown = form.add_fact(translate("setup.rule_example"), "")

    def tell() -> None:
        shown.setText(calculation(translate, decide(chosen_rule(form.values()), _EXAMPLE)))

    for field in form.fields.values():
        for name in ("currentIndexChanged", "toggled"):
            if hasattr(field, name):
                getattr(field, name).connect(lambda _value: tell())
    tell()
    return form


def choose_again(form: Form, values: Values) -> None:
    """Choose in the form of the rule what was chosen there before, and not taken."""
    for name, value in values.items():
        field = form.fields[name]
        if isinstance(field, QComboBox):
            field.setCurrentIndex(max(0, field.findData(value)))
        elif isinstance(field, QCheckBox):
            field.setChecked(bool(value))


def chosen_rule(values: Values) -> Rule:
    """Return the rule that is chosen in the form."""
    threshold, quorum = parse_fraction(values["threshold"]), parse_fraction(values["quorum"])
    return Rule(Base(values["base"]), threshold, quorum, bool(values["casting_vote"]))


def _share(translate: Translator, share: Fraction, *, is_threshold: bool) -> str:
    if share == HALF:
        return translate("setup.more_than_half" if is_threshold else "setup.at_least_half")
    return translate("setup.at_least", fraction=written(share))


class ListPage(QWidget):
    """A step at which things come one by one: what it is for, what there is already, and how to bring more.

    ``wanted`` tells that more is to be brought.
    """

    wanted = Signal()

    def __init__(self, session: Session, names: Callable[[Session], list[str]]) -> None:
        super().__init__()
        self._session, self._names = session, names
        self.words, self.there = plain_label(""), plain_label("", "strong")
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.more = QPushButton()
        self.more.setObjectName("primary")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        for widget in (self.words, self.there, self.list):
            layout.addWidget(widget)
        layout.addStretch()
        layout.setStretchFactor(self.list, 1)
        self.more.clicked.connect(self.wanted)

    def show_step(self, step: setting_up.Step) -> None:
        """Say what this step is for, and what there is already."""
        translate = self._session.translate
        self.words.setText(translate(f"setup.{step.value}_more"))
        self.more.setText(translate(f"setup.{step.value}_do"))
        names = self._names(self._session)
        self.there.setText(translate("setup.there_is" if names else "setup.there_is_nothing"))
        self.list.setAccessibleName(translate(f"setup.step_{step.value}"))
        self.list.clear()
        self.list.addItems(names)
        self.list.setVisible(bool(names))


def member_names(session: Session) -> list[str]:
    """Return everybody on the roster in the order of the alphabet, with their roles."""
    if session.workspace is None:
        return []
    listed = sorted(roster.members(session.workspace), key=lambda one: collation_key(one.member.name))
    return [f"{one.member.name} · {session.translate(f'role.{one.member.role.value}')}" for one in listed]


def text_names(*, in_force: bool) -> Callable[[Session], list[str]]:
    """Return a lister of the drafts of a kind, with their languages and how many articles they have."""

    def names(session: Session) -> list[str]:
        if session.workspace is None:
            return []
        spoken = {language.value: name for language, name in LANGUAGE_NAMES.items()}
        found = []
        for draft in setting_up.with_text(texts.every(session.workspace), in_force=in_force):
            for language in texts.languages(draft):
                count = len(texts.document(session.workspace, draft, language).articles)
                articles = session.translate.plural("setup.articles", count)
                found.append(f"{session.name_of(draft)} · {spoken.get(language, language)} · {articles}")
        return found

    return names


def take_rule(session: Session, values: Values) -> None:
    """Make the chosen rule the commission's, if it is another; raises UserError where that is refused."""
    workspace, rule = session.workspace, chosen_rule(values)
    if workspace is None:
        raise UserError("setup.name_first")
    if rule != workspace.roster().rule:
        session.do(lambda opened, _draft: roster.change_rule(opened, rule))

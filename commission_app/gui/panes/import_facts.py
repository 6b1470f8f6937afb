"""What is asked of a text that is imported: its label, language, role, date, and which of its texts is meant."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale, Qt, QTimer, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QVBoxLayout, QWidget

from commission_app.base.i18n import InterfaceLanguage, Translator
from commission_app.domain.body_fields import MAX_NAME
from commission_app.domain.draft import Draft
from commission_app.domain.source_reading import Tracked
from commission_app.gui.actions import LANGUAGE_NAMES
from commission_app.gui.flow_layout import FlowLayout
from commission_app.gui.panes.choice import Choice
from commission_app.gui.panes.labels import plain_label
from commission_app.services import text_languages

_LABEL_WIDTH, _DATE_WIDTH, _SPACE = 260, 120, 14
_PAUSE = 300
"""Milliseconds without a key after which a label is taken to be whole."""


def language_name(code: str) -> str:
    """Return what a language calls itself; its code where that is not known."""
    known = {language.value: name for language, name in LANGUAGE_NAMES.items()}
    name = known.get(code) or QLocale(code).nativeLanguageName()
    return name[:1].upper() + name[1:] if name else code


class ImportFacts(QWidget):
    """The fields, each under its name, in lines as the width allows; below them what will become of the text.

    ``named`` tells that another label was written, ``read_wanted`` that the source is to be read anew: in another
    language, or with its tracked changes taken otherwise.
    """

    named = Signal()
    read_wanted = Signal()

    def __init__(self, translate: Translator, drafts: Sequence[Draft], *, in_force: bool) -> None:
        super().__init__()
        self._translate, self._drafts = translate, drafts
        self.label, self.date = QLineEdit(), QLineEdit()
        self.language, self.role, self.tracked = Choice(), Choice(), Choice()
        self.said = plain_label(translate("gui.import_label_hint"), "quiet")
        self.known = QCompleter([draft.label for draft in drafts], self.label)
        self._cells: dict[str, QWidget] = {}
        self._pause = QTimer(self)
        self._fill(in_force=in_force)
        flow = FlowLayout(_SPACE)
        for name, field in (
            ("gui.import_label", self.label),
            ("gui.import_language", self.language),
            ("import.role", self.role),
            ("gui.import_date", self.date),
            ("import.tracked", self.tracked),
        ):
            flow.addWidget(self._cell(translate(name), field))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(flow)
        layout.addWidget(self.said)
        self.offer_tracked(offered=False)

    def _fill(self, *, in_force: bool) -> None:
        translate = self._translate
        self.label.setMinimumWidth(_LABEL_WIDTH)
        self.label.setMaxLength(MAX_NAME)
        self.label.setAccessibleDescription(translate("gui.import_label_hint"))
        self.known.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.label.setCompleter(self.known)
        self.date.setPlaceholderText("2026-02-12")
        self.date.setMinimumWidth(_DATE_WIDTH)
        for chosen in (False, True):
            self.role.addItem(translate("import.role_in_force" if chosen else "import.role_draft"), chosen)
        self.role.setCurrentIndex(int(in_force))
        for one in Tracked:
            self.tracked.addItem(translate(f"import.tracked_{one.value}"), one)
        first = [language.value for language in InterfaceLanguage]
        others = sorted((one for one in text_languages.known() if one not in first), key=language_name)
        for code in (*first, *others):
            self.language.addItem(language_name(code), code)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._on_pause)
        self.label.textChanged.connect(self._on_label)
        self.language.activated.connect(self.read_wanted)
        self.tracked.activated.connect(self.read_wanted)
        self.role.activated.connect(lambda _row: self.tell())

    def _cell(self, name: str, field: QWidget) -> QWidget:
        cell = QWidget()
        said = plain_label(name, "strong")
        said.setWordWrap(False)
        said.setBuddy(field)
        field.setAccessibleName(name)
        column = QVBoxLayout(cell)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(said)
        column.addWidget(field)
        self._cells[name] = cell
        return cell

    def _on_label(self) -> None:
        self.tell()
        self._pause.start()

    def _on_pause(self) -> None:
        hanging = self.known.popup()
        if self.joined is not None and hanging is not None:
            # There is nothing more to choose, and a list that hangs down would take the next click.
            hanging.hide()
        self.named.emit()

    @property
    def name(self) -> str:
        """The label that is written."""
        return " ".join(self.label.text().split())

    @property
    def joined(self) -> Draft | None:
        """The draft that the text joins by its label."""
        return next((draft for draft in self._drafts if draft.label == self.name), None)

    @property
    def day(self) -> str | None:
        """The date that is written."""
        return self.date.text().strip() or None

    @property
    def in_force(self) -> bool:
        """Whether this is the text in force."""
        return bool(self.role.currentData())

    @property
    def chosen_tracked(self) -> Tracked:
        """Which text is meant where there are tracked changes."""
        return Tracked(self.tracked.currentData())

    def show_language(self, code: str) -> None:
        """Show the language that the text is read in."""
        if self.language.findData(code) < 0:
            self.language.addItem(language_name(code), code)
        self.language.setCurrentIndex(self.language.findData(code))
        self.tell()

    def offer_tracked(self, *, offered: bool) -> None:
        """Offer the choice between the text with tracked changes and the one before them."""
        self._cells[self._translate("import.tracked")].setVisible(offered)

    def tell(self) -> None:
        """Say what will become of a text of this label."""
        translate, draft, language = self._translate, self.joined, str(self.language.currentData())
        if draft is not None:
            self.role.setCurrentIndex(int(draft.in_force))
        self.role.setEnabled(draft is None)
        if not self.name:
            told = translate("gui.import_label_hint")
        elif draft is None:
            told = translate("import.new_draft", draft=self.name)
            if replaced := next((one for one in reversed(self._drafts) if one.in_force and self.in_force), None):
                told = f"{told} {translate('import.replaces', old=replaced.label)}"
        elif language in draft.texts:
            told = translate("draft.has_text", draft=self.name, language=language_name(language))
        else:
            there = ", ".join(language_name(one) for one in draft.languages)
            told = translate("import.joins", draft=self.name, language=language_name(language), languages=there)
        self.said.setText(told)

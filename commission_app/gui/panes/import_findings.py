"""What a person should look at before a text is imported: warnings, corrections, and comments in the margins."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStyle,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from commission_app.base.i18n import Translator
from commission_app.base.localized import shown_iso_date
from commission_app.domain.line_reading import Act, Correction
from commission_app.domain.source_reading import Remark
from commission_app.gui.import_desk import ReadSource
from commission_app.gui.models.read_lines import reading_name
from commission_app.gui.panes.labels import plain_label
from commission_app.services.names import place_name

_HELD = int(Qt.ItemDataRole.UserRole)
_LONGEST, _QUOTED, _LEAST = 120, 60, 84
_FRAME = QStyle.PixelMetric.PM_DefaultFrameWidth


class ImportFindings(QTabWidget):
    """Three lists. ``warning_wanted`` tells the warning that is looked at, ``correction_wanted`` the correction,
    ``remark_wanted`` the comment; ``forget_wanted`` the corrections that are to be taken back; ``filled`` that the list
    in view has other rows.
    """

    warning_wanted = Signal(object)
    correction_wanted = Signal(object)
    remark_wanted = Signal(object)
    forget_wanted = Signal(object)
    filled = Signal()

    def __init__(self, translate: Translator) -> None:
        super().__init__()
        self._translate = translate
        self.warnings, self.corrections, self.remarks = QListWidget(), QListWidget(), QListWidget()
        self.forget, self.forget_all, self.take_all = QPushButton(), QPushButton(), QPushButton()
        self.told = plain_label("", "quiet")
        self.fine = plain_label(translate("import.nothing_to_check"), "quiet")
        self._read: ReadSource | None = None
        self._taken: set[int] = set()
        self._pages: dict[str, QWidget] = {}
        self._add_page("to_check", self.fine, self.warnings)
        self._add_page("corrections", self.told, self.corrections, self.forget, self.forget_all)
        more = plain_label(translate("import.remarks_more"), "quiet")
        self._add_page("remarks", more, self.remarks, self.take_all)
        for button, name in ((self.forget, "forget"), (self.forget_all, "forget_all"), (self.take_all, "take_all")):
            button.setText(translate(f"import.{name}"))
            button.setAutoDefault(False)
        self._connect()

    def _add_page(self, name: str, words: QWidget, shown: QListWidget, *buttons: QPushButton) -> None:
        shown.setAccessibleName(self._translate(f"import.{name}_list"))
        shown.setWordWrap(True)
        # Hundreds of rows are laid out a few at a time, while the window goes on answering.
        shown.setLayoutMode(QListWidget.LayoutMode.Batched)
        page = self._pages[name] = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(6, 6, 6, 6)
        row = QHBoxLayout()
        row.addWidget(words, 1)
        for button in buttons:
            row.addWidget(button)
        column.addLayout(row)
        column.addWidget(shown, 1)
        shown.setMinimumHeight(_LEAST)
        shown.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.addTab(page, "")

    def _connect(self) -> None:
        for shown, wanted in (
            (self.warnings, self.warning_wanted),
            (self.corrections, self.correction_wanted),
            (self.remarks, self.remark_wanted),
        ):
            # A click on the row that is chosen already leads to its line again.
            shown.itemClicked.connect(lambda item, signal=wanted: signal.emit(item.data(_HELD)))
            shown.itemActivated.connect(lambda item, signal=wanted: signal.emit(item.data(_HELD)))
            shown.currentItemChanged.connect(
                lambda item, _before, signal=wanted, of=shown: (
                    signal.emit(item.data(_HELD)) if item is not None and of.hasFocus() else None
                )
            )
        self.currentChanged.connect(lambda _page: self.filled.emit())
        self.corrections.currentRowChanged.connect(lambda row: self.forget.setEnabled(row >= 0))
        self.remarks.itemChanged.connect(self._on_ticked)
        self.forget.clicked.connect(self._forget_one)
        self.forget_all.clicked.connect(
            lambda: self._forget(list(self._read.preview.corrections if self._read else ()))
        )
        self.take_all.clicked.connect(self._take_all)

    def show_source(self, read: ReadSource, remembered: Sequence[Correction]) -> None:
        """Show what there is to look at; ``remembered`` are the corrections known from a former edition."""
        self._read = read
        translate, preview = self._translate, read.preview
        found = (*read.differences, *preview.document.warnings)
        self._list(self.warnings, [(translate(f"warning.{one.key}", **dict(one.params)), one) for one in found])
        self.fine.setVisible(not found)
        known = set(remembered)
        named = [(self._correction(one, is_old=one in known), one) for one in preview.corrections]
        self._list(self.corrections, named)
        old = len(known & set(preview.corrections))
        self.told.setText(translate.plural("import.remembered", old) if old else translate("import.corrections_more"))
        self.forget.setEnabled(self.corrections.currentRow() >= 0)
        self.forget_all.setEnabled(bool(named))
        self._list_remarks(preview.remarks)
        for name, count in (
            ("to_check", len(found)),
            ("corrections", len(named)),
            ("remarks", len(preview.remarks)),
        ):
            self.setTabText(self.indexOf(self._pages[name]), translate(f"import.{name}", count=count))
        self.setTabVisible(self.indexOf(self._pages["remarks"]), bool(preview.remarks))
        for shown in (self.warnings, self.corrections):
            shown.setVisible(shown.count() > 0)
        self.filled.emit()

    @property
    def shows_nothing(self) -> bool:
        """Whether the list that is in view is empty."""
        return all(shown.isHidden() for shown in self.currentWidget().findChildren(QListWidget))

    def bare_height(self) -> int:
        """Return how high the tabs are with the words alone that stand below them where a list is empty."""
        page, margins = self.currentWidget().layout(), 4 * self.style().pixelMetric(_FRAME)
        words = page.totalHeightForWidth(self.width()) if page else 0
        return self.tabBar().sizeHint().height() + words + margins

    @staticmethod
    def _list(shown: QListWidget, entries: Sequence[tuple[str, object]]) -> None:
        """Show the entries, unless they are shown already; the row that is looked at stays."""
        if [shown.item(row).data(_HELD) for row in range(shown.count())] == [held for _, held in entries]:
            return
        row = shown.currentRow()
        shown.blockSignals(True)  # noqa: FBT003 - Qt takes it by place
        shown.clear()
        for text, held in entries:
            item = QListWidgetItem(text)
            item.setData(_HELD, held)
            shown.addItem(item)
        shown.setCurrentRow(min(row, len(entries) - 1))
        shown.blockSignals(False)  # noqa: FBT003

    def _list_remarks(self, remarks: Sequence[Remark]) -> None:
        translate, document = self._translate, self._read.preview.document if self._read else None
        entries = []
        for one in remarks:
            day = shown_iso_date(one.date[:10], translate.language) if one.date else ""
            by = ", ".join(filter(None, (one.author or translate("import.nobody"), day)))
            about = f" «{_short(one.quote, _QUOTED)}»" if one.quote else ""
            entries.append((f"{by} · {place_name(translate, one.eid, document)}{about}\n{one.text}", one))
        self._list(self.remarks, entries)
        self.remarks.blockSignals(True)  # noqa: FBT003
        for row in range(self.remarks.count()):
            state = Qt.CheckState.Checked if row in self._taken else Qt.CheckState.Unchecked
            self.remarks.item(row).setCheckState(state)
        self.remarks.blockSignals(False)  # noqa: FBT003

    def _correction(self, one: Correction, *, is_old: bool) -> str:
        """Return a correction in words."""
        translate, line = self._translate, _short(one.line)
        if one.act is Act.MARK and one.reading is not None:
            told = translate("import.told_mark", line=line, reading=reading_name(translate, one.reading))
        elif one.act is Act.JOIN:
            told = translate("import.told_join", line=line)
        else:
            told = translate("import.told_split", line=line, words=_short(one.at))
        return translate("import.from_former", told=told) if is_old else told

    def _on_ticked(self, item: QListWidgetItem) -> None:
        row = self.remarks.row(item)
        if item.checkState() is Qt.CheckState.Checked:
            self._taken.add(row)
        else:
            self._taken.discard(row)

    def _take_all(self) -> None:
        every = set(range(self.remarks.count()))
        self._taken = set() if self._taken >= every else every
        if self._read is not None:
            self._list_remarks(self._read.preview.remarks)

    @property
    def taken(self) -> frozenset[int]:
        """The places of the comments that are taken over."""
        return frozenset(self._taken)

    def _forget_one(self) -> None:
        item = self.corrections.currentItem()
        if item is not None:
            self._forget([item.data(_HELD)])

    def _forget(self, corrections: list[Correction]) -> None:
        if corrections:
            self.forget_wanted.emit(corrections)

    def show_page(self, name: str) -> None:
        """Bring one of the lists up: ``to_check``, ``corrections`` or ``remarks``."""
        self.setCurrentWidget(self._pages[name])


def _short(text: str, longest: int = _LONGEST) -> str:
    return text if len(text) <= longest else f"{text[:longest].rstrip()}…"

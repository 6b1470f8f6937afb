"""The manual, shown in the window: its pages at the left, the one that is read beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QImage, QKeyEvent, QResizeEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from commission_app.base.fonts import SERIF_FAMILY
from commission_app.base.manual import KEYS, Page, pages
from commission_app.gui.fitting import grown
from commission_app.gui.panes.text_writing import TEXT_POINTS
from commission_app.gui.session import Session
from commission_app.gui.theme import Look

FIRST = "start"
_PICTURE = "\ufffc"
"""What stands in a text where Qt draws a picture."""
_LIST_WIDTH, _PAGE_WIDTH, _FRAME, _SCROLL = 280, 740, 24, 20
_NARROWEST = 160

Shortcuts = Callable[[], Iterable[tuple[str, str]]]


class _Page(QTextBrowser):
    """A page of the manual: its pictures are never wider than it is, and its lines never longer than is read well.

    ``resized`` tells that the room for pictures is another one.
    """

    resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setOpenLinks(False)
        self.document().setDocumentMargin(_FRAME)

    def keep_short(self) -> None:
        """Keep the lines at a length that is read well with these letters."""
        margin = max(0, (self.width() - grown(self, _PAGE_WIDTH)) // 2)
        self.setViewportMargins(margin, 0, margin, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the lines short: before Qt breaks them."""
        self.keep_short()
        super().resizeEvent(event)
        self.resized.emit()

    def fit_pictures(self, folder: Path) -> None:
        """Make no picture wider than the page; Qt itself would shrink them roughly."""
        document = self.document()
        room = max(_NARROWEST, min(grown(self, _PAGE_WIDTH), self.width()) - 2 * _FRAME - _SCROLL)
        cursor = document.find(_PICTURE)
        while not cursor.isNull():
            look = cursor.charFormat().toImageFormat()
            picture = QImage(str(folder / look.name())).convertToFormat(QImage.Format.Format_RGB32)
            if picture.width() > room:
                picture = picture.scaledToWidth(room, Qt.TransformationMode.SmoothTransformation)
            document.addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(look.name()), picture)
            look.setWidth(picture.width())
            cursor.setCharFormat(look)
            cursor = document.find(_PICTURE, cursor)


class HelpView(QWidget):
    """Shows a page; ``left`` tells that the reader wants back to the work.

    ``shortcuts`` gives what each action is called, and its keys.
    """

    left = Signal()

    def __init__(self, session: Session, look: Look, shortcuts: Shortcuts) -> None:
        super().__init__()
        self._session, self._look, self._shortcuts = session, look, shortcuts
        self._pages: list[Page] = []
        self.list, self.page, self.back = QListWidget(), _Page(), QPushButton()
        self.list.setMinimumWidth(_LIST_WIDTH)
        self.list.setWordWrap(True)
        left = QVBoxLayout()
        left.addWidget(self.back)
        left.addWidget(self.list, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 12, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(left)
        layout.addWidget(self.page, 1)
        self.back.clicked.connect(self.left)
        self.list.currentRowChanged.connect(self._on_row)
        self.page.anchorClicked.connect(self._follow)
        self.page.resized.connect(self._fit)
        session.retranslated.connect(self._on_retranslated)
        look.changed.connect(self._on_retranslated)

    @property
    def name(self) -> str:
        """The name of the page that is shown."""
        row = self.list.currentRow()
        return self._pages[row].name if 0 <= row < len(self._pages) else FIRST

    def show_page(self, name: str = FIRST) -> None:
        """Show a page by its name; the manual is read from the disk when it is first asked for."""
        translate = self._session.translate
        self._pages = pages(translate.language)
        self.back.setText(f"‹  {translate('help.back')}")
        self.list.setAccessibleName(translate("help.contents"))
        self.page.setAccessibleName(translate("help.page"))
        self.list.blockSignals(True)  # noqa: FBT003 - Qt takes it by place
        self.list.clear()
        self.list.addItems([page.title for page in self._pages])
        self.list.blockSignals(False)  # noqa: FBT003
        names = [page.name for page in self._pages]
        self.list.setCurrentRow(names.index(name) if name in names else 0)

    def _on_retranslated(self) -> None:
        if self.list.count():
            self.show_page(self.name)

    def _on_row(self, row: int) -> None:
        if 0 <= row < len(self._pages):
            self._write(self._pages[row])

    def _write(self, page: Page) -> None:
        theme, points = self._look.theme, TEXT_POINTS * self._look.scale
        document = self.page.document()
        document.setDefaultStyleSheet(f"a {{ color: {theme.link}; }}")
        font = self.page.font()
        font.setFamilies([SERIF_FAMILY])
        font.setPointSizeF(points)
        document.setDefaultFont(font)
        self.page.setSearchPaths([str(page.folder)])
        self.page.setMarkdown(page.text.replace(KEYS, self._table()))
        _space(document)
        self._fit()

    def _fit(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._pages):
            self.page.keep_short()
            self.page.fit_pictures(self._pages[row].folder)

    def _table(self) -> str:
        rows = "\n".join(f"| {name} | {keys} |" for name, keys in self._shortcuts())
        translate = self._session.translate
        return f"| {translate('help.action')} | {translate('help.keys')} |\n| --- | --- |\n{rows}\n"

    def _follow(self, link: QUrl) -> None:
        """Go to another page; what leads out of the manual is opened by the system."""
        if link.scheme():
            QDesktopServices.openUrl(link)
        else:
            self.show_page(link.path().partition("-")[2].removesuffix(".md"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _space(document: QTextDocument) -> None:
    """Set the lines apart: Markdown alone is set too close to be read at length."""
    block = document.begin()
    while block.isValid():
        look = block.blockFormat()
        look.setLineHeight(130, look.LineHeightTypes.ProportionalHeight.value)
        look.setBottomMargin(8)
        QTextCursor(block).setBlockFormat(look)
        block = block.next()

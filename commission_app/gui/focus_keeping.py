"""Where the keys go: through a view as one reads it, and on in it when what had the focus vanishes."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget


class FocusKeeping(QObject):
    """Watches over the views of a window.

    Qt gives the focus of a button that is hidden or disabled to whatever comes next, and after the last one in a view
    that is the choice of drafts: an arrow key meant for a list would bring another draft into view.
    """

    def __init__(self, stack: QStackedWidget) -> None:
        super().__init__(stack)
        self._stack = stack
        # Qt asks for the next widget also while one is being destroyed: the order is put right when nothing happens.
        self._order = QTimer(self)
        self._order.setSingleShot(True)
        self._order.setInterval(0)
        self._order.timeout.connect(self._put_in_order)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)

    def _on_focus(self, before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self._has(now):
            self._order.start()
        # Whether it vanished, or somebody went elsewhere, is known only a moment later.
        if before is not None and self._has(before) and now is not None and not self._has(now):
            QTimer.singleShot(0, before, lambda: self._keep(before))

    def _put_in_order(self) -> None:
        from commission_app.gui.reading_order import put_in_reading_order

        view = self._stack.currentWidget()
        if view is not None:
            put_in_reading_order(view)

    def _has(self, widget: QWidget) -> bool:
        return self._stack.isAncestorOf(widget)

    def _keep(self, before: QWidget) -> None:
        now, view = QApplication.focusWidget(), self._stack.currentWidget()
        is_gone = before.isHidden() or not before.isEnabled()
        if not is_gone or view is None or not view.isAncestorOf(before) or now is None or self._has(now):
            return
        following: QWidget | None = before.nextInFocusChain()
        while following is not None and following is not before:
            takes_keys = following.isEnabled() and following.isVisibleTo(view)
            if takes_keys and view.isAncestorOf(following) and following.focusPolicy() & Qt.FocusPolicy.TabFocus:
                following.setFocus()
                return
            following = following.nextInFocusChain()

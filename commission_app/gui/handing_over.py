"""A file that is opened while a window is open already is handed over to that window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from commission_app.base.paths import app_home
from commission_app.domain.digest import sha256

_WAIT = 500
"""Milliseconds to wait for the other window: it is on this computer, and answers at once or never."""
_LONGEST = 4096


def _name() -> str:
    """Return the name under which the window of this person and these settings is found."""
    return f"commission-app-{sha256(str(app_home().absolute()))[:16]}"


def hand_over(path: Path) -> bool:
    """Hand a file over to the window that is open; return whether there is one and it has taken it."""
    socket = QLocalSocket()
    socket.connectToServer(_name())
    if not socket.waitForConnected(_WAIT):
        return False
    socket.write(str(path.absolute()).encode())
    is_written = socket.waitForBytesWritten(_WAIT)
    socket.disconnectFromServer()
    return is_written


class Receiver(QObject):
    """Takes files for the window that was opened first; ``received`` tells each."""

    received = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)

    def listen(self) -> bool:
        """Begin to take files; False where another window does."""
        other = QLocalSocket()
        other.connectToServer(_name())
        if other.waitForConnected(_WAIT):
            return False
        # What a window that was killed has left behind would keep this one from listening.
        QLocalServer.removeServer(_name())
        return bool(self._server.listen(_name()))

    def _on_connection(self) -> None:
        socket = self._server.nextPendingConnection()
        if socket is not None:
            socket.readyRead.connect(lambda: self._read(socket))
            socket.disconnected.connect(socket.deleteLater)

    def _read(self, socket: QLocalSocket) -> None:
        path = Path(bytes(socket.read(_LONGEST).data()).decode(errors="replace"))
        if path.is_file():
            self.received.emit(path)

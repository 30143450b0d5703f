"""One window per data folder: the second start brings the first to the front."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QLockFile, QObject, QThread

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

_PATIENCE_MS = 2_000
_AGAIN_MS = 50
_BUSY_MS = 5_000
"""A window that opens a large branch or draws a hundred papers answers late; one that hangs never does."""

_ANSWER = b"here"


class SingleInstance(QObject):
    """The lock of a data folder. A lock left behind by a program that died is taken over."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._lock = QLockFile(str(folder / "window.lock"))
        self._lock.setStaleLockTime(0)  # a window may be open for weeks; whether its process lives is what counts
        self._server: QLocalServer | None = None

    @property
    def _name(self) -> str:
        """What the second start calls; any folder makes a name that every system takes."""
        import hashlib  # after the rows are shown, with the first name

        from app.core.long_paths import true_place

        return f"aftercare-{hashlib.sha256(str(true_place(self._folder)).encode()).hexdigest()[:16]}"

    def claim(self) -> bool:
        """Whether this program may open the folder.

        A folder that cannot be written is not locked; opening will say what is wrong.
        """
        return self._lock.tryLock(0) or self._lock.error() is not QLockFile.LockError.LockFailedError

    def listen(self, on_call: Callable[[], object]) -> None:
        """Answer the call of a second start."""
        from PySide6.QtNetwork import QLocalServer

        QLocalServer.removeServer(self._name)
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)

        def answer() -> None:
            while socket := server.nextPendingConnection():
                socket.disconnected.connect(socket.deleteLater)
                on_call()
                socket.write(_ANSWER)
                socket.disconnectFromServer()

        server.newConnection.connect(answer)
        server.listen(self._name)
        self._server = server

    def call_first(self) -> bool:
        """Ask the program that holds the folder to come to the front, and let it; False when it does not answer."""
        from PySide6.QtNetwork import QLocalSocket

        from app.ui.desktop.foreground import hand_over

        hand_over(self.holder())
        socket = QLocalSocket()
        waited = QElapsedTimer()
        waited.start()
        socket.connectToServer(self._name)
        while not socket.waitForConnected(_PATIENCE_MS):
            if waited.elapsed() > _PATIENCE_MS:
                return False
            QThread.msleep(_AGAIN_MS)  # a first one that has only just started does not listen yet
            socket.connectToServer(self._name)
        reached = socket.waitForReadyRead(_BUSY_MS)
        socket.abort()
        return reached

    def holder(self) -> int:
        """The process that holds the folder; 0 when nobody knows."""
        found = self._lock.getLockInfo()
        return int(found[0]) if isinstance(found, tuple) and found else 0

    def release(self) -> None:
        """Give the folder free."""
        if self._server is not None:
            self._server.close()
            self._server.deleteLater()
            self._server = None
        self._lock.unlock()

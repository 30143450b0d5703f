"""One window per data folder: the second start brings the first to the front.

The second one calls by putting an empty file into `window.calls` in the data folder, and the first answers by taking it
away: the system tells it of the file, and where it does not (some drives of other computers), it looks by itself now
and then. The file's name says of which computer and user the call is: nobody else's window comes to the front.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QLockFile, QObject, QThread, QTimerEvent

if TYPE_CHECKING:
    from PySide6.QtCore import QFileSystemWatcher

_PATIENCE_MS = 2_000
_AGAIN_MS = 50
_LOOK_MS = 2_000
"""Where the system tells nothing; a second start waits longer than that."""
_HELD_STAYS = os.name == "nt"
"""Whether nobody can take away the file of a lock while the program lives that holds it."""
_BUSY_MS = 5_000
"""A window that opens a large branch or draws a hundred papers answers late; one that hangs never does."""


class SingleInstance(QObject):
    """The lock of a data folder. A lock left behind by a program that died is taken over."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._calls, self._file = folder / "window.calls", folder / "window.lock"
        self._lock = QLockFile(str(self._file))
        self._lock.setStaleLockTime(0)  # a window may be open for weeks; whether its process lives is what counts
        self._own, self._looking = "", 0
        self._watcher: QFileSystemWatcher | None = None
        self._on_call: Callable[[], object] | None = None

    def claim(self) -> bool:
        """Whether this program may open the folder.

        A folder that cannot be written is not locked; opening will say what is wrong.
        """
        if self._lock.tryLock(0) or self._lock.error() is not QLockFile.LockError.LockFailedError:
            return True
        # the number in it may be that of another program of ours by now, such as one that waits while it hands over
        return _HELD_STAYS and _gone(self._file) and self._lock.tryLock(0)

    def listen(self, on_call: Callable[[], object]) -> None:
        """Answer the call of a second start. A folder that cannot be written is not listened to."""
        from PySide6.QtCore import QFileSystemWatcher  # its class is made when first named

        try:
            self._calls.mkdir(mode=0o700, exist_ok=True)
        except OSError:
            return
        self._own, self._on_call = _own_mark(), on_call
        self._watcher = QFileSystemWatcher([str(self._calls)], self)
        self._watcher.directoryChanged.connect(self._look)
        for left in self._waiting():
            _gone(left)  # by a program that died while it called
        self._looking = self.startTimer(_LOOK_MS)

    def timerEvent(self, event: QTimerEvent) -> None:
        """Look whether somebody calls of whom the system did not tell."""
        self._look()

    def call_first(self) -> bool:
        """Ask the program that holds the folder to come to the front, and let it; False when it does not answer."""
        from app.ui.desktop.foreground import hand_over

        hand_over(self.holder())
        call = self._calls / f"{_own_mark()}-{os.getpid()}"
        waited = QElapsedTimer()
        waited.start()
        while not _put(call):
            if waited.elapsed() > _PATIENCE_MS:
                return False
            QThread.msleep(_AGAIN_MS)  # a first one that has only just started does not listen yet
        waited.start()
        while waited.elapsed() < _BUSY_MS:
            if not call.exists():
                return True
            QThread.msleep(_AGAIN_MS)
        return not _gone(call)

    def holder(self) -> int:
        """The process that holds the folder; 0 when nobody knows."""
        found = self._lock.getLockInfo()
        return int(found[0]) if isinstance(found, tuple) and found else 0

    def release(self) -> None:
        """Give the folder free."""
        if self._looking:
            self.killTimer(self._looking)
            self._looking = 0
            if self._watcher is not None:  # on Windows the folder stays as long as it is watched
                self._watcher.removePath(str(self._calls))
                self._watcher.deleteLater()
                self._watcher = None
            with suppress(OSError):  # a call that came too late
                self._calls.rmdir()
        self._lock.unlock()

    def _look(self, _folder: str = "") -> None:
        """Answer who calls. What cannot be taken away is no call: it would be answered for ever."""
        for call in self._waiting():
            if _gone(call) and self._on_call is not None:
                self._on_call()

    def _waiting(self) -> list[Path]:
        try:
            return [call for call in self._calls.iterdir() if call.name.startswith(self._own)]
        except OSError:
            return []


def _own_mark() -> str:
    """What this computer's programs of this user put before their calls; any name makes one that every system takes."""
    import hashlib  # after the rows are shown, with the first name

    from PySide6.QtCore import QSysInfo

    user = os.environ.get("USERNAME", "") if os.name == "nt" else str(os.getuid())
    return hashlib.sha256(f"{QSysInfo.machineHostName()}\0{user}".encode()).hexdigest()[:16]


def _put(call: Path) -> bool:
    try:
        call.touch()
    except OSError:
        return False
    return True


def _gone(call: Path) -> bool:
    """Take a call away; False when somebody else has."""
    try:
        call.unlink()
    except OSError:
        return False
    return True

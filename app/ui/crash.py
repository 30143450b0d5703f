"""When the program itself is wrong: a report without anybody's data, one dialog, and the work goes on if it can.

PySide calls the hook once per failing slot, and once per call in `data()` and `paintEvent`, so the same mistake is
shown once and then only counted. Threads may only post. A process that dies leaves its stack in a file that the next
start reads.
"""

from __future__ import annotations

import contextlib
import faulthandler
import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TextIO

from PySide6.QtCore import QMessageLogContext, QObject, Qt, QtMsgType, Signal, qInstallMessageHandler, qVersion

from app import __version__
from app.core import clock
from app.core.errors import Bug
from app.core.log import logger
from app.core.paths import private_folder

_KEPT_REPORTS = 20
_log = logger("crash")


class CrashWatch(QObject):
    """Catches what nobody caught and shows it once."""

    _caught = Signal(object)

    def __init__(self, folder: Path, show: Callable[[BaseException, str, Path | None], object]) -> None:
        super().__init__()
        self.folder = folder
        self.show = show
        """Called on the window's thread with (error, report, file)."""
        self._seen: dict[tuple[str, ...], int] = {}
        self._showing = False
        self._stack: TextIO | None = None
        self._caught.connect(self._handle, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take over the hooks of the interpreter, of threads and of Qt."""
        sys.excepthook = self.caught
        threading.excepthook = lambda args: self.caught(args.exc_type, args.exc_value, args.exc_traceback)
        qInstallMessageHandler(_log_qt)
        with contextlib.suppress(OSError):
            private_folder(self.folder)
            self._stack = (self.folder / "died.txt").open("w", encoding="utf-8")
            faulthandler.enable(self._stack)

    def remove(self) -> None:
        """Give the hooks back; the end was orderly, so the stack file goes."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        qInstallMessageHandler(None)
        if self._stack is not None:
            faulthandler.disable()
            self._stack.close()
            self._stack = None
            with contextlib.suppress(OSError):
                (self.folder / "died.txt").unlink()

    def died_last_time(self) -> str:
        """The stack that a process left when it died, or nothing. Ask before `install`."""
        try:
            return (self.folder / "died.txt").read_text(encoding="utf-8", errors="replace").strip()
        except OSError:
            return ""

    def caught(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """The hook: may run on any thread and at any depth, so it only posts."""
        if error is None or (kind is not None and issubclass(kind, KeyboardInterrupt)):
            sys.__excepthook__(kind or KeyboardInterrupt, error or KeyboardInterrupt(), trace)
            return
        key = (
            type(error).__name__,
            *(f"{frame.filename}:{frame.lineno}" for frame in traceback.extract_tb(error.__traceback__)),
        )
        self._seen[key] = self._seen.get(key, 0) + 1
        if self._seen[key] == 1:
            self._caught.emit(error)

    def times(self) -> int:
        """How often anything was caught."""
        return sum(self._seen.values())

    def _handle(self, error: BaseException) -> None:
        report = report_of(error)
        file = self.write(report)
        _log.error("%s", report)
        if self._showing:
            return
        self._showing = True
        try:
            self.show(error, report, file)
        finally:
            self._showing = False

    def write(self, report: str) -> Path | None:
        """Keep the report beside the log; None when the folder cannot be written."""
        file = self.folder / f"crash-{clock.now():%Y%m%d-%H%M%S}-{len(self._seen)}.txt"
        try:
            private_folder(self.folder)
            file.write_text(report, encoding="utf-8")
            for old in sorted(self.folder.glob("crash-*.txt"))[:-_KEPT_REPORTS]:
                old.unlink()
        except OSError:
            return None
        return file


def report_of(error: BaseException) -> str:
    """Versions and where it happened, for every error of the chain.

    What an exception says may hold names and numbers of people, so only our own sentences are kept.
    """
    import platform  # only a report needs it

    lines = [
        f"Aftercare {__version__}, Python {platform.python_version()}, Qt {qVersion()}",
        f"{platform.system()} {platform.release()}",
        f"{clock.now():%Y-%m-%dT%H:%M:%SZ}, thread {threading.current_thread().name}",
    ]
    link: BaseException | None = error
    while link is not None:
        says = f": {link.text}" if isinstance(link, Bug) else ""
        lines.append(f"{type(link).__module__}.{type(link).__qualname__}{says}")
        for frame in traceback.extract_tb(link.__traceback__):
            lines.append(f"  {_short(frame.filename)}:{frame.lineno} in {frame.name}")
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)
    return "\n".join(lines)


def _short(file: str) -> str:
    """A path from the package on, without the folders of somebody's computer."""
    parts = Path(file).parts
    for root in ("app", "site-packages"):
        if root in parts:
            return "/".join(parts[parts.index(root) :])
    return parts[-1] if parts else file


def _log_qt(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    if kind in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg):
        return
    logger("qt").warning("%s", text)

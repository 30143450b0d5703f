"""One start of the program, or of a bare window, in a process of its own; prints CPU milliseconds as JSON.

`start_probe.py bare` shows an empty QMainWindow. `start_probe.py ours BRANCH` runs the program as `aftercare --database
BRANCH` does, with the supervisor signed in without a password (its check is slow on purpose), and ends when the rows of
the tab remembered in AFTERCARE_DATA are painted. Nothing but the standard library is imported besides what is measured.
"""

from __future__ import annotations

import sys
import time


def _spent() -> float:
    return time.process_time_ns() / 1e6


def _tell(**stages: float) -> None:
    sys.stdout.write("{" + ", ".join(f'"{name}": {spent:.2f}' for name, spent in stages.items()) + "}\n")
    sys.stdout.flush()


def bare() -> None:
    """An empty window, to its first paint."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QMainWindow

    class Window(QMainWindow):
        def paintEvent(self, event: object) -> None:
            super().paintEvent(event)  # pyright: ignore[reportArgumentType] - a QPaintEvent
            QTimer.singleShot(0, painted)

    def painted() -> None:
        _tell(window=_spent())
        program.quit()

    program = QApplication(["bare"])
    window = Window()
    window.setMinimumSize(1024, 640)
    window.resize(1366, 768)
    window.show()
    program.exec()


def ours(branch: str) -> None:
    """The program, to its first paint and to the ledger's painted rows."""
    from app import __main__
    from app.ui.main_window import MainWindow

    stages: dict[str, float] = {}
    go_on = MainWindow._go_on

    def painted(self: MainWindow) -> None:
        if not stages:
            stages["window"] = _spent()
            _sign_in_by_itself(stages)
        go_on(self)

    MainWindow._go_on = painted
    __main__.main(["--database", branch])


def _sign_in_by_itself(stages: dict[str, float]) -> None:
    from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt

    from app.ui.application import Application

    class Watch(QObject):
        """Notes when the table's first paint with rows is over."""

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint and self.table.model().rowCount():
                watched.removeEventFilter(self)
                QCoreApplication.postEvent(self, QEvent(QEvent.Type.User), Qt.EventPriority.HighEventPriority.value)
            return False

        def customEvent(self, event: QEvent) -> None:
            stages["rows"] = _spent()
            _tell(**stages)
            self.application.window.close()

    watch = Watch()

    def at_the_desk(self: Application) -> None:
        from app.models import database
        from app.services.session import Session

        stages["opened"] = _spent()
        row_id, name, full_name = database.query(
            "SELECT id, name, full_name FROM app_user WHERE role = 'supervisor' ORDER BY id LIMIT 1"
        )[0]
        self.begin_shift(Session(row_id, name, full_name, "supervisor"))
        stages["built"] = _spent()
        from app.ui.ledger.table_view import LedgerTable

        watch.application = self
        watch.table = self.window.findChild(LedgerTable)
        watch.table.viewport().installEventFilter(watch)

    Application.ask_sign_in = at_the_desk


if __name__ == "__main__":
    if sys.argv[1] == "bare":
        bare()
    else:
        ours(sys.argv[2])

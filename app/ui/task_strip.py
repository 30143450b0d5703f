"""Long work at the foot of the window: what is done, how far, stop."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from app.ui.tasks import Task
from app.ui.theme import SPACE


class TaskStrip(QFrame):
    """One line for each piece of titled work that waits or runs; gone when there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tasks")
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(SPACE * 2, 4, SPACE, 4)
        self._lines.setSpacing(2)
        self.hide()

    def add(self, task: Task) -> None:
        """Show a piece of work until it is finished."""
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setMaximumWidth(260)
        bar.setAccessibleName(task.title)
        step = QLabel()
        step.setProperty("role", "muted")
        stop = QPushButton(self.tr("Stop"))
        stop.setProperty("role", "link")
        row.addWidget(QLabel(task.title))
        row.addWidget(bar, 1)
        row.addWidget(step)
        row.addStretch(1)
        row.addWidget(stop)

        def progressed(done: int, total: int, text: str) -> None:
            bar.setRange(0, total)
            bar.setValue(done)
            step.setText(
                text or (self.tr("{done} of {total}").format(done=f"{done:,}", total=f"{total:,}") if total else "")
            )

        def stopping() -> None:
            stop.setEnabled(False)
            step.setText(self.tr("Stopping …"))
            task.cancel()

        def finished() -> None:
            self._lines.removeWidget(line)
            line.hide()
            line.deleteLater()
            self.setVisible(self._lines.count() > 0)

        task.progressed.connect(progressed)
        task.finished.connect(finished)
        stop.clicked.connect(stopping)
        self._lines.addWidget(line)
        self.show()

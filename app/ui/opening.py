"""What the cover says before anybody can sign in: opening, or why it cannot be opened and what to do."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from app.ui.widgets.panel import Panel

if TYPE_CHECKING:
    from app.core.progress import Progress

_LOOK_EVERY_MS = 50


class OpeningPanel(QLabel):
    """One quiet word while the branch is opened; a bar once something reports."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text or self.tr("Opening the branch …"))
        self.setProperty("role", "muted")
        self.setMinimumHeight(60)
        self._bar: QProgressBar | None = None

    def say_upgrade(self, step: int, steps: int, seconds: int) -> None:
        """An older branch is brought up to date: at which step of how many (0: not known yet), for how long."""
        text = self.tr("The branch is brought up to date for this version; a copy as it was goes to “backups”.")
        far = self.tr("Please leave the program running. Step {step} of {steps}, {time}").format(
            step=step, steps=max(step, steps), time=f"{seconds // 60}:{seconds % 60:02d}"
        )
        self.setText(f"{text}\n{far}")
        self.report(step - 1, steps)

    def report(self, done: int, total: int) -> None:
        """Show how far it is."""
        if self._bar is None:
            self._bar = QProgressBar(self)
            self._bar.setTextVisible(False)
            self._bar.show()
        self._bar.setGeometry(0, self.height() - 8, max(self.width(), 240), 6)
        self._bar.setRange(0, total)
        self._bar.setValue(done)


class Upgrade:
    """Bringing an older branch up to date on a thread of its own, while the panel says how far it is.

    Minutes on a large branch, of which a statement of the database may take one: the time that goes by shows that it
    goes on.
    """

    def __init__(self, work: Callable[[Progress | None], None], panel: OpeningPanel) -> None:
        self._work, self._panel = work, panel
        self._done, self._total = 0, 0
        self._failed: BaseException | None = None

    def report(self, done: int, total: int, text: str = "") -> None:
        """From the work: so many of so many steps are done."""
        self._done, self._total = done, total

    def wait(self) -> None:
        """Return when it is done; raises what the work raised. Keys and clicks wait until then."""
        thread = threading.Thread(target=self._carry_out, name="aftercare-upgrade")
        loop, timer, began = QEventLoop(), QTimer(), time.monotonic()

        def look() -> None:
            self._show(int(time.monotonic() - began))
            if not thread.is_alive():
                loop.quit()

        timer.timeout.connect(look)
        timer.start(_LOOK_EVERY_MS)
        self._show(0)
        thread.start()
        loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        timer.stop()
        thread.join()  # also where the program was told to quit meanwhile
        if self._failed is not None:
            raise self._failed

    def _carry_out(self) -> None:
        try:
            self._work(self)
        except BaseException as trouble:  # whatever it is, the window's thread raises it
            self._failed = trouble

    def _show(self, seconds: int) -> None:
        self._panel.say_upgrade(self._done + 1, self._total, seconds)


class FaultPanel(Panel):
    """A sentence that says what is wrong and what to do; `again` tries once more, `leave` closes the program.

    `restore` leads to the backups, where one of them helps (`offer_restore`).
    """

    help_page = "trouble#start"
    again = Signal()
    leave = Signal()
    restore = Signal()

    def __init__(self, title: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(title, text, 460, parent)
        retry = QPushButton(self.tr("Try again"))
        retry.setProperty("role", "primary")
        retry.clicked.connect(self.again)
        close = QPushButton(self.tr("Close the program"))
        close.clicked.connect(self.leave)
        self._row = QHBoxLayout()
        self._row.addStretch(1)
        self._row.addWidget(retry)
        self._row.addWidget(close)
        self.body.addLayout(self._row)

    def offer_diagnosis(self, gather: Callable[[], object]) -> None:
        """Offer what whoever looks after the program will ask for."""
        verb = QPushButton(self.tr("Save a diagnostic bundle…"))
        verb.setObjectName("diagnosis")
        verb.setProperty("role", "link")
        verb.clicked.connect(lambda *_checked: gather())
        self.body.addWidget(verb)

    def offer_restore(self) -> None:
        """Offer to put a backup in the place of the branch."""
        verb = QPushButton(self.tr("Restore a backup …"))
        verb.setObjectName("restore")
        verb.clicked.connect(self.restore)
        self._row.insertWidget(0, verb)

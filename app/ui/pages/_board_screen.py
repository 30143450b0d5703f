"""What the screens of the tab “Boards” share: read when they are seen, again when something in them changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.core import clock
from app.core.changes import Changes
from app.core.errors import Bug
from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.services.boards import MOST_COUNTED, Group
from app.ui.desk import Desk
from app.ui.theme import SPACE
from app.ui.widgets.section import tool_button

WEEKDAYS = (
    QT_TRANSLATE_NOOP("board", "Monday"),
    QT_TRANSLATE_NOOP("board", "Tuesday"),
    QT_TRANSLATE_NOOP("board", "Wednesday"),
    QT_TRANSLATE_NOOP("board", "Thursday"),
    QT_TRANSLATE_NOOP("board", "Friday"),
    QT_TRANSLATE_NOOP("board", "Saturday"),
    QT_TRANSLATE_NOOP("board", "Sunday"),
)


NEW_ENTRY = "Ins"
"""The key of the button that enters an own item."""


class BoardScreen(QWidget):
    """A bar with the time shown, below it what subclasses put into `column`; `kinds` in Changes alter it."""

    kinds: tuple[str, ...] = ()
    first: QWidget | None = None
    """Where the keyboard begins."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._stale = True
        self.title = QLabel(self)
        self.title.setProperty("role", "heading")
        self.bar = QHBoxLayout()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(SPACE * 2, SPACE, SPACE * 2, SPACE)
        self.column.setSpacing(SPACE)
        self.column.addLayout(self.bar)

    def read(self) -> None:
        """Read and show what the screen is about."""
        raise Bug(f"{type(self).__name__} does not say this")

    def turn_day(self, before: date) -> None:
        """Midnight: a screen that showed today shows the new day."""
        if getattr(self, "day", None) == before:
            self.day = clock.today()
            self.refresh()

    def refresh(self, changes: Changes | None = None) -> None:
        """Read afresh when something in it changed: now when it is seen, else when it is next seen."""
        if changes is not None and changes.touched and not changes.touches(*self.kinds):
            return
        self._stale = True
        if self.isVisible():
            self.show_now()

    def show_now(self) -> None:
        """Read at once."""
        self._stale = False
        self.read()

    def showEvent(self, event: QShowEvent) -> None:
        """Make up for what was missed; the keys work at once in what the screen is about."""
        super().showEvent(event)
        if self._stale:
            self.show_now()
        if self.first is not None:
            self.first.setFocus()

    def add_turning(self, back: str, forward: str, now: str, turn: Callable[[int], object]) -> None:
        """Arrows around the title, a button back to now (`turn(0)`); Page up and down with Ctrl."""
        self.bar.addWidget(tool_button("left", back, lambda: turn(-1), self))
        self.bar.addWidget(self.title)
        self.bar.addWidget(tool_button("right", forward, lambda: turn(1), self))
        button = QPushButton(now, self)
        button.clicked.connect(lambda _on: turn(0))
        self.bar.addWidget(button)
        for key, step in (("Ctrl+PgUp", -1), ("Ctrl+PgDown", 1)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.activated.connect(lambda step=step: turn(step))

    def add_button(self, text: str, clicked: Callable[[], object], *, primary: bool = False) -> QPushButton:
        """A button at the end of the bar."""
        button = QPushButton(text, self)
        if primary:
            button.setProperty("role", "primary")
        button.clicked.connect(lambda _on: clicked())
        self.bar.addWidget(button)
        return button

    def open_group(self, group: Group) -> None:
        """All rows of a group in their ledger."""
        if group.ledger:
            self.desk.show_rows(group.ledger, "all", group.conditions)


def day_words(day: date) -> str:
    """A day with its weekday: `Friday 11-20`."""
    return f"{shown(WEEKDAYS[day.weekday()])} {day:%m-%d}"


def more_words(more: int) -> str:
    """How many lines were left out."""
    count = f"{MOST_COUNTED - 1}+" if more >= MOST_COUNTED else str(more)
    return translate("board", "… and {count} more").format(count=count)

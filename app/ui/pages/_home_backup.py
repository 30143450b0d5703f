"""Home's line about backups: green, yellow or red, with the day of the last restore that was proven."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton, QWidget

from app.ui.desk import Desk
from app.ui.icons import icon
from app.ui.theme import Tone, mark, tone_icon

if TYPE_CHECKING:
    from app.services.backup_state import State


class BackupLine(QPushButton):
    """Hidden until there is something to say; a click opens the backups."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "link")
        self.setAutoDefault(False)
        self.clicked.connect(lambda _checked: desk.backups_wanted.emit())
        self.hide()

    def show_state(self, state: State | None) -> None:
        """Say this; the place of each backup is in the tooltip."""
        if state is not None:
            tone = Tone(state.tone)
            self.setText(state.text)
            self.setToolTip(state.detail)
            self.setIcon(icon(tone_icon(tone) or "backup"))
            mark(self, tone=tone.value)
        self.setVisible(state is not None)

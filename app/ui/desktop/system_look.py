"""The desktop's size of letters, followed while the program runs; its light and dark are followed by `theme`."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from app.ui import theme


class SystemLook(QObject):
    """Looks at the desktop's settings whenever somebody comes back to the program: no setting is changed elsewhere."""

    def __init__(self, program: QApplication) -> None:
        super().__init__(program)
        program.applicationStateChanged.connect(self._came_back)

    def _came_back(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive:
            theme.follow_letters()

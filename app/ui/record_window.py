"""A record in a window of its own, beside the main window; one window a record."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QWidget

from app.core.i18n import shown
from app.ui.desk import Desk
from app.ui.icons import MEANINGS, icon
from app.ui.records import RecordPane, RecordWidget
from app.ui.settings import LocalSettings


class RecordWindow(QMainWindow):
    """Holds one record pane."""

    closed = Signal(str, int)

    def __init__(
        self, desk: Desk, pane: RecordPane, row_id: int, settings: LocalSettings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._settings = desk, settings
        self.kind, self.row_id = pane.name, row_id
        self.help_page = pane.help_page
        self.pane: RecordWidget = pane.build(desk)
        self.setCentralWidget(self.pane)
        self.setWindowTitle(shown(pane.title) or self.tr("Record"))
        meaning = pane.icon or pane.name
        if meaning in MEANINGS:
            self.setWindowIcon(icon(meaning))
        if not self.restoreGeometry(settings.place(f"record_{pane.name}")):
            self.resize(QSize(720, 700))
        close = QShortcut(QKeySequence("Ctrl+W"), self)
        close.activated.connect(self.close)
        self.pane.show_record(row_id)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask before something typed would be lost."""
        if self.pane.has_unsaved() and not self._desk.prompts.confirm(
            self.tr("Close without saving what you typed?"), self.tr("Close without saving")
        ):
            event.ignore()
            return
        self.pane.discard_typed()
        self._settings.keep_place(f"record_{self.kind}", self.saveGeometry())
        super().closeEvent(event)
        self.closed.emit(self.kind, self.row_id)
        self.deleteLater()

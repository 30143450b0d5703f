"""A spreadsheet dropped anywhere on the window opens the import wizard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

SUFFIXES = (".xlsx", ".xlsm", ".xls", ".csv", ".tsv")


def dropped_sheet(data: QMimeData) -> Path | None:
    """The spreadsheet that is dragged; None when it is something else."""
    if not data.hasUrls():
        return None
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return next((path for path in paths if path.suffix.lower() in SUFFIXES), None)


class SheetDrop(QObject):
    """Watches a window; what its parts take themselves (scans, calls on the board) never gets here."""

    def __init__(self, window: QWidget, take: Callable[[Path], object], owner: QObject) -> None:
        super().__init__(owner)
        self._take = take
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Accept spreadsheets, leave everything else alone."""
        wanted = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)
        if event.type() not in wanted or not isinstance(event, QDropEvent):
            return False
        path = dropped_sheet(event.mimeData())
        if path is None:
            return False
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            self._take(path)
        return True

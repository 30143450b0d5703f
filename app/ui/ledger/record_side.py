"""The record beside its row: whatever `ui/records` has for the ledger's kind, built when a row is first looked at."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.ui.desk import Desk
from app.ui.records import RecordPane, RecordWidget, record_pane

REST_MS = 70
"""How long the current row must rest before its record is read: running through rows with the arrow key stays light."""


PREPARE_MS = 400
"""When the rows are painted, the modules of the record (0.2 s of them) are imported on the worker."""


class RecordSide(QFrame):
    """Shows one record at a time; stays away when the kind has no pane."""

    def __init__(self, desk: Desk, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._kind = desk, kind
        self._wanted = 0
        self.widget: RecordWidget | None = None
        self._rest = QTimer(self, interval=REST_MS, singleShot=True)
        self._rest.timeout.connect(self.show_now)
        QTimer.singleShot(PREPARE_MS, self, self._prepare)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        self.setMinimumWidth(300)
        self.hide()

    def pane(self) -> RecordPane | None:
        """What the registry has for this kind."""
        return record_pane(self._kind)

    def _prepare(self) -> None:
        """Have the pane's modules at hand, so that the first record does not hold up the window."""
        if self.widget is None:
            self._desk.tasks.run(lambda _: self.pane(), lambda _: None)

    def want(self, row_id: int) -> None:
        """Show this record once the choice rests; 0 empties the pane."""
        self._wanted = row_id
        self._rest.start()

    def stop(self) -> None:
        """Nobody looks any more."""
        self._rest.stop()

    def show_now(self) -> None:
        """Show what is wanted at once."""
        self._rest.stop()
        if self.widget is None:
            pane = self.pane() if self._wanted else None
            if pane is None:
                return
            self.widget = pane.build(self._desk)
            self.layout().addWidget(self.widget)  # pyright: ignore[reportOptionalMemberAccess]
        if self.widget.row_id != self._wanted and not self.widget.has_unsaved():
            self.widget.show_record(self._wanted)
        self.setVisible(self._wanted > 0 or self.widget.has_unsaved())

"""Who pays, asked about any kind of work and any day: the verdict with two fields above it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import shown, translate
from app.domain.codes import WORK_KINDS
from app.services.service_call_cover import verdict_for
from app.ui.theme import SPACE
from app.ui.widgets.cover_badge import CoverBadge
from app.ui.widgets.moment_edit import DateEdit


class CoverQuestion(QWidget):
    """Repair labour today unless something else is asked; `document_wanted` carries the number of the proof."""

    document_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._customer_id = self._device_id = 0
        self._document = ""
        self.work, self.day, self.badge = QComboBox(self), DateEdit(parent=self), CoverBadge(self)
        for code, words in WORK_KINDS.items():
            self.work.addItem(shown(words), code)
        self.work.setAccessibleName(translate("cover", "Kind of work"))
        self.day.setAccessibleName(translate("cover", "Day"))
        self.day.setMaximumWidth(150)
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        asked = QLabel(translate("cover", "Who pays for"), self)
        asked.setProperty("role", "muted")
        row.addWidget(asked)
        row.addWidget(self.work)
        on = QLabel(translate("cover", "on"), self)
        on.setProperty("role", "muted")
        row.addWidget(on)
        row.addWidget(self.day)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE // 2)
        column.addWidget(self.badge)
        column.addLayout(row)
        self.work.currentIndexChanged.connect(lambda _row: self._ask())
        self.day.edited.connect(self._ask)
        self.badge.clicked.connect(self._want_document)

    def ask_about(self, customer_id: int, device_id: int) -> None:
        """About another device: again repair labour today; about the same one what was asked stays."""
        if (customer_id, device_id) != (self._customer_id, self._device_id):
            self._customer_id, self._device_id = customer_id, device_id
            self.work.blockSignals(True)
            self.work.setCurrentIndex(0)
            self.work.blockSignals(False)
            self.day.set_value(clock.today())
        self._ask()

    def text(self) -> str:
        """What the verdict says."""
        return self.badge.text()

    def _ask(self) -> None:
        try:
            day: date | None = self.day.value()
        except UserError:
            return  # half typed
        found = verdict_for(self._customer_id, self._device_id, day or clock.today(), self.work.currentData())
        self._document = found.document
        self.badge.show_verdict(found)

    def _want_document(self) -> None:
        if self._document:
            self.document_wanted.emit(self._document)

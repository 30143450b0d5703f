"""Which columns are shown, and in which order."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)  # fmt: skip

from app.core.i18n import shown
from app.ledgers._declaration import Ledger
from app.ui import theme
from app.ui.icons import icon
from app.ui.widgets.screen_fit import resize_within


class ColumnsDialog(QDialog):
    """Tick what is wanted; drag, or Alt+Up and Alt+Down, to put in order. `columns()` are the identifiers chosen."""

    help_page = "ledgers"

    def __init__(
        self, ledger: Ledger, columns: Sequence[str], default: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Columns"))
        resize_within(self, 360, 520)
        self._ledger, self._default = ledger, tuple(default)
        self.list = QListWidget()
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.setAccessibleName(self.tr("Columns"))
        self.list.itemChanged.connect(self._check)
        hint = QLabel(self.tr("Tick the columns to show. Drag them into the order you want."))
        hint.setProperty("role", "muted")
        hint.setWordWrap(True)
        self.up, self.down = QPushButton(self.tr("Up")), QPushButton(self.tr("Down"))
        reset = QPushButton(self.tr("Reset"))
        for button, meaning, step in ((self.up, "up", -1), (self.down, "down", 1)):
            button.setIcon(icon(meaning))
            button.setAutoDefault(False)
            button.setShortcut(f"Alt+{'Up' if step < 0 else 'Down'}")
            button.clicked.connect(lambda _=False, step=step: self.move_current(step))
        reset.setAutoDefault(False)
        reset.clicked.connect(lambda: self._fill(self._default))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setText(self.tr("Show"))
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self.tr("Cancel"))
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        row = QHBoxLayout()
        for button in (self.up, self.down, reset):
            row.addWidget(button)
        row.addStretch(1)
        box = QVBoxLayout(self)
        box.setSpacing(theme.SPACE)
        for part in (hint, self.list):
            box.addWidget(part)
        box.addLayout(row)
        box.addWidget(self.buttons)
        self._fill(columns)

    def _fill(self, columns: Sequence[str]) -> None:
        offered = [column.name for column in self._ledger.columns if column.offered]
        self.list.blockSignals(True)
        self.list.clear()
        for name in (*columns, *(name for name in offered if name not in columns)):
            item = QListWidgetItem(shown(self._ledger.column(name).heading))
            item.setData(Qt.ItemDataRole.UserRole, name)
            item.setCheckState(Qt.CheckState.Checked if name in columns else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.blockSignals(False)
        self.list.setCurrentRow(0)
        self._check()

    def _check(self) -> None:
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(self.columns()))

    def move_current(self, step: int) -> None:
        """Move the marked column up or down."""
        row = self.list.currentRow()
        if 0 <= row + step < self.list.count():
            item = self.list.takeItem(row)
            self.list.insertItem(row + step, item)
            self.list.setCurrentRow(row + step)

    def columns(self) -> tuple[str, ...]:
        """The identifiers of the ticked columns in order."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return tuple(
            item.data(Qt.ItemDataRole.UserRole) for item in items if item.checkState() == Qt.CheckState.Checked
        )

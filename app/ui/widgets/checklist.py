"""Tools, spares and documents of a visit: ticked when taken along, ticked when back (F14, R056)."""

from __future__ import annotations

import re

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.services import dispatch
from app.services.drafts import About
from app.ui.desk import Desk
from app.ui.desktop.typed_inline import TypedInline
from app.ui.widgets.section import link_button

KIND_NAMES = {
    "tool": QT_TRANSLATE_NOOP("checklist", "Tool"),
    "spare": QT_TRANSLATE_NOOP("checklist", "Spare"),
    "document": QT_TRANSLATE_NOOP("checklist", "Document"),
}
_TAKEN, _BACK = 2, 3
_AFTER = re.compile(r"(.+?) [x×*] ?([1-9]\d{0,3})", re.IGNORECASE)
_BEFORE = re.compile(r"(?:([1-9]\d{0,3}) ?[x×*]|[x×*] ?([1-9]\d{0,3})) (.+)", re.IGNORECASE)
_STILL = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class _Ticks(QTableWidget):
    """Four columns; Space ticks, Del removes."""

    def __init__(self, owner: Checklist) -> None:
        super().__init__(0, 4, owner)
        self._owner = owner
        heads = (
            translate("checklist", "Kind"), translate("checklist", "Take along"), translate("checklist", "Taken"),
            translate("checklist", "Back"),
        )  # fmt: skip
        self.setHorizontalHeaderLabels(list(heads))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 8)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAccessibleName(translate("checklist", "Tools, spares and documents to take along"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Del takes the row off the list."""
        if event.key() == Qt.Key.Key_Delete and self.currentRow() >= 0:
            self._owner.remove(self.currentRow())
            return
        super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Between two and eight rows."""
        rows = max(2, min(8, self.rowCount()))
        head = self.horizontalHeader().sizeHint().height()
        return QSize(220, head + rows * self.verticalHeader().defaultSectionSize() + 4)


class Checklist(QWidget):
    """The checklist of one call. `read_only` for who may not dispatch."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._call_id, self._number = 0, ""
        self._items: tuple[dispatch.Carried, ...] = ()
        self._filling = False
        self.table = _Ticks(self)
        self.table.itemChanged.connect(self._ticked)
        self.kind = QComboBox(self)
        for value, name in KIND_NAMES.items():
            self.kind.addItem(shown(name), value)
        self.kind.setAccessibleName(translate("checklist", "Kind"))
        self.name = QLineEdit(self)
        self.name.setPlaceholderText(translate("checklist", "Add something, then Enter"))
        self.name.setAccessibleName(translate("checklist", "What to take along"))
        self.name.returnPressed.connect(self.add)
        self.suggest = link_button(translate("checklist", "Suggest"), self.take_suggested, self)
        self.suggest.setToolTip(translate("checklist", "What visits for this kind of fault usually need"))
        row = QHBoxLayout()
        row.addWidget(self.kind)
        row.addWidget(self.name, 1)
        row.addWidget(self.suggest)
        self.writing = QWidget(self)
        lines = QVBoxLayout(self.writing)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addLayout(row)
        self.typed = TypedInline(desk, self.writing, "take_along")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.table, 1)
        column.addWidget(self.writing)

    def show_call(self, call_id: int, number: str = "") -> None:
        """Show the list of a call; 0 empties it."""
        self._number = number or self._number
        title = translate("checklist", "Take along · {number}").format(number=self._number)
        self.typed.turn(About(("service_call",), call_id) if call_id else None, title, self.name.clear)
        self._call_id = call_id
        self._items = dispatch.checklist(call_id) if call_id else ()
        self._filling = True
        self.table.setRowCount(len(self._items))
        for row, item in enumerate(self._items):
            what = f"{item.name} × {item.quantity}" if item.quantity > 1 else item.name
            for column, text in enumerate((shown(KIND_NAMES.get(item.kind, item.kind)), what, "", "")):
                cell = QTableWidgetItem(text)
                cell.setFlags(_STILL)
                if column in (_TAKEN, _BACK):
                    cell.setFlags(_STILL | Qt.ItemFlag.ItemIsUserCheckable)
                    on = item.is_taken if column == _TAKEN else item.is_back
                    cell.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
                self.table.setItem(row, column, cell)
        self._filling = False
        self.setEnabled(bool(call_id))
        self.table.updateGeometry()

    def items(self) -> tuple[dispatch.Carried, ...]:
        """What is on the list."""
        return self._items

    def add(self) -> None:
        """Put what is typed on the list; `3 × cable` or `cable x3` counts."""
        name, quantity = split_quantity(self.name.text())
        if not name or not self._call_id:
            return
        kind = str(self.kind.currentData())
        if self._desk.bus.run(dispatch.add_item, self._call_id, kind=kind, name=name, quantity=quantity):
            self.name.clear()
            self.typed.over()  # and the kind that is chosen is where the next thing begins
            self.show_call(self._call_id, self._number)

    def take_suggested(self) -> None:
        """Fill in what such visits usually need."""
        if self._call_id and self._desk.bus.run(dispatch.take_suggested, self._call_id):
            self.show_call(self._call_id)

    def remove(self, row: int) -> None:
        """Take a row off the list."""
        self._desk.bus.run(dispatch.remove_item, self._items[row].id)
        self.show_call(self._call_id)

    def _ticked(self, cell: QTableWidgetItem) -> None:
        if self._filling or cell.column() not in (_TAKEN, _BACK):
            return
        on = cell.checkState() is Qt.CheckState.Checked
        item_id = self._items[cell.row()].id
        if cell.column() == _TAKEN:
            self._desk.bus.run(dispatch.tick, item_id, taken=on)
        else:
            self._desk.bus.run(dispatch.tick, item_id, back=on)
        self.show_call(self._call_id)


def split_quantity(text: str) -> tuple[str, int]:
    """A name and how many: `网线 x3` is ("网线", 3), `2 × 硒鼓` is ("硒鼓", 2); without a number one."""
    joined = " ".join(text.split())
    after, before = _AFTER.fullmatch(joined), _BEFORE.fullmatch(joined)
    if after:
        return after[1], int(after[2])
    if before:
        return before[3], int(before[1] or before[2])
    return joined, 1

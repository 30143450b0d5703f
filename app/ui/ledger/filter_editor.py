"""Ask for one condition, with the editor that fits the column."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.core.errors import UserError
from app.core.i18n import shown, translate
from app.core.tabular import ValueKind
from app.ledgers._conditions import parse_value, resolved, worded
from app.ledgers._declaration import Column, Condition, Operator
from app.ui import theme
from app.ui.widgets.date_range import DateRange

_DATES = (ValueKind.DATE, ValueKind.MOMENT)
_NUMBERS = (ValueKind.NUMBER, ValueKind.MONEY)


class FilterEditor(QDialog):
    """A small window below the chip. `given(Condition)` once, when the user is done."""

    help_page = "ledgers"

    given = Signal(object)

    def __init__(self, column: Column, condition: Condition | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.column = column
        self._wrong = QLabel()
        self._wrong.setProperty("role", "error")
        self._wrong.hide()
        heading = QLabel(shown(column.heading))
        heading.setProperty("role", "heading")
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.SPACE * 2, theme.SPACE + 4, theme.SPACE * 2, theme.SPACE + 4)
        box.setSpacing(theme.SPACE)
        box.addWidget(heading)
        box.addWidget(self._editor(condition))
        box.addWidget(self._wrong)
        box.addLayout(self._buttons())

    def _editor(self, condition: Condition | None) -> QWidget:
        self.range: DateRange | None = None
        self.list: QListWidget | None = None
        self.low, self.high = QLineEdit(), QLineEdit()
        self.low.setAccessibleName(shown(self.column.heading))
        if self.column.kind in _DATES:
            self.range = DateRange()
            self.range.set_value(_days(condition))
            return self.range
        if self.column.kind is ValueKind.FLAG or (self.column.choices is not None and self.column.wording()):
            return self._choice_list(condition)
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        self.low.returnPressed.connect(self._give)
        self.high.returnPressed.connect(self._give)
        if self.column.kind in _NUMBERS:
            self.low.setPlaceholderText(self.tr("from"))
            self.high.setPlaceholderText(self.tr("to"))
            self.low.setAccessibleName(f"{shown(self.column.heading)}, {self.tr('from')}")
            self.high.setAccessibleName(f"{shown(self.column.heading)}, {self.tr('to')}")
            low, high = _span(condition)
            self.low.setText(worded(self.column, low))
            self.high.setText(worded(self.column, high))
            for part in (self.low, QLabel("–"), self.high):
                line.addWidget(part)
            return row
        self.low.setPlaceholderText(self.tr("contains"))
        self.low.setMinimumWidth(220)
        if condition and isinstance(condition.value, str):
            self.low.setText(condition.value)
        line.addWidget(self.low)
        return row

    def _choice_list(self, condition: Condition | None) -> QListWidget:
        self.list = QListWidget()
        self.list.setAccessibleName(shown(self.column.heading))
        yes_no = {True: translate("ledgers", "yes"), False: translate("ledgers", "no")}
        choices = yes_no if self.column.kind is ValueKind.FLAG else self.column.wording()
        chosen = ()
        if condition and condition.operator in (Operator.EQ, Operator.IN):
            value = resolved(condition.value)
            chosen = value if isinstance(value, tuple) else (value,)
        for code, text in choices.items():
            item = QListWidgetItem(shown(text))
            item.setData(Qt.ItemDataRole.UserRole, code)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if code in chosen else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        height = self.list.sizeHintForRow(0) * min(max(len(choices), 1), 12) + 8
        self.list.setFixedHeight(height)
        self.list.setMinimumWidth(200)
        self.list.setCurrentRow(0)
        return self.list

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        for text, operator in ((self.tr("Empty"), Operator.IS_EMPTY), (self.tr("Not empty"), Operator.NOT_EMPTY)):
            if self.column.kind is ValueKind.FLAG:
                continue
            button = QPushButton(text)
            button.setProperty("role", "link")
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, operator=operator: self._done(Condition(self.column.name, operator)))
            row.addWidget(button)
        row.addStretch(1)
        self.apply = QPushButton(self.tr("Filter"))
        self.apply.setDefault(True)
        self.apply.clicked.connect(self._give)
        row.addWidget(self.apply)
        return row

    def showEvent(self, event: QShowEvent) -> None:
        """Begin where something is typed or ticked."""
        super().showEvent(event)
        first = self.range.named if self.range is not None else self.list if self.list is not None else self.low
        first.setFocus(Qt.FocusReason.PopupFocusReason)

    def _give(self) -> None:
        try:
            condition = self.condition()
        except UserError as error:
            self._wrong.setText(error.text)
            self._wrong.show()
            self.adjustSize()
            return
        self._done(condition)

    def _done(self, condition: Condition | None) -> None:
        self.close()
        if condition is not None:
            self.given.emit(condition)

    def condition(self) -> Condition | None:
        """What the editors say; None when they are empty. Raises UserError when they cannot be understood."""
        name = self.column.name
        if self.range is not None:
            return _between(name, *self.range.value())
        if self.list is not None:
            items = [self.list.item(row) for row in range(self.list.count())]
            chosen = tuple(
                item.data(Qt.ItemDataRole.UserRole) for item in items if item.checkState() == Qt.CheckState.Checked
            )
            if not chosen:
                current = self.list.currentItem()
                chosen = (current.data(Qt.ItemDataRole.UserRole),) if current else ()
            if not chosen:
                return None
            return Condition(name, Operator.EQ, chosen[0]) if len(chosen) == 1 else Condition(name, Operator.IN, chosen)
        if self.column.kind in _NUMBERS:
            low, high = (
                parse_value(self.column, edit.text()) if edit.text().strip() else None for edit in (self.low, self.high)
            )
            return _between(name, low, high)
        text = self.low.text().strip()
        return Condition(name, Operator.CONTAINS, text) if text else None


def _between(name: str, low: Any, high: Any) -> Condition | None:
    if low is None and high is None:
        return None
    if high is None:
        return Condition(name, Operator.AFTER, low)
    if low is None:
        low = -(2**62) if isinstance(high, int) else type(high)(1900, 1, 1)
    return Condition(name, Operator.BETWEEN, (low, high))


def _span(condition: Condition | None) -> tuple[Any, Any]:
    if condition is None:
        return None, None
    if condition.operator is Operator.BETWEEN and isinstance(condition.value, tuple):
        low, high = (resolved(value) for value in condition.value)
        return (None if low == -(2**62) else low), high
    return (resolved(condition.value), None) if condition.operator is Operator.AFTER else (None, None)


def _days(condition: Condition | None) -> tuple[Any, Any]:
    low, high = _span(condition)
    return tuple(value.date() if hasattr(value, "date") else value for value in (low, high))  # pyright: ignore[reportReturnType]

"""A branch where somebody's telephone stands in every word of every record, and all that a window lets read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import peewee as pw
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabWidget,
    QTextEdit,
    QWidget,
)

from app import demo
from app.domain import masking
from app.models import database, personal
from app.models.base import DayField, MomentField
from app.models.tables import ALL_TABLES
from app.services._field_labels import CODES

CANARY, IDENTITY = "13977781234", "440106198702201234"
_SPIKE = f" {CANARY}，{IDENTITY}"
_CODE = re.compile(r"[A-Za-z0-9_.:@/ -]*")
_NO_WORDS = {
    "month", "first_contact", "span", "distribution", "form", "paper", "media_type", "birthday_key", "place_key",
    "plan_key", "from_key", "owner_kind", "options", "definition", "visit_questions", "pinyin", "initials",
    "customer_initials", "similarity_key", "steps", "event", "before", "after", "product_fields", "data", "swap_rule",
}  # fmt: skip
"""Columns that are empty or of one kind in a small branch, and hold codes, keys or figures."""


def write(file: Path, size: int) -> int:
    """Build the branch; returns how many columns hold the telephone."""
    demo.build(size, 7, file)
    database.open_database(file)
    for (trigger,) in database.query(
        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit_entry'"
    ):
        database.execute(f"DROP TRIGGER {trigger}")  # they let nobody alter the history
    spiked = sum(_spike(table) for table in ALL_TABLES)
    told = f'{{"notes": [null, "打 {CANARY}"], "phone": [null, "{CANARY}"], "reason": ["{IDENTITY}", ""], '
    database.execute("UPDATE audit_entry SET changes = ? || substr(changes, 2) WHERE changes <> '{}'", (told,))
    database.close_database()
    return spiked


def _spike(table: Any) -> int:
    kind, fields = table.record_kind(), table._meta.sorted_fields
    columns = [one for one in fields if isinstance(one, pw.TextField) and not isinstance(one, MomentField | DayField)]
    found = 0
    for field in columns:
        if not personal.is_private(kind, field.name) or field.unique:
            continue
        column = field.column_name
        if field.name in masking.NUMBERS:
            database.execute(f"UPDATE {kind} SET {column} = ?", (CANARY,))
        elif _holds_words(kind, field.name, column):
            database.execute(f"UPDATE {kind} SET {column} = {column} || ?", (_SPIKE,))
        else:
            continue
        found += 1
    return found


def _holds_words(kind: str, name: str, column: str) -> bool:
    if f"{kind}.{name}" in CODES or name in CODES or name in _NO_WORDS or name.endswith("_kind"):
        return False
    stored = [value for (value,) in database.query(f"SELECT DISTINCT {column} FROM {kind} WHERE {column} <> ''")]
    return not stored or not all(_CODE.fullmatch(value) or value[0] in "{[" for value in stored)


def readable(widget: QWidget) -> Iterator[str]:
    """Every text of a widget and what is in it: shown, in a tooltip, in a list, in a title."""
    for one in [widget, *widget.findChildren(QWidget)]:
        yield from (one.toolTip(), one.windowTitle(), one.accessibleName(), one.statusTip(), one.whatsThis())
        if isinstance(one, QLabel | QAbstractButton | QLineEdit):
            yield one.text()
        if isinstance(one, QPlainTextEdit | QTextEdit):
            yield one.toPlainText()
        if isinstance(one, QGroupBox):
            yield one.title()
        if isinstance(one, QComboBox):
            yield from (one.itemText(at) for at in range(one.count()))
        if isinstance(one, QTabWidget):
            yield from (one.tabText(at) for at in range(one.count()))
        if isinstance(one, QAbstractItemView) and one.model() is not None:
            yield from _cells(one.model(), QModelIndex())
        painted = [value for name, value in vars(one).items() if not isinstance(value, QWidget) and name != "_desk"]
        yield repr(painted)


def _cells(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[str]:
    for row in range(min(model.rowCount(parent), 60)):
        columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)
        for column in range(columns):
            index = model.index(row, column, parent)
            for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.EditRole):
                yield str(model.data(index, role) or "")
            if column == 0:
                yield from _cells(model, index)

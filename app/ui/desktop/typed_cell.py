"""The cell of a table that is being typed into: its row does not know yet what stands there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QApplication, QLineEdit, QTableWidget, QTableWidgetItem, QWidget

from app.ui.desktop.typed_fields import view_of


@contextmanager
def open_cell_told(window: QWidget) -> Iterator[None]:
    """Meanwhile the cell that is being typed into holds what stands in its editor; nobody hears of it."""
    item, text = open_cell(window)
    if item is None:
        yield
        return
    model = item.tableWidget().model()
    was, held = item.text(), model.blockSignals(True)  # or the view would fill in the editor again, under the hand
    item.setText(text)
    try:
        yield
    finally:
        item.setText(was)
        model.blockSignals(held)


def open_cell(window: QWidget) -> tuple[QTableWidgetItem | None, str]:
    """The cell that is being typed into, and what stands in its editor so far."""
    editor = QApplication.focusWidget()
    if not isinstance(editor, QLineEdit) or editor.window() is not window.window():
        return None, ""
    view = view_of(editor)
    if not isinstance(view, QTableWidget) or editor.parentWidget() is not view.viewport():
        return None, ""
    index = view.indexAt(editor.pos())
    is_always_there = view.isPersistentEditorOpen(index)
    return (None, "") if is_always_there else (view.item(index.row(), index.column()), editor.text())

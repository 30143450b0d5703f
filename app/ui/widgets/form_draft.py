"""Half-filled forms on disk: what stands in the editors as texts, kept every few seconds, put back after a crash."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from typing import Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QAbstractButton, QComboBox, QDialog, QLineEdit, QPlainTextEdit, QSpinBox, QWidget

from app.services import drafts, session
from app.services.drafts import DraftEntry
from app.ui.desk import Desk
from app.ui.desktop.typed_about import records
from app.ui.desktop.typed_cell import open_cell, open_cell_told
from app.ui.widgets.form_grid import FormGrid

SAVE_EVERY_MS = 2500


class DraftKeeper(QObject):
    """Keeps the draft `name` of a form while it is typed; `content` gives JSON values."""

    def __init__(self, desk: Desk, name: str, content: Callable[[], dict[str, Any]], parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self.name, self._content = desk, name, content
        self._dirty = False
        self._written: dict[str, Any] | None = None
        self.kept: Callable[[], object] = lambda: None
        self.timer = QTimer(self)
        self.timer.setInterval(SAVE_EVERY_MS)
        self.timer.timeout.connect(self.keep)
        self.timer.start()

    def touch(self) -> None:
        """Something was typed."""
        self._dirty = True

    def keep(self) -> None:
        """Write the draft when something was typed since, while the person who typed it is signed in."""
        form = self.parent()
        if not session.can_act():  # the lock screen signs out, then the windows close
            return
        cell, text = open_cell(form) if isinstance(form, QWidget) else (None, "")
        if not self._dirty and (cell is None or cell.text() == text):
            return
        with open_cell_told(form) if isinstance(form, QWidget) else nullcontext():
            content = self._content()
        if not self._dirty and content == self._written:
            return
        self._dirty, self._written = False, content
        if content:
            self._desk.bus.run(drafts.save, form=self.name, content=self._about() | content)
        else:  # as it was before anything was typed
            self._desk.bus.run(drafts.drop, form=self.name)
        self.kept()

    def _about(self) -> dict[str, Any]:
        """The records that the form is about: with them the draft goes when they are void or a customer is erased."""
        form = self.parent()
        found = records(form) if isinstance(form, QDialog) else ()
        if not isinstance(form, QDialog) or not found:
            return {}
        return {
            "title": form.windowTitle(),
            "records": [one.plain() for one in found],
            "about": [f"{one.words[-1]} {one.row_id}" for one in found],
        }

    def end(self) -> None:
        """The form is closed: write what is not written yet, and no more."""
        self.keep()
        self.timer.stop()

    def drop(self) -> None:
        """The form was saved: its draft goes."""
        self._dirty = False
        self.timer.stop()
        self._desk.bus.run(drafts.drop, form=self.name)

    def found(self) -> DraftEntry | None:
        """The draft of this name, if there is one."""
        return drafts.get(self.name)


def form_texts(form: FormGrid) -> dict[str, Any]:
    """What stands in the editors of a form, as texts, numbers and flags."""
    kept: dict[str, Any] = {}
    for field in form.fields():
        editor = form.editor(field)
        if isinstance(editor, QComboBox):
            kept[field] = editor.currentText() if editor.isEditable() else editor.currentData()
        elif isinstance(editor, QPlainTextEdit):
            kept[field] = editor.toPlainText()
        elif isinstance(editor, QLineEdit):
            kept[field] = editor.text()
        elif isinstance(editor, QSpinBox):
            kept[field] = editor.value()
        elif isinstance(editor, QAbstractButton):
            kept[field] = editor.isChecked()
    return kept


def restore_texts(form: FormGrid, kept: dict[str, Any]) -> None:
    """Put back what `form_texts` took; unknown fields are left out."""
    for field in form.fields():
        editor, value = form.editor(field), kept.get(field)
        if value is None:
            continue
        if isinstance(editor, QComboBox):
            if editor.isEditable():
                editor.setCurrentText(str(value))
            else:
                editor.setCurrentIndex(max(0, editor.findData(value)))
        elif isinstance(editor, QPlainTextEdit):
            editor.setPlainText(str(value))
        elif isinstance(editor, QLineEdit):
            editor.setText(str(value))
        elif isinstance(editor, QSpinBox):
            editor.setValue(int(value))
        elif isinstance(editor, QAbstractButton):
            editor.setChecked(bool(value))

"""What stands in the editors of any window, as JSON values by name, and putting it back as if it were typed again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any
from weakref import WeakValueDictionary, ref

import shiboken6
from PySide6.QtCore import QObject, Qt, SignalInstance
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemDelegate,
    QAbstractItemView,
    QApplication,
    QButtonGroup,
    QComboBox,
    QDoubleSpinBox,
    QGroupBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from app.core.log import logger
from app.ui.widgets.entry_table import EntryTable
from app.ui.widgets.search_box import SearchBox

Values = dict[str, Any]

_log = logger("typed")

_ROUNDS = 3
"""One choice may bring the next field: so often it is looked for what could not be put back yet."""


_TYPES, _TICKS = Qt.ItemFlag.ItemIsEditable.value, Qt.ItemFlag.ItemIsUserCheckable.value

_SAYS = ("edited", "textChanged", "currentTextChanged", "valueChanged", "itemChanged", "toggled")
"""The signals of editors into which something is typed."""
_WHOLE = (QComboBox, QSpinBox, QDoubleSpinBox, QLineEdit, EntryTable)
_EDITORS = (QLineEdit, QPlainTextEdit, QComboBox, QSpinBox, QDoubleSpinBox, QTableWidget, QListWidget)


class Fields:
    """The editors of a window. A name stays with its editor, whatever comes and goes later.

    Passwords, what is only read, and lines to search a list with are none of them; nor what has the property `drafted`:
    its window keeps that itself, or it is in force as soon as it is chosen.
    """

    def __init__(self, window: QWidget) -> None:
        self._window = ref(window)
        self._editors = WeakValueDictionary[str, QWidget]()
        self._heard: set[str] = set()
        self.first: Values = {}
        """What stood in each editor when it was found."""
        self.look()

    def look(self) -> Values:
        """Find editors that have come since; returns what stands in those."""
        known = set(self._editors.values())
        found: Values = {}
        window = self._window()
        for editor in _editors(window) if window is not None else ():
            if editor not in known:
                name = self._free(_called(editor))
                self._editors[name] = editor
                found[name] = _read(editor)
        self.first |= found
        return found

    def listen(self, told: Callable[[], object]) -> bool:
        """Let each editor that has come since tell when something is typed into it; False when one has no way to."""
        all_tell = True
        for name in self.first.keys() - self._heard:
            editor = self._editors.get(name)
            says = [one for word in _SAYS if isinstance(one := getattr(editor, word, None), SignalInstance)]
            for one in says:
                one.connect(told)
            all_tell = all_tell and bool(says)
            self._heard.add(name)
        return all_tell

    def editor(self, name: str) -> QWidget | None:
        """The editor of this name, unless it is gone."""
        return self._editors.get(name)

    def read(self) -> Values:
        """What stands in each editor now."""
        return {name: _read(editor) for name, editor in list(self._editors.items()) if _is_kept(editor)}

    def write(self, values: Values) -> Values:
        """Put values back, in the order of the editors; returns those for which there was no place any more."""
        left = dict(values)
        for _round in range(_ROUNDS):
            self.look()
            for name, editor in list(self._editors.items()):
                if name in left and _is_kept(editor):
                    _try_to_write(editor, left[name])
            now = self.read()
            left = {name: value for name, value in left.items() if name not in now or not holds(now[name], value)}
            if not left:
                break
        return left

    def _free(self, name: str) -> str:
        number, free = 1, name
        while free in self._editors:
            number += 1
            free = f"{name}#{number}"
        return free


def typed_since(before: Values, now: Values) -> Values:
    """What differs: of tables and lists only the cells that do."""
    found: Values = {}
    for name, value in now.items():
        was = before.get(name)
        if value == was:
            continue
        if isinstance(value, dict) and isinstance(was, dict):
            if cells := {cell: held for cell, held in value.items() if held != was.get(cell, type(held)())}:
                found[name] = cells
        elif value or was:
            found[name] = value
    return found


def finish_typing(window: QWidget) -> None:
    """Take over what is being composed, and the cell that is being typed into."""
    QGuiApplication.inputMethod().commit()
    editor = QApplication.focusWidget()
    if editor is None or editor.window() is not window:
        return
    view = view_of(editor)
    if view is not None and editor.parentWidget() is view.viewport() and isinstance(editor, QLineEdit | QComboBox):
        if view.isPersistentEditorOpen(view.indexAt(editor.pos())):
            return  # a widget that always stands in its cell
        view.commitData(editor)
        view.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)


# -- which ------------------------------------------------------------------------------------------------------------


def _editors(window: QWidget) -> Iterator[QWidget]:
    if _keeps_own(window):
        yield window
    for one in window.findChildren(QWidget):
        if one.window() is window.window() and _is_editor(one) and not _is_part(one, window) and _is_kept(one):
            yield one


def _is_editor(one: QWidget) -> bool:
    if isinstance(one, SearchBox) or one.objectName().startswith("qt_") or one.property("drafted"):
        return False
    if isinstance(one, QAbstractButton | QGroupBox):
        return one.isCheckable()
    return isinstance(one, _EDITORS) or _keeps_own(one)


def _keeps_own(one: Any) -> bool:
    """Whether it knows itself what has to be kept: `typed()` gives JSON values, `put_typed` puts them back."""
    return hasattr(one, "typed") and hasattr(one, "put_typed")


def _is_part(one: QWidget, window: QWidget) -> bool:
    """Whether it belongs to an editor that is read as a whole."""
    parent = one.parentWidget()
    while parent is not None and parent is not window:
        if isinstance(parent, _WHOLE) or _keeps_own(parent) or parent.property("drafted"):
            return True
        parent = parent.parentWidget()
    return False


def _is_kept(editor: QWidget) -> bool:
    if not shiboken6.isValid(editor):
        return False
    if isinstance(editor, QLineEdit):
        return editor.echoMode() is QLineEdit.EchoMode.Normal and not editor.isReadOnly()
    return not (isinstance(editor, QPlainTextEdit) and editor.isReadOnly())


def _called(editor: QWidget) -> str:
    name = editor.objectName() or type(editor).__name__
    view = view_of(editor)
    if isinstance(view, QTableWidget) and editor.parentWidget() is view.viewport():
        name = f"{name}@{_row(view, view.indexAt(editor.pos()).row())[0]}"
    return name


def view_of(editor: QWidget) -> QAbstractItemView | None:
    """The table or list inside which an editor stands."""
    parent: QObject | None = editor.parentWidget()
    while parent is not None and not isinstance(parent, QAbstractItemView):
        parent = parent.parent()
    return parent


# -- what stands in one -----------------------------------------------------------------------------------------------


def _read(editor: Any) -> Any:
    return next(read for kind, read, _write in _WAYS if _is(editor, kind))(editor)


def _write(editor: Any, value: Any) -> None:
    """As a person would: whoever listens only to what people do hears of it too."""
    if not holds(_read(editor), value):
        next(write for kind, _read, write in _WAYS if _is(editor, kind))(editor, value)


def _try_to_write(editor: Any, value: Any) -> None:
    try:
        _write(editor, value)
    except Exception as error:  # of a record that is gone, or kept by another version: the dialog opens all the same
        _log.warning("what was typed into a %s does not fit it: %s", type(editor).__name__, type(error).__name__)


def _is(editor: QWidget, kind: Any) -> bool:
    return isinstance(editor, kind) if isinstance(kind, type) else bool(kind(editor))


def _type(line: QLineEdit, text: Any) -> None:
    line.setText(str(text))
    line.textEdited.emit(line.text())
    line.editingFinished.emit()


def _chosen(box: QComboBox) -> Any:
    data = None if box.isEditable() else box.currentData()
    return data if isinstance(data, str | int | float) else box.currentText()


def _choose(box: QComboBox, value: Any) -> None:
    if box.isEditable():
        box.setCurrentText(str(value))
        return
    place = box.findData(value)
    place = place if place >= 0 else box.findText(str(value))
    if place >= 0:
        box.setCurrentIndex(place)
        box.activated.emit(place)


def _count(box: QSpinBox | QDoubleSpinBox, value: Any) -> None:
    box.setValue(value)
    box.editingFinished.emit()


def _put_rows(table: EntryTable, rows: Any) -> None:
    table.set_rows(rows)
    table.edited.emit()


def _put_cells(table: QTableWidget, values: Any) -> None:
    for name, item, ticks in list(_cells(table)):
        if name in values and ticks:
            _tick(item, values[name])
        elif name in values:
            item.setText(str(values[name]))


def _put_ticks(view: QListWidget, values: Any) -> None:
    for name, item in list(_items(view)):
        if name in values:
            _tick(item, values[name])


def _press(button: QAbstractButton, value: Any) -> None:
    group = button.group()
    is_one_of_several = button.autoExclusive() or (group is not None and group.exclusive())
    if is_one_of_several and not value:  # perhaps none of them held before
        _let_go(button, group)
    elif button.isEnabled():
        button.click()
    else:
        button.setChecked(bool(value))


def _let_go(button: QAbstractButton, group: QButtonGroup | None) -> None:
    alone = button.autoExclusive()
    button.setAutoExclusive(False)
    if group is not None:
        group.setExclusive(False)
    button.setChecked(False)
    if group is not None:
        group.setExclusive(True)
    button.setAutoExclusive(alone)


def holds(now: Any, wanted: Any) -> bool:
    """Whether this value is there already: of cells those that are wanted."""
    if isinstance(now, dict) and isinstance(wanted, dict):
        return all(cell in now and now[cell] == value for cell, value in wanted.items())
    return bool(now == wanted)


# -- tables and lists -------------------------------------------------------------------------------------------------


def _cells(table: QTableWidget) -> Iterator[tuple[str, QTableWidgetItem, bool]]:
    """What is typed, or ticked (True), in a table whose rows the program makes; called after what is in front of it."""
    types = table.editTriggers() != QAbstractItemView.EditTrigger.NoEditTriggers
    met: dict[str, int] = {}
    for row in range(table.rowCount()):
        name, open_ones = _row(table, row)
        met[name] = met.get(name, 0) + 1
        for column, item, ticks in open_ones:
            if ticks or types:
                yield f"{name}#{met[name]}|{column}", item, ticks


def _row(table: QTableWidget, row: int) -> tuple[str, list[tuple[int, QTableWidgetItem, bool]]]:
    """What stands in front of what is typed or ticked in a row, and that: in one go, for a thousand rows of a count are
    read every few seconds, and asking PySide for a flag by its name is what costs.
    """
    words: list[str] = []
    open_ones: list[tuple[int, QTableWidgetItem, bool]] = []
    for column in range(table.columnCount()):
        item = table.item(row, column)
        if item is None:
            continue
        flags = item.flags().value
        ticks = bool(flags & _TICKS) and item.data(Qt.ItemDataRole.CheckStateRole) is not None
        if ticks or flags & _TYPES:
            open_ones.append((column, item, ticks))
        elif text := item.text():
            words.append(text)
    return " ".join(words) or str(row), open_ones


def _items(view: QListWidget) -> Iterator[tuple[str, QListWidgetItem]]:
    for row in range(view.count()):
        item = view.item(row)
        if _ticks(item):
            yield item.text(), item


def _ticks(item: QListWidgetItem) -> bool:
    return bool(item.flags().value & _TICKS) and item.data(Qt.ItemDataRole.CheckStateRole) is not None


def _is_ticked(item: QTableWidgetItem | QListWidgetItem) -> bool:
    return item.checkState() is Qt.CheckState.Checked


def _tick(item: QTableWidgetItem | QListWidgetItem, value: Any) -> None:
    item.setCheckState(Qt.CheckState.Checked if value else Qt.CheckState.Unchecked)


_WAYS: tuple[tuple[Any, Callable[[Any], Any], Callable[[Any, Any], object]], ...] = (
    # as a whole, not only what differs
    (_keeps_own, lambda one: [one.typed()], lambda one, value: one.put_typed(value[0])),
    (QLineEdit, QLineEdit.text, _type),
    (QPlainTextEdit, QPlainTextEdit.toPlainText, QPlainTextEdit.setPlainText),
    (QComboBox, _chosen, _choose),
    (QSpinBox, QSpinBox.value, _count),
    (QDoubleSpinBox, QDoubleSpinBox.value, _count),
    (lambda one: isinstance(one, EntryTable) and one.is_free, EntryTable.rows, _put_rows),
    (
        QTableWidget,
        lambda table: {name: _is_ticked(item) if ticks else item.text() for name, item, ticks in _cells(table)},
        _put_cells,
    ),
    (QListWidget, lambda view: {name: _is_ticked(item) for name, item in _items(view)}, _put_ticks),
    (QGroupBox, QGroupBox.isChecked, QGroupBox.setChecked),
    (QAbstractButton, QAbstractButton.isChecked, _press),
)
"""How each kind of editor is read and filled in; the first that fits."""

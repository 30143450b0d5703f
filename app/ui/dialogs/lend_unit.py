"""Lend a loaner unit: which one, for which call, until when, in what condition; then its slip."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QLabel, QLineEdit, QVBoxLayout, QWidget

from app.core.changes import Changes
from app.core.errors import UserError
from app.core.i18n import translate
from app.core.money import format_yuan
from app.services import loan_file, loaner_units, loans, service_call_file, staff
from app.services.loaner_units import UnitEntry
from app.ui.desk import Desk
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.dialogs.loan_printing import print_slip
from app.ui.papers import may_print
from app.ui.theme import SPACE
from app.ui.widgets.moment_edit import DateEdit
from app.ui.widgets.section import Row, SmallTable

_TYPING = 200
"""Milliseconds without a key before the pool is searched."""


class UnitChoice(QWidget):
    """The units that may be lent; typing or scanning narrows them, Down goes among them."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._units: dict[int, UnitEntry] = {}
        self.words = QLineEdit(self)
        self.words.setPlaceholderText(translate("loan", "Name, model, serial or number; or scan the unit"))
        self.words.setAccessibleName(translate("loan", "Find a unit"))
        self.table = SmallTable((
            translate("loan", "Unit"), translate("loan", "Name"), translate("loan", "Model"),
            translate("loan", "Serial"), translate("loan", "Place"), translate("loan", "Value"),
        ), stretch=1, most=5)  # fmt: skip
        self.table.setAccessibleName(translate("loan", "Units in stock"))
        self.none = QLabel(translate("loan", "No unit in stock matches."), self)
        self.none.setProperty("role", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE // 2)
        column.addWidget(self.words)
        column.addWidget(self.table)
        column.addWidget(self.none)
        self.setFocusProxy(self.words)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_TYPING)
        self._pause.timeout.connect(self.search)
        self.words.textChanged.connect(lambda _text: self._pause.start())
        self.table.chosen.connect(lambda _row: self.edited.emit())
        self.search()

    def value(self) -> int:
        """The id of the chosen unit, 0 when none is."""
        if self._pause.isActive():
            self.search()
        return self.table.current_id()

    def set_value(self, unit_id: int) -> None:
        """Choose a unit."""
        self.table.choose(unit_id)

    def typed(self) -> list[Any]:
        """What is searched for and what is chosen, as JSON values."""
        return [self.words.text(), self.value()]

    def put_typed(self, kept: list[Any]) -> None:
        """Put back what `typed` took; what was lent meanwhile is not there to be chosen."""
        self.words.setText(kept[0])
        self.search()
        self.set_value(kept[1])
        self.edited.emit()

    def unit(self) -> UnitEntry | None:
        """The chosen unit."""
        return self._units.get(self.table.current_id())

    def search(self) -> None:
        """Show the units that match; the only one is chosen."""
        self._pause.stop()
        found = loaner_units.free(self.words.text())
        self._units = {one.id: one for one in found}
        self.table.clearSelection()
        self.table.put([
            Row(one.id, (one.number, one.name, one.model, one.serial, one.place,
                         format_yuan(one.value) if one.value else ""))
            for one in found
        ])  # fmt: skip
        self.table.setVisible(bool(found))
        self.none.setVisible(not found)
        if len(found) == 1:
            self.table.choose(found[0].id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down goes into the list; Enter searches at once, as a scanner wants it."""
        if event.key() == Qt.Key.Key_Down and self.words.hasFocus() and self.table.rowCount():
            self.table.setFocus()
            self.table.selectRow(max(0, self.table.currentRow()))
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._pause.isActive():
            self.search()
        super().keyPressEvent(event)


class LendUnitDialog(FormDialog):
    """For a call, for a device in repair, or from a unit's record: then the call is asked for.

    `changes.result` is the loan. The slip is shown once it is lent.
    """

    help_page = "loaners#lend"

    def __init__(
        self,
        desk: Desk,
        call_id: int = 0,
        returned_part_id: int = 0,
        unit_id: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            desk, translate("loan", "Lend a unit"), translate("loan", "Lend and print the slip"), parent=parent
        )
        self._call_id = call_id
        self._part_id = returned_part_id
        self._unit_id = unit_id
        form = self.form
        if not call_id and not returned_part_id:
            call = form.add("call_id", translate("loan", "For call"), QLineEdit(), required=True)
            call.setPlaceholderText(translate("loan", "Number or customer of a call that is under way"))
            call.setCompleter(_completer(call))
            call.editingFinished.connect(self._show_call)
        if not unit_id:
            self.units: UnitChoice = form.add("unit_id", translate("loan", "Unit"), UnitChoice(), required=True)
            self.units.edited.connect(self._show_accessories)
        form.add("due_on", translate("loan", "Back by"), DateEdit(), required=True)
        form.add("technician_id", translate("loan", "Brought by"), self._people())
        form.add("accessories", translate("loan", "Accessories"), QLineEdit())
        form.add("condition", translate("loan", "Condition"), QLineEdit())
        hint = translate("loan", "Left empty, both are entered when the signed slip is back.")
        form.add("signed_by", translate("loan", "Signed by"), QLineEdit())
        form.add("signed_on", translate("loan", "Signed on"), DateEdit(), hint)
        form.set_values({"due_on": loans.default_due()})
        self._begin()
        self.setMinimumWidth(720)

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Lend it, then show the slip."""
        call_id, unit_id = self._call_id, values.pop("unit_id", self._unit_id)
        if "call_id" in values:
            try:
                call_id = loan_file.call_named(_number(values.pop("call_id")))
            except UserError as refused:
                self.form.set_error("call_id", refused.text)
                return None
        if not unit_id:
            self.form.set_error("unit_id", translate("loan", "Choose a unit."))
            return None
        if not self._is_printable(unit_id, call_id, values):
            return None
        changes = self.desk.bus.run(
            loans.lend, unit_id, call_id=call_id, returned_part_id=self._part_id, on_error=self.on_error, **values
        )
        if changes is not None:
            desk, loan_id = self.desk, changes.result
            QTimer.singleShot(0, lambda: print_slip(desk, loan_id))
        return changes

    def _is_printable(self, unit_id: int, call_id: int, values: dict[str, Any]) -> bool:
        typed = [value for value in values.values() if isinstance(value, str)]
        return may_print(self.desk, [*loan_file.words_to_print(unit_id, call_id, self._part_id), *typed])

    def _begin(self) -> None:
        if self._unit_id:
            entry = loaner_units.file(self._unit_id).entry
            self.explain(entry.title)
            self.form.set_values({"accessories": entry.accessories})
        if self._call_id or self._part_id:
            found = loan_file.occasion(self._call_id, self._part_id)
            self.explain(" — ".join(part for part in (self.intro.text(), found.words) if part))
            self.form.set_values({"technician_id": found.technician_id})

    def _show_call(self) -> None:
        number = _number(self.form.editor("call_id").text())
        call_id = service_call_file.find_by_number(number) if number else 0
        words = ""
        if call_id:
            found = loan_file.occasion(call_id)
            words = found.words
            self.form.set_values({"technician_id": found.technician_id})
        self.form.set_hint("call_id", words)

    def _show_accessories(self) -> None:
        found = self.units.unit()
        if found is not None:
            self.form.set_values({"accessories": found.accessories})

    def _people(self) -> QComboBox:
        box = QComboBox()
        box.addItem(translate("loan", "the technician of the call"), 0)
        for one in staff.technicians():
            box.addItem(one.name, one.id)
        return box


def _completer(parent: QLineEdit) -> QCompleter:
    """Offers the calls under way by any part of their number or customer."""
    completer = QCompleter(list(loan_file.occasions()), parent)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    return completer


def _number(text: str) -> str:
    """The number of a call, as typed, scanned or offered with its customer behind."""
    return text.strip().partition(" ")[0]

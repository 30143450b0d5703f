"""The signed inspection sheet entered: findings by device and item, score, signature (A14); a plan, another day."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHeaderView, QLineEdit, QTableWidget, QTableWidgetItem, QWidget

from app.core import clock
from app.core.changes import Changes
from app.core.i18n import shown, translate
from app.domain.workflows.inspection import FINDINGS
from app.services import dispatch, inspections
from app.services.inspection_file import InspectionFile, SheetLine
from app.services.inspections import Finding
from app.ui.desk import Desk
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.widgets.long_text import LongText
from app.ui.widgets.moment_edit import DateEdit, MomentEdit
from app.ui.widgets.number_edit import NumberEdit

_RESULT, _NOTES = 2, 3


class FindingsTable(QTableWidget):
    """One row a device and item; the result is chosen, remarks are typed. Keys 1 to 4 choose the result of a row."""

    edited = Signal()

    def __init__(self, lines: tuple[SheetLine, ...], parent: QWidget | None = None) -> None:
        super().__init__(len(lines), 4, parent)
        self._lines = lines
        self.setHorizontalHeaderLabels([
            translate("inspection", "Device"), translate("inspection", "Item"), translate("inspection", "Result"),
            translate("inspection", "Remark"),
        ])  # fmt: skip
        self.verticalHeader().hide()
        self.setTabKeyNavigation(False)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(_NOTES, QHeaderView.ResizeMode.Stretch)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 14)
        self.boxes: list[QComboBox] = []
        before = 0
        for row, line in enumerate(lines):
            title = " ".join(part for part in (line.device, line.serial) if part)
            for column, words in enumerate((title if line.device_id != before or not row else "", line.item)):
                item = QTableWidgetItem(words)
                item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
                item.setToolTip(title)
                self.setItem(row, column, item)
            before = line.device_id
            self.boxes.append(self._box(row, line))
            self.setItem(row, _NOTES, QTableWidgetItem(line.notes))
        self.setMinimumHeight(220)

    def value(self) -> list[Finding]:
        """What was found; rows that nobody entered count as not checked."""
        notes = [self.item(row, _NOTES) for row in range(self.rowCount())]
        return [
            Finding(line.device_id, line.item, box.currentData() or "not_checked", note.text() if note else "")
            for line, box, note in zip(self._lines, self.boxes, notes, strict=True)
        ]

    def set_value(self, result: str) -> None:
        """Give every row this result."""
        for box in self.boxes:
            box.setCurrentIndex(box.findData(result))

    def keyPressEvent(self, event: Any) -> None:
        """1 in order, 2 needs attention, 3 faulty, 4 not checked; then the next row."""
        place = event.key() - Qt.Key.Key_1
        row = self.currentRow()
        if 0 <= place < len(FINDINGS) and row >= 0 and self.currentColumn() != _NOTES:
            self.boxes[row].setCurrentIndex(self.boxes[row].findData(list(FINDINGS)[place]))
            self.setCurrentCell(min(row + 1, self.rowCount() - 1), self.currentColumn())
            return
        super().keyPressEvent(event)

    def _box(self, row: int, line: SheetLine) -> QComboBox:
        box = QComboBox(self)
        for code, words in FINDINGS.items():
            box.addItem(shown(words), code)
        box.setCurrentIndex(box.findData(line.result or "good"))
        box.setAccessibleName(f"{line.device} {line.item}".strip())
        box.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setCellWidget(row, _RESULT, box)
        return box


class InspectionResultDialog(FormDialog):
    """What stands on the signed sheet."""

    help_page = "renewal#inspections"

    def __init__(self, desk: Desk, found: InspectionFile, parent: QWidget | None = None) -> None:
        title = translate("inspection", "Sheet of {number}").format(number=found.entry.number)
        super().__init__(desk, title, translate("inspection", "Enter the result"), parent=parent, columns=2)
        entry = self._entry = found.entry
        self.explain(
            translate("inspection", "{customer} · keys 1 to 4 choose the result of a row").format(
                customer=entry.customer_name
            )
        )
        form = self.form
        form.add("done_on", translate("inspection", "Inspected on"), DateEdit(), required=True)
        form.add("score", translate("inspection", "Customer's score, 0–100"), NumberEdit())
        form.add("signed_by", translate("inspection", "Signed by"), QLineEdit())
        form.add("signed_on", translate("inspection", "Signed on"), DateEdit())
        self.findings = FindingsTable(found.lines)
        form.add("findings", translate("inspection", "Findings"), self.findings, wide=True)
        form.add("result", translate("inspection", "On the whole"), LongText(2), wide=True)
        form.set_values({
            "done_on": entry.done_on or min(entry.planned_on or clock.today(), clock.today()), "score": entry.score,
            "signed_by": found.signed_by, "signed_on": found.signed_on, "result": found.result,
        })  # fmt: skip
        self.setMinimumWidth(820)

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Enter it."""
        return self.desk.bus.run(
            inspections.enter_result, self._entry.id, seen_version=self._entry.row_version, on_error=self.on_error,
            **values,
        )  # fmt: skip


class PlanInspectionDialog(FormDialog):
    """Who goes when; without a time the call waits on the dispatch board."""

    help_page = "renewal#inspections"

    def __init__(self, desk: Desk, found: InspectionFile, parent: QWidget | None = None) -> None:
        title = translate("inspection", "Plan {number}").format(number=found.entry.number)
        super().__init__(desk, title, translate("inspection", "Plan"), parent=parent)
        self._entry = found.entry
        text = translate("inspection", "{customer}, due by {day}. Devices: {count}")
        day = found.entry.due_on.isoformat()
        self.explain(text.format(customer=found.entry.customer_name, day=day, count=found.device_count))
        box = QComboBox()
        box.addItem(translate("dispatch", "nobody yet"), 0)
        for one in dispatch.day_plan(clock.today()).technicians:
            box.addItem(one.name, one.staff_id)
        hint = translate("inspection", "Empty: it waits on the dispatch board for a place.")
        self.form.add("appointed_at", translate("inspection", "Time"), MomentEdit(ahead=True), hint)
        self.form.add("technician_id", translate("inspection", "Technician"), box)

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Make the service call."""
        return self.desk.bus.run(
            inspections.plan, self._entry.id, seen_version=self._entry.row_version, on_error=self.on_error, **values
        )


class MoveInspectionDialog(FormDialog):
    """Another day, with the reason."""

    help_page = "renewal#inspections"

    def __init__(self, desk: Desk, found: InspectionFile, parent: QWidget | None = None) -> None:
        title = translate("inspection", "Move {number}").format(number=found.entry.number)
        super().__init__(desk, title, translate("inspection", "Move the day"), parent=parent)
        self._entry = found.entry
        self.form.add("due_on", translate("inspection", "Due by"), DateEdit(), required=True)
        self.form.add("reason", translate("inspection", "Reason"), QLineEdit(), required=True)
        self.form.set_values({"due_on": found.entry.due_on})

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Move it."""
        if values["due_on"] is None:
            self.form.set_error("due_on", translate("contract", "Please fill this in."))
            return None
        return self.desk.bus.run(
            inspections.move, self._entry.id, seen_version=self._entry.row_version, on_error=self.on_error, **values
        )

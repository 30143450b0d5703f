"""Things go back: what, who signs, what became of the original receipt (R051); of a call also the work and its end."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from app.core import clock
from app.core.changes import Changes
from app.core.errors import UserError
from app.core.i18n import shown, translate
from app.domain.workflows import returned_part as workflow
from app.services import returned_part_file, service_call_take_back, take_back_receipts
from app.services.returned_part_file import PartEntry, ReceiptFile
from app.services.service_call_file import CallFile
from app.services.service_call_visit import Result
from app.services.take_back_receipts import Returned
from app.ui.desk import Desk
from app.ui.dialogs._call_outcome import REMEDY_NAMES
from app.ui.dialogs.call_actions import choice
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.dialogs.receipt_loss_printing import print_loss_note
from app.ui.dialogs.receipt_printing import print_receipt
from app.ui.icons import icon
from app.ui.widgets.long_text import LongText
from app.ui.widgets.moment_edit import DateEdit, MomentEdit

_SERIAL, _ACCESSORIES = 3, 4


class ReturnTable(QTableWidget):
    """The things that are here, ticked when they go back now, with what was taken in with each of them; one column
    takes the serial read off the thing.
    """

    edited = Signal()

    def __init__(self, parts: tuple[PartEntry, ...], *, ticks: bool, parent: QWidget | None = None) -> None:
        super().__init__(len(parts), 5, parent)
        self._parts, self._ticks = parts, ticks
        self.setHorizontalHeaderLabels([
            translate("hand_back", "Goes back"), translate("hand_back", "State"),
            translate("hand_back", "Serial expected"), translate("hand_back", "Serial read off"),
            translate("hand_back", "Accessories"),
        ])  # fmt: skip
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 10)
        self.setTabKeyNavigation(False)
        head = self.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(_SERIAL, QHeaderView.ResizeMode.Fixed)
        head.resizeSection(_SERIAL, 150)
        head.setSectionResizeMode(_ACCESSORIES, QHeaderView.ResizeMode.Stretch)
        self.setAccessibleName(translate("hand_back", "What goes back"))
        still = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        for row, one in enumerate(parts):
            ready = one.state in workflow.READY_STATES and not one.awaits_check
            first = QTableWidgetItem(f"{one.item} {one.model}  {one.number}".strip())
            first.setToolTip(f"{one.title}  {one.number}".strip())
            first.setFlags(still | Qt.ItemFlag.ItemIsUserCheckable if ticks and ready else still)
            if ticks:
                first.setCheckState(Qt.CheckState.Checked if ready else Qt.CheckState.Unchecked)
            self.setItem(row, 0, first)
            expected = one.replacement_serial or one.serial
            for column, text in ((1, _state(one)), (2, expected), (_ACCESSORIES, one.accessories)):
                item = QTableWidgetItem(text)
                item.setToolTip(text if column == _ACCESSORIES else "")
                item.setFlags(still)
                self.setItem(row, column, item)
            self.setItem(row, _SERIAL, QTableWidgetItem(""))
        self.itemChanged.connect(lambda _item: self.edited.emit())
        lines = min(6, max(2, len(parts)))
        self.setFixedHeight(lines * self.verticalHeader().defaultSectionSize() + 40)
        if parts:
            self.setCurrentCell(0, _SERIAL)

    def chosen(self) -> tuple[int, ...]:
        """What goes back now."""
        ticked = (self._item(row, 0).checkState() is Qt.CheckState.Checked for row in range(self.rowCount()))
        return tuple(one.id for one, on in zip(self._parts, ticked, strict=True) if on or not self._ticks)

    def serials(self) -> dict[int, str]:
        """The serials that were read, by thing."""
        texts = {one.id: self._item(row, _SERIAL).text().strip() for row, one in enumerate(self._parts)}
        return {part_id: text for part_id, text in texts.items() if text}

    def value(self) -> tuple[int, ...]:
        """As `chosen`."""
        return self.chosen()

    def set_value(self, _value: object) -> None:
        """Nothing is put in from outside."""

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Enter, which ends what a scanner types, goes to the next thing that goes back and has no serial yet."""
        super().closeEditor(editor, hint)
        if hint is not QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            return
        chosen, read = self.chosen(), self.serials()
        waiting = (row for row, one in enumerate(self._parts) if one.id in chosen and one.id not in read)
        self.setCurrentCell(next((row for row in waiting if row > self.currentRow()), self.currentRow()), _SERIAL)

    def _item(self, row: int, column: int) -> QTableWidgetItem:
        return self.item(row, column) or QTableWidgetItem()


class _ReturnDialog(FormDialog):
    """What both ways of handing back ask: things, receipt, signature."""

    parts: tuple[PartEntry, ...]
    subject: str
    """What the note of the loss is about: the receipt's number, or the call's."""

    def _fill_things(self, parts: tuple[PartEntry, ...], *, ticks: bool) -> None:
        self.parts = parts
        hint = translate("hand_back", "Scan or type the serial number of each thing: one that differs is refused.")
        if any(one.accessories for one in parts):
            hint += translate("hand_back", " Hand over the accessories that were taken in with it, too.")
        self.table: ReturnTable = self.form.add(
            "parts", translate("hand_back", "Things"), ReturnTable(parts, ticks=ticks), hint, required=True, wide=True
        )

    def _fill_receipt(self, signer: str) -> None:
        form = self.form
        recovered = form.add(
            "recovered", "", QCheckBox(translate("hand_back", "The original receipt is back, and void"))
        )
        signed_by = form.add("signed_by", translate("hand_back", "Return signed by"), QLineEdit(), required=True)
        form.add("lost_note", translate("hand_back", "How it was lost"), QLineEdit(), required=True)
        form.add("signed_on", translate("hand_back", "Signed on"), DateEdit(), required=True)
        form.add("lost_signed_by", translate("hand_back", "Loss signed by"), QLineEdit(), required=True)
        words = translate("hand_back", "Print the note of the loss")
        self.loss_note = QPushButton(icon("print"), words, self)
        self.loss_note.setAutoDefault(False)
        self.loss_note.clicked.connect(lambda _on: print_loss_note(self.desk, self.subject, self.table.chosen()))
        self.buttons.insertWidget(0, self.loss_note)
        form.set_values({"recovered": True, "signed_on": clock.today(), "signed_by": signer, "lost_signed_by": signer})
        self._signer = signer
        signed_by.textChanged.connect(self._follow_signer)
        recovered.toggled.connect(lambda _on: self._show_loss())
        self._show_loss()

    def _show_loss(self) -> None:
        lost = not self.form.editor("recovered").isChecked()
        for field in ("lost_note", "lost_signed_by"):
            self.form.set_visible(field, lost)
        self.loss_note.setVisible(lost)

    def _follow_signer(self, name: str) -> None:
        """Who signs the return signs the note of the loss, unless somebody else was entered there."""
        witness = self.form.editor("lost_signed_by")
        if witness.text() == self._signer:
            witness.setText(name)
        self._signer = name

    def _is_complete(self, values: dict[str, Any], *more: str) -> bool:
        """Whether nothing is missing; else every field that is empty says so, the first one has the focus."""
        lost = () if values["recovered"] else ("lost_note", "lost_signed_by")
        wanted = {"parts", "signed_by", "signed_on", *lost, *more}
        missing = [field for field in self.form.fields() if field in wanted and not values[field]]
        nothing, please = translate("hand_back", "Nothing is ticked."), translate("call", "Please fill this in.")
        for field in reversed(missing):
            self.form.show_error(UserError(nothing if field == "parts" else please, field))
        return not missing

    def _returned(self, values: dict[str, Any]) -> Returned:
        return Returned(
            signed_by=values["signed_by"], signed_on=values["signed_on"], recovered=values["recovered"],
            lost_note=values["lost_note"], lost_signed_by=values["lost_signed_by"], serials=self.table.serials(),
        )  # fmt: skip

    def on_error(self, error: UserError) -> None:
        """A serial that differs belongs to the things."""
        if (error.field or "").startswith("serials."):
            error = UserError(error.text, "parts")
        super().on_error(error)


class ReceiptReturnDialog(_ReturnDialog):
    """What stands on one receipt; what stays gets a receipt of its own, which is printed at once."""

    help_page = "returned_parts#hand_back"

    def __init__(self, desk: Desk, found: ReceiptFile, parent: QWidget | None = None) -> None:
        title = translate("hand_back", "{number} · hand back").format(number=found.number)
        super().__init__(desk, title, translate("hand_back", "Hand back"), parent=parent, columns=2)
        self._receipt, self.subject = found, found.number
        text = translate("hand_back", "{customer} · what stays here gets a receipt of its own")
        self.explain(" · ".join([text.format(customer=found.customer_name), *_loaner_words(found.call_id)]))
        self._fill_things(found.open_parts, ticks=True)
        self._fill_receipt(found.signed_by)
        self.setMinimumWidth(1080)

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Hand back what is ticked."""
        chosen = values["parts"]
        if not self._is_complete(values):
            return None
        changes = self.desk.bus.run(
            take_back_receipts.hand_back, self._receipt.id, seen_version=self._receipt.row_version,
            returned=self._returned(values), part_ids=chosen, on_error=self.on_error, said=self.windowTitle(),
        )  # fmt: skip
        if changes is not None and changes.result != self._receipt.id:
            desk, receipt_id = self.desk, changes.result
            QTimer.singleShot(0, lambda: print_receipt(desk, receipt_id))  # the preview would close with this form
        return changes


class CallReturnDialog(_ReturnDialog):
    """Everything of a call goes back: the visit ends with it."""

    help_page = "returned_parts#hand_back"

    def __init__(self, desk: Desk, call: CallFile, parent: QWidget | None = None) -> None:
        title = translate("hand_back", "{number} · hand back").format(number=call.number)
        super().__init__(desk, title, translate("hand_back", "Hand back and complete"), parent=parent, columns=2)
        self._call, self.subject = call, call.number
        every = returned_part_file.of_call(call.id)
        parts = tuple(one for one in every if one.is_open)
        numbers = translate("hand_back", ", ").join(dict.fromkeys(one.receipt_number for one in parts))
        self.explain(" · ".join([call.customer_name, numbers, *_loaner_words(call.id)]))
        self._fill_things(parts, ticks=False)
        self._fill_receipt(call.reporter)
        form = self.form
        form.add("finished_at", translate("hand_back", "Handed over at"), MomentEdit(), required=True)
        minutes = QSpinBox()
        minutes.setRange(0, 60 * 24 * 31)
        minutes.setSingleStep(15)
        minutes.setSuffix(translate("hand_back", " min"))
        form.add("work_minutes", translate("hand_back", "Work"), minutes)
        form.add("solution", translate("hand_back", "Work done"), LongText(3), required=True, wide=True)
        form.add("cause", translate("hand_back", "Cause"), QLineEdit())
        form.add("remedy", translate("hand_back", "Remedy"), choice(REMEDY_NAMES))
        form.set_values({
            "finished_at": clock.now(), "solution": "\n".join(_result(one) for one in every),
            "remedy": "part_swap" if any(one.outcome == "replaced" for one in every) else "repair",
            "work_minutes": sum(returned_part_file.file(one.id).repair_minutes for one in every),
        })  # fmt: skip
        self.setMinimumWidth(1080)

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Hand back, sign, complete."""
        if not self._is_complete(values, "finished_at", "solution"):
            return None
        result = Result(
            arrived_at=self._call.arrived_at or values["finished_at"], finished_at=values["finished_at"],
            solution=values["solution"], cause=values["cause"], remedy=values["remedy"],
            work_minutes=values["work_minutes"],
        )  # fmt: skip
        return self.desk.bus.run(
            service_call_take_back.hand_back, self._call.id, seen_version=self._call.row_version,
            returned=self._returned(values), result=result, on_error=self.on_error,
        )  # fmt: skip


def _loaner_words(call_id: int) -> list[str]:
    """What is said of a loaner that its customer still has."""
    out = service_call_take_back.loaners_out(call_id)
    words = translate("hand_back", ", ").join(out)
    return [translate("hand_back", "Bring the loaner back too: {units}").format(units=words)] if out else []


def _result(one: PartEntry) -> str:
    found = returned_part_file.file(one.id)
    words = (found.work_text or found.outcome_reason, found.parts_text)
    said = "，".join(word for word in words if word) or shown(workflow.OUTCOMES.get(one.outcome, ""))
    return f"{one.item}：{said}"


def people_box(names: tuple[str, ...], chosen: str = "") -> QComboBox:
    """Names to choose from, or to type."""
    box = QComboBox()
    box.setEditable(True)
    box.addItems(list(names))
    box.setCurrentText(chosen)
    return box


def _state(part: PartEntry) -> str:
    label = workflow.state_label(part.state)
    return translate("hand_back", "{state}, to be checked").format(state=label) if part.awaits_check else label

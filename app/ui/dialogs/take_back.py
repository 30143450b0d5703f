"""Things are taken along: what, in what condition, until when; then the receipt for the customer (F20)."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit, QWidget

from app.core.changes import Changes
from app.core.errors import UserError
from app.core.i18n import translate
from app.domain import permissions
from app.domain.workflows import service_call as workflow
from app.domain.workflows.take_back_receipt import MOST_ITEMS
from app.services import loan_file, service_call_take_back, take_back_receipts
from app.services.service_call_file import CallFile
from app.services.service_calls import BroughtIn
from app.ui.desk import Desk
from app.ui.desktop.typed_form import TypedForm
from app.ui.dialogs._taken_items import ItemsEdit, technician_box
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.dialogs.receipt_printing import print_receipt
from app.ui.papers import may_print
from app.ui.widgets.form_draft import DraftKeeper
from app.ui.widgets.moment_edit import DateEdit, MomentEdit


class TakeBackDialog(FormDialog):
    """On a visit, or brought in, the call goes on to “taken back”; later it is a further receipt, the result."""

    help_page = "returned_parts#take_along"

    def __init__(self, desk: Desk, call: CallFile, parent: QWidget | None = None) -> None:
        self._brought = call.state in workflow.NOT_SENT_STATES
        title = translate("take_back", "{number} · take back")
        if self._brought:
            title = translate("take_back", "{number} · brought in")
        title = title.format(number=call.number)
        super().__init__(desk, title, translate("take_back", "Issue and print the receipt"), parent=parent, columns=2)
        self._call = call
        self._first = self._brought or call.state in ("dispatched", "on_site")
        text = translate("take_back", "{customer} · at most {most} items on a receipt, one a line")
        self.explain(text.format(customer=call.customer_name, most=MOST_ITEMS))
        form = self.form
        self.items: ItemsEdit = form.add(
            "items", translate("take_back", "Items"), ItemsEdit(call.customer_id), required=True, wide=True
        )
        form.add("expected_return_on", translate("take_back", "Promised for"), DateEdit(), required=True)
        hint = translate("take_back", "The number of the loan slip, where a loaner was given.")
        form.add("loan_number", translate("take_back", "Loaner"), QLineEdit(), hint)
        hint = translate("take_back", "Left empty, both are entered when the signed stub is here.")
        form.add("signed_by", translate("take_back", "Signed by"), QLineEdit(), hint)
        form.add("signed_on", translate("take_back", "Signed on"), DateEdit())
        hint = translate("take_back", "Empty means now.")
        when = translate("take_back", "Came") if self._brought else translate("take_back", "Taken along")
        form.add("happened_at", when, MomentEdit(), hint)
        if self._brought:
            form.add("technician_id", translate("take_back", "Goes to"), technician_box())
        self.keeper = DraftKeeper(desk, f"take_back:{call.id}", self.content, self)
        self._prefill()
        form.edited.connect(self.keeper.touch)
        self.setMinimumWidth(860)

    def content(self) -> dict[str, Any]:
        """What is typed, for the draft."""
        return self._typed.content()

    def reject(self) -> None:
        """Close; what was typed stays as a draft."""
        self.keeper.end()
        super().reject()

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Issue the receipt, then show it."""
        self.items.table.clear_errors()
        call = self._call
        if not may_print(self.desk, [call.customer_name, call.address, call.reporter, values]):
            return None
        run = service_call_take_back.take_back if self._first else take_back_receipts.issue
        if self._brought:
            happened = values.pop("happened_at")
            run, values = service_call_take_back.bring_in, {"brought": BroughtIn(**values), "happened_at": happened}
        changes = self.desk.bus.run(
            run, self._call.id, seen_version=self._call.row_version, on_error=self.on_error, **values
        )
        if changes is not None:
            self.keeper.drop()
            desk, receipt_id = self.desk, changes.result
            QTimer.singleShot(0, lambda: print_receipt(desk, receipt_id))
        return changes

    def on_error(self, error: UserError) -> None:
        """A refusal of a thing belongs to its cell, and is said above the buttons too."""
        if self.items.show_error(error):
            self.trouble.setText(error.text)
            self.trouble.show()
            return
        super().on_error(error)

    def _prefill(self) -> None:
        call = self._call
        lent = ""
        if permissions.allowed(self.desk.session.role, "loaner.view"):
            lent = next((one.number for one in loan_file.of_call(call.id) if one.state == "lent"), "")
        self.form.set_values({"expected_return_on": take_back_receipts.usual_promise(), "loan_number": lent})
        if self._brought:
            self.form.set_values({"technician_id": call.technician_id})
        self.items.set_value([])
        if self._first and call.device_id:
            self.items.set_value([
                {"id": call.device_id, "serial": call.serial, "item": call.product_name, "model": call.model,
                 "fault": call.fault_text.strip().splitlines()[0] if call.fault_text.strip() else ""}
            ])  # fmt: skip
        self._typed = TypedForm(self)
        self._typed.put_back(self.keeper)

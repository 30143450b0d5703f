"""Correcting what was entered at the registration of a complaint; first contact and times stay."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from app.core.changes import Changes
from app.core.errors import UserError
from app.core.i18n import translate
from app.services import complaints, customer_file, devices, staff
from app.services.complaint_file import CaseFile
from app.ui.desk import Desk
from app.ui.dialogs import _complaint_fields as fields
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.widgets.form_grid import FormGrid
from app.ui.widgets.long_text import LongText

_SAME = (
    "content", "demand", "category", "channel", "market", "claim_amount", "product_name", "model", "serial",
    "is_urgent", "purchase_proof", "proof_number", "sample_kept", "sample_note", "contact_name", "phone", "address",
    "owner_id", "device_id", "call_id",
)  # fmt: skip
_CALLS = 20


class EditComplaintDialog(FormDialog):
    """The fields of the registration, as far as they may still change; only what was changed is sent."""

    help_page = "complaints#register"

    def __init__(self, desk: Desk, case: CaseFile, parent: QWidget | None = None) -> None:
        super().__init__(desk, case.number, translate("complaint", "Save"), parent=parent, columns=2)
        self._case = case
        text = translate("complaint", "{customer} · first contact {name} stays.")
        self.explain(text.format(customer=case.customer_name, name=case.first_contact))
        form = self.form
        form.add("content", translate("complaint", "Content"), LongText(3), required=True, wide=True)
        form.add("demand", translate("complaint", "Demand"), LongText(2), wide=True)
        fields.fill_matter(form)
        fields.show_matter(form, case.scheme)
        fields.fill_goods(form)
        fields.show_goods(form, case.scheme)
        holder = form.parentWidget() or self
        self.product = fields.product_form(case.scheme, holder)
        self.who = FormGrid(2, holder)
        for widget in (self.product, self.who):
            self.body.addWidget(widget)
        self.product.setVisible(bool(case.scheme.product_fields))
        self._fill_who()
        fields.mark_required(case.scheme, form, self.who)
        form.set_values({name: getattr(case, name) for name in _SAME})
        self.who.set_values({name: getattr(case, name) for name in _SAME})
        fields.set_product_values(self.product, case.product, case.scheme)
        self._before = self._read() or {}
        if case.settled_at is not None or not complaints.may_correct(case.state):
            self._only_whom_to_reach()
        self.setMinimumWidth(860)

    def submit(self) -> None:
        """Read every part; stay open when something is wrong."""
        self.trouble.hide()
        values = self._read()
        if values is None:
            return
        self.changes = self.save(values)
        if self.changes is not None:
            self.accept()

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Send what was changed."""
        reason = values.pop("reason")
        changed = {name: value for name, value in values.items() if value != self._before.get(name)}
        return self.desk.bus.run(
            complaints.change, self._case.id, seen_version=self._case.row_version, reason=reason,
            on_error=self.on_error, **changed,
        )  # fmt: skip

    def on_error(self, error: UserError) -> None:
        """Beside its field, in whichever part it stands."""
        if not any(form.show_error(error) for form in (self.product, self.who)):
            super().on_error(error)

    def _read(self) -> dict[str, Any] | None:
        found, product, who = self.form.values(), fields.product_values(self.product), self.who.values()
        if found is None or product is None or who is None:
            return None
        kept = {code: text for code, text in product.items() if text}
        return {**found, **who, "product_fields": kept}

    def _fill_who(self) -> None:
        form, case = self.who, self._case
        form.add("contact_name", translate("complaint", "Contact"), QLineEdit())
        form.add("phone", translate("complaint", "Telephone"), QLineEdit())
        form.add("address", translate("complaint", "Address"), QLineEdit(), wide=True)
        _offer(
            form.add("owner_id", translate("complaint", "In charge"), QComboBox()),
            [(one.name, one.id) for one in staff.listing()], case.owner_id, case.owner_name,
        )  # fmt: skip
        own = [(one.title, one.id) for one in devices.of_customer(case.customer_id)]
        _offer(form.add("device_id", translate("complaint", "Device"), QComboBox()), own, case.device_id, case.model)
        calls = [(f"{one.number} {one.fault_text[:24]}", one.id)
                 for one in customer_file.last_calls(case.customer_id, _CALLS)]  # fmt: skip
        _offer(
            form.add("call_id", translate("complaint", "About the call"), QComboBox()), calls, case.call_id,
            case.call_number,
        )  # fmt: skip
        form.add("reason", translate("complaint", "Why it is changed"), QLineEdit())

    def _only_whom_to_reach(self) -> None:
        """What was put before its approver, decided or settled keeps what it was about."""
        for form in (self.form, self.product, self.who):
            for name in form.fields():
                form.editor(name).setEnabled(name in complaints.ALWAYS_CHANGEABLE or name == "reason")


def _offer(box: QComboBox, rows: list[tuple[str, int]], chosen: int, name: str) -> None:
    """Choices; what is chosen stays even where it is offered no more."""
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(14)
    box.addItem("–", 0)
    for text, key in rows:
        box.addItem(text, key)
    if chosen and box.findData(chosen) < 0:
        box.addItem(name, chosen)


def edit_complaint(desk: Desk, case: CaseFile, window: QWidget) -> None:
    """Open the form."""
    EditComplaintDialog(desk, case, window).open()

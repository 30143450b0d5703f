"""What can be done with a contract: a further term, a rest and its end, a cancellation, instalments, a payment."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QSpinBox, QWidget

from app.core import clock
from app.core.changes import Changes
from app.core.errors import UserError
from app.core.i18n import translate
from app.core.money import format_yuan, parse_yuan
from app.domain.cover_facts import add_months
from app.services import contract_instalments, contract_terms, contracts
from app.services.contract_instalments import InstalmentEntry, InstalmentInput
from app.services.contracts import ContractEntry
from app.ui.desk import Desk
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.theme import SPACE, mark
from app.ui.widgets.entry_table import EntryColumn, EntryTable
from app.ui.widgets.moment_edit import DateEdit
from app.ui.widgets.money_edit import MoneyEdit

_USUAL_MONTHS = 12


class ExtendDialog(FormDialog):
    """A further term of a contract."""

    help_page = "contracts#contract"

    def __init__(self, desk: Desk, entry: ContractEntry, parent: QWidget | None = None) -> None:
        title = translate("contract", "Extend {number}").format(number=entry.number)
        super().__init__(desk, title, translate("contract", "Extend"), parent=parent)
        self._entry = entry
        self.explain(
            translate("contract", "The current term runs until {day}. Entitlements count anew in the next.").format(
                day=entry.ends_on.isoformat()
            )
        )
        form = self.form
        form.add("starts_on", translate("contract", "From"), DateEdit(), required=True)
        form.add("ends_on", translate("contract", "Until"), DateEdit(), required=True)
        form.add("fee", translate("contract", "Fee"), MoneyEdit())
        form.add("agreed_on", translate("contract", "Agreed on"), DateEdit())
        form.add("notes", translate("contract", "Notes"), QLineEdit())
        starts = entry.ends_on + timedelta(days=1)
        ends = add_months(starts, _USUAL_MONTHS) - timedelta(days=1)
        form.set_values({"starts_on": starts, "ends_on": ends, "fee": entry.fee, "agreed_on": clock.today()})

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Add the term."""
        if values["ends_on"] is None:
            self.form.set_error("ends_on", translate("contract", "Please fill this in."))
            return None
        return self.desk.bus.run(
            contract_terms.extend, contract_id=self._entry.id, seen_version=self._entry.row_version,
            on_error=self.on_error, **{**values, "fee": values["fee"] or 0},
        )  # fmt: skip


class SuspendDialog(FormDialog):
    """A contract rests from a day, until another or until it is resumed."""

    help_page = "contracts#contract"

    def __init__(self, desk: Desk, entry: ContractEntry, parent: QWidget | None = None) -> None:
        title = translate("contract", "Suspend {number}").format(number=entry.number)
        super().__init__(desk, title, translate("contract", "Suspend"), parent=parent)
        self._entry = entry
        hint = translate("contract", "Empty: until it is resumed.")
        self.form.add("since", translate("contract", "From"), DateEdit(), required=True)
        self.form.add("until", translate("contract", "Until"), DateEdit(), hint)
        self.form.add("reason", translate("contract", "Reason"), QLineEdit(), required=True)
        self.form.set_values({"since": clock.today()})

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Suspend."""
        return self.desk.bus.run(
            contract_terms.suspend, contract_id=self._entry.id, seen_version=self._entry.row_version,
            on_error=self.on_error, **values,
        )  # fmt: skip


class FromDayDialog(FormDialog):
    """A contract is resumed, or cancelled, from a day on."""

    help_page = "contracts#contract"

    def __init__(self, desk: Desk, entry: ContractEntry, *, resumes: bool, parent: QWidget | None = None) -> None:
        title = translate("contract", "Resume {number}") if resumes else translate("contract", "Cancel {number}")
        verb = translate("contract", "Resume") if resumes else translate("contract", "Cancel the contract")
        super().__init__(desk, title.format(number=entry.number), verb, parent=parent)
        self._entry, self._resumes = entry, resumes
        if not resumes:
            mark(self.verb, role="danger")
            self.explain(translate("contract", "The days before stay covered; calls from that day on are chargeable."))
        self.form.add("from_day", translate("contract", "From"), DateEdit(), required=True)
        self.form.add("reason", translate("contract", "Reason"), QLineEdit(), required=not resumes)
        self.form.set_values({"from_day": clock.today()})

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Resume or cancel."""
        step = contract_terms.resume if self._resumes else contracts.cancel
        return self.desk.bus.run(
            step, contract_id=self._entry.id, seen_version=self._entry.row_version, on_error=self.on_error, **values
        )


class InstalmentsDialog(FormDialog):
    """The plan of a term's fee: proposed in equal parts, then changed by hand; what is paid stays."""

    help_page = "contracts#contract"

    def __init__(
        self, desk: Desk, entry: ContractEntry, known: tuple[InstalmentEntry, ...], parent: QWidget | None = None
    ) -> None:
        title = translate("contract", "Instalments of {number}").format(number=entry.number)
        super().__init__(desk, title, translate("contract", "Save"), parent=parent)
        live = [one for one in known if one.term == entry.term and not one.is_void]
        self._entry = entry
        self._paid = sum(one.amount for one in live if one.paid_on)
        self.form.hide()
        self.count, self.between = QSpinBox(self), QSpinBox(self)
        self.count.setRange(1, contract_instalments.MOST)
        self.count.setValue(4)
        self.between.setRange(1, 60)
        self.between.setValue(3)
        self.between.setSuffix(translate("contract", " months"))
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        for words, box in (
            (translate("contract", "Instalments"), self.count),
            (translate("contract", "every"), self.between),
        ):
            box.setAccessibleName(words)
            row.addWidget(QLabel(words, self))
            row.addWidget(box)
        propose = QPushButton(translate("contract", "Propose"), self)
        propose.setAutoDefault(False)
        propose.clicked.connect(lambda _on: self.propose())
        row.addWidget(propose)
        row.addStretch(1)
        self.parts = EntryTable(
            [
                EntryColumn("due_on", translate("contract", "Due"), 140),
                EntryColumn("amount", translate("contract", "Amount"), 140),
            ],
            rows=8,
        )
        self.parts.setAccessibleName(translate("contract", "Instalments"))
        self.parts.edited.connect(self._show_sum)
        self.sum = QLabel(self)
        self.reason = QLineEdit(self)
        self.reason.setPlaceholderText(translate("contract", "Why the plan changes"))
        self.reason.setAccessibleName(translate("contract", "Why the plan changes"))
        self.reason.setVisible(bool(live))
        self.body.addLayout(row)
        self.body.addWidget(self.parts)
        self.body.addWidget(self.sum)
        self.body.addWidget(self.reason)
        unpaid = [one for one in live if not one.paid_on]
        self._put([InstalmentInput(one.due_on, one.amount) for one in unpaid])
        if not live:
            self.propose()
        self.count.setFocus()

    def propose(self) -> None:
        """Equal parts of what is not paid."""
        fee, start = max(0, self._entry.fee - self._paid), self._entry.starts_on
        self._put(contract_instalments.proposed(fee, start, self.count.value(), self.between.value()))

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Write the plan."""
        parts = self._read()
        if parts is None:
            return None
        return self.desk.bus.run(
            contract_instalments.plan, contract_id=self._entry.id, seen_version=self._entry.row_version,
            instalments=parts, reason=self.reason.text(), on_error=self.on_error,
        )  # fmt: skip

    def _put(self, parts: Any) -> None:
        self.parts.set_rows([{"due_on": one.due_on.isoformat(), "amount": format_yuan(one.amount)} for one in parts])
        self._show_sum()

    def _read(self) -> tuple[InstalmentInput, ...] | None:
        """What is typed; None when a cell cannot be understood, and then it says so."""
        self.parts.clear_errors()
        found: list[InstalmentInput] = []
        for place, row in self.parts.numbered_rows():
            try:
                day = date.fromisoformat(str(row["due_on"]).strip())
            except ValueError:
                self.parts.set_error(place, "due_on", translate("contract", "A date like 2026-12-31."))
                return None
            try:
                found.append(InstalmentInput(day, parse_yuan(str(row["amount"]))))
            except UserError as error:
                self.parts.set_error(place, "amount", error.text)
                return None
        return tuple(found)

    def _show_sum(self) -> None:
        """How far the parts add up to the fee."""
        total = self._paid
        for row in self.parts.rows():
            try:
                total += parse_yuan(str(row["amount"]))
            except UserError:
                continue  # said when it is saved
        fits = total == self._entry.fee
        text = translate("contract", "Together {total} of {fee}").format(
            total=format_yuan(total, symbol=True), fee=format_yuan(self._entry.fee, symbol=True)
        )
        paid = translate("contract", "of it paid: {paid}").format(paid=format_yuan(self._paid, symbol=True))
        self.sum.setText(f"{text}, {paid}" if self._paid else text)
        mark(self.sum, role="muted" if fits else "error")


class PaymentDialog(FormDialog):
    """An instalment was paid."""

    help_page = "contracts#contract"

    def __init__(self, desk: Desk, part: InstalmentEntry, parent: QWidget | None = None) -> None:
        title = translate("contract", "{number}: instalment of {amount}")
        words = title.format(number=part.contract_number, amount=format_yuan(part.amount, symbol=True))
        super().__init__(desk, words, translate("contract", "Save"), parent=parent)
        self._part = part
        hint = translate("contract", "Empty: not paid.")
        self.form.add("paid_on", translate("contract", "Paid on"), DateEdit(), hint)
        self.form.add("invoice_number", translate("contract", "Invoice"), QLineEdit())
        self.form.set_values({"paid_on": part.paid_on or clock.today(), "invoice_number": part.invoice_number})

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Write the mark."""
        return self.desk.bus.run(
            contract_instalments.pay, instalment_id=self._part.id, seen_version=self._part.row_version,
            on_error=self.on_error, **values,
        )  # fmt: skip

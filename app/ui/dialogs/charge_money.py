"""Forms of a charge record's steps: collected, invoiced, sent, planned, waived, how it is paid (R059, R060)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from app.core import clock
from app.core.changes import Changes
from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.core.money import format_yuan
from app.domain import codes
from app.domain.permissions import Scope, scope
from app.domain.workflows.charge import CASH
from app.services import charges, staff
from app.services.charge_file import ChargedLine, ChargeFile
from app.services.service_call_charges import DamagedPart
from app.ui.desk import Desk
from app.ui.dialogs.call_actions import choice, onsite_limit
from app.ui.dialogs.cash_handover import CashHandoverDialog
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.theme import mark
from app.ui.widgets.long_text import LongText
from app.ui.widgets.moment_edit import DateEdit, MomentEdit
from app.ui.widgets.money_edit import MoneyEdit

STEPS = {
    "collect": (QT_TRANSLATE_NOOP("charge", "Money collected"), "money"),
    "invoice": (QT_TRANSLATE_NOOP("charge", "Invoice made out"), "edit"),
    "hand_in": (QT_TRANSLATE_NOOP("charge", "Hand over to finance"), "hand_in"),
    "mail": (QT_TRANSLATE_NOOP("charge", "Invoice sent"), "mail"),
    "no_invoice": (QT_TRANSLATE_NOOP("charge", "No invoice is wanted"), "complete"),
    "plan": (QT_TRANSLATE_NOOP("charge", "Plan the collection"), "calendar"),
    "choose": (QT_TRANSLATE_NOOP("charge", "How it is paid"), "edit"),
    "reduce": (QT_TRANSLATE_NOOP("charge", "Waive"), "void"),
    "waive": (QT_TRANSLATE_NOOP("charge", "Waive"), "void"),
    "undo_collection": (QT_TRANSLATE_NOOP("charge", "Take back the collection"), "undo"),
    "withdraw_invoice": (QT_TRANSLATE_NOOP("charge", "Withdraw the invoice"), "undo"),
}
"""What each step of `domain.workflows.charge.steps` is called, and its icon."""


class _ChargeDialog(FormDialog):
    """What the forms of a record share."""

    def __init__(self, desk: Desk, found: ChargeFile, title: str, verb: str, parent: QWidget | None = None) -> None:
        super().__init__(desk, f"{found.number} · {title}", verb, parent=parent)
        self._found = found
        words = translate("charge", "{customer} · call {call}")
        if found.outstanding:
            words = translate("charge", "{customer} · call {call} · still owed {amount}")
        owed = format_yuan(found.outstanding, symbol=True)
        self.explain(words.format(customer=found.customer_name, call=found.call_number, amount=owed))

    def _when(self) -> None:
        self.form.add("happened_at", translate("charge", "When"), MomentEdit(), translate("visit", "Empty means now."))

    def _run(self, step: Callable[..., Changes], values: dict[str, Any]) -> Changes | None:
        found = self._found
        return self.desk.bus.run(step, found.id, seen_version=found.row_version, on_error=self.on_error, **values)


def _limit(found: ChargeFile) -> str:
    """What may be collected on the spot, and what of that the call's other records took today."""
    if not found.taken_today:
        return onsite_limit()
    taken = translate("charge", "{amount} of this call was collected on the spot today already.")
    return f"{onsite_limit()} {taken.format(amount=format_yuan(found.taken_today, symbol=True))}"


class CollectDialog(_ChargeDialog):
    """The customer has paid: how much, how, to whom, when."""

    help_page = "charges#record"

    def __init__(self, desk: Desk, found: ChargeFile, parent: QWidget | None = None) -> None:
        title = translate("charge", "money collected")
        super().__init__(desk, found, title, translate("charge", "Collected"), parent)
        form = self.form
        limit = "" if found.invoiced_at else _limit(found)
        form.add("amount", translate("charge", "Amount"), MoneyEdit(), limit, required=True)
        only_cash = translate("charge", "Only cash is handed to finance; the rest is there already.")
        form.add("method", translate("charge", "Paid by"), choice(codes.PAYMENT_METHODS), only_cash)
        form.add("technician_id", translate("charge", "Collected by"), _people(desk, found.technician_id))
        self._when()
        form.set_values({"amount": found.outstanding or None, "method": CASH})

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Enter it."""
        return self._run(charges.collect, {**values, "amount": values["amount"] or 0})


class InvoiceDialog(_ChargeDialog):
    """The invoice: number, made out to whom, when."""

    help_page = "charges#record"

    def __init__(self, desk: Desk, found: ChargeFile, parent: QWidget | None = None) -> None:
        super().__init__(desk, found, translate("charge", "invoice"), translate("charge", "Enter"), parent)
        self.form.add("invoice_number", translate("charge", "Invoice number"), QLineEdit(), required=True)
        self.form.add("invoice_title", translate("charge", "Made out to"), QLineEdit())
        self._when()
        self.form.set_values({"invoice_title": found.invoice_title or found.customer_name})

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Enter it."""
        return self._run(charges.invoice, values)


class MailDialog(_ChargeDialog):
    """The invoice went out: how, when."""

    help_page = "charges#record"

    def __init__(self, desk: Desk, found: ChargeFile, parent: QWidget | None = None) -> None:
        super().__init__(desk, found, translate("charge", "invoice sent"), translate("charge", "Sent"), parent)
        hint = translate("charge", "Number of the consignment, e-mail address, or who took it along.")
        self.form.add("mail_notes", translate("charge", "How"), QLineEdit(), hint)
        self._when()

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Enter it."""
        return self._run(charges.mail, values)


class PlanCollectionDialog(_ChargeDialog):
    """When the money of an invoice is fetched or promised, and by whom."""

    help_page = "charges#record"

    def __init__(self, desk: Desk, found: ChargeFile, parent: QWidget | None = None) -> None:
        title = translate("charge", "collection")
        super().__init__(desk, found, title, translate("charge", "Plan"), parent)
        self.form.add("collect_on", translate("charge", "On"), DateEdit(), required=True)
        who = QComboBox()
        who.addItem(translate("charge", "as before"), 0)
        for one in staff.technicians():
            who.addItem(one.name, one.id)
        self.form.add("technician_id", translate("charge", "Who fetches it"), who)
        self.form.add("collect_notes", translate("charge", "Agreed"), QLineEdit())
        day = found.collect_on or clock.today() + timedelta(days=7)
        self.form.set_values({"collect_on": day, "collect_notes": found.collect_notes})

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Plan it."""
        return self._run(charges.plan_collection, values)


class WaiveDialog(_ChargeDialog):
    """Let the customer off what is owed, or a part of it."""

    help_page = "charges#record"

    def __init__(self, desk: Desk, found: ChargeFile, parent: QWidget | None = None) -> None:
        super().__init__(desk, found, translate("charge", "waive"), translate("charge", "Waive"), parent)
        mark(self.verb, role="danger")
        if found.state == "open":
            hint = translate("charge", "Less than what is owed leaves the rest to be paid.")
            self.form.add("amount", translate("charge", "Amount"), MoneyEdit(), hint, required=True)
            self.form.set_values({"amount": found.outstanding})
        self.form.add("reason", translate("charge", "Reason"), LongText(2), required=True)

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Waive it."""
        return self._run(charges.waive, values)


class SettlementDialog(_ChargeDialog):
    """Collected on the spot, or the invoice first."""

    help_page = "charges#record"

    def __init__(self, desk: Desk, found: ChargeFile, parent: QWidget | None = None) -> None:
        title = translate("charge", "how it is paid")
        super().__init__(desk, found, title, translate("charge", "Save"), parent)
        self.form.add("settlement", translate("charge", "Payment"), choice(codes.SETTLEMENTS), _limit(found))
        self.form.set_values({"settlement": found.settlement or "on_site"})

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Save it."""
        return self._run(charges.choose, values)


class DamagedPartDialog(FormDialog):
    """What becomes of a part that the customer damaged, and whose consent it is (R060)."""

    help_page = "charges#damaged"

    def __init__(self, desk: Desk, line: ChargedLine, customer: str = "", parent: QWidget | None = None) -> None:
        title = translate("charge", "Damaged part: {part}").format(part=line.description)
        super().__init__(desk, title, translate("charge", "Save"), parent=parent)
        self._line = line
        self.explain(
            translate("charge", "Damaged by the customer: charged at the latest market price; our technician fits it.")
        )
        add_damage(self.form)
        self.form.set_values({
            "disposal": line.disposal or "consented", "disposal_by": line.disposal_by or customer,
            "priced_on": line.priced_on or clock.today(),
        })  # fmt: skip

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Save it."""
        line = self._line
        said = DamagedPart(values["priced_on"], values["disposal"], values["disposal_by"])
        return self.desk.bus.run(
            charges.settle_damaged, line.id, seen_version=line.row_version, said_of=said, on_error=self.on_error
        )


def add_damage(form: Any) -> None:
    """The fields that tell of a damaged part."""
    names = {"": translate("charge", "not said yet"), **codes.DISPOSALS}
    disposal = form.add("disposal", translate("charge", "Damaged part"), choice(names))
    consent = translate("charge", "Who agreed that the damaged part is disposed of.")
    form.add("disposal_by", translate("charge", "Agreed to by"), QLineEdit(), consent)
    disposal.currentIndexChanged.connect(lambda _: form.set_required("disposal_by", bool(disposal.currentData())))
    price = translate("charge", "The day whose market price this is.")
    form.add("priced_on", translate("charge", "Price of"), DateEdit(), price)


def begin_step(desk: Desk, name: str, found: ChargeFile, window: QWidget) -> None:
    """Begin a step of a record: its form, or a question for the reason."""
    dialogs = {
        "collect": CollectDialog, "invoice": InvoiceDialog, "mail": MailDialog, "plan": PlanCollectionDialog,
        "waive": WaiveDialog, "reduce": WaiveDialog, "choose": SettlementDialog,
    }  # fmt: skip
    if name in dialogs:
        dialogs[name](desk, found, window).open()
    elif name == "hand_in":
        CashHandoverDialog(desk, (found.id,), window).open()
    else:
        _with_reason(desk, name, found)


def _with_reason(desk: Desk, name: str, found: ChargeFile) -> None:
    steps = {
        "no_invoice": charges.need_no_invoice, "undo_collection": charges.undo_collection,
        "withdraw_invoice": charges.withdraw_invoice,
    }  # fmt: skip
    questions = {
        "no_invoice": translate("charge", "{number}: who said that no invoice is wanted?"),
        "undo_collection": translate("charge", "{number}: why is the collection taken back? The money is owed again."),
        "withdraw_invoice": translate("charge", "{number}: why is the invoice withdrawn?"),
    }
    reason = desk.prompts.ask_text(questions[name].format(number=found.number))
    if reason:
        desk.bus.run(steps[name], found.id, seen_version=found.row_version, reason=reason)


def step_title(name: str) -> str:
    """A step in the language of the program."""
    return shown(STEPS[name][0])


def _people(desk: Desk, technician_id: int) -> QComboBox:
    """Who can have collected it: oneself at the desk, any technician; a technician only oneself."""
    box = QComboBox()
    own_only = scope(desk.session.role, "charge.collect") is Scope.OWN
    if own_only:
        box.addItem(desk.session.full_name, desk.session.staff_id)
        return box
    box.addItem(translate("charge", "{name}, at the desk").format(name=desk.session.full_name), 0)
    for one in staff.technicians():
        box.addItem(one.name, one.id)
    box.setCurrentIndex(max(0, box.findData(technician_id)))
    return box

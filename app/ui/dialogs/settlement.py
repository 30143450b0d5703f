"""A settlement carried out: a part of it done, the whole case told and signed, a receivable left out (3.12)."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from app.core import clock
from app.core.changes import Changes
from app.core.i18n import shown, translate
from app.core.money import format_yuan
from app.domain.complaint import CHANNELS, SETTLEMENT_KINDS
from app.services import complaint_settlements, receivable_exclusions, staff
from app.services.complaint_file import CaseFile, SettlementLine
from app.ui.desk import Desk
from app.ui.dialogs._case_dialog import CaseDialog
from app.ui.dialogs.call_actions import choice
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.dialogs.hand_back import people_box
from app.ui.widgets.long_text import LongText
from app.ui.widgets.moment_edit import DateEdit, MomentEdit
from app.ui.widgets.money_edit import MoneyEdit


class CarryOutDialog(FormDialog):
    """A part of the settlement is done."""

    help_page = "complaints#execution"

    def __init__(self, desk: Desk, line: SettlementLine, parent: QWidget | None = None) -> None:
        title = translate("settlement", "{what}: done").format(what=line_words(line))
        super().__init__(desk, title, translate("settlement", "Done"), parent=parent)
        self._line = line
        self.explain(" · ".join(part for part in (line.goods, line.paper_number) if part))
        self.form.add("day", translate("settlement", "Day"), DateEdit(latest=clock.today()), required=True)
        names = tuple(one.name for one in staff.listing())
        self.form.add("done_by", translate("settlement", "Done by"), people_box(names, desk.session.full_name))
        self.form.add("note", translate("settlement", "Note"), LongText(2))
        self.form.set_values({"day": clock.today(), "note": line.note})
        self.setMinimumWidth(520)

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Enter it."""
        line = self._line
        return self.desk.bus.run(
            complaint_settlements.carry_out, line.id, seen_version=line.row_version, on_error=self.on_error, **values
        )


class ExecuteDialog(CaseDialog):
    """All of it is done: what the customer was told, and who signed the slip."""

    help_page = "complaints#execution"

    def __init__(self, desk: Desk, case: CaseFile, parent: QWidget | None = None) -> None:
        title = translate("settlement", "{number} is carried out").format(number=case.number)
        super().__init__(desk, case, title, translate("settlement", "Carried out"), parent)
        missing = next((step.missing for step in case.steps if step.event == "execute"), "")
        self.explain(missing)
        signs = "customer_signs" in case.scheme.steps
        told = any(one.kind == "result" for one in case.contacts)
        form = self.form
        form.add("result", translate("settlement", "Told the customer"), LongText(3), required=not told)
        form.add("channel", translate("settlement", "How"), choice(CHANNELS))
        form.add("spoken_to", translate("settlement", "Spoken to"), QLineEdit())
        form.add("happened_at", translate("settlement", "When"), MomentEdit(), required=True)
        form.section(translate("settlement", "Handling slip"))
        form.add("signed_by", translate("settlement", "Signed by the customer"), QLineEdit(), required=signs)
        form.add("signed_on", translate("settlement", "Signed on"), DateEdit(latest=clock.today()))
        form.set_values({
            "spoken_to": case.contact_name, "happened_at": clock.now(), "signed_by": case.signed_by,
            "signed_on": case.signed_on,
        })  # fmt: skip
        self.setMinimumWidth(560)

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Enter it."""
        return self.run(complaint_settlements.execute, values)


class ReceivableDialog(FormDialog):
    """A receivable that this complaint delays, left out of the salesperson's collection rate."""

    help_page = "complaints#execution"

    def __init__(self, desk: Desk, case: CaseFile, parent: QWidget | None = None) -> None:
        title = translate("receivable", "Leave a receivable out because of {number}").format(number=case.number)
        super().__init__(desk, title, translate("receivable", "Leave out"), parent=parent)
        self._case = case
        about = translate("receivable", "{customer}: does not count for the salesperson's collection rate.")
        self.explain(about.format(customer=case.customer_name))
        form = self.form
        names = dict.fromkeys((*receivable_exclusions.known_salespeople(), *(one.name for one in staff.listing())))
        form.add("salesperson", translate("receivable", "Salesperson"), people_box(tuple(names)), required=True)
        form.add("amount", translate("receivable", "Receivable"), MoneyEdit(), required=True)
        form.add("due_on", translate("receivable", "To be paid by"), DateEdit(), required=True)
        form.add("invoice_number", translate("receivable", "Invoice"), QLineEdit())
        form.add("note", translate("receivable", "Note"), LongText(2))
        self.setMinimumWidth(520)

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Leave it out."""
        given = {**values, "amount": values["amount"] or 0}
        return self.desk.bus.run(receivable_exclusions.exclude, self._case.id, on_error=self.on_error, **given)


def line_words(line: SettlementLine) -> str:
    """A part of a settlement in short: its kind, how many or how much."""
    much = format_yuan(line.amount, symbol=True) if line.amount else ""
    many = f"× {line.quantity}" if line.quantity else ""
    return " ".join(part for part in (shown(SETTLEMENT_KINDS[line.kind]), many, much) if part)

"""Talks with the customer about what was approved: begun, accepted, refused."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from app.core import clock
from app.core.changes import Changes
from app.core.i18n import shown, translate
from app.core.money import format_yuan
from app.domain.complaint import CHANNELS, SETTLEMENT_KINDS
from app.services import complaint_negotiation
from app.services.complaint_file import CaseFile
from app.ui.desk import Desk
from app.ui.dialogs._case_dialog import CaseDialog, about
from app.ui.dialogs.call_actions import choice
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.widgets.long_text import LongText
from app.ui.widgets.moment_edit import DateEdit, MomentEdit


class NegotiationDialog(CaseDialog):
    """The talks begin: what may be promised stands above, what was said is written."""

    help_page = "complaints#talks"

    def __init__(self, desk: Desk, case: CaseFile, parent: QWidget | None = None) -> None:
        title = translate("complaint", "Talks about {number}").format(number=case.number)
        super().__init__(desk, case, title, translate("complaint", "Begin the talks"), parent)
        self.explain("\n".join((about(case), may_be_promised(case))))
        form = self.form
        form.add("words", translate("complaint", "What was said"), LongText(3))
        _add_person(self, case)
        form.add("happened_at", translate("complaint", "When"), MomentEdit())
        self.setMinimumWidth(560)

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Begin them."""
        return self.run(complaint_negotiation.negotiate, values)


class CustomerAcceptsDialog(CaseDialog):
    """The customer accepts: when, and in which words."""

    help_page = "complaints#talks"

    def __init__(self, desk: Desk, case: CaseFile, parent: QWidget | None = None) -> None:
        title = translate("complaint", "The customer accepts {number}").format(number=case.number)
        super().__init__(desk, case, title, translate("complaint", "Accepted"), parent)
        self.explain("\n".join((about(case), may_be_promised(case))))
        form = self.form
        form.add("answered_on", translate("complaint", "Accepted on"), DateEdit(latest=clock.today()), required=True)
        form.add("words", translate("complaint", "What was said"), LongText(2))
        _add_person(self, case)
        form.set_values({"answered_on": clock.today()})
        self.setMinimumWidth(560)

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Write it down."""
        return self.run(complaint_negotiation.accept, values)


class CustomerRefusesDialog(CaseDialog):
    """The customer refuses: why, what they want now; a new form goes on, this one attached."""

    help_page = "complaints#talks"

    def __init__(self, desk: Desk, case: CaseFile, parent: QWidget | None = None) -> None:
        title = translate("complaint", "The customer refuses {number}").format(number=case.number)
        super().__init__(desk, case, title, translate("complaint", "Refused"), parent)
        text = translate("complaint", "A new form is opened with the next suffix; this one stays attached to it.")
        self.explain("\n".join((about(case), may_be_promised(case), text)))
        form = self.form
        form.add("answered_on", translate("complaint", "Refused on"), DateEdit(latest=clock.today()), required=True)
        form.add("reason", translate("complaint", "Reason"), LongText(2), required=True)
        form.add("demand", translate("complaint", "Demand now"), LongText(2))
        _add_person(self, case)
        form.set_values({"answered_on": clock.today(), "demand": case.demand})
        self.setMinimumWidth(560)

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Write it down, and show the new form."""
        changes = self.run(complaint_negotiation.refuse, values)
        if changes is not None:
            self.desk.open_record("complaint", changes.result)
        return changes


def may_be_promised(case: CaseFile) -> str:
    """What was approved, by whom: nothing beyond it may be promised (R098)."""
    lines = "、".join(
        " ".join(part for part in (shown(SETTLEMENT_KINDS[one.kind]), _measure(one)) if part)
        for one in case.settlements
        if one.state != "void"
    )
    if case.approved_at is None:
        return translate("complaint", "Proposed, needs no approval: {lines}").format(lines=lines)
    text = translate("complaint", "Approved by {person}, up to {amount}: {lines}")
    amount = format_yuan(case.approved_amount or 0, symbol=True)
    return text.format(person=case.approved_by, amount=amount, lines=lines)


def _measure(one: Any) -> str:
    if one.amount:
        return format_yuan(one.amount, symbol=True)
    return f"{one.goods} × {one.quantity}" if one.quantity else one.goods


def _add_person(dialog: FormDialog, case: CaseFile) -> None:
    dialog.form.add("spoken_to", translate("complaint", "Spoken to"), QLineEdit())
    dialog.form.add("channel", translate("complaint", "Channel"), choice(CHANNELS))
    dialog.form.set_values({"spoken_to": case.contact_name, "channel": "phone"})

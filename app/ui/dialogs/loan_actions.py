"""What can be done with a loan: sign it out, extend it, take the unit in, lose it, decide what is paid for it."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from app.core import clock
from app.core.changes import Changes
from app.core.i18n import translate
from app.core.money import format_yuan
from app.services import loaner_promises, loans
from app.services.loan_file import LoanFile
from app.ui.desk import Desk
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.widgets.long_text import LongText
from app.ui.widgets.moment_edit import DateEdit, MomentEdit
from app.ui.widgets.money_edit import MoneyEdit


class _LoanDialog(FormDialog):
    """What these dialogs share: the loan, and what it is about above the fields."""

    def __init__(self, desk: Desk, found: LoanFile, title: str, verb: str, parent: QWidget | None = None) -> None:
        super().__init__(desk, title.format(number=found.entry.number), verb, parent=parent)
        self.found = found
        entry = found.entry
        self.explain(" · ".join(part for part in (entry.customer_name, entry.unit, entry.unit_serial) if part))
        self.setMinimumWidth(560)

    def run(self, use_case: Any, values: dict[str, Any]) -> Changes | None:
        """Carry out a step of the loan; an empty amount is nothing."""
        if "compensation" in values:
            values["compensation"] = values["compensation"] or 0
        entry = self.found.entry
        return self.desk.bus.run(use_case, entry.id, seen_version=entry.row_version, on_error=self.on_error, **values)


class SignLoanDialog(_LoanDialog):
    """The slip came back signed."""

    help_page = "loaners#lend"

    def __init__(self, desk: Desk, found: LoanFile, parent: QWidget | None = None) -> None:
        super().__init__(desk, found, translate("loan", "Slip {number} is signed"), translate("loan", "Enter"), parent)
        self.form.add("signed_by", translate("loan", "Signed by"), QLineEdit(), required=True)
        self.form.add("signed_on", translate("loan", "Signed on"), DateEdit(), required=True)
        self.form.set_values({"signed_on": clock.local(found.entry.out_at).date()})

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Enter the signature."""
        return self.run(loans.sign, values)


class ExtendLoanDialog(_LoanDialog):
    """Another day, with the reason."""

    help_page = "loaners#lend"

    def __init__(self, desk: Desk, found: LoanFile, parent: QWidget | None = None) -> None:
        super().__init__(desk, found, translate("loan", "Extend {number}"), translate("loan", "Extend"), parent)
        hint = translate("loan", "Until now: {day}").format(day=found.entry.due_on.isoformat())
        self.form.add("due_on", translate("loan", "Back by"), DateEdit(), hint, required=True)
        self.form.add("reason", translate("loan", "Reason"), QLineEdit(), required=True)
        self.form.set_values({"due_on": loans.default_due(found.entry.due_on)})

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Extend it."""
        return self.run(loans.extend, values)


class TakeInDialog(_LoanDialog):
    """The unit is back: whole or damaged, signed in, and where it stands now."""

    help_page = "loaners#take_in"

    def __init__(self, desk: Desk, found: LoanFile, parent: QWidget | None = None) -> None:
        super().__init__(desk, found, translate("loan", "Take in {number}"), translate("loan", "Take in"), parent)
        form = self.form
        lent = translate("loan", "Lent with: {things}").format(things=found.accessories_out)
        form.add("happened_at", translate("loan", "Back at"), MomentEdit(), required=True)
        hint = lent if found.accessories_out else ""
        form.add("missing", translate("loan", "Missing"), QLineEdit(), hint)
        was = translate("loan", "When lent: {words}").format(words=found.condition_out) if found.condition_out else ""
        form.add("condition", translate("loan", "Condition"), QLineEdit(), was)
        damaged = form.add("is_damaged", "", QCheckBox(translate("loan", "It is damaged: not lent until mended")))
        form.add("damage_note", translate("loan", "Damage"), LongText(2), required=True)
        worth = format_yuan(found.unit_value, symbol=True) if found.unit_value else ""
        value = translate("loan", "Value of the unit: {amount}").format(amount=worth) if worth else ""
        form.add("compensation", translate("loan", "Compensation"), MoneyEdit(), value)
        later = translate("loan", "Both empty: a supervisor decides later.")
        form.add("compensation_note", translate("loan", "About it"), QLineEdit(), later)
        form.add("place", translate("loan", "Put to"), QLineEdit())
        form.add("signed_by", translate("loan", "Signed by"), QLineEdit(), required=True)
        form.add("signed_on", translate("loan", "Signed on"), DateEdit(), required=True)
        form.set_values({"happened_at": clock.now(), "place": found.place, "signed_on": clock.today()})
        damaged.toggled.connect(lambda _on: self._show_damage())
        form.editor("missing").textChanged.connect(lambda _text: self._show_damage())
        self._show_damage()

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Take it in; what is hidden counts for nothing."""
        if not values["is_damaged"]:
            values["damage_note"] = ""
        if not values["is_damaged"] and not values["missing"].strip():
            values |= {"compensation": 0, "compensation_note": ""}
        return self.run(loans.take_in, values)

    def _show_damage(self) -> None:
        damaged = self.form.editor("is_damaged").isChecked()
        owed = damaged or bool(self.form.editor("missing").text().strip())
        self.form.set_visible("damage_note", damaged)
        self.form.set_visible("compensation", owed)
        self.form.set_visible("compensation_note", owed)
        self.adjustSize()


class LoseLoanDialog(_LoanDialog):
    """The customer does not have it any more."""

    help_page = "loaners#take_in"

    def __init__(self, desk: Desk, found: LoanFile, parent: QWidget | None = None) -> None:
        title, verb = translate("loan", "The unit of {number} is lost"), translate("loan", "It is lost")
        super().__init__(desk, found, title, verb, parent)
        self.form.add("reason", translate("loan", "What happened"), QLineEdit(), required=True)
        worth = format_yuan(found.unit_value, symbol=True) if found.unit_value else ""
        value = translate("loan", "Value of the unit: {amount}").format(amount=worth) if worth else ""
        self.form.add("compensation", translate("loan", "Compensation"), MoneyEdit(), value)
        self.form.add("compensation_note", translate("loan", "About it"), QLineEdit())

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Write it off."""
        return self.run(loans.lose, values)


class DecideLoanDialog(_LoanDialog):
    """What is paid for damage, for what is missing, for a lost unit."""

    help_page = "loaners#take_in"

    def __init__(self, desk: Desk, found: LoanFile, parent: QWidget | None = None) -> None:
        title, verb = translate("loan", "Compensation for {number}"), translate("loan", "Decide")
        super().__init__(desk, found, title, verb, parent)
        worth = format_yuan(found.unit_value, symbol=True) if found.unit_value else ""
        value = translate("loan", "Value of the unit: {amount}").format(amount=worth) if worth else ""
        asked = self.form.add("compensation", translate("loan", "Compensation"), MoneyEdit(), value)
        hint = translate("loan", "Without an amount: why none is asked for.")
        self.form.add("compensation_note", translate("loan", "About it"), QLineEdit(), hint, required=True)
        asked.textChanged.connect(lambda typed: self.form.set_required("compensation_note", not typed.strip()))
        self.form.set_values({"compensation": found.compensation or None, "compensation_note": found.compensation_note})

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Decide it."""
        return self.run(loans.decide, values)


class DeclineLoanerDialog(FormDialog):
    """The customer of a dragging repair wants no loaner."""

    help_page = "loaners#promise"

    def __init__(self, desk: Desk, call_id: int, parent: QWidget | None = None) -> None:
        super().__init__(desk, translate("loan", "No loaner wanted"), translate("loan", "Enter"), parent=parent)
        self._call_id = call_id
        self.explain(translate("loan", "The promise to lend a unit is settled by it."))
        self.form.add("said_by", translate("loan", "Who said so"), QLineEdit(), required=True)
        self.form.add("reason", translate("loan", "Reason"), QLineEdit())

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Put it on record."""
        return self.desk.bus.run(loaner_promises.decline, self._call_id, on_error=self.on_error, **values)

"""What can be done with a tool's loan: sign, renew, take in, lose, decide what is paid."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from app.core import clock
from app.core.changes import Changes
from app.core.i18n import translate
from app.core.money import format_yuan
from app.services import tool_loans
from app.services.tool_file import LoanFile
from app.ui.desk import Desk
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.widgets.long_text import LongText
from app.ui.widgets.moment_edit import DateEdit
from app.ui.widgets.money_edit import MoneyEdit


class _LoanDialog(FormDialog):
    """What these dialogs share: the loan, and what it is about above the fields."""

    def __init__(self, desk: Desk, found: LoanFile, title: str, verb: str, parent: QWidget | None = None) -> None:
        super().__init__(desk, title.format(number=found.entry.number), verb, parent=parent)
        self.found = found
        entry = found.entry
        self.explain(" · ".join(part for part in (entry.borrower_name, entry.tool, entry.tool_serial) if part))
        self.setMinimumWidth(560)

    def run(self, use_case: Any, values: dict[str, Any]) -> Changes | None:
        """Carry out a step of the loan; an empty amount is nothing."""
        if "compensation" in values:
            values["compensation"] = values["compensation"] or 0
        entry = self.found.entry
        return self.desk.bus.run(use_case, entry.id, seen_version=entry.row_version, on_error=self.on_error, **values)

    def ask_compensation(self, hint: str = "") -> None:
        """The fields of what is paid, with what the tool is still worth by the branch's rule."""
        found = self.found
        text = translate("tool_loan", "Price {price}, still worth {worth} by the branch's rule.")
        words = text.format(price=format_yuan(found.tool_value), worth=format_yuan(found.residual))
        self.form.add(
            "compensation", translate("tool_loan", "Compensation"), MoneyEdit(), words if found.tool_value else ""
        )
        self.form.add("compensation_note", translate("tool_loan", "About it"), QLineEdit(), hint)


class SignToolCardDialog(_LoanDialog):
    """The card came back signed."""

    help_page = "tools"

    def __init__(self, desk: Desk, found: LoanFile, parent: QWidget | None = None) -> None:
        title, verb = translate("tool_loan", "The card of {number} is signed"), translate("tool_loan", "Enter")
        super().__init__(desk, found, title, verb, parent)
        hint = translate("tool_loan", "It counts for every tool of the card that is out.") if found.card else ""
        self.form.add("signed_by", translate("tool_loan", "Signed by"), QLineEdit(), hint, required=True)
        self.form.add("signed_on", translate("tool_loan", "Signed on"), DateEdit(), required=True)
        out_on = clock.local(found.entry.out_at).date()
        self.form.set_values({"signed_by": found.entry.borrower_name, "signed_on": out_on})

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Enter the signature."""
        return self.run(tool_loans.sign, values)


class RenewToolDialog(_LoanDialog):
    """Another day, with the reason."""

    help_page = "tools"

    def __init__(self, desk: Desk, found: LoanFile, parent: QWidget | None = None) -> None:
        title, verb = translate("tool_loan", "Renew {number}"), translate("tool_loan", "Renew")
        super().__init__(desk, found, title, verb, parent)
        due = found.entry.due_on
        hint = translate("tool_loan", "Until now: {day}").format(day=due.isoformat()) if due else ""
        self.form.add("due_on", translate("tool_loan", "Back by"), DateEdit(), hint, required=True)
        self.form.add("reason", translate("tool_loan", "Reason"), QLineEdit(), required=True)
        self.form.set_values({"due_on": tool_loans.default_due()})

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Renew it."""
        return self.run(tool_loans.renew, values)


class TakeInToolDialog(_LoanDialog):
    """The tool is back: checked, and whole, worn out or damaged."""

    help_page = "tools"

    def __init__(self, desk: Desk, found: LoanFile, parent: QWidget | None = None) -> None:
        title, verb = translate("tool_loan", "Take in {number}"), translate("tool_loan", "Take in")
        super().__init__(desk, found, title, verb, parent)
        box: QComboBox = self.form.add("check", translate("tool_loan", "Return check"), QComboBox())
        for words, code in (
            (translate("tool_loan", "whole"), ""),
            (translate("tool_loan", "worn out by use: repaired or exchanged, nobody pays"), "worn"),
            (translate("tool_loan", "damaged"), "damaged"),
        ):
            box.addItem(words, code)
        was = translate("tool_loan", "When lent: {words}").format(words=found.condition_out)
        hint = was if found.condition_out else ""
        self.form.add("condition", translate("tool_loan", "Condition"), QLineEdit(), hint)
        self.form.add("damage_note", translate("tool_loan", "Damage"), LongText(2), required=True)
        self.ask_compensation(translate("tool_loan", "Both empty: a supervisor decides later."))
        words = translate("tool_loan", "As on the card, where the return was signed.")
        self.form.add("signed_by", translate("tool_loan", "Signed by"), QLineEdit(), words)
        self.form.add("signed_on", translate("tool_loan", "Signed on"), DateEdit())
        box.currentIndexChanged.connect(lambda _place: self._show_damage())
        self._show_damage()

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Take it in; what is hidden counts for nothing."""
        check = values.pop("check")
        if not check:
            values["damage_note"] = ""
        if check != "damaged":
            values |= {"compensation": 0, "compensation_note": ""}
        return self.run(tool_loans.take_in, {**values, "is_damaged": check == "damaged", "is_worn": check == "worn"})

    def _show_damage(self) -> None:
        check = self.form.editor("check").currentData()
        self.form.set_visible("damage_note", bool(check))
        self.form.set_visible("compensation", check == "damaged")
        self.form.set_visible("compensation_note", check == "damaged")
        self.adjustSize()


class LoseToolDialog(_LoanDialog):
    """The colleague does not have it any more."""

    help_page = "tools"

    def __init__(self, desk: Desk, found: LoanFile, parent: QWidget | None = None) -> None:
        title, verb = translate("tool_loan", "The tool of {number} is lost"), translate("tool_loan", "It is lost")
        super().__init__(desk, found, title, verb, parent)
        self.form.add("reason", translate("tool_loan", "What happened"), QLineEdit(), required=True)
        self.ask_compensation(translate("tool_loan", "Both empty: it is decided later."))
        self.form.set_values({"compensation": found.residual or None})

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Write it off."""
        return self.run(tool_loans.lose, values)


class DecideToolDialog(_LoanDialog):
    """What is paid for damage or for a lost tool."""

    help_page = "tools"

    def __init__(self, desk: Desk, found: LoanFile, parent: QWidget | None = None) -> None:
        title, verb = translate("tool_loan", "Compensation for {number}"), translate("tool_loan", "Decide")
        super().__init__(desk, found, title, verb, parent)
        self.ask_compensation(translate("tool_loan", "Without an amount: why none is asked for."))
        self.form.set_required("compensation_note", True)
        self.form.editor("compensation").textChanged.connect(
            lambda typed: self.form.set_required("compensation_note", not typed.strip())
        )
        self.form.set_values({"compensation": found.compensation or None, "compensation_note": found.compensation_note})

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Decide it."""
        return self.run(tool_loans.decide, values)

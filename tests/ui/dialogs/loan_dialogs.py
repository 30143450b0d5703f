"""How the dialogs of loaner units and loans are opened (more of `every_dialog`)."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from PySide6.QtWidgets import QDialog

from app.core import clock
from app.services import issuing, loan_file, loaner_units, loans
from app.services import session as sessions
from tests.ui.dialogs.every_dialog import Maker, Office, opens


def a_unit(**more: Any) -> int:
    """A unit in stock."""
    given = {"name": "UPS 不间断电源（备用）", "model": "UPS-10K", "value": 860_000, "accessories": "电源线、并机线"}
    return loaner_units.register(**{**given, **more}).result


def can_be_drawn() -> None:
    """Loan slips can be drawn, as `app.bootstrap` arranges it."""
    from app.documents._catalogue import render_content

    def render(content: dict[str, Any], paper: str, marks: Any) -> bytes:
        return render_content("loan_slip", content, paper, reprint=marks.reprint, void=marks.is_void)

    issuing.RENDERERS.setdefault("loan_slip", render)


def a_loan(call_id: int, **more: Any) -> int:
    """A unit that is out for a call."""
    can_be_drawn()
    return loans.lend(a_unit(), call_id=call_id, condition="外观完好", **more).result


@opens("LendUnitDialog")
def _lend(office: Office) -> QDialog:
    from app.ui.dialogs.lend_unit import LendUnitDialog

    a_unit()
    return LendUnitDialog(office.desk, call_id=office.call)


@opens("LendUnitDialog of a unit")
def _lend_this(office: Office) -> QDialog:
    from app.ui.dialogs.lend_unit import LendUnitDialog

    return LendUnitDialog(office.desk, unit_id=a_unit())


@opens("LoanerUnitEditor")
def _editor(office: Office) -> QDialog:
    from app.ui.dialogs.loaner_unit_editor import LoanerUnitEditor

    return LoanerUnitEditor(office.desk, loaner_units.file(a_unit()))


def _of_loan(name: str) -> Maker:
    def make(office: Office) -> QDialog:
        made = getattr(import_module("app.ui.dialogs.loan_actions"), name)
        return made(office.desk, loan_file.file(a_loan(office.call)))

    return make


for _name, _role in (
    ("SignLoanDialog", "representative"), ("ExtendLoanDialog", "representative"), ("LoseLoanDialog", "supervisor"),
):  # fmt: skip
    opens(_name, _role)(_of_loan(_name))


@opens("TakeInDialog")
def _take_in(office: Office) -> QDialog:
    from app.ui.dialogs.loan_actions import TakeInDialog

    dialog = TakeInDialog(office.desk, loan_file.file(a_loan(office.call)))
    dialog.form.editor("is_damaged").setChecked(True)
    return dialog


@opens("DecideLoanDialog", "supervisor")
def _decide(office: Office) -> QDialog:
    from app.ui.dialogs.loan_actions import DecideLoanDialog

    loan_id = a_loan(office.call)
    signed = {"signed_by": "王", "signed_on": clock.today()}
    version = loan_file.file(loan_id).entry.row_version
    loans.take_in(loan_id, seen_version=version, is_damaged=True, damage_note="外壳开裂", **signed)
    return DecideLoanDialog(office.desk, loan_file.file(loan_id))


@opens("DeclineLoanerDialog")
def _decline(office: Office) -> QDialog:
    from app.ui.dialogs.loan_actions import DeclineLoanerDialog

    assert sessions.current().role == "representative"
    return DeclineLoanerDialog(office.desk, office.call)

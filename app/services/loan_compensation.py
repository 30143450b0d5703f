"""What is paid for a damaged, incomplete or lost loaner becomes a line of its call's charge (F24, F29, R060)."""

from __future__ import annotations

from app.core.errors import UserError
from app.core.i18n import translate
from app.domain import validation
from app.domain.workflows.service_call import State
from app.models.loaner import Loan
from app.models.service_call import ChargeLine, ServiceCall
from app.services._damaged_parts import MISUSE
from app.services._use_case import UnitOfWork, get, use_case
from app.services.service_call_charges import ChargeEntry, put_on


@use_case("charge.record")
def charge(unit: UnitOfWork, loan_id: int, *, agreed_by: str) -> ServiceCall:
    """Put the compensation of a loan on its call, where it is collected as any other charge.

    `agreed_by` is who agreed to pay it. A call that was closed without waiting for its loaner takes it too: what is
    owed stays owed. Raises UserError when there is nothing to pay, it is charged already, or the call was cancelled.
    """
    row = get(Loan, loan_id)
    call = get(ServiceCall, row.call_id)
    who = validation.required_line(agreed_by, "agreed_by")
    if not row.compensation:
        raise UserError(translate("loan", "No compensation was decided for {number}.").format(number=row.number))
    refuse_charged(row)
    if call.state == State.CANCELLED:
        text = translate("loan", "Call {number} is over: nothing is charged on it any more.")
        raise UserError(text.format(number=call.number))
    words = translate("loan", "Compensation for loaner {unit}")
    unit_words = " ".join(part for part in (row.unit_name, row.unit_number) if part)
    entry = ChargeEntry(words.format(unit=unit_words), unit_price=row.compensation, code=row.number, exclusion=MISUSE)
    put_on(unit, call, entry, kind="work", agreed_by=who)
    unit.touch(row)
    return call


def is_charged(row: Loan) -> bool:
    """Whether the compensation is a valid line of the call; the line bears the loan's number as its code."""
    here = (ChargeLine.call == row.call_id) & (ChargeLine.code == row.number) & ~ChargeLine.is_void
    return ChargeLine.select().where(here).exists()


def refuse_charged(row: Loan) -> None:
    """Raise UserError when the compensation is on the call already."""
    if is_charged(row):
        text = translate("loan", "The compensation is charged on call {number} already.")
        raise UserError(text.format(number=row.call_number), "compensation")

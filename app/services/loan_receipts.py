"""The receipt that a loan goes with: where a receipt is replaced by one for what stays, its loans name that one; where
it is void, the one that a loan goes on next.

The slip that was signed stays on file as it was; a further version of it names the receipt that is in force.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from app.domain.workflows.loan import State
from app.models.loaner import Loan
from app.models.returned_part import ReturnedPart, TakeBackReceipt
from app.models.service_call import ServiceCall
from app.models.voucher import IssuedPaper
from app.services import issuing, loan_papers
from app.services._use_case import UnitOfWork


def of_call(call: ServiceCall) -> str:
    """The number of the receipt that a unit lent for a call goes with: that of what is here still, empty where nothing
    is. Of several, the one that names the device of the call; where none does, the last.
    """
    here = ReturnedPart.select().where((ReturnedPart.call == call.id) & ReturnedPart.is_open)
    parts = list(here.order_by(ReturnedPart.id))
    own = [part for part in parts if call.device_id and part.device_id == call.device_id]
    return str((own or parts)[-1].receipt_number) if parts else ""


def follow(unit: UnitOfWork, old: TakeBackReceipt, new: TakeBackReceipt, rest: Iterable[ReturnedPart]) -> None:
    """Let the units that are still out go with `new`, which stands for `old`; `rest` is what it names.

    A unit lent for one of the things that go back now, and not named on the receipt itself, stays with the old one.
    """
    stays = {part.id for part in rest}
    still_out = (Loan.receipt_number == old.number) & (Loan.state == State.LENT)
    for loan in list(Loan.select().where(still_out).order_by(Loan.id)):
        if not loan.returned_part_id or loan.returned_part_id in stays or loan.number == new.loan_number:
            digest = _issued_anew(unit, loan, new.number)
            unit.update(loan, receipt_number=new.number, content_sha256=digest)


def join(unit: UnitOfWork, loan: Loan, receipt: TakeBackReceipt, part_id: int) -> None:
    """Let a unit that is out go with a receipt, and with its only thing (0: several); a slip that names one that is
    void by now is issued anew.
    """
    last = _last_slip(loan)
    names_another = last is not None and json.loads(last.content).get("receipt_number") not in (
        None,
        "",
        receipt.number,
    )
    digest = _issued_anew(unit, loan, receipt.number) if names_another else str(loan.content_sha256)
    unit.update(loan, receipt_number=receipt.number, returned_part_id=part_id, content_sha256=digest)


def _last_slip(loan: Loan) -> IssuedPaper | None:
    mine = (IssuedPaper.form == loan_papers.FORM) & (IssuedPaper.number == loan.number)
    return IssuedPaper.select().where(mine).order_by(IssuedPaper.version.desc()).first()


def _issued_anew(unit: UnitOfWork, loan: Loan, receipt_number: str) -> str:
    """A further version of the slip, which nobody signed yet; gives its digest, the old one where none is kept."""
    last = _last_slip(loan)
    if last is None:
        return str(loan.content_sha256)
    content = json.loads(last.content) | {
        "receipt_number": receipt_number, "version": last.version + 1, "signed_by": "", "signed_on": None,
        "operator": unit.session.full_name, "printed_at": unit.now.isoformat(),
    }  # fmt: skip
    row, digest = issuing.keep(unit, loan_papers.FORM, loan.number, content, last.paper, last.version + 1)
    unit.note(row.record_kind(), row.id, loan.number, {"version": [last.version, row.version]})
    return digest

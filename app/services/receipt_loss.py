"""What stands on the note of a lost receipt (R051): plain JSON values, drawn afresh each time."""

from __future__ import annotations

from typing import Any

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import translate
from app.domain import numbering
from app.domain.workflows.take_back_receipt import State
from app.models.customer import Customer
from app.models.returned_part import ReturnedPart, TakeBackReceipt
from app.models.service_call import ServiceCall
from app.services import settings, voucher_content
from app.services._use_case import get, require
from app.services._visible import visible

FORM = "receipt_loss_note"
_VIEW = "take_back_receipt.view"


def content(subject: str) -> dict[str, Any]:
    """The note for a receipt's number, or for every receipt of a call that its customer should still have; where there
    is none of these any more, for those whose loss was noted.

    Raises UserError when there is no such receipt, or its original is back or void, NotPermitted.
    """
    require(_VIEW)
    known = numbering.parse(subject, settings.number_formats())
    number = known.number if known else subject.strip().upper()
    rows = _receipts(number)
    if not rows:
        raise UserError(translate("take_back", "There is no receipt {number}.").format(number=subject), "subject")
    still_there = [row for row in rows if row.state == State.ISSUED]
    lost = still_there or [row for row in rows if row.state == State.LOST]
    if not lost:
        text = translate("take_back", "The original of receipt {number} is not lost: it is back, or void.")
        raise UserError(text.format(number=rows[0].number), "subject")
    first = lost[0]
    call = get(ServiceCall, first.call_id)
    noted = next((row for row in lost if row.state == State.LOST), None)
    return {
        "letterhead": voucher_content.letterhead(),
        "number": number if len(lost) > 1 else first.number,
        "customer": first.customer_name,
        "receipts": "、".join(row.number for row in lost),
        "issued_on": clock.local(first.issued_at).date().isoformat(),
        "customer_number": get(Customer, first.customer_id).number,
        "call_number": first.call_number,
        "contact": call.reporter,
        "phone": call.phone,
        "items": [_thing(part) for row in lost for part in _parts(row)],
        "lost_note": noted.lost_note if noted else "",
        "signed_by": noted.lost_signed_by if noted else "",
        "signed_on": noted.recovered_on.isoformat() if noted and noted.recovered_on else None,
    }


def _receipts(number: str) -> list[TakeBackReceipt]:
    """The receipt with a number, or those of the call with it."""
    named = (TakeBackReceipt.number == number) | (TakeBackReceipt.call_number == number)
    return list(
        visible(TakeBackReceipt.select().where(named), TakeBackReceipt.technician, _VIEW).order_by(TakeBackReceipt.id)
    )


def _parts(receipt: TakeBackReceipt) -> list[ReturnedPart]:
    rows = ReturnedPart.select().where((ReturnedPart.receipt == receipt.id) & (ReturnedPart.state != "void"))
    return list(rows.order_by(ReturnedPart.id))


def _thing(part: ReturnedPart) -> dict[str, str]:
    return {
        "item": part.item,
        "number": part.number,
        "model": part.model,
        "serial": part.replacement_serial or part.serial,
        "receipt_number": part.receipt_number,
    }

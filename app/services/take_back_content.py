"""What stands on a take-back receipt (F20) and on a repair tag (F23): plain JSON values, words in Chinese."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from app.core.errors import UserError
from app.core.i18n import translate
from app.domain import numbering
from app.models.customer import Customer
from app.models.returned_part import ReturnedPart, TakeBackReceipt
from app.models.service_call import ServiceCall
from app.services import device_swap, settings, swap_papers, voucher_content
from app.services._visible import visible

VERDICTS = {"faulty": "确认故障", "no_fault": "未见故障", "misuse": "人为损坏", "unrepairable": "无法修复"}


def receipt(
    call: ServiceCall,
    number: str,
    items: Sequence[Mapping[str, str]],
    *,
    taken_at: datetime,
    expected_return_on: date | None,
    loan_number: str,
    operator: str,
    printed_at: datetime,
    taken_by: str = "",
    version: int = 1,
    replaces: str = "",
) -> dict[str, Any]:
    """The content of a receipt that is issued; `items` have number, item, model, serial, accessories, condition,
    fault. `taken_by` is who took what was brought in.
    """
    customer = Customer.get_by_id(call.customer_id)
    return {
        "letterhead": voucher_content.letterhead(),
        "number": number,
        "call_number": call.number,
        "voucher_number": call.voucher_number,
        "customer": call.customer_name,
        "customer_number": customer.number,
        "address": call.address,
        "contact": call.reporter,
        "phone": call.phone,
        "items": [dict(item) for item in items],
        "taken_at": taken_at.isoformat(),
        "expected_return_on": expected_return_on.isoformat() if expected_return_on else None,
        "loan_number": loan_number,
        "swap_rule": swap_papers.rule_words(device_swap.usual_rule()),
        "technician": call.technician_name,
        **({"taken_by": taken_by} if taken_by else {}),
        "version": version,
        "replaces": replaces,
        "operator": operator,
        "printed_at": printed_at.isoformat(),
    }


def repair_tag(subject: str) -> dict[str, Any]:
    """The tags of a returned part's number, or of all open things on a receipt.

    Raises UserError when there is none.
    """
    known = numbering.parse(subject, settings.number_formats())
    number = known.number if known else subject.strip().upper()
    named = ReturnedPart.select().where(
        (ReturnedPart.number == number) | ((ReturnedPart.receipt_number == number) & ReturnedPart.is_open)
    )
    rows = list(visible(named, ReturnedPart.technician, "returned_part.view").order_by(ReturnedPart.id))
    if not rows:
        message = translate("take_back", "There is no returned part or open receipt {number}.")
        raise UserError(message.format(number=subject), "subject")
    return {"letterhead": voucher_content.letterhead(), "tags": [_tag(row) for row in rows]}


def _tag(row: ReturnedPart) -> dict[str, Any]:
    taken = TakeBackReceipt.get_by_id(row.receipt_id)
    return {
        "number": row.number,
        "receipt_number": row.receipt_number,
        "call_number": row.call_number,
        "customer": row.customer_name,
        "item": row.item,
        "model": row.model,
        "serial": row.serial,
        "accessories": row.accessories,
        "condition": row.condition,
        "fault": row.fault_text,
        "received_at": row.received_at.isoformat(),
        "expected_return_on": taken.expected_return_on.isoformat() if taken.expected_return_on else None,
        "technician": row.technician_name,
        "verdict": VERDICTS.get(row.verdict, ""),
        "cause": row.cause,
        "work": row.work_text,
        "minutes": row.repair_minutes or None,
        "parts": row.parts_text,
        "repaired_by": row.repaired_by,
        "checked_by": row.checked_by,
    }

"""What stands on the note of a lost receipt (R051): plain JSON values; `receipt_loss_notes` freezes it when printed.

Each thing is told apart: what comes back on this note, what was scrapped with the customer's consent and is handed to
nobody, and what stays and gets a receipt of its own.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import translate
from app.domain import numbering
from app.domain.workflows import returned_part as parts_workflow
from app.domain.workflows.take_back_receipt import State
from app.models.customer import Customer
from app.models.returned_part import ReturnedPart, TakeBackReceipt
from app.models.service_call import ServiceCall
from app.services import settings, voucher_content
from app.services._take_back_steps import awaits_check
from app.services._use_case import get, require
from app.services._visible import visible

FORM = "receipt_loss_note"
"""The form's file name in `app.documents`."""

GOES, STAYS, SCRAPPED = "本次领回", "留修", "报废"
_VIEW = "take_back_receipt.view"


def content(subject: str, part_ids: Collection[int] = ()) -> dict[str, Any]:
    """The note for a receipt's number, or for every receipt of a call that its customer should still have; where there
    is none of these any more, for those whose loss was noted.

    `part_ids` are the things that come back now (none named: those that are ready; while none is, it is left to the
    pen). Raises UserError when there is no such receipt, or its original is back or void, NotPermitted.
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
    followers = {row.id: _followers(row) for row in lost} if noted else {}
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
        "items": _gone(lost, followers) if noted else _here(lost, part_ids),
        "new_receipts": "、".join(some[0].number for some in followers.values() if some),
        "lost_note": noted.lost_note if noted else "",
        "signed_by": noted.lost_signed_by if noted else "",
        "signed_on": noted.recovered_on.isoformat() if noted and noted.recovered_on else None,
    }


def is_noted(found: dict[str, Any]) -> bool:
    """Whether the loss that a content tells is entered already, and the things are gone."""
    return bool(found["signed_by"] or found["signed_on"])


def _receipts(number: str) -> list[TakeBackReceipt]:
    """The receipt with a number, or those of the call with it."""
    named = (TakeBackReceipt.number == number) | (TakeBackReceipt.call_number == number)
    return list(
        visible(TakeBackReceipt.select().where(named), TakeBackReceipt.technician, _VIEW).order_by(TakeBackReceipt.id)
    )


def _here(lost: list[TakeBackReceipt], part_ids: Collection[int]) -> list[dict[str, str]]:
    """The things of receipts whose loss is not entered yet."""
    things = [(row, part) for row in lost for part in _parts([row])]
    now = set(part_ids) or {part.id for _row, part in things if _is_ready(part)}
    return [_thing(part, row.number, (GOES if part.id in now else STAYS) if now else "") for row, part in things]


def _gone(lost: list[TakeBackReceipt], followers: dict[int, list[TakeBackReceipt]]) -> list[dict[str, str]]:
    """The things that came back without the original, and those that stayed on the receipts that followed."""
    found: list[dict[str, str]] = []
    for row in lost:
        found += [_thing(part, row.number, GOES) for part in _parts([row])]
        found += [_thing(part, row.number, STAYS) for part in _parts(followers[row.id])]
    return found


def _followers(receipt: TakeBackReceipt) -> list[TakeBackReceipt]:
    """The receipts for what stayed, the one that stands for this one first."""
    found: list[TakeBackReceipt] = []
    last: TakeBackReceipt | None = receipt
    while last is not None:
        stands_for = (TakeBackReceipt.replaces_number == last.number) & (TakeBackReceipt.id > last.id)
        last = TakeBackReceipt.get_or_none((TakeBackReceipt.call == receipt.call_id) & stands_for)
        found += [last] if last is not None else []
    return found


def _parts(receipts: list[TakeBackReceipt]) -> list[ReturnedPart]:
    ids = [row.id for row in receipts]
    rows = ReturnedPart.select().where(ReturnedPart.receipt.in_(ids) & (ReturnedPart.state != "void"))
    return list(rows.order_by(ReturnedPart.id))


def _is_ready(part: ReturnedPart) -> bool:
    return part.state in parts_workflow.READY_STATES and not awaits_check(part)


def _thing(part: ReturnedPart, receipt_number: str, whereto: str) -> dict[str, str]:
    return {
        "item": part.item,
        "number": part.number,
        "model": part.model,
        "serial": part.replacement_serial or part.serial,
        "receipt_number": receipt_number,
        "whereto": SCRAPPED if whereto == GOES and part.outcome == "scrapped" else whereto,
    }

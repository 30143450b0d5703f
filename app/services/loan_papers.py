"""What stands on the loan slip (F24): plain JSON values, frozen when the unit is lent."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import translate
from app.models.loaner import Loan
from app.models.returned_part import ReturnedPart
from app.models.service_call import ServiceCall
from app.services import issued_versions, voucher_content

FORM = "loan_slip"


def to_issue(call: ServiceCall, loan: Mapping[str, Any], issued_at: datetime, operator: str) -> dict[str, Any]:
    """The content of a slip; `loan` holds the fields of `Loan`."""
    part = ReturnedPart.get_or_none(ReturnedPart.id == loan["returned_part_id"]) if loan["returned_part_id"] else None
    own = (part.item, part.model, part.serial) if part else (call.product_name, call.model, call.serial)
    return {
        "letterhead": voucher_content.letterhead(),
        "number": loan["number"],
        "call_number": call.number,
        "receipt_number": loan["receipt_number"],
        "customer": call.customer_name,
        "address": call.address,
        "contact": call.reporter,
        "phone": call.phone,
        "own_device": " ".join(words for words in own if words),
        "unit_number": loan["unit_number"],
        "unit_name": loan["unit_name"],
        "unit_model": loan["unit_model"],
        "unit_serial": loan["unit_serial"],
        "unit_value": loan["unit_value"] or None,
        "accessories": loan["accessories_out"],
        "condition_out": loan["condition_out"],
        "out_on": clock.local(issued_at).date().isoformat(),
        "due_on": loan["due_on"].isoformat(),
        "technician": loan["technician_name"],
        "signed_by": loan["out_signed_by"],
        "signed_on": loan["out_signed_on"].isoformat() if loan["out_signed_on"] else None,
        "operator": operator,
        "printed_at": issued_at.isoformat(),
    }


def paper_id(row: Loan, version_id: int = 0) -> int:
    """The kept sheet of a loan, its last version unless `version_id` is one of them. Raises UserError when there is
    none (rows that were brought in without).
    """
    kept = [one.paper_id for one in issued_versions.of(FORM, (row.number,))]
    if not kept or (version_id and version_id not in kept):
        raise UserError(translate("loan", "The sheet of loan {number} is not kept here.").format(number=row.number))
    return version_id or kept[0]

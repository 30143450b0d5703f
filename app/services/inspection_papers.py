"""What stands on the sheet of an inspection (A3, A14): its devices and items, with what was entered of it."""

from __future__ import annotations

from typing import Any

from app.core.errors import UserError
from app.core.i18n import translate
from app.models.contract import Inspection
from app.models.customer import Customer
from app.models.service_call import ServiceCall
from app.services import inspection_file, voucher_content
from app.services._use_case import get
from app.services.inspection_file import SheetLine


def inspection_sheet(number: str) -> dict[str, Any]:
    """The content of the sheet with an inspection's number, as plain JSON values.

    Raises UserError when there is no such inspection.
    """
    found = inspection_file.find_by_number(number)
    if not found:
        message = translate("paper_content", "There is no inspection {number}.")
        raise UserError(message.format(number=number), "subject")
    sheet = inspection_file.file(found)
    entry = sheet.entry
    row = get(Inspection, entry.id)
    customer = get(Customer, entry.customer_id)
    call = ServiceCall.get_or_none(ServiceCall.id == row.call_id) if row.call_id else None
    items = tuple(dict.fromkeys(line.item for line in sheet.lines))
    return {
        "letterhead": voucher_content.letterhead(),
        "number": entry.number,
        "customer": entry.customer_name,
        "contract_number": entry.contract_number,
        "call_number": sheet.call_number,
        "address": call.address if call else customer.address,
        "contact": call.reporter if call else customer.contact_name,
        "phone": call.phone if call else customer.phone,
        "slot_on": entry.due_on.isoformat(),
        "planned_on": entry.planned_on.isoformat() if entry.planned_on else None,
        "done_on": entry.done_on.isoformat() if entry.done_on else None,
        "technician": entry.technician_name,
        "items": list(items),
        "devices": _devices(sheet.lines, items),
        "result": sheet.result,
        "score": entry.score,
        "signed_by": sheet.signed_by,
        "signed_on": sheet.signed_on.isoformat() if sheet.signed_on else None,
    }


def _devices(lines: tuple[SheetLine, ...], items: tuple[str, ...]) -> list[dict[str, Any]]:
    """One entry a device, its marks in the order of the items, its remarks behind one another."""
    by_device: dict[tuple[int, str], dict[str, SheetLine]] = {}
    for line in lines:
        by_device.setdefault((line.device_id, line.device), {})[line.item] = line
    return [
        {
            "device": title,
            "serial": next(iter(found.values())).serial,
            "marks": [found[item].result if item in found else "" for item in items],
            "notes": "；".join(f"{line.item}：{line.notes}" for line in found.values() if line.notes),
        }
        for (_, title), found in by_device.items()
    ]


PAPERS = {"inspection_sheet": inspection_sheet}
"""By form what knows its content from a subject (`paper_content`)."""

"""What stands on the swap note: both units, and by which rule the cover passed on; plain JSON values, in Chinese."""

from __future__ import annotations

from typing import Any

from app.core.errors import UserError
from app.core.i18n import translate
from app.domain import numbering
from app.domain.cover_facts import SwapRule
from app.models.contract import Contract, ContractDevice
from app.models.customer import Customer, Device
from app.models.organisation import AuditEntry
from app.models.returned_part import ReturnedPart
from app.models.service_call import ServiceCall
from app.services import contracts, settings, voucher_content
from app.services._use_case import require
from app.services._visible import visible

RULES = {
    SwapRule.INHERIT: "承接原机剩余保修期",
    SwapRule.RESTART: "自换机之日重新起算",
    SwapRule.LONGER: "原机剩余与新机自带，取较长者",
}
"""The rules in the words of the paper."""


def swap_note(subject: str) -> dict[str, Any]:
    """The note of a returned part's number, or of the number of either unit of a swap.

    Raises UserError when nothing was replaced there, NotPermitted.
    """
    require("device.view")
    known = numbering.parse(subject, settings.number_formats())
    number = known.number if known else subject.strip().upper()
    part = _part(number)
    new = part.replacement if part is not None else _new_unit(number)
    if new is None or not new.replaces_id:
        raise UserError(translate("papers", "No unit was replaced under {number}.").format(number=subject), "subject")
    part = part or ReturnedPart.get_or_none(ReturnedPart.replacement == new.id)
    call = ServiceCall.get_by_id(part.call_id) if part is not None else None
    customer = Customer.get_by_id(part.customer_id if part is not None else new.customer_id)
    return {
        "letterhead": voucher_content.letterhead(),
        "number": part.number if part else new.number,
        "call_number": call.number if call else "",
        "receipt_number": part.receipt_number if part else "",
        "customer": customer.name,
        "customer_number": customer.number,
        "address": call.address if call else new.address or customer.address,
        "contact": call.reporter if call else customer.contact_name,
        "phone": call.phone if call else customer.phone,
        "old": _unit(Device.get_by_id(new.replaces_id)),
        "new": _unit(new),
        "replaced_on": new.replaced_on.isoformat() if new.replaced_on else None,
        "reason": part.outcome_reason if part else _reason(new),
        "decided_by": part.decided_by if part else "",
        "rule": rule_words(new.cover_rule),
        "warranty_ends_on": new.warranty_ends_on.isoformat() if new.warranty_ends_on else None,
        "warranty_document": new.warranty_document,
        "extension": _extension(new),
        "contracts": "、".join(_contracts(new)),
    }


def rule_words(rule: str) -> str:
    """A rule as papers say it; empty for none."""
    return RULES[SwapRule(rule)] if rule else ""


def swap_of_call(call_id: int) -> str:
    """What was replaced on a call, as the service record says it; empty for nothing."""
    rows = ReturnedPart.select().where((ReturnedPart.call == call_id) & (ReturnedPart.outcome == "replaced"))
    said = [
        f"换机：{row.item} 序列号 {row.serial or '无'} → {row.replacement_serial}，保修{rule_words(row.swap_rule)}"
        for row in rows.order_by(ReturnedPart.id)
    ]
    return "；".join(said)


def _part(number: str) -> ReturnedPart | None:
    rows = ReturnedPart.select().where((ReturnedPart.number == number) & ReturnedPart.replacement.is_null(False))
    return visible(rows, ReturnedPart.technician, "returned_part.view").first()


def _new_unit(number: str) -> Device | None:
    named = Device.get_or_none(Device.number == number)
    if named is None or named.replaces_id:
        return named
    return Device.get_or_none(Device.replaces == named.id)


def _unit(row: Device) -> dict[str, str]:
    return {"number": row.number, "product": row.product_name, "model": row.model, "serial": row.serial}


def _reason(new: Device) -> str:
    """Why, as the trail of the swap without a take-back kept it."""
    swapped = (AuditEntry.kind == "device") & (AuditEntry.row_id == new.id) & (AuditEntry.action == "device.replace")
    line = AuditEntry.select().where(swapped & (AuditEntry.reason != "")).order_by(AuditEntry.id.desc()).first()
    return line.reason if line else ""


def _extension(new: Device) -> str:
    if not new.extension_ends_on:
        return "无"
    return f"{new.extension_ends_on.isoformat()} {new.extension_document}".strip()


def _contracts(new: Device) -> list[str]:
    rows = (
        Contract.select(Contract.number)
        .join(ContractDevice)
        .where((ContractDevice.device == new.id) & Contract.state.in_(contracts.RUNNING))
        .order_by(Contract.number)
    )
    return [row.number for row in rows]

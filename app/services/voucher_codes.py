"""Which voucher a scanner, the keyboard or a scan names."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain import numbering
from app.models.voucher import ServiceVoucher
from app.services import settings
from app.services._visible import visible

FORM = "service_voucher"
"""The form's file name in `app.documents`."""


@dataclass(frozen=True)
class VoucherFound:
    """A voucher that a scanner or a person named."""

    voucher_id: int
    number: str
    state: str
    call_id: int
    call_number: str
    customer_name: str
    technician_name: str
    row_version: int


def find_by_code(text: str) -> VoucherFound | None:
    """The voucher whose number was scanned or typed; case, width, dashes and spaces around it do not matter.

    None when there is none, or none that this person may see.
    """
    number = numbering.parse(text, settings.number_formats())
    if number is None or number.kind is not numbering.NumberKind.SERVICE_VOUCHER:
        return None
    return find_by_number(number.number)


def find_by_number(number: str) -> VoucherFound | None:
    """The voucher with exactly this number; None when there is none, or none that this person may see."""
    named = ServiceVoucher.select().where(ServiceVoucher.number == number)
    row = visible(named, ServiceVoucher.technician, "service_voucher.view").first()
    if row is None:
        return None
    return VoucherFound(
        row.id,
        row.number,
        row.state,
        row.call_id,
        row.call_number,
        row.customer_name,
        row.technician_name,
        row.row_version,
    )

"""Earlier complaints of a customer about the same matter (R112): listed before a case is saved, flagged and linked."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.core import clock
from app.domain import complaint_repeat, validation
from app.domain.complaint_repeat import Matter
from app.models.complaint import Complaint
from app.models.customer import Device
from app.services import settings
from app.services._use_case import require

MOST = 20


@dataclass(frozen=True)
class EarlierCase:
    """An earlier case; `why` says what makes it the same matter (codes of `complaint_repeat.WHY`), if anything does."""

    id: int
    number: str
    received_at: datetime
    category_name: str
    content: str
    state: str
    owner_name: str
    why: tuple[str, ...]


def earlier(
    customer_id: int,
    *,
    content: str = "",
    device_id: int = 0,
    serial: str = "",
    call_id: int = 0,
    product_fields: Mapping[str, str] | None = None,
) -> tuple[EarlierCase, ...]:
    """What the customer complained of within `complaint.repeat_days` before now: the same matter first, newest first.

    Only numbers, days and matters are told, so whoever may register may ask. Raises NotPermitted.
    """
    require("complaint.register")
    return within(customer_id, matter(content, device_id, serial, call_id, product_fields), None)


def matter(content: str, device_id: int, serial: str, call_id: int, product_fields: Mapping[str, str] | None) -> Matter:
    """What a new case is about; a device brings its serial along."""
    key = validation.serial_key(serial)
    if device_id and not key:
        device = Device.get_or_none(Device.id == device_id)
        key = device.serial_key if device else ""
    return Matter(content, device_id, key, call_id, complaint_repeat.orders_of(product_fields or {}))


def within(customer_id: int, new: Matter, received_at: datetime | None, without: int = 0) -> tuple[EarlierCase, ...]:
    """As `earlier`, inside a use case."""
    at = received_at or clock.now()
    rows = (
        Complaint.select()
        .where(
            (Complaint.customer == customer_id)
            & (Complaint.received_at >= at - timedelta(days=settings.integer("complaint.repeat_days")))
            & (Complaint.received_at <= at)
            & (Complaint.state != "void")
            & (Complaint.id != without)
        )
        .order_by(Complaint.received_at.desc(), Complaint.id.desc())
        .limit(MOST)
    )
    found = [_earlier(row, complaint_repeat.why(new, _matter_of(row))) for row in rows]
    return tuple(sorted(found, key=lambda one: not one.why))


def _matter_of(row: Complaint) -> Matter:
    fields = json.loads(row.product_fields) if row.product_fields else {}
    return Matter(row.content, row.device_id or 0, row.serial_key, row.call_id or 0, complaint_repeat.orders_of(fields))


def _earlier(row: Complaint, why: tuple[str, ...]) -> EarlierCase:
    return EarlierCase(
        row.id, row.number, row.received_at, row.category_name, row.content, row.state, row.owner_name, why
    )

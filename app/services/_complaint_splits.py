"""Other cases of the same customer about the same goods: whether one case was split in two to stay under a rung."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from datetime import timedelta

from app.domain.approval import Sibling
from app.models.complaint import Complaint
from app.services import settings

ORDER_FIELDS = ("order_number", "order", "batch_number")
"""Codes under which schemes keep the order or batch that a complaint is about."""


def siblings(case: Complaint) -> list[Sibling]:
    """Cases of the same customer and device, serial or order, received within the branch's days, with their amounts.

    Earlier and later rounds of the same case are that case; void and refused ones count for nothing.
    """
    reach = timedelta(days=settings.integer("complaint.split_days"))
    near = Complaint.received_at.between(case.received_at - reach, case.received_at + reach)
    own = (Complaint.id != case.id) & (Complaint.customer == case.customer_id)
    stands = Complaint.state.not_in(["void", "refused"]) & (Complaint.proposed_amount > 0)
    rows = Complaint.select().where(own & near & stands).order_by(Complaint.received_at, Complaint.id)
    first = case.first_id or case.id
    return [
        Sibling(row.number, row.proposed_amount or 0)
        for row in rows
        if (row.first_id or row.id) != first and _same_goods(case, row)
    ]


def _same_goods(one: Complaint, other: Complaint) -> bool:
    if one.device_id and one.device_id == other.device_id:
        return True
    if one.serial_key and one.serial_key == other.serial_key:
        return True
    return bool(orders_of(one) & orders_of(other))


def orders_of(case: Complaint) -> frozenset[str]:
    """The orders and batches that a case is about, for comparing: width, case and spaces do not tell them apart."""
    fields: Mapping[str, str] = json.loads(case.product_fields or "{}")
    named = (value for code, value in fields.items() if code in ORDER_FIELDS or "order_n" in code)
    return frozenset(key for value in named if (key := _key(value)))


def _key(value: str) -> str:
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", value).casefold())

"""Complaints for tests, registered through the real use case."""

from __future__ import annotations

from typing import Any

from app.domain.complaint_scheme import ProductField, Scheme, parse
from app.models.complaint import Complaint
from app.models.customer import Customer
from app.services import complaints, customers
from app.services.complaint_schemes import shipped_folder

_VALUES = {"text": "PO-2611-08", "number": "120", "money": "5600.00", "date": "2026-11-02"}


def a_case(scheme: str = "service_department", **fields: Any) -> int:
    """A case registered just now: its id. `fields` go before what is given here, and are those of `register`.

    What a shipped scheme requires beside is filled in; the customer is the first of the branch, or a new one.
    """
    if "customer_id" not in fields and "new_customer" not in fields:
        first = Customer.select().order_by(Customer.id).first()
        fields["customer_id"] = first.id if first else customers.create(name="广州华盛电子科技有限公司").result
    rules = shipped(scheme)
    given = {
        "category": rules.classes[0].code if rules else "quality",
        "channel": rules.channels[0] if rules else "phone",
        "product_fields": {one.code: _value(one) for one in rules.product_fields if one.required} if rules else {},
        "content": "交付的电源模块一周内三次停机，影响生产线。",
        "demand": "更换并说明原因",
        "contact_name": "王建国",
        "phone": "13812345678",
        "address": "广州市天河区科技路12号",
        "product_name": "UPS 不间断电源",
        "model": "UPS-20K",
        "serial": "UP240001",
        "sample_note": "样品已封存",
        "purchase_proof": "sales_invoice",
    }
    return complaints.register(scheme=scheme, **{**given, **fields}).result


def shipped(scheme: str) -> Scheme | None:
    """A scheme that comes with the program; None when there is none of this code."""
    path = shipped_folder() / f"{scheme}.json"
    return parse(path.read_text("utf-8")) if path.is_file() else None


def _value(field: ProductField) -> str:
    return field.choices[0] if field.choices else _VALUES[field.kind]


def case(case_id: int) -> Complaint:
    """The case as it is stored now."""
    return Complaint.get_by_id(case_id)


def version(case_id: int) -> int:
    """The version to pass as `seen_version`."""
    return int(case(case_id).row_version)

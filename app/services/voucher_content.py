"""What stands on a service voucher when it is issued: plain JSON values, frozen and hashed by `issuing`.

The keys are the fields of the form's data (`app.documents.service_voucher`); moments are ISO texts in UTC, amounts
fen. What is written on site stays empty. Words are Chinese: so is the paper.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from app.models.customer import Customer
from app.models.organisation import FaultCategory
from app.models.service_call import CarriedItem, ChargeLine, ServiceCall
from app.services import settings

LEVELS = {1: "一级故障", 2: "二级故障", 3: "三级故障", 4: "四级故障"}
COVER = {"free": "保修期内，免费", "contract": "合同范围内，免费", "chargeable": "有偿服务"}
EXCLUSIONS = {
    "misuse": "人为损坏",
    "foreign_repair": "他人维修",
    "force_majeure": "不可抗力",
    "consumable": "易耗件",
    "outside_contract": "合同外",
}
DISPOSALS = {"consented": "旧件同意处理", "kept": "旧件客户自留"}
SERVICE_CLASSES = {"A": "A 有费服务", "B": "B 合同服务", "C": "C 免费服务", "D": "D 行政服务"}


def of_call(
    call: ServiceCall, number: str, issued_at: datetime, operator: str, version: int = 1, replaces: str = ""
) -> dict[str, Any]:
    """The content of the voucher with this number for a call as it stands now."""
    customer = Customer.get_by_id(call.customer_id)
    return {
        **compose(call, number, issued_at, operator),
        "letterhead": letterhead(),
        "version": version,
        "replaces": replaces,
        "customer_number": customer.number,
        "fault_category": category_name(call.category),
        "tools": _tools(call),
        "charges": _charges(call),
    }


def compose(call: Any, number: str, issued_at: datetime, operator: str) -> dict[str, Any]:
    """What stands on the voucher from the call's own row."""
    return {
        "number": number,
        "operator": operator,
        "printed_at": _iso(issued_at),
        "call_number": call.number,
        "customer": call.customer_name,
        "address": call.address,
        "contact": call.reporter,
        "phone": call.phone,
        "device": call.product_name,
        "model": call.model,
        "serial": call.serial,
        "cover": COVER.get(call.cover_kind, ""),
        "cover_document": _document(call),
        "service_class": SERVICE_CLASSES.get(call.service_class, ""),
        "received_at": _iso(call.received_at),
        "fault": call.fault_text,
        "level": LEVELS.get(call.fault_level, ""),
        "arrival_due_at": _iso(call.arrival_due_at),
        "technician": call.technician_name,
        "appointed_at": _iso(call.appointed_at),
        "dispatched_at": _iso(issued_at),
        "total": call.charge if call.charge else None,
        "charge_announced": call.charge_announced_at is not None,
        "charge_agreed": bool(call.charge_agreed_by),
        "settlement": call.charge_settlement,
    }


def letterhead() -> dict[str, str]:
    """Who issues the paper."""
    return {
        "company": settings.text("company_name"),
        "branch": settings.text("branch_name"),
        "address": settings.text("branch_address"),
        "complaint_phone": settings.text("complaint_phone"),
        "logo": settings.text("print.logo"),
    }


def category_name(code: str) -> str:
    """A fault category with the one above it, as `设备类 / 电源部件`; the code itself when it is not in the list."""
    names: list[str] = []
    while code and len(names) < 4:
        row = FaultCategory.get_or_none(FaultCategory.code == code)
        names.insert(0, row.name if row else code)
        code = row.parent_code if row else ""
    return " / ".join(names)


def _document(call: Any) -> str:
    """The paper that proves the verdict; for a service that is paid, the one that no longer does."""
    if not call.cover_document or not call.cover_ends_on:
        return call.cover_document
    words = "{document} 已于 {day} 到期" if call.cover_kind == "chargeable" else "{document}，至 {day}"
    return words.format(document=call.cover_document, day=call.cover_ends_on.isoformat())


def _tools(call: ServiceCall) -> list[str]:
    rows = CarriedItem.select().where((CarriedItem.call == call.id) & ~CarriedItem.is_void).order_by(CarriedItem.id)
    return [f"{row.name} ×{row.quantity}" if row.quantity > 1 else row.name for row in rows]


def _charges(call: ServiceCall) -> list[dict[str, Any]]:
    rows = ChargeLine.select().where((ChargeLine.call == call.id) & ~ChargeLine.is_void).order_by(ChargeLine.id)
    return [
        {
            "item": _item(row),
            "quantity": str(row.quantity),
            "unit": row.unit,
            "unit_price": row.unit_price,
            "amount": row.amount,
        }
        for row in rows
    ]


def _item(row: ChargeLine) -> str:
    """What is charged and why; of a part that the customer damaged also what becomes of it (R060)."""
    why = "，".join(words for words in (EXCLUSIONS.get(row.exclusion, ""), DISPOSALS.get(row.disposal, "")) if words)
    return f"{row.description}（{why}）" if why else row.description


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None

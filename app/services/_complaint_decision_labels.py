"""Labels of the fields, records and codes of what is decided of a complaint; `_field_labels` takes them in."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from app.core.i18n import QT_TRANSLATE_NOOP
from app.domain import complaint, exchange, loss

KIND_LABELS: dict[str, str] = {
    "complaint_unit": QT_TRANSLATE_NOOP("fields", "Share of a responsibility"),
    "complaint_loss": QT_TRANSLATE_NOOP("fields", "Line of a loss"),
    "complaint_approval": QT_TRANSLATE_NOOP("fields", "Approval"),
    "complaint_settlement": QT_TRANSLATE_NOOP("fields", "Line of a settlement"),
    "complaint_report": QT_TRANSLATE_NOOP("fields", "Sheet of a complaint"),
}

LABELS: dict[str, str] = {
    **{
        f"{kind}.complaint": QT_TRANSLATE_NOOP("fields", "Complaint (id)")
        for kind in KIND_LABELS
    },
    "complaint_unit.party": QT_TRANSLATE_NOOP("fields", "Party"),
    "complaint_unit.department": QT_TRANSLATE_NOOP("fields", "Department (id)"),
    "complaint_unit.unit": QT_TRANSLATE_NOOP("fields", "Unit"),
    "complaint_unit.staff": QT_TRANSLATE_NOOP("fields", "Staff (id)"),
    "complaint_unit.person": QT_TRANSLATE_NOOP("fields", "Person responsible"),
    "complaint_unit.share": QT_TRANSLATE_NOOP("fields", "Share"),
    "complaint_unit.trigger": QT_TRANSLATE_NOOP("fields", "Situation"),
    "complaint_loss.kind": QT_TRANSLATE_NOOP("fields", "Kind of loss"),
    "complaint_loss.quantity": QT_TRANSLATE_NOOP("fields", "Quantity"),
    "complaint_loss.unit_price": QT_TRANSLATE_NOOP("fields", "Price of one"),
    "complaint_loss.rate": QT_TRANSLATE_NOOP("fields", "Rate"),
    "complaint_loss.labour": QT_TRANSLATE_NOOP("fields", "Labour"),
    "complaint_loss.haulage": QT_TRANSLATE_NOOP("fields", "Haulage"),
    "complaint_loss.scrap": QT_TRANSLATE_NOOP("fields", "Scrap"),
    "complaint_loss.amount": QT_TRANSLATE_NOOP("fields", "Loss"),
    "complaint_loss.returned_on": QT_TRANSLATE_NOOP("fields", "Goods back on"),
    "complaint_loss.waits_until": QT_TRANSLATE_NOOP("fields", "May be resold until"),
    "complaint_loss.resale": QT_TRANSLATE_NOOP("fields", "Resale"),
    "complaint_loss.grade_price": QT_TRANSLATE_NOOP("fields", "Grade-A price of one"),
    "complaint_loss.sold_amount": QT_TRANSLATE_NOOP("fields", "Resold for"),
    "complaint_loss.sold_on": QT_TRANSLATE_NOOP("fields", "Resold on"),
    "complaint_loss.sold_to": QT_TRANSLATE_NOOP("fields", "Resold to"),
    "complaint_loss.counted_by": QT_TRANSLATE_NOOP("fields", "Counted by"),
    "complaint_report.investigated_on": QT_TRANSLATE_NOOP("fields", "Investigation ended"),
    "complaint_approval.amount": QT_TRANSLATE_NOOP("fields", "Amount"),
    "complaint_approval.rung_title": QT_TRANSLATE_NOOP("fields", "Approver"),
    "complaint_approval.rung_limit": QT_TRANSLATE_NOOP("fields", "Decides up to"),
    "complaint_approval.asked_at": QT_TRANSLATE_NOOP("fields", "Put forward"),
    "complaint_approval.asked_by": QT_TRANSLATE_NOOP("fields", "Put forward by"),
    "complaint_approval.asked_by_id": QT_TRANSLATE_NOOP("fields", "Put forward by (id)"),
    "complaint_approval.decided_by_id": QT_TRANSLATE_NOOP("fields", "Decided by (id)"),
    "complaint_approval.words": QT_TRANSLATE_NOOP("fields", "Words of the approver"),
    "complaint_approval.warning": QT_TRANSLATE_NOOP("fields", "Warning"),
    "complaint_settlement.kind": QT_TRANSLATE_NOOP("fields", "Settlement"),
    "complaint_settlement.quantity": QT_TRANSLATE_NOOP("fields", "Quantity"),
    "complaint_settlement.amount": QT_TRANSLATE_NOOP("fields", "Amount"),
    "complaint_settlement.cause": QT_TRANSLATE_NOOP("fields", "Cause"),
    "complaint_settlement.due_on": QT_TRANSLATE_NOOP("fields", "Due on"),
    "complaint_settlement.done_on": QT_TRANSLATE_NOOP("fields", "Done on"),
    "complaint_settlement.done_by": QT_TRANSLATE_NOOP("fields", "Done by"),
    "complaint_settlement.paper_number": QT_TRANSLATE_NOOP("fields", "Carried out by"),
    "complaint_report.kind": QT_TRANSLATE_NOOP("fields", "Kind of sheet"),
    "complaint_report.subject": QT_TRANSLATE_NOOP("fields", "Matter"),
    "complaint_report.findings": QT_TRANSLATE_NOOP("fields", "Findings"),
    "complaint_report.measures": QT_TRANSLATE_NOOP("fields", "Measures"),
    "complaint_report.proposal": QT_TRANSLATE_NOOP("fields", "Proposal"),
    "complaint_report.institution": QT_TRANSLATE_NOOP("fields", "Tested at"),
    "complaint_report.conclusion": QT_TRANSLATE_NOOP("fields", "Conclusion"),
    "complaint_report.fee": QT_TRANSLATE_NOOP("fields", "Fee"),
    "complaint_report.fee_payer": QT_TRANSLATE_NOOP("fields", "Fee paid by"),
    "complaint_report.went": QT_TRANSLATE_NOOP("fields", "Who went"),
    "complaint_report.due_on": QT_TRANSLATE_NOOP("fields", "Due on"),
    "complaint_report.made_on": QT_TRANSLATE_NOOP("fields", "Made on"),
    "complaint_report.made_by": QT_TRANSLATE_NOOP("fields", "Made by"),
    "complaint_report.decided_on": QT_TRANSLATE_NOOP("fields", "Day of the decision"),
}  # fmt: skip

MONEY: frozenset[str] = frozenset(
    {
        "complaint_loss.labour",
        "complaint_loss.haulage",
        "complaint_loss.scrap",
        "complaint_loss.grade_price",
        "complaint_loss.sold_amount",
        "complaint_approval.rung_limit",
    }
)

RATES: frozenset[str] = frozenset({"complaint_unit.share", "complaint_loss.rate"})

_DECISIONS: Mapping[str, str] = MappingProxyType(
    {
        "open": QT_TRANSLATE_NOOP("complaint", "not decided"),
        "approved": QT_TRANSLATE_NOOP("complaint", "approved"),
        "returned": QT_TRANSLATE_NOOP("complaint", "sent back"),
        "withdrawn": QT_TRANSLATE_NOOP("complaint", "withdrawn"),
    }
)
SETTLEMENT_STATES: Mapping[str, str] = MappingProxyType(
    {
        "planned": QT_TRANSLATE_NOOP("complaint", "to be done"),
        "done": QT_TRANSLATE_NOOP("complaint", "done"),
        "void": QT_TRANSLATE_NOOP("complaint", "void"),
    }
)
REPORT_STATES: Mapping[str, str] = MappingProxyType(
    {
        "draft": QT_TRANSLATE_NOOP("complaint", "being written"),
        "done": QT_TRANSLATE_NOOP("complaint", "finished"),
        "void": QT_TRANSLATE_NOOP("complaint", "void"),
    }
)

CODES: dict[str, Mapping[Any, str]] = {
    "complaint_unit.party": complaint.PARTIES,
    "complaint_loss.kind": complaint.LOSS_KINDS,
    "complaint_loss.resale": loss.OUTCOMES,
    "complaint_settlement.void_reason": complaint.VOID_REASONS,
    "complaint_approval.decision": _DECISIONS,
    "complaint_settlement.kind": complaint.SETTLEMENT_KINDS,
    "complaint_settlement.cause": exchange.CAUSES,
    "complaint_settlement.state": SETTLEMENT_STATES,
    "complaint_report.kind": complaint.REPORT_KINDS,
    "complaint_report.fee_payer": complaint.FEE_PAYERS,
    "complaint_report.state": REPORT_STATES,
}

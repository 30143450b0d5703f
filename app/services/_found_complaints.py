"""How complaints, exchanges and the papers that belong to them are found and worded (R014); for `finding`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from app.core import clock
from app.domain.workflows import anomaly_notice, complaint, exchange_request
from app.models.anomaly_notice import AnomalyNotice
from app.models.archive_bundle import ArchiveBundle
from app.models.complaint import Complaint
from app.models.complaint_slip import ComplaintSlip
from app.models.exchange_request import ExchangeRequest
from app.models.penalty import CorrectiveAction, Penalty
from app.models.return_slip import ReturnSlip, SalesCertificate

FOUND = (
    Complaint, AnomalyNotice, ExchangeRequest, ReturnSlip, SalesCertificate, ComplaintSlip, CorrectiveAction, Penalty,
    ArchiveBundle,
)  # fmt: skip

VIEWED_BY = {"exchange_request": "return_slip.view", "sales_certificate": "return_slip.view"}

OWNED: dict[Any, Any] = {Complaint: Complaint.registered_by_id, AnomalyNotice: AnomalyNotice.received_by_id}
"""Of these a technician sees what they entered: the column of the user."""

_LONGEST = 60


def _joined(*parts: object) -> str:
    return " · ".join(str(part) for part in parts if part)


def _day(moment: datetime | None) -> str:
    return clock.local(moment).strftime("%Y-%m-%d") if moment else ""


def _short(text: str) -> str:
    return text.replace("\n", " ")[:_LONGEST]


DESCRIBED: dict[str, tuple[Any, Callable[..., tuple[str, str]]]] = {
    "complaint": (
        Complaint,
        lambda row: (
            f"{row.number} {row.customer_name}",
            _joined(_day(row.received_at), complaint.state_label(row.state), _short(row.content)),
        ),
    ),
    "anomaly_notice": (
        AnomalyNotice,
        lambda row: (
            f"{row.number} {row.customer_name}",
            _joined(_day(row.received_at), anomaly_notice.state_label(row.state), _short(row.content)),
        ),
    ),
    "exchange_request": (
        ExchangeRequest,
        lambda row: (
            f"{row.number} {row.customer_name}",
            _joined(
                _day(row.received_at), exchange_request.state_label(row.state), _short(row.goods), row.model, row.serial
            ),
        ),
    ),
    "return_slip": (
        ReturnSlip,
        lambda row: (f"{row.number} {row.customer_name}", _joined(row.complaint_number, _short(row.goods))),
    ),
    "sales_certificate": (
        SalesCertificate,
        lambda row: (f"{row.number} {row.customer_name}", _joined(row.complaint_number, _short(row.goods))),
    ),
    "complaint_slip": (
        ComplaintSlip,
        lambda row: (f"{row.number} {row.unit}", _joined(row.complaint_number, row.stage_name, row.customer_name)),
    ),
    "corrective_action": (
        CorrectiveAction,
        lambda row: (f"{row.number} {row.unit}", _joined(row.complaint_number, row.person, _short(row.action))),
    ),
    "penalty": (Penalty, lambda row: (f"{row.number} {row.person or row.unit}", _joined(row.complaint_number))),
    "archive_bundle": (ArchiveBundle, lambda row: (f"{row.number} {row.subject}", _joined(row.place))),
}

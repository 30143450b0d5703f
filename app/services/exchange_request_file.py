"""A request for return or exchange as its record shows it (F70)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from app.domain.workflows import exchange_request as workflow
from app.models.exchange_request import ExchangeRequest
from app.services import session as sessions
from app.services._use_case import get, require
from app.services.exchange_requests import is_own

_LINES = 50
_DECISIONS = frozenset({"agree", "refuse"})


@dataclass(frozen=True)
class RequestFile:
    """One request; `actions` are the events of its workflow that the person signed in may fire now.

    `refusal` says why they, who decide such requests, do not decide this one; empty: they do, or it is not theirs.
    """

    id: int
    row_version: int
    number: str
    customer_id: int
    customer_name: str
    device_id: int
    call_id: int
    call_number: str
    goods: str
    model: str
    serial: str
    quantity: int
    wants: str
    cause: str
    cost_bearer: str
    bearer_reason: str
    state: str
    decision: str
    decision_reason: str
    decided_by: str
    decided_at: datetime | None
    shipped_on: date | None
    received_on: date | None
    remark: str
    received_at: datetime
    received_by: str
    void_reason: str
    actions: frozenset[str]
    refusal: str = ""


@dataclass(frozen=True)
class RequestLine:
    """One request in a line: `title` is goods, model and how many."""

    id: int
    received_at: datetime
    title: str
    wants: str
    state: str


def file(request_id: int) -> RequestFile:
    """Everything about a request. Raises NotPermitted, or UserError when it is not there."""
    require("return_slip.view")
    row = get(ExchangeRequest, request_id)
    actions = frozenset(step.event for step in workflow.permitted(row.state, sessions.current().role))
    refusal = ""
    if actions & _DECISIONS and is_own(row, sessions.current()):
        actions, refusal = actions - _DECISIONS, workflow.own_request().text
    same = {name: getattr(row, name) for name in RequestFile.__dataclass_fields__ if name in row._meta.fields}
    return RequestFile(**{
        **same,
        "customer_id": row.customer_id or 0,
        "device_id": row.device_id or 0,
        "call_id": row.call_id or 0,
        "actions": actions,
        "refusal": refusal,
    })  # fmt: skip


def of_customer(customer_id: int) -> list[RequestLine]:
    """What a customer asked for, newest first. Raises NotPermitted."""
    return _lines(ExchangeRequest.customer == customer_id)


def of_device(device_id: int) -> list[RequestLine]:
    """What was asked for of a device, newest first. Raises NotPermitted."""
    return _lines(ExchangeRequest.device == device_id)


def _lines(which: Any) -> list[RequestLine]:
    require("return_slip.view")
    rows = ExchangeRequest.select().where(which).order_by(ExchangeRequest.received_at.desc(), ExchangeRequest.id.desc())
    found = []
    for row in rows.limit(_LINES):
        title = " ".join(part for part in (row.goods, row.model) if part)
        found.append(RequestLine(row.id, row.received_at, f"{title} × {row.quantity}", row.wants, row.state))
    return found


def offices() -> tuple[str, ...]:
    """The branch offices that asked before, for filling in their names. Raises NotPermitted."""
    require("return_slip.view")
    names = ExchangeRequest.select(ExchangeRequest.customer_name).where(ExchangeRequest.customer.is_null())
    return tuple(sorted({row.customer_name for row in names.distinct().limit(200)}))

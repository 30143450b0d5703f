"""Anomaly notices (F44, R115): something was not as it should be, nothing was lost. They never count as complaints."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from app.core import clock
from app.core.errors import NotPermitted, UserError
from app.core.i18n import translate
from app.domain import permissions, validation
from app.domain.workflows import anomaly_notice as workflow
from app.models.anomaly_notice import AnomalyNotice
from app.models.complaint import Complaint
from app.models.organisation import Department
from app.services import _complaint_input as given
from app.services._call_input import own_device
from app.services._standing_customer import standing
from app.services._use_case import UnitOfWork, get, use_case


@use_case("anomaly_notice.record")
def record(
    unit: UnitOfWork,
    *,
    customer_id: int,
    content: str,
    device_id: int = 0,
    call_id: int = 0,
    product_name: str = "",
    model: str = "",
    serial: str = "",
    visited_by: str = "",
    visited_on: date | None = None,
    finding: str = "",
    department_id: int = 0,
    due_on: date | None = None,
    received_at: datetime | None = None,
) -> AnomalyNotice:
    """Note an anomaly of a customer without a loss; draws the number. Goods left empty are the device's.

    Raises UserError naming the field.
    """
    customer = standing(customer_id)
    call = given.own_call(customer, call_id)
    device = own_device(customer, device_id or (call.device_id if call else 0) or 0)
    came = given.received(received_at, unit.now)
    goods = given.what(device, product_name, model, serial)
    del goods["serial_key"]
    return unit.insert(
        AnomalyNotice,
        number=unit.number("anomaly_notice"),
        customer=customer.id,
        customer_name=customer.name,
        call=call.id if call else None,
        call_number=call.number if call else "",
        **goods,
        **_checked(unit, came, content, visited_by, visited_on, finding, department_id, due_on),
        received_at=came,
        received_by=unit.session.full_name,
        received_by_id=unit.session.user_id,
    )


@use_case("anomaly_notice.record")
def change(
    unit: UnitOfWork,
    notice_id: int,
    *,
    seen_version: int,
    content: str,
    product_name: str = "",
    model: str = "",
    serial: str = "",
    visited_by: str = "",
    visited_on: date | None = None,
    finding: str = "",
    department_id: int = 0,
    due_on: date | None = None,
) -> AnomalyNotice:
    """Change a notice that is open; whose it is stays."""
    row = _own(unit, notice_id)
    workflow.after(row.state, "change")
    goods = given.what(None, product_name, model, serial)
    del goods["serial_key"], goods["device"]
    checked = _checked(unit, row.received_at, content, visited_by, visited_on, finding, department_id, due_on)
    return unit.update(row, seen_version, **goods, **checked)


@use_case("anomaly_notice.record")
def improved(
    unit: UnitOfWork,
    notice_id: int,
    *,
    seen_version: int,
    result: str,
    done_on: date | None,
    department_id: int = 0,
) -> AnomalyNotice:
    """The unit improved it: what was done, and on which day. Raises UserError naming the field."""
    row = _own(unit, notice_id)
    words = validation.clean_text(result, field="result")
    where = _department(department_id) if department_id else {"department": row.department_id, "unit": row.unit}
    facts = {
        "unit": where["unit"], "result": words, "day": done_on, "today": clock.local(unit.now).date(),
        "not_before": clock.local(row.received_at).date(),
    }  # fmt: skip
    state = workflow.after(row.state, "improve", facts)
    return unit.update(row, seen_version, state=str(state), result=words, done_on=done_on, **where)


def raised(unit: UnitOfWork, notice_id: int, case: Complaint) -> AnomalyNotice:
    """A loss showed after all: the complaint that is being registered goes on with it."""
    row = _own(unit, notice_id)
    if case.customer_id != row.customer_id:
        raise UserError(translate("anomaly_notice", "This complaint is of another customer."))
    state = workflow.after(row.state, "raise")
    return unit.update(row, state=str(state), complaint=case.id, complaint_number=case.number)


@use_case("anomaly_notice.void")
def void(unit: UnitOfWork, notice_id: int, *, seen_version: int, reason: str) -> AnomalyNotice:
    """It was entered by mistake: number and row stay."""
    row = get(AnomalyNotice, notice_id)
    why = validation.clean_text(reason, field="reason")
    state = workflow.after(row.state, "void", {"reason": why})
    return unit.update(row, seen_version, why, state=str(state), void_reason=why)


def refuse_others(row: AnomalyNotice, role: str, user_id: int) -> None:
    """Raise NotPermitted for who may see only their own notices, and this is none of them."""
    if not permissions.allowed(role, "anomaly_notice.view", own=row.received_by_id == user_id):
        raise NotPermitted(translate("anomaly_notice", "This notice was entered by somebody else."))


def _own(unit: UnitOfWork, notice_id: int) -> AnomalyNotice:
    row = get(AnomalyNotice, notice_id)
    refuse_others(row, unit.session.role, unit.session.user_id)
    return row


def _checked(
    unit: UnitOfWork,
    came: datetime,
    content: str,
    visited_by: str,
    visited_on: date | None,
    finding: str,
    department_id: int,
    due_on: date | None,
) -> dict[str, Any]:
    """The fields that a new and a changed notice share, as they are stored."""
    begins = clock.local(came).date()
    if visited_on is not None:
        if visited_on > clock.local(unit.now).date():
            raise UserError(translate("anomaly_notice", "This day has not come yet."), "visited_on")
        _not_before(visited_on, begins, "visited_on")
    if due_on is not None:
        _not_before(due_on, begins, "due_on")
    return {
        "content": given.content_of(content),
        "visited_by": validation.clean_line(visited_by, field="visited_by"),
        "visited_on": visited_on,
        "finding": validation.clean_text(finding, field="finding"),
        "due_on": due_on,
        **_department(department_id),
    }


def _not_before(day: date, begins: date, field: str) -> None:
    if day < begins:
        text = translate("anomaly_notice", "This cannot have been before {day}.")
        raise UserError(text.format(day=begins.isoformat()), field)


def _department(department_id: int) -> Mapping[str, Any]:
    """The unit that has to improve it; nobody for 0. Raises UserError for one that is closed."""
    if not department_id:
        return {"department": None, "unit": ""}
    found = get(Department, department_id)
    if not found.is_active:
        text = translate("anomaly_notice", "{name} is closed. Choose another unit.")
        raise UserError(text.format(name=found.name), "department_id")
    return {"department": found.id, "unit": found.name}

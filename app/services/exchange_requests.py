"""Requests for return or exchange (F70, R130): taken in, changed, decided by a supervisor, sent, arrived, withdrawn.

Who bears the cost is suggested by the cause (`domain.exchange`) and may be another with a reason.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import translate
from app.domain import exchange, validation
from app.domain.stock import check_count
from app.domain.workflows import exchange_request as workflow
from app.models.customer import Device
from app.models.exchange_request import ExchangeRequest
from app.models.service_call import ServiceCall
from app.services import settings
from app.services._standing_customer import standing
from app.services._use_case import UnitOfWork, get, use_case
from app.services.session import Session

LONGEST_OFFICE = 120


@use_case("return_slip.create")
def request(
    unit: UnitOfWork,
    *,
    cause: str,
    wants: str,
    customer_id: int = 0,
    office: str = "",
    device_id: int = 0,
    call_id: int = 0,
    goods: str = "",
    model: str = "",
    serial: str = "",
    quantity: int = 1,
    cost_bearer: str = "",
    bearer_reason: str = "",
    remark: str = "",
) -> ExchangeRequest:
    """Take in a request of a customer, or of another branch `office` by its name; draws the number.

    Goods, model and serial left empty are the device's; an empty bearer is the one that the cause suggests. Raises
    UserError naming the field.
    """
    customer = standing(customer_id) if customer_id else None
    name = customer.name if customer else validation.clean_line(office, LONGEST_OFFICE, "office")
    if not name:
        field = "office" if office else "customer_id"
        raise UserError(translate("exchange_request", "Choose the customer, or name the branch office."), field)
    values = _checked(
        customer_id, device_id, call_id, cause=cause, wants=wants, goods=goods, model=model, serial=serial,
        quantity=quantity, cost_bearer=cost_bearer, bearer_reason=bearer_reason, remark=remark,
    )  # fmt: skip
    return unit.insert(
        ExchangeRequest,
        number=unit.number("exchange_request"),
        customer=customer.id if customer else None,
        customer_name=name,
        received_at=unit.now,
        received_by=unit.session.full_name,
        **values,
    )


@use_case("return_slip.change")
def change(
    unit: UnitOfWork,
    request_id: int,
    *,
    seen_version: int,
    cause: str,
    wants: str,
    device_id: int = 0,
    call_id: int = 0,
    goods: str = "",
    model: str = "",
    serial: str = "",
    quantity: int = 1,
    cost_bearer: str = "",
    bearer_reason: str = "",
    remark: str = "",
) -> ExchangeRequest:
    """Change a request that is not decided yet; who asks stays."""
    row = get(ExchangeRequest, request_id)
    workflow.after(row.state, "change")
    values = _checked(
        row.customer_id or 0, device_id, call_id, cause=cause, wants=wants, goods=goods, model=model, serial=serial,
        quantity=quantity, cost_bearer=cost_bearer, bearer_reason=bearer_reason, remark=remark,
    )  # fmt: skip
    return unit.update(row, seen_version, **values)


@use_case("exchange_request.decide")
def decide(
    unit: UnitOfWork,
    request_id: int,
    *,
    seen_version: int,
    decision: str,
    reason: str,
    cost_bearer: str = "",
    bearer_reason: str = "",
) -> ExchangeRequest:
    """Agree to a request or refuse it (`decision` agreed | refused) with the reason; an empty bearer stays as it is.

    Raises UserError for who took it in, unless the branch lets them (`complaint.self_approval`).
    """
    row = get(ExchangeRequest, request_id)
    event = {"agreed": "agree", "refused": "refuse"}.get(decision)
    if event is None:
        raise UserError(translate("exchange_request", "Choose what is decided."), "decision")
    why = validation.clean_text(reason, field="reason")
    state = workflow.after(row.state, event, {"reason": why, "is_own": is_own(row, unit.session)})
    bearer = {"cost_bearer": row.cost_bearer, "bearer_reason": row.bearer_reason}
    if cost_bearer:
        bearer = _bearer(row.cause, cost_bearer, bearer_reason)
    return unit.update(
        row, seen_version, why, state=str(state), decision=decision, decision_reason=why,
        decided_by=unit.session.full_name, decided_at=unit.now, **bearer,
    )  # fmt: skip


@use_case("return_slip.change")
def withdraw(unit: UnitOfWork, request_id: int, *, seen_version: int, reason: str) -> ExchangeRequest:
    """Whoever asked does not want it any more; before it is decided."""
    row = get(ExchangeRequest, request_id)
    why = validation.clean_text(reason, field="reason")
    state = workflow.after(row.state, "withdraw", {"reason": why})
    return unit.update(
        row, seen_version, why, state=str(state), decision="withdrawn", decision_reason=why,
        decided_by=unit.session.full_name, decided_at=unit.now,
    )  # fmt: skip


@use_case("return_slip.change")
def shipped(unit: UnitOfWork, request_id: int, *, seen_version: int, day: date | None) -> ExchangeRequest:
    """The goods were sent on this day, not before it was decided."""
    row = get(ExchangeRequest, request_id)
    since = clock.local(row.decided_at).date() if row.decided_at else date.min
    return unit.update(row, seen_version, state=_on_day(unit, row, "ship", day, since), shipped_on=day)


@use_case("return_slip.change")
def received(unit: UnitOfWork, request_id: int, *, seen_version: int, day: date | None) -> ExchangeRequest:
    """The goods arrived on this day: the request is done."""
    row = get(ExchangeRequest, request_id)
    state = _on_day(unit, row, "receive", day, row.shipped_on or date.min)
    return unit.update(row, seen_version, state=state, received_on=day)


@use_case("return_slip.void")
def void(unit: UnitOfWork, request_id: int, *, seen_version: int, reason: str) -> ExchangeRequest:
    """It was entered by mistake: number and row stay."""
    row = get(ExchangeRequest, request_id)
    why = validation.clean_text(reason, field="reason")
    state = workflow.after(row.state, "void", {"reason": why})
    return unit.update(row, seen_version, why, state=str(state), void_reason=why)


def is_own(row: ExchangeRequest, who: Session) -> bool:
    """Whether a person took this request in and therefore does not decide it; never where the branch lets them."""
    return row.received_by == who.full_name and not settings.flag("complaint.self_approval")


def _on_day(unit: UnitOfWork, row: ExchangeRequest, event: str, day: date | None, not_before: date) -> str:
    today = clock.local(unit.now).date()
    return str(workflow.after(row.state, event, {"day": day, "not_before": not_before, "today": today}))


def _checked(customer_id: int, device_id: int, call_id: int, **given: Any) -> dict[str, Any]:
    """The fields of a request as they are stored."""
    device = _device(customer_id, device_id)
    call = _call(customer_id, device, call_id)
    goods = validation.clean_line(given["goods"], field="goods") or (device.product_name if device else "")
    if not goods:
        raise UserError(translate("exchange_request", "Write what the goods are."), "goods")
    if given["wants"] not in exchange.WANTS:
        raise UserError(translate("exchange_request", "Choose return or exchange."), "wants")
    serial = validation.normalise_serial(given["serial"], "serial") or (device.serial if device else "")
    return {
        "device": device.id if device else None,
        "call": call.id if call else None,
        "call_number": call.number if call else "",
        "goods": goods,
        "model": validation.clean_line(given["model"], field="model") or (device.model if device else ""),
        "serial": serial,
        "serial_key": validation.serial_key(serial),
        "quantity": check_count(given["quantity"], "quantity", 1),
        "wants": given["wants"],
        "cause": given["cause"],
        **_bearer(given["cause"], given["cost_bearer"], given["bearer_reason"]),
        "remark": validation.clean_text(given["remark"], field="remark"),
    }


def _bearer(cause: str, cost_bearer: str, bearer_reason: str) -> dict[str, str]:
    """Who bears the cost, and the reason where it is not whom the rule suggests."""
    why = validation.clean_line(bearer_reason, field="bearer_reason")
    chosen = exchange.check_bearer(cause, cost_bearer, why)
    return {"cost_bearer": chosen, "bearer_reason": "" if chosen == exchange.suggested(cause) else why}


def _device(customer_id: int, device_id: int) -> Device | None:
    if not device_id:
        return None
    device = get(Device, device_id)
    if device.customer_id != customer_id:
        raise UserError(translate("exchange_request", "This device belongs to another customer."), "device_id")
    return device


def _call(customer_id: int, device: Device | None, call_id: int) -> ServiceCall | None:
    if not call_id:
        return None
    call = get(ServiceCall, call_id)
    if call.customer_id != customer_id:
        raise UserError(translate("exchange_request", "This call is of another customer."), "call_id")
    if device is not None and call.device_id not in (None, device.id):
        raise UserError(translate("exchange_request", "This call is about another device."), "call_id")
    return call

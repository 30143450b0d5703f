"""Complaints at the desk (F40, F48, F50, F52): registered by whoever was told first, changed, talked about, voided.

What becomes of a case afterwards: `complaint_progress` and its neighbours; the workflow: `_complaint_steps`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from app.core.errors import UserError
from app.core.i18n import translate
from app.domain import validation
from app.domain.complaint_scheme import Scheme
from app.models.complaint import Complaint
from app.models.service_call import ReturnVisit
from app.services import _complaint_input as given
from app.services import _complaint_steps as steps
from app.services import complaint_schemes
from app.services._call_input import customer_of, device_of
from app.services._use_case import UnitOfWork, get, require, use_case


@use_case("complaint.register")
def register(
    unit: UnitOfWork,
    *,
    scheme: str,
    category: str,
    content: str,
    market: str = "",
    customer_id: int = 0,
    new_customer: Mapping[str, Any] | None = None,
    device_id: int = 0,
    call_id: int = 0,
    visit_id: int = 0,
    channel: str = "phone",
    contact_name: str = "",
    phone: str = "",
    address: str = "",
    product_name: str = "",
    model: str = "",
    serial: str = "",
    product_fields: Mapping[str, str] | None = None,
    purchase_proof: str = "",
    proof_number: str = "",
    demand: str = "",
    claim_amount: int | None = None,
    is_urgent: bool = False,
    sample_kept: bool = False,
    sample_note: str = "",
    received_at: datetime | None = None,
    first_contact: str = "",
    owner_id: int = 0,
) -> Complaint:
    """Register a complaint (R090) under a scheme by its code: draws the number, starts the clocks and the first stage.

    An empty market is the scheme's first, an empty first contact the person signed in. Raises UserError naming the
    field.
    """
    row = complaint_schemes.current(unit, scheme)
    rules = complaint_schemes.parsed(row)
    if new_customer is not None and not customer_id:
        require("customer.create")
    customer = customer_of(unit, customer_id, new_customer)
    call = given.own_call(customer, call_id)
    device = device_of(unit, customer, device_id or (call.device_id if call else 0) or 0, None)
    came = given.received(received_at, unit.now)
    values = {
        "market": (rules.market(market) if market else rules.markets[0]).code,
        "customer": customer.id,
        "customer_name": customer.name,
        **given.who(customer, call, contact_name, phone, address),
        "call": call.id if call else None,
        "call_number": call.number if call else "",
        "visit": _visit(customer.id, visit_id),
        **given.what(device, product_name, model, serial),
        "product_fields": _kept(given.product_values(rules, product_fields or {})),
        "purchase_proof": given.purchase_proof(purchase_proof),
        "proof_number": validation.clean_line(proof_number, field="proof_number"),
        "channel": given.one_of(channel, rules.channels, "channel"),
        "category": category,
        "category_name": rules.class_name(category).zh,
        "content": given.content_of(content),
        "demand": validation.clean_text(demand, field="demand"),
        "claim_amount": given.claim(claim_amount),
        "is_urgent": is_urgent,
        "sample_kept": sample_kept,
        "sample_note": validation.clean_line(sample_note, field="sample_note"),
        **given.owner(owner_id),
    }
    given.refuse_missing(rules, values)
    first = validation.clean_line(first_contact, field="first_contact") or unit.session.full_name
    case = unit.insert(
        Complaint,
        number=unit.number("complaint"),
        scheme=row.id,
        scheme_code=row.code,
        received_at=came,
        first_contact=first,
        registered_by=unit.session.full_name,
        registered_by_id=unit.session.user_id,
        reply_due_at=_reply_due(rules, came),
        close_due_at=steps.closing(rules, values["market"], came) if rules.counts_from == "registered" else None,
        **values,
    )
    steps.write_event(unit, case, "register", "", case.state, came)
    begun = next((stage for stage in rules.stages if stage.state == case.state), None)
    if begun is not None:
        unit.update(case, **steps.enter_stage(unit, case, rules, begun, unit.now))
    return case


def _visit(customer_id: int, visit_id: int) -> int | None:
    if not visit_id:
        return None
    if get(ReturnVisit, visit_id).customer_id != customer_id:
        raise UserError(translate("complaint", "This visit is of another customer."), "visit_id")
    return visit_id


def _kept(values: Mapping[str, str]) -> str:
    return json.dumps(values, ensure_ascii=False) if values else ""


def _reply_due(scheme: Scheme, came: datetime) -> datetime | None:
    """The first moment at which the first reply is late (48 hours, 002B)."""
    if scheme.first_reply_hours is None:
        return None
    wait = timedelta(hours=scheme.first_reply_hours)
    calendar = steps.calendar_of(scheme)
    return calendar.add(came, wait) if calendar else came + wait

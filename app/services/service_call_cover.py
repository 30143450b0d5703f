"""The cover verdict of a caller: asked at once while registering, frozen on the call (R021, R023, R027)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from app.core import clock
from app.core.i18n import shown
from app.domain import cover
from app.models.contract import Contract, ContractDevice
from app.models.customer import Customer, Device
from app.models.service_call import ServiceCall


@dataclass(frozen=True)
class Verdict:
    """A verdict as people read it.

    `kind` free | contract | chargeable with its `label`, why, which document, until when.
    """

    kind: str
    label: str
    reason: str
    document: str
    ends_on: date | None
    days_left: int | None
    service_class: str


def verdict_for(customer_id: int, device_id: int, on: date | None = None) -> Verdict:
    """Whether a service for this customer and device (0: not known yet) is covered on a day, today unless given."""
    device = Device.get_or_none(Device.id == device_id) if device_id else None
    return _shown(_ask(customer_id, device, on or clock.today()))


def verdict_of(call: ServiceCall) -> Verdict:
    """The verdict frozen on a call, in the language of the program."""
    if not call.cover_reason:
        label = shown(cover.KIND_LABELS[cover.CoverKind(call.cover_kind)]) if call.cover_kind else ""
        return Verdict(call.cover_kind, label, "", call.cover_document, call.cover_ends_on, None, call.service_class)
    return _shown(cover.from_values(json.loads(call.cover_reason)))


def frozen_verdict(customer: Customer, device: Device | None, came: datetime) -> dict[str, Any]:
    """The fields of a call that hold the verdict of the day it came."""
    verdict = _ask(customer.id, device, clock.local(came).date())
    return verdict_fields(verdict)


def verdict_fields(verdict: cover.CoverVerdict) -> dict[str, Any]:
    """The fields of a call that hold a verdict."""
    return {
        "cover_kind": str(verdict.kind),
        "cover_reason": json.dumps(cover.as_values(verdict), ensure_ascii=False, sort_keys=True),
        "cover_document": verdict.document,
        "cover_ends_on": verdict.ends_on,
        "service_class": str(verdict.service_class),
    }


def _ask(customer_id: int, device: Device | None, day: date) -> cover.CoverVerdict:
    facts = device_facts(device) if device else None
    return cover.cover_on(day, facts, _contracts(customer_id))


def device_facts(device: Device) -> cover.DeviceFacts:
    """What the rule wants to know of a device; its number stands for the warranty card."""
    return cover.DeviceFacts(
        device.id,
        device.purchased_on,
        device.installed_on,
        device.warranty_months,
        device.warranty_ends_on,
        device.number,
    )


def _contracts(customer_id: int) -> list[cover.ContractFacts]:
    rows = list(Contract.select().where(Contract.customer == customer_id))
    partial = [row.id for row in rows if not row.covers_all]
    covered: dict[int, set[int]] = {}
    if partial:
        for line in ContractDevice.select().where(ContractDevice.contract.in_(partial)):
            covered.setdefault(line.contract_id, set()).add(line.device_id)
    return [
        cover.ContractFacts(
            row.number,
            row.kind,
            row.starts_on,
            row.ends_on,
            row.state,
            bool(row.covers_all),
            frozenset(covered.get(row.id, ())),
        )
        for row in rows
    ]


def _shown(verdict: cover.CoverVerdict) -> Verdict:
    return Verdict(
        str(verdict.kind),
        shown(cover.KIND_LABELS[verdict.kind]),
        cover.reason_text(verdict),
        verdict.document,
        verdict.ends_on,
        verdict.days_left,
        str(verdict.service_class),
    )

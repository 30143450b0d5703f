"""The cover verdict of a caller: asked at once while registering, frozen on the call (R021, R023, R027)."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from app.core import clock
from app.core.i18n import shown
from app.domain import cover
from app.domain.cover_facts import WORK_OF_CALL
from app.models import database
from app.models.customer import Customer, Device
from app.models.service_call import ServiceCall
from app.services import covers
from app.services.contract_usage import Usage


@dataclass(frozen=True)
class Verdict:
    """A verdict as people read it.

    `kind` free | contract | chargeable with its `label`, why, which document, until when. `usage` is what the term of
    the contract that decides has used, where it limits anything; `promised_hours` the response that it promises.
    """

    kind: str
    label: str
    reason: str
    document: str
    ends_on: date | None
    days_left: int | None
    service_class: str
    usage: Usage | None = None
    promised_hours: int | None = None


def verdict_for(customer_id: int, device_id: int, on: date | None = None, work: str = "repair") -> Verdict:
    """Whether a kind of work for this customer and device (0: not known yet) is covered on a day, today unless given.

    `work` is one of `domain.codes.WORK_KINDS`.
    """
    found = covers.verdict(device_id or None, customer_id, on, work)
    usage = covers.usage_behind(found, on or clock.today())
    return replace(worded(found), usage=usage, promised_hours=promised_hours(found))


def verdict_for_call(customer_id: int, device_id: int, call_kind: str, on: date | None = None) -> Verdict:
    """As `verdict_for`, for the work that a kind of call asks for."""
    return verdict_for(customer_id, device_id, on, WORK_OF_CALL[call_kind])


def verdict_of(call: ServiceCall) -> Verdict:
    """The verdict frozen on a call, in the language of the program."""
    if not call.cover_reason:
        label = shown(cover.KIND_LABELS[cover.CoverKind(call.cover_kind)]) if call.cover_kind else ""
        return Verdict(call.cover_kind, label, "", call.cover_document, call.cover_ends_on, None, call.service_class)
    return worded(cover.from_values(json.loads(call.cover_reason)))


def frozen_verdict(
    customer: Customer, device: Device | None, came: datetime, call_kind: str = "repair"
) -> dict[str, Any]:
    """The verdict of the day a call came about the work it asks for, as fields of the call.

    `promised_hours` among them is the response that the covering contract promises; it goes into the first event.
    """
    found = covers.verdict_of(device, customer.id, clock.local(came).date(), WORK_OF_CALL[call_kind])
    return {**verdict_fields(found), "promised_hours": promised_hours(found)}


def verdict_fields(verdict: cover.CoverVerdict) -> dict[str, Any]:
    """The fields of a call that hold a verdict."""
    return {
        "cover_kind": str(verdict.kind),
        "cover_reason": json.dumps(cover.as_values(verdict), ensure_ascii=False, sort_keys=True),
        "cover_document": verdict.document,
        "cover_ends_on": verdict.ends_on,
        "service_class": str(verdict.service_class),
    }


def promised_hours(found: cover.CoverVerdict) -> int | None:
    """The response that the contract promises which decides, in hours; None where none does."""
    if found.reason_code not in (cover.CoverReason.WARRANTY_CONTRACT, cover.CoverReason.MAINTENANCE_CONTRACT):
        return None
    return database.scalar("SELECT response_hours FROM contract WHERE number = ?", (found.document,))


def worded(verdict: cover.CoverVerdict) -> Verdict:
    """A verdict in the language of the program, without use and promise."""
    return Verdict(
        str(verdict.kind),
        shown(cover.KIND_LABELS[verdict.kind]),
        cover.reason_text(verdict),
        verdict.document,
        verdict.ends_on,
        verdict.days_left,
        str(verdict.service_class),
    )

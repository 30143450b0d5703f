"""Correcting a call's kind of service or device: the cover verdict frozen on it is asked again, never silently (R061).

Who corrects sees the verdict so far beside the one that would be frozen now, and decides: the new one replaces the old,
with a reason, or the old one stays. Either way the call's history tells both.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import translate
from app.domain import cover, validation
from app.domain.cover_facts import WORK_OF_CALL
from app.models.customer import Customer, Device
from app.models.service_call import ServiceCall
from app.services import _call_events as events
from app.services import _charge_records, _inspection_calls, _repeat_repairs, contract_usage, covers, service_calls
from app.services._call_input import CALL_KINDS, one_of, own_device
from app.services._use_case import UnitOfWork, get, use_case
from app.services._visible import refuse_others
from app.services.service_call_cover import Verdict, promised_hours, verdict_fields, verdict_of, worded


@dataclass(frozen=True)
class AskedAgain:
    """The verdict frozen on a call beside the one of the corrected call, both of the day it came."""

    before: Verdict
    after: Verdict
    differs: bool


def ask_again(call_id: int, *, call_kind: str, device_id: int) -> AskedAgain:
    """What cover says of a call with another kind or device (0: not known). Raises NotPermitted, UserError."""
    call = get(ServiceCall, call_id)
    refuse_others("service_call.change", call.technician_id)
    return _asked(call, _fresh(call, call_kind, _device(call, device_id)))


@use_case("service_call.change")
def correct(
    unit: UnitOfWork,
    call_id: int,
    *,
    seen_version: int,
    call_kind: str,
    device_id: int,
    take_verdict: bool | None = None,
    reason: str = "",
    **fields: Any,
) -> ServiceCall:
    """Correct a call as the whole form shows it; `fields` are those of `service_calls.change`.

    Where cover says something else by it, `take_verdict` says whether that replaces the verdict so far; with a reason
    then. Raises UserError naming `take_verdict` or `reason` while that is open.
    """
    call = service_calls.corrected(unit, events.load(unit, call_id, None), seen_version, reason, **fields)
    if (one_of(call_kind, CALL_KINDS, "call_kind"), device_id) == (call.call_kind, call.device_id or 0):
        return call
    _refuse_inspection(call, call_kind)
    device = _device(call, device_id)
    fresh = _fresh(call, call_kind, device)
    asked = _asked(call, fresh)
    values: dict[str, Any] = {"call_kind": call_kind}
    if device_id != (call.device_id or 0):
        shown = {name: getattr(device, name) if device else "" for name in ("product_name", "model", "serial")}
        values |= {"device": device_id or None, **shown}
    if asked.differs:
        values |= _decided(unit, call, asked, fresh, take_verdict, reason)
    former = call.device_id
    unit.update(call, reason=reason, **values)
    _repeat_repairs.follow(unit, call, former)
    if "cover_kind" in values:
        events.project_due(unit, call)  # the response promised is that of the contract that decides now
        _charge_records.follow(unit, call)
    return call


def _decided(
    unit: UnitOfWork,
    call: ServiceCall,
    asked: AskedAgain,
    fresh: cover.CoverVerdict,
    take_verdict: bool | None,
    reason: str,
) -> dict[str, Any]:
    """What the decision about the verdict changes on the call; writes it into the history."""
    if take_verdict is None:
        text = translate("service_call", "Cover: {before} so far, {after} now. Decide which holds.")
        raise UserError(text.format(before=asked.before.label, after=asked.after.label), "take_verdict")
    why = validation.clean_line(reason, field="reason")
    if take_verdict and not why:
        raise UserError(translate("service_call", "Write why the verdict changes."), "reason")
    pattern = (
        translate("service_call", "{before} → {after}")
        if take_verdict
        else translate("service_call", "stays {before}, not {after}")
    )
    words = pattern.format(before=_in_short(asked.before), after=_in_short(asked.after))
    told = "\n".join(part for part in (words, why) if part)
    if not take_verdict:
        events.note(unit, call, "cover_kept", unit.now, told, reason=why)
        return {}
    promised = {"promised_hours": promised_hours(fresh) or 0, "promised_by": fresh.document}
    events.note(unit, call, events.COVER_CHANGED, unit.now, told, reason=why, **promised)
    values = verdict_fields(fresh)
    if call.cover_reason and call.service_class != asked.before.service_class:
        del values["service_class"]  # somebody with the right to it chose the class: that stays
    return values


def _fresh(call: ServiceCall, call_kind: str, device: Device | None) -> cover.CoverVerdict:
    """The verdict of the day the call came, which does not count among what its contract has used."""
    on = clock.local(call.received_at).date()
    with contract_usage.without(call.id):
        return covers.verdict_of(device, call.customer_id, on, WORK_OF_CALL[one_of(call_kind, CALL_KINDS, "call_kind")])


def _asked(call: ServiceCall, fresh: cover.CoverVerdict) -> AskedAgain:
    before = verdict_of(call)
    if not call.cover_reason:  # from an old register: kind and document are all that is known
        differs = (before.kind, before.document) != (str(fresh.kind), fresh.document)
    else:
        held = cover.from_values(json.loads(call.cover_reason))
        differs = (held.kind, held.document, held.reason_code) != (fresh.kind, fresh.document, fresh.reason_code)
    return AskedAgain(before, worded(fresh), differs)


def _refuse_inspection(call: ServiceCall, call_kind: str) -> None:
    one = _inspection_calls.of_call(call)
    if one is not None and call_kind != call.call_kind:
        text = translate("service_call", "This call carries out inspection {number}: its kind of service stays.")
        raise UserError(text.format(number=one.number), "call_kind")


def _device(call: ServiceCall, device_id: int) -> Device | None:
    return own_device(get(Customer, call.customer_id), device_id)


def _in_short(verdict: Verdict) -> str:
    return " ".join(part for part in (verdict.label, verdict.document) if part)

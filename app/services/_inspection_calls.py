"""An inspection follows its service call: planned with it, done with the visit, due again when it is cancelled."""

from __future__ import annotations

from datetime import datetime

from app.core import clock
from app.models.contract import Inspection
from app.models.service_call import ServiceCall
from app.services import _inspection_slots as slots
from app.services._use_case import UnitOfWork

_ENDS = ("complete", "hand_back", "solve_by_phone")


def of_call(call: ServiceCall) -> Inspection | None:
    """The inspection that a call carries out; only maintenance calls have one."""
    if call.call_kind != "maintenance":
        return None
    return Inspection.get_or_none(Inspection.call_id == call.id)


def follow(unit: UnitOfWork, call: ServiceCall, event: str, happened_at: datetime, reason: str) -> None:
    """After a step of a call: what it means for its inspection. The sheet with findings and score may follow later."""
    one = of_call(call)
    if one is None:
        return
    if event in _ENDS:
        done_on = one.done_on or clock.local(happened_at).date()
        slots.write(unit, one, None, state="done", done_on=done_on, technician_name=call.technician_name)
    elif event == "cancel" and one.state == "planned":
        slots.write(
            unit, one, None, reason, {"reason": reason}, state="due", call_id=None, planned_on=None, technician_name=""
        )
    elif one.state == "planned":
        planned = clock.local(call.appointed_at).date() if call.appointed_at else None
        unit.update(one, planned_on=planned, technician_name=call.technician_name)

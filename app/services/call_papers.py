"""What stands on the forms that go along with calls (F13, F14), and on the plan of a day (F15)."""

from __future__ import annotations

from datetime import date
from typing import Any

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import translate
from app.services import dispatch, service_call_file, swap_papers, voucher_content
from app.services._paper_values import day_of, iso
from app.services._use_case import require
from app.services.dispatch import Carried, DayPlan, PlannedCall
from app.services.service_call_file import CallFile

LEFT_OVER_WITHOUT_PERSON = "待派"


def service_record(number: str) -> dict[str, Any]:
    """F13: what is known of the visit; the rest is written by hand."""
    call = _call(number)
    return {
        **_customer(call),
        "number": call.number,
        "voucher_number": call.voucher_number,
        "contact": call.reporter,
        "phone": call.phone,
        "device": call.product_name,
        "model": call.model,
        "serial": call.serial,
        "served_on": day_of(call.appointed_at),
        "staff": call.technician_name,
        "arrived_at": iso(call.arrived_at),
        "finished_at": iso(call.finished_at),
        "problem": call.fault_text,
        "action": "\n".join(part for part in (call.solution_text, swap_papers.swap_of_call(call.id)) if part),
        "materials": "、".join(f"{line.description} ×{line.quantity}" for line in call.charges),
        "opinion": call.user_opinion,
        "satisfaction": call.satisfaction,
    }


def dispatch_checklist(number: str) -> dict[str, Any]:
    """F14: tools, spares and papers taken along on a visit."""
    call = _call(number)
    items = dispatch.checklist(call.id)
    return {
        **_customer(call),
        "number": call.number,
        "voucher_number": call.voucher_number,
        "technician": call.technician_name,
        "appointed_at": iso(call.appointed_at),
        "tools": [_thing(item) for item in items if item.kind == "tool"],
        "spares": [_thing(item) for item in items if item.kind == "spare"],
        "papers": [_thing(item) for item in items if item.kind == "document"],
    }


def dispatch_plan(day: str) -> dict[str, Any]:
    """F15: the plan of a day (`YYYY-MM-DD`, today when empty), left-over calls first."""
    try:
        on = date.fromisoformat(day) if day else clock.today()
    except ValueError:
        raise UserError(translate("paper_content", "Write the day as 2026-11-22."), "subject") from None
    require("service_call.dispatch")
    return plan_content(dispatch.day_plan(on))


def plan_content(plan: DayPlan) -> dict[str, Any]:
    """The day plan as it is on the screen."""
    jobs = [_job(call, leftover=True) for call in plan.left_over]
    jobs += [_job(call) for person in plan.technicians for call in person.calls]
    jobs += [_job(call) for call in plan.unassigned]
    names = [person.name for person in plan.technicians]
    extra = {str(job["technician"]) for job in jobs} - set(names)
    return {
        "letterhead": voucher_content.letterhead(),
        "on": plan.day.isoformat(),
        "technicians": [*names, *sorted(extra)],
        "jobs": jobs,
    }


def _call(number: str) -> CallFile:
    call_id = service_call_file.find_by_number(number)
    if not call_id:
        raise UserError(translate("paper_content", "There is no call {number}.").format(number=number), "subject")
    return service_call_file.file(call_id)


def _customer(call: CallFile) -> dict[str, Any]:
    return {"letterhead": voucher_content.letterhead(), "customer": call.customer_name, "address": call.address}


def _thing(item: Carried) -> dict[str, Any]:
    return {"name": item.name, "quantity": str(item.quantity), "taken": item.is_taken, "back": item.is_back}


def _job(call: PlannedCall, *, leftover: bool = False) -> dict[str, Any]:
    return {
        "technician": call.technician_name or LEFT_OVER_WITHOUT_PERSON,
        "planned_at": iso(call.starts_at),
        "call_number": call.number,
        "customer": call.customer_name,
        "address": call.address,
        "contact": call.reporter,
        "phone": call.phone,
        "device": " ".join(part for part in (call.product_name, call.model) if part),
        "fault": call.fault_text,
        "level": voucher_content.LEVELS.get(call.fault_level, ""),
        "arrival_due_at": iso(call.arrival_due_at),
        "voucher_number": call.voucher_number,
        "minutes": call.minutes,
        "leftover": leftover,
    }


PAPERS = {
    "service_record": service_record,
    "dispatch_checklist": dispatch_checklist,
    "dispatch_plan": dispatch_plan,
}
"""By form what knows its content from a subject (`paper_content`)."""

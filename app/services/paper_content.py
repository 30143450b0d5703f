"""What stands on forms without a number of their own: plain JSON values with the keys of each form's data.

Numbered papers are frozen when they are issued (`voucher_content`); these are drawn afresh from the records each time.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import translate
from app.models import personal
from app.services import (
    archive_booklets,
    board_papers,
    complaint_papers,
    daily_papers,
    dispatch,
    document_control,
    exchange_papers,
    inspection_papers,
    month_papers,
    opinion_papers,
    personal_papers,
    price_list,
    receipt_loss,
    register_papers,
    relationship_papers,
    service_call_file,
    session,
    stock_in_papers,
    survey_papers,
    swap_papers,
    take_back_content,
    tool_papers,
    visit_papers,
    voucher_content,
)
from app.services._paper_values import day_of, iso
from app.services._use_case import require
from app.services.dispatch import Carried, DayPlan, PlannedCall
from app.services.service_call_file import CallFile

LEFT_OVER_WITHOUT_PERSON = "待派"


def content(form: str, subject: str, *, edition: str = "") -> dict[str, Any]:
    """The content of a form about `subject`.

    A call's number, a date for the day plan, a printer, nothing for the price list. `edition` is for the forms of a
    complaint: `customer` or `internal`. Raises UserError when the subject is not there, when the form is only printed
    from its own issued paper, or has no editions.
    """
    if form in complaint_papers.FORMS:
        return {**personal.seen(complaint_papers.paper(form, subject, edition)), **_printed()}
    if edition:
        raise UserError(translate("paper_content", "This form has no editions."), "edition")
    provider = PROVIDERS.get(form)
    if provider is None:
        raise UserError(translate("paper_content", "This form is printed only from an issued paper."), "form")
    known = {"printed_at": clock.now().isoformat()} if form == "calibration_page" else _printed()
    drawn = document_control.controlled(form, provider(subject))
    return {**(drawn if form == personal_papers.FORM else personal.seen(drawn)), **known}


def of_case(form: str, number: str, edition: str, copies: tuple[str, ...], report_id: int = 0) -> dict[str, Any]:
    """The content of a form of a complaint for the recipients given, all of its scheme's when none; see `content`."""
    drawn = complaint_papers.paper(form, number, edition, copies=copies or None, report_id=report_id)
    return {**personal.seen(drawn), **_printed()}


def _printed() -> dict[str, str]:
    """Who prints it, and when."""
    return {"printed_at": clock.now().isoformat(), "operator": session.current().full_name}


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


def prices(_: str = "") -> dict[str, Any]:
    """F28: the price list as it is valid now."""
    require("price_list.view")
    items = price_list.listing()
    dates = [item.valid_from for item in items if item.valid_from]
    return {
        "letterhead": voucher_content.letterhead(),
        "items": [{"code": item.code, "item": item.name, "unit": item.unit, "price": item.price} for item in items],
        "valid_from": max(dates).isoformat() if dates else None,
    }


def calibration_page(printer: str = "") -> dict[str, Any]:
    """Rulers for a printer."""
    return {"printer": printer}


PROVIDERS: dict[str, Callable[[str], dict[str, Any]]] = {
    "service_record": service_record,
    "dispatch_checklist": dispatch_checklist,
    "dispatch_plan": dispatch_plan,
    "price_list": prices,
    "price_card": prices,
    "relationship_card": relationship_papers.relationship_card,
    personal_papers.FORM: personal_papers.report,
    "relationship_assessment": relationship_papers.relationship_assessment,
    "inspection_sheet": inspection_papers.inspection_sheet,
    "technician_daily": daily_papers.technician_daily,
    "supervisor_daily": daily_papers.supervisor_daily,
    "number_register": register_papers.number_register_content,
    "survey_questionnaire": survey_papers.questionnaire,
    "survey_report": survey_papers.report,
    "stock_in_test_label": stock_in_papers.label,
    "personal_tool_card": tool_papers.tools_of,
    "repair_tag": take_back_content.repair_tag,
    receipt_loss.FORM: receipt_loss.content,
    "exchange_request": exchange_papers.exchange_request,
    "return_visit_record": visit_papers.return_visit_record,
    "visit_sheet": visit_papers.sheet,
    "anomaly_notice": complaint_papers.anomaly_notice,
    "opinion_book": opinion_papers.opinion_book,
    "opinion_card": opinion_papers.opinion_card,
    "user_information_analysis": opinion_papers.user_information_analysis,
    archive_booklets.FORM: archive_booklets.cover,
    month_papers.FORM: month_papers.paper,
    "week_board": board_papers.week_board,
    "month_board": board_papers.month_board,
    "shift_roster": board_papers.roster,
    "service_catalogue": board_papers.service_catalogue,
    "calibration_page": calibration_page,
    **{form: partial(complaint_papers.paper, form) for form in complaint_papers.FORMS},
}
"""Who knows the content of which form."""


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

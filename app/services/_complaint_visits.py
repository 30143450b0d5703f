"""The return visit that follows a complaint (3.9, 002C): due with the settlement, withdrawn with the case."""

from __future__ import annotations

from typing import Any

from app.domain.workflows import complaint as workflow
from app.domain.workflows import return_visit as visits
from app.models.complaint import Complaint
from app.models.service_call import ReturnVisit
from app.services._use_case import UnitOfWork

SOURCE = "complaint"


def follow(unit: UnitOfWork, case: Complaint) -> None:
    """Plan the visit of a case that is settled; take back the one of a case that was voided or refused.

    Called with every step of a case; a visit that stands already is left as it is.
    """
    if case.state in workflow.SETTLED_STATES:
        plan(unit, case)
    elif case.state not in workflow.OPEN_STATES:
        for visit in _of(case).where(ReturnVisit.state == "due"):
            unit.update(visit, state=str(visits.after(visit.state, "withdraw")), reason=case.void_reason)


def plan(unit: UnitOfWork, case: Complaint) -> ReturnVisit | None:
    """The visit due `visit_due_on`, for a supervisor; None where one stands already or the case has no day for it."""
    if case.visit_due_on is None or of_case(case) is not None:
        return None
    call = case.call
    return unit.insert(
        ReturnVisit, number=unit.number("return_visit"), customer=case.customer_id, customer_name=case.customer_name,
        phone=case.phone, source=SOURCE, source_id=case.id, complaint_id=case.id, due_on=case.visit_due_on,
        technician=call.technician_id if call else None, technician_name=call.technician_name if call else "",
    )  # fmt: skip


def of_case(case: Complaint) -> ReturnVisit | None:
    """The visit that stands: the one still due, else the last one that was given up or done."""
    waiting = _of(case).where(ReturnVisit.state == "due").first()
    return waiting or _of(case).where(ReturnVisit.state != "withdrawn").order_by(ReturnVisit.id.desc()).first()


def _of(case: Complaint) -> Any:
    return ReturnVisit.select().where(ReturnVisit.complaint_id == case.id)

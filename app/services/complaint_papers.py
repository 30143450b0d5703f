"""What stands on the forms drawn from a complaint (F40–F55): plain JSON values in Chinese, one edition at a time.

The customer's edition leaves out opinions, responsibility, losses and decisions here already, so that no form can let
them slip; of the settlement it says nothing before the approver agreed (R098).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import Any

from app.core.changes import Changes
from app.core.errors import NotPermitted, UserError
from app.core.i18n import translate
from app.domain import numbering, permissions
from app.models.anomaly_notice import AnomalyNotice
from app.models.complaint import Complaint
from app.models.customer import Customer
from app.services import _complaint_steps as steps
from app.services import anomaly_notices, complaint_file, document_control, settings
from app.services import session as sessions
from app.services._complaint_content import of_case
from app.services._complaint_lines import ReportLine
from app.services._paper_values import iso
from app.services._use_case import UnitOfWork, get, require, use_case
from app.services.complaint_file import CaseFile

CASE_FORMS = (
    "complaint_record", "complaint_handling_slip", "complaint_registration", "complaint_handling_form",
    "complaint_sheet", "branch_complaint_record", "complaint_sheet_2part", "quality_feedback_sheet",
    "service_complaint_record",
)  # fmt: skip
"""Forms of a case, each in two editions."""

REPORT_FORMS: Mapping[str, str] = MappingProxyType(
    {"investigation_report": "investigation", "petition": "petition", "case_study": "case_study"}
)
"""Forms of a written sheet of a case, with its kind; they stay in the house."""

FORMS = (*CASE_FORMS, *REPORT_FORMS)

EDITIONS = ("customer", "internal")


@dataclass(frozen=True)
class Offer:
    """A form of a case in an edition, with the recipients of its copies; `report_id` is of a written sheet, else 0."""

    form: str
    edition: str
    copies: tuple[str, ...]
    report_id: int = 0


def offers(case: CaseFile) -> tuple[Offer, ...]:
    """The forms of a case's scheme that the person signed in may print, then the written sheets that it has."""
    inside = sees_inside()
    found = [
        Offer(one.form, edition, one.copies[edition])
        for one in case.scheme.forms
        if one.form in CASE_FORMS
        for edition in EDITIONS
        if edition in one.copies and (inside or edition == "customer")
    ]
    kinds = {kind: form for form, kind in REPORT_FORMS.items()}
    found += [
        Offer(kinds[one.kind], "internal", case.scheme.copies(kinds[one.kind], "internal"), one.id)
        for one in case.reports
        if one.kind in kinds and one.state != "void" and inside
    ]
    return tuple(found)


def sees_inside() -> bool:
    """Whether the person signed in may have internal editions: whoever sees only what they registered may not."""
    return permissions.scope(sessions.current().role, "complaint.view") is permissions.Scope.ALL


def find(number: str) -> int:
    """The case with this number, as typed or scanned. Raises UserError (field `subject`) when there is none."""
    known = numbering.parse(number, settings.number_formats())
    row = Complaint.get_or_none(Complaint.number == (known.number if known else number.strip().upper()))
    if row is None:
        text = translate("paper_content", "There is no complaint {number}.")
        raise UserError(text.format(number=number), "subject")
    return row.id


def paper(
    form: str, number: str, edition: str = "", *, copies: tuple[str, ...] | None = None, report_id: int = 0
) -> dict[str, Any]:
    """The content of a form about a case.

    `edition` is `customer` or `internal`; empty is the customer's where the scheme has one. `copies` are the recipients
    wanted, all of the scheme when None. Raises UserError (fields `subject`, `edition`), NotPermitted.
    """
    case = complaint_file.file(find(number))
    chosen = _edition(case, form, edition)
    recipients = case.scheme.copies(form, chosen) if copies is None else copies
    common = {"letterhead": document_control.letterhead(form), "copies": list(recipients)}
    if form in REPORT_FORMS:
        return {**common, **_report(case, REPORT_FORMS[form], report_id)}
    return {**common, **of_case(case, internal=chosen == "internal")}


def printed_whole(number: str, *, form: str, edition: str, printer: str) -> Changes:
    """As `printed`, for a form that `paper` drew with every copy of its scheme. Raises UserError, NotPermitted."""
    case = complaint_file.file(find(number))
    chosen = _edition(case, form, edition)
    recipients = case.scheme.copies(form, chosen)
    return printed(number, form=form, edition=chosen, recipients=recipients, printer=printer, copies=1)


@use_case("complaint.print")
def printed(
    unit: UnitOfWork, number: str, *, form: str, edition: str, recipients: Sequence[str], printer: str, copies: int
) -> Complaint:
    """A form of a case went to a printer: who, which edition, for whom, how often stands in its history.

    Raises UserError (field `subject`), NotPermitted.
    """
    case = get(Complaint, find(number))
    steps.refuse_others(case, unit.session)
    told = {
        "form": form, "edition": edition, "recipients": "、".join(recipients), "printer": printer, "copies": copies
    }  # fmt: skip
    unit.note("complaint", case.id, case.number, {name: [None, value] for name, value in told.items()})
    unit.touch(case)
    return case


def _edition(case: CaseFile, form: str, edition: str) -> str:
    if edition not in ("", *EDITIONS):
        text = translate("paper_content", "The edition is one of: {editions}.")
        raise UserError(text.format(editions=", ".join(EDITIONS)), "edition")
    if form in REPORT_FORMS:
        if edition == "customer":
            raise UserError(translate("paper_content", "This form stays in the house: internal only."), "edition")
        chosen = "internal"
    else:
        only_internal = case.scheme.copies(form, "internal") and not case.scheme.copies(form, "customer")
        chosen = edition or ("internal" if only_internal else "customer")
    if chosen == "internal" and not sees_inside():
        raise NotPermitted(translate("paper_content", "The internal edition is not for your role."))
    return chosen


def _report(case: CaseFile, kind: str, report_id: int) -> dict[str, Any]:
    """A written sheet, the last of its kind unless one is named; a blank one for the case when there is none."""
    head = {
        "number": case.number,
        "customer": case.customer_name,
        "product": " ".join(part for part in (case.product_name, case.model, case.serial) if part),
        "category": case.category_name,
        "received_at": iso(case.received_at),
    }
    found = [one for one in case.reports if one.kind == kind and (one.id == report_id or not report_id)]
    standing = [one for one in found if one.state != "void"] or found
    return {**head, **(_written(standing[-1]) if standing else {})}


def _written(one: ReportLine) -> dict[str, Any]:
    return {
        "subject": one.subject,
        "went": one.went,
        "ended_on": iso(one.investigated_on),
        "findings": one.findings,
        "measures": one.measures,
        "proposal": one.proposal,
        "due_on": iso(one.due_on),
        "made_by": one.made_by,
        "made_on": iso(one.made_on),
        "decision": one.decision,
        "decided_by": one.decided_by,
        "decided_on": iso(one.decided_on),
        "is_void": one.state == "void",
    }


def anomaly_notice(number: str) -> dict[str, Any]:
    """F44: the notice with this number. Raises UserError (field `subject`), NotPermitted."""
    require("anomaly_notice.view")
    known = numbering.parse(number, settings.number_formats())
    row = AnomalyNotice.get_or_none(AnomalyNotice.number == (known.number if known else number.strip().upper()))
    if row is None:
        text = translate("paper_content", "There is no anomaly notice {number}.")
        raise UserError(text.format(number=number), "subject")
    who = sessions.current()
    anomaly_notices.refuse_others(row, who.role, who.user_id)
    customer = Customer.get_by_id(row.customer_id)
    return {
        "letterhead": document_control.letterhead("anomaly_notice"),
        "number": row.number,
        "customer": row.customer_name,
        "customer_number": customer.number,
        "contact": customer.contact_name,
        "phone": customer.phone,
        "call_number": row.call_number,
        "product": row.product_name,
        "model": row.model,
        "serial": row.serial,
        "received_at": iso(row.received_at),
        "received_by": row.received_by,
        "content": row.content,
        "visited_by": row.visited_by,
        "visited_on": iso(row.visited_on),
        "finding": row.finding,
        "unit": row.unit,
        "due_on": iso(row.due_on),
        "result": row.result,
        "done_on": iso(row.done_on),
        "is_void": row.state == "void",
    }


PAPERS = {"anomaly_notice": anomaly_notice, **{form: partial(paper, form) for form in FORMS}}
"""By form what knows its content from a subject (`paper_content`)."""

"""What stands on the papers of return visits (F30): the record of one, and the morning's list."""

from __future__ import annotations

from typing import Any

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import translate
from app.domain import permissions
from app.models.complaint import Complaint
from app.models.contract import Contract
from app.models.service_call import ReturnVisit
from app.services import _people, visit_sheet, voucher_content
from app.services import _visit_paper_words as words
from app.services import session as sessions
from app.services._paper_values import iso
from app.services.return_visits import VisitFile
from app.services.visit_sheet import SheetLine

MOST_ROWS = 100
_SAID_ABOVE = ("reached", "refused")
"""What was said then stands on the record already."""


def return_visit_record(number: str) -> dict[str, Any]:
    """The content of the record of a visit, as plain JSON values. Raises UserError when there is no such visit."""
    row = ReturnVisit.get_or_none(ReturnVisit.number == number)
    if row is None:
        raise UserError(
            translate("paper_content", "There is no return visit {number}.").format(number=number), "subject"
        )
    known = visit_sheet.briefing(row.id)
    visit = known.visit
    subject, content = _about(visit)
    is_ended = visit.state != "due"  # before, the words are those of the last try, which stand there
    reopened = bool(visit.done_at and visit.finished_at and visit.finished_at > visit.done_at)
    complaint = Complaint.select().where(Complaint.visit == visit.id).order_by(Complaint.id).first()
    return {
        "letterhead": voucher_content.letterhead(),
        "number": visit.number,
        "customer": visit.customer_name,
        "phone": visit.phone,
        "contact": known.contact,
        "source": visit.source,
        "milestone": visit.milestone,
        "subject": subject,
        "due_on": iso(visit.due_on),
        "technician": visit.technician_name,
        "finished_at": iso(None if reopened else visit.finished_at),
        "fault": content,
        "solution": visit.solution_text,
        "voucher": known.voucher.number if known.voucher and visit.call_id else "",
        "questions": [words.question(one) for one in known.asked],
        "done_at": iso(visit.done_at),
        "method": visit.method if visit.done_at else "",
        "person_reached": visit.person_reached,
        "visitor": visit.visitor,
        "entered_by": _people.full_names().get(visit.entered_by, visit.entered_by) if is_ended else "",
        "satisfaction": visit.satisfaction,
        "is_refused": visit.answer == "refused",
        "comment": visit.comment if is_ended else "",
        "tries": [
            {
                "happened_at": iso(one.happened_at), "visitor": one.visitor, "method": one.method,
                "outcome": one.outcome, "note": "" if one.outcome in _SAID_ABOVE else one.note,
            }
            for one in visit.tries
        ],
        "next_call": visit.next_call_number,
        "next_complaint": complaint.number if complaint else "",
    }  # fmt: skip


def sheet(_: str = "") -> dict[str, Any]:
    """The morning's list as it is now, at most MOST_ROWS customers."""
    return {
        "letterhead": voucher_content.letterhead(),
        "on": clock.today().isoformat(),
        "rows": [_row(line) for line in visit_sheet.lines()[:MOST_ROWS]],
    }


def _row(line: SheetLine) -> dict[str, Any]:
    known = visit_sheet.briefing(line.id)
    visit, paper = known.visit, known.voucher
    at = clock.local(line.call_back_at) if line.call_back_at else None
    subject, content = _about(visit)
    return {
        "number": line.number,
        "customer": line.customer_name,
        "when": f"{at:%m-%d %H:%M}" if at else line.due_on.strftime("%m-%d"),
        "is_late": line.is_late,
        "is_key": line.is_key,
        "contact": known.contact,
        "phone": line.phone,
        "source": line.source,
        "milestone": line.milestone,
        "subject": " ".join(part for part in (subject, content) if part),
        "attempts": line.attempts,
        "voucher": paper.number if paper else "",
        "done": visit.solution_text or (paper.done if paper else ""),
        "technician": visit.technician_name or (paper.technician_name if paper else ""),
        "promises": [f"{one.number} {words.promise(one)}" for one in known.promises],
    }


def _about(visit: VisitFile) -> tuple[str, str]:
    """The number of what the visit follows, and what that was about."""
    if visit.call_id:
        return visit.call_number, visit.fault_text
    if visit.complaint_id and permissions.allowed(sessions.current().role, "complaint.view"):
        case = Complaint.get_or_none(Complaint.id == visit.complaint_id)
        return (case.number, case.content) if case else ("", "")
    if visit.source == "contract":
        contract = Contract.get_or_none(Contract.id == visit.source_id)
        return (contract.number, contract.project_name) if contract else (visit.subject, "")
    return "", visit.subject


PAPERS = {"return_visit_record": return_visit_record, "visit_sheet": sheet}
"""By form what knows its content from a subject (`paper_content`)."""

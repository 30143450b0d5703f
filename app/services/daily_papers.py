"""What stands on the daily reports of technicians and supervisor (F16, F17): plain JSON values, words in Chinese.

Each bears the short code of the change history's head: a sheet on file shows whether the history was rewritten since.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import translate
from app.services import audit_anchors, daily_work, voucher_content
from app.services._use_case import UnitOfWork, use_case
from app.services.daily_work import CLASSES, Job, Share
from app.services.dispatch import PlannedCall

FORMS = ("technician_daily", "supervisor_daily")


def technician_daily(subject: str) -> dict[str, Any]:
    """The content for `2026-11-22 周启明`: a day and whose; today and one's own when left out.

    Raises UserError for a day that cannot be read or nobody of that name, NotPermitted for somebody else's.
    """
    first, _, rest = subject.strip().partition(" ")
    day = _day(first)
    people = daily_work.people()
    named = [(int(key), name) for key, name in people.items() if not rest.strip() or name == rest.strip()]
    if not named or (len(named) > 1 and not rest.strip()):
        raise UserError(translate("paper_content", "Write whose report: 2026-11-22 and the name."), "subject")
    technician_id, name = named[0]
    jobs = daily_work.jobs_of(day, technician_id)
    return {
        "letterhead": voucher_content.letterhead(),
        "on": day.isoformat(),
        "technician": name,
        "jobs": [_job(job) for job in jobs],
        "history_code": audit_anchors.short_code(),
    }


def supervisor_daily(subject: str) -> dict[str, Any]:
    """The content for a day (`2026-11-22`, today when empty). Raises UserError, NotPermitted."""
    found = daily_work.of_branch(_day(subject.strip()))
    return {
        "letterhead": voucher_content.letterhead(),
        "on": found.day.isoformat(),
        "people": [_person(one) for one in found.shares],
        "received": found.received,
        "finished": found.finished,
        "open_calls": found.open_calls,
        "late_calls": found.late_calls,
        "charged": found.charged,
        "collected": found.collected,
        "next_calls": [_next(one) for one in found.next_calls],
        "more_calls": found.more_calls,
        "history_code": audit_anchors.short_code(),
    }


@use_case("ledger.print")
def printed(unit: UnitOfWork, *, content: dict[str, Any], printer: str, copies: int = 1) -> None:
    """Put a day's sheet that left the program on record, and the head of the history that stands on it.

    `content` is what the sheet was drawn from, `printer` where it went or the file it was saved as.
    """
    whose = " ".join(part for part in (content["on"], content.get("technician", "")) if part)
    anchor = audit_anchors.on_paper(content["history_code"])
    if anchor is not None:
        audit_anchors.keep(audit_anchors.DAILY_SHEET, whose, anchor)
    told = {"printer": printer, "copies": copies, "history_code": content["history_code"]}
    unit.note("daily_sheet", 0, whose, {name: [None, value] for name, value in told.items()})


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text) if text else clock.today()
    except ValueError:
        raise UserError(translate("paper_content", "Write the day as 2026-11-22."), "subject") from None


def _job(job: Job) -> dict[str, Any]:
    again = f"，约 {clock.local(job.again_at):%m-%d %H:%M} 再去" if job.again_at else ""
    return {
        "number": job.number,
        "customer": job.customer_name,
        "subject": job.subject,
        "service_class": job.service_class,
        "arrived": _clock(job.arrived_at),
        "finished": _clock(job.finished_at),
        "minutes": job.minutes,
        "parts": "、".join(f"{name} ×{count}" for name, count in job.parts),
        "remark": job.done if job.is_finished else f"未完成{again}",
    }


def _person(one: Share) -> dict[str, Any]:
    return {
        "technician": one.name or "客服（电话）",
        "jobs": one.job_count,
        "classes": [[one.jobs.get(code, 0), one.minutes.get(code, 0)] for code in CLASSES],
        "unfinished": one.unfinished,
    }


def _next(one: PlannedCall) -> dict[str, Any]:
    return {
        "number": one.number,
        "customer": one.customer_name,
        "subject": " / ".join(part for part in (one.product_name, one.fault_text.replace("\n", " ")[:40]) if part),
        "level": voucher_content.LEVELS.get(one.fault_level, ""),
        "technician": one.technician_name,
        "why": f"原约 {clock.local(one.starts_at):%m-%d %H:%M}" if one.starts_at else "未派工",
    }


def _clock(moment: datetime | None) -> str:
    return f"{clock.local(moment):%H:%M}" if moment else ""


PAPERS = {"technician_daily": technician_daily, "supervisor_daily": supervisor_daily}
"""By form what knows its content from a subject (`paper_content`)."""

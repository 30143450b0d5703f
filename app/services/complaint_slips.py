"""Slips about late stages (F56 催办单, F57 洽办单, R102): issued under a number and frozen, answered, void, printed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import translate
from app.domain import complaint_clock, numbering, validation
from app.domain.workflows import complaint_slip as workflow
from app.models.complaint import Complaint, ComplaintStage
from app.models.complaint_slip import ComplaintSlip
from app.services import issuing, settings, voucher_content
from app.services import session as sessions
from app.services._complaint_lines import copied
from app.services._paper_values import iso
from app.services._use_case import UnitOfWork, get, require, use_case
from app.services.complaint_schemes import scheme_of

ASKS = {
    "reminder": "请即办理；不能按期完成的，请书面说明原因和预计完成日期。",
    "late_cause": "请说明逾期原因及今后如何避免。",
}
"""What a unit is asked unless something else is written; printed, hence in Chinese."""


MOST = 40
_ANSWERED_SHEET = 2
"""The version of a sheet with its answer."""
"""Slips issued together; each is drawn while the branch waits."""


@dataclass(frozen=True)
class SlipFile:
    """One slip; `actions` are the events that the person signed in may fire now."""

    id: int
    row_version: int
    number: str
    kind: str
    complaint_id: int
    complaint_number: str
    customer_name: str
    stage_id: int
    stage_name: str
    unit: str
    due_at: datetime
    days_late: int
    asks: str
    issued_at: datetime
    issued_by: str
    answer_due_on: date | None
    cause: str
    answer: str
    answered_by: str
    answered_on: date | None
    state: str
    void_reason: str
    entered_at: datetime
    left_at: datetime | None
    altered: bool
    prints: tuple[issuing.PrintedCopy, ...]
    actions: frozenset[str]


@use_case("complaint_slip.issue")
def issue(
    unit: UnitOfWork,
    stage_id: int,
    *,
    kind: str,
    asks: str = "",
    answer_due_on: date | None = None,
    paper: str = "",
) -> ComplaintSlip:
    """Issue the slip that a stage is due: number, frozen content, one rendering.

    Raises UserError when the stage is not late, has an open slip already, or (late-cause slip) the case is not closed.
    """
    stage = get(ComplaintStage, stage_id)
    case = get(Complaint, stage.complaint_id)
    _refuse_undue(case, stage, kind, unit.now)
    return _issue(unit, case, stage, kind, asks, answer_due_on, paper)


@use_case("complaint_slip.issue")
def issue_due(unit: UnitOfWork, *, stage_ids: Iterable[int], answer_due_on: date | None = None) -> None:
    """Issue the slip that each of these stages is due, with the usual words; those that are due none are left out.

    Raises UserError when none of them is due one, or for more than `MOST` at once.
    """
    due: list[tuple[Complaint, ComplaintStage, str]] = []
    for stage_id in dict.fromkeys(stage_ids):
        stage = get(ComplaintStage, stage_id)
        case = get(Complaint, stage.complaint_id)
        due += [(case, stage, kind) for kind in due_kinds(case, [stage], unit.now).values()]
    if not due:
        text = translate("complaint_slip", "None of these is due a slip: not late, or reminded already.")
        raise UserError(text, "stage_ids")
    if len(due) > MOST:
        text = translate("complaint_slip", "At most {count} slips at once. Choose fewer.")
        raise UserError(text.format(count=MOST), "stage_ids")
    for case, stage, kind in due:
        _issue(unit, case, stage, kind, "", answer_due_on, "")


def _issue(
    unit: UnitOfWork,
    case: Complaint,
    stage: ComplaintStage,
    kind: str,
    asks: str,
    answer_due_on: date | None,
    paper: str,
) -> ComplaintSlip:
    today = clock.local(unit.now).date()
    if answer_due_on is not None:
        if answer_due_on < today:
            raise UserError(translate("complaint_slip", "This day is over already."), "answer_due_on")
        validation.check_date(answer_due_on, today, "answer_due_on")
    values: dict[str, Any] = {
        "number": unit.number(kind),
        "kind": kind,
        "complaint_number": case.number,
        "customer_name": case.customer_name,
        "stage_name": stage.name,
        "unit": stage.unit,
        "due_at": stage.due_at,
        "days_late": complaint_clock.days_late(stage.due_at, stage.left_at or unit.now),
        "asks": validation.clean_text(asks, field="asks") or ASKS[kind],
        "issued_at": unit.now,
        "issued_by": unit.session.full_name,
        "answer_due_on": answer_due_on,
    }
    form = workflow.FORMS[kind]
    content = _content(case, stage, values, form)
    _, digest = issuing.keep(unit, form, values["number"], content, paper or settings.usual_paper(form) or "A4")
    unit.touch(case)
    return unit.insert(ComplaintSlip, complaint=case.id, stage=stage.id, content_sha256=digest, **values)


@use_case("complaint_slip.issue")
def answer(
    unit: UnitOfWork,
    slip_id: int,
    *,
    seen_version: int,
    answer: str,
    cause: str = "",
    answered_by: str = "",
    answered_on: date | None = None,
) -> ComplaintSlip:
    """What the unit answered: on a late-cause slip also why it was late. Raises UserError naming the field."""
    row = get(ComplaintSlip, slip_id)
    today = clock.local(unit.now).date()
    day = answered_on or today
    given = {
        "cause": validation.clean_text(cause, field="cause"),
        "answer": validation.clean_text(answer, field="answer"),
    }
    facts = {"kind": row.kind, "day": day, "not_before": clock.local(row.issued_at).date(), "today": today}
    state = workflow.after(row.state, "answer", {**given, **facts})
    who = validation.required_line(answered_by, "answered_by", 60)
    unit.touch("complaint", row.complaint_id)
    digest = _answered_sheet(unit, row, {**given, "answered_by": who, "answered_on": day.isoformat()})
    return unit.update(
        row, seen_version, state=str(state), answered_by=who, answered_on=day, content_sha256=digest, **given
    )


def _answered_sheet(unit: UnitOfWork, row: ComplaintSlip, answer: dict[str, Any]) -> str:
    """Freeze the sheet again with the answer on it, as the case's file wants it; returns its digest."""
    form = workflow.FORMS[row.kind]
    kept = issuing.paper_of(form, row.number)
    if kept is None:
        return row.content_sha256
    now = {"operator": unit.session.full_name, "printed_at": iso(unit.now)}
    return issuing.keep(unit, form, row.number, {**kept.content, **answer, **now}, kept.paper, _ANSWERED_SHEET)[1]


@use_case("complaint_slip.void")
def void(unit: UnitOfWork, slip_id: int, *, seen_version: int, reason: str) -> ComplaintSlip:
    """A slip was issued by mistake: it keeps its number and its sheet, which says 作废 from now on."""
    row = get(ComplaintSlip, slip_id)
    why = validation.clean_text(reason, field="reason")
    state = workflow.after(row.state, "void", {"reason": why})
    unit.touch("complaint", row.complaint_id)
    return unit.update(row, seen_version, why, state=str(state), void_reason=why)


@use_case("complaint_slip.issue")
def printed(unit: UnitOfWork, slip_id: int, *, printer: str, copies: int = 1, reprint: int = 0) -> ComplaintSlip:
    """A copy has left the printer."""
    row = get(ComplaintSlip, slip_id)
    issuing.log_copy(unit, _paper_id(row), printer=printer, copies=copies, reprint=reprint)
    unit.touch(row)
    return row


def for_printing(slip_id: int, *, paper: str = "") -> issuing.Copy:
    """The next copy of a slip: the original first, then marked reprints; a void one says 作废. Raises NotPermitted."""
    require("complaint_slip.issue")
    row = get(ComplaintSlip, slip_id)
    return issuing.copy(_paper_id(row), paper=paper, is_void=row.state == workflow.State.VOID)


def find_reminder(text: str) -> int:
    """The id of the reminder slip whose number was scanned or typed; 0 when there is none."""
    return _find(text, numbering.NumberKind.REMINDER)


def find_late_cause(text: str) -> int:
    """The id of the late-cause slip whose number was scanned or typed; 0 when there is none."""
    return _find(text, numbering.NumberKind.LATE_CAUSE)


def _find(text: str, kind: numbering.NumberKind) -> int:
    number = numbering.parse(text, settings.number_formats())
    if number is None or number.kind is not kind:
        return 0
    row = ComplaintSlip.get_or_none(ComplaintSlip.number == number.number)
    return row.id if row else 0


def file(slip_id: int) -> SlipFile:
    """A slip as its record shows it. Raises NotPermitted, or UserError when it is not there."""
    require("complaint_slip.view")
    row = get(ComplaintSlip, slip_id)
    stage = get(ComplaintStage, row.stage_id)
    kept = issuing.paper_of(workflow.FORMS[row.kind], row.number)
    return SlipFile(**{
        **copied(SlipFile, row),
        "entered_at": stage.entered_at,
        "left_at": stage.left_at,
        "altered": bool(kept) and (issuing.altered(kept.paper_id) or kept.content_sha256 != row.content_sha256),
        "prints": kept.prints if kept else (),
        "actions": frozenset(step.event for step in workflow.permitted(row.state, sessions.current().role)),
    })  # fmt: skip


def due_kinds(case: Complaint, stages: list[ComplaintStage], now: datetime) -> dict[int, str]:
    """Which slip each stage of a case is due, by the stage's id; stages that are due none are left out."""
    slips = (
        ComplaintSlip.select(ComplaintSlip.stage, ComplaintSlip.kind, ComplaintSlip.state)
        .where((ComplaintSlip.complaint == case.id) & (ComplaintSlip.state != workflow.State.VOID))
        .order_by(ComplaintSlip.id)
    )
    had: dict[int, dict[str, str]] = {}
    for slip in slips:
        had.setdefault(slip.stage_id, {})[slip.kind] = slip.state
    is_closed = (case.settled_at is not None or not case.is_open) and case.state != "void"
    found = {}
    for stage in stages:
        late = complaint_clock.is_late(stage.due_at, stage.left_at or now)
        kind = workflow.due_kind(is_late=late, is_open=stage.is_open, is_closed=is_closed, kinds=had.get(stage.id, {}))
        if kind:
            found[stage.id] = kind
    return found


def _refuse_undue(case: Complaint, stage: ComplaintStage, kind: str, now: datetime) -> None:
    if kind not in workflow.KINDS:
        raise UserError(translate("complaint_slip", "Choose the slip."), "kind")
    due = due_kinds(case, [stage], now).get(stage.id, "")
    if due == kind:
        return
    text = translate("complaint_slip", "“{stage}” has a slip already.")
    if case.state == "void":
        text = translate("complaint_slip", "The case is void.")
    elif not complaint_clock.is_late(stage.due_at, stage.left_at or now):
        text = translate("complaint_slip", "“{stage}” is not late.")
    elif kind == "reminder" and not stage.is_open:
        text = translate("complaint_slip", "“{stage}” is over: there is nothing to remind of.")
    elif kind == "late_cause" and stage.is_open:
        text = translate("complaint_slip", "“{stage}” still goes on: remind the unit instead.")
    elif kind == "late_cause" and not due and case.settled_at is None and case.is_open:
        text = translate("complaint_slip", "The case is not closed yet: units are asked why they were late afterwards.")
    raise UserError(text.format(stage=stage.name), "kind")


def _content(case: Complaint, stage: ComplaintStage, slip: dict[str, Any], form: str) -> dict[str, Any]:
    """The content of a slip, with the keys of its form's data."""
    scheme = scheme_of(case)
    product = " ".join(part for part in (case.product_name, case.model) if part)
    return {
        "letterhead": voucher_content.letterhead(),
        "number": slip["number"],
        "case_number": case.number,
        "scheme": scheme.name.zh,
        "customer": case.customer_name,
        "product": product,
        "category": case.category_name,
        "received_at": iso(case.received_at),
        "close_due_at": iso(case.close_due_at),
        "unit": stage.unit,
        "stage": stage.name,
        "entered_at": iso(stage.entered_at),
        "due_at": iso(stage.due_at),
        "left_at": iso(stage.left_at),
        "days_late": slip["days_late"],
        "asks": slip["asks"],
        "answer_due_on": iso(slip["answer_due_on"]),
        "issued_by": slip["issued_by"],
        "issued_at": iso(slip["issued_at"]),
        "copies": list(scheme.copies(form, "internal")),
        "operator": slip["issued_by"],
        "printed_at": iso(slip["issued_at"]),
    }


def _paper_id(row: ComplaintSlip) -> int:
    kept = issuing.paper_of(workflow.FORMS[row.kind], row.number)
    if kept is None:
        raise UserError(
            translate("complaint_slip", "The sheet of {number} is not kept here.").format(number=row.number)
        )
    return kept.paper_id

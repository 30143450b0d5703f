"""Written sheets of a complaint: investigation (F47), appraisal (F54), petition (F55), case study (F51)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import translate
from app.domain import complaint_clock, loss, validation
from app.domain.complaint import FEE_PAYERS, REPORT_KINDS
from app.domain.complaint_scheme import Scheme
from app.domain.workflows import complaint as workflow
from app.models.complaint import Complaint
from app.models.complaint_decision import ComplaintReport
from app.models.organisation import Staff
from app.services import _complaint_people as people
from app.services import _complaint_steps as steps
from app.services import settings
from app.services._use_case import UnitOfWork, get, use_case
from app.services.complaint_opinions import STILL_OPEN_TO_ALL
from app.services.complaint_schemes import scheme_of

ONCE = frozenset({"investigation", "case_study"})
"""A case has one of these; appraisals and petitions as many as there are."""

BY_STEP: Mapping[str, str] = MappingProxyType(
    {"investigation": "investigation_report", "appraisal": "appraisal", "case_study": "case_study"}
)
"""The step of a scheme that asks for a kind; a petition may be written in every scheme."""

NEEDED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "investigation": ("findings", "measures"),
        "appraisal": ("institution", "conclusion"),
        "petition": ("subject", "findings", "proposal"),
        "case_study": ("findings", "measures", "proposal"),
    }
)
"""What a sheet must say before it is done."""


@dataclass(frozen=True)
class Sheet:
    """What is written on a sheet; which fields count depends on its kind (`models.complaint_decision`)."""

    subject: str = ""
    findings: str = ""
    measures: str = ""
    proposal: str = ""
    institution: str = ""
    conclusion: str = ""
    fee: int | None = None
    fee_payer: str = ""
    went: str = ""
    investigated_on: date | None = None
    made_by: str = ""
    made_on: date | None = None


def offered(scheme: Scheme) -> tuple[str, ...]:
    """The kinds of sheet that a scheme has."""
    return tuple(kind for kind in REPORT_KINDS if kind not in BY_STEP or BY_STEP[kind] in scheme.steps)


@use_case("complaint.change")
def write(
    unit: UnitOfWork,
    case_id: int,
    kind: str,
    sheet: Sheet,
    *,
    report_id: int = 0,
    seen_version: int = 0,
    is_done: bool = False,
) -> Complaint:
    """Write a sheet of a case, new or `report_id`; `is_done` finishes it, and then it says everything it must.

    The one investigation report or case study of a case is found by itself. `seen_version` is the sheet's, 0 for a new
    one. Raises UserError naming the field.
    """
    case = steps.load(unit, case_id, None)
    _refuse_ended(case)
    if kind not in offered(scheme_of(case)):
        raise UserError(translate("complaint", "The scheme of this case has no such sheet."), "kind")
    row = _of_case(case, kind, report_id)
    if row is not None and row.decision:
        raise UserError(translate("complaint", "This sheet was decided; it stays as it is."))
    _refuse_decided_upon(case, row)
    values = _checked(unit, case, kind, sheet, is_done=is_done)
    if is_done:
        _refuse_gaps(kind, values)
    values["state"] = "done" if is_done else "draft"
    if row is None:
        unit.insert(ComplaintReport, complaint=case.id, kind=kind, **values)
    else:
        unit.update(row, seen_version, **values)
    unit.touch(case)
    return case


@use_case("complaint.approve")
def decide(
    unit: UnitOfWork,
    report_id: int,
    *,
    seen_version: int,
    decision: str,
    decided_by: str = "",
    decided_on: date | None = None,
) -> Complaint:
    """What was decided upon an investigation report or a petition, by whom and when. `seen_version` is the sheet's.

    Raises UserError for a sheet that they wrote themselves, and for a name that nobody here bears.
    """
    row = get(ComplaintReport, report_id)
    case = steps.load(unit, row.complaint_id, None)
    _refuse_ended(case)
    if row.kind not in ("investigation", "petition"):
        raise UserError(translate("complaint", "Only a report or a petition is decided."), "decision")
    if row.state != "done":
        raise UserError(translate("complaint", "It is decided once it is finished."), "decision")
    text = validation.clean_text(decision, field="decision")
    if not text:
        raise UserError(translate("complaint", "Write what was decided."), "decision")
    unit.update(
        row, seen_version, decision=text, decided_by=_decider(unit, row, decided_by),
        decided_on=steps.day_within(unit, case, decided_on, "decided_on"),
    )  # fmt: skip
    unit.touch(case)
    return case


@use_case("complaint.attribute")
def void(unit: UnitOfWork, report_id: int, *, seen_version: int, reason: str) -> Complaint:
    """A sheet was written by mistake: it stays, and no longer counts."""
    row = get(ComplaintReport, report_id)
    case = steps.load(unit, row.complaint_id, None)
    _refuse_ended(case)
    why = validation.clean_text(reason, field="reason")
    if not why:
        raise UserError(translate("complaint", "Write the reason."), "reason")
    if row.state == "void":
        raise UserError(translate("complaint", "This sheet is void already."))
    _refuse_decided_upon(case, row)
    unit.update(row, seen_version, why, state="void", void_reason=why)
    unit.touch(case)
    return case


def begin_investigation(unit: UnitOfWork, case: Complaint, scheme: Scheme, ended_on: date) -> None:
    """The investigation ended: its report falls due (002C: within 3 days), unless that is known already.

    Raises UserError (field `investigated_on`) for a day that has not come, or before the complaint.
    """
    row = _of_case(case, "investigation", 0)
    if "investigation_report" not in scheme.steps or (row is not None and row.investigated_on is not None):
        return
    ended = steps.day_within(unit, case, ended_on, "investigated_on")
    values = {"investigated_on": ended, "due_on": report_due(scheme, ended)}
    if row is None:
        unit.insert(ComplaintReport, complaint=case.id, kind="investigation", **values)
    else:
        unit.update(row, **values)


def report_due(scheme: Scheme, ended_on: date) -> date | None:
    """The last day for the report on an investigation that ended on a day; None without a limit."""
    late = complaint_clock.due(clock.local_midnight(ended_on), scheme.report_days, steps.calendar_of(scheme))
    return complaint_clock.last_day(late) if late else None


def _decider(unit: UnitOfWork, row: ComplaintReport, typed: str) -> str:
    """Who decides a sheet: a colleague or the person signed in, and nobody upon what they wrote."""
    name = validation.clean_line(typed, 60, "decided_by") or unit.session.full_name
    own = people.names_of(unit.session)
    if people.plain(name) not in own and not Staff.select().where(Staff.name == name).exists():
        raise UserError(translate("complaint", "Nobody here bears this name. Choose who decided."), "decided_by")
    wrote = people.plain(row.made_by) in own | {people.plain(name)}
    if wrote and not settings.flag("complaint.self_approval"):
        raise UserError(translate("complaint", "Nobody decides a sheet that they wrote themselves."), "decided_by")
    return name


def _of_case(case: Complaint, kind: str, report_id: int) -> ComplaintReport | None:
    """The sheet that is meant. Raises UserError for one of another case or kind, or a void one."""
    if report_id:
        row = get(ComplaintReport, report_id)
        if row.complaint_id != case.id or row.kind != kind or row.state == "void":
            raise UserError(translate("complaint", "This sheet does not belong to the case any more."))
        return row
    if kind not in ONCE:
        return None
    mine = (ComplaintReport.complaint == case.id) & (ComplaintReport.kind == kind) & (ComplaintReport.state != "void")
    return ComplaintReport.select().where(mine).order_by(ComplaintReport.id).first()


def _refuse_ended(case: Complaint) -> None:
    if case.state not in workflow.OPEN_STATES:
        raise UserError(translate("complaint", "This case has ended: nothing more is written into its form."))


def _refuse_decided_upon(case: Complaint, row: ComplaintReport | None) -> None:
    """Raise UserError where the proposal went to its approver with this report."""
    if row is not None and row.kind == "investigation" and row.state == "done" and case.state not in STILL_OPEN_TO_ALL:
        raise UserError(translate("complaint", "The decision was made upon this report; it stays as it is."))


def _checked(unit: UnitOfWork, case: Complaint, kind: str, sheet: Sheet, *, is_done: bool) -> dict[str, Any]:
    values: dict[str, Any] = {
        name: validation.clean_text(getattr(sheet, name), field=name)
        for name in ("findings", "measures", "proposal", "conclusion")
    }
    values |= {name: validation.clean_line(getattr(sheet, name), field=name) for name in ("subject", "institution")}
    values["went"] = validation.clean_line(sheet.went, field="went")
    values["made_by"] = validation.clean_line(sheet.made_by, 60, "made_by") or unit.session.full_name
    wanted = sheet.made_on is not None or is_done
    values["made_on"] = steps.day_within(unit, case, sheet.made_on, "made_on") if wanted else None
    if kind == "appraisal":
        values |= _fee(sheet)
    if kind == "investigation" and sheet.investigated_on is not None:
        ended = steps.day_within(unit, case, sheet.investigated_on, "investigated_on")
        values |= {"investigated_on": ended, "due_on": report_due(scheme_of(case), ended)}
        if values["made_on"] is not None and values["made_on"] < ended:
            text = translate("complaint", "The investigation ended on {day}: its report comes afterwards.")
            raise UserError(text.format(day=ended.isoformat()), "made_on")
    return values


def _fee(sheet: Sheet) -> dict[str, Any]:
    """What the test cost and who pays it (R110): the one needs the other."""
    fee = None if sheet.fee is None else loss.checked_amount(sheet.fee, "fee", least=0)
    if sheet.fee_payer not in FEE_PAYERS and (sheet.fee_payer or fee):
        raise UserError(translate("complaint", "Choose who pays for the appraisal."), "fee_payer")
    return {"fee": fee, "fee_payer": sheet.fee_payer}


def _refuse_gaps(kind: str, values: Mapping[str, Any]) -> None:
    for name in NEEDED[kind]:
        if not values[name]:
            raise UserError(translate("complaint", "Write this before the sheet is finished."), name)

"""What is found of a complaint (R096, R109, R120, R121, R135): who answers for it and with how much, or that it is not
our fault, or unfounded; how heavy it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import date, datetime
from typing import Any

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import translate
from app.domain import complaint_shares, validation
from app.domain.complaint import SEVERITIES
from app.domain.complaint_scheme import Scheme
from app.domain.complaint_shares import Share
from app.models.complaint import Complaint
from app.models.complaint_decision import ComplaintUnit
from app.models.organisation import Department, Staff
from app.services import _complaint_amounts as amounts
from app.services import _complaint_steps as steps
from app.services._use_case import UnitOfWork, get, use_case
from app.services.complaint_reports import begin_investigation
from app.services.complaint_schemes import scheme_of


@use_case("complaint.attribute")
def attribute(
    unit: UnitOfWork,
    case_id: int,
    *,
    seen_version: int,
    cause: str,
    shares: Sequence[Share],
    category: str = "",
    severity: str = "",
    countermeasure: str = "",
    tracks_improvement: bool = False,
    investigated_on: date | None = None,
    happened_at: datetime | None = None,
    note: str = "",
) -> Complaint:
    """Say who answers for a case: units and persons with shares that make 100 %, and the cause.

    An empty class stays what it is. Found again, also after the approver sent the proposal back, the shares are
    replaced; the earlier ones stay in the history. The investigation report falls due where the scheme asks for one,
    counted from the day the investigation ended (None: the day of the finding).
    Raises UserError naming the field.
    """
    case = steps.load(unit, case_id, seen_version)
    scheme = scheme_of(case)
    facts = {
        **_class(scheme, case, category),
        "severity": _severity(scheme, severity),
        "cause": _cause(cause),
    }
    found = complaint_shares.check(_named(shares))
    facts["finding"] = complaint_shares.finding_of(found)
    _write(unit, case, found)
    name = facts.pop("category_name")
    case = steps.fire(
        unit, case, "attribute", facts=facts | {"shares": tuple(one.share for one in found)}, happened_at=happened_at,
        note=validation.clean_line(note, field="note"), category_name=name,
        countermeasure=validation.clean_text(countermeasure, field="countermeasure"),
        tracks_improvement=tracks_improvement, responsible=complaint_shares.in_words(found), evidence="",
        receivable_note="", approval_state="", **facts,
    )  # fmt: skip
    begin_investigation(unit, case, scheme, investigated_on or clock.local(happened_at or unit.now).date())
    return case


@use_case("complaint.attribute")
def find_not_ours(
    unit: UnitOfWork,
    case_id: int,
    *,
    seen_version: int,
    cause: str,
    evidence: str = "",
    shares: Sequence[Share] = (),
    category: str = "",
    happened_at: datetime | None = None,
    note: str = "",
) -> Complaint:
    """It is not our fault: evidence in words, or a file on the case (R109).

    `shares` may say who else it was (supplier, carrier, third party, the customer); none of them is the company.
    """
    case = steps.load(unit, case_id, seen_version)
    why = _cause(cause)
    proof = validation.clean_text(evidence, field="evidence")
    found = complaint_shares.check(_named(shares)) if shares else ()
    if any(one.party == complaint_shares.OURS for one in found):
        text = translate("complaint", "It is not our fault, so no unit of ours has a share of it.")
        raise UserError(text, "shares")
    known: dict[str, Any] = {"cause": why, **({"evidence": True} if proof else {})}
    _write(unit, case, found)
    return steps.fire(
        unit, case, "find_not_ours", facts=known, happened_at=happened_at,
        note=validation.clean_line(note, field="note"), finding="not_ours", cause=why, evidence=proof,
        responsible=complaint_shares.in_words(found), **_class(scheme_of(case), case, category),
        **amounts.give_up(unit, case),
    )  # fmt: skip


@use_case("complaint.attribute")
def find_unfounded(
    unit: UnitOfWork,
    case_id: int,
    *,
    seen_version: int,
    cause: str,
    receivable_note: str,
    happened_at: datetime | None = None,
    note: str = "",
) -> Complaint:
    """The complaint does not hold: why, and what becomes of the money still owed on the normal terms (R121)."""
    case = steps.load(unit, case_id, seen_version)
    known = {
        "cause": validation.clean_text(cause, field="cause"),
        "receivable_note": validation.clean_text(receivable_note, field="receivable_note"),
    }
    _write(unit, case, ())
    return steps.fire(
        unit, case, "find_unfounded", facts=dict(known), happened_at=happened_at,
        note=validation.clean_line(note, field="note"), finding="unfounded", responsible="", cause=known["cause"],
        receivable_note=known["receivable_note"], **amounts.give_up(unit, case),
    )  # fmt: skip


@use_case("complaint.attribute")
def file_minor(
    unit: UnitOfWork,
    case_id: int,
    *,
    seen_version: int,
    departments: str,
    told_by: str = "",
    told_on: date | None = None,
    happened_at: datetime | None = None,
    note: str = "",
) -> Complaint:
    """A minor case is filed once the departments know of it: no proposal, no approval (000, R094).

    Which departments, divided by commas; who told them (empty: who enters it) and when (None: today). Raises UserError
    naming the field.
    """
    case = steps.load(unit, case_id, seen_version)
    names = [one.strip() for one in re.split("[,，、;；\n]", validation.clean_text(departments, field="departments"))]
    told = validation.clean_line("、".join(dict.fromkeys(one for one in names if one)), field="departments")
    nothing = amounts.unsettled(unit, case, "minor")
    return steps.fire(
        unit, case, "file_minor", facts={"departments_told": bool(told)}, happened_at=happened_at,
        note=validation.clean_line(note, field="note"), departments_told=told,
        departments_told_by=validation.clean_line(told_by, 60, "told_by") or unit.session.full_name,
        departments_told_on=steps.day_within(unit, case, told_on, "told_on"), **nothing,
    )  # fmt: skip


def _class(scheme: Scheme, case: Complaint, category: str) -> dict[str, Any]:
    if not category or category == case.category:
        return {"category": case.category, "category_name": case.category_name}
    return {"category": category, "category_name": scheme.class_name(category).zh}


def _cause(text: str) -> str:
    """The cause, asked for before the shares are looked at: it stands above them in the form."""
    cause = validation.clean_text(text, field="cause")
    if not cause:
        raise UserError(translate("complaint", "Write the cause."), "cause")
    return cause


def _severity(scheme: Scheme, severity: str) -> str:
    """How heavy it is; asked for only where the scheme files minor cases."""
    if severity in SEVERITIES or (not severity and "minor" not in scheme.steps):
        return severity
    raise UserError(translate("complaint", "Say whether it is serious or minor."), "severity")


def _named(shares: Sequence[Share]) -> list[Share]:
    """Shares under the names that departments and staff have; somebody who left may still answer for what was done."""
    return [_one_named(one) for one in shares]


def _one_named(one: Share) -> Share:
    office, person = one.unit, one.person
    if one.staff_id:
        found = get(Staff, one.staff_id)
        person = found.name
        office = office or (found.department.name if found.department else "")
    if one.department_id:
        office = get(Department, one.department_id).name
    return replace(
        one, unit=validation.clean_line(office, field="shares"), person=validation.clean_line(person, 60, "shares"),
        trigger=validation.clean_line(one.trigger, field="shares"),
        note=validation.clean_line(one.note, field="shares"),
    )  # fmt: skip


def _write(unit: UnitOfWork, case: Complaint, shares: Sequence[Share]) -> None:
    """Keep exactly these shares: those there already are changed, the others no longer count."""
    mine = (ComplaintUnit.complaint == case.id) & ComplaintUnit.is_active
    there = {(row.party, row.unit, row.person): row for row in ComplaintUnit.select().where(mine)}
    for one in shares:
        values = asdict(one)
        department, staff = values.pop("department_id"), values.pop("staff_id")
        row = there.pop((one.party, one.unit, one.person), None)
        values |= {"department": department or None, "staff": staff or None}
        if row is not None:
            unit.update(row, **values)
        else:
            unit.insert(ComplaintUnit, complaint=case.id, **values)
    for row in there.values():
        unit.update(row, is_active=False)

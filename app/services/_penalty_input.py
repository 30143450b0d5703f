"""What is typed of a reward or penalty notice, checked, as it is stored."""

from __future__ import annotations

from typing import Any

from app.core.errors import UserError
from app.core.i18n import translate
from app.core.money import LARGEST_FEN
from app.domain import penalty as rules
from app.domain import penalty_steps as table_rules
from app.domain import validation
from app.models.complaint import Complaint
from app.models.complaint_decision import ComplaintUnit
from app.models.organisation import Staff
from app.models.penalty import Penalty
from app.services import _penalty_content as content
from app.services import complaint_losses, penalty_steps
from app.services._colleagues import department_of
from app.services._use_case import get

COUNTING = Penalty.state.not_in(["void", "withdrawn"])
"""Notices that are written or stand; after one that was withdrawn another may be written."""


def checked(case: Complaint | None, kind: str, responsibility_id: int, **given: Any) -> dict[str, Any]:
    """The fields of a notice as they are stored."""
    known: Penalty | None = given.get("known")
    shared = {"reason": reason_of(given["reason"])}
    if kind == "penalty":
        return shared | _penalty(case, responsibility_id, given, known)
    trigger = line_of(given["trigger"], "trigger")
    person = person_of(given["staff_id"], known)
    office = line_of(given["unit_name"], "unit_name") or department_of(person)
    if not office and person is None:
        raise UserError(translate("penalty", "Name the unit or the person."), "staff_id")
    whom = {"unit": office, "staff": person.id if person else None, "person": person.name if person else ""}
    if kind == "reward":
        reward = given["amount"]
        if reward is None or not 0 < reward <= LARGEST_FEN:
            raise UserError(translate("penalty", "Enter the amount of the reward, above 0."), "amount")
        return shared | whom | {"fine": reward, "trigger": trigger}
    if person is None:
        raise UserError(translate("penalty", "A discipline note names the person."), "staff_id")
    if given["step"] not in rules.DISCIPLINE:
        raise UserError(translate("penalty", "Choose the step."), "step")
    if trigger not in rules.MISCONDUCT:
        raise UserError(translate("penalty", "Choose what the note is written for."), "trigger")
    return shared | whom | {
        "trigger": trigger, "step": given["step"],
        "step_words": content.DISCIPLINE[given["step"]],
    }  # fmt: skip


def _penalty(
    case: Complaint | None, responsibility_id: int, given: dict[str, Any], known: Penalty | None
) -> dict[str, Any]:
    """A penalty for a share of a loss: unit and person are the share's, the fine follows from the points."""
    if case is None:
        raise UserError(translate("penalty", "A penalty belongs to a complaint."), "case_id")
    rows = units(case)
    row = next((one for one in rows if one.id == responsibility_id and one.party == "company"), None)
    if row is None:
        raise UserError(translate("penalty", "Choose whose share of the loss it is."), "responsibility_id")
    _refuse_uncounted(case)
    amount = dict(zip((one.id for one in rows), amounts_of(case, rows), strict=True))[row.id]
    standing = (Penalty.responsibility == row.id) & COUNTING
    other = Penalty.get_or_none(standing & (Penalty.id != (known.id if known else 0)))
    if other is not None:
        text = translate("penalty", "There is a notice for this share already: {number}.")
        raise UserError(text.format(number=other.number), "responsibility_id")
    table = penalty_steps.table()
    proposed = table_rules.step_of(amount, table)
    wanted = table_rules.find(given["step"], table) if given["step"] else proposed
    if wanted is None:
        raise UserError(translate("penalty", "Choose the step."), "step")
    points = {"unit_points": given["unit_points"], "own_points": given["own_points"]}
    fine = rules.fine(amount, **points) if any(points.values()) else 0
    return {
        "responsibility": row.id, "unit": row.unit, "staff": row.staff_id, "person": row.person,
        "trigger": line_of(given["trigger"], "trigger") or row.trigger, "share_amount": amount, "fine": fine, **points,
        **step_values(wanted, table),
    }  # fmt: skip


def _refuse_uncounted(case: Complaint) -> None:
    """Raise UserError (field `share_amount`) while goods of the case may be resold: no loss is counted yet (3.13)."""
    until = complaint_losses.waiting_until(case.id)
    if until is not None:
        text = translate("penalty", "Returned goods may be resold until {day}: first their loss is counted.")
        raise UserError(text.format(day=until.isoformat()), "responsibility_id")


def refuse_outdated(row: Penalty) -> None:
    """Raise UserError (field `share_amount`) where the finding or the loss changed since the draft was written."""
    if not row.responsibility_id or not row.complaint_id:
        return
    case = get(Complaint, row.complaint_id)
    rows = units(case)
    found = dict(zip((one.id for one in rows), amounts_of(case, rows), strict=True))
    if found.get(row.responsibility_id) != row.share_amount:
        text = translate("penalty", "The share of the loss is not what it was: open the draft and save it again.")
        raise UserError(text, "share_amount")


def units(case: Complaint) -> list[ComplaintUnit]:
    mine = (ComplaintUnit.complaint == case.id) & ComplaintUnit.is_active
    return list(ComplaintUnit.select().where(mine).order_by(ComplaintUnit.id))


def amounts_of(case: Complaint, rows: list[ComplaintUnit]) -> tuple[int, ...]:
    return rules.share_amounts(case.loss_amount, [row.share for row in rows])


def step_values(step: table_rules.Step, table: tuple[table_rules.Step, ...]) -> dict[str, str]:
    return {"step": step.code, "step_words": step.paper, "steps": table_rules.written(table)}


def person_of(staff_id: int, known: Penalty | None = None) -> Staff | None:
    person = get(Staff, staff_id) if staff_id else None
    if person is not None and not person.is_active and (known is None or known.staff_id != person.id):
        raise UserError(translate("penalty", "{name} has left.").format(name=person.name), "staff_id")
    return person


def reason_of(text: str) -> str:
    words = validation.clean_text(text, field="reason")
    if not words:
        raise UserError(translate("penalty", "Write the reason."), "reason")
    return words


def line_of(text: str, field: str) -> str:
    return validation.clean_line(text, field=field)

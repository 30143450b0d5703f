"""Rewards and penalties after a complaint (F76, R136–R141): drafted, approved and issued, published, appealed, void.

Off unless the branch says otherwise (`penalty.enabled`). An approved notice is frozen and printed with its copies.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import translate
from app.domain import penalty as rules
from app.domain import penalty_steps as table_rules
from app.domain import validation
from app.domain.workflows import penalty as workflow
from app.models.complaint import Complaint
from app.models.penalty import Penalty
from app.services import _penalty_content as content
from app.services import _penalty_input as given
from app.services import issuing, penalty_deductions, penalty_steps, settings
from app.services._colleagues import department_of
from app.services._use_case import UnitOfWork, get, require, use_case

FORM = "penalty_notice"
"""The form's file name in `app.documents`."""

PAPER = "A4"


@dataclass(frozen=True)
class Share:
    """A share of a case's loss that a notice may be written for; amounts in fen.

    `notice` is the number of the one that stands for it; `step` the one that the table gives, empty where nothing was
    lost.
    """

    id: int
    unit: str
    staff_id: int
    person: str
    share: int
    amount: int
    step: str
    trigger: str
    notice: str


def is_enabled() -> bool:
    """Whether the branch writes penalties."""
    return settings.flag("penalty.enabled")


def is_shown() -> bool:
    """Whether there is anything of penalties to show: the branch writes them, or has written them."""
    return is_enabled() or Penalty.select().exists()


def triggers() -> tuple[str, ...]:
    """The situations that lead to discipline, as the branch lists them (R141)."""
    words = settings.text("penalty.triggers").replace(";", "；").split("；")
    return tuple(dict.fromkeys(word.strip() for word in words if word.strip()))


def shares(case_id: int) -> tuple[Share, ...]:
    """The own units and persons responsible for a case, with their parts of its loss (R135). Raises NotPermitted."""
    require("penalty.view")
    case = get(Complaint, case_id)
    rows, table = given.units(case), penalty_steps.table()
    amounts = dict(zip((row.id for row in rows), given.amounts_of(case, rows), strict=True))
    standing = {
        row.responsibility_id: row.number
        for row in Penalty.select().where((Penalty.complaint == case.id) & given.COUNTING)
    }
    return tuple(
        Share(
            row.id, row.unit, row.staff_id or 0, row.person, row.share, amounts[row.id],
            table_rules.step_of(amounts[row.id], table).code if amounts[row.id] else "", row.trigger,
            standing.get(row.id, ""),
        )
        for row in rows
        if row.party == "company"
    )  # fmt: skip


@use_case("penalty.change")
def draft(
    unit: UnitOfWork,
    *,
    kind: str,
    reason: str,
    case_id: int = 0,
    responsibility_id: int = 0,
    unit_name: str = "",
    staff_id: int = 0,
    trigger: str = "",
    step: str = "",
    unit_points: int = 0,
    own_points: int = 0,
    amount: int | None = None,
) -> Penalty:
    """Write a notice: a penalty for a share of a loss, a discipline note, or a reward of `amount` fen.

    A penalty takes unit, person and amount from its share; an empty step is the one of the table. Raises UserError
    naming the field.
    """
    if not is_enabled():
        raise UserError(translate("penalty", "Penalties are switched off. An administrator may switch them on."))
    if kind not in rules.KINDS:
        raise UserError(translate("penalty", "Choose what the notice says."), "kind")
    case = get(Complaint, case_id) if case_id else None
    values = given.checked(
        case, kind, responsibility_id, unit_name=unit_name, staff_id=staff_id, trigger=trigger, step=step,
        unit_points=unit_points, own_points=own_points, amount=amount, reason=reason,
    )  # fmt: skip
    return _insert(unit, case, {"kind": kind, **values})


@use_case("penalty.change")
def draft_for_superior(unit: UnitOfWork, penalty_id: int, *, staff_id: int, reason: str) -> Penalty:
    """The superior of whoever is punished, one step lower (4.6). Raises UserError naming the field."""
    if not is_enabled():
        raise UserError(translate("penalty", "Penalties are switched off. An administrator may switch them on."))
    row = get(Penalty, penalty_id)
    if row.kind != "penalty" or row.superior_of_id or row.state in (workflow.State.VOID, workflow.State.WITHDRAWN):
        raise UserError(translate("penalty", "This notice has no superior to punish."))
    mine = (Penalty.superior_of == row.id) & given.COUNTING
    before = Penalty.get_or_none(mine)
    if before is not None:
        text = translate("penalty", "The superior has a notice already: {number}.")
        raise UserError(text.format(number=before.number))
    person = given.person_of(staff_id)
    if person is None:
        raise UserError(translate("penalty", "Choose the superior."), "staff_id")
    if person.id == row.staff_id:
        raise UserError(translate("penalty", "Nobody is their own superior."), "staff_id")
    table = penalty_steps.of(row)
    case = get(Complaint, row.complaint_id) if row.complaint_id else None
    return _insert(unit, case, {
        "kind": "penalty", "superior_of": row.id, "unit": department_of(person) or row.unit,
        "staff": person.id, "person": person.name, "trigger": row.trigger,
        **given.step_values(table_rules.lower(row.step, table), table), "reason": given.reason_of(reason),
    })  # fmt: skip


@use_case("penalty.change")
def change(
    unit: UnitOfWork,
    penalty_id: int,
    *,
    seen_version: int,
    reason: str,
    trigger: str = "",
    step: str = "",
    unit_points: int = 0,
    own_points: int = 0,
    amount: int | None = None,
) -> Penalty:
    """Change a draft; whom and which case it is about stay."""
    row = get(Penalty, penalty_id)
    workflow.after(row.state, "change")
    if row.superior_of_id:
        values = {"reason": given.reason_of(reason)}
        return unit.update(row, seen_version, also=values, trigger=given.line_of(trigger, "trigger"))
    case = get(Complaint, row.complaint_id) if row.complaint_id else None
    values = given.checked(
        case, row.kind, row.responsibility_id or 0, unit_name=row.unit, staff_id=row.staff_id or 0, trigger=trigger,
        step=step, unit_points=unit_points, own_points=own_points, amount=amount, reason=reason, known=row,
    )  # fmt: skip
    return unit.update(row, seen_version, also=values)


@use_case("penalty.approve")
def approve(unit: UnitOfWork, penalty_id: int, *, seen_version: int) -> Penalty:
    """The general manager approves: the notice is frozen, drawn with its copies, and kept."""
    row = get(Penalty, penalty_id)
    state = str(workflow.after(row.state, "approve", {"concerns": _concerns(unit, row)}))
    given.refuse_outdated(row)
    row = unit.update(
        row, seen_version, state=state, approved_by=unit.session.full_name, approved_at=unit.now,
        bonus_month=_bonus_month(row, clock.local(unit.now).date()),
    )  # fmt: skip
    _, digest = issuing.keep(unit, FORM, row.number, content.to_issue(unit, row), PAPER)
    _touch_case(unit, row)
    return unit.update(row, content_sha256=digest)


@use_case("penalty.change")
def publish(unit: UnitOfWork, penalty_id: int, *, seen_version: int, day: date | None) -> Penalty:
    """It was made known in the house on this day (F77)."""
    row = get(Penalty, penalty_id)
    facts = _days(unit, row, day) | {"published": row.published_on is not None}
    workflow.after(row.state, "publish", facts)
    return unit.update(row, seen_version, published_on=day)


@use_case("penalty.change")
def appeal(unit: UnitOfWork, penalty_id: int, *, seen_version: int, reason: str, day: date | None) -> Penalty:
    """Whoever is punished objects: nothing is deducted until that is decided."""
    row = get(Penalty, penalty_id)
    words = validation.clean_text(reason, field="reason")
    state = str(workflow.after(row.state, "appeal", _days(unit, row, day) | {"words": words}))
    _touch_case(unit, row)
    return unit.update(row, seen_version, words, state=state, appeal=words, appealed_on=day)


@use_case("penalty.approve")
def decide_appeal(
    unit: UnitOfWork, penalty_id: int, *, seen_version: int, upheld: bool, reason: str, day: date | None
) -> Penalty:
    """Uphold a notice against the appeal, or withdraw it: what was deducted is then to be paid back."""
    row = get(Penalty, penalty_id)
    words = validation.clean_text(reason, field="reason")
    facts = _days(unit, row, day) | {"words": words, "concerns": _concerns(unit, row)}
    facts["not_before"] = row.appealed_on or facts["not_before"]
    state = str(workflow.after(row.state, "uphold" if upheld else "withdraw", facts))
    _touch_case(unit, row)
    if not upheld:
        _fell(unit, row, words)
    return unit.update(
        row, seen_version, words, state=state, appeal_decision=words, appeal_decided_by=unit.session.full_name,
        appeal_decided_on=day, **_later_bonus(row, day, upheld=upheld),
    )  # fmt: skip


@use_case("penalty.change")
def discard(unit: UnitOfWork, penalty_id: int, *, seen_version: int, reason: str) -> Penalty:
    """A draft is given up: number and row stay."""
    return _end(unit, penalty_id, "discard", seen_version, reason)


@use_case("penalty.approve")
def void(unit: UnitOfWork, penalty_id: int, *, seen_version: int, reason: str) -> Penalty:
    """An approved notice was a mistake; refused once a month took something of it."""
    return _end(unit, penalty_id, "void", seen_version, reason)


@use_case("penalty.change")
def printed(unit: UnitOfWork, penalty_id: int, *, printer: str, copies: int = 1, reprint: int = 0) -> Penalty:
    """A copy has left the printer."""
    row = get(Penalty, penalty_id)
    issuing.log_copy(unit, paper_id(row), printer=printer, copies=copies, reprint=reprint)
    unit.touch(row)
    return row


def for_printing(penalty_id: int, *, paper: str = "") -> issuing.Copy:
    """The next copy of a notice: the original, then marked reprints; a void one says 作废. Raises NotPermitted."""
    require("penalty.view")
    row = get(Penalty, penalty_id)
    return issuing.copy(paper_id(row), paper=paper, is_void=row.state in ("void", "withdrawn"))


def find_by_number(number: str) -> int:
    """The id of the notice with this number; 0 when there is none."""
    row = Penalty.get_or_none(Penalty.number == number.strip().upper())
    return row.id if row else 0


def paper_id(row: Penalty) -> int:
    """The kept sheet of a notice. Raises UserError while it is not approved."""
    kept = issuing.paper_of(FORM, row.number)
    if kept is None:
        raise UserError(translate("penalty", "The notice is printed once it is approved."))
    return kept.paper_id


def _insert(unit: UnitOfWork, case: Complaint | None, values: dict[str, Any]) -> Penalty:
    if case is not None:
        unit.touch(case)
    return unit.insert(
        Penalty, number=unit.number("penalty"), complaint=case.id if case else None,
        complaint_number=case.number if case else "", issued_at=unit.now, issued_by=unit.session.full_name, **values,
    )  # fmt: skip


def _end(unit: UnitOfWork, penalty_id: int, event: str, seen_version: int, reason: str) -> Penalty:
    row = get(Penalty, penalty_id)
    why = validation.clean_text(reason, field="reason")
    deducted = row.settled > 0 or penalty_deductions.forfeited(row) > 0
    state = str(workflow.after(row.state, event, {"words": why, "deducted": deducted}))
    _touch_case(unit, row)
    _fell(unit, row, why)
    return unit.update(row, seen_version, why, state=state, void_reason=why)


def _fell(unit: UnitOfWork, row: Penalty, why: str) -> None:
    """A notice does not stand any more: nor does the superior's, who is punished only because of it."""
    for above in Penalty.select().where((Penalty.superior_of == row.id) & given.COUNTING):
        state = str(workflow.after(above.state, "fall"))
        words = f"{row.number}：{why}"
        unit.update(above, None, words, state=state, void_reason=words)


def _bonus_month(row: Penalty, day: date) -> str:
    """Of which month the whole bonus is gone: of the one in which it is decided; none where the step takes none."""
    step = penalty_steps.step(row)
    return f"{day:%Y-%m}" if step is not None and step.bonus else ""


def _later_bonus(row: Penalty, day: date | None, *, upheld: bool) -> dict[str, str]:
    """A bonus that was held up by the appeal is the one of the month in which the notice was upheld."""
    if not upheld or not row.bonus_month or day is None or penalty_deductions.forfeited(row):
        return {}
    return {"bonus_month": max(row.bonus_month, f"{day:%Y-%m}")}


def _touch_case(unit: UnitOfWork, row: Penalty) -> None:
    if row.complaint_id:
        unit.touch("complaint", row.complaint_id)


def _days(unit: UnitOfWork, row: Penalty, day: date | None) -> dict[str, Any]:
    since = clock.local(row.approved_at).date() if row.approved_at else date.min
    return {"day": day, "not_before": since, "today": clock.local(unit.now).date()}


def _concerns(unit: UnitOfWork, row: Penalty) -> bool:
    """Whether a notice is about the person signed in."""
    return bool(row.staff_id) and row.staff_id == unit.session.staff_id

"""How a complaint goes from unit to unit: accepted by the office that handles it, handed on, taken up for a proposal.

What the steps ask of each other: `domain.workflows.complaint`; how they are written: `_complaint_steps`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from app.core.errors import UserError
from app.core.i18n import translate
from app.core.record import record
from app.domain import validation
from app.domain.complaint_scheme import Scheme, Stage
from app.models.complaint import Complaint
from app.services import _complaint_input as given
from app.services import _complaint_steps as steps
from app.services._use_case import UnitOfWork, use_case
from app.services.complaint_schemes import scheme_of


@record
class NextStage:
    """A stage that a case may be handed on to, with the optional stages that are passed over on the way, by name."""

    code: str
    name: str
    unit: str
    passes_over: tuple[str, ...] = ()
    goes_back: bool = False


@use_case("complaint.change")
def verify(
    unit: UnitOfWork,
    case_id: int,
    *,
    seen_version: int,
    owner_id: int | None = None,
    happened_at: datetime | None = None,
    note: str = "",
) -> Complaint:
    """The office that handles it accepts a case and has its facts checked; the days of the whole may run from here.

    `owner_id` is who looks after it from now on, 0 nobody, None who it was. Raises UserError naming the field.
    """
    case = steps.load(unit, case_id, seen_version)
    owner = {} if owner_id is None else given.owner(owner_id)
    return steps.fire(
        unit, case, "verify", happened_at=happened_at, note=validation.clean_line(note, field="note"), **owner
    )


@use_case("complaint.change")
def hand_on(
    unit: UnitOfWork,
    case_id: int,
    *,
    seen_version: int,
    to: str,
    note: str = "",
    happened_at: datetime | None = None,
) -> Complaint:
    """Hand a case on to another stage of the state it is in, by the stage's code.

    Only optional stages may be passed over, with a reason, and they stand in the register as passed over; back to an
    earlier stage also needs one. Raises UserError naming the field.
    """
    case = steps.load(unit, case_id, seen_version)
    scheme = scheme_of(case)
    target = _target(case, scheme, to)
    skipped = _between(scheme, case.stage, target)
    waiting = next((stage for stage in skipped if not stage.is_optional), None)
    if waiting is not None:
        text = translate("complaint", "“{stage}” has its turn first. No stage may be skipped.")
        raise UserError(text.format(stage=waiting.name.zh), "to")
    why = validation.clean_line(note, field="note")
    if skipped and not why:
        text = translate("complaint", "Write why “{stage}” is passed over.")
        raise UserError(text.format(stage=skipped[0].name.zh), "note")
    if _goes_back(scheme, case.stage, target) and not why:
        text = translate("complaint", "Write why it goes back to “{stage}”.")
        raise UserError(text.format(stage=target.name.zh), "note")
    at = steps.moment(unit, case, happened_at)
    steps.pass_over(unit, case, skipped, at, why)
    values = steps.enter_stage(unit, case, scheme, target, at, why)
    words = " · ".join(part for part in (target.name.zh, why) if part)
    return steps.fire(unit, case, "hand_on", happened_at=happened_at, note=words, **values)


def next_stages(case: Complaint) -> tuple[NextStage, ...]:
    """Where a case may be handed on to now: the stages of its state up to the next required one, and those before."""
    scheme = scheme_of(case)
    found = []
    for stage in scheme.stages:
        if stage.state != case.state or stage.code == case.stage or not _in_state(case, scheme):
            continue
        skipped = _between(scheme, case.stage, stage)
        if all(one.is_optional for one in skipped):
            names = tuple(one.name.zh for one in skipped)
            found.append(NextStage(stage.code, stage.name.zh, stage.unit, names, _goes_back(scheme, case.stage, stage)))
    return tuple(sorted(found, key=lambda one: one.goes_back))


def _in_state(case: Complaint, scheme: Scheme) -> bool:
    """Whether a stage of the state that the case is in has its turn."""
    stage = scheme.stage(case.stage)
    return stage is not None and stage.state == case.state


def _target(case: Complaint, scheme: Scheme, to: str) -> Stage:
    stage = scheme.stage(to)
    if stage is None or stage.state != case.state or not _in_state(case, scheme):
        raise UserError(translate("complaint", "Choose the stage that comes next."), "to")
    if stage.code == case.stage:
        raise UserError(translate("complaint", "This stage has its turn already."), "to")
    return stage


def _place(scheme: Scheme, code: str) -> int:
    return [stage.code for stage in scheme.stages].index(code)


def _between(scheme: Scheme, present: str, target: Stage) -> Sequence[Stage]:
    """The stages that are passed over on the way forward."""
    here, there = _place(scheme, present), _place(scheme, target.code)
    return [stage for stage in scheme.stages[here + 1 : there] if stage.state == target.state]


def _goes_back(scheme: Scheme, present: str, target: Stage) -> bool:
    return _place(scheme, target.code) < _place(scheme, present)

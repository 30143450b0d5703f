"""Talks with the customer about what was approved (R098, R114): begun, accepted, or refused and begun anew."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import translate
from app.domain import complaint_clock, validation
from app.domain.complaint import CHANNELS, TALKS_BLOCK
from app.domain.workflows import complaint as workflow
from app.models.complaint import Complaint, ComplaintContact, ComplaintOpinion
from app.models.complaint_decision import ComplaintReport, ComplaintUnit
from app.services import _complaint_steps as steps
from app.services._use_case import UnitOfWork, use_case
from app.services.complaint_schemes import scheme_of

_STAYS = (
    "scheme", "scheme_code", "market", "customer", "customer_name", "contact_name", "phone", "phone_digits", "address",
    "call", "call_number", "visit", "device", "product_name", "model", "serial", "serial_key", "product_fields",
    "purchase_proof", "proof_number", "channel", "category", "category_name", "content", "claim_amount", "is_urgent",
    "severity", "sample_kept", "sample_note", "received_at", "reply_due_at", "replied_at", "first_contact",
    "registered_by", "registered_by_id", "owner", "owner_name", "finding", "cause", "countermeasure", "evidence",
    "responsible", "tracks_improvement", "exempt_reason",
)  # fmt: skip
"""What a new form takes over from the one that the customer refused."""

_OF_THE_FACTS = frozenset({"registered", "verifying"})
_OF_A_UNIT = ("party", "department", "unit", "staff", "person", "share", "trigger", "note")
_OF_AN_OPINION = ("block", "title", "unit", "words", "given_by", "given_on", "entered_by", "is_internal")


@use_case("complaint.negotiate")
def negotiate(
    unit: UnitOfWork,
    case_id: int,
    *,
    seen_version: int,
    words: str = "",
    channel: str = "phone",
    spoken_to: str = "",
    happened_at: datetime | None = None,
) -> Complaint:
    """Begin the talks: locked until the proposal is approved, where it needs to be (R098)."""
    case = steps.load(unit, case_id, seen_version)
    event = "negotiate" if case.state == "approved" else "negotiate_at_once"
    said = validation.clean_text(words, field="words")
    answer = _talk(unit, case, said, channel, spoken_to, happened_at)
    return steps.fire(unit, case, event, happened_at=happened_at, note=said, **answer)


@use_case("complaint.negotiate")
def accept(
    unit: UnitOfWork,
    case_id: int,
    *,
    seen_version: int,
    words: str = "",
    channel: str = "phone",
    spoken_to: str = "",
    answered_on: date | None = None,
) -> Complaint:
    """The customer accepts on a day (None: today); it is carried out."""
    case = steps.load(unit, case_id, seen_version)
    day = _answered(unit, case, answered_on)
    said = validation.clean_text(words, field="words")
    answer = _talk(unit, case, said, channel, spoken_to, None)
    _report_talks(unit, case, said)
    due = _opinion_due(unit, case)
    return steps.fire(
        unit, case, "accept", note=said, customer_answer="accepted", answered_on=day, opinion_due_at=due, **answer
    )


@use_case("complaint.negotiate")
def refuse(
    unit: UnitOfWork,
    case_id: int,
    *,
    seen_version: int,
    reason: str,
    demand: str = "",
    channel: str = "phone",
    spoken_to: str = "",
    answered_on: date | None = None,
) -> Complaint:
    """The customer refuses: a new form under the next suffix goes on with what was found, the old one attached (R114).

    `demand` is what they want now; empty keeps what they wanted. Returns the new case.
    """
    case = steps.load(unit, case_id, seen_version)
    day = _answered(unit, case, answered_on)
    why = validation.clean_text(reason, field="reason")
    if not why:
        raise UserError(translate("complaint", "Write why the customer refuses."), "reason")
    wanted = validation.clean_text(demand, field="demand") or case.demand
    answer = _talk(unit, case, why, channel, spoken_to, None)
    _report_talks(unit, case, why)
    case = steps.fire(unit, case, "refuse", note=why, customer_answer="refused", answered_on=day, **answer)
    return _continued(unit, case, wanted)


def _answered(unit: UnitOfWork, case: Complaint, day: date | None) -> date:
    """The day of the customer's answer (R098). Raises UserError (`answered_on`) for one before the talks began."""
    chosen = steps.day_within(unit, case, day, "answered_on")
    began = clock.local(steps.last_step_at(case)).date()
    if chosen < began:
        text = translate("complaint", "The talks began on {day}: the answer came afterwards.")
        raise UserError(text.format(day=began.isoformat()), "answered_on")
    return chosen


def _report_talks(unit: UnitOfWork, case: Complaint, words: str) -> None:
    """What sales say of the talks stands in their block of the form, unless they wrote it there themselves."""
    block = scheme_of(case).block(TALKS_BLOCK)
    if block is None or not words:
        return
    mine = (ComplaintOpinion.complaint == case.id) & (ComplaintOpinion.block == block.code)
    if not ComplaintOpinion.select().where(mine).exists():
        unit.insert(
            ComplaintOpinion, complaint=case.id, block=block.code, title=block.name.zh, unit=block.unit, words=words,
            is_internal=block.is_internal, given_by=unit.session.full_name, entered_by=unit.session.full_name,
            given_on=clock.local(unit.now).date(),
        )  # fmt: skip


def _opinion_due(unit: UnitOfWork, case: Complaint) -> datetime | None:
    """By when the office says what it thinks of the whole (002C V4: one day after the talks were reported)."""
    scheme = scheme_of(case)
    return complaint_clock.due(unit.now, scheme.overall_opinion_days, steps.calendar_of(scheme))


def _talk(
    unit: UnitOfWork, case: Complaint, words: str, channel: str, spoken_to: str, happened_at: datetime | None
) -> dict[str, Any]:
    """Write down what was said, if anything was. Returns the fields of the case that change: it may be the first answer
    to the customer (R100).
    """
    if not words:
        return {}
    if channel not in CHANNELS:
        raise UserError(translate("complaint", "Choose how you spoke to the customer."), "channel")
    at = steps.moment(unit, case, happened_at)
    unit.insert(
        ComplaintContact, complaint=case.id, kind="negotiation", channel=channel, happened_at=at, words=words,
        spoken_to=validation.clean_line(spoken_to, 60, "spoken_to") or case.contact_name,
        told_by=unit.session.full_name, entered_by=unit.session.full_name,
    )  # fmt: skip
    return {"replied_at": at} if case.replied_at is None else {}


def _continued(unit: UnitOfWork, old: Complaint, demand: str) -> Complaint:
    """The new form: responsibility as found, the opinions and sheets on the facts; everything after is done anew."""
    scheme = scheme_of(old)
    first_id = old.first_id or old.id
    began = Complaint.get_by_id(first_id)
    at = unit.now
    case = unit.insert(
        Complaint, number=f"{began.number}-{old.round}", round=old.round + 1, first=first_id, previous=old.id,
        demand=demand, accepted_at=at, state=str(workflow.State.ATTRIBUTED),
        close_due_at=steps.closing(scheme, old.market, at), **_taken_over(old),
    )  # fmt: skip
    for row in ComplaintUnit.select().where((ComplaintUnit.complaint == old.id) & ComplaintUnit.is_active):
        unit.insert(ComplaintUnit, complaint=case.id, **{name: row.__data__[name] for name in _OF_A_UNIT})
    facts = {stage.unit for stage in scheme.stages if stage.state in _OF_THE_FACTS}
    later = {stage.unit for stage in scheme.stages if stage.state not in _OF_THE_FACTS}
    for row in ComplaintOpinion.select().where(ComplaintOpinion.complaint == old.id):
        if row.unit in facts - later:
            unit.insert(ComplaintOpinion, complaint=case.id, **{name: row.__data__[name] for name in _OF_AN_OPINION})
    _take_over_sheets(unit, old, case)
    steps.write_event(unit, case, "register", "", case.state, at, old.number)
    begun = steps.first_stage(scheme, workflow.State.ATTRIBUTED) or steps.first_stage(scheme, workflow.State.PROPOSING)
    return unit.update(case, **steps.enter_stage(unit, case, scheme, begun, at)) if begun else case


def _taken_over(old: Complaint) -> dict[str, Any]:
    return {name: old.__data__[name] for name in _STAYS}


def _take_over_sheets(unit: UnitOfWork, old: Complaint, case: Complaint) -> None:
    """The finished report and appraisals on the same facts belong to the new form too."""
    skipped = {"id", "uid", "row_version", "created_at", "changed_at", "complaint"}
    mine = (ComplaintReport.complaint == old.id) & (ComplaintReport.state == "done")
    for row in ComplaintReport.select().where(mine & ComplaintReport.kind.in_(["investigation", "appraisal"])):
        values = {name: value for name, value in row.__data__.items() if name not in skipped}
        unit.insert(ComplaintReport, complaint=case.id, **values)

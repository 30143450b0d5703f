"""What the relationship adds to a customer's timeline: care that was done, assessments, losses and winning back.

Talks about renewals, too, and what was not renewed.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from app.core import clock
from app.core.i18n import shown, translate
from app.core.money import format_yuan
from app.domain import permissions
from app.domain.assessment import ADVICE, score_text
from app.domain.care import KINDS, LOSS_REASONS
from app.domain.workflows import contract_renewal
from app.models.contract import Contract, RenewalContact
from app.models.relationship import CareActivity, CustomerLoss, RelationshipAssessment
from app.services import session as sessions

_NOON = timedelta(hours=12)
_RENEWAL_COLUMNS = (
    Contract.id, Contract.number, Contract.state, Contract.outcome_on, Contract.loss_reason, Contract.loss_note,
    Contract.changed_at,
)  # fmt: skip


class Told(NamedTuple):
    """One line, as the timeline takes it."""

    happened_at: datetime
    entered_at: datetime
    title: str
    detail: str
    who: str
    number: str
    kind: str
    row_id: int
    tone: str


def of_customer(customer_id: int) -> Iterator[Told]:
    """The lines that the role may see."""
    role = sessions.current().role
    if permissions.allowed(role, "care.view"):
        done = (CareActivity.customer == customer_id) & (CareActivity.state == "done")
        yield from map(_care, CareActivity.select().where(done))
    if permissions.allowed(role, "assessment.view"):
        yield from map(
            _assessment, RelationshipAssessment.select().where(RelationshipAssessment.customer == customer_id)
        )
    if permissions.allowed(role, "relationship.view"):
        for loss in CustomerLoss.select().where(CustomerLoss.customer == customer_id):
            yield from _loss(loss)
    if permissions.allowed(role, "contract.renew"):
        own = {one.id: one for one in Contract.select(*_RENEWAL_COLUMNS).where(Contract.customer == customer_id)}
        if own:
            for talk in RenewalContact.select().where(RenewalContact.contract.in_(list(own))):
                yield _talk(talk, own[talk.contract_id])
        yield from (_lapse(one) for one in own.values() if one.state == "lapsed" and one.outcome_on)


def _care(row: Any) -> Told:
    title = translate("timeline", "Care: {what}").format(what=row.subject or shown(KINDS[row.kind]))
    cost = format_yuan(row.cost, symbol=True) if row.cost else ""
    detail = " · ".join(part for part in (row.person, row.result, row.gift, cost) if part)
    moment = _moment(row.done_on, row.changed_at)
    return Told(moment, row.changed_at, title, detail, row.owner, row.number, "care_activity", row.id, "done")


def _assessment(row: Any) -> Told:
    title = translate("timeline", "Assessed: {score} points, grade {grade}").format(
        score=score_text(row.total), grade=row.grade
    )
    void = row.state == "void"
    voided = translate("timeline", "void: {reason}").format(reason=row.void_reason)
    detail = voided if void else shown(ADVICE[row.advice])
    moment = _moment(row.assessed_on, row.created_at)
    tone = "paused" if void else "normal"
    return Told(
        moment, row.created_at, title, detail, row.assessor, row.number, "relationship_assessment", row.id, tone
    )


def _loss(row: Any) -> Iterator[Told]:
    lost = translate("timeline", "Lost: {reason}").format(reason=shown(LOSS_REASONS[row.loss_reason]))
    at = _moment(row.lost_on, row.created_at)
    yield Told(at, row.created_at, lost, row.note, row.entered_by, "", "customer", row.customer_id, "late")
    if row.won_back_on:
        back = translate("timeline", "Won back")
        at = _moment(row.won_back_on, row.changed_at)
        yield Told(at, row.changed_at, back, row.won_back_note, "", "", "customer", row.customer_id, "done")


def _talk(row: Any, contract: Any) -> Told:
    title = translate("timeline", "Renewal of {number}: {channel}").format(
        number=contract.number, channel=shown(contract_renewal.CHANNELS.get(row.channel, row.channel))
    )
    detail = " · ".join(part for part in (row.person, row.said, row.next_step) if part)
    return Told(
        row.happened_at, row.created_at, title, detail, row.by, contract.number, "contract", contract.id, "normal"
    )


def _lapse(row: Any) -> Told:
    title = translate("timeline", "{number} is not renewed").format(number=row.number)
    reason = shown(contract_renewal.LOSS_REASONS.get(row.loss_reason, row.loss_reason))
    detail = " · ".join(part for part in (reason, row.loss_note) if part)
    at = _moment(row.outcome_on, row.changed_at)
    return Told(at, row.changed_at, title, detail, "", row.number, "contract", row.id, "late")


def _moment(day: date, entered_at: datetime) -> datetime:
    """When something of a day happened: when it was entered, where that was on the day itself, else at noon."""
    return entered_at if clock.local(entered_at).date() == day else clock.local_midnight(day) + _NOON

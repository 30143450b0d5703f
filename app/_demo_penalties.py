"""The demonstration writes penalties: a fine that is being deducted, a reward, an appeal, a draft (F76, R136–R141)."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from app._demo_papers import drawn_later
from app.core import clock
from app.models.complaint import Complaint
from app.models.complaint_decision import ComplaintUnit
from app.models.organisation import Staff, User
from app.models.penalty import Penalty
from app.services import complaint_losses, penalties, penalty_deductions, settings
from app.services import session as sessions
from app.services.session import Session

_SMALL = 200
_BONUS, _UNIT_POINTS, _OWN_POINTS = 500_00, 120, 10
_DAYS = 5


def write(now: datetime, size: int) -> None:
    """Switch penalties on and write the notices of these days; nothing in a very small branch."""
    if size < _SMALL:
        return
    people = {str(row.role): Session(row.id, row.name, row.full_name, row.role) for row in User.select()}
    supervisor, approver, administrator = (people[role] for role in ("supervisor", "approver", "administrator"))
    then = clock.local_midnight(clock.local(now).date() - timedelta(days=_DAYS)) + timedelta(hours=9)
    with clock.set_to(then), sessions.acting_as(administrator):
        settings.change(values={"penalty.enabled": True})
    shares = _shares()
    with drawn_later(penalties.FORM):
        for place, share in enumerate(shares):
            with clock.set_to(then + timedelta(minutes=10 * place)), sessions.acting_as(supervisor):
                case = Complaint.get_by_id(share.complaint_id)
                notice = penalties.draft(
                    kind="penalty", case_id=share.complaint_id, responsibility_id=share.id,
                    unit_points=_UNIT_POINTS, own_points=_OWN_POINTS, trigger="未按制作规范作业",
                    reason=f"{case.number} 经调查属实，按责任比例处理。",
                ).result  # fmt: skip
            if not place and notice:
                _carried_out(notice, then, supervisor, approver)
        _rewarded(then, supervisor, approver)
        _appealed(then, supervisor, approver)


def _shares() -> list[ComplaintUnit]:
    """Shares of our own people in what cases cost that may be written for: of what was settled last."""
    ours = ComplaintUnit.is_active & (ComplaintUnit.party == "company") & (Complaint.loss_amount > 0)
    rows = ComplaintUnit.select(ComplaintUnit).join(Complaint).where(ours & Complaint.settled_at.is_null(False))
    rows = rows.order_by(Complaint.settled_at.desc(), ComplaintUnit.id).limit(60)
    return [row for row in rows if complaint_losses.waiting_until(row.complaint_id) is None][:2]


def _carried_out(notice: int, then: datetime, supervisor: Session, approver: Session) -> None:
    """Approved, made known, and half of a month's bonus taken for it; the rest is carried."""
    with clock.set_to(then + timedelta(hours=3)), sessions.acting_as(approver):
        penalties.approve(notice, seen_version=_version(notice))
    with clock.set_to(then + timedelta(days=1)), sessions.acting_as(supervisor):
        penalties.publish(notice, seen_version=_version(notice), day=_day(then, 1))
        row = Penalty.get_by_id(notice)
        month = f"{_day(then, 1):%Y-%m}"
        penalty_deductions.settle(month=month, bonus=_BONUS, staff_id=row.staff_id or 0, person=row.person or row.unit)


def _rewarded(then: datetime, supervisor: Session, approver: Session) -> None:
    someone = Staff.select().where(Staff.is_active).order_by(Staff.id.desc()).first()
    with clock.set_to(then + timedelta(hours=1)), sessions.acting_as(supervisor):
        notice = penalties.draft(
            kind="reward",
            staff_id=someone.id,
            amount=300_00,
            reason="节假日主动值守，四小时内恢复生产，客户来信表扬。",
        ).result
    with clock.set_to(then + timedelta(hours=3)), sessions.acting_as(approver):
        penalties.approve(notice, seen_version=_version(notice))


def _appealed(then: datetime, supervisor: Session, approver: Session) -> None:
    someone = Staff.select().where(Staff.is_active).order_by(Staff.id).first()
    with clock.set_to(then + timedelta(hours=2)), sessions.acting_as(supervisor):
        notice = penalties.draft(
            kind="discipline", staff_id=someone.id, step="warning", trigger="first_contact",
            reason="客户来电投诉未登记，推给其他岗位，违反首问责任制。",
        ).result  # fmt: skip
    with clock.set_to(then + timedelta(hours=4)), sessions.acting_as(approver):
        penalties.approve(notice, seen_version=_version(notice))
    with clock.set_to(then + timedelta(days=2)), sessions.acting_as(supervisor):
        words = "当时正在处理停机抢修，已口头转告值班同事。"
        penalties.appeal(notice, seen_version=_version(notice), reason=words, day=_day(then, 2))


def _version(notice: int) -> int:
    return Penalty.get_by_id(notice).row_version


def _day(then: datetime, days: int) -> date:
    return clock.local(then).date() + timedelta(days=days)

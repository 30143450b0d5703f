"""Return visits of the demonstration branch besides those after calls: tries, times to call back, contracts, care."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from app.core import clock
from app.domain import visit_rules
from app.models import database
from app.models.base import MomentField
from app.models.contract import Contract
from app.models.organisation import FaultCategory, User
from app.models.relationship import CareActivity
from app.models.service_call import ReturnVisit, ServiceCall
from app.services import fault_categories, return_visits, visit_planning
from app.services import session as sessions
from app.services._use_case import UnitOfWork, transact
from app.services.session import Session

_SMALL = 200
_CONTRACTS, _LOOKED_BACK = 60, 30
_TRIES, _FOLLOWED, _LONG_AGO = 45, 150, 400
_QUESTIONS = {
    "line.network": "网络现在稳定吗？高峰时段有没有再断线？\n技术人员有没有改动贵处的网络设置，并作了说明？",
    "device": "设备修复后运行是否正常，故障有没有再出现？\n更换的旧件和借用的备机是否已办清手续？",
}
_SAID = ("客户正在开会，约定稍后再打", "电话无人接听")
_CONTRACT_ANSWERS = (
    (5, "合同服务响应快，保养记录齐全，愿意续签。"),
    (4, "总体满意，希望巡检前一天再电话确认一次。"),
    (5, "联系人已更换，已在电话中核对新电话。"),
    (4, "备件更换及时，希望增加一次年中培训。"),
)
_OPINION_ANSWER = (4, "答复已收到，对说明表示认可。")


def write(now: datetime, size: int) -> None:
    """Tell them; in a very small branch only the tries of its visits."""
    _tries(now)
    if size < _SMALL:
        return
    people = {str(row.role): Session(row.id, row.name, row.full_name, row.role) for row in User.select()}
    desk, boss = people["representative"], people["supervisor"]
    begun = now - timedelta(days=_LOOKED_BACK)
    with clock.set_to(begun), sessions.acting_as(boss):
        _of_contracts(boss)
    _after_care(now, desk)
    with clock.set_to(begun), sessions.acting_as(people["administrator"]):
        _own_questions()
    _answered(now, desk)
    _waiting(now, desk)
    with sessions.acting_as(desk):
        _led_to_calls()


def _tries(now: datetime) -> None:
    """How the visits of the last weeks were tried, as their rows tell."""
    since = MomentField().db_value(now - timedelta(days=_TRIES))
    rows = database.query(
        "SELECT id, state, answer, last_attempt_at, visitor, entered_by, method, attempts, comment FROM return_visit "
        "WHERE state IN ('done', 'unreachable') AND last_attempt_at >= ? ORDER BY id",
        (since,),
    )
    database.execute_many(
        "INSERT INTO visit_attempt (visit_id, happened_at, visitor, entered_by, method, outcome, note) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        [line for row in rows for line in _lines(row)],
    )


def _lines(row: tuple[object, ...]) -> Iterator[tuple[object, ...]]:
    visit, state, answer, last, visitor, _typed, method, attempts, comment = row
    until = datetime.fromisoformat(str(last))
    for before in range(int(str(attempts)) - 1, -1, -1):
        at = MomentField().db_value(until - timedelta(days=before))
        missed = state == "unreachable"
        outcome = "not_reached" if missed else "refused" if answer == "refused" else "reached"
        yield visit, at, visitor, visitor, method, outcome, _SAID[1] if missed else comment


def _of_contracts(who: Session) -> None:
    """The visits of contracts in force, as seen some weeks ago: some are due by now."""
    unit = UnitOfWork("visit.change", who)
    running = Contract.select().where(Contract.state.in_(visit_planning.RUNNING)).order_by(Contract.ends_on)

    def act() -> None:
        for contract in running.limit(_CONTRACTS):
            visit_planning.keep_contract(unit, contract)

    transact(unit, act)


def _after_care(now: datetime, who: Session) -> None:
    """Call-ons and special visits that were done lately are asked about."""
    unit = UnitOfWork("care.record", who)
    since = clock.local(now).date() - timedelta(days=_LOOKED_BACK)
    done = CareActivity.kind.in_(visit_rules.CARE_KINDS) & (CareActivity.state == "done")

    def act() -> None:
        for activity in CareActivity.select().where(done & (CareActivity.done_on >= since)).order_by(CareActivity.id):
            visit_planning.after_care(unit, activity, activity.done_on)

    with sessions.acting_as(who):
        transact(unit, act)


def _own_questions() -> None:
    """The branch asks its own questions after some faults."""
    for row in FaultCategory.select().where(FaultCategory.code.in_(list(_QUESTIONS))):
        fault_categories.change(
            category_id=row.id, seen_version=row.row_version, name=row.name, parent_code=row.parent_code,
            position=row.position, visit_questions=_QUESTIONS[row.code],
        )  # fmt: skip


def _answered(now: datetime, who: Session) -> None:
    """Visits of contracts and opinions that fell due in these weeks were made; one customer asked to be rung today."""
    rows = _due_of(now, "contract")
    told = [*zip(rows[:-1], _CONTRACT_ANSWERS, strict=False)]
    lately = clock.local(now).date() - timedelta(days=5)
    asked = _due_of(now, "opinion", days=_LONG_AGO)
    told += [(visit, _OPINION_ANSWER) for visit in asked if visit.due_on < lately]
    for visit, (mark, words) in told:
        at = min(clock.local_midnight(visit.due_on) + timedelta(hours=10, minutes=20), now)
        with clock.set_to(at), sessions.acting_as(who):
            return_visits.enter_result(
                visit.id, seen_version=visit.row_version, satisfaction=mark, comment=words,
                person_reached=visit.customer.contact_name,
            )  # fmt: skip
    for visit in rows[-1:]:
        _later(now, visit, who, now + timedelta(minutes=20), "客户出差，约定今天再通电话")


def _waiting(now: datetime, who: Session) -> None:
    """One customer asked to be rung this afternoon; others were not reached yesterday."""
    today = clock.local(now).date()
    rows = [visit for visit in _due_of(now, "call") if visit.due_on < today]
    afternoon = clock.local_midnight(today) + timedelta(hours=15, minutes=30)
    for visit in rows[-1:]:
        _later(now, visit, who, max(now + timedelta(minutes=50), afternoon), _SAID[0])
    for visit in (*rows[:1], *_due_of(now, "care")):
        with clock.set_to(clock.local_midnight(today) - timedelta(hours=13)), sessions.acting_as(who):
            return_visits.not_reached(visit.id, seen_version=visit.row_version, comment=_SAID[1])


def _due_of(now: datetime, source: str, days: int = _LOOKED_BACK) -> list[ReturnVisit]:
    """What is due by today after such an occasion, of the last weeks."""
    today = clock.local(now).date()
    wanted = (ReturnVisit.source == source) & (ReturnVisit.state == "due") & (ReturnVisit.due_on <= today)
    rows = ReturnVisit.select().where(wanted & (ReturnVisit.due_on > today - timedelta(days=days)))
    return list(rows.order_by(ReturnVisit.due_on, ReturnVisit.id))


def _later(now: datetime, visit: ReturnVisit, who: Session, at: datetime, words: str) -> None:
    with clock.set_to(now - timedelta(minutes=5)), sessions.acting_as(who):
        return_visits.call_back(visit.id, seen_version=visit.row_version, call_back_at=at, comment=words)


def _led_to_calls() -> None:
    """Dissatisfied customers whose next call came in the months after: it is tied to the visit."""
    low = (ReturnVisit.satisfaction <= 2) & (ReturnVisit.state == "done")
    for visit in ReturnVisit.select().where(low).order_by(ReturnVisit.done_at.desc()).limit(8):
        after = (ServiceCall.customer == visit.customer_id) & (ServiceCall.received_at > visit.done_at)
        soon = ServiceCall.received_at < visit.done_at + timedelta(days=_FOLLOWED)
        call = ServiceCall.select().where(after & soon).order_by(ServiceCall.received_at).first()
        if call is not None:
            return_visits.lead_to_call(visit.id, call_id=call.id)

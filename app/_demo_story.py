"""The life of one invented call, told as steps in time and cut off where the present begins."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from app import _demo_data as data
from app._demo_people import Machine, Person, person_name
from app.core import clock
from app.domain.cover import CoverKind, CoverVerdict
from app.domain.deadlines import DEFAULT_TARGETS

_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)
_MINUTE = timedelta(minutes=1)
_MIDDLING = 3
_BACK_AT_ONCE = {"strike_off", "_file", "_visit"}
ENDS = {"solve_by_phone", "complete"}


@dataclass(frozen=True)
class Step:
    """One thing that happens. Kinds that begin with an underscore move papers and visits, not the call."""

    kind: str
    at: datetime
    detail: str = ""
    data: dict[str, Any] = field(default_factory=dict)
    fields: dict[str, Any] = field(default_factory=dict)
    entered_after: timedelta = timedelta(0)


@dataclass(frozen=True)
class Plot:
    """Who calls about what, and how it goes on.

    `cut` names the step at which a present-day call stands still; `visit_at` fixes when somebody goes, `minutes` for
    how long.
    """

    received_at: datetime
    person: Person
    machine: Machine | None
    level: int
    fault: tuple[str, int, str, str, str, str]
    verdict: CoverVerdict
    technicians: tuple[tuple[int, str], ...]
    way: str
    cut: str = ""
    visit_at: datetime | None = None
    minutes: int = 0


def tell(dice: Random, plot: Plot) -> list[Step]:
    """Everything that happens to the call, in order of time, as if nothing stood in the way."""
    came = plot.received_at
    steps = [Step("register", came, data={"level": plot.level}, entered_after=_entry(dice))]
    answered = came + _answer(dice, plot.level)
    if dice.random() < 0.12:
        steps.append(Step("note", answered, dice.choice(data.NOTES)))
    if plot.way == "cancel":
        reason = dice.choice(data.CANCEL_REASONS)
        at = came + dice.randint(2, 30) * _HOUR
        fields = {"cancelled_at": at, "cancel_reason": reason}
        return [*steps, Step("cancel", at, reason, {"reason": reason}, fields)]
    if plot.way in ("promise", "promise_visit"):
        steps.append(_promise(dice, plot, answered))
        answered = steps[-1].fields["promised_reply_at"] - dice.randint(-10, 50) * _MINUTE
    if plot.way in ("phone", "promise"):
        steps.append(_solved(dice, plot, answered))
        done, struck = answered, office(answered + dice.randint(1, 20) * _HOUR)
    else:
        visit = _visit(dice, plot, answered)
        steps += visit
        done, struck = visit[-1].at, _paper_back(dice, plot, steps)
    steps += _afterwards(dice, done, struck, with_voucher=plot.way not in ("phone", "promise"))
    if plot.way == "reopen":
        steps = _again(dice, plot, steps)
    return steps


def office(moment: datetime) -> datetime:
    """The same moment, or the next one at which somebody is at the desk."""
    local = clock.local(moment)
    if local.hour >= 18:
        local = (local + _DAY).replace(hour=8, minute=40 + local.minute // 4)
    elif local.hour < 8:
        local = local.replace(hour=8, minute=30 + local.minute // 3)
    if local.weekday() == 6:
        local += _DAY
    return local.astimezone(moment.tzinfo)


def office_until(moment: datetime, now: datetime) -> datetime:
    """As `office`, where that has come already; else the moment itself."""
    found = office(moment)
    return found if found <= now else moment


def _entry(dice: Random) -> timedelta:
    return dice.randint(1, 30) * _HOUR if dice.random() < 0.03 else dice.randint(0, 4) * _MINUTE


def _answer(dice: Random, level: int) -> timedelta:
    target = DEFAULT_TARGETS.response[level] or 2 * _HOUR
    share = dice.uniform(1.05, 2.0) if dice.random() < 0.05 else dice.uniform(0.02, 0.7)
    return timedelta(minutes=max(1, int(target.total_seconds() / 60 * share)))


def _promise(dice: Random, plot: Plot, at: datetime) -> Step:
    reply = office(at + dice.choice((2, 4, 6, 20, 24)) * _HOUR)
    who = dice.choice(data.INTERFACE_PEOPLE)
    told = {"reply_at": reply.isoformat(), "interface_person": who, "contact": plot.person.phone}
    return Step("promise_reply", at, "", told, {"promised_reply_at": reply, "interface_person": who})


def _solved(dice: Random, plot: Plot, at: datetime) -> Step:
    solution, remedy = plot.fault[5], plot.fault[4]
    if remedy in ("part_swap", "repair"):
        solution, remedy = "电话指导用户断电重启并检查接线，设备恢复正常，嘱咐继续观察。", "instruction"
    fields = {
        "solution_text": solution, "remedy": remedy, "cause_text": plot.fault[3], "finished_at": at,
        "service_mode": "remote" if dice.random() < 0.15 else "phone",
    }  # fmt: skip
    return Step("solve_by_phone", at, solution, {}, fields)


def _visit(dice: Random, plot: Plot, agreed: datetime) -> list[Step]:
    """Appointed, dispatched with a voucher, there, done; some are held up on the way."""
    staff_id, name = dice.choice(plot.technicians)
    limit = DEFAULT_TARGETS.arrival[plot.level] or 3 * _HOUR
    wanted = plot.received_at + limit * (dice.uniform(1.05, 1.6) if dice.random() < 0.06 else dice.uniform(0.15, 0.8))
    at = plot.visit_at or _full_quarter(office(max(wanted, agreed + _HOUR)))
    minutes = plot.minutes or dice.choice((60, 90, 120, 120, 180))
    told = {"appointed_at": at.isoformat(), "minutes": minutes, "technician": name}
    appointed = {
        "appointed_at": at, "appointed_minutes": minutes, "technician": staff_id, "technician_name": name,
        "service_mode": "on_site",
    }  # fmt: skip
    steps = [Step("appoint", agreed, "", told, appointed)]
    out = max(agreed + 30 * _MINUTE, at - dice.randint(40, 120) * _MINUTE)
    if plot.way == "held" or (dice.random() < 0.08 and out - agreed > 5 * _HOUR):
        reason = dice.choice(data.PAUSE_REASONS)
        steps.append(Step("pause", agreed + _HOUR, reason, {"reason": reason}, {"pause_reason": reason}))
        steps.append(Step("resume", out - _HOUR, "", {}, {"pause_reason": ""}))
    if dice.random() < 0.03 and plot.level > 1:
        told = {"reason": data.LEVEL_REASON, "level": plot.level - 1, "from": plot.level}
        steps.append(
            Step("change_level", agreed + 20 * _MINUTE, data.LEVEL_REASON, told, {"fault_level": plot.level - 1})
        )
    steps.sort(key=lambda step: step.at)
    steps.append(Step("dispatch", out, "", {"technician": name}, {"dispatched_at": out}))
    there = max(at + dice.randint(-20, 25) * _MINUTE, out + 15 * _MINUTE)
    if dice.random() < 0.04:
        again = _full_quarter(office(there + _DAY))
        told = {"reason": data.POSTPONE_REASON, "appointed_at": again.isoformat(), "before": at.isoformat()}
        steps.append(Step("arrive", there, entered_after=_entry(dice)))
        steps.append(Step("postpone", there + 40 * _MINUTE, data.POSTPONE_REASON, told, {"appointed_at": again}))
        there = again + dice.randint(0, 20) * _MINUTE
    steps.append(Step("arrive", there, entered_after=_entry(dice)))
    steps.append(_completed(dice, plot, there))
    return steps


def _completed(dice: Random, plot: Plot, there: datetime) -> Step:
    worked = dice.randint(25, 170)
    done = there + worked * _MINUTE
    lines = _charges(dice) if plot.verdict.kind is CoverKind.CHARGEABLE else ()
    mark = dice.choices((5, 4, 3, 2, 1), (46, 38, 11, 4, 1))[0]
    fields = {
        "finished_at": done, "solution_text": plot.fault[5], "cause_text": plot.fault[3], "remedy": plot.fault[4],
        "work_minutes": worked, "charge": sum(line[3] * line[4] for line in lines), "satisfaction": mark,
        "user_opinion": dice.choice(data.OPINIONS) if mark > 2 else "问题处理时间太长。",
    }  # fmt: skip
    signer = plot.person.contact if dice.random() < 0.7 else person_name(dice)
    if plot.verdict.kind is CoverKind.CHARGEABLE:
        fields |= {"charge_announced_at": there + 10 * _MINUTE, "charge_agreed_by": signer}
    return Step("complete", done, plot.fault[5], {"lines": lines, "signer": signer}, fields, _entry(dice))


def _charges(dice: Random) -> tuple[tuple[str, str, str, int, int], ...]:
    """Code, description, unit, quantity, price: a visit, some hours, now and then a part."""
    code, name, unit, price = data.WORK[0]
    lines = [(code, name, unit, 1, price)]
    code, name, unit, price = data.WORK[2]
    lines.append((code, name, unit, dice.randint(1, 3), price))
    if dice.random() < 0.6:
        code, name, unit, price = dice.choice(data.PARTS)
        lines.append((code, name, unit, dice.choice((1, 1, 1, 2)), price))
    return tuple(lines)


def _paper_back(dice: Random, plot: Plot, steps: list[Step]) -> datetime:
    """The signed voucher is handed in, mostly within the limit; returns when the call is struck off."""
    days = dice.choices((0, 1, 2, 3, 4, 7), (34, 30, 18, 8, 6, 4))[0]
    if plot.cut in _BACK_AT_ONCE:
        days = 0
    back = office(steps[-1].at + days * _DAY + dice.randint(1, 4) * _HOUR)
    steps.append(Step("_hand_in", back, steps[-1].fields["user_opinion"], steps[-1].data))
    return back + dice.randint(5, 90) * _MINUTE


def _afterwards(dice: Random, done: datetime, struck: datetime, *, with_voucher: bool) -> list[Step]:
    struck = max(struck, done + _MINUTE)
    steps = [Step("strike_off", struck, "", {}, {"struck_off_at": struck})]
    if with_voucher:
        steps.append(Step("_file", struck + 20 * _MINUTE, f"{clock.local(struck):%Y-%m} 第{dice.randint(1, 9)}盒"))
    asked = office(max(struck + 30 * _MINUTE, done + 2 * _DAY + dice.randint(0, 30) * _HOUR))
    mark = dice.choices((5, 4, 3, 2, 1), (50, 36, 10, 3, 1))[0]
    reached = dice.random() > 0.02
    judged = reached and not (mark == _MIDDLING and asked.minute % 3 == 0)  # some who have nothing to say refuse
    told = {"satisfaction": mark if judged else None, "state": "done" if reached else "unreachable"}
    comment = dice.choice(data.VISIT_COMMENTS) if reached else ""
    if judged and mark < _MIDDLING:
        comment = data.VISIT_UNHAPPY[asked.minute % len(data.VISIT_UNHAPPY)]
    comment = comment if judged or not reached else data.VISIT_REFUSED
    steps.append(Step("_visit", asked, comment, told))
    steps.append(Step("follow_up", asked, comment, {"satisfaction": mark} if judged else {}, {"followed_up_at": asked}))
    closed = office(asked + dice.randint(1, 50) * _HOUR)
    steps.append(Step("close", closed, "", {}, {"archived_at": closed}))
    return steps


def _again(dice: Random, plot: Plot, first: list[Step]) -> list[Step]:
    """Dissatisfied at the return visit: the call is opened again and a second voucher goes out."""
    steps = [step for step in first if step.kind != "close"]
    at = steps[-1].at + 2 * _HOUR
    steps[-2:] = [replace(step, detail=data.VISIT_DISSATISFIED) for step in steps[-2:]]
    for step in steps[-2:]:
        step.data["satisfaction"], step.data["state"] = 2, "done"
    reset = dict.fromkeys(("struck_off_at", "followed_up_at", "finished_at", "appointed_at"))
    steps.append(Step("reopen", at, data.REOPEN_REASON, {"reason": data.REOPEN_REASON}, {**reset, "struck_off_by": ""}))
    again = replace(plot, received_at=at, visit_at=None, minutes=0)
    visit = _visit(dice, again, at + 30 * _MINUTE)
    visit = [step for step in visit if step.kind not in ("change_level", "pause", "resume")]
    steps += visit
    done = visit[-1].at
    return steps + _afterwards(dice, done, _paper_back(dice, plot, steps), with_voucher=True)


def _full_quarter(moment: datetime) -> datetime:
    return moment.replace(minute=moment.minute // 15 * 15, second=0)


def cut_off(steps: list[Step], now: datetime, stop: str) -> list[Step]:
    """What has happened by now; at `stop` the call stands still whatever the time."""
    taken: list[Step] = []
    for step in steps:
        if step.at > now or (stop and step.kind == stop):
            break
        taken.append(step)
    return taken


def visit_due_on(done: datetime) -> date:
    """When the return visit is due (`visit.after_call_days`)."""
    return clock.local(done).date() + timedelta(days=3)

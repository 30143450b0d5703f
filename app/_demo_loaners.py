"""The demonstration's loaner units: some in stock, some out, one not back in time, one damaged, loans that are over."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random
from typing import Any

from app.core import clock
from app.models import database
from app.models.loaner import LoanerUnit
from app.models.service_call import ServiceCall
from app.models.voucher import IssuedPaper
from app.services import issuing, loan_papers, loaner_units, loans
from app.services._use_case import UnitOfWork, get, transact
from app.services.session import Session, acting_as

_SORTS = (
    ("UPS 不间断电源（备用）", "UPS-10K", 860_000, "电源线、并机线"),
    ("高清视频会议终端（备用）", "TE40-1080P30", 1_280_000, "电源适配器、遥控器、HDMI 线 ×1"),
    ("激光打印机（备用）", "LP2100", 240_000, "电源线、USB 线"),
    ("核心交换机（备用）", "S5720-28", 690_000, "电源线、机架耳"),
    ("液晶显示器 24 寸（备用）", "HX-240", 98_000, "电源线、HDMI 线 ×1"),
    ("工控主机（备用）", "KJ-9", 520_000, "电源线"),
)
_CONDITIONS = ("外观完好，开机测试正常", "左侧有轻微划痕，功能正常", "外观完好，附件齐全", "旧机，外壳有磨损，功能正常")
_PLACES = ("备机柜 A", "备机柜 B", "库房二架")
_LEAST, _MOST = 18, 60
_PAST_DAYS = 240
_LENT, _LENT_SHORT = 15, 3


def write(now: datetime, size: int, seed: int) -> None:
    """Write the pool, the loans of the last months, and what is out today; a modest number at any size."""
    dice = Random(seed + 31)
    before = int(database.scalar("SELECT coalesce(max(id), 0) FROM service_call_event") or 0)
    desk = Session(0, "desk", _desk_name(), "representative")
    boss = Session(0, "boss", "", "supervisor")
    with acting_as(desk):
        count = max(_LEAST, min(_MOST, size // 200))
        with clock.set_to(now - timedelta(days=_PAST_DAYS + 30)):
            units = [_unit(desk, dice, place) for place in range(count)]
        pool = units[: -count // 3]
        for call in _over(now, count):
            _past(desk, dice, dice.choice(pool), call)
        lent = [
            _out(desk, dice, unit_id, call, now)
            for call, unit_id in zip((*_done(now), *_open(count // 3 - 3)), units[len(pool) : -1], strict=False)
        ]
        _undecided(lent[-1:])
    with acting_as(boss):
        spare = get(LoanerUnit, units[-1])
        loaner_units.damage(spare.id, seen_version=spare.row_version, reason="开机自检报错，待检")
    # The moments of the past were entered in the past: the clock is not to be doubted.
    database.execute("UPDATE service_call_event SET clock_suspect = ? WHERE id > ?", (False, before))


def _unit(desk: Session, dice: Random, place: int) -> int:
    name, model, value, accessories = _SORTS[place % len(_SORTS)]
    unit = UnitOfWork("loaner.register", desk)
    serial = f"BY{dice.randint(10_000_000, 99_999_999)}"
    given = {"name": name, "model": model, "serial": serial, "value": value, "accessories": accessories}
    return transact(unit, lambda: loaner_units.add(unit, **given, place=dice.choice(_PLACES))).id


def _over(now: datetime, count: int) -> Iterator[ServiceCall]:
    """Calls of the last months that a technician finished, earliest first: a unit is lent for one at a time."""
    since = now - timedelta(days=_PAST_DAYS)
    done = (ServiceCall.finished_at >= since) & ServiceCall.arrived_at.is_null(False) & ~ServiceCall.is_open
    rows = list(ServiceCall.select().where(done).order_by(ServiceCall.finished_at.desc()).limit(400))
    yield from sorted(rows[:: max(1, len(rows) // (count * 2))], key=lambda row: row.arrived_at)


def _open(count: int) -> list[ServiceCall]:
    """Calls whose technician is there, or has been, and whose device is not repaired."""
    there = ServiceCall.is_open & ServiceCall.state.in_(("taken_back", "on_site", "dispatched"))
    rows = ServiceCall.select().where(there & ServiceCall.technician.is_null(False))
    return list(rows.order_by(ServiceCall.arrived_at.desc(), ServiceCall.id).limit(count))


def _done(now: datetime) -> list[ServiceCall]:
    """Calls whose device is repaired since days, which are not closed because the unit never came back."""
    left = ServiceCall.state.in_(("completed", "struck_off", "followed_up"))
    since = (ServiceCall.finished_at < now - timedelta(days=_LENT_SHORT)) & ServiceCall.arrived_at.is_null(False)
    return list(ServiceCall.select().where(left & since).order_by(ServiceCall.finished_at, ServiceCall.id).limit(2))


def _past(desk: Session, dice: Random, unit_id: int, call: ServiceCall) -> None:
    """A loan that is over, when the unit was there to be lent."""
    row = get(LoanerUnit, unit_id)
    if row.state != "in_stock" or row.since > call.arrived_at:
        return
    back = call.arrived_at + timedelta(days=dice.randint(2, 12), hours=dice.randint(0, 6))
    if back > clock.now() - timedelta(days=1):
        return
    loan = _lend(desk, dice, row, call, call.arrived_at, back)
    signed = {"signed_by": call.reporter or call.customer_name, "signed_on": clock.local(back).date()}
    damaged = dice.random() < 0.06
    worse: dict[str, Any] = {}
    if damaged:
        worse = {"is_damaged": True, "damage_note": "外壳开裂，接口松动", "compensation_note": "老旧磨损，不要求赔偿"}
    with clock.set_to(back):
        loans.take_in(
            loan.id, seen_version=loan.row_version, condition="完好" if not damaged else "", **worse, **signed
        )
        if damaged:
            row = get(LoanerUnit, unit_id)
            loaner_units.mend(unit_id, seen_version=row.row_version, reason="更换外壳")


def _undecided(lent: list[Any]) -> None:
    """It came back damaged just now: what the customer pays for it is to be decided."""
    for loan in lent:
        call = get(ServiceCall, loan.call_id)
        loans.take_in(
            loan.id, seen_version=loan.row_version, signed_by=call.reporter or call.customer_name,
            signed_on=clock.today(), is_damaged=True, damage_note="屏幕碎裂，客户搬动时跌落",
        )  # fmt: skip


def _out(desk: Session, dice: Random, unit_id: int, call: ServiceCall, now: datetime) -> Any:
    """A loan that is not over: of a repair of these days, or of one that is long done and the unit never came back."""
    went = call.arrived_at or now - timedelta(hours=2)
    days = _LENT_SHORT if call.finished_at else _LENT
    return _lend(desk, dice, get(LoanerUnit, unit_id), call, went, went + timedelta(days=days))


def _lend(desk: Session, dice: Random, row: LoanerUnit, call: ServiceCall, went: datetime, until: datetime) -> Any:
    with clock.set_to(went):
        unit = UnitOfWork("loaner.lend", desk)
        day = clock.local(went).date()
        values = {
            "returned_part_id": 0,
            "receipt_number": "",
            "technician": call.technician_id,
            "technician_name": call.technician_name,
            "due_on": max(clock.local(until).date(), day),
            "condition_out": dice.choice(_CONDITIONS),
            "accessories_out": row.accessories,
            "out_signed_by": (call.reporter or call.customer_name) if call.finished_at or dice.random() < 0.5 else "",
        }
        values["out_signed_on"] = day if values["out_signed_by"] else None

        def act() -> Any:
            about = loans.take_out(unit, row, call, values)
            text, digest = issuing.frozen(loan_papers.to_issue(call, about, unit.now, desk.full_name))
            IssuedPaper.create(
                form=loans.FORM, number=about["number"], version=1, paper="A5", content=text, content_sha256=digest,
                pdf=b"", pdf_sha256="", issued_at=unit.now, issued_by=desk.name,
            )  # fmt: skip
            return loans.put_down(unit, row, {**about, "content_sha256": digest})

        return transact(unit, act)


def _desk_name() -> str:
    from app.models.organisation import User

    row = User.get_or_none(User.role == "representative")
    return row.full_name if row else ""

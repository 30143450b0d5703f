"""Calls know the repair before and the next one of their device, how often somebody came, and the limits they had."""

from __future__ import annotations

import contextlib
import random
from datetime import datetime, timedelta

import hypothesis
from hypothesis import strategies as st

from app.core import clock
from app.core.errors import UserError
from app.models import database
from app.models.service_call import ServiceCall
from app.services import (
    _repeat_repairs,
    call_correction,
    devices,
    import_runs,
    importing,
    service_call_visit,
    service_calls,
    settings,
)
from tests.sheets import workbook


def said(*call_ids: int) -> list[tuple[int | None, int | None]]:
    """`days_since_repair` and `days_to_repeat` of calls."""
    rows = [ServiceCall.get_by_id(one) for one in call_ids]
    return [(row.days_since_repair, row.days_to_repeat) for row in rows]


def helped(work, **more: object) -> int:
    return work.register(outcome=service_calls.SolvedByPhone("重启"), **more)


def test_the_next_repair_of_a_device_is_so_many_whole_days_later(work, frozen_clock):
    first = helped(work)
    frozen_clock(timedelta(days=10, hours=23))
    second = helped(work)
    frozen_clock(timedelta(hours=3))
    third = work.register()
    assert said(first, second, third) == [(None, 10), (10, 0), (0, None)]


def test_a_repair_that_is_not_done_has_no_next_one(work, frozen_clock):
    first = work.register()
    frozen_clock(timedelta(days=2))
    second = work.register()
    assert said(first, second) == [(None, None), (None, None)]
    frozen_clock(timedelta(hours=1))
    service_calls.solve_by_phone(first, seen_version=work.version(first), solution="重启")
    assert said(first, second) == [(None, None), (None, None)], "it was done only after the second came"


def test_other_kinds_and_cancelled_calls_do_not_count(work, as_role, frozen_clock):
    first = helped(work)
    frozen_clock(timedelta(days=3))
    between = work.register(call_kind="install")
    frozen_clock(timedelta(days=1))
    mistake = work.register()
    assert said(first, between, mistake) == [(None, 4), (None, None), (4, None)]
    frozen_clock(timedelta(days=4))
    last = work.register()
    with as_role("supervisor"):
        service_calls.cancel(mistake, seen_version=work.version(mistake), reason="重复登记")
    assert said(first, between, mistake, last) == [(None, 8), (None, None), (None, None), (8, None)]


def test_a_reopened_repair_is_not_done(work, as_role, frozen_clock):
    first = helped(work)
    frozen_clock(timedelta(days=5))
    with as_role("supervisor"):
        service_call_visit.strike_off(first, seen_version=work.version(first))
        second = work.register()
        assert said(first, second) == [(None, 5), (5, None)]
        ServiceCall.update(state="followed_up").where(ServiceCall.id == first).execute()
        service_call_visit.reopen(first, seen_version=work.version(first), reason="又坏了")
    assert said(first, second) == [(None, None), (None, None)]


def test_another_device_or_kind_counts_both_devices_anew(work, frozen_clock):
    first = helped(work)
    frozen_clock(timedelta(days=6))
    second = work.register()
    other = devices.create(customer_id=work.customer_id, product_name="UPS", model="UPS-3K", serial="X1").result
    told = {"take_verdict": True, "reason": "看错铭牌"}
    call_correction.correct(second, seen_version=work.version(second), call_kind="repair", device_id=other, **told)
    assert said(first, second) == [(None, None), (None, None)]
    same = work.device_id
    call_correction.correct(second, seen_version=work.version(second), call_kind="repair", device_id=same, **told)
    assert said(first, second) == [(None, 6), (6, None)]
    call_correction.correct(second, seen_version=work.version(second), call_kind="special", device_id=same, **told)
    assert said(first, second) == [(None, None), (None, None)]
    call_correction.correct(second, seen_version=work.version(second), call_kind="repair", device_id=0, **told)
    assert said(first, second) == [(None, None), (None, None)]


def test_who_edits_the_other_call_is_not_disturbed(work, frozen_clock):
    first = helped(work)
    version = work.version(first)
    frozen_clock(timedelta(days=1))
    work.register()
    assert work.version(first) == version


def test_all_at_once_says_the_same_as_one_by_one(work, frozen_clock):
    dice = random.Random(7)
    for _ in range(12):
        frozen_clock(timedelta(hours=dice.randrange(5, 90)))
        helped(work) if dice.random() < 0.7 else work.register()
    before = said(*(row.id for row in ServiceCall.select().order_by(ServiceCall.id)))
    assert any(since is not None for since, _ in before)
    database.execute("UPDATE service_call SET days_since_repair = 99, days_to_repeat = NULL")
    _repeat_repairs.count_all_anew()
    assert said(*(row.id for row in ServiceCall.select().order_by(ServiceCall.id))) == before


def test_every_arrival_is_counted(work, frozen_clock):
    call_id, _ = work.dispatched()
    frozen_clock(timedelta(hours=1))
    service_call_visit.arrive(call_id, seen_version=work.version(call_id))
    assert ServiceCall.get_by_id(call_id).visit_count == 1
    later = clock.now() + timedelta(days=1)
    service_call_visit.postpone(call_id, seen_version=work.version(call_id), reason="缺件", appointed_at=later)
    frozen_clock(timedelta(days=1))
    service_call_visit.complete(
        call_id, seen_version=work.version(call_id), result=work.result(arrived_at=clock.now()), signer_name="王",
        signed_on=clock.today(),
    )  # fmt: skip
    assert ServiceCall.get_by_id(call_id).visit_count == 2


def test_a_limit_stays_when_its_clock_stops(work, as_role, frozen_clock):
    call_id = work.register()
    came = ServiceCall.get_by_id(call_id).received_at
    frozen_clock(timedelta(hours=1))
    service_calls.respond(call_id, seen_version=work.version(call_id))
    row = ServiceCall.get_by_id(call_id)
    assert (row.response_due_at, row.response_limit_at) == (None, came + timedelta(hours=2))
    assert row.arrival_due_at == row.arrival_limit_at == came + timedelta(hours=24)
    with as_role("administrator"):
        settings.change(values={"sla.level2.response_hours": 9, "sla.level2.arrival_hours": 10})
    row = ServiceCall.get_by_id(call_id)
    assert row.response_limit_at == came + timedelta(hours=2), "it was answered under the old limit"
    assert row.arrival_limit_at == came + timedelta(hours=10)
    service_calls.solve_by_phone(call_id, seen_version=work.version(call_id), solution="重启")
    assert ServiceCall.get_by_id(call_id).arrival_limit_at is None, "nobody has to go there any more"


def test_old_calls_brought_in_know_each_other_and_forget_when_they_are_taken_back(work, as_role, tmp_path):
    head = ["报修单号", "客户名称", "报修日期", "机身号", "故障", "处理结果", "完成日期"]
    name, serial = "广州华盛电子科技有限公司", "UP240001"
    rows = (
        ["R1", name, "2026-03-02", serial, "无输出", "更换模块", "2026-03-03"],
        ["R2", name, "2026-03-13", serial, "异响", "更换风扇", "2026-03-14"],
    )
    with as_role("supervisor"):
        file = importing.read(workbook(tmp_path / "a.xlsx", [head, *rows]))
        view = importing.sheet_view(file, "repairs", "Sheet1")
        run = importing.carry_out(importing.dry_run(file, "repairs", "Sheet1", view.columns)).result
        calls = [row.id for row in ServiceCall.select().order_by(ServiceCall.received_at)]
        assert [row.device_id for row in ServiceCall.select()] == [work.device_id] * 2
        assert said(*calls) == [(None, 10), (10, None)]
        import_runs.undo(run_id=run, reason="错误的文件")
        assert said(*calls) == [(None, None), (None, None)]


def by_hand() -> dict[int, tuple[int | None, int | None]]:
    """What every call should say, by plain Python over the raw rows."""
    columns = "id, device_id, received_at, finished_at, call_kind, state"
    rows = [
        dict(zip(columns.split(", "), row, strict=True))
        for row in database.query(f"SELECT {columns} FROM service_call ORDER BY received_at, id")
    ]
    found: dict[int, tuple[int | None, int | None]] = {row["id"]: (None, None) for row in rows}
    for device in {row["device_id"] for row in rows if row["device_id"]}:
        mine = [
            row for row in rows
            if row["device_id"] == device and row["call_kind"] == "repair" and row["state"] != "cancelled"
        ]  # fmt: skip
        for place in range(1, len(mine)):
            done, came = mine[place - 1]["finished_at"], mine[place]["received_at"]
            if done and done <= came:
                days = (datetime.fromisoformat(came) - datetime.fromisoformat(done)).days
                found[mine[place - 1]["id"]] = (found[mine[place - 1]["id"]][0], days)
                found[mine[place]["id"]] = (days, found[mine[place]["id"]][1])
    return found


STEPS = ("register", "register_helped", "register_late", "solve", "cancel", "other_device", "other_kind")


@hypothesis.settings(
    max_examples=12, deadline=None, suppress_health_check=[hypothesis.HealthCheck.function_scoped_fixture]
)
@hypothesis.given(steps=st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 99)), min_size=3, max_size=10))
def test_whatever_is_done_to_calls_they_agree_with_a_count_by_hand(work, as_role, frozen_clock, steps):
    devices_ = (work.device_id, 0)
    with as_role("supervisor"), contextlib.suppress(_Leave), database.transaction():
        made: list[int] = []
        for step, draw in steps:
            frozen_clock(timedelta(hours=draw))
            with contextlib.suppress(UserError):
                _take(work, step, draw, made, devices_)
            said_now = {row.id: (row.days_since_repair, row.days_to_repeat) for row in ServiceCall.select()}
            assert said_now == by_hand()
        raise _Leave


class _Leave(Exception):
    pass


def _take(work, step: str, draw: int, made: list[int], choices: tuple[int, int]) -> None:
    if step.startswith("register") or not made:
        more = {"outcome": service_calls.SolvedByPhone("重启")} if step == "register_helped" else {}
        if step == "register_late":
            more["received_at"] = clock.now() - timedelta(hours=draw)
        made.append(work.register(call_kind="install" if draw % 9 == 0 else "repair", **more))
        return
    call_id = made[draw % len(made)]
    seen = {"seen_version": work.version(call_id)}
    told = {"take_verdict": True, "reason": "更正"}
    row = ServiceCall.get_by_id(call_id)
    if step == "solve":
        service_calls.solve_by_phone(call_id, **seen, solution="重启")
    elif step == "cancel":
        service_calls.cancel(call_id, **seen, reason="重复")
    elif step == "other_device":
        other = choices[0] if not row.device_id else choices[1]
        call_correction.correct(call_id, **seen, call_kind=row.call_kind, device_id=other, **told)
    else:
        kind = "repair" if row.call_kind == "install" else "install"
        call_correction.correct(call_id, **seen, call_kind=kind, device_id=row.device_id or 0, **told)

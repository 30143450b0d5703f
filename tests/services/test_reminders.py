"""What is overdue or due when the program starts: every meaning, its tone, its record, once (R016)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from app.core import clock
from app.ledgers._catalogue import all_ledgers
from app.ledgers._declaration import Condition, Operator
from app.ledgers._source import LedgerState, open_source
from app.models.service_call import ReturnVisit
from app.services import (
    board_items,
    contracts,
    customers,
    home,
    issuing,
    old_parts,
    reminders,
    return_visits,
    service_call_charges,
    service_call_file,
    service_calls,
    settings,
    spare_parts,
    stock_in_file,
    stock_in_tests,
    stock_take_file,
    stock_takes,
    suppliers,
    tool_counts,
    tool_file,
    tool_loans,
    tools,
)
from app.services.service_calls import Promise, SolvedByPhone
from app.services.spare_use import FromStock
from app.services.stock_takes import Counted


def _found() -> dict[str, tuple[str, str, int]]:
    return {one.meaning: (one.tone, one.kind, one.row_id) for one in reminders.waiting()[0]}


def test_a_call_is_reminded_of_by_what_is_due_longest(work: Any, frozen_clock: Callable[[timedelta], None]) -> None:
    call_id = work.register(fault_level=2)
    assert reminders.waiting()[0] == ()
    frozen_clock(timedelta(hours=2, minutes=1))
    assert _found() == {"response": ("late", "service_call", call_id)}
    frozen_clock(timedelta(days=2))
    assert _found() == {"response": ("late", "service_call", call_id)}  # arrival is late too: one line a record
    service_calls.respond(call_id, seen_version=work.version(call_id))
    assert _found() == {"arrival": ("late", "service_call", call_id)}


def test_a_held_call_does_not_press(work: Any, frozen_clock: Callable[[timedelta], None]) -> None:
    call_id = work.register(fault_level=2)
    service_calls.pause(call_id, seen_version=work.version(call_id), reason="等配件")
    frozen_clock(timedelta(days=3))
    assert reminders.waiting()[0] == ()


def test_promises_vouchers_and_visits(work: Any, frozen_clock: Callable[[timedelta], None]) -> None:
    promised = work.register(outcome=Promise(clock.now() + timedelta(hours=1), "李四", "13800000000"))
    _, voucher_id = work.dispatched()
    frozen_clock(timedelta(hours=1, minutes=1))
    assert _found() == {"promise": ("late", "service_call", promised)}
    frozen_clock(timedelta(days=6))
    assert _found()["hand_in"] == ("late", "service_voucher", voucher_id)
    done = clock.now() - timedelta(days=3)
    work.hand_in(voucher_id, result=work.result(arrived_at=done - timedelta(hours=1), finished_at=done))
    visit = service_call_file.file(2).visits[0]
    assert "hand_in" not in _found()
    assert _found()["visit"] == ("due", "return_visit", visit.id)
    frozen_clock(timedelta(days=1))
    assert _found()["visit"] == ("late", "return_visit", visit.id)
    at = clock.now() + timedelta(minutes=30)
    return_visits.call_back(visit.id, seen_version=visit.row_version, call_back_at=at)
    assert _found()["visit"] == ("due", "return_visit", visit.id)
    frozen_clock(timedelta(minutes=31))
    assert _found()["visit"] == ("late", "return_visit", visit.id)


def test_contracts_that_end_soon(work: Any, as_role: Callable[[str], Any]) -> None:
    today = clock.today()
    first, second, third = (customers.create(name=name).result for name in ("甲公司", "乙公司", "丙公司"))
    terms = {"starts_on": today - timedelta(days=300)}
    soon = contracts.create(customer_id=first, ends_on=today + timedelta(days=30), **terms).result
    contracts.create(customer_id=second, ends_on=today + timedelta(days=31), **terms)
    contracts.create(customer_id=third, ends_on=today - timedelta(days=1), **terms)
    assert _found() == {"contract": ("due", "contract", soon)}
    with as_role("administrator"):
        assert reminders.waiting()[0] == ()


def test_only_so_many_the_longest_overdue_first(work: Any, frozen_clock: Callable[[timedelta], None]) -> None:
    first = work.register(fault_level=1)
    frozen_clock(timedelta(minutes=5))
    work.register(fault_level=1)
    frozen_clock(timedelta(days=1))
    assert reminders.waiting()[0][0].row_id == first
    assert [one.due_at for one in reminders.waiting()[0]] == sorted(one.due_at for one in reminders.waiting()[0])


def test_an_old_part_that_is_not_handed_in(work: Any, frozen_clock: Callable[[timedelta], None]) -> None:
    part = spare_parts.create(number="PJ-1", name="电源模块", minimum=2, needs_old_part=True).result
    spare_parts.receive(part, place="branch:配件库", quantity=2)
    call_id = work.scheduled()
    service_call_charges.add(
        call_id, seen_version=work.version(call_id), description="电源模块", from_stock=FromStock(part, "branch:配件库")
    )
    figures = {one.key: one.count for one in home.figures()}
    assert (figures["old_parts_late"], figures["parts_short"]) == (0, 1)
    frozen_clock(timedelta(days=8))
    (owed,) = old_parts.of_call(call_id)
    assert _found()["old_part"] == ("late", "old_part", owed.id)
    assert {one.key: one.count for one in home.figures()}["old_parts_late"] == 1
    old_parts.hand_in(owed.id, seen_version=owed.row_version)
    assert "old_part" not in _found()


def test_a_delivery_that_nobody_tested(work: Any, as_role: Callable[[str], Any], frozen_clock: Any) -> None:
    seller = suppliers.create(name="华东电子配件有限公司").result
    given = {"supplier_id": seller, "product": "电源模块", "quantity": 40}
    mine = stock_in_tests.deliver(tester_id=work.technician_id, **given).result
    theirs = stock_in_tests.deliver(**given).result
    assert _counts()["tests_late"] == 0
    frozen_clock(timedelta(days=4))
    assert {one.row_id for one in reminders.waiting()[0] if one.meaning == "stock_in_test"} == {mine, theirs}
    assert _counts()["tests_late"] == 2
    figure = next(one for one in home.figures() if one.key == "tests_late")
    shown = tuple(Condition(column, Operator(sign), value) for column, sign, value in figure.conditions)
    assert open_source(all_ledgers()[figure.ledger], LedgerState(conditions=shown)).count() == 2
    with as_role("technician"):
        assert _found()["stock_in_test"] == ("late", "stock_in_test", mine)
        assert _counts()["tests_late"] == 1
        stock_in_tests.enter(mine, seen_version=1, looked=())  # begun is not done
        assert _counts()["tests_late"] == 1
    views = {name: open_source(all_ledgers()["stock_in_tests"], LedgerState(name)) for name in ("late", "testing_late")}
    assert {name: view.count() for name, view in views.items()} == {"late": 1, "testing_late": 1}, "together the figure"
    with as_role("approver"):
        assert "stock_in_test" not in _found()
        assert "tests_late" not in _counts()
    with as_role("supervisor"):
        for test_id in (mine, theirs):
            row_version = stock_in_file.file(test_id).row_version
            stock_in_tests.void(test_id, seen_version=row_version, reason="误录")
    assert _counts()["tests_late"] == 0


def test_tools_that_are_not_back_and_what_a_supervisor_decides(
    work: Any, as_role: Callable[[str], Any], frozen_clock: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(issuing.RENDERERS, tool_loans.FORM, lambda *_drawn: b"%PDF")
    tool, own = tools.register(name="光时域反射仪").result, tools.register(name="工具箱", kind="personal").result
    to = {"borrower_id": work.technician_id, "purpose": "检修", "due_on": clock.today() + timedelta(days=3)}
    loan = tool_loans.lend(tool_ids=(tool,), **to).result
    tool_loans.lend(tool_ids=(own,), **to)  # personal: no day to be back
    frozen_clock(timedelta(days=4))
    assert _found()["tool"] == ("late", "tool_loan", loan)
    assert _counts()["tools_late"] == 1
    assert "tools_to_decide" not in _counts()
    with as_role("technician"):
        assert _found()["tool"] == ("late", "tool_loan", loan)
    with as_role("approver"):
        assert "tools_late" not in _counts()
    seen = tool_file.loan(loan).entry.row_version
    tool_loans.take_in(loan, seen_version=seen, is_damaged=True, damage_note="屏幕裂")
    assert "tool" not in _found()
    with as_role("supervisor"):
        assert (_counts()["tools_late"], _counts()["tools_to_decide"]) == (0, 1)
        seen = tool_file.loan(loan).entry.row_version
        tool_loans.decide(loan, seen_version=seen, compensation=0, compensation_note="自然老化")
        assert _counts()["tools_to_decide"] == 0


def test_tools_that_nobody_counted_this_month(
    work: Any, as_role: Callable[[str], Any], frozen_clock: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(issuing.RENDERERS, tool_loans.FORM, lambda *_drawn: b"%PDF")
    for name in ("光时域反射仪", "万用表"):
        tools.register(name=name)
    with as_role("administrator"):
        settings.change(values={"tool.stores": "工具室；东库"})
    tools.register(name="冲击钻", place="东库")
    own = tools.register(name="工具箱", kind="personal").result
    tool_loans.lend(tool_ids=(own,), borrower_id=work.technician_id)  # with a colleague, not in a store

    def told() -> tuple[int, str]:
        found = next(one for one in home.figures() if one.key == "tools_to_count")
        shown = tuple(Condition(column, Operator(sign), value) for column, sign, value in found.conditions)
        assert open_source(all_ledgers()[found.ledger], LedgerState(conditions=shown)).count() == found.count
        return found.count, found.tone

    assert told() == (3, "normal")  # 20 November
    frozen_clock(timedelta(days=4))
    assert told() == (3, "due")
    take = tool_counts.begin(place="branch:工具室").result
    assert told() == (3, "due"), "begun is not counted"
    found = stock_take_file.file(take)
    counts = [Counted(line.id, 1) for line in found.lines]
    stock_takes.enter(take, seen_version=found.row_version, counts=counts)
    assert told() == (1, "due")
    frozen_clock(timedelta(days=7))  # 1 December
    assert told() == (3, "normal")
    with as_role("technician"):
        assert "tools_to_count" not in _counts()
    with as_role("administrator"):
        settings.change(values={"tool.count_monthly": False})
    assert "tools_to_count" not in _counts()


def _counts() -> dict[str, int]:
    return {one.key: one.count for one in home.figures()}


def test_items_of_ones_own_on_the_boards(work: Any, as_role: Callable[[str], Any]) -> None:
    """One's own and those one was given, from their last day on; nobody else's, none that is done or lies ahead."""
    today, day = clock.today(), timedelta(days=1)
    add = board_items.add
    late = add(subject="核对月度台账", starts_on=today - 3 * day, due_on=today - day).result
    due = add(subject="盘点借机", starts_on=today).result
    add(subject="季度例会", starts_on=today + day)
    add(subject="月度计划", starts_on=today - day, due_on=today + day)
    done = add(subject="已完成", starts_on=today).result
    board_items.finish(item_id=done, seen_version=1)
    given = add(subject="整理车辆备件", starts_on=today, owner="陈志强").result
    mine = {one.row_id: (one.tone, one.text, one.kind) for one in reminders.waiting()[0] if one.meaning == "board"}
    assert mine == {late: ("late", "核对月度台账", "board_item"), due: ("due", "盘点借机", "board_item")}
    with as_role("technician"):
        assert [one.row_id for one in reminders.waiting()[0] if one.meaning == "board"] == [given]


def test_visits_of_complaints_remind_who_asks_them(
    work: Any, as_role: Callable[[str], Any], frozen_clock: Callable[[timedelta], None]
) -> None:
    """And a customer who is to be called back on a later day does not remind before it (R072)."""
    for _ in range(2):
        work.register(outcome=SolvedByPhone("重新登录后正常"))
    of_case, of_call = (row.id for row in ReturnVisit.select().order_by(ReturnVisit.id))
    ReturnVisit.update(complaint_id=1, source="complaint").where(ReturnVisit.id == of_case).execute()
    frozen_clock(timedelta(days=4))
    assert _visits_told() == {of_call}
    with as_role("supervisor"):
        assert _visits_told() == {of_case, of_call}
    return_visits.call_back(of_call, seen_version=1, call_back_at=clock.now() + timedelta(days=2))
    assert _visits_told() == set()
    frozen_clock(timedelta(days=2))
    assert _visits_told() == {of_call}


def _visits_told() -> set[int]:
    return {one.row_id for one in reminders.waiting()[0] if one.meaning == "visit"}

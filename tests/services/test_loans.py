"""Loaner units and loans: lent once, signed out and in, extended, lost, void; every step a hand-over."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from app.core.errors import AftercareError, NotPermitted, UserError
from app.models import database
from app.models.loaner import Loan, LoanerUnit
from app.services import (
    custody,
    issuing,
    loan_file,
    loaner_units,
    loans,
    service_call_file,
    service_call_visit,
    service_calls,
    timeline,
)
from app.services import session as sessions

DAY = date(2026, 11, 20)
SIGNED = {"signed_by": "王建国", "signed_on": DAY}


@pytest.fixture
def pool(work: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A branch with a unit in the pool and an open call."""

    def render(content: dict, paper: str, marks: issuing.Marks) -> bytes:
        return json.dumps([content, paper, marks.reprint, marks.is_void], ensure_ascii=False, sort_keys=True).encode()

    monkeypatch.setitem(issuing.RENDERERS, "loan_slip", render)
    return work


def a_unit(**more: Any) -> int:
    given = {"name": "UPS 备用机", "model": "UPS-10K", "serial": "bj 0001", "value": 1_280_000, "place": "备机柜"}
    return loaner_units.register(**{**given, **more}).result


def unit_row(unit_id: int) -> LoanerUnit:
    return LoanerUnit.get_by_id(unit_id)


def version(loan_id: int) -> int:
    return Loan.get_by_id(loan_id).row_version


def lent(pool: Any, unit_id: int = 0, **more: Any) -> int:
    return loans.lend(unit_id or a_unit(), **{"call_id": pool.register(), **more}).result


def as_role(branch: Any, role: str) -> None:
    sessions.begin(branch.sessions[role])


def test_a_unit_is_registered_with_its_chain(pool: Any) -> None:
    unit_id = a_unit()
    found = loaner_units.file(unit_id)
    assert (found.entry.number, found.entry.serial, found.entry.state) == ("BJ-GZ01-0001", "BJ0001", "in_stock")
    where = custody.whereabouts("loaner_unit", unit_id)
    assert (where.holder.name, where.is_home, where.number) == ("备机柜", True, "BJ-GZ01-0001")
    with pytest.raises(UserError, match="has this serial already") as refused:
        a_unit(serial="BJ-0001")
    assert refused.value.field == "serial"
    with pytest.raises(UserError, match="fill this in"):
        a_unit(name=" ", serial="")
    with pytest.raises(UserError, match="not less than nothing"):
        a_unit(serial="x", value=-1)


def test_lent_and_back(pool: Any) -> None:
    unit_id = a_unit(accessories="电源线")
    loan_id = lent(pool, unit_id, condition="外观完好", technician_id=pool.technician_id)
    found = loan_file.file(loan_id)
    assert found.entry.number == "BY-GZ01-2611-0001"
    assert (found.entry.due_on, found.accessories_out, found.entry.technician_name) == (
        DAY + timedelta(days=15),
        "电源线",
        "陈志强",
    )
    where = custody.whereabouts("loaner_unit", unit_id)
    assert (where.holder.kind, where.holder.id, where.is_home, where.due_on, where.receipt_number) == (
        "customer",
        pool.customer_id,
        False,
        found.entry.due_on,
        found.entry.number,
    )
    assert loan_file.out_of_call(found.entry.call_id) == (found.entry.number,)
    loans.sign(loan_id, seen_version=version(loan_id), **SIGNED)
    loans.take_in(loan_id, seen_version=version(loan_id), condition="完好", place="三号架", **SIGNED)
    row = unit_row(unit_id)
    assert (row.state, row.place, row.loan_number, row.customer_name, row.due_on, row.lent_count) == (
        "in_stock",
        "三号架",
        "",
        "",
        None,
        1,
    )
    where = custody.whereabouts("loaner_unit", unit_id)
    assert (where.holder.name, where.is_home, where.customer_name) == ("三号架", True, "")
    trail = custody.trail("loaner_unit", unit_id)
    assert [(one.giver.kind, one.taker.kind, one.signed_by) for one in trail] == [
        ("branch", "customer", ""),
        ("customer", "branch", "王建国"),
    ]
    assert loan_file.out_of_call(found.entry.call_id) == ()
    kinds = [entry.title for entry in timeline.for_call(found.entry.call_id).entries]
    assert len(kinds) >= 3
    assert lent(pool, unit_id)


def test_one_unit_is_never_lent_twice(pool: Any) -> None:
    unit_id = a_unit()
    lent(pool, unit_id)
    with pytest.raises(UserError, match="is lent to 广州华盛电子科技有限公司 already") as refused:
        lent(pool, unit_id)
    assert refused.value.field == "unit_id"
    first = Loan.get(Loan.unit == unit_id)
    other = lent(pool, a_unit(serial="other"))
    with pytest.raises(AftercareError, match="already there"):
        database.execute("UPDATE loan SET open_unit_id = ? WHERE id = ?", (unit_id, other))
    assert Loan.get_by_id(first.id).open_unit_id == unit_id


def test_two_people_lend_the_same_unit_at_once(pool: Any) -> None:
    unit_id, call_id = a_unit(), pool.register()
    who, at_once, outcomes = sessions.current(), threading.Barrier(2), []

    def act() -> None:
        sessions.begin(who)
        at_once.wait(10)
        try:
            outcomes.append(loans.lend(unit_id, call_id=call_id).number)
        except UserError as refused:
            outcomes.append(refused.text)

    people = [threading.Thread(target=act) for _ in range(2)]
    for one in people:
        one.start()
    for one in people:
        one.join(30)
    assert len(outcomes) == 2
    assert Loan.select().where(Loan.unit == unit_id).count() == 1
    assert sum("just now" in words or "already" in words for words in outcomes) == 1
    assert len(custody.trail("loaner_unit", unit_id)) == 1


def test_what_cannot_be_lent(pool: Any) -> None:
    unit_id = a_unit()
    with pytest.raises(UserError, match="Choose the call"):
        loans.lend(unit_id)
    call_id = pool.register()
    for due, words in ((DAY - timedelta(days=1), "before it is lent"), (DAY + timedelta(days=400), "for a year")):
        with pytest.raises(UserError, match=words):
            loans.lend(unit_id, call_id=call_id, due_on=due)
    with pytest.raises(UserError, match="date beside"):
        loans.lend(unit_id, call_id=call_id, signed_by="王建国")
    with pytest.raises(UserError, match="in the future"):
        loans.lend(unit_id, call_id=call_id, signed_by="王", signed_on=DAY + timedelta(days=1))
    loaner_units.damage(unit_id, seen_version=unit_row(unit_id).row_version, reason="屏幕坏")
    with pytest.raises(UserError, match="does not fit here"):
        loans.lend(unit_id, call_id=call_id)
    loaner_units.mend(unit_id, seen_version=unit_row(unit_id).row_version, reason="换屏")
    loans.lend(unit_id, call_id=call_id)


def test_nothing_is_lent_for_a_call_that_is_over(pool: Any, branch: Any) -> None:
    call_id = pool.register()
    as_role(branch, "supervisor")
    service_calls.cancel(call_id, seen_version=pool.version(call_id), reason="重复")
    with pytest.raises(UserError, match="is over"):
        loans.lend(a_unit(), call_id=call_id)


def test_damaged_on_the_way_back(pool: Any, branch: Any) -> None:
    unit_id = a_unit()
    loan_id = lent(pool, unit_id)
    with pytest.raises(UserError, match="Describe the damage") as refused:
        loans.take_in(loan_id, seen_version=version(loan_id), is_damaged=True, **SIGNED)
    assert refused.value.field == "damage_note"
    with pytest.raises(UserError, match="who signed"):
        loans.take_in(loan_id, seen_version=version(loan_id), signed_by="", signed_on=None)
    with pytest.raises(UserError, match="older than the loan"):
        loans.take_in(loan_id, seen_version=version(loan_id), signed_by="王", signed_on=DAY - timedelta(days=1))
    loans.take_in(loan_id, seen_version=version(loan_id), is_damaged=True, damage_note="外壳破裂", **SIGNED)
    assert unit_row(unit_id).state == "damaged"
    assert loan_file.file(loan_id).to_decide
    with pytest.raises(UserError, match="does not fit here"):
        loans.take_in(loan_id, seen_version=version(loan_id), **SIGNED)
    with pytest.raises(NotPermitted):
        loans.decide(loan_id, seen_version=version(loan_id), compensation=50_000)
    as_role(branch, "supervisor")
    with pytest.raises(UserError, match="why none is asked"):
        loans.decide(loan_id, seen_version=version(loan_id), compensation=0)
    with pytest.raises(UserError, match="not less than nothing"):
        loans.decide(loan_id, seen_version=version(loan_id), compensation=-1, compensation_note="x")
    loans.decide(loan_id, seen_version=version(loan_id), compensation=50_000, compensation_note="客户同意")
    assert not loan_file.file(loan_id).to_decide


def test_whole_is_not_paid_for(pool: Any, branch: Any) -> None:
    loan_id = lent(pool)
    loans.take_in(loan_id, seen_version=version(loan_id), **SIGNED)
    as_role(branch, "supervisor")
    with pytest.raises(UserError, match="came back whole"):
        loans.decide(loan_id, seen_version=version(loan_id), compensation=1)


def test_lost_is_gone_for_good(pool: Any, branch: Any) -> None:
    unit_id = a_unit()
    loan_id = lent(pool, unit_id)
    as_role(branch, "supervisor")
    with pytest.raises(UserError, match="on its loan"):
        loaner_units.lose(unit_id, seen_version=unit_row(unit_id).row_version, reason="不见了")
    loans.lose(loan_id, seen_version=version(loan_id), reason="客户搬迁遗失", compensation=1_000_000)
    where = custody.whereabouts("loaner_unit", unit_id)
    assert (unit_row(unit_id).state, where.is_ended, where.is_home) == ("lost", True, False)
    with pytest.raises(UserError, match="does not fit here"):
        lent(pool, unit_id)
    as_role(branch, "representative")
    assert a_unit(), "found again, it is a new unit with the same serial"


def test_a_slip_is_void_only_while_nobody_signed(pool: Any, branch: Any) -> None:
    unit_id = a_unit()
    loan_id = lent(pool, unit_id)
    as_role(branch, "supervisor")
    loans.void(loan_id, seen_version=version(loan_id), reason="客户不要了")
    assert (unit_row(unit_id).state, Loan.get_by_id(loan_id).state) == ("in_stock", "void")
    assert custody.whereabouts("loaner_unit", unit_id).is_home
    assert unit_row(unit_id).lent_count == 0, "it never left"
    again = lent(pool, unit_id, **SIGNED)
    with pytest.raises(UserError, match="take the unit in instead"):
        loans.void(again, seen_version=version(again), reason="x")


def test_extended_with_a_reason(pool: Any) -> None:
    loan_id = lent(pool)
    with pytest.raises(UserError, match="Write the reason"):
        loans.extend(loan_id, seen_version=version(loan_id), due_on=DAY + timedelta(days=30), reason=" ")
    loans.extend(loan_id, seen_version=version(loan_id), due_on=DAY + timedelta(days=30), reason="厂家未返")
    row = Loan.get_by_id(loan_id)
    assert (row.due_on, unit_row(row.unit_id).due_on) == (DAY + timedelta(days=30),) * 2
    assert custody.whereabouts("loaner_unit", row.unit_id).due_on == DAY + timedelta(days=30)


def test_overdue(pool: Any, frozen_clock: Callable[[timedelta], None]) -> None:
    loan_id = lent(pool, due_on=DAY + timedelta(days=1))
    assert not loan_file.file(loan_id).entry.is_late
    frozen_clock(timedelta(days=2))
    assert loan_file.file(loan_id).entry.is_late


def test_a_technician_sees_and_takes_in_their_own(pool: Any, branch: Any) -> None:
    mine = lent(pool, a_unit(), technician_id=pool.technician_id)
    other = lent(pool, a_unit(serial="2"))
    as_role(branch, "technician")
    assert loan_file.find_by_number("by-gz01-2611-0001") == mine
    assert not loan_file.find_by_number("BY-GZ01-2611-0002")
    assert loan_file.file(mine).actions == {"sign", "extend", "take_in"}
    for refused in (
        lambda: loan_file.file(other),
        lambda: loans.take_in(other, seen_version=version(other), **SIGNED),
        lambda: loans.lend(a_unit(serial="3"), call_id=1),
    ):
        with pytest.raises(NotPermitted):
            refused()
    loans.take_in(mine, seen_version=version(mine), **SIGNED)


def test_the_slip_is_frozen_and_counted(pool: Any, branch: Any) -> None:
    loan_id = lent(pool)
    first = loans.for_printing(loan_id)
    assert (first.paper, first.reprint) == ("A5", 0)
    loans.printed(loan_id, printer="HP")
    again = loans.for_printing(loan_id)
    assert again.reprint == 1
    assert json.loads(first.pdf)[0]["unit_value"] == 1_280_000
    as_role(branch, "supervisor")
    loans.void(loan_id, seen_version=version(loan_id), reason="写错")
    assert json.loads(loans.for_printing(loan_id).pdf)[3] is True
    as_role(branch, "technician")
    with pytest.raises(NotPermitted):
        loans.for_printing(loan_id)


def test_units_move_and_are_scrapped(pool: Any, branch: Any) -> None:
    unit_id = a_unit()
    given = {"name": "UPS", "serial": "BJ0001", "seen_version": unit_row(unit_id).row_version}
    loaner_units.change(unit_id, place="四号架", **given)
    assert custody.whereabouts("loaner_unit", unit_id).holder.name == "四号架"
    assert [one.number for one in loaner_units.free("ups")] == ["BJ-GZ01-0001"]
    as_role(branch, "supervisor")
    loaner_units.scrap(unit_id, seen_version=unit_row(unit_id).row_version, reason="老化")
    assert custody.whereabouts("loaner_unit", unit_id).is_ended
    assert loaner_units.free() == ()


def test_finished_visits_do_not_close_the_loan(pool: Any, frozen_clock: Callable[[timedelta], None]) -> None:
    """What is out stays listed with its call until it is back."""
    call_id, voucher_id = pool.dispatched()
    frozen_clock(timedelta(hours=2))
    service_call_visit.arrive(call_id, seen_version=pool.version(call_id))
    loan_id = loans.lend(a_unit(), call_id=call_id).result
    pool.hand_in(voucher_id)
    assert [one.id for one in loan_file.of_call(call_id)] == [loan_id]
    assert loan_file.out_of_call(call_id)


def test_extended_to_the_same_day_is_not_extended(pool: Any) -> None:
    loan_id = lent(pool)
    due = loans.default_due()
    with pytest.raises(UserError, match="by this day already") as refused:
        loans.extend(loan_id, seen_version=version(loan_id), due_on=due, reason="再用几天")
    assert refused.value.field == "due_on"
    assert loans.default_due(due) == due + timedelta(days=15)
    assert loans.default_due(date(2020, 1, 1)) == due, "late already: from today"


def test_what_stands_on_the_slip_is_known_before_its_number_is_drawn(pool: Any) -> None:
    unit_id, call_id = a_unit(name="𰻞𰻞机"), pool.register()
    words = loan_file.words_to_print(unit_id, call_id)
    assert {"𰻞𰻞机", "UPS-10K", "BJ0001", "广州华盛电子科技有限公司"} <= set(words)


def test_a_call_is_named_by_its_number_and_by_no_other_branchs(pool: Any) -> None:
    call_id = pool.register()
    number = service_call_file.file(call_id).number
    assert loan_file.call_named(number.lower()) == call_id
    foreign = number.replace("GZ01", "SZ02")
    with pytest.raises(UserError, match="number of branch SZ02; this is GZ01") as refused:
        loan_file.call_named(foreign)
    assert refused.value.field == "call_id"
    with pytest.raises(UserError, match="no call with this number"):
        loan_file.call_named(number[:-4] + "9999")

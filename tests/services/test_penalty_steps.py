"""The table of penalty steps as a setting (6.1): changed by administrators, kept by the notices that it decided."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

import pytest

from app.core import clock
from app.core.errors import NotPermitted, UserError
from app.domain.penalty_steps import REGULATION, Row
from app.models.penalty import Penalty
from app.services import _stored_settings, penalties, penalty_deductions, penalty_file, penalty_steps, settings
from app.services import session as sessions
from tests.services.settled_cases import carried_out, colleague

AsRole = Callable[[str], AbstractContextManager[None]]
OWN = (
    Row(300_000, "口头警告", "每次 100 元"),
    Row(900_000, "申诫一次", "每次 500 元", superior=True),
    Row(None, "大过一次", "全月效益奖金", superior=True, bonus=True),
)


@pytest.fixture(autouse=True)
def _on(frozen_clock: Any, branch: Any, as_role: AsRole) -> Iterator[None]:
    with as_role("administrator"):
        settings.change(values={"penalty.enabled": True})
    yield
    _stored_settings.forget()


def put(as_role: AsRole, *rows: Row) -> None:
    with as_role("administrator"):
        penalty_steps.save(rows=rows)


def drafted(branch: Any, amount: int = 600_000) -> Penalty:
    """A notice for the first share (60 %) of a case's loss."""
    case_id = carried_out(amount)
    with sessions.acting_as(branch.sessions["supervisor"]):
        share = penalties.shares(case_id)[0]
        made = penalties.draft(kind="penalty", case_id=case_id, responsibility_id=share.id, reason="未按规范")
    return Penalty.get_by_id(made.result)


def act(branch: Any, do: Callable[..., Any], row: Penalty, role: str = "supervisor", /, **more: Any) -> Penalty:
    with sessions.acting_as(branch.sessions[role]):
        do(row.id, seen_version=Penalty.get_by_id(row.id).row_version, **more)
    return Penalty.get_by_id(row.id)


def approve(branch: Any, row: Penalty, monkeypatch: pytest.MonkeyPatch) -> Penalty:
    monkeypatch.setitem(penalties.issuing.RENDERERS, penalties.FORM, lambda *_: b"%PDF-1.4")
    with sessions.acting_as(branch.sessions["approver"]):
        penalties.approve(row.id, seen_version=Penalty.get_by_id(row.id).row_version)
    return Penalty.get_by_id(row.id)


def test_the_table_of_the_regulation_until_another_is_put_in_force(branch: Any, as_role: AsRole) -> None:
    assert penalty_steps.table() == REGULATION
    put(as_role, *OWN)
    assert [one.paper for one in penalty_steps.table()] == ["口头警告", "申诫一次", "大过一次"]
    put(as_role)
    assert settings.text("penalty.steps") == ""
    assert penalty_steps.table() == REGULATION


def test_only_administrators_change_it(branch: Any, as_role: AsRole) -> None:
    with as_role("supervisor"), pytest.raises(NotPermitted):
        penalty_steps.save(rows=OWN)
    with as_role("administrator"), pytest.raises(UserError) as found:
        penalty_steps.save(rows=(Row(100, "甲"), Row(50, "乙"), Row(None, "丙")))
    assert found.value.field == "penalty.steps.1"
    assert penalty_steps.table() == REGULATION


def test_no_other_way_in_stores_nonsense(branch: Any, as_role: AsRole) -> None:
    with as_role("administrator"), pytest.raises(UserError) as found:
        settings.change(values={"penalty.steps": '[{"up_to": 5, "name": "甲"}]'})
    assert found.value.field == "penalty.steps.0"


def test_a_notice_keeps_the_steps_it_was_decided_by(branch: Any, as_role: AsRole) -> None:
    put(as_role, *OWN)
    row = drafted(branch)  # 60 % of 6,000.00
    assert (row.step, row.step_words, row.share_amount) == ("reprimand_1", "申诫一次", 360_000)
    put(as_role)
    with sessions.acting_as(branch.sessions["supervisor"]):
        found = penalty_file.file(row.id)
        assert (found.worth, found.lower, "superior" in found.actions) == ("每次 500 元", "口头警告", True)
        boss = colleague(branch, "孙主任")
        made = penalties.draft_for_superior(row.id, staff_id=boss, reason="管理责任").result
    above = Penalty.get_by_id(made)
    assert (above.step, above.step_words, above.steps) == ("own_1", "口头警告", row.steps)
    again = act(branch, penalties.change, row, reason="重写")
    assert (again.step, again.steps) == ("self_criticism", "")  # a draft that is written anew: the table of today


def test_the_whole_bonus_of_the_month_of_a_major_demerit(
    branch: Any, as_role: AsRole, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(as_role, Row(100_000, "申诫一次"), Row(None, "大过一次", bonus=True))
    row = approve(branch, drafted(branch), monkeypatch)
    assert (row.bonus_month, row.fine) == ("2026-11", 0)
    with sessions.acting_as(branch.sessions["supervisor"]):
        (debtor,) = penalty_deductions.debtors("2026-11")
        assert (debtor.person, debtor.forfeits, debtor.owed) == ("质管部", True, 0)
        assert "500.00" in penalty_deductions.expected(debtor, 50_000)
        (before,) = penalty_deductions.month_list("2026-11")
        assert (before.forfeited, before.bonus) == (0, None)
        penalty_deductions.settle(month="2026-11", bonus=50_000, person="质管部")
        (line,) = penalty_deductions.month_list("2026-11")
        assert (line.amount, line.forfeited, line.carried) == (0, 50_000, 0)
        found = penalty_file.file(row.id)
        assert (found.forfeited, found.months[0].forfeited) == (50_000, 50_000)
        penalty_deductions.settle(month="2026-11", bonus=40_000, person="质管部")  # entered again
        assert penalty_deductions.forfeited(row) == 40_000
    with pytest.raises(UserError):
        act(branch, penalties.void, row, "approver", reason="有误")


def fined(amount: int, **more: Any) -> Penalty:
    """A fine of the same unit, approved earlier."""
    values: dict[str, Any] = {
        "number": f"JF-{Penalty.select().count():04}", "kind": "penalty", "unit": "质管部", "fine": amount,
        "state": "approved", "issued_at": clock.now(), "approved_at": clock.now(), "step": "self_criticism",
        "created_at": clock.now(), "changed_at": clock.now(),
    }  # fmt: skip
    return Penalty.create(**{**values, **more})


def test_fines_beside_it_are_carried_on(branch: Any, as_role: AsRole, frozen_clock: Any) -> None:
    fine = fined(30_000)
    both = [fined(0, bonus_month="2026-11", step="major_1"), fined(5_000, bonus_month="2026-11", step="major_1")]
    with sessions.acting_as(branch.sessions["supervisor"]):
        penalty_deductions.settle(month="2026-11", bonus=60_000, person="质管部")
        lines = {
            line.id: (line.amount, line.forfeited, line.carried) for line in penalty_deductions.month_list("2026-11")
        }
        assert lines == {fine.id: (0, 0, 30_000), both[0].id: (0, 60_000, 0), both[1].id: (0, 0, 5_000)}
        frozen_clock(timedelta(days=31))
        penalty_deductions.settle(month="2026-12", bonus=60_000, person="质管部")
        assert sum(line.amount for line in penalty_deductions.month_list("2026-12")) == 30_000


def test_withdrawn_the_bonus_is_paid_back_and_the_superiors_notice_falls(
    branch: Any, as_role: AsRole, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(as_role, Row(100_000, "申诫一次"), Row(None, "大过一次", superior=True, bonus=True))
    row = approve(branch, drafted(branch), monkeypatch)
    boss = colleague(branch, "孙主任")
    with sessions.acting_as(branch.sessions["supervisor"]):
        penalty_deductions.settle(month="2026-11", bonus=50_000, person="质管部")
        above = penalties.draft_for_superior(row.id, staff_id=boss, reason="管理责任").result
    act(branch, penalties.appeal, row, reason="不是我", day=clock.today())
    act(branch, penalties.decide_appeal, row, "approver", upheld=False, reason="查无实据", day=clock.today())
    assert Penalty.get_by_id(above).state == "withdrawn"
    with sessions.acting_as(branch.sessions["supervisor"]):
        assert penalty_file.file(row.id).pay_back == 50_000
        (line,) = [one for one in penalty_deductions.month_list("2026-11") if one.id == row.id]
        assert line.pay_back == 50_000
        again = penalties.draft(
            kind="penalty", case_id=row.complaint_id, responsibility_id=row.responsibility_id, reason="重新认定"
        ).result
    assert Penalty.get_by_id(again).state == "draft"


def test_upheld_later_the_bonus_of_that_month_is_taken(
    branch: Any, as_role: AsRole, monkeypatch: pytest.MonkeyPatch, frozen_clock: Any
) -> None:
    put(as_role, Row(100_000, "申诫一次"), Row(None, "大过一次", bonus=True))
    row = approve(branch, drafted(branch), monkeypatch)
    act(branch, penalties.appeal, row, reason="不服", day=clock.today())
    with sessions.acting_as(branch.sessions["supervisor"]), pytest.raises(UserError):
        penalty_deductions.settle(month="2026-11", bonus=50_000, person="质管部")
    frozen_clock(timedelta(days=20))
    row = act(branch, penalties.decide_appeal, row, "approver", upheld=True, reason="维持", day=clock.today())
    assert row.bonus_month == "2026-12"


def test_below_a_major_demerit_no_bonus_is_gone(branch: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    assert approve(branch, drafted(branch), monkeypatch).bonus_month == ""

"""Daily reports: hours by class add up, every figure opens exactly its rows, a technician sees their own."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest

from app.core import clock, i18n
from app.core.errors import NotPermitted, UserError
from app.documents._catalogue import render_content
from app.ledgers._catalogue import all_ledgers
from app.ledgers._declaration import Condition, Operator
from app.ledgers._source import LedgerState, open_source
from app.models.service_call import ServiceCall
from app.reports import _catalogue
from app.services import customers, issuing, paper_content, service_call_visit, service_calls, vouchers
from app.services.service_call_charges import ChargeEntry
from app.services.service_call_visit import Result, Signed


@pytest.fixture
def day(branch, frozen_clock, monkeypatch):
    """Friday: two visits finished (A 95 minutes, C 60), one put off, one solved by phone."""
    monkeypatch.setitem(
        issuing.RENDERERS, "service_voucher", lambda content, paper, marks: json.dumps(content).encode()
    )
    customer = customers.create(name="广州华盛电子").result
    made = [
        service_calls.register(
            customer_id=customer, fault_text=f"故障{number}", fault_level=3, received_at=clock.now(),
            outcome=service_calls.Appointment(clock.now() + timedelta(hours=1), 60, branch.technician_id),
        ).result
        for number in range(3)
    ]  # fmt: skip
    waiting = service_calls.register(customer_id=customer, fault_text="电话", fault_level=4).result
    service_calls.solve_by_phone(waiting, seen_version=_version(waiting), solution="重启")
    papers = [vouchers.issue(call_id, seen_version=_version(call_id)).result for call_id in made]
    frozen_clock(timedelta(hours=4))
    ends = clock.now()
    for paper, minutes in zip(papers[:2], (95, 60), strict=True):
        vouchers.hand_in(
            paper, seen_version=vouchers.ServiceVoucher.get_by_id(paper).row_version,
            result=Result(ends - timedelta(minutes=minutes), ends, "更换电源", announced_at=ends, agreed_by="王"),
            signed=Signed("王", clock.today()), charges=(ChargeEntry("电源模块", 2, 5_000, "个"),),
        )  # fmt: skip
    ServiceCall.update(service_class="C").where(ServiceCall.id == made[1]).execute()
    service_call_visit.arrive(made[2], seen_version=_version(made[2]), happened_at=ends - timedelta(minutes=40))
    service_call_visit.postpone(
        made[2], seen_version=_version(made[2]), reason="缺件", appointed_at=ends + timedelta(days=1)
    )
    return branch


def _version(call_id):
    return ServiceCall.get_by_id(call_id).row_version


def _opened(row):
    conditions = tuple(Condition(column, Operator(operator), value) for column, operator, value in row.opens.conditions)
    return open_source(all_ledgers()[row.opens.ledger], LedgerState(view="all", conditions=conditions)).count()


def test_a_technicians_day(day):
    result = _catalogue.run("technician_daily", {"technician": str(day.technician_id)})
    assert [(row.values[3], row.values[6]) for row in result.rows] == [("A paid", 158), ("C free", 100), ("A paid", 67)]
    assert result.total.values[6] == 325
    assert result.rows[0].values[7] == "电源模块 ×2"
    assert "again 11-21 13:00" in result.rows[2].values[8]
    assert result.remarks[0].startswith("A paid: 2.25 h (2) · B contract: 0.00 h (0) · C free: 1.00 h (1)")
    assert [_opened(row) for row in result.rows] == [1, 1, 1]


def test_the_branchs_day(day):
    result = _catalogue.run("supervisor_daily", {})
    lines = [row.values for row in result.rows]
    assert lines[0] == ("陈志强", 2, 225, 0, 100, 0, 325, 1)
    assert lines[-1][:2] == ("At the desk", 1)
    assert result.total.values == ("Total", 3, 225, 0, 100, 0, 325, 1)
    assert [_opened(row) for row in result.rows] == [row.count for row in result.rows]
    assert "Received 4, finished 3; open now 1" in result.remarks[0]
    assert "Charged ¥200.00" in result.remarks[1]
    assert [(one.label, one.row) for one in result.charts[0].slices] == [("陈志强", 0)]


def test_the_next_days_numbers_are_listed_as_the_language_lists(day, monkeypatch):
    given = {"customer_id": customers.create(name="远大印刷").result, "fault_level": 3}
    made = [service_calls.register(**given, fault_text=f"等{number}").result for number in range(2)]
    numbers = [ServiceCall.get_by_id(one).number for one in made]
    monkeypatch.setattr(i18n, "_translator", lambda _context, text: "、" if text == ", " else text)
    assert "、".join(numbers) in _catalogue.run("supervisor_daily", {}).remarks[2]


def test_the_hours_of_the_sheets_add_up_to_the_branchs(day):
    branch, mine = _catalogue.run("supervisor_daily", {}), str(day.technician_id)
    technician = _catalogue.run("technician_daily", {"technician": mine})
    assert branch.rows[0].values[6] == technician.total.values[6]


def test_a_day_that_is_over_keeps_its_visits_once_their_call_was_finished(day, frozen_clock):
    friday, mine = clock.today(), str(day.technician_id)
    before = [_catalogue.run("supervisor_daily", {"day": friday}).rows[0].values]
    before += [row.values for row in _catalogue.run("technician_daily", {"technician": mine, "day": friday}).rows]
    frozen_clock(timedelta(days=3))
    voucher = vouchers.ServiceVoucher.get(vouchers.ServiceVoucher.state == "issued")
    ends = clock.now()
    vouchers.hand_in(
        voucher.id, seen_version=voucher.row_version,
        result=Result(ends - timedelta(minutes=30), ends, "装上新件", announced_at=ends, agreed_by="王"),
        signed=Signed("王", clock.today()), charges=(),
    )  # fmt: skip
    after = [_catalogue.run("supervisor_daily", {"day": friday}).rows[0].values]
    after += [row.values for row in _catalogue.run("technician_daily", {"technician": mine, "day": friday}).rows]
    assert after == before
    today = _catalogue.run("technician_daily", {"technician": mine})
    assert [(row.values[0], row.values[6]) for row in today.rows] == [(voucher.call_number, 50)]


@pytest.mark.parametrize("days", [0, 3])
def test_a_visit_to_a_call_that_was_cancelled_keeps_its_hours(day, as_role, frozen_clock, days):
    friday, mine = clock.today(), str(day.technician_id)
    before = _catalogue.run("supervisor_daily", {"day": friday}).rows[0].values
    frozen_clock(timedelta(days=days, minutes=5))
    visited = ServiceCall.get(ServiceCall.is_open & ServiceCall.finished_at.is_null())
    with as_role("supervisor"):
        service_calls.cancel(visited.id, seen_version=visited.row_version, reason="客户另购新机")
    assert _catalogue.run("supervisor_daily", {"day": friday}).rows[0].values == before
    rows = _catalogue.run("technician_daily", {"technician": mine, "day": friday}).rows
    assert (len(rows), rows[2].values[6]) == (3, 67)
    assert "again" not in rows[2].values[8]


def test_another_day_is_empty(day):
    given = {"day": date(2026, 1, 1)}
    assert _catalogue.run("supervisor_daily", given).total.values[1] == 0
    assert _catalogue.run("technician_daily", {**given, "technician": str(day.technician_id)}).rows == ()


def test_a_technician_sees_only_their_own(day, as_role):
    with as_role("technician"):
        offered = {one.name for one in _catalogue.offered()}
        assert {"technician_daily", "supervisor_daily"} & offered == {"technician_daily"}
        assert len(_catalogue.run("technician_daily").rows) == 3
        with pytest.raises(NotPermitted):
            _catalogue.run("supervisor_daily")
        with pytest.raises(UserError) as refused:
            _catalogue.run("technician_daily", {"technician": "9999"})
        assert refused.value.field == "technician"
        with pytest.raises(NotPermitted):
            paper_content.content("supervisor_daily", "")


def test_both_are_papers_too(day, as_role):
    mine = paper_content.content("technician_daily", "2026-11-20 陈志强")
    assert [job["minutes"] for job in mine["jobs"]] == [95, 60, 40]
    assert mine["jobs"][2]["remark"] == "未完成，约 11-21 13:00 再去"
    assert render_content("technician_daily", mine, "A4").startswith(b"%PDF")
    whole = paper_content.content("supervisor_daily", "2026-11-20")
    assert whole["people"][0] == {"technician": "陈志强", "jobs": 2, "classes": [[1, 135], [0, 0], [1, 60], [0, 0]],
                                  "unfinished": 1}  # fmt: skip
    assert [one["why"] for one in whole["next_calls"]] == []
    assert render_content("supervisor_daily", whole, "A4").startswith(b"%PDF")
    for subject in ("2026-13-40", "2026-11-20 谁"):
        with pytest.raises(UserError):
            paper_content.content("technician_daily", subject)

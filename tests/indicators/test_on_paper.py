"""A little branch by hand, with its figures worked out on paper: December 2026, read on 5 January 2027.

The calls (level 2: answer within 2 hours, arrival within 24; level 3: 2 and 48), U1 and U2 two devices of one customer:

    call  device  level  came          answered       on site         done          minutes  charge  paid
    c1    U1      2      1 Dec 09:00   09:00 in time  1 Dec 15:00 in  3 Dec 12:00   120      80.00   –
                                                      and 3 Dec 10:00
    c2    U2      2      2 Dec 09:00   12:00 late     –               2 Dec 13:00   –        by telephone
    c3    U1      3      10 Dec 09:00  09:00 in time  13 Dec 09:00    13 Dec 10:30  90       50.00   15 Dec
                                                      late (12 Dec)
    c4    U2      2      20 Dec 09:00  cancelled
    c5    U2      2      30 Dec 09:00  09:00 in time  –               30 Dec 09:00  –        by telephone
    c6    U1      2      31 Dec 23:30  never: late    never: late     –

    c1 → c3: 3 Dec 12:00 to 10 Dec 09:00 are 6 whole days; c3 → c6: 13 Dec 10:30 to 31 Dec 23:30 are 18;
    c2 → c5: 2 Dec 13:00 to 30 Dec 09:00 are 27 (c4 was cancelled and does not count).

Visits fall due three days after the work: c2 on 5 Dec (done, score 2), c1 on 6 Dec (done, score 5), c3 on 16 Dec (not
reached until today), c5 on 2 Jan (of January).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from app.core import clock
from app.indicators import _catalogue
from app.indicators._declaration import period_of
from app.indicators._reading import read
from app.ledgers._declaration import Condition, Operator
from app.models import single_rows
from app.models.charge import Charge
from app.models.complaint import Complaint, ComplaintScheme
from app.models.customer import Customer
from app.models.opinion import Opinion
from app.models.service_call import ReturnVisit
from app.models.survey import Survey
from app.services import charges, devices, return_visits, service_call_visit, service_calls, settings, vouchers
from app.services.service_call_charges import ChargeEntry
from app.services.service_call_visit import Result

DECEMBER = period_of("month", date(2026, 12, 1))
QUARTER = period_of("quarter", date(2026, 12, 1))

ON_PAPER = {
    "calls_received": "5",  # c1 c2 c3 c5 c6
    "calls_finished": "4",  # c1 c2 c3 c5
    "response_on_time": "60.00 %",  # c1 c3 c5 of c1 c2 c3 c5 c6
    "arrival_on_time": "33.33 %",  # c1 of c1 c3 c6; nobody had to go for c2 and c5
    "solved_by_phone": "50.00 %",  # c2 c5 of c1 c2 c3 c5
    "first_fix": "50.00 %",  # c3 of c1 c3
    "repeat_rate": "75.00 %",  # c1 c2 c3 of c1 c2 c3 c5
    "hours": "3.50 h",  # 120 + 90 minutes
    "visit_rate": "66.67 %",  # c1 c2 of c1 c2 c3
    "visits_done": "2",
    "satisfaction": "3.50",  # (5 + 2) ÷ 2
    "dissatisfied_visits": "50.00 %",
    "charged": "130.00",
    "collected": "50.00",
    "charges_open": "80.00",
    "complaints_received": "3",  # t1 t2 t3; t4 is void
    "complaint_rate": "60.00 %",  # 3 ÷ 5 calls
    "complaint_on_time": "50.00 %",  # t1 of t1 t2; t3 is due in January
    "complaint_satisfaction": "50.00 %",  # t1 of t1 t2
    "valid_complaints": "1",  # t1
    "second_complaints": "1",  # t3
    "loss": "1,000.00",
    "opinions_on_time": "33.33 %",  # o1 of o1 o2 o3
    "opinion_passed_on": "66.67 %",  # o1 o2 of o1 o2 o3
    "key_customers_lost": "1",
    "stock_in_pass_rate": "–",  # nothing was tested: not 0 %
}


def local(day: int, hour: int = 9, minute: int = 0, month: int = 12) -> datetime:
    """A moment of December 2026 by the branch's clock, eight hours before UTC."""
    return datetime(2026 if month == 12 else 2027, month, day, hour, minute, tzinfo=UTC) - timedelta(hours=8)


@pytest.fixture
def december(work: Any, frozen_clock: Callable[[timedelta], None], as_role: Any) -> dict[str, int]:
    """The branch of the table above; call ids by their names."""

    def wait(*when: int, month: int = 12) -> None:
        frozen_clock(local(*when, month=month) - clock.now())

    def seen(call_id: int) -> dict[str, int]:
        return {"seen_version": work.version(call_id)}

    other = devices.create(customer_id=work.customer_id, product_name="UPS", model="UPS-3K", serial="UP3001").result

    def visit_on(at: datetime) -> service_calls.Appointment:
        return service_calls.Appointment(at, 90, work.technician_id)

    calls: dict[str, int] = {}
    with as_role("supervisor"):
        wait(1)
        calls["c1"] = work.register(outcome=visit_on(local(1, 14)))
        paper = vouchers.issue(calls["c1"], **seen(calls["c1"])).result
        vouchers.printed(paper, printer="x")
        wait(1, 15)
        service_call_visit.arrive(calls["c1"], **seen(calls["c1"]))
        service_call_visit.postpone(calls["c1"], **seen(calls["c1"]), reason="缺件", appointed_at=local(3, 10))
        wait(2)
        calls["c2"] = work.register(device_id=other)
        wait(2, 12)
        service_calls.respond(calls["c2"], **seen(calls["c2"]))
        wait(2, 13)
        service_calls.solve_by_phone(calls["c2"], **seen(calls["c2"]), solution="重启")
        wait(3, 12)
        _complete(work, calls["c1"], local(3, 10), local(3, 12), 8000)
        wait(6, 10)
        _visited(calls["c1"], 5)
        wait(7, 10)
        _visited(calls["c2"], 2)
        wait(10)
        calls["c3"] = work.register(fault_level=3, outcome=visit_on(local(13)))
        paper = vouchers.issue(calls["c3"], **seen(calls["c3"])).result
        vouchers.printed(paper, printer="x")
        wait(13, 10, 30)
        _complete(work, calls["c3"], local(13), local(13, 10, 30), 5000)
        wait(15)
        owed = Charge.get(Charge.call == calls["c3"])
        charges.collect(owed.id, seen_version=owed.row_version, amount=5000)
        wait(20)
        calls["c4"] = work.register(device_id=other)
        service_calls.cancel(calls["c4"], **seen(calls["c4"]), reason="打错")
        wait(30)
        calls["c5"] = work.register(device_id=other, outcome=service_calls.SolvedByPhone("复位"))
        wait(31, 23, 30)
        calls["c6"] = work.register()
        _what_else_happened(work.customer_id)
        wait(5, month=1)
    return calls


def _complete(work: Any, call_id: int, arrived: datetime, finished: datetime, charge: int) -> None:
    result = Result(arrived, finished, "更换模块", announced_at=arrived, agreed_by="王建国")
    lines = (ChargeEntry("检测费", 1, charge, exclusion="misuse"),)
    signed = {"signer_name": "王建国", "signed_on": clock.today()}
    service_call_visit.complete(call_id, seen_version=work.version(call_id), result=result, charges=lines, **signed)


def _visited(call_id: int, score: int) -> None:
    visit = ReturnVisit.get(ReturnVisit.call == call_id)
    return_visits.enter_result(visit.id, seen_version=visit.row_version, satisfaction=score)


def _what_else_happened(customer: int) -> None:
    """Complaints, opinions, surveys and lost customers, as they stand on record."""

    def add(table: Any, **values: Any) -> int:
        return single_rows.add(table, **values, created_at=clock.now(), changed_at=clock.now()).id

    scheme = add(ComplaintScheme, code="x", name="x", definition="{}", sha256="x")
    said = {"scheme": scheme, "customer": customer, "customer_name": "华盛", "content": "迟到"}
    add(
        Complaint, number="t1", received_at=local(3), close_due_at=local(10), settled_at=local(9), finding="ours",
        satisfaction=4, loss_amount=100_000, state="archived", **said,
    )  # fmt: skip
    add(
        Complaint, number="t2", received_at=local(5), close_due_at=local(12), settled_at=local(14), finding="not_ours",
        satisfaction=2, state="executed", **said,
    )  # fmt: skip
    add(Complaint, number="t3", received_at=local(31, 23, 59), close_due_at=local(2, month=1), is_repeat=True, **said)
    add(Complaint, number="t4", received_at=local(8), close_due_at=local(9), state="void", **said)
    for number, answer_by, answered in (
        ("o1", local(4, 12), local(4, 12)), ("o2", local(6), local(6, 9, 1)), ("o3", local(8), None),
    ):  # fmt: skip
        add(
            Opinion, number=number, received_at=local(1), forward_due_at=local(2), answer_due_at=answer_by,
            forwarded_at=local(2) if answered else None, answered_at=answered, state="received",
        )  # fmt: skip
    add(Survey, number="s1", title="年度", starts_on=date(2026, 12, 1), ends_on=date(2026, 12, 20), state="reported")
    add(Survey, number="s2", title="用户", starts_on=date(2026, 12, 1), ends_on=date(2026, 12, 31), state="running")
    add(Customer, number="k1", name="大客户", is_key_customer=True, lost_on=date(2026, 12, 15))
    add(Customer, number="k2", name="客户", lost_on=date(2026, 12, 15))
    add(Customer, number="k3", name="上月", is_key_customer=True, lost_on=date(2026, 11, 30))


def test_december_is_as_on_paper(december: dict[str, int]) -> None:
    every = _catalogue.all_indicators()
    assert {name: read(every[name], DECEMBER).words for name in ON_PAPER} == ON_PAPER


def test_the_quarter_holds_december_and_the_month_before(december: dict[str, int]) -> None:
    every = _catalogue.all_indicators()
    assert read(every["survey_completion"], QUARTER).words == "50.00 %", "s1 of s1 s2"
    assert read(every["key_customers_lost"], QUARTER).words == "2"
    assert read(every["calls_received"], QUARTER).words == "5"


def test_by_level_as_on_paper(december: dict[str, int]) -> None:
    one = _catalogue.all_indicators()["arrival_on_time"]
    found = {level: read(one, DECEMBER, (Condition("fault_level", Operator.EQ, level),)) for level in (2, 3)}
    assert {level: (part.top, part.bottom) for level, part in found.items()} == {2: (1, 2), 3: (0, 1)}


def test_a_limit_of_the_branch_counts_from_when_it_was_set(december: dict[str, int], as_role: Any) -> None:
    with as_role("administrator"):
        settings.change(values={"figures.repeat_days": 20})
    assert read(_catalogue.all_indicators()["repeat_rate"], DECEMBER).words == "50.00 %", "c1 c3; c2 took 27 days"

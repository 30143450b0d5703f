"""Opinions: registered one by one, passed on, answered, the customer told, on the clock; bad input says where."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from app.core import clock
from app.core.errors import ChangedMeanwhile, NotPermitted, UserError
from app.models import search
from app.models.complaint import Complaint
from app.models.opinion import Opinion
from app.models.service_call import ReturnVisit, ServiceCall
from app.services import branch as offices
from app.services import customers, departments, finding, opinion_file, opinions, settings, timeline
from tests.services.complaint_cases import a_case


def registered(work: Any, **more: Any) -> int:
    given = {"customer_id": work.customer_id, "content": "建议周六也上门", "category": "speed", **more}
    return opinions.register(**given).result


def row(opinion_id: int) -> Opinion:
    return Opinion.get_by_id(opinion_id)


def version(opinion_id: int) -> int:
    return row(opinion_id).row_version


@pytest.fixture
def department(work: Any, as_role: Any) -> int:
    with as_role("administrator"):
        return departments.create(name="质量管理部").result


def test_an_opinion_takes_customer_and_clocks(work: Any) -> None:
    call_id = work.register()
    opinion_id = registered(work, call_id=call_id, wants_reply=True)
    found = opinion_file.file(opinion_id)
    assert found.number == "YJ-GZ01-2611-0001"
    assert found.phone
    assert (found.state, found.call_id, found.received_by) == ("received", call_id, "林晓梅")
    assert found.forward_due_at == found.received_at + timedelta(hours=24)
    last = clock.local(found.received_at).date() + timedelta(days=8)
    assert found.answer_due_at == clock.local_midnight(last)
    assert {"change", "forward", "answer", "complain", "call"} <= found.actions
    assert search.find("opinion", "周六", 5) == [opinion_id]
    assert [one.id for one in finding.find_anything("YJ-GZ01-2611-0001")] == [opinion_id]
    assert [one.id for one in opinion_file.of_call(call_id)] == [opinion_id]
    lines = timeline.for_customer(work.customer_id).entries
    assert [one.number for one in lines if one.kind == "opinion"] == ["YJ-GZ01-2611-0001"]


def test_the_customer_of_its_call_is_taken(work: Any) -> None:
    opinion_id = registered(work, customer_id=0, call_id=work.register())
    assert row(opinion_id).customer_id == work.customer_id


def test_somebody_without_a_file(branch: Any, as_role: Any) -> None:
    with as_role("representative"):
        opinion_id = opinions.register(
            content="门店排队太久", customer_name="路过顾客", channel="opinion_book", page="12"
        )
    found = row(opinion_id.result)
    assert (found.customer_id, found.customer_name, found.page) == (None, "路过顾客", "12")


def test_passed_on_answered_and_told(work: Any, department: int) -> None:
    opinion_id = registered(work, wants_reply=True)
    first = clock.now()
    opinions.forward(opinion_id, seen_version=version(opinion_id), department_id=department, forwarded_at=first)
    assert (row(opinion_id).state, row(opinion_id).forwarded_to) == ("forwarded", "质量管理部")
    opinions.answer(opinion_id, seen_version=version(opinion_id), answer="十二月起周六值班", answered_by="陈志远")
    assert (row(opinion_id).state, row(opinion_id).answered_by) == ("answered", "陈志远")
    opinions.tell(opinion_id, seen_version=version(opinion_id), told_how="phone")
    found = row(opinion_id)
    assert (found.state, found.told_by, found.forwarded_at) == ("closed", "林晓梅", first)
    with pytest.raises(UserError, match="told already"):
        opinions.tell(opinion_id, seen_version=version(opinion_id), told_how="phone")


def test_without_a_promise_the_answer_closes_it_and_counts_as_passed_on(work: Any) -> None:
    opinion_id = registered(work)
    opinions.answer(opinion_id, seen_version=version(opinion_id), answer="已采纳")
    found = row(opinion_id)
    assert (found.state, found.forwarded_at, found.forwarded_to) == ("closed", found.answered_at, "")


def test_the_first_passing_on_counts(work: Any, department: int, as_role: Any) -> None:
    with as_role("administrator"):
        other = departments.create(name="采购部").result
    opinion_id = registered(work)
    opinions.forward(opinion_id, seen_version=version(opinion_id), department_id=department)
    first = row(opinion_id).forwarded_at
    opinions.forward(opinion_id, seen_version=version(opinion_id), department_id=other)
    assert (row(opinion_id).forwarded_at, row(opinion_id).forwarded_to) == (first, "采购部")
    with pytest.raises(UserError, match="already") as refused:
        opinions.forward(opinion_id, seen_version=version(opinion_id), department_id=other)
    assert refused.value.field == "department_id"


def test_the_limits_are_the_branchs(work: Any, as_role: Any) -> None:
    with as_role("administrator"):
        settings.change(values={"opinion.forward_hours": 4, "opinion.answer_days": 2})
    found = row(registered(work))
    assert found.forward_due_at == found.received_at + timedelta(hours=4)
    last = clock.local(found.received_at).date() + timedelta(days=3)
    assert found.answer_due_at == clock.local_midnight(last)


def test_back_dating_moves_the_clocks(work: Any) -> None:
    opinion_id = registered(work)
    came = clock.now() - timedelta(days=2)
    opinions.change(opinion_id, seen_version=version(opinion_id), content="建议周日也上门", received_at=came)
    assert row(opinion_id).forward_due_at == came + timedelta(hours=24)


def test_a_visit_when_the_customer_wants_one(work: Any) -> None:
    opinion_id = registered(work)
    opinions.answer(opinion_id, seen_version=version(opinion_id), answer="已采纳", wants_visit=True)
    visit = ReturnVisit.get(ReturnVisit.source == "opinion")
    assert (visit.source_id, visit.customer_id, visit.state) == (opinion_id, work.customer_id, "due")
    assert opinion_file.file(opinion_id).visit_id == visit.id


def test_it_leads_to_a_complaint_or_a_call_of_the_same_customer(work: Any) -> None:
    opinion_id = registered(work)
    origin = ("opinion", opinion_id)
    case = a_case(customer_id=work.customer_id, origin=origin)
    work.register(origin=origin)
    found = opinion_file.file(opinion_id)
    assert found.complaint_id == case
    assert found.next_call_number
    assert not {"complain", "call"} & found.actions
    other = registered(work, customer_id=customers.create(name="广州恒信").result)
    for foreign in (a_case, work.register):
        with pytest.raises(UserError, match="another customer") as refused:
            foreign(customer_id=work.customer_id, origin=("opinion", other))
        assert refused.value.field == "origin"
        with pytest.raises(UserError, match="already"):
            foreign(customer_id=work.customer_id, origin=origin)
    assert (Complaint.select().count(), ServiceCall.select().count()) == (1, 1)


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"content": "  "}, "content"),
        ({"kind": "shout"}, "kind"),
        ({"category": "weather"}, "category"),
        ({"channel": "pigeon"}, "channel"),
        ({"received_at": timedelta(hours=2)}, "received_at"),
        ({"received_at": timedelta(days=-400)}, "received_at"),
        ({"customer_id": 0, "wants_reply": True}, "contact_name"),
    ],
)
def test_bad_input_says_where(work: Any, more: dict[str, Any], field: str) -> None:
    if isinstance(more.get("received_at"), timedelta):
        more = {**more, "received_at": clock.now() + more["received_at"]}
    with pytest.raises(UserError) as refused:
        registered(work, **more)
    assert refused.value.field == field
    assert not Opinion.select().exists()


def test_bad_input_of_the_steps(work: Any, department: int) -> None:
    opinion_id = registered(work, wants_reply=True)
    seen = version(opinion_id)
    early = row(opinion_id).received_at - timedelta(hours=1)

    def field(act: Any, **given: Any) -> str | None:
        with pytest.raises(UserError) as refused:
            act(opinion_id, seen_version=version(opinion_id), **given)
        return refused.value.field

    assert field(opinions.forward, department_id=0) == "department_id"
    assert field(opinions.forward, department_id=department, forwarded_at=early) == "forwarded_at"
    assert field(opinions.answer, answer=" ") == "answer"
    assert field(opinions.answer, answer="好", answered_at=clock.now() + timedelta(days=1)) == "answered_at"
    opinions.answer(opinion_id, seen_version=seen, answer="好")
    assert field(opinions.tell, told_how="smoke") == "told_how"
    assert field(opinions.change, content="改") is None
    with pytest.raises(ChangedMeanwhile):
        opinions.tell(opinion_id, seen_version=seen, told_how="phone")


def test_a_visit_needs_a_customer_on_file(work: Any) -> None:
    opinion_id = opinions.register(content="排队太久", customer_name="路过顾客").result
    with pytest.raises(UserError) as refused:
        opinions.answer(opinion_id, seen_version=version(opinion_id), answer="好", wants_visit=True)
    assert refused.value.field == "wants_visit"
    assert row(opinion_id).state == "received"


def test_another_customers_call_is_refused(work: Any) -> None:
    other = customers.create(name="广州恒信").result
    with pytest.raises(UserError) as refused:
        registered(work, customer_id=other, call_id=work.register())
    assert refused.value.field == "call_id"


def test_void_keeps_number_and_reason(work: Any, as_role: Any) -> None:
    opinion_id = registered(work)
    with pytest.raises(NotPermitted):
        opinions.void(opinion_id, seen_version=version(opinion_id), reason="重复登记")
    with as_role("supervisor"):
        with pytest.raises(UserError) as refused:
            opinions.void(opinion_id, seen_version=version(opinion_id), reason="")
        assert refused.value.field == "reason"
        opinions.void(opinion_id, seen_version=version(opinion_id), reason="重复登记")
    assert (row(opinion_id).state, row(opinion_id).void_reason) == ("void", "重复登记")


def test_a_technician_registers_and_sees_own_ones_only(work: Any, as_role: Any) -> None:
    others = registered(work)
    with as_role("technician"):
        own = opinions.register(customer_id=work.customer_id, content="客户建议加装防雷", channel="field").result
        assert opinion_file.file(own).actions == {"change", "complain"}
        with pytest.raises(NotPermitted):
            opinion_file.file(others)
        with pytest.raises(NotPermitted):
            opinions.change(others, seen_version=1, content="改")
        assert [one.id for one in opinion_file.of_customer(work.customer_id)] == [own]


def test_what_is_due_stays_when_the_calendar_changes(work: Any, as_role: Any) -> None:
    """As with complaints: a day that was told does not move; what comes afterwards follows the new calendar."""
    with as_role("administrator"):
        settings.change(values={"sla.clock": "working"})
    opinion_id = registered(work)
    before = (row(opinion_id).forward_due_at, row(opinion_id).answer_due_at)
    with as_role("administrator"):
        for days in range(1, 15):
            offices.add_calendar_day(day=clock.today() + timedelta(days=days), kind="holiday", name="停工")
    assert (row(opinion_id).forward_due_at, row(opinion_id).answer_due_at) == before
    assert row(registered(work)).answer_due_at > before[1] + timedelta(days=7)

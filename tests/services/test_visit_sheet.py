"""The morning sheet: whom to ring in order, why, the last voucher, open promises, questions; and its papers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from app.core import clock
from app.core.errors import NotPermitted, UserError
from app.domain.visit_script import QUESTIONS
from app.models.service_call import ReturnVisit
from app.services import fault_categories, paper_content, return_visits, service_call_file, service_calls, visit_sheet
from app.services.service_calls import SolvedByPhone


def _solved(work: Any, **more: Any) -> int:
    call_id = work.register(outcome=SolvedByPhone("重新登录后正常"), **more)
    return service_call_file.file(call_id).visits[0].id


def _numbers() -> list[int]:
    return [line.id for line in visit_sheet.lines()]


def test_whom_to_ring_in_which_order(work: Any, frozen_clock: Callable[[timedelta], None]) -> None:
    early = _solved(work)
    frozen_clock(timedelta(days=2))
    later = _solved(work)
    assert _numbers() == []
    frozen_clock(timedelta(days=1))
    assert _numbers() == [early]
    frozen_clock(timedelta(days=2))
    assert _numbers() == [early, later]
    assert [(line.is_late, line.attempts) for line in visit_sheet.lines()] == [(True, 0), (False, 0)]
    at = clock.now() + timedelta(hours=1)
    version = return_visits.file(later).row_version
    return_visits.call_back(later, seen_version=version, call_back_at=at)
    assert _numbers() == [later, early]
    return_visits.not_reached(early, seen_version=return_visits.file(early).row_version)
    assert _numbers() == [later]
    due = return_visits.file(early).due_on
    version = return_visits.file(later).row_version
    return_visits.call_back(later, seen_version=version, call_back_at=clock.now() + timedelta(days=2))
    assert _numbers() == []
    frozen_clock(timedelta(days=1))
    assert _numbers() == [early]
    assert (return_visits.file(early).due_on, visit_sheet.lines()[0].is_late) == (due, True)
    frozen_clock(timedelta(days=1))
    assert _numbers() == [later, early]


def test_a_customer_who_is_rung_before_the_day(work: Any) -> None:
    """Asked to be called back today although the visit is due in three days: on the sheet, and due as before."""
    visit_id = _solved(work)
    due = return_visits.file(visit_id).due_on
    return_visits.call_back(visit_id, seen_version=1, call_back_at=clock.now() + timedelta(hours=1))
    assert _numbers() == [visit_id]
    assert return_visits.file(visit_id).due_on == due


def test_the_visit_of_a_complaint_is_tried_by_a_supervisor(work: Any, as_role: Callable[[str], Any]) -> None:
    visit_id = _solved(work)
    ReturnVisit.update(complaint_id=1, source="complaint").where(ReturnVisit.id == visit_id).execute()
    with pytest.raises(NotPermitted):
        return_visits.not_reached(visit_id, seen_version=1)
    with pytest.raises(NotPermitted):
        return_visits.call_back(visit_id, seen_version=1, call_back_at=clock.now() + timedelta(hours=1))
    with as_role("supervisor"):
        return_visits.not_reached(visit_id, seen_version=1)


def test_only_who_may_ask_sees_it_and_cases_are_a_supervisors(
    work: Any, as_role: Callable[[str], Any], frozen_clock: Callable[[timedelta], None]
) -> None:
    visit_id = _solved(work)
    frozen_clock(timedelta(days=3))
    ReturnVisit.update(complaint_id=1, source="complaint").where(ReturnVisit.id == visit_id).execute()
    assert _numbers() == []
    with as_role("supervisor"):
        assert _numbers() == [visit_id]
    with as_role("technician"), pytest.raises(NotPermitted):
        visit_sheet.lines()


def test_what_to_know_before_ringing(work: Any, frozen_clock: Callable[[timedelta], None]) -> None:
    call_id, voucher_id = work.dispatched(category="device.power")
    frozen_clock(timedelta(hours=4))
    work.hand_in(voucher_id)
    waiting = work.register(fault_text="门禁不开")
    service_calls.promise_reply(
        waiting, seen_version=work.version(waiting), reply_at=clock.now() + timedelta(hours=1), interface_person="吴敏"
    )
    known = visit_sheet.briefing(service_call_file.file(call_id).visits[0].id)
    assert known.voucher
    assert (known.voucher.done, known.voucher.technician_name) == ("更换电源模块", "陈志强")
    assert service_call_file.file(call_id).number in known.why
    assert [(one.kind, one.row_id, one.is_late) for one in known.promises] == [("service_call", waiting, False)]
    assert QUESTIONS["device"][0] in known.questions
    frozen_clock(timedelta(hours=2))
    assert [one.is_late for one in visit_sheet.briefing(known.visit.id).promises] == [True]


def test_the_branch_asks_its_own_questions(work: Any, as_role: Callable[[str], Any]) -> None:
    with as_role("administrator"):
        fault_categories.create(code="line", name="线路故障", visit_questions="线路稳定吗？")
        fault_categories.create(code="line.cable", name="线缆", parent_code="line")
        fault_categories.create(code="line.net", name="网络", parent_code="line", visit_questions="网络稳定吗？")
    asked = [visit_sheet.briefing(_solved(work, category=code)).questions for code in ("line.cable", "line.net")]
    assert [one[1:-1] for one in asked] == [("线路稳定吗？",), ("网络稳定吗？",)]


def test_the_record_and_the_sheet_say_what_is_known(work: Any, frozen_clock: Callable[[timedelta], None]) -> None:
    visit_id = _solved(work)
    frozen_clock(timedelta(days=3))
    number = return_visits.file(visit_id).number
    return_visits.not_reached(visit_id, seen_version=1, comment="占线")
    frozen_clock(timedelta(days=1))
    sheet = paper_content.content("visit_sheet", "")
    assert [(row["number"], row["attempts"], row["is_late"]) for row in sheet["rows"]] == [(number, 1, True)]
    version = return_visits.file(visit_id).row_version
    return_visits.refuse(visit_id, seen_version=version, person_reached="王建国")
    record = paper_content.content("return_visit_record", number)
    assert (record["is_refused"], record["satisfaction"], record["person_reached"]) == (True, None, "王建国")
    assert [one["outcome"] for one in record["tries"]] == ["not_reached", "refused"]
    assert paper_content.content("visit_sheet", "")["rows"] == []
    with pytest.raises(UserError) as refusal:
        paper_content.content("return_visit_record", "HF-0")
    assert refusal.value.field == "subject"

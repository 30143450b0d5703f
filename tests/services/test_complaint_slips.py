"""Slips about late stages (R102): a late open stage is reminded, a closed late one asked why; once each."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from app.core import clock
from app.core.errors import ChangedMeanwhile, NotPermitted, UserError
from app.models.complaint import ComplaintStage
from app.models.complaint_slip import ComplaintSlip
from app.models.voucher import IssuedPaper
from app.services import archive_booklets, complaint_file, complaint_slips, issuing
from app.services import session as sessions
from tests.services.complaint_cases import a_case, case
from tests.services.complaint_walk import forward, take


@pytest.fixture(autouse=True)
def _drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    def render(content: dict[str, Any], paper: str, marks: issuing.Marks) -> bytes:
        return json.dumps([content, paper, marks.reprint, marks.is_void], ensure_ascii=False).encode()

    for form in ("reminder_slip", "late_cause_slip"):
        monkeypatch.setitem(issuing.RENDERERS, form, render)


@pytest.fixture
def late(work: Any, frozen_clock: Any) -> int:
    """A case of the factory chain whose quality stage ended the evening before last."""
    case_id = a_case("factory_chain")
    take(case_id, "verify")
    frozen_clock(timedelta(days=3))
    return case_id


@pytest.fixture
def closed(work: Any, branch: Any, frozen_clock: Any) -> Iterator[int]:
    """A settled case with a turn that was late."""
    with sessions.acting_as(branch.sessions["supervisor"]):
        case_id = a_case("factory_chain")
        take(case_id, "verify")
        frozen_clock(timedelta(days=3))
        forward(case_id)
        yield case_id


def stage(case_id: int, code: str = "quality") -> int:
    return ComplaintStage.get((ComplaintStage.complaint == case_id) & (ComplaintStage.code == code)).id


def slip(slip_id: int) -> ComplaintSlip:
    return ComplaintSlip.get_by_id(slip_id)


def offered(case_id: int) -> dict[str, str]:
    return {one.code: one.slip_due for one in complaint_file.file(case_id).stages if one.slip_due}


def test_a_late_open_stage_is_reminded(late: int) -> None:
    assert offered(late) == {"quality": "reminder"}
    given = {"kind": "reminder", "answer_due_on": clock.today()}
    slip_id = complaint_slips.issue(stage(late), **given).result
    row = slip(slip_id)
    assert row.number.startswith("CB-GZ01-2611-")
    assert (row.unit, row.stage_name, row.days_late, row.state) == ("质管部", "品质原因分析", 2, "issued")
    kept = IssuedPaper.get(IssuedPaper.number == row.number)
    content = json.loads(kept.content)
    assert kept.content_sha256 == row.content_sha256
    assert (content["case_number"], content["unit"], content["days_late"]) == (case(late).number, "质管部", 2)
    assert content["scheme"] == "工厂五联处理"
    assert content["copies"] == ["催办单位"]
    assert content["asks"] == complaint_slips.ASKS["reminder"]
    assert offered(late) == {}
    with pytest.raises(UserError, match="slip already"):
        complaint_slips.issue(stage(late), **given)


def test_a_stage_in_time_is_not_reminded(work: Any) -> None:
    case_id = a_case("factory_chain")
    with pytest.raises(UserError, match="not late") as refused:
        complaint_slips.issue(stage(case_id, "numbering"), kind="reminder")
    assert refused.value.field == "kind"
    with pytest.raises(UserError):
        complaint_slips.issue(stage(case_id, "numbering"), kind="letter")
    assert not IssuedPaper.select().exists()


def test_an_answered_reminder_may_be_followed_by_another(late: int, frozen_clock: Any) -> None:
    first = complaint_slips.issue(stage(late), kind="reminder").result
    with pytest.raises(UserError) as refused:
        complaint_slips.answer(first, seen_version=1, answer="", answered_by="陈立")
    assert refused.value.field == "answer"
    with pytest.raises(UserError) as refused:
        complaint_slips.answer(first, seen_version=1, answer="明日完成", answered_by=" ")
    assert refused.value.field == "answered_by"
    complaint_slips.answer(first, seen_version=1, answer="明日完成", answered_by="陈立")
    assert slip(first).answered_on == clock.today()
    assert offered(late) == {"quality": "reminder"}
    frozen_clock(timedelta(days=1))
    second = complaint_slips.issue(stage(late), kind="reminder").result
    assert slip(second).number != slip(first).number
    assert slip(second).days_late == 3


def test_why_is_asked_once_the_case_is_closed(late: int) -> None:
    with pytest.raises(UserError, match="remind the unit"):
        complaint_slips.issue(stage(late), kind="late_cause")
    forward(late)
    with pytest.raises(UserError, match="not closed yet"):
        complaint_slips.issue(stage(late), kind="late_cause")
    with pytest.raises(UserError, match="nothing to remind"):
        complaint_slips.issue(stage(late), kind="reminder")
    assert offered(late) == {}
    take(late, "find_not_ours")
    assert offered(late) == {"quality": "late_cause"}
    slip_id = complaint_slips.issue(stage(late), kind="late_cause", asks="为何逾期？").result
    row = slip(slip_id)
    assert row.number.startswith("QB-GZ01-2611-")
    assert row.asks == "为何逾期？"
    content = json.loads(IssuedPaper.get(IssuedPaper.number == row.number).content)
    assert content["left_at"] is not None
    with pytest.raises(UserError) as refused:
        complaint_slips.answer(slip_id, seen_version=1, answer="已改进", answered_by="陈立")
    assert refused.value.field == "cause"
    complaint_slips.answer(slip_id, seen_version=1, answer="已改进", cause="设备校准", answered_by="陈立")
    assert offered(late) == {}


def test_a_refused_case_is_closed_too(closed: int) -> None:
    while case(closed).state != "negotiating":
        forward(closed)
    assert offered(closed) == {}
    take(closed, "refuse")
    assert offered(closed) == {"quality": "late_cause"}


def test_no_slip_of_a_void_case(late: int, branch: Any) -> None:
    with sessions.acting_as(branch.sessions["supervisor"]):
        take(late, "void")
        assert offered(late) == {}
        with pytest.raises(UserError, match="void"):
            complaint_slips.issue(stage(late), kind="late_cause")


def test_void_keeps_number_and_sheet(late: int, branch: Any) -> None:
    slip_id = complaint_slips.issue(stage(late), kind="reminder").result
    with pytest.raises(NotPermitted):
        complaint_slips.void(slip_id, seen_version=1, reason="重复")
    with sessions.acting_as(branch.sessions["supervisor"]):
        with pytest.raises(UserError) as refused:
            complaint_slips.void(slip_id, seen_version=1, reason="  ")
        assert refused.value.field == "reason"
        complaint_slips.void(slip_id, seen_version=1, reason="重复")
        with pytest.raises(UserError, match="does not fit"):
            complaint_slips.answer(slip_id, seen_version=2, answer="x", answered_by="x")
        assert json.loads(complaint_slips.for_printing(slip_id).pdf)[3] is True
    assert slip(slip_id).void_reason == "重复"
    assert offered(late) == {"quality": "reminder"}


def test_prints_are_counted_and_alterations_seen(late: int) -> None:
    slip_id = complaint_slips.issue(stage(late), kind="reminder").result
    copy = complaint_slips.for_printing(slip_id)
    assert copy.reprint == 0
    complaint_slips.printed(slip_id, printer="HP", copies=2)
    again = complaint_slips.for_printing(slip_id)
    assert again.reprint == 1
    found = complaint_slips.file(slip_id)
    assert [(one.printer, one.copies) for one in found.prints] == [("HP", 2)]
    assert not found.altered
    IssuedPaper.update(content="{}").where(IssuedPaper.number == found.number).execute()
    assert complaint_slips.file(slip_id).altered


def test_found_by_its_number_and_kind(late: int) -> None:
    slip_id = complaint_slips.issue(stage(late), kind="reminder").result
    number = slip(slip_id).number
    assert complaint_slips.find_reminder(number.lower()) == slip_id
    assert complaint_slips.find_late_cause(number) == 0
    assert complaint_slips.find_reminder("CB-GZ01-2611-9999") == 0
    assert complaint_slips.find_reminder("") == 0


def test_days_that_cannot_be(late: int, frozen_clock: Any) -> None:
    with pytest.raises(UserError) as refused:
        complaint_slips.issue(stage(late), kind="reminder", answer_due_on=clock.today() - timedelta(days=1))
    assert refused.value.field == "answer_due_on"
    slip_id = complaint_slips.issue(stage(late), kind="reminder").result
    for day in (clock.today() + timedelta(days=1), clock.today() - timedelta(days=1)):
        with pytest.raises(UserError) as refused:
            complaint_slips.answer(slip_id, seen_version=1, answer="x", answered_by="x", answered_on=day)
        assert refused.value.field == "answered_on"


def test_the_answer_stands_on_the_sheet_and_in_the_archive(late: int) -> None:
    slip_id = complaint_slips.issue(stage(late), kind="reminder").result
    issued = complaint_slips.for_printing(slip_id).pdf
    complaint_slips.answer(slip_id, seen_version=1, answer="明日完成", cause="复测排队", answered_by="陈立")
    assert complaint_slips.for_printing(slip_id).pdf != issued
    first, answered = (
        IssuedPaper.select().where(IssuedPaper.number == slip(slip_id).number).order_by(IssuedPaper.version)
    )
    assert "明日完成" not in first.content
    assert (answered.version, answered.content_sha256) == (2, slip(slip_id).content_sha256)
    content = json.loads(answered.content)
    assert (content["answer"], content["cause"], content["answered_by"]) == ("明日完成", "复测排队", "陈立")
    assert content["answered_on"] == clock.today().isoformat()
    assert [(form, paper["answer"]) for form, paper, _ in archive_booklets._issued(complaint_file.file(late))] == [
        ("reminder_slip", "明日完成")
    ], "the booklet binds the last version"


def test_two_answers_at_once(late: int) -> None:
    slip_id = complaint_slips.issue(stage(late), kind="reminder").result
    complaint_slips.answer(slip_id, seen_version=1, answer="甲", answered_by="甲")
    with pytest.raises((ChangedMeanwhile, UserError)):
        complaint_slips.answer(slip_id, seen_version=1, answer="乙", answered_by="乙")
    assert slip(slip_id).answer == "甲"


def test_who_may(late: int, as_role: Any) -> None:
    slip_id = complaint_slips.issue(stage(late), kind="reminder").result
    with as_role("technician"), pytest.raises(NotPermitted):
        complaint_slips.file(slip_id)
    with as_role("approver"):
        assert complaint_slips.file(slip_id).actions == frozenset()
        with pytest.raises(NotPermitted):
            complaint_slips.for_printing(slip_id)


def test_an_archived_case_still_offers_the_question_why(closed: int) -> None:
    while case(closed).state != "archived":
        forward(closed)
    assert offered(closed) == {"quality": "late_cause"}
    complaint_slips.issue(stage(closed), kind="late_cause")
    assert offered(closed) == {}


def test_many_at_once(late: int, closed: int) -> None:
    """Each turn gets what it is due; those that are due nothing are left out; none at all is refused."""
    take(closed, "find_not_ours")
    every = [one.id for one in ComplaintStage.select().order_by(ComplaintStage.id)]
    with pytest.raises(UserError) as refused:
        complaint_slips.issue_due(stage_ids=[stage(late, "numbering")])
    assert refused.value.field == "stage_ids"
    complaint_slips.issue_due(stage_ids=every, answer_due_on=clock.today())
    issued = {(one.complaint_id, one.kind) for one in ComplaintSlip.select()}
    assert issued == {(late, "reminder"), (closed, "late_cause")}
    with pytest.raises(UserError, match="None of these"):
        complaint_slips.issue_due(stage_ids=every)


def test_too_many_at_once(late: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(complaint_slips, "MOST", 0)
    with pytest.raises(UserError, match="At most 0"):
        complaint_slips.issue_due(stage_ids=[stage(late)])
    assert not ComplaintSlip.select().exists()

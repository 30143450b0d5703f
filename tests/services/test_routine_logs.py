"""The log of routine inspections and receptions (R083)."""

from __future__ import annotations

from datetime import date

import pytest

from app.core.errors import NotPermitted, UserError
from app.services import customers, routine_logs
from app.services import session as sessions

TODAY = date(2026, 11, 20)


def _record(**more):
    given = {"kind": "inspection", "happened_on": TODAY, "subject": "消防检查"}
    return routine_logs.record(**{**given, **more}).result


def test_a_line_is_written_down_and_corrected(branch, frozen_clock):
    log = routine_logs.file(_record(result="正常"))
    assert (log.number, log.person, log.result) == ("RZ-GZ01-2611-0001", "林晓梅", "正常")
    routine_logs.change(
        log_id=log.id, seen_version=1, kind="reception", happened_on=TODAY, subject="来访咨询", customer_name="路过的人"
    )
    log = routine_logs.file(log.id)
    assert (log.kind, log.subject, log.customer_id, log.customer_name) == ("reception", "来访咨询", 0, "路过的人")


def test_a_customer_on_file_is_found_by_name(branch, frozen_clock):
    customer = customers.create(name="远大印刷有限公司").result
    assert routine_logs.file(_record(customer_name=" 远大印刷有限公司 ")).customer_id == customer
    assert routine_logs.file(_record(customer_id=customer)).customer_name == "远大印刷有限公司"


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"kind": "party"}, "kind"), ({"happened_on": date(2026, 11, 21)}, "happened_on"), ({"subject": " "}, "subject")],
)
def test_a_line_that_cannot_be_is_refused(branch, frozen_clock, wrong, field):
    with pytest.raises(UserError) as refused:
        _record(**wrong)
    assert refused.value.field == field


def test_a_line_is_void_with_a_reason_by_the_supervisor(branch, frozen_clock):
    log = _record()
    with pytest.raises(NotPermitted):
        routine_logs.void(log_id=log, seen_version=1, reason="写错")
    with sessions.acting_as(branch.sessions["supervisor"]):
        routine_logs.void(log_id=log, seen_version=1, reason="写错")
        with pytest.raises(UserError, match="already"):
            routine_logs.void(log_id=log, seen_version=2, reason="写错")
    with pytest.raises(UserError, match="already"):
        routine_logs.change(log_id=log, seen_version=2, kind="reception", happened_on=TODAY, subject="x")

"""The month lock: what may be closed when, by whom, and that nothing that was reported ever changes."""

from __future__ import annotations

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from threading import Barrier
from typing import Any

import pytest

from app.core import clock
from app.core.errors import NotPermitted, UserError
from app.models import database
from app.models.month_closing import MonthAdjustment, MonthClosing
from app.models.organisation import AuditEntry
from app.services import month_closings, reminders, report_dates
from app.services import session as sessions
from app.services.month_closings import Adjustment

SENTENCES = ("回访率好转。", "投诉减少。", "")
NOTHING = {"top": None, "bottom": None, "value": None}


def content(month: str, value: int = 9_000, **more: Any) -> dict[str, Any]:
    """What would be gathered: one figure, one table."""
    figure = {
        "name": "visit_rate", "title": "Visit rate", "top": value // 100, "bottom": 100, "value": value,
        "before": NOTHING, "year_before": NOTHING,
    }  # fmt: skip
    table = {"report": "workload", "values": [["陈志强", 4, 1250]]}
    return {"month": month, "figures": [figure], "tables": [table], "adjustments": [], **more}


def close(month: str, **more: Any) -> Any:
    return month_closings.close(**{"month": month, "content": content(month), "sentences": SENTENCES, **more})


def kept(month: str) -> dict[str, Any]:
    found = month_closings.closed(month)
    assert found is not None
    return found.content


@pytest.fixture
def boss(branch: Any, frozen_clock: Any) -> Any:
    """The supervisor acts, on 20 November 2026."""
    sessions.begin(branch.sessions["supervisor"])
    return branch


def refused(act: Callable[[], object]) -> UserError:
    with pytest.raises(UserError) as refusal:
        act()
    return refusal.value


def test_a_closed_month_keeps_what_was_reported(boss: Any) -> None:
    changes = close("2026-10")
    found = month_closings.closed("2026-10")
    assert found is not None
    assert (found.closed_by, found.sentences) == ("周建国", SENTENCES[:2])
    assert found.closed_at == clock.now()
    assert found.content == content("2026-10")
    assert found.fingerprint == month_closings.fingerprint_of(content("2026-10"))
    assert changes.touched == {"month_closing": frozenset({changes.result})}
    (listed,) = month_closings.closings()
    assert (listed.month, listed.closed_by, listed.adjustments) == ("2026-10", "周建国", 0)
    assert month_closings.reported("2026-10") == {"visit_rate": {"top": 90, "bottom": 100, "value": 9_000}}
    assert month_closings.reported("2026-09") == {}


def test_the_trail_tells_who_closed_what_without_all_of_its_figures(boss: Any) -> None:
    close("2026-10")
    line = AuditEntry.select().order_by(AuditEntry.id.desc()).get()
    assert (line.action, line.kind, line.user_name) == ("month.close", "month_closing", "boss")
    assert set(json.loads(line.changes)) == {"month", "sentences", "fingerprint"}


@pytest.mark.parametrize(
    "month", ["", "2026", "2026-13", "2026-00", "10-2026", "2026-1", "1999-10", "十月", "2026-10-01"]
)
def test_a_month_that_is_no_month(boss: Any, month: str) -> None:
    error = refused(lambda: month_closings.first_day(month))
    assert (error.field, error.text) == ("month", "Write the month as 2026-10.")


def test_a_month_that_has_not_ended(boss: Any) -> None:
    error = refused(lambda: close("2026-11"))
    assert (error.field, error.text) == ("month", "2026-11 has not ended yet: it can be closed from 2026-12-01 on.")
    with clock.set_to(datetime(2026, 11, 30, 15, 59, tzinfo=UTC)):
        assert refused(lambda: close("2026-11")).field == "month"
    with clock.set_to(datetime(2026, 11, 30, 16, 0, tzinfo=UTC)):
        close("2026-11")  # midnight at the branch


def test_twice(boss: Any) -> None:
    close("2026-10")
    error = refused(lambda: close("2026-10", content=content("2026-10", 100)))
    assert error.text == "2026-10 was closed by 周建国 on 2026-11-20: what was reported stays."
    assert kept("2026-10") == content("2026-10")


def test_months_are_closed_in_their_order(boss: Any) -> None:
    close("2026-07")
    assert refused(lambda: close("2026-10")).text == "Months are closed in their order: close 2026-08 first."
    error = refused(lambda: close("2026-06"))
    assert error.text == "2026-06 lies before 2026-07, the first month that was closed: it stays open."
    for month in ("2026-08", "2026-09", "2026-10"):
        close(month)
    assert [one.month for one in month_closings.closings()] == ["2026-10", "2026-09", "2026-08", "2026-07"]
    assert month_closings.months_before("2026-10", 2) == ("2026-09", "2026-08")


def test_two_supervisors_at_once(boss: Any) -> None:
    ready = Barrier(2)

    def act(value: int) -> str:
        with sessions.acting_as(boss.sessions["supervisor"]):
            ready.wait()
            try:
                close("2026-10", content=content("2026-10", value))
            except UserError as error:
                return error.text
            return ""

    with ThreadPoolExecutor(2) as two:
        said = sorted(two.map(act, (9_000, 8_000)))
    assert said[0] == ""
    assert said[1].startswith("2026-10 was closed by 周建国")
    assert MonthClosing.select().count() == 1


@pytest.mark.parametrize("role", ["representative", "technician", "approver", "administrator"])
def test_only_a_supervisor_closes(branch: Any, frozen_clock: Any, as_role: Any, role: str) -> None:
    with as_role(role), pytest.raises(NotPermitted):
        close("2026-10")
    assert MonthClosing.select().count() == 0
    if role != "approver":
        with as_role(role), pytest.raises(NotPermitted):
            month_closings.closings()


@pytest.mark.parametrize(
    ("sentences", "field"),
    [
        ((), "sentence_1"),
        (("  ", "\n", ""), "sentence_1"),
        (("一", "二", "三", "四"), "sentence_3"),
        (("短", "长" * 201), "sentence_2"),
    ],
)
def test_sentences_that_cannot_be(boss: Any, sentences: tuple[str, ...], field: str) -> None:
    assert refused(lambda: close("2026-10", sentences=sentences)).field == field
    assert MonthClosing.select().count() == 0


def test_other_figures_than_the_paper_says(boss: Any) -> None:
    paper = month_closings.fingerprint_of(content("2026-10", 1))
    ours = month_closings.fingerprint_of(content("2026-10"))
    error = refused(lambda: close("2026-10", paper=paper.lower().replace("-", " ")))
    assert (error.field, error.text) == ("paper", f"The paper bears {paper}, these figures {ours}: they differ.")
    assert refused(lambda: close("2026-10", paper="3F2A")).field == "paper"
    assert MonthClosing.select().count() == 0
    close("2026-10", paper=paper, replaces=True)
    line = AuditEntry.select().order_by(AuditEntry.id.desc()).get()
    assert json.loads(line.changes)["fingerprint"] == [paper, ours]


def test_the_same_figures_have_the_same_fingerprint(boss: Any) -> None:
    one = content("2026-10")
    ours = month_closings.fingerprint_of(one)
    english = {**one, "figures": [{**one["figures"][0], "title": "回访率"}], "gathered_at": "2026-11-20T01:00:00Z"}
    assert month_closings.fingerprint_of(english) == ours, "neither language nor moment"
    other = {**one, "tables": [{"report": "workload", "values": [["陈志强", 4, 1251]]}]}
    line = {"month": "2026-09", "indicator": "visit_rate", "before": NOTHING, "after": {**NOTHING, "top": 1}}
    for changed in (content("2026-10", 9_001), content("2026-09"), other, {**one, "adjustments": [line]}):
        assert month_closings.fingerprint_of(changed) != ours
    assert len(ours) == 19


def test_figures_that_were_changed_outside_are_not_printed(boss: Any) -> None:
    close("2026-10")
    MonthClosing.update(content=json.dumps(content("2026-10", 9_999))).execute()
    error = refused(lambda: month_closings.closed("2026-10"))
    assert "do not match their fingerprint" in error.text


def test_adjustments_are_reported_once(boss: Any) -> None:
    close("2026-09")
    before, after = {"top": 90, "bottom": 100, "value": 9_000}, {"top": 91, "bottom": 100, "value": 9_100}
    close("2026-10", adjustments=(Adjustment("2026-09", "visit_rate", before, after, "补录一次回访"),))
    row = MonthAdjustment.get()
    assert (row.month, row.indicator, row.reason, row.entered_by) == ("2026-09", "visit_rate", "补录一次回访", "周建国")
    assert MonthClosing.get_by_id(row.closing_id).month == "2026-10"
    assert month_closings.reported("2026-09") == {"visit_rate": after}
    assert kept("2026-09") == content("2026-09"), "the old report stays"
    assert [one.adjustments for one in month_closings.closings()] == [1, 0]


def test_who_owes_the_report_is_reminded_until_the_month_is_closed(boss: Any, as_role: Any) -> None:
    assert month_closings.owed() == "", "nobody called in October"
    with clock.set_to(datetime(2026, 10, 8, 1, 0, tzinfo=UTC)):
        close("2026-08")
    for day, count in ((4, 0), (5, 1), (10, 1), (20, 1)):
        with clock.set_to(datetime(2026, 10, day, 1, 0, tzinfo=UTC)):
            owed = [one for one in report_dates.due() if one.report == "month_report"]
            assert len(owed) == count, day
    assert (owed[0].period, owed[0].due_on) == ("2026-09", date(2026, 10, 10))
    with clock.set_to(datetime(2026, 10, 20, 1, 0, tzinfo=UTC)):
        tones = [one.tone for one in reminders.waiting()[0] if one.number == "2026-09"]
        assert tones == ["late"]
        with as_role("representative"):
            assert report_dates.due() == ()
        close("2026-09")
        assert report_dates.due() == ()


def test_nothing_is_kept_when_it_breaks_half_way(boss: Any) -> None:
    wrong = Adjustment("2026-09", "visit_rate", NOTHING, NOTHING, "长" * 100_000)
    assert refused(lambda: close("2026-10", adjustments=(wrong,))).field == "reason"
    assert MonthClosing.select().count() == MonthAdjustment.select().count() == 0
    assert database.scalar("SELECT COUNT(*) FROM audit_entry WHERE action = 'month.close'") == 0

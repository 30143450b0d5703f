"""Reports about complaints with fixed dates."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from app.core import clock
from app.models.complaint import Complaint
from app.reports._catalogue import all_reports
from app.services import reminders, report_dates, settings
from app.services import session as sessions
from tests.services.complaint_cases import a_case


def at(year: int, month: int, day: int) -> Any:
    return clock.set_to(datetime(year, month, day, 1, 0, tzinfo=UTC))


@pytest.fixture
def settled(branch: Any) -> Any:
    """A branch with a complaint that was settled in October 2026."""
    with at(2026, 10, 12):
        case_id = a_case("store")
        Complaint.update(settled_at=clock.now() + timedelta(days=3)).where(Complaint.id == case_id).execute()
    return branch


def owed(branch: Any, role: str = "supervisor") -> list[tuple[str, str, date]]:
    with sessions.acting_as(branch.sessions[role]):
        return [(one.report, one.period, one.due_on) for one in report_dates.due()]


def test_every_report_is_there() -> None:
    assert set(report_dates.REPORTS) - {report_dates.MONTH_REPORT} <= set(all_reports())


def test_the_month_before_from_the_fifth_until_the_tenth(settled: Any) -> None:
    with at(2026, 11, 4):
        assert owed(settled) == []
    for day in (5, 9):
        with at(2026, 11, day):
            assert [one[0] for one in owed(settled)] == ["complaint_statistics"]
    with at(2026, 11, 10):
        assert owed(settled) == [("complaint_statistics", "2026-10", date(2026, 11, 10))]
        assert owed(settled, "representative") == []
    with at(2026, 11, 11):
        assert owed(settled) == []
    with at(2026, 10, 5):
        assert owed(settled) == [], "nothing was settled in September"


def test_the_day_and_the_months_are_the_branchs(settled: Any) -> None:
    with sessions.acting_as(settled.sessions["administrator"]):
        settings.change(values={"stats.monthly_day": 5, "stats.halfyear_months": ["1", "11"]})
    with at(2026, 11, 5):
        assert owed(settled) == [
            ("complaint_statistics", "2026-10", date(2026, 11, 5)),
            ("complaint_review", "2026-05 – 2026-10", date(2026, 11, 5)),
        ]
    with at(2026, 11, 6):
        assert owed(settled) == []
    with at(2027, 1, 2):
        assert owed(settled) == [("complaint_review", "2026-07 – 2026-12", date(2027, 1, 5))]


def test_the_half_year_and_the_year(settled: Any) -> None:
    with at(2026, 12, 1):
        assert owed(settled) == [("complaint_review", "2026-06 – 2026-11", date(2026, 12, 10))]
    with at(2026, 12, 19):
        assert owed(settled) == []
    with at(2026, 12, 20):
        assert owed(settled) == [("complaint_review", "2026", date(2026, 12, 31))]
    with at(2027, 6, 1):
        assert owed(settled) == []


def test_what_is_void_asks_for_nothing(settled: Any) -> None:
    Complaint.update(state="void").execute()
    with at(2026, 11, 3):
        assert owed(settled) == []


def test_it_stands_among_the_reminders(settled: Any) -> None:
    with at(2026, 11, 6), sessions.acting_as(settled.sessions["supervisor"]):
        (found,) = [one for one in reminders.waiting()[0] if one.kind == "report"]
    assert (found.text, found.number, found.tone) == ("Complaint statistics of 2026-10", "2026-10", "due")
    assert report_dates.REPORTS[found.row_id] == "complaint_statistics"


@pytest.mark.parametrize(("day", "span"), [((2026, 12, 3), "six_months"), ((2026, 12, 22), "year")])
def test_the_report_begins_with_the_period_that_is_asked_for(settled: Any, day: Any, span: str) -> None:
    review = all_reports()["complaint_review"]
    with at(*day), sessions.acting_as(settled.sessions["supervisor"]):
        (found,) = [one for one in report_dates.due() if one.report == "complaint_review"]
        given = review.checked({})
        assert given["span"] == found.span == span
        assert found.period in review.run(given).title
    with at(2026, 11, 20), sessions.acting_as(settled.sessions["supervisor"]):
        assert review.checked({})["span"] == "half_year"

"""The KPI sheet: its figures, what each says of itself, its course, and what opens."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from app.core import clock
from app.core.errors import UserError
from app.indicators._declaration import Unit, worded
from app.models.customer import Customer
from app.models.service_call import ReturnVisit
from app.reports import _catalogue, _month_report
from app.reports._declaration import ReportResult
from app.services import month_closings, typed_figures
from tests.indicators import random_branch


@pytest.fixture(autouse=True)
def _supervisor(branch: Any, frozen_clock: Any, as_role: Any) -> Iterator[None]:
    with as_role("supervisor"):
        yield


def kpi(**given: Any) -> ReportResult:
    report = _catalogue.all_reports()["kpi"]
    return report.run(report.checked({"day": date(2026, 11, 3), **given}))


def codes(result: ReportResult) -> list[Any]:
    return [row.values[0] for row in result.rows]


def by_code(result: ReportResult, code: str) -> tuple[str, ...]:
    return next(result.texts(row) for row in result.rows if row.values[0] == code)


def test_the_quarter_shows_every_kpi_in_order() -> None:
    several = {9: 2, 11: 3}  # of visits and of surveys; customers and devices complete, and right at the spot check
    assert codes(kpi()) == [f"K{number}" for number in range(1, 13) for _ in range(several.get(number, 1))]


def test_a_month_shows_what_is_judged_by_the_month() -> None:
    assert [code for code in codes(kpi(span="month")) if code != "K11"] == ["K1", "K2", "K3", "K4", "K7"]


def test_without_records_nothing_is_0_percent() -> None:
    result = kpi(which="every")
    assert "0.00 %" not in [text for row in result.rows for text in result.texts(row)]
    assert by_code(result, "K3")[2] == "–"
    assert not result.charts


def test_what_is_typed_in_stands_in_its_period_only() -> None:
    typed_figures.enter(indicator="cost_control", span="quarter", first_on=date(2026, 10, 1), value=9000, base=10000)
    typed_figures.enter(indicator="rule_compliance", span="quarter", first_on=date(2026, 10, 1), value=9650)
    assert by_code(kpi(), "K5")[2:6] == ("90.00 %", "–", "90.00", "100.00")
    assert by_code(kpi(), "K10")[2:6] == ("96.50", "–", "", "")
    assert by_code(kpi(span="year"), "K5")[2] == "–"


def test_a_figure_says_what_it_is_and_opens_both_parts() -> None:
    random_branch.fill(3, 40)
    result = kpi(course="visit_rate")
    row = next(row for row in result.rows if row.values[0] == "K3")
    assert all(result.texts(row)[-4:]), "formula, event, day, people"
    assert (row.parts["top"].count, row.parts["value"].count) == row.values[4:6]
    names = [column.identifier for column in result.columns]
    opened = result.opened(row, names.index("top"))
    assert opened is not None
    assert ("state", "eq", "done") in opened.conditions
    (course,) = result.charts
    assert course.slices[-1].shown == result.texts(row)[2]
    assert [one.row for one in course.slices[:-1]] == [-1] * (len(course.slices) - 1)


def test_an_unknown_course_is_refused() -> None:
    with pytest.raises(UserError) as refused:
        kpi(course="loaners_out")
    assert refused.value.field == "course"


def test_a_closed_month_says_what_was_reported(branch: Any) -> None:
    """Figures are those of today, which open today's rows; what the closed month reported stands beside them."""
    random_branch.fill(5, 40)
    october = _month_report.gather("2026-10")
    assert not any("closed" in remark for remark in kpi(span="month", day=date(2026, 10, 3)).remarks)
    _month_report.close(october, ["一切如常。"])
    for day in (date(2026, 10, 3), date(2026, 11, 3)):
        assert any("as it stands here" in remark for remark in kpi(span="month", day=day).remarks)
    ReturnVisit.create(
        number="V-LATE", customer=Customer.get(), customer_name="补录", due_on=date(2026, 10, 9), state="due",
        created_at=clock.now(), changed_at=clock.now(),
    )  # fmt: skip
    result = kpi(span="month", day=date(2026, 10, 3))
    (told,) = (remark for remark in result.remarks if "2026-10 is closed" in remark)
    reported = month_closings.reported("2026-10")["visit_rate"]["value"]
    assert worded(reported, Unit.SHARE) in told
    assert by_code(result, "K3")[2] in told

"""Figures of the service's reports: the same as their indicators, and as plain Python over the raw rows counts them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from app.core import clock
from app.indicators._catalogue import all_indicators
from app.indicators._declaration import period_of
from app.indicators._reading import read
from app.models import database
from app.models.charge import Charge
from app.models.service_call import ServiceCall
from app.models.voucher import ServiceVoucher
from app.reports import _catalogue
from app.reports._declaration import ReportResult, ReportRow
from app.reports._matrix import bars
from app.reports.appraisal import late_vouchers
from app.services import exchange_requests, opinions
from app.services import session as sessions
from tests.indicators import random_branch
from tests.indicators.by_hand import day_of
from tests.indicators.test_recomputed import _NAMES
from tests.reports.test_every_report import check
from tests.services.conftest import renderer, work

__all__ = ["renderer", "work"]

NOVEMBER = period_of("month", date(2026, 11, 20))
Row = dict[str, Any]


@pytest.fixture(params=[3, 8])
def drawn(request: pytest.FixtureRequest, branch: Any, frozen_clock: Any) -> Iterator[None]:
    """A branch of which every row was drawn, whatever use cases would allow."""
    random_branch.fill(request.param, 40)
    with sessions.acting_as(branch.sessions["supervisor"]):
        yield


def run(name: str, **given: Any) -> ReportResult:
    report = _catalogue.all_reports()[name]
    return report.run(report.checked(given))


def raw(table: str) -> list[Row]:
    """All rows of a table as they are stored."""
    names = [name for (name,) in database.query(_NAMES[database.engine()], (table,))]
    rows = database.query(f'SELECT {", ".join(names)} FROM "{table}"')
    return [dict(zip(names, row, strict=True)) for row in rows]


def cell(result: ReportResult, row: ReportRow | None, name: str) -> Any:
    assert row is not None
    return row.values[[column.identifier for column in result.columns].index(name)]


SAME = (
    ("sla", "response_rate", "response_on_time"),
    ("sla", "arrival_rate", "arrival_on_time"),
    ("first_fix", "phone_rate", "solved_by_phone"),
    ("first_fix", "once_rate", "first_fix"),
    ("first_fix", "again_rate", "repeat_rate"),
    ("workload", "hours", "hours"),
    ("service_money", "charged", "charged"),
    ("service_money", "waived", "charges_waived"),
    ("renewal_rate", "rate", "renewal_rate"),
    ("appraisal", "calls", "calls_received"),
    ("appraisal", "finished", "calls_finished"),
    ("appraisal", "arrival_rate", "arrival_on_time"),
    ("appraisal", "satisfied_rate", "satisfied_vouchers"),
    ("appraisal", "score", "satisfaction"),
)


def test_totals_are_those_of_the_indicators(drawn: None) -> None:
    for report, column, indicator in SAME:
        result = run(report, span="month")
        expected = read(all_indicators()[indicator], NOVEMBER)
        assert cell(result, result.total, column) == expected.value, (report, column)


@pytest.mark.parametrize("name", ["sla", "first_fix", "service_money", "workload", "appraisal", "open_items"])
def test_each_figure_opens_its_rows_whatever_is_on_record(drawn: None, name: str) -> None:
    result = run(name)
    for row in (*result.rows, *((result.total,) if result.total else ())):
        check(result, row)


def month(rows: list[Row], column: str) -> list[Row]:
    return [row for row in rows if row[column] and day_of(row[column])[:7] == "2026-11" and row["state"] != "cancelled"]


def test_limits_by_technician_as_the_raw_rows_say(drawn: None) -> None:
    result, now = run("sla", span="month", by="technician_name"), f"{clock.now():%Y-%m-%dT%H:%M:%SZ}"
    expected = {}
    for name in ("陈", "李", ""):
        mine = [row for row in month(raw("service_call"), "received_at") if row["technician_name"] == name]
        over = [row for row in mine if row["response_limit_at"] and row["response_limit_at"] < now]
        kept = [row for row in over if row["responded_at"] and row["responded_at"] <= row["response_limit_at"]]
        waiting = [row for row in over if not row["responded_at"]]
        if mine:
            late = len(over) - len(kept) - len(waiting)
            expected[name or "Nobody yet"] = (len(mine), len(over), len(kept), late, len(waiting))
    assert {str(row.values[0]): row.values[1:6] for row in result.rows} == expected
    assert list(expected) != []
    one = run("sla", span="month", level="1")
    assert [row.values[0] for row in one.rows] == ["Level 1"]


def test_money_by_class_as_the_raw_rows_say(drawn: None) -> None:
    result = run("service_money", span="month")
    rows = [row for row in raw("charge") if day_of(row["began_at"])[:7] == "2026-11" and row["state"] != "void"]
    assert cell(result, result.total, "charges") == len(rows)
    assert cell(result, result.total, "collected") == sum(row["collected_amount"] for row in rows)
    assert cell(result, result.total, "open") == sum(row["outstanding"] for row in rows if row["is_open"])
    assert sum(cell(result, row, "charged") for row in result.rows) == sum(row["amount"] for row in rows)


def test_open_items_as_the_raw_rows_say(drawn: None) -> None:
    result = run("open_items", days="30")
    found = {str(row.values[0]): row.values for row in result.rows}
    calls = [row for row in raw("service_call") if row["is_open"]]
    before = (clock.today() - timedelta(days=30)).isoformat()
    assert found["Calls"][1] == len(calls)
    assert found["Calls"][3] == len([row for row in calls if day_of(row["received_at"]) < before])
    assert str(found["Calls"][4]) == min(day_of(row["received_at"]) for row in calls)
    visits = [row for row in raw("return_visit") if row["state"] == "due"]
    assert found["Return visits"][1:3] == (
        len(visits), len([row for row in visits if row["due_on"] < clock.today().isoformat()]),
    )  # fmt: skip
    owed = [row["outstanding"] for row in raw("charge") if row["is_open"] and row["outstanding"] > 0]
    assert found["Charges, money owed"][5] == sum(owed)


def test_an_invoice_that_follows_the_money_and_an_exchange_are_open_items(drawn: None) -> None:
    Charge.update(state="handed_in", settlement="on_site", is_open=True, outstanding=0, collected_amount=7_000).where(
        Charge.id == Charge.select().order_by(Charge.id).first().id
    ).execute()
    exchange_requests.request(office="深圳分公司", cause="nonconforming", wants="return", goods="电源模块")
    found = {str(row.values[0]): row.values for row in run("open_items").rows}
    waiting = [
        row["collected_amount"]
        for row in raw("charge")
        if row["is_open"] and row["settlement"] == "on_site" and row["state"] in ("handed_in", "invoiced")
    ]
    assert found["Paid on the spot, invoice to send"][1] == len(waiting) > 0
    assert found["Paid on the spot, invoice to send"][5] == sum(waiting)
    asked = [row for row in raw("exchange_request") if row["state"] in ("requested", "agreed", "shipped")]
    assert found["Returns and exchanges not done"][1] == len(asked) > 0


def test_a_voucher_is_late_from_the_day_after_its_day(work: Any, frozen_clock: Any) -> None:
    work.dispatched()
    day = clock.today()
    ServiceVoucher.update(hand_in_due_on=day, state="out").execute()
    assert late_vouchers(NOVEMBER) == ()
    ServiceVoucher.update(returned_at=clock.local_midnight(day) + timedelta(hours=23)).execute()
    assert late_vouchers(NOVEMBER) == ()
    ServiceVoucher.update(returned_at=clock.local_midnight(day) + timedelta(hours=25)).execute()
    assert len(late_vouchers(NOVEMBER)) == 1
    ServiceVoucher.update(returned_at=None, hand_in_due_on=day - timedelta(days=1)).execute()
    assert len(late_vouchers(NOVEMBER)) == 1
    ServiceVoucher.update(state="void").execute()
    assert late_vouchers(NOVEMBER) == ()


def test_a_share_of_nothing_is_drawn_and_a_missing_one_is_not() -> None:
    rows = tuple(ReportRow((name, value), 0, None, (name, "")) for name, value in (("A", 0), ("B", None), ("C", 5_000)))
    assert [one.label for one in bars("share", rows, 1, zeros=True)[0].slices] == ["A", "C"]
    assert [one.label for one in bars("count", rows, 1)[0].slices] == ["C"]
    assert bars("share", rows[:2], 1, zeros=True) == ()


def test_a_person_has_one_row_by_whatever_name_a_ledger_knows_them(work: Any, branch: Any) -> None:
    """Calls keep the sign-in name, visits and opinions the full one; calls that were brought in may have either."""
    me = branch.sessions["representative"]
    calls = [work.register(), work.register()]
    ServiceCall.update(received_by=me.full_name).where(ServiceCall.id == calls[1]).execute()
    opinions.register(customer_id=work.customer_id, content="建议周六也上门")
    with sessions.acting_as(branch.sessions["supervisor"]):
        result = run("appraisal", who="desk")
        (found,) = (one for one in result.rows if one.values[0] in (me.name, me.full_name))
        assert (found.values[0], cell(result, found, "calls"), cell(result, found, "opinions")) == (me.full_name, 2, 1)
        check(result, found)

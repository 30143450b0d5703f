"""A hand-made half-year of complaints: the figures of every report, computed on paper, and the rows each opens."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from app.core.errors import NotPermitted, UserError
from app.core.tabular import ValueKind
from app.ledgers._catalogue import all_ledgers
from app.ledgers._declaration import Condition, Operator
from app.ledgers._source import LedgerState, open_source
from app.models.complaint import Complaint, ComplaintStage
from app.models.complaint_decision import ComplaintLoss, ComplaintSettlement, ComplaintUnit
from app.reports import _catalogue
from tests.services.complaint_cases import a_case, case

OCTOBER, NOVEMBER = date(2026, 10, 31), date(2026, 11, 22)
REPORTS = (
    "complaint_analysis", "complaint_deadlines", "complaint_losses", "complaint_rate", "complaint_review",
    "complaint_shares", "complaint_statistics",
)  # fmt: skip


def _at(month: int, day: int, hour: int = 3) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=UTC)


def _made(received: datetime, settled: datetime | None = None, **fields: Any) -> int:
    """A case with the given columns, written past its workflow."""
    case_id = a_case("factory_chain")
    values: dict[str, Any] = {
        "received_at": received, "settled_at": settled, "close_due_at": None, "is_repeat": False, **fields,
    }  # fmt: skip
    if settled:
        values = {"state": "executed", **values}
    Complaint.update(**values).where(Complaint.id == case_id).execute()
    return case_id


def _now() -> datetime:
    return _at(11, 22)


def _unit(case_id: int, unit: str, share: int, **fields: Any) -> None:
    now = _now()
    ComplaintUnit.create(complaint=case_id, unit=unit, share=share, created_at=now, changed_at=now, **fields)


def _loss(case_id: int, kind: str, amount: int) -> None:
    ComplaintLoss.create(complaint=case_id, kind=kind, amount=amount, created_at=_now(), changed_at=_now())
    Complaint.update(loss_amount=Complaint.loss_amount + amount).where(Complaint.id == case_id).execute()


@pytest.fixture
def cases(branch: Any, frozen_clock: Any) -> dict[str, int]:
    """October: one of production, settled late in November, 1,000.01 yuan. November: one shared 60 : 40 by production
    and quality, 500.01 yuan, settled in time; one of nobody yet, open; one void, one refused with its successor.
    """
    late = _made(
        _at(10, 31, 15), _at(11, 20), close_due_at=_at(11, 14), category_name="质量异常", settlement_kinds="return",
        countermeasure="加严出货检验", content="屏幕花屏", finding="ours",
    )  # fmt: skip
    _unit(late, "制造部", 10_000)
    _loss(late, "return", 100_001)
    shared = _made(
        _at(11, 2), _at(11, 10), close_due_at=_at(11, 16), category_name="质量异常", is_repeat=True,
        settlement_kinds="compensation apology", product_fields=json.dumps({"defective_quantity": "7"}), finding="ours",
    )  # fmt: skip
    _unit(shared, "制造部", 6_000)
    _unit(shared, "质管部", 4_000)
    _unit(shared, "仓库", 10_000, is_active=False)  # taken back
    _loss(shared, "compensation", 30_001)
    _loss(shared, "rework", 20_000)
    waiting = _made(_at(11, 5), category_name="服务")
    void = _made(_at(11, 6), state="void", is_open=False, voided_at=_at(11, 7))
    refused = _made(_at(11, 7), state="refused", is_open=False)
    again = _made(_at(11, 7), round=2, category_name="")
    ComplaintSettlement.create(
        complaint=again, kind="exchange", quantity=3, created_at=_now(), changed_at=_now()
    )  # fmt: skip
    ComplaintStage.delete().execute()
    for number, (case_id, unit, entered, left, was_late) in enumerate(
        [
            (late, "质管部", _at(11, 1), _at(11, 4), True),
            (late, "制造部", _at(11, 4), _at(11, 5), False),
            (shared, "质管部", _at(11, 3), _at(11, 4), False),
            (waiting, "质管部", _at(11, 5), None, False),
        ],
        1,
    ):
        ComplaintStage.create(
            number=f"S{number}", complaint=case_id, position=number, code="x", unit=unit, entered_at=entered,
            left_at=left, is_open=left is None, was_late=was_late, created_at=_now(), changed_at=_now(),
        )  # fmt: skip
    return {"late": late, "shared": shared, "waiting": waiting, "void": void, "refused": refused, "again": again}


def _lines(name: str, **given: Any) -> list[tuple[str, ...]]:
    result = _catalogue.run(name, given)
    return [result.texts(row) for row in (*result.rows, *((result.total,) if result.total else ()))]


def _numbers(cases: dict[str, int], *names: str) -> list[str]:
    return [case(cases[name]).number for name in names]


def test_analysis_has_a_line_a_case(cases):
    lines = _lines("complaint_analysis", span="month", day=NOVEMBER)
    assert [line[-1] for line in lines[:-1]] == _numbers(cases, "shared", "waiting", "again")
    assert lines[0][3:8] == ("√", "", "", "√", "500.01")
    assert [line[9] for line in lines] == ["7", "", "3", "10"]
    assert lines[-1][1:8] == ("3 cases", "", "1", "0", "0", "1", "500.01")
    assert _lines("complaint_analysis", span="quarter", day=NOVEMBER)[-1][1] == "4 cases"
    assert _lines("complaint_analysis", span="year", day=date(2025, 5, 5))[-1][1] == "0 cases"


def test_statistics_share_a_month_among_the_units(cases):
    lines = _lines("complaint_statistics", day=NOVEMBER)
    late, shared = _numbers(cases, "late", "shared")
    assert [(line[0], line[1], line[2], line[-1]) for line in lines[:-1]] == [
        ("制造部", "80.0 %", late, "1,000.01"),
        ("制造部 60 %", "80.0 %", shared, "300.01"),
        ("质管部 40 %", "20.0 %", shared, "200.00"),
    ]
    assert lines[0][4:7] == ("质量异常：屏幕花屏", "加严出货检验", "Return")
    assert lines[-1][1] == "100.0 %"
    assert (lines[-1][4], lines[-1][-1]) == ("2 cases", "1,500.02")
    assert _lines("complaint_statistics", day=OCTOBER)[:-1] == []


def test_rate_by_month(cases, branch):
    lines = _lines("complaint_rate", base="calls", day=NOVEMBER)
    assert [line[0] for line in lines] == [*(f"2026-{month:02}" for month in range(1, 12)), "Year"]
    assert lines[0][1:4] == ("0", "0", "–")
    assert [line[1] for line in lines[-3:]] == ["1", "3", "4"]
    result = _catalogue.run("complaint_rate", {"base": "customers", "day": NOVEMBER})
    assert [column.heading for column in result.columns[4:]] == ["质量异常", "Not filled in", "服务"]
    assert result.total is not None
    assert result.total.values[4:] == (2, 1, 1)
    customers = result.total.values[2]
    assert result.total.values[3] == round(4 * 10_000 / customers)  # type: ignore[operator]


def test_shares_by_class_and_by_settlement(cases):
    assert _lines("complaint_shares", by="class", span="quarter", day=NOVEMBER) == [
        ("质量异常", "2", "50.0 %", "1", "0", "1,500.02"),
        ("服务", "1", "25.0 %", "0", "1", "0.00"),
        ("Not filled in", "1", "25.0 %", "0", "1", "0.00"),
        ("Total", "4", "100.0 %", "1", "2", "1,500.02"),
    ]
    by_settlement = _lines("complaint_shares", by="settlement", span="month", day=NOVEMBER)
    assert [line[:2] for line in by_settlement[:-1]] == [
        ("Compensation、Apology and explanation", "1"), ("Not filled in", "2"),
    ]  # fmt: skip


def test_review_of_a_half_year(cases):
    assert [line[:7] for line in _lines("complaint_review", span="half_year", day=NOVEMBER)] == [
        ("制造部", "2", "40.0 %", "1", "1", "0", "1,300.02"),
        ("质管部", "1", "10.0 %", "1", "0", "0", "200.00"),
        ("Not found yet", "2", "50.0 %", "0", "0", "2", "0.00"),
        ("Total", "4", "100.0 %", "1", "1", "2", "1,500.02"),
    ]
    assert _lines("complaint_review", span="half_year", day=date(2026, 6, 30))[:-1] == []


def test_losses_by_kind_and_unit_add_up(cases):
    columns = [column.identifier for column in _catalogue.run("complaint_losses", {}).columns]
    lines = [dict(zip(columns, line, strict=True)) for line in _lines("complaint_losses", span="year", day=NOVEMBER)]
    assert [(line["unit"], line["compensation"], line["return"], line["rework"], line["loss"]) for line in lines] == [
        ("制造部", "180.01", "1,000.01", "120.00", "1,300.02"),
        ("质管部", "120.00", "0.00", "80.00", "200.00"),
        ("Total", "300.01", "1,000.01", "200.00", "1,500.02"),
    ]


def test_deadlines_of_the_units(cases):
    assert _lines("complaint_deadlines", span="month", day=NOVEMBER) == [
        ("质管部", "2", "2.0", "3.0", "1", "50.0 %", "0"),
        ("制造部", "1", "1.0", "1.0", "0", "100.0 %", "0"),
        ("Total", "3", "1.7", "3.0", "1", "66.7 %", "0"),
    ]
    assert "1 (50.0 %)" in _catalogue.run("complaint_deadlines", {"span": "month", "day": NOVEMBER}).remarks[0]
    assert _lines("complaint_deadlines", span="month", day=date(2025, 1, 1)) == [
        ("Total", "0", "–", "–", "0", "–", "0")
    ]


def test_ratios_and_averages_are_numbers_for_the_table_and_the_file(cases):
    """They stand below one another at the right, and a workbook reckons with them."""
    found = _catalogue.run("complaint_deadlines", {"span": "month", "day": NOVEMBER})
    assert [one.identifier for one in found.columns if one.kind is ValueKind.TEXT] == ["unit"]
    assert found.rows[0].values == ("质管部", 2, 200, 300, 1, 5000, 0)
    empty = _catalogue.run("complaint_deadlines", {"span": "month", "day": date(2025, 1, 1)})
    assert empty.total is not None
    assert empty.total.values[2:4] == (None, None)
    ratios = _catalogue.run("complaint_statistics", {"day": NOVEMBER})
    assert next(one.kind for one in ratios.columns if one.identifier == "ratio") is not ValueKind.TEXT
    assert ratios.rows
    assert all(isinstance(row.values[1], int) for row in ratios.rows)


@pytest.mark.parametrize("name", REPORTS)
def test_every_figure_opens_exactly_its_rows(cases, name):
    result = _catalogue.run(name, {"day": NOVEMBER})
    rows = [row for row in (*result.rows, result.total) if row is not None and row.opens is not None]
    assert rows
    for row in rows:
        assert row.opens is not None
        ledger = all_ledgers()[row.opens.ledger]
        conditions = tuple(Condition(column, Operator(name), value) for column, name, value in row.opens.conditions)
        assert open_source(ledger, LedgerState(view="all", conditions=conditions)).count() == row.count


@pytest.mark.parametrize("name", REPORTS)
def test_a_branch_without_complaints_and_who_may_look(branch, as_role, name):
    result = _catalogue.run(name, {"day": NOVEMBER})
    assert all(row.count == 0 for row in result.rows)
    assert not result.charts
    with as_role("technician"), pytest.raises(NotPermitted):
        _catalogue.run(name, {})


def test_a_period_that_is_none(branch):
    with pytest.raises(UserError) as refused:
        _catalogue.run("complaint_analysis", {"span": "week"})
    assert refused.value.field == "span"


def test_periods_are_whole_months():
    from app.reports._complaint_cases import period

    assert period("quarter", date(2026, 12, 31)).span == (date(2026, 10, 1), date(2026, 12, 31))
    assert period("half_year", date(2026, 2, 1)).span == (date(2026, 1, 1), date(2026, 6, 30))
    for day, begin, end in (
        (date(2026, 6, 4), date(2025, 12, 1), date(2026, 5, 31)),
        (date(2026, 7, 1), date(2026, 1, 1), date(2026, 6, 30)),
        (date(2026, 12, 10), date(2026, 6, 1), date(2026, 11, 30)),
        (date(2026, 1, 31), date(2025, 7, 1), date(2025, 12, 31)),
    ):
        assert period("six_months", day).span == (begin, end)
    assert period("year", date(2024, 2, 29)).last - date(2024, 1, 1) == timedelta(days=365)
    assert period("month", date(2028, 2, 3)).last == date(2028, 2, 29)


def test_goods_that_may_still_be_resold_are_no_loss_yet_and_said(cases: dict[str, int]) -> None:
    before = _catalogue.run("complaint_losses", {"span": "year", "day": NOVEMBER})
    assert not any("resold" in words for words in before.remarks)
    settled = Complaint.get(Complaint.settled_at.is_null(False))
    ComplaintLoss.create(
        complaint=settled.id, kind="return", amount=77_700, resale="waiting", waits_until=date(2026, 12, 20),
        created_at=_now(), changed_at=_now(),
    )  # fmt: skip
    after = _catalogue.run("complaint_losses", {"span": "year", "day": NOVEMBER})
    assert [row.values for row in after.rows] == [row.values for row in before.rows]
    said = next(words for words in after.remarks if "resold" in words)
    assert "2026-12-20" in said
    assert "777.00" in said

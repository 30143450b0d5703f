"""Another unit's register against ours: exported by this program and typed by hand; nothing is written."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from app.core import clock
from app.core.errors import NotPermitted, UserError
from app.core.progress import Silent
from app.domain.register_matching import Verdict
from app.exports._catalogue import all_formats
from app.ledgers._catalogue import all_ledgers
from app.ledgers._source import LedgerState, open_source
from app.models.complaint import Complaint
from app.models.organisation import AuditEntry
from app.reports import _register_comparison
from app.services import reconciliation
from app.services import session as sessions
from tests.services.complaint_cases import a_case, case


@pytest.fixture
def cases(branch: Any, frozen_clock: Any) -> list[int]:
    """Three complaints of ours, the third void."""
    made = [a_case("store") for _ in range(3)]
    Complaint.update(state="void").where(Complaint.id == made[2]).execute()
    return made


def written(folder: Path, *rows: tuple[Any, ...]) -> Path:
    path = folder / "branch.csv"
    path.write_text("\n".join(",".join(map(str, row)) for row in rows), "utf-8-sig")
    return path


def test_what_is_missing_and_what_differs_is_listed_and_nothing_is_written(
    cases: list[int], branch: Any, tmp_path: Path
) -> None:
    own, day = case(cases[0]), clock.today()
    head = ("投诉编号", "客户", "受理时间", "投诉内容")
    path = written(
        tmp_path, head, (own.number, own.customer_name, day, "另一内容"), ("XX-99", "别处", day, "异响"),
    )  # fmt: skip
    before = Complaint.select().count(), AuditEntry.select().count()
    with sessions.acting_as(branch.sessions["supervisor"]):
        other = reconciliation.read(path)
        found = reconciliation.compare(other, other.first, other.last, other.prefix)
    assert (other.first, other.last, other.prefix) == (day, day, "")
    assert {one: found.counts[one] for one in found.counts if found.counts[one]} == {
        Verdict.DIFFERENT: 1, Verdict.MISSING_HERE: 1, Verdict.MISSING_THERE: 1,
    }  # fmt: skip
    result = _register_comparison.result(found)
    assert [row.values[0] for row in result.rows] == ["Different", "Missing in ours", "Missing in theirs"]
    assert "另一内容" in str(result.rows[0].values[-1])
    for row in result.rows:
        if row.opens is not None:
            assert Complaint.select().where(Complaint.number == row.opens.conditions[0][2]).count() == row.count == 1
    assert before == (Complaint.select().count(), AuditEntry.select().count())


def test_our_own_export_says_the_same(cases: list[int], branch: Any, tmp_path: Path) -> None:
    with sessions.acting_as(branch.sessions["supervisor"]):
        source = open_source(all_ledgers()["complaints"], LedgerState(view="all"))
        path = tmp_path / "ledger.csv"
        next(one for one in all_formats().values() if one.suffix == ".csv").write(source.table(), path, Silent())
        other = reconciliation.read(path)
        found = reconciliation.compare(other, other.first, other.last, other.prefix)
    assert found.counts[Verdict.SAME] == 2
    assert [line.verdict for line in found.lines] == [Verdict.MISSING_HERE], "the void one is none of ours"


def test_only_the_days_and_numbers_asked_for_are_missing_there(cases: list[int], branch: Any, tmp_path: Path) -> None:
    day = clock.today()
    path = written(tmp_path, ("编号", "客户", "日期"), ("SZ-1", "别处", day), ("SZ-2", "远方", day - timedelta(days=9)))
    with sessions.acting_as(branch.sessions["supervisor"]):
        other = reconciliation.read(path)
        assert other.prefix == "SZ-"
        found = reconciliation.compare(other, other.first, other.last, other.prefix)
        assert [line.verdict for line in found.lines] == [Verdict.MISSING_HERE] * 2
        found = reconciliation.compare(other, day, day, "")
    assert found.counts[Verdict.MISSING_HERE] == 1
    assert found.counts[Verdict.MISSING_THERE] == 2


@pytest.mark.parametrize("days", [-40, 40])
def test_a_case_that_they_have_on_another_day_differs_and_is_not_missing(
    cases: list[int], branch: Any, tmp_path: Path, days: int
) -> None:
    own, day = case(cases[0]), clock.today()
    rows = [
        (own.number, own.customer_name, day + timedelta(days=days)),
        (case(cases[1]).number, own.customer_name, day),
    ]
    path = written(tmp_path, ("编号", "客户", "日期"), *rows)
    with sessions.acting_as(branch.sessions["supervisor"]):
        found = reconciliation.compare(reconciliation.read(path), day, day, "")
    assert (found.counts[Verdict.DIFFERENT], found.counts[Verdict.SAME]) == (1, 1)
    assert found.counts[Verdict.MISSING_THERE] == 0


def test_what_cannot_be_compared_is_said(branch: Any, tmp_path: Path) -> None:
    with sessions.acting_as(branch.sessions["supervisor"]):
        with pytest.raises(UserError):
            reconciliation.read(written(tmp_path, ("甲", "乙"), (1, 2)))
        other = reconciliation.read(written(tmp_path, ("编号", "客户"), ("A1", "华盛")))
        for first, last, field in (
            (None, date(2026, 1, 1), "first"), (date(2026, 1, 1), None, "last"),
            (date(2026, 1, 2), date(2026, 1, 1), "last"),
        ):  # fmt: skip
            with pytest.raises(UserError) as refused:
                reconciliation.compare(other, first, last)
            assert refused.value.field == field


@pytest.mark.parametrize("role", ["representative", "technician", "approver", "administrator"])
def test_only_a_supervisor_reconciles(branch: Any, tmp_path: Path, role: str) -> None:
    with sessions.acting_as(branch.sessions[role]), pytest.raises(NotPermitted):
        reconciliation.read(tmp_path / "x.csv")

"""Every report over a lively branch: each figure opens exactly the rows it counts, charts are of rows, paper prints."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from app.core.errors import NotPermitted, UserError
from app.documents import report_sheet
from app.ledgers import _conditions as conditions
from app.ledgers._catalogue import all_ledgers
from app.ledgers._declaration import Condition, Operator
from app.ledgers._source import LedgerState, open_source
from app.models import database
from app.models.organisation import Staff, User
from app.reports import _catalogue
from app.reports._declaration import Opens, ParameterKind, Report, ReportResult, ReportRow
from app.services import session as sessions
from app.services.session import Session
from app.ui.pages import _report_output
from app.ui.pages._reports_page import GROUPS
from tests.demonstrations import Demonstrations

MOMENT = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
OWN_PARTS = {"technician_daily", "supervisor_daily"}
"""Reports of a day, with papers of their own and tests of their own."""


@pytest.fixture(scope="module")
def filled(demonstrations: Demonstrations, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A lively branch, built once."""
    return demonstrations.everyday(tmp_path_factory.mktemp("reports") / "branch.aftercare")


@pytest.fixture
def supervisor(filled: Path, tmp_path: Path, frozen_clock: Callable[[timedelta], None]) -> Iterator[Session]:
    """Signed in over a copy of it."""
    file = tmp_path / "copy.aftercare"
    file.write_bytes(filled.read_bytes())
    database.open_database(file)
    user = User.get(User.role == "supervisor")
    staff = Staff.get_or_none(Staff.user == user.id)
    who = Session(user.id, user.name, user.full_name, user.role, staff.id if staff else 0)
    with sessions.acting_as(who):
        yield who


def variants(report: Report) -> list[dict[str, Any]]:
    """As it begins, a year where it takes a period, and every other choice once."""
    found: list[dict[str, Any]] = [{}]
    for one in report.parameters:
        if one.kind is ParameterKind.CHOICE and one.name not in ("span", "technician"):
            found += [{one.name: code} for code in list(one.options())[:6]]
    if any(one.name == "span" and "year" in one.options() for one in report.parameters):
        found = [{**one, "span": "year"} for one in found]
    return found


def count(opens: Opens, summed: str = "") -> int:
    """The rows of a ledger that something opens, or the sum of a column over them."""
    ledger = all_ledgers()[opens.ledger]
    given = tuple(Condition(column, Operator(name), value) for column, name, value in opens.conditions)
    if summed:
        terms = conditions.terms(ledger, given)
        test = " AND ".join(term.sql for term in terms) or "1 = 1"
        name = conditions.column_of(ledger, summed).stored
        sql = f"SELECT SUM({name}) FROM {ledger.table} WHERE {test}"
        return int(database.scalar(sql, [value for term in terms for value in term.params]) or 0)
    source = open_source(ledger, LedgerState(view=opens.view or "all", conditions=given))
    if not source.is_fast:
        source.load()
    return source.count()


def check(result: ReportResult, row: ReportRow) -> None:
    """Each figure of a row."""
    identifiers = {column.identifier for column in result.columns}
    assert len(row.values) == len(result.columns) == len(result.texts(row))
    if row.opens is not None and not row.parts:
        assert count(row.opens) == row.count, row.words
    for name, part in row.parts.items():
        assert name in identifiers
        assert count(part.opens, part.summed) == part.count, (row.words, name)


@pytest.mark.parametrize("name", sorted(set(_catalogue.all_reports()) - OWN_PARTS))
def test_each_figure_opens_exactly_its_rows(supervisor: Session, name: str) -> None:
    report = _catalogue.all_reports()[name]
    for given in variants(report):
        result = report.run(report.checked(given))
        for row in (*result.rows, *((result.total,) if result.total else ())):
            check(result, row)
        for chart in result.charts:
            assert all(-1 <= one.row < len(result.rows) for one in chart.slices)


@pytest.mark.parametrize("name", sorted(set(_catalogue.all_reports()) - OWN_PARTS))
def test_the_chart_on_paper_has_the_values_of_the_screen(supervisor: Session, name: str) -> None:
    report = _catalogue.all_reports()[name]
    result = report.run(report.checked(variants(report)[0]))
    paper = report_sheet.paper_for([column.width for column in result.columns])
    document = pypdfium2.PdfDocument(_report_output.draw(result, paper))
    try:
        said = "".join("".join(page.get_textpage().get_text_range() for page in document).split())
    finally:
        document.close()
    for row in result.rows[:10]:
        for text in result.texts(row):
            assert text.endswith("…") or "".join(text.split())[:8] in said, text
    assert len(result.charts) <= 1, "one chart is on the screen and on the sheet"
    for chart in result.charts:
        if any(one.value for one in chart.slices):
            for one in chart.slices:
                assert "".join(one.label.split())[:6] in said
                assert "".join(one.shown.split()) in said, one


@pytest.mark.parametrize("name", ["sla", "first_fix", "open_items", "service_money", "workload", "appraisal"])
def test_the_demonstration_has_figures(supervisor: Session, name: str) -> None:
    report = _catalogue.all_reports()[name]
    assert report.run(report.checked({})).rows


def periodic() -> list[str]:
    """Reports that can be asked for any days."""
    return sorted(
        one.name for one in _catalogue.all_reports().values()
        if any(p.name == "span" and "days" in p.options() for p in one.parameters)
    )  # fmt: skip


@pytest.mark.parametrize("name", periodic())
def test_a_period_that_ends_before_it_begins_is_refused(branch: Any, name: str) -> None:
    report = _catalogue.all_reports()[name]
    for first, last, field in (
        (date(2026, 11, 2), date(2026, 11, 1), "last"), (None, date(2026, 11, 1), "first"),
        (date(2026, 11, 1), None, "last"),
    ):  # fmt: skip
        with pytest.raises(UserError) as refused:
            report.run(report.checked({"span": "days", "first": first, "last": last}))
        assert refused.value.field == field
        assert refused.value.text


@pytest.mark.parametrize("name", periodic())
def test_a_month_without_records_says_so_and_divides_by_nothing(branch: Any, frozen_clock: Any, name: str) -> None:
    report = _catalogue.all_reports()[name]
    result = report.run(report.checked({"span": "month", "day": date(2020, 2, 29)}))
    texts = [text for row in (*result.rows, *((result.total,) if result.total else ())) for text in result.texts(row)]
    assert "0.0 %" not in texts
    assert "0.00 %" not in texts
    if not result.rows:
        assert any("Nothing" in words for words in (*result.remarks, *result.notes))


def test_every_group_has_words(branch: Any) -> None:
    assert set(GROUPS) >= {one.group for one in _catalogue.all_reports().values()}
    groups = [one.group for one in _catalogue.all_reports().values()]
    assert groups == sorted(groups, key=list(GROUPS).index), "a group stands together in the list"


@pytest.mark.usefixtures("branch")
def test_whoever_is_not_offered_a_report_cannot_run_it(as_role: Any) -> None:
    """Also where the role may see reports of its own work: those of everybody's are refused, not only hidden."""
    for role in ("technician", "representative", "approver", "administrator"):
        with as_role(role):
            offered = {one.name for one in _catalogue.offered()}
            for name, report in _catalogue.all_reports().items():
                if name in offered or (report.is_used is not None and not report.is_used()):
                    continue
                with pytest.raises(NotPermitted):
                    _catalogue.run(name)

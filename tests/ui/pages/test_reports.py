"""The tab of reports: chart and table of the same rows, figures that open theirs, paper and files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from app.core.errors import UserError
from app.domain.charts import ChartKind
from app.models.organisation import AuditEntry
from app.reports import _catalogue
from app.services import customers, exporting, service_calls
from app.ui.desk import Desk
from app.ui.pages._report_output import draw
from app.ui.pages._reports_page import _LIST_WIDTHS, ReportsPage
from tests.services.complaint_cases import a_case


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> ReportsPage:
    for number, grade in enumerate("AABC"):
        customers.create(name=f"客户{number}", grade=grade, region=f"区{number:02}")
    made = ReportsPage(desk)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    made.show_report("customer_composition")
    settle(made, qtbot)
    return made


def settle(page: ReportsPage, qtbot: QtBot) -> None:
    """Wait until the report is there."""
    qtbot.waitUntil(lambda: page._task is None)


def ask(page: ReportsPage, qtbot: QtBot, **given: Any) -> None:
    page.ask(**given)
    settle(page, qtbot)


def test_the_names_of_the_reports_are_read_whole_or_by_their_tooltips(page: ReportsPage) -> None:
    least, most = _LIST_WIDTHS
    assert least <= page.list.width() <= most
    assert page.list.sizeHintForColumn(0) <= page.list.viewport().width() or page.list.width() == most
    assert all(page.list.item(row).toolTip() == page.list.item(row).text() for row in range(page.list.count()))


def test_chart_and_table_show_the_same(page: ReportsPage) -> None:
    assert page.result is not None
    assert [page.table.item(row, 0).text() for row in range(4)] == ["Grade A", "Grade B", "Grade C", "Total"]
    assert page.table.item(0, 2).text() == "50.0 %"
    assert page.chart.chart is page.result.charts[0]
    assert page.chart.accessibleDescription() == "Grade A: 50.0 %; Grade B: 25.0 %; Grade C: 25.0 %"


def test_a_row_and_a_part_of_the_chart_open_exactly_their_rows(page: ReportsPage, desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.rows_wanted) as wanted:
        page.table.opened.emit(2)
    assert wanted.args[:3] == ["customers", "all", (("grade", "eq", "B"), ("status", "in", ("active", "prospect")))]
    layout = page.chart.layout_now()
    assert layout is not None
    box = layout.parts[0].legend
    with qtbot.waitSignal(desk.rows_wanted) as wanted:
        qtbot.mouseClick(page.chart, Qt.MouseButton.LeftButton, pos=QPoint(int(box.x + 14), int(box.y + 12)))
    assert wanted.args[2][0] == ("grade", "eq", "A")
    page.chart.setFocus()
    qtbot.keyClick(page.chart, Qt.Key.Key_Right)
    with qtbot.waitSignal(desk.rows_wanted) as wanted:
        qtbot.keyClick(page.chart, Qt.Key.Key_Return)
    assert wanted.args[2][0] == ("grade", "eq", "B")
    with qtbot.assertNotEmitted(desk.rows_wanted):
        page.table.opened.emit(0)


def test_a_number_below_the_table_never_goes_on_in_the_next_line(page: ReportsPage, qtbot: QtBot) -> None:
    customer = customers.create(name="广州华盛电子").result
    service_calls.register(customer_id=customer, fault_text="显示器不亮", fault_level=3)
    page.show_report("supervisor_daily")
    settle(page, qtbot)
    said = page.remarks.text()
    assert "-" in said
    assert all(part.startswith("\N{WORD JOINER}") for part in said.split("-")[1:])


def test_parameters_that_do_not_matter_are_not_asked(page: ReportsPage, qtbot: QtBot) -> None:
    shown = {name for name, editor in page._editors.items() if editor.isVisibleTo(page)}
    assert shown == {"by", "scope"}
    ask(page, qtbot, by="goods")
    shown = {name for name, editor in page._editors.items() if editor.isVisibleTo(page)}
    assert shown == {"by", "first", "last"}


def test_what_cannot_be_asked_is_said(page: ReportsPage, qtbot: QtBot) -> None:
    ask(page, qtbot, by="goods")
    page._editors["first"].setText("2026-13-01")  # pyright: ignore[reportAttributeAccessIssue]
    page.run()
    assert page.trouble.isVisibleTo(page)
    page._editors["first"].setText("")  # pyright: ignore[reportAttributeAccessIssue]
    page.run()
    settle(page, qtbot)
    assert not page.trouble.isVisibleTo(page)


def test_it_follows_what_changes(page: ReportsPage, desk: Desk, qtbot: QtBot) -> None:
    page.refresh(desk.bus.run(customers.create, name="又一个", grade="C"))
    settle(page, qtbot)
    assert page.table.item(2, 1).text() == "2"


def test_many_values_are_gathered_and_lead_to_the_table(page: ReportsPage, desk: Desk, qtbot: QtBot) -> None:
    for number in range(20):
        customers.create(name=f"多{number}", region=f"多{number:02}")
    ask(page, qtbot, by="region")
    assert page.chart.chart is not None
    assert len(page.chart.chart.slices) == 9
    with qtbot.assertNotEmitted(desk.rows_wanted):
        page.open_part(8)
    assert page.table.currentRow() == 8


@pytest.mark.parametrize("kind", list(ChartKind))
def test_every_kind_of_chart_is_drawn(page: ReportsPage, kind: ChartKind) -> None:
    assert page.chart.chart is not None
    before = page.chart.grab().toImage()
    page.chart.show_chart(type(page.chart.chart)("t", kind, page.chart.chart.slices))
    after = page.chart.grab().toImage()
    assert (before == after) == (kind is ChartKind.PIE)


def test_the_paper_has_the_numbers_of_the_screen(page: ReportsPage, desk: Desk, qtbot: QtBot) -> None:
    assert page.report is not None
    assert page.result is not None
    with qtbot.waitSignal(desk.paper_wanted) as wanted:
        page.output.print_report(page.report, page.result)
    pdf, title, printed, choice = wanted.args
    assert bytes(pdf).startswith(b"%PDF")
    assert title == "Customer composition by sales grade"
    assert choice.again("A4-landscape") == draw(page.result, "A4-landscape") != pdf
    assert not choice.may_save
    printed("printer", 1)
    assert AuditEntry.select().where(AuditEntry.kind == "ledger").count() == 1


def test_only_a_supervisor_exports_and_it_is_on_record(
    page: ReportsPage, desk: Desk, qtbot: QtBot, as_role: Any, tmp_path: Path
) -> None:
    assert page.report is not None
    assert page.result is not None
    menu = QMenu()
    page.output.fill(menu, page.report, page.result)
    assert [action.text() for action in menu.actions()] == ["Print…"]
    with as_role("supervisor"):
        page.output.fill(menu, page.report, page.result)
        assert len(menu.actions()) == 1 + len(exporting.formats_offered())
        desk.prompts.next_answer(tmp_path / "composition")
        page.output.export(page.report, page.result, exporting.format_named("csv"))
        qtbot.waitUntil(lambda: AuditEntry.select().where(AuditEntry.action == "export.ledger").count() == 1)
    lines = (tmp_path / "composition.csv").read_bytes().decode("utf-8-sig").splitlines()
    assert lines[0] == "Sales grade,Customers,Share (%)"
    assert lines[1].startswith("Grade A,2,50")
    assert lines[-1].startswith("Total,4,100")


def test_a_report_that_is_not_asked_right_is_refused() -> None:
    with pytest.raises(UserError):
        _catalogue.all_reports()["customer_composition"].checked({"by": "x"})


def test_the_widest_columns_share_the_room(page: ReportsPage, qtbot: QtBot) -> None:
    page.show_report("complaint_review")
    settle(page, qtbot)
    header = page.table.horizontalHeader()
    modes = [header.sectionResizeMode(place) for place in range(header.count())]
    assert modes[-2:] == [header.ResizeMode.Stretch] * 2
    assert modes.count(header.ResizeMode.Stretch) == 2


def test_where_not_all_columns_fit_words_stay_readable(page: ReportsPage, desk: Desk, qtbot: QtBot) -> None:
    a_case(content="新装变频器运行两小时后过热保护，客户三台机组降速运行，要求派人查看")
    page.resize(820, 600)
    page.show_report("complaint_analysis")
    settle(page, qtbot)
    table = page.table
    assert page.result is not None
    content = [column.heading for column in page.result.columns].index("Complaint")
    assert table.columnWidth(content) >= 10 * table.fontMetrics().averageCharWidth()
    assert table.horizontalScrollBar().maximum() > 0


def test_the_reports_stand_under_the_headings_of_their_groups(page: ReportsPage) -> None:
    names = [page.list.item(row).data(Qt.ItemDataRole.UserRole) for row in range(page.list.count())]
    assert names[0] is None
    assert [name for name in names if name] == [one.name for one in _catalogue.offered()]
    headings = [page.list.item(row) for row, name in enumerate(names) if not name]
    assert not any(one.flags() & Qt.ItemFlag.ItemIsSelectable for one in headings)
    assert len({one.text() for one in headings}) == len(headings)


def test_a_figure_opens_its_own_rows_and_the_total_all_of_them(
    page: ReportsPage, desk: Desk, qtbot: QtBot, scheduled: int
) -> None:
    page.show_report("sla")
    settle(page, qtbot)
    assert page.result is not None
    limited = [column.identifier for column in page.result.columns].index("response_limited")
    for place, row in ((1, page.result.rows[0]), (0, page.result.total)):
        assert row is not None
        for column, opens in ((1, row.opens), (limited, row.parts.get("response_limited"))):
            page.table.setCurrentCell(place - 1 if place else len(page.result.rows), column)
            expected = getattr(opens, "opens", opens) or row.opens
            with qtbot.waitSignal(desk.rows_wanted) as wanted:
                page.table.opened.emit(place)
            assert wanted.args[2] == expected.conditions

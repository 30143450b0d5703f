"""The dialog of the month's report: worked out on the worker, edited, closed, looked at again."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QTableWidget
from pytestqt.qtbot import QtBot

from app.models.customer import Customer
from app.models.month_closing import MonthAdjustment, MonthClosing
from app.models.service_call import ReturnVisit
from app.reports import _month_report
from app.services import customers, drafts, month_closings
from app.services import session as sessions
from app.ui.desktop.session_end import keep_drafts
from app.ui.desktop.typed_again import begin
from app.ui.dialogs.month_report import MonthReportDialog
from app.ui.opened_dialogs import month_report


def visit(number: int, state: str, day: date = date(2026, 10, 5)) -> None:
    moment = datetime(2026, 10, 5, 2, 0, tzinfo=UTC)
    ReturnVisit.create(
        number=f"HF-{number}", customer=Customer.get(), due_on=day, state=state, created_at=moment, changed_at=moment
    )


@pytest.fixture
def boss(branch: Any, frozen_clock: Any) -> Any:
    customers.create(name="珠江设备厂")
    visit(1, "done")
    visit(2, "due")
    sessions.begin(branch.sessions["supervisor"])
    return branch


@pytest.fixture
def dialog(boss: Any, desk: Any, qtbot: QtBot) -> MonthReportDialog:
    sessions.begin(boss.sessions["supervisor"])
    made = MonthReportDialog(desk)
    qtbot.addWidget(made)
    made.show()
    return made


def gathered(dialog: MonthReportDialog, qtbot: QtBot) -> MonthReportDialog:
    dialog.gather()
    qtbot.waitUntil(lambda: dialog._task is None)
    return dialog


def choose(dialog: MonthReportDialog, month: str) -> None:
    for row in range(dialog.list.count()):
        if dialog.list.item(row).text().startswith(month):
            dialog.list.setCurrentRow(row)


def cell(table: QTableWidget, row: int, column: int) -> str:
    item = table.item(row, column)
    return item.text() if item is not None else ""


def shown(dialog: MonthReportDialog, column: int, title: str) -> str:
    table = dialog.parts.figures
    row = next(at for at in range(table.rowCount()) if title in (cell(table, at, 0), cell(table, at, 1)))
    return cell(table, row, column)


def test_it_is_worked_out_on_the_worker_with_progress(dialog: MonthReportDialog, qtbot: QtBot) -> None:
    assert dialog.month == "2026-10", "the last month that is over"
    assert [dialog.list.item(row).text() for row in (0, 1)] == ["2026-11 · not over yet", "2026-10 · open"]
    assert not dialog.close_button.isEnabled()
    assert dialog.parts.tabs.isHidden()
    dialog.gather()
    assert dialog.draft is None, "the window goes on"
    assert dialog.parts.bar.isVisible()
    assert dialog.parts.stop.isVisible()
    qtbot.waitUntil(lambda: dialog.draft is not None)
    assert not dialog.parts.bar.isVisible()
    assert shown(dialog, 2, "Visit rate") == "50.00 %"
    assert dialog.parts.sentences()[0]
    assert dialog.close_button.isEnabled()


def test_stopped_nothing_is_left(dialog: MonthReportDialog, qtbot: QtBot) -> None:
    dialog.gather()
    dialog.parts.stop.click()
    qtbot.waitUntil(lambda: not dialog.desk.tasks.running)
    assert dialog.draft is None
    assert dialog.gather_button.isEnabled()
    assert not dialog.parts.bar.isVisible()
    gathered(dialog, qtbot)
    assert dialog.draft is not None


def test_a_month_is_closed_with_the_words_that_were_edited(dialog: MonthReportDialog, qtbot: QtBot) -> None:
    gathered(dialog, qtbot)
    dialog.parts.form.editor("sentence_1").setPlainText("回访只做了一半。")
    dialog.parts.form.editor("sentence_2").setPlainText("")
    dialog.desk.prompts.next_answer(False)
    dialog.close_month()
    assert not MonthClosing.select().exists(), "asked once more"
    dialog.desk.prompts.next_answer(True)
    dialog.close_month()
    found = month_closings.closed("2026-10")
    assert found is not None
    assert found.sentences[0] == "回访只做了一半。"
    assert dialog.list.currentItem().text() == "2026-10 · closed 2026-11-20"
    assert found.fingerprint in dialog.parts.state.text()
    assert dialog.parts.form.editor("sentence_1").isReadOnly()
    assert dialog.close_button.isHidden()


def test_what_is_wrong_stands_beside_its_field(dialog: MonthReportDialog, qtbot: QtBot) -> None:
    gathered(dialog, qtbot)
    for place in (1, 2, 3):
        dialog.parts.form.editor(f"sentence_{place}").setPlainText(" ")
    dialog.close_month()
    assert dialog.parts.form.error("sentence_1") == "Say in a sentence what changed."
    dialog.parts.form.editor("sentence_1").setPlainText("好转。")
    dialog.parts.form.editor("paper").setText("3F2A")
    dialog.desk.prompts.next_answer(True)
    dialog.close_month()
    assert "sixteen signs" in dialog.parts.form.error("paper")
    assert not MonthClosing.select().exists()


def test_a_month_that_is_not_over_can_be_looked_at_only(dialog: MonthReportDialog, qtbot: QtBot) -> None:
    choose(dialog, "2026-11")
    gathered(dialog, qtbot)
    dialog.close_month()
    assert "has not ended yet" in dialog.parts.trouble.text()
    assert not MonthClosing.select().exists()


def test_another_paper_is_told_before_it_is_replaced(dialog: MonthReportDialog, qtbot: QtBot) -> None:
    gathered(dialog, qtbot)
    dialog.parts.form.editor("paper").setText("0000-1111-2222-3333")
    dialog.desk.prompts.next_answer(True, False)
    dialog.close_month()
    assert "they differ" in dialog.parts.form.error("paper")
    assert not MonthClosing.select().exists()
    dialog.desk.prompts.next_answer(True, True)
    dialog.close_month()
    assert MonthClosing.select().count() == 1


def test_the_second_supervisor_is_told_who_was_first(dialog: MonthReportDialog, qtbot: QtBot) -> None:
    gathered(dialog, qtbot)
    other = _month_report.gather("2026-10")
    _month_report.close(other, other.sentences)
    dialog.close_month()
    assert "was closed by 周建国" in dialog.parts.trouble.text()


def test_closed_figures_beside_those_of_today_and_why(dialog: MonthReportDialog, boss: Any, qtbot: QtBot) -> None:
    draft = _month_report.gather("2026-09")
    _month_report.close(draft, draft.sentences)
    visit(3, "done", date(2026, 9, 9))
    dialog.refresh("2026-09")
    assert shown(dialog, 2, "Visit rate") == "–"
    dialog.compare()
    qtbot.waitUntil(lambda: dialog._task is None)
    assert [shown(dialog, column, "Visit rate") for column in (1, 2)] == ["–", "100.00 %"]
    choose(dialog, "2026-10")
    gathered(dialog, qtbot)
    table = dialog.parts.adjustments
    row = next(at for at in range(table.rowCount()) if cell(table, at, 1) == "Visit rate")
    dialog.parts.form.editor("sentence_1").setPlainText("我的话。")
    dialog.desk.prompts.next_answer("补录")
    table.opened.emit(table.ids()[row])
    assert cell(table, row, 4) == "补录"
    assert dialog.parts.sentences()[0] == "我的话。", "what was typed stays"
    dialog.desk.prompts.next_answer(True)
    dialog.close_month()
    assert MonthAdjustment.get(MonthAdjustment.indicator == "visit_rate").reason == "补录"


def test_files_and_preview(dialog: MonthReportDialog, qtbot: QtBot, tmp_path: Path) -> None:
    gathered(dialog, qtbot)
    papers: list[bytes] = []
    dialog.desk.paper_wanted.connect(lambda pdf, *_more: papers.append(pdf))
    dialog.preview()
    qtbot.waitUntil(lambda: bool(papers))
    assert papers[0].startswith(b"%PDF")
    dialog.desk.prompts.next_answer(tmp_path)
    dialog.save()
    qtbot.waitUntil(lambda: dialog._task is None)
    assert sorted(path.suffix for path in tmp_path.glob("month-report-2026-10-draft.*")) == [".pdf", ".xlsx"]
    dialog.desk.prompts.next_answer(tmp_path / "nowhere")
    dialog.save()
    qtbot.waitUntil(lambda: dialog._task is None)
    assert "There is no folder" in dialog.parts.trouble.text()


def test_an_approver_reads_but_neither_closes_nor_saves(boss: Any, desk: Any, qtbot: QtBot) -> None:
    sessions.begin(boss.sessions["approver"])
    made = MonthReportDialog(desk)
    qtbot.addWidget(made)
    made.show()
    gathered(made, qtbot)
    assert made.close_button.isHidden()
    assert made.save_button.isHidden()
    assert made.print_button.isEnabled()


def test_a_figure_opens_its_rows_while_the_dialog_stays(dialog: MonthReportDialog, qtbot: QtBot) -> None:
    gathered(dialog, qtbot)
    wanted: list[tuple[Any, ...]] = []
    dialog.desk.rows_wanted.connect(lambda *asked: wanted.append(asked))
    table = dialog.parts.figures
    row = next(at for at in range(table.rowCount()) if cell(table, at, 1) == "Visit rate")
    table.opened.emit(table.ids()[row])
    qtbot.waitUntil(lambda: bool(wanted))
    ledger, view, conditions, _search = wanted[0]
    assert (ledger, view) == ("visits", "all")
    assert ("due_on", "between", (date(2026, 10, 1), date(2026, 10, 31))) in conditions
    assert dialog.isVisible()
    assert dialog.draft is not None
    typed = next(at for at in range(table.rowCount()) if cell(table, at, 1) == "Customer data right at the spot check")
    table.opened.emit(table.ids()[typed])
    qtbot.waitUntil(lambda: "has no rows" in "".join(dialog.desk.prompts.texts))


def test_stopped_at_the_foot_of_the_window(dialog: MonthReportDialog, qtbot: QtBot) -> None:
    dialog.gather()
    dialog.desk.tasks.running[0].cancel()
    qtbot.waitUntil(lambda: dialog._task is None)
    assert not dialog.parts.bar.isVisible()
    assert dialog.gather_button.isEnabled()


def test_it_opens_once(dialog: MonthReportDialog, qtbot: QtBot) -> None:
    before = [one for one in QApplication.topLevelWidgets() if isinstance(one, MonthReportDialog)]
    month_report(dialog.desk, dialog)
    assert [one for one in QApplication.topLevelWidgets() if isinstance(one, MonthReportDialog)] == before
    assert not dialog.isModal()


def test_sentences_that_were_typed_when_the_session_ended_are_back(
    dialog: MonthReportDialog, desk: Any, qtbot: QtBot
) -> None:
    begin(desk, dialog)
    gathered(dialog, qtbot)
    keep_drafts()
    assert drafts.listing() == (), "the program's own sentences are no typing"
    dialog.parts.form.editor("sentence_1").setPlainText("本月天气炎热，空调报修多。")
    month = dialog.month
    keep_drafts()
    assert len(drafts.listing()) == 1
    dialog.hide()
    again = MonthReportDialog(desk)
    qtbot.addWidget(again)
    again.show()
    begin(desk, again)
    qtbot.waitUntil(lambda: again._task is None)
    assert again.month == month
    assert again.parts.sentences()[0] == "本月天气炎热，空调报修多。"

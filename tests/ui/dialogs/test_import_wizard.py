"""The import wizard: from the file to done and back, without ever holding up the window."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.core.errors import Cancelled
from app.models.customer import Customer, Device
from app.models.import_run import ImportRun
from app.services import customers, import_runs, importing
from app.services import session as sessions
from app.ui.desk import Desk
from app.ui.dialogs.import_history import ImportHistory
from app.ui.dialogs.import_wizard import COLUMNS, DONE, FILE, LIST, ImportWizard
from app.ui.import_drop import SheetDrop
from tests.sheets import workbook

HEAD = ["客户名称", "联系人", "电话", "地址", "型号", "机身号", "购买日期"]
EAST = ["广州东方电子有限公司", "王强", "13812345678", "天河路1号", "M-1", "SN0001", "2023.5.1"]
WEST = ["深圳西湖机械厂", "李丽", "0755-83330000", "南山路2号", "M-2", "SN0002", "2024-2-29"]
BAD = ["佛山明珠医院", "赵", "13600000006", "禅城路6号", "M-9", "SN0009", "去年"]


@pytest.fixture
def boss(desk: Desk, branch: Any) -> Desk:
    sessions.begin(branch.sessions["supervisor"])
    return desk


@pytest.fixture
def opened(boss: Desk, qtbot: QtBot) -> Callable[..., ImportWizard]:
    def open_one(path: Path | None = None, ledger: str = "") -> ImportWizard:
        wizard = ImportWizard(boss, path, ledger)
        wizard.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)  # the test closes it
        qtbot.addWidget(wizard)
        wizard.show()
        return wizard

    return open_one


def sheet(folder: Path, *rows: Sequence[Any], name: str = "客户.xlsx") -> Path:
    return workbook(folder / name, [HEAD, *rows])


def reached(wizard: ImportWizard, page: int, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: wizard.page == page and wizard.work.task is None, timeout=20_000)


def through(wizard: ImportWizard, qtbot: QtBot) -> None:
    reached(wizard, COLUMNS, qtbot)
    wizard.next.click()
    reached(wizard, LIST, qtbot)
    wizard.next.click()
    reached(wizard, DONE, qtbot)


def test_from_the_file_to_done(opened: Any, tmp_path: Path, qtbot: QtBot, prompts: Any) -> None:
    wizard = opened()
    assert wizard.page == FILE
    prompts.next_answer(sheet(tmp_path, EAST, WEST, BAD))
    wizard.file_page.empty.acted.emit()
    reached(wizard, COLUMNS, qtbot)
    assert wizard.columns_page.columns() == (
        "name", "contact", "phone", "address", "model", "serial", "purchased_on",
    )  # fmt: skip
    wizard.next.click()
    reached(wizard, LIST, qtbot)
    page = wizard.list_page
    assert page.model.rowCount() == 3
    page.show_verdict(importing.REFUSED)
    assert page.model.rowCount() == 1
    assert "no date" in page.model.index(0, 3).data()
    wizard.next.click()
    reached(wizard, DONE, qtbot)
    assert Customer.select().count() == 2
    assert wizard.save.isVisible()
    target = tmp_path / "refused"
    prompts.next_answer(target)
    wizard.save.click()
    qtbot.waitUntil(lambda: target.with_suffix(".xlsx").exists() and wizard.work.task is None, timeout=10_000)
    assert importing.read(target.with_suffix(".xlsx")).sheets[0].rows[1][0] == BAD[0]


def test_it_is_taken_back_from_its_last_page(opened: Any, tmp_path: Path, qtbot: QtBot, prompts: Any) -> None:
    wizard = opened(sheet(tmp_path, EAST))
    through(wizard, qtbot)
    prompts.next_answer("错误的文件")
    wizard.undo.click()
    qtbot.waitUntil(lambda: wizard.run is None, timeout=10_000)
    assert Customer.get().status == "inactive"
    assert not wizard.undo.isVisible()


def test_an_import_that_was_not_taken_back_after_all_says_so(
    opened: Any, tmp_path: Path, qtbot: QtBot, prompts: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*, progress: Any, **_given: Any) -> None:
        progress.cancel()
        raise Cancelled("stopped")

    wizard = opened(sheet(tmp_path, EAST))
    through(wizard, qtbot)
    monkeypatch.setattr(import_runs, "undo", stopped)
    prompts.next_answer("错误的文件")
    wizard.undo.click()
    qtbot.waitUntil(lambda: wizard.work.task is None, timeout=10_000)
    assert wizard.run is not None
    assert wizard.undo.isVisible()
    assert Customer.get().status == "active"
    assert "Nothing was taken back" in prompts.texts[-1]


def test_a_take_back_that_was_stopped_too_late_is_told(
    opened: Any, boss: Desk, tmp_path: Path, qtbot: QtBot, prompts: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    undo = import_runs.undo

    def late(*, progress: Any, **given: Any) -> Any:
        made = undo(**given)
        progress.cancel()
        return made

    wizard = opened(sheet(tmp_path, EAST))
    through(wizard, qtbot)
    monkeypatch.setattr(import_runs, "undo", late)
    prompts.next_answer("错误的文件")
    with qtbot.waitSignal(boss.bus.changed) as heard:
        wizard.undo.click()
    assert heard.args[0].touches("customer")
    assert heard.args[0].touches("device")
    assert wizard.run is None
    assert Customer.get().status == "inactive"


def test_a_closed_wizard_and_a_list_made_again_are_let_go(opened: Any, tmp_path: Path, qtbot: QtBot) -> None:
    wizard = opened(sheet(tmp_path, EAST, WEST))
    reached(wizard, COLUMNS, qtbot)
    wizard.next.click()
    reached(wizard, LIST, qtbot)
    first = wizard.listed.plans
    assert len(first) == 2
    wizard.back.click()
    wizard.next.click()
    reached(wizard, LIST, qtbot)
    second = wizard.listed.plans
    qtbot.waitUntil(lambda: not first, timeout=5_000)
    assert len(second) == 2, "the list that is shown stays"
    wizard.close()
    qtbot.waitUntil(lambda: not second, timeout=5_000)
    assert wizard.listed is None


def test_past_imports_say_full_names(opened: Any, boss: Desk, branch: Any, tmp_path: Path, qtbot: QtBot) -> None:
    through(opened(sheet(tmp_path, EAST)), qtbot)
    history = ImportHistory(boss)
    qtbot.addWidget(history)
    assert history.table.item(0, 2).text() == branch.sessions["supervisor"].full_name
    assert history.table.item(0, 2).text() != branch.sessions["supervisor"].name
    (run,) = import_runs.runs()
    (listed,) = ImportRun.select()
    assert (listed.user_name, run.user_name) == (branch.sessions["supervisor"].name, history.table.item(0, 2).text())
    ImportRun.update(user_name="formerly").execute()
    assert import_runs.entry(run.id).user_name == "formerly", "without an account, as it was written"


def test_other_views_hear_of_it(opened: Any, boss: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    heard: list[Any] = []
    boss.bus.changed.connect(heard.append)
    through(opened(sheet(tmp_path, EAST)), qtbot)
    assert any(changes.touches("customer") and changes.touches("device") for changes in heard)


def test_columns_are_put_right_and_must_be_whole(opened: Any, tmp_path: Path, qtbot: QtBot) -> None:
    wizard = opened(workbook(tmp_path / "a.xlsx", [["单位", "甲", "型号"], ["东方公司", "13812345678", "M1"]]))
    reached(wizard, COLUMNS, qtbot)
    page = wizard.columns_page
    assert page.columns() == ("name", "phone", "model")
    page.boxes[0].setCurrentIndex(0)
    wizard.next.click()
    assert wizard.page == COLUMNS
    assert "Customer name" in page.trouble.text()
    page.boxes[0].setCurrentIndex(page.boxes[0].findData("name"))
    wizard.next.click()
    reached(wizard, LIST, qtbot)
    wizard.back.click()
    assert wizard.page == COLUMNS


def test_a_sheet_without_headings_cannot_go_on(opened: Any, tmp_path: Path, qtbot: QtBot) -> None:
    wizard = opened(workbook(tmp_path / "a.xlsx", [["甲", "乙"], ["1", "2"]]))
    reached(wizard, COLUMNS, qtbot)
    assert not wizard.next.isEnabled()
    assert "headings" in wizard.columns_page.trouble.text()


def test_decisions_for_all_and_for_one_row(opened: Any, tmp_path: Path, qtbot: QtBot) -> None:
    through(opened(sheet(tmp_path, EAST, WEST)), qtbot)
    moved = [[EAST[0], "孙丽", *EAST[2:]], [WEST[0], "周红", *WEST[2:]]]
    wizard = opened(sheet(tmp_path, *moved, name="b.xlsx"))
    reached(wizard, COLUMNS, qtbot)
    wizard.next.click()
    reached(wizard, LIST, qtbot)
    page = wizard.list_page
    page.table.selectRow(0)
    assert "王强 → 孙丽" in page.detail.text()
    page.keep.click()
    assert [page.model.index(row, 4).data() for row in range(2)] == ["keep what is on file", "take the sheet"]
    wizard.next.click()
    reached(wizard, DONE, qtbot)
    assert [row.contact_name for row in Customer.select().order_by(Customer.id)] == ["王强", "周红"]


def test_the_same_file_is_noticed(opened: Any, tmp_path: Path, qtbot: QtBot) -> None:
    path = sheet(tmp_path, EAST)
    through(opened(path), qtbot)
    wizard = opened(path)
    reached(wizard, COLUMNS, qtbot)
    assert "DR-GZ01-2611-0001" in wizard.columns_page.known.text() or "DR-GZ01" in wizard.columns_page.known.text()
    wizard.next.click()
    reached(wizard, LIST, qtbot)
    assert not wizard.next.isEnabled()


def test_a_file_that_cannot_be_read_is_said(opened: Any, tmp_path: Path, qtbot: QtBot, prompts: Any) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"PK\x03\x04 broken")
    wizard = opened(tmp_path / "a.xlsx")
    qtbot.waitUntil(lambda: bool(prompts.messages), timeout=10_000)
    assert "damaged" in prompts.texts[0]
    assert wizard.page == FILE


def test_a_stale_list_goes_back_to_the_columns(opened: Any, tmp_path: Path, qtbot: QtBot, prompts: Any) -> None:
    wizard = opened(sheet(tmp_path, EAST))
    reached(wizard, COLUMNS, qtbot)
    wizard.next.click()
    reached(wizard, LIST, qtbot)
    customers.create(name="有人在此期间登记")
    wizard.next.click()
    reached(wizard, COLUMNS, qtbot)
    assert "Make the list again" in prompts.texts[-1]


def test_stopping_while_rows_are_entered_leaves_none(opened: Any, tmp_path: Path, qtbot: QtBot, prompts: Any) -> None:
    rows = [[f"第{at}实业公司", "王", f"138{at:08}", "路", "M", f"SN{at}", ""] for at in range(3_000)]
    wizard = opened(sheet(tmp_path, *rows))
    reached(wizard, COLUMNS, qtbot)
    wizard.next.click()
    reached(wizard, LIST, qtbot)
    wizard.next.click()
    wizard.work.stop()
    qtbot.waitUntil(lambda: wizard.work.task is None, timeout=20_000)
    told = import_runs.runs()
    assert Customer.select().count() == Device.select().count() == (3_000 if told else 0)
    assert wizard.page == (DONE if told else LIST)


def test_esc_first_stops_what_runs(opened: Any, tmp_path: Path, qtbot: QtBot) -> None:
    wizard = opened(sheet(tmp_path, EAST))
    wizard.reject()
    assert wizard.isVisible()
    qtbot.waitUntil(lambda: wizard.work.task is None, timeout=10_000)
    wizard.reject()
    assert not wizard.isVisible()
    assert wizard.columns_page.file is None


def test_the_window_stays_alive(opened: Any, tmp_path: Path, qtbot: QtBot) -> None:
    beats: list[int] = []
    timer = QTimer(interval=10)
    timer.timeout.connect(lambda: beats.append(1))
    rows = [[f"第{at}实业公司", "王", f"138{at:08}", "路", "M", f"SN{at}", ""] for at in range(2_000)]
    wizard = opened(sheet(tmp_path, *rows))
    reached(wizard, COLUMNS, qtbot)
    timer.start()
    through(wizard, qtbot)
    timer.stop()
    assert len(beats) > 15


# -- dropping and the list of imports --------------------------------------------------------------------------------


def _dropped(window: QWidget, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    where, buttons, keys = QPointF(5, 5), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(where.toPoint(), Qt.DropAction.CopyAction, data, buttons, keys)
    QApplication.sendEvent(window, entering)
    if entering.isAccepted():
        QApplication.sendEvent(window, QDropEvent(where, Qt.DropAction.CopyAction, data, buttons, keys))


def test_a_sheet_dropped_on_the_window_is_taken_and_nothing_else(qtbot: QtBot, tmp_path: Path) -> None:
    window, taken = QWidget(), []
    qtbot.addWidget(window)
    SheetDrop(window, taken.append, window)
    for name in ("a.xlsx", "b.CSV", "c.pdf", "d.png"):
        _dropped(window, tmp_path / name)
    assert [path.name for path in taken] == ["a.xlsx", "b.CSV"]


def test_a_sheet_dropped_on_the_wizard_is_read(opened: Any, tmp_path: Path, qtbot: QtBot) -> None:
    wizard = opened()
    _dropped(wizard.file_page, sheet(tmp_path, EAST))
    reached(wizard, COLUMNS, qtbot)


def test_past_imports_are_listed_and_taken_back(
    opened: Any, boss: Desk, tmp_path: Path, qtbot: QtBot, prompts: Any, branch: Any
) -> None:
    through(opened(sheet(tmp_path, EAST, WEST)), qtbot)
    with sessions.acting_as(branch.sessions["representative"]), contextlib.suppress(ValueError):
        row = Customer.get(Customer.name == EAST[0])
        customers.change(customer_id=row.id, seen_version=row.row_version, name=row.name, notes="亲笔")
    history = ImportHistory(boss)
    qtbot.addWidget(history)
    history.show()
    assert history.table.rowCount() == 1
    prompts.next_answer("错误的文件", True)
    history.undo.click()
    qtbot.waitUntil(lambda: history.work.task is None and history.runs[0].undone_at is not None, timeout=10_000)
    assert "KH-GZ01-00001" not in prompts.texts[-1]
    assert [row.status for row in Customer.select().order_by(Customer.id)] == ["active", "inactive"]
    assert not history.undo.isEnabled()

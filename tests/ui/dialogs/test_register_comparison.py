"""The comparison of registers: a file is read, what differs is listed, rows open our case, bad input is said."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot
from shiboken6 import delete, isValid

from app.core import clock
from app.services import reconciliation
from app.ui.desk import Desk
from app.ui.dialogs.register_comparison import RegisterComparison
from tests.services.complaint_cases import a_case, case


@pytest.fixture
def dialog(desk: Desk, qtbot: QtBot, as_role: Any, frozen_clock: Any) -> Iterator[RegisterComparison]:
    a_case("store")
    with as_role("supervisor"):
        made = RegisterComparison(desk)
        qtbot.addWidget(made)
        made.show()
        yield made


def read(dialog: RegisterComparison, qtbot: QtBot, path: Path, *rows: tuple[Any, ...]) -> None:
    path.write_text("\n".join(",".join(map(str, row)) for row in rows), "utf-8-sig")
    dialog.read(path)
    settle(dialog, qtbot)


def settle(dialog: RegisterComparison, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: dialog.work.task is None and dialog._task is None)


def test_differences_are_listed_and_open_our_case(
    dialog: RegisterComparison, qtbot: QtBot, desk: Desk, tmp_path: Path
) -> None:
    own = case(1)
    read(
        dialog, qtbot, tmp_path / "b.csv", ("编号", "客户", "日期", "投诉内容"),
        (own.number, own.customer_name, clock.today(), "别的"), ("ZZ-7", "远方", clock.today(), "异响"),
    )  # fmt: skip
    assert [dialog.table.item(row, 0).text() for row in range(2)] == ["Different", "Missing in ours"]
    assert "Missing in ours: 1" in dialog.summary.text()
    with qtbot.waitSignal(desk.rows_wanted) as wanted:
        dialog.table.opened.emit(1)
    assert wanted.args[:3] == ["complaints", "all", (("number", "eq", own.number),)]
    with qtbot.assertNotEmitted(desk.rows_wanted):
        dialog.table.opened.emit(2)
    dialog.menu.aboutToShow.emit()
    assert [action.text() for action in dialog.menu.actions()]
    with qtbot.waitSignal(desk.paper_wanted) as paper:
        dialog.menu.actions()[0].trigger()
    assert bytes(paper.args[0]).startswith(b"%PDF")


@pytest.mark.parametrize("leave", [RegisterComparison.reject, delete])
def test_the_dialog_may_be_left_while_a_register_is_read(
    desk: Desk, qtbot: QtBot, as_role: Any, monkeypatch: pytest.MonkeyPatch, leave: Callable[[Any], object]
) -> None:
    """By itself, or with the window below it."""
    may_go_on = threading.Event()
    monkeypatch.setattr(reconciliation, "read", lambda *_given: may_go_on.wait(10))
    with as_role("supervisor"):
        dialog = RegisterComparison(desk)
        dialog.show()
        dialog.read(Path("register.xlsx"))
        leave(dialog)
        qtbot.waitUntil(lambda: not isValid(dialog))
        may_go_on.set()
        qtbot.waitUntil(lambda: not desk.tasks.running)


def test_what_cannot_be_compared_is_said_and_mended(dialog: RegisterComparison, qtbot: QtBot, tmp_path: Path) -> None:
    read(dialog, qtbot, tmp_path / "b.csv", ("甲", "乙"), (1, 2))
    assert "投诉编号" in dialog.trouble.text()
    assert not dialog.tools.isEnabled()
    read(dialog, qtbot, tmp_path / "b.csv", ("编号", "客户", "日期"), ("A1", "远方", clock.today()))
    assert not dialog.trouble.isVisibleTo(dialog)
    dialog.last.set_value(dialog.other.first.replace(day=1) if dialog.other and dialog.other.first else None)
    dialog.compare()
    settle(dialog, qtbot)
    assert "ends before" in dialog.trouble.text()


def test_without_a_file_nothing_happens(dialog: RegisterComparison, desk: Any) -> None:
    desk.prompts.next_answer(None)
    dialog.choose_file()
    dialog.compare()
    assert dialog.found is None

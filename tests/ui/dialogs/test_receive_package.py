"""Head office from the stick to the record: looked at, asked, taken in, opened, taken back; the tab comes by itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.core.errors import EnvironmentFault
from app.models import database
from app.models.received import KnownBranch, ReceivedPackage
from app.packages import receipts
from app.packages.manifest import Previous
from app.services import session as sessions
from app.services import settings
from app.ui.desk import Desk
from app.ui.dialogs.attachment_view import AttachmentView
from app.ui.dialogs.receive_package import ReceiveDialog
from app.ui.records.known_branch import KnownBranchPane
from app.ui.records.received_package import ReceivedPackagePane
from app.ui.records.received_row import ReceivedRowPane
from app.ui.workplace import Workplace
from tests.packages.branch_packages import CALLS, calls, line, package
from tests.packages.building import as_zip

pytestmark = pytest.mark.usefixtures("frozen_clock")


@pytest.fixture
def boss(desk: Desk, branch: Any) -> Desk:
    sessions.begin(branch.sessions["supervisor"])
    return desk


@pytest.fixture
def opened(boss: Desk, qtbot: QtBot) -> Callable[[Path], ReceiveDialog]:
    def open_one(path: Path) -> ReceiveDialog:
        dialog = ReceiveDialog(boss, path=path)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)  # the test closes it
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitUntil(lambda: dialog.work.task is None, timeout=20_000)
        return dialog

    return open_one


def taken(dialog: ReceiveDialog, qtbot: QtBot) -> None:
    assert dialog.take.isEnabled()
    dialog.take.click()
    qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=20_000)


def rows() -> int:
    return int(database.scalar("SELECT count(*) FROM received_row"))


def row(number: str) -> int:
    return int(database.scalar("SELECT id FROM received_row WHERE number = ?", (number,)))


def pane(qtbot: QtBot, made: Any, row_id: int) -> Any:
    qtbot.addWidget(made)
    made.resize(420, 800)
    made.show()
    made.show_record(row_id)
    return made


def test_nothing_is_here_before_take_in_and_the_key_is_compared_first(
    boss: Desk, opened: Callable[[Path], ReceiveDialog], qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = opened(package(tmp_path, calls()))
    assert [one.number for one in dialog.list.model.lines] == ["WX-1", "WX-2"]
    assert (dialog.known.isVisible(), dialog.gap.isVisible(), dialog.many.isVisible()) == (True, False, False)
    assert (dialog.take.isEnabled(), rows()) == (False, 0)
    dialog.known.setChecked(True)
    taken(dialog, qtbot)
    assert rows() == 2
    assert "SZ02-000001 was taken in: 2 new" in boss.prompts.texts[-1]  # pyright: ignore[reportAttributeAccessIssue]
    again = opened(tmp_path / "Aftercare_SZ02_000001_20261120")
    assert "here already" in again.verdict.text()
    assert (again.take.isEnabled(), again.list.isVisible()) == (False, False)


def test_each_question_is_answered_before(
    opened: Callable[[Path], ReceiveDialog], qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = opened(package(tmp_path, [line(1, CALLS[0], 3), line(2, CALLS[1])], 7, Previous(6, "6" * 64)))
    assert "SZ02-000006" in dialog.gap.text()
    dialog.known.setChecked(True)
    assert not dialog.take.isEnabled()
    dialog.gap.setChecked(True)
    taken(dialog, qtbot)
    before = Previous(7, ReceivedPackage.get().digest)
    dialog = opened(package(tmp_path, [line(1, CALLS[1], 2), line(3, CALLS[0])], 8, before))
    assert (dialog.known.isVisible(), dialog.conflicts.isVisible(), dialog.many.isVisible()) == (False, True, False)
    assert dialog.take.isEnabled()
    dialog.conflicts.setCurrentIndex(1)
    assert dialog.many.isVisible()
    assert not dialog.take.isEnabled()
    dialog.list.filter.setCurrentIndex(3)
    dialog.list.table.selectRow(0)
    assert "older" in dialog.list.detail.text()
    dialog.many.setChecked(True)
    taken(dialog, qtbot)
    assert database.query("SELECT title FROM received_row ORDER BY row_uid") == [
        ("深圳蓝海",), ("深圳蓝海",), ("广州恒信",),
    ]  # fmt: skip


def test_damage_is_named_and_a_fork_is_put_on_record(
    boss: Desk, opened: Callable[[Path], ReceiveDialog], qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = opened(package(tmp_path, calls()))
    dialog.known.setChecked(True)
    taken(dialog, qtbot)
    broken = package(tmp_path, calls(), name="broken")
    (broken / "records" / "repairs.jsonl").write_bytes(b"{}")
    dialog = opened(broken)
    assert "records/repairs.jsonl" in dialog.verdict.text()
    assert not dialog.take.isEnabled()
    dialog = opened(package(tmp_path, [line(9, CALLS[0])], name="fork"))
    assert "went back" in dialog.verdict.text()
    assert not dialog.take.isEnabled()
    assert ReceivedPackage.select().where(ReceivedPackage.state == "set_aside").count() == 1
    assert rows() == 2


def test_a_zip_asks_for_its_password(boss: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    folder = package(tmp_path, calls())
    told = {str(one.relative_to(folder)): one.read_bytes() for one in folder.rglob("*") if one.is_file()}
    zipped = as_zip(tmp_path, told, "stick 2026", f"{folder.name}.zip")
    dialog = ReceiveDialog(boss)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    boss.prompts.next_answer(zipped, "wrong", "stick 2026")
    dialog.zip.click()
    qtbot.waitUntil(lambda: dialog.offer is not None, timeout=20_000)
    assert dialog.offer is not None
    assert dialog.offer.head.name == "SZ02-000001"


def test_one_of_several_packages_in_a_folder_is_chosen(boss: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    package(tmp_path, calls())
    two = package(tmp_path, calls(), 2, Previous(1, "1" * 64))
    dialog = ReceiveDialog(boss)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    boss.prompts.next_answer(tmp_path, two.name)
    dialog.folder.click()
    qtbot.waitUntil(lambda: dialog.offer is not None, timeout=20_000)
    assert dialog.offer is not None
    assert dialog.offer.head.number == 2


def test_records_open_and_the_last_package_is_taken_back(
    boss: Desk, opened: Callable[[Path], ReceiveDialog], qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = opened(package(tmp_path, calls()))
    dialog.known.setChecked(True)
    taken(dialog, qtbot)
    before = Previous(1, ReceivedPackage.get().digest)
    dialog = opened(package(tmp_path, [line(2, {**CALLS[1], "state": "closed"}, 2)], 2, before))
    dialog.many.setChecked(True)
    taken(dialog, qtbot)
    last = ReceivedPackage.get(ReceivedPackage.serial == 2).id
    shown = pane(qtbot, ReceivedPackagePane(boss), last)
    assert shown.changes.rowCount() == 1
    assert "Archived" in shown.changes.item(0, 1).text()
    assert shown.undo_button.isVisible()
    assert not pane(qtbot, ReceivedPackagePane(boss), 1).undo_button.isVisible()
    branch = pane(qtbot, KnownBranchPane(boss), KnownBranch.get().id)
    assert (branch.rows.rowCount(), branch.packages.rowCount()) == (1, 2)
    wanted: list[Any] = []
    boss.rows_wanted.connect(lambda *told: wanted.append(told))
    branch.rows.opened.emit(0)
    shown.show_rows()
    assert [one[0] for one in wanted] == ["received_rows", "received_rows"]
    row = pane(qtbot, ReceivedRowPane(boss), int(database.scalar("SELECT max(id) FROM received_row")))
    assert row.head.title.text() == "深圳蓝海"
    assert any("Archived" in text for _, text in row.values._facts)
    assert branch.end_button.isVisible()
    boss.prompts.next_answer("分公司说错了")
    shown.undo_button.click()
    qtbot.waitUntil(lambda: ReceivedPackage.get_by_id(last).state == "undone", timeout=20_000)
    qtbot.waitUntil(lambda: not shown.undo_button.isVisible())
    assert database.query("SELECT state FROM received_row ORDER BY row_uid") == [
        ("repairs.closed",), ("repairs.logged",),
    ]  # fmt: skip


def test_a_branch_begins_anew(
    boss: Desk, opened: Callable[[Path], ReceiveDialog], qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = opened(package(tmp_path, calls()))
    dialog.known.setChecked(True)
    taken(dialog, qtbot)
    branch = pane(qtbot, KnownBranchPane(boss), KnownBranch.get().id)
    boss.prompts.next_answer("电脑被盗")
    branch.end_button.click()
    assert not branch.end_button.isVisible()
    assert "Of an ended series" in branch.packages.item(0, 2).text()
    dialog = opened(package(tmp_path, calls(), name="anew", purpose="第一次"))
    assert dialog.known.isVisible()
    assert [one.number for one in dialog.list.model.lines] == []


def test_the_tab_is_there_where_packages_were_received_or_a_setting_says_so(
    boss: Desk, branch: Any, opened: Callable[[Path], ReceiveDialog], qtbot: QtBot, tmp_path: Path
) -> None:
    workplace = Workplace(boss)
    qtbot.addWidget(workplace)
    front = workplace.current
    assert "head_office" not in workplace.names()
    dialog = opened(package(tmp_path, calls()))
    dialog.known.setChecked(True)
    taken(dialog, qtbot)
    qtbot.waitUntil(lambda: "head_office" in workplace.names())
    assert workplace.current == front
    assert workplace.show_rows("received_rows", "repairs", (), "")
    assert "head_office" in Workplace(boss).names()
    sessions.begin(branch.sessions["representative"])
    assert "head_office" not in Workplace(boss).names()


def test_a_setting_brings_the_tab(boss: Desk, branch: Any, qtbot: QtBot) -> None:
    workplace = Workplace(boss)
    qtbot.addWidget(workplace)
    with sessions.acting_as(branch.sessions["administrator"]):
        changes = settings.change(values={"head_office.shown": True})
    boss.bus.announce(changes)
    assert "head_office" in workplace.names()


def test_scans_are_shown_with_their_row_and_the_receipt_lies_beside_the_package(
    boss: Any, opened: Callable[[Path], ReceiveDialog], qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = opened(package(tmp_path, calls(), scans={1: b"%PDF-1.4 one"}))
    assert "1 · 12 B" in [label.text() for label in dialog.facts.findChildren(QLabel)]
    dialog.known.setChecked(True)
    taken(dialog, qtbot)
    assert receipts.read(tmp_path / "receipt_SZ02_000001.json").number == 1
    found = pane(qtbot, ReceivedRowPane(boss), row("WX-1"))
    assert found.scans.isVisible()
    assert [one.name for one in found.scans._entries.values()] == ["扫描 1.pdf"]
    found.scans.view(next(iter(found.scans._entries)))
    (view,) = (one for one in QApplication.topLevelWidgets() if isinstance(one, AttachmentView) and one.isVisible())
    view.close()
    other = pane(qtbot, ReceivedRowPane(boss), row("WX-2"))
    assert not other.scans.isVisible()


def test_a_receipt_that_cannot_be_written_is_said_and_can_be_written_later(
    boss: Any, opened: Callable[[Path], ReceiveDialog], qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened(package(tmp_path, calls()))
    dialog.known.setChecked(True)

    def pulled(*_: object) -> Path:
        raise EnvironmentFault("The drive is gone.", "gone")

    with monkeypatch.context() as patched:
        patched.setattr(receipts, "write", pulled)
        taken(dialog, qtbot)
    assert "The receipt was not written: The drive is gone." in boss.prompts.texts[-1]
    record = pane(qtbot, ReceivedPackagePane(boss), ReceivedPackage.get().id)
    boss.prompts.next_answer(tmp_path)
    record.receipt_button.click()
    qtbot.waitUntil((tmp_path / "receipt_SZ02_000001.json").exists, timeout=20_000)
    qtbot.waitUntil(lambda: "Receipt written" in boss.prompts.texts[-1], timeout=20_000)
    with qtbot.waitSignal(boss.paper_wanted) as wanted:
        record.paper_button.click()
    assert wanted.args[0].startswith(b"%PDF")  # pyright: ignore[reportOptionalSubscript]


def test_nobody_wants_a_receipt(opened: Callable[[Path], ReceiveDialog], qtbot: QtBot, tmp_path: Path) -> None:
    dialog = opened(package(tmp_path, calls()))
    dialog.known.setChecked(True)
    dialog.receipt.setChecked(False)
    taken(dialog, qtbot)
    assert not list(tmp_path.glob("receipt_*"))

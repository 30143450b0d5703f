"""The log of packages at the branch: its tab, a package's record, the receipt read, the stick lost and found."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QLabel
from pytestqt.qtbot import QtBot

from app.packages.drive import FolderDrive
from app.packages.making import Made, Making
from app.services import package_runs, settings
from app.services import session as sessions
from app.ui.desk import Desk
from app.ui.dialogs.export_package import ExportPackage
from app.ui.dialogs.lost_stick import LostStickDialog
from app.ui.pages._head_office_page import HeadOfficePage
from app.ui.receipts import read_receipts
from app.ui.records.package_run import PackageRunPane, enter
from app.ui.workplace import Workplace
from tests.packages.conftest import WISH
from tests.packages.test_receipts import FORGER, OFFICE, print_of, receipt


@pytest.fixture
def boss(desk: Desk, branch: Any, frozen_clock: object) -> Desk:
    sessions.begin(branch.sessions["supervisor"])
    return desk


@pytest.fixture
def made(boss: Desk, tmp_path: Path) -> Made:
    (stick := tmp_path / "stick").mkdir()
    return Making(WISH, FolderDrive(stick)).run()


@pytest.fixture
def pane(boss: Desk, made: Made, qtbot: QtBot) -> PackageRunPane:
    found = PackageRunPane(boss)
    qtbot.addWidget(found)
    found.resize(420, 900)
    found.show()
    found.show_record(package_runs.listing()[0].id)
    return found


def said(desk: Any) -> str:
    return desk.prompts.texts[-1]


def on_show(kind: type[QDialog]) -> Any:
    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible())


def test_the_tab_is_there_once_a_package_was_made_and_shows_what_concerns_this_place(
    boss: Desk, branch: Any, tmp_path: Path, qtbot: QtBot
) -> None:
    workplace = Workplace(boss)
    qtbot.addWidget(workplace)
    assert "head_office" not in workplace.names()
    changes = boss.bus.run(package_runs.begin, purpose="月报", ledgers=("customers",), formats=("xlsx",))
    assert changes is not None
    assert "head_office" in workplace.names()
    workplace.show_rows("packages", "failed", (), "")
    page: Any = workplace.open("head_office")
    assert (list(page.built), seen(page)) == (["packages"], ["Ledger packages"])
    with sessions.acting_as(branch.sessions["administrator"]):
        settings.change(values={"head_office.shown": True})
    page.refresh()
    assert seen(page) == ["Ledger packages", "Branches", "Received packages", "Rows of all branches"]
    sessions.begin(branch.sessions["approver"])  # sees what comes in, makes none
    other = HeadOfficePage(boss)
    qtbot.addWidget(other)
    assert (len(seen(other)), "Ledger packages" in seen(other)) == (3, False)


def seen(page: HeadOfficePage) -> list[str]:
    return [page.tabs.tabText(at) for at in range(page.tabs.count())]


def test_a_receipt_is_read_from_the_stick_after_its_key_was_compared(
    boss: Any, made: Made, pane: PackageRunPane, tmp_path: Path
) -> None:
    assert pane.state.text() == "Verified"
    assert (pane.receipt_button.isVisible(), pane.receipt_section.isVisible()) == (True, False)
    stick = tmp_path / "stick"
    path = receipt(stick, made)
    boss.prompts.next_answer(print_of(FORGER))
    read_receipts(boss, stick)
    assert "signed sheet" in said(boss)
    assert package_runs.listing()[0].receipt is None
    boss.prompts.next_answer(print_of(OFFICE))
    read_receipts(boss, stick)
    assert said(boss) == "Package 1 was received at head office."
    assert (pane.receipt_button.isVisible(), pane.receipt_section.isVisible()) == (False, True)
    assert "王芳" in [label.text() for label in pane.receipt.findChildren(QLabel)]
    path.write_text("{}")
    boss.prompts.next_answer(path)
    read_receipts(boss, None)
    assert "receipt_GZ01_000001.json is no receipt" in said(boss)


def test_a_stick_is_lost_reported_printed_and_found(boss: Any, pane: PackageRunPane, qtbot: QtBot) -> None:
    pane.lost_button.click()
    dialog = on_show(LostStickDialog)
    assert "masked" in dialog.intro.text()
    dialog.submit()
    assert dialog.isVisible()  # where, and who was told
    assert not dialog.form.editor("lost_by").currentText(), "who reports it is not who lost it"
    dialog.form.set_values({"lost_on": date(2026, 11, 20), "where": "出租车上", "told": "何伟", "lost_by": "林晓梅"})
    dialog.submit()
    assert not dialog.isVisible()
    assert (pane.lost.isVisible(), pane.loss_section.isVisible()) == (True, True)
    with qtbot.waitSignal(boss.paper_wanted) as wanted:
        pane.paper_button.click()
    assert wanted.args[0].startswith(b"%PDF")  # pyright: ignore[reportOptionalSubscript]
    pane.lost_button.click()
    again = on_show(LostStickDialog)
    assert again.form.values()["told"] == "何伟"
    again.reject()
    boss.prompts.next_answer("抽屉里")
    pane.found_button.click()
    assert (pane.lost.isVisible(), pane.loss_section.isVisible()) == (False, False)


def test_another_package_begins_with_the_wizard_which_reads_receipts(
    boss: Any, made: Made, tmp_path: Path, qtbot: QtBot
) -> None:
    window = PackageRunPane(boss)
    qtbot.addWidget(window)
    enter(boss, window)
    wizard = on_show(ExportPackage)
    wizard.choice.choose_place(tmp_path / "stick")
    receipt(tmp_path / "stick", made)
    boss.prompts.next_answer(print_of(OFFICE))
    wizard.receipt.click()
    assert package_runs.listing()[0].receipt is not None
    wizard.reject()


def test_a_failed_package_has_neither_receipt_nor_loss(boss: Desk, qtbot: QtBot) -> None:
    run = package_runs.begin(purpose="月报", ledgers=("customers", "ship_logs"), formats=("xlsx",)).result
    package_runs.failed(run_id=run, why="stick pulled")
    pane = PackageRunPane(boss)
    qtbot.addWidget(pane)
    pane.show()
    pane.show_record(run)
    assert not any(one.isVisible() for one in (pane.receipt_button, pane.lost_button, pane.paper_button))

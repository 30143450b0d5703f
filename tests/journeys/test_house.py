"""People at the same program: roles, the lock, the first run, a killed program, the tour."""

from __future__ import annotations

import csv
import os
import shutil
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from app.core import clock, paths
from app.exports._catalogue import all_formats
from app.models import database
from app.models.organisation import AuditEntry, User
from app.services import branch as branches
from app.services import drafts, encryption, service_calls, session, staff
from app.services.service_calls import Appointment
from app.ui.dialogs.customer_editor import CustomerEditor
from app.ui.dialogs.first_run import FirstRunPanel
from app.ui.dialogs.recovery_sheet import RecoverySheetPanel
from app.ui.dialogs.register_call import RegisterCallDialog
from app.ui.dialogs.sign_in import UnlockDialog
from app.ui.ledger.page import LedgerPage
from app.ui.opened_dialogs import new_customer
from app.ui.record_window import RecordWindow
from app.ui.settings import LocalSettings
from app.ui.tour._stage import Stage
from tests.conftest import PASSWORD
from tests.journeys.conftest import Start, change_person, known_customer, role, sign_in, technician_id

ROOT = Path(__file__).resolve().parents[2]


def _calls_of_two_technicians() -> int:
    """One call of the technician, one of another, one of nobody; returns the first."""
    customer, device = known_customer()
    with session.acting_as(_session_of("admin")):
        other = staff.create(name="刘俊杰", is_technician=True).result
    at = clock.now() + timedelta(hours=4)
    own = 0
    for who in (technician_id(), other, 0):
        outcome = Appointment(at, 60, who) if who else None
        call = service_calls.register(
            fault_text=f"故障 {who}", customer_id=customer, device_id=device, outcome=outcome
        ).result
        own = own or call
    return own


def _session_of(name: str) -> session.Session:
    user = User.get(User.name == name)
    return session.Session(user.id, user.name, user.full_name, user.role)


def _repairs(stage: Stage) -> LedgerPage:
    page = stage.tab("repairs", LedgerPage)
    page.show_rows("all")
    stage.settle()
    return page


def test_a_technician_sees_only_own_calls_and_exports_nothing(start: Start) -> None:
    stage = start("desk")
    own = _calls_of_two_technicians()
    assert _repairs(stage).model.rowCount() == 3
    change_person(stage, "tech")
    assert role() == "technician"
    page = _repairs(stage)
    assert [page.model.row_id(row) for row in range(page.model.rowCount())] == [own]
    titles = [action.text() for action in page.out_menu.actions()]
    assert not any(kind in " ".join(titles) for kind in ("xlsx", "Excel", "CSV"))
    place = stage.shift.workplace
    assert place is not None
    assert "dispatch" not in place.names()
    stage.key("Ctrl+N", stage.window)
    assert not [
        one for one in QApplication.topLevelWidgets() if isinstance(one, RegisterCallDialog) and one.isVisible()
    ]


def test_a_supervisor_exports_what_is_on_the_screen(start: Start, tmp_path: Path) -> None:
    stage = start("desk")
    _calls_of_two_technicians()
    change_person(stage, "boss")
    page = _repairs(stage)
    for name, kind in all_formats().items():
        file = tmp_path / f"rows{kind.suffix}"
        stage.desk.prompts.next_answer(file)
        page.out_menu.export(kind)
        stage.wait(file.is_file, name)
        stage.settle()
    with (tmp_path / "rows.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    sheet = openpyxl.load_workbook(tmp_path / "rows.xlsx").active
    assert "远大印刷有限公司" in {cell for row in rows for cell in row}
    assert "远大印刷有限公司" in {cell.value for row in sheet.iter_rows() for cell in row}
    assert AuditEntry.select().where(AuditEntry.action == "export.ledger").count() == len(all_formats())


def test_the_first_run_from_an_empty_folder(program: object) -> None:
    stage = program()  # pyright: ignore[reportCallIssue]
    first = stage.panel(FirstRunPanel)
    typed = {
        "branch_code": "SZ02", "branch_name": "深圳分公司", "company_name": "恒信机电设备有限公司",
        "complaint_phone": "0755-83330000", "full_name": "何伟", "name": "hewei", "password": PASSWORD,
        "repeated": PASSWORD,
    }  # fmt: skip
    for field, text in typed.items():
        stage.type(text, first.form.editor(field))
    stage.click(first.verb)
    sheet = stage.panel(RecoverySheetPanel)
    stage.type(encryption.secret(sheet.sheet._change.new_key)[sheet.sheet._asked], sheet.sheet.answer)
    stage.click(sheet.verb)
    sign_in(stage, "hewei")
    assert role() == "administrator"
    assert not paths.database_file().read_bytes().startswith(b"SQLite"), "encrypted, as recommended"
    assert branches.is_set_up()
    assert paths.database_file().is_file()
    assert "深圳分公司" in stage.window.windowTitle()


def test_idle_for_ten_minutes_nothing_is_readable(start: Start) -> None:
    stage = start("desk")
    known_customer()
    seen: list[int] = []

    def unlock(dialog: UnlockDialog) -> None:
        picture = stage.window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        colours = {picture.pixel(x, y) for x in range(0, picture.width(), 7) for y in range(0, picture.height(), 7)}
        seen.append(len(colours))
        assert "广州" not in stage.window.windowTitle()
        stage.type("not the password", dialog.password)
        stage.key("Return", dialog.password)
        assert dialog.isVisible()
        stage.type(PASSWORD, dialog.password)
        stage.key("Return", dialog.password)

    stage.during(stage.shift.lock.idle.emit, unlock)
    assert seen == [1], "something shows through the cover"
    assert not stage.shift.is_locked
    assert "广州" in stage.window.windowTitle()


_TYPES_AND_WAITS = """
import sys
from pathlib import Path
from datetime import timedelta
from app import bootstrap
from app.services import _passwords, drafts, service_calls
_passwords.hashing = _passwords.Hashing(passes=1, memory_kib=1024, lanes=1)
from PySide6.QtCore import QTimer
from app.ui import first_paint
from app.ui.application import begin as begin_program
from app.ui.tour._stage import Stage
from app.ui.desktop import typed_again
from app.ui.dialogs.customer_editor import CustomerEditor
from app.ui.dialogs.sign_in import SignInPanel
from app.ui.dialogs.register_call import RegisterCallDialog
from app.ui.record_window import RecordWindow
from tests.journeys.conftest import known_customer

def begin(program, window):
    application = begin_program(program, window, bootstrap.house(""))
    stage = Stage(application, Path("."), Path("."), lambda step: None)
    def go():
        door = stage.panel(SignInPanel)
        stage.retype("desk", door.name)
        stage.type(sys.argv[1], door.password)
        stage.key("Return", door.password)
        stage.wait(window.workplace, "workplace")
        customer, device = known_customer()
        call = service_calls.register(fault_text="卡纸", customer_id=customer, device_id=device).result
        stage.shift.open_record("service_call", call)
        pane = stage.opened(RecordWindow).pane
        pane.typed_note.timer.setInterval(50)
        stage.type("门禁密码 4711", pane.note)
        stage.key("Ctrl+N", window)
        dialog = stage.opened(RegisterCallDialog)
        stage.type("电话里说打印机冒烟，客户很急", dialog.fault)
        dialog.keeper.timer.setInterval(50)
        editor = CustomerEditor(stage.desk, parent=window)
        editor.open()
        typed_again.typed_in(stage.opened(CustomerEditor)).timer.setInterval(50)
        stage.type("新客户甲", editor.form.editor("name"))
        editor.contacts.edit(editor.contacts.model().index(0, 0))
        stage.type("王先生")  # the cell is still open when the power goes
        texts = ("电话里说打印机冒烟，客户很急", "门禁密码 4711", "新客户甲", "王先生")
        kept = lambda: str([one.content for one in drafts.listing()])
        stage.wait(lambda: all(text in kept() for text in texts), "drafts")
        print(f"typed {call}", flush=True)
    QTimer.singleShot(0, application, go)
    return application.shut_down

first_paint.show(["aftercare"], sys.argv[2], begin)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
def test_what_was_typed_survives_a_killed_program(start: Start, branch_template: str, tmp_path: Path) -> None:
    file = paths.database_file()
    paths.private_folder(file.parent)
    shutil.copy(branch_template, file)
    local = LocalSettings(tmp_path / "child.ini")
    local.language = "en"
    child = subprocess.Popen(
        [sys.executable, "-c", _TYPES_AND_WAITS, PASSWORD, str(tmp_path / "child.ini")], cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        assert child.stdout is not None
        said, _, call = child.stdout.readline().strip().partition(" ")
        assert said == "typed", child.stderr.read() if child.stderr else ""
        child.send_signal(signal.SIGKILL)
    finally:
        child.kill()
        child.communicate(timeout=20)
    assert child.returncode == -signal.SIGKILL
    stage = start("desk")
    assert len(drafts.listing()) == 3
    strip = stage.window.strip  # pyright: ignore[reportAttributeAccessIssue]
    stage.wait(lambda: strip.message and "kept from last time: 3." in strip.message.text, "offer")
    stage.shift.open_record("service_call", int(call))
    record = stage.opened(RecordWindow)
    assert record.pane.note.text() == "门禁密码 4711"  # pyright: ignore[reportAttributeAccessIssue]
    record.pane.discard_typed()
    record.close()
    new_customer(stage.desk, stage.window)
    editor = stage.opened(CustomerEditor)
    assert editor.form.editor("name").text() == "新客户甲"
    assert [row["name"] for row in editor.contacts.rows()] == ["王先生"]
    editor.reject()
    stage.key("Ctrl+N", stage.window)
    dialog = stage.opened(RegisterCallDialog)
    assert dialog.offer.isVisible()
    stage.click(dialog.take_offered)
    assert dialog.fault.toPlainText() == "电话里说打印机冒烟，客户很急"


@pytest.mark.slow
@pytest.mark.timeout(500)
def test_the_tour_leaves_its_pictures_and_papers(tmp_path: Path) -> None:
    folder = tmp_path / "tour"
    folder.mkdir()
    # of an earlier tour: nobody may be asked about them
    for old in ("01-old.png", "voucher-JX-GZ-2611-0052.pdf", "repairs.xlsx"):
        (folder / old).write_bytes(b"old")
    done = subprocess.run(
        [sys.executable, "-m", "app", "tour", str(folder), "--language", "en"], cwd=ROOT, text=True,
        capture_output=True, timeout=480, check=False,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "AFTERCARE_DATA": str(tmp_path / "own")},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    lines = (folder / "tour.txt").read_text(encoding="utf-8").splitlines()
    pictures = sorted(path.name for path in folder.glob("[0-9][0-9][0-9]-*.png"))
    assert [line.split("  ")[0] for line in lines] == pictures
    assert len(pictures) >= 100
    for name in pictures:
        picture = QImage(str(folder / name))
        assert (picture.width(), picture.height()) == (1366, 768) or "voucher-page" in name
    assert len(list(folder.glob("voucher-*.pdf"))) == 1
    with (folder / "repairs.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = len(list(csv.reader(file)))
    assert rows > 1
    assert (folder / "repairs.xlsx").stat().st_size > 2_000
    own = tmp_path / "own"
    assert not own.exists() or {path.name for path in own.iterdir()} <= {"log"}, "the tour touched the user's own data"


def test_a_tour_that_cannot_write_says_so(tmp_path: Path) -> None:
    place = tmp_path / "taken"
    place.write_text("a file", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "app", "tour", str(place)], cwd=ROOT, text=True, capture_output=True, timeout=60,
        check=False, env={**os.environ, "AFTERCARE_DATA": str(tmp_path / "own"), "LANG": "C", "LANGUAGE": "en"},
    )  # fmt: skip
    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1
    assert str(place) in done.stderr
    assert not database.is_open()

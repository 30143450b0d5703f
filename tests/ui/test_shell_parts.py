"""Language, this computer's settings, one window a folder, idle lock, prompts, tabs."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMessageBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.core import i18n
from app.core.changes import Changes
from app.services import session
from app.ui import i18n as translators
from app.ui import single_instance
from app.ui import workplace as workplaces
from app.ui.desk import Desk
from app.ui.idle_lock import Cover, IdleLock, cover_everything
from app.ui.prompts import Message, Prompts
from app.ui.settings import LocalSettings
from app.ui.single_instance import SingleInstance, _own_mark
from app.ui.theme import Scheme
from app.ui.widgets.message_strip import MessageStrip
from app.ui.workplace import Tab, Workplace, tabs_for


@pytest.fixture
def chinese(qapp: QApplication) -> Iterator[None]:
    translators.install("zh_CN")
    yield
    translators.install("en")


def test_qt_itself_speaks_chinese(chinese: None, qtbot: QtBot) -> None:
    assert i18n.language() == "zh_CN"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "取消"


def test_an_unknown_text_stays_as_it_was_written(chinese: None) -> None:
    assert i18n.translate("nowhere", "Not in any {catalogue}") == "Not in any {catalogue}"


def test_settings_of_this_computer_are_kept(tmp_path: Path) -> None:
    file = tmp_path / "window.ini"
    kept = LocalSettings(file)
    kept.language, kept.scheme, kept.scale, kept.last_name, kept.tab = "en", Scheme.DARK, 150, "desk", "repairs"
    kept.sync()
    again = LocalSettings(file)
    assert (again.language, again.scheme, again.scale, again.last_name, again.tab) == (
        "en",
        Scheme.DARK,
        150,
        "desk",
        "repairs",
    )


@pytest.mark.parametrize(
    "text", ["[General]\nlanguage=xx\nscheme=pink\nscale=9000\n", "\x00\x01 rubbish", "[General]\nscale=big\n"]
)
def test_a_damaged_settings_file_is_as_good_as_none(tmp_path: Path, text: str) -> None:
    file = tmp_path / "window.ini"
    file.write_text(text, encoding="utf-8")
    kept = LocalSettings(file)
    assert kept.language in i18n.LANGUAGES
    assert kept.scheme is Scheme.SYSTEM
    assert kept.scale == 100


LEFT = """
import sys
from PySide6.QtCore import QCoreApplication, QLockFile
program = QCoreApplication(sys.argv)
lock = QLockFile(sys.argv[1])
assert lock.tryLock(0)
print("held", flush=True)
sys.stdin.read()
"""


def test_a_lock_whose_number_another_program_of_ours_has_now_is_taken_over(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The program died, and the number of its process went to one that is no window: so Qt takes it for alive."""
    words = [sys.executable, "-c", LEFT, str(tmp_path / "held")]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdin is not None
        assert other.stdout is not None
        assert other.stdout.readline().strip() == b"held"
        (tmp_path / "window.lock").write_bytes((tmp_path / "held").read_bytes())
        monkeypatch.setattr(single_instance, "_HELD_STAYS", False)
        left = SingleInstance(tmp_path)
        assert not left.claim()
        monkeypatch.setattr(single_instance, "_HELD_STAYS", True)
        assert left.claim()
        left.release()
        other.stdin.close()


@pytest.mark.skipif(sys.platform != "win32", reason="elsewhere the file can be taken away from under its holder")
def test_a_lock_that_is_held_cannot_be_taken_away(tmp_path: Path, qtbot: QtBot) -> None:
    words = [sys.executable, "-c", LEFT, str(tmp_path / "window.lock")]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdin is not None
        assert other.stdout is not None
        assert other.stdout.readline().strip() == b"held"
        assert not SingleInstance(tmp_path).claim()
        assert (tmp_path / "window.lock").exists()
        other.kill()
    left = SingleInstance(tmp_path)
    assert left.claim()
    left.release()


def test_a_folder_is_claimed_once(tmp_path: Path, qtbot: QtBot) -> None:
    first, second = SingleInstance(tmp_path), SingleInstance(tmp_path)
    assert first.claim()
    assert not second.claim()
    first.release()
    assert second.claim()
    second.release()


def test_a_lock_left_by_a_dead_program_is_taken_over(tmp_path: Path, qtbot: QtBot) -> None:
    lines = (
        "import os",
        "from PySide6.QtCore import QLockFile",
        f"kept = QLockFile({str(tmp_path / 'window.lock')!r})",
    )
    dies = "\n".join((*lines, "kept.lock()", "os._exit(9)"))
    assert subprocess.run([sys.executable, "-c", dies], check=False, timeout=60).returncode == 9
    assert (tmp_path / "window.lock").exists()
    instance = SingleInstance(tmp_path)
    assert instance.claim()
    instance.release()


def test_the_second_start_calls_the_first(tmp_path: Path, qtbot: QtBot) -> None:
    """The answer comes from the first window itself, so a window that hangs is not taken for one in front."""
    called: list[int] = []
    first = SingleInstance(tmp_path)
    first.claim()
    first.listen(lambda: called.append(1))
    lines = (
        "import sys",
        "from pathlib import Path",
        "from PySide6.QtCore import QCoreApplication",
        "from app.ui.single_instance import SingleInstance",
        "program = QCoreApplication([])",
        f"second = SingleInstance(Path({str(tmp_path)!r}))",
        "sys.exit(0 if not second.claim() and second.call_first() else 3)",
    )
    asked = subprocess.Popen([sys.executable, "-c", "\n".join(lines)], cwd=Path(__file__).parents[2])
    qtbot.waitUntil(lambda: asked.poll() is not None, timeout=30_000)
    assert asked.returncode == 0
    assert called == [1]
    first.release()
    assert not list(tmp_path.glob("window.calls")), "and nothing is left of it"
    assert not SingleInstance(tmp_path).call_first()


def test_another_users_call_is_not_answered_and_a_dead_ones_is_cleared(tmp_path: Path, qtbot: QtBot) -> None:
    called: list[int] = []
    theirs, dead = (tmp_path / "window.calls" / name for name in ("0123456789abcdef-4", f"{_own_mark()}-1"))
    theirs.parent.mkdir()
    theirs.touch()
    dead.touch()
    first = SingleInstance(tmp_path)
    first.listen(lambda: called.append(1))
    assert not dead.exists()
    own = theirs.with_name(f"{_own_mark()}-{os.getpid()}")
    own.touch()
    qtbot.waitUntil(lambda: not own.exists(), timeout=10_000)
    assert called == [1]
    assert theirs.exists()
    first.release()


def test_what_cannot_be_taken_away_does_not_bring_the_window_forward_again_and_again(
    tmp_path: Path, qtbot: QtBot
) -> None:
    called: list[int] = []
    first = SingleInstance(tmp_path)
    first.listen(lambda: called.append(1))
    (tmp_path / "window.calls" / f"{_own_mark()}-a-folder").mkdir()
    call = tmp_path / "window.calls" / f"{_own_mark()}-1"
    for _ in range(2):
        call.touch()
        qtbot.waitUntil(lambda: not call.exists(), timeout=10_000)
    assert called == [1, 1]
    first.release()


@pytest.mark.parametrize("tells", [True, False], ids=["the system tells", "it looks by itself"])
def test_a_call_is_heard_either_way(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, *, tells: bool
) -> None:
    """On a drive of another computer the system may tell nothing; otherwise nobody has to look again and again."""
    called: list[int] = []
    first = SingleInstance(tmp_path)
    monkeypatch.setattr(single_instance, "_LOOK_MS", 3_600_000 if tells else 20)
    first.listen(lambda: called.append(1))
    if not tells:
        assert first._watcher is not None
        first._watcher.removePath(str(tmp_path / "window.calls"))
    call = tmp_path / "window.calls" / f"{_own_mark()}-1"
    call.touch()
    qtbot.waitUntil(lambda: not call.exists(), timeout=10_000)
    assert called == [1]
    first.release()
    assert not list(tmp_path.glob("window.calls"))
    first.listen(lambda: called.append(2))
    if tells:
        call.touch()
        qtbot.waitUntil(lambda: not call.exists(), timeout=10_000)
        assert called == [1, 2], "listened to again after it was given free"
    first.release()


def test_a_window_that_hangs_does_not_answer(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(single_instance, "_BUSY_MS", 200)
    first = SingleInstance(tmp_path)
    first.listen(lambda: None)
    assert not SingleInstance(tmp_path).call_first(), "it is asked on the thread that would have to answer"
    assert not list((tmp_path / "window.calls").iterdir())
    first.release()


def test_who_holds_the_folder_is_known(tmp_path: Path, qtbot: QtBot) -> None:
    first, second = SingleInstance(tmp_path), SingleInstance(tmp_path)
    assert first.claim()
    assert not second.claim()
    assert second.holder() == os.getpid()
    first.release()
    assert SingleInstance(tmp_path / "nowhere").holder() == 0


def test_every_sign_of_life_begins_the_count_anew(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    lock = IdleLock()
    lock.start(10)
    lock._timer.setTimerType(Qt.TimerType.PreciseTimer)  # a coarse one may end at the same moment as before
    lock._timer.setInterval(5000)
    qtbot.wait(400)
    before = lock._timer.remainingTime()
    key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a")
    QApplication.sendEvent(window.windowHandle(), key)
    assert lock._timer.remainingTime() > before
    lock.stop()
    QApplication.sendEvent(window.windowHandle(), key)
    assert not lock._timer.isActive()


def test_nothing_can_be_read_behind_a_cover(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.setWindowTitle("张伟")
    line = QLineEdit("13800000001")
    column = QVBoxLayout(window)
    column.addWidget(line)
    column.addWidget(QLabel("secret"))
    window.resize(300, 200)
    window.show()
    covers = cover_everything()
    cover = window.findChild(Cover)
    assert cover is not None
    window.resize(500, 400)
    assert cover.geometry() == window.rect()
    assert window.childAt(line.geometry().center()) is cover
    assert "张伟" not in window.windowTitle()
    for one in covers:
        one.lift()
    assert window.windowTitle() == "张伟"


def test_prepared_answers_replace_every_box(qapp: QApplication, tmp_path: Path) -> None:
    prompts = Prompts()
    prompts.next_answer(True, "text", tmp_path, [tmp_path], None, False)
    assert prompts.confirm("Void it?", "Void")
    assert prompts.ask_text("Why?") == "text"
    assert prompts.open_file("Which?") == tmp_path
    assert prompts.open_files("Which?") == [tmp_path]
    assert prompts.save_file("Where?") is None
    assert not prompts.changed_meanwhile("Changed", {})
    assert prompts.asked[0] == "Void it?"


def test_a_box_names_what_its_button_does(qtbot: QtBot) -> None:
    seen: list[str] = []

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        seen.extend(button.text() for button in box.buttons())
        box.reject()

    from PySide6.QtCore import QTimer

    QTimer.singleShot(50, press)
    assert not Prompts().confirm("Void the voucher?", "Void")
    assert "Void" in seen


def test_the_strip_attached_last_and_visible_shows_the_message(qtbot: QtBot) -> None:
    prompts = Prompts()
    strips = [MessageStrip(), MessageStrip()]
    windows = [QWidget(), QWidget()]
    for window, strip in zip(windows, strips, strict=True):
        qtbot.addWidget(window)
        QVBoxLayout(window).addWidget(strip)
        window.show()
        prompts.attach(strip)
    prompts.say("one")
    windows[1].hide()
    prompts.say("two")
    assert [strip.message.text for strip in strips if strip.message] == ["two", "one"]
    assert isinstance(strips[0].message, Message)


class _Sheet(QWidget):
    def __init__(self, name: str, told: list[tuple[str, Changes | None]]) -> None:
        super().__init__()
        self._name, self._told = name, told

    def refresh(self, changes: Changes | None) -> None:
        self._told.append((self._name, changes))


@pytest.fixture
def told() -> list[tuple[str, Changes | None]]:
    return []


@pytest.fixture
def place(
    desk: Desk, told: list[tuple[str, Changes | None]], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> Workplace:
    tabs = [Tab(name, name, "home", 0, lambda _, name=name: _Sheet(name, told)) for name in ("one", "two")]
    monkeypatch.setattr(workplaces, "tabs_for", lambda _: tabs)
    made = Workplace(desk)
    qtbot.addWidget(made)
    made.show()
    return made


def test_tabs_are_built_when_first_shown(place: Workplace) -> None:
    place.open("one")
    assert [tab.widget is not None for tab in place.tabs] == [True, False]


def test_a_page_is_loaded_on_the_worker_unless_it_is_needed_at_once(
    place: Workplace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "heavy_page.py").write_text("import threading\nwhere = threading.current_thread().name\n")
    monkeypatch.syspath_prepend(tmp_path)
    one, two = place.tabs
    two.module = "heavy_page"
    with qtbot.waitSignal(place.shown):
        place.go_to("two")
        assert (place.current, two.widget) == ("two", None)
    assert two.widget is not None
    assert sys.modules.pop("heavy_page").where == "aftercare-reads"
    one.module, one.widget = "heavy_page", None
    assert place.open("one") is one.widget is not None


def test_changes_reach_the_front_now_and_the_others_when_shown(
    place: Workplace, desk: Desk, told: list[tuple[str, Changes | None]]
) -> None:
    place.open("two")
    place.open("one")
    first, second = Changes({"customer": frozenset({1})}), Changes({"device": frozenset({2})})
    desk.bus.announce(first)
    desk.bus.announce(second)
    assert told == [("one", first), ("one", second)]
    place.open("two")
    name, merged = told[-1]
    assert name == "two"
    assert merged is not None
    assert merged.kinds == {"customer", "device"}
    place.open("one")
    assert len(told) == 3


def test_a_tab_that_the_role_lacks_is_not_opened(place: Workplace) -> None:
    assert place.open("elsewhere") is None
    assert not place.show_rows("elsewhere", "", (), "")


@pytest.mark.parametrize("role", ["representative", "technician", "supervisor", "approver", "administrator"])
def test_tabs_stand_in_the_order_of_the_day(role: str) -> None:
    tabs = tabs_for(role)
    assert [tab.position for tab in tabs] == sorted(tab.position for tab in tabs)
    assert len({tab.name for tab in tabs}) == len(tabs)
    assert "customers" in [tab.name for tab in tabs]


def test_a_desk_asks_the_window(desk: Desk, qtbot: QtBot, branch: object) -> None:
    wanted = [desk.record_wanted, desk.rows_wanted, desk.report_wanted, desk.call_wanted, desk.paper_wanted]
    with qtbot.waitSignals(wanted):
        desk.open_record("customer", 7)
        desk.show_report("complaint_statistics")
        desk.show_rows("repairs", "late")
        desk.register_call(text="8333")
        desk.print_paper(b"%PDF", "Voucher")
    desk.preferences.put("x", [1])
    assert desk.preferences.get("x") == [1]
    assert desk.session == session.current()


def test_keys_reach_their_commands(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    from app.ui.main_window import MainWindow

    window = MainWindow()
    qtbot.addWidget(window)
    window.furnish(desk.prompts, LocalSettings(tmp_path / "w.ini"))
    ran: list[int] = []
    shortcut = window.shortcut("Ctrl+L", lambda: ran.append(1))
    shortcut.activated.emit()
    assert ran == [1]


def test_a_panel_higher_than_the_window_is_scrolled_not_squeezed(
    qtbot: QtBot, prompts: Prompts, tmp_path: Path
) -> None:
    from app.ui.main_window import MainWindow

    window = MainWindow()
    qtbot.addWidget(window)
    window.furnish(prompts, LocalSettings(tmp_path / "w.ini"))
    panel = QWidget()
    panel.setMinimumSize(300, 4_000)
    window.show_cover(panel)
    window.show()
    assert window.height() < 4_000 <= panel.height()


def test_every_tab_stays_in_sight_where_the_window_is_narrow(desk: Desk, qtbot: QtBot) -> None:
    made = Workplace(desk)
    qtbot.addWidget(made)
    made.show()
    made.resize(5_000, 500)
    wide = made.bar.sizeHint().width()
    made.resize(wide + 50, 500)
    assert not made.bar.tabIcon(0).isNull()
    made.resize(wide - 20, 500)
    assert made.bar.tabIcon(0).isNull()
    assert made.bar.sizeHint().width() <= made.width()
    words = made.bar.sizeHint().width()
    made.resize(words - 20, 500)
    assert made.bar.styleSheet()
    made.resize(words + 5, 500)
    assert not made.bar.styleSheet()
    made.resize(wide + 50, 500)
    assert not made.bar.tabIcon(0).isNull()

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.core.errors import Bug
from app.ui.crash import CrashWatch, report_of


@pytest.fixture
def shown() -> list[tuple[BaseException, str, Path | None]]:
    return []


@pytest.fixture
def watch(qtbot: QtBot, tmp_path: Path, shown: list[tuple[BaseException, str, Path | None]]) -> Iterator[CrashWatch]:
    made = CrashWatch(tmp_path / "log", lambda *crash: shown.append(crash))
    before = sys.excepthook
    yield made
    sys.excepthook = before


def _caught(watch: CrashWatch, error: BaseException) -> None:
    try:
        raise error
    except BaseException as raised:
        watch.caught(type(raised), raised, raised.__traceback__)


def test_a_report_holds_places_but_nobodys_data() -> None:
    customer = "张伟 13800000001"
    try:
        try:
            raise KeyError(customer)
        except KeyError as inner:
            raise Bug("no such list") from inner
    except Bug as error:
        report = report_of(error)
    assert "张伟" not in report
    assert "13800000001" not in report
    assert "KeyError" in report
    assert "no such list" in report
    assert "test_a_report_holds_places" in report
    assert str(Path.home()) not in report


def test_the_same_mistake_is_shown_once(watch: CrashWatch, qtbot: QtBot, shown: list[object]) -> None:
    for _ in range(50):
        _caught(watch, ZeroDivisionError())
    qtbot.waitUntil(lambda: len(shown) == 1)
    qtbot.wait(30)
    assert len(shown) == 1
    assert watch.times() == 50


def test_another_mistake_is_shown_as_well(watch: CrashWatch, qtbot: QtBot, shown: list[object]) -> None:
    _caught(watch, ZeroDivisionError())
    _caught(watch, KeyError())
    qtbot.waitUntil(lambda: len(shown) == 2)


def test_the_report_is_kept_on_disk(watch: CrashWatch, qtbot: QtBot, shown: list[tuple[object, str, Path]]) -> None:
    _caught(watch, ZeroDivisionError())
    qtbot.waitUntil(lambda: bool(shown))
    _, report, file = shown[0]
    assert file.read_text(encoding="utf-8") == report


def test_a_thread_only_posts(watch: CrashWatch, qtbot: QtBot, shown: list[object]) -> None:
    seen: list[threading.Thread] = []
    watch.show = lambda *_: seen.append(threading.current_thread())
    thread = threading.Thread(target=_caught, args=(watch, ValueError()))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: seen == [threading.main_thread()])


def test_a_mistake_inside_the_crash_dialog_opens_no_second_one(watch: CrashWatch, qtbot: QtBot) -> None:
    opened: list[int] = []

    def show(*_: object) -> None:
        opened.append(1)
        watch._handle(KeyError())

    watch.show = show
    _caught(watch, ZeroDivisionError())
    qtbot.waitUntil(lambda: bool(opened))
    assert opened == [1]


def test_a_process_that_died_is_noticed(tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "died.txt").write_text("Fatal Python error", encoding="utf-8")
    assert CrashWatch(tmp_path, lambda *_: None).died_last_time() == "Fatal Python error"


def test_an_orderly_end_leaves_no_stack_file(watch: CrashWatch, tmp_path: Path) -> None:
    watch.install()
    assert (tmp_path / "log" / "died.txt").exists()
    watch.remove()
    assert watch.died_last_time() == ""
    assert not (tmp_path / "log" / "died.txt").exists()

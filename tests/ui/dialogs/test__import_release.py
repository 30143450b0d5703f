"""Large lists that nobody needs any more go little by little, between the events of the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from app.ui.dialogs import _import_release
from app.ui.dialogs._import_release import Release, let_go


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(_import_release, "_AT_ONCE", 10)
    return 10


def _releases() -> list[Release]:
    return [one for one in QCoreApplication.instance().children() if isinstance(one, Release)]


def test_lists_are_emptied_in_parts(qtbot: QtBot, at_once: int) -> None:
    lists = [list(range(35)), [], list(range(12))]
    sizes: list[int] = []
    let_go(*lists)
    assert [len(one) for one in lists] == [35, 0, 12], "nothing goes at once"
    (release,) = _releases()
    release._timer.timeout.connect(lambda: sizes.append(sum(map(len, lists))))
    qtbot.waitUntil(lambda: not any(lists), timeout=5_000)
    before = 47
    for size in sizes:
        assert before - size <= at_once, "never more than a part between two events"
        before = size
    qtbot.waitUntil(lambda: not _releases(), timeout=5_000)


def test_nothing_to_let_go_leaves_nothing_behind(qtbot: QtBot) -> None:
    let_go([], [])
    qtbot.waitUntil(lambda: not _releases(), timeout=5_000)


def test_without_a_window_they_go_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_import_release.QCoreApplication, "instance", staticmethod(lambda: None))
    lists = [[1, 2], [3]]
    let_go(*lists)
    assert lists == [[], []]

"""Tabs without room are named by a button beside the others."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QScrollArea, QTabBar, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.ui import workplace
from app.ui.desk import Desk
from app.ui.pages._ledger_tabs import LedgerTabs
from app.ui.workplace import MoreTabs, Workplace


@pytest.fixture
def bar(qtbot: QtBot) -> QTabBar:
    made = QTabBar()
    qtbot.addWidget(made)
    for number in range(12):
        made.addTab(f"Ledger {number}")
    return made


def visible(bar: QTabBar) -> list[int]:
    return [index for index in range(bar.count()) if bar.isTabVisible(index)]


def test_with_room_for_all_there_is_no_button(bar: QTabBar) -> None:
    more = MoreTabs(bar, bar, keys=True)
    more.fit(5_000)
    assert visible(bar) == list(range(12))
    assert more.isHidden()


def test_the_last_go_into_the_menu_and_the_one_in_front_never(bar: QTabBar, qtbot: QtBot) -> None:
    more = MoreTabs(bar, bar, keys=True)
    more.fit(500)
    first = visible(bar)
    assert first == list(range(len(first)))
    assert 1 < len(first) < 12
    assert not more.isHidden()
    assert bar.sizeHint().width() + more.sizeHint().width() <= 500
    assert str(12 - len(first)) in more.text()
    more.menu().aboutToShow.emit()
    entries = more.menu().actions()
    assert [entry.text().partition("\t")[0].replace("&", "") for entry in entries] == [
        f"Ledger {number}" for number in range(len(first), 12)
    ]
    assert entries[0].text().endswith(f"Ctrl+{len(first) + 1}")
    entries[-1].trigger()
    assert bar.currentIndex() == 11
    assert 11 in visible(bar)
    assert bar.sizeHint().width() + more.sizeHint().width() <= 500
    assert "Ledger 10" in more.toolTip()
    bar.setCurrentIndex(0)
    assert visible(bar) == first


def test_every_tab_of_the_supervisor_is_in_sight_or_named(branch: Any, as_role: Any, desk: Desk, qtbot: QtBot) -> None:
    with as_role("supervisor"):
        place = Workplace(Desk(desk.prompts))
        qtbot.addWidget(place)
        place.show()
        for width, size in ((1366, 0), (1365, 14), (700, 0)):
            font = place.font()
            if size:
                font.setPointSizeF(size)
                place.setFont(font)
            place.resize(width, 600)
            bar, more = place.bar, place.more
            without = more.hidden_tabs() if more is not None else []
            beside = more.sizeHint().width() if more is not None and more.isVisible() else 0
            assert bar.sizeHint().width() + beside <= width
            assert sorted([*visible(bar), *without]) == list(range(len(place.tabs)))
            assert bool(beside) == bool(without)
        assert without
        last = place.tabs[-1].name
        place.open(last)
        assert place.current == last
        assert bar.isTabVisible(bar.currentIndex())


def test_the_menu_opens_from_the_keys(bar: QTabBar, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    more = MoreTabs(bar)
    qtbot.addWidget(more)
    opened: list[str] = []
    monkeypatch.setattr(more, "showMenu", lambda: opened.append("menu"))
    more.fit(5_000)
    more.open()
    assert opened == []
    more.fit(300)
    more.open()
    assert opened == ["menu"]
    assert more.focusPolicy() == Qt.FocusPolicy.StrongFocus


def test_ledgers_within_a_page_are_named_too(branch: Any, as_role: Any, desk: Desk, qtbot: QtBot) -> None:
    with as_role("supervisor"):
        made = LedgerTabs(Desk(desk.prompts), ("complaints", "complaint_slips", "return_slips", "sales_certificates"))
        qtbot.addWidget(made)
        made.resize(420, 400)
        made.show()
        without = made.more.hidden_tabs()
        assert without
        assert made.more.isVisible()
        made.more.menu().aboutToShow.emit()
        made.more.menu().actions()[-1].trigger()
        assert made.tabs.currentIndex() == without[-1]
        assert made.names[without[-1]] in made.built
        made.resize(3_000, 400)
        assert not made.more.hidden_tabs()
        assert made.more.isHidden()


def test_a_page_changes_hands_once_where_it_has_to_scroll(
    branch: Any, as_role: Any, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With each new window above it everything in it is styled anew: a fortieth of a start."""
    monkeypatch.setattr(workplace, "_ROOM", (10_000, 10_000))
    above: list[QWidget] = []

    class Page(QWidget):
        def event(self, event: QEvent) -> bool:
            if event.type() == QEvent.Type.ParentChange:
                above.append(self.window())
            return super().event(event)

    with as_role("supervisor"):
        place = Workplace(Desk(desk.prompts))
        qtbot.addWidget(place)
        tab = next(one for one in place.tabs if one.name == "repairs")
        monkeypatch.setattr(tab, "module", "")
        monkeypatch.setattr(tab, "build", lambda _desk: Page())
        place.show()
        place.open("repairs")
        assert isinstance(tab.shown_in, QScrollArea)
        assert above == [place]
        assert tab.widget is not None
        assert tab.widget.isVisible()


def test_the_tabs_may_go_while_a_page_of_theirs_is_loaded(branch: Any, as_role: Any, desk: Desk, qtbot: QtBot) -> None:
    may_go_on = threading.Event()
    with as_role("supervisor"):
        mine = Desk(desk.prompts)
        place = Workplace(mine)
        mine.tasks.run(lambda _: may_go_on.wait(10), lambda _: None)
        place._load(next(one for one in place.tabs if one.module))
        delete(place)
        may_go_on.set()
        qtbot.waitUntil(lambda: not mine.tasks.running)
    mine.tasks.shut_down()

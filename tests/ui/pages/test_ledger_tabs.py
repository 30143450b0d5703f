"""Ledgers side by side within a tab."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.core.changes import Changes
from app.ui.desk import Desk
from app.ui.pages._ledger_tabs import LedgerTabs


class Beside(QLabel):
    told = 0

    def refresh(self, changes: Changes | None = None) -> None:
        self.told += 1


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> LedgerTabs:
    made = LedgerTabs(desk, ("care", "assessments"), (("First", "calendar", Beside("here")),), {"care": "Care log"})
    qtbot.addWidget(made)
    return made


def titles(page: LedgerTabs) -> list[str]:
    return [page.tabs.tabText(place) for place in range(page.tabs.count())]


def test_a_ledger_is_built_when_it_is_first_shown(page: LedgerTabs) -> None:
    assert titles(page)[:2] == ["First", "Care log"]
    assert page.built == {}
    page.tabs.setCurrentIndex(2)
    assert list(page.built) == ["assessments"]


def test_rows_are_shown_in_the_ledger_asked_for_or_the_first(page: LedgerTabs) -> None:
    page.show_rows(ledger="assessments")
    assert page.tabs.currentIndex() == 2
    page.show_rows()
    assert page.tabs.currentIndex() == 1


def test_what_is_built_is_told_of_changes(page: LedgerTabs) -> None:
    page.open_ledger("care")
    page.refresh(Changes())
    assert page._before[0].told == 1


def test_a_role_sees_its_ledgers_only(desk: Desk, qtbot: QtBot, as_role: Any) -> None:
    with as_role("technician"):
        made = LedgerTabs(desk, ("care", "repairs"))
        qtbot.addWidget(made)
        assert made.names == ["repairs"]
        assert list(made.built) == ["repairs"], "the first tab is in front at once"

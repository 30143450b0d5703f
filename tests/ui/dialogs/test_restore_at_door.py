"""The panel of backups at the door: what it says, what is marked, and that nobody needs a mouse or good eyes for it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from app.core.errors import EnvironmentFault, UserError
from app.services import backups
from app.services.restores import Entry
from app.ui import i18n as translators
from app.ui.dialogs.restore_at_door import RestorePanel
from app.ui.main_window import _CoverPage
from tests.ui.dialogs import dialog_checks

AT = datetime(2026, 11, 20, 1, tzinfo=UTC)


def entry(name: str, hours: int, *, is_proven: bool = True, place: str = backups.FIRST) -> Entry:
    at = AT - timedelta(hours=hours)
    return Entry(
        Path(name), at, place, "on schedule", "GZ01", 5_800_000, {}, at if is_proven else None, 0, 0, not is_proven
    )


ENTRIES = (entry("kept", 0, is_proven=False), entry("new", 1), entry("old", 9, place=backups.SECOND))


@pytest.fixture
def panel(qtbot: QtBot) -> RestorePanel:
    made = RestorePanel("admin")
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def test_the_newest_that_was_proven_is_marked_and_what_was_chosen_comes_first(panel: RestorePanel) -> None:
    panel.show_entries(())
    assert "stick" in panel.found.text()
    panel.submit()
    assert panel.trouble.text()
    panel.show_entries(ENTRIES)
    assert panel.found.text() == ""
    assert panel.marked() is ENTRIES[1]
    chosen = entry("chosen", 99, is_proven=False, place=backups.OTHER)
    panel.add_entries((chosen,))
    panel.add_entries((chosen,))
    assert panel.entries == (chosen, *ENTRIES)
    assert panel.marked() is chosen
    panel.show_entries((*ENTRIES, chosen))
    assert panel.entries == (chosen, *ENTRIES)


def test_what_is_missing_is_said_beside_it_and_the_password_is_not_kept(panel: RestorePanel, qtbot: QtBot) -> None:
    panel.show_entries(ENTRIES)
    panel.submit()
    assert [name for name in panel.form.fields() if panel.form.error(name)] == ["password", "reason"]
    assert panel.password.hasFocus()
    panel.password.setText("Blue kettle 2026")
    panel.reason.setText("why")
    with qtbot.waitSignal(panel.restore) as told:
        panel.submit()
    asked: list[Any] = told.args or []
    assert asked[0] is ENTRIES[1]
    assert (asked[1].name, asked[1].password, asked[1].reason) == ("admin", "Blue kettle 2026", "why")
    assert panel.password.text() == ""
    panel.begin()
    panel.report(5, 10, "Copying")
    assert not panel.verb.isEnabled()
    panel.submit()  # Enter while it runs
    with qtbot.waitSignal(panel.stop_wanted):
        panel._stop.click()
    panel.over()
    panel.refuse(UserError("wrong", "password"))
    assert panel.form.error("password") == "wrong"
    panel.refuse(EnvironmentFault("The stick was pulled.", "gone"))
    assert panel.trouble.text() == "The stick was pulled."


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_it_can_be_used_without_mouse_and_without_eyes(language: str, qtbot: QtBot) -> None:
    translators.install(language)
    try:
        made = RestorePanel()
        qtbot.addWidget(made)
        made.show_entries(ENTRIES)
        with qtbot.waitActive(made):
            made.show()
            made.activateWindow()
        window: Any = made
        assert dialog_checks.nameless(window) == []
        assert dialog_checks.out_of_order(window) == []
        assert dialog_checks.clipped(window) == []
        assert made.name.hasFocus()
        assert made.height() <= 720
    finally:
        translators.install("en")


def test_what_is_said_later_squeezes_nothing(qtbot: QtBot) -> None:
    page, made = _CoverPage(), RestorePanel("admin")
    qtbot.addWidget(page)
    page.resize(1366, 720)
    page.put(made)
    with qtbot.waitExposed(page):
        page.show()
    qtbot.wait(20)
    made.show_entries(ENTRIES)
    made.submit()
    made.complain("Something that takes two lines. " * 8)

    def nothing_overlaps() -> None:
        assert made.table.geometry().bottom() < made.other.geometry().top()
        assert made.height() >= made.heightForWidth(made.width())

    qtbot.waitUntil(nothing_overlaps, timeout=2000)

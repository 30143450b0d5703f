"""The drives of this computer: those that can be pulled first, and the wizard follows when one is put in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from app.services import session as sessions
from app.ui import drives
from app.ui.dialogs import _package_choice
from app.ui.drives import FoundDrive


def test_what_is_there_can_be_written_to() -> None:
    found = drives.found_drives()
    assert all(one.root.is_dir() for one in found)
    removable = [one.is_removable for one in found]
    assert removable == sorted(removable, reverse=True)


def test_a_stick_appears_by_itself(branch: Any, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    sessions.begin(branch.sessions["supervisor"])
    disk = FoundDrive(tmp_path, "disk", "ext4", 10**9, is_removable=False)
    stick = FoundDrive(tmp_path / "stick", "KINGSTON", "vfat", 10**9, is_removable=True)
    there = [disk]
    monkeypatch.setattr(_package_choice, "found_drives", lambda: tuple(there))
    page = _package_choice.ChoicePage()
    qtbot.addWidget(page)
    assert page.place() is None  # the computer's own disk is nobody's first choice
    there.insert(0, stick)
    page.list_drives()
    assert page.place() == stick.root
    assert "KINGSTON" in page.drive.currentText()
    page.choose_place(tmp_path)
    there.pop(0)
    page.list_drives()
    assert page.place() == tmp_path

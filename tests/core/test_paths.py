"""Where the data lie: the user's own place, the chosen one, or beside a portable program."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from app.core import paths


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a frozen program; nobody chose another place for the data."""
    folder = tmp_path / "程序" / "Aftercare"
    folder.mkdir(parents=True)
    monkeypatch.delenv("AFTERCARE_DATA", raising=False)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(folder / "Aftercare.exe"))
    return folder


def test_an_installed_program_keeps_its_data_with_the_user(installed: Path) -> None:
    assert paths.program_folder() == installed
    assert paths.portable_folder() is None
    assert not paths.data_folder().is_relative_to(installed)


def test_a_portable_program_keeps_them_beside_itself(installed: Path) -> None:
    (installed / paths.PORTABLE_MARKER).write_bytes(b"")
    assert paths.portable_folder() == installed
    assert paths.data_folder() == installed / "data"
    assert paths.database_file().parent == paths.log_folder().parent == installed / "data"
    assert not (installed / "data").exists()


def test_a_folder_of_that_name_is_no_marker(installed: Path) -> None:
    (installed / paths.PORTABLE_MARKER).mkdir()
    assert paths.portable_folder() is None


def test_the_chosen_place_goes_first(installed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (installed / paths.PORTABLE_MARKER).write_bytes(b"")
    monkeypatch.setenv("AFTERCARE_DATA", str(tmp_path / "chosen"))
    assert paths.data_folder() == tmp_path / "chosen"


def test_a_version_that_came_on_a_stick_belongs_to_the_folder(installed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    newer = installed / paths.VERSIONS / "1.2.0"
    monkeypatch.setattr(sys, "executable", str(newer / "Aftercare.exe"))
    (installed / paths.PORTABLE_MARKER).write_bytes(b"")
    assert paths.program_folder() == installed
    assert paths.data_folder() == installed / "data"


def test_a_version_is_known_however_its_folder_is_spelt(installed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows tells a program the name by which it was started; elsewhere another spelling is another folder."""
    spelt = installed / "Versions" / "9.1"
    monkeypatch.setattr(sys, "executable", str(spelt / "Aftercare.exe"))
    assert paths.program_folder() == (installed if sys.platform == "win32" else spelt)


def test_a_checkout_is_never_portable(installed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (installed / paths.PORTABLE_MARKER).write_bytes(b"")
    monkeypatch.delattr(sys, "frozen")
    assert paths.program_folder() is None
    assert paths.portable_folder() is None

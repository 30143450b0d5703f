"""Where a portable program cannot keep its data, and that this is said with what to do."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from app.core import paths
from app.core.errors import EnvironmentFault
from app.models import _places, database


@pytest.fixture
def portable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A portable program's folder."""
    folder = tmp_path / "Aftercare"
    folder.mkdir()
    (folder / paths.PORTABLE_MARKER).write_bytes(b"")
    monkeypatch.delenv("AFTERCARE_DATA")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(folder / "Aftercare.exe"))
    return folder


def refused() -> EnvironmentFault:
    with pytest.raises(EnvironmentFault) as said:
        database.open_database(paths.database_file())
    return said.value


def test_its_branch_lies_beside_it(portable: Path) -> None:
    database.open_database(paths.database_file())
    assert (portable / "data" / "branch.aftercare").is_file()


@pytest.mark.parametrize("kind", ["removable", "network"])
def test_a_drive_that_damages_a_database(portable: Path, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    monkeypatch.setattr(_places, "_kind_of_drive", lambda folder: kind)
    fault = refused()
    assert fault.kind == kind
    assert str(portable) in fault.text
    assert "move the whole folder" in fault.text
    assert not (portable / "data").exists()


def test_a_folder_that_cannot_be_written(portable: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(path: Path) -> Path:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(paths, "private_folder", denied)  # what Windows does; it lets os.access say yes
    fault = refused()
    assert fault.kind == "read_only"
    assert fault.text.startswith("The database cannot be written.")
    assert str(portable) in fault.text


def test_elsewhere_nothing_is_said_of_it(portable: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_places, "_kind_of_drive", lambda folder: "removable")
    with pytest.raises(EnvironmentFault) as said:
        database.open_database(tmp_path / "other" / "branch.aftercare")
    assert "portable" not in said.value.text


@pytest.mark.skipif(sys.platform == "win32", reason="the folder is spelled as on Linux")
def test_it_is_told_so_however_the_place_is_spelled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it lies deep, the data folder has Windows' long spelling and the program's own has not."""
    monkeypatch.setattr(paths, "portable_folder", lambda: Path("/p/OneDrive/程序"))
    for place, is_told in (("/p/OneDrive/程序/data", True), ("/q/OneDrive/程序/data", False)):
        with pytest.raises(EnvironmentFault) as said:
            _places.prepare_place(Path(f"\\\\?\\{place}/branch.aftercare"))
        assert said.value.kind == "synced"
        assert ("This program is portable" in said.value.text) is is_told

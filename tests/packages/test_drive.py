"""What a drive of the system does with what is in its way, and how its troubles are told."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from app.packages.drive import FolderDrive, drive_fault
from tests.packages.junctions import junction


class _OfWindows(PermissionError):
    """Only Windows' own errors have a `winerror`."""

    def __init__(self, number: int, file: str) -> None:
        super().__init__(errno.EACCES, "held", file)
        self.winerror = number


@pytest.mark.parametrize("number", [32, 33])
def test_a_file_that_is_open_elsewhere_is_named(number: int) -> None:
    fault = drive_fault(_OfWindows(number, "E:\\Aftercare-GZ01\\客户.xlsx"))
    assert fault.kind == "in_use"
    assert "“客户.xlsx”" in fault.text


def test_a_drive_that_cannot_be_written_is_another_trouble() -> None:
    assert drive_fault(_OfWindows(5, "E:\\a.xlsx")).kind == "read_only"


def test_nothing_is_written_through_a_junction(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (stick := tmp_path / "stick").mkdir()
    (mine := tmp_path / "mine").mkdir()
    junction(stick / "away", mine, monkeypatch)
    with FolderDrive(stick).create("away/report.txt") as file:
        file.write(b"x")
    assert list(mine.iterdir()) == []
    assert (stick / "away" / "report.txt").read_bytes() == b"x"


def test_a_junction_is_removed_and_what_it_leads_to_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (stick := tmp_path / "stick").mkdir()
    (mine := tmp_path / "mine").mkdir()
    (mine / "report.txt").write_bytes(b"x")
    junction(stick / "away", mine, monkeypatch)
    FolderDrive(stick).remove("away")
    assert list(stick.iterdir()) == []
    assert (mine / "report.txt").read_bytes() == b"x"

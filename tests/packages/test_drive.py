import errno

import pytest

from app.packages.drive import drive_fault


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

"""A folder that Windows could not load is refused, whatever was added, taken away or put in another's place."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

HERE = Path(__file__).parent
_found = importlib.util.spec_from_file_location("portable_executable", HERE / "portable_executable.py")
assert _found
assert _found.loader
made = importlib.util.module_from_spec(_found)
_found.loader.exec_module(made)


def problems(folder: Path) -> list[str]:
    from windows import import_tables

    return import_tables.problems(folder)


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    """A program with two libraries of its own, one of them loaded late, and the runtime."""
    folder = tmp_path / "Aftercare"
    inside = folder / "_internal"
    made.write(
        folder / "Aftercare.exe",
        {"KERNEL32.dll": ["ExitProcess"], "WS2_32.dll": ["#115"], "Qt6Core.dll": ["start", "#4"]},
    )
    made.write(
        inside / "Qt6Core.dll",
        {"MSVCP140.dll": ["throw"], "icuuc.dll": ["ucnv_open"], "api-ms-win-crt-heap-l1-1-0.dll": ["malloc"]},
        ["start", "end"],
        delayed={"Late.dll": ["draw"], "winspool.drv": ["OpenPrinterW"]},
    )
    made.write(inside / "Late.dll", exports=["draw"])
    made.write(inside / "MSVCP140.dll", exports=["throw", "catch"])
    return folder


def test_a_sound_folder_has_no_problems(sound: Path) -> None:
    assert problems(sound) == []


def test_a_folder_without_programs_is_not_sound(tmp_path: Path) -> None:
    assert problems(tmp_path)


@pytest.mark.parametrize(("gone", "asker"), [("MSVCP140.dll", "Qt6Core.dll"), ("Late.dll", "Qt6Core.dll")])
def test_a_library_taken_away(sound: Path, gone: str, asker: str) -> None:
    (sound / "_internal" / gone).unlink()
    assert problems(sound) == [f"_internal/{asker} wants {gone.lower()}, which is not there"]


@pytest.mark.parametrize("name", ["icuuc.dll", "ICU.DLL", "api-ms-win-core-file-l1-2-0.dll", "ucrtbase.dll"])
def test_a_library_of_windows_added(sound: Path, name: str) -> None:
    made.write(sound / "_internal" / name, exports=["ucnv_open"])
    assert problems(sound) == [f"_internal/{name} is Windows' own and must not be carried"]


def test_a_library_replaced_by_an_older_one(sound: Path) -> None:
    made.write(sound / "_internal" / "MSVCP140.dll", exports=["catch"])
    assert problems(sound) == ["_internal/Qt6Core.dll wants of _internal/MSVCP140.dll: throw"]


@pytest.mark.parametrize("mark", [b"Wine builtin DLL", b"Wine placeholder DLL"])
def test_a_library_replaced_by_wines(sound: Path, mark: bytes) -> None:
    made.write(sound / "_internal" / "MSVCP140.dll", exports=["throw", "catch"], note=mark)
    assert problems(sound) == ["_internal/MSVCP140.dll is Wine's"]


def test_a_second_runtime_added(sound: Path) -> None:
    made.write(sound / "_internal" / "shiboken6" / "msvcp140.dll", exports=["throw", "catch"])
    assert problems(sound) == [
        "2 copies of the Visual C++ runtime msvcp140.dll: _internal/MSVCP140.dll, _internal/shiboken6/msvcp140.dll"
    ]


def test_a_library_for_another_processor(sound: Path) -> None:
    made.write(sound / "_internal" / "Late.dll", exports=["draw"], machine=0x14C)
    assert problems(sound) == ["_internal/Late.dll is for another processor (0x14c)"]


def test_what_is_no_program_at_all_is_said(sound: Path) -> None:
    (sound / "_internal" / "Late.dll").write_bytes(b"MZ" + bytes(200))
    with pytest.raises(ValueError, match="not a Windows program"):
        problems(sound)

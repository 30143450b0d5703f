"""What is said of a folder that was built: its parts, and how it differs from another."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, Path]:
    for name in ("one", "other"):
        (tmp_path / name / "_internal" / "PySide6").mkdir(parents=True)
        (tmp_path / name / "Aftercare.exe").write_bytes(b"MZ program")
        (tmp_path / name / "_internal" / "PySide6" / "Qt6Core.dll").write_bytes(bytes(1_500_000))
    return tmp_path / "one", tmp_path / "other"


def test_two_builds_that_are_the_same(two: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    from windows import folder

    assert folder.compare(*two) == 0
    assert capsys.readouterr().out == "the same: 2 files\n"


def test_every_difference_is_named(two: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    from windows import folder

    one, other = two
    (one / "a.txt").write_bytes(b"")
    (other / "b.txt").write_bytes(b"")
    (other / "Aftercare.exe").write_bytes(b"MZ Program, longer")
    assert folder.compare(one, other) == 1
    assert capsys.readouterr().out.splitlines() == [
        f"only in {one}: a.txt",
        f"only in {other}: b.txt",
        "differs: Aftercare.exe (10 and 18 bytes, first at 3)",
    ]


def test_an_archive_is_the_same_whatever_order_it_was_packed_in(tmp_path: Path) -> None:
    from windows import folder

    packed: list[Path] = [tmp_path / "one.zip", tmp_path / "other.zip"]
    for archive, names in zip(packed, (["re/_parser.pyc", "abc.pyc"], ["abc.pyc", "re/_parser.pyc"]), strict=True):
        with zipfile.ZipFile(archive, "w") as made:
            for name in names:
                made.writestr(zipfile.ZipInfo(name), name.encode() * 50, zipfile.ZIP_DEFLATED)
    assert packed[0].read_bytes() != packed[1].read_bytes()
    for archive in packed:
        folder.put_in_order(archive)
    assert packed[0].read_bytes() == packed[1].read_bytes()
    with zipfile.ZipFile(packed[0]) as ordered:
        assert ordered.namelist() == ["abc.pyc", "re/_parser.pyc"]
        assert ordered.read("abc.pyc") == b"abc.pyc" * 50
        assert ordered.infolist()[0].compress_type == zipfile.ZIP_DEFLATED


def test_the_sizes_are_shown_by_part(two: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    from windows import folder

    folder.print_sizes(two[0])
    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert lines[0] == ["1.5", "MB", "1", "files", "Qt"]
    assert lines[-1] == ["1.5", "MB", "2", "files", "together"]


@pytest.mark.parametrize(
    ("place", "part"),
    [
        ("_internal/resources/fonts/NotoSansSC-Bold.ttf", "fonts"),
        ("_internal/resources/help/en/10_home.md", "texts, help, other resources"),
        ("_internal/python312.dll", "Python"),
        ("_internal/python_calamine/_python_calamine.pyd", "sheets"),
        ("_internal/_cffi_backend.pyd", "sealing, passwords"),
        ("_internal/modules_at.txt", "the rest"),
    ],
)
def test_a_file_counts_with_its_part(place: str, part: str) -> None:
    from windows import folder

    assert folder.part_of(place) == part


def test_every_file_is_given_the_same_time(two: tuple[Path, Path]) -> None:
    from windows import folder

    folder.stamp(two[0], 1_700_000_000)
    assert {place.stat().st_mtime for place in [two[0], *two[0].rglob("*")]} == {1_700_000_000}

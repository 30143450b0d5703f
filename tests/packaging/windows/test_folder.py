"""What is said of a folder that was built: its parts, and how it differs from another."""

from __future__ import annotations

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

from pathlib import Path

import pytest

from app.core.long_paths import drive_of, plain, reachable, spelled


@pytest.mark.parametrize(
    ("path", "long"),
    [
        ("C:\\数据\\branch.aftercare", "\\\\?\\C:\\数据\\branch.aftercare"),
        ("\\\\server\\共享\\a.xlsx", "\\\\?\\UNC\\server\\共享\\a.xlsx"),
        ("\\\\?\\C:\\already", "\\\\?\\C:\\already"),
        ("\\\\.\\pipe\\x", "\\\\.\\pipe\\x"),
    ],
)
def test_the_long_spelling_and_back(path: str, long: str) -> None:
    assert spelled(path) == long
    assert plain(long) == path.removeprefix("\\\\?\\")


def test_only_long_paths_are_spelled_so(tmp_path: Path) -> None:
    short, long = Path("/data/a.xlsx"), tmp_path / ("长" * 120)
    assert reachable(short, windows=True) == short
    assert str(reachable(long, windows=True)).startswith("\\\\?\\")
    assert reachable(long, windows=False) == long


def test_the_drive_is_known_by_either_spelling(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert drive_of(tmp_path) == tmp_path.drive

    def too_long(_: Path) -> Path:
        raise OSError(234, "More data is available")

    monkeypatch.setattr(Path, "resolve", too_long)
    assert drive_of(tmp_path) == tmp_path.drive

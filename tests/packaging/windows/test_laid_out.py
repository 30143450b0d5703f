"""Where no link can be made, the files are copied: an exercise may stand on another file system than the build."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest


@pytest.fixture
def built(tmp_path: Path) -> Path:
    folder = tmp_path / "Aftercare"
    (folder / "_internal").mkdir(parents=True)
    (folder / "_internal" / "one.dll").write_bytes(b"code")
    return folder


def test_the_files_are_linked(built: Path, tmp_path: Path) -> None:
    from windows import laid_out

    laid_out.lay_out(built, tmp_path / "versions" / "0.0.10")
    assert (tmp_path / "versions" / "0.0.10" / "_internal" / "one.dll").samefile(built / "_internal" / "one.dll")


def test_they_are_copied_to_another_file_system(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from windows import laid_out

    def across(*_places: str) -> None:
        raise OSError(errno.EXDEV, "Invalid cross-device link")

    monkeypatch.setattr(os, "link", across)
    laid_out.lay_out(built, tmp_path / "there")
    copied = tmp_path / "there" / "_internal" / "one.dll"
    assert copied.read_bytes() == b"code"
    assert not copied.samefile(built / "_internal" / "one.dll")

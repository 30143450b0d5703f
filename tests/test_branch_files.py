"""A file that was lent comes back as the template is, whatever was done to it, or does not come back at all."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from app.models import database
from tests.branch_files import BranchFiles

CONTENT = bytes(range(256)) * 2_000


@pytest.fixture
def files(tmp_path: Path) -> BranchFiles:
    template = tmp_path / "template.aftercare"
    template.write_bytes(CONTENT)
    template.chmod(0o600)
    return BranchFiles(template)


def _changed(file: Path) -> None:
    with file.open("r+b") as opened:
        opened.seek(300_000)
        opened.write(b"changed")


def _shorter(file: Path) -> None:
    os.truncate(file, 100)


def _longer(file: Path) -> None:
    with file.open("ab") as opened:
        opened.write(b"more")


def _read_only(file: Path) -> None:
    _changed(file)
    file.chmod(0o400)


def _gone(file: Path) -> None:
    file.unlink()


def _another(file: Path) -> None:
    other = file.with_suffix(".other")
    other.write_bytes(b"another")
    os.replace(other, file)


@pytest.mark.parametrize("treated", [_changed, _shorter, _longer, _read_only, _gone, _another])
def test_the_next_test_has_it_as_the_template_is(
    files: BranchFiles, tmp_path: Path, treated: Callable[[Path], None]
) -> None:
    first, second = tmp_path / "first.aftercare", tmp_path / "second.aftercare"
    files.lend(first)
    treated(first)
    files.take_back(first)
    files.lend(second)
    assert second.read_bytes() == CONTENT
    assert os.access(second, os.W_OK)


@pytest.mark.skipif(sys.platform == "win32", reason="there an open file cannot be moved")
def test_one_that_is_still_open_stays_where_it_is(files: BranchFiles, tmp_path: Path) -> None:
    first, second = tmp_path / "first.aftercare", tmp_path / "second.aftercare"
    files.lend(first)
    with first.open("r+b") as opened:
        files.take_back(first)
        files.lend(second)
        opened.write(b"late")
    assert second.read_bytes() == CONTENT
    assert first.read_bytes() != CONTENT


@pytest.mark.skipif(not hasattr(os, "waitid"), reason="there an open file cannot be moved")
def test_with_a_process_about_it_stays_where_it_is(files: BranchFiles, tmp_path: Path) -> None:
    first = tmp_path / "first.aftercare"
    files.lend(first)
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as other:
        files.take_back(first)
        assert first.exists()
        other.communicate(b"\n")


def test_one_that_could_not_be_put_right_is_not_lent(
    files: BranchFiles, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_given: object) -> None:
        raise OSError(28, "No space left on device")

    first, second = tmp_path / "first.aftercare", tmp_path / "second.aftercare"
    files.lend(first)
    _changed(first)
    with monkeypatch.context() as patched:
        patched.setattr(BranchFiles, "_put_right_from", full)
        files.take_back(first)
    files.lend(second)
    assert second.read_bytes() == CONTENT


def test_what_one_test_wrote_is_not_in_the_next_branch(
    branch: object, branch_files: BranchFiles, tmp_path: Path
) -> None:
    database.execute("INSERT INTO branch_setting (key, value) VALUES ('left', '1')")
    database.close_database()
    file, other = tmp_path / "branch.aftercare", tmp_path / "other.aftercare"
    written = file.read_bytes()
    branch_files.take_back(file)
    branch_files.lend(other)
    assert other.read_bytes() != written
    database.open_database(other)
    assert database.query("SELECT value FROM branch_setting WHERE key = 'left'") == []
    database.close_database()
    branch_files.take_back(other)

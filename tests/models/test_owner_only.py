"""What the branch keeps is readable by its owner only (R004, T4)."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from app.core import paths
from app.models import attachment_store, database

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows keeps a user's folder by its own lists")


def rights(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_new_branch_is_its_owners(tmp_path: Path) -> None:
    place = tmp_path / "new" / "branch.aftercare"
    database.open_database(place)
    attachment_store.keep(b"scan")
    database.query("SELECT 1 FROM customer")
    assert rights(place.parent) == 0o700
    open_ones = {file.name: rights(file) for file in place.parent.iterdir() if rights(file) & 0o077}
    assert open_ones == {}
    assert rights(place) == 0o600
    assert not [file for file in (place.parent / "attachments").rglob("*") if file.is_dir() and rights(file) & 0o077]


def test_an_older_branch_is_closed_when_it_is_opened(tmp_path: Path) -> None:
    place = tmp_path / "branch.aftercare"
    database.open_database(place)
    (tmp_path / "attachments").mkdir(mode=0o755)
    database.close_database()
    place.chmod(0o644)
    database.open_database(place)
    assert rights(place) == 0o600
    assert rights(tmp_path / "attachments") == 0o700
    for file in tmp_path.glob("branch.aftercare*"):
        assert not rights(file) & 0o077, file.name


def test_the_data_folder_is_closed_with_what_is_in_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = tmp_path / "shared" / "aftercare"
    data.mkdir(parents=True, mode=0o755)
    monkeypatch.setenv("AFTERCARE_DATA", str(data))
    paths.private_folder(paths.log_folder())
    assert (rights(data), rights(paths.log_folder())) == (0o700, 0o700)
    assert rights(data.parent) & 0o077  # not ours


def test_a_folder_of_the_users_own_is_left_as_it_is(tmp_path: Path) -> None:
    chosen = tmp_path / "documents"
    chosen.mkdir(mode=0o755)
    paths.private_folder(chosen)
    assert rights(chosen) == 0o755

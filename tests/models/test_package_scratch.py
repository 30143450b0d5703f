"""What an interrupted package needs stays beside the database, sealed where the branch is; nothing else does."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.models import database, package_scratch
from app.models._sealed import NotWhole


def test_only_what_a_crash_left_is_removed(branch):
    assert package_scratch.sweep() == 0
    folder = package_scratch.folder() / "0123"
    folder.mkdir(parents=True)
    (folder / "scratch8s7d").write_bytes(b"noise")
    (folder / "scratch.part").write_bytes(b"noise")
    package_scratch.keep(folder / "journal.json", b"{}")
    assert package_scratch.sweep() == 2
    assert [one.name for one in folder.iterdir()] == ["journal.json"]


@pytest.mark.parametrize("key", ["", "7" * 64])
def test_what_is_kept_is_sealed_as_the_branch_is(tmp_path: Path, key: str) -> None:
    database.open_database(tmp_path / "branch.aftercare", key=key)
    package_scratch.keep(tmp_path / "kept", b"13812345678")
    assert package_scratch.kept(tmp_path / "kept") == b"13812345678"
    assert (b"13812345678" in (tmp_path / "kept").read_bytes()) == (not key)
    database.close_database()
    if key:
        database.open_database(tmp_path / "other", key="8" * 64)
        with pytest.raises(NotWhole):
            package_scratch.kept(tmp_path / "kept")
        database.close_database()

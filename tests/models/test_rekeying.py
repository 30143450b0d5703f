"""A change of key takes along whatever lies among the attachments, and leaves nothing of it readable."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.core.progress import Silent
from app.models import attachment_store, database, key_slots, rekeying
from app.models.key_slots import Kdf
from app.models.rekeying import KeyChange

OLD, NEW = "1" * 64, "2" * 64
SCAN, LATER = b"a scan 13987650123 of then", b"a scan 13987650123 added since"


def change_of(path: Path, old: str, new: str) -> KeyChange:
    return KeyChange(path, old, new, Kdf("00" * 16, 1, 8, 1), ())


def keep(path: Path, key: str, *contents: bytes) -> list[str]:
    database.open_database(path, key=key)
    try:
        return [attachment_store.keep(content)[0] for content in contents]
    finally:
        database.close_database()


def read(path: Path, key: str, sha256: str) -> bytes:
    database.open_database(path, key=key)
    try:
        return attachment_store.read(sha256)
    finally:
        database.close_database()


def readable(folder: Path) -> list[str]:
    return [one.name for one in folder.rglob("*") if one.is_file() and b"13987650123" in one.read_bytes()]


@pytest.mark.parametrize("old", ["", OLD])
def test_what_was_added_after_the_change_was_wanted_goes_along(tmp_path: Path, old: str) -> None:
    """The sheet is printed in between, and people go on working: also what no row names is in nobody's way."""
    path = tmp_path / "branch.aftercare"
    keep(path, old, SCAN)
    if old:
        key_slots.write(path, Kdf("00" * 16, 1, 8, 1), {old: ()})
    change = change_of(path, old, NEW)
    (later,) = keep(path, old, LATER)
    rekeying.change_key(change, Silent())
    assert read(path, NEW, later) == LATER
    files = [one for one in (tmp_path / "attachments").rglob("*") if one.is_file()]
    assert len(files) == 2, "nothing under the old key"
    assert readable(tmp_path) == []


def test_nothing_stays_readable_that_is_damaged_unfinished_or_interrupted(tmp_path: Path) -> None:
    path = tmp_path / "branch.aftercare"
    (damaged,) = keep(path, "", SCAN)
    file = attachment_store.place_in(tmp_path / "attachments", damaged, "")
    file.write_bytes(b"x" + SCAN)
    (tmp_path / "attachments" / "0123.part").write_bytes(LATER)
    (tmp_path / "packages" / "0123").mkdir(parents=True)
    (tmp_path / "packages" / "0123" / "journal.json").write_bytes(LATER)
    rekeying.change_key(change_of(path, "", NEW), Silent())
    assert readable(tmp_path) == []
    assert not (tmp_path / "packages").exists()
    sealed = attachment_store.place_in(tmp_path / "attachments", damaged, NEW)
    with sealed.open("rb") as kept:
        assert b"".join(attachment_store.read_as_kept(kept, NEW)) == b"x" + SCAN, "as damaged as it was, not worse"


def test_what_another_key_sealed_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "branch.aftercare"
    keep(path, "", SCAN)
    foreign = attachment_store.place_in(tmp_path / "attachments", "ab" * 32, OLD)
    foreign.parent.mkdir(exist_ok=True)
    with foreign.open("wb") as out:
        attachment_store.write_as_kept([LATER], out, OLD)
    before = foreign.read_bytes()
    rekeying.change_key(change_of(path, "", NEW), Silent())
    assert foreign.read_bytes() == before

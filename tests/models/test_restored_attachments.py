"""The branch that goes aside for a restored one keeps its scans, whatever happens to the restored one."""

from __future__ import annotations

import contextlib
import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from app.core import clock
from app.core.progress import Silent
from app.models import attachment_store, backup_folder, backup_making, database, key_slots, rekeying, restoring
from app.models._file import OpenFile
from app.models.backup_folder import Found
from app.models.key_slots import Kdf
from app.models.organisation import BranchSetting

KEY, OTHER = "7" * 64, "8" * 64
THEN, NOW = b"a scan of then", b"a scan of now"


def make(path: Path, key: str, content: bytes, value: str) -> str:
    """A branch with one scan, which its logo names; closed. Returns the digest of the scan."""
    database.open_database(path, key=key)
    sha256, _ = attachment_store.keep(content)
    BranchSetting.create(key="print.logo", value=f'"{sha256}"')
    BranchSetting.create(key="mark", value=value)
    database.close_database()
    if key:
        key_slots.write(path, Kdf("00" * 16, 1, 8, 1), {key: ()})
    return sha256


def back_up(path: Path, key: str, place: Path) -> Found:
    database.open_database(path, key=key)
    order = backup_making.Order(
        OpenFile(str(path), key), attachment_store.store_folder(), "GZ01", "demand", "0.1.0", clock.now()
    )
    found = backup_making.make(order, backup_making.prepare(place), Silent(), lambda _: None, clock.now)
    database.close_database()
    return found


def restore(found: Found, path: Path, key: str) -> Path:
    staged = restoring.stage(found, path, key, clock.local(clock.now()), Silent(), lambda _: None)
    restoring.decide(staged, {"reason": "test"})
    restoring.finish(path)
    return staged.kept / path.name


def holds(path: Path, key: str, sha256: str, content: bytes, value: str) -> bool:
    database.open_database(path, key=key)
    try:
        mark = database.scalar("SELECT value FROM branch_setting WHERE key = 'mark'")
        return mark == value and attachment_store.read(sha256) == content
    finally:
        database.close_database()


@pytest.mark.parametrize(("now", "then"), [("", KEY), (KEY, ""), (OTHER, KEY)])
def test_what_goes_aside_stays_whole_and_comes_back(tmp_path: Path, now: str, then: str) -> None:
    """Encrypted over plain, plain over encrypted, another key: also after the restored branch was given a new key."""
    old = make(tmp_path / "then" / "b.aftercare", then, THEN, "then")
    found = back_up(tmp_path / "then" / "b.aftercare", then, tmp_path / "place")
    path = tmp_path / "now" / "b.aftercare"
    new = make(path, now, NOW, "now")
    database.open_database(path, key=now)
    attachment_store.keep(THEN)  # both have this one
    database.close_database()
    kept = restore(found, path, now)
    assert holds(path, then, old, THEN, "then")
    if then:
        rekeying.sweep(path, then)  # as the first sign-in does
        rekeying.change_key(rekeying.KeyChange(path, then, "9" * 64, Kdf("00" * 16, 1, 8, 1), ()), Silent())
    assert holds(kept, now, new, NOW, "now")
    assert holds(kept, now, old, THEN, "now")
    key = "9" * 64 if then else ""
    again = restore(backup_folder.open_backup(kept), path, key)
    assert holds(path, now, new, NOW, "now")
    assert holds(kept, now, new, NOW, "now"), "a copy was brought, nothing taken away"
    assert holds(again, key, old, THEN, "then")


def test_with_the_same_key_both_have_one_folder(tmp_path: Path) -> None:
    """A large branch is not copied for nothing."""
    path = tmp_path / "b.aftercare"
    old = make(path, KEY, THEN, "then")
    found = back_up(path, KEY, tmp_path / "place")
    kept = restore(found, path, KEY)
    assert holds(path, KEY, old, THEN, "then")
    assert not (kept.parent / "attachments").exists()
    found = back_up(path, KEY, tmp_path / "place")
    damaged = restore(found, path, "")
    assert not (damaged.parent / "attachments").exists(), "nobody typed a password, the slots tell"


def test_a_plain_copy_from_before_the_encrypting_gets_its_scans_back(tmp_path: Path) -> None:
    path = tmp_path / "b.aftercare"
    old = make(path, "", THEN, "then")
    (tmp_path / "copies").mkdir()
    copy = shutil.copy(path, tmp_path / "copies" / "b-before-0099.aftercare")
    rekeying.change_key(rekeying.KeyChange(path, "", KEY, Kdf("00" * 16, 1, 8, 1), ()), Silent())
    kept = restore(backup_folder.open_backup(Path(copy)), path, KEY)
    assert holds(path, "", old, THEN, "then")
    assert holds(kept, KEY, old, THEN, "then")


def test_what_the_history_is_to_be_told_is_not_readable_meanwhile(tmp_path: Path) -> None:
    path = tmp_path / "b.aftercare"
    make(path, KEY, THEN, "then")
    found = back_up(path, KEY, tmp_path / "place")
    staged = restoring.stage(found, path, KEY, clock.local(clock.now()), Silent(), lambda _: None)
    restoring.decide(staged, {"reason": "王女士 13987650123"})
    assert b"13987650123" not in restoring.plan_of(path).read_bytes()
    restoring.finish(path)
    assert b"13987650123" not in restoring.note_of(path).read_bytes()
    database.open_database(path, key=KEY)
    assert restoring.take_note(path) == {"reason": "王女士 13987650123", "kept": staged.kept.name}
    database.close_database()


class Killed(BaseException):
    """The computer stops here."""


@pytest.mark.parametrize("steps", range(0, 12))
def test_broken_off_while_the_folders_change_places(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, steps: int
) -> None:
    make(tmp_path / "then" / "b.aftercare", KEY, THEN, "then")
    found = back_up(tmp_path / "then" / "b.aftercare", KEY, tmp_path / "place")
    path = tmp_path / "now" / "b.aftercare"
    new = make(path, "", NOW, "now")
    staged = restoring.stage(found, path, "", clock.local(clock.now()), Silent(), lambda _: None)
    restoring.decide(staged, {"reason": "test"})
    left = [steps]
    real = os.replace

    def replace(source: Any, target: Any, **named: Any) -> None:
        if left[0] == 0:
            raise Killed
        left[0] -= 1
        real(source, target, **named)

    with monkeypatch.context() as patched, contextlib.suppress(Killed):
        patched.setattr(os, "replace", replace)
        restoring.finish(path)
    restoring.finish(path)
    assert holds(path, KEY, _sha(THEN), THEN, "then")
    assert holds(staged.kept / path.name, "", new, NOW, "now")


def _sha(content: bytes) -> str:
    import hashlib

    return hashlib.sha256(content).hexdigest()

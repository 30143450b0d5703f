"""Attachments go from one backup place to the next by drives that fail; nothing that may be the last is removed."""

from __future__ import annotations

import errno
import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.core.errors import EnvironmentFault
from app.models import backup_attachments, backup_folder
from app.models.backup_attachments import Line, kept_as
from app.models.backup_folder import LIST

SCAN = b"a voucher, scanned" * 100
DIGEST = hashlib.sha256(SCAN).hexdigest()
LINE = Line(DIGEST, len(SCAN), 0, DIGEST)
Break = Callable[..., None]


@pytest.fixture
def first(tmp_path: Path) -> Path:
    return stored(tmp_path / "first")


@pytest.fixture
def drive(monkeypatch: pytest.MonkeyPatch) -> Break:
    """`drive(path, times=1)`: so often reading this file gives other bytes, or an error."""
    whole = backup_folder.copy_file

    def fail(broken: Path, times: int, error: OSError | None = None) -> None:
        left = [times]

        def copy(source: Path, target: Path, tell: Any, **more: Any) -> tuple[str, int]:
            if source != broken or not left[0]:
                return whole(source, target, tell, **more)
            left[0] -= 1
            if error is not None:
                raise error
            target.write_bytes(b"X" + source.read_bytes()[1:])
            return backup_folder.digest_of(target, tell)

        monkeypatch.setattr(backup_folder, "copy_file", copy)

    return fail


def stored(folder: Path, content: bytes = SCAN) -> Path:
    target = kept_as(folder, DIGEST)
    target.parent.mkdir(parents=True)
    target.write_bytes(content)
    return folder


def copy(first: Path, second: Path, live: Path | None = None) -> None:
    backup_attachments.copy_missing([LINE], first, second, lambda _: None, live)


@pytest.mark.parametrize("error", [None, OSError(errno.EIO, "broken")])
def test_a_drive_that_fails_once_is_read_again(
    first: Path, tmp_path: Path, drive: Break, error: OSError | None
) -> None:
    drive(kept_as(first, DIGEST), 1, error)
    copy(first, tmp_path / "second")
    assert kept_as(tmp_path / "second", DIGEST).read_bytes() == SCAN
    assert backup_attachments.live_files(tmp_path / "second") == [kept_as(tmp_path / "second", DIGEST)]


@pytest.mark.parametrize("error", [None, OSError(errno.EIO, "broken")])
def test_what_stays_unreadable_is_named_and_never_removed(
    first: Path, tmp_path: Path, drive: Break, error: OSError | None
) -> None:
    drive(kept_as(first, DIGEST), 99, error)
    with pytest.raises(EnvironmentFault, match=DIGEST[:12]):
        copy(first, tmp_path / "second")
    assert kept_as(first, DIGEST).read_bytes() == SCAN
    assert not list((tmp_path / "second").rglob("*.part"))
    assert backup_attachments.live_files(tmp_path / "second") == []


def test_the_branch_gives_what_the_first_place_has_lost_to_both(tmp_path: Path) -> None:
    first, live, second = stored(tmp_path / "first", SCAN[:-1] + b"?"), stored(tmp_path / "live"), tmp_path / "second"
    copy(first, second, live)
    assert kept_as(second, DIGEST).read_bytes() == SCAN
    assert kept_as(first, DIGEST).read_bytes() == SCAN


def test_a_damaged_branch_replaces_nothing(tmp_path: Path) -> None:
    first, live = stored(tmp_path / "first", b"damaged on the disk"), stored(tmp_path / "live", b"damaged here, too")
    with pytest.raises(EnvironmentFault, match="missing in the backup or damaged"):
        copy(first, tmp_path / "second", live)
    assert kept_as(first, DIGEST).read_bytes() == b"damaged on the disk"
    assert kept_as(live, DIGEST).read_bytes() == b"damaged here, too"


def test_a_full_stick_is_said_as_such(first: Path, tmp_path: Path, drive: Break) -> None:
    drive(kept_as(first, DIGEST), 1, OSError(errno.ENOSPC, "full"))
    with pytest.raises(OSError, match="full"):
        copy(first, tmp_path / "second", stored(tmp_path / "live"))


def test_a_stick_that_cannot_be_written_is_not_called_a_lost_attachment(
    first: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: Any, **__: Any) -> None:
        raise OSError(errno.EIO, "broken")

    monkeypatch.setattr(backup_folder, "copy_file", broken)
    with pytest.raises(OSError, match="broken"):
        copy(first, tmp_path / "second", stored(tmp_path / "live"))


def test_contents_stay_while_any_list_of_the_place_names_them(tmp_path: Path) -> None:
    """A backup whose `backup.json` cannot be read today still names what it needs."""
    store = stored(tmp_path / "Aftercare_GZ01_attachments")
    backup = tmp_path / "Aftercare_GZ01_20261122-080000_demand"
    backup.mkdir()
    (backup / "backup.json").write_text("not readable just now")
    backup_attachments.write_list(backup, [LINE])
    assert backup_attachments.prune(store, []) == 0
    (backup / LIST).write_text("not readable either")
    assert backup_attachments.prune(store, []) == 0
    (backup / LIST).unlink()
    assert backup_attachments.prune(store, []) == 1


def test_what_the_place_cannot_read_when_its_turn_comes_is_brought_anew(
    first: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    live, whole, failed = stored(tmp_path / "live"), backup_folder.digest_of, list[Path]()
    line = LINE._replace(changed_ns=kept_as(live, DIGEST).stat().st_mtime_ns)

    def fails_once(path: Path, tell: Any) -> tuple[str, int]:
        if path == kept_as(first, DIGEST) and not failed:
            failed.append(path)
            raise OSError(errno.EIO, "broken")
        return whole(path, tell)

    monkeypatch.setattr(backup_folder, "digest_of", fails_once)
    lines = backup_attachments.keep_all(live, first, {DIGEST: line}, DIGEST[0], lambda _: None)
    assert (failed, lines) == ([kept_as(first, DIGEST)], [line])
    assert kept_as(first, DIGEST).read_bytes() == SCAN

"""Encrypt a closed branch, or give it another key: a copy under the new key is made and proven, then takes its place.

Whatever moment the program dies at, the branch is there whole, under the old key or the new one, and the key slots fit
both until the change is over. What is left of the old one is overwritten and removed; a disk with wear levelling may
keep traces nevertheless.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from app.core import paths
from app.core.errors import EnvironmentFault
from app.core.i18n import translate
from app.core.progress import Progress
from app.models import _faults, _sealed, attachment_store, backup_attachments, key_slots, package_scratch
from app.models._file import APPLICATION_ID, DRIVER_ERRORS, connect_file
from app.models.backup import facts, prove
from app.models.key_slots import Kdf, Person

_CHUNK = 1 << 20
_STEPS = 5


@dataclass(frozen=True)
class KeyChange:
    """What to do: the database, its key now (empty for a plain one), the new one, and whose slots it gets."""

    path: Path
    old_key: str = field(repr=False)
    new_key: str = field(repr=False)
    kdf: Kdf
    people: tuple[Person, ...]


class _Pair(NamedTuple):
    """A file of the attachments under the old key, and where it goes under the new one."""

    old: Path
    new: Path


def change_key(change: KeyChange, progress: Progress) -> None:
    """Carry it out; nobody may have the branch open. Raises EnvironmentFault, and Cancelled until the last step.

    The branch is then as it was.
    """
    try:
        _require_room(change)
        progress.report(0, _STEPS)
        with _alone_with(change) as conn:
            progress.report(1, _STEPS)
            pairs = _seal_attachments(change, progress)
            fresh = _copied(change, conn)
            progress.report(2, _STEPS)
            _prove(change, conn, fresh, pairs)
            progress.report(3, _STEPS)
            both = {change.old_key: change.people} if change.old_key else {}
            key_slots.write(change.path, change.kdf, {**both, change.new_key: change.people})
            if os.name == "nt":
                conn.close()  # an open file cannot be replaced there
            _take_its_place(fresh, change.path)
        with contextlib.suppress(OSError):  # the change is done; the next sign-in clears up what could not be
            key_slots.write(change.path, change.kdf, {change.new_key: change.people})
            sweep(change.path, change.new_key, change.old_key)
    except (OSError, *DRIVER_ERRORS) as error:
        raise _faults.plain_fault(error) from error
    finally:
        _fresh(change.path).unlink(missing_ok=True)


def sweep(path: Path, key: str, old_key: str = "") -> None:
    """Remove what a change of key has left beside an encrypted branch, also one that was cut short.

    An attachment's old file goes only when the new one is whole. A package that was interrupted is begun anew: what was
    kept of it is readable, or is not for this key. Raises OSError.
    """
    for old, new in _pairs(path.parent / attachment_store.FOLDER, old_key, key):
        if new.is_file() and _holds_the_same(old, old_key, new, key):
            _wipe(old)
    shutil.rmtree(path.parent / package_scratch.FOLDER, ignore_errors=True)
    _wipe(_leaving(path))
    _fresh(path).unlink(missing_ok=True)


def is_left_over(path: Path) -> bool:
    """Whether a change of key that was cut short has left something to sweep."""
    return _leaving(path).exists() or _fresh(path).exists()


def _pairs(folder: Path, old_key: str, new_key: str) -> Iterator[_Pair]:
    """Every attachment under the old key: what lies in the folder counts, whoever names it, and also when nobody does.

    A sealed file that this key does not open is left out; so is, among plain ones, a sealed one. A plain one that is
    damaged is not: it must not stay readable.
    """
    for old in backup_attachments.live_files(folder):
        if not old_key:
            sha256 = "" if _is_sealed(old) else old.name
        else:
            sha256 = attachment_store.digest_of(old, old_key) if _is_sealed(old) else ""
        if sha256 and attachment_store.place_in(folder, sha256, old_key) == old:
            yield _Pair(old, attachment_store.place_in(folder, sha256, new_key))


def _is_sealed(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(_sealed.MAGIC)) == _sealed.MAGIC


def _fresh(path: Path) -> Path:
    return path.with_name(f"{path.name}.rekeyed")


def _leaving(path: Path) -> Path:
    return path.with_name(f"{path.name}.replaced")


def _require_room(change: KeyChange) -> None:
    folder = change.path.parent / attachment_store.FOLDER
    wanted = sum(one.stat().st_size for one in backup_attachments.live_files(folder)) + change.path.stat().st_size
    free = shutil.disk_usage(change.path.parent).free
    if free < wanted * 1.1 + (16 << 20):
        text = translate("encryption", "Encrypting needs {need} MB of free space; {free} MB are free. Free some first.")
        raise EnvironmentFault(text.format(need=(int(wanted * 1.1) >> 20) + 17, free=free >> 20), "disk_full")


@contextlib.contextmanager
def _alone_with(change: KeyChange) -> Iterator[Any]:
    """A connection that keeps every other program out of the file until it is closed."""
    conn = connect_file(str(change.path), change.old_key)
    try:
        conn.execute("PRAGMA temp_store = 2")
        try:
            mode = conn.execute("PRAGMA journal_mode = DELETE").fetchone()[0]
            conn.execute("PRAGMA locking_mode = EXCLUSIVE")
            conn.execute("BEGIN EXCLUSIVE")
            conn.execute("COMMIT")
        except DRIVER_ERRORS as error:
            if not isinstance(fault := _faults.plain_fault(error), EnvironmentFault) or fault.kind != "locked":
                raise
            mode = ""
        if mode != "delete":
            raise EnvironmentFault(
                translate("encryption", "Another program has this branch open. Close it there, then try again."),
                "locked",
            )
        yield conn
    finally:
        conn.close()


def _copied(change: KeyChange, conn: Any) -> Path:
    """The whole database under the new key, flushed."""
    fresh = _fresh(change.path)
    fresh.unlink(missing_ok=True)
    os.close(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    version = conn.execute("PRAGMA user_version").fetchone()[0]
    conn.execute(f"ATTACH DATABASE ? AS fresh KEY \"x'{change.new_key}'\"", (str(fresh),))
    conn.execute("PRAGMA fresh.synchronous = OFF")  # flushed once, at the end
    conn.execute("SELECT sqlcipher_export('fresh')").fetchall()
    conn.execute(f"PRAGMA fresh.application_id = {APPLICATION_ID}")
    conn.execute(f"PRAGMA fresh.user_version = {version}")
    conn.execute("DETACH DATABASE fresh")
    with fresh.open("rb+") as written:
        os.fsync(written.fileno())
    return fresh


def _prove(change: KeyChange, conn: Any, fresh: Path, pairs: list[_Pair]) -> None:
    """Read all of the copy and compare what both hold. Raises EnvironmentFault("damaged")."""
    prove(fresh, change.new_key)
    copy = connect_file(str(fresh), change.new_key, mode="ro")
    try:
        schema = "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY 1, 2"
        same = facts(copy) == facts(conn) and copy.execute(schema).fetchall() == conn.execute(schema).fetchall()
    finally:
        copy.close()
    if not same or not all(_holds_the_same(old, change.old_key, new, change.new_key) for old, new in pairs):
        text = translate("encryption", "The encrypted copy is not the same as the branch. Nothing was changed.")
        raise EnvironmentFault(text, "damaged")


def _holds_the_same(old: Path, old_key: str, new: Path, new_key: str) -> bool:
    found = attachment_store.digest_of(old, old_key)
    return bool(found) and new.is_file() and attachment_store.digest_of(new, new_key) == found


def _take_its_place(fresh: Path, path: Path) -> None:
    """The old file keeps a second name where the disk has such, so that its content can be overwritten."""
    leaving = _leaving(path)
    leaving.unlink(missing_ok=True)
    with contextlib.suppress(OSError):
        os.link(path, leaving)
    key_slots.replace_file(fresh, path)


def _seal_attachments(change: KeyChange, progress: Progress) -> list[_Pair]:
    """Write every attachment under the new key beside the old one; one that its key does not open stays as it is.

    Nobody has the branch open any more: what was added since the change was wanted is among them.
    """
    folder = change.path.parent / attachment_store.FOLDER
    for part in folder.glob("*.part"):  # what a crash left of one that was being added
        _wipe(part)
    pairs = list(_pairs(folder, change.old_key, change.new_key))
    for old, new in pairs:
        progress.report(1, _STEPS)
        paths.private_folder(new.parent)
        part = folder / f"{new.name}.part"  # where `attachment_store.sweep` finds it
        try:
            with old.open("rb") as source, part.open("wb") as out:
                chunks = attachment_store.read_as_kept(source, change.old_key)
                attachment_store.write_as_kept(chunks, out, change.new_key)
                out.flush()
                os.fsync(out.fileno())
            key_slots.replace_file(part, new)
        finally:
            part.unlink(missing_ok=True)
    if folder.is_dir():
        key_slots.sync_folder(folder)  # the names of new folders, too
    return pairs


def _wipe(path: Path) -> None:
    """Overwrite a file, then remove it."""
    if not path.is_file():
        return
    with path.open("rb+") as file:
        left = path.stat().st_size
        while left > 0:
            left -= file.write(bytes(min(left, _CHUNK)))
        file.flush()
        os.fsync(file.fileno())
    path.unlink()

"""Make a backup: copy the database at one moment, bring the attachments, restore it to a scratch folder, compare."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app.core import paths
from app.core.errors import EnvironmentFault
from app.core.i18n import translate
from app.models import backup, backup_attachments, backup_erasures, backup_folder
from app.models._file import OpenFile
from app.models.backup_folder import DATABASE, KEYS, LIST, Found, Manifest, Tell
from app.models.key_slots import slots_file

if TYPE_CHECKING:
    from app.core.progress import Progress
    from app.models.backup import WhenCancelled


Clock = Callable[[], datetime]
_ENDS = ("", ".keys", "-wal")


@dataclass(frozen=True)
class Order:
    """What is backed up: the open file, its folder of attachments, whose it is, why and when (local time)."""

    file: OpenFile
    attachments: Path
    code: str
    reason: str
    program: str
    made_at: datetime

    @property
    def name(self) -> str:
        """The name of the folder."""
        return backup_folder.folder_name(self.code, self.made_at, self.reason)


class Bytes:
    """Tells a Progress how many megabytes of one step are done."""

    def __init__(self, progress: Progress, total: int, text: str) -> None:
        self._progress, self._total, self._text, self._done = progress, max(total, 1), text, 0
        self(0)

    def __call__(self, many: int) -> None:
        """So many bytes more."""
        self._done += many
        done = min(self._done, self._total)
        self._progress.report(done >> 20, (self._total >> 20) + 1, self._text)


class Pages:
    """Gives the pages of a copy (of four kilobytes) to a Progress as megabytes."""

    def __init__(self, progress: Progress, text: str) -> None:
        self._progress, self._text = progress, text

    def report(self, done: int, total: int, text: str = "") -> None:
        """So many of so many pages; a total of 0 means unknown."""
        self._progress.report(done >> 8, (total >> 8) + 1 if total else 0, self._text)


def make(order: Order, place: Path, progress: Progress, when_cancelled: WhenCancelled, now: Clock) -> Found:
    """Make a proven backup in a place, whose folder is there; `now` says when it was proven.

    Nothing is left when it is stopped or fails. Raises EnvironmentFault, Cancelled.
    """
    backup_folder.sweep(place)
    size = Path(order.file.path).stat().st_size
    store = backup_folder.store_of(place, order.code)
    before = backup_folder.in_place(place)
    known = _known(before, order.code)
    lacking = backup_attachments.missing_bytes(order.attachments, store, known)
    backup_folder.need_room(place, 2 * size + lacking)
    with backup_folder.unfinished(place, order.name) as part:
        words = translate("backup", "Copying the database, MB")
        facts = backup.copy_moment(order.file, part / DATABASE, Pages(progress, words))
        files = {DATABASE: backup_folder.digest_of(part / DATABASE, Bytes(progress, size, words))}
        slots = slots_file(order.file.path)
        if slots.is_file():
            files[KEYS] = backup_folder.copy_file(slots, part / KEYS, lambda _: None)
        tell = Bytes(progress, lacking, translate("backup", "Copying the attachments, MB"))
        turn = f"{order.made_at.toordinal() % 16:x}"
        lines = backup_attachments.keep_all(order.attachments, store, known, turn, tell)
        backup_attachments.write_list(part, lines)
        files[LIST] = backup_folder.digest_of(part / LIST, lambda _: None)
        manifest = Manifest(
            order.code,
            order.made_at,
            order.reason,
            order.program,
            bool(order.file.key),
            files,
            (len(lines), sum(one.size for one in lines)),
            facts,
        )
        _rehearse(part, manifest, order.file.key, place, progress, when_cancelled)
        backup_folder.write_manifest(part, replace(manifest, proven_at=now()))
        backup_erasures.carry(Path(order.file.path), place, order.code)
        target = _free_name(place / order.name)
        backup_folder.finish(part, target)
    return backup_folder.open_backup(target)


def _known(before: list[Found], code: str) -> dict[str, backup_attachments.Line]:
    """What the last backup of this branch listed, by name."""
    for one in before:
        if one.manifest is not None and one.manifest.code == code:
            with contextlib.suppress(EnvironmentFault):
                return {line.name: line for line in backup_attachments.read_list(one.folder)}
    return {}


def _free_name(target: Path) -> Path:
    """Two in one second: the later one waits for nobody."""
    number, found = 1, target
    while found.exists():
        number += 1
        found = target.with_name(f"{target.name}-{number}")
    return found


def _rehearse(
    part: Path, manifest: Manifest, key: str, place: Path, progress: Progress, when_cancelled: WhenCancelled
) -> None:
    """Restore what was written to a scratch folder, as a restore does, and compare it with what the branch held."""
    with backup_folder.unfinished(place, "Aftercare_rehearsal") as scratch:
        bring_database(Found(part, part / DATABASE, manifest), scratch, DATABASE, progress)
        progress.report(0, 0, translate("backup", "Reading every page of the copy"))
        backup.prove(scratch / DATABASE, key, when_cancelled)
        opened = OpenFile(str(scratch / DATABASE), key)  # as the program opens a branch, with the right to write
        try:
            conn = opened.new_connection()
            conn.execute("PRAGMA mmap_size = 0")
            try:
                told = Pages(progress, translate("backup", "Counting what the copy holds"))
                same = backup.facts(conn, told) == manifest.facts
            finally:
                conn.close()
        finally:
            opened.close_every_connection()
        if not same:
            raise backup.damaged()


def bring_database(found: Found, folder: Path, name: str, progress: Progress) -> None:
    """Copy the database of a backup, under this name, and its key slots into a folder, digest by digest.

    Raises EnvironmentFault("damaged") naming the file that is not what it was.
    """
    files = found.manifest.files if found.manifest else _bare_files(found.database)
    renamed = {DATABASE: name, KEYS: f"{name}.keys"}
    renamed |= {f"{found.database.name}{end}": f"{name}{end}" for end in _ENDS}
    total = sum(size for one, (_, size) in files.items() if one != LIST) or found.database.stat().st_size
    tell = Bytes(progress, total, translate("backup", "Restoring to a scratch folder, MB"))
    for one, (digest, _) in files.items():
        source = found.folder / one
        if one == LIST:
            copied = backup_folder.digest_of(source, lambda _: None)[0] if source.is_file() else ""
        elif source.is_file():
            backup_folder.forget_cached(source)
            copied = backup_folder.copy_file(source, folder / renamed[one], tell, read_back=False)[0]
        else:
            copied = ""
        if digest and copied != digest:
            raise EnvironmentFault(
                translate("backup", "The backup {folder} is damaged: {file}.").format(
                    folder=found.folder.name, file=one
                ),
                "damaged",
            )


def _bare_files(database: Path) -> dict[str, tuple[str, int]]:
    """What belongs to a copy that nobody has listed: after a crash its last records are in its log."""
    beside = [database.with_name(f"{database.name}{end}") for end in _ENDS]
    return {one.name: ("", one.stat().st_size) for one in beside if one.is_file()}


def copy_on(found: Found, place: Path, progress: Progress, live: Path | None = None) -> Found:
    """Copy a proven backup to another place, where every byte is read back.

    `live` is the branch's own folder of attachments: it gives what the first place gives back damaged.
    Raises EnvironmentFault, Cancelled.
    """
    manifest = found.manifest
    assert manifest is not None
    source_store = found.store
    store = backup_folder.store_of(place, manifest.code)
    assert source_store is not None
    backup_folder.sweep(place)
    lines = backup_attachments.read_list(found.folder)
    lacking = sum(one.size for one in lines if not backup_attachments.kept_as(store, one.content).is_file())
    total = sum(size for _, size in manifest.files.values())
    backup_folder.need_room(place, total + lacking)
    words = translate("backup", "Copying to {folder}, MB").format(folder=place)
    tell = Bytes(progress, 2 * (total + lacking), words)
    with backup_folder.unfinished(place, found.folder.name) as part:
        backup_attachments.copy_missing(lines, source_store, store, tell, live)
        for name, (digest, _) in manifest.files.items():
            tries = (_copied(found.folder / name, part / name, tell) for _ in range(2))  # a drive may fail once
            if digest not in tries:
                raise backup.damaged()
        backup_folder.write_manifest(part, manifest)
        backup_erasures.carry_on(found.folder.parent, place, manifest.code)
        target = _free_name(place / found.folder.name)
        backup_folder.finish(part, target)
    return backup_folder.open_backup(target)


def _copied(source: Path, target: Path, tell: Tell) -> str:
    target.unlink(missing_ok=True)
    return backup_folder.copy_file(source, target, tell)[0]


def prepare(place: Path) -> Path:
    """Make the folder of a place for this user only."""
    return paths.private_folder(place)
